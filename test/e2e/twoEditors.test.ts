// Story: two people edit one claim in two windows. The second saver is told what changed, chooses, and loses nothing.
import { expect, expectAccessible, test } from '../support/program.ts';
import { exampleRepair } from '../../shared/rules/examples/exampleRepair.ts';
import { get } from './support/bridge.ts';
import { step } from './support/claim.ts';
import { goTo, openOffice, PASSPHRASE } from './support/office.ts';
import { keepCase } from './support/records.ts';

test('the second of two editors is told what changed and loses nothing', async ({ program, page }) => {
  await openOffice(page);
  const { claimId } = await keepCase(page, exampleRepair());
  const other = await program.openWindow();
  for (const window of [page, other]) {
    await goTo(window, `/claims/${claimId}`);
    await step(window, 'Check and finish').click();
    await expect(window.locator('[data-path="claim.note"] textarea')).toBeVisible();
  }
  const mine = page.locator('[data-path="claim.note"] textarea');
  const theirs = other.locator('[data-path="claim.note"] textarea');

  async function stored(): Promise<{ readonly note: string; readonly conclusion: string }> {
    const { note, repair } = (await get(page, 'claims.get', { id: claimId })).theCase.claim;
    return { note, conclusion: repair.comparison.conclusion };
  }

  await test.step('changes of different fields are joined without a question', async () => {
    await step(other, 'Labor and parts').click();
    await other
      .locator('[data-path="claim.repair.comparison.conclusion"] :is(input, textarea)')
      .fill('Repairing is far cheaper.');
    await other.keyboard.press('Control+s');
    await expect.poll(async () => (await stored()).conclusion).toBe('Repairing is far cheaper.');
    await mine.fill('Called the payer at noon.');
    await page.keyboard.press('Control+s');
    await expect
      .poll(stored)
      .toEqual({ note: 'Called the payer at noon.', conclusion: 'Repairing is far cheaper.' });
  });

  await test.step('changes of the same field are put side by side', async () => {
    await step(other, 'Check and finish').click();
    await theirs.fill('Waiting for the plan.');
    await other.keyboard.press('Control+s');
    const dialog = other.getByRole('dialog', { name: 'Changed in another window at the same time' });
    await expect(dialog).toContainText('Called the payer at noon.');
    await expect(dialog).toContainText('Waiting for the plan.');
    await expectAccessible(other);
    expect((await stored()).note).toBe('Called the payer at noon.');
    await dialog.getByRole('radio', { name: /^Yours/ }).check();
    await dialog.getByRole('button', { name: 'Save these choices' }).click();
    await expect(dialog).toHaveCount(0);
    await expect.poll(async () => (await stored()).note).toBe('Waiting for the plan.');
  });

  const notes = await program.query(
    "select before, after from _journal where tbl = 'claim' and field = 'note' order by n",
    PASSPHRASE,
  );
  expect(notes, 'both notes stay in the journal').toEqual([
    { before: '', after: 'Called the payer at noon.' },
    { before: 'Called the payer at noon.', after: 'Waiting for the plan.' },
  ]);
});
