// The browser host as a person meets it: an address that opens once, a page that survives a reload, a clean end.
import { existsSync } from 'node:fs';
import { expect, test } from '../support/program.ts';

test('the printed address opens the program once, and a reload keeps it open', async ({ program, page }) => {
  await expect(page).toHaveTitle(/Claimwright/);
  expect(new URL(page.url()).search).toBe('');
  await page.reload();
  await expect(page.locator('#root')).not.toBeEmpty();

  const used = /http:\/\/\S+/.exec(program.output())?.[0] ?? '';
  const stranger = await page.context().browser()?.newContext();
  const second = await stranger?.newPage();
  const answer = await second?.goto(used);
  expect(answer?.status()).toBe(403);
  expect((await second?.goto(program.url))?.status()).toBe(401);
  await stranger?.close();
});

test('another window opens with the next address', async ({ program, page }) => {
  const second = await program.openWindow();
  await expect(second).toHaveTitle(/Claimwright/);
  await page.reload();
  await expect(page).toHaveTitle(/Claimwright/);
});

test('asked to end, it closes the store and frees the port', async ({ program, page }) => {
  await expect(page.getByRole('heading', { level: 1 })).toBeVisible();
  const address = program.url;
  expect(await program.stop()).toBe(0);
  expect(program.output()).toContain('Closed.');
  await expect(page.goto(address)).rejects.toThrow('ERR_CONNECTION_REFUSED');
});

test('after a kill it starts again on the same folder', async ({ program, page }) => {
  await expect(page.getByRole('heading', { level: 1 })).toBeVisible();
  await program.kill();
  await program.restart();
  await expect(page.locator('#root')).not.toBeEmpty();
  expect(existsSync(program.dataDir)).toBe(true);
});
