import { execFileSync } from 'node:child_process';
import { existsSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { getDocument, VerbosityLevel } from 'pdfjs-dist/legacy/build/pdf.mjs';
import { beforeAll, describe, expect, test } from 'vitest';
import { renderAlignmentPage, renderCms1500 } from '../../../main/documents/cms1500.ts';
import { loadFormFont } from '../../../main/documents/fonts.ts';
import { type Cms1500Form, fillCms1500 } from '../../../shared/billing/cms1500.ts';
import { NO_OFFSET } from '../../../shared/billing/printerOffset.ts';
import { readPdf } from '../../support/pdfText.ts';
import { commercialClaim, formLine, medicareClaim } from '../../support/aClaimForm.ts';
import type { OutgoingClaim } from '../../../shared/billing/outgoingClaim.ts';

const options = { offset: NO_OFFSET, madeAt: '2026-11-20T15:00:00.000Z' };
let font: Uint8Array;

beforeAll(async () => {
  font = await loadFormFont();
});

function formsOf(claim: OutgoingClaim): readonly Cms1500Form[] {
  const filled = fillCms1500(claim);
  if (!filled.ok) throw new Error('not filled');
  return filled.value;
}

interface Word {
  readonly page: number;
  readonly text: string;
  /** Points from the left edge and from the upper edge to the baseline. */
  readonly x: number;
  readonly y: number;
  readonly width: number;
}

/** Every run of text with its place, as a reader that did not write it sees it. */
async function wordsOf(bytes: Uint8Array): Promise<readonly Word[]> {
  const task = getDocument({ data: bytes.slice(), verbosity: VerbosityLevel.ERRORS, useSystemFonts: false });
  const document = await task.promise;
  const words: Word[] = [];
  for (let page = 1; page <= document.numPages; page += 1) {
    const { items } = await (await document.getPage(page)).getTextContent({ disableNormalization: true });
    for (const item of items) {
      if (!('str' in item) || item.str.trim() === '') continue;
      const transform: readonly number[] = item.transform;
      const [, , , , x = 0, y = 0] = transform;
      words.push({ page, text: item.str, x, y: 792 - y, width: item.width });
    }
  }
  await task.destroy();
  return words;
}

/** Where a character belongs: ten to the inch from 0.3 inches, six lines to the inch; row 7 ends 1.5 inches down. */
const left = (column: number): number => 72 * (0.3 + (column - 1) / 10);
const lowerEdge = (row: number): number => 72 * (1.5 + (row - 7) / 6);

test('every value stands at its column and its row', async () => {
  const forms = formsOf(
    commercialClaim({ note: 'Backup battery replaced because the first one swelled up in use' }),
  );
  const words = await wordsOf((await renderCms1500(forms, options, font)).bytes);
  const typed = new Map<number, string>();
  for (const { row, column, text } of forms.flatMap(({ entries }) => entries)) {
    const line = (typed.get(row) ?? '').padEnd(79);
    typed.set(row, line.slice(0, column - 1) + text + line.slice(column - 1 + text.length));
  }
  const bare = (text: string): string => text.replaceAll(' ', '');
  for (const { text, x, y, width } of words) {
    const column = (x - left(1)) / 7.2 + 1;
    expect(Math.abs(column - Math.round(column)), text).toBeLessThan(0.01);
    const row = [...typed.keys()].find((each) => lowerEdge(each) - y > 2 && lowerEdge(each) - y < 4) ?? 0;
    const rest = (typed.get(row) ?? '').slice(Math.round(column) - 1);
    expect(bare(rest).startsWith(bare(text)), `${text} in row ${row}`).toBe(true);
    expect(rest[0], text).toBe(text[0]);
    if (!text.includes(' ')) expect(width).toBeCloseTo(text.length * 7.2, 0);
  }
  expect(bare(words.map(({ text }) => text).join('')).length).toBe(bare([...typed.values()].join('')).length);
  expect(words.find(({ text }) => text.includes('EX8842201'))?.x).toBeCloseTo(72 * 5.2, 1);
});

test('an offset moves everything, by tenths of a millimeter', async () => {
  const forms = formsOf(medicareClaim());
  const plain = await wordsOf((await renderCms1500(forms, options, font)).bytes);
  const moved = await wordsOf(
    (await renderCms1500(forms, { ...options, offset: { right: 15, down: -20 } }, font)).bytes,
  );
  expect(moved.map(({ text }) => text)).toEqual(plain.map(({ text }) => text));
  for (const [index, word] of moved.entries()) {
    expect(word.x - (plain[index]?.x ?? 0)).toBeCloseTo((1.5 / 25.4) * 72, 2);
    expect(word.y - (plain[index]?.y ?? 0)).toBeCloseTo((-2 / 25.4) * 72, 2);
  }
});

test('several forms are several pages, the same each time, and say nothing of anybody outside their boxes', async () => {
  const lines = Array.from({ length: 8 }, (_, index) => formLine(index + 1));
  const forms = formsOf(medicareClaim({ lines }));
  const first = await renderCms1500(forms, options, font);
  const again = await renderCms1500(forms, options, font);
  expect(first.pages).toBe(2);
  expect(Buffer.compare(first.bytes, again.bytes)).toBe(0);
  const { pages, sizes, info } = await readPdf(first.bytes);
  expect(sizes).toEqual([
    [612, 792],
    [612, 792],
  ]);
  expect(pages[1]).toContain('246 90');
  expect(JSON.stringify(info)).not.toMatch(/TESTPERSON|1EG4/i);
});

// Debian's qpdf and poppler-utils; where they are not installed, the reader above has seen the same page.
const TOOLS = ['qpdf', 'pdffonts', 'pdftotext'].every((tool) => existsSync(`/usr/bin/${tool}`));

describe.skipIf(!TOOLS)('with the tools of the trade', () => {
  const folder = mkdtempSync(join(tmpdir(), 'cms1500-'));
  const path = join(folder, 'form.pdf');
  beforeAll(async () => {
    writeFileSync(path, (await renderCms1500(formsOf(medicareClaim()), options, font)).bytes);
    return () => rmSync(folder, { recursive: true });
  });

  test('the file is sound and its font is embedded', () => {
    expect(execFileSync('qpdf', ['--check', path], { encoding: 'utf8' })).toContain(
      'No syntax or stream encoding errors',
    );
    const [row = ''] = execFileSync('pdffonts', [path], { encoding: 'utf8' }).trim().split('\n').slice(2);
    expect(row).toMatch(/FORMSC\+CourierPrime.*yes yes yes/);
  });

  test('poppler finds the words where the form has their boxes', () => {
    const found = execFileSync('pdftotext', ['-bbox', path, '-'], { encoding: 'utf8' });
    const at = (word: string): readonly number[] => {
      const match = new RegExp(
        `xMin="([\\d.]+)" yMin="[\\d.]+" xMax="([\\d.]+)" yMax="[\\d.]+">${word}<`,
      ).exec(found);
      return [Number(match?.[1]), Number(match?.[2])];
    };
    expect(at('1EG4TE5MK73')[0]).toBeCloseTo(left(50), 1);
    expect(at('1EG4TE5MK73')[1]).toBeCloseTo(left(61), 0);
    expect(at('E1390')[0]).toBeCloseTo(left(25), 1);
    expect(at('NONE')[0]).toBeCloseTo(left(50), 1);
  });
});

test('the alignment page marks both ends of every box and the corners of the grid', async () => {
  const { bytes, pages } = await renderAlignmentPage({ ...options, offset: { right: 12, down: -5 } }, font);
  expect(pages).toBe(1);
  const [text = ''] = (await readPdf(bytes)).pages;
  expect(text).toContain('RIGHT 1.2 MM, DOWN -0.5 MM');
  expect(text.match(/</g)?.length).toBe(text.match(/>/g)?.length);
  expect(text.match(/</g)?.length).toBeGreaterThan(120);
});
