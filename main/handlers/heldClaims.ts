import { type ClaimPlace, claimOfRow, placeOfClaim } from '../../db/claimHandoffs.ts';
import { denials } from '../../db/nouns.ts';
import { thisBranchOf } from '../../db/thisBranch.ts';
import type { ChannelName, CheckedInputOf } from '../../shared/contract/contract.ts';
import { dateInZone, formatUsDate } from '../../shared/domain/dates.ts';
import type { Id } from '../../shared/domain/ids.ts';
import { blocked, ok, type Result } from '../../shared/result.ts';
import type { ReadContext } from '../dispatch.ts';

/**
 * A claim is with one branch at a time: elsewhere it is read, and changed by nobody until it comes back. Dispatch asks
 * here before every message that changes a claim, finalized ones included. What the books do with claims of all branches
 * is not asked: the files that are sent, and the answers and payments that come back.
 */

type ClaimsOf = {
  readonly [Name in ChannelName]?: (
    input: CheckedInputOf<Name>,
    db: ReadContext['db'],
  ) => readonly (Id | null)[];
};

function itself({ id }: { readonly id: Id }): readonly Id[] {
  return [id];
}

function named({ claimId }: { readonly claimId: Id | null }): readonly (Id | null)[] {
  return [claimId];
}

function ofRefusal({ id }: { readonly id: Id }, db: ReadContext['db']): readonly (Id | null)[] {
  return [denials.get(db, id)?.claimId ?? null];
}

/** What lost against another value is written again; what stands is left as it is. */
function ofConflict(
  { table, row, take }: CheckedInputOf<'conflicts.settle'>,
  db: ReadContext['db'],
): readonly (Id | null)[] {
  return take === null ? [] : [claimOfRow(db, table, row)];
}

/** The claims that a message would change, for each message that changes one. */
const CHANGED: ClaimsOf = {
  'claims.save': itself,
  'claims.assign': itself,
  'claims.setState': itself,
  'claims.override': itself,
  'claims.withdrawOverride': itself,
  'claims.finalise': itself,
  'claims.correct': itself,
  'claims.closeAsRecord': itself,
  'documents.add': named,
  'letters.make': named,
  'payments.billNext': named,
  'payments.takeOver': named,
  'denials.save': ofRefusal,
  'denials.correct': ofRefusal,
  'conflicts.settle': ofConflict,
};

/** Whether a message changes claims that belong to a branch. */
export function changesClaims(channel: ChannelName): boolean {
  return CHANGED[channel] !== undefined;
}

/** @returns `blocked` where one of the claims that the message would change is with another branch. */
export function claimsAreHere(channel: ChannelName, input: unknown, context: ReadContext): Result<void> {
  const changed = CHANGED[channel] as
    ((input: unknown, db: ReadContext['db']) => readonly (Id | null)[]) | undefined;
  if (!changed) return ok(undefined);
  for (const id of changed(input, context.db)) {
    const place = id === null ? null : claimPlace(context.db, id);
    if (place?.elsewhere) return withAnother(place, context);
  }
  return ok(undefined);
}

/** With whom a claim is; null: with nobody in particular, or the office has no branches. */
export function claimPlace(
  db: ReadContext['db'],
  claimId: Id,
): (ClaimPlace & { readonly elsewhere: boolean }) | null {
  const place = placeOfClaim(db, claimId);
  const here = thisBranchOf(db);
  return place && { ...place, elsewhere: here !== null && place.branchId !== here };
}

function withAnother(place: ClaimPlace, { office }: Pick<ReadContext, 'office'>): Result<never> {
  const branch = place.branchName || 'Another branch';
  const since =
    place.since === null
      ? ''
      : ` since ${formatUsDate(dateInZone(Date.parse(place.since), office.timeZone))}`;
  return blocked(
    `${branch} has this claim${since}. Here it can be read, and not be changed until it is handed back or taken back.`,
  );
}
