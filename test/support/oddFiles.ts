import { deflateSync } from 'node:zlib';
import { degrees, PDFDocument, rgb, StandardFonts } from '@cantoo/pdf-lib';

/** Files as they come from scanners, telephones and broken downloads. All are made here. */

export interface PageOrder {
  readonly text: string;
  readonly size?: readonly [number, number];
  readonly rotate?: number;
}

export async function aPdf(
  orders: readonly PageOrder[],
  change?: (document: PDFDocument) => void | Promise<void>,
) {
  const document = await PDFDocument.create();
  const font = await document.embedFont(StandardFonts.Helvetica);
  for (const order of orders) {
    const page = document.addPage([...(order.size ?? [612, 792])] as [number, number]);
    page.drawRectangle({ x: 5, y: 5, width: 50, height: 50, borderColor: rgb(0, 0, 0), borderWidth: 1 });
    page.drawText(order.text, { x: 20, y: page.getHeight() - 40, size: 14, font });
    if (order.rotate !== undefined) page.setRotation(degrees(order.rotate));
  }
  await change?.(document);
  return document.save({ useObjectStreams: false, addDefaultPage: false });
}

/** A form whose only message stands in a field. */
export function aFilledForm(value: string): Promise<Uint8Array> {
  return aPdf([{ text: 'Order' }], (document) => {
    const field = document.getForm().createTextField('patient');
    field.setText(value);
    field.addToPage(document.getPage(0), { x: 100, y: 600, width: 300, height: 24 });
  });
}

export function anEncryptedPdf(text: string, userPassword: string): Promise<Uint8Array> {
  return aPdf([{ text }], (document) => {
    document.encrypt({ userPassword, ownerPassword: 'owner', permissions: { printing: false } });
  });
}

/** Objects that never end: a reader that looks for each one's end reads the rest of the file every time. */
export function anEndlessPdf(): Uint8Array {
  return Buffer.from(`%PDF-1.7\n${'1 0 obj\n<<\n'.repeat(200_000)}`, 'latin1');
}

/** A page whose few bytes of drawing unpack to 200 MB. */
export function aBombPdf(): Uint8Array {
  const packed = deflateSync(Buffer.alloc(200 * 1024 * 1024, ' '));
  const head = Buffer.from(
    [
      '%PDF-1.4',
      '1 0 obj <</Type/Catalog/Pages 2 0 R>> endobj',
      '2 0 obj <</Type/Pages/Kids[3 0 R]/Count 1>> endobj',
      '3 0 obj <</Type/Page/Parent 2 0 R/MediaBox[0 0 612 792]/Contents 4 0 R>> endobj',
      `4 0 obj <</Length ${String(packed.length)}/Filter/FlateDecode>> stream\n`,
    ].join('\n'),
    'latin1',
  );
  return Buffer.concat([
    head,
    packed,
    Buffer.from('\nendstream endobj\ntrailer <</Root 1 0 R/Size 5>>\n%%EOF\n'),
  ]);
}

/** The same in a stream that a parser unpacks before anything else is known. */
export function anObjectBombPdf(): Uint8Array {
  const packed = deflateSync(Buffer.alloc(200 * 1024 * 1024, ' '));
  const length = String(packed.length);
  return Buffer.concat([
    Buffer.from(
      `%PDF-1.5\n1 0 obj <</Type/ObjStm/N 1/First 5/Length ${length}/Filter/FlateDecode>> stream\n`,
    ),
    packed,
    Buffer.from('\nendstream endobj\ntrailer <</Root 1 0 R>>\n'),
  ]);
}

/** A page tree that contains itself. */
export function aLoopingPdf(): Uint8Array {
  return Buffer.from(
    [
      '%PDF-1.4',
      '1 0 obj <</Type/Catalog/Pages 2 0 R>> endobj',
      '2 0 obj <</Type/Pages/Kids[2 0 R 3 0 R]/Count 9>> endobj',
      '3 0 obj <</Type/Page/Parent 2 0 R/MediaBox[0 0 612 792]>> endobj',
      'trailer <</Root 1 0 R/Size 4>>',
      '%%EOF',
    ].join('\n'),
    'latin1',
  );
}

