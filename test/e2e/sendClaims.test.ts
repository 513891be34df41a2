// Story: a file of claims leaves. The office's ZIP is short of four digits, which keeps everything back until it is
// mended in its own place; then the ready claims are written, the file is saved, and somebody says that it was sent.
import { readFileSync } from 'node:fs';
import { expect, expectAccessible, test } from '../support/program.ts';
import { there, valuesOf } from '../support/sampleRecords.ts';
import { OfficeValues } from '../../shared/domain/people.ts';
import { get } from './support/bridge.ts';
import { field } from './support/fields.ts';

test.use({ sample: true });

test('the ready claims are mended, written, saved and marked as sent', async ({ page }) => {
  await expect(page.getByRole('link', { name: 'Work', exact: true })).toBeVisible();
  const office = await get(page, 'office.get', {});
  const values = valuesOf(OfficeValues, office);
  const fiveDigits = { ...values, address: { ...values.address, zip: '62701' } };
  await get(page, 'office.save', { revision: office.revision, values: fiveDigits });
  const partner = there((await get(page, 'partners.list', {}))[0]);
  const { claims } = await get(page, 'batches.ready', { partnerId: partner.id });
  const finalized = claims.filter(({ state }) => state === 'finalised');
  expect(finalized.length).toBeGreaterThan(1);

  await test.step('what keeps claims back leads to where it is mended', async () => {
    await page.keyboard.press('Alt+s');
    await expect(page.getByRole('heading', { level: 1, name: 'Send claims' })).toBeVisible();
    await expect(page.getByText(/^Nothing can go as it is/)).toBeVisible();
    const held = page.getByRole('list', { name: 'What keeps claims back together' });
    await expect(held.getByText(/ZIP code of .* has five digits/)).toHaveCount(1);
    for (const { number } of claims) await expect(held).toContainText(number);
    await expectAccessible(page);
    await held
      .getByRole('button', { name: /^Open the office profile/ })
      .first()
      .click();
    const zip = page.locator('[data-path="office.address.zip"] input');
    await expect(zip).toBeFocused();
    await zip.fill('62701-0001');
    await page.keyboard.press('Control+s');
    await expect(page.getByText(/^Saved/).first()).toBeVisible();
  });

  const ready = page.getByRole('grid', { name: 'Claims that are ready' });
  await test.step('finalized claims are chosen, a rejected one waits for a hand', async () => {
    await page.getByRole('link', { name: 'Send', exact: true }).click();
    for (const { number, state } of claims) {
      const box = ready.getByRole('checkbox', { name: `Select ${number}` });
      if (state === 'finalised') await expect(box).toBeChecked();
      else await expect(box).not.toBeChecked();
    }
    const first = there(finalized[0]);
    await ready.getByRole('checkbox', { name: `Select ${first.number}` }).uncheck();
    await expect(page.getByText(new RegExp(`^${finalized.length - 1} claims?, `))).toBeVisible();
    await ready.getByRole('checkbox', { name: `Select ${first.number}` }).check();
  });

  await test.step('the file is written and saved', async () => {
    await page.getByRole('button', { name: 'Write file' }).click();
    await expect(page.getByRole('heading', { level: 1, name: 'Claims file CW-B000002' })).toBeVisible();
    await expectAccessible(page);
    const download = page.waitForEvent('download');
    await page.getByRole('button', { name: 'Save file' }).click();
    const file = await download;
    expect(file.suggestedFilename()).toBe('837P-CW-B000002.txt');
    const text = readFileSync(await file.path(), 'ascii');
    expect(text.slice(0, 6)).toBe('ISA*00');
    for (const { number } of finalized) expect(text).toContain(`CLM*${number}*`);
  });

  await test.step('a claim in a file that nobody sent is not chosen again', async () => {
    await page.getByRole('link', { name: 'Send', exact: true }).click();
    const held = page.getByRole('list', { name: 'What keeps claims back together' });
    await expect(held.getByText(/^Written in file CW-B000002, which nobody has marked as sent/)).toHaveCount(
      1,
    );
    await expect(page.getByRole('button', { name: 'Write file' })).toBeDisabled();
    await page.getByRole('grid', { name: 'Files written' }).getByText('CW-B000002').click();
  });

  await test.step('somebody says that it was sent', async () => {
    await page.getByRole('button', { name: 'I have sent it' }).click();
    const dialog = page.getByRole('dialog', { name: 'I have sent this file' });
    await field(dialog, 'How it went').fill('Portal, receipt 4711');
    await expectAccessible(page);
    await dialog.getByRole('button', { name: 'I have sent it' }).click();
    await expect(page.getByRole('button', { name: 'Save file again' })).toBeVisible();
    const grid = page.getByRole('grid', { name: 'Claims of the file' });
    await expect(grid.getByText('Sent', { exact: true })).toHaveCount(finalized.length);
    await expect(page.getByRole('list', { name: 'What became of it' })).toContainText('Portal, receipt 4711');
  });

  const row = there((await get(page, 'batches.list', { offset: 0, limit: 10 })).rows[0]);
  const view = await get(page, 'batches.get', { id: row.batch.id });
  expect(view.events.map(({ kind, note }) => [kind, kind === 'sent' ? note : ''])).toEqual([
    ['written', ''],
    ['sent', 'Portal, receipt 4711'],
  ]);
  const { theCase } = await get(page, 'claims.get', { id: there(finalized[0]).id });
  expect(theCase.claim.state).toBe('sent');
});
