// Story: a list of devices comes in as CSV, one row of it wrong at first, and the register goes out again.
import { readFile } from 'node:fs/promises';
import { expect, expectAccessible, test } from '../support/program.ts';
import { goTo, openOffice, PASSPHRASE } from './support/office.ts';

const HEAD = 'Serial No.;Manufacturer;Model;Warehouse;Purchase price;Colour\n';
const ROWS = 'LIST-1;Examplair;Home 5;Shelf 1;1.250,00;blue\nLIST-2;Examplair;Home 5;=1+1;80.50;red\n';

function csv(text: string): { name: string; mimeType: string; buffer: Buffer } {
  return { name: 'devices.csv', mimeType: 'text/csv', buffer: Buffer.from(`\uFEFF${text}`, 'utf16le') };
}

test('a list comes in whole or not at all, and goes out without running anything', async ({
  program,
  page,
}) => {
  await openOffice(page);
  await goTo(page, '/equipment');
  await page.getByRole('button', { name: 'Import…' }).click();
  const file = page.locator('input[type=file]');
  const problems = page.getByRole('table', { name: 'Rows with something wrong' });
  const devices = async (): Promise<number> => {
    const [row] = await program.query('select count(*) as n from equipment', PASSPHRASE);
    return Number(row?.['n']);
  };

  await test.step('the file is read as it was written, and its columns are guessed', async () => {
    await file.setInputFiles(csv(HEAD + ROWS));
    await expect(page.getByText('2 rows, UTF-16.')).toBeVisible();
    await expect(page.getByLabel('Columns are parted by')).toHaveValue('Semicolon');
    await expect(page.getByLabel('Serial No. holds')).toHaveValue('Serial');
    await expect(page.getByLabel('Warehouse holds')).toHaveValue('Location');
    await expect(page.getByLabel('Colour holds')).toHaveValue('');
    await expectAccessible(page);
  });

  await test.step('a wrong row is told by its column, and nothing is taken in', async () => {
    await page.getByRole('button', { name: 'Check the rows' }).click();
    await expect(problems.getByRole('row').nth(1)).toContainText(
      '2Purchase priceThis is no amount in dollars',
    );
    await expect(page.getByRole('button', { name: 'Import the devices' })).toBeDisabled();
    expect(await devices()).toBe(0);
  });

  await test.step('mended and chosen again, all of it comes in', async () => {
    await file.setInputFiles(csv(HEAD + ROWS.replace('1.250,00', '1250.00')));
    await expect(problems).toBeHidden();
    await page.getByRole('button', { name: 'Check the rows' }).click();
    await page.getByRole('button', { name: 'Import the devices' }).click();
    await expect(page.getByText('2 devices are in the register.')).toBeVisible();
    await expect(page.getByRole('row', { name: /LIST-2/ })).toContainText('=1+1');
    expect(await devices()).toBe(2);
  });

  await test.step('a second time every row is known', async () => {
    await page.getByRole('button', { name: 'Import…' }).click();
    await file.setInputFiles(csv(HEAD + ROWS.replace('1.250,00', '1250.00')));
    await page.getByRole('button', { name: 'Check the rows' }).click();
    const like = page.getByRole('table', { name: 'Rows that are like another device' });
    await expect(like.getByRole('row')).toHaveCount(3);
    await page.getByRole('button', { name: 'Import the devices' }).click();
    await expect(page.getByText(/No row is left to take in/)).toBeVisible();
    expect(await devices()).toBe(2);
  });

  await test.step('the register goes out, and what looks like a formula is text there', async () => {
    await goTo(page, '/equipment');
    await page.getByRole('button', { name: 'Export…' }).click();
    await expectAccessible(page);
    const [download] = await Promise.all([
      page.waitForEvent('download'),
      page.getByRole('button', { name: 'Save as CSV' }).click(),
    ]);
    expect(download.suggestedFilename()).toMatch(/^equipment-register-\d{4}-\d\d-\d\d\.csv$/);
    const text = await readFile(await download.path(), 'utf8');
    expect(text.split('\r\n')).toHaveLength(4);
    expect(text).toContain("'=1+1");
    expect(text).toContain('1250.00');
  });
});
