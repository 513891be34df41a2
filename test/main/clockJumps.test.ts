// The clock of the computer jumps by years, forward and back, while the office is open and while it is locked. Nothing
// is lost, nobody is kept out for long, and the order of things stays.
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { TOTP, Secret } from 'otpauth';
import { describe, expect, onTestFinished, test } from 'vitest';
import { NO_AUDIT_FILTER } from '../../shared/contract/auditTrail.ts';
import { toKeep } from '../../shared/domain/backups.ts';
import { idSource } from '../../shared/domain/ids.ts';
import { exampleRepair } from '../../shared/rules/examples/exampleRepair.ts';
import { type AppUnderTest, anOffice, aSampleOffice, PASSPHRASE } from '../support/anApp.ts';
import { ALL_CLAIMS } from '../support/sampleRecords.ts';

const YEARS = 5 * 365 * 86_400_000;
const LIST = { query: '', offset: 0, limit: 50 };

async function addPatient(app: AppUnderTest, lastName: string): Promise<string> {
  const { id: _id, revision: _revision, ...values } = exampleRepair().patient;
  return (await app.get('patients.save', { id: null, revision: null, values: { ...values, lastName } })).id;
}

async function whoOwns(app: AppUnderTest): Promise<string> {
  return (await app.get('session.status', {})).user?.id ?? '';
}

async function lockAndUnlock(app: AppUnderTest, userId: string, meanwhile: () => void): Promise<void> {
  await app.get('session.lock', {});
  meanwhile();
  expect((await app.get('session.unlock', { userId, passphrase: PASSPHRASE })).state).toBe('open');
}

async function trail(app: AppUnderTest) {
  return (await app.get('auditTrail.list', { filter: NO_AUDIT_FILTER, before: null, limit: 200 })).rows.map(
    ({ entry }) => entry,
  );
}

describe.each([
  ['forward and back again', [YEARS, -YEARS]],
  ['back and forward again', [-YEARS, YEARS]],
  ['forward, far back, and to where it was', [YEARS, -2 * YEARS, YEARS]],
])('a clock that jumps %s by years', (_, jumps) => {
  test('while the office is open loses nothing and keeps the order of what was done', async () => {
    const app = await anOffice();
    const ids = [await addPatient(app, 'Before')];
    for (const [at, jump] of jumps.entries()) {
      app.clock.now += jump;
      ids.push(await addPatient(app, `Jump${String(at)}`));
    }
    expect(new Set(ids).size).toBe(jumps.length + 1);
    expect([...ids].sort()).toEqual(ids);
    const { rows } = await app.get('patients.list', LIST);
    expect(new Set(rows.map(({ id }) => id))).toEqual(new Set(ids));
    // Each patient's own history is there, and an undo takes back the last of them, not the one that looks newest.
    await app.get('undo.last', {});
    expect((await app.get('patients.list', LIST)).total).toBe(jumps.length);
    expect(await app.get('auditTrail.verify', {})).toMatchObject({ ok: true });
    const entries = await trail(app);
    expect(entries.map(({ n }) => n)).toEqual(entries.map((__, at) => (entries[0]?.n ?? 0) - at));
  });

  test('while it is locked keeps nobody out, and the trail tells that it was set back', async () => {
    const app = await anOffice();
    const owner = await whoOwns(app);
    for (const [at, jump] of jumps.entries()) {
      await lockAndUnlock(app, owner, () => (app.clock.now += jump));
      await addPatient(app, `Jump${String(at)}`);
    }
    expect((await app.get('patients.list', LIST)).total).toBe(jumps.length);
    expect(await app.get('auditTrail.verify', {})).toMatchObject({ ok: true });
    const told = (await trail(app)).filter(({ details }) => 'clockSetBackHours' in details);
    expect(told).toHaveLength(jumps.filter((jump) => jump < 0).length);
    expect(told[0]?.kind).toBe('signIn');
  });

  test('makes nobody wait for years after wrong passphrases', async () => {
    const app = await anOffice();
    const owner = await whoOwns(app);
    await app.get('session.lock', {});
    for (const jump of jumps) {
      for (let wrong = 0; wrong < 6; wrong += 1)
        await app.ask('session.unlock', { userId: owner, passphrase: 'not the one at all' });
      app.clock.now += jump;
    }
    // Five minutes at most for each time that it was set back.
    for (let wait = 0; wait < 4; wait += 1) {
      app.clock.now += 301_000;
      if ((await app.ask('session.unlock', { userId: owner, passphrase: PASSPHRASE })).ok) break;
    }
    expect((await app.get('session.status', {})).state).toBe('open');
  });

  test('leaves every backup that was good', async () => {
    const app = await anOffice();
    const folder = mkdtempSync(join(tmpdir(), 'claimwright-elsewhere-'));
    onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
    await app.get('backups.choose', { folder });
    const names = [(await app.get('backups.run', {})).name];
    for (const jump of jumps) {
      app.clock.now += jump;
      await addPatient(app, 'Another');
      names.push((await app.get('backups.run', {})).name);
    }
    const { backups } = await app.get('backups.overview', {});
    expect(new Set(names).size).toBe(names.length);
    expect(new Set(backups.map(({ name }) => name))).toEqual(new Set(names));
    for (const { state } of backups) expect(state).toBe('whole');
  }, 30_000);
});

