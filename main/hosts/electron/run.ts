// The life of the desktop program: one instance, one window, one channel, an orderly end.
import {
  app,
  BrowserWindow,
  clipboard,
  dialog,
  ipcMain,
  Menu,
  powerMonitor,
  protocol,
  screen,
  session,
} from 'electron';
import { join } from 'node:path';
import { forbidden } from '../../../shared/result.ts';
import type { Assets } from '../assets.ts';
import type { Core, Log } from '../ports.ts';
import {
  callChannel,
  clipboardChannel,
  commandChannel,
  isTrustedSender,
  scheme,
  startPage,
} from './addresses.ts';
import { answerRequest } from './answers.ts';
import { keepCopied, saysLocked, type Copied } from './copied.ts';
import { guardContents, guardSession } from './guard.ts';
import { menuTemplate } from './menu.ts';
import type { MenuCommand } from './menu.ts';
import { fittingState, readRemembered, remember } from './windowState.ts';

export interface DesktopRun {
  /** Made once this is known to be the only instance: nothing is opened twice. */
  readonly open: () => Promise<{ readonly core: Core; readonly assets: Assets }>;
  readonly log: Log;
  readonly random: (count: number) => Uint8Array;
  /** The built preload. */
  readonly preload: string;
}

/** Must be called before Electron is ready. */
export function runDesktop(run: DesktopRun): void {
  if (!app.requestSingleInstanceLock()) {
    app.quit();
    return;
  }
  app.enableSandbox();
  // No report of a crash leaves the computer, and none is written: it would hold what was in memory.
  app.commandLine.appendSwitch('disable-breakpad');
  protocol.registerSchemesAsPrivileged([
    { scheme, privileges: { standard: true, secure: true, supportFetchAPI: true, stream: true } },
  ]);
  guardContents(app);
  app
    .whenReady()
    .then(() => openDesktop(run))
    .catch((error: unknown) => {
      run.log.error('START', error);
      dialog.showErrorBox(
        'Claimwright',
        'Claimwright could not be started. The log in the data folder says where.',
      );
      app.exit(1);
    });
}

async function openDesktop(run: DesktopRun): Promise<void> {
  const { core, assets } = await run.open();
  guardSession(session.defaultSession);
  protocol.handle(scheme, (request) => answerRequest({ core, assets, random: run.random }, request));
  const copied = keepCopied(clipboard, run.log);
  ipcMain.handle(callChannel, async (event, channel: unknown, input: unknown) => {
    if (!isTrustedSender(event.senderFrame) || typeof channel !== 'string') {
      return forbidden('This request does not come from the program.');
    }
    const answer = await core.call(channel, input, { windowId: `desktop-${String(event.sender.id)}` });
    if (saysLocked(channel, answer)) void copied.clearNow();
    return answer;
  });
  ipcMain.handle(clipboardChannel, (event, text: unknown, seconds: unknown) => {
    // The page learns nothing from it: not whether it was still there either.
    if (isTrustedSender(event.senderFrame)) copied.hold(text, seconds);
  });

  const window = createWindow(run.preload);
  Menu.setApplicationMenu(
    Menu.buildFromTemplate(
      menuTemplate(process.platform, (command: MenuCommand) => {
        window.webContents.send(commandChannel, command);
      }),
    ),
  );
  app.on('second-instance', () => {
    if (window.isMinimized()) window.restore();
    window.focus();
  });
  app.on('window-all-closed', () => {
    app.quit();
  });
  closeBeforeEnd(core, copied, run.log);
  lockWithComputer(core, copied, window, run.log);
  window.webContents.on('render-process-gone', (_event, details) => {
    run.log.info('the page was lost and is loaded again', { reason: details.reason });
    if (details.reason !== 'clean-exit') window.webContents.reload();
  });
  await window.loadURL(startPage);
}

function createWindow(preload: string): BrowserWindow {
  const file = join(app.getPath('userData'), 'window.json');
  const state = fittingState(
    readRemembered(file),
    screen.getAllDisplays().map((display) => display.workArea),
  );
  const window = new BrowserWindow({
    ...state.area,
    minWidth: 640,
    minHeight: 480,
    show: false,
    title: 'Claimwright',
    autoHideMenuBar: false,
    webPreferences: {
      preload,
      contextIsolation: true,
      sandbox: true,
      nodeIntegration: false,
      nodeIntegrationInWorker: false,
      nodeIntegrationInSubFrames: false,
      webSecurity: true,
      webviewTag: false,
      navigateOnDragDrop: false,
      spellcheck: false,
      devTools: !app.isPackaged,
    },
  });
  if (state.maximised) window.maximize();
  window.once('ready-to-show', () => {
    window.show();
  });
  // The task bar and the window list show the title to whoever passes: it never names a patient.
  window.on('page-title-updated', (event) => {
    event.preventDefault();
  });
  window.on('close', () => {
    remember(file, { area: window.getNormalBounds(), maximised: window.isMaximized() });
  });
  return window;
}

/**
 * Whoever puts the computer to sleep or locks its screen has left: the office locks too, and does not wait for the page,
 * which is told afterwards so that it shows nothing when the screen is back.
 */
function lockWithComputer(core: Core, copied: Copied, window: BrowserWindow, log: Log): void {
  function lock(): void {
    void copied.clearNow();
    core
      .call('session.lock', {}, { windowId: 'desktop' })
      .catch((error: unknown) => {
        log.error('LOCK', error);
      })
      .finally(() => {
        if (!window.isDestroyed()) window.webContents.send(commandChannel, 'lock' satisfies MenuCommand);
      });
  }
  powerMonitor.on('suspend', lock);
  // On macOS and Windows; elsewhere the idle lock comes.
  powerMonitor.on('lock-screen', lock);
}

/** The store is closed and the clipboard cleared before the process ends, once, and the end does not wait for ever. */
function closeBeforeEnd(core: Core, copied: Copied, log: Log): void {
  let closed = false;
  let closing = false;
  app.on('before-quit', (event) => {
    if (closed) return;
    event.preventDefault();
    if (closing) return;
    closing = true;
    const timer = setTimeout(() => {
      app.exit(1);
    }, 10_000);
    const cleared = copied.clearNow();
    void core
      .close()
      .catch((error: unknown) => {
        log.error('CLOSE', error);
      })
      .then(() => cleared)
      .finally(() => {
        clearTimeout(timer);
        closed = true;
        app.quit();
      });
  });
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) {
    process.on(signal, () => {
      app.quit();
    });
  }
}
