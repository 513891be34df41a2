import { randomBytes } from 'node:crypto';
import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  rmSync,
  statSync,
  truncateSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, onTestFinished, test } from 'vitest';
import type { InputOf } from '../../../shared/contract/contract.ts';
import { actAs, anApp, anOffice, aSampleOffice, officeValues, PASSPHRASE } from '../../support/anApp.ts';
import { pdfFile } from '../../support/files.ts';

const SET_UP = { office: officeValues(), ownerName: 'Olive Owner', passphrase: PASSPHRASE };

function folder(): string {
  const dataDir = mkdtempSync(join(tmpdir(), 'claimwright-session-'));
  onTestFinished(() => rmSync(dataDir, { recursive: true, force: true }));
  return dataDir;
}

describe('setting up an office', () => {
  test('goes from new over the recovery code to open', async () => {
    const app = anApp();
    expect((await app.get('session.status', {})).state).toBe('new');
    const { recoveryCode } = await app.get('session.setUp', SET_UP);
    expect((await app.get('session.status', {})).state).toBe('recovery');
    const opened = await app.get('session.confirmRecovery', { code: recoveryCode.toLowerCase() });
    expect(opened).toMatchObject({
      state: 'open',
      sample: false,
      user: { name: 'Olive Owner', role: 'owner' },
    });
  });

  test('lets no patient in before the recovery code was typed back', async () => {
    const app = anApp();
    await app.get('session.setUp', SET_UP);
    expect(await app.refused('patients.list', { query: '', offset: 0, limit: 10 })).toMatchObject({
      kind: 'locked',
    });
    expect(await app.refused('session.confirmRecovery', { code: 'not the code' })).toMatchObject({
      kind: 'invalid',
    });
  });

  test('shows a new code while the first was not typed back; the first then stops working', async () => {
    const app = anApp();
    const first = await app.get('session.setUp', SET_UP);
    const second = await app.get('session.newRecoveryCode', {});
    expect(await app.refused('session.confirmRecovery', { code: first.recoveryCode })).toMatchObject({
      kind: 'invalid',
    });
    await app.get('session.confirmRecovery', { code: second.recoveryCode });
    expect(await app.refused('session.newRecoveryCode', {})).toMatchObject({ kind: 'forbidden' });
  });

  test('refuses a passphrase made of the office’s name, and leaves nothing behind', async () => {
    const app = anApp();
    const fault = await app.refused('session.setUp', { ...SET_UP, passphrase: officeValues().name });
    expect(fault).toMatchObject({ kind: 'invalid', issues: [{ path: 'passphrase' }] });
    expect((await app.get('session.status', {})).state).toBe('new');
  });
});

describe('locking and unlocking', () => {
  test('a wrong passphrase says so and the right one opens', async () => {
    const app = await anOffice();
    const locked = await app.get('session.lock', {});
    expect(locked).toMatchObject({ state: 'locked', user: null, office: null });
    const userId = locked.users[0]?.id ?? '';
    expect(await app.refused('session.unlock', { userId, passphrase: 'not this one' })).toMatchObject({
      kind: 'invalid',
    });
    expect((await app.get('session.unlock', { userId, passphrase: PASSPHRASE })).state).toBe('open');
  });

  test('wrong ones in a row have to wait, and the wait ends', async () => {
    const app = await anOffice();
    const userId = (await app.get('session.lock', {})).users[0]?.id ?? '';
    for (let attempt = 0; attempt < 5; attempt += 1) {
      expect((await app.refused('session.unlock', { userId, passphrase: 'wrong' })).kind).toBe('invalid');
    }
    const fault = await app.refused('session.unlock', { userId, passphrase: PASSPHRASE });
    expect(fault).toMatchObject({ kind: 'locked', retryAfterSeconds: expect.any(Number) as number });
    app.clock.now += 10_000;
    expect((await app.get('session.unlock', { userId, passphrase: PASSPHRASE })).state).toBe('open');
  });

  test('the recovery code opens and sets a new passphrase', async () => {
    const app = anApp();
    const { recoveryCode } = await app.get('session.setUp', SET_UP);
    await app.get('session.confirmRecovery', { code: recoveryCode });
    const userId = (await app.get('session.lock', {})).users[0]?.id ?? '';
    const input = { userId, code: recoveryCode, newPassphrase: 'eleven quiet ferries moor' };
    expect((await app.get('session.recover', input)).state).toBe('open');
    await app.get('session.lock', {});
    expect((await app.refused('session.unlock', { userId, passphrase: PASSPHRASE })).kind).toBe('invalid');
    expect((await app.get('session.unlock', { userId, passphrase: input.newPassphrase })).state).toBe('open');
  });

  test('files waiting and documents made are gone after locking', async () => {
    const app = await anOffice();
    const uploadId = await app.upload(randomBytes(10), 'a.pdf');
    await app.get('session.lock', {});
    const userId = (await app.get('session.status', {})).users[0]?.id ?? '';
    await app.get('session.unlock', { userId, passphrase: PASSPHRASE });
    expect(await app.core.putFile(randomBytes(1), 'b.pdf', '')).toMatchObject({ ok: true });
    const values = { ...EMPTY_DOCUMENT };
    expect(await app.refused('documents.add', { uploadId, values, claimId: null })).toMatchObject({
      kind: 'invalid',
    });
  });

  test('a locked program takes no file in and gives none out', async () => {
    const app = await anOffice();
    await app.get('session.lock', {});
    expect(await app.core.putFile(randomBytes(10), 'a.pdf', '')).toMatchObject({
      ok: false,
      fault: { kind: 'locked' },
    });
    expect(await app.core.getFile('files', '019a0000-0000-7000-8000-000000000001')).toBeNull();
  });
});

