// Makes the parts of an audit packet. Every paper is opened to learn its pages and their weight, then the parts are
// planned, then drawn one after the other: only the papers of one part are in memory at a time. Without limits there
// is one part, and each paper is opened once. The same model, files and fonts give the same bytes.
import { createHash } from 'node:crypto';
import { PDFDocument } from '@cantoo/pdf-lib';
import type { PDFRef } from '@cantoo/pdf-lib';
import type { AuditManifestEntry } from '../../shared/domain/auditRequest.ts';
import { attachmentTitle } from '../../shared/packet/attachments.ts';
import { auditFront, pagesOfPart, placesOf } from '../../shared/packet/auditFront.ts';
import type { AuditLayout, UnitLayout } from '../../shared/packet/auditFront.ts';
import { unitsOf } from '../../shared/packet/auditPacket.ts';
import type { AuditFile, AuditPacketModel, AuditPaper, AuditUnit } from '../../shared/packet/auditPacket.ts';
import { splitIntoParts } from '../../shared/packet/auditParts.ts';
import type { PageWeight, PartSlice } from '../../shared/packet/auditParts.ts';
import type { PacketModel } from '../../shared/packet/documentModel.ts';
import { finishDocument, newDocument } from './finishDocument.ts';
import type { NewDocument, StampedSheet } from './finishDocument.ts';
import type { DocumentFonts } from './fonts.ts';
import type { Bookmark } from './outline.ts';
import { logoOf } from './letterheadLogo.ts';
import type { DrawnLogo } from './letterheadLogo.ts';
import { ownSheets } from './ownSheets.ts';
import type { OwnSheets, Sheet } from './ownSheets.ts';
import { weigher } from './pageWeight.ts';
import { attachedSheets, platesOf } from './paperSheets.ts';
import type { ComposeOptions, GetFile } from './paperSheets.ts';
import type { PlateShop } from './plates.ts';
import type { PageNumbers } from './rows.ts';
import { openTypesetter } from './typesetter.ts';
import type { Typesetter } from './typesetter.ts';

export interface RenderedPart {
  readonly bytes: Uint8Array;
  readonly pages: number;
  /** A single page, or the front alone, is more than the limits allow. */
  readonly overLimit: boolean;
}

export interface RenderedAuditPacket {
  readonly parts: readonly RenderedPart[];
  readonly manifest: readonly AuditManifestEntry[];
}

export interface PacketProgress {
  readonly step: 'reading' | 'drawing';
  readonly done: number;
  readonly total: number;
}

export interface AuditOptions extends ComposeOptions {
  readonly onProgress?: (progress: PacketProgress) => void;
}

/** A unit that was opened: how many sheets it takes, and, while it is still in memory, the sheets. */
interface Measured {
  readonly layout: UnitLayout;
  readonly weights: readonly PageWeight[];
  readonly kept: readonly Sheet[] | null;
}

/** Three subset typefaces, catalog and trailer; measured afterwards and mended where it was too little. */
const FILE_BYTES = 80_000;
/** Times that a plan is made anew because a part came out larger than it was weighed. */
const MOST_PLANS = 4;

