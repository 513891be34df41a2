import { attachmentTitle } from './attachments.ts';
import { unitsOf } from './auditPacket.ts';
import type { AuditPacketModel, AuditUnit } from './auditPacket.ts';
import type { PartSlice } from './auditParts.ts';
import { heading, paragraph } from './documentModel.ts';
import type { Block, PacketModel, Section, TableRow } from './documentModel.ts';
import { count, date, plural } from './wording.ts';

/** What stands before the papers of a part: cover, index over all parts, what is absent, manifest. */

/** A unit as it was laid out, and how the units fall into parts. Units are those of `unitsOf`, in its order. */
export interface AuditLayout {
  readonly units: readonly UnitLayout[];
  readonly parts: readonly {
    /** Pages of cover, index and manifest. */
    readonly frontPages: number;
    readonly slices: readonly PartSlice[];
  }[];
}

export interface UnitLayout {
  readonly pages: number;
  /** Sections of a claim's own pages and the page of the unit on which each begins, from 0. */
  readonly sections: readonly { readonly title: string; readonly page: number }[];
  /** Why a paper is not shown, or not whole; null where all of it is. */
  readonly problem: string | null;
}

/** Pages of a unit that stand together in a part. */
export interface Place {
  /** From 1. */
  readonly part: number;
  /** Number of the first one in its part, from 1. */
  readonly page: number;
  readonly pages: number;
  /** Which page of the unit that is, from 0. */
  readonly from: number;
}

/** Where a unit stands; several places when it was torn. */
export function placesOf(layout: AuditLayout, unit: number): Place[] {
  return layout.parts.flatMap(({ frontPages, slices }, index) => {
    let page = frontPages + 1;
    return slices.flatMap((slice): Place[] => {
      const at = page;
      page += slice.pages;
      return slice.unit === unit ? [{ part: index + 1, page: at, pages: slice.pages, from: slice.from }] : [];
    });
  });
}

export function pagesOfPart({ frontPages, slices }: AuditLayout['parts'][number]): number {
  return slices.reduce((sum, slice) => sum + slice.pages, frontPages);
}

/** The document of a part's own pages. @param part its index, from 0. */
export function auditFront(model: AuditPacketModel, layout: AuditLayout, part: number): PacketModel {
  const many = layout.parts.length > 1;
  const name = `Part ${String(part + 1)} of ${String(layout.parts.length)}`;
  return {
    version: 1,
    kind: 'claimPacket',
    language: model.language,
    title: many ? `${model.title}, ${name.toLowerCase()}` : model.title,
    supplier: model.supplier,
    heading: {
      title: 'Audit packet',
      lines: [...(many ? [name] : []), model.stamp.reference].filter(Boolean),
    },
    stamp: model.stamp,
    marks: model.marks,
    madeAt: model.madeAt,
    sections: [
      part === 0 ? cover(model, layout) : laterCover(model, layout, part),
      ...(part === 0 ? [index(model, layout), absence(model)] : []),
      manifest(model, layout, part),
    ],
    attachments: [],
  };
}

function parties({ request, patient }: AuditPacketModel): Block {
  return {
    kind: 'panels',
    panels: [
      { title: 'Request', rows: [...request] },
      { title: 'Patient', rows: [...patient] },
    ],
  };
}

const ON_EVERY_PAGE =
  'Printed on one side. Every page carries the patient’s name, the claim number and its number within its part.';

function cover(model: AuditPacketModel, layout: AuditLayout): Section {
  const many = layout.parts.length > 1;
  return {
    id: 'cover',
    title: 'Cover',
    newPage: true,
    blocks: [
      parties(model),
      heading('Claims'),
      {
        kind: 'table',
        columns: [
          { title: 'Claim', share: 5, align: 'left' },
          { title: 'Kind', share: 6, align: 'left' },
          { title: 'Date of service', share: 4, align: 'left' },
          { title: 'Codes', share: 7, align: 'left' },
          { title: 'Charge', share: 4, align: 'right' },
          { title: 'On file', share: 4, align: 'right' },
        ],
        rows: [...model.claims],
        whenEmpty: 'No claim is enclosed, only papers.',
      },
      paragraph('On file: how many of the requirements of that claim are met by its records.', 'note'),
      ...(model.left.length === 0 ? [] : [heading('Not enclosed'), leftTable(model)]),
      ...(many ? [heading('Parts'), partsTable(model, layout)] : []),
      paragraph(ON_EVERY_PAGE, 'note'),
    ],
  };
}

