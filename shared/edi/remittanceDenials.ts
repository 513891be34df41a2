import {
  appealExcluded,
  carcWords,
  type CodeWords,
  isAlert,
  natureOf,
  nextStep,
  type NextStep,
  rarcWords,
  type ReasonNature,
} from '../codes/denialSteps.ts';
import { CLAIM_STATUS } from '../codes/remittanceCodes.ts';
import { type Adjustment, isReversal, type RemittanceClaim, type RemittanceLine } from './remittance.ts';

/**
 * What of a claim was not paid, line by line. CLP02 says little: a claim "processed as primary" with lines at zero is
 * the usual partial denial. The contracted price (45), sequestration (253), deductible and coinsurance, and what other
 * payers paid (23) take money off and deny nothing; a remark that begins with "Alert" is no reason.
 */

/**
 * `denied`: nothing paid. `reduced`: paid, with something off for a reason of denial. `unclear`: nothing paid, and no
 * code at hand says why. `pending`: the payer has not decided.
 */
export type DenialKind = 'denied' | 'reduced' | 'unclear' | 'pending';

export interface DenialReasonFound {
  readonly group: string;
  readonly carc: CodeWords;
  /** Null: a code that is not in the list at hand. */
  readonly nature: ReasonNature | null;
  readonly cents: number | null;
  readonly step: NextStep;
}

export interface Denial {
  readonly kind: DenialKind;
  /** Index into the claim's lines; null: the whole claim. */
  readonly lineIndex: number | null;
  /** Only reasons that deny, or that nobody here knows. */
  readonly reasons: readonly DenialReasonFound[];
  /** Remarks that tell why; of the line, and of the whole claim. */
  readonly remarks: readonly CodeWords[];
  /** Remarks that only inform, such as how to appeal. */
  readonly alerts: readonly CodeWords[];
  /** Sum of the reasons' amounts; null where one is not known. */
  readonly deniedCents: number | null;
  /** The payer's policies (LCD, NCD) that the line names. */
  readonly policies: readonly string[];
  /** The step of the largest reason. */
  readonly step: NextStep;
  /** True when a remark takes the right of appeal away. */
  readonly noAppeal: boolean;
}

/** Statuses without any decision on payment: reversal, passed on as not theirs, forecast. */
const UNJUDGED: readonly string[] = ['22', '23', '25'];

/** CLP02 in words. */
export function claimStatusWords(status: string): string {
  return CLAIM_STATUS[status] ?? 'not in the list at hand';
}

/** What leaves a line at zero without denying it. */
const EXPLAINING: readonly ReasonNature[] = ['patientShare', 'otherPayer', 'informational'];

function reasonsIn(
  adjustments: readonly Adjustment[],
  remarks: readonly string[],
): readonly DenialReasonFound[] {
  return adjustments
    .map(({ group, reason, cents }) => ({
      group,
      carc: carcWords(reason),
      nature: natureOf(reason),
      cents,
      step: nextStep(group, reason, remarks),
    }))
    .filter(({ nature }) => nature === 'denial' || nature === 'pending' || nature === null);
}

interface Judged {
  readonly lineIndex: number | null;
  readonly adjustments: readonly Adjustment[];
  readonly remarks: readonly string[];
  readonly policies: readonly string[];
  readonly chargeCents: number | null;
  readonly paidCents: number | null;
  /** The payer says itself that it is denied (CLP02 4). */
  readonly saidDenied: boolean;
}

function sizeOf({ cents }: DenialReasonFound): number {
  return Math.abs(cents ?? 0);
}

