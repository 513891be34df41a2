import { randomBytes } from 'node:crypto';
import { invalid, ok, type Result } from '../shared/result.ts';

/** Files on their way in: held in memory, never on disk, until a channel claims them or they grow old. */

export interface Upload {
  readonly bytes: Uint8Array;
  readonly name: string;
  /** What the sender calls it: a hint only. */
  readonly type: string;
}

export interface Uploads {
  put(upload: Upload): Result<{ uploadId: string }>;
  /** Hands the file over once. */
  take(uploadId: string): Upload | null;
  clear(): void;
}

const KEPT_MS = 10 * 60_000;
/** Together, so that a page that only uploads cannot fill the memory. */
const TOGETHER_BYTES = 400 * 1024 * 1024;

export function createUploads(clock: () => number): Uploads {
  const waiting = new Map<string, Upload & { readonly at: number }>();
  function dropOld(): void {
    for (const [id, upload] of waiting) if (clock() - upload.at > KEPT_MS) waiting.delete(id);
  }
  return {
    put(upload) {
      dropOld();
      const held = [...waiting.values()].reduce((sum, other) => sum + other.bytes.length, 0);
      if (held + upload.bytes.length > TOGETHER_BYTES) {
        return invalid(
          'file',
          'Too many files are waiting to be taken in. Wait a moment, then add this one again.',
        );
      }
      const uploadId = randomBytes(16).toString('hex');
      waiting.set(uploadId, { ...upload, at: clock() });
      return ok({ uploadId });
    },
    take(uploadId) {
      dropOld();
      const upload = waiting.get(uploadId) ?? null;
      waiting.delete(uploadId);
      return upload;
    },
    clear() {
      waiting.clear();
    },
  };
}
