import { createHash } from 'node:crypto';
import { execFileSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import fc from 'fast-check';
import { beforeAll, describe, expect, test, vi } from 'vitest';
import { composeDocument } from '../../../main/documents/composeDocument.ts';
import type { RenderedDocument } from '../../../main/documents/composeDocument.ts';
import { loadFonts } from '../../../main/documents/fonts.ts';
import type { DocumentFonts } from '../../../main/documents/fonts.ts';
import { renderPacket, renderServiceReport } from '../../../main/documents/renderPacket.ts';
import type { ClaimCase } from '../../../shared/domain/claimCase.ts';
import type { DocumentRecord } from '../../../shared/domain/document.ts';
import { PacketModel } from '../../../shared/packet/documentModel.ts';
import { packetModel } from '../../../shared/packet/packetModel.ts';
import { serviceReportModel } from '../../../shared/packet/serviceReport.ts';
import { evaluateCase } from '../../../shared/rules/evaluate.ts';
import { exampleRental } from '../../../shared/rules/examples/exampleRental.ts';
import { exampleRepair } from '../../../shared/rules/examples/exampleRepair.ts';
import {
  aBombPdf,
  aFilledForm,
  aJpeg,
  aLoopingPdf,
  anEncryptedPdf,
  anEndlessPdf,
  aPdf,
  aPdfWithoutPages,
  aPng,
} from '../../support/oddFiles.ts';
import { frozenRepair, packetDocument, packetId, packetPart, repairCase } from '../../support/packetCase.ts';
import { readPdf } from '../../support/pdfText.ts';

// Threads and processes start slowly on a busy machine.
vi.setConfig({ testTimeout: 60_000 });

let fonts: DocumentFonts;
beforeAll(async () => {
  fonts = await loadFonts();
});

const patience = { silenceMs: 30_000, growthBytes: 2 ** 31 };

function model(change: (theCase: ClaimCase) => ClaimCase = (same) => same): PacketModel {
  return packetModel({ ...frozenRepair(), theCase: change(repairCase()) });
}

interface Given {
  readonly bytes: Uint8Array;
  readonly mediaType: DocumentRecord['mediaType'];
  readonly title?: string;
}

/** A packet with these files as its papers, made without a thread. */
async function withFiles(files: readonly Given[]): Promise<RenderedDocument> {
  const documents = files.map((file, index) =>
    packetDocument(index + 1, 'other', {
      title: file.title ?? `Paper ${String(index + 1)}`,
      mediaType: file.mediaType,
      addedAt: `2026-11-03T15:00:${String(10 + index)}.000Z`,
    }),
  );
  const files2 = new Map(documents.map((document, index) => [document.id, files[index] ?? null]));
  return composeDocument(
    model((same) => ({ ...same, documents })),
    (id) => Promise.resolve(files2.get(id) ?? null),
    fonts,
  );
}

const pdf = (bytes: Uint8Array): Given => ({ bytes, mediaType: 'application/pdf' });

/** The pages behind our own, which end with the list of papers. */
async function papersOf(rendered: RenderedDocument) {
  const read = await readPdf(rendered.bytes);
  const list = read.pages.findIndex((page) => page.includes('What is absent'));
  return { ...read, papers: read.pages.slice(list + 1), paperSizes: read.sizes.slice(list + 1) };
}

describe('a packet', () => {
  test('carries name, claim number and page x of y on every page, in Letter size', async () => {
    const rendered = await renderPacket(model(), () => ({ bytes: aJpeg(), mediaType: 'image/jpeg' }), fonts);
    const { pages, sizes } = await readPdf(rendered.bytes);
    expect(pages).toHaveLength(rendered.pages);
    expect(rendered.problems).toEqual([]);
    pages.forEach((page, index) => {
      expect(page).toContain('Testperson, Avery M. · Claim CW-2026-000123');
      expect(page).toContain(`Page ${String(index + 1)} of ${String(pages.length)}`);
    });
    for (const size of sizes) expect([...size].sort((one, other) => one - other)).toEqual([612, 792]);
  });

  test('has a bookmark for every section and, under the list of papers, for every paper', async () => {
    const rendered = await composeDocument(model(), () => Promise.resolve(null), fonts);
    const { bookmarks, pages } = await readPdf(rendered.bytes);
    expect(bookmarks.filter(({ depth }) => depth === 0).map(({ title }) => title)).toEqual([
      'Cover',
      'Checklist with evidence',
      'Service report',
      'Parts and labor',
      'Repair against replacement',
      'Order and oxygen test',
      'Attached papers',
    ]);
    expect(bookmarks.filter(({ depth }) => depth === 1).map(({ title }) => title)).toEqual([
      '1. Physician order: Order for repair',
      '2. Clinical note: Progress note',
      '3. Parts invoice: Invoice 20031',
      '4. Photo: Spent sieve bed',
    ]);
    for (const { title, page, depth } of bookmarks) {
      const words = depth === 0 && title !== 'Cover' ? title : depth === 1 ? title.slice(3) : 'Claim packet';
      expect(pages[page - 1]).toContain(words);
    }
  });

  test('says nothing of the patient among its properties, and when it was finalized', async () => {
    const rendered = await composeDocument(model(), () => Promise.resolve(null), fonts);
    const { info } = await readPdf(rendered.bytes);
    expect(info).toMatchObject({
      Title: 'Claim packet CW-2026-000123',
      Language: 'en-US',
      CreationDate: 'D:20261122164200Z',
      ModDate: 'D:20261122164200Z',
    });
    expect(JSON.stringify(info)).not.toMatch(/Testperson|Avery/);
  });

  test('is the same, byte for byte, when made again, in a thread or without one, or by another process', async () => {
    const sha = (bytes: Uint8Array): string => createHash('sha256').update(bytes).digest('hex');
    const file = { bytes: aJpeg(6), mediaType: 'image/jpeg' };
    const one = await renderPacket(model(), () => file, fonts);
    const other = await composeDocument(model(), () => Promise.resolve(file), fonts);
    const script = fileURLToPath(new URL('../../support/renderPacketOnce.ts', import.meta.url));
    const far = execFileSync(process.execPath, [script], {
      encoding: 'utf8',
      env: { ...process.env, TZ: 'Asia/Tokyo', NODE_OPTIONS: '' },
    }).trim();
    expect(sha(other.bytes)).toBe(sha(one.bytes));
    expect(far).toBe(sha(one.bytes));
  });

  test.each([
    ['repair', exampleRepair()],
    ['rental', exampleRental()],
  ])('of the clean example of a %s is made', async (_, theCase) => {
    const evaluation = evaluateCase(theCase, '2026-11-22');
    const rendered = await composeDocument(
      packetModel({ ...frozenRepair(), theCase, evaluation }),
      () => Promise.resolve(null),
      fonts,
    );
    const { pages } = await readPdf(rendered.bytes);
    expect(pages[0]).toContain('Where this claim stands');
    expect(pages.join(' ')).toContain('SAMPLE');
  });

  test('repeats the head of a table over 40 parts and says every one of them', async () => {
    const rendered = await composeDocument(
      model((same) => ({
        ...same,
        visit: same.visit && { ...same.visit, parts: Array.from({ length: 40 }, (_, n) => packetPart(n)) },
      })),
      () => Promise.resolve(null),
      fonts,
    );
    const { pages } = await readPdf(rendered.bytes);
    const priced = pages.filter((page) => page.includes('Unit cost'));
    expect(priced.length).toBeGreaterThan(1);
    for (let n = 0; n < 40; n += 1) expect(priced.join(' ')).toContain(`EX5-${String(1000 + n)}`);
    for (const page of priced) expect(page).toContain('Why it was needed');
  });

  test('wraps names that are longer than their place, and cuts them only in the stamp', async () => {
    const lastName = 'Wolfeschlegelsteinhausenbergerdorff-Papadopoulos-Oyelaran';
    const rendered = await composeDocument(
      model((same) => ({
        ...same,
        patient: {
          ...same.patient,
          lastName,
          firstName: 'Maximiliana-Theodora Konstantinopolita Bartholomea',
        },
      })),
      () => Promise.resolve(null),
      fonts,
    );
    const { pages } = await readPdf(rendered.bytes);
    expect(pages[0]?.replace(/ /g, '')).toContain(lastName);
    for (const page of pages) expect(page).toContain('· Claim CW-2026-000123 Page');
  });

  test('draws a box for a letter it does not have, and says what boxes are', async () => {
    const rendered = await composeDocument(
      model((same) => ({ ...same, patient: { ...same.patient, lastName: '王小明 😀 שלום' } })),
      () => Promise.resolve(null),
      fonts,
    );
    const { pages } = await readPdf(rendered.bytes);
    expect(pages[0]).toContain('An empty box stands for a character');
    const plain = await composeDocument(model(), () => Promise.resolve(null), fonts);
    expect((await readPdf(plain.bytes)).pages[0]).not.toContain('An empty box');
  });

  test('is made of whatever people type', async () => {
    const anything = fc.string({ unit: 'binary', maxLength: 300 });
    await fc.assert(
      fc.asyncProperty(anything, anything, anything, async (name, malfunction, reason) => {
        const rendered = await composeDocument(
          model((same) => ({
            ...same,
            patient: { ...same.patient, lastName: name },
            office: { ...same.office, name: malfunction },
            visit: same.visit && {
              ...same.visit,
              malfunction,
              parts: [packetPart(1, { reason, description: name })],
            },
            documents: [packetDocument(1, 'other', { title: reason, fileName: name })],
          })),
          () => Promise.resolve(null),
          fonts,
        );
        expect(rendered.pages).toBeGreaterThan(4);
      }),
      { numRuns: 12 },
    );
  });
});

describe('papers of a packet', () => {
  test('stand upright and to scale whatever their size and turn', async () => {
    const rendered = await withFiles([
      pdf(
        await aPdf([
          { text: 'upright' },
          { text: 'turned', rotate: 90 },
          { text: 'head down', rotate: 180 },
          { text: 'negative', rotate: -90 },
          { text: 'wide', size: [1000, 500] },
          { text: 'tiny', size: [60, 90] },
          { text: 'huge', size: [5000, 9000] },
        ]),
      ),
    ]);
    const { papers, paperSizes } = await papersOf(rendered);
    expect(rendered.problems).toEqual([]);
    expect(papers).toHaveLength(7);
    ['upright', 'turned', 'head down', 'negative', 'wide', 'tiny', 'huge'].forEach((text, index) => {
      expect(papers[index]).toContain(text);
      expect(papers[index]).toContain(`Paper 1: Other paper: Paper 1, page ${String(index + 1)} of 7`);
    });
    expect(paperSizes.map(([width, height]) => width > height)).toEqual([
      false,
      true,
      false,
      true,
      true,
      false,
      false,
    ]);
  });

  test('keep what was filled into a form', async () => {
    const { papers } = await papersOf(await withFiles([pdf(await aFilledForm('Oxygen at 2 L/min'))]));
    expect(papers[0]).toContain('Oxygen at 2 L/min');
  });

  test('are shown when only an owner’s password protects them', async () => {
    const rendered = await withFiles([pdf(await anEncryptedPdf('Signed order', ''))]);
    expect(rendered.problems).toEqual([]);
    expect((await papersOf(rendered)).papers[0]).toContain('Signed order');
  });

  test('that cannot be shown leave a page that says which and why, and the others are shown', async () => {
    const whole = await aPdf([{ text: 'The one that is whole' }]);
    const rendered = await withFiles([
      pdf(await anEncryptedPdf('secret', 'user')),
      pdf(whole.subarray(0, 700)),
      pdf(Buffer.from('%PDF-1.7\nnothing of the kind')),
      pdf(aPdfWithoutPages()),
      pdf(aBombPdf()),
      { bytes: aJpeg().subarray(0, 200), mediaType: 'image/jpeg' },
      { bytes: Buffer.from('not a picture'), mediaType: 'image/png' },
      { bytes: Buffer.from([0, 1, 2, 3]), mediaType: 'text/plain' },
      pdf(whole),
    ]);
    const { papers } = await papersOf(rendered);
    expect(rendered.problems.map(({ documentId }) => documentId)).toEqual(
      [1, 2, 3, 4, 5, 6, 7, 8].map((n) => packetId(100 + n)),
    );
    expect(papers).toHaveLength(9);
    papers.slice(0, 8).forEach((page, index) => {
      expect(page).toContain(`Paper ${String(index + 1)} cannot be shown here`);
      expect(page).toContain(`scan-${String(index + 1)}.pdf`);
    });
    expect(papers[0]).toContain('protected by a password');
    expect(papers[3]).toContain('has no pages');
    expect(papers[8]).toContain('The one that is whole');
  });

  test('with a page missing are shown as far as they go, and the packet says so', async () => {
    const rendered = await withFiles([pdf(aLoopingPdf())]);
    expect(rendered.problems[0]?.message).toContain('1 of its pages are missing');
    const { papers } = await papersOf(rendered);
    expect(papers[0]).toContain('This page is blank in the original.');
    expect(papers[1]).toContain('1 of its pages are missing');
  });

  test('that are not in the store are told apart from damaged ones', async () => {
    const rendered = await composeDocument(model(), () => Promise.resolve(null), fonts);
    expect(new Set(rendered.problems.map(({ message }) => message))).toEqual(
      new Set(['The file of this paper is not in the store.']),
    );
  });

  test('that are texts are typeset, in any of the usual encodings', async () => {
    const rendered = await withFiles([
      { bytes: Buffer.from('Überprüft am Gerät\nzweite Zeile'), mediaType: 'text/plain' },
      { bytes: Buffer.from('\ufeffResum\u00e9', 'utf16le'), mediaType: 'text/plain' },
      { bytes: Buffer.from('Caf\u00e9', 'latin1'), mediaType: 'text/plain' },
      { bytes: Buffer.from('line\n'.repeat(300)), mediaType: 'text/plain' },
    ]);
    const { papers } = await papersOf(rendered);
    expect(rendered.problems).toEqual([]);
    expect(papers[0]).toContain('Überprüft am Gerät zweite Zeile');
    expect(papers[1]).toContain('Resumé');
    expect(papers[2]).toContain('Café');
    expect(papers.length).toBeGreaterThan(7);
  });

  test('that are pictures of every kind take one page each', async () => {
    const rendered = await withFiles([
      { bytes: aJpeg(), mediaType: 'image/jpeg' },
      { bytes: aJpeg(6), mediaType: 'image/jpeg' },
      {
        bytes: aPng({ width: 4, height: 4, colorType: 2, sample: () => [255, 0, 0] }),
        mediaType: 'image/png',
      },
      {
        bytes: aPng({ width: 4, height: 4, colorType: 6, sample: () => [255, 0, 0, 128] }),
        mediaType: 'image/png',
      },
      { bytes: aPng({ width: 4, height: 4, colorType: 4, sample: () => [9, 0] }), mediaType: 'image/png' },
    ]);
    expect(rendered.problems).toEqual([]);
    expect((await papersOf(rendered)).papers).toHaveLength(5);
  });

  test('carry no place or camera out of a photograph', async () => {
    const rendered = await withFiles([{ bytes: aJpeg(6), mediaType: 'image/jpeg' }]);
    expect(Buffer.from(aJpeg(6)).includes('GPS 39.78N')).toBe(true);
    expect(Buffer.from(rendered.bytes).includes('GPS 39.78N')).toBe(false);
  });

  test('that would be read forever are given up, and the packet is made without them', async () => {
    const documents = [packetDocument(1, 'physicianOrder'), packetDocument(2, 'other')];
    const whole = await aPdf([{ text: 'The other paper' }]);
    const started = performance.now();
    const rendered = await renderPacket(
      model((same) => ({ ...same, documents })),
      (id) => ({ bytes: id === packetId(101) ? anEndlessPdf() : whole, mediaType: 'application/pdf' }),
      fonts,
      { ...patience, silenceMs: 2_500 },
    );
    expect(performance.now() - started).toBeLessThan(30_000);
    expect(rendered.problems).toEqual([
      { documentId: packetId(101), message: expect.stringContaining('took too long') as string },
    ]);
    expect((await papersOf(rendered)).papers[1]).toContain('The other paper');
  });
});

describe('a service report', () => {
  const facts = () => {
    const { office, visit, equipment, patient } = repairCase();
    if (!visit) throw new Error('the case has a visit');
    return {
      office,
      visit: { ...visit, amendments: [] },
      equipment,
      patient,
      documents: [],
      prices: true,
      timeZone: 'America/Chicago',
      madeAt: '2026-11-22T16:42:00.000Z',
    };
  };

  test('fills one upright page with supplier, readings, parts and signature', async () => {
    const rendered = await renderServiceReport(serviceReportModel(facts()), () => null, fonts);
    const { pages, sizes, info } = await readPdf(rendered.bytes);
    expect(sizes).toEqual([[612, 792]]);
    for (const text of [
      'Exemplary Home Oxygen Supply',
      '74.5%',
      '94.8%',
      'EX5-0210',
      '$410.97',
      'Signed electronically 10/06/2026, 12:42 PM CDT',
      'Page 1 of 1',
    ]) {
      expect(pages[0]).toContain(text);
    }
    expect(info['Title']).toBe('Service report');
  });

  test('leaves lines for pens where nobody has signed yet, and prices out where they are not wanted', async () => {
    const unsigned = { ...facts().visit, seal: null, patientSignedBy: '' };
    const report = serviceReportModel({
      ...facts(),
      visit: unsigned,
      patient: null,
      equipment: null,
      prices: false,
    });
    const rendered = await composeDocument(report, () => Promise.resolve(null), fonts);
    const { pages } = await readPdf(rendered.bytes);
    expect(pages[0]).toContain('Signature and date');
    expect(pages[0]).not.toContain('$');
    expect(pages[0]).toContain('not given');
  });

  test('shows its pictures behind it', async () => {
    const report = serviceReportModel({ ...facts(), documents: [packetDocument(5, 'photo')] });
    const rendered = await composeDocument(
      report,
      () => Promise.resolve({ bytes: aJpeg(), mediaType: 'image/jpeg' }),
      fonts,
    );
    expect(rendered.pages).toBe(2);
  });

  test('holds every field that was filled at the visit: plan, timer, who signed, maintenance, drawn signatures', async () => {
    const signed = [
      [10, 200, 200, 60, 400, 240],
      [450, 150, 900, 150],
    ];
    const [line] = facts().visit.labor;
    if (!line) throw new Error('the example has labor');
    const visit = {
      ...facts().visit,
      scheduledOn: '2026-10-05',
      patientSignedBy: 'Robin Testperson',
      patientSignedAs: 'family' as const,
      patientSignature: signed,
      technicianSignature: signed,
      labor: [
        {
          ...line,
          runs: [
            { from: '2026-10-06T15:00:00.000Z', to: '2026-10-06T15:20:00.000Z' },
            { from: '2026-10-06T15:35:00.000Z', to: '2026-10-06T16:00:00.000Z' },
          ],
        },
      ],
    };
    const report = serviceReportModel({ ...facts(), visit, maintenance: ['Inlet filter'] });
    expect(PacketModel.safeParse(report).success).toBe(true);
    const drawn = await composeDocument(report, () => Promise.resolve(null), fonts);
    const { pages } = await readPdf(drawn.bytes);
    const text = pages.join(' ');
    for (const words of [
      'Planned for 10/05/2026',
      'Maintenance done Inlet filter',
      '10/06/2026, 10:00 AM to 10:20 AM, then a pause of 15 min',
      'A relative of the patient',
      'Robin Testperson',
      'Drawn at the visit',
    ]) {
      expect(text).toContain(words);
    }
    const length = (strokes: readonly number[][]) =>
      composeDocument(
        serviceReportModel({ ...facts(), visit: { ...visit, technicianSignature: [...strokes] } }),
        () => Promise.resolve(null),
        fonts,
      ).then(({ bytes }) => bytes.length);
    const many = Array.from({ length: 60 }, (_, at) => [at, 7 * at, 900 - at, 150, 333, at]);
    // Every stroke is in the page as a line, not as a picture.
    expect(await length(many)).toBeGreaterThan((await length(signed)) + 500);
  });

  test('draws marks over the copy of a photo', async () => {
    const photo = packetDocument(5, 'photo');
    const marks = [
      { kind: 'arrow', fromX: 100, fromY: 100, toX: 500, toY: 500 },
      { kind: 'ring', x: 400, y: 400, width: 200, height: 200 },
      { kind: 'words', x: 50, y: 900, words: 'Cracked hose' },
    ] as const;
    const report = serviceReportModel({
      ...facts(),
      documents: [photo],
      marks: new Map([[photo.id, marks]]),
    });
    expect(PacketModel.safeParse(report).success).toBe(true);
    const file = { bytes: aJpeg(6), mediaType: 'image/jpeg' };
    const rendered = await composeDocument(report, () => Promise.resolve(file), fonts);
    const { pages } = await readPdf(rendered.bytes);
    expect(pages[1]).toContain('Cracked hose');
    expect(Buffer.from(rendered.bytes).includes('GPS 39.78N')).toBe(false);
  });
});
