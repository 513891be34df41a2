import { expect, test } from 'vitest';
import { NO_AUDIT_FILTER } from '../../../shared/contract/auditTrail.ts';
import { auditSentence } from '../../../shared/contract/auditWords.ts';
import { actAs, type AppUnderTest, aSampleOffice } from '../../support/anApp.ts';

const PAGE = { query: '', offset: 0, limit: 200 };

async function whoSaw(app: AppUnderTest, patientId: string, userId: string) {
  const { rows } = await app.get('auditTrail.list', {
    filter: { ...NO_AUDIT_FILTER, patientId, userId, kinds: ['view'] },
    before: null,
    limit: 200,
  });
  return rows;
}

test('whoever read a patient in a list or a search is found under that patient, once in ten minutes', async () => {
  const app = await aSampleOffice();
  await actAs(app, 'readOnly');
  const reader = (await app.get('session.status', {})).user?.id ?? '';
  const { rows } = await app.get('patients.list', PAGE);
  expect(rows.length).toBeGreaterThan(5);
  await app.get('patients.list', PAGE);
  const [first] = rows;
  const last = rows.at(-1);
  if (!first || !last) throw new Error('no patients');
  const hits = await app.get('search.find', { query: first.name.slice(0, 6), limit: 20 });
  expect(hits.some(({ id }) => id === first.id)).toBe(true);
  app.clock.now += 600_000;
  await app.get('patients.list', { ...PAGE, limit: 1 });

  await actAs(app, 'owner');
  const ofFirst = await whoSaw(app, first.id, reader);
  expect(ofFirst.map(({ entry }) => entry.channel)).toEqual([
    'patients.list',
    'search.find',
    'patients.list',
  ]);
  for (const row of ofFirst)
    expect(auditSentence(row)).toMatch(/ in the (list of patients|results of a search)/);
  const ofLast = await whoSaw(app, last.id, reader);
  expect(ofLast.filter(({ entry }) => entry.channel === 'patients.list')).toHaveLength(1);
  // Ids and counts only.
  const kept = JSON.stringify([...ofFirst, ...ofLast].map(({ entry }) => entry));
  for (const { name } of rows) for (const part of name.split(', ')) expect(kept).not.toContain(part);
});

test('every list that names patients tells the trail whose names it showed', async () => {
  const app = await aSampleOffice();
  await actAs(app, 'owner');
  const today = (await app.get('session.status', {})).today;
  await app.get('claims.list', { ...PAGE, states: [], kind: null, payerId: null, sort: 'newest' });
  await app.get('equipment.list', { ...PAGE, ownership: null });
  await app.get('rentals.list', { ...PAGE, state: null });
  await app.get('rentals.due', { month: today.slice(0, 7), after: null, limit: 200 });
  await app.get('visits.list', { ...PAGE, sealed: null });
  await app.get('documents.list', { ...PAGE, type: null, patientId: null });
  await app.get('denials.list', { ...PAGE, kind: null, states: [], ownerId: null });
  await app.get('chase.list', { ...PAGE, physicianId: null, states: [] });
  await app.get('maintenance.queue', { ...PAGE, states: [] });
  await app.get('work.queue', { queue: 'missingDocuments', ownerId: null, offset: 0, limit: 200 });
  await app.get('work.dueSoon', { withinDays: 365 });
  await app.get('audit.list', {});
  await app.get('practice.list', {});
  const { rows } = await app.get('auditTrail.list', {
    filter: { ...NO_AUDIT_FILTER, kinds: ['view'] },
    before: null,
    limit: 200,
  });
  const without = rows.flatMap(({ entry }) =>
    entry.patientId === '' && entry.details['patients'] === undefined && entry.details['rows'] !== 0
      ? [entry.channel]
      : [],
  );
  expect(without).toEqual([]);
  expect(new Set(rows.map(({ entry }) => entry.channel)).size).toBeGreaterThanOrEqual(13);
});

test('a page that is printed and a copy that is saved are in the trail, under the patient', async () => {
  const app = await aSampleOffice();
  await actAs(app, 'owner');
  const [claim] = (
    await app.get('claims.list', { ...PAGE, states: [], kind: null, payerId: null, sort: 'newest' })
  ).rows;
  const [paper] = (await app.get('documents.list', { ...PAGE, type: null, patientId: null })).rows;
  if (!claim || !paper) throw new Error('an empty sample');
  // A room that is not there: nobody can say what the id is of.
  await app.get('prints.page', { room: 'nowhere', id: claim.id });
  await app.get('prints.page', { room: 'reports', id: null });
  await app.get('prints.page', { room: 'claims/form', id: claim.id });
  const file = await app.core.getFile('copies', paper.id);
  expect(file).toMatchObject({ disposition: 'attachment' });
  expect(await app.core.getFile('files', paper.id)).toMatchObject({ disposition: 'inline' });
  const { rows } = await app.get('auditTrail.list', {
    filter: { ...NO_AUDIT_FILTER, kinds: ['print', 'export'] },
    before: null,
    limit: 3,
  });
  const [copy, page, report] = rows;
  expect(report?.entry).toMatchObject({ kind: 'print', subject: '', details: { room: 'reports' } });
  expect(report && auditSentence(report)).toMatch(/printed a page \(page reports\)\.$/);
  expect(page?.entry).toMatchObject({ subject: 'claim', subjectId: claim.id, patientId: claim.patientId });
  expect(copy?.entry).toMatchObject({ kind: 'export', subject: 'document', subjectId: paper.id });
});
