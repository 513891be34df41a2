import type { DateSpan, NamedParty, Procedure, Reference } from './readElements.ts';
import type { Place } from './readDoubts.ts';

/** What a 277CA (005010X214) says of the claims that were sent. */

/** One composite of an STC, in words. */
export interface StatusCode {
  /** `A2`, `A7`. */
  readonly category: string;
  readonly status: string;
  /** `85`, `IL`: who it is about; empty where not given. */
  readonly entity: string;
  readonly categoryWords: string;
  readonly statusWords: string;
  readonly entityWords: string;
}

export interface StatusInformation {
  readonly place: Place;
  /** Up to three. */
  readonly codes: readonly StatusCode[];
  readonly date: string | null;
  /** STC03: `WQ` accepted, `U` rejected, empty where not given. */
  readonly action: string;
  readonly chargeCents: number | null;
  /** STC12: the sender's own words. */
  readonly text: string;
}

/** `accepted` so far: a later answer may still reject. `rejected` claims were never judged: corrected and sent as new. */
export type StatusVerdict = 'accepted' | 'rejected' | 'unknown';

export interface LineStatus {
  readonly place: Place;
  readonly procedure: Procedure | null;
  readonly chargeCents: number | null;
  /** REF*FJ: our line number. */
  readonly controlNumber: string | null;
  readonly service: DateSpan;
  readonly statuses: readonly StatusInformation[];
  readonly verdict: StatusVerdict;
}

export interface ClaimStatus {
  readonly place: Place;
  /** TRN02: our claim number. */
  readonly claimNumber: string;
  readonly patient: NamedParty | null;
  readonly statuses: readonly StatusInformation[];
  readonly verdict: StatusVerdict;
  /** REF*1K: the payer's number of the claim, to be kept. */
  readonly payerClaimNumber: string | null;
  /** REF*D9 */
  readonly clearinghouseTrace: string | null;
  readonly references: readonly Reference[];
  readonly service: DateSpan;
  readonly lines: readonly LineStatus[];
  /** Index of the provider level it stands under; null where there is none. */
  readonly providerIndex: number | null;
  /** Index of the receiver level it stands under, whose trace names our file; null where there is none. */
  readonly receiverIndex: number | null;
}

/** Receiver or provider level: what is said of many claims at once. */
export interface LevelStatus {
  readonly place: Place;
  readonly party: NamedParty | null;
  /** TRN02: at the receiver our batch (BHT03), at the provider our reference or `0`. */
  readonly trace: string;
  readonly statuses: readonly StatusInformation[];
  readonly verdict: StatusVerdict;
  readonly references: readonly Reference[];
  /** QTY*90 or QA, and QTY*AA or QC. */
  readonly acceptedCount: number | null;
  readonly rejectedCount: number | null;
  /** AMT*YU and AMT*YY. */
  readonly acceptedCents: number | null;
  readonly rejectedCents: number | null;
}

export interface ClaimStatusReply {
  readonly place: Place;
  readonly control: string;
  readonly version: string;
  readonly whole: boolean;
  /** BHT03 of the reply, and when it was made. */
  readonly reference: string;
  readonly madeOn: string | null;
  /** Who answers: the clearinghouse or the payer. */
  readonly source: NamedParty | null;
  readonly receivers: readonly LevelStatus[];
  readonly providers: readonly LevelStatus[];
  readonly claims: readonly ClaimStatus[];
}

/**
 * The numbers by which a reply may name the file that it answers, the surest first: the trace of the receiver, then the
 * reply's own reference, in which some send our BHT03 back. @param receiverIndex of the claim; null: any receiver.
 */
export function batchReferences(
  { receivers, reference }: Pick<ClaimStatusReply, 'receivers' | 'reference'>,
  receiverIndex: number | null,
): readonly string[] {
  const traces = receiverIndex === null ? receivers : receivers.slice(receiverIndex, receiverIndex + 1);
  return [...new Set([...traces.map(({ trace }) => trace), reference].filter(Boolean))];
}
