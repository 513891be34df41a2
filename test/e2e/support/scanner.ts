import type { Page } from '@playwright/test';

/**
 * A USB scanner: the browser gets all keys of the text and Enter at once, as they come over the wire, and not each
 * after the answer to the one before.
 */
export async function scan(page: Page, text: string): Promise<void> {
  // A person's last key must be over: two bursts would be one.
  await page.waitForTimeout(120);
  const wire = await page.context().newCDPSession(page);
  const sent = [...text].flatMap((character) => [
    wire.send('Input.dispatchKeyEvent', { type: 'keyDown', key: character, text: character }),
    wire.send('Input.dispatchKeyEvent', { type: 'keyUp', key: character }),
  ]);
  sent.push(
    wire.send('Input.dispatchKeyEvent', {
      type: 'keyDown',
      key: 'Enter',
      code: 'Enter',
      text: '\r',
      windowsVirtualKeyCode: 13,
    }),
    wire.send('Input.dispatchKeyEvent', {
      type: 'keyUp',
      key: 'Enter',
      code: 'Enter',
      windowsVirtualKeyCode: 13,
    }),
  );
  await Promise.all(sent);
  await wire.detach();
}
