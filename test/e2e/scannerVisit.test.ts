// Story: a technician finds a device on the day's page, is timed through a reload, fits a part, marks a photo, signs by
// drawing and hands the visit over; the desk amends it, and the log holds.
import type { Locator, Page } from '@playwright/test';
import { pngFile } from '../support/files.ts';
import { expect, expectAccessible, test } from '../support/program.ts';
import { get } from './support/bridge.ts';
import { field } from './support/fields.ts';
import { goTo } from './support/office.ts';

test.use({ sample: true });

/** Sits down as somebody of the sample office. */
async function sitAs(page: Page, role: string): Promise<string> {
  const users = await get(page, 'users.list', {});
  const user = users.find((each) => each.role === role);
  if (!user) throw new Error(`nobody is ${role}`);
  await get(page, 'session.switchUser', { userId: user.id });
  await goTo(page, '/');
  await page.reload();
  return user.name;
}

/** Draws a line over a field, as a finger would. */
async function draw(page: Page, on: Locator): Promise<void> {
  await on.scrollIntoViewIfNeeded();
  const box = await on.boundingBox();
  if (!box) throw new Error('there is nothing to draw on');
  const at = (x: number, y: number) => [box.x + box.width * x, box.y + box.height * y] as const;
  await page.mouse.move(...at(0.2, 0.7));
  await page.mouse.down();
  await page.mouse.move(...at(0.4, 0.3), { steps: 5 });
  await page.mouse.move(...at(0.6, 0.6), { steps: 5 });
  await page.mouse.up();
}

test('a visit goes from the technician’s day through timer, part, photo and signature to a log that holds', async ({
  page,
}) => {
  const technician = await sitAs(page, 'technician');
  await expect(page).toHaveURL(/#\/today$/);
  await expect(page.getByRole('navigation', { name: 'Rooms' }).getByRole('link')).toHaveText([
    'Today',
    'Equipment',
    'Service',
  ]);
  const devices = await get(page, 'equipment.list', { query: '', ownership: 'rental', offset: 0, limit: 20 });
  const device = devices.rows.find((row) => row.serial !== '' && row.holderId !== null);
  if (!device) throw new Error('somebody rents a device in the sample office');
  await page.setViewportSize({ width: 1024, height: 600 });
  await field(page, 'Find a device').fill(device.serial);
  await field(page, 'Find a device').press('Enter');
  const start = page.getByRole('button', { name: 'Start visit' }).first();
  await expect(start).toBeVisible();
  expect((await start.boundingBox())?.height).toBeGreaterThanOrEqual(44);
  await expectAccessible(page);
  await start.click();

  await expect(page.getByRole('heading', { level: 1, name: 'Service visit' })).toBeVisible();
  await expect(page.getByText('Rate an hour')).toHaveCount(0);
  await page.getByRole('button', { name: 'Start timer' }).click();
  await expect(page.getByRole('timer')).toBeVisible();
  await expect(page.getByText(/^Saved/)).toBeVisible();
  await page.reload();
  await expect(page.getByRole('timer')).toBeVisible();
  await page.getByRole('button', { name: /^Stop the timer/ }).click();
  await expect(page.getByRole('list', { name: 'Runs of the timer' })).toBeVisible();

  await page.getByRole('button', { name: 'Add part' }).click();
  await field(page, 'Part number').fill('SB-5');
  await field(page, 'Description').fill('Sieve bed');
  await field(page, 'The malfunction, in your words').fill('Sieve bed spent.');
  await page.locator('input[type="file"]').first().setInputFiles(pngFile('photo.png'));
  await page.getByRole('button', { name: 'Mark photo 1' }).click();
  const marks = page.getByRole('group', { name: 'Marks on the photo' });
  await draw(page, marks);
  await expect(marks.getByRole('img', { name: 'Mark 1: arrow' })).toBeVisible();
  await page.getByRole('button', { name: 'Save marks' }).click();
  await expect(page.getByRole('dialog')).toHaveCount(0);

  await field(page, 'Signed for by (patient or caregiver)').fill('Robin Testperson');
  await draw(page, page.getByRole('img', { name: /^Patient’s or caregiver’s signature/ }));
  await draw(page, page.getByRole('img', { name: /^Technician’s signature/ }));
  await expectAccessible(page);
  await page.getByRole('button', { name: 'Finish: sign and seal' }).click();
  await expect(page.getByText(`Signed by ${technician}`)).toBeVisible();
  await expect(page.getByRole('img', { name: 'Technician: signed' })).toBeVisible();
  await page.getByRole('button', { name: 'Hand to the desk' }).click();
  await field(page, 'What is asked').fill('Please bill the sieve bed.');
  await page.getByRole('button', { name: 'Hand over', exact: true }).click();
  await expect(page.getByRole('note').getByText('Please bill the sieve bed.')).toBeVisible();

  await page.setViewportSize({ width: 1280, height: 800 });
  await sitAs(page, 'office');
  await goTo(page, '/service');
  const waiting = page.locator('section', { hasText: 'From the workshop' });
  await expect(waiting.getByText('Please bill the sieve bed.')).toBeVisible();
  await waiting.getByRole('link').first().click();
  await page.getByRole('button', { name: /^Amend .*malfunction/i }).click();
  await field(page, 'The malfunction')
    .or(page.getByRole('dialog').getByRole('textbox').first())
    .first()
    .fill('Both sieve beds spent.');
  await field(page, 'Reason').fill('The second one was told by telephone.');
  await page.getByRole('button', { name: 'Add amendment' }).click();
  await expect(page.getByText('Both sieve beds spent.').first()).toBeVisible();
  await page.getByRole('button', { name: 'Verify log' }).click();
  await expect(page.getByRole('status').getByText(/The log holds\. 2 entries of 1 device/)).toBeVisible();
  await expectAccessible(page);
});
