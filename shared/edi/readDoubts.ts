/**
 * What a reader of returned files is not sure of. Nothing is guessed silently: whatever a file leaves open, breaks or
 * contradicts is a doubt with its place. Doubts never quote names, dates of birth or member numbers; they say where
 * to look.
 */

/**
 * `note`: odd, but the meaning is plain. `warning`: something does not agree, a person should look. `error`: a part
 * could not be read; nothing of that part may be used without a person.
 */
export type DoubtWeight = 'note' | 'warning' | 'error';

export interface Doubt {
  /** A short fixed name, such as `countDiffers`, for lists and tests. */
  readonly what: string;
  /** A plain sentence: what is wrong. */
  readonly message: string;
  readonly weight: DoubtWeight;
  /** Characters before the place, counted from 0; the byte, in a file of plain ASCII. Null: the whole file. */
  readonly offset: number | null;
  /** The segment, counted from 1 through the whole file. Null where there is none. */
  readonly segment: number | null;
}

/** Where a doubt points; a segment is such a place itself. */
export interface Place {
  readonly offset: number;
  readonly number: number;
}

/** Doubts as they come up. More than the limit are counted, not kept, so that a hostile file fills no memory. */
export interface DoubtList {
  add(what: string, weight: DoubtWeight, place: Place | number | null, message: string): void;
  readonly all: readonly Doubt[];
  /** How many came up beyond the limit. */
  readonly leftOut: number;
  /** The heaviest that came up, kept or not. */
  readonly worst: DoubtWeight | null;
}

export const MOST_DOUBTS = 500;

const ORDER: readonly DoubtWeight[] = ['note', 'warning', 'error'];

export function heavier(one: DoubtWeight | null, other: DoubtWeight | null): DoubtWeight | null {
  if (one === null || other === null) return one ?? other;
  return ORDER.indexOf(one) >= ORDER.indexOf(other) ? one : other;
}

export function doubtList(limit = MOST_DOUBTS): DoubtList {
  const all: Doubt[] = [];
  let leftOut = 0;
  let worst: DoubtWeight | null = null;
  return {
    add(what, weight, place, message) {
      worst = heavier(worst, weight);
      if (all.length >= limit) {
        leftOut += 1;
        return;
      }
      const offset = typeof place === 'number' ? place : (place?.offset ?? null);
      const segment = typeof place === 'number' ? null : (place?.number ?? null);
      all.push({ what, message, weight, offset, segment });
    },
    get all() {
      return all;
    },
    get leftOut() {
      return leftOut;
    },
    get worst() {
      return worst;
    },
  };
}
