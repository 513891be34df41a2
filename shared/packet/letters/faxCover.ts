import { formatPhone } from '../../domain/identifiers.ts';
import { TEMPLATE_KIND_NAMES } from '../../domain/letter.ts';
import { type Block, fact, type PacketModel } from '../documentModel.ts';
import { personName } from '../letterhead.ts';
import { date } from '../wording.ts';
import { BLANK, dayOf, inlineValues, type LetterFacts, letterModel } from './letterFacts.ts';
import { fillTemplate } from './template.ts';

/** The page before a fax: who sends it to whom. It names no patient and no claim. */
export function faxCover(facts: LetterFacts): PacketModel {
  const { subject, blocks } = fillTemplate('faxCover', facts.text('faxCover'), inlineValues(facts), {
    transmission: [transmission(facts)],
  });
  return letterModel(facts, {
    title: TEMPLATE_KIND_NAMES.faxCover,
    subject,
    blocks,
    stamp: { subject: 'Fax', reference: '' },
  });
}

function transmission(facts: LetterFacts): Block {
  const { physician, theCase, senderName } = facts;
  const { payer, office } = theCase;
  // An appeal is faxed to the payer; the number is the payer's own and not on file here.
  const toPayer = physician === null && facts.denial !== null;
  return {
    kind: 'facts',
    columns: 1,
    rows: [
      fact('To', toPayer ? (payer?.name ?? null) : personName(physician)),
      fact('Fax', toPayer ? BLANK : physician && formatPhone(physician.fax)),
      fact('Telephone', toPayer ? BLANK : physician && formatPhone(physician.phone)),
      fact('From', [senderName, office.name].filter(Boolean).join(', ')),
      fact('Our fax', formatPhone(office.fax)),
      fact('Our telephone', formatPhone(office.phone)),
      fact('Date', date(dayOf(facts))),
      fact('Pages with this one', BLANK),
    ],
  };
}