function laterCover(model: AuditPacketModel, layout: AuditLayout, part: number): Section {
  return {
    id: 'cover',
    title: 'Cover',
    newPage: true,
    blocks: [
      parties(model),
      paragraph(
        `This is part ${String(part + 1)} of ${String(layout.parts.length)}: ${contentOfPart(model, layout, part)}.`,
        'strong',
      ),
      paragraph('The index over all parts and the list of what is absent are in part 1.'),
      heading('Parts'),
      partsTable(model, layout),
      paragraph(ON_EVERY_PAGE, 'note'),
    ],
  };
}

function leftTable(model: AuditPacketModel): Block {
  return {
    kind: 'table',
    columns: [
      { title: 'Claim', share: 5, align: 'left' },
      { title: 'Why', share: 25, align: 'left' },
    ],
    rows: model.left.map(({ number, reason }) => ({ weight: 'body', cells: [number, reason] })),
    whenEmpty: '',
  };
}

function partsTable(model: AuditPacketModel, layout: AuditLayout): Block {
  return {
    kind: 'table',
    columns: [
      { title: 'Part', share: 2, align: 'right' },
      { title: 'Pages', share: 3, align: 'right' },
      { title: 'Holds', share: 25, align: 'left' },
    ],
    rows: layout.parts.map((part, at) => ({
      weight: 'body',
      cells: [String(at + 1), count(pagesOfPart(part)), contentOfPart(model, layout, at)],
    })),
    whenEmpty: '',
  };
}

/** `Claim CW-2026-000123 with papers 1 to 4; Claim CW-2026-000130` */
function contentOfPart(model: AuditPacketModel, layout: AuditLayout, part: number): string {
  const units = unitsOf(model);
  const held = (layout.parts[part]?.slices ?? []).flatMap(({ unit }) => units[unit] ?? []);
  const files = [...new Set(held.map(({ file }) => file))];
  const texts = files.map((file) => {
    const numbers = held.flatMap((unit) =>
      unit.kind === 'paper' && unit.file === file ? [unit.paper.number] : [],
    );
    const summary = held.some((unit) => unit.kind === 'sections' && unit.file === file);
    return [file.title, papersText(numbers, summary)].filter(Boolean).join(', ');
  });
  return texts.length === 0 ? 'nothing else' : texts.join('; ');
}

function papersText(numbers: readonly number[], summary: boolean): string {
  const [first, last] = [numbers[0], numbers.at(-1)];
  if (first === undefined || last === undefined) return summary ? 'its summary' : '';
  const papers = first === last ? `paper ${String(first)}` : `papers ${String(first)} to ${String(last)}`;
  return summary ? `its summary and ${papers}` : papers;
}

/** What is where, over all parts. */
function index(model: AuditPacketModel, layout: AuditLayout): Section {
  const many = layout.parts.length > 1;
  const columns: Extract<Block, { kind: 'table' }>['columns'] = [
    { title: 'What', share: many ? 19 : 22, align: 'left' },
    { title: 'Date', share: 4.2, align: 'left' },
    ...(many ? [{ title: 'Part', share: 2.4, align: 'right' } as const] : []),
    { title: 'Page', share: 4.4, align: 'right' },
  ];
  const row = (
    title: string,
    day: string,
    places: readonly Place[],
    weight: TableRow['weight'],
  ): TableRow => ({
    weight,
    cells: [
      title,
      day,
      ...(many ? [places.map(({ part }) => String(part)).join('\n')] : []),
      places.map(pagesText).join('\n'),
    ],
  });
  const rows = unitsOf(model).flatMap((unit, at): TableRow[] => {
    const places = placesOf(layout, at);
    const head = startsFile(unit) ? [row(unit.file.title, '', [], 'group')] : [];
    const tail = endsFile(unit) ? elsewhereRow(unit, row) : [];
    if (unit.kind === 'sections') {
      const sections = (layout.units[at]?.sections ?? []).map(({ title, page }) =>
        row(title, '', onePage(places, page), 'body'),
      );
      return [...head, ...sections, ...tail];
    }
    const { number, attachment } = unit.paper;
    const title = `${String(number)}. ${attachmentTitle(attachment)}`;
    return [...head, row(title, date(attachment.date) ?? 'no date', places, 'body'), ...tail];
  });
  return {
    id: 'index',
    title: many ? 'Index over all parts' : 'Index',
    newPage: false,
    blocks: [{ kind: 'table', columns, rows, whenEmpty: 'This packet holds no papers.' }],
  };
}

