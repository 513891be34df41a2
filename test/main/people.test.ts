import fs from 'node:fs';
import { Secret, TOTP } from 'otpauth';
import { describe, expect, test, vi } from 'vitest';
import { NO_AUDIT_FILTER } from '../../shared/contract/auditTrail.ts';
import { USUAL_SAFEGUARDS } from '../../shared/domain/safeguards.ts';
import type { Role } from '../../shared/domain/people.ts';
import type { Fault } from '../../shared/result.ts';
import { type AppUnderTest, anOffice, officeWithCode, PASSPHRASE } from '../support/anApp.ts';

const FIRST = 'seven plain words given first';
const OWN = 'quiet maple river stone';
const DAY = 86_400_000;

describe('people', () => {
  test('a new person has to choose a passphrase before anything else, and not the one they came with', async () => {
    const app = await anOffice();
    const { id } = await add(app, 'office');
    await app.get('session.lock', {});
    expect(await app.get('session.unlock', { userId: id, passphrase: FIRST })).toMatchObject({
      state: 'change',
      user: null,
      arriving: { id },
    });
    expect(await app.refused('patients.list', EVERY)).toMatchObject({ kind: 'locked' });
    expect(await app.refused('session.chooseOwn', { next: FIRST })).toMatchObject({ kind: 'invalid' });
    expect(await app.refused('session.chooseOwn', { next: 'short' })).toMatchObject({
      kind: 'invalid',
      issues: [{ path: 'next' }],
    });
    expect(await app.get('session.chooseOwn', { next: OWN })).toMatchObject({ state: 'open', user: { id } });
    await app.get('session.lock', {});
    expect(await app.refused('session.unlock', { userId: id, passphrase: FIRST })).toMatchObject({
      kind: 'invalid',
    });
    expect(await app.get('session.unlock', { userId: id, passphrase: OWN })).toMatchObject({ state: 'open' });
  });

  test('a weak first passphrase adds nobody', async () => {
    const app = await anOffice();
    const values = { name: 'Cleo Clerk', role: 'office' as const, qualification: '' };
    expect(
      await app.refused('people.add', { values, passphrase: 'password', ownPassphrase: PASSPHRASE }),
    ).toMatchObject({
      kind: 'invalid',
      issues: [{ path: 'passphrase' }],
    });
    expect(await app.get('people.list', {})).toHaveLength(1);
  });

  test('the last owner is neither demoted nor removed, and nobody does it to themselves', async () => {
    const app = await anOffice();
    const [owner] = await app.get('people.list', {});
    if (!owner) throw new Error('an office without its owner');
    const target = { id: owner.id, revision: owner.revision };
    const values = { name: owner.name, role: 'office' as const, qualification: '' };
    expect(await app.refused('people.save', { ...target, values, ownPassphrase: PASSPHRASE })).toMatchObject({
      kind: 'invalid',
    });
    expect(
      await app.refused('people.setActive', { ...target, active: false, ownPassphrase: PASSPHRASE }),
    ).toMatchObject({
      kind: 'blocked',
    });
    expect(await app.refused('people.remove', { ...target, ownPassphrase: PASSPHRASE })).toMatchObject({
      kind: 'blocked',
    });

    // Another owner may, as long as one is left: themselves.
    const { id } = await add(app, 'owner');
    await signInAs(app, id);
    expect(await app.get('people.save', { ...target, values, ownPassphrase: OWN })).toEqual({});
    const [second] = (await app.get('people.list', {})).filter((person) => person.id === id);
    expect(
      await app.refused('people.save', {
        id,
        revision: second?.revision ?? 1,
        values: { ...values, name: 'Second' },
        ownPassphrase: OWN,
      }),
    ).toMatchObject({ kind: 'invalid' });
  });

  test('an owner’s own qualification can be entered, and a new name is on the lock screen', async () => {
    const app = await anOffice();
    const [owner] = await app.get('people.list', {});
    if (!owner) throw new Error('an office without its owner');
    await app.get('people.save', {
      id: owner.id,
      revision: owner.revision,
      values: { name: 'Olive Newname', role: 'owner', qualification: 'Maker training, 2026' },
      ownPassphrase: '',
    });
    expect((await app.get('session.status', {})).user).toMatchObject({
      name: 'Olive Newname',
      qualification: 'Maker training, 2026',
    });
    await app.get('session.lock', {});
    expect((await app.get('session.status', {})).users).toEqual([{ id: owner.id, name: 'Olive Newname' }]);
  });

  test('who is kept from signing in is not admitted with the right passphrase, until let again', async () => {
    const app = await anOffice();
    const { id } = await add(app, 'office');
    const owner = (await app.get('session.status', {})).user?.id ?? '';
    await app.get('people.setActive', { id, revision: 1, active: false, ownPassphrase: PASSPHRASE });
    await app.get('session.lock', {});
    expect(await app.refused('session.unlock', { userId: id, passphrase: FIRST })).toMatchObject({
      kind: 'forbidden',
    });
    expect(await app.refused('patients.list', EVERY)).toMatchObject({ kind: 'locked' });
    await app.get('session.unlock', { userId: owner, passphrase: PASSPHRASE });
    await app.get('people.setActive', { id, revision: 2, active: true, ownPassphrase: PASSPHRASE });
    await signInAs(app, id);
  });

  test('a forgotten passphrase is replaced by one that has to be changed', async () => {
    const app = await anOffice();
    const owner = (await app.get('session.status', {})).user?.id ?? '';
    const { id } = await add(app, 'office');
    await signInAs(app, id);
    await app.get('session.lock', {});
    await app.get('session.unlock', { userId: owner, passphrase: PASSPHRASE });
    await app.get('people.resetPassphrase', { id, passphrase: `${FIRST} again`, ownPassphrase: PASSPHRASE });
    await app.get('session.lock', {});
    expect(await app.refused('session.unlock', { userId: id, passphrase: OWN })).toMatchObject({
      kind: 'invalid',
    });
    expect(await app.get('session.unlock', { userId: id, passphrase: `${FIRST} again` })).toMatchObject({
      state: 'change',
    });
  });

  test('somebody removed cannot unlock any more; all others and all records are as they were', async () => {
    const app = await anOffice();
    const owner = (await app.get('session.status', {})).user?.id ?? '';
    const { id } = await add(app, 'technician');
    const other = await add(app, 'office', 'Otto Other');
    await app.get('people.remove', { id, revision: 1, ownPassphrase: PASSPHRASE });
    expect((await app.get('people.list', {})).find((person) => person.id === id)).toMatchObject({
      active: false,
      leftOn: '2026-11-02',
      hasPassphrase: false,
    });
    await app.get('session.lock', {});
    expect((await app.get('session.status', {})).users.map((user) => user.id)).not.toContain(id);
    expect(await app.refused('session.unlock', { userId: id, passphrase: FIRST })).toMatchObject({
      kind: 'notFound',
    });
    expect(await app.get('session.unlock', { userId: other.id, passphrase: FIRST })).toMatchObject({
      state: 'change',
    });
    expect(await app.get('session.unlock', { userId: owner, passphrase: PASSPHRASE })).toMatchObject({
      state: 'open',
    });
  });

  test('the backup made before the key changes does not open with the passphrase of who is removed', async () => {
    const app = await anOffice();
    const { id } = await add(app, 'technician');
    await app.get('people.remove', { id, revision: 1, ownPassphrase: PASSPHRASE });
    const { backups } = await app.get('backups.browse', { folder: '' });
    expect(backups).toHaveLength(1);
    for (const { name } of backups) {
      const credentials = { by: 'passphrase' as const, userId: id, passphrase: FIRST };
      expect(await app.refused('backups.look', { folder: '', name, credentials })).toMatchObject({
        kind: 'notFound',
      });
    }
  });

  test('where there is no room to change the key it is said, stays said, and is done later', async () => {
    const app = await anOffice();
    const { id } = await add(app, 'technician');
    const makeFolder = fs.mkdirSync.bind(fs);
    const noRoom = vi.spyOn(fs, 'mkdirSync').mockImplementation((...folder) => {
      if (String(folder[0]).includes('rotation')) throw Object.assign(new Error('full'), { code: 'ENOSPC' });
      return makeFolder(...folder);
    });
    try {
      expect(
        await app.refused('people.remove', { id, revision: 1, ownPassphrase: PASSPHRASE }),
      ).toMatchObject({ code: 'notRotated' });
    } finally {
      noRoom.mockRestore();
    }
    expect(await personOf(app, id)).toMatchObject({ active: false, hasPassphrase: false, keyOwed: true });
    const again = await app.get('people.remove', { id, revision: 2, ownPassphrase: PASSPHRASE });
    expect(again).toEqual({ needPassphrase: [], needRecoveryCode: false });
    expect(await personOf(app, id)).toMatchObject({ keyOwed: false });
  });

  test('while somebody is removed the office locks at once on command; what is left of it is owed', async () => {
    const app = await anOffice();
    const owner = (await app.get('session.status', {})).user?.id ?? '';
    const { id } = await add(app, 'technician');
    let ended = false;
    const removing = app.ask('people.remove', { id, revision: 1, ownPassphrase: PASSPHRASE }).finally(() => {
      ended = true;
    });
    while (!ended && (await app.get('backups.progress', {})) === null) await new Promise(setImmediate);
    expect(await app.get('session.lock', {})).toMatchObject({ state: 'locked' });
    expect(ended).toBe(false);
    expect(await app.refused('patients.list', EVERY)).toMatchObject({ kind: 'locked' });
    expect(await removing).toMatchObject({ ok: false });
    expect(await app.refused('patients.list', EVERY)).toMatchObject({ kind: 'locked' });
    await app.get('session.unlock', { userId: owner, passphrase: PASSPHRASE });
    expect(await personOf(app, id)).toMatchObject({ active: false, hasPassphrase: false, keyOwed: true });
  });

  test('a passphrase that is older than the office allows is changed', async () => {
    const app = await anOffice();
    const owner = (await app.get('session.status', {})).user?.id ?? '';
    await save(app, { passphraseDays: 90 });
    await app.get('session.lock', {});
    app.clock.now += 89 * DAY;
    expect(await app.get('session.unlock', { userId: owner, passphrase: PASSPHRASE })).toMatchObject({
      state: 'open',
    });
    await app.get('session.lock', {});
    app.clock.now += 2 * DAY;
    expect(await app.get('session.unlock', { userId: owner, passphrase: PASSPHRASE })).toMatchObject({
      state: 'change',
    });
    expect(await app.get('session.chooseOwn', { next: OWN })).toMatchObject({ state: 'open' });
  });
});

