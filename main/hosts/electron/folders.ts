// Electron's dialog for a folder, over the program's own window, one at a time: a page cannot pile them up.
import type { BaseWindow, Dialog } from 'electron';
import type { Folders, Log } from '../ports.ts';

/** @param windowNow the program's window; null: there is none (any more), and nothing is asked */
export function desktopFolders(
  dialog: Pick<Dialog, 'showOpenDialog'>,
  windowNow: () => BaseWindow | null,
  log: Log,
): Folders {
  let open = false;
  return {
    async choose() {
      const window = windowNow();
      if (open || !window) return null;
      open = true;
      try {
        const { canceled, filePaths } = await dialog.showOpenDialog(window, {
          title: 'Choose a folder',
          buttonLabel: 'Choose',
          properties: ['openDirectory', 'createDirectory'],
        });
        return canceled ? null : (filePaths[0] ?? null);
      } catch {
        log.info('the dialog for a folder could not be shown');
        return null;
      } finally {
        open = false;
      }
    },
  };
}
