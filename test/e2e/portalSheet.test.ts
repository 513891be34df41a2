// Story: the clearinghouse is down. A finalized claim is typed into the payer's web form from the portal sheet by keys
// alone, the page is loaded again in between; its CMS-1500 is looked at, a box leads to its field, the form is saved.
import { expect, expectAccessible, expectContrast, test } from '../support/program.ts';
import { get } from './support/bridge.ts';
import { savePacket } from './support/claim.ts';
import { goTo } from './support/office.ts';

test.use({ sample: true });

test('a claim leaves by hand: portal sheet ticked through by keys, and on paper', async ({ page }) => {
  await page.context().grantPermissions(['clipboard-read', 'clipboard-write']);
  await goTo(page, '/claims');
  const list = { query: '', offset: 0, limit: 50, kind: null, payerId: null, sort: 'newest' as const };
  const { rows } = await get(page, 'claims.list', { ...list, states: ['finalised'] });
  const claimId = rows[0]?.id ?? '';
  const { theCase } = await get(page, 'claims.get', { id: claimId });
  const memberId = theCase.coverage?.memberId.replace(/[^A-Z0-9]/g, '') ?? '';
  const copied = (): Promise<string> => page.evaluate(() => navigator.clipboard.readText());

  await test.step('the claim leads to its portal sheet', async () => {
    await goTo(page, `/claims/${claimId}`);
    await page.getByRole('button', { name: 'Check and finish' }).click();
    await page.getByRole('link', { name: 'Portal sheet' }).click();
    await expect(page.getByRole('heading', { level: 1 })).toHaveText(
      `Portal sheet of ${theCase.claim.number}`,
    );
    await expectAccessible(page);
  });

  const values = page.getByRole('list', { name: 'Values in the order of the form' });
  const row = (name: string) => values.getByRole('button', { name });
  await test.step('Enter and C copy and tick off, arrows move on', async () => {
    await row(`1a Insured’s id ${memberId}`).focus();
    await page.keyboard.press('Enter');
    await expect(row(`1a Insured’s id ${memberId}`)).toHaveAttribute('aria-pressed', 'true');
    expect(await copied()).toBe(memberId);
    await page.keyboard.press('ArrowDown');
    await page.keyboard.press('c');
    await expect(page.getByText('Copied: 2 Patient: last name')).toBeVisible();
    expect(await copied()).toBe(theCase.patient.lastName.toUpperCase());
  });

  const total = await values.getByRole('button').count();
  await test.step('what is ticked off survives a reload; the rest is done by keys', async () => {
    await page.reload();
    await expect(page.getByText(`2 of ${total} entered`)).toBeVisible();
    await expect(row(`1a Insured’s id ${memberId}`)).toHaveAttribute('aria-pressed', 'true');
    await values.getByRole('button').first().focus();
    for (let nth = 0; nth < total; nth += 1) {
      await page.keyboard.press('c');
      await page.keyboard.press('ArrowDown');
    }
    await expect(page.getByText(`${total} of ${total} entered`)).toBeVisible();
    const last = values.getByRole('button').last();
    await expect(last).toBeFocused();
    expect(await last.textContent()).toContain(await copied());
    await page.getByRole('button', { name: 'Start over' }).click();
    await expect(page.getByText(`0 of ${total} entered`)).toBeVisible();
  });

  await test.step('the CMS-1500 shows the same, in both schemes, and a box leads to its field', async () => {
    await goTo(page, `/claims/${claimId}/form`);
    const paper = page.getByRole('group', { name: /^CMS-1500, form 1 of 1/ });
    await expect(paper.getByRole('button', { name: `Box 1a: Insured’s id ${memberId}` })).toBeVisible();
    await expectAccessible(page);
    await page.emulateMedia({ colorScheme: 'dark' });
    await expectContrast(page);
    await page.emulateMedia({ colorScheme: 'light' });
    await paper.getByRole('button', { name: /^Box 24D, line 1:/ }).focus();
    await page.keyboard.press('Enter');
    await expect(page.getByRole('heading', { level: 1, name: theCase.claim.number })).toBeVisible();
    await expect(page.locator('[data-path="claim.lines.0.code"]')).toBeInViewport();
  });

  await test.step('the form is saved as a PDF, moved by what this printer needs', async () => {
    await goTo(page, `/claims/${claimId}/form`);
    await page.getByLabel('Move right').fill('1.5');
    await page.getByRole('button', { name: 'Print or save' }).click();
    const dialog = page.getByRole('dialog', { name: 'Printed form' });
    const file = await savePacket(page, () => dialog.getByRole('button', { name: 'Save as PDF' }).click());
    expect(file.fileName).toBe(`${theCase.claim.number}-cms1500.pdf`);
    expect(file.pages[0]).toContain(memberId);
    await page.keyboard.press('Escape');
    await expect(dialog).toBeHidden();
    await page.reload();
    await expect(page.getByLabel('Move right')).toHaveValue('1.5');
  });
});
