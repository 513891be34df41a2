import type { TradingPartner, OutgoingClaim } from '../billing/outgoingClaim.ts';
import type { IsoDate } from '../domain/dates.ts';
import type { Id } from '../domain/ids.ts';
import type { Cents } from '../domain/money.ts';
import type { Fault } from '../result.ts';
import type { BatchIndex } from './batchIndex.ts';

/** What goes into one 837P file. */
export interface Batch837 {
  /** BHT03: at most 30 of A-Z, 0-9 and '-'; comes back in the clearinghouse's 277CA. */
  readonly id: string;
  readonly partner: TradingPartner;
  /** The supplier's legal name, as the one who sends (1000A). */
  readonly submitterName: string;
  readonly controls: ControlNumbers;
  /** The office's own day and time of making the file. */
  readonly created: { readonly on: IsoDate; /** HH:MM */ readonly at: string };
  readonly claims: readonly OutgoingClaim[];
}

/** Counters that the store keeps and never gives out twice for one receiver: each 1 to 999,999,999. */
export interface ControlNumbers {
  /** ISA13. */
  readonly interchange: number;
  /** GS06. */
  readonly group: number;
  /** ST02 of the first transaction set; further sets count on. As many are used as `setsNeeded` says. */
  readonly firstSet: number;
}

/** Claims that one transaction set holds, by the guide's advice. */
export const CLAIMS_PER_SET = 5000;

export function setsNeeded(claims: number): number {
  return Math.max(1, Math.ceil(claims / CLAIMS_PER_SET));
}

/** What keeps a claim from being written, or what a written one does not say in full. */
export interface Problem837 {
  /** null: of the batch or of the partner. */
  readonly claimId: Id | null;
  readonly lineId: Id | null;
  /** Dotted path into the claim case where it is mended; `partner.…`, `batch.…` for what is not of a claim. */
  readonly path: string;
  /** Box of the CMS-1500; '' where the form has none. */
  readonly box: string;
  /** What is wrong and how to mend it. Holds no data of the patient. */
  readonly message: string;
}

export interface Written837 {
  /** The file: one interchange, one group, segments without line breaks. */
  readonly text: string;
  readonly index: BatchIndex;
  readonly facts: BatchFacts;
  /** Written, but shortened: names and notes that did not fit, and what else a person should know. */
  readonly notices: readonly Problem837[];
}

/** What is stored with the batch: 999 answers group and set, 277CA the claim's number, 835 number and line key. */
export interface BatchFacts {
  readonly batchId: string;
  readonly interchangeControl: string;
  readonly groupControl: string;
  /** Transaction sets with their claims in the order on the wire. */
  readonly sets: readonly { readonly control: string; readonly segments: number; readonly claims: number }[];
  readonly claims: readonly ClaimFacts[];
  readonly totalCents: Cents;
}

export interface ClaimFacts {
  readonly claimId: Id;
  /** CLM01. */
  readonly number: string;
  readonly setControl: string;
  readonly totalCents: Cents;
  readonly lines: readonly {
    readonly lineId: Id;
    /** REF 6R. */
    readonly controlNumber: string;
    readonly chargeCents: Cents;
  }[];
}

/** A `Result` whose refusal also lists every problem with its claim, line and box. */
export type Outcome837 =
  | { readonly ok: true; readonly value: Written837 }
  | { readonly ok: false; readonly fault: Fault; readonly problems: readonly Problem837[] };
