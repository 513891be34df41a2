import type { ReleaseLimits } from '../../shared/codes/assembleRelease.ts';
import { looksLikeReleaseRows, parseReleaseRows } from '../../shared/codes/parseReleaseRows.ts';
import { looksLikeReleaseText, parseReleaseText } from '../../shared/codes/parseReleaseText.ts';
import { nameRelease, releaseDay } from '../../shared/codes/releaseName.ts';
import type { Release } from '../../shared/codes/releaseModel.ts';
import type { IsoDate } from '../../shared/domain/dates.ts';
import { fail, invalid, ok, type Result } from '../../shared/result.ts';
import { type Archive, ARCHIVE_LIMITS, type ArchiveLimits, isZip, openArchive } from './archive.ts';
import { isWorkbook, readSheets } from './readSheet.ts';

/** A release of HCPCS Level II from the file that CMS publishes: the text, the spreadsheet, or the archive of both. */

/** CMS's archives are of 2 to 4 MB. */
export const MAX_RELEASE_BYTES = 32 * 1024 * 1024;

export interface ReleaseFile {
  readonly bytes: Uint8Array;
  /** Tells the release where the name holds a year and month (`HCPC2026_OCT_ANWEB.txt`, `anweb-2020-10.xlsx`). */
  readonly fileName: string;
}

export interface ReadReleaseOptions {
  /** First day for which the release speaks, where the person knows better than the file's name. */
  readonly releasedOn?: IsoDate | null;
  readonly limits?: ReleaseLimits;
  readonly archiveLimits?: ArchiveLimits;
}

/** What the bytes turned out to be, before they are read as a release. */
type Found =
  | { readonly kind: 'text'; readonly name: string; readonly text: string }
  | { readonly kind: 'sheet'; readonly name: string; readonly archive: Archive };

/**
 * Reads a release whole or refuses it whole.
 * Faults are `invalid`; each issue's path is `line 12`, `row 12`, `(archive)` or `(file)`. Nothing of the contents is quoted.
 */
export async function readRelease(
  file: ReleaseFile,
  options: ReadReleaseOptions = {},
): Promise<Result<Release>> {
  if (file.bytes.length === 0) return refuse('It is empty.');
  if (file.bytes.length > MAX_RELEASE_BYTES) {
    return refuse(`It is larger than ${MAX_RELEASE_BYTES / 1024 / 1024} MB, which no release is.`);
  }
  const found = await find(file, options.archiveLimits ?? ARCHIVE_LIMITS);
  if (!found.ok) return found;
  const read =
    found.value.kind === 'text'
      ? fromText(found.value.text, options)
      : await fromSheet(found.value.archive, options);
  if (!read.ok) return read;
  const day = options.releasedOn ?? releaseDay([found.value.name, file.fileName], read.value.entries);
  return ok({ ...read.value, ...nameRelease(day) });
}

/** Named once its entries are known. */
const UNNAMED = { name: '', releasedOn: '' } as const;

function fromText(text: string, { limits }: ReadReleaseOptions): Result<Release> {
  return parseReleaseText(text, UNNAMED, limits);
}

async function fromSheet(archive: Archive, { limits }: ReadReleaseOptions): Promise<Result<Release>> {
  const sheets = await readSheets(archive);
  if (!sheets.ok) return whole(sheets);
  const rows = sheets.value.find(looksLikeReleaseRows) ?? sheets.value[0] ?? [];
  return parseReleaseRows(rows, UNNAMED, limits);
}

async function find(file: ReleaseFile, limits: ArchiveLimits): Promise<Result<Found>> {
  const { bytes, fileName } = file;
  if (!isZip(bytes)) return asText(bytes, fileName);
  const archive = await openArchive(bytes, limits);
  if (!archive.ok) return whole(archive);
  if (isWorkbook(archive.value)) return ok({ kind: 'sheet', name: fileName, archive: archive.value });
  return choose(archive.value, limits);
}

