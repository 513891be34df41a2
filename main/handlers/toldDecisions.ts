import { getClaim } from '../../db/claims.ts';
import { claimsToCoverage } from '../../db/nextPayerClaims.ts';
import { coverages, payers } from '../../db/nouns.ts';
import { paymentsOf } from '../../db/returned.ts';
import type { Claim, ClaimLine } from '../../shared/domain/claim.ts';
import type { PriorPayment } from '../../shared/domain/filing.ts';
import type { Id } from '../../shared/domain/ids.ts';
import type { Coverage } from '../../shared/domain/people.ts';
import { booksOf, type PayerBooks } from '../../shared/edi/claimBooks.ts';
import { priorPaymentOf } from '../../shared/edi/priorPayment.ts';
import type { ReadContext } from '../dispatch.ts';

/** What a payer decided on a claim, and what claims to the payers after it tell of that. */

/** The decision of the claim's own payer; null while none stands. */
export function ownDecision({ db }: ReadContext, claim: Claim, rank: number): PayerBooks | null {
  const { payers: all } = booksOf(claim.lines, paymentsOf(db, claim.id));
  const standing = all.filter(({ standingIds, decided }) => standingIds.length > 0 && decided.length > 0);
  const own = all.find((payer) => payer.rank === rank);
  // Where its own payer took its decision back, a later payer's is not told in its place.
  return own ? (standing.find((payer) => payer === own) ?? null) : (standing[0] ?? null);
}

/** Those that pay after the claim's own and ran on the day of service, in their order. */
export function laterCoverages({ db }: ReadContext, claim: Claim, own: Coverage): Coverage[] {
  return coverages.select(
    db,
    `where patient_id = :patientId and rank > :rank and deleted_at is null
       and (:day is null or ((from_date is null or from_date <= :day) and (to_date is null or to_date >= :day)))
     order by rank, id`,
    { patientId: claim.patientId, rank: own.rank, day: claim.dateOfService },
  );
}

/** What is told of a claim's decision to later payers, to be compared; null: nothing was ever decided on it. */
export function toldFigures(context: ReadContext, claim: Claim): string | null {
  const own = coverageOf(context, claim);
  if (!own || (paymentsOf(context.db, claim.id).length === 0 && claim.replacesId === null)) return null;
  const decision = ownDecision(context, claim, own.rank);
  return JSON.stringify(decision?.decided ?? []);
}

/** Claims to later payers that tell what was decided on this one. */
export function tellingClaims(context: ReadContext, claim: Claim): readonly Id[] {
  const own = coverageOf(context, claim);
  if (!own) return [];
  return laterCoverages(context, claim, own).flatMap((coverage) => {
    const [later] = claimsToCoverage(context.db, claim, coverage.id);
    const told = later && getClaim(context.db, later.id)?.filing.priorPayments;
    return later && told?.some(({ coverageId }) => coverageId === own.id) ? [later.id] : [];
  });
}

/** What a claim tells of a payer before it, and what that one's newest decision says; null: none stands. */
export interface Outdated {
  readonly told: PriorPayment;
  readonly now: PriorPayment | null;
  /** The claim on which it decided. */
  readonly number: string;
  readonly payerName: string;
  readonly nextName: string;
}

/** Where a claim tells other amounts of payers before it than are posted. What nobody posted is not judged. */
export function outdatedOf(context: ReadContext, claim: Claim): readonly Outdated[] {
  const { db } = context;
  const nameOf = (coverageId: Id | null): string => {
    const coverage = coverageId ? coverages.select(db, 'where id = ?', [coverageId])[0] : undefined;
    return (coverage && payers.select(db, 'where id = ?', [coverage.payerId])[0]?.name) ?? 'its payer';
  };
  return claim.filing.priorPayments.flatMap((told) => {
    const earlier = coverages.select(db, 'where id = ?', [told.coverageId])[0];
    const decided = claimsToCoverage(db, claim, told.coverageId)
      .flatMap(({ id }) => getClaim(db, id) ?? [])
      .filter(({ id }) => paymentsOf(db, id).length > 0);
    const [newest] = decided;
    if (!earlier || !newest) return [];
    const standing = decided.map((one) => ({ one, decision: ownDecision(context, one, earlier.rank) }));
    const found = standing.find(({ decision }) => decision !== null);
    const now = found?.decision
      ? priorPaymentOf(found.decision, told.coverageId, linesFrom(claim.lines, found.one))
      : null;
    if (now !== null && amountsIn(now) === amountsIn(told)) return [];
    return [
      {
        told,
        now,
        number: (found?.one ?? newest).number,
        payerName: nameOf(told.coverageId),
        nextName: nameOf(claim.coverageId),
      },
    ];
  });
}

/** Payments and adjustments, in one order: how they are written makes no difference. */
function amountsIn({ paidCents, adjustments, lines }: PriorPayment): string {
  const amounts = (list: PriorPayment['adjustments']): readonly string[] =>
    list.map(({ group, reason, cents }) => `${group} ${reason} ${cents}`).sort();
  const each = lines.map((line) => [line.lineId, line.paidCents, amounts(line.adjustments)]);
  return JSON.stringify([paidCents, amounts(adjustments), each.map((line) => JSON.stringify(line)).sort()]);
}

/** The lines of a claim to a later payer, each with the line of the first claim that it stands for. */
export function linesFrom(lines: readonly Pick<ClaimLine, 'id' | 'units'>[], first: Claim) {
  return lines.map(({ id, units }, at) => ({ id, units, from: first.lines[at]?.id ?? id }));
}

/** The coverage under which a claim goes out. */
export function coverageOf({ db }: ReadContext, { coverageId }: Claim): Coverage | undefined {
  return coverageId ? coverages.select(db, 'where id = ?', [coverageId])[0] : undefined;
}
