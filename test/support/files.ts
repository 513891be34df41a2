import { deflateSync, crc32 } from 'node:zlib';
import { PDFDocument, StandardFonts } from '@cantoo/pdf-lib';

/** Small made-up files, made by code: what an office drops in, and what goes wrong with such files. */

export interface TestFile {
  readonly name: string;
  readonly mimeType: string;
  readonly buffer: Buffer;
}

/** A PDF of one Letter page for each list of lines. Same lines, same bytes. */
export async function pdfFile(name: string, ...pages: readonly (readonly string[])[]): Promise<TestFile> {
  return { name, mimeType: 'application/pdf', buffer: await pdfBytes(pages) };
}

async function pdfBytes(
  pages: readonly (readonly string[])[],
  change: (pdf: PDFDocument) => void = () => undefined,
): Promise<Buffer> {
  const pdf = await PDFDocument.create();
  const font = await pdf.embedFont(StandardFonts.Helvetica);
  for (const lines of pages) {
    const page = pdf.addPage([612, 792]);
    lines.forEach((line, index) => page.drawText(line, { x: 72, y: 700 - index * 18, size: 12, font }));
  }
  pdf.setCreationDate(new Date(0));
  pdf.setModificationDate(new Date(0));
  change(pdf);
  return Buffer.from(await pdf.save());
}

/** Opens only with a password. */
export async function lockedPdfFile(name: string): Promise<TestFile> {
  const buffer = await pdfBytes([['Only for those who know the word.']], (pdf) => {
    pdf.encrypt({ userPassword: 'made-up-word', ownerPassword: 'another-made-up-word' });
  });
  return { name, mimeType: 'application/pdf', buffer };
}

/** Begins like a PDF and breaks off in the middle of its objects. */
export async function brokenPdfFile(name: string): Promise<TestFile> {
  const whole = await pdfBytes([['This page never arrives.']]);
  const buffer = Buffer.concat([whole.subarray(0, 60), Buffer.alloc(400, 0x2e)]);
  return { name, mimeType: 'application/pdf', buffer };
}

/** A grey PNG of `width` by `height` pixels with a darker band, so that it can be seen to be drawn. */
export function pngFile(name: string, width = 320, height = 240): TestFile {
  const row = (y: number): Buffer =>
    Buffer.from([0, ...Array.from({ length: width }, () => (y > height / 3 && y < height / 2 ? 60 : 200))]);
  const header = Buffer.alloc(13);
  header.writeUInt32BE(width, 0);
  header.writeUInt32BE(height, 4);
  header.set([8, 0, 0, 0, 0], 8);
  const rows = Buffer.concat(Array.from({ length: height }, (_, y) => row(y)));
  const buffer = Buffer.concat([
    Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]),
    chunk('IHDR', header),
    chunk('IDAT', deflateSync(rows)),
    chunk('IEND', Buffer.alloc(0)),
  ]);
  return { name, mimeType: 'image/png', buffer };
}

function chunk(type: string, data: Buffer): Buffer {
  const body = Buffer.concat([Buffer.from(type, 'latin1'), data]);
  const length = Buffer.alloc(4);
  length.writeUInt32BE(data.length);
  const check = Buffer.alloc(4);
  check.writeUInt32BE(crc32(body));
  return Buffer.concat([length, body, check]);
}

/** A real PDF of about `megabytes`: most of it a stream that no page uses. */
export async function largePdfFile(name: string, megabytes: number): Promise<TestFile> {
  const buffer = await pdfBytes([['A very long scan.']], (pdf) => {
    const filler = pdf.context.stream(new Uint8Array(megabytes * 1024 * 1024));
    pdf.context.register(filler);
  });
  return { name, mimeType: 'application/pdf', buffer };
}
