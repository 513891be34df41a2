import type { ClaimLine } from '../../../shared/domain/claim.ts';
import type { Cents } from '../../../shared/domain/money.ts';
import type { Id } from '../../../shared/domain/ids.ts';
import type { Payment, PostedAdjustment } from '../../../shared/domain/returned.ts';

/** Postings added up line by line: a reversal takes its own back. All amounts in cents. */
export interface Sums {
  readonly chargeCents: Cents;
  readonly paidCents: Cents;
  readonly patientCents: Cents;
  /** Taken off by payers, beside what the patient owes. */
  readonly adjustedCents: Cents;
  /** Charged, and neither paid, nor the patient's, nor taken off. */
  readonly openCents: Cents;
}

export interface SettledLine extends Sums {
  /** null: what was said of the claim as a whole. */
  readonly lineId: Id | null;
  readonly label: string;
  readonly adjustments: readonly PostedAdjustment[];
  readonly remarks: readonly string[];
  /** Days of the postings, each once. */
  readonly days: readonly string[];
}

export function settledLines(
  lines: readonly Pick<ClaimLine, 'id' | 'code' | 'modifiers' | 'chargeCents'>[],
  payments: readonly Payment[],
): { readonly rows: readonly SettledLine[]; readonly total: Sums } {
  const ids = new Set(lines.map(({ id }) => id));
  const whole = payments.filter(({ lineId }) => lineId === null || !ids.has(lineId));
  const rows = [
    ...lines.map((line, at) =>
      settled(
        line.id,
        `${at + 1}: ${[line.code, ...line.modifiers].join(' ')}`,
        line.chargeCents ?? 0,
        payments.filter(({ lineId }) => lineId === line.id),
      ),
    ),
    ...(whole.length === 0 ? [] : [settled(null, 'Whole claim', 0, whole)]),
  ];
  const sum = (key: keyof Sums): Cents => rows.reduce((cents, row) => cents + row[key], 0);
  return {
    rows,
    total: {
      chargeCents: sum('chargeCents'),
      paidCents: sum('paidCents'),
      patientCents: sum('patientCents'),
      adjustedCents: sum('adjustedCents'),
      openCents: sum('openCents'),
    },
  };
}

function settled(
  lineId: Id | null,
  label: string,
  chargeCents: Cents,
  payments: readonly Payment[],
): SettledLine {
  const paidCents = payments.reduce((cents, payment) => cents + payment.paidCents, 0);
  const patientCents = payments.reduce((cents, payment) => cents + payment.patientCents, 0);
  const adjustments = net(payments.flatMap((payment) => payment.adjustments));
  const adjustedCents = adjustments
    .filter(({ group }) => group !== 'PR')
    .reduce((sum, { cents }) => sum + (cents ?? 0), 0);
  return {
    lineId,
    label,
    chargeCents,
    paidCents,
    patientCents,
    adjustedCents,
    openCents: chargeCents - paidCents - patientCents - adjustedCents,
    adjustments,
    remarks: [...new Set(payments.flatMap(({ remarks }) => remarks))],
    days: [...new Set(payments.map(({ on }) => on))],
  };
}

/** One for each reason; what was taken back to nothing is left out. An amount that nobody could read stays so. */
function net(adjustments: readonly PostedAdjustment[]): PostedAdjustment[] {
  const sums = new Map<string, PostedAdjustment>();
  for (const each of adjustments) {
    const key = `${each.group} ${each.reason}`;
    const before = sums.get(key);
    const cents = before
      ? before.cents === null || each.cents === null
        ? null
        : before.cents + each.cents
      : each.cents;
    sums.set(key, { ...each, cents });
  }
  return [...sums.values()].filter(({ cents }) => cents !== 0);
}
