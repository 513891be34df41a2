import type { ClaimCase } from '../../shared/domain/claimCase.ts';

/** What a correction changed, field by field: the values as they are stored, for the screen to put into words. */
export interface Difference {
  readonly path: string;
  /** Code of the line that it is about; '' for anything else. */
  readonly about: string;
  /** null: there was nothing. */
  readonly before: unknown;
  readonly after: unknown;
}

/**
 * Fields that differ between any two claims and say nothing, and ids: the record behind an id is compared itself. A
 * place of an address is called state as well.
 */
const MUTE =
  /(^|\.)(id|revision|addedAt|updatedAt|\w+Ids?(\.\d+)?)$|^claim\.(number|state|finalisedAt|holdReason)$|\.seal(\.|$)/;

/** Ids that are what a person chose, of things that stand nowhere else in the case. */
const TELLING = /(^|\.)memberId$/;

export function caseDifference(before: ClaimCase, after: ClaimCase): Difference[] {
  const found = differences('', comparable(before), comparable(after)).filter(
    ({ path }) => !MUTE.test(path) || TELLING.test(path),
  );
  return found.map((difference) => ({ ...difference, about: codeAt(difference.path, before, after) }));
}

/** Lines are compared by their place: a correction gives them new ids. Papers are told by their titles. */
function comparable({ claim, documents, ...rest }: ClaimCase): unknown {
  const { overrides: _overrides, ...values } = claim;
  return { ...rest, claim: values, documents: documents.map(({ title }) => title).sort() };
}

function codeAt(path: string, before: ClaimCase, after: ClaimCase): string {
  const at = /^claim\.lines\.(\d+)/.exec(path)?.[1];
  if (at === undefined) return '';
  return after.claim.lines[Number(at)]?.code ?? before.claim.lines[Number(at)]?.code ?? '';
}

function differences(path: string, before: unknown, after: unknown): Omit<Difference, 'about'>[] {
  if (JSON.stringify(before) === JSON.stringify(after)) return [];
  const lists = [before, after].filter((value) => Array.isArray(value));
  // A list of words reads as a whole: "RR · KX" against "RR".
  const whole = lists.length > 0 && lists.every((list) => list.every((item) => !isBranch(item)));
  if (!whole && (isBranch(before) || isBranch(after))) {
    const keys = new Set([
      ...Object.keys(isBranch(before) ? before : {}),
      ...Object.keys(isBranch(after) ? after : {}),
    ]);
    return [...keys].flatMap((key) =>
      differences(
        path === '' ? key : `${path}.${key}`,
        isBranch(before) ? before[key] : undefined,
        isBranch(after) ? after[key] : undefined,
      ),
    );
  }
  const [one, other] = [filled(before), filled(after)];
  return JSON.stringify(one) === JSON.stringify(other) ? [] : [{ path, before: one, after: other }];
}

function isBranch(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null;
}

/** Nothing is nothing, whichever way it is stored. */
function filled(value: unknown): unknown {
  return value === undefined || value === '' || (Array.isArray(value) && value.length === 0) ? null : value;
}
