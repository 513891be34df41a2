// The desktop program's entry: builds what the program needs from outside and hands it to the Electron host.
import { app, BrowserWindow, dialog, safeStorage } from 'electron';
import { randomBytes } from 'node:crypto';
import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { readAssets } from './hosts/assets.ts';
import { desktopFolders } from './hosts/electron/folders.ts';
import { forkStore } from './hosts/electron/forkStore.ts';
import { remoteCore } from './hosts/electron/remoteCore.ts';
import { runDesktop } from './hosts/electron/run.ts';
import { desktopVault } from './hosts/electron/vault.ts';
import { createLog, endOnUncaught } from './hosts/log.ts';
import { BadOption, readHostOptions } from './hosts/options.ts';
import type { HostOptions } from './hosts/options.ts';

const options = optionsOrEnd();
const log = createLog(options.dataDir, Date.now);
endOnUncaught(log, randomBytes);
app.setName('Claimwright');
// The page's own leavings (window place, caches) stay beside the store, so that two data folders are two programs.
keepLeavings(join(options.dataDir, 'desktop'));

runDesktop({
  log,
  random: randomBytes,
  preload: join(import.meta.dirname, 'preload.cjs'),
  open: async () => ({
    assets: await readAssets(join(import.meta.dirname, '..', 'renderer')),
    core: remoteCore({
      start: () => forkStore(join(import.meta.dirname, 'storeProcess.js'), storeArguments(options)),
      log,
      random: randomBytes,
      monotonic: () => performance.now(),
      vault: desktopVault(safeStorage, process.platform, log),
      folders: desktopFolders(dialog, () => BrowserWindow.getAllWindows()[0] ?? null, log),
    }),
  }),
});

/** Electron starts asynchronously, so ending here is soon enough. */
function optionsOrEnd(): HostOptions {
  try {
    // Packaged, the program is the first word of the command line; from a checkout its folder is the second.
    const words = process.argv.slice(app.isPackaged ? 1 : 2);
    return readHostOptions(words.filter((word) => !isChromiumSwitch(word)));
  } catch (error) {
    if (!(error instanceof BadOption)) throw error;
    process.stderr.write(`${error.message}\n`);
    process.exit(2);
  }
}

function storeArguments({ dataDir, sample }: HostOptions): string[] {
  return ['--data', dataDir, ...(sample ? ['--sample'] : [])];
}

function keepLeavings(folder: string): void {
  try {
    mkdirSync(folder, { recursive: true, mode: 0o700 });
    app.setPath('userData', folder);
  } catch {
    // A folder that cannot be written is told about by the program itself, in its window.
  }
}

function isChromiumSwitch(word: string): boolean {
  return word.startsWith('--') && !/^--(data|sample|port|no-window)(=|$)/.test(word);
}
