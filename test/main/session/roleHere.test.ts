import { describe, expect, test } from 'vitest';
import type { Id } from '../../../shared/domain/ids.ts';
import type { BranchRoleValues } from '../../../shared/domain/branches.ts';
import { NO_ADDRESS } from '../../../shared/domain/record.ts';
import { type AppUnderTest, anOffice, PASSPHRASE } from '../../support/anApp.ts';

const FIRST = 'seven plain words given first';
const OWN = 'quiet maple river stone';
const EVERY = { query: '', offset: 0, limit: 10 };

/** An office with branches: its owner, and somebody whose usual role is that of the office staff. */
async function branchOffice(): Promise<{ app: AppUnderTest; owner: Id; here: Id; clerk: Id }> {
  const app = await anOffice();
  await app.get('branches.turnOn', {
    branchName: 'Alder Street',
    deviceName: 'Front desk',
    ownPassphrase: PASSPHRASE,
  });
  const { thisBranchId } = await app.get('branches.overview', {});
  const { user } = await app.get('session.status', {});
  const { id } = await app.get('people.add', {
    values: { name: 'Cleo Clerk', role: 'office', qualification: '' },
    passphrase: FIRST,
    ownPassphrase: PASSPHRASE,
  });
  return { app, owner: user?.id ?? '', here: thisBranchId ?? '', clerk: id };
}

async function enter(app: AppUnderTest, userId: Id) {
  await app.get('session.lock', {});
  return app.get('session.unlock', { userId, passphrase: PASSPHRASE });
}

describe('a role at a branch', () => {
  test('is the one that is judged by on its devices, and elsewhere the usual one', async () => {
    const { app, owner, here, clerk } = await branchOffice();
    const role = (role: BranchRoleValues['role'], branchId: Id) =>
      app.get('branches.saveRole', { userId: clerk, branchId, role });
    await role('technician', here);
    await app.get('session.lock', {});
    await app.get('session.unlock', { userId: clerk, passphrase: FIRST });
    expect(await app.get('session.chooseOwn', { next: OWN })).toMatchObject({
      user: { id: clerk, role: 'technician' },
    });
    expect(await app.refused('claims.list', CLAIMS)).toMatchObject({ kind: 'forbidden' });
    await enter(app, owner);
    const values = { name: 'Tacoma', address: NO_ADDRESS, phone: '', active: true };
    const tacoma = await app.get('branches.save', { id: null, revision: null, values });
    await app.get('branches.saveRole', { userId: clerk, branchId: here, role: null });
    await role('readOnly', tacoma.id);
    await app.get('session.lock', {});
    expect(await app.get('session.unlock', { userId: clerk, passphrase: OWN })).toMatchObject({
      user: { role: 'office' },
    });
    await app.get('claims.list', CLAIMS);
  });

  test('of none keeps somebody out of its devices, and says no more than that', async () => {
    const { app, owner, here, clerk } = await branchOffice();
    await app.get('branches.saveRole', { userId: clerk, branchId: here, role: 'none' });
    await app.get('session.lock', {});
    expect(await app.refused('session.unlock', { userId: clerk, passphrase: FIRST })).toEqual({
      kind: 'forbidden',
      message: 'You may not sign in on this device. Ask the owner.',
    });
    expect((await app.get('session.status', {})).state).toBe('locked');
    expect(await app.refused('patients.list', EVERY)).toMatchObject({ kind: 'locked' });
    expect(await app.refused('session.unlock', { userId: clerk, passphrase: OWN })).toMatchObject({
      kind: 'invalid',
    });
    expect(await enter(app, owner)).toMatchObject({ state: 'open', user: { role: 'owner' } });
  });

  test('never takes the last owner from the device that administers', async () => {
    const { app, owner, here } = await branchOffice();
    for (const role of ['none', 'readOnly'] as const) {
      await app.get('branches.saveRole', { userId: owner, branchId: here, role });
      expect(await enter(app, owner)).toMatchObject({ state: 'open', user: { role: 'owner' } });
    }
    await app.get('people.add', {
      values: { name: 'Otto Owner', role: 'owner', qualification: '' },
      passphrase: FIRST,
      ownPassphrase: PASSPHRASE,
    });
    expect(await enter(app, owner)).toMatchObject({ user: { role: 'readOnly' } });
  });
});

const CLAIMS = { ...EVERY, states: [], kind: null, payerId: null, sort: 'newest' as const };
