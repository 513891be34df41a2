import type { IsoDate } from '../domain/dates.ts';
import type { Id } from '../domain/ids.ts';
import type { Cents } from '../domain/money.ts';
import type { Address } from '../domain/record.ts';

/**
 * A claim as it leaves the office: one value from which the 837P, the CMS-1500 and the portal sheet are all filled, so
 * that the three cannot say different things. It holds what is sent and nothing of why it may be sent. Texts are as
 * people wrote them: each form brings them into its own alphabet. '' and null mean that there is none.
 *
 * Box numbers are those of the CMS-1500 (02/12), loops those of the 837P (005010X222A1).
 */
export interface OutgoingClaim {
  readonly claimId: Id;
  /** Claim number as the office shows it, at most 20 of A-Z, 0-9 and '-'; box 26, CLM01. Unique for ever. */
  readonly number: string;
  readonly finalised: boolean;
  /** The office's day on which it was finalised; box 31. Null before. */
  readonly finalisedOn: IsoDate | null;
  readonly frequency: ClaimFrequency;
  /** The payer's number of the claim that this one replaces or voids; box 22, REF F8. */
  readonly payerClaimNumber: string;
  readonly billing: BillingProvider;
  readonly payer: OutgoingPayer;
  /** How this claim's payer wants to be written to. */
  readonly switches: FilingSwitches;
  /** Which of the patient's payers this claim goes to. */
  readonly sequence: PayerSequence;
  readonly subscriber: Subscriber;
  /** The patient where that is not the subscriber; null: the subscriber. */
  readonly dependent: Dependent | null;
  readonly placeOfService: string;
  readonly assignment: boolean;
  /** The patient assigned the benefits to the supplier; box 13, CLM08. */
  readonly benefitsAssigned: boolean;
  /** Day of the patient's signature on file; null: none. Box 12, CLM09. */
  readonly signatureOnFileOn: IsoDate | null;
  readonly accident: Accident | null;
  /** CLM20, '' for none: 1 to 11 or 15. */
  readonly delayReason: string;
  /** ICD-10-CM with the dot, principal first, at most 12; box 21. */
  readonly diagnoses: readonly string[];
  readonly authorizationNumber: string;
  readonly patientPaidCents: Cents;
  /** Claim note, as written; composed to the 80 characters of NTE and the 71 of box 19 by the form. */
  readonly note: string;
  readonly attachments: readonly ClaimAttachment[];
  readonly ordering: Practitioner | null;
  /** Where it was done, if neither at the patient's home nor at the supplier's; box 32, 2310C. */
  readonly facility: ServiceFacility | null;
  readonly otherPayers: readonly OtherPayer[];
  readonly lines: readonly OutgoingLine[];
}

/** 1, 7 and 8 of the last digit of the type of bill. */
export type ClaimFrequency = 'original' | 'replacement' | 'void';

/** In which order payers pay: the first to the eleventh, as many as a claim can name. */
export const PAYER_SEQUENCES = [
  'primary',
  'secondary',
  'tertiary',
  'fourth',
  'fifth',
  'sixth',
  'seventh',
  'eighth',
  'ninth',
  'tenth',
  'eleventh',
] as const;
export type PayerSequence = (typeof PAYER_SEQUENCES)[number];

export interface BillingProvider {
  readonly name: string;
  readonly npi: string;
  /** Nine digits of the employer identification number, as 12-3456789. */
  readonly taxId: string;
  readonly taxonomy: string;
  readonly address: Address;
  /** Where payments are mailed, a PO box for one; null: to the address. */
  readonly payTo: Address | null;
  readonly phone: string;
}

export interface OutgoingPayer {
  readonly name: string;
  readonly identifier: string;
  readonly class: 'medicare' | 'medicaid' | 'commercial';
  readonly address: Address;
}

/** Per-payer switches of the 837P and of the paper form; data that a billing lead edits. */
export interface FilingSwitches {
  /** SBR09: MB, MC, CI, BL, 16 … */
  readonly filingIndicator: string;
  /** Where the ordering practitioner goes: on each line (DK), at the claim as referring (DN), or nowhere. */
  readonly orderingAs: 'lineDK' | 'claimDN' | 'none';
  readonly authorizationOn: 'claim' | 'line';
  /** A rental month as its first day, or as the span of days. */
  readonly rentalDates: 'single' | 'span';
  /** Takes replacements and voids (frequency 7 and 8); where not, a correction is a new claim or a reopening. */
  readonly takesReplacements: boolean;
  /** Wants rental and purchase price of equipment (SV5). */
  readonly equipmentPrices: boolean;
  readonly sendsTaxonomy: boolean;
  /** Diagnosis pointers that a line may have on paper: Medicare takes one. */
  readonly paperPointers: 1 | 4;
}

export interface PersonName {
  readonly lastName: string;
  readonly firstName: string;
  readonly middleName: string;
  readonly suffix: string;
}