export async function composeAuditPacket(
  model: AuditPacketModel,
  file: GetFile,
  fonts: DocumentFonts,
  options: AuditOptions = {},
): Promise<RenderedAuditPacket> {
  const units = unitsOf(model);
  const single = model.limits.pages === null && model.limits.bytes === null;
  const total = units.length * 2;
  const typesetter = openTypesetter(fonts);
  const only = single ? await newDocument() : null;
  const onlyLayout = only ? layoutIn({ context: only.document.context, typesetter }, file) : null;
  const measured: Measured[] = [];
  for (const [index, unit] of units.entries()) {
    options.onProgress?.({ step: 'reading', done: index, total });
    const context = (only?.document ?? (await scratch())).context;
    const shop: PlateShop = { context, typesetter };
    const layOut = onlyLayout ?? layoutIn(shop, file);
    const opened = await openUnit(shop, layOut, model, unit, file, options);
    const weigh = weigher(context, typesetter);
    measured.push({
      layout: { pages: opened.sheets.length, sections: opened.sections, problem: opened.problem },
      weights: model.limits.bytes === null ? opened.sheets.map(() => NO_WEIGHT) : opened.sheets.map(weigh),
      kept: single ? opened.sheets : null,
    });
  }

  const layOutFront = onlyLayout ?? layoutIn({ context: (await scratch()).context, typesetter }, file);
  let fileBytes = FILE_BYTES;
  for (let attempt = 1; ; attempt += 1) {
    const plan = await planParts(model, measured, fileBytes, layOutFront);
    const drawn = plan.layout.parts.reduce((sum, { slices }) => sum + slices.length, 0);
    let slicesDone = 0;
    const tick = (): void => {
      const done = units.length + Math.floor((units.length * slicesDone) / Math.max(1, drawn));
      options.onProgress?.({ step: 'drawing', done, total });
      slicesDone += 1;
    };
    const parts: RenderedPart[] = [];
    let excess = 0;
    for (const [index, { slices }] of plan.layout.parts.entries()) {
      const begun = only ?? (await newDocument());
      const ownTypesetter = single ? typesetter : openTypesetter(fonts);
      const job: PartJob = {
        model,
        units,
        measured,
        layout: plan.layout,
        part: index,
        begun,
        typesetter: ownTypesetter,
        layOut: onlyLayout ?? layoutIn({ context: begun.document.context, typesetter: ownTypesetter }, file),
        file,
        options,
        tick,
      };
      const bytes = await drawPart(job);
      const most = model.limits.bytes;
      const tooMuch = most === null ? 0 : bytes.length - most;
      const torn = slices.reduce((sum, slice) => sum + slice.pages, 0) > 1;
      if (tooMuch > 0 && torn) excess = Math.max(excess, tooMuch);
      const overLimit = (plan.overLimit[index] ?? false) || tooMuch > 0;
      parts.push({ bytes, pages: pagesOfPart(plan.layout.parts[index] ?? NO_PART), overLimit });
    }
    if (excess === 0 || attempt === MOST_PLANS)
      return { parts, manifest: manifestOf(units, measured, plan.layout) };
    fileBytes += Math.ceil(excess * 1.1);
  }
}

const NO_WEIGHT: PageWeight = { own: 0, shared: new Map() };
const NO_PART: AuditLayout['parts'][number] = { frontPages: 0, slices: [] };

function scratch(): Promise<PDFDocument> {
  return PDFDocument.create({ updateMetadata: false });
}

type LayOut = (model: PacketModel) => Promise<OwnSheets>;

/** Lays out own pages in one document: the supplier's picture is taken over once. */
function layoutIn(shop: PlateShop, file: GetFile): LayOut {
  const logos = new Map<string, DrawnLogo | null>();
  return async (model) => {
    const name = model.supplier.logo;
    if (name === undefined) return ownSheets(model, shop.typesetter);
    if (!logos.has(name)) logos.set(name, await logoOf(shop, model, file));
    return ownSheets(model, shop.typesetter, logos.get(name) ?? null);
  };
}

/** A file of the packet as the document model that its sheets are laid out from. */
function fileModel(
  model: AuditPacketModel,
  { supplier, heading, stamp, sections, title }: AuditFile,
): PacketModel {
  return {
    version: 1,
    kind: 'claimPacket',
    language: model.language,
    title,
    supplier,
    heading,
    stamp,
    marks: model.marks,
    madeAt: model.madeAt,
    sections: [...sections],
    attachments: [],
  };
}

interface OpenedUnit {
  readonly sheets: readonly Sheet[];
  readonly sections: UnitLayout['sections'];
  readonly problem: string | null;
}

