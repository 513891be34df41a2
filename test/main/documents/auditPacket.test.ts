import { execFileSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { beforeAll, describe, expect, test, vi } from 'vitest';
import { composeAuditPacket } from '../../../main/documents/composeAuditPacket.ts';
import type { PacketProgress, RenderedAuditPacket } from '../../../main/documents/composeAuditPacket.ts';
import { loadFonts } from '../../../main/documents/fonts.ts';
import type { DocumentFonts } from '../../../main/documents/fonts.ts';
import type { SourceFile } from '../../../main/documents/paperSheets.ts';
import { renderAuditPacket } from '../../../main/documents/renderPacket.ts';
import type { AuditRequest } from '../../../shared/domain/auditRequest.ts';
import type { AuditPacketModel } from '../../../shared/packet/auditPacket.ts';
import { auditedClaim, auditModel, papers } from '../../support/auditCase.ts';
import {
  aBombPdf,
  aJpeg,
  anEncryptedPdf,
  anEndlessPdf,
  aPdf,
  aPdfWithoutPages,
} from '../../support/oddFiles.ts';
import { packetDocument } from '../../support/packetCase.ts';
import { aNoisyPdf } from '../../support/largeFiles.ts';
import { pdfTool } from '../../support/pdfTools.ts';
import { readPdf } from '../../support/pdfText.ts';

vi.setConfig({ testTimeout: 60_000 });

let fonts: DocumentFonts;
beforeAll(async () => {
  fonts = await loadFonts();
});

const photo: SourceFile = { bytes: aJpeg(6), mediaType: 'image/jpeg' };
const pdf = (bytes: Uint8Array): SourceFile => ({ bytes, mediaType: 'application/pdf' });

/** Made without a thread; `files` by the number of the paper among those of no claim, else photos. */
function made(model: AuditPacketModel, files: readonly SourceFile[] = []): Promise<RenderedAuditPacket> {
  const others = model.files.find(({ claimNumber }) => claimNumber === '')?.papers ?? [];
  const byId = new Map(others.map(({ attachment }, index) => [attachment.documentId, files[index] ?? null]));
  return composeAuditPacket(model, (id) => Promise.resolve(byId.get(id) ?? photo), fonts);
}

function withPapers(count: number, limits: Partial<AuditRequest> = {}): AuditPacketModel {
  return auditModel([auditedClaim(0)], limits, { papers: papers(count) });
}

function manyPages(count: number): Promise<Uint8Array> {
  return aPdf(
    Array.from({ length: count }, (_, index) => ({
      text: `page ${String(index + 1)} of ${String(count)}`,
      rotate: [0, 90, 180, 270][index % 4] ?? 0,
    })),
  );
}

/** What another program says of a file. */
function checked(bytes: Uint8Array): { qpdf: string; json: string; fonts: readonly string[] } {
  const folder = mkdtempSync(join(tmpdir(), 'claimwright-pdf-'));
  const file = join(folder, 'packet.pdf');
  try {
    writeFileSync(file, bytes);
    const qpdf = execFileSync(pdfTool('qpdf'), ['--check', file], { encoding: 'utf8' });
    const lines = execFileSync(pdfTool('pdffonts'), [file], { encoding: 'utf8' }).trim().split('\n').slice(2);
    const json = execFileSync(pdfTool('qpdf'), ['--json', '--json-key=qpdf', file], {
      encoding: 'utf8',
      maxBuffer: 2 ** 28,
    });
    return { qpdf, json, fonts: lines };
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

describe('a packet without limits', () => {
  test('is one file: cover, index, what is absent, manifest, the claims and their papers', async () => {
    const model = auditModel([auditedClaim(0), auditedClaim(1, [packetDocument(9, 'proofOfDelivery')])]);
    const { parts, manifest } = await made(model);
    const [part] = parts;
    if (!part) throw new Error('nothing was made');
    const read = await readPdf(part.bytes);
    expect(parts).toHaveLength(1);
    expect(read.pages).toHaveLength(part.pages);
    read.pages.forEach((page, index) => {
      expect(page).toContain('Testperson, Avery M.');
      expect(page).toMatch(/CW-2026-00012[34]/);
      expect(page).toContain(`Page ${String(index + 1)} of ${String(part.pages)}`);
    });
    for (const size of read.sizes) expect([...size].sort((one, other) => one - other)).toEqual([612, 792]);
    expect(read.bookmarks.filter(({ depth }) => depth === 0).map(({ title }) => title)).toEqual([
      'Cover',
      'Index',
      'What is absent',
      'Manifest',
      'Claim CW-2026-000123',
      'Claim CW-2026-000124',
    ]);
    const text = read.pages.join(' ');
    expect(text).toContain('Due on 12/16/2026');
    expect(text).toContain('A payer that compares the two asks for the difference back.');
    // The manifest's place of each paper is where its bookmark leads and where its page says so.
    for (const entry of manifest) {
      const [place] = entry.places;
      const bookmark = read.bookmarks.find(({ title }) => title.startsWith(`${String(entry.number)}. `));
      expect(bookmark?.page).toBe(place?.page);
      expect(read.pages[(place?.page ?? 0) - 1]).toContain(`Paper ${String(entry.number)}: `);
      expect(text.replaceAll(' ', '')).toContain(entry.sha256);
    }
    expect(read.info).toMatchObject({ Title: 'Audit packet' });
    expect(JSON.stringify(read.info)).not.toContain('Testperson');
  });

  test('is whole to qpdf, with every typeface embedded as a subset, and asks to be printed on one side', async () => {
    const { parts } = await made(withPapers(2));
    for (const { bytes } of parts) {
      const { qpdf, json, fonts: lines } = checked(bytes);
      expect(qpdf).toContain('No syntax or stream encoding errors found');
      expect(json).toMatch(/"\/Duplex": *"\/Simplex"/);
      expect(lines.length).toBeGreaterThan(0);
      for (const line of lines) expect(line).toMatch(/^[A-Z]{6}\+.* yes yes yes /);
    }
  });

  test('is the same bytes each time, in the thread and outside it', async () => {
    const model = withPapers(2, { maxPages: 8 });
    const once = await made(model);
    const again = await renderAuditPacket(model, () => photo, fonts);
    const hashes = (packet: RenderedAuditPacket | null): string[] =>
      (packet?.parts ?? []).map(({ bytes }) => createHash('sha256').update(bytes).digest('hex'));
    expect(hashes(once).length).toBeGreaterThan(1);
    expect(hashes(again)).toEqual(hashes(once));
  });
});

test('the supplier’s picture stands in the head of the cover and of each claim, and is kept once a file', async () => {
  const logo = 'ab'.repeat(32);
  const plain = auditModel([auditedClaim(0), auditedClaim(1)], { maxPages: 30 });
  const supplier = { ...plain.supplier, logo };
  const model = { ...plain, supplier, files: plain.files.map((file) => ({ ...file, supplier })) };
  const asked: string[] = [];
  const { parts } = await composeAuditPacket(
    model,
    (id) => {
      asked.push(id);
      return Promise.resolve(photo);
    },
    fonts,
  );
  const without = await made(plain);
  expect(asked).toContain(logo);
  expect(parts).toHaveLength(1);
  // The picture and nothing else comes on top, though three heads show it.
  const more = (parts[0]?.bytes.length ?? 0) - (without.parts[0]?.bytes.length ?? 0);
  expect(more).toBeGreaterThan(photo.bytes.length / 2);
  expect(more).toBeLessThan(photo.bytes.length * 2);
});

describe('odd papers', () => {
  test('come out readable or as a page that says so, and the manifest names them', async () => {
    const odd = [
      pdf(await anEncryptedPdf('Opens without a password', '')),
      pdf(await anEncryptedPdf('Needs one', 'secret')),
      pdf(new Uint8Array(Buffer.from('%PDF-1.7\nnothing of use'))),
      pdf(aPdfWithoutPages()),
      { bytes: aJpeg(3), mediaType: 'image/jpeg' },
      pdf(aBombPdf()),
      { bytes: new Uint8Array([1, 2, 3]), mediaType: 'application/x-unknown' },
    ];
    const { parts, manifest } = await made(withPapers(odd.length), odd);
    const read = await readPdf(parts[0]?.bytes ?? new Uint8Array());
    const others = manifest.slice(4);
    expect(others.map(({ problem }) => problem !== '')).toEqual([false, true, true, true, false, true, true]);
    for (const { number, problem, places } of others) {
      const page = read.pages[(places[0]?.page ?? 0) - 1] ?? '';
      if (problem !== '') expect(page).toContain(`Paper ${String(number)} cannot be shown here`);
    }
    expect(read.pages.join(' ')).toContain('Opens without a password');
    // The manifest on paper says why, too.
    expect(read.pages.slice(0, 4).join(' ')).toContain('protected by a password');
  });

  test('that would be read forever are given up, and the parts are made without them', async () => {
    const model = withPapers(2, { maxPages: 8 });
    const last = model.files.at(-1)?.papers.at(-1)?.attachment.documentId;
    const packet = await renderAuditPacket(
      model,
      (id) => (id === last ? pdf(anEndlessPdf()) : photo),
      fonts,
      {},
      { silenceMs: 2500, growthBytes: 2 ** 31 },
    );
    expect(packet?.manifest.at(-1)?.problem).not.toBe('');
    expect(packet?.manifest.filter(({ problem }) => problem !== '')).toHaveLength(1);
  });
});

describe('a packet with limits', () => {
  test('by pages: each part has its cover and manifest, says which it is, and the index of the first covers all', async () => {
    const { parts, manifest } = await made(withPapers(12, { maxPages: 9 }));
    expect(parts.length).toBeGreaterThan(2);
    const reads = [];
    for (const part of parts) {
      expect(part.pages).toBeLessThanOrEqual(9);
      expect(part.overLimit).toBe(false);
      reads.push(await readPdf(part.bytes));
    }
    reads.forEach((read, index) => {
      const name = `Part ${String(index + 1)} of ${String(parts.length)}`;
      expect(read.pages[0]).toContain(name);
      read.pages.forEach((page, at) =>
        expect(page).toContain(`${name} · Page ${String(at + 1)} of ${String(read.pages.length)}`),
      );
      expect(read.bookmarks.map(({ title }) => title)).toContain('Manifest of this part');
    });
    const index = reads[0]?.pages.slice(0, 3).join(' ') ?? '';
    for (const entry of manifest) {
      const [place] = entry.places;
      expect(index).toContain(`${String(entry.number)}. `);
      const read = reads[(place?.part ?? 0) - 1];
      expect(read?.pages[(place?.page ?? 0) - 1]).toContain(`Paper ${String(entry.number)}: `);
    }
  });

  test('by size: no file is larger than allowed, and a paper of many pages is torn only where it must', async () => {
    const large = await aNoisyPdf(30, 100_000);
    const model = withPapers(2, { maxMegabytes: 1 });
    const { parts, manifest } = await made(model, [pdf(large), photo]);
    expect(large.length).toBeGreaterThan(2_900_000);
    for (const part of parts) {
      expect(part.bytes.length).toBeLessThanOrEqual(1_000_000);
      expect(part.overLimit).toBe(false);
    }
    const torn = manifest.find(({ places }) => places.length > 1);
    expect(torn?.number).toBe(5);
    expect(torn?.places.reduce((sum, { pages }) => sum + pages, 0)).toBe(30);
    // Not one part more than the bytes need: the weights are close to what is written.
    expect(parts.length).toBeLessThanOrEqual(4);
    const read = await readPdf(parts[1]?.bytes ?? new Uint8Array());
    expect(read.pages[0]).toMatch(/Pages \d+ to \d+ of 30 are in this part/);
  });

  test('a page that is larger than the limit alone stands alone and is reported', async () => {
    const model = withPapers(1, { maxMegabytes: 1 });
    const { parts } = await made(model, [pdf(await aNoisyPdf(1, 1_300_000))]);
    expect(parts.map(({ overLimit }) => overLimit)).toEqual([false, true]);
  });

  test('a paper of 500 pages is enclosed whole', async () => {
    const { parts, manifest } = await made(withPapers(1, { maxPages: 200 }), [pdf(await manyPages(500))]);
    expect(manifest.at(-1)?.places.reduce((sum, { pages }) => sum + pages, 0)).toBe(500);
    for (const part of parts) expect(part.pages).toBeLessThanOrEqual(200);
    const read = await readPdf(parts.at(-1)?.bytes ?? new Uint8Array());
    expect(read.pages.at(-1)).toContain('page 500 of 500');
  });
});

test('who watches is told each step, and who stops it gets nothing', async () => {
  const told: PacketProgress[] = [];
  await renderAuditPacket(withPapers(1), () => photo, fonts, {
    onProgress: (progress) => told.push(progress),
  });
  expect(told.map(({ step }) => step)).toEqual([
    ...Array<string>(6).fill('reading'),
    ...Array<string>(6).fill('drawing'),
  ]);
  const shares = told.map(({ done, total }) => done / total);
  expect([...shares].sort((one, other) => one - other)).toEqual(shares);
  const stopper = new AbortController();
  const stopped = await renderAuditPacket(withPapers(1), () => photo, fonts, {
    signal: stopper.signal,
    onProgress: () => stopper.abort(),
  });
  expect(stopped).toBeNull();
});
