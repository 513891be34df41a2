// Story: an auditor's letter has come. The request is opened from the patient, its clock runs, the claim is ticked, one
// click makes the packet while a bar tells how far it is, and what was made is looked at, saved and kept.
import { createHash } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { exampleRental } from '../../shared/rules/examples/exampleRental.ts';
import { readPdf } from '../support/pdfText.ts';
import { expect, expectAccessible, test } from '../support/program.ts';
import { get } from './support/bridge.ts';
import { field } from './support/fields.ts';
import { goTo, openOffice, PASSPHRASE } from './support/office.ts';
import { keepCase } from './support/records.ts';

test('an audit request is answered with a packet', async ({ program, page }) => {
  await openOffice(page);
  const kept = await keepCase(page, exampleRental());
  const { theCase } = await get(page, 'claims.get', { id: kept.claimId });
  await get(page, 'claims.finalise', { id: kept.claimId, revision: theCase.claim.revision });

  await test.step('opened from the patient', async () => {
    await goTo(page, `/patients/${kept.patientId}`);
    await page.getByRole('button', { name: 'New audit request' }).click();
    const dialog = page.getByRole('dialog', { name: 'New audit request' });
    await field(dialog, 'Asked by').fill('Example Review Contractor');
    await field(dialog, 'Reference').fill('ADR-000-777');
    await expectAccessible(page);
    await dialog.getByRole('button', { name: 'Open the request' }).click();
    await expect(page.getByRole('heading', { level: 1, name: 'Audit request ADR-000-777' })).toBeVisible();
    await expect(page.getByText('45 days left').first()).toBeVisible();
  });

  await test.step('what is enclosed, and what is absent', async () => {
    await expect(page.getByRole('button', { name: 'Make the packet' })).toBeDisabled();
    await page.getByRole('button', { name: 'Tick all finalized claims: 1' }).click();
    await expect(page.getByRole('checkbox', { name: `Enclose claim ${theCase.claim.number}` })).toBeChecked();
    await expect(page.getByText('No claim is enclosed yet.')).toHaveCount(0);
    await field(page, 'Most pages').fill('9');
    await field(page, 'Most pages').press('Enter');
  });

  await test.step('made in parts, with a bar and a way to stop', async () => {
    // Held for a moment, so that the bar is there to be seen on any machine.
    await page.route('**/call', async (route) => {
      if (route.request().postData()?.includes('"audit.make"'))
        await new Promise((go) => setTimeout(go, 800));
      await route.continue();
    });
    await page.getByRole('button', { name: 'Make the packet' }).click();
    await expect(page.getByRole('progressbar', { name: 'Making the packet' })).toBeVisible();
    await expect(page.getByRole('button', { name: 'Cancel' })).toBeVisible();
    await expect(page.getByRole('button', { name: 'Show part 1' })).toBeVisible();
    await expect(page.getByRole('progressbar')).toHaveCount(0);
    await page.unrouteAll();
    await expectAccessible(page);
  });

  const saved = await test.step('opened and saved', async () => {
    await page.getByRole('button', { name: 'Show part 1' }).click();
    const dialog = page.getByRole('dialog', { name: /^Audit packet, part 1 of \d+$/ });
    await expect(dialog.getByText(/^Page 1 of \d+$/)).toBeVisible();
    const [download] = await Promise.all([
      page.waitForEvent('download'),
      dialog.getByRole('button', { name: 'Save as PDF' }).click(),
    ]);
    expect(download.suggestedFilename()).toMatch(/^audit-packet-\d{4}-\d\d-\d\d-part-1-of-\d+\.pdf$/);
    const bytes = await readFile(await download.path());
    await dialog.getByRole('button', { name: 'Close', exact: true }).last().click();
    return bytes;
  });
  const read = await readPdf(new Uint8Array(saved));
  expect(read.pages[0]).toContain('Example Review Contractor');
  for (const text of read.pages) expect(text).toContain(theCase.claim.number);

  await test.step('sent: the clock stops', async () => {
    await field(page, 'Sent on').fill('t');
    await field(page, 'Sent on').press('Enter');
    await field(page, 'Confirmation').fill('TRACK-1');
    await field(page, 'Confirmation').press('Tab');
    await page.keyboard.press('Control+s');
    await expect(page.getByText('Sent', { exact: true }).first()).toBeVisible();
    await goTo(page, '/audits');
    await expect(
      page
        .getByRole('grid', { name: 'Audit requests' })
        .or(page.getByRole('table', { name: 'Audit requests' })),
    ).toContainText('Sent');
  });

  const [request] = await program.query(
    'select asked_by as askedBy, reference, max_pages as maxPages, sent_reference as sent, claim_ids as claims from audit_request',
    PASSPHRASE,
  );
  expect(request).toEqual({
    askedBy: 'Example Review Contractor',
    reference: 'ADR-000-777',
    maxPages: 9,
    sent: 'TRACK-1',
    claims: JSON.stringify([kept.claimId]),
  });
  const parts = await program.query(
    `select a.number, a.pages, a.sha256, json_array_length(p.manifest) as papers from audit_part a
     join audit_packet p on p.id = a.packet_id order by a.number`,
    PASSPHRASE,
  );
  expect(parts.length).toBeGreaterThan(1);
  expect(parts[0]).toMatchObject({
    pages: read.pages.length,
    sha256: createHash('sha256').update(saved).digest('hex'),
    papers: theCase.documents.length,
  });
});
