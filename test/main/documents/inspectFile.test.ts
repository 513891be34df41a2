import { describe, expect, test, vi } from 'vitest';
import { cleanFileName } from '../../../main/documents/cleanFileName.ts';
import { inspectFile } from '../../../main/documents/inspectFile.ts';
import { DOCUMENT_LIMIT_BYTES } from '../../../shared/domain/document.ts';
import {
  aBombPdf,
  aFilledForm,
  aJpeg,
  anEncryptedPdf,
  anEndlessPdf,
  anObjectBombPdf,
  aPdf,
  aPdfWithoutPages,
  aPng,
} from '../../support/oddFiles.ts';

// Every PDF starts a thread.
vi.setConfig({ testTimeout: 60_000 });

async function kept(bytes: Uint8Array, name: string, type = 'application/octet-stream') {
  const result = await inspectFile(bytes, type, name);
  if (!result.ok) throw new Error(result.fault.message);
  return result.value;
}

async function refusal(bytes: Uint8Array, name = 'paper.pdf'): Promise<string> {
  const result = await inspectFile(bytes, 'application/pdf', name);
  if (result.ok) throw new Error('the file was kept');
  expect(result.fault.kind).toBe('invalid');
  return result.fault.message;
}

const text = (words: string): Uint8Array => Buffer.from(words);
const starting = (...bytes: number[]): Uint8Array =>
  Buffer.concat([Buffer.from(bytes), Buffer.alloc(300, 1)]);

describe('a file that is kept', () => {
  test('PDF: its pages are counted', async () => {
    expect(await kept(await aPdf([{ text: 'a' }, { text: 'b' }, { text: 'c' }]), 'order.pdf')).toEqual({
      mediaType: 'application/pdf',
      pages: 3,
      condition: 'readable',
      fileName: 'order.pdf',
      notes: [],
    });
  });

  test('PDF with something before its beginning', async () => {
    const bytes = Buffer.concat([Buffer.from('scanner header\r\n'), await aPdf([{ text: 'a' }])]);
    expect(await kept(bytes, 'a.pdf')).toMatchObject({ pages: 1, condition: 'readable' });
  });

  test('filled form', async () => {
    expect(await kept(await aFilledForm('x'), 'a.pdf')).toMatchObject({
      pages: 1,
      condition: 'readable',
      notes: [],
    });
  });

  test('PDF with an owner’s password only: it can be read', async () => {
    expect(await kept(await anEncryptedPdf('a', ''), 'a.pdf')).toMatchObject({
      pages: 1,
      condition: 'readable',
    });
  });

  test('PDF that asks for a password', async () => {
    const file = await kept(await anEncryptedPdf('a', 'user'), 'a.pdf');
    expect(file).toMatchObject({ pages: null, condition: 'passwordProtected' });
    expect(file.notes.join()).toContain('Save it without one');
  });

  test.each([
    ['cut short', async () => (await aPdf([{ text: 'a' }])).subarray(0, 600)],
    ['only named so by its first bytes', () => Promise.resolve(text('%PDF-1.4 and then nothing'))],
    ['without pages', () => Promise.resolve(aPdfWithoutPages())],
    ['a bomb', () => Promise.resolve(aBombPdf())],
    ['a bomb in its structure', () => Promise.resolve(anObjectBombPdf())],
  ])('damaged PDF: %s', async (_, make) => {
    const file = await kept(await make(), 'a.pdf');
    expect(file.condition).toBe('damaged');
    expect(file.notes.join()).toContain('The original is kept');
  });

  test('PDF that would be read forever is given up within the time that is allowed', async () => {
    const started = performance.now();
    const result = await inspectFile(anEndlessPdf(), 'application/pdf', 'a.pdf', {
      limits: { silenceMs: 1_500, growthBytes: 2 ** 31 },
    });
    expect(performance.now() - started).toBeLessThan(20_000);
    expect(result).toMatchObject({ ok: true, value: { condition: 'damaged' } });
  });

  test('picture named .pdf is taken as what it is, with a note', async () => {
    const file = await kept(aJpeg(), 'scan.pdf', 'application/pdf');
    expect(file).toMatchObject({
      mediaType: 'image/jpeg',
      pages: 1,
      condition: 'readable',
      fileName: 'scan.pdf',
    });
    expect(file.notes).toEqual([
      'The name ends in .pdf, but the file is a JPEG picture. It was taken as what it is.',
    ]);
  });

  test('pictures, whole and cut short', async () => {
    const png = aPng({ width: 30, height: 20, colorType: 2, sample: (x, y) => [x * 8, y * 12, x * y] });
    expect(await kept(png, 'a.png')).toMatchObject({
      mediaType: 'image/png',
      pages: 1,
      condition: 'readable',
      notes: [],
    });
    expect(await kept(png.subarray(0, png.length - 30), 'a.png')).toMatchObject({ condition: 'damaged' });
    expect(await kept(aJpeg(), 'a.JPG')).toMatchObject({ condition: 'readable', notes: [] });
    expect(await kept(aJpeg().subarray(0, -20), 'a.jpg')).toMatchObject({ condition: 'damaged' });
  });

  test('text', async () => {
    expect(await kept(text('Called the office.\n'), 'note.txt')).toEqual({
      mediaType: 'text/plain',
      pages: null,
      condition: 'readable',
      fileName: 'note.txt',
      notes: [],
    });
  });
});

