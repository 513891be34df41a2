import type { BaseWindow, Dialog } from 'electron';
import { expect, test } from 'vitest';
import { desktopFolders } from '../../../../main/hosts/electron/folders.ts';
import { StandIn } from '../../../support/electron/standIn.ts';

const log = { info: () => undefined, error: () => undefined };

function aDesktop(answer: () => Promise<{ canceled: boolean; filePaths: string[] }>) {
  const standIn = new StandIn();
  const dialog = standIn.make('Dialog', { showOpenDialog: answer }) as unknown as Dialog;
  const window = standIn.make('BrowserWindow') as unknown as BaseWindow;
  return { standIn, dialog, window };
}

test('a folder is chosen in the dialog of the system, over the window', async () => {
  const { standIn, dialog, window } = aDesktop(() =>
    Promise.resolve({ canceled: false, filePaths: ['/media/backups'] }),
  );
  expect(await desktopFolders(dialog, () => window, log).choose()).toBe('/media/backups');
  const [[over, options] = []] = standIn.called('Dialog', 'showOpenDialog');
  expect(over).toBe(window);
  standIn.checkOptions('OpenDialogOptions', options as object);
  expect(options).toMatchObject({ properties: ['openDirectory', 'createDirectory'] });
});

test('nothing comes of a dialog that is cancelled, fails, or has no window', async () => {
  const cancelled = aDesktop(() => Promise.resolve({ canceled: true, filePaths: [] }));
  expect(await desktopFolders(cancelled.dialog, () => cancelled.window, log).choose()).toBeNull();
  const broken = aDesktop(() => Promise.reject(new Error('no')));
  expect(await desktopFolders(broken.dialog, () => broken.window, log).choose()).toBeNull();
  const gone = aDesktop(() => Promise.resolve({ canceled: false, filePaths: ['/x'] }));
  expect(await desktopFolders(gone.dialog, () => null, log).choose()).toBeNull();
  expect(gone.standIn.called('Dialog', 'showOpenDialog')).toEqual([]);
});

test('a page cannot pile dialogs up', async () => {
  let close: (answer: { canceled: boolean; filePaths: string[] }) => void = () => undefined;
  const { standIn, dialog, window } = aDesktop(() => new Promise((resolve) => (close = resolve)));
  const folders = desktopFolders(dialog, () => window, log);
  const first = folders.choose();
  expect(await folders.choose()).toBeNull();
  close({ canceled: false, filePaths: ['/one'] });
  expect(await first).toBe('/one');
  expect(standIn.called('Dialog', 'showOpenDialog')).toHaveLength(1);
});
