// Story: a repair without a physician's order. It blocks; office staff cannot set it aside; the billing lead does,
// with a typed reason, and the packet tells it.
import { expect, expectAccessible, test } from '../support/program.ts';
import type { Role } from '../../shared/domain/people.ts';
import { exampleRepair } from '../../shared/rules/examples/exampleRepair.ts';
import { get } from './support/bridge.ts';
import { finalise, finding, findings, savePacket } from './support/claim.ts';
import { goTo } from './support/office.ts';

test.use({ sample: true });

const REASON = 'The practice confirmed by telephone that the signed order is in the post.';

test('a missing order blocks, is set aside by the billing lead with a reason, and the packet shows it', async ({
  page,
}) => {
  await expect(page.getByRole('link', { name: 'Work', exact: true })).toBeVisible();
  const users = await get(page, 'users.list', {});
  async function sitDownAs(role: Role): Promise<void> {
    await get(page, 'session.switchUser', { userId: users.find((user) => user.role === role)?.id ?? '' });
    await page.reload();
    await expect(page.getByRole('link', { name: 'Work', exact: true })).toBeVisible();
  }
  const list = await get(page, 'claims.list', {
    query: '',
    states: ['draft'],
    kind: 'repair',
    payerId: null,
    sort: 'oldest',
    offset: 0,
    limit: 100,
  });
  const views = await Promise.all(list.rows.map((row) => get(page, 'claims.get', { id: row.id })));
  const claim = views.find((view) => view.theCase.order === null)?.theCase.claim;
  if (!claim) throw new Error('the sample office has no claim without an order');

  await test.step('office staff see why, and cannot set it aside', async () => {
    await sitDownAs('office');
    await goTo(page, `/claims/${claim.id}`);
    const card = finding(page, 'L7600-DOC-ORDER');
    await expect(card).toContainText('Must fix');
    await expect(card.getByRole('button', { name: /^Override/ })).toHaveCount(0);
    await page.getByRole('button', { name: 'Check and finish', exact: true }).click();
    await expect(page.getByRole('button', { name: 'Finalize', exact: true })).toBeDisabled();
  });

  await test.step('the billing lead cannot finalize either, until a reason is typed', async () => {
    await sitDownAs('billingLead');
    await goTo(page, `/claims/${claim.id}`);
    await page.getByRole('button', { name: 'Check and finish', exact: true }).click();
    await expect(page.getByRole('button', { name: 'Finalize', exact: true })).toBeDisabled();
    await finding(page, 'L7600-DOC-ORDER')
      .getByRole('button', { name: /^Override/ })
      .click();
    const dialog = page.getByRole('dialog', { name: 'Override L7600-DOC-ORDER' });
    await dialog.getByRole('button', { name: 'Set this finding aside' }).click();
    await expect(dialog.getByText('at least 10 characters')).toBeVisible();
    await expectAccessible(page);
    await dialog.getByLabel('Reason').fill(REASON);
    await dialog.getByRole('button', { name: 'Set this finding aside' }).click();
    await expect(dialog).toHaveCount(0);
    expect(await findings(page)).not.toContain('L7600-DOC-ORDER');
  });

  await finalise(page);
  await test.step('the packet names the finding, the reason and the person', async () => {
    const packet = await savePacket(page);
    const text = packet.pages.join(' ');
    expect(packet.fileName).toContain(claim.number);
    expect(text).toContain('L7600-DOC-ORDER');
    expect(text).toContain(REASON);
    expect(text).toContain('Bill Sampleclaims');
    expect(
      packet.pages.every((page, index) =>
        page.includes(`${String(index + 1)} of ${String(packet.pages.length)}`),
      ),
    ).toBe(true);
  });
  const stored = await get(page, 'claims.get', { id: claim.id });
  expect(stored).toMatchObject({ frozen: true, finalisedBy: 'Bill Sampleclaims' });
  expect(stored.theCase.claim.overrides).toMatchObject([
    { ruleId: 'L7600-DOC-ORDER', reason: REASON, role: 'billingLead' },
  ]);
  expect(stored.theCase.claim.lines).toHaveLength(exampleRepair().claim.lines.length);
});