describe('a file that is refused', () => {
  test('empty', async () => {
    expect(await refusal(new Uint8Array())).toContain('empty (0 bytes)');
  });

  test('over the limit, however it begins', async () => {
    const message = await refusal(new Uint8Array(DOCUMENT_LIMIT_BYTES + 1));
    expect(message).toMatch(/25\.1 MB; at most 25 MB fit\. Scan it at a lower resolution .* or split it\./);
  });

  test.each([
    ['Word document', starting(0x50, 0x4b, 0x03, 0x04), 'Office document'],
    ['old Word document', starting(0xd0, 0xcf, 0x11, 0xe0), 'old Office document'],
    ['GIF', starting(0x47, 0x49, 0x46, 0x38), 'GIF'],
    ['TIFF', starting(0x49, 0x49, 0x2a, 0x00), 'TIFF'],
    ['HEIC', starting(0, 0, 0, 24, ...Buffer.from('ftypheic')), 'HEIC'],
    ['WebP', starting(...Buffer.from('RIFF'), 1, 1, 1, 1, ...Buffer.from('WEBP')), 'WebP'],
    ['program', starting(0x4d, 0x5a), 'a program'],
    ['web page', text('<!DOCTYPE html><script>alert(1)</script>'), 'a web page'],
    ['SVG', text('<svg xmlns="http://www.w3.org/2000/svg"/>'), 'SVG'],
    ['anything else', starting(0, 1, 2, 3), 'not known here'],
  ])('%s, even when it is named .pdf', async (_, bytes, what) => {
    const message = await refusal(bytes);
    expect(message).toContain(what);
    expect(message).toMatch(/add (that|a picture|the paper|the papers)/i);
  });
});

describe('a file name', () => {
  test.each([
    ['../../etc/passwd.pdf', 'passwd.pdf'],
    ['C:\\Users\\x\\order.pdf', 'order.pdf'],
    ['or\u0000der\r\n.pdf', 'order.pdf'],
    ['\u202efdp.exe', 'fdp.exe'],
    ['a<b>:c|d?.pdf', 'a_b__c_d_.pdf'],
    ['CON.pdf', '_CON.pdf'],
    ['..', 'file'],
    ['', 'file'],
    ['  .hidden. ', 'hidden'],
    ['Überweisung 3.pdf', 'Überweisung 3.pdf'],
  ])('%j becomes %j', (name, clean) => {
    expect(cleanFileName(name)).toBe(clean);
  });

  test('that is too long is cut before its ending', () => {
    const clean = cleanFileName(`${'ä'.repeat(400)}.pdf`);
    expect(clean).toHaveLength(200);
    expect(clean.endsWith('.pdf')).toBe(true);
  });
});
