import type { ClaimLine } from '../domain/claim.ts';
import type { Id } from '../domain/ids.ts';
import { effectiveVisit, type ServiceVisit } from '../domain/serviceVisit.ts';
import { LABOR_CODES } from './laborUnits.ts';

/** Which rows of a visit's log (parts and labor) a claim line rests on, and which line bills a row. */

/** The line of a loaner rests on the loan, not on a row of the visit. */
export const LOANER_CODE = 'K0462';

const LABOR_CODE_LIST: readonly string[] = Object.values(LABOR_CODES);
/** Codes under which parts without a code of their own are billed, minor parts of braces and prostheses among them. */
const CODES_FOR_ANY_PART: readonly string[] = ['E1399', 'K0108', 'A9900', 'A9999', 'L4210', 'L7510'];

export interface LogRow {
  readonly id: Id;
  readonly kind: 'part' | 'labor';
  /** Its place in the visit: `parts.0`, `labor.1`. */
  readonly path: string;
  /** HCPCS code of the part, or of what was worked on; '' without one. */
  readonly code: string;
  /** False for a part that is not charged. */
  readonly billed: boolean;
  /** `Part 1: SMP-FILTER-1 Intake filter`, `Labor 2: Harness mended, 30 min`; nothing of the patient by itself. */
  readonly name: string;
}

export function logRows(visit: ServiceVisit | null): readonly LogRow[] {
  if (visit === null) return [];
  const { parts, labor } = effectiveVisit(visit);
  return [
    ...parts.map((part, index): LogRow => {
      const what = [part.partNumber, part.description].filter(Boolean).join(' ') || 'not described';
      return {
        id: part.id,
        kind: 'part',
        path: `parts.${index}`,
        code: part.code,
        billed: part.billed,
        name: `Part ${index + 1}: ${what}${part.billed ? '' : ', not charged'}`,
      };
    }),
    ...labor.map((row, index): LogRow => {
      const minutes = row.minutes === null ? '' : `, ${row.minutes} min`;
      return {
        id: row.id,
        kind: 'labor',
        path: `labor.${index}`,
        code: row.repairedCode,
        billed: true,
        name: `Labor ${index + 1}: ${row.description || 'not described'}${minutes}`,
      };
    }),
  ];
}

export interface LinkProblem {
  /** The line it is about; null for a row that no line bills. */
  readonly line: number | null;
  readonly text: string;
}

/** What is not linked as it ought to be; empty: every line rests on its rows and every billed row stands in one line. */
export function linkProblems(
  lines: readonly Pick<ClaimLine, 'code' | 'logIds'>[],
  visit: ServiceVisit,
): readonly LinkProblem[] {
  const rows = logRows(visit);
  const known = new Map(rows.map((row) => [row.id, row]));
  const problems: LinkProblem[] = [];
  for (const [index, line] of lines.entries()) {
    const nth = `line ${index + 1}`;
    if (line.code === LOANER_CODE) continue;
    if (line.logIds.length === 0) problems.push({ line: index, text: `${nth} rests on no row of the log` });
    if (line.logIds.some((id) => !known.has(id)))
      problems.push({ line: index, text: `${nth} rests on a row that this visit does not have` });
    for (const id of line.logIds) {
      const row = known.get(id);
      if (row && !row.billed)
        problems.push({ line: index, text: `${nth} bills ${placeOf(row)}, which is not charged` });
    }
  }
  for (const row of rows.filter(({ billed }) => billed)) {
    const standing = lines.flatMap(({ code, logIds }, index) =>
      code !== LOANER_CODE && logIds.includes(row.id) ? [index] : [],
    );
    const [first = null, second = null] = standing;
    if (first === null) problems.push({ line: null, text: `${placeOf(row)} of the log stands in no line` });
    if (second !== null)
      problems.push({
        line: second,
        text: `${placeOf(row)} of the log stands in ${standing.map((at) => `line ${at + 1}`).join(' and ')}`,
      });
  }
  return problems;
}

/** `line 1: labor 1, labor 2; line 2: part 1`, for evidence. */
export function linkWords(lines: readonly Pick<ClaimLine, 'code' | 'logIds'>[], visit: ServiceVisit): string {
  const rows = logRows(visit);
  return lines
    .flatMap(({ code, logIds }, index) => {
      if (code === LOANER_CODE) return [];
      const places = rows.filter(({ id }) => logIds.includes(id)).map(placeOf);
      return [`line ${index + 1}: ${places.join(', ')}`];
    })
    .join('; ');
}

/** `part 1`, `labor 2`. */
function placeOf({ path }: LogRow): string {
  const [list = '', index = ''] = path.split('.');
  return `${list === 'parts' ? 'part' : 'labor'} ${Number(index) + 1}`;
}

/**
 * The lines with the rows that stand in none yet, where the codes tell which line bills which: labor with the line of
 * labor, a part with the line of its code, a part without one with a line for such parts, everything with the only
 * line. A row that none of this tells of stays out, for a person to link.
 */
export function linkedLines<Line extends Pick<ClaimLine, 'code' | 'logIds'>>(
  lines: readonly Line[],
  visit: ServiceVisit | null,
): readonly Line[] {
  const taken = new Set(lines.flatMap(({ logIds }) => logIds));
  const added = lines.map((): Id[] => []);
  for (const row of logRows(visit)) {
    if (!row.billed || taken.has(row.id)) continue;
    const at = lineFor(row, lines);
    if (at !== null) added[at]?.push(row.id);
  }
  return lines.map((line, index) => {
    const more = added[index] ?? [];
    return more.length === 0 ? line : { ...line, logIds: [...line.logIds, ...more] };
  });
}

function lineFor(row: LogRow, lines: readonly Pick<ClaimLine, 'code'>[]): number | null {
  const own = lines.flatMap(({ code }, index) => (code === LOANER_CODE ? [] : [index]));
  const [only] = own;
  if (own.length === 1 && only !== undefined) return only;
  const bills = (code: string): boolean =>
    row.kind === 'labor'
      ? LABOR_CODE_LIST.includes(code)
      : row.code === ''
        ? CODES_FOR_ANY_PART.includes(code)
        : code === row.code;
  return own.find((index) => bills(lines[index]?.code ?? '')) ?? null;
}
