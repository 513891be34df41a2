import { describe, expect, test } from 'vitest';
import type { CsvPreview } from '../../../shared/contract/register.ts';
import { deviceLabel } from '../../../shared/domain/deviceLabel.ts';
import { actAs, type AppUnderTest, aSampleOffice } from '../../support/anApp.ts';
import { readPdf } from '../../support/pdfText.ts';

const LIST = { query: '', ownership: null, offset: 0, limit: 200 } as const;
const GOOD = 'Serial,Make,Model,Cost\nCSV-1,Examplair,Home 5,$10\nCSV-2,Examplair,Home 5,20.50\n';

async function choose(app: AppUnderTest, text: string): Promise<{ uploadId: string; delimiter: null }> {
  const bytes = new TextEncoder().encode(text);
  return { uploadId: await app.upload(bytes, 'list.csv', 'text/csv'), delimiter: null };
}

async function mappingOf(app: AppUnderTest, text: string): Promise<CsvPreview['mapping']> {
  return (await app.get('register.readCsv', await choose(app, text))).mapping;
}

async function importOf(app: AppUnderTest, text: string, leaveOutWrong = false, leaveOutLike = false) {
  const mapping = await mappingOf(app, text);
  return { ...(await choose(app, text)), mapping, leaveOutWrong, leaveOutLike };
}

describe('a file', () => {
  test('is shown, checked and taken in, and one undo takes all of it back', async () => {
    const app = await aSampleOffice();
    const before = (await app.get('equipment.list', LIST)).total;
    const preview = await app.get('register.readCsv', await choose(app, GOOD));
    expect(preview).toMatchObject({
      encoding: 'UTF-8',
      delimiter: ',',
      rows: 2,
      mapping: ['serial', 'make', 'model', 'acquisitionCents'],
      preview: [{ row: 2, cells: ['CSV-1', 'Examplair', 'Home 5', '$10'] }, { row: 3 }],
    });
    const check = await app.get('register.checkCsv', {
      ...(await choose(app, GOOD)),
      mapping: preview.mapping,
    });
    expect(check).toMatchObject({ good: 2, wrongRows: 0, twinRows: 0, knownRows: 0 });
    expect(await app.get('register.importCsv', await importOf(app, GOOD))).toEqual({ added: 2, leftOut: 0 });
    const { rows } = await app.get('equipment.list', { ...LIST, query: 'CSV-2' });
    const { equipment } = await app.get('equipment.get', { id: rows[0]?.id ?? '' });
    expect(equipment).toMatchObject({ acquisitionCents: 2050, ownership: 'stock', status: 'inStock' });
    expect((await app.get('undo.last', {})).undone).toBe('Import devices');
    expect((await app.get('equipment.list', LIST)).total).toBe(before);
  });

  test('with one wrong row takes in nothing until it is mended, or left out on purpose', async () => {
    const app = await aSampleOffice();
    const before = (await app.get('equipment.list', LIST)).total;
    const text = `${GOOD}CSV-3,Examplair,Home 5,ten dollars\n`;
    const mapping = await mappingOf(app, text);
    const check = await app.get('register.checkCsv', { ...(await choose(app, text)), mapping });
    expect(check).toMatchObject({ good: 2, wrongRows: 1, problems: [{ row: 4, column: 'Cost' }] });
    expect(await app.refused('register.importCsv', await importOf(app, text))).toMatchObject({
      issues: [{ path: 'leaveOutWrong' }],
    });
    expect((await app.get('equipment.list', LIST)).total).toBe(before);
    expect(await app.get('register.importCsv', await importOf(app, text, true))).toEqual({
      added: 2,
      leftOut: 1,
    });
  });

  test('tells what is twice in it or in the register, and takes that in when told to', async () => {
    const app = await aSampleOffice();
    await app.get('register.importCsv', await importOf(app, GOOD));
    const text = 'Serial,Make\ncsv 1,EXAMPLAIR\nNEW-1,Examplair\nnew1,Examplair\n';
    const mapping = await mappingOf(app, text);
    const check = await app.get('register.checkCsv', { ...(await choose(app, text)), mapping });
    expect(check).toMatchObject({
      good: 3,
      twinRows: 1,
      twins: [{ row: 4, earlier: 3 }],
      knownRows: 1,
      known: [{ row: 2 }],
    });
    expect(await app.get('register.importCsv', await importOf(app, text, false, true))).toEqual({
      added: 1,
      leftOut: 2,
    });
    // Saving a duplicate is never refused: it becomes a question.
    expect(await app.get('register.importCsv', await importOf(app, text))).toEqual({ added: 3, leftOut: 0 });
    expect((await app.get('equipment.duplicates', {})).total).toBeGreaterThanOrEqual(3);
  });

  test('that is gone, has other columns, or names no device by its mapping is refused', async () => {
    const app = await aSampleOffice();
    const gone = { uploadId: 'f'.repeat(32), delimiter: null };
    expect((await app.refused('register.readCsv', gone)).message).toContain('Choose it again');
    const asked = { ...(await choose(app, GOOD)), mapping: ['serial' as const] };
    expect((await app.refused('register.checkCsv', asked)).message).toContain('other columns');
    const nameless = { ...(await choose(app, GOOD)), mapping: ['note' as const, null, null, null] };
    expect(await app.refused('register.checkCsv', nameless)).toMatchObject({ issues: [{ path: 'mapping' }] });
  });
});

