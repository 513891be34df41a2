// The desktop host's wiring, run against a stand-in for Electron that has what Electron's declarations have and no more.
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import type { Core, Log } from '../../../../main/hosts/ports.ts';
import { declared } from '../../../support/electron/declarations.ts';
import { StandIn } from '../../../support/electron/standIn.ts';

type Emitter = ReturnType<StandIn['make']>;
type Listener = (...args: never[]) => unknown;

/** A handler that the program gave to Electron, to be called as Electron would. */
function given(calls: readonly (readonly unknown[])[], at = 0, argument = 0): Listener {
  const handler = calls[at]?.[argument];
  if (typeof handler !== 'function') throw new Error('no handler was given');
  return handler as Listener;
}

function anElectron(folder: string, { first = true } = {}) {
  const standIn = new StandIn();
  const contents = standIn.make('WebContents');
  const windows: { readonly options: object; readonly window: Emitter }[] = [];
  const window = {
    webContents: contents,
    loadURL: () => Promise.resolve(),
    getNormalBounds: () => ({ x: 1, y: 2, width: 900, height: 700 }),
    isMaximized: () => false,
    isMinimized: () => true,
    isDestroyed: () => false,
  };
  const app = standIn.make('App', {
    requestSingleInstanceLock: () => first,
    whenReady: () => Promise.resolve(),
    getPath: () => folder,
    isPackaged: true,
    commandLine: standIn.make('CommandLine'),
  });
  const powerMonitor = standIn.make('PowerMonitor');
  const defaultSession = standIn.make('Session', { webRequest: standIn.make('WebRequest') });
  const module = {
    app,
    BrowserWindow: function BrowserWindow(options: object) {
      standIn.checkOptions('BrowserWindowConstructorOptions', options, { webPreferences: 'WebPreferences' });
      const made = standIn.make('BrowserWindow', window);
      windows.push({ options, window: made });
      return made;
    },
    dialog: standIn.make('Dialog'),
    ipcMain: standIn.make('IpcMain'),
    clipboard: standIn.make('Clipboard', { readText: () => Promise.resolve('copied') }),
    Menu: {
      buildFromTemplate: (template: unknown) => template,
      setApplicationMenu: (menu: unknown) =>
        standIn.calls.push({ on: 'Menu', member: 'setApplicationMenu', args: [menu] }),
    },
    powerMonitor,
    protocol: standIn.make('Protocol'),
    screen: standIn.make('Screen', {
      getAllDisplays: () => [{ workArea: { x: 0, y: 0, width: 1920, height: 1080 } }],
    }),
    session: { defaultSession },
    utilityProcess: {
      fork: (file: string, args: readonly string[], options: object) => {
        standIn.checkOptions('ForkOptions', options);
        const child = standIn.make('UtilityProcess');
        standIn.calls.push({ on: 'utilityProcess', member: 'fork', args: [file, args, options, child] });
        return child;
      },
    },
  };
  for (const name of ['buildFromTemplate', 'setApplicationMenu'])
    if (!declared('Menu').statics.has(name)) throw new Error(`Menu has no ${name}`);
  if (!declared('UtilityProcess').statics.has('fork')) throw new Error('utilityProcess has no fork');
  return { standIn, module, windows, contents, app, powerMonitor };
}

interface Setting {
  readonly electron: ReturnType<typeof anElectron>;
  readonly opened: () => number;
  readonly closed: () => number;
  readonly asked: unknown[];
  /** What the core answers the page with. */
  readonly answers: { next: unknown };
}

let folder = '';
beforeEach(() => {
  vi.resetModules();
  folder = mkdtempSync(join(tmpdir(), 'claimwright-wiring-'));
});
afterEach(() => {
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.removeAllListeners(signal);
  rmSync(folder, { recursive: true, force: true });
  vi.doUnmock('electron');
});

