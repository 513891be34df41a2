import { createHash } from 'node:crypto';
import { describe, expect, test } from 'vitest';
import { type AuditFilter, NO_AUDIT_FILTER } from '../../../shared/contract/auditTrail.ts';
import { auditSentence } from '../../../shared/contract/auditWords.ts';
import type { InputOf } from '../../../shared/contract/contract.ts';
import { actAs, type AppUnderTest, aSampleOffice } from '../../support/anApp.ts';
import { NO_ADDRESS } from '../../../shared/domain/record.ts';

async function listed(app: AppUnderTest, filter: Partial<AuditFilter> = {}) {
  const { rows } = await app.get('auditTrail.list', {
    filter: { ...NO_AUDIT_FILTER, ...filter },
    before: null,
    limit: 200,
  });
  return rows;
}

async function bytesOf(app: AppUnderTest, format: InputOf<'auditTrail.export'>['format']): Promise<string> {
  const made = await app.get('auditTrail.export', { filter: NO_AUDIT_FILTER, format });
  const file = await app.core.getFile('output', made.outputId);
  if (!file) throw new Error('no output');
  return Buffer.from(file.bytes).toString('utf8');
}

async function aClaim(app: AppUnderTest) {
  const { rows } = await app.get('claims.list', {
    query: '',
    states: [],
    kind: null,
    payerId: null,
    sort: 'newest',
    offset: 0,
    limit: 1,
  });
  const [claim] = rows;
  if (!claim) throw new Error('no claim');
  return claim;
}

describe('who saw what', () => {
  test('is found by patient, person, kind, day and number of the claim', async () => {
    const app = await aSampleOffice();
    const claim = await aClaim(app);
    await actAs(app, 'billingLead');
    await app.get('claims.get', { id: claim.id });
    await app.get('claims.get', { id: claim.id });
    await app.get('claims.packet', { id: claim.id });
    await app.get('patients.get', { id: claim.patientId });
    const lead = (await app.get('session.status', {})).user;
    await actAs(app, 'owner');

    const ofLead = await listed(app, { userId: lead?.id ?? null, kinds: ['view', 'print'] });
    expect(ofLead.map((row) => auditSentence(row).replace(/ \(.*\)/, ''))).toEqual([
      `${lead?.name} looked at patient ${claim.patientName}.`.replace('..', '.'),
      `${lead?.name} printed claim ${claim.number} of ${claim.patientName}.`,
      `${lead?.name} looked at claim ${claim.number} of ${claim.patientName}.`.replace('..', '.'),
    ]);
    const byNumber = await listed(app, { number: claim.number.toLowerCase(), kinds: ['print'] });
    expect(byNumber.map(({ entry }) => entry.subjectId)).toEqual([claim.id]);
    expect(byNumber[0]?.entry.details['pages']).toBeGreaterThan(0);
    const ofPatient = await listed(app, { patientId: claim.patientId });
    expect(ofPatient.length).toBeGreaterThanOrEqual(3);
    expect(await listed(app, { patientId: claim.patientId, number: 'CW-NOT-THERE' })).toEqual([]);
    const today = (await app.get('session.status', {})).today;
    expect((await listed(app, { from: today, to: today, kinds: ['print'] })).length).toBe(1);
    expect(await listed(app, { to: '2020-01-01' })).toEqual([]);
  }, 60_000);

  test('is read page by page without a gap, and a new entry shifts nothing', async () => {
    const app = await aSampleOffice();
    const numbers: number[] = [];
    let before: number | null = null;
    do {
      const page: { rows: readonly { entry: { n: number } }[]; next: number | null; entries: number } =
        await app.get('auditTrail.list', { filter: NO_AUDIT_FILTER, before, limit: 7 });
      numbers.push(...page.rows.map(({ entry }) => entry.n));
      before = page.next;
      app.clock.now += 700_000;
    } while (before !== null);
    expect(numbers).toEqual(Array.from({ length: numbers[0] ?? 0 }, (_, at) => (numbers[0] ?? 0) - at));
    expect(numbers.length).toBeGreaterThan(20);
  });

  test('a change is shown field by field, and what others of its kind changed is not in it', async () => {
    const app = await aSampleOffice();
    const claim = await aClaim(app);
    const { patient } = await app.get('patients.get', { id: claim.patientId });
    const { id, revision, ...values } = patient;
    await app.get('patients.save', { id, revision, values: { ...values, chartNumber: 'NEW-7' } });
    const [newest] = await listed(app, { patientId: id, kinds: ['change'] });
    const view = await app.get('auditTrail.entry', { n: newest?.entry.n ?? 0 });
    expect(auditSentence(view.row)).toContain('Change patient');
    expect(view.changes).toEqual([
      expect.objectContaining({
        record: 'patient',
        field: 'chartNumber',
        before: patient.chartNumber,
        after: 'NEW-7',
      }),
    ]);
    expect(await app.refused('auditTrail.entry', { n: 999_999 })).toMatchObject({ kind: 'notFound' });
  });

  test('is for the owner and the billing lead', async () => {
    const app = await aSampleOffice();
    for (const role of ['office', 'technician', 'readOnly']) {
      await actAs(app, role);
      const refused = await app.refused('auditTrail.list', {
        filter: NO_AUDIT_FILTER,
        before: null,
        limit: 1,
      });
      expect(refused.kind).toBe('forbidden');
    }
  });
});

