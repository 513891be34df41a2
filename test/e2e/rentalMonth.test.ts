// Story: a month of rentals billed in bulk. One rental is entered by hand with a break; the run shows what is ready
// and what stands in the way, opens a draft for each, and a second run opens none.
import type { Page } from '@playwright/test';
import { addMonths, dateInZone, formatUsDate } from '../../shared/domain/dates.ts';
import { PayerValues } from '../../shared/domain/payer.ts';
import { CoverageValues, PatientValues } from '../../shared/domain/people.ts';
import { newRentalValues, type RentalValues } from '../../shared/domain/rental.ts';
import { exampleRental } from '../../shared/rules/examples/exampleRental.ts';
import { expect, test } from '../support/program.ts';
import { get } from './support/bridge.ts';
import { goTo, OFFICE_VALUES, openOffice, PASSPHRASE } from './support/office.ts';

/** More than one batch. */
const MANY = 101;

const NEW = { id: null, revision: null };

function valuesOf<Values>(
  schema: { readonly shape: object; parse(value: unknown): Values },
  record: object | null,
): Values {
  const entries = Object.entries(record ?? {}).filter(([key]) => Object.hasOwn(schema.shape, key));
  return schema.parse(Object.fromEntries(entries));
}

/** A patient with a coverage and, where one is given, a rental. */
async function aPatient(
  page: Page,
  payerId: string,
  n: number,
  rental: Partial<RentalValues> | null,
): Promise<string> {
  const { patient, coverage } = exampleRental();
  const lastName = `Testperson${String(n).padStart(3, '0')}`;
  const values = { ...valuesOf(PatientValues, patient), lastName, chartNumber: `T-${n}` };
  const { id: patientId } = await get(page, 'patients.save', { ...NEW, values });
  const covered = { ...valuesOf(CoverageValues, coverage), patientId, payerId, from: null, to: null };
  await get(page, 'coverages.save', { ...NEW, values: covered });
  if (rental !== null) {
    await get(page, 'rentals.save', { ...NEW, values: { ...newRentalValues(patientId), ...rental } });
  }
  return patientId;
}

