import { crc32, deflateSync } from 'node:zlib';
import { PDFDocument, rgb, StandardFonts } from '@cantoo/pdf-lib';
import { type DocumentRecord, DOCUMENT_TYPE_NAMES } from '../../shared/domain/document.ts';
import { formatUsDate } from '../../shared/domain/dates.ts';
import { formatCents } from '../../shared/domain/money.ts';

/** Small papers for the sample office: real PDFs and pictures that say what their records say, and that they are made up. */

export async function samplePaper(document: DocumentRecord, patientName: string): Promise<Uint8Array> {
  const pdf = await PDFDocument.create();
  const [plain, bold] = await Promise.all([
    pdf.embedFont(StandardFonts.Helvetica),
    pdf.embedFont(StandardFonts.HelveticaBold),
  ]);
  const page = pdf.addPage([612, 792]);
  page.drawText('SAMPLE - made up for practice, about nobody', {
    x: 60,
    y: 744,
    size: 9,
    font: plain,
    color: rgb(0.5, 0.5, 0.5),
  });
  page.drawText(DOCUMENT_TYPE_NAMES[document.type], { x: 60, y: 700, size: 20, font: bold });
  page.drawLine({ start: { x: 60, y: 688 }, end: { x: 552, y: 688 }, thickness: 0.8 });
  linesOf(document, patientName).forEach((line, index) => {
    page.drawText(line, { x: 60, y: 660 - index * 20, size: 11, font: plain });
  });
  pdf.setCreationDate(new Date(0));
  pdf.setModificationDate(new Date(0));
  return pdf.save({ useObjectStreams: false });
}

function linesOf(document: DocumentRecord, patientName: string): string[] {
  const stated = [
    ['For', patientName],
    ['Date', document.documentDate ? formatUsDate(document.documentDate) : ''],
    ['From', document.author],
    ['Number', document.invoiceNumber],
    ['Total of parts', formatCents(document.invoiceTotalCents)],
  ].flatMap(([label = '', value = '']) => (value === '' ? [] : [`${label}: ${value}`]));
  const sentences = [
    document.statesContinuedNeed === true ? 'Seen today. Home oxygen is still needed.' : '',
    document.type === 'physicianOrder'
      ? 'Please provide and maintain the equipment described in my order.'
      : '',
    document.signed === true ? `Signed: ${document.author || 'see record'}` : '',
  ];
  return [...stated, '', ...sentences.filter(Boolean)];
}

/** A picture of a device that never was: 480 by 320 pixels, drawn by code. */
export function samplePhoto(seed: number): Uint8Array {
  const width = 480;
  const height = 320;
  const rows = Buffer.concat(
    Array.from({ length: height }, (_, y) =>
      Buffer.from([0, ...Array.from({ length: width }, (__, x) => pixel(x, y, seed)).flat()]),
    ),
  );
  const header = Buffer.alloc(13);
  header.writeUInt32BE(width, 0);
  header.writeUInt32BE(height, 4);
  header.set([8, 2, 0, 0, 0], 8);
  return Buffer.concat([
    Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]),
    chunk('IHDR', header),
    chunk('IDAT', deflateSync(rows)),
    chunk('IEND', Buffer.alloc(0)),
  ]);
}

function pixel(x: number, y: number, seed: number): number[] {
  const inBody = x > 150 && x < 330 && y > 60 && y < 280;
  const inGrille = inBody && y > 180 && Math.floor(y / 8) % 2 === 0 && x > 170 && x < 310;
  const inDial = (x - 240) ** 2 + (y - 115) ** 2 < 900;
  if (inDial) return [40, 60 + (seed % 5) * 20, 90];
  if (inGrille) return [90, 96, 104];
  if (inBody) return [196, 202, 208];
  return y > 275 ? [150, 138, 120] : [232, 230, 224];
}

function chunk(type: string, data: Buffer): Buffer {
  const body = Buffer.concat([Buffer.from(type, 'latin1'), data]);
  const size = Buffer.alloc(4);
  size.writeUInt32BE(data.length);
  const sum = Buffer.alloc(4);
  sum.writeUInt32BE(crc32(body));
  return Buffer.concat([size, body, sum]);
}
