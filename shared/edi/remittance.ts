import type {
  DateSpan,
  NamedParty,
  Procedure,
  QualifiedAmount,
  QualifiedDate,
  QualifiedQuantity,
  Reference,
} from './readElements.ts';
import type { Place } from './readDoubts.ts';

/**
 * What an 835 (005010X221A1) says, set by set. Amounts are whole cents with the sign of the file, null where the file
 * holds none or none that can be read exactly (a doubt says which). Nothing here is judged or put right.
 */

/** One reason of a CAS: positive lowers the payment, negative raises it. */
export interface Adjustment {
  /** `CO` contractual, `PR` patient, `OA` other, `PI` payer initiated, `CR` correction (old files). */
  readonly group: string;
  /** CARC. */
  readonly reason: string;
  readonly cents: number | null;
  readonly quantity: number | null;
}

export interface RemittanceContact {
  /** `CX` claims, `BL` technical, `IC` web site. */
  readonly role: string;
  readonly name: string;
  readonly numbers: readonly Reference[];
}

export interface RemittanceParty {
  readonly name: string;
  /** `XV`, `XX` an NPI, `FI` a tax id. */
  readonly idQualifier: string;
  readonly id: string;
  readonly address: readonly string[];
  readonly city: string;
  readonly state: string;
  readonly zip: string;
  readonly references: readonly Reference[];
  readonly contacts: readonly RemittanceContact[];
}

export interface RemittanceLine {
  /** Where its SVC stands. */
  readonly place: Place;
  /** As the payer judged it. */
  readonly procedure: Procedure | null;
  /** As it was sent, where the payer changed it. */
  readonly submitted: Procedure | null;
  readonly chargeCents: number | null;
  readonly paidCents: number | null;
  readonly unitsPaid: number | null;
  readonly unitsSubmitted: number | null;
  readonly service: DateSpan;
  readonly adjustments: readonly Adjustment[];
  /** REF*6R: our line number. */
  readonly controlNumber: string | null;
  /** REF*0K: numbers of the payer's policies (LCD, NCD). */
  readonly policies: readonly string[];
  readonly references: readonly Reference[];
  readonly dates: readonly QualifiedDate[];
  readonly amounts: readonly QualifiedAmount[];
  /** AMT*B6. */
  readonly allowedCents: number | null;
  readonly quantities: readonly QualifiedQuantity[];
  /** LQ*HE: RARC. */
  readonly remarks: readonly string[];
}

/** CLP02 */
export type ClaimStatusCode = string;

export interface RemittanceClaim {
  /** Where its CLP stands. */
  readonly place: Place;
  /** LX01 of the group of claims it stands in. */
  readonly group: string | null;
  /** CLP01: our claim number. */
  readonly claimNumber: string;
  readonly status: ClaimStatusCode;
  readonly chargeCents: number | null;
  readonly paidCents: number | null;
  /** CLP05; null when not sent. */
  readonly patientCents: number | null;
  /** CLP06 */
  readonly filing: string;
  /** CLP07: the payer's number of the claim, wanted for a replacement or a void. */
  readonly payerClaimNumber: string;
  readonly placeOfService: string;
  readonly frequency: string;
  readonly adjustments: readonly Adjustment[];
  readonly parties: readonly NamedParty[];
  /** NM1*74: name or member number as the payer has them. */
  readonly corrected: NamedParty | null;
  /** REF*F8: on a reversal or correction, the payer's number of the claim before. */
  readonly originalPayerClaimNumber: string | null;
  /** MOA and MIA: RARC of the whole claim. */
  readonly remarks: readonly string[];
  readonly references: readonly Reference[];
  readonly dates: readonly QualifiedDate[];
  readonly contacts: readonly RemittanceContact[];
  readonly amounts: readonly QualifiedAmount[];
  readonly quantities: readonly QualifiedQuantity[];
  readonly lines: readonly RemittanceLine[];
}

/** TS3: the payer's own sums of one group of claims. */
export interface ProviderSummary {
  readonly place: Place;
  readonly group: string | null;
  readonly providerId: string;
  readonly facilityType: string;
  readonly fiscalYearEnd: string | null;
  readonly claimCount: number | null;
  readonly chargeCents: number | null;
}

/** One adjustment of a PLB: positive takes money away, negative adds. */
export interface ProviderAdjustment {
  readonly place: Place;
  readonly providerId: string;
  readonly fiscalYearEnd: string | null;
  /** `WO`, `FB`, `L6`. */
  readonly reason: string;
  /** What the payer refers to, often an account or a claim of theirs. */
  readonly reference: string;
  readonly cents: number | null;
}

export interface Remittance {
  readonly place: Place;
  /** ST02 */
  readonly control: string;
  readonly version: string;
  /** False when the set is cut off or its count differs. */
  readonly whole: boolean;
  /** BPR01: `I` payment, `H` notice only. */
  readonly handling: string;
  /** BPR02 */
  readonly paymentCents: number | null;
  /** BPR03: `C` or `D`. */
  readonly creditOrDebit: string;
  /** BPR04: `ACH`, `CHK`, `NON`. */
  readonly method: string;
  /** BPR16 */
  readonly paymentDate: string | null;
  /** TRN02: number of the check or transfer. */
  readonly traceNumber: string;
  /** TRN03: who pays. With the trace number the key of the deposit. */
  readonly traceOriginator: string;
  readonly currency: string;
  /** DTM*405 */
  readonly producedOn: string | null;
  readonly references: readonly Reference[];
  readonly payer: RemittanceParty | null;
  readonly payee: RemittanceParty | null;
  readonly summaries: readonly ProviderSummary[];
  readonly claims: readonly RemittanceClaim[];
  readonly providerAdjustments: readonly ProviderAdjustment[];
}

/** True for a claim that takes an earlier payment back. */
export function isReversal({ status }: Pick<RemittanceClaim, 'status'>): boolean {
  return status === '22';
}

/** Sum of amounts; null when one of them is not known. */
export function sumOrNull(amounts: readonly (number | null)[]): number | null {
  let sum = 0;
  for (const cents of amounts) {
    if (cents === null) return null;
    sum += cents;
  }
  return sum;
}
