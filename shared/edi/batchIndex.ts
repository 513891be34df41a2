import type { Id } from '../domain/ids.ts';
import { type CaseField, pathOf } from './caseFields.ts';
import type { Shape, Slot } from './segments.ts';

/**
 * From a place in the file back to what it says: a 999 answers with the number of a segment (counted from ST = 1) and of
 * an element. Plain data that can be stored with the batch, small because claims repeat the same few kinds of segment.
 */
export interface BatchIndex {
  readonly kinds: readonly SegmentKind[];
  readonly claims: readonly { readonly claimId: Id; readonly lineIds: readonly Id[] }[];
  readonly sets: readonly {
    readonly control: string;
    /** Four numbers a segment: kind, first claim, last claim, line. -1: none. */
    readonly segments: readonly number[];
  }[];
}

export interface SegmentKind {
  readonly segment: string;
  readonly loop: string;
  /** For each element its field, or one for each component; null: a code of the guide. */
  readonly fields: readonly Slot[];
}

const NUMBERS = 4;

export interface Located {
  readonly segment: string;
  readonly loop: string;
  /** The claim, where the segment is about one alone. */
  readonly claimId: Id | null;
  /** Every claim that the segment is about, in the order on the wire. */
  readonly claimIds: readonly Id[];
  readonly lineId: Id | null;
  /** Field of the element; null where no element was named or the guide alone sets it. */
  readonly path: string | null;
  readonly box: string | null;
}

/**
 * What stands at a place of a set. `element` counts from 1, `component` too.
 * @returns null where the file has no such set or segment.
 */
export function locate(
  index: BatchIndex,
  setControl: string,
  position: number,
  element?: number,
  component?: number,
): Located | null {
  const segments = index.sets.find(({ control }) => sameControl(control, setControl))?.segments ?? [];
  const [kindAt, first = -1, last = -1, line = -1] = segments.slice(
    (position - 1) * NUMBERS,
    position * NUMBERS,
  );
  const kind = kindAt === undefined ? undefined : index.kinds[kindAt];
  if (!kind || position < 1) return null;
  const claims = first < 0 ? [] : index.claims.slice(first, last + 1);
  const [only] = claims;
  const field = element === undefined ? null : fieldOf(kind.fields[element - 1] ?? null, component);
  return {
    segment: kind.segment,
    loop: kind.loop,
    claimId: claims.length === 1 && only ? only.claimId : null,
    claimIds: claims.map(({ claimId }) => claimId),
    lineId: claims.length === 1 ? (only?.lineIds[line] ?? null) : null,
    path: field && pathOf(field, line),
    box: field && field.box,
  };
}

/** Some answers drop the zeros in front of a control number. */
export function sameControl(one: string, other: string): boolean {
  return one.replace(/^0+/, '') === other.trim().replace(/^0+/, '');
}

function fieldOf(slot: Slot, component: number | undefined): CaseField | null {
  if (slot === null || 'path' in slot) return slot;
  if (component !== undefined) return slot[component - 1] ?? null;
  return slot.find((field) => field !== null) ?? null;
}

/** Collects the kinds and places while a file is written. */
export interface IndexDraft {
  readonly places: Map<Shape, number>;
  readonly kinds: SegmentKind[];
}

export function kindNumber({ places, kinds }: IndexDraft, shape: Shape): number {
  const known = places.get(shape);
  if (known !== undefined) return known;
  places.set(shape, kinds.length);
  return kinds.push({ segment: shape.id, loop: shape.loop, fields: shape.slots }) - 1;
}
