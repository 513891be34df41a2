import { expect, test } from 'vitest';
import { anOffice, aSampleOffice } from '../../support/anApp.ts';
import { pngFile } from '../../support/files.ts';
import { newVisit } from '../../../shared/domain/serviceVisit.ts';

test('the log of the sample office holds, walked in parts and by device', async () => {
  const app = await aSampleOffice();
  const { logs } = await app.get('service.countLogs', {});
  expect(logs).toBeGreaterThan(10);
  let walked = 0;
  let after: string | null = '';
  while (after !== null) {
    const part: { logs: number; breaks: unknown[]; next: string | null } = await app.get(
      'service.verifyLog',
      {
        equipmentId: null,
        after,
      },
    );
    walked += part.logs;
    expect(part.breaks).toEqual([]);
    after = part.next;
  }
  expect(walked).toBe(logs);
  const sealed = await app.get('visits.list', { query: '', sealed: true, offset: 0, limit: 1 });
  const visit = await app.get('visits.get', { id: sealed.rows[0]?.id ?? '' });
  const own = await app.get('service.verifyLog', { equipmentId: visit.visit.equipmentId, after: '' });
  expect(own).toMatchObject({ logs: 1, breaks: [], next: null });
  expect(own.entries).toBeGreaterThan(0);
});

test('a photo keeps its bytes whatever is marked on it, and no marks are added to a signed visit', async () => {
  const app = await anOffice();
  const visit = await app.get('visits.save', {
    id: null,
    revision: null,
    values: newVisit({ technicianName: 'Olive Owner' }),
  });
  const { document } = await app.get('documents.add', {
    uploadId: await app.upload(pngFile('photo.png').buffer, 'photo.png', 'image/png'),
    values: {
      type: 'photo',
      documentDate: null,
      title: 'Photo',
      patientId: null,
      equipmentId: null,
      visitId: visit.id,
      author: '',
      signed: null,
      invoiceTotalCents: null,
      invoiceNumber: '',
      statesContinuedNeed: null,
      note: '',
    },
    claimId: null,
  });
  expect(await app.get('documents.marks', { documentId: document.id })).toBeNull();
  const ring = { kind: 'ring', x: 100, y: 200, width: 300, height: 300 } as const;
  const values = { documentId: document.id, marks: [ring] };
  const saved = await app.get('documents.saveMarks', { id: null, revision: null, values });
  expect(await app.get('documents.marks', { documentId: document.id })).toEqual(saved);
  expect(await app.refused('documents.saveMarks', { id: null, revision: null, values })).toMatchObject({
    kind: 'invalid',
  });
  expect((await app.get('documents.get', { id: document.id })).sha256).toBe(document.sha256);
  await app.get('visits.seal', { id: visit.id, revision: visit.revision, signedName: 'Olive Owner' });
  expect(
    await app.refused('documents.saveMarks', { id: saved.id, revision: saved.revision, values }),
  ).toMatchObject({ kind: 'blocked' });
});
