// Story: a backup, then the data file is damaged. The first screen says so and takes the office back from the backup;
// what was entered after it is told from the damaged file.
import { readFileSync, writeFileSync } from 'node:fs';
import { storePaths } from '../../db/paths.ts';
import { expect, expectAccessible, test } from '../support/program.ts';
import { aPatient } from '../db/samples.ts';
import { get } from './support/bridge.ts';
import { field } from './support/fields.ts';
import { goTo, openOffice, OWNER, PASSPHRASE } from './support/office.ts';

test('a damaged office is taken back from its backup, and what is lost is told', async ({
  program,
  page,
}) => {
  await openOffice(page);
  const add = (lastName: string) =>
    get(page, 'patients.save', {
      id: null,
      revision: null,
      values: aPatient({ firstName: 'Quill', lastName }),
    });
  await add('Earlyperson');

  await test.step('a backup by hand', async () => {
    await goTo(page, '/safety/backups');
    await expect(page.getByRole('heading', { name: 'Backups', exact: true })).toBeVisible();
    await expectAccessible(page);
    await page.getByRole('button', { name: 'Back up now' }).click();
    await expect(page.getByText('The backup is made, and was read back.')).toBeVisible();
    await expect(page.getByRole('grid', { name: 'Kept backups' })).toContainText('By hand');
    await expectAccessible(page);
  });
  await add('Laterperson');

  await test.step('the data file is damaged while nobody looks', async () => {
    await program.stop();
    const { database } = storePaths(program.dataDir);
    const bytes = readFileSync(database);
    bytes.fill(0, 4096, 3 * 4096);
    writeFileSync(database, bytes);
    await program.restart();
    await field(page, 'Passphrase').fill(PASSPHRASE);
    await page.keyboard.press('Enter');
    await expect(page.getByRole('heading', { name: 'The data file is damaged' })).toBeVisible();
    await expectAccessible(page);
  });

  await test.step('the backup is opened, looked through and restored', async () => {
    await page.getByRole('button', { name: 'Restore a backup' }).click();
    const wizard = page.getByRole('dialog', { name: 'Restore a backup' });
    await wizard
      .getByRole('list', { name: /Backups/ })
      .getByRole('button')
      .first()
      .click();
    await expectAccessible(page);
    await field(wizard, 'Passphrase').fill(PASSPHRASE);
    await wizard.getByRole('button', { name: 'Open this backup' }).click();
    await expect(wizard.getByRole('row', { name: /^Patients 1/ })).toBeVisible();
    await wizard.getByRole('button', { name: 'Restore this backup here' }).click();
    await expect(page.getByRole('heading', { name: `Unlock for ${OWNER}` })).toBeVisible();
  });

  await test.step('what was entered before is there, what came after is told', async () => {
    await field(page, 'Passphrase').fill(PASSPHRASE);
    await page.keyboard.press('Enter');
    await expect(page.getByRole('link', { name: 'Work', exact: true })).toBeVisible();
    await goTo(page, '/patients');
    await expect(page.getByText('Earlyperson')).toBeVisible();
    await expect(page.getByText('Laterperson')).toHaveCount(0);
    await goTo(page, '/safety/backups');
    await expect(page.getByRole('heading', { name: 'This office was restored' })).toBeVisible();
    await page.getByRole('button', { name: 'What the backup does not have' }).click();
    const losses = page.getByRole('dialog', { name: 'What the backup does not have' });
    await losses.getByText(/Patient.* added/).click();
    await expect(losses.getByText('Laterperson')).toBeVisible();
    await expectAccessible(page);
  });
});
