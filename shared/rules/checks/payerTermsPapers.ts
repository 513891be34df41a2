import { DOCUMENT_TYPE_NAMES } from '../../domain/document.ts';
import { lacking, met, notApplicable, unmet } from '../outcome.ts';
import type { Check } from '../vocabulary.ts';
import { usablePaper } from './documents.ts';
import { noLines, pathOfModifiers } from './lines.ts';

/** Papers and modifiers that one payer asks for, and the modifiers that it takes. */

export const paperOnFile: Check<'paperOnFile'> = function paperOnFile(context, { type }) {
  const name = DOCUMENT_TYPE_NAMES[type].toLowerCase();
  const paper = usablePaper(context, type, 'documents', name);
  if (paper.found) return met(paper.evidence);
  return paper.path === 'documents'
    ? unmet(paper.path, `no ${name} is among the claim’s papers`)
    : unmet(paper.path, `the ${name} on file cannot be opened: it is damaged or locked`);
};

export const modifierOnLines: Check<'modifierOnLines'> = function modifierOnLines(context, params) {
  const { modifier, codes } = params;
  if (context.lines.length === 0) return noLines();
  const lines = context.lines.filter((line) => codes.length === 0 || codes.includes(line.code));
  if (lines.length === 0) return notApplicable(`no line bills ${codes.join(' or ')}`);
  const bare = lines.find(
    (line) => !line.modifiers.includes(modifier) && !line.furtherModifiers.includes(modifier),
  );
  return bare
    ? unmet(pathOfModifiers(bare), `line ${bare.index + 1} bills ${bare.code} without ${modifier}`)
    : met(`${modifier} on every line of ${[...new Set(lines.map(({ code }) => code))].join(', ')}`);
};

export const modifiersAccepted: Check<'modifiersAccepted'> = function modifiersAccepted(context) {
  const { payer } = context.theCase;
  if (payer === null) return lacking('payer', 'the payer', 'claim.coverageId');
  const { acceptedModifiers } = payer.settings;
  if (acceptedModifiers.length === 0) return notApplicable('this payer has no list of modifiers');
  if (context.lines.length === 0) return noLines();
  for (const line of context.lines) {
    const stray = [...line.modifiers, ...line.furtherModifiers].find(
      (modifier) => !acceptedModifiers.includes(modifier),
    );
    if (stray !== undefined)
      return unmet(pathOfModifiers(line), `${stray} on line ${line.index + 1} is not on the payer’s list`);
  }
  return met('every modifier is on the payer’s list');
};
