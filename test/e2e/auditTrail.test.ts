// Story: a second person looks at a patient and prints a claim. The owner finds both in the audit trail, from the
// patient's page, opens a change, verifies the chain, and takes the trail out as a file.
import { readFileSync } from 'node:fs';
import type { Page } from '@playwright/test';
import { exampleRepair } from '../../shared/rules/examples/exampleRepair.ts';
import { expect, expectAccessible, test } from '../support/program.ts';
import { get } from './support/bridge.ts';
import { field } from './support/fields.ts';
import { goTo, openOffice, PASSPHRASE } from './support/office.ts';
import { keepCase } from './support/records.ts';

const CLERK = 'Cleo Exampleclerk';
const FIRST = 'amber river quiet maple stone';
const OWN = 'quiet maple river stone';

/** A page that hears of the lock loads itself anew: what is asked before that is lost. */
async function lock(page: Page): Promise<void> {
  await get(page, 'session.lock', {});
  await expect(page.getByRole('heading', { name: /^Unlock/ })).toBeVisible();
}

test('who looked and who printed is found, verified and taken out', async ({ page }) => {
  await openOffice(page);
  const { claimId } = await keepCase(page, exampleRepair());
  const { patientId } = (await get(page, 'claims.get', { id: claimId })).theCase.claim;
  const owner = (await get(page, 'session.status', {})).user?.id ?? '';

  await test.step('a second person looks at the patient and prints the claim', async () => {
    const { id } = await get(page, 'people.add', {
      values: { name: CLERK, role: 'office', qualification: '' },
      passphrase: FIRST,
      ownPassphrase: PASSPHRASE,
    });
    await lock(page);
    await get(page, 'session.unlock', { userId: id, passphrase: FIRST });
    await get(page, 'session.chooseOwn', { next: OWN });
    await get(page, 'patients.get', { id: patientId });
    await get(page, 'claims.packet', { id: claimId });
    await lock(page);
    await get(page, 'session.unlock', { userId: owner, passphrase: PASSPHRASE });
    await page.reload();
  });

  const entries = page.getByRole('grid', { name: 'Entries' });
  await test.step('the owner finds both from the patient’s page', async () => {
    await goTo(page, `/patients/${patientId}`);
    await page.getByRole('link', { name: 'Who saw this patient' }).click();
    await expect(entries).toContainText(`${CLERK} looked at patient`);
    await expect(entries.getByText(new RegExp(`^${CLERK} printed claim .* page`))).toHaveCount(1);
    await expectAccessible(page);
  });

  await test.step('a change is opened, before and after', async () => {
    await entries
      .getByText(/Change claim|changed claim/)
      .first()
      .click();
    const dialog = page.getByRole('dialog', { name: /^Entry/ });
    await expect(dialog.getByRole('table', { name: 'What was changed' })).toBeVisible();
    await expectAccessible(page);
    await dialog.getByRole('button', { name: 'Close', exact: true }).last().click();
  });

  await test.step('the whole trail holds', async () => {
    await goTo(page, '/safety/audit');
    await page.getByRole('button', { name: 'Verify', exact: true }).click();
    await expect(page.getByText('The trail holds')).toBeVisible();
    await expect(entries).toContainText('verified the audit trail');
  });

  await test.step('one person’s prints are listed, and the list is a file', async () => {
    await field(page, 'Kind').click();
    await page.getByRole('option', { name: 'Printed' }).click();
    await expect(entries.getByText(/printed claim/)).toHaveCount(1);
    await expect(entries).not.toContainText('looked at');
    const saved = page.waitForEvent('download');
    await page.getByRole('button', { name: 'Export CSV' }).click();
    const file = readFileSync(await (await saved).path(), 'utf8');
    expect(file.trim().split('\r\n')).toHaveLength(2);
    expect(file).toContain(CLERK);
  });
});
