import { isReversal, type Remittance, type RemittanceClaim, sumOrNull } from './remittance.ts';
import type { Place } from './readDoubts.ts';

/**
 * Whether an 835 adds up, by the guide's own sums. What does not is kept and named, and never made to fit:
 * - line: SVC02 less its adjustments is SVC03
 * - claim: CLP03 less the adjustments of claim and lines is CLP04; with lines, the sum of SVC02 is CLP03
 * - patient's share: CLP05 is the sum of the PR adjustments (not asked of a reversal that leaves CLP05 out)
 * - payment: the sum of CLP04 less the sum of PLB is BPR02
 */

export type ImbalanceKind =
  | 'lineBalance'
  | 'claimBalance'
  | 'claimCharge'
  | 'patientShare'
  | 'paymentBalance'
  /** An amount of the sum is missing or unreadable. */
  | 'amountUnknown'
  /** The set is cut off or its count differs: claims or adjustments may be missing. */
  | 'setIncomplete';

export interface Imbalance {
  readonly kind: ImbalanceKind;
  /** Index into the remittance's claims; null for the whole payment. */
  readonly claimIndex: number | null;
  readonly lineIndex: number | null;
  /** What the parts come to, and what the file states; null where an amount is not known. */
  readonly computedCents: number | null;
  readonly statedCents: number | null;
  readonly place: Place;
  readonly message: string;
}

export interface RemittanceBalance {
  readonly imbalances: readonly Imbalance[];
  /** Per claim: true when its own sums agree. */
  readonly claimBalanced: readonly boolean[];
  /** True only when nothing at all is open: a set that may be posted as it stands. */
  readonly balanced: boolean;
  /** Sums of the file as it stands; null where an amount is not known. */
  readonly claimsPaidCents: number | null;
  readonly providerAdjustmentCents: number | null;
}

interface Sum {
  readonly kind: ImbalanceKind;
  readonly message: string;
  readonly computed: number | null;
  readonly stated: number | null;
}

/** The sum as an imbalance; null when it agrees. */
function judged(
  sum: Sum,
  claimIndex: number | null,
  lineIndex: number | null,
  place: Place,
): Imbalance | null {
  const { kind, message, computed, stated } = sum;
  const known = computed !== null && stated !== null;
  if (known && computed === stated) return null;
  return {
    kind: known ? kind : 'amountUnknown',
    claimIndex,
    lineIndex,
    computedCents: computed,
    statedCents: stated,
    place,
    message: known ? message : `Not to be checked, an amount is missing or unreadable: ${message}`,
  };
}

function less(amount: number | null, taken: number | null): number | null {
  return amount === null || taken === null ? null : amount - taken;
}

function claimImbalances(claim: RemittanceClaim, claimIndex: number): readonly Imbalance[] {
  const found: (Imbalance | null)[] = claim.lines.map((line, lineIndex) =>
    judged(
      {
        kind: 'lineBalance',
        message: 'The charge of the line less its adjustments is not what was paid.',
        computed: less(line.chargeCents, sumOrNull(line.adjustments.map(({ cents }) => cents))),
        stated: line.paidCents,
      },
      claimIndex,
      lineIndex,
      line.place,
    ),
  );
  const adjustments = [claim, ...claim.lines].flatMap((part) => part.adjustments);
  const sums: Sum[] = [
    {
      kind: 'claimBalance',
      message: 'The charge of the claim less all adjustments is not what was paid.',
      computed: less(claim.chargeCents, sumOrNull(adjustments.map(({ cents }) => cents))),
      stated: claim.paidCents,
    },
  ];
  if (claim.lines.length > 0) {
    sums.push({
      kind: 'claimCharge',
      message: 'The charges of the lines do not add up to the charge of the claim.',
      computed: sumOrNull(claim.lines.map(({ chargeCents }) => chargeCents)),
      stated: claim.chargeCents,
    });
  }
  if (claim.patientCents !== null || !isReversal(claim)) {
    sums.push({
      kind: 'patientShare',
      message: 'The patient’s share is not the sum of the adjustments put on the patient (PR).',
      computed: sumOrNull(adjustments.filter(({ group }) => group === 'PR').map(({ cents }) => cents)),
      stated: claim.patientCents ?? 0,
    });
  }
  found.push(...sums.map((sum) => judged(sum, claimIndex, null, claim.place)));
  return found.filter((one) => one !== null);
}

/** Adds up one remittance. */
export function balanceRemittance(remittance: Remittance): RemittanceBalance {
  const { claims, providerAdjustments, paymentCents, place, whole } = remittance;
  const perClaim = claims.map(claimImbalances);
  const claimsPaidCents = sumOrNull(claims.map(({ paidCents }) => paidCents));
  const providerAdjustmentCents = sumOrNull(providerAdjustments.map(({ cents }) => cents));
  const payment = judged(
    {
      kind: 'paymentBalance',
      message: 'What the claims were paid, less the provider adjustments (PLB), is not the payment (BPR02).',
      computed: less(claimsPaidCents, providerAdjustmentCents),
      stated: paymentCents,
    },
    null,
    null,
    place,
  );
  const incomplete: Imbalance = {
    kind: 'setIncomplete',
    claimIndex: null,
    lineIndex: null,
    computedCents: null,
    statedCents: null,
    place,
    message: 'The set is cut off, or its number of segments differs: claims may be missing.',
  };
  const imbalances = [
    ...(whole ? [] : [incomplete]),
    ...perClaim.flat(),
    ...(payment === null ? [] : [payment]),
  ];
  return {
    imbalances,
    claimBalanced: perClaim.map((list) => list.length === 0),
    balanced: imbalances.length === 0,
    claimsPaidCents,
    providerAdjustmentCents,
  };
}