const EMPTY_DOCUMENT = {
  type: 'other',
  documentDate: null,
  title: '',
  patientId: null,
  equipmentId: null,
  visitId: null,
  author: '',
  signed: null,
  invoiceTotalCents: null,
  invoiceNumber: '',
  statesContinuedNeed: null,
  note: '',
} as const;

describe('nobody becomes somebody else', () => {
  const ID = '019a0000-0000-7000-8000-000000000009';

  test('while an office is open no code, right or wrong, sets anybody’s passphrase', async () => {
    const app = await anOffice();
    const userId = (await app.get('session.status', {})).users[0]?.id ?? '';
    const newPassphrase = 'eleven quiet ferries moor';
    const fault = await app.refused('session.recover', { userId, code: 'not the code', newPassphrase });
    expect(fault.kind).toBe('forbidden');
    await app.get('session.lock', {});
    expect((await app.refused('session.unlock', { userId, passphrase: newPassphrase })).kind).toBe('invalid');
    expect((await app.get('session.unlock', { userId, passphrase: PASSPHRASE })).state).toBe('open');
  });

  test('of two who unlock at once only the one with the passphrase is signed in', async () => {
    const app = await anOffice();
    const userId = (await app.get('session.lock', {})).users[0]?.id ?? '';
    await Promise.all([
      app.ask('session.unlock', { userId, passphrase: PASSPHRASE }),
      app.ask('session.unlock', { userId: ID, passphrase: 'wrong' }),
    ]);
    expect((await app.get('session.status', {})).user?.id).toBe(userId);
  });

  test('while somebody recovers nobody slips in without a passphrase', async () => {
    const app = anApp();
    const { recoveryCode } = await app.get('session.setUp', SET_UP);
    await app.get('session.confirmRecovery', { code: recoveryCode });
    const userId = (await app.get('session.lock', {})).users[0]?.id ?? '';
    const weak = { userId, code: recoveryCode, newPassphrase: 'short' };
    const [recovered, unlocked] = await Promise.all([
      app.ask('session.recover', weak),
      app.ask('session.unlock', { userId, passphrase: 'wrong' }),
    ]);
    expect(recovered).toMatchObject({ ok: false, fault: { issues: [{ path: 'newPassphrase' }] } });
    expect(unlocked).toMatchObject({ ok: false, fault: { kind: 'invalid' } });
    expect((await app.get('session.status', {})).state).toBe('locked');
  });

  test('switching to nobody changes nothing', async () => {
    const app = await aSampleOffice();
    expect((await app.refused('session.switchUser', { userId: ID })).kind).toBe('notFound');
    expect(await app.get('session.status', {})).toMatchObject({ state: 'open', user: { role: 'owner' } });
    expect(await app.get('users.list', {})).not.toEqual([]);
  });

  test('in the own office nobody switches', async () => {
    const app = await anOffice();
    const userId = (await app.get('session.status', {})).user?.id ?? '';
    expect((await app.refused('session.switchUser', { userId })).kind).toBe('forbidden');
  });
});