describe('what gives lasting access asks an open window for the own passphrase again', () => {
  const WRONG = 'not this one at all';

  async function acts(app: AppUnderTest, ownPassphrase: string): Promise<readonly (() => Promise<Fault>)[]> {
    const { id } = await add(app, 'office');
    const { name } = await app.get('backups.run', {});
    const owner = (await app.get('session.status', {})).user?.id ?? '';
    const credentials = { by: 'passphrase' as const, userId: owner, passphrase: PASSPHRASE };
    const target = { id, revision: 1, ownPassphrase };
    const saved = { id: null, revision: null, ownPassphrase };
    const values = { name: 'Otto Other', role: 'owner' as const, qualification: '' };
    return [
      () => app.refused('emergency.newCode', { ownPassphrase }),
      () => app.refused('people.add', { values, passphrase: FIRST, ownPassphrase }),
      () => app.refused('people.save', { ...target, values }),
      () => app.refused('people.setActive', { ...target, active: false }),
      () => app.refused('safeguards.save', { ...saved, values: { ...USUAL_SAFEGUARDS, idleMinutes: 480 } }),
      () => app.refused('people.resetPassphrase', { id, passphrase: `${FIRST} again`, ownPassphrase }),
      () => app.refused('people.resetSecondFactor', target),
      () => app.refused('people.remove', target),
      () => app.refused('backups.restore', { folder: '', name, credentials, into: null, ownPassphrase }),
    ];
  }

  test('none is done without it, and the office is as it was', async () => {
    const app = await anOffice();
    for (const act of await acts(app, ''))
      expect(await act()).toMatchObject({ kind: 'invalid', issues: [{ path: 'ownPassphrase' }] });
    expect(await app.get('people.list', {})).toMatchObject([
      { name: 'Cleo Clerk', role: 'office', revision: 1, active: true },
      { name: 'Olive Owner' },
    ]);
    expect(await app.get('emergency.get', {})).toMatchObject({ ready: false });
    expect((await app.get('safeguards.get', {})).values).toEqual(USUAL_SAFEGUARDS);
    expect((await app.get('backups.overview', {})).restored).toBeNull();
  });

  test('wrong ones wait as at the lock screen, and are in the trail with what was asked', async () => {
    const app = await anOffice();
    const faults = [];
    for (const act of await acts(app, WRONG)) faults.push(await act());
    expect(faults.slice(0, 5)).toMatchObject(
      faults.slice(0, 5).map(() => ({ kind: 'invalid', issues: [{ path: 'ownPassphrase' }] })),
    );
    expect(faults.slice(5)).toMatchObject(faults.slice(5).map(() => ({ kind: 'locked' })));
    const filter = { ...NO_AUDIT_FILTER, kinds: ['signInFailed' as const] };
    const { rows } = await app.get('auditTrail.list', { filter, before: null, limit: 50 });
    expect(rows.map(({ entry }) => [entry.userName, entry.channel]).sort()).toEqual([
      ['Olive Owner', 'emergency.newCode'],
      ['Olive Owner', 'people.add'],
      ['Olive Owner', 'people.save'],
      ['Olive Owner', 'people.setActive'],
      ['Olive Owner', 'safeguards.save'],
    ]);
  });

  test('a change of the own passphrase by a wrong one is in the trail; a lock on the way changes nothing', async () => {
    const app = await anOffice();
    expect(await app.refused('session.changePassphrase', { current: WRONG, next: OWN })).toMatchObject({
      kind: 'invalid',
    });
    const filter = { ...NO_AUDIT_FILTER, kinds: ['signInFailed' as const] };
    const { rows } = await app.get('auditTrail.list', { filter, before: null, limit: 50 });
    expect(rows).toMatchObject([{ entry: { channel: 'session.changePassphrase', userName: 'Olive Owner' } }]);
    const idle = await anOffice({ idle: true });
    const owner = (await idle.get('session.status', {})).user?.id ?? '';
    const changing = idle.ask('session.changePassphrase', { current: PASSPHRASE, next: OWN });
    pass(idle, 24 * 60);
    expect(await idle.refused('patients.list', EVERY)).toMatchObject({ kind: 'locked' });
    expect(await changing).toMatchObject({ ok: false, fault: { kind: 'locked' } });
    expect(await idle.get('session.unlock', { userId: owner, passphrase: PASSPHRASE })).toMatchObject({
      state: 'open',
    });
  });
});

