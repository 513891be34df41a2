// Story: a branch without a network. It joins by a file, prepares a claim, hands it to the head office on a stick, and gets
// word back that it arrived.
import { mkdtempSync, readdirSync, rmSync, statSync, readFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, expectAccessible, test } from '../support/program.ts';
import { exampleRepair } from '../../shared/rules/examples/exampleRepair.ts';
import { NO_ADDRESS } from '../../shared/domain/record.ts';
import { get } from './support/bridge.ts';
import { field } from './support/fields.ts';
import { goTo, openOffice, OWNER, PASSPHRASE } from './support/office.ts';
import { keepCase } from './support/records.ts';

const THERE = 'marble canyon whisper seven';
const NOTE = 'The order is in; please send it with the next file.';

test('a branch hands a claim over on a stick and gets its receipt', async ({ program, page, second }) => {
  const there = second.page;
  const stick = mkdtempSync(join(tmpdir(), 'claimwright-stick-'));
  await openOffice(page);
  await keepCase(page, exampleRepair());
  const { rows } = await get(page, 'claims.list', {
    query: '',
    states: [],
    kind: null,
    payerId: null,
    sort: 'newest',
    offset: 0,
    limit: 5,
  });
  const claimId = rows[0]?.id ?? '';
  await get(page, 'branches.turnOn', {
    branchName: 'Head office',
    deviceName: 'Front desk',
    ownPassphrase: PASSPHRASE,
  });
  const tacoma = await get(page, 'branches.save', {
    id: null,
    revision: null,
    values: { name: 'Tacoma', address: NO_ADDRESS, phone: '', active: true },
  });
  const owner = (await get(page, 'session.status', {})).user?.id ?? '';
  // The claim is Tacoma's before Tacoma has a computer.
  await page.reload();
  await goTo(page, `/claims/${claimId}`);
  await page.getByRole('button', { name: 'Hand over' }).click();
  const first = page.getByRole('dialog', { name: 'Hand over to another branch' });
  await field(first, 'To').click();
  await page.getByRole('option', { name: 'Tacoma' }).click();
  await first.getByRole('button', { name: 'Hand over' }).click();
  await expect(page.getByText(/^Tacoma has this claim/)).toBeVisible();
  await expectAccessible(page);

  await test.step('the branch joins by a file on the stick', async () => {
    const { code, file } = await get(page, 'branches.invite', {
      name: 'Tacoma desk',
      branchId: tacoma.id,
      userId: owner,
      administers: false,
      folder: stick,
      ownPassphrase: PASSPHRASE,
    });
    await there.getByRole('button', { name: 'Join an office' }).click();
    await field(there, 'Code').fill(code);
    await there.getByRole('radio', { name: 'In a file' }).check();
    await field(there, 'Folder of the file').fill(stick);
    await field(there, 'Passphrase').fill(THERE);
    await field(there, 'Passphrase again').fill(THERE);
    await there.getByRole('button', { name: 'Join', exact: true }).click();
    await expect(there.getByRole('heading', { name: /recovery code/i }).first()).toBeVisible();
    const { recoveryCode } = await get(there, 'session.newRecoveryCode', {});
    await get(there, 'session.confirmRecovery', { code: recoveryCode });
    await there.reload();
    await expect(there.getByRole('link', { name: 'Work', exact: true })).toBeVisible();
    expect(readdirSync(stick)).toEqual([file]);
  });

  await test.step('it works on the claim that it has, and hands it to the head office with a note', async () => {
    await goTo(there, `/claims/${claimId}`);
    await there.getByRole('button', { name: 'Hand over' }).click();
    const dialog = there.getByRole('dialog', { name: 'Hand over to another branch' });
    await field(dialog, 'To').click();
    await there.getByRole('option', { name: 'Head office' }).click();
    await field(dialog, 'Note').fill(NOTE);
    await dialog.getByRole('button', { name: 'Hand over' }).click();
    await expect(there.getByText(/^Head office has this claim/)).toBeVisible();
  });

  await test.step('the file goes on the stick, and shows nothing of the records', async () => {
    await goTo(there, '/branches/exchange');
    await field(there, 'Folder to write into').fill(stick);
    await there.getByRole('button', { name: 'Write the file' }).click();
    await expect(there.getByText(/^Written: /)).toBeVisible();
    for (const name of readdirSync(stick)) {
      const bytes = readFileSync(join(stick, name));
      expect(statSync(join(stick, name)).size).toBeGreaterThan(100);
      for (const word of [exampleRepair().patient.lastName, 'Tacoma', NOTE, 'claim_handoff', OWNER])
        expect([name, word, bytes.includes(word)]).toEqual([name, word, false]);
    }
  });

  await test.step('the head office reads it, finds the claim in its queue, and writes a receipt', async () => {
    await goTo(page, '/branches/exchange');
    await field(page, 'Folder of the files').fill(stick);
    await page.getByRole('button', { name: 'Look there' }).click();
    await page.getByRole('button', { name: /^Read claimwright-/ }).click();
    await page.getByRole('button', { name: 'Write a receipt into the same folder' }).click();
    await expect(page.getByText(/^Written: claimwright-.*receipt/)).toBeVisible();
    await goTo(page, '/work');
    await page
      .getByRole('button', { name: /Handed to us/ })
      .or(page.getByRole('link', { name: /Handed to us/ }))
      .first()
      .click();
    await expect(page.getByText(rows[0]?.number ?? '').first()).toBeVisible();
    await goTo(page, `/claims/${claimId}`);
    await expect(page.getByText(NOTE).first()).toBeVisible();
    await expect(page.getByRole('button', { name: 'Hand over' })).toBeVisible();
    const handed = await program.query(
      'select note, user_name from claim_handoff order by id desc limit 1',
      PASSPHRASE,
    );
    expect(handed).toEqual([{ note: NOTE, user_name: OWNER }]);
  });

  await test.step('the branch reads its receipt: nothing of it has to be sent again', async () => {
    await field(there, 'Folder of the files').fill(stick);
    await there.getByRole('button', { name: 'Look there' }).click();
    await there.getByRole('button', { name: /^Read claimwright-.*receipt/ }).click();
    // Its report, not the file's name: that stands there before anything was read.
    await expect(there.getByText(/^A receipt of Front desk: what it has taken in/)).toBeVisible();
    const [front] = (await get(there, 'branches.overview', {})).devices.filter(({ here }) => !here);
    const again = await get(there, 'sync.writeFile', { folder: stick, forDeviceId: front?.id ?? null });
    expect(again.changes).toBe(0);
    const holds = await second.query('select n from _holds where device = about or n > 0', THERE);
    expect(holds.length).toBeGreaterThan(0);
  });
  rmSync(stick, { recursive: true, force: true });
});