function startsFile(unit: AuditUnit): boolean {
  if (unit.kind === 'sections') return true;
  return unit.file.sections.length === 0 && unit.paper === unit.file.papers[0];
}

function endsFile(unit: AuditUnit): boolean {
  const last = unit.file.papers.at(-1);
  return last === undefined ? true : unit.kind === 'paper' && unit.paper === last;
}

function elsewhereRow(
  { file }: AuditUnit,
  row: (title: string, day: string, places: readonly Place[], weight: TableRow['weight']) => TableRow,
): TableRow[] {
  if (file.elsewhere.length === 0) return [];
  const text =
    file.elsewhere.length === 1
      ? `Paper ${String(file.elsewhere[0])} belongs to this claim too`
      : `Papers ${file.elsewhere.join(', ')} belong to this claim too`;
  return [row(text, '', [], 'body')];
}

/** The page of a unit that a section begins on. */
function onePage(places: readonly Place[], page: number): Place[] {
  const place = places.find(({ from, pages }) => page >= from && page < from + pages);
  return place ? [{ ...place, page: place.page + page - place.from, pages: 1 }] : [];
}

function pagesText({ page, pages }: Place): string {
  return pages === 1 ? String(page) : `${String(page)}–${String(page + pages - 1)}`;
}

function absence({ absent, claims }: AuditPacketModel): Section {
  return {
    id: 'absent',
    title: 'What is absent',
    newPage: true,
    blocks: [
      paragraph(
        absent.length === 0
          ? 'The records of these claims show everything that their rules ask for.'
          : `${plural(absent.length, 'requirement')} of the rules of the date of service ${absent.length === 1 ? 'is' : 'are'} not shown by the records. Each is named, so that nobody looks for it in vain.`,
      ),
      {
        kind: 'table',
        columns: [
          ...(claims.length > 1 ? [{ title: 'Claim', share: 5.6, align: 'left' } as const] : []),
          { title: 'What is asked', share: 8, align: 'left' },
          { title: 'What is missing', share: 8, align: 'left' },
          { title: 'Why it matters', share: 9, align: 'left' },
        ],
        rows: absent.map(({ claimNumber, rule, title, missing, why, setAside }) => ({
          weight: 'body',
          cells: [
            ...(claims.length > 1 ? [claimNumber] : []),
            `${title}\n${rule}`,
            setAside ? `${missing} Set aside with a reason: see the checklist.` : missing,
            why,
          ],
        })),
        whenEmpty: '',
      },
    ],
  };
}

/** The papers of this part with what identifies their originals. */
function manifest(model: AuditPacketModel, layout: AuditLayout, part: number): Section {
  const many = layout.parts.length > 1;
  const rows = unitsOf(model).flatMap((unit, at): TableRow[] => {
    if (unit.kind !== 'paper') return [];
    const here = placesOf(layout, at).filter((place) => place.part === part + 1);
    if (here.length === 0) return [];
    const { attachment, number } = unit.paper;
    const whole = layout.units[at]?.pages ?? 0;
    const torn = here.some(({ pages }) => pages < whole);
    const notes = [
      torn
        ? `Pages ${here.map((place) => `${String(place.from + 1)} to ${String(place.from + place.pages)}`).join(', ')} of ${String(whole)} are in this part.`
        : '',
      layout.units[at]?.problem ?? '',
    ].filter(Boolean);
    return [
      {
        weight: 'body',
        cells: [
          String(number),
          [attachmentTitle(attachment), attachment.fileName, ...notes].join('\n'),
          `${attachment.sha256.slice(0, 32)}\n${attachment.sha256.slice(32)}`,
          count(attachment.bytes),
          here.map(pagesText).join('\n'),
        ],
      },
    ];
  });
  return {
    id: 'manifest',
    title: many ? 'Manifest of this part' : 'Manifest',
    newPage: false,
    blocks: [
      paragraph(
        'The fingerprint (SHA-256) is that of the original file, which is kept unchanged and can be compared with it.',
        'note',
      ),
      {
        kind: 'table',
        columns: [
          { title: 'No.', share: 1.6, align: 'right' },
          { title: 'Paper and file', share: 11, align: 'left' },
          { title: 'SHA-256 of the original', share: 12.5, align: 'left' },
          { title: 'Bytes', share: 4, align: 'right' },
          { title: 'Page', share: 3.6, align: 'right' },
        ],
        rows,
        whenEmpty: 'No papers are enclosed in this part.',
      },
    ],
  };
}