function asText(bytes: Uint8Array, name: string): Result<Found> {
  const start = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).toString('latin1', 0, 4);
  if (start === '\xd0\xcf\x11\xe0')
    return refuse('It is a spreadsheet of the old kind (.xls). Save it as .xlsx, or take the text.');
  if (start.startsWith('MZ')) return refuse('It is a program. Take the archive (.zip) from CMS’s page.');
  if (start.startsWith('%PDF'))
    return refuse('It is a PDF. Take the text or the spreadsheet of the release.');
  if (start.startsWith('\xff\xfe') || start.startsWith('\xfe\xff'))
    return refuse('It is saved as UTF-16. Take the file as CMS publishes it.');
  const text = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).toString('latin1');
  if (text.slice(0, 4096).includes('\0'))
    return refuse('It is neither text nor a spreadsheet nor an archive.');
  return ok({ kind: 'text', name, text });
}

/**
 * An archive of CMS holds the release twice, as text and as spreadsheet, beside a read-me, notes and lists of changes.
 * The text is taken where there is one: it is the file that the record layout describes. Which file it is, its
 * beginning tells; names only say where to look first.
 */
async function choose(archive: Archive, limits: ArchiveLimits): Promise<Result<Found>> {
  const candidates = archive.names.filter((name) => !/(^|\/)(__MACOSX\/|\._)/.test(name));
  const texts: Found[] = [];
  for (const name of ranked(candidates, /\.txt$/i)) {
    const bytes = await archive.read(name);
    if (!bytes.ok) return whole(bytes);
    const text = asText(bytes.value, name);
    if (text.ok && text.value.kind === 'text' && looksLikeReleaseText(text.value.text))
      texts.push(text.value);
  }
  if (texts.length > 0) return single(texts);
  const sheets: Found[] = [];
  for (const name of ranked(candidates, /\.xlsx$/i)) {
    const bytes = await archive.read(name);
    if (!bytes.ok) return whole(bytes);
    if (!isZip(bytes.value)) continue;
    const inner = await openArchive(bytes.value, limits);
    if (!inner.ok) return whole(inner);
    if (!isWorkbook(inner.value)) continue;
    const rows = await readSheets(inner.value);
    if (!rows.ok) {
      if (isContractorFile(name)) return whole(rows);
      continue;
    }
    if (rows.value.some(looksLikeReleaseRows)) sheets.push({ kind: 'sheet', name, archive: inner.value });
  }
  if (sheets.length > 0) return single(sheets);
  return refuse(
    'No file in this archive is a release. It has to hold CMS’s alphanumeric HCPCS file, as text or as spreadsheet.',
  );
}

/** The name that CMS gives the contractor file; its lists of corrections and of changes are named after it. */
function isContractorFile(name: string): boolean {
  return /ANWEB/i.test(name) && !/correction|transaction|trans_alpha/i.test(name);
}

function ranked(names: readonly string[], ending: RegExp): readonly string[] {
  return names
    .filter((name) => ending.test(name))
    .sort((one, other) => Number(isContractorFile(other)) - Number(isContractorFile(one)));
}

function single(found: readonly Found[]): Result<Found> {
  const [first, ...more] = found;
  if (first === undefined) return refuse('No file in this archive is a release.');
  const named = found.filter(({ name }) => isContractorFile(name));
  if (more.length > 0 && named.length !== 1) {
    return refuse('Several files in this archive are releases. Unpack it and take in the one that is meant.');
  }
  return ok(named[0] ?? first);
}

function refuse(why: string): Result<never> {
  return fail({
    kind: 'invalid',
    message: `This file cannot be taken in; nothing was changed. ${why}`,
    issues: [{ path: '(file)', message: why }],
  });
}

/** Adds to a fault of the archive or of the sheet that nothing was changed. */
function whole(result: Result<unknown>): Result<never> {
  if (result.ok || result.fault.kind !== 'invalid') return invalid('(file)', 'This file cannot be taken in.');
  const { issues } = result.fault;
  const [first] = issues;
  const place = first === undefined || first.path.startsWith('(') ? '' : `${first.path}: `;
  return fail({
    kind: 'invalid',
    message: `This file cannot be taken in; nothing was changed. ${place}${first?.message ?? ''}`,
    issues,
  });
}