function denialIn(part: Judged): Denial | null {
  const { adjustments, remarks, paidCents, chargeCents, saidDenied } = part;
  const reasons = reasonsIn(adjustments, remarks).filter(({ cents }) => cents === null || cents > 0);
  const unpaid = paidCents !== null && paidCents <= 0 && chargeCents !== null && chargeCents > 0;
  const denying = reasons.filter(({ nature }) => nature === 'denial');
  const told = [...new Set(remarks)];
  let kind: DenialKind;
  if (reasons.length === 0) {
    // The patient or another payer pays it. A whole charge written off as contractual explains nothing.
    const explained = adjustments.some(
      ({ group, reason }) => group === 'PR' || EXPLAINING.includes(natureOf(reason) ?? 'denial'),
    );
    if (!(saidDenied || (unpaid && !explained))) return null;
    kind = 'unclear';
  } else if (reasons.every(({ nature }) => nature === 'pending')) kind = 'pending';
  else if (denying.length === 0) kind = unpaid || saidDenied ? 'unclear' : 'reduced';
  else kind = unpaid || saidDenied ? 'denied' : 'reduced';
  const [largest] = [...reasons].sort((one, other) => sizeOf(other) - sizeOf(one));
  const known = reasons.every(({ cents }) => cents !== null);
  return {
    kind,
    lineIndex: part.lineIndex,
    reasons,
    remarks: told.filter((code) => !isAlert(code)).map(rarcWords),
    alerts: told.filter(isAlert).map(rarcWords),
    deniedCents: known ? reasons.reduce((sum, { cents }) => sum + (cents ?? 0), 0) : null,
    policies: part.policies,
    step: largest?.step ?? 'person',
    noAppeal: appealExcluded(remarks),
  };
}

/**
 * The kind alone, for what is netted of one line or of a whole claim; null: nothing refused.
 * @param part `saidDenied`: the payer said so of the claim (CLP02 4), and told no lines.
 */
export function denialKindOf(part: {
  readonly adjustments: readonly Pick<Adjustment, 'group' | 'reason' | 'cents'>[];
  readonly remarks: readonly string[];
  readonly chargeCents: number | null;
  readonly paidCents: number | null;
  readonly saidDenied: boolean;
}): DenialKind | null {
  const adjustments = part.adjustments.map((each) => ({ ...each, quantity: null }));
  return denialIn({ ...part, adjustments, lineIndex: null, policies: [] })?.kind ?? null;
}

function linePart(claim: RemittanceClaim, line: RemittanceLine, lineIndex: number): Judged {
  return {
    lineIndex,
    adjustments: line.adjustments,
    remarks: [...line.remarks, ...claim.remarks],
    policies: line.policies,
    chargeCents: line.chargeCents,
    paidCents: line.paidCents,
    saidDenied: false,
  };
}

/**
 * Everything of a claim that was denied or cut for a reason of denial: each line of its own, and the claim as a whole
 * where its own adjustments (or its status alone) deny. A reversal, a forecast and a claim passed on deny nothing.
 */
export function denialsOf(claim: RemittanceClaim): readonly Denial[] {
  if (isReversal(claim) || UNJUDGED.includes(claim.status)) return [];
  const lines = claim.lines
    .map((line, index) => denialIn(linePart(claim, line, index)))
    .filter((denial) => denial !== null);
  const whole = denialIn({
    lineIndex: null,
    adjustments: claim.adjustments,
    remarks: claim.remarks,
    policies: [],
    chargeCents: claim.lines.length === 0 || claim.adjustments.length > 0 ? claim.chargeCents : null,
    paidCents: claim.paidCents,
    saidDenied: claim.status === '4' && lines.length === 0,
  });
  return whole === null ? lines : [...lines, whole];
}

export type ClaimOutcome =
  'paid' | 'partlyDenied' | 'denied' | 'pending' | 'reversal' | 'passedOn' | 'forecast';

/** What became of a claim as a whole; `partlyDenied` has lines that were denied beside others that were not. */
export function outcomeOf(claim: RemittanceClaim): ClaimOutcome {
  if (isReversal(claim)) return 'reversal';
  if (claim.status === '23') return 'passedOn';
  if (claim.status === '25') return 'forecast';
  const denials = denialsOf(claim);
  if (denials.length === 0) return 'paid';
  if (denials.every(({ kind }) => kind === 'pending')) return 'pending';
  const stopped = denials.filter(({ kind }) => kind === 'denied' || kind === 'unclear');
  const wholly =
    stopped.some(({ lineIndex }) => lineIndex === null) ||
    (claim.lines.length > 0 && stopped.length === claim.lines.length);
  return wholly && (claim.paidCents ?? 0) <= 0 ? 'denied' : 'partlyDenied';
}
