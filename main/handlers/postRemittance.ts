import { getOffice } from '../../db/offices.ts';
import {
  claimsUnder,
  decidedLines,
  insertRemittance,
  insertRemittanceClaim,
  isPostedBefore,
  paymentsOf,
  sentClaims,
} from '../../db/returned.ts';
import { PROVIDER_ADJUSTMENTS } from '../../shared/codes/remittanceCodes.ts';
import type { Id } from '../../shared/domain/ids.ts';
import type { ClaimDoubt, FileDoubt } from '../../shared/domain/returned.ts';
import { claimDoubtsOf, isReversedBefore } from '../../shared/edi/claimDoubts.ts';
import { matchProviderAdjustments, matchRemittance } from '../../shared/edi/matchRemittance.ts';
import { payeeStanding } from '../../shared/edi/payeeOf.ts';
import type { ReturnedRemittance } from '../../shared/edi/readReturned.ts';
import type { Remittance } from '../../shared/edi/remittance.ts';
import type { WriteContext } from '../dispatch.ts';
import { frameOf } from './frame.ts';
import { post } from './postClaim.ts';
import type { Taking } from './takeAnswers.ts';

/**
 * An 835 on its way into the books. A claim is posted when it was found for sure and its own sums agree; everything
 * else is kept and waits for a person. Postings are added and never changed: a reversal is a posting of its own.
 * @param again its envelope came before around another content: nothing is posted without a person.
 */
export function takeRemittance(
  context: WriteContext,
  taking: Taking,
  { remittance, balance, test }: ReturnedRemittance,
  again: boolean,
): void {
  taking.summary.remittances += 1;
  const sent = candidates(context, remittance);
  const matches = matchRemittance(remittance, sent);
  const named = remittance.providerAdjustments.flatMap(({ reference }) => wordsOf(reference));
  const adjustmentOwners = matchProviderAdjustments(remittance, sent, claimsUnder(context.db, named));
  const doubts: FileDoubt[] = balance.imbalances.map(({ kind, message, place }) => ({
    what: kind,
    message,
    weight: 'warning',
    segment: place.number,
  }));
  const values = {
    fileId: taking.fileId,
    payerName: remittance.payer?.name ?? '',
    payerIdentifier: remittance.payer?.id ?? remittance.traceOriginator,
    traceNumber: remittance.traceNumber,
    paidOn: remittance.paymentDate,
    method: remittance.method,
    totalCents: remittance.paymentCents ?? 0,
    providerAdjustments: remittance.providerAdjustments.map(({ reason, reference, cents }, at) => ({
      reason,
      words: PROVIDER_ADJUSTMENTS[reason] ?? 'not in the list at hand',
      reference,
      cents,
      claimId: adjustmentOwners[at]?.claimId ?? null,
    })),
    balanced: balance.balanced,
    doubts,
  };
  const whole = balance.imbalances.every(({ kind }) => kind !== 'setIncomplete');
  const { stops, told } = stopsOf(context, remittance, {
    test,
    whole,
    again,
    before: isPostedBefore(context.db, values),
  });
  for (const doubt of told) doubts.push({ ...doubt, segment: remittance.place.number });
  // The list of files says what concerns a file as a whole.
  for (const doubt of doubts) if (OF_THE_FILE.has(doubt.what)) taking.doubts.push(doubt);
  const remittanceId = insertRemittance(frameOf(context), {
    ...values,
    userId: context.user.id,
    userName: context.user.name,
  });
  const sentById = new Map(sent.map((claim) => [claim.claimId, claim]));
  for (const match of matches) {
    const content = remittance.claims[match.claimIndex];
    if (!content) continue;
    const balanced = balance.claimBalanced[match.claimIndex] ?? false;
    const decided = match.claimId === null ? new Set<Id>() : decidedLines(context.db, match.claimId);
    const unclear = claimDoubtsOf(content, match, sentById.get(match.claimId ?? ''), decided);
    const posted = match.claimId === null ? [] : paymentsOf(context.db, match.claimId);
    const repeated: readonly ClaimDoubt[] = isReversedBefore(content, values, posted)
      ? [{ what: 'reversedBefore' }]
      : [];
    const remittanceClaimId = insertRemittanceClaim(frameOf(context), remittanceId, {
      content,
      balanced,
      doubts: [...stops, ...repeated, ...unclear],
    });
    const sure = match.flags.length === 0 && match.lines.every(({ by }) => by !== 'ask');
    if (match.claimId === null || !sure || !balanced || stops.length > 0 || repeated.length > 0) {
      if (!test) taking.summary.waiting += 1;
      continue;
    }
    post(context, taking, {
      remittanceClaimId,
      content,
      claimId: match.claimId,
      lines: match.lines,
      how: match.by === 'lineNumbers' ? 'lines' : 'number',
      on: remittance.paymentDate ?? context.today,
    });
  }
}

