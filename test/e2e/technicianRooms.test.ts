// Story: a technician walks through every room that is open to the bench. Nothing on it is of money, claims or payers,
// nothing is asked of the program that it would refuse, and rooms of the desk lead back to the day.
import type { Page } from '@playwright/test';
import { expect, test } from '../support/program.ts';
import { get } from './support/bridge.ts';
import { goTo } from './support/office.ts';

test.use({ sample: true });

/** Collects what the page asks and is refused for its role. */
function refusals(page: Page): string[] {
  const refused: string[] = [];
  page.on('response', (response) => {
    if (!response.url().endsWith('/call')) return;
    void response
      .json()
      .then((answer: { readonly fault?: { readonly kind: string } }) => {
        if (answer.fault?.kind === 'forbidden') refused.push(response.request().postData() ?? '');
      })
      // The page went on before its answer came.
      .catch(() => undefined);
  });
  return refused;
}

const DESK_WORDS = /\bclaims?\b|\bpayer|coverage|\bbill|unit cost|replacement cost|acquisition cost|\$\d/i;

test('no room of the bench shows money or claims, or asks what is refused', async ({ page }) => {
  const users = await get(page, 'users.list', {});
  const technician = users.find(({ role }) => role === 'technician');
  if (!technician) throw new Error('nobody is a technician');
  await get(page, 'session.switchUser', { userId: technician.id });
  // The page that is open still asks what its owner may: only what the technician's own asks is judged.
  await goTo(page, '/');
  await page.reload();
  await expect(page).toHaveURL(/#\/today$/);
  const refused = refusals(page);
  await page.reload();
  await expect(page).toHaveURL(/#\/today$/);

  const patient = (await get(page, 'patients.list', { query: '', offset: 0, limit: 1 })).rows[0];
  const all = { query: '', offset: 0, limit: 50 };
  const rented = (await get(page, 'equipment.list', { ...all, ownership: 'rental' })).rows[0];
  const sealed = (await get(page, 'visits.list', { ...all, sealed: true })).rows[0];
  const open = (await get(page, 'visits.list', { ...all, sealed: false })).rows[0];
  const part = (await get(page, 'parts.list', { ...all, wanting: false, retired: false })).rows[0];
  const recall = (await get(page, 'recalls.list', {}))[0];
  const rooms = [
    '/today',
    '/service',
    `/service/${sealed?.id}`,
    `/service/${open?.id}`,
    '/equipment',
    `/equipment/${rented?.id}`,
    '/equipment/parts',
    `/equipment/parts/${part?.id}`,
    '/equipment/maintenance',
    '/equipment/recalls',
    `/equipment/recalls/${recall?.id}`,
    '/equipment/duplicates',
    '/patients',
    `/patients/${patient?.id}`,
  ];
  for (const room of rooms) {
    await goTo(page, room);
    await expect(page.getByRole('heading', { level: 1 })).toBeVisible();
    await page.waitForLoadState('networkidle');
    const history = page.getByRole('button', { name: 'Show the history' });
    if ((await history.count()) > 0) await history.click();
    const words = await page.locator('main').innerText();
    expect(words.match(DESK_WORDS)?.[0] ?? null, room).toBeNull();
  }

  await goTo(page, '/settings');
  await expect(page.getByRole('heading', { name: 'Appearance' })).toBeVisible();
  await expect(page.getByRole('heading', { name: 'Office profile' })).toHaveCount(0);

  for (const room of [
    '/work',
    '/claims',
    '/payers',
    '/codes',
    '/reports',
    '/documents',
    '/practice',
    '/equipment/rentals',
    '/equipment/rentals/run',
    '/equipment/import',
  ]) {
    await goTo(page, room);
    await expect(page, room).toHaveURL(/#\/today$/);
  }

  await page.keyboard.press('Control+k');
  const search = page.getByRole('combobox', { name: 'Search records and commands' });
  await search.fill('CW-2026');
  await expect(page.getByText('Nothing fits')).toBeVisible();
  await search.fill('claim');
  await expect(page.getByText('Nothing fits')).toBeVisible();
  expect(refused).toEqual([]);
});
