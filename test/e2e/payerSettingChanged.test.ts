// Story: the billing lead changes a setting of a payer and sees beforehand what it does to open claims; then adds a
// requirement of the payer's own, tries it on a past claim, and retires it.
import type { Page } from '@playwright/test';
import { expect, expectAccessible, type Program, test } from '../support/program.ts';
import { exampleRental } from '../../shared/rules/examples/exampleRental.ts';
import { get } from './support/bridge.ts';
import { finding, step } from './support/claim.ts';
import { field, lookUp } from './support/fields.ts';
import { goTo, openOffice, OWNER, PASSPHRASE } from './support/office.ts';
import { keepCase } from './support/records.ts';

const TITLE = 'Record of use each quarter';

test('a setting shows its effect before it is saved; an own requirement is tried, judges and is retired', async ({
  program,
  page,
}) => {
  await openOffice(page);
  const { payerId, claimId, number } = await keepCase(page, exampleRental());
  await goTo(page, `/payers/${payerId}`);
  const effects = page.getByRole('complementary', { name: 'Sections and effects' });
  const save = page.getByRole('button', { name: 'Save changes', exact: true });

  await test.step('a stricter limit names the open claim that it touches, and nothing is written yet', async () => {
    const setting = page.getByRole('group', { name: 'Age of the qualifying test' });
    const days = setting.getByLabel('Not older than');
    await expect(days).toHaveValue('90');
    await days.fill('5');
    await days.press('Tab');
    await expect(effects).toContainText('1 of 1 open claim');
    await expect(effects.getByRole('link', { name: number })).toBeVisible();
    await expect(effects).toContainText('New finding: Oxygen test result (E1392-DOC-TEST)');
    await expect(setting).toContainText('differs for this payer');
    expect(await settingOf(program, '$.rental.testMaxAgeDays')).toBe(90);
    expect(await gapsOf(program, number)).toEqual([]);
  });

  await test.step('saved, it judges the open claim', async () => {
    await save.click();
    await expect(page.getByText('Payer saved. Open claims were checked again.')).toBeVisible();
    expect(await settingOf(program, '$.rental.testMaxAgeDays')).toBe(5);
    expect(await gapsOf(program, number)).toEqual(['E1392-DOC-TEST']);
    await goTo(page, `/claims/${claimId}`);
    await expect(finding(page, 'E1392-DOC-TEST')).toContainText('the payer takes 5');
    await goTo(page, `/payers/${payerId}`);
  });

  await test.step('one press puts the standard back', async () => {
    await page.getByRole('button', { name: 'Reset Age of the qualifying test to any age' }).click();
    await expect(effects).toContainText('No finding any more: Oxygen test result (E1392-DOC-TEST)');
    await save.click();
    await expect.poll(() => settingOf(program, '$.rental.testMaxAgeDays')).toBeNull();
    expect(await gapsOf(program, number)).toEqual([]);
  });

  const correction = await pastAndOpenClaim(page, claimId);

  await test.step('the past claim tells how long its papers are kept', async () => {
    await goTo(page, `/claims/${claimId}`);
    await step(page, 'Check and finish').click();
    await expect(page.getByText('Its papers are to be kept until 10/05/2033')).toBeVisible();
    await goTo(page, `/payers/${payerId}`);
  });

  await test.step('a requirement is typed and tried on the past claim', async () => {
    await page.getByRole('button', { name: 'Add a requirement' }).click();
    const dialog = page.getByRole('dialog', { name: 'Add a requirement' });
    await dialog.getByRole('button', { name: 'Add to the payer' }).click();
    await expect(dialog.getByText('Choose the paper that is wanted.').first()).toBeVisible();
    await field(dialog, 'What is asked for').fill(TITLE);
    await field(dialog, 'Which paper').click();
    await page.getByRole('option', { name: 'Record of use', exact: true }).click();
    await dialog.getByRole('checkbox', { name: 'Portable concentrator' }).check();
    await field(dialog, 'That bill one of the codes').fill('e1392,');
    await field(dialog, 'Service from').fill('1/1/2026');
    await field(dialog, 'Where the payer says so').fill('Sample Mutual bulletin 12 of 2025, page 2');
    await lookUp(dialog, 'Claim of this payer', number);
    const answer = dialog.getByRole('status');
    await expect(answer).toContainText('Not met');
    await expect(answer).toContainText('No record of use is among the claim’s papers');
    await expect(answer).toContainText('As it was finalized');
    await expectAccessible(page);
    expect(await requirementsOf(program)).toEqual([]);
    await dialog.getByRole('button', { name: 'Add to the payer' }).click();
    await expect(dialog).toHaveCount(0);
  });

  const own = page.getByRole('list', { name: 'Custom requirements', exact: true });

  await test.step('it names the open claim, and judges it once it is saved', async () => {
    await expect(own.getByRole('listitem')).toContainText('Not saved yet');
    await expect(effects).toContainText(`New finding: ${TITLE} (PAYER-`);
    await expect(effects.getByRole('link', { name: correction.number })).toBeVisible();
    expect(await gapsOf(program, correction.number)).toEqual([]);
    await save.click();
    await expect(own.getByRole('listitem')).toContainText(`by ${OWNER}`);
    expect(await requirementsOf(program)).toMatchObject([
      { title: TITLE, codes: ['E1392'], claimKinds: ['portableRental'], addedBy: OWNER, retiredOn: null },
    ]);
    const [rule = ''] = await gapsOf(program, correction.number);
    expect(rule).toMatch(/^PAYER-[0-9A-F]{8}$/);
    await goTo(page, `/claims/${correction.id}`);
    await expect(finding(page, rule)).toContainText(TITLE);
    await finding(page, rule)
      .getByRole('button', { name: /^Show why/ })
      .click();
    await expect(finding(page, rule)).toContainText('Sample Mutual bulletin 12 of 2025');
    await goTo(page, `/payers/${payerId}`);
  });

  await test.step('retired, it judges nothing and can still be read', async () => {
    await page.getByRole('button', { name: `Retire ${TITLE}` }).click();
    await expect(effects).toContainText(`No finding any more: ${TITLE}`);
    await save.click();
    await expect(page.getByText('1 retired requirement')).toBeVisible();
    await expect(own).toHaveCount(0);
    const [row] = await requirementsOf(program);
    expect(row).toMatchObject({ title: TITLE, addedBy: OWNER });
    expect(row?.['retiredOn']).toMatch(/^\d{4}-\d{2}-\d{2}$/);
    expect(await gapsOf(program, correction.number)).toEqual([]);
    await page.getByText('1 retired requirement').click();
    await expect(page.getByRole('list', { name: 'Retired requirements' })).toContainText(TITLE);
    await expectAccessible(page);
  });
});