export function aPdfWithoutPages(): Uint8Array {
  return Buffer.from(
    [
      '%PDF-1.4',
      '1 0 obj <</Type/Catalog/Pages 2 0 R>> endobj',
      '2 0 obj <</Type/Pages/Kids[]/Count 0>> endobj',
      'trailer <</Root 1 0 R/Size 3>>',
      '%%EOF',
    ].join('\n'),
    'latin1',
  );
}

/** Half red, half blue, 16 by 8 points (baseline JPEG, made with a common tool). */
const JPEG =
  '/9j/4AAQSkZJRgABAQAAAQABAAD/2wBDAA0JCgsKCA0LCgsODg0PEyAVExISEyccHhcgLikxMC4pLSwzOko+MzZGNywtQFdBRkxOUlNSMj5aYVpQYEpRUk//2wBDAQ4ODhMREyYVFSZPNS01T09PT09PT09PT09PT09PT09PT09PT09PT09PT09PT09PT09PT09PT09PT09PT09PT0//wAARCAAIABADASIAAhEBAxEB/8QAFgABAQEAAAAAAAAAAAAAAAAAAAUG/8QAFBABAAAAAAAAAAAAAAAAAAAAAP/EABQBAQAAAAAAAAAAAAAAAAAAAAX/xAAZEQACAwEAAAAAAAAAAAAAAAAABkOCwcL/2gAMAwEAAhEDEQA/AM+hAYU5q9DzNFbD/9k=';

/** A JPEG with an Exif note that holds an orientation and, as cameras do, words about where it was taken. */
export function aJpeg(orientation?: number): Uint8Array {
  const plain = Buffer.from(JPEG, 'base64');
  if (orientation === undefined) return plain;
  const tiff = Buffer.alloc(26);
  tiff.write('MM\0*', 0, 'latin1');
  tiff.writeUInt32BE(8, 4);
  tiff.writeUInt16BE(1, 8);
  tiff.writeUInt16BE(0x0112, 10);
  tiff.writeUInt16BE(3, 12);
  tiff.writeUInt32BE(1, 14);
  tiff.writeUInt16BE(orientation, 18);
  const body = Buffer.concat([
    Buffer.from('Exif\0\0', 'latin1'),
    tiff,
    Buffer.from('GPS 39.78N 89.65W', 'latin1'),
  ]);
  const head = Buffer.from([0xff, 0xe1, (body.length + 2) >> 8, (body.length + 2) & 0xff]);
  return Buffer.concat([plain.subarray(0, 2), head, body, plain.subarray(2)]);
}

export interface PngOrder {
  readonly width: number;
  readonly height: number;
  /** 0 gray, 2 RGB, 4 gray with alpha, 6 RGB with alpha; 8 bits each. */
  readonly colorType: 0 | 2 | 4 | 6;
  readonly sample: (x: number, y: number) => readonly number[];
}

/** A PNG with plain, unfiltered rows. */
export function aPng({ width, height, colorType, sample }: PngOrder): Uint8Array {
  const rows: number[] = [];
  for (let y = 0; y < height; y += 1) {
    rows.push(0);
    for (let x = 0; x < width; x += 1) rows.push(...sample(x, y));
  }
  const header = Buffer.alloc(13);
  header.writeUInt32BE(width, 0);
  header.writeUInt32BE(height, 4);
  header.set([8, colorType, 0, 0, 0], 8);
  return Buffer.concat([
    Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]),
    chunk('IHDR', header),
    chunk('IDAT', deflateSync(Buffer.from(rows))),
    chunk('IEND', Buffer.alloc(0)),
  ]);
}

function chunk(type: string, body: Buffer): Buffer {
  const length = Buffer.alloc(4);
  length.writeUInt32BE(body.length);
  // The check sum is left at zero: nothing here reads it.
  return Buffer.concat([length, Buffer.from(type, 'latin1'), body, Buffer.alloc(4)]);
}
