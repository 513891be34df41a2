import { createHash } from 'node:crypto';
import fs from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { describe, expect, onTestFinished, test } from 'vitest';
import { storePaths } from '../../../db/paths.ts';
import { type AuditTrailRow, NO_AUDIT_FILTER } from '../../../shared/contract/auditTrail.ts';
import { auditSentence } from '../../../shared/contract/auditWords.ts';
import type { InputOf } from '../../../shared/contract/contract.ts';
import type { AuditDetails, AuditKind } from '../../../shared/domain/auditEntry.ts';
import { type AppUnderTest, anApp, anOffice, aSampleOffice, actAs, PASSPHRASE } from '../../support/anApp.ts';
import { aPatient } from '../../db/samples.ts';

function folder(): string {
  const made = fs.mkdtempSync(path.join(tmpdir(), 'cw-backups-'));
  onTestFinished(() => fs.rmSync(made, { recursive: true, force: true }));
  return made;
}

async function addPatient(app: AppUnderTest, lastName: string): Promise<void> {
  await app.get('patients.save', { id: null, revision: null, values: aPatient({ lastName }) });
}

async function names(app: AppUnderTest): Promise<string[]> {
  const { rows } = await app.get('patients.list', { query: '', offset: 0, limit: 50 });
  return rows.map(({ name }) => name.split(',')[0] ?? '').sort();
}

async function ownerOf(app: AppUnderTest): Promise<string> {
  const { users } = await app.get('session.status', {});
  return users[0]?.id ?? '';
}

async function credentials(app: AppUnderTest): Promise<InputOf<'backups.look'>['credentials']> {
  return { by: 'passphrase', userId: await ownerOf(app), passphrase: PASSPHRASE };
}

async function entriesOf(app: AppUnderTest, kind: AuditKind): Promise<AuditTrailRow[]> {
  const filter = { ...NO_AUDIT_FILTER, kinds: [kind] };
  return (await app.get('auditTrail.list', { filter, before: null, limit: 50 })).rows;
}

async function unlock(app: AppUnderTest): Promise<void> {
  await app.get('session.unlock', { userId: await ownerOf(app), passphrase: PASSPHRASE });
}

/** Asks until the program has done what is due. */
async function settle(app: AppUnderTest): Promise<void> {
  for (let round = 0; round < 400; round += 1) {
    if ((await app.get('backups.progress', {})) === null) return;
    await new Promise((resolve) => setTimeout(resolve, 20));
  }
  throw new Error('it never came to an end');
}

describe('a backup by hand', () => {
  test('goes to the folder beside the data until the owner chooses another; both are listed with what they hold', async () => {
    const app = await anOffice();
    await addPatient(app, 'Distinctive');
    const first = await app.get('backups.run', {});
    expect(first).toMatchObject({ kind: 'byHand', state: 'whole' });
    expect(await app.get('backups.overview', {})).toMatchObject({
      usual: true,
      problem: null,
      backups: [{ name: first.name }],
      lastGoodAt: first.madeAt,
    });
    expect((await app.get('session.status', {})).lastBackupAt).toBe(first.madeAt);
    const chosen = folder();
    expect(await app.get('backups.judgeFolder', { folder: chosen })).toMatchObject({ folder: chosen });
    await app.get('backups.choose', { folder: chosen });
    const second = await app.get('backups.run', {});
    expect(fs.readdirSync(chosen)).toEqual([second.name]);
    expect(await app.get('backups.overview', {})).toMatchObject({ usual: false, folder: chosen });
    const found = await app.get('backups.browse', { folder: '' });
    expect(found).toMatchObject({ folder: chosen, backups: [{ name: second.name }] });
  });

  test.each([
    ['a relative path', () => 'backups'],
    ['one that is not there', () => path.join(folder(), 'gone')],
    ['one inside the data', (dataDir: string) => path.join(dataDir, 'inside')],
  ])('is refused a folder: %s', async (_, place) => {
    const app = await anOffice();
    fs.mkdirSync(path.join(app.dataDir, 'inside'));
    const fault = await app.refused('backups.choose', { folder: place(app.dataDir) });
    expect(fault).toMatchObject({ kind: 'invalid', issues: [{ path: 'folder' }] });
  });

  test('to a folder that is gone is refused, logged, and everybody is told', async () => {
    const app = await anOffice();
    const chosen = folder();
    await app.get('backups.choose', { folder: chosen });
    fs.rmdirSync(chosen);
    expect(await app.refused('backups.run', {})).toMatchObject({
      kind: 'unavailable',
      code: 'folderMissing',
    });
    expect(await app.get('backups.sign', {})).toMatchObject({ problem: 'folderMissing', lastBackupAt: null });
    expect((await app.get('backups.overview', {})).lastProblem).toContain('Plug in its disk');
    expect(fs.existsSync(chosen)).toBe(false);
    await settle(app);
  });
});