/** Finalizes the claim, and opens its correction: a past claim and an open one of the same payer. */
async function pastAndOpenClaim(
  page: Page,
  claimId: string,
): Promise<{ readonly id: string; readonly number: string }> {
  const { theCase } = await get(page, 'claims.get', { id: claimId });
  await get(page, 'claims.finalise', { id: claimId, revision: theCase.claim.revision });
  const { id, number } = await get(page, 'claims.correct', { id: claimId });
  return { id, number };
}

async function settingOf(program: Program, path: string): Promise<unknown> {
  const [row] = await program.query(
    `select json_extract(settings, '${path}') as value from payer`,
    PASSPHRASE,
  );
  return row?.['value'];
}

async function requirementsOf(program: Program): Promise<readonly Readonly<Record<string, unknown>>[]> {
  return JSON.parse(String(await settingOf(program, '$.customRequirements'))) as never;
}

/** The rules with an open finding, as the lists of claims have them. */
async function gapsOf(program: Program, number: string): Promise<readonly string[]> {
  const [row] = await program.query(
    `select s.gap_rules as rules from claim c join claim_summary s on s.claim_id = c.id where c.number = '${number}'`,
    PASSPHRASE,
  );
  return JSON.parse(String(row?.['rules'] ?? '[]')) as readonly string[];
}
