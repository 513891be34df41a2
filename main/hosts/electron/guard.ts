// What a page may not do, in one place: leave, open windows, embed, ask for permissions, reach the network.
import type { App, Session, WebContents } from 'electron';
import { isOurs } from './addresses.ts';

/** A finished document may be saved; every other way out of the page is closed. */
export function isSaveable(address: string): boolean {
  return isOurs(address) && /^\/(files|copies|output)\/[A-Za-z0-9-]{1,64}$/.test(new URL(address).pathname);
}

/** Addresses the page may load from: our own, and what it made itself. */
export function mayLoad(address: string): boolean {
  return isOurs(address) || address.startsWith('blob:app://claimwright/') || address.startsWith('data:');
}

/** The page starts anew where it is, as it does after a lock: the same address but for the room. */
export function isReload(current: string, next: string): boolean {
  const [before] = current.split('#');
  const [after] = next.split('#');
  return isOurs(next) && before === after && new URL(next).pathname === '/';
}

/** Applies to every page of the program, including ones that a bug might open. */
export function guardContents(app: App): void {
  app.on('web-contents-created', (_event, contents) => {
    function stay(event: { preventDefault(): void }, address: string): void {
      event.preventDefault();
      if (isSaveable(address)) save(contents, address);
    }
    contents.on('will-navigate', (event) => {
      if (isReload(contents.getURL(), event.url)) return;
      stay(event, event.url);
    });
    contents.on('will-frame-navigate', (event) => {
      if (!event.isMainFrame) event.preventDefault();
    });
    contents.on('will-redirect', (event) => {
      event.preventDefault();
    });
    contents.on('will-attach-webview', (event) => {
      event.preventDefault();
    });
    contents.setWindowOpenHandler(({ url }) => {
      if (isSaveable(url)) save(contents, url);
      return { action: 'deny' };
    });
  });
}

function save(contents: WebContents, address: string): void {
  contents.downloadURL(address);
}

/** No camera, no location, no device, no network. */
export function guardSession(session: Session): void {
  session.setPermissionRequestHandler((_contents, _permission, answer) => {
    answer(false);
  });
  session.setPermissionCheckHandler(() => false);
  session.setDevicePermissionHandler(() => false);
  session.setDisplayMediaRequestHandler((_request, answer) => {
    answer({});
  });
  session.webRequest.onBeforeRequest((request, answer) => {
    answer({ cancel: !mayLoad(request.url) });
  });
  session.setSpellCheckerEnabled(false);
  askWhereToSave(session);
}

/** No file of the office is ever put anywhere without asking: the dialog is stated, not left to what is usual. */
function askWhereToSave(session: Session): void {
  session.on('will-download', (_event, item) => {
    item.setSaveDialogOptions({
      title: 'Save the file',
      defaultPath: item.getFilename(),
      properties: ['createDirectory', 'showOverwriteConfirmation'],
    });
  });
}
