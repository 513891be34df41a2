import type { Denial } from '../../domain/denial.ts';
import type { LetterKind, TemplateKind, TemplateText } from '../../domain/letter.ts';
import type { ClaimCase } from '../../domain/claimCase.ts';
import { exampleRental } from '../../rules/examples/exampleRental.ts';
import { exampleRepair } from '../../rules/examples/exampleRepair.ts';
import { EXAMPLE_TODAY, exampleId, PHYSICIAN } from '../../rules/examples/people.ts';
import { evaluateCase } from '../../rules/evaluate.ts';
import type { LetterGround } from './makeLetter.ts';

/** A made-up claim on which the text of a letter is tried: one whose order is missing, delivered, denied. */
export function sampleGround(
  kind: TemplateKind,
  text: (kind: TemplateKind) => TemplateText,
  senderName: string,
  madeAt: string,
): LetterGround {
  const theCase = sampleCase(kind);
  return {
    facts: {
      theCase,
      physician: PHYSICIAN,
      denial: kind === 'appeal' ? sampleDenial(theCase) : null,
      request: { ruleIds: [], note: '' },
      text,
      senderName,
      madeAt,
    },
    evaluation: evaluateCase(theCase, EXAMPLE_TODAY),
    justification: null,
  };
}

/** The letter in which a text is seen: a cover is seen by itself. */
export function letterOf(kind: TemplateKind): LetterKind {
  return kind === 'faxCover' ? 'physicianLetter' : kind;
}

function sampleCase(kind: TemplateKind): ClaimCase {
  switch (kind) {
    case 'physicianLetter':
    case 'faxCover': {
      const repair = exampleRepair();
      return {
        ...repair,
        order: null,
        physician: null,
        claim: { ...repair.claim, orderId: null },
        documents: repair.documents.filter(({ type }) => type !== 'physicianOrder'),
      };
    }
    case 'abnData':
      return exampleRental('medicare');
    case 'writtenOrder':
    case 'proofOfDelivery':
      return exampleRental();
    case 'appeal':
    case 'estimate':
      return exampleRepair();
  }
}

function sampleDenial({ claim, payer }: ClaimCase): Denial {
  return {
    id: exampleId(900),
    revision: 1,
    claimId: claim.id,
    lineId: claim.lines[0]?.id ?? null,
    kind: 'denied',
    remittanceClaimId: null,
    batchEventId: null,
    payerId: payer?.id ?? null,
    reasonGroup: 'CO',
    reason: '252',
    remarks: ['N706'],
    words: 'A paper that the decision needs was not there.',
    cents: claim.lines[0]?.chargeCents ?? 0,
    receivedOn: EXAMPLE_TODAY,
    dueOn: '2027-05-01',
    filingLimitOn: null,
    ruleIds: [],
    ownerId: null,
    state: 'open',
    nextStep: 'appeal',
    answerClaimId: null,
    outcome: '',
    note: '',
  };
}