async function openUnit(
  shop: PlateShop,
  layOut: LayOut,
  model: AuditPacketModel,
  unit: AuditUnit,
  file: GetFile,
  options: ComposeOptions,
): Promise<OpenedUnit> {
  const own = fileModel(model, unit.file);
  if (unit.kind === 'sections') {
    const { sheets, sections } = await layOut(own);
    return {
      sheets,
      sections: own.sections.map(({ id, title }) => ({ title, page: sections.get(id)?.page ?? 0 })),
      problem: null,
    };
  }
  const { attachment, number } = unit.paper;
  const plates = await platesOf(shop, attachment, file, options);
  const { sheets } = attachedSheets(shop, own, attachment, number, plates);
  return { sheets, sections: [], problem: plates.problem };
}

interface Plan {
  readonly layout: AuditLayout;
  readonly overLimit: readonly boolean[];
}

/**
 * The front of a part depends on what is in it, and what is in it on the room that the front leaves: planned until
 * both agree. What a front takes only ever grows, so that this ends.
 */
async function planParts(
  model: AuditPacketModel,
  measured: readonly Measured[],
  fileBytes: number,
  layOut: LayOut,
): Promise<Plan> {
  const units = measured.map(({ weights }) => ({ pages: weights }));
  const front: number[] = [];
  for (;;) {
    const pagesOfFront = (part: number): number => front[part] ?? 1;
    const plans = splitIntoParts(units, model.limits, (part) => ({
      pages: pagesOfFront(part),
      bytes: fileBytes + pagesOfFront(part) * FRONT_PAGE_BYTES,
    }));
    const layout: AuditLayout = {
      units: measured.map((unit) => unit.layout),
      parts: plans.map(({ slices }, part) => ({ frontPages: pagesOfFront(part), slices })),
    };
    const taken: number[] = [];
    for (const part of plans.keys()) {
      taken.push((await layOut(auditFront(model, layout, part))).sheets.length);
    }
    const grown = taken.some((pages, part) => pages > pagesOfFront(part));
    if (!grown) {
      // A front that came out shorter than was kept free for it: its pages are numbered as they are.
      const parts = plans.map(({ slices }, part) => ({ frontPages: taken[part] ?? 1, slices }));
      return { layout: { ...layout, parts }, overLimit: plans.map(({ overLimit }) => overLimit) };
    }
    taken.forEach((pages, part) => {
      front[part] = Math.max(pages, pagesOfFront(part));
    });
  }
}

const FRONT_PAGE_BYTES = 12_000;

interface PartJob {
  readonly model: AuditPacketModel;
  readonly units: readonly AuditUnit[];
  readonly measured: readonly Measured[];
  readonly layout: AuditLayout;
  readonly part: number;
  readonly begun: NewDocument;
  readonly typesetter: Typesetter;
  readonly layOut: LayOut;
  readonly file: GetFile;
  readonly options: ComposeOptions;
  readonly tick: () => void;
}

async function drawPart(job: PartJob): Promise<Uint8Array> {
  const { model, layout, part, begun, typesetter } = job;
  const frontModel = auditFront(model, layout, part);
  const front = await job.layOut(frontModel);
  if (front.sheets.length !== layout.parts[part]?.frontPages)
    throw new Error('a cover has other pages than planned');
  const sheets: StampedSheet[] = front.sheets.map((sheet) => ({ sheet, stamped: frontModel }));
  for (const slice of layout.parts[part]?.slices ?? []) {
    job.tick();
    const unit = job.units[slice.unit];
    if (!unit) throw new Error('a part names a unit that is not there');
    const stamped = { stamp: unit.file.stamp, marks: model.marks };
    for (const sheet of await sheetsOf(job, unit, slice)) sheets.push({ sheet, stamped });
  }
  const parts = layout.parts.length;
  const partText = parts === 1 ? '' : `Part ${String(part + 1)} of ${String(parts)}  ·  `;
  return finishDocument(begun, {
    typesetter,
    sheets,
    numbers: NO_NUMBERS,
    pageText: (index) => `${partText}Page ${String(index + 1)} of ${String(sheets.length)}`,
    bookmarks: (pages) => [
      ...frontModel.sections.flatMap(({ id, title }): Bookmark[] => {
        const place = front.sections.get(id);
        const page = place && pages[place.page];
        return place && page ? [{ title, page, top: Math.round(place.top), children: [] }] : [];
      }),
      ...fileBookmarks(job, pages),
    ],
    properties: frontModel,
    fingerprint: createHash('sha256')
      .update(JSON.stringify([model, layout, part]))
      .digest(),
    oneSided: true,
  });
}

