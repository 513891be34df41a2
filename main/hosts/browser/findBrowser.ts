// Finds an installed Chrome, Edge or Chromium. Imports nothing of ours: the test script runs it before anything is built.
import { accessSync, constants, statSync } from 'node:fs';
import { delimiter, join } from 'node:path';

/** What the search looks at: the machine by default, made-up ones in tests. */
export interface Machine {
  readonly platform: NodeJS.Platform;
  readonly env: Readonly<Record<string, string | undefined>>;
  readonly runs: (path: string) => boolean;
}

const thisMachine: Machine = { platform: process.platform, env: process.env, runs: isProgram };

/**
 * The path of the browser's program, or null. CLAIMWRIGHT_BROWSER names one outright. Windows has Edge always;
 * elsewhere Chrome is the likelier choice.
 */
export function findBrowser(machine: Machine = thisMachine): string | null {
  const named = machine.env.CLAIMWRIGHT_BROWSER;
  if (named) return machine.runs(named) ? named : null;
  return candidates(machine).find((path) => machine.runs(path)) ?? null;
}

function candidates({ platform, env }: Machine): readonly string[] {
  if (platform === 'win32') {
    const roots = [env.PROGRAMFILES, env['PROGRAMFILES(X86)'], env.LOCALAPPDATA].filter(
      (root) => root !== undefined,
    );
    return ['Microsoft\\Edge\\Application\\msedge.exe', 'Google\\Chrome\\Application\\chrome.exe'].flatMap(
      (program) => roots.map((root) => `${root}\\${program}`),
    );
  }
  if (platform === 'darwin') {
    return ['Google Chrome', 'Microsoft Edge', 'Chromium'].flatMap((name) =>
      ['/Applications', join(env.HOME ?? '/', 'Applications')].map((root) =>
        join(root, `${name}.app`, 'Contents', 'MacOS', name),
      ),
    );
  }
  const folders = [
    ...(env.PATH ?? '').split(delimiter).filter(Boolean),
    '/usr/bin',
    '/usr/local/bin',
    '/snap/bin',
  ];
  return [
    'google-chrome-stable',
    'google-chrome',
    'microsoft-edge-stable',
    'microsoft-edge',
    'chromium',
    'chromium-browser',
  ].flatMap((name) => folders.map((folder) => join(folder, name)));
}

function isProgram(path: string): boolean {
  try {
    accessSync(path, constants.X_OK);
    return statSync(path).isFile();
  } catch {
    return false;
  }
}
