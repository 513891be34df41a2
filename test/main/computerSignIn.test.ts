import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import type { Vault } from '../../main/hosts/ports.ts';
import { USUAL_SAFEGUARDS } from '../../shared/domain/safeguards.ts';
import { anApp, type AppUnderTest, officeValues, PASSPHRASE } from '../support/anApp.ts';

/** A vault of one account: what another account or computer keeps, it cannot open. */
function aVault(account: string, working = true): Vault {
  return {
    available: () => Promise.resolve(working),
    seal: (secret) =>
      Promise.resolve(working ? `${account}:${Buffer.from(secret).reverse().toString('base64')}` : null),
    open: (sealed) => {
      const [owner, bytes = ''] = sealed.split(':');
      return Promise.resolve(
        owner === account ? new Uint8Array(Buffer.from(bytes, 'base64').reverse()) : null,
      );
    },
  };
}

async function anOffice(vault: Vault | undefined): Promise<{ app: AppUnderTest; userId: string }> {
  const app = anApp(vault ? { vault } : {});
  const { recoveryCode } = await app.get('session.setUp', {
    office: officeValues(),
    ownerName: 'Olive Owner',
    passphrase: PASSPHRASE,
  });
  await app.get('session.confirmRecovery', { code: recoveryCode });
  const { user } = await app.get('session.status', {});
  return { app, userId: user?.id ?? '' };
}

/** The program started anew on the same folder. */
async function again(app: AppUnderTest, vault: Vault): Promise<AppUnderTest> {
  await app.core.close();
  return anApp({ dataDir: app.dataDir, vault });
}

test('kept by the passphrase, it opens the office once after the start and never after a lock', async () => {
  const vault = aVault('olive');
  const { app, userId } = await anOffice(vault);
  expect(await app.get('session.computer', {})).toEqual({ possible: true, kept: false });
  expect((await app.refused('session.keepOnComputer', { passphrase: 'not this one at all' })).kind).toBe(
    'invalid',
  );
  await app.get('session.keepOnComputer', { passphrase: PASSPHRASE });
  expect(await app.get('session.computer', {})).toEqual({ possible: true, kept: true });
  // Not in this run: somebody who left the desk comes back to a lock.
  const locked = await app.get('session.lock', {});
  expect(locked.computerUsers).toEqual([]);
  expect((await app.refused('session.unlockByComputer', { userId })).kind).toBe('forbidden');

  const next = await again(app, vault);
  expect((await next.get('session.status', {})).computerUsers).toEqual([userId]);
  expect(await next.get('session.unlockByComputer', { userId })).toMatchObject({
    state: 'open',
    user: { id: userId },
  });
  await next.get('session.lock', {});
  expect((await next.refused('session.unlockByComputer', { userId })).kind).toBe('forbidden');
  expect((await next.get('session.unlock', { userId, passphrase: PASSPHRASE })).state).toBe('open');
  const kept = readFileSync(join(next.dataDir, 'computer.json'), 'utf8');
  expect(kept).not.toContain(PASSPHRASE);
});

test('another account or computer opens nothing with it, and the passphrase still does', async () => {
  const { app, userId } = await anOffice(aVault('olive'));
  await app.get('session.keepOnComputer', { passphrase: PASSPHRASE });
  const thief = await again(app, aVault('thief'));
  const fault = await thief.refused('session.unlockByComputer', { userId });
  expect(fault).toMatchObject({ kind: 'invalid', issues: [{ path: 'passphrase' }] });
  expect((await thief.get('session.unlock', { userId, passphrase: PASSPHRASE })).state).toBe('open');
});

test('a changed passphrase ends it, and so does forgetting it', async () => {
  const vault = aVault('olive');
  const { app, userId } = await anOffice(vault);
  await app.get('session.keepOnComputer', { passphrase: PASSPHRASE });
  const next = 'eight even kettles hum softly';
  await app.get('session.changePassphrase', { current: PASSPHRASE, next });
  const changed = await again(app, vault);
  expect((await changed.refused('session.unlockByComputer', { userId })).message).toContain('does not open');
  expect((await changed.get('session.status', {})).computerUsers).toEqual([]);
  await changed.get('session.unlock', { userId, passphrase: next });
  await changed.get('session.keepOnComputer', { passphrase: next });
  await changed.get('session.forgetOnComputer', {});
  expect(existsSync(join(changed.dataDir, 'computer.json'))).toBe(false);
  const last = await again(changed, vault);
  expect((await last.get('session.status', {})).computerUsers).toEqual([]);
});

test('whoever comes in by it and has to change takes another passphrase than the one in use', async () => {
  const vault = aVault('olive');
  const { app, userId } = await anOffice(vault);
  const values = { ...USUAL_SAFEGUARDS, passphraseDays: 30 };
  await app.get('safeguards.save', { id: null, revision: null, values, ownPassphrase: PASSPHRASE });
  await app.get('session.keepOnComputer', { passphrase: PASSPHRASE });
  const next = await again(app, vault);
  next.clock.now = app.clock.now + 40 * 86_400_000;
  expect((await next.get('session.unlockByComputer', { userId })).state).toBe('change');
  expect(await next.refused('session.chooseOwn', { next: PASSPHRASE })).toMatchObject({
    kind: 'invalid',
    issues: [{ path: 'next' }],
  });
  expect(await next.get('session.chooseOwn', { next: 'eight even kettles hum softly' })).toMatchObject({
    state: 'open',
  });
  // Asking was no wrong try.
  expect(existsSync(join(next.dataDir, 'attempts.json'))).toBe(false);
});

test('where the system has no safe place it is said, and a damaged file keeps nothing', async () => {
  const { app } = await anOffice(undefined);
  expect(await app.get('session.computer', {})).toEqual({ possible: false, kept: false });
  expect(await app.refused('session.keepOnComputer', { passphrase: PASSPHRASE })).toMatchObject({
    kind: 'unavailable',
    code: 'noVault',
  });
  const broken = await anOffice(aVault('olive', false));
  expect((await broken.app.refused('session.keepOnComputer', { passphrase: PASSPHRASE })).kind).toBe(
    'unavailable',
  );
  writeFileSync(join(broken.app.dataDir, 'computer.json'), '{"version":1,"sealed":{"x":');
  const next = await again(broken.app, aVault('olive'));
  expect((await next.get('session.status', {})).computerUsers).toEqual([]);
});
