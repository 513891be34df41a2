import { expect, test } from 'vitest';
import { type AppUnderTest, anOffice, aSampleOffice } from '../../support/anApp.ts';
import { pngFile } from '../../support/files.ts';
import { NO_DOCUMENT, there, valuesOf } from '../../support/sampleRecords.ts';
import type { DocumentValues } from '../../../shared/domain/document.ts';
import { EquipmentValues } from '../../../shared/domain/equipment.ts';
import { newVisit } from '../../../shared/domain/serviceVisit.ts';
import { exampleRepair } from '../../../shared/rules/examples/exampleRepair.ts';

async function aDevice(app: AppUnderTest): Promise<string> {
  const values = valuesOf(EquipmentValues, there(exampleRepair().equipment));
  const device = { ...values, holderId: null };
  return (await app.get('equipment.save', { id: null, revision: null, values: device })).id;
}

function photoOf(visitId: string | null): DocumentValues {
  return { ...NO_DOCUMENT, type: 'photo', title: 'Photo', visitId };
}

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
    values: newVisit({
      technicianName: 'Olive Owner',
      equipmentId: await aDevice(app),
      visitedOn: '2026-11-02',
    }),
  });
  const { document } = await app.get('documents.add', {
    uploadId: await app.upload(pngFile('photo.png').buffer, 'photo.png', 'image/png'),
    values: photoOf(visit.id),
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

  const holds = () => app.get('service.verifyLog', { equipmentId: null, after: '' });
  expect(await holds()).toMatchObject({ entries: 1, breaks: [] });
  const target = { id: document.id, revision: document.revision };
  expect(await app.refused('documents.remove', target)).toMatchObject({
    kind: 'blocked',
    message: expect.stringContaining('it stays there') as string,
  });
  const described = { ...photoOf(visit.id), title: 'The label' };
  expect(
    await app.refused('documents.save', { ...target, values: { ...described, visitId: null } }),
  ).toMatchObject({ kind: 'blocked' });
  await app.get('documents.save', { ...target, values: described });
  expect(await holds()).toMatchObject({ entries: 1, breaks: [] });
});

test('a photo that comes after the signature is an amendment, and stays as well', async () => {
  const app = await anOffice();
  const visit = await app.get('visits.save', {
    id: null,
    revision: null,
    values: newVisit({
      technicianName: 'Olive Owner',
      equipmentId: await aDevice(app),
      visitedOn: '2026-11-02',
    }),
  });
  await app.get('visits.seal', { id: visit.id, revision: visit.revision, signedName: 'Olive Owner' });
  const add = async (visitId: string | null) => {
    const uploadId = await app.upload(pngFile('late.png').buffer, 'late.png', 'image/png');
    return app.get('documents.add', { uploadId, values: photoOf(visitId), claimId: null });
  };
  const { document } = await add(visit.id);
  const { amendments } = (await app.get('visits.get', { id: visit.id })).visit;
  expect(amendments).toMatchObject([
    {
      path: 'papers',
      before: null,
      after: { documentId: document.id, type: 'photo', sha256: document.sha256 },
      userName: 'Olive Owner',
    },
  ]);
  const target = { id: document.id, revision: document.revision };
  expect(await app.refused('documents.remove', target)).toMatchObject({ kind: 'blocked' });
  expect(await app.refused('undo.last', {})).toMatchObject({ kind: 'blocked' });
  const loose = (await add(null)).document;
  await app.get('documents.save', { id: loose.id, revision: loose.revision, values: photoOf(visit.id) });
  const view = await app.get('visits.get', { id: visit.id });
  expect(view.visit.amendments).toHaveLength(2);
  expect(await app.get('service.verifyLog', { equipmentId: null, after: '' })).toMatchObject({
    entries: 3,
    breaks: [],
  });
});