describe('what was begun in one sitting', () => {
  test('a file that was being looked at when the office was locked is not taken in', async () => {
    const app = await anOffice();
    const userId = (await app.get('session.status', {})).users[0]?.id ?? '';
    const paper = await pdfFile('a.pdf', ['One page']);
    const uploadId = await app.upload(paper.buffer, paper.name);
    const adding = app.ask('documents.add', { uploadId, values: EMPTY_DOCUMENT, claimId: null });
    await app.get('session.lock', {});
    await app.get('session.unlock', { userId, passphrase: PASSPHRASE });
    expect(await adding).toMatchObject({ ok: false, fault: { kind: 'locked' } });
    const { total } = await app.get('documents.list', ALL_DOCUMENTS);
    expect(total).toBe(0);
    expect((await app.refused('undo.last', {})).kind).toBe('notFound');
  });

  test('a packet that was being made when somebody else signed in is not handed out', async () => {
    const app = await aSampleOffice();
    const { rows } = await app.get('claims.list', ALL_CLAIMS);
    const making = app.ask('claims.packet', { id: rows[0]?.id ?? '' });
    const reader = (await app.get('users.list', {})).find(({ role }) => role === 'readOnly');
    await app.get('session.switchUser', { userId: reader?.id ?? '' });
    expect(await making).toMatchObject({ ok: false, fault: { kind: 'locked' } });
  });

  test('a file of another sitting is not given out after switching', async () => {
    const app = await aSampleOffice();
    const { rows } = await app.get('claims.list', ALL_CLAIMS);
    const { outputId } = await app.get('claims.packet', { id: rows[0]?.id ?? '' });
    await actAs(app, 'readOnly');
    expect(await app.core.getFile('output', outputId)).toBeNull();
  });
});

const ALL_DOCUMENTS = { query: '', type: null, patientId: null, offset: 0, limit: 10 } as const;
const ALL_CLAIMS: InputOf<'claims.list'> = {
  query: '',
  states: [],
  kind: null,
  payerId: null,
  sort: 'oldest',
  offset: 0,
  limit: 1,
};

describe('taking files in', () => {
  test('is refused before the recovery code came back', async () => {
    const app = anApp();
    await app.get('session.setUp', SET_UP);
    expect(await app.core.putFile(randomBytes(10), 'a.pdf', '')).toMatchObject({
      ok: false,
      fault: { kind: 'locked' },
    });
  });

  test('is refused to who may only read', async () => {
    const app = await aSampleOffice();
    await actAs(app, 'readOnly');
    expect(await app.core.putFile(randomBytes(10), 'a.pdf', '')).toMatchObject({
      ok: false,
      fault: { kind: 'forbidden' },
    });
  });
});

describe('signing in', () => {
  test('clears away encrypted files that no record names, and leaves those that one does', async () => {
    const dataDir = folder();
    const first = anApp({ dataDir });
    const { recoveryCode } = await first.get('session.setUp', SET_UP);
    await first.get('session.confirmRecovery', { code: recoveryCode });
    const paper = await pdfFile('kept.pdf', ['Kept']);
    const uploadId = await first.upload(paper.buffer, paper.name);
    const { document } = await first.get('documents.add', {
      uploadId,
      values: EMPTY_DOCUMENT,
      claimId: null,
    });
    await first.core.close();
    const orphan = join(dataDir, 'attachments', 'ab', `ab${'0'.repeat(62)}`);
    mkdirSync(join(orphan, '..'), { recursive: true });
    writeFileSync(orphan, 'left behind by a crash');
    const again = anApp({ dataDir });
    again.clock.now = Date.now() + 86_400_000;
    const userId = (await again.get('session.status', {})).users[0]?.id ?? '';
    await again.get('session.unlock', { userId, passphrase: PASSPHRASE });
    expect(existsSync(orphan)).toBe(false);
    const served = await again.core.getFile('files', document.id);
    expect(Buffer.from(served?.bytes ?? []).equals(paper.buffer)).toBe(true);
  });
});

describe('a new day', () => {
  test('brings open claims up to date when somebody signs in: a filing limit that passed shows in the queue', async () => {
    const app = await aSampleOffice();
    const list = {
      query: '',
      states: ['draft'],
      kind: null,
      payerId: null,
      sort: 'oldest',
      offset: 0,
      limit: 100,
    };
    const before = await app.get('claims.list', list as never);
    app.clock.now = Date.parse('2037-05-05T16:00:00.000Z');
    await app.get('session.status', {});
    const after = await app.get('claims.list', list as never);
    const gaps = (rows: typeof after.rows): string[] => rows.map(({ gapText }) => gapText);
    expect(gaps(after.rows)).not.toEqual(gaps(before.rows));
    expect(gaps(after.rows).join()).toContain('iling');
  });
});

