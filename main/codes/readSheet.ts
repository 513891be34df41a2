import { SaxesParser } from 'saxes';
import type { SheetRow } from '../../shared/codes/parseReleaseRows.ts';
import { invalid, ok, type Result } from '../../shared/result.ts';
import type { Archive } from './archive.ts';

/**
 * The cells of a spreadsheet (.xlsx) as text. Reads the XML itself, event by event, because what the libraries for
 * spreadsheets hand out hides what has to be refused here: formulas, document types, more cells than a release has.
 */

export interface SheetLimits {
  readonly rows: number;
  readonly cells: number;
  /** Characters of one cell. */
  readonly cellText: number;
  readonly sharedStrings: number;
}

/** The release of October 2020 has 7,208 rows of 48 columns and 21,633 shared texts. */
export const SHEET_LIMITS: SheetLimits = {
  rows: 60_000,
  cells: 1_500_000,
  cellText: 8000,
  sharedStrings: 400_000,
};

const WORKBOOK = 'xl/workbook.xml';
const RELATIONS = 'xl/_rels/workbook.xml.rels';
const STRINGS = 'xl/sharedStrings.xml';

export function isWorkbook(archive: Archive): boolean {
  return archive.names.includes(WORKBOOK) && archive.names.includes('[Content_Types].xml');
}