describe('a code from a device', () => {
  test('who has to have one enrolls it before anything else', async () => {
    const app = await anOffice();
    const owner = (await app.get('session.status', {})).user?.id ?? '';
    await save(app, { secondFactorRoles: ['owner'] });
    await app.get('session.lock', {});
    expect(await app.get('session.unlock', { userId: owner, passphrase: PASSPHRASE })).toMatchObject({
      state: 'enroll',
    });
    expect(await app.refused('patients.list', EVERY)).toMatchObject({ kind: 'locked' });
    const { status } = await enroll(app);
    expect(status).toMatchObject({ state: 'open' });
    expect(await app.refused('session.dropSecondFactor', { code: '000000' })).toMatchObject({
      kind: 'forbidden',
    });
  });

  test('takes the place of another only by a code of that one', async () => {
    const app = await anOffice();
    const { secret } = await enroll(app);
    for (const code of ['', '000000'])
      expect(await app.refused('session.beginEnrollment', { code })).toMatchObject({ kind: 'invalid' });
    expect(await app.refused('session.finishEnrollment', { code: '000000' })).toMatchObject({
      kind: 'invalid',
    });
    app.clock.now += 60_000;
    const code = new TOTP({ secret: Secret.fromBase32(secret) }).generate({ timestamp: app.clock.now });
    expect((await app.get('session.beginEnrollment', { code })).secret).not.toBe(secret);
  });

  test('wrong codes are slowed down, also where the right passphrase was typed in between', async () => {
    const app = await anOffice();
    const owner = (await app.get('session.status', {})).user?.id ?? '';
    const { secret } = await enroll(app);
    for (let round = 0; round < 6; round += 1) {
      await app.get('session.lock', {});
      await app.get('session.unlock', { userId: owner, passphrase: PASSPHRASE });
      const fault = await app.refused('session.enterCode', { code: '00000x' });
      expect(fault.kind, String(round)).toBe(round < 5 ? 'invalid' : 'locked');
    }
    app.clock.now += 60_000;
    const right = new TOTP({ secret: Secret.fromBase32(secret) }).generate({ timestamp: app.clock.now });
    expect(await app.get('session.enterCode', { code: right })).toMatchObject({ state: 'open' });
  });

  test('the recovery code comes in without the device, which then does not count any more', async () => {
    const { app, recoveryCode, owner } = await officeWithCode();
    await enroll(app);
    await app.get('session.lock', {});
    expect(
      await app.get('session.recover', { userId: owner, code: recoveryCode, newPassphrase: OWN }),
    ).toMatchObject({ state: 'open' });
    expect(await app.get('session.ownSignIn', {})).toMatchObject({ secondFactor: false });
  });
});

