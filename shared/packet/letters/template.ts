import type { TemplateKind, TemplateText } from '../../domain/letter.ts';
import type { Issue } from '../../result.ts';
import { type Block, heading, paragraph } from '../documentModel.ts';
import { type BlockField, blocksOf, type InlineField, TEMPLATE_FIELDS } from './templateFields.ts';

/**
 * The text of a letter with fields in double braces. A template is read once into pieces; values are put between
 * them as they are, and nothing that stands in a value is ever read as a field.
 */

/** Said in place of a value that is not on file. */
export const NOT_ON_FILE = '(not on file)';
/** Values are bounded, and so is a line of a document. */
const MOST_FIELDS = 50;

export type InlineValues = Readonly<Record<InlineField, string | null>>;
export type BlockValues = Readonly<Partial<Record<BlockField, readonly Block[]>>>;

type Piece = { readonly text: string } | { readonly field: string };
type Paragraph =
  { readonly block: string } | { readonly pieces: readonly Piece[]; readonly weight: 'heading' | 'body' };

/** Everything that is wrong with a text, each with what to do; empty: it can be used. */
export function templateIssues(kind: TemplateKind, text: TemplateText): readonly Issue[] {
  const { required } = TEMPLATE_FIELDS[kind];
  const subject = piecesOf(text.subject);
  const paragraphs = paragraphsOf(kind, text.body);
  const lines = paragraphs.flatMap((each) => ('pieces' in each ? [each.pieces] : []));
  const placed = paragraphs.flatMap((each) => ('block' in each ? [each.block] : []));
  const messages = [
    ...(text.subject.trim() === '' ? [['subject', 'Give the letter a heading.'] as const] : []),
    ...lineIssues(kind, [subject]).map((message) => ['subject', message] as const),
    ...lineIssues(kind, lines).map((message) => ['body', message] as const),
    ...required
      .filter((field) => !placed.includes(field))
      .map((field) => ['body', `This letter needs {{${field}}} in a paragraph of its own.`] as const),
  ];
  return messages.map(([path, message]) => ({ path, message }));
}

/** The letter's heading and blocks. Fields that this kind does not have are a bug: ask templateIssues first. */
export function fillTemplate(
  kind: TemplateKind,
  text: TemplateText,
  values: InlineValues,
  blocks: BlockValues,
): { readonly subject: string; readonly blocks: readonly Block[] } {
  const [issue] = templateIssues(kind, text);
  if (issue) throw new Error(`a text of ${kind} was not checked: ${issue.path}`);
  const known: Readonly<Record<string, string | null>> = values;
  const line = (pieces: readonly Piece[]): string =>
    pieces.map((piece) => ('text' in piece ? piece.text : inLine(known[piece.field]))).join('');
  return {
    subject: line(piecesOf(text.subject)).trim(),
    blocks: paragraphsOf(kind, text.body).flatMap((each) => {
      if ('block' in each) return blocks[each.block as BlockField] ?? [];
      const said = line(each.pieces);
      return [each.weight === 'heading' ? heading(said) : paragraph(said)];
    }),
  };
}

function inLine(value: string | null | undefined): string {
  const said = (value ?? '').replace(/\s+/g, ' ').trim();
  return said === '' ? NOT_ON_FILE : said;
}

/** `# ` before a paragraph makes it a heading, in the template's own text only. */
function paragraphsOf(kind: TemplateKind, body: string): readonly Paragraph[] {
  const blocks: readonly string[] = blocksOf(kind);
  return body
    .replace(/\r\n?/g, '\n')
    .split(/\n[ \t]*\n/)
    .map((each) => each.trim())
    .filter((each) => each !== '')
    .map((each): Paragraph => {
      const alone = /^\{\{\s*([^{}]*?)\s*\}\}$/.exec(each)?.[1];
      if (alone !== undefined && blocks.includes(alone)) return { block: alone };
      return each.startsWith('# ')
        ? { pieces: piecesOf(each.slice(2).trim()), weight: 'heading' }
        : { pieces: piecesOf(each), weight: 'body' };
    });
}

function piecesOf(text: string): readonly Piece[] {
  return text
    .split(/(\{\{[^{}]*\}\})/)
    .filter((each) => each !== '')
    .map((each) => (/^\{\{[^{}]*\}\}$/.test(each) ? { field: each.slice(2, -2).trim() } : { text: each }));
}

function lineIssues(kind: TemplateKind, lines: readonly (readonly Piece[])[]): readonly string[] {
  const { inline } = TEMPLATE_FIELDS[kind];
  const names: readonly string[] = inline;
  const blocks: readonly string[] = blocksOf(kind);
  const pieces = lines.flat();
  const fields = pieces.flatMap((piece) => ('field' in piece ? [piece.field] : []));
  const open = pieces.some((piece) => 'text' in piece && /\{\{|\}\}/.test(piece.text));
  return [
    ...[...new Set(fields.filter((field) => !names.includes(field)))].map((field) =>
      blocks.includes(field)
        ? `{{${field}}} stands in a paragraph of its own: leave an empty line before and after it.`
        : unknownField(field, [...names, ...blocks]),
    ),
    ...(open
      ? ['Two braces stand open. A field begins with {{ and ends with }}, with its name between.']
      : []),
    ...(fields.length > MOST_FIELDS ? [`At most ${MOST_FIELDS} fields fit in one letter.`] : []),
  ];
}

function unknownField(field: string, known: readonly string[]): string {
  const [nearest] = known
    .map((name) => ({ name, away: distance(field.toLowerCase(), name.toLowerCase()) }))
    .sort((one, other) => one.away - other.away);
  const near = nearest !== undefined && nearest.away <= Math.max(2, Math.floor(nearest.name.length / 2));
  const shown = field === '' ? 'A field without a name' : `{{${field.slice(0, 40)}}}`;
  return near
    ? `${shown} is no field of this letter. Did you mean {{${nearest.name}}}?`
    : `${shown} is no field of this letter. Choose one of the list.`;
}

/** Single letters to add, drop or change between two short words. */
function distance(one: string, other: string): number {
  const a = [...one].slice(0, 60);
  const b = [...other];
  let row = b.map((_, at) => at + 1);
  row.unshift(0);
  for (const [at, letter] of a.entries()) {
    const next = [at + 1];
    for (const [to, wanted] of b.entries()) {
      const same = letter === wanted ? 0 : 1;
      next.push(Math.min((next[to] ?? 0) + 1, (row[to + 1] ?? 0) + 1, (row[to] ?? 0) + same));
    }
    row = next;
  }
  return row[b.length] ?? 0;
}
