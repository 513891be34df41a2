// The menu: the same commands and keys as in the page. A command is only named here; the page carries it out.
import type { MenuItemConstructorOptions } from 'electron';

/** Commands that the menu sends to the page (by the page's own ids), with their label and key. */
export const menuCommands = {
  palette: { label: 'Search and Commands…', accelerator: 'CmdOrCtrl+K' },
  find: { label: 'Find in the List', accelerator: 'CmdOrCtrl+F' },
  new: { label: 'New', accelerator: 'CmdOrCtrl+N' },
  save: { label: 'Save Now', accelerator: 'CmdOrCtrl+S' },
  print: { label: 'Print…', accelerator: 'CmdOrCtrl+P' },
  nextGap: { label: 'Next Gap', accelerator: 'F8' },
  previousGap: { label: 'Previous Gap', accelerator: 'Shift+F8' },
  finishStep: { label: 'Finish This Step', accelerator: 'CmdOrCtrl+Enter' },
  hideNames: { label: 'Hide or Show Names', accelerator: 'CmdOrCtrl+Shift+H' },
  lock: { label: 'Lock', accelerator: 'CmdOrCtrl+L' },
  help: { label: 'Keyboard Shortcuts', accelerator: 'F1' },
  'go.work': { label: 'Work', accelerator: undefined },
  'go.claims': { label: 'Claims', accelerator: undefined },
  'go.send': { label: 'Send', accelerator: 'Alt+S' },
  'go.returned': { label: 'Came back', accelerator: 'Alt+B' },
  'go.refusals': { label: 'Refusals', accelerator: 'Alt+R' },
  'go.patients': { label: 'Patients', accelerator: undefined },
  'go.equipment': { label: 'Equipment', accelerator: undefined },
  'go.service': { label: 'Service', accelerator: undefined },
  'go.documents': { label: 'Documents', accelerator: undefined },
  'go.payers': { label: 'Payers', accelerator: undefined },
  'go.codes': { label: 'Codes', accelerator: undefined },
  'go.reports': { label: 'Reports', accelerator: undefined },
  'go.safety': { label: 'Safety', accelerator: undefined },
  'go.settings': { label: 'Settings', accelerator: undefined },
} as const satisfies Readonly<Record<string, { label: string; accelerator: string | undefined }>>;

export type MenuCommand = keyof typeof menuCommands;

/** The menu bar for `platform`; `send` carries a command to the page. */
export function menuTemplate(
  platform: NodeJS.Platform,
  send: (command: MenuCommand) => void,
): MenuItemConstructorOptions[] {
  function item(command: MenuCommand): MenuItemConstructorOptions {
    const { label, accelerator } = menuCommands[command];
    return {
      id: command,
      label,
      ...(accelerator === undefined ? {} : { accelerator }),
      click: () => {
        send(command);
      },
    };
  }
  const separator: MenuItemConstructorOptions = { type: 'separator' };
  const mac = platform === 'darwin';
  return [
    ...(mac ? [{ role: 'appMenu' } as const] : []),
    {
      label: '&File',
      submenu: [
        item('new'),
        item('save'),
        separator,
        item('print'),
        separator,
        item('lock'),
        { role: mac ? 'close' : 'quit' },
      ],
    },
    {
      label: '&Edit',
      submenu: [
        { role: 'undo' },
        { role: 'redo' },
        separator,
        { role: 'cut' },
        { role: 'copy' },
        { role: 'paste' },
        { role: 'selectAll' },
        separator,
        item('palette'),
        item('find'),
      ],
    },
    { label: '&Claim', submenu: [item('nextGap'), item('previousGap'), separator, item('finishStep')] },
    {
      label: '&View',
      submenu: [
        item('hideNames'),
        separator,
        { role: 'resetZoom' },
        { role: 'zoomIn' },
        { role: 'zoomOut' },
        separator,
        { role: 'togglefullscreen' },
      ],
    },
    {
      label: '&Go',
      submenu: [
        item('go.work'),
        item('go.claims'),
        item('go.send'),
        item('go.returned'),
        item('go.refusals'),
        item('go.patients'),
        item('go.equipment'),
        item('go.service'),
        item('go.documents'),
        item('go.payers'),
        item('go.codes'),
        item('go.reports'),
        separator,
        item('go.safety'),
        item('go.settings'),
      ],
    },
    { role: 'windowMenu' },
    { label: '&Help', submenu: [item('help')] },
  ];
}
