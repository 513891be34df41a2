import { DOCUMENT_TYPE_NAMES } from '../../domain/document.ts';
import { met, notApplicable, unmet } from '../outcome.ts';
import type { Check } from '../vocabulary.ts';
import { usablePaper } from './documents.ts';
import { noLines, pathOfModifiers } from './lines.ts';

/** What one payer asks for beyond the shipped rules: a paper, or a modifier. */

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
