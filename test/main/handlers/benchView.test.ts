import { describe, expect, test } from 'vitest';
import { EquipmentValues } from '../../../shared/domain/equipment.ts';
import { actAs, type AppUnderTest, aSampleOffice } from '../../support/anApp.ts';
import { pngFile } from '../../support/files.ts';
import { ALL_CLAIMS, NO_DOCUMENT, there, valuesOf } from '../../support/sampleRecords.ts';

const PAGE = { query: '', offset: 0, limit: 200 };
const DEVICES = { ...PAGE, ownership: null };

/** The lists are read whole, and of the pages and histories so many: all of them take seconds. */
const SOME = 10;

/** What a technician may read of patients, devices and visits of the sample office. */
async function allThatIsRead(app: AppUnderTest): Promise<readonly unknown[]> {
  const patients = await app.get('patients.list', PAGE);
  const devices = await app.get('equipment.list', DEVICES);
  const visits = await app.get('visits.list', { ...PAGE, sealed: null });
  const read: unknown[] = [patients, devices, visits, await app.get('equipment.duplicates', {})];
  for (const { id } of patients.rows.slice(0, SOME)) {
    read.push(await app.get('patients.get', { id }), await app.get('rentals.ofPatient', { patientId: id }));
    read.push(await app.get('history.of', { kind: 'patient', id, offset: 0, limit: 200 }));
  }
  for (const { id } of devices.rows.slice(0, SOME)) {
    read.push(await app.get('equipment.get', { id }), await app.get('rentals.ofDevice', { equipmentId: id }));
    read.push(await app.get('history.of', { kind: 'equipment', id, offset: 0, limit: 200 }));
  }
  for (const { id } of visits.rows.slice(0, SOME)) {
    read.push(await app.get('visits.get', { id }));
    read.push(await app.get('history.of', { kind: 'visit', id, offset: 0, limit: 200 }));
  }
  for (const side of ['desk', 'technician'] as const) {
    read.push(await app.get('visits.waiting', { for: side }));
  }
  read.push(await app.get('visits.today', {}));
  return read;
}

/** What is said of payers, claims and what devices cost. */
const PAYER = /"payerName":"[^"]+"/;
const CLAIM = /CW-\d{4}-\d+/;
const COST =
  /"(acquisition|replacement)(Cents|_cents)":[1-9]|"(acquisition|replacement)(Source|_source)":"[^"]/;

describe('what a technician reads', () => {
  test('names no payer, no claim and no cost of a device; the desk reads all three', async () => {
    const app = await aSampleOffice();
    const { rows } = await app.get('equipment.list', DEVICES);
    const { id, revision, ...values } = (await app.get('equipment.get', { id: there(rows[0]).id })).equipment;
    await app.get('equipment.save', {
      id,
      revision,
      values: { ...values, acquisitionCents: 61_234, acquisitionSource: 'Invoice Q-7' },
    });
    const asked = JSON.stringify(await allThatIsRead(app));
    for (const words of [PAYER, CLAIM, COST]) expect(asked).toMatch(words);
    expect(asked).toContain('61234');
    await actAs(app, 'technician');
    const seen = JSON.stringify(await allThatIsRead(app));
    for (const words of [PAYER, CLAIM, COST]) expect(seen).not.toMatch(words);
    expect(seen).not.toContain('61234');
  });

  test('is found by name and serial; claims, payers and codes are found by nobody at the bench', async () => {
    const app = await aSampleOffice();
    const { rows } = await app.get('claims.list', ALL_CLAIMS);
    const payer = there((await app.get('payers.list', PAGE)).rows[0]);
    const queries = [
      there(rows[0]).number,
      payer.name,
      'E1390',
      there(rows[0]).patientName.split(',')[0] ?? '',
    ];
    const kinds = async () => {
      const hits = await Promise.all(queries.map((query) => app.get('search.find', { query, limit: 50 })));
      return new Set(hits.flat().map(({ kind }) => kind));
    };
    expect([...(await kinds())]).toEqual(expect.arrayContaining(['claim', 'payer', 'code', 'patient']));
    await actAs(app, 'technician');
    expect([...(await kinds())]).toEqual(['equipment', 'patient']);
  });

  test('is no history of a claim, a payer, a coverage or the office', async () => {
    const app = await aSampleOffice();
    const { rows } = await app.get('claims.list', ALL_CLAIMS);
    await actAs(app, 'technician');
    for (const kind of ['claim', 'payer', 'coverage', 'office'] as const) {
      const asked = { kind, id: there(rows[0]).id, offset: 0, limit: 10 };
      expect((await app.refused('history.of', asked)).kind, kind).toBe('forbidden');
    }
  });
});

describe('what a technician saves', () => {
  test('of a device leaves its costs as they were', async () => {
    const app = await aSampleOffice();
    const { rows } = await app.get('equipment.list', DEVICES);
    const { id, revision, ...values } = (await app.get('equipment.get', { id: there(rows[0]).id })).equipment;
    await app.get('equipment.save', { id, revision, values: { ...values, replacementCents: 98_700 } });
    await actAs(app, 'technician');
    const seen = (await app.get('equipment.get', { id })).equipment;
    expect(seen.replacementCents).toBeNull();
    const saved = await app.get('equipment.save', {
      id,
      revision: seen.revision,
      values: { ...valuesOf(EquipmentValues, seen), note: 'Filter changed', replacementCents: 1 },
    });
    expect(saved).toMatchObject({ note: 'Filter changed', replacementCents: null });
    await actAs(app, 'owner');
    expect((await app.get('equipment.get', { id })).equipment).toMatchObject({
      note: 'Filter changed',
      replacementCents: 98_700,
    });
  });

  test('is no paper of a payer, and the bytes of one are not served', async () => {
    const app = await aSampleOffice();
    const file = pngFile('quote.png');
    const add = async (type: 'costComparison' | 'photo') => {
      const uploadId = await app.upload(file.buffer, file.name, file.mimeType);
      return app.ask('documents.add', { uploadId, values: { ...NO_DOCUMENT, type }, claimId: null });
    };
    const quote = await add('costComparison');
    const photo = await add('photo');
    if (!quote.ok || !photo.ok) throw new Error('the desk adds both');
    await actAs(app, 'technician');
    expect(await add('costComparison')).toMatchObject({ ok: false, fault: { kind: 'forbidden' } });
    expect(await app.core.getFile('files', quote.value.document.id)).toBeNull();
    expect(await app.core.getFile('files', photo.value.document.id)).not.toBeNull();
    const { id, revision } = photo.value.document;
    const asQuote = { id, revision, values: { ...NO_DOCUMENT, type: 'costComparison' as const } };
    expect((await app.refused('documents.save', asQuote)).kind).toBe('forbidden');
  });
});