test('an export has every device, no name unless asked for, and comes back as the same devices', async () => {
  const app = await aSampleOffice();
  const { total, rows } = await app.get('equipment.list', LIST);
  const held = rows.find(({ holderName }) => holderName !== '');
  const textOf = async (withHolders: boolean): Promise<string> => {
    const answer = await app.get('register.exportCsv', { ownership: null, withHolders });
    expect(answer).toMatchObject({ rows: total, fileName: 'equipment-register-2026-11-02.csv' });
    const output = await app.core.getFile('output', answer.outputId);
    if (!output) throw new Error('the output is gone');
    return new TextDecoder('utf-8', { ignoreBOM: true }).decode(output.bytes);
  };
  const plain = await textOf(false);
  expect(plain.startsWith('\uFEFF"Serial","Make","Model",')).toBe(true);
  expect(plain).not.toContain(held?.holderName);
  expect(await textOf(true)).toContain(held?.holderName);
  const mapping = await mappingOf(app, plain);
  expect(mapping).not.toContain(null);
  const check = await app.get('register.checkCsv', { ...(await choose(app, plain)), mapping });
  expect(check).toMatchObject({ good: total, wrongRows: 0, problems: [] });
});

test('a scan finds a device by its label or its whole serial, and says nothing of others', async () => {
  const app = await aSampleOffice();
  const { rows } = await app.get('equipment.list', LIST);
  const device = rows.find(({ serial }) => serial !== '');
  if (!device) throw new Error('no device with a serial');
  await actAs(app, 'technician');
  const scan = async (text: string) => (await app.get('equipment.scan', { text })).found;
  expect(await scan(deviceLabel(device.id))).toEqual([device.id]);
  expect(await scan(deviceLabel(device.id).toLowerCase())).toEqual([device.id]);
  expect(await scan(device.serial.toLowerCase())).toEqual([device.id]);
  expect(await scan(device.serial.slice(0, -1))).toEqual([]);
  expect(await scan(deviceLabel('019a0000-0000-7000-8000-000000000009'))).toEqual([]);
  expect(await scan('')).toEqual([]);
});

test('labels are printed for the devices asked for, with nothing of who holds them', async () => {
  const app = await aSampleOffice();
  const { rows } = await app.get('equipment.list', LIST);
  const held = rows.filter(({ holderName, serial }) => holderName !== '' && serial !== '').slice(0, 3);
  const answer = await app.get('equipment.labels', {
    ids: held.map(({ id }) => id),
    sheet: 'avery5160',
    start: 28,
  });
  expect(answer).toMatchObject({ fileName: 'device-labels.pdf', pages: 2 });
  const output = await app.core.getFile('output', answer.outputId);
  if (!output) throw new Error('the output is gone');
  const text = (await readPdf(output.bytes)).pages.join(' ');
  for (const { serial, holderName } of held) {
    expect(text).toContain(`SN ${serial}`);
    expect(text).not.toContain(holderName.split(',')[0]);
  }
});

describe('a list of thousands', () => {
  const MANY = `Serial,Make,Model\n${Array.from({ length: 2600 }, (_, at) => `MANY-${at},Examplair,Home 5`).join('\n')}\n`;
  const found = (app: AppUnderTest) =>
    app.get('equipment.list', { ...LIST, query: 'MANY-1', limit: 1 }).then(({ total }) => total);
  /** Resolves when the first devices are in, and not all of them. */
  async function under(app: AppUnderTest): Promise<void> {
    while ((await app.get('register.importProgress', {})) === null) await new Promise(setImmediate);
  }

  test('comes in while the program answers: reads see nothing of it, a write waits and is kept', async () => {
    const app = await aSampleOffice();
    const taking = app.get('register.importCsv', await importOf(app, MANY));
    await under(app);
    expect(await found(app)).toBe(0);
    expect(await app.get('register.importProgress', {})).toMatchObject({ total: 2600 });
    const patients = await app.get('patients.list', { query: '', offset: 0, limit: 1 });
    const { patient } = await app.get('patients.get', { id: patients.rows[0]?.id ?? '' });
    const { id, revision, sample: _sample, ...values } = { sample: null, ...patient };
    const saving = app.get('patients.save', { id, revision, values: { ...values, firstName: 'Meanwhile' } });
    expect(await taking).toEqual({ added: 2600, leftOut: 0 });
    expect(await saving).toMatchObject({ firstName: 'Meanwhile' });
    expect(await found(app)).toBeGreaterThan(1000 - 1);
    expect(await app.get('register.importProgress', {})).toBeNull();
    expect((await app.get('undo.last', {})).undone).toBe('Change patient');
    await app.refused('undo.last', {});
  });

  test('that is stopped, or whose office is locked meanwhile, leaves nothing', async () => {
    const app = await aSampleOffice();
    const importing = await importOf(app, MANY);
    const stopped = app.refused('register.importCsv', importing);
    await under(app);
    expect(await app.get('register.cancelImport', {})).toEqual({ cancelled: true });
    expect(await stopped).toMatchObject({ kind: 'blocked', message: 'Stopped. No device was taken in.' });
    expect(await found(app)).toBe(0);
    const again = app.refused('register.importCsv', await importOf(app, MANY));
    await under(app);
    await app.get('session.lock', {});
    expect(await again).toMatchObject({ kind: 'locked' });
    await app.get('session.openSample', {});
    expect(await found(app)).toBe(0);
    expect(await app.get('register.cancelImport', {})).toEqual({ cancelled: false });
    expect(await app.get('register.importCsv', await importOf(app, MANY))).toMatchObject({ added: 2600 });
  });
});
