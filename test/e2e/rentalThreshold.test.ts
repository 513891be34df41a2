// Story: a portable concentrator. With a test above the payer's threshold the claim is blocked; with one that
// meets it the claim is finalized.
import { expect, test } from '../support/program.ts';
import { exampleRental } from '../../shared/rules/examples/exampleRental.ts';
import { finalise, finding, needed, savePacket, step } from './support/claim.ts';
import { goTo, openOffice, OWNER, PASSPHRASE } from './support/office.ts';
import { keepCase } from './support/records.ts';

test('a test above the threshold blocks a portable rental, one that meets it finalizes', async ({
  program,
  page,
}) => {
  await openOffice(page);
  const base = exampleRental();
  const kept = await keepCase(page, {
    ...base,
    oxygenTest: base.oxygenTest && { ...base.oxygenTest, saturation: 92 },
  });
  await goTo(page, `/claims/${kept.claimId}`);

  const card = finding(page, 'E1392-CRITERIA');
  await expect(card).toContainText('Must fix');
  await page.getByRole('button', { name: 'Check and finish', exact: true }).click();
  await expect(page.getByRole('button', { name: 'Finalize', exact: true })).toBeDisabled();

  await test.step('Fix leads to the reading; the right one settles the finding at once', async () => {
    await card.getByRole('button', { name: /^Fix/ }).click();
    const focused = await page.evaluate(
      () => document.activeElement?.closest('[data-path]')?.getAttribute('data-path') ?? '',
    );
    expect(focused).toMatch(/^oxygenTest\./);
    await step(page, 'Order and clinical record').click();
    const saturation = page.locator('[data-path="oxygenTest.saturation"] input');
    await expect(saturation).toHaveValue('92');
    await saturation.fill('86');
    await saturation.press('Enter');
    await expect(card).toHaveCount(0);
  });

  await expect(needed(page)).toContainText('Nothing stands in the way of billing.');
  await finalise(page);
  const packet = await savePacket(page);
  expect(packet.pages.join(' ')).toContain('E1392');
  const [claim] = await program.query('select state, number from claim', PASSPHRASE);
  expect(claim).toEqual({ state: 'finalised', number: kept.number });
  expect(await program.query('select saturation from oxygen_test', PASSPHRASE)).toEqual([{ saturation: 86 }]);
  await expect(page.getByText(`Finalized by ${OWNER}`)).toBeVisible();
});