describe('the sign', () => {
  test('tells no failure where two backups were asked for at once: one follows the other', async () => {
    const app = await anOffice();
    const [first, second] = await Promise.all([app.get('backups.run', {}), app.get('backups.run', {})]);
    expect(second.name).not.toBe(first.name);
    expect(await app.get('backups.sign', {})).toMatchObject({ problem: null });
    expect((await app.get('backups.overview', {})).backups).toHaveLength(2);
  });

  test('after a restore tells no failure from before the backup that it came from', async () => {
    const app = await anOffice();
    const chosen = folder();
    await app.get('backups.choose', { folder: chosen });
    fs.renameSync(chosen, `${chosen}-gone`);
    await app.refused('backups.run', {});
    fs.renameSync(`${chosen}-gone`, chosen);
    const made = await app.get('backups.run', {});
    const target = { folder: '', name: made.name, credentials: await credentials(app) };
    await app.get('backups.restore', { ...target, into: null, ownPassphrase: PASSPHRASE });
    await unlock(app);
    expect(await app.get('backups.sign', {})).toMatchObject({ problem: null, lastBackupAt: made.madeAt });
    expect((await app.get('session.status', {})).lastBackupAt).toBe(made.madeAt);
  });
});

describe('the schedule', () => {
  test('makes the day’s backup when it is due and is made up for later; not twice, not in the sample office', async () => {
    const app = await anOffice();
    app.clock.now = Date.parse('2026-11-03T20:00:00.000Z');
    await app.get('backups.sign', {});
    await settle(app);
    const once = await app.get('backups.overview', {});
    expect(once.backups).toMatchObject([{ kind: 'scheduled' }]);
    expect(once.due).toBe(false);
    await app.get('backups.sign', {});
    await settle(app);
    expect((await app.get('backups.overview', {})).backups).toHaveLength(1);
    app.clock.now += 9 * 86_400_000;
    expect(await app.get('backups.sign', {})).toMatchObject({ problem: 'late' });
    await settle(app);
    expect(await app.get('backups.sign', {})).toMatchObject({ problem: null });

    const sample = await aSampleOffice();
    sample.clock.now += 9 * 86_400_000;
    expect(await sample.get('backups.sign', {})).toMatchObject({ problem: null });
    expect((await sample.get('backups.overview', {})).due).toBe(false);
  });

  test('removes only backups of its own that no rule keeps', async () => {
    const app = await anOffice();
    const chosen = folder();
    const { values } = await app.get('safeguards.get', {});
    const first = { id: null, revision: null, ownPassphrase: PASSPHRASE };
    const few = { ...values, backupDaily: 2, backupWeekly: 0, backupMonthly: 0 };
    expect(
      await app.refused('safeguards.save', { ...first, values: { ...few, backupFolder: 'anywhere' } }),
    ).toMatchObject({ kind: 'invalid', issues: [{ path: 'values.backupFolder' }] });
    await app.get('safeguards.save', { ...first, values: few });
    await app.get('backups.choose', { folder: chosen });
    const made = [];
    for (let day = 0; day < 3; day += 1) {
      made.push((await app.get('backups.run', {})).name);
      app.clock.now += 86_400_000;
    }
    expect(fs.readdirSync(chosen).sort()).toEqual(made.slice(-2));
    const foreign = path.join(chosen, 'claimwright-20200101T000000Z');
    fs.cpSync(path.join(chosen, made.at(-1) ?? ''), foreign, { recursive: true });
    const manifest = JSON.parse(fs.readFileSync(path.join(foreign, 'manifest.json'), 'utf8')) as object;
    const others = { ...manifest, deviceId: 'e'.repeat(32) };
    fs.writeFileSync(path.join(foreign, 'manifest.json'), JSON.stringify(others));
    fs.writeFileSync(path.join(chosen, 'letter.txt'), 'not ours');
    await app.get('backups.run', {});
    expect(fs.readdirSync(chosen)).toContain('claimwright-20200101T000000Z');
    expect(fs.readdirSync(chosen)).toContain('letter.txt');
  });
});