describe('the emergency code', () => {
  test('opens for reading only, as a person of its own, and an owner has to read of it', async () => {
    const app = await anOffice();
    const owner = (await app.get('session.status', {})).user?.id ?? '';
    const { emergencyCode } = await app.get('emergency.newCode', { ownPassphrase: PASSPHRASE });
    expect(await app.refused('emergency.typeBack', { code: 'x' })).toMatchObject({ kind: 'invalid' });
    await app.get('emergency.typeBack', { code: emergencyCode.toLowerCase().replaceAll('-', ' ') });
    await app.get('session.lock', {});
    const who = { code: emergencyCode, name: 'Nora Neighbor', reason: 'Oxygen runs out tonight' };
    expect(await app.refused('session.openInEmergency', { ...who, reason: '' })).toMatchObject({
      kind: 'invalid',
    });
    const status = await app.get('session.openInEmergency', who);
    expect(status).toMatchObject({
      state: 'open',
      user: { role: 'readOnly', name: 'Emergency access: Nora Neighbor' },
      emergency: { name: 'Nora Neighbor' },
    });
    await app.get('patients.list', EVERY);
    expect(await app.refused('people.list', {})).toMatchObject({ kind: 'forbidden' });
    expect(await app.refused('session.beginEnrollment', {})).toMatchObject({ kind: 'forbidden' });
    expect((await app.get('users.list', {})).map(({ name }) => name)).toEqual(['Olive Owner']);
    await app.get('session.lock', {});
    await app.get('session.unlock', { userId: owner, passphrase: PASSPHRASE });
    const [opening] = await app.get('emergency.unread', {});
    expect(opening).toMatchObject({ name: 'Nora Neighbor', reason: who.reason, readAt: null });
    await app.get('emergency.read', { ids: [opening?.id ?? ''] });
    expect(await app.get('emergency.unread', {})).toEqual([]);
    expect((await app.get('emergency.get', {})).openings).toMatchObject([{ readBy: 'Olive Owner' }]);
  });
});

