import type { BookFlagKind } from '../../../shared/edi/claimBooks.ts';

/** What does not fit in what is posted to a claim, and what to look at. */
const FLAG_WORDS: Readonly<Record<BookFlagKind, string>> = {
  paidTwice:
    'Paid twice: the payer paid this before and did not take that back. It will ask for one of the two.',
  reversalWithoutCorrection: 'The payer took its decision back and has sent no new one.',
  reversalDiffers: 'What the payer took back is not what it had paid: compare the two amounts.',
  reversalOfEarlier:
    'The payer took back something that was never posted here: look for an earlier remittance.',
  moreThanCharged: 'Paid, adjusted and left to the patient come to more than the charge.',
  unanswered: 'The payer decided some of the lines and has not answered the others yet.',
  amountUnknown: 'An amount could not be read, so what is open is not sure.',
};

export function flagWords(kind: BookFlagKind): string {
  return FLAG_WORDS[kind];
}
