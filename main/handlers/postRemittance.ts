import { getClaim, moveClaim } from '../../db/claims.ts';
import { denials } from '../../db/nouns.ts';
import { getOffice } from '../../db/offices.ts';
import {
  decidedLines,
  insertMatch,
  insertPayment,
  insertRemittance,
  insertRemittanceClaim,
  isPostedBefore,
  paymentsOf,
  sentClaims,
} from '../../db/returned.ts';
import { PROVIDER_ADJUSTMENTS } from '../../shared/codes/remittanceCodes.ts';
import { addDays, type IsoDate } from '../../shared/domain/dates.ts';
import type { DenialValues } from '../../shared/domain/denial.ts';
import type { Id } from '../../shared/domain/ids.ts';
import type { ClaimDoubt, FileDoubt, MatchHow, PostedAdjustment } from '../../shared/domain/returned.ts';
import { claimDoubtsOf } from '../../shared/edi/claimDoubts.ts';
import {
  matchProviderAdjustments,
  matchRemittance,
  type LineMatch,
} from '../../shared/edi/matchRemittance.ts';
import { payeeStanding } from '../../shared/edi/payeeOf.ts';
import type { ReturnedRemittance } from '../../shared/edi/readReturned.ts';
import {
  type Adjustment,
  isReversal,
  type Remittance,
  type RemittanceClaim,
} from '../../shared/edi/remittance.ts';
import { claimStatusWords, type Denial, denialsOf, outcomeOf } from '../../shared/edi/remittanceDenials.ts';
import { lessonOf } from '../../shared/edi/remittanceLessons.ts';
import type { WriteContext } from '../dispatch.ts';
import { claimFiling } from './claimFiling.ts';
import { closeRejections, REJECTION_OUTCOMES } from './closeRejections.ts';
import { frameOf } from './frame.ts';
import type { Taking } from './takeAnswers.ts';

/**
 * An 835 on its way into the books. A claim is posted when it was found for sure and its own sums agree; everything
 * else is kept and waits for a person. Postings are added and never changed: a reversal is a posting of its own.
 */
export function takeRemittance(
  context: WriteContext,
  taking: Taking,
  { remittance, balance, test }: ReturnedRemittance,
): void {
  taking.summary.remittances += 1;
  const sent = candidates(context, remittance);
  const matches = matchRemittance(remittance, sent);
  const adjustmentOwners = matchProviderAdjustments(remittance, sent);
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
    before: isPostedBefore(context.db, values),
  });
  for (const doubt of told) doubts.push({ ...doubt, segment: remittance.place.number });
  // The list of files says what concerns a file as a whole.
  for (const doubt of told)
    if (doubt.what !== 'seenBefore') taking.doubts.push({ ...doubt, segment: remittance.place.number });
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
    const remittanceClaimId = insertRemittanceClaim(frameOf(context), remittanceId, {
      content,
      balanced,
      doubts: [...stops, ...unclear],
    });
    const sure = match.flags.length === 0 && match.lines.every(({ by }) => by !== 'ask');
    if (match.claimId === null || !sure || !balanced || stops.length > 0) {
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
  { test, whole, before }: { readonly test: boolean; readonly whole: boolean; readonly before: boolean },
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
  if (before) {
    stops.push({ what: 'seenBefore' });
    told.push(SEEN_BEFORE);
  }
  // A set that is cut off is told among what does not add up.
  if (!whole) stops.push({ what: 'incomplete' });
  return { stops, told };
}