test('a month of rentals is previewed, billed in one go, and never billed twice', async ({
  program,
  page,
}) => {
  await openOffice(page);
  const today = dateInZone(Date.now(), OFFICE_VALUES.timeZone);
  const lastMonth = addMonths(`${today.slice(0, 7)}-01`, -1);
  const startedOn = addMonths(`${lastMonth.slice(0, 7)}-10`, -4);
  const oxygen = { class: 'oxygenStationary', code: 'E1390', startedOn, monthlyCents: 9_850 } as const;
  const payer = await get(page, 'payers.save', {
    ...NEW,
    values: valuesOf(PayerValues, exampleRental().payer),
  });
  for (let n = 0; n < MANY; n += 1) await aPatient(page, payer.id, n, oxygen);
  await aPatient(page, payer.id, 900, { ...oxygen, monthlyCents: null });
  await aPatient(page, payer.id, 901, { ...oxygen, class: 'cappedRental', code: 'E0260' });
  const byHand = await aPatient(page, payer.id, 902, null);

  await test.step('a rental is entered on the page of its patient, with a break over the first of a month', async () => {
    await goTo(page, `/patients/${byHand}`);
    await page.getByRole('button', { name: 'New rental' }).click();
    await page.getByRole('combobox', { name: 'Class' }).click();
    await page.getByRole('option', { name: 'Oxygen, stationary' }).click();
    await page.getByLabel('Code billed each month').fill('E1390');
    await page.getByRole('option', { name: /E1390/ }).first().click();
    await page.getByLabel('Monthly price').fill('98.50');
    await page.getByLabel('First day of the rental').fill(formatUsDate(startedOn));
    await page.getByLabel('New break from').fill(formatUsDate(addMonths(startedOn, 2)));
    await page.getByLabel('New break from').press('Enter');
    await page.getByRole('button', { name: 'Add break' }).click();
    const last = page.getByLabel('Last day without it');
    await last.fill(formatUsDate(addMonths(startedOn, 2).replace(/10$/, '14')));
    await last.press('Enter');
    const line = page.getByRole('listbox', { name: /Months of the rental/ });
    await line.focus();
    await line.press('Home');
    await expect(page.getByText('Month 1 of 36', { exact: true })).toBeVisible();
    await line.press('ArrowRight');
    await line.press('ArrowRight');
    await expect(page.getByText('5 days without the equipment')).toBeVisible();
    await expect(page.getByText('Noridian, DMEPOS claims during an inpatient stay').first()).toBeVisible();
    await expect(page.getByText(/^Saved/).last()).toBeVisible();
    await expect
      .poll(async () => (await get(page, 'rentals.ofPatient', { patientId: byHand }))[0]?.rental)
      .toMatchObject({ startedOn, monthlyCents: 9_850, breaks: [{ kind: 'billing' }] });
  });

  await test.step('the preview tells what is ready and what is not', async () => {
    await goTo(page, '/equipment/rentals');
    await page.getByRole('button', { name: 'Month run' }).click();
    const name = new Intl.DateTimeFormat('en-US', { month: 'long', year: 'numeric', timeZone: 'UTC' });
    await page.getByRole('combobox', { name: 'Month' }).click();
    await page.getByRole('option', { name: name.format(new Date(`${lastMonth}T00:00:00.000Z`)) }).click();
    await expect(page.getByText(`${MANY + 3} rentals, ${MANY + 1} ready`)).toBeVisible();
    await page.getByRole('radio', { name: 'Not ready' }).click({ force: true });
    await expect(page.getByText('The monthly price is not given.')).toBeVisible();
    await expect(page.getByText(/bill month 5 by hand, with RR and KJ/)).toBeVisible();
    await page.getByRole('radio', { name: 'All', exact: true }).click({ force: true });
  });

  await test.step('one draft is opened for each', async () => {
    await page.getByRole('button', { name: 'Select all ready' }).click();
    await page.getByRole('button', { name: `Open ${MANY + 1} claims` }).click();
    await expect(page.getByText(`${MANY + 1} drafts were opened, 0 left out.`)).toBeVisible({
      timeout: 30_000,
    });
  });

  await test.step('a second run opens none, by the page and past it', async () => {
    await page.getByRole('button', { name: 'Look at the month again' }).click();
    await expect(page.getByText(`${MANY + 3} rentals, 0 ready`)).toBeVisible();
    await expect(page.getByRole('button', { name: 'Select all ready' })).toBeDisabled();
    const month = lastMonth.slice(0, 7);
    const { rows } = await get(page, 'rentals.due', { month, after: null, limit: 200 });
    const rentalIds = rows.slice(0, 100).map(({ rentalId }) => rentalId);
    expect((await get(page, 'rentals.bill', { month, rentalIds })).made).toEqual([]);
    await page.getByRole('grid').getByRole('link', { name: /^CW-/ }).first().click();
    await expect(page.getByRole('heading', { level: 1 })).toContainText('CW-');
  });

  const [claims] = await program.query(
    `select count(*) as claims, count(distinct b.rental_id) as rentals, min(l.charge_cents) as least,
       min(l.code) as code, min(c.state) as state
     from rental_bill b join claim c on c.id = b.claim_id join claim_line l on l.claim_id = c.id`,
    PASSPHRASE,
  );
  expect(claims).toEqual({
    claims: MANY + 1,
    rentals: MANY + 1,
    least: 9_850,
    code: 'E1390',
    state: 'draft',
  });
  const [broken] = await program.query(
    `select c.date_of_service as served, json_extract(c.rental, '$.rentalMonthsBilled') as before
     from claim c where c.patient_id = '${byHand}'`,
    PASSPHRASE,
  );
  expect(broken).toEqual({ served: `${lastMonth.slice(0, 7)}-15`, before: 4 });
});
