// Story: what was sent comes back. A 999 refuses one claim at a field, which is corrected and sent again; the 277CA
// takes the rest; the 835 pays one claim in part, and the denied line is worked to a corrected claim and an appeal.
import type { Page } from '@playwright/test';
import { expect, expectAccessible, test } from '../support/program.ts';
import { there, valuesOf } from '../support/sampleRecords.ts';
import { aCut, aPaidClaim, aPaidLine, aRemit, file835 } from '../support/edi/returnedFiles.ts';
import { file277, file999 } from '../support/edi/returnedReplies.ts';
import { ClaimValues } from '../../shared/domain/claim.ts';
import { OfficeValues } from '../../shared/domain/people.ts';
import { fileAt, get } from './support/bridge.ts';
import { savePacket } from './support/claim.ts';

test.use({ sample: true });

/** Drops a file as a person chooses it. */
async function bring(page: Page, name: string, text: string): Promise<void> {
  await page
    .locator('input[type=file]')
    .setInputFiles({ name, mimeType: 'text/plain', buffer: Buffer.from(text, 'latin1') });
}

/** The claims that can go, in a file that somebody sent. */
async function sendReady(page: Page, only: readonly string[] = []) {
  const partner = there((await get(page, 'partners.list', {}))[0]);
  const { claims } = await get(page, 'batches.ready', { partnerId: partner.id });
  const claimIds = claims
    .filter(({ id, problems }) => problems.length === 0 && (only.length === 0 || only.includes(id)))
    .map(({ id }) => id);
  const batch = await get(page, 'batches.write', { partnerId: partner.id, claimIds });
  await get(page, 'batches.sent', { id: batch.id, note: '' });
  return get(page, 'batches.get', { id: batch.id });
}

/** What the person puts right in a corrected claim. */
async function noteOnFirstLine(page: Page, id: string): Promise<void> {
  const { theCase } = await get(page, 'claims.get', { id });
  const values = valuesOf(ClaimValues, theCase.claim);
  const lines = values.lines.map((line, at) => (at === 0 ? { ...line, narrative: 'PUT RIGHT' } : line));
  await get(page, 'claims.save', { id, revision: theCase.claim.revision, values: { ...values, lines } });
}

