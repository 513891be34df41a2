// The menu: the same commands and keys as in the page. A command is only named here; the page carries it out.
import type { MenuItemConstructorOptions } from 'electron';

/** Commands that the menu sends to the page, with their label and key. */
export const menuCommands = {
  'search.open': { label: 'Search and Commands…', accelerator: 'CmdOrCtrl+K' },
  'record.new': { label: 'New…', accelerator: 'CmdOrCtrl+N' },
  'record.save': { label: 'Save Now', accelerator: 'CmdOrCtrl+S' },
  'packet.print': { label: 'Print…', accelerator: 'CmdOrCtrl+P' },
  'gap.next': { label: 'Next Gap', accelerator: 'F8' },
  'gap.previous': { label: 'Previous Gap', accelerator: 'Shift+F8' },
  'step.finish': { label: 'Finish This Step', accelerator: 'CmdOrCtrl+Enter' },
  'names.toggle': { label: 'Hide Names', accelerator: undefined },
  'office.lock': { label: 'Lock', accelerator: 'CmdOrCtrl+L' },
  'help.shortcuts': { label: 'Keyboard Shortcuts', accelerator: undefined },
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
        item('record.new'),
        item('record.save'),
        separator,
        item('packet.print'),
        separator,
        item('office.lock'),
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
        item('search.open'),
      ],
    },
    { label: '&Claim', submenu: [item('gap.next'), item('gap.previous'), separator, item('step.finish')] },
    {
      label: '&View',
      submenu: [
        item('names.toggle'),
        separator,
        { role: 'resetZoom' },
        { role: 'zoomIn' },
        { role: 'zoomOut' },
        separator,
        { role: 'togglefullscreen' },
      ],
    },
    { role: 'windowMenu' },
    { label: '&Help', submenu: [item('help.shortcuts')] },
  ];
}
