// The life of the browser host: serve, show, wait for the end, close the store.
import type { Assets } from '../assets.ts';
import type { Core, Log } from '../ports.ts';
import { hasDisplay, openAppWindow } from './appWindow.ts';
import type { AppWindow } from './appWindow.ts';
import { findBrowser } from './findBrowser.ts';
import { PortRefused, startBrowserHost } from './server.ts';
import type { BrowserHost } from './server.ts';

export interface BrowserRun {
  readonly core: Core;
  readonly assets: Assets;
  readonly log: Log;
  readonly random: (count: number) => Uint8Array;
  readonly port: number;
  /** False: print the address even where there is a display. */
  readonly window: boolean;
}

/** How long an orderly end may take before the process goes anyway; nothing acknowledged is lost by that. */
const endWithinMilliseconds = 10_000;

/** Runs until the window is closed or the process is asked to end. The exit code. */
export async function runBrowserHost(run: BrowserRun): Promise<number> {
  // Whoever read our lines may be gone (a closed terminal, `| head`); that is no reason to crash.
  process.stdout.on('error', () => {});
  let quiet = false;
  const ended = endRequested();
  let server: BrowserHost | undefined;
  try {
    server = await startBrowserHost({
      ...run,
      onOpened: () => {
        if (!quiet) say(`Opened. For another window: ${server?.startAddress() ?? ''}`);
      },
    });
  } catch (error) {
    await run.core.close();
    if (!(error instanceof PortRefused)) throw error;
    process.stderr.write(`${error.message}\n`);
    return 1;
  }

  const program = run.window && hasDisplay() ? findBrowser() : null;
  let shown: AppWindow | null = null;
  if (program !== null) {
    quiet = true;
    shown = openAppWindow(program, server.startAddress());
    say('Claimwright is open in its own window. Close the window, or press Ctrl-C here, to end it.');
  } else {
    if (run.window && hasDisplay()) say('No Chrome, Edge or Chromium was found; any browser will do.');
    say(`Claimwright is ready: ${server.startAddress()}`);
    say(
      'Open this address in a browser on this computer. It works once; the next one is then printed here. Ctrl-C ends.',
    );
  }

  await (shown ? Promise.race([shown.closed, ended]) : ended);
  setTimeout(() => {
    process.exit(1);
  }, endWithinMilliseconds).unref();
  await shown?.close();
  await server.close();
  await run.core.close();
  say('Closed.');
  // The pipe to the start script would keep the process alive.
  if (process.connected) process.disconnect();
  return 0;
}

/** Resolves at Ctrl-C, at a request to end, or when the script that started this one is gone. */
function endRequested(): Promise<void> {
  return new Promise((resolve) => {
    for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) {
      process.on(signal, () => {
        resolve();
      });
    }
    process.once('disconnect', () => {
      resolve();
    });
  });
}

function say(line: string): void {
  process.stdout.write(`${line}\n`);
}
