// Story: a claim lacks its order. A letter asks the physician for it, leaves the house, is waited for in the chase room,
// and the signed order that comes back closes it.
import { expect, expectAccessible, expectContrast, test } from '../support/program.ts';
import { pdfFile } from '../support/files.ts';
import { get, upload } from './support/bridge.ts';
import { savePacket } from './support/claim.ts';
import { goTo } from './support/office.ts';
import { claimValues, NO_DOCUMENT } from '../support/sampleRecords.ts';

test.use({ sample: true });

test('a missing order is asked for, chased, and closed by the order that came back', async ({ page }) => {
  await goTo(page, '/claims');
  const list = {
    query: '',
    offset: 0,
    limit: 100,
    kind: 'repair' as const,
    payerId: null,
    sort: 'oldest' as const,
  };
  const { rows } = await get(page, 'claims.list', { ...list, states: ['draft', 'review'] });
  const clean = rows.find(({ blockers }) => blockers === 0);
  const view = await get(page, 'claims.get', { id: clean?.id ?? '' });
  const { claim, patient, documents, physician } = view.theCase;
  const papers = documents.filter(({ type }) => type !== 'physicianOrder').map(({ id }) => id);
  await get(page, 'claims.save', {
    id: claim.id,
    revision: claim.revision,
    values: { ...claimValues(view), orderId: null, documentIds: papers },
  });

  await test.step('the claim asks for exactly what is missing', async () => {
    await goTo(page, `/claims/${claim.id}`);
    await page.getByRole('button', { name: 'Letters', exact: true }).click();
    const dialog = page.getByRole('dialog', { name: `Letters of ${claim.number}` });
    await expect(dialog.getByLabel('A signed and dated order that covers the repair')).toBeChecked();
    await dialog.getByLabel('With a fax cover page').check();
    await expectAccessible(page);
    await dialog.getByRole('button', { name: 'Make and keep it' }).click();
    const made = page.getByRole('dialog', { name: 'Letter as it was made' });
    const file = await savePacket(page, () => made.getByRole('button', { name: 'Save as PDF' }).click());
    expect(file.fileName).toBe(`physician-letter-${claim.number}.pdf`);
    expect(file.pages[0]).not.toContain(patient.lastName);
    expect(file.pages[1]).toContain('There is no order');
    await page.keyboard.press('Escape');
    await expect(made).toBeHidden();
  });

  const row = page.getByRole('row').filter({ hasText: claim.number });
  await test.step('in the chase room it is printed and marked as sent', async () => {
    await goTo(page, '/chase');
    await expect(row).toContainText('To send');
    await row.getByRole('checkbox').check();
    await page.getByRole('button', { name: 'Print 1 chosen' }).click();
    await page
      .getByRole('dialog', { name: 'Letters to send' })
      .getByRole('button', { name: 'Mark as sent' })
      .click();
    const marking = page.getByRole('dialog', { name: 'Mark as sent' });
    await marking.getByRole('button', { name: 'Mark as sent' }).click();
    await expect(row).toContainText('Sent');
    await expectAccessible(page);
    await page.emulateMedia({ colorScheme: 'dark' });
    await expectContrast(page);
    await page.emulateMedia({ colorScheme: 'light' });
  });

  await test.step('the order that came back is offered as the answer and closes it', async () => {
    const uploadId = await upload(page, await pdfFile('order.pdf', ['Signed order']));
    const { document } = await get(page, 'documents.add', {
      uploadId,
      values: {
        ...NO_DOCUMENT,
        type: 'physicianOrder',
        title: 'Order that came back',
        patientId: patient.id,
      },
      claimId: null,
    });
    await goTo(page, `/documents/${document.id}`);
    const offer = page
      .getByRole('region', { name: 'Is this what was asked for?' })
      .filter({ hasText: physician?.lastName ?? '' })
      .first();
    await offer.getByRole('button', { name: 'It came back' }).click();
    const dialog = page.getByRole('dialog', { name: 'It came back' });
    await expect(dialog.getByLabel('The paper')).toHaveValue('Order that came back');
    await dialog.getByRole('button', { name: 'It came back' }).click();
    await expect(dialog).toBeHidden();
    await expect(offer).toBeHidden();
    const [chase] = await get(page, 'chase.of', { claimId: claim.id });
    expect(chase).toMatchObject({ state: 'returned', chase: { documentId: document.id } });
  });
});
