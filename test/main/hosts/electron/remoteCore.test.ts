import { describe, expect, test } from 'vitest';
import { hostOverLine } from '../../../../main/hosts/electron/askHost.ts';
import type { CorePort } from '../../../../main/hosts/electron/coreMessages.ts';
import { type CoreProcess, remoteCore } from '../../../../main/hosts/electron/remoteCore.ts';
import { serveCore } from '../../../../main/hosts/electron/serveCore.ts';
import type { Core, Folders, Log, Vault } from '../../../../main/hosts/ports.ts';

const origin = { windowId: 'w' };
const random = (count: number): Uint8Array => new Uint8Array(count).fill(7);

const noVault: Vault = {
  available: () => Promise.resolve(false),
  seal: () => Promise.resolve(null),
  open: () => Promise.resolve(null),
};

const noFolders: Folders = { choose: () => Promise.resolve(null) };

interface Line {
  readonly core: Core;
  readonly processes: { end(code: number): void; killed: boolean; vault: Vault; folders: Folders }[];
  readonly logged: string[];
  pass(milliseconds: number): void;
}

/** Both ends of the line, as two processes have them: what passes is copied, and arrives later. */
function aLine(served: Partial<Core>, vault: Vault = noVault, folders = noFolders): Line {
  const processes: Line['processes'] = [];
  const logged: string[] = [];
  let now = 0;
  const log: Log = {
    info: (message) => logged.push(message),
    error: (reference) => logged.push(reference),
  };
  const core: Core = {
    call: () => Promise.resolve({ ok: true, value: null }),
    putFile: () => Promise.resolve({ ok: true, value: null }),
    getFile: () => Promise.resolve(null),
    close: () => Promise.resolve(),
    ...served,
  };
  function start(): CoreProcess {
    const toCore: ((message: unknown) => void)[] = [];
    const toWindow: ((message: unknown) => void)[] = [];
    const ends: ((code: number) => void)[] = [];
    const state = {
      killed: false,
      over: false,
      vault: noVault,
      folders: noFolders,
      end(code: number) {
        if (state.over) return;
        state.over = true;
        for (const listener of ends) listener(code);
      },
    };
    processes.push(state);
    const send = (to: ((message: unknown) => void)[], message: unknown): void => {
      const copy: unknown = structuredClone(message);
      setImmediate(() => {
        if (!state.over) for (const listener of to) listener(copy);
      });
    };
    const port: CorePort = {
      post: (message) => {
        send(toWindow, message);
      },
      listen: (listener) => toCore.push(listener),
    };
    Object.assign(state, hostOverLine(port));
    serveCore(port, core, log, random, () => undefined);
    return {
      post: (message) => {
        send(toCore, message);
      },
      listen: (listener) => toWindow.push(listener),
      onEnd: (listener) => ends.push(listener),
      kill() {
        state.killed = true;
        state.end(0);
      },
    };
  }
  return {
    core: remoteCore({ start, log, random, monotonic: () => now, vault, folders }),
    processes,
    logged,
    pass: (milliseconds) => (now += milliseconds),
  };
}

test('questions are answered each with its own answer, in whatever order they end', async () => {
  const { core, processes } = aLine({
    call: async (channel, input) => {
      await new Promise((resolve) => setTimeout(resolve, Number(input)));
      return { ok: true, value: channel };
    },
  });
  const answers = await Promise.all([core.call('slow', 20, origin), core.call('quick', 0, origin)]);
  expect(answers).toEqual([
    { ok: true, value: 'slow' },
    { ok: true, value: 'quick' },
  ]);
  expect(processes).toHaveLength(1);
});

test('files go in and come out whole', async () => {
  const { core } = aLine({
    putFile: (bytes, name, type) => Promise.resolve({ ok: true, value: [bytes.byteLength, name, type] }),
    getFile: (kind, id) =>
      Promise.resolve(
        id === 'none'
          ? null
          : { bytes: Buffer.from(kind), type: 'application/pdf', name: 'a.pdf', disposition: 'inline' },
      ),
  });
  expect(await core.putFile(new Uint8Array(5), 'a.pdf', 'application/pdf')).toEqual({
    ok: true,
    value: [5, 'a.pdf', 'application/pdf'],
  });
  const file = await core.getFile('files', 'x');
  expect(Buffer.from(file?.bytes ?? []).toString()).toBe('files');
  expect(await core.getFile('files', 'none')).toBeNull();
});

