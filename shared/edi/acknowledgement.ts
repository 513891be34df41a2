import type { Place } from './readDoubts.ts';

/** What a TA1, a 999 (005010X231A1) and an old 997 say of what was sent. */

/** TA1: whether an interchange could be taken at all. */
export interface InterchangeReply {
  readonly place: Place;
  /** ISA13 of what was sent. */
  readonly control: string;
  /** TA102 as ISO date, and TA103 as it stands. */
  readonly date: string | null;
  readonly time: string;
  readonly verdict: InterchangeVerdict;
  /** TA105: `000` for none. */
  readonly code: string;
  readonly words: string;
}

/** Accepted, accepted though with errors, rejected; unknown for any other letter. */
export type InterchangeVerdict = 'accepted' | 'acceptedWithErrors' | 'rejected' | 'unknown';

export type SetVerdict = 'accepted' | 'acceptedWithErrors' | 'rejected' | 'unknown';

/** `partlyAccepted`: some sets went on, others did not. */
export type GroupVerdict = SetVerdict | 'partlyAccepted';

/** CTX: what the error is about. */
export interface ErrorContext {
  /** `SITUATIONAL TRIGGER`, or the name of an element of ours such as `CLM01`. */
  readonly name: string;
  /** Our number, where it names one. */
  readonly value: string;
  readonly segment: string;
  /** Position of that segment in the set, ST being 1; null where it is not given. */
  readonly position: number | null;
  readonly loop: string;
}

/** IK4 or AK4: one element that was not taken. */
export interface ElementError {
  readonly place: Place;
  /** Position in the segment, from 1. */
  readonly element: number | null;
  readonly component: number | null;
  readonly repeat: number | null;
  /** Number in X12's dictionary of data elements. */
  readonly dataElement: string;
  readonly code: string;
  readonly words: string;
  /** What stood there, as the receiver copied it; may be patient data. */
  readonly badValue: string;
  readonly contexts: readonly ErrorContext[];
}

/** IK3 or AK3: one segment that was not taken. */
export interface SegmentError {
  readonly place: Place;
  readonly segment: string;
  /** Position in the set that was sent, ST being 1. */
  readonly position: number | null;
  readonly loop: string;
  readonly code: string;
  readonly words: string;
  readonly contexts: readonly ErrorContext[];
  readonly elements: readonly ElementError[];
}

export interface CodeInWords {
  readonly code: string;
  readonly words: string;
}

export interface SetReply {
  readonly place: Place;
  /** AK201 to AK203: `837`, its ST02, its version. */
  readonly kind: string;
  readonly control: string;
  readonly version: string;
  /** IK501 as it stands: `A E R M W X`. */
  readonly letter: string;
  readonly verdict: SetVerdict;
  /** Why the whole set was refused. */
  readonly reasons: readonly CodeInWords[];
  readonly errors: readonly SegmentError[];
}

export interface Acknowledgement {
  readonly place: Place;
  readonly kind: '999' | '997';
  /** ST02 of the reply itself. */
  readonly replyControl: string;
  readonly whole: boolean;
  /** AK101 to AK103: `HC`, the GS06 that was sent, its version. */
  readonly groupCode: string;
  readonly groupControl: string;
  readonly groupVersion: string;
  /** AK901 as it stands. */
  readonly letter: string;
  readonly verdict: GroupVerdict;
  readonly setsIncluded: number | null;
  readonly setsReceived: number | null;
  readonly setsAccepted: number | null;
  readonly reasons: readonly CodeInWords[];
  readonly sets: readonly SetReply[];
}

/** Our claim number out of the contexts of an error; null where the receiver gives none. */
export function claimNumberOf(error: SegmentError): string | null {
  const contexts = [...error.contexts, ...error.elements.flatMap((element) => element.contexts)];
  return contexts.find(({ name, value }) => name === 'CLM01' && value !== '')?.value ?? null;
}
