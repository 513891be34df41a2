import { expect, type Page } from '@playwright/test';
import { OFFICE } from '../../../shared/rules/examples/people.ts';
import type { OfficeValues } from '../../../shared/domain/people.ts';
import { get } from './bridge.ts';

/** An office of one's own, for stories that begin after it was set up. */

export const OWNER = 'Olive Exampleowner';
export const PASSPHRASE = 'copper lantern quiet harbor';

export const OFFICE_VALUES: OfficeValues = (({
  id: _id,
  revision: _revision,
  sample: _sample,
  ...values
}) => ({
  ...values,
  name: 'Example Oxygen Supply',
  timeZone: 'America/New_York',
}))(OFFICE);

/** Makes the office as its set-up page would, and shows it. Answers with the recovery code. */
export async function openOffice(page: Page): Promise<string> {
  const { recoveryCode } = await get(page, 'session.setUp', {
    office: OFFICE_VALUES,
    ownerName: OWNER,
    passphrase: PASSPHRASE,
  });
  await get(page, 'session.confirmRecovery', { code: recoveryCode });
  await page.reload();
  await expect(page.getByRole('link', { name: 'Work', exact: true })).toBeVisible();
  return recoveryCode;
}

/** Goes to a room by its address, as a link would. */
export async function goTo(page: Page, path: string): Promise<void> {
  await page.evaluate((to) => {
    window.location.hash = `#${to}`;
  }, path);
}
