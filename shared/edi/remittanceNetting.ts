import { isReversal, type Remittance, type RemittanceClaim, sumOrNull } from './remittance.ts';

/**
 * What is left of a claim after its payments, reversals and corrections: everything under one claim number (CLP01),
 * added up with the signs of the file. A reversal undoes the payment whose payer number it names (REF*F8, else CLP07).
 */

export type NettedRole = 'payment' | 'reversal' | 'correction';

export interface NettedEntry {
  readonly remittanceIndex: number;
  readonly claimIndex: number;
  readonly role: NettedRole;
  readonly claim: RemittanceClaim;
}

export type NettingFlag =
  /** A reversal with nothing in these remittances that it undoes: what it undoes was paid before. */
  | 'reversalOfEarlier'
  /** A reversal that no correction follows: the money is gone. */
  | 'reversalWithoutCorrection'
  /** A reversal whose amounts are not those of the payment it undoes, turned. */
  | 'reversalDiffers'
  /** Two payments of one claim and no reversal between them. */
  | 'paidTwice'
  | 'amountUnknown';

export interface NettedClaim {
  readonly claimNumber: string;
  readonly entries: readonly NettedEntry[];
  readonly chargeCents: number | null;
  readonly paidCents: number | null;
  /** The patient's share by the last word; null when that was a reversal. */
  readonly patientCents: number | null;
  /** The entry that stands at the end; null when the last word was a reversal. */
  readonly standing: NettedEntry | null;
  readonly flags: readonly NettingFlag[];
}

function turned(one: number | null, other: number | null): boolean {
  return one !== null && other !== null && one + other === 0;
}

/** Statuses that pay nothing and take nothing: passed on, forecast. */
const NO_PAYMENT: readonly string[] = ['23', '25'];

/** Nets what several remittances, oldest first, say of each claim. Claims come in the order of their first mention. */
export function netClaims(remittances: readonly Remittance[]): readonly NettedClaim[] {
  const byNumber = new Map<string, NettedEntry[]>();
  for (const [remittanceIndex, { claims }] of remittances.entries()) {
    for (const [claimIndex, claim] of claims.entries()) {
      if (NO_PAYMENT.includes(claim.status)) continue;
      // Claims without a number have nothing in common but that.
      const key =
        claim.claimNumber === '' ? ` ${String(remittanceIndex)} ${String(claimIndex)}` : claim.claimNumber;
      const entries = byNumber.get(key) ?? [];
      const before = entries.at(-1);
      const corrects = before?.role === 'reversal' || claim.originalPayerClaimNumber !== null;
      const role = isReversal(claim) ? 'reversal' : corrects ? 'correction' : 'payment';
      entries.push({ remittanceIndex, claimIndex, role, claim });
      byNumber.set(key, entries);
    }
  }
  return [...byNumber.values()].map(netted);
}

interface OpenPayments {
  add(entry: NettedEntry): void;
  count(status: string): number;
  /** Takes out what a reversal undoes, the newest first: a chain of corrections is undone from its end. */
  take(reversal: RemittanceClaim): NettedEntry | null;
}

/** Payments not undone yet, found by the payer's number or as the newest, without walking through all of them. */
function openPayments(): OpenPayments {
  const undone = new Set<NettedEntry>();
  const inOrder: NettedEntry[] = [];
  const byPayerNumber = new Map<string, NettedEntry[]>();
  const perStatus = new Map<string, number>();
  const count = (status: string): number => perStatus.get(status) ?? 0;
  return {
    count,
    add(entry) {
      inOrder.push(entry);
      const { payerClaimNumber, status } = entry.claim;
      const alike = byPayerNumber.get(payerClaimNumber) ?? [];
      alike.push(entry);
      byPayerNumber.set(payerClaimNumber, alike);
      perStatus.set(status, count(status) + 1);
    },
    take({ originalPayerClaimNumber, payerClaimNumber }) {
      const wanted = originalPayerClaimNumber ?? payerClaimNumber;
      const lists =
        wanted === '' ? [inOrder] : [wanted, payerClaimNumber, ''].map((one) => byPayerNumber.get(one));
      for (const list of lists) {
        let entry = list?.pop();
        while (entry !== undefined && undone.has(entry)) entry = list?.pop();
        if (entry === undefined) continue;
        undone.add(entry);
        perStatus.set(entry.claim.status, count(entry.claim.status) - 1);
        return entry;
      }
      return null;
    },
  };
}

function netted(entries: readonly NettedEntry[]): NettedClaim {
  const flags = new Set<NettingFlag>();
  const open = openPayments();
  let reversed = false;
  for (const entry of entries) {
    reversed = entry.role === 'reversal';
    if (!reversed) {
      // A secondary payer's own payment (CLP02 2) comes beside the first payer's, not twice.
      if (open.count(entry.claim.status) > 0) flags.add('paidTwice');
      open.add(entry);
      continue;
    }
    const undone = open.take(entry.claim);
    if (undone === null) flags.add('reversalOfEarlier');
    else if (
      !turned(undone.claim.chargeCents, entry.claim.chargeCents) ||
      !turned(undone.claim.paidCents, entry.claim.paidCents)
    ) {
      flags.add('reversalDiffers');
    }
  }
  if (reversed) flags.add('reversalWithoutCorrection');
  const chargeCents = sumOrNull(entries.map(({ claim }) => claim.chargeCents));
  const paidCents = sumOrNull(entries.map(({ claim }) => claim.paidCents));
  if (chargeCents === null || paidCents === null) flags.add('amountUnknown');
  const standing = reversed ? null : (entries.at(-1) ?? null);
  return {
    claimNumber: entries[0]?.claim.claimNumber ?? '',
    entries,
    chargeCents,
    paidCents,
    patientCents: standing === null ? null : (standing.claim.patientCents ?? 0),
    standing,
    flags: [...flags],
  };
}
