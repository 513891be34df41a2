import { mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import type { InputOf } from '../../../shared/contract/contract.ts';
import { exampleRepair } from '../../../shared/rules/examples/exampleRepair.ts';
import { NO_ADDRESS } from '../../../shared/domain/record.ts';
import { type AppUnderTest, anApp, anOffice, PASSPHRASE } from '../../support/anApp.ts';

function aPatientOf(city: string): InputOf<'patients.save'>['values'] {
  const { id: _id, revision: _revision, ...values } = exampleRepair().patient;
  return { ...values, address: { ...values.address, city } };
}

const PAGE = { offset: 0, limit: 50 };
const THERE = 'four patient otters drift';

function aFolder(): string {
  const folder = mkdtempSync(join(tmpdir(), 'claimwright-stick-'));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  return folder;
}

/** An office of one device with a clerk, that has just become one of several. */
async function headOffice(): Promise<{
  readonly app: AppUnderTest;
  readonly branchId: string;
  readonly clerk: string;
}> {
  const app = await anOffice();
  const { id: clerk } = await app.get('people.add', {
    values: { name: 'Cleo Clerk', role: 'office', qualification: '' },
    passphrase: 'first words for a clerk',
    ownPassphrase: PASSPHRASE,
  });
  await app.get('branches.turnOn', {
    branchName: 'Head office',
    deviceName: 'Front desk',
    ownPassphrase: PASSPHRASE,
  });
  const { branches } = await app.get('branches.overview', {});
  const made = await app.get('branches.save', {
    id: null,
    revision: null,
    values: { name: 'Tacoma', address: NO_ADDRESS, phone: '', active: true },
  });
  expect(branches).toHaveLength(1);
  return { app, branchId: made.id, clerk };
}

test('a new computer joins by a file: its person signs in there, with a passphrase of that computer', async () => {
  const { app, branchId, clerk } = await headOffice();
  const folder = aFolder();
  const invited = await app.get('branches.invite', {
    name: 'Tacoma desk',
    branchId,
    userId: clerk,
    administers: false,
    folder,
    ownPassphrase: PASSPHRASE,
  });
  expect(readdirSync(folder)).toEqual([invited.file]);
  expect(invited.file).toMatch(/^claimwright-[0-9a-f]{6}-invitation-\d{4}-\d\d-\d\d-1\.cwi$/);
  const there = anApp({ dataDir: aFolder() });
  expect((await there.get('session.status', {})).state).toBe('new');
  const wrong = await there.refused('session.join', {
    code: `${invited.code.slice(0, -1)}${invited.code.endsWith('0') ? '1' : '0'}`,
    hubUrl: '',
    certificate: '',
    folder,
    fileName: '',
    passphrase: THERE,
  });
  expect(wrong.kind).toBe('invalid');
  const weak = await there.refused('session.join', {
    code: invited.code,
    hubUrl: '',
    certificate: '',
    folder,
    fileName: '',
    passphrase: 'short',
  });
  expect(weak.kind).toBe('invalid');
  expect((await there.get('session.status', {})).state).toBe('new');
  const joined = await there.get('session.join', {
    code: invited.code,
    hubUrl: '',
    certificate: '',
    folder,
    fileName: invited.file,
    passphrase: THERE,
  });
  expect(joined.userName).toBe('Cleo Clerk');
  expect(await there.get('session.status', {})).toMatchObject({
    state: 'recovery',
    user: { name: 'Cleo Clerk', role: 'office' },
  });
  expect(await there.get('session.confirmRecovery', { code: joined.recoveryCode })).toMatchObject({
    state: 'open',
  });
  // Once it is typed back nobody but an owner asks after it.
  const over = [
    await there.refused('session.confirmRecovery', { code: joined.recoveryCode }),
    await there.refused('session.newRecoveryCode', {}),
  ];
  expect(over).toMatchObject([{ kind: 'forbidden' }, { kind: 'forbidden' }]);
  expect(await there.get('branches.overview', {})).toMatchObject({
    on: true,
    administers: false,
    thisBranchId: branchId,
    devices: [
      { name: 'Tacoma desk', tag: 'B', here: true },
      { name: 'Front desk', tag: '' },
    ],
    books: { name: 'Front desk', here: false },
  });
  // Whoever else works there has no passphrase there.
  await there.get('session.lock', {});
  expect((await there.get('session.status', {})).users.map(({ name }) => name)).toEqual(['Cleo Clerk']);
  await there.get('session.unlock', { userId: clerk, passphrase: THERE });
  await there.get('patients.save', { id: null, revision: null, values: aPatientOf('Tacoma') });
  const stick = aFolder();
  const { name, changes } = await there.get('sync.writeFile', { folder: stick, forDeviceId: null });
  expect(changes).toBeGreaterThan(0);
  const read = await app.get('sync.readFile', { folder: stick, name });
  expect(read).toMatchObject({ fromName: 'Tacoma desk', refused: 0, waiting: 0 });
  expect((await app.get('sync.readFile', { folder: stick, name })).changes).toBe(0);
  const receipt = await app.get('sync.writeReceipt', { folder: stick, forDeviceId: null });
  const before = await there.get('sync.state', {});
  expect(await there.get('sync.readFile', { folder: stick, name: receipt.name })).toMatchObject({
    receipt: true,
    fromName: 'Front desk',
  });
  expect(before.waiting).toBe(0);
  expect((await there.get('conflicts.list', PAGE)).total).toBe(0);
});

test('who may not, invites and removes nobody; the sample office is left before joining', async () => {
  const { app, branchId, clerk } = await headOffice();
  const refused = await app.refused('branches.invite', {
    name: 'x',
    branchId,
    userId: clerk,
    administers: false,
    folder: aFolder(),
    ownPassphrase: 'not the passphrase',
  });
  expect(refused.kind).toBe('invalid');
  expect((await app.get('branches.overview', {})).devices).toHaveLength(1);
  const noHub = await app.refused('branches.invite', {
    name: 'x',
    branchId,
    userId: clerk,
    administers: false,
    folder: '',
    ownPassphrase: PASSPHRASE,
  });
  expect(noHub.kind).toBe('blocked');
  const again = await app.refused('session.join', {
    code: 'x',
    hubUrl: '',
    certificate: '',
    folder: 'x',
    fileName: '',
    passphrase: THERE,
  });
  expect(again.kind).toBe('forbidden');
});