test('a refused claim and a denied line are worked to their corrected claims', async ({ page }) => {
  await expect(page.getByRole('link', { name: 'Work', exact: true })).toBeVisible();
  const office = await get(page, 'office.get', {});
  const values = valuesOf(OfficeValues, office);
  await get(page, 'office.save', {
    revision: office.revision,
    values: { ...values, address: { ...values.address, zip: '62701-0001' } },
  });
  const sent = await sendReady(page);
  const [first, second] = [there(sent.claims[0]), there(sent.claims[1])];
  const { batch } = sent.row;
  let corrected = '';

  await page.keyboard.press('Alt+b');
  await expect(page.getByRole('heading', { level: 1, name: 'Came back' })).toBeVisible();
  const taken = page.getByRole('list', { name: 'Just taken in' });

  await test.step('the 999 refuses one claim at its field', async () => {
    const opened = await get(page, 'batches.open', { id: batch.id });
    const file = (await fileAt(page, `/output/${opened.outputId}`)).toString('utf8');
    const segments = file.split('~').slice(2);
    const clm = segments.findIndex((segment) => segment.trim().startsWith(`CLM*${first.number}*`));
    const hi = segments.findIndex((segment, at) => at > clm && segment.trim().startsWith('HI*'));
    const text = file999({
      group: String(batch.groupNumber),
      letter: 'R',
      counts: [1, 1, 0],
      sets: [
        {
          control: String(batch.groupNumber).padStart(4, '0'),
          letter: 'R',
          reasons: ['5'],
          errors: [
            {
              segment: 'HI',
              position: hi + 1,
              loop: '2300',
              code: '8',
              claimNumber: first.number,
              elements: [{ at: [1, 2, null], dataElement: '1271', code: '7', value: 'X' }],
            },
          ],
        },
      ],
    });
    await bring(page, 'answer.999', text);
    await expect(taken.getByText('answer.999')).toBeVisible();
    await expect(taken.getByText(`${sent.claims.length} claims rejected`)).toBeVisible();
    await bring(page, 'again.999', text);
    await expect(taken.getByText('Taken in before: nothing changed now')).toBeVisible();
    await expectAccessible(page);
  });

  await test.step('it is opened from its refusal and corrected', async () => {
    await page.keyboard.press('Alt+r');
    await expect(page.getByRole('heading', { level: 1, name: 'Refusals' })).toBeVisible();
    await page.getByRole('grid', { name: 'Rejected' }).getByText(first.number).click();
    await expect(page.getByRole('heading', { level: 1, name: 'Rejected: 999 R' })).toBeVisible();
    await expect(page.getByText('HI01-2 in 2300')).toBeVisible();
    await expect(page.getByRole('button', { name: 'Write an appeal' })).toHaveCount(0);
    await expectAccessible(page);
    await page.getByRole('button', { name: 'Open a corrected claim' }).click();
    await page.getByRole('dialog').getByRole('button', { name: 'Open it' }).click();
    await expect(page).toHaveURL(/#\/claims\//);
    const [row] = await get(page, 'denials.ofClaim', { claimId: first.claimId });
    corrected = there(there(row).denial.answerClaimId);
    await noteOnFirstLine(page, corrected);
    const { theCase } = await get(page, 'claims.get', { id: corrected });
    await get(page, 'claims.finalise', { id: corrected, revision: theCase.claim.revision });
  });

  // The other claims were refused only with it and go again as they are.
  const others = sent.claims.map(({ claimId }) => claimId).filter((id) => id !== first.claimId);
  const again = await sendReady(page, [...others, corrected]);
  expect(again.claims.map(({ claimId }) => claimId)).toContain(corrected);

  await test.step('the 277CA takes them, and the claim says where it is', async () => {
    await page.keyboard.press('Alt+b');
    await bring(
      page,
      'taken.277',
      file277(
        {
          batch: again.row.batch.reference,
          accepted: 1,
          rejected: 0,
          claims: again.claims.map(({ number, chargeCents }) => ({
            number,
            stc: [{ codes: [['A2', '20', 'PR']], action: 'WQ', cents: chargeCents }],
            payerNumber: 'ICN7',
            lines: [],
          })),
        },
        { control: 301 },
      ),
    );
    await expect(taken.getByText(/claims? accepted$/)).toBeVisible();
    const events = await get(page, 'batches.ofClaim', { claimId: second.claimId });
    expect(events.at(-1)?.kind).toBe('payerAccepted');
  });

  await test.step('the 835 denies a line, with its deadline and next step', async () => {
    const { theCase } = await get(page, 'claims.get', { id: second.claimId });
    const { lines, number, dateOfService } = theCase.claim;
    const half = Math.round((lines[0]?.chargeCents ?? 0) / 2);
    const claim = aPaidClaim({
      number,
      status: '1',
      payerNumber: 'ICN7',
      lines: [
        ...lines.map((line, at) =>
          aPaidLine({
            code: line.code,
            modifiers: line.modifiers,
            units: line.units ?? 1,
            charge: line.chargeCents ?? 0,
            date: there(dateOfService),
            control: `${number.replaceAll('-', '')}L${at + 1}`,
            cuts: at === 0 ? [aCut('CO', '197', half)] : [],
          }),
        ),
      ],
    });
    await bring(page, 'paid.835', file835([aRemit({ claims: [claim] })], { control: 302 }));
    await expect(taken.getByText('1 claim posted')).toBeVisible();
    const payments = await get(page, 'payments.ofClaim', { claimId: second.claimId });
    expect(payments.reduce((sum, { paidCents }) => sum + paidCents, 0)).toBe(claim.paid);

    await page.getByRole('link', { name: 'Refusals', exact: true }).click();
    await page.getByRole('link', { name: 'Denied', exact: true }).click();
    await page.getByRole('grid', { name: 'Denied' }).getByText(second.number).click();
    await expect(page.getByRole('heading', { level: 1, name: 'Denied: CO 197' })).toBeVisible();
    await expect(page.getByText('Prior authorization is missing.')).toBeVisible();
    await expect(
      page.getByRole('button', { name: /^CO 197 .*: Prior authorization is missing/ }),
    ).toBeVisible();
    await page.getByLabel('Note').fill('Authorization found in the portal');
  });

  await test.step('it is answered by a corrected claim that shows its difference', async () => {
    await page.getByRole('button', { name: 'Open a corrected claim' }).click();
    await page.getByRole('dialog').getByRole('button', { name: 'Open it' }).click();
    await expect(page).toHaveURL(/#\/claims\//);
    const denials = await get(page, 'denials.ofClaim', { claimId: second.claimId });
    const { denial } = there(denials.find((row) => row.denial.reason === '197'));
    expect(denial).toMatchObject({ state: 'working', note: 'Authorization found in the portal' });
    const answerId = there(denial.answerClaimId);
    expect(new URL(page.url()).hash).toBe(`#/claims/${answerId}`);
    await page.getByRole('button', { name: 'Check and finish', exact: true }).click();
    await expect(page.getByText('It answers:')).toBeVisible();
    await page.getByRole('link', { name: 'Denied: CO 197' }).click();
    await noteOnFirstLine(page, answerId);
    await page.reload();
    await expect(page.getByRole('row', { name: /^Line 1 \(.+\): .*Not given PUT RIGHT/ })).toBeVisible();
    await expectAccessible(page);

    await page.getByRole('button', { name: 'Write an appeal' }).click();
    const appeal = page.getByRole('dialog', { name: `Letters of ${second.number}` });
    await appeal.getByLabel('Our answer').fill('The authorization of October covers this service.');
    await expectAccessible(page);
    await appeal.getByRole('button', { name: 'Make and keep it' }).click();
    const made = page.getByRole('dialog', { name: 'Letter as it was made' });
    const letter = await savePacket(page, () => made.getByRole('button', { name: 'Save as PDF' }).click());
    expect(letter.fileName).toBe(`appeal-${second.number}.pdf`);
    const said = letter.pages.join(' ').replace(/\s+/g, ' ');
    expect(said).toContain('The authorization of October covers this service.');
    expect(said).toContain('CO 197: prior authorization is missing');
    const kept = await get(page, 'letters.of', { claimId: second.claimId });
    expect(kept).toMatchObject([{ letter: { kind: 'appeal', denialId: denial.id } }]);
    await page.keyboard.press('Escape');
    await expect(made).toBeHidden();
    await page.getByRole('button', { name: 'Answered' }).click();
    await expect(page.getByRole('button', { name: 'Work on it again' })).toBeVisible();
    const after = await get(page, 'denials.get', { id: denial.id });
    expect(after.row.denial.state).toBe('answered');
    expect(after.answer?.id).toBe(answerId);
  });
});
