import { randomBytes } from 'node:crypto';
import { cpSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { onTestFinished } from 'vitest';
import { createApp } from '../../main/app.ts';
import type { Core, Folders, Ports, Vault } from '../../main/hosts/ports.ts';
import type { ChannelName, InputOf, OutputOf } from '../../shared/contract/contract.ts';
import { exampleRepair } from '../../shared/rules/examples/exampleRepair.ts';
import type { Fault, Result } from '../../shared/result.ts';
import { quickSchema } from './quickSchema.ts';

/** The whole program without a window, on a data folder of its own, for tests of what a window would ask. */

export const PASSPHRASE = 'seven odd lanterns drift';
const QUICK_KDF = { memoryKib: 1024, passes: 1, lanes: 1 };
/** When each program under test is started. */
const STARTED = Date.parse('2026-11-02T16:00:00.000Z');

export interface AppUnderTest {
  readonly core: Core;
  readonly dataDir: string;
  /** What was logged, as the host would write it. */
  readonly logged: readonly string[];
  /** The clock: milliseconds since 1970; set it to move time. */
  readonly clock: { now: number };
  /** The answer whatever it is. */
  ask<Name extends ChannelName>(channel: Name, input: InputOf<Name>): Promise<Result<OutputOf<Name>>>;
  /** The value of an answer that must be ok. */
  get<Name extends ChannelName>(channel: Name, input: InputOf<Name>): Promise<OutputOf<Name>>;
  /** The fault of an answer that must be one. */
  refused<Name extends ChannelName>(channel: Name, input: InputOf<Name>): Promise<Fault>;
  upload(bytes: Uint8Array, name: string, type?: string): Promise<string>;
}

function portsOf(
  dataDir: string,
  sample: boolean,
  clock: () => number,
  logged: string[],
  monotonic: (() => number) | null = null,
): Ports {
  return {
    dataDir,
    sample,
    clock,
    random: (count) => randomBytes(count),
    log: {
      info: (message, fields) => logged.push(`${message} ${JSON.stringify(fields ?? {})}`),
      error: (reference, error) => logged.push(`${reference} ${String(error)}`),
    },
    host: 'cli',
    monotonic,
    version: 'test',
  };
}

/** @param options.idle whether it locks itself after idleness, by the clock under test */
export function anApp(
  options: {
    readonly sample?: boolean;
    readonly dataDir?: string;
    readonly idle?: boolean;
    readonly vault?: Vault;
    readonly folders?: Folders;
  } = {},
): AppUnderTest {
  const dataDir = options.dataDir ?? mkdtempSync(join(tmpdir(), 'claimwright-test-'));
  const logged: string[] = [];
  const clock = { now: STARTED };
  const core = createApp(
    {
      ...portsOf(
        dataDir,
        options.sample ?? false,
        () => (clock.now += 1),
        logged,
        options.idle ? () => performance.now() : null,
      ),
      ...(options.vault ? { vault: options.vault } : {}),
      ...(options.folders ? { folders: options.folders } : {}),
    },
    { kdf: QUICK_KDF, schema: quickSchema() },
  );
  onTestFinished(async () => {
    await core.close();
    if (options.dataDir === undefined) rmSync(dataDir, { recursive: true, force: true });
  });
  const origin = { windowId: 'test' };
  const self: AppUnderTest = {
    core,
    dataDir,
    logged,
    clock,
    async ask(channel, input) {
      return (await core.call(channel, input, origin)) as never;
    },
    async get(channel, input) {
      const answer = await self.ask(channel, input);
      if (!answer.ok) throw new Error(`${channel} was refused: ${JSON.stringify(answer.fault)}`);
      return answer.value;
    },
    async refused(channel, input) {
      const answer = await self.ask(channel, input);
      if (answer.ok) throw new Error(`${channel} was not refused`);
      return answer.fault;
    },
    async upload(bytes, name, type = 'application/pdf') {
      const answer = (await core.putFile(bytes, name, type)) as Result<{ uploadId: string }>;
      if (!answer.ok) throw new Error('the upload was refused');
      return answer.value.uploadId;
    },
  };
  return self;
}

export function officeValues(): InputOf<'session.setUp'>['office'] {
  const { id: _id, revision: _revision, sample: _sample, ...values } = exampleRepair().office;
  return values;
}

let emptyOffice: Promise<string> | null = null;

/** A data folder with an office that was just set up: made once, then copied, which takes a third of the making. */
function officeFolder(): Promise<string> {
  emptyOffice ??= (async () => {
    let now = STARTED - 60_000;
    const folder = mkdtempSync(join(tmpdir(), 'claimwright-office-'));
    process.once('exit', () => rmSync(folder, { recursive: true, force: true }));
    const core = createApp(
      portsOf(folder, false, () => (now += 1), []),
      { kdf: QUICK_KDF, schema: quickSchema() },
    );
    const origin = { windowId: 'template' };
    const made = (await core.call('session.setUp', setUpInput(), origin)) as Result<
      OutputOf<'session.setUp'>
    >;
    if (!made.ok) throw new Error('the office could not be made');
    await core.call('session.confirmRecovery', { code: made.value.recoveryCode }, origin);
    await core.close();
    return folder;
  })();
  return emptyOffice;
}

function setUpInput(): InputOf<'session.setUp'> {
  return { office: officeValues(), ownerName: 'Olive Owner', passphrase: PASSPHRASE };
}

/** An office that was set up a minute ago, its owner signed in. Several of them are copies of one. */
export async function anOffice(options: { readonly idle?: boolean } = {}): Promise<AppUnderTest> {
  const dataDir = mkdtempSync(join(tmpdir(), 'claimwright-test-'));
  cpSync(await officeFolder(), dataDir, { recursive: true });
  onTestFinished(() => rmSync(dataDir, { recursive: true, force: true }));
  const app = anApp({ ...options, dataDir });
  const { users } = await app.get('session.status', {});
  await app.get('session.unlock', { userId: users[0]?.id ?? '', passphrase: PASSPHRASE });
  return app;
}

/** One that is set up here and now, its recovery code typed back. */
export async function officeWithCode(
  options: { readonly idle?: boolean; readonly vault?: Vault } = {},
): Promise<{ app: AppUnderTest; recoveryCode: string; owner: string }> {
  const app = anApp(options);
  const { recoveryCode } = await app.get('session.setUp', setUpInput());
  const { user } = await app.get('session.confirmRecovery', { code: recoveryCode });
  return { app, recoveryCode, owner: user?.id ?? '' };
}

let template: Promise<string> | null = null;

/**
 * A data folder with a finished sample office: made once, then copied, since the making takes seconds. It is made on
 * the day of the tests, an hour before them: made on another day, each copy would judge all of its claims anew.
 */
function sampleFolder(): Promise<string> {
  template ??= (async () => {
    let now = STARTED - 3_600_000;
    const folder = mkdtempSync(join(tmpdir(), 'claimwright-sample-'));
    process.once('exit', () => rmSync(folder, { recursive: true, force: true }));
    const core = createApp(
      portsOf(folder, true, () => (now += 1), []),
      { kdf: QUICK_KDF, schema: quickSchema() },
    );
    await core.call('session.status', {}, { windowId: 'template' });
    await core.close();
    return folder;
  })();
  return template;
}

/** The sample office, signed in as its owner. */
export async function aSampleOffice(): Promise<AppUnderTest> {
  const dataDir = mkdtempSync(join(tmpdir(), 'claimwright-test-'));
  cpSync(await sampleFolder(), dataDir, { recursive: true });
  onTestFinished(() => rmSync(dataDir, { recursive: true, force: true }));
  const app = anApp({ sample: true, dataDir });
  await app.get('session.status', {});
  return app;
}

/** Signs in to the sample office as one of its people. */
export async function actAs(app: AppUnderTest, role: string): Promise<void> {
  const users = await app.get('users.list', {});
  const user = users.find((candidate) => candidate.role === role);
  if (!user) throw new Error(`nobody is ${role}`);
  await app.get('session.switchUser', { userId: user.id });
}