describe('a restore', () => {
  test('compares, puts back what was, keeps what is, and says so in the audit trail', async () => {
    const app = await anOffice();
    await addPatient(app, 'Early');
    const { name } = await app.get('backups.run', {});
    await addPatient(app, 'Later');
    const target = { folder: '', name, credentials: await credentials(app) };
    const nobody = { ...(await credentials(app)), userId: '' } as const;
    expect(await app.refused('backups.look', { ...target, credentials: nobody })).toMatchObject({
      issues: [{ path: 'credentials.userId', message: 'Choose whose passphrase it is.' }],
    });
    const look = await app.get('backups.look', target);
    expect(look.counts.find(({ table }) => table === 'patient')).toMatchObject({ backup: 1, now: 2 });
    expect(look.missing).toBe(0);
    const restored = await app.get('backups.restore', { ...target, into: null, ownPassphrase: PASSPHRASE });
    expect(restored.status.state).toBe('locked');
    expect(restored.aside).toMatch(/^kept\//);
    await unlock(app);
    expect(await names(app)).toEqual(['Early']);
    const overview = await app.get('backups.overview', {});
    expect(overview.restored).toMatchObject({ backup: name, damaged: false });
    expect(overview.backups.map(({ kind }) => kind).sort()).toEqual(['beforeRestore', 'byHand']);
    await app.get('backups.sign', {});
    await settle(app);
    expect(fs.existsSync(path.join(app.dataDir, restored.aside, 'claimwright.db'))).toBe(true);
  });

  test('names who can sign in again and could not before, until they are removed or the owner lets them stay', async () => {
    const app = await anOffice();
    const add = async (name: string) => {
      const values = { name, role: 'office' as const, qualification: '' };
      const first = { passphrase: 'seven plain words given first', ownPassphrase: PASSPHRASE };
      return (await app.get('people.add', { values, ...first })).id;
    };
    const [left, paused] = [await add('Lena Left'), await add('Paul Paused')];
    await add('Stella Stays');
    const { name } = await app.get('backups.run', {});
    const own = { revision: 1, ownPassphrase: PASSPHRASE };
    await app.get('people.setActive', { id: paused, ...own, active: false });
    await app.get('people.remove', { id: left, ...own });
    const target = { folder: '', name, credentials: await credentials(app) };
    await app.get('backups.restore', { ...target, into: null, ownPassphrase: PASSPHRASE });
    await unlock(app);
    expect((await app.get('backups.overview', {})).restored).toMatchObject({
      peopleCompared: true,
      peopleBack: [{ name: 'Lena Left' }, { name: 'Paul Paused' }],
    });
    await app.get('people.remove', { id: left, ...own });
    expect((await app.get('backups.overview', {})).restored?.peopleBack).toMatchObject([
      { name: 'Paul Paused' },
    ]);
    await app.get('backups.peopleStay', { ids: [paused, left] });
    expect((await app.get('backups.overview', {})).restored?.peopleBack).toEqual([]);
    const filter = { ...NO_AUDIT_FILTER, kinds: ['personChanged' as const] };
    const [row] = (await app.get('auditTrail.list', { filter, before: null, limit: 1 })).rows;
    expect(row && auditSentence(row)).toContain('let person Paul Paused go on signing in after a restore');
    expect(row?.entry).toMatchObject({ userName: 'Olive Owner', subjectId: paused });
    expect((await app.get('people.list', {})).find(({ id }) => id === paused)).toMatchObject({
      active: true,
    });
  });

  test('where the keys of before cannot be read names everybody else who can sign in', async () => {
    const app = await anOffice();
    const values = { name: 'Cleo Clerk', role: 'office' as const, qualification: '' };
    const first = { passphrase: 'seven plain words given first', ownPassphrase: PASSPHRASE };
    await app.get('people.add', { values, ...first });
    const { name } = await app.get('backups.run', {});
    const right = await credentials(app);
    await app.core.close();
    fs.writeFileSync(storePaths(app.dataDir).keys, 'not a key file');
    const again = anApp({ dataDir: app.dataDir });
    const target = { folder: '', name, credentials: right, into: null, ownPassphrase: '' };
    await again.get('backups.restore', target);
    await again.get('session.unlock', {
      userId: right.by === 'passphrase' ? right.userId : '',
      passphrase: PASSPHRASE,
    });
    expect((await again.get('backups.overview', {})).restored).toMatchObject({
      peopleCompared: false,
      peopleBack: [{ name: 'Cleo Clerk' }],
    });
  });

  test('of a damaged store works without anybody signed in, and tells what was lost', async () => {
    const app = await anOffice();
    await addPatient(app, 'Early');
    const { name } = await app.get('backups.run', {});
    await addPatient(app, 'Later');
    const userId = await ownerOf(app);
    await app.get('session.lock', {});
    await app.core.close();
    const file = storePaths(app.dataDir).database;
    const bytes = fs.readFileSync(file);
    // A page that holds rows of other tables: the journal is left to be read.
    bytes.fill(0, 4096, 4096 * 3);
    fs.writeFileSync(file, bytes);
    const again = anApp({ dataDir: app.dataDir });
    const fault = await again.refused('session.unlock', { userId, passphrase: PASSPHRASE });
    expect(fault).toMatchObject({ kind: 'unavailable', code: 'damaged' });
    expect((await again.get('session.status', {})).state).toBe('unusable');
    const { backups } = await again.get('backups.browse', { folder: '' });
    expect(backups.map((row) => row.name)).toEqual([name]);
    const [holder] = await again.get('backups.holders', { folder: '', name });
    expect(holder?.id).toBe(userId);
    const wrong = { by: 'passphrase', userId, passphrase: 'not this one at all' } as const;
    expect((await again.refused('backups.look', { folder: '', name, credentials: wrong })).kind).toBe(
      'invalid',
    );
    const right = { by: 'passphrase', userId, passphrase: PASSPHRASE } as const;
    const restored = await again.get('backups.restore', {
      folder: '',
      name,
      credentials: right,
      into: null,
      ownPassphrase: '',
    });
    expect(restored).toMatchObject({ status: { state: 'locked', problem: null } });
    expect(restored.aside).toMatch(/^quarantine\//);
    await again.get('session.unlock', { userId, passphrase: PASSPHRASE });
    expect(await names(again)).toEqual(['Early']);
    expect((await again.get('backups.overview', {})).restored).toMatchObject({ damaged: true });
    const losses = await again.get('backups.losses', {});
    const lost = losses.entries.find(({ what }) => what === 'Patient');
    expect(lost).toMatchObject({ op: 'insert' });
    expect(lost?.changes).toContainEqual({ field: 'lastName', value: 'Later' });
    expect(JSON.stringify(losses)).not.toContain('Early');
  });

  test('into a new folder leaves the office as it is; a folder with something in it is refused', async () => {
    const app = await anOffice();
    await addPatient(app, 'Early');
    const { name } = await app.get('backups.run', {});
    const target = { folder: '', name, credentials: await credentials(app) };
    const full = folder();
    fs.writeFileSync(path.join(full, 'letter.txt'), 'x');
    const own = { ownPassphrase: PASSPHRASE };
    expect(await app.refused('backups.restore', { ...target, into: full, ...own })).toMatchObject({
      issues: [{ path: 'into' }],
    });
    const into = path.join(folder(), 'office');
    expect(await app.refused('backups.restore', { ...target, into, ownPassphrase: '' })).toMatchObject({
      issues: [{ path: 'ownPassphrase' }],
    });
    expect(fs.existsSync(into)).toBe(false);
    expect(await app.get('backups.restore', { ...target, into, ...own })).toMatchObject({
      status: { state: 'open' },
    });
    const [told] = await entriesOf(app, 'restore');
    expect(told?.entry).toMatchObject({
      userName: 'Olive Owner',
      details: { where: 'elsewhere', backup: name },
    });
    expect(told && auditSentence(told)).toContain('into another folder');
    const other = anApp({ dataDir: into });
    await unlock(other);
    expect(await names(other)).toEqual(['Early']);
  });

  test('takes the trail back, and the restored one tells from its first sign-in how much of it went aside', async () => {
    const app = await anOffice();
    const { name } = await app.get('backups.run', {});
    await addPatient(app, 'Later');
    const before = await app.get('auditTrail.list', { filter: NO_AUDIT_FILTER, before: null, limit: 1 });
    const target = { folder: '', name, credentials: await credentials(app) };
    await app.get('people.add', {
      values: { name: 'Lena Left', role: 'office', qualification: '' },
      passphrase: 'seven plain words given first',
      ownPassphrase: PASSPHRASE,
    });
    const { id, revision } = (await app.get('people.list', {})).find((each) => each.name === 'Lena Left') ?? {
      id: '',
      revision: 0,
    };
    // The key is renewed with it: what is put aside does not open with the backup's.
    await app.get('people.remove', { id, revision, ownPassphrase: PASSPHRASE });
    const { aside } = await app.get('backups.restore', {
      ...target,
      into: null,
      ownPassphrase: PASSPHRASE,
    });
    await unlock(app);
    const [told] = await entriesOf(app, 'restore');
    const details: AuditDetails = told?.entry.details ?? {};
    expect(details).toMatchObject({ where: 'here', backup: name, aside, trailRead: true });
    const entries = details['trailEntries'];
    expect(entries).toBeGreaterThan(before.entries);
    // The backup was copied before its own entry was written.
    const kept = (told?.entry.n ?? 0) - 1;
    expect(details['trailBehind']).toBe(Number(entries) - kept);
    expect(told && auditSentence(told)).toMatch(/\d+ entries of the trail after it went aside/);
    expect(details['trailHash']).toMatch(/^[0-9a-f]{64}$/);
    await app.get('backups.sign', {});
    await settle(app);
    expect(await entriesOf(app, 'restore')).toHaveLength(1);
    expect(await app.get('auditTrail.verify', {})).toMatchObject({ ok: true });
  });

  test('opens no backup unseen: a wrong passphrase at one is in the trail', async () => {
    const app = await anOffice();
    const { name } = await app.get('backups.run', {});
    const wrong = {
      by: 'passphrase',
      userId: await ownerOf(app),
      passphrase: 'not this one at all',
    } as const;
    await app.refused('backups.look', { folder: '', name, credentials: wrong });
    const [told] = await entriesOf(app, 'signInFailed');
    expect(told?.entry).toMatchObject({ channel: 'backups.look', details: { count: 1, backup: name } });
    expect(told && auditSentence(told)).toBe('Olive Owner could not open a backup.');
  });

  test('is for the owner: not for others, and not for whoever comes to a locked office with a backup', async () => {
    const own = await anOffice();
    const made = await own.get('backups.run', {});
    const target = {
      folder: '',
      name: made.name,
      credentials: await credentials(own),
      into: null,
      ownPassphrase: PASSPHRASE,
    };
    await own.get('session.lock', {});
    expect((await own.refused('backups.restore', target)).kind).toBe('forbidden');
    expect((await own.refused('backups.browse', { folder: '' })).kind).toBe('forbidden');
    const app = await aSampleOffice();
    const { name } = await app.get('backups.run', {});
    await actAs(app, 'billingLead');
    for (const channel of ['backups.browse', 'backups.holders'] as const) {
      const input = channel === 'backups.browse' ? { folder: '' } : { folder: '', name };
      expect((await app.refused(channel, input as never)).kind).toBe('forbidden');
    }
  });
});

test('a file that goes bad while people work is found within a day, and the first screen says so', async () => {
  const app = await anOffice();
  await addPatient(app, 'Early');
  await app.get('backups.run', {});
  await app.get('session.lock', {}); // so that everything is in the file itself
  await unlock(app);
  await app.get('backups.sign', {});
  await settle(app);
  const file = storePaths(app.dataDir).database;
  const bytes = fs.readFileSync(file);
  bytes.fill(0, bytes.length - 4096 * 8);
  const handle = fs.openSync(file, 'r+');
  fs.writeSync(handle, bytes, 0, bytes.length, 0);
  fs.closeSync(handle);
  app.clock.now += 8 * 86_400_000;
  for (let round = 0; round < 3; round += 1) {
    await app.ask('backups.sign', {});
    await settle(app);
  }
  expect(await app.get('session.status', {})).toMatchObject({
    state: 'unusable',
    problem: { code: 'damaged' },
  });
});

describe('everything as open files', () => {
  test('is written with sums that hold, after the passphrase, without secrets and without formulas', async () => {
    const app = await anOffice();
    await addPatient(app, '=HYPERLINK("x")');
    const target = folder();
    const wrong = { folder: target, ownPassphrase: 'not this one at all', evenSynced: false };
    expect((await app.refused('export.everything', wrong)).kind).toBe('invalid');
    expect(fs.readdirSync(target)).toEqual([]);
    const answer = await app.get('export.everything', { ...wrong, ownPassphrase: PASSPHRASE });
    expect(path.dirname(answer.folder)).toBe(target);
    const read = (name: string): string => fs.readFileSync(path.join(answer.folder, name), 'utf8');
    const { files } = JSON.parse(read('manifest.json')) as { files: { file: string; sha256: string }[] };
    for (const { file, sha256 } of files) {
      const sum = createHash('sha256')
        .update(fs.readFileSync(path.join(answer.folder, file)))
        .digest('hex');
      expect(sum, file).toBe(sha256);
    }
    expect(files.map(({ file }) => file)).not.toContain('tables/store_secret.csv');
    expect(read('tables/patient.csv')).toContain(`"'=HYPERLINK(""x"")"`);
    const [line = ''] = read('tables/patient.jsonl').split('\n');
    expect(JSON.parse(line)).toMatchObject({ lastName: '=HYPERLINK("x")' });
    expect(read('README.txt')).toContain('NOT ENCRYPTED');
  });

  test.each([
    ['while the passphrase is judged', false],
    ['while it is written', true],
  ])(
    'ends with the sitting: a lock %s leaves no file, no key, and a line in the trail',
    async (_, writing) => {
      const app = await anOffice();
      await addPatient(app, 'Distinctive');
      const target = folder();
      const input = { folder: target, ownPassphrase: PASSPHRASE, evenSynced: false };
      const exporting = app.ask('export.everything', input);
      if (writing) while ((await app.get('backups.progress', {})) === null) await new Promise(setImmediate);
      await app.get('session.lock', {});
      expect(await exporting).toMatchObject({ ok: false, fault: { kind: 'locked' } });
      expect(fs.readdirSync(target)).toEqual([]);
      // The file of changes beside the data goes when the last one lets go of it.
      expect(fs.existsSync(`${storePaths(app.dataDir).database}-wal`)).toBe(false);
      await unlock(app);
      const filter = { ...NO_AUDIT_FILTER, kinds: ['export' as const] };
      const { rows } = await app.get('auditTrail.list', { filter, before: null, limit: 50 });
      expect(rows).toHaveLength(writing ? 1 : 0);
    },
  );

  test('goes into a folder that another program copies only after a plain yes', async () => {
    const app = await anOffice();
    const target = path.join(folder(), 'Dropbox');
    fs.mkdirSync(target);
    const input = { folder: target, ownPassphrase: PASSPHRASE, evenSynced: false };
    const fault = await app.refused('export.everything', input);
    expect(fault).toMatchObject({ kind: 'blocked' });
    expect(fault.message).toContain('Dropbox');
    await app.get('export.everything', { ...input, evenSynced: true });
    expect(fs.readdirSync(target)).toHaveLength(1);
  });
});

describe('a folder chosen in a dialog', () => {
  const folders = { choose: () => Promise.resolve('/media/backups') };

  test('is offered where the host has one, before there is an office and to its owner', async () => {
    const app = anApp({ folders });
    expect(await app.get('session.status', {})).toMatchObject({ state: 'new', canPickFolder: true });
    expect(await app.get('backups.pickFolder', {})).toEqual({ folder: '/media/backups' });
    const none = anApp();
    expect(await none.get('session.status', {})).toMatchObject({ canPickFolder: false });
    expect(await none.refused('backups.pickFolder', {})).toMatchObject({ code: 'noFolderDialog' });
  });

  test('is not offered at the lock screen of a sound office', async () => {
    const app = await anOffice();
    await app.get('session.lock', {});
    expect(await app.refused('backups.pickFolder', {})).toMatchObject({ kind: 'forbidden' });
  });
});

test('before anybody has signed in no share of another computer is asked for anything', async () => {
  const app = anApp();
  for (const folder of ['//host/share', '\\\\host\\share', '\\\\?\\UNC\\host\\share', 'backups'])
    expect(await app.refused('backups.browse', { folder })).toMatchObject({
      kind: 'invalid',
      issues: [{ path: 'folder' }],
    });
  const name = 'claimwright-20260101T000000Z';
  expect(await app.refused('backups.holders', { folder: '//host/share', name })).toMatchObject({
    kind: 'invalid',
    issues: [{ message: expect.stringContaining('share of another computer') as string }],
  });
});

test('copies put aside are listed, and destroyed by the owner who types their number; the trail keeps their names', async () => {
  const app = await anOffice();
  const { name } = await app.get('backups.run', {});
  await addPatient(app, 'Later');
  const restored = await app.get('backups.restore', {
    folder: '',
    name,
    credentials: await credentials(app),
    into: null,
    ownPassphrase: PASSPHRASE,
  });
  await unlock(app);
  await settle(app);
  const update = 'before-update-2026-11-01T08-00-00-000Z.db';
  fs.writeFileSync(path.join(app.dataDir, 'backups', update), 'records');
  const aside = await app.get('backups.aside', {});
  expect(aside.map((copy) => [copy.name, copy.what, copy.oldKeys])).toEqual([
    [restored.aside, 'restored', true],
    [`backups/${update}`, 'beforeUpdate', false],
  ]);
  const names = aside.map((copy) => copy.name);
  const own = { ownPassphrase: PASSPHRASE };
  expect(await app.refused('backups.destroyAside', { names, typedCount: 1, ...own })).toMatchObject({
    issues: [{ path: 'typedCount' }],
  });
  const none = { names: ['kept/none'], typedCount: 1, ...own };
  expect(await app.refused('backups.destroyAside', none)).toMatchObject({
    issues: [{ path: 'names' }],
  });
  for (const ownPassphrase of ['', 'not this one at all'])
    expect(await app.refused('backups.destroyAside', { names, typedCount: 2, ownPassphrase })).toMatchObject({
      issues: [{ path: 'ownPassphrase' }],
    });
  expect(fs.existsSync(path.join(app.dataDir, restored.aside))).toBe(true);
  expect(await app.get('backups.destroyAside', { names, typedCount: 2, ...own })).toEqual({ destroyed: 2 });
  expect(await app.get('backups.aside', {})).toEqual([]);
  expect(fs.existsSync(path.join(app.dataDir, restored.aside))).toBe(false);
  expect(await app.get('backups.losses', {})).toMatchObject({ readable: 'nothing' });
  expect((await app.get('backups.overview', {})).restored).toMatchObject({ aside: '' });
  const { rows } = await app.get('auditTrail.list', { filter: NO_AUDIT_FILTER, before: null, limit: 50 });
  const [destroyed] = rows.filter(({ entry }) => entry.channel === 'backups.destroyAside');
  expect(destroyed?.entry).toMatchObject({ kind: 'purge', details: { copies: names } });
  expect(destroyed && auditSentence(destroyed)).toContain('destroyed 2 copies');
});
