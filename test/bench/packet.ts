import { PDFDocument } from '@cantoo/pdf-lib';
import { composeAuditPacket } from '../../main/documents/composeAuditPacket.ts';
import { loadFonts } from '../../main/documents/fonts.ts';
import type { AuditPacketModel } from '../../shared/packet/auditPacket.ts';
import { auditedClaim, auditModel, papers } from '../support/auditCase.ts';
import { aNoisyPdf } from '../support/largeFiles.ts';
import { measure, report, times } from './measure.ts';

/** An audit packet of scanned papers, beside a bare copy of the same pages into one file. */

const PAGES_OF_A_PAPER = 10;
const BYTES_OF_A_PAGE = 60_000;

/** A packet with so many pages of papers. */
function packetOf(pages: number, limits: { maxPages?: number } = {}): AuditPacketModel {
  return auditModel([auditedClaim(0, [])], limits, { papers: papers(pages / PAGES_OF_A_PAPER) });
}

async function copied(paper: Uint8Array, count: number): Promise<number> {
  const joined = await PDFDocument.create();
  for (let index = 0; index < count; index += 1) {
    const source = await PDFDocument.load(paper);
    for (const page of await joined.copyPages(source, source.getPageIndices())) joined.addPage(page);
  }
  return (await joined.save()).length;
}

export async function benchPacket(): Promise<void> {
  const fonts = await loadFonts();
  const paper = await aNoisyPdf(PAGES_OF_A_PAPER, BYTES_OF_A_PAGE);
  const file = { bytes: paper, mediaType: 'application/pdf' };
  const make = (model: AuditPacketModel, onProgress?: () => void): ReturnType<typeof composeAuditPacket> =>
    composeAuditPacket(model, () => Promise.resolve(file), fonts, onProgress ? { onProgress } : {});
  const few = await measure('20 pages of papers, one file', 5, () => make(packetOf(20)));
  const many = await measure('200 pages of papers, one file', 5, () => make(packetOf(200)));
  const split = await measure('200 pages of papers, parts of 50 pages', 5, () =>
    make(packetOf(200, { maxPages: 50 })),
  );
  const bare = await measure('the same 200 pages copied by the library alone', 5, () => copied(paper, 20));
  report(
    'An audit packet',
    [few, many, split, bare],
    `growth for 10 times the pages: ${times(many, few)}; packet / bare copy: ${times(many, bare)}; in parts / bare copy: ${times(split, bare)}`,
  );
  for (const [label, model] of [
    ['one file', packetOf(200)],
    ['parts of 50 pages', packetOf(200, { maxPages: 50 })],
  ] as const) {
    const peak = await peakGrowth((look) => make(model, look));
    const { parts } = await make(model);
    const written = parts.reduce((sum, { bytes }) => sum + bytes.length, 0);
    console.log(
      `  peak memory, ${label}: ${megabytes(peak)} over the start for ${megabytes(written)} written (${(peak / written).toFixed(1)} times)`,
    );
  }
}

/** The most that heap and buffers grow by while `work` runs, looked at with each step that it tells of. */
async function peakGrowth(work: (look: () => void) => Promise<unknown>): Promise<number> {
  const held = (): number => {
    const { heapUsed, arrayBuffers } = process.memoryUsage();
    return heapUsed + arrayBuffers;
  };
  globalThis.gc?.();
  const before = held();
  let peak = 0;
  const look = (): void => {
    peak = Math.max(peak, held() - before);
  };
  await work(look);
  look();
  return peak;
}

function megabytes(bytes: number): string {
  return `${(bytes / 1_000_000).toFixed(1)} MB`;
}
