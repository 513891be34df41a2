import type { ClaimCase } from '../../shared/domain/claimCase.ts';

/** What a correction changed, field by field, as text for the eye. */
export interface Difference {
  readonly path: string;
  readonly label: string;
  readonly before: string;
  readonly after: string;
}

/** Fields that differ between any two claims and say nothing. A place of an address is called state as well. */
const MUTE =
  /(^|\.)(id|revision|addedAt|updatedAt)$|^claim\.(number|state|finalisedAt|replacesId|holdReason|ownerId)$/;

export function caseDifference(before: ClaimCase, after: ClaimCase): Difference[] {
  return differences('', byPlace(before), byPlace(after)).filter(({ path }) => !MUTE.test(path));
}

/** Lines are compared by their place: a correction gives them new ids. */
function byPlace(theCase: ClaimCase): unknown {
  const { overrides: _overrides, ...claim } = theCase.claim;
  return { ...theCase, claim };
}

function differences(path: string, before: unknown, after: unknown): Difference[] {
  if (JSON.stringify(before) === JSON.stringify(after)) return [];
  if (isBranch(before) || isBranch(after)) {
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
  return [{ path, label: labelOf(path), before: shown(before), after: shown(after) }];
}

function isBranch(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null;
}

function shown(value: unknown): string {
  if (value === null || value === undefined || value === '') return '';
  return typeof value === 'string' ? value : JSON.stringify(value);
}

/** `claim.lines.0.chargeCents` as "Claim, lines 1, charge cents". */
function labelOf(path: string): string {
  const words = path
    .split('.')
    .map((part) =>
      /^\d+$/.test(part)
        ? `#${Number(part) + 1}`
        : part.replace(/[A-Z]/g, (letter) => ` ${letter.toLowerCase()}`),
    )
    .join(', ')
    .replace(/, #/g, ' ');
  return words.charAt(0).toUpperCase() + words.slice(1);
}