async function started(how: { first?: boolean; closeFails?: boolean } = {}): Promise<Setting> {
  const electron = anElectron(folder, how);
  vi.doMock('electron', () => electron.module);
  const { runDesktop } = await import('../../../../main/hosts/electron/run.ts');
  let opened = 0;
  let closed = 0;
  const asked: unknown[] = [];
  const answers: { next: unknown } = { next: { ok: true, value: 'answer' } };
  const log: Log = { info: () => undefined, error: () => undefined };
  const core: Core = {
    call: (channel, input, origin) => {
      asked.push([channel, input, origin]);
      return Promise.resolve(answers.next);
    },
    putFile: () => Promise.resolve(null),
    getFile: () => Promise.resolve(null),
    close: () => {
      closed += 1;
      return how.closeFails ? Promise.reject(new Error('no')) : Promise.resolve();
    },
  };
  runDesktop({
    open: () => {
      opened += 1;
      return Promise.resolve({ core, assets: new Map() });
    },
    log,
    random: (count) => new Uint8Array(count),
    preload: '/preload.cjs',
  });
  await new Promise((resolve) => setTimeout(resolve, 5));
  return { electron, opened: () => opened, closed: () => closed, asked, answers };
}

test('a second start ends at once and opens nothing', async () => {
  const { electron, opened } = await started({ first: false });
  expect(electron.standIn.called('App', 'quit')).toHaveLength(1);
  expect(opened()).toBe(0);
  expect(electron.windows).toEqual([]);
});

test('the sandbox is on, crash reports are off, and the scheme is registered, before anything opens', async () => {
  const { electron } = await started();
  expect(electron.standIn.called('App', 'enableSandbox')).toHaveLength(1);
  expect(electron.standIn.called('CommandLine', 'appendSwitch')).toEqual([['disable-breakpad']]);
  const [schemes] = electron.standIn.called('Protocol', 'registerSchemesAsPrivileged');
  expect(schemes?.[0]).toEqual([
    {
      scheme: 'app',
      privileges: { standard: true, secure: true, supportFetchAPI: true, stream: true },
    },
  ]);
});

test('the window states every setting that keeps a page in its place', async () => {
  const { electron } = await started();
  expect(electron.windows).toHaveLength(1);
  expect(electron.windows[0]?.options).toMatchObject({
    title: 'Claimwright',
    webPreferences: {
      preload: '/preload.cjs',
      contextIsolation: true,
      sandbox: true,
      nodeIntegration: false,
      nodeIntegrationInWorker: false,
      nodeIntegrationInSubFrames: false,
      webSecurity: true,
      webviewTag: false,
      navigateOnDragDrop: false,
      spellcheck: false,
      devTools: false,
    },
  });
});

test('a page can ask for nothing of the computer, and load from nowhere but the program', async () => {
  const { electron } = await started();
  const { standIn } = electron;
  const answers: unknown[] = [];
  const keep = (answer: unknown): unknown => answers.push(answer);
  given(standIn.called('Session', 'setPermissionRequestHandler'))(
    null as never,
    'camera' as never,
    keep as never,
  );
  expect(given(standIn.called('Session', 'setPermissionCheckHandler'))()).toBe(false);
  expect(given(standIn.called('Session', 'setDevicePermissionHandler'))()).toBe(false);
  given(standIn.called('Session', 'setDisplayMediaRequestHandler'))(null as never, keep as never);
  const filter = given(standIn.called('WebRequest', 'onBeforeRequest'));
  for (const url of ['https://example.org/x', 'file:///etc/passwd', 'app://claimwright/assets/a.js'])
    filter({ url } as never, keep as never);
  expect(answers).toEqual([false, {}, { cancel: true }, { cancel: true }, { cancel: false }]);
});

test('no page goes elsewhere, opens a window or embeds one', async () => {
  const { electron } = await started();
  const page = electron.standIn.make('WebContents', { getURL: () => 'app://claimwright/#/work' });
  electron.app.emit('web-contents-created', {}, page);
  const prevented: string[] = [];
  const event = (name: string, more: object = {}) => ({
    preventDefault: () => prevented.push(name),
    ...more,
  });
  page.emit('will-navigate', event('navigate', { url: 'https://example.org/' }));
  // It starts anew where it is after a lock.
  page.emit('will-navigate', event('reload', { url: 'app://claimwright/#/work' }));
  page.emit('will-frame-navigate', event('frame', { isMainFrame: false }));
  page.emit('will-redirect', event('redirect'));
  page.emit('will-attach-webview', event('webview'));
  expect(prevented).toEqual(['navigate', 'frame', 'redirect', 'webview']);
  const openWindow = given(electron.standIn.called('WebContents', 'setWindowOpenHandler'));
  expect(openWindow({ url: 'https://example.org/' } as never)).toEqual({ action: 'deny' });
  expect(electron.standIn.called('WebContents', 'downloadURL')).toEqual([]);
  // A finished document is saved and never shown in place of the page.
  expect(openWindow({ url: 'app://claimwright/output/abc' } as never)).toEqual({ action: 'deny' });
  expect(electron.standIn.called('WebContents', 'downloadURL')).toEqual([['app://claimwright/output/abc']]);
});

