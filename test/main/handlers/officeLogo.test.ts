import { expect, test } from 'vitest';
import { OfficeValues } from '../../../shared/domain/people.ts';
import { actAs, type AppUnderTest, aSampleOffice } from '../../support/anApp.ts';
import { pngFile } from '../../support/files.ts';
import { there, valuesOf } from '../../support/sampleRecords.ts';

const PNG = pngFile('logo.png', 200, 80);

async function save(app: AppUnderTest, bytes: Uint8Array, name = 'logo.png') {
  const uploadId = await app.upload(bytes, name, 'image/png');
  return app.ask('office.saveLogo', { uploadId });
}

/** A chunk of text, as programs write the author and the place into a PNG. */
function noted(png: Buffer, text: string): Buffer {
  const body = Buffer.from(`Comment\0${text}`, 'latin1');
  const length = Buffer.alloc(4);
  length.writeUInt32BE(body.length);
  // The sum at the end of a chunk of notes is read by nobody here.
  const chunk = Buffer.concat([length, Buffer.from('tEXt', 'latin1'), body, Buffer.alloc(4)]);
  return Buffer.concat([png.subarray(0, 33), chunk, png.subarray(33)]);
}

async function report(app: AppUnderTest): Promise<Buffer> {
  const { rows } = await app.get('visits.list', { query: '', sealed: true, offset: 0, limit: 1 });
  const { outputId } = await app.get('visits.report', { id: there(rows[0]).id });
  return Buffer.from(there(await app.core.getFile('output', outputId)).bytes);
}

test('a logo is kept without its notes, drawn on a report, and the print is the same to the byte', async () => {
  const app = await aSampleOffice();
  const before = await report(app);
  const saved = await save(app, noted(PNG.buffer, 'Made in a kitchen'));
  expect(saved).toMatchObject({ ok: true, value: { logo: expect.stringMatching(/^[0-9a-f]{64}$/) } });
  const { documentId } = await app.get('office.logo', {});
  const kept = there(await app.core.getFile('files', there(documentId)));
  expect(Buffer.from(kept.bytes).equals(PNG.buffer)).toBe(true);
  const after = await report(app);
  expect(after.length).toBeGreaterThan(before.length);
  expect(after.equals(await report(app))).toBe(true);
  const office = await app.get('office.get', {});
  const values = { ...valuesOf(OfficeValues, office), logo: '' };
  await app.get('office.save', { revision: office.revision, values });
  expect((await report(app)).equals(before)).toBe(true);
});

test('what is no picture, too large or cut short is refused; nobody but the owner chooses it', async () => {
  const app = await aSampleOffice();
  const refused = async (bytes: Uint8Array, words: RegExp) =>
    expect(await save(app, bytes)).toMatchObject({
      ok: false,
      fault: { kind: 'invalid', message: expect.stringMatching(words) },
    });
  await refused(Buffer.alloc(1024 * 1024 + 1), /more than 1 MB/);
  await refused(Buffer.from('%PDF-1.7'), /no whole PNG or JPEG/);
  await refused(PNG.buffer.subarray(0, -20), /no whole PNG or JPEG/);
  const office = await app.get('office.get', {});
  const values = { ...valuesOf(OfficeValues, office), logo: 'a'.repeat(64) };
  expect(await app.refused('office.save', { revision: office.revision, values })).toMatchObject({
    issues: [{ path: 'logo' }],
  });
  await actAs(app, 'office');
  expect(await save(app, PNG.buffer)).toMatchObject({ ok: false, fault: { kind: 'forbidden' } });
});