type Told = Omit<FileDoubt, 'segment'>;

const OF_THE_FILE: ReadonlySet<string> = new Set(['test', 'otherPayee', 'payeeUnknown', 'paymentBalance']);

const TEST: Told = {
  what: 'test',
  message: 'Marked as a test by its sender: nothing of it is posted, and no payment comes with it.',
  weight: 'warning',
};
const OTHER_PAYEE: Told = {
  what: 'otherPayee',
  message:
    'The payment names another supplier than this office (N1*PE). Its claims wait until a person says whose they are.',
  weight: 'warning',
};
const PAYEE_UNKNOWN: Told = {
  what: 'payeeUnknown',
  message: 'The payment does not say by an NPI or tax id to whom it goes (N1*PE).',
  weight: 'warning',
};
const SEEN_BEFORE: Told = {
  what: 'seenBefore',
  message:
    'A payment of this payer with the same number, day and amount is posted already. Nothing of this one was posted: look whether a claim is missing there.',
  weight: 'warning',
};

/** Why nothing of a remittance is posted without a person (`stops`), and what is told of it as a whole. */
function stopsOf(
  { db }: WriteContext,
  { payee }: Remittance,
  {
    test,
    whole,
    again,
    before,
  }: { readonly test: boolean; readonly whole: boolean; readonly again: boolean; readonly before: boolean },
): { readonly stops: readonly ClaimDoubt[]; readonly told: readonly Told[] } {
  const office = getOffice(db);
  const standing = office ? payeeStanding(payee, office) : 'unknown';
  const stops: ClaimDoubt[] = [];
  const told: Told[] = [];
  if (test) {
    stops.push({ what: 'test' });
    told.push(TEST);
  }
  if (standing === 'other') {
    stops.push({ what: 'otherPayee' });
    told.push(OTHER_PAYEE);
  }
  if (standing === 'unknown') told.push(PAYEE_UNKNOWN);
  // Its file says so.
  if (again) stops.push({ what: 'envelopeAgain' });
  if (before) {
    stops.push({ what: 'seenBefore' });
    told.push(SEEN_BEFORE);
  }
  // A set that is cut off is told among what does not add up.
  if (!whole) stops.push({ what: 'incomplete' });
  return { stops, told };
}

/** The reference of a provider adjustment names a claim by our number or the payer's, alone or among other words. */
function wordsOf(reference: string): readonly string[] {
  return [reference, ...reference.split(/\s+/, 20)].filter((word) => word !== '');
}

/** What the numbers name; and where one names nothing, what was served on the days that the remittance speaks of. */
function candidates(context: WriteContext, remittance: Remittance) {
  const numbers = [
    ...remittance.claims.map(({ claimNumber }) => claimNumber),
    ...remittance.providerAdjustments.flatMap(({ reference }) => wordsOf(reference)),
  ];
  const named = sentClaims(context.db, numbers, null);
  const known = new Set(named.map(({ number }) => number));
  const days = remittance.claims
    .filter(({ claimNumber }) => !known.has(claimNumber))
    .flatMap(({ lines, dates }) => [
      ...lines.map(({ service }) => service.from),
      ...dates.map(({ date }) => date),
    ])
    .filter((day) => day !== null)
    .sort();
  const [from, to] = [days[0], days.at(-1)];
  return from === undefined || to === undefined ? named : sentClaims(context.db, numbers, { from, to });
}