/** The model has no lists that wait for page numbers: its index is text already. */
const NO_NUMBERS: PageNumbers = { total: 0, ofSection: () => null, ofAttachment: () => null };

async function sheetsOf(job: PartJob, unit: AuditUnit, slice: PartSlice): Promise<readonly Sheet[]> {
  const known = job.measured[slice.unit];
  const all = known?.kept ?? (await againOf(job, unit, slice, known?.layout ?? null));
  const sheets = all.slice(slice.from, slice.from + slice.pages);
  if (sheets.length !== slice.pages) throw new Error('a paper has another number of pages than before');
  return sheets;
}

/** A unit's sheets, opened once more in the part's own document. */
async function againOf(
  { model, begun, typesetter, layOut, file, options }: PartJob,
  unit: AuditUnit,
  slice: PartSlice,
  layout: UnitLayout | null,
): Promise<readonly Sheet[]> {
  const shop: PlateShop = { context: begun.document.context, typesetter };
  const own = fileModel(model, unit.file);
  if (unit.kind === 'sections') return (await layOut(own)).sheets;
  const range = { from: slice.from, count: slice.pages };
  const { plates } = await platesOf(shop, unit.paper.attachment, file, options, range);
  const problem = layout?.problem ?? null;
  return attachedSheets(shop, own, unit.paper.attachment, unit.paper.number, { plates, problem }).sheets;
}

/** Of each claim: its sections and papers as far as they are in this part. */
function fileBookmarks({ units, layout, part }: PartJob, pages: readonly PDFRef[]): Bookmark[] {
  const byFile = new Map<AuditFile, Bookmark[]>();
  units.forEach((unit, at) => {
    const here = placesOf(layout, at).filter((place) => place.part === part + 1);
    const children = byFile.get(unit.file) ?? [];
    for (const place of here) {
      for (const { title, page } of unit.kind === 'paper'
        ? [{ title: paperTitle(unit.paper, place.from), page: place.page }]
        : (layout.units[at]?.sections ?? [])
            .filter((section) => section.page >= place.from && section.page < place.from + place.pages)
            .map((section) => ({ title: section.title, page: place.page + section.page - place.from }))) {
        const ref = pages[page - 1];
        if (ref) children.push({ title, page: ref, top: null, children: [] });
      }
    }
    if (here.length > 0) byFile.set(unit.file, children);
  });
  return [...byFile].flatMap(([file, children]): Bookmark[] => {
    const first = children[0];
    return first ? [{ title: file.title, page: first.page, top: null, children }] : [];
  });
}

function paperTitle({ number, attachment }: AuditPaper, from: number): string {
  const title = `${String(number)}. ${attachmentTitle(attachment)}`;
  return from === 0 ? title : `${title}, from page ${String(from + 1)}`;
}

function manifestOf(
  units: readonly AuditUnit[],
  measured: readonly Measured[],
  layout: AuditLayout,
): AuditManifestEntry[] {
  return units.flatMap((unit, at): AuditManifestEntry[] => {
    if (unit.kind !== 'paper') return [];
    const { number, attachment } = unit.paper;
    return [
      {
        number,
        documentId: attachment.documentId,
        type: attachment.type,
        claimNumber: unit.file.claimNumber,
        bytes: attachment.bytes,
        sha256: attachment.sha256,
        problem: measured[at]?.layout.problem ?? '',
        places: placesOf(layout, at).map(({ part, page, pages }) => ({ part, page, pages })),
      },
    ];
  });
}
