// Story: a maker recalls a model. The register is swept, holders are called and written to, and the recall is closed
// with its report; the log of it is in the store.
import { expect, expectAccessible, test } from '../support/program.ts';
import type { Page } from '@playwright/test';
import { EquipmentValues } from '../../shared/domain/equipment.ts';
import { PatientValues } from '../../shared/domain/people.ts';
import { exampleRepair } from '../../shared/rules/examples/exampleRepair.ts';
import { there, valuesOf } from '../support/sampleRecords.ts';
import { get } from './support/bridge.ts';
import { field } from './support/fields.ts';
import { goTo, openOffice, PASSPHRASE } from './support/office.ts';

const NEW = { id: null, revision: null };

async function aHolder(page: Page, firstName: string): Promise<string> {
  const example = valuesOf(PatientValues, exampleRepair().patient);
  const values = { ...example, firstName, lastName: 'Testperson' };
  return (await get(page, 'patients.save', { ...NEW, values })).id;
}

async function aDevice(page: Page, serial: string, holderId: string | null): Promise<string> {
  const example = valuesOf(EquipmentValues, there(exampleRepair().equipment));
  const values = { ...example, make: 'Examplair', model: 'Home 5', serial, holderId };
  return (await get(page, 'equipment.save', { ...NEW, values })).id;
}

test('a recall is opened, swept, told to the holders and closed with its report', async ({
  program,
  page,
}) => {
  await openOffice(page);
  const avery = await aHolder(page, 'Avery');
  const bruno = await aHolder(page, 'Bruno');
  const called = await aDevice(page, 'EX5-101', avery);
  await aDevice(page, 'EX5-102', bruno);
  await aDevice(page, 'EX5-0150', null);
  await aDevice(page, 'EX5-900', bruno);

  await test.step('opened', async () => {
    await goTo(page, '/equipment/recalls');
    await page.getByRole('button', { name: 'New recall' }).first().click();
    const dialog = page.getByRole('dialog');
    await field(dialog, 'Title').fill('Cord may overheat');
    await dialog.getByRole('button', { name: 'Open the recall' }).click();
    await expect(dialog.getByText('Give the make that the notice names.').first()).toBeVisible();
    await field(dialog, 'Number of the notice').fill('TEST-Z-7');
    await field(dialog, 'Make').fill('examplair');
    await field(dialog, 'Model').fill('HOME 5');
    await field(dialog, 'Serials from').fill('EX5-100');
    await field(dialog, 'Serials to').fill('EX5-200');
    await field(dialog, 'What is done with each device').fill('The cord is exchanged.');
    await expectAccessible(page);
    await dialog.getByRole('button', { name: 'Open the recall' }).click();
    await expect(page.getByRole('heading', { level: 1, name: 'Cord may overheat' })).toBeVisible();
  });

  const table = page
    .getByRole('grid', { name: 'Devices of the recall' })
    .or(page.getByRole('table', { name: 'Devices of the recall' }));
  await test.step('swept: what the notice names and nothing else', async () => {
    await page.getByRole('button', { name: 'Sweep the register: 3 to add' }).click();
    await expect(table.getByText('EX5-0150')).toBeVisible();
    await expect(table).toContainText('EX5-101');
    await expect(table).not.toContainText('EX5-900');
    await expect(page.getByText('3 found, 3 without an outcome.')).toBeVisible();
  });

  await test.step('the device says so on its page', async () => {
    await goTo(page, `/equipment/${called}`);
    await expect(page.getByRole('note', { name: 'Open recalls of this device' })).toContainText(
      'Cord may overheat',
    );
    await page.getByRole('link', { name: 'Cord may overheat' }).click();
  });

  await test.step('one holder is reached and the cord exchanged', async () => {
    await table.getByText('EX5-101').click();
    const dialog = page.getByRole('dialog', { name: 'Device EX5-101' });
    await dialog.getByRole('radio', { name: 'Reached', exact: true }).check();
    const outcome = field(dialog, 'Outcome');
    await outcome.fill('Corr');
    await page.getByRole('option', { name: 'Corrected' }).click();
    await expect(outcome).toHaveValue('Corrected');
    await dialog.getByRole('button', { name: 'Save' }).click();
    await expect(dialog).toHaveCount(0);
    await expect(table).toContainText('Corrected');
  });

  await test.step('letters go to whoever still holds an open device', async () => {
    await page.getByRole('button', { name: 'Print letters' }).click();
    await expect(page.getByRole('dialog', { name: 'Recall letters' })).toBeVisible();
    await page.getByRole('dialog').getByRole('button', { name: 'Close', exact: true }).last().click();
    await expect(table).toContainText('Letter printed');
    await expectAccessible(page);
    await page.getByRole('button', { name: 'Letters were sent: 1' }).click();
    await expect(table).toContainText('Letter sent');
  });

  await test.step('closed, with a reason for each device without an outcome', async () => {
    await page.getByRole('button', { name: 'Close recall' }).click();
    const dialog = page.getByRole('dialog', { name: 'Close the recall' });
    await dialog.getByRole('button', { name: 'Close recall' }).click();
    await expect(dialog.getByText('2 devices have no outcome.')).toBeVisible();
    await field(dialog, 'Why without an outcome: EX5-0150').fill('Scrapped before the notice came.');
    await field(dialog, 'Why without an outcome: EX5-102').fill('Moved away, no answer.');
    await dialog.getByRole('button', { name: 'Close recall' }).click();
    await expect(page.getByRole('dialog', { name: 'Recall closing report' })).toBeVisible();
    await page.getByRole('dialog').getByRole('button', { name: 'Close', exact: true }).last().click();
    await expect(page.getByRole('button', { name: 'Print letters' })).toHaveCount(0);
    await expectAccessible(page);
  });

  const rows = await program.query(
    `select e.serial, u.contact, u.outcome, u.open_reason as reason, r.closed_on is not null as closed
     from recall_unit u join equipment e on e.id = u.equipment_id join recall r on r.id = u.recall_id
     where u.deleted_at is null order by e.serial`,
    PASSPHRASE,
  );
  expect(rows).toEqual([
    {
      serial: 'EX5-0150',
      contact: 'none',
      outcome: null,
      reason: 'Scrapped before the notice came.',
      closed: 1,
    },
    { serial: 'EX5-101', contact: 'reached', outcome: 'corrected', reason: '', closed: 1 },
    { serial: 'EX5-102', contact: 'letter', outcome: null, reason: 'Moved away, no answer.', closed: 1 },
  ]);
});
