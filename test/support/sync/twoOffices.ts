// Two programs that work in one office: the second began as a copy of the first's folder.
import { cpSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { onTestFinished } from 'vitest';
import { type AppUnderTest, anApp, aSampleOffice } from '../anApp.ts';

export interface TwoOffices {
  readonly a: AppUnderTest;
  readonly b: AppUnderTest;
  /** The stick that goes from one to the other. */
  readonly folder: string;
  /** Everything that is new at one goes to the other as a file. */
  carry(from: AppUnderTest, to: AppUnderTest): Promise<void>;
}

function folderOf(name: string): string {
  const folder = mkdtempSync(join(tmpdir(), `claimwright-${name}-`));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  return folder;
}

export async function twoOffices(): Promise<TwoOffices> {
  const first = await aSampleOffice();
  await first.get('branches.turnOn', {
    branchName: 'Head office',
    deviceName: 'Front desk',
    ownPassphrase: '',
  });
  await first.core.close();
  const copy = folderOf('second');
  cpSync(first.dataDir, copy, { recursive: true });
  const a = anApp({ sample: true, dataDir: first.dataDir });
  const b = anApp({ sample: true, dataDir: copy });
  await a.get('session.status', {});
  await b.get('session.status', {});
  const folder = folderOf('stick');
  async function carry(from: AppUnderTest, to: AppUnderTest): Promise<void> {
    const { name } = await from.get('sync.writeFile', { folder, forDeviceId: null });
    await to.get('sync.readFile', { folder, name });
  }
  await carry(b, a);
  return { a, b, folder, carry };
}
