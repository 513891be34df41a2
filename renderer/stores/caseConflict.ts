import { setAt } from './casePath.ts';
import type { Edit } from './claimCase.ts';
import type { RecordRef } from './caseRecords.ts';
import { type ConflictingField, isRecord, same, threeWay, withValueAt } from './merge.ts';

/** What becomes of the edits of a record when somebody else saved it first. Pure. */

export interface Carried {
  readonly edits: readonly Edit[];
  readonly conflicts: readonly ConflictingField[];
}

/**
 * Carries edits over from the record they were made on to the one that was saved meanwhile, a top field of the
 * record each. Where both sides changed the same to different ends the edit is held until somebody decides.
 */
export function carryOver(before: object, theirs: object, edits: readonly Edit[]): Carried {
  const first = edits[0];
  if (!first) return { edits: [], conflicts: [] };
  const mine = edits.reduce((record, edit) => setAt(record, edit.field, edit.value), before);
  const { values, conflicts } = threeWay(before, mine, theirs);
  const held = new Set(conflicts.map((conflict) => conflict.path.split('.')[0]));
  const serial = Math.max(...edits.map((edit) => edit.serial));
  return {
    edits: editsBetween(first.ref, theirs, values, serial).map((edit) => ({
      ...edit,
      held: held.has(edit.field),
    })),
    conflicts,
  };
}

/** The edits after somebody decided: the paths named are theirs, what is held otherwise goes over theirs. */
export function decide(
  current: object,
  edits: readonly Edit[],
  ref: RecordRef,
  conflicts: readonly ConflictingField[],
  theirs: ReadonlySet<string>,
): readonly Edit[] {
  const mine = edits.reduce((record, edit) => setAt(record, edit.field, edit.value), current);
  // From the end, so that taking out a row does not move the places of the others.
  const decided = conflicts
    .toReversed()
    .filter((conflict) => theirs.has(conflict.path))
    .reduce<unknown>((record, conflict) => withValueAt(record, conflict.path, conflict.theirs), mine);
  const serial = Math.max(0, ...edits.map((edit) => edit.serial));
  return editsBetween(ref, current, decided, serial);
}

function editsBetween(ref: RecordRef, stored: object, wanted: unknown, serial: number): readonly Edit[] {
  if (!isRecord(wanted)) return [];
  const old = new Map<string, unknown>(Object.entries(stored));
  return Object.entries(wanted)
    .filter(([key, value]) => key !== 'id' && key !== 'revision' && !same(value, old.get(key)))
    .map(([field, value]) => ({ ref, field, value, serial, held: false }));
}
