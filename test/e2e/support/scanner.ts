import type { Page } from '@playwright/test';

/** Between two keys of a scanner, in seconds. */
const STROKE = 0.004;

/**
 * A USB scanner: the browser gets all keys of the text and Enter at once, as they come over the wire, and not each
 * after the answer to the one before. Each key says when it was pressed: a busy machine delivers them late.
 */
export async function scan(page: Page, text: string): Promise<void> {
  // A person's last key must be over: two bursts would be one.
  await page.waitForTimeout(120);
  const wire = await page.context().newCDPSession(page);
  const begun = Date.now() / 1000;
  const keys = [...text].map((character) => ({ key: character, text: character }));
  const enter = { key: 'Enter', code: 'Enter', text: '\r', windowsVirtualKeyCode: 13 };
  const sent = [...keys, enter].flatMap((key, at) => {
    const timestamp = begun + at * STROKE;
    return [
      wire.send('Input.dispatchKeyEvent', { ...key, type: 'keyDown', timestamp }),
      wire.send('Input.dispatchKeyEvent', { ...key, type: 'keyUp', text: '', timestamp }),
    ];
  });
  await Promise.all(sent);
  await wire.detach();
}
