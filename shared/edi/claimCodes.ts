import type { OutgoingClaim } from '../billing/outgoingClaim.ts';
import { EMPTY } from './wireText.ts';
import { code, type Wire } from './wireValues.ts';

/** Answers that several loops give in the same words. */

/** NTE01 and NTE02; nothing where there is no note. */
export function noteValues(text: Wire): readonly [Wire, Wire] {
  return text === '' ? [EMPTY, EMPTY] : [code('ADD'), text];
}

/** Signed statement, or release under the law's own consent where none is on file. */
export function releaseOfInformation({ signatureOnFileOn }: OutgoingClaim): Wire {
  return signatureOnFileOn === null ? code('I') : code('Y');
}

export function yesOrNo(yes: boolean): Wire {
  return yes ? code('Y') : code('N');
}
