import type { MenuItemConstructorOptions } from 'electron';
import { expect, test } from 'vitest';
import { menuCommands, menuTemplate } from '../../../../main/hosts/electron/menu.ts';
import { COMMANDS } from '../../../../renderer/stores/shortcuts.ts';

function allItems(items: readonly MenuItemConstructorOptions[]): MenuItemConstructorOptions[] {
  return items.flatMap((item) => [item, ...(Array.isArray(item.submenu) ? allItems(item.submenu) : [])]);
}

test.each(['linux', 'win32', 'darwin'] as const)(
  '%s: every command is in the menu once and is sent by name',
  (platform) => {
    const sent: string[] = [];
    const items = allItems(menuTemplate(platform, (command) => sent.push(command)));
    for (const item of items) if (item.id !== undefined) (item.click as () => void)();
    expect(sent.sort()).toEqual(Object.keys(menuCommands).sort());
  },
);

test('no key stands for two commands', () => {
  const keys = allItems(menuTemplate('linux', () => undefined)).flatMap((item) => item.accelerator ?? []);
  expect(new Set(keys).size).toBe(keys.length);
});

test('the page knows every command, and gives it the same key', () => {
  for (const [id, { accelerator }] of Object.entries(menuCommands)) {
    const command = COMMANDS.find((known) => known.id === id);
    expect(command, id).toBeDefined();
    if (accelerator !== undefined) expect(command?.keys).toContain(accelerator.replace('CmdOrCtrl', 'Ctrl'));
  }
});