test('the codes of a device work again when the clock is right again, a spare code whatever it says', async () => {
  const app = await anOffice();
  const owner = await whoOwns(app);
  const { secret } = await app.get('session.beginEnrollment', {});
  const device = new TOTP({ secret: Secret.fromBase32(secret) });
  const code = (at: number): string => device.generate({ timestamp: at });
  const { spareCodes } = await app.get('session.finishEnrollment', { code: code(app.clock.now) });
  const right = app.clock.now;
  app.clock.now += YEARS;
  await app.get('session.lock', {});
  await app.get('session.unlock', { userId: owner, passphrase: PASSPHRASE });
  // The telephone knows the true time: its code is not taken, and a spare one is.
  expect((await app.refused('session.enterCode', { code: code(right + 60_000) })).kind).toBe('invalid');
  expect((await app.get('session.enterCode', { code: spareCodes[0] ?? '' })).state).toBe('open');
  for (let wrong = 0; wrong < 7; wrong += 1) {
    await app.get('session.lock', {});
    await app.get('session.unlock', { userId: owner, passphrase: PASSPHRASE });
    await app.ask('session.enterCode', { code: '000000' });
  }
  app.clock.now = right + 600_000;
  await app.get('session.lock', {});
  await app.get('session.unlock', { userId: owner, passphrase: PASSPHRASE });
  const first = await app.ask('session.enterCode', { code: code(app.clock.now) });
  if (!first.ok) {
    app.clock.now += 301_000;
    expect((await app.get('session.enterCode', { code: code(app.clock.now) })).state).toBe('open');
  }
});

test('wrong codes of a device wait by the time that the computer runs: no setting of the clock ends it', async () => {
  const app = await anOffice({ idle: true });
  const owner = await whoOwns(app);
  const { secret } = await app.get('session.beginEnrollment', {});
  const device = new TOTP({ secret: Secret.fromBase32(secret) });
  const code = (): string => device.generate({ timestamp: app.clock.now });
  await app.get('session.finishEnrollment', { code: code() });
  await app.get('session.lock', {});
  await app.get('session.unlock', { userId: owner, passphrase: PASSPHRASE });
  for (let wrong = 0; wrong < 5; wrong += 1)
    expect(await app.refused('session.enterCode', { code: '00000x' })).toMatchObject({ kind: 'invalid' });
  for (const jump of [60_000, YEARS, -2 * YEARS]) {
    app.clock.now += jump;
    await app.get('session.lock', {});
    await app.get('session.unlock', { userId: owner, passphrase: PASSPHRASE });
    expect(await app.refused('session.enterCode', { code: code() })).toMatchObject({
      kind: 'locked',
      retryAfterSeconds: expect.toSatisfy((left: number) => left > 0 && left <= 5) as number,
    });
  }
});

test('what is due is reckoned from the day that it is, each time anew', async () => {
  const app = await aSampleOffice();
  const status = async (): Promise<string> => (await app.get('session.status', {})).today;
  const total = async (): Promise<number> => (await app.get('claims.list', ALL_CLAIMS)).total;
  const before = { today: await status(), claims: await total() };
  app.clock.now += YEARS;
  expect(Number((await status()).slice(0, 4))).toBe(Number(before.today.slice(0, 4)) + 5);
  for (const { id } of (await app.get('claims.list', ALL_CLAIMS)).rows.slice(0, 10))
    expect((await app.ask('claims.get', { id })).ok).toBe(true);
  app.clock.now -= 2 * YEARS;
  for (const { id } of (await app.get('claims.list', ALL_CLAIMS)).rows.slice(0, 10))
    expect((await app.ask('claims.get', { id })).ok).toBe(true);
  app.clock.now += YEARS;
  expect(await status()).toBe(before.today);
  expect(await total()).toBe(before.claims);
});

test('ids stay unique and in the order of their making whatever the clock does', () => {
  let now = Date.parse('2026-11-02T16:00:00.000Z');
  const nextId = idSource(
    () => now,
    (count) => new Uint8Array(count).fill(7),
  );
  const ids: string[] = [];
  for (const jump of [0, YEARS, -YEARS, -YEARS, 0, 2 * YEARS, -1, 1]) {
    now += jump;
    for (let made = 0; made < 5_000; made += 1) ids.push(nextId());
  }
  expect(new Set(ids).size).toBe(ids.length);
  expect([...ids].sort()).toEqual(ids);
});

test('no jump makes a rule of keeping drop the newest good backup', () => {
  const day = (at: number): string => new Date(at).toISOString().slice(0, 10);
  const start = Date.parse('2026-11-02T12:00:00.000Z');
  const made = Array.from({ length: 60 }, (_, at) => start - at * 86_400_000);
  for (const jump of [YEARS, -YEARS]) {
    const all = [...made, start + jump].map((at, index) => ({
      name: `backup-${String(index)}`,
      madeAt: new Date(at).toISOString(),
      day: day(at),
      good: true,
      own: true,
    }));
    for (const today of [start, start + jump]) {
      const kept = toKeep(all, day(today), { daily: 7, weekly: 4, monthly: 12 });
      expect(kept.has('backup-0'), `${String(jump)} ${day(today)}`).toBe(true);
      expect(kept.has('backup-60')).toBe(true);
      expect(kept.size).toBeGreaterThanOrEqual(8);
    }
  }
});
