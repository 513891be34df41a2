import { randomBytes } from 'node:crypto';

/** Finished documents on their way out: held in memory for a while, so that they can be previewed and saved. */

export interface Output {
  readonly bytes: Uint8Array;
  readonly type: string;
  /** Without patient data. */
  readonly name: string;
}

export interface Outputs {
  put(output: Output): string;
  get(outputId: string): Output | null;
  clear(): void;
}

const KEPT = 8;

export function createOutputs(): Outputs {
  const kept = new Map<string, Output>();
  return {
    put(output) {
      const outputId = randomBytes(16).toString('hex');
      kept.set(outputId, output);
      const oldest = kept.keys().next();
      if (kept.size > KEPT && !oldest.done) kept.delete(oldest.value);
      return outputId;
    },
    get(outputId) {
      return kept.get(outputId) ?? null;
    },
    clear() {
      kept.clear();
    },
  };
}