describe('what the page copied', () => {
  type Handler = (event: object, ...args: unknown[]) => unknown;
  const own = { senderFrame: { url: 'app://claimwright/', parent: null }, sender: { id: 4 } };
  function handler({ electron }: Setting, name: string): Handler {
    return electron.standIn.called('IpcMain', 'handle').find(([channel]) => channel === name)?.[1] as Handler;
  }
  function cleared({ electron }: Setting): number {
    return electron.standIn.called('Clipboard', 'clear').length;
  }
  const settled = () => new Promise((resolve) => setTimeout(resolve, 5));

  test('is taken off at its time while it is still there, and only for the page', async () => {
    const setting = await started();
    const copied = handler(setting, 'claimwright:clipboard');
    expect(copied(own, 'something else', 0.001)).toBeUndefined();
    await settled();
    expect(
      copied({ senderFrame: { url: 'https://example.org/', parent: null } }, 'copied', 0.001),
    ).toBeUndefined();
    await settled();
    expect(cleared(setting)).toBe(0);
    expect(copied(own, 'copied', 0.001)).toBeUndefined();
    await settled();
    expect(cleared(setting)).toBe(1);
  });

  test('is taken off as soon as an answer says that the office is locked', async () => {
    const setting = await started();
    handler(setting, 'claimwright:clipboard')(own, 'copied', 60);
    const call = handler(setting, 'claimwright:call');
    await call(own, 'patients.list', {});
    expect(cleared(setting)).toBe(0);
    setting.answers.next = { ok: false, fault: { kind: 'locked', message: 'Locked.' } };
    await call(own, 'session.idle', {});
    await settled();
    expect(cleared(setting)).toBe(1);
  });

  test('is taken off when the computer is locked', async () => {
    const setting = await started();
    handler(setting, 'claimwright:clipboard')(own, 'copied', 60);
    setting.electron.powerMonitor.emit('lock-screen');
    await settled();
    expect(cleared(setting)).toBe(1);
  });

  test('is taken off before the program ends', async () => {
    const setting = await started();
    handler(setting, 'claimwright:clipboard')(own, 'copied', 60);
    setting.electron.app.emit('before-quit', { preventDefault: () => undefined });
    await settled();
    const members = setting.electron.standIn.calls.map(({ on, member }) => `${on}.${member}`);
    expect(members.indexOf('Clipboard.clear')).toBeGreaterThan(0);
    expect(members.indexOf('App.quit')).toBeGreaterThan(members.indexOf('Clipboard.clear'));
  });
});

describe('the one channel', () => {
  test('answers the top frame of our own page and nobody else', async () => {
    const { electron, asked } = await started();
    const [channel, handler] = electron.standIn.called('IpcMain', 'handle')[0] ?? [];
    expect(channel).toBe('claimwright:call');
    const call = handler as (event: object, channel: unknown, input: unknown) => Promise<unknown>;
    const sender = { id: 4 };
    const own = { url: 'app://claimwright/', parent: null };
    expect(await call({ senderFrame: own, sender }, 'patients.list', { a: 1 })).toEqual({
      ok: true,
      value: 'answer',
    });
    for (const senderFrame of [
      { url: 'https://example.org/', parent: null },
      { url: 'app://claimwright/', parent: {} },
      null,
    ]) {
      expect(await call({ senderFrame, sender }, 'patients.list', {})).toMatchObject({
        ok: false,
        fault: { kind: 'forbidden' },
      });
    }
    expect(await call({ senderFrame: own, sender }, { toString: () => 'x' }, {})).toMatchObject({
      ok: false,
    });
    expect(asked).toEqual([['patients.list', { a: 1 }, { windowId: 'desktop-4' }]]);
  });
});

test('a title that a page sets is not shown: it might name somebody', async () => {
  const { electron } = await started();
  let prevented = 0;
  electron.windows[0]?.window.emit('page-title-updated', { preventDefault: () => (prevented += 1) }, 'Ann');
  expect(prevented).toBe(1);
});