describe('the chain', () => {
  test('is walked from the program, which notes that it was', async () => {
    const app = await aSampleOffice();
    await app.get('patients.list', { query: '', offset: 0, limit: 10 });
    const verdict = await app.get('auditTrail.verify', {});
    expect(verdict.ok).toBe(true);
    const [newest] = await listed(app, { kinds: ['verified'] });
    expect(newest?.entry.details).toMatchObject({ holds: true, entries: verdict.entries });
    expect(await app.get('auditTrail.verifyProgress', {})).toBeNull();
  });

  test('can be walked by others from the exported lines', async () => {
    const app = await aSampleOffice();
    const lines = (await bytesOf(app, 'jsonLines')).trim().split('\n');
    let before = createHash('sha256').update('claimwright audit trail, version 1').digest('hex');
    for (const [at, line] of lines.entries()) {
      const { hash, ...rest } = JSON.parse(line) as Record<string, unknown>;
      expect(rest['n']).toBe(at + 1);
      expect(rest['previous']).toBe(before);
      const own = createHash('sha256')
        .update(JSON.stringify(Object.values(rest)))
        .digest('hex');
      expect(hash).toBe(own);
      before = own;
    }
    expect(lines.length).toBeGreaterThan(20);
    expect((await listed(app, { kinds: ['auditExported'] }))[0]?.entry.details).toEqual({
      format: 'jsonLines',
      rows: lines.length,
    });
  });
});

const MARK = 'Quixworth';

/** A patient whose every text is a mark, and the name one that a spreadsheet would run. */
function markedPatient(): InputOf<'patients.save'>['values'] {
  return {
    firstName: MARK,
    middleName: MARK,
    lastName: `=HYPERLINK("${MARK}")`,
    suffix: '',
    birthDate: '1950-01-01',
    sex: 'unknown',
    phone: '',
    mobile: '',
    email: `${MARK}@example.test`,
    address: { ...NO_ADDRESS, line1: MARK, city: MARK },
    contacts: [{ name: MARK, relation: MARK, phone: '', note: MARK }],
    chartNumber: MARK,
    note: MARK,
  };
}

test('nothing that a person typed about a patient is in an entry, and the file for people runs nothing', async () => {
  const app = await aSampleOffice();
  const values = markedPatient();
  const patient = await app.get('patients.save', { id: null, revision: null, values });
  await app.get('patients.save', {
    id: patient.id,
    revision: patient.revision,
    values: { ...values, note: `${MARK} ${MARK}` },
  });
  await app.get('patients.list', { query: MARK, offset: 0, limit: 10 });
  await app.get('search.find', { query: MARK, limit: 10 });
  await app.get('patients.get', { id: patient.id });
  await app.get('history.of', { kind: 'patient', id: patient.id, offset: 0, limit: 10 });
  await app.get('auditTrail.list', {
    filter: { ...NO_AUDIT_FILTER, number: MARK },
    before: null,
    limit: 10,
  });
  await app.get('diagnoses.save', {
    id: null,
    revision: null,
    values: { patientId: patient.id, code: 'J44.9', description: MARK, diagnosedOn: null },
  });
  await app.get('patients.remove', { id: patient.id, revision: patient.revision + 1 });
  await app.get('undo.last', {});

  const lines = await bytesOf(app, 'jsonLines');
  expect(lines).toContain(patient.id);
  expect(lines).not.toContain(MARK);
  const csv = await bytesOf(app, 'csv');
  expect(csv).toContain(MARK);
  expect(csv).not.toMatch(/(^|,)"\s*[=+\-@]/m);
  expect(csv).toContain(`"'=HYPERLINK(""${MARK}"")`);
});