describe('a store that cannot be used', () => {
  test('a second program is told that the first has it, and the first goes on', async () => {
    const dataDir = folder();
    const first = anApp({ dataDir });
    await first.get('session.setUp', SET_UP);
    const second = anApp({ dataDir });
    expect(await second.get('session.status', {})).toMatchObject({
      state: 'unusable',
      problem: { code: 'inUse' },
    });
    expect((await first.get('session.status', {})).state).toBe('recovery');
  });

  test('a truncated file is named as such before anything is shown', async () => {
    const dataDir = folder();
    const app = anApp({ dataDir });
    const { recoveryCode } = await app.get('session.setUp', SET_UP);
    await app.get('session.confirmRecovery', { code: recoveryCode });
    await app.core.close();
    const file = join(dataDir, readdirSync(dataDir).find((name) => name.endsWith('.db')) ?? '');
    truncateSync(file, Math.floor(statSync(file).size / 2 / 4096) * 4096);
    const again = anApp({ dataDir });
    const { users } = await again.get('session.status', {});
    const fault = await again.refused('session.unlock', {
      userId: users[0]?.id ?? '',
      passphrase: PASSPHRASE,
    });
    expect(fault).toMatchObject({ kind: 'unavailable', code: 'truncated' });
    expect(await again.get('session.status', {})).toMatchObject({
      state: 'unusable',
      problem: { code: 'truncated' },
    });
  });

  test('a damaged key file is named as such', async () => {
    const dataDir = folder();
    const app = anApp({ dataDir });
    await app.get('session.setUp', SET_UP);
    await app.core.close();
    writeFileSync(join(dataDir, 'keys.json'), '{}');
    const again = anApp({ dataDir });
    expect(await again.get('session.status', {})).toMatchObject({
      state: 'unusable',
      problem: { code: 'keysDamaged' },
    });
  });
});

describe('the sample office', () => {
  test('is open at once, signed in as its owner, and its people can be switched', async () => {
    const app = await aSampleOffice();
    expect(await app.get('session.status', {})).toMatchObject({
      state: 'open',
      sample: true,
      user: { role: 'owner' },
    });
    const users = await app.get('users.list', {});
    expect(new Set(users.map(({ role }) => role))).toEqual(
      new Set(['owner', 'billingLead', 'office', 'technician', 'readOnly']),
    );
    const { users: offered } = await app.get('session.status', {});
    const active = users.filter((user) => user.active).map(({ id }) => id);
    expect(offered.map(({ id }) => id).toSorted()).toEqual(active.toSorted());
  });

  test('holds claims in every state and ten that are each blocked by what its note tells', async () => {
    const app = await aSampleOffice();
    const { rows } = await app.get('claims.list', {
      query: '',
      states: [],
      kind: null,
      payerId: null,
      sort: 'oldest',
      offset: 0,
      limit: 100,
    });
    expect(new Set(rows.map(({ state }) => state)).size).toBe(9);
    const blocked = rows.filter(({ state, blockers }) => state === 'draft' && blockers > 0);
    expect(blocked).toHaveLength(10);
    for (const row of blocked) {
      expect(row.gapText, row.number).not.toBe('');
      const { theCase } = await app.get('claims.get', { id: row.id });
      expect(theCase.claim.note, row.number).toMatch(/^Practice claim\. /);
    }
  });

  test('keeps its own store: the office behind it stays new', async () => {
    const app = anApp();
    expect((await app.get('session.openSample', {})).sample).toBe(true);
    expect((await app.get('session.leaveSample', {})).state).toBe('new');
    expect((await app.get('session.openSample', {})).canLeaveSample).toBe(true);
  });

  test('opens again after it was locked', async () => {
    const app = await aSampleOffice();
    expect((await app.get('session.lock', {})).state).toBe('locked');
    expect(await app.get('session.openSample', {})).toMatchObject({ state: 'open', user: { role: 'owner' } });
  });

  test('opened twice at once is one office', async () => {
    const app = anApp();
    const answers = await Promise.all([app.ask('session.openSample', {}), app.ask('session.openSample', {})]);
    expect(answers.map(({ ok }) => ok)).toEqual([true, true]);
  });

  test('is the same office the next time', async () => {
    const dataDir = folder();
    const app = anApp({ dataDir, sample: true });
    const before = await app.get('claims.list', {
      query: '',
      states: [],
      kind: null,
      payerId: null,
      sort: 'oldest',
      offset: 0,
      limit: 1,
    });
    await app.core.close();
    const again = anApp({ dataDir, sample: true });
    const after = await again.get('claims.list', {
      query: '',
      states: [],
      kind: null,
      payerId: null,
      sort: 'oldest',
      offset: 0,
      limit: 1,
    });
    expect(after.total).toBe(before.total);
    expect(after.rows[0]?.id).toBe(before.rows[0]?.id);
  });
});
