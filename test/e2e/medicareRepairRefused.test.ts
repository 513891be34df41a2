// Story: a Medicare patient's concentrator was mended. It is rightly not billed: the program says so before a claim is
// opened and keeps the signed visit as a service record; a claim that is there already is closed the same way.
import type { Page } from '@playwright/test';
import { expect, expectAccessible, test } from '../support/program.ts';
import { defaultSettings } from '../../shared/domain/payer.ts';
import { exampleRepair } from '../../shared/rules/examples/exampleRepair.ts';
import { get } from './support/bridge.ts';
import { finding, step } from './support/claim.ts';
import { goTo, openOffice, OWNER, PASSPHRASE } from './support/office.ts';
import { keepCase, type Kept } from './support/records.ts';

const REFUSED = 'Original Medicare does not pay separately for the repair of oxygen equipment';
const PAYER = 'Sample Medicare contractor';
const VISIT_ON = '10/20/2026';

/** A concentrator of a Medicare patient with a signed repair visit, and a claim that somebody opened for it. */
async function keepMedicareRepair(page: Page): Promise<Kept> {
  const base = exampleRepair();
  if (!base.payer || !base.coverage || !base.equipment) throw new Error('the example lacks a record');
  return keepCase(page, {
    ...base,
    payer: { ...base.payer, name: PAYER, class: 'medicare', settings: defaultSettings('medicare') },
    coverage: { ...base.coverage, memberId: '1EG4TE5MK73' },
    equipment: { ...base.equipment, ownership: 'rental', rentalStartedOn: '2025-01-10' },
  });
}

/** A second visit to the same device, signed, that nobody opened a claim for. */
async function keepSecondVisit(page: Page, kept: Kept): Promise<string> {
  const { visit } = await get(page, 'visits.get', { id: kept.visitId ?? '' });
  const { id: _id, revision: _revision, seal: _seal, amendments: _amendments, ...values } = visit;
  const saved = await get(page, 'visits.save', {
    id: null,
    revision: null,
    values: {
      ...values,
      visitedOn: '2026-10-27',
      parts: [],
      labor: [],
    },
  });
  await get(page, 'visits.seal', { id: saved.id, revision: saved.revision, signedName: OWNER });
  return saved.id;
}

test('a Medicare concentrator repair is refused before it is typed, and kept as a service record', async ({
  program,
  page,
}) => {
  await openOffice(page);
  const kept = await keepMedicareRepair(page);
  const answer = page.getByRole('group', { name: 'Is it billable?' });

  await test.step('the claim that is there already says so at its first step, and cannot be finalized', async () => {
    await goTo(page, `/claims/${kept.claimId}`);
    await step(page, 'Is it billable?').click();
    await expect(answer).toContainText('Do not bill this.');
    await expect(answer).toContainText(REFUSED);
    await expect(answer).toContainText(PAYER);
    await expect(answer).toContainText('the monthly rental already pays for mending it');
    await expect(finding(page, 'CLAIM-BILLABLE')).toContainText('Must fix');
    await expectAccessible(page);
  });

  await test.step('it is closed, and its visit kept', async () => {
    await answer.getByRole('button', { name: 'Close the claim, keep the record' }).click();
    const dialog = page.getByRole('dialog', { name: 'Close the claim and keep the record?' });
    await dialog.getByRole('button', { name: 'Close and keep' }).click();
    await expect(dialog).toHaveCount(0);
    await expect(answer.getByRole('button')).toHaveCount(0);
    const view = await get(page, 'claims.get', { id: kept.claimId });
    expect(view.theCase.claim.state).toBe('closed');
    expect(view.events.at(-1)).toMatchObject({
      state: 'closed',
      userName: OWNER,
      note: 'Not billed: the visit is kept as a service record.',
    });
  });

  const second = await keepSecondVisit(page, kept);
  await test.step('a visit without a claim offers the record first', async () => {
    await goTo(page, `/service/${second}`);
    await expect(answer).toContainText(REFUSED);
    await expect(answer).toContainText('The visit stays as a service record.');
    await expect(answer.getByRole('button', { name: 'Open a claim anyway' })).toBeVisible();
    await expect(page.getByRole('button', { name: 'Start claim' })).toHaveCount(0);
    await expectAccessible(page);
    await answer.getByRole('button', { name: 'Keep as service record' }).click();
    const section = page.locator('section', {
      has: page.getByRole('heading', { name: 'Kept as a service record' }),
    });
    await expect(section).toContainText(OWNER);
    await expect(section).toContainText(PAYER);
    await expect(section).toContainText(REFUSED);
    await expect(answer).toHaveCount(0);
    await expectAccessible(page);
  });

  await test.step('a new claim from a kept visit still says so', async () => {
    await goTo(page, '/work');
    // An empty queue offers the same.
    await page.getByRole('button', { name: 'New claim' }).first().click();
    const dialog = page.getByRole('dialog', { name: 'New claim' });
    await dialog.getByLabel('Patient').fill('Testperson');
    await page.getByRole('option', { name: /Testperson/ }).click();
    await dialog.getByRole('combobox', { name: 'From a visit or a device' }).click();
    await page.getByRole('option', { name: /10\/27\/2026/ }).click();
    await expect(dialog.getByRole('group', { name: 'Is it billable?' })).toContainText(REFUSED);
    await expect(dialog).toContainText('This visit is kept as a service record.');
    await expect(dialog.getByRole('button', { name: 'Keep as service record' })).toHaveCount(0);
    await expect(dialog.getByRole('button', { name: 'Open a claim anyway' })).toBeVisible();
    await expectAccessible(page);
    await dialog.getByRole('button', { name: 'Cancel' }).click();
  });

  await test.step('visits, device and history show what was decided', async () => {
    await goTo(page, `/equipment/${kept.equipmentId}`);
    const rows = page.getByRole('table', { name: 'Visits of this device' }).getByRole('row');
    await expect(rows.filter({ hasText: '10/27/2026' })).toContainText('Service record');
    await expect(rows.filter({ hasText: VISIT_ON })).toContainText(`${kept.number}, Service record`);
    await page.getByRole('button', { name: 'New claim' }).click();
    await page.getByRole('menuitem', { name: 'Concentrator repair' }).click();
    const dialog = page.getByRole('dialog', { name: 'Concentrator repair' });
    await expect(dialog).toContainText(REFUSED);
    await dialog.getByRole('button', { name: 'Do not bill' }).click();
  });

  const records = await program.query(
    `select visit_id, payer_name, answer, why, source, user_name, note from service_record order by n`,
    PASSPHRASE,
  );
  const decided = { payer_name: PAYER, answer: 'doNotBill', user_name: OWNER };
  expect(records).toMatchObject([
    { ...decided, visit_id: kept.visitId, note: `Claim ${kept.number} closed` },
    { ...decided, visit_id: second, note: '' },
  ]);
  expect(String(records[1]?.['why'])).toContain(REFUSED);
  expect(String(records[1]?.['source'])).toContain('supplier standard 14');
  expect(await program.query('select state from claim', PASSPHRASE)).toEqual([{ state: 'closed' }]);
  const written = await program.query(
    `select t.action from _journal j join _transaction t on t.n = j.tx where j.tbl = 'service_record' order by j.n`,
    PASSPHRASE,
  );
  expect(written.map(({ action }) => action)).toEqual(['claims.closeAsRecord', 'visits.keepAsRecord']);
});