export interface Person extends PersonName {
  readonly birthDate: IsoDate | null;
  readonly sex: 'female' | 'male' | 'unknown';
  readonly address: Address;
  readonly phone: string;
}

export interface Subscriber extends Person {
  readonly memberId: string;
  readonly groupNumber: string;
  readonly planName: string;
  /** SBR05, '' where Medicare is primary or not the payer: 12 to 16, 41 to 43, 47. */
  readonly insuranceType: string;
}

export interface Dependent extends Person {
  readonly relation: 'spouse' | 'child' | 'other';
}

export interface Accident {
  readonly kind: 'auto' | 'employment' | 'other';
  readonly on: IsoDate | null;
  /** Of an auto accident. */
  readonly state: string;
}

export interface Practitioner {
  readonly lastName: string;
  readonly firstName: string;
  readonly credential: string;
  readonly npi: string;
}

export interface ServiceFacility {
  readonly name: string;
  readonly npi: string;
  readonly address: Address;
}

/** PWK: a paper that is sent beside the claim or kept for it. */
export interface ClaimAttachment {
  /** X12 report type, as M1, OZ, DB. */
  readonly type: string;
  /** BM mail, FX fax, EL electronic, EM e-mail, FT file transfer, AA at the supplier's. */
  readonly how: 'BM' | 'FX' | 'EL' | 'EM' | 'FT' | 'AA';
  /** At most 50 characters; '' only with AA. */
  readonly controlNumber: string;
}

/** A payer that has paid or pays beside this claim's (loops 2320 to 2430, boxes 9 and 29). */
export interface OtherPayer {
  readonly sequence: PayerSequence;
  readonly name: string;
  readonly identifier: string;
  readonly filingIndicator: string;
  readonly insured: PersonName;
  readonly memberId: string;
  readonly groupNumber: string;
  readonly planName: string;
  readonly relation: 'self' | 'spouse' | 'child' | 'other';
  /** The other payer's own number of the claim; '' when not known. */
  readonly claimNumber: string;
  /** What it decided; null: it has not decided yet. */
  readonly adjudication: Adjudication | null;
}

export interface Adjudication {
  readonly on: IsoDate;
  readonly paidCents: Cents;
  /** Adjustments at claim level only. */
  readonly adjustments: readonly Adjustment[];
  readonly lines: readonly LineAdjudication[];
}

export interface LineAdjudication {
  readonly lineId: Id;
  readonly paidCents: Cents;
  readonly units: number;
  readonly adjustments: readonly Adjustment[];
}

/** CAS: a positive amount lowers the payment. */
export interface Adjustment {
  readonly group: 'CO' | 'PR' | 'OA' | 'PI' | 'CR';
  /** CARC. */
  readonly reason: string;
  readonly cents: Cents;
  readonly quantity: number | null;
}

export interface OutgoingLine {
  readonly lineId: Id;
  /** Comes back in the 835, at most 30 of A-Z and 0-9; REF 6R. Unique in the claim. */
  readonly controlNumber: string;
  readonly code: string;
  /** All modifiers in their order; a form that holds four writes 99 in the fourth place and all of them in its note. */
  readonly modifiers: readonly string[];
  /** What it is, sent where the code has no meaning of its own (NOC); box 24 shaded. */
  readonly description: string;
  readonly from: IsoDate;
  readonly to: IsoDate;
  readonly units: number;
  readonly chargeCents: Cents;
  /** 1 to 12 into the diagnoses, most important first, 1 to 4 of them; none where nobody chose among more than four. */
  readonly pointers: readonly number[];
  /** False where nobody chose, and the line points at every diagnosis there is, in their order. */
  readonly pointersChosen: boolean;
  /** As written; each form composes it to the room that it has. */
  readonly note: string;
  readonly emergency: boolean;
  /** Whether the code stands for anything not listed, and so needs its description. */
  readonly notOtherwiseClassified: boolean;
  /** SV5, where the payer wants it; null: not rented equipment. */
  readonly rental: {
    readonly rentalCents: Cents;
    /** Null: nobody gave the price of the device. */
    readonly purchaseCents: Cents | null;
    /** Null: the order says nothing of it, or says for life. */
    readonly daysNeeded: number | null;
  } | null;
  /** LIN and CTP; null: none. */
  readonly drug: {
    readonly ndc: string;
    readonly quantity: number;
    readonly unit: 'F2' | 'GR' | 'ME' | 'ML' | 'UN';
  } | null;
}

/** Who sends to whom: an agreement with a payer, a contractor or a clearinghouse. */
export interface TradingPartner {
  readonly id: Id;
  readonly name: string;
  /** ISA05/06, 1000A. */
  readonly submitterQualifier: string;
  readonly submitterId: string;
  /** ISA07/08, 1000B. */
  readonly receiverQualifier: string;
  readonly receiverId: string;
  readonly production: boolean;
  readonly wantsTa1: boolean;
  readonly contactName: string;
  readonly contactPhone: string;
  readonly contactEmail: string;
}
