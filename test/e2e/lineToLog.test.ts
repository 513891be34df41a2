// Story: what a technician signed is what is billed. A claim starts from the sealed visit, each line leads to its row
// of the log and back by one key, a link taken away is a finding, and the note of the line is put together by itself.
import { expect, test } from '../support/program.ts';
import { exampleEquipmentRepair } from '../../shared/rules/examples/exampleEquipmentRepair.ts';
import { get } from './support/bridge.ts';
import { finding } from './support/claim.ts';
import { goTo, openOffice, OWNER, PASSPHRASE } from './support/office.ts';
import { keepCase } from './support/records.ts';

test('a sealed visit becomes a claim whose lines and log lead to each other', async ({ program, page }) => {
  await openOffice(page);
  const kept = await keepCase(page, exampleEquipmentRepair());
  const first = await get(page, 'claims.get', { id: kept.claimId });
  await get(page, 'claims.setState', {
    id: kept.claimId,
    revision: first.theCase.claim.revision,
    state: 'closed',
    note: '',
  });

  await test.step('the claim starts with its lines linked', async () => {
    await goTo(page, `/service/${kept.visitId ?? ''}`);
    await page.getByRole('button', { name: 'Start another claim' }).click();
    await expect(page.getByRole('heading', { level: 1, name: /^CW-/ })).toBeVisible();
    await page.keyboard.press('Alt+6');
    await expect(page.getByRole('group', { name: 'What line 1 rests on' })).toContainText(
      'Labor 1: Diagnosis and exchange of the motor, 45 min',
    );
    await expect(page.getByRole('group', { name: 'What line 2 rests on' })).toContainText(
      'Part 1: SMP-MOTOR-R',
    );
    await expect(finding(page, 'CLAIM-LOG-LINK')).toHaveCount(0);
  });

  await test.step('Alt+L shows the row of a line, and from there the line', async () => {
    const number = (await page.getByRole('heading', { level: 1 }).textContent()) ?? '';
    await page.locator('[data-path="claim.lines.1.units"] input').focus();
    await page.keyboard.press('Alt+L');
    const link = page.getByRole('link', { name: `${number}, line 2 (E2368)` });
    await expect(link).toBeFocused();
    await expect(page.locator('[data-path^="log."]', { has: link })).toContainText('Part 1: SMP-MOTOR-R');
    await page.keyboard.press('Alt+L');
    await expect(page.getByRole('heading', { level: 1, name: number })).toBeVisible();
    await expect(page.locator('[data-path="claim.lines.1.code"] input')).toBeFocused();
  });

  const note = page.getByRole('group', { name: 'Note for line 1 from the log' });
  await test.step('the note is composed, counted, and comes into the line by its button', async () => {
    await expect(note).toContainText('E2368 30 min, K0823 30 min; K0823 04/2023 beneficiary-owned');
    await expect(note).toContainText('59 of 80 characters');
    await note.getByRole('button', { name: 'Use this note' }).click();
    await expect(page.locator('[data-path="claim.lines.0.narrative"] textarea')).toHaveValue(
      'E2368 30 min, K0823 30 min; K0823 04/2023 beneficiary-owned',
    );
  });

  await test.step('what is typed by hand stays as typed', async () => {
    const typed = page.locator('[data-path="claim.lines.0.narrative"] textarea');
    await typed.fill('Motor and harness, by hand');
    await page
      .getByRole('button', { name: 'Unlink Labor 2: Harness to the controller mended, 30 min from line 1' })
      .click();
    await expect(note).toContainText('E2368 30 min; K0823 04/2023 beneficiary-owned');
    await expect(typed).toHaveValue('Motor and harness, by hand');
  });

  await test.step('the link that is gone is a finding until it is back', async () => {
    const card = finding(page, 'CLAIM-LOG-LINK');
    await expect(card).toContainText('labor 2 of the log stands in no line');
    await page.getByRole('button', { name: 'Link rows by their codes' }).click();
    await expect(card).toHaveCount(0);
  });

  await test.step('repair or replace is decided and stands in the claim', async () => {
    await page.keyboard.press('Alt+5');
    await page.getByRole('button', { name: 'Repair or replace' }).click();
    const dialog = page.getByRole('dialog', { name: 'Repair or replace' });
    await expect(dialog).toContainText('This repair comes to 13.39% of a new device.');
    await dialog.getByRole('radio', { name: 'Repair it' }).check();
    await dialog.getByLabel('Still needed for').fill('24');
    await dialog.getByRole('textbox', { name: 'Why' }).fill('The chair is sound apart from its motor.');
    await dialog.getByLabel('Signature: type your name').fill(OWNER);
    await dialog.getByRole('button', { name: 'Sign the decision' }).click();
    await expect(dialog).toContainText(`signed by ${OWNER}`);
    await dialog.getByRole('button', { name: 'Close' }).last().click();
    await page.getByRole('button', { name: 'Use this decision' }).click();
    await expect(page.locator('[data-path="claim.repair.comparison.conclusion"] textarea')).toHaveValue(
      'The chair is sound apart from its motor.',
    );
  });

  await expect(page.getByText(/^Saved \d/).first()).toBeVisible();
  const lines = await program.query(
    `select code, json_array_length(log_ids) as linked, narrative from claim_line l join claim c on c.id = l.claim_id
     where c.state <> 'closed' and l.deleted_at is null order by l.position`,
    PASSPHRASE,
  );
  expect(lines).toEqual([
    { code: 'K0739', linked: 2, narrative: 'Motor and harness, by hand' },
    { code: 'E2368', linked: 1, narrative: '' },
  ]);
});