/** What the numbers name; and where one names nothing, what was served on the days that the remittance speaks of. */
function candidates(context: WriteContext, remittance: Remittance) {
  const numbers = remittance.claims.map(({ claimNumber }) => claimNumber);
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

export interface Posting {
  readonly remittanceClaimId: Id;
  readonly content: RemittanceClaim;
  readonly claimId: Id;
  readonly lines: readonly Pick<LineMatch, 'lineIndex' | 'lineId'>[];
  readonly how: MatchHow;
  readonly on: IsoDate;
}

/** Posts one claim: a row for each line, one for the claim where it says something of the whole; then its refusals. */
export function post(context: WriteContext, taking: Pick<Taking, 'summary'>, posting: Posting): void {
  const { content, claimId, remittanceClaimId, on } = posting;
  const user = { userId: context.user.id, userName: context.user.name };
  const lines = posting.lines.map(({ lineIndex, lineId }) => ({ lineIndex, lineId }));
  insertMatch(frameOf(context), { remittanceClaimId, claimId, how: posting.how, lines, ...user });
  const common = { claimId, remittanceClaimId, turnsId: null, on, note: '', ...user };
  if (content.status === '23' || content.status === '25') {
    // Passed on to another payer, or only a forecast: nothing was paid, whatever the file says.
    const nothing = { paidCents: 0, allowedCents: null, patientCents: 0, adjustments: [], remarks: [] };
    insertPayment(frameOf(context), {
      ...common,
      ...nothing,
      lineId: null,
      note: claimStatusWords(content.status),
    });
    taking.summary.posted += 1;
    return;
  }
  content.lines.forEach((line, at) => {
    insertPayment(frameOf(context), {
      ...common,
      lineId: lines.find(({ lineIndex }) => lineIndex === at)?.lineId ?? null,
      paidCents: line.paidCents ?? 0,
      allowedCents: line.allowedCents,
      patientCents: patientShare(line.adjustments),
      adjustments: postedOf(line.adjustments),
      remarks: [...line.remarks],
    });
  });
  if (content.lines.length === 0 || content.adjustments.length > 0) {
    insertPayment(frameOf(context), {
      ...common,
      lineId: null,
      paidCents: content.lines.length === 0 ? (content.paidCents ?? 0) : -sumOf(content.adjustments),
      allowedCents: null,
      patientCents: patientShare(content.adjustments),
      adjustments: postedOf(content.adjustments),
      remarks: [...content.remarks],
    });
  }
  taking.summary.posted += 1;
  if (isReversal(content)) takeBack(context, taking, posting);
  else {
    closeTakenBack(context, claimId);
    closeRejections(context, claimId, REJECTION_OUTCOMES.decided);
  }
  if (!isReversal(content))
    for (const denial of denialsOf(content)) openDenial(context, taking, posting, denial);
  moveOn(context, posting);
}

function postedOf(adjustments: readonly Adjustment[]): PostedAdjustment[] {
  return adjustments.map(({ group, reason, cents }) => ({ group, reason, cents }));
}

function sumOf(adjustments: readonly Adjustment[]): number {
  return adjustments.reduce((sum, { cents }) => sum + (cents ?? 0), 0);
}

function patientShare(adjustments: readonly Adjustment[]): number {
  return sumOf(adjustments.filter(({ group }) => group === 'PR'));
}

/**
 * A decision that the payer takes back leaves nothing of itself to work on. What is left is a payment that is gone; a
 * new decision, often the next one of the same file, settles that.
 */
function takeBack(context: WriteContext, taking: Pick<Taking, 'summary'>, posting: Posting): void {
  const { claimId, remittanceClaimId, on } = posting;
  for (const { id, revision, ...values } of openDenialsOf(context, claimId))
    denials.update(
      frameOf(context),
      { id, revision },
      { ...values, state: 'closed', outcome: 'Taken back by the payer' },
    );
  const net = paymentsOf(context.db, claimId).reduce((sum, { paidCents }) => sum + paidCents, 0);
  const gone = -(posting.content.paidCents ?? 0);
  if (net > 0 || gone <= 0) return;
  const filing = claimFiling(context, claimId);
  denials.insert(frameOf(context), {
    claimId,
    lineId: null,
    kind: 'denied',
    remittanceClaimId,
    batchEventId: null,
    payerId: filing.payerId,
    reasonGroup: TAKEN_BACK,
    reason: '',
    remarks: [],
    words: 'The payer took its payment back and has sent no new decision.',
    cents: gone,
    receivedOn: on,
    dueOn: filing.appealDays === null ? null : addDays(on, filing.appealDays),
    filingLimitOn: null,
    ruleIds: [],
    ownerId: filing.ownerId,
    state: 'open',
    nextStep: 'person',
    answerClaimId: null,
    outcome: '',
    note: '',
  });
  taking.summary.denials += 1;
  const claim = getClaim(context.db, claimId);
  if (claim?.state === 'paid')
    moveClaim(frameOf(context), claim, {
      state: 'denied',
      note: 'The payment was taken back',
      userName: context.user.name,
    });
}

/** CLP02 of a reversal, in the place of a reason's group. */
const TAKEN_BACK = '22';

function openDenialsOf(context: WriteContext, claimId: Id) {
  return denials.select(
    context.db,
    `where claim_id = ? and kind = 'denied' and state in ('open', 'working') and deleted_at is null`,
    [claimId],
  );
}

function closeTakenBack(context: WriteContext, claimId: Id): void {
  for (const { id, revision, ...values } of openDenialsOf(context, claimId))
    if (values.reasonGroup === TAKEN_BACK)
      denials.update(
        frameOf(context),
        { id, revision },
        { ...values, state: 'closed', outcome: 'The payer decided anew' },
      );
}

function moveOn(context: WriteContext, { claimId, content }: Posting): void {
  const outcome = outcomeOf(content);
  const state =
    outcome === 'paid' || outcome === 'partlyDenied' ? 'paid' : outcome === 'denied' ? 'denied' : null;
  const claim = getClaim(context.db, claimId);
  if (state === null || !claim || claim.state === state || claim.state === 'closed') return;
  const move = (to: 'sent' | 'paid' | 'denied', note: string): void => {
    const now = getClaim(context.db, claimId);
    if (now) moveClaim(frameOf(context), now, { state: to, note, userName: context.user.name });
  };
  // Paper and portals tell nobody that a claim was sent; its remittance does.
  if (claim.state === 'finalised' || claim.state === 'rejected') move('sent', 'A remittance came for it');
  move(state, outcome === 'partlyDenied' ? 'Paid in part' : '');
}

const PLACES = 1000;

function openDenial(
  context: WriteContext,
  taking: Pick<Taking, 'summary'>,
  { claimId, remittanceClaimId, lines, on }: Posting,
  denial: Denial,
): void {
  if (denial.kind === 'pending') return;
  const filing = claimFiling(context, claimId);
  const reason = [...denial.reasons].sort((one, other) => (other.cents ?? 0) - (one.cents ?? 0))[0];
  const carc = reason?.carc.code ?? '';
  const remarks = denial.remarks.map(({ code }) => code);
  const lesson =
    carc === ''
      ? []
      : lessonOf(carc, remarks, {
          claimKind: filing.kind,
          ...(filing.payerClass === null ? {} : { payerClass: filing.payerClass }),
        }).rules;
  const words = [
    ...denial.reasons.map(({ group, carc: found }) => `${group} ${found.code}: ${found.words}`),
    ...denial.remarks.map(({ code, words: said }) => `${code}: ${said}`),
  ].join('; ');
  const values: DenialValues = {
    claimId,
    lineId: lines.find(({ lineIndex }) => lineIndex === denial.lineIndex)?.lineId ?? null,
    kind: 'denied',
    remittanceClaimId,
    batchEventId: null,
    payerId: filing.payerId,
    reasonGroup: reason?.group ?? '',
    reason: carc,
    remarks,
    words: (words === '' ? 'Not paid, and no reason was given.' : words).slice(0, PLACES),
    cents: denial.deniedCents ?? 0,
    receivedOn: on,
    dueOn: denial.noAppeal || filing.appealDays === null ? null : addDays(on, filing.appealDays),
    filingLimitOn:
      filing.dateOfService === null || filing.timelyFilingDays === null
        ? null
        : addDays(filing.dateOfService, filing.timelyFilingDays),
    ruleIds: [...lesson],
    ownerId: filing.ownerId,
    state: 'open',
    nextStep: denial.step,
    answerClaimId: null,
    outcome: '',
    note: '',
  };
  denials.insert(frameOf(context), values);
  taking.summary.denials += 1;
}
