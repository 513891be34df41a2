import { expect, type Locator, type Page } from '@playwright/test';
import type { TestFile } from '../../support/files.ts';

/**
 * Two ways of doing the same: with the mouse, and with nothing but keys. A story is told once and played by
 * either. The keyboard hand reaches every control by Tab, so a control that it cannot reach fails the story.
 */
export interface Hand {
  /** Goes to a room of the rail. */
  go(room: string): Promise<void>;
  /** Presses New in a list. */
  startNew(button: string): Promise<void>;
  /** Replaces what stands in a text field. */
  type(field: Locator, text: string): Promise<void>;
  /** Types into a look-up or select and takes the option that shows `option`. */
  pick(field: Locator, text: string, option: string): Promise<void>;
  /** One of a group of radio buttons. */
  choose(group: Locator, option: string): Promise<void>;
  /** One of a group of boxes. */
  tick(group: Locator, option: string): Promise<void>;
  press(button: Locator): Promise<void>;
  /** Files dropped onto the page, or chosen in the system's dialog. */
  bringFiles(files: readonly TestFile[]): Promise<void>;
}

/** The control that is typed into, of the field at a record's path. */
export function control(page: Page, path: string): Locator {
  return page.locator(`[data-path="${path}"] :is(input, textarea)`).first();
}

/** The field at a record's path, for groups of radio buttons and boxes. */
export function group(page: Page, path: string): Locator {
  return page.locator(`[data-path="${path}"]`).first();
}

/** Presses a shortcut as a person does: a chord within a few milliseconds of other keys is taken for a scanner's. */
export async function shortcut(page: Page, keys: string): Promise<void> {
  await page.waitForTimeout(80);
  await page.keyboard.press(keys);
}

function optionOf(page: Page, text: string): Locator {
  return page.getByRole('option').filter({ hasText: text }).first();
}

export function mouseHand(page: Page): Hand {
  return {
    async go(room) {
      await page.getByRole('link', { name: room, exact: true }).click();
    },
    async startNew(button) {
      await page.getByRole('button', { name: button }).first().click();
    },
    async type(field, text) {
      await field.fill(text);
      await field.blur();
    },
    async pick(field, text, option) {
      await field.click();
      await field.fill(text);
      await optionOf(page, option).click();
    },
    async choose(within, option) {
      await within.getByRole('radio', { name: option, exact: true }).check();
    },
    async tick(within, option) {
      await within.getByRole('checkbox', { name: option, exact: true }).check();
    },
    async press(button) {
      await button.click();
    },
    async bringFiles(files) {
      const data = await page.evaluateHandle(
        (parts) => {
          const transfer = new DataTransfer();
          for (const { name, type, base64 } of parts) {
            const bytes = Uint8Array.from(atob(base64), (letter) => letter.charCodeAt(0));
            transfer.items.add(new File([bytes], name, { type }));
          }
          return transfer;
        },
        files.map(({ name, mimeType, buffer }) => ({
          name,
          type: mimeType,
          base64: buffer.toString('base64'),
        })),
      );
      for (const event of ['dragenter', 'dragover', 'drop']) {
        await page.dispatchEvent('main', event, { dataTransfer: data });
      }
    },
  };
}

export function keyboardHand(page: Page): Hand {
  const { keyboard } = page;

  async function reach(target: Locator): Promise<void> {
    await target.waitFor({ state: 'visible' });
    await tabTo(target, false);
  }

  /** Presses Tab until the target has the keyboard, or something inside it where a group is one stop. */
  async function tabTo(target: Locator, inside: boolean): Promise<void> {
    for (let looks = 0; looks < 200; looks += 1) {
      const { key, presses } = await target.evaluate((element, within) => {
        const now = document.activeElement;
        if (now === element || (within && element.contains(now))) return { key: 'Tab', presses: 0 };
        if (!now || now === document.body) return { key: 'Tab', presses: 1 };
        const back = (now.compareDocumentPosition(element) & Node.DOCUMENT_POSITION_PRECEDING) !== 0;
        // As many steps as surely lie between: the last ones are looked at one by one.
        const between = [...document.querySelectorAll<HTMLElement>('input, textarea')].filter(
          (stop) =>
            stop.tabIndex >= 0 &&
            stop.matches(':not(:disabled, [type=radio], [type=file])') &&
            stop.getClientRects().length > 0 &&
            ((now.compareDocumentPosition(stop) & Node.DOCUMENT_POSITION_PRECEDING) !== 0) === back &&
            ((stop.compareDocumentPosition(element) & Node.DOCUMENT_POSITION_FOLLOWING) !== 0) !== back,
        );
        return { key: back ? 'Shift+Tab' : 'Tab', presses: Math.max(1, between.length - 2) };
      }, inside);
      if (presses === 0) return;
      for (let press = 0; press < presses; press += 1) await keyboard.press(key);
    }
    throw new Error(`Tab does not reach ${String(target)}`);
  }

  /** A group of radio buttons is one stop, wherever in it the keyboard arrives. */
  async function reachGroup(within: Locator): Promise<void> {
    await within.waitFor({ state: 'visible' });
    await tabTo(within, true);
  }

  return {
    async go(room) {
      const box = page.getByRole('dialog').getByRole('combobox');
      await shortcut(page, 'Control+k');
      await expect(box).toBeFocused();
      await keyboard.type(`Go to ${room}`);
      await expect(page.getByRole('option').first()).toContainText(room);
      await keyboard.press('Enter');
      await expect(page.getByRole('heading', { level: 1, name: room })).toBeVisible();
    },
    async startNew() {
      await shortcut(page, 'Alt+n');
    },
    async type(field, text) {
      await reach(field);
      await keyboard.press('Control+a');
      await keyboard.type(text);
      await keyboard.press('Tab');
    },
    async pick(field, text, option) {
      await reach(field);
      await keyboard.press('Control+a');
      await keyboard.type(text);
      await expect(optionOf(page, option)).toBeVisible();
      await keyboard.press('Enter');
      await expect(page.getByRole('option')).toHaveCount(0);
    },
    async choose(within, option) {
      await reachGroup(within);
      const wanted = within.getByRole('radio', { name: option, exact: true });
      await keyboard.press('Space');
      for (let presses = 0; presses < 8 && !(await wanted.isChecked()); presses += 1)
        await keyboard.press('ArrowRight');
      await expect(wanted).toBeChecked();
    },
    async tick(within, option) {
      await reach(within.getByRole('checkbox', { name: option, exact: true }));
      await keyboard.press('Space');
    },
    async press(button) {
      await reach(button);
      await keyboard.press('Enter');
    },
    async bringFiles(files) {
      // Listened for early: the browser has to be told before the key is pressed.
      const dialog = page.waitForEvent('filechooser');
      await reach(page.getByRole('button', { name: 'Choose files', exact: true }));
      await keyboard.press('Enter');
      await (await dialog).setFiles([...files]);
    },
  };
}
