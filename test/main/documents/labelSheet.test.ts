import jsQR from 'jsqr';
import { describe, expect, test } from 'vitest';
import { loadFonts } from '../../../main/documents/fonts.ts';
import { qrModules, renderLabelSheet } from '../../../main/documents/labelSheet.ts';
import { deviceLabel } from '../../../shared/domain/deviceLabel.ts';
import {
  LABEL_SHEET_IDS,
  LABEL_SHEETS,
  labelPlace,
  labelsPerPage,
} from '../../../shared/domain/labelSheets.ts';
import { readPdf } from '../../support/pdfText.ts';

const ID = '019a0000-0000-7000-8000-00000000abcd';
const LABEL = {
  label: deviceLabel(ID),
  make: 'Examplair',
  model: 'Home 5',
  serial: 'SYNTH-0001',
};
const OPTIONS = {
  sheet: LABEL_SHEETS.avery5160,
  start: 0,
  officeName: 'Specimen Oxygen',
  madeAt: '2026-11-22T12:00:00.000Z',
};

/** The code as a camera would see it: eight dots a square, with its blank border. */
function asPicture(modules: readonly (readonly boolean[])[]): { data: Uint8ClampedArray; side: number } {
  const side = (modules.length + 8) * 8;
  const data = new Uint8ClampedArray(side * side * 4).fill(255);
  for (let y = 0; y < side; y += 1) {
    for (let x = 0; x < side; x += 1) {
      if (modules[Math.floor(y / 8) - 4]?.[Math.floor(x / 8) - 4] !== true) continue;
      data.fill(0, (y * side + x) * 4, (y * side + x) * 4 + 3);
    }
  }
  return { data, side };
}

describe('the code', () => {
  test('is read back by another reader, also with a scratch over it', () => {
    const modules = qrModules(LABEL.label);
    const { data, side } = asPicture(modules);
    expect(jsQR(data, side, side)?.data).toBe(LABEL.label);
    const scratched = modules.map((row, y) =>
      row.map((dark, x) => (x > 11 && x < 16 && y > 11 && y < 16 ? false : dark)),
    );
    const worn = asPicture(scratched);
    expect(jsQR(worn.data, worn.side, worn.side)?.data).toBe(LABEL.label);
  });
});

describe.each(LABEL_SHEET_IDS)('a sheet of %s', (id) => {
  const sheet = LABEL_SHEETS[id];

  test('has its labels on the paper, side by side and not over each other', () => {
    const { page, label, columns, across, down } = sheet;
    expect(across).toBeGreaterThanOrEqual(label.width);
    expect(down).toBeGreaterThanOrEqual(label.height);
    const last = labelPlace(sheet, labelsPerPage(sheet) - 1);
    expect(last.x + label.width).toBeLessThanOrEqual(page.width);
    expect(last.y + label.height).toBeLessThanOrEqual(page.height);
    // What is left is left on both sides.
    expect(sheet.left + last.x + label.width).toBeCloseTo(page.width, 1);
    expect(labelPlace(sheet, columns).x).toBe(sheet.left);
  });

  test('says who owns it, what it is and its letters, and goes on to a second page', async () => {
    const full = labelsPerPage(sheet);
    const { bytes, pages } = await renderLabelSheet(
      Array.from({ length: full + 1 }, () => LABEL),
      { ...OPTIONS, sheet },
      await loadFonts(),
    );
    expect(pages).toBe(2);
    const read = await readPdf(bytes);
    expect(read.sizes).toEqual([
      [sheet.page.width * 72, sheet.page.height * 72],
      [sheet.page.width * 72, sheet.page.height * 72],
    ]);
    expect(read.pages[0]?.split('SN SYNTH-0001')).toHaveLength(full + 1);
    expect(read.pages[1]).toContain('Specimen Oxygen');
    expect(read.pages[1]).toContain('Examplair Home 5');
    expect(read.pages[1]?.replaceAll(' ', '')).toContain(LABEL.label);
  });
});

test('a sheet that is begun already leaves its used places free; the same labels give the same bytes', async () => {
  const fonts = await loadFonts();
  const labels = [LABEL, LABEL];
  const begun = await renderLabelSheet(labels, { ...OPTIONS, start: 29 }, fonts);
  expect(begun.pages).toBe(2);
  const again = await renderLabelSheet(labels, { ...OPTIONS, start: 29 }, fonts);
  expect(Buffer.from(again.bytes).equals(Buffer.from(begun.bytes))).toBe(true);
  const fresh = await renderLabelSheet(labels, OPTIONS, fonts);
  expect(fresh.pages).toBe(1);
});

test('a device with a very long name, or with next to nothing, still has its label', async () => {
  const long = { ...LABEL, make: 'Examplair '.repeat(6), model: 'M'.repeat(60), serial: '9'.repeat(60) };
  const bare = { ...LABEL, make: '', model: '', serial: '' };
  const { bytes } = await renderLabelSheet([long, bare], OPTIONS, await loadFonts());
  const { pages } = await readPdf(bytes);
  expect(pages[0]).toContain('Examplair Examplair');
  expect(pages[0]).not.toContain('M'.repeat(60));
});