test('a bug in the core comes back as a reference and never as its text', async () => {
  const { core, logged } = aLine({ call: () => Promise.reject(new Error('Ann Sample, 1EG4')) });
  const answer = await core.call('any', {}, origin);
  expect(answer).toMatchObject({ ok: false, fault: { kind: 'internal', reference: '07070707' } });
  expect(JSON.stringify(answer)).not.toContain('Ann');
  expect(logged).toEqual(['07070707']);
});

describe('when the process is lost', () => {
  test('what waits is answered, a file is not there, and the next question starts another', async () => {
    let calls = 0;
    const { core, processes, logged } = aLine({
      call: () => {
        calls += 1;
        return calls === 1 ? new Promise(() => undefined) : Promise.resolve({ ok: true, value: 'again' });
      },
      getFile: () => new Promise(() => undefined),
    });
    const asked = core.call('any', {}, origin);
    const file = core.getFile('files', 'x');
    await new Promise((resolve) => setTimeout(resolve, 5));
    processes[0]?.end(139);
    expect(await asked).toMatchObject({ ok: false, fault: { kind: 'internal' } });
    expect(await file).toBeNull();
    expect(logged).toEqual(['the process of the store was lost']);
    expect(await core.call('any', {}, origin)).toEqual({ ok: true, value: 'again' });
    expect(processes).toHaveLength(2);
  });

  test('three times within a minute, it stays away and says so; later it is tried again', async () => {
    const { core, processes, pass } = aLine({});
    for (const _ of [1, 2, 3]) {
      await core.call('any', {}, origin);
      processes.at(-1)?.end(1);
    }
    expect(await core.call('any', {}, origin)).toMatchObject({
      ok: false,
      fault: { kind: 'internal', message: expect.stringContaining('several times') as string },
    });
    expect(processes).toHaveLength(3);
    pass(60_001);
    expect(await core.call('any', {}, origin)).toMatchObject({ ok: true });
    expect(processes).toHaveLength(4);
  });
});

test('closing waits for the store to be closed, then ends the process; before the first question nothing is started', async () => {
  let closed = false;
  const { core, processes } = aLine({
    close: async () => {
      await new Promise((resolve) => setTimeout(resolve, 10));
      closed = true;
    },
  });
  await core.call('any', {}, origin);
  await core.close();
  expect(closed).toBe(true);
  expect(processes[0]?.killed).toBe(true);
  expect(await core.call('any', {}, origin)).toMatchObject({ ok: false });

  const unused = aLine({});
  await unused.core.close();
  expect(unused.processes).toEqual([]);
});

test('the core reaches the vault of the desktop over the same line', async () => {
  const { core, processes } = aLine(
    {},
    {
      available: () => Promise.resolve(true),
      seal: (secret) => Promise.resolve(Buffer.from(secret).toString('hex')),
      open: (sealed) =>
        Promise.resolve(sealed === 'gone' ? null : new Uint8Array(Buffer.from(sealed, 'hex'))),
    },
  );
  await core.call('any', {}, origin);
  const vault = processes[0]?.vault ?? noVault;
  expect(await vault.available()).toBe(true);
  const sealed = await vault.seal(new Uint8Array([1, 2, 255]));
  expect(sealed).toBe('0102ff');
  expect(Array.from((await vault.open('0102ff')) ?? [])).toEqual([1, 2, 255]);
  expect(await vault.open('gone')).toBeNull();
});

test('the core asks the desktop for a folder over the same line', async () => {
  const answers = ['/media/backups', null];
  const { core, processes } = aLine({}, noVault, {
    choose: () => Promise.resolve(answers.shift() ?? null),
  });
  await core.call('any', {}, origin);
  const folders = processes[0]?.folders ?? noFolders;
  expect(await folders.choose()).toBe('/media/backups');
  expect(await folders.choose()).toBeNull();
});
