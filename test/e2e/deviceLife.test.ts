// Story: a device from stock to a rental to pickup, opened by scanning its label wherever one is, with its holders.
import { expect, expectAccessible, test } from '../support/program.ts';
import { deviceLabel } from '../../shared/domain/deviceLabel.ts';
import { exampleRental } from '../../shared/rules/examples/exampleRental.ts';
import { get } from './support/bridge.ts';
import { field, lookUp } from './support/fields.ts';
import { goTo, openOffice, PASSPHRASE } from './support/office.ts';
import { keepCase } from './support/records.ts';
import { scan } from './support/scanner.ts';

test('a device goes out, is scanned, comes back, and its page knows who held it', async ({
  program,
  page,
}) => {
  await openOffice(page);
  await keepCase(page, exampleRental());
  const { patient } = exampleRental();
  const values = {
    kind: 'portableConcentrator',
    hcpcs: 'E1392',
    make: 'Examplair',
    model: 'Walk 3',
    serial: 'STORY-0001',
    lot: '',
    ownership: 'stock',
    status: 'inStock',
    holderId: null,
    location: 'Shelf 4',
    acquiredOn: null,
    acquisitionCents: null,
    acquisitionSource: '',
    rentalStartedOn: null,
    warrantyUntil: null,
    warrantyLaborUntil: null,
    replacementCents: null,
    replacementSource: '',
    hourMeter: null,
    hourMeterOn: null,
    note: '',
  } as const;
  const device = await get(page, 'equipment.save', { id: null, revision: null, values });
  const holders = page.getByRole('table', { name: 'Holders of this device' });
  const dialog = page.getByRole('dialog', { name: 'Move the device' });

  await test.step('its label is made: a code and nothing of a patient', async () => {
    await goTo(page, '/equipment');
    await page.getByRole('checkbox', { name: /STORY-0001/ }).check();
    await page.getByRole('button', { name: 'Label…' }).click();
    await page.getByRole('button', { name: 'Show the labels' }).click();
    await expect(page.getByRole('button', { name: 'Save as PDF' })).toBeVisible();
    await page.getByRole('button', { name: 'Close', exact: true }).last().click();
  });

  await test.step('scanned in the middle of typing elsewhere it opens, and the field keeps its text', async () => {
    await goTo(page, '/patients');
    const search = page.getByLabel('Find a patient');
    await search.fill('spec');
    await scan(page, deviceLabel(device.id));
    await expect(page.getByRole('heading', { name: 'Examplair Walk 3, serial STORY-0001' })).toBeVisible();
    await page.goBack();
    await goTo(page, '/service');
    await scan(page, 'story-0001');
    await expect(page.getByRole('heading', { name: 'Examplair Walk 3, serial STORY-0001' })).toBeVisible();
  });

  await test.step('it goes out as a rental', async () => {
    await page.getByRole('button', { name: 'Move…' }).click();
    await expectAccessible(page);
    await lookUp(dialog, 'Delivered to', patient.lastName);
    await dialog.getByRole('button', { name: 'Move', exact: true }).click();
    await expect(dialog).toBeHidden();
    await expect(holders.getByRole('row').nth(1)).toContainText(patient.lastName);
    await expect(page.getByText('Rented out').first()).toBeVisible();
    await expect(
      page.getByRole('listbox', { name: 'Months of the rental: Oxygen, portable, E1392' }),
    ).toBeVisible();
  });

  await test.step('a scan while a dialog is open only tells', async () => {
    await page.getByRole('button', { name: 'Move…' }).click();
    await scan(page, deviceLabel(device.id));
    await expect(page.getByText('A device was scanned.')).toBeVisible();
    await expect(dialog).toBeVisible();
    await dialog.getByRole('button', { name: 'Cancel' }).click();
  });

  await test.step('a second home is not offered, a day before the delivery is refused, and it is picked up', async () => {
    await page.getByRole('button', { name: 'Move…' }).click();
    await expect(dialog.getByText('Deliver to a patient')).toHaveCount(0);
    await field(dialog, 'Day').fill('1/1/2020');
    await field(dialog, 'Where it is put').fill('Bench 2');
    await dialog.getByRole('button', { name: 'Move', exact: true }).click();
    await expect(dialog.getByText(/The last move of this device was on/)).toBeVisible();
    await field(dialog, 'Day').fill('today');
    await field(dialog, 'Day').blur();
    await expect(dialog.getByLabel('End the running rental on that day')).toBeChecked();
    await dialog.getByRole('button', { name: 'Move', exact: true }).click();
    await expect(dialog).toBeHidden();
    await expect(holders.getByRole('row').nth(1)).toContainText('Nobody');
    await expect(holders.getByRole('row').nth(2)).toContainText(patient.lastName);
  });

  await test.step('the rows say the same, and the register shows where it is', async () => {
    const log = await program.query(
      'select kind, holder_id is null as nobody from custody order by n',
      PASSPHRASE,
    );
    expect(log).toEqual([
      { kind: 'delivered', nobody: 0 },
      { kind: 'pickedUp', nobody: 1 },
    ]);
    const [row] = await program.query(
      `select ownership, status, location from equipment where serial = 'STORY-0001'`,
      PASSPHRASE,
    );
    expect(row).toEqual({ ownership: 'stock', status: 'inStock', location: 'Bench 2' });
    await goTo(page, '/equipment');
    await expect(page.getByRole('row', { name: /STORY-0001/ })).toContainText('Bench 2');
  });
});