/** The rows of each sheet, in the workbook's order; `invalid` names the row at fault. */
export async function readSheets(
  archive: Archive,
  limits: SheetLimits = SHEET_LIMITS,
): Promise<Result<readonly (readonly SheetRow[])[]>> {
  if (archive.names.some((name) => /vbaProject|\/macrosheets\/|\/externalLinks\/|\/activeX\//i.test(name))) {
    return invalid(
      '(file)',
      'This spreadsheet carries macros or links to other files. A release has neither.',
    );
  }
  const paths = await sheetPaths(archive);
  if (!paths.ok) return paths;
  const strings = await sharedStrings(archive, limits);
  if (!strings.ok) return strings;
  const sheets: (readonly SheetRow[])[] = [];
  for (const path of paths.value) {
    const xml = await xmlOf(archive, path);
    if (!xml.ok) return xml;
    const rows = readRows(xml.value, strings.value, limits);
    if (!rows.ok) return rows;
    sheets.push(rows.value);
  }
  return ok(sheets);
}

async function xmlOf(archive: Archive, name: string): Promise<Result<string>> {
  const bytes = await archive.read(name);
  if (!bytes.ok) return bytes;
  try {
    return ok(new TextDecoder('utf-8', { fatal: true }).decode(bytes.value));
  } catch {
    return invalid('(file)', 'This spreadsheet is not written in UTF-8, as spreadsheets are.');
  }
}

/** Sheets are named in the workbook and found through its relations. Charts and the like are passed over. */
async function sheetPaths(archive: Archive): Promise<Result<readonly string[]>> {
  const workbook = await xmlOf(archive, WORKBOOK);
  if (!workbook.ok) return workbook;
  const relations = await xmlOf(archive, RELATIONS);
  if (!relations.ok) return relations;
  const targets = new Map<string, string>();
  const first = parse(relations.value, {
    open(name, attributes) {
      if (name !== 'Relationship' || attributes.TargetMode === 'External') return;
      const target = attributes.Target ?? '';
      targets.set(attributes.Id ?? '', target.startsWith('/') ? target.slice(1) : `xl/${target}`);
    },
  });
  if (first !== null) return damaged(first);
  const paths: string[] = [];
  const second = parse(workbook.value, {
    open(name, attributes) {
      if (name !== 'sheet') return;
      const path = targets.get(attributes['r:id'] ?? '');
      if (path !== undefined && archive.names.includes(path) && /^xl\/worksheets\//.test(path))
        paths.push(path);
    },
  });
  if (second !== null) return damaged(second);
  return paths.length > 0 ? ok(paths) : invalid('(file)', 'This spreadsheet holds no sheet.');
}

async function sharedStrings(archive: Archive, limits: SheetLimits): Promise<Result<readonly string[]>> {
  if (!archive.names.includes(STRINGS)) return ok([]);
  const xml = await xmlOf(archive, STRINGS);
  if (!xml.ok) return xml;
  const strings: string[] = [];
  let current: string | null = null;
  let taking = false;
  let phonetic = false;
  const fault = parse(xml.value, {
    open(name) {
      if (name === 'si') current = '';
      // Phonetic readings of a text are not the text.
      else if (name === 'rPh') phonetic = true;
      else if (name === 't') taking = !phonetic;
    },
    text(text) {
      if (current === null || !taking) return;
      current += text;
      if (current.length > limits.cellText)
        throw new Refusal('A text of this spreadsheet is longer than any of a release.');
    },
    close(name) {
      if (name === 't') taking = false;
      else if (name === 'rPh') phonetic = false;
      else if (name === 'si' && current !== null) {
        strings.push(current);
        current = null;
        if (strings.length > limits.sharedStrings)
          throw new Refusal('This spreadsheet has more texts than any release.');
      }
    },
  });
  return fault === null ? ok(strings) : damaged(fault);
}

/** What is being read of one cell. */
interface Cell {
  readonly column: string;
  readonly type: string;
  text: string;
}

function readRows(xml: string, strings: readonly string[], limits: SheetLimits): Result<readonly SheetRow[]> {
  const rows: SheetRow[] = [];
  let cells = new Map<string, string>();
  let number = 0;
  let count = 0;
  let cell: Cell | null = null;
  let taking = false;
  const refuse = (message: string): never => {
    throw new Refusal(message, `row ${number}`);
  };
  const fault = parse(xml, {
    open(name, attributes) {
      if (name === 'row') {
        const given = attributes.r === undefined ? number + 1 : Number(attributes.r);
        if (!Number.isInteger(given) || given <= number)
          refuse('The row after this one is numbered out of order.');
        number = given;
        cells = new Map();
        if (rows.length >= limits.rows) refuse('This spreadsheet has more rows than any release.');
      } else if (name === 'c') {
        const column = /^([A-Z]{1,3})\d+$/.exec(attributes.r ?? '')?.[1];
        if (column === undefined) refuse('A cell of this row does not say where it stands.');
        else cell = { column, type: attributes.t ?? 'n', text: '' };
        if ((count += 1) > limits.cells) refuse('This spreadsheet has more cells than any release.');
      } else if (name === 'f') {
        refuse(`The cell in column ${cell?.column ?? '?'} is a formula. A release holds only plain values.`);
      } else if (name === 'v' || name === 't') taking = true;
    },
    text(text) {
      if (cell === null || !taking) return;
      cell.text += text;
      if (cell.text.length > limits.cellText)
        refuse(`The cell in column ${cell.column} is longer than any of a release.`);
    },
    close(name) {
      if (name === 'v' || name === 't') taking = false;
      else if (name === 'c' && cell !== null) {
        const value = cellText(cell, strings);
        if (value === null)
          refuse(`The cell in column ${cell.column} holds an error or points to a text that is not there.`);
        else if (value !== '') {
          if (cells.has(cell.column)) refuse(`Column ${cell.column} stands twice in this row.`);
          cells.set(cell.column, value);
        }
        cell = null;
      } else if (name === 'row' && cells.size > 0) rows.push({ number, cells });
    },
  });
  return fault === null ? ok(rows) : damaged(fault);
}

function cellText({ type, text }: Cell, strings: readonly string[]): string | null {
  if (text === '') return '';
  if (type === 's') return /^\d+$/.test(text) ? (strings[Number(text)] ?? null) : null;
  return type === 'e' ? null : text;
}

/** Thrown by a reader below to stop the parser, and caught in `parse` alone. */
class Refusal extends Error {
  readonly path: string;
  constructor(message: string, path = '(file)') {
    super(message);
    this.path = path;
  }
}

interface Events {
  readonly open: (name: string, attributes: Readonly<Record<string, string | undefined>>) => void;
  readonly text?: (text: string) => void;
  readonly close?: (name: string) => void;
}

/** Null when all went well. Document types are refused: a spreadsheet has none, and entities are their trick. */
function parse(xml: string, { open, text, close }: Events): Refusal | null {
  const parser = new SaxesParser({ xmlns: false, position: false });
  parser.on('doctype', () => {
    throw new Refusal('This spreadsheet declares a document type, which spreadsheets do not.');
  });
  parser.on('opentag', ({ name, attributes }) => open(local(name), attributes));
  if (text) {
    parser.on('text', text);
    parser.on('cdata', text);
  }
  if (close) parser.on('closetag', ({ name }) => close(local(name)));
  try {
    parser.write(xml).close();
    return null;
  } catch (error) {
    if (error instanceof Refusal) return error;
    return new Refusal('This spreadsheet is damaged or was cut.');
  }
}

/** Some programs write a prefix before the names of the main namespace. */
function local(name: string): string {
  return name.slice(name.indexOf(':') + 1);
}

function damaged({ message, path }: Refusal): Result<never> {
  return invalid(path, message);
}