test('a second start brings the window to the front', async () => {
  const { electron } = await started();
  electron.app.emit('second-instance');
  expect(electron.standIn.called('BrowserWindow', 'restore')).toHaveLength(1);
  expect(electron.standIn.called('BrowserWindow', 'focus')).toHaveLength(1);
});

test('a page that crashed is loaded again; one that ended is not', async () => {
  const { electron } = await started();
  electron.contents.emit('render-process-gone', {}, { reason: 'crashed' });
  electron.contents.emit('render-process-gone', {}, { reason: 'clean-exit' });
  expect(electron.standIn.called('WebContents', 'reload')).toHaveLength(1);
});

test.each([{ closeFails: false }, { closeFails: true }])(
  'the store is closed once before the end, also when that fails ($closeFails)',
  async ({ closeFails }) => {
    const { electron, closed } = await started({ closeFails });
    let prevented = 0;
    const event = { preventDefault: () => (prevented += 1) };
    electron.app.emit('before-quit', event);
    electron.app.emit('before-quit', event);
    await new Promise((resolve) => setTimeout(resolve, 5));
    expect(closed()).toBe(1);
    expect(prevented).toBe(2);
    expect(electron.standIn.called('App', 'quit')).toHaveLength(1);
    electron.app.emit('before-quit', event);
    expect(prevented).toBe(2);
  },
);

test('the menu goes to the page as commands by name', async () => {
  const { electron } = await started();
  const template = electron.standIn.called('Menu', 'setApplicationMenu')[0]?.[0] as readonly {
    readonly submenu?: readonly { readonly id?: string; readonly click?: () => void }[];
  }[];
  const lock = template.flatMap(({ submenu }) => submenu ?? []).find(({ id }) => id === 'lock');
  lock?.click?.();
  expect(electron.standIn.called('WebContents', 'send')).toEqual([['claimwright:command', 'lock']]);
});

test.each(['suspend', 'lock-screen'])(
  'the office locks with the computer (%s), and the page is told',
  async (event) => {
    const { electron, asked } = await started();
    electron.powerMonitor.emit(event);
    expect(asked).toEqual([['session.lock', {}, { windowId: 'desktop' }]]);
    await new Promise((resolve) => setTimeout(resolve, 5));
    expect(electron.standIn.called('WebContents', 'send')).toEqual([['claimwright:command', 'lock']]);
  },
);

test('the store runs in a process of its own, started without what changes how Node runs', async () => {
  const electron = anElectron(folder);
  vi.doMock('electron', () => electron.module);
  vi.stubEnv('NODE_OPTIONS', '--inspect');
  const { forkStore } = await import('../../../../main/hosts/electron/forkStore.ts');
  const child = forkStore('/store.js', ['--data', '/d']);
  vi.unstubAllEnvs();
  const [file, args, options, forked] = electron.standIn.called('utilityProcess', 'fork')[0] ?? [];
  expect([file, args]).toEqual(['/store.js', ['--data', '/d']]);
  expect(Object.keys((options as { env: object }).env)).not.toContain('NODE_OPTIONS');
  const heard: unknown[] = [];
  child.listen((message) => heard.push(message));
  child.onEnd((code) => heard.push(code));
  child.post({ id: 1 });
  (forked as Emitter).emit('message', 'answer');
  (forked as Emitter).emit('exit', 3);
  child.kill();
  expect(heard).toEqual(['answer', 3]);
  expect(electron.standIn.called('UtilityProcess', 'postMessage')).toEqual([[{ id: 1 }]]);
  expect(electron.standIn.called('UtilityProcess', 'kill')).toHaveLength(1);
});

test('the stand-in refuses what Electron does not declare', () => {
  const standIn = new StandIn();
  const app = standIn.make('App') as unknown as Record<string, (...args: unknown[]) => unknown>;
  expect(() => app['makeCoffee']?.()).toThrow('App has no member makeCoffee');
  expect(() => app['on']?.('no-such-event', () => undefined)).toThrow('no event no-such-event');
  expect(() => standIn.make('App', { makeCoffee: 1 })).toThrow('App has no makeCoffee');
  expect(() => {
    standIn.checkOptions('WebPreferences', { contextIsolated: true });
  }).toThrow('no option contextIsolated');
});