test('whoever was turned away is in the trail: wrong codes of the office, and a person who may not sign in', async () => {
  const { app, recoveryCode, owner } = await officeWithCode();
  const { id } = await add(app, 'office');
  const strange = await officeWithCode();
  const { emergencyCode } = await strange.app.get('emergency.newCode', { ownPassphrase: PASSPHRASE });
  await app.get('emergency.newCode', { ownPassphrase: PASSPHRASE });
  await app.get('people.setActive', { id, revision: 1, active: false, ownPassphrase: PASSPHRASE });
  await app.get('session.lock', {});
  const next = { newPassphrase: OWN };
  const wrong = { userId: owner, code: strange.recoveryCode, ...next };
  expect(await app.refused('session.recover', wrong)).toMatchObject({ kind: 'invalid' });
  const why = { name: 'Nobody Known', reason: 'A reason that is long enough' };
  await app.refused('session.openInEmergency', { code: emergencyCode, ...why });
  await app.refused('session.unlock', { userId: id, passphrase: FIRST });
  // The right code of the office, for a person who may not come in: their passphrase stays what it was.
  await app.refused('session.recover', { userId: id, code: recoveryCode, ...next });
  await app.get('session.unlock', { userId: owner, passphrase: PASSPHRASE });
  const filter = { ...NO_AUDIT_FILTER, kinds: ['signInFailed' as const] };
  const { rows } = await app.get('auditTrail.list', { filter, before: null, limit: 50 });
  expect(rows.map(({ entry }) => [entry.channel, entry.subjectId]).sort()).toEqual([
    ['session.openInEmergency', ''],
    ['session.recover', ''],
    ['session.recover', id],
    ['session.unlock', id],
  ]);
  await app.get('people.setActive', { id, revision: 2, active: true, ownPassphrase: PASSPHRASE });
  await signInAs(app, id);
});

