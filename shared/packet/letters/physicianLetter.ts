import { formatPhone } from '../../domain/identifiers.ts';
import { TEMPLATE_KIND_NAMES } from '../../domain/letter.ts';
import { formatAddress } from '../../domain/record.ts';
import { type Block, fact, type PacketModel, paragraph } from '../documentModel.ts';
import { personName } from '../letterhead.ts';
import { date, withUsDates } from '../wording.ts';
import { dayOf, inlineValues, type LetterFacts, letterModel, noteBlocks } from './letterFacts.ts';
import type { PhysicianAsk } from './physicianAsks.ts';
import { fillTemplate } from './template.ts';

/** Asks a physician for exactly what the claim's file lacks, each with the rule's source and its date. */
export function physicianLetter(facts: LetterFacts, asks: readonly PhysicianAsk[]): PacketModel {
  const { subject, blocks } = fillTemplate(
    'physicianLetter',
    facts.text('physicianLetter'),
    inlineValues(facts),
    {
      asks: [askTable(asks)],
      orderElements: asks.some(({ paper, ruleId }) => paper === 'order' && !ORDER_DETAILS.includes(ruleId))
        ? [paragraph(ORDER_ELEMENTS)]
        : [],
      note: noteBlocks(facts.request.note),
    },
  );
  return letterModel(facts, {
    title: TEMPLATE_KIND_NAMES.physicianLetter,
    subject,
    blocks: [addressee(facts), ...blocks],
  });
}

/** These ask for one statement on an order that is whole otherwise. */
const ORDER_DETAILS: readonly string[] = ['E1392-DOC-ORDER-DETAIL', 'E1392-DOC-DURATION'];

/** The elements of a standard written order, by which an order is checked when it comes back. */
const ORDER_ELEMENTS =
  'A complete order shows the patient’s name or Medicare number, the date of the order, a plain description of each item, the quantity where it matters, your name or NPI, and your signature.';

export function addressee(facts: LetterFacts): Block {
  const { physician, theCase } = facts;
  return {
    kind: 'facts',
    columns: 2,
    rows: [
      fact('To', personName(physician)),
      fact('Date', date(dayOf(facts))),
      fact('Address', physician && formatAddress(physician.address)),
      fact('Fax', physician && formatPhone(physician.fax)),
      fact('Patient', personName(theCase.patient)),
      fact('Born', date(theCase.patient.birthDate)),
    ],
  };
}

function askTable(asks: readonly PhysicianAsk[]): Block {
  return {
    kind: 'table',
    columns: [
      { title: 'What we ask for', share: 9, align: 'left' },
      { title: 'What our file lacks', share: 9, align: 'left' },
      { title: 'Where it is asked', share: 8, align: 'left' },
    ],
    rows: asks.map((ask) => ({
      weight: 'body',
      cells: [ask.request, sentence(withUsDates(ask.missing)), sourceText(ask)],
    })),
    whenEmpty: 'Nothing is missing.',
  };
}

function sentence(text: string): string {
  const trimmed = text.trim();
  return trimmed === '' || /[.!?]$/.test(trimmed) ? trimmed : `${trimmed}.`;
}

/** The rule's source with its date, and how far we know it. */
function sourceText({ source }: PhysicianAsk): string {
  const doubt =
    source.verified === 'unverified'
      ? '; general practice, not verified by us'
      : source.verified === 'secondHand'
        ? '; as reported by others'
        : '';
  return withUsDates(`${source.title}, ${source.date}${doubt}`);
}