describe('the lock after idleness', () => {
  test('comes by itself; looking is no sign of life, writing and moving are', async () => {
    const app = await anOffice({ idle: true });
    await save(app, { idleMinutes: 10 });
    pass(app, 9);
    await app.get('patients.list', EVERY);
    expect((await app.get('session.idle', {})).secondsLeft).toBeLessThanOrEqual(60);
    await app.get('session.touch', {});
    pass(app, 9);
    expect((await app.get('session.status', {})).state).toBe('open');
    pass(app, 2);
    expect(await app.refused('patients.list', EVERY)).toMatchObject({ kind: 'locked' });
    expect(await app.get('session.status', {})).toMatchObject({
      state: 'locked',
      user: null,
      draftKey: null,
    });
  });

  test('also between the passphrase and the code', async () => {
    const app = await anOffice({ idle: true });
    const owner = (await app.get('session.status', {})).user?.id ?? '';
    await enroll(app);
    await app.get('session.lock', {});
    expect(await app.get('session.unlock', { userId: owner, passphrase: PASSPHRASE })).toMatchObject({
      state: 'code',
    });
    pass(app, 16);
    expect(await app.refused('session.enterCode', { code: '000000' })).toMatchObject({ kind: 'locked' });
    expect((await app.get('session.status', {})).state).toBe('locked');
  });

  test.each([20 * 365 * DAY, -20 * 365 * DAY])(
    'a clock that jumps by %i ms keeps nothing open',
    async (jump) => {
      const app = await anOffice({ idle: true });
      app.clock.now += jump;
      expect(await app.refused('patients.list', EVERY)).toMatchObject({ kind: 'locked' });
    },
  );
});

const EVERY = { query: '', offset: 0, limit: 1 };

function pass(app: AppUnderTest, minutes: number): void {
  app.clock.now += minutes * 60_000;
}

function add(app: AppUnderTest, role: Role, name = 'Cleo Clerk'): Promise<{ id: string }> {
  const values = { name, role, qualification: '' };
  return app.get('people.add', { values, passphrase: FIRST, ownPassphrase: PASSPHRASE });
}

async function signInAs(app: AppUnderTest, userId: string): Promise<void> {
  await app.get('session.lock', {});
  await app.get('session.unlock', { userId, passphrase: FIRST });
  await app.get('session.chooseOwn', { next: OWN });
}

async function save(app: AppUnderTest, part: Partial<typeof USUAL_SAFEGUARDS>): Promise<void> {
  const values = { ...USUAL_SAFEGUARDS, ...part };
  await app.get('safeguards.save', { id: null, revision: null, values, ownPassphrase: PASSPHRASE });
}

async function enroll(app: AppUnderTest) {
  const { secret } = await app.get('session.beginEnrollment', {});
  const code = new TOTP({ secret: Secret.fromBase32(secret) }).generate({ timestamp: app.clock.now });
  return { secret, ...(await app.get('session.finishEnrollment', { code })) };
}

async function personOf(app: AppUnderTest, id: string) {
  return (await app.get('people.list', {})).find((person) => person.id === id);
}
