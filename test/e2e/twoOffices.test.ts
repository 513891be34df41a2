// Story: two offices at one hub. A new computer joins, both work without the hub on the same patient, then come together,
// and a person settles what they both wrote.
import { startPostgres, type TestPostgres } from '../support/hub/postgres.ts';
import { ADMISSION, startHub, type TestHub } from '../support/hub/startHub.ts';
import { expect, expectAccessible, test } from '../support/program.ts';
import { exampleRepair } from '../../shared/rules/examples/exampleRepair.ts';
import { get } from './support/bridge.ts';
import { field } from './support/fields.ts';
import { goTo, openOffice, OWNER, PASSPHRASE } from './support/office.ts';
import { keepCase } from './support/records.ts';

const THERE = 'marble canyon whisper seven';

let postgres: TestPostgres;
let database: string;
let hub: TestHub;

test.beforeAll(async () => {
  postgres = await startPostgres();
  database = await postgres.newDatabase();
  hub = await startHub({ database });
});
test.afterAll(async () => {
  await hub.stop();
  await postgres.remove();
});

test('a second computer joins by the hub, both change one patient without it, and one of them settles it', async ({
  program,
  page,
  second,
}) => {
  const there = second.page;
  await openOffice(page);
  await keepCase(page, exampleRepair());
  const { rows } = await get(page, 'patients.list', { query: '', offset: 0, limit: 5 });
  const patientId = rows[0]?.id ?? '';

  await test.step('branches are turned on, and a hub is tried before it is kept', async () => {
    await goTo(page, '/branches');
    await page.getByRole('button', { name: 'Turn on branches' }).click();
    const dialog = page.getByRole('dialog', { name: 'Turn on branches' });
    await field(dialog, 'Name of this device').fill('Front desk');
    await field(dialog, 'Your own passphrase').fill(PASSPHRASE);
    await dialog.getByRole('button', { name: 'Turn on' }).click();
    await expect(page.getByRole('heading', { name: 'Branches and devices' })).toBeVisible();
    await goTo(page, '/branches/exchange');
    await page.getByRole('button', { name: 'Give a hub' }).click();
    const place = page.getByRole('dialog', { name: 'Hub' });
    await field(place, 'Address of the hub').fill(hub.url);
    await field(place, 'Admission code').fill('not the code');
    await field(place, 'Your own passphrase').fill(PASSPHRASE);
    await place.getByRole('button', { name: 'Try and save' }).click();
    await expect(place.getByText(/does not know this admission code/).first()).toBeVisible();
    await field(place, 'Admission code').fill(ADMISSION);
    await place.getByRole('button', { name: 'Try and save' }).click();
    await expect(place).toBeHidden();
  });

  const code = await test.step('a device is invited: its code is shown once', async () => {
    await goTo(page, '/branches');
    await page.getByRole('button', { name: 'Add a device' }).first().click();
    const dialog = page.getByRole('dialog', { name: 'Add a device' });
    await field(dialog, 'Name of the device').fill('Second desk');
    await field(dialog, 'Your own passphrase').fill(PASSPHRASE);
    await field(dialog, 'Who signs in there first').click();
    await page.getByRole('option', { name: OWNER }).click();
    await dialog.getByRole('checkbox', { name: 'It may add and remove devices' }).check();
    await dialog.getByRole('button', { name: 'Make the code' }).click();
    const made = page.getByRole('dialog', { name: 'Code of the new device' });
    const groups = made.getByRole('list', { name: /by groups/ }).getByRole('listitem');
    await expect(groups).toHaveCount(7);
    await expectAccessible(page);
    // The group's number stands before it.
    const text = (await groups.allInnerTexts()).map((each) => each.split('\n').at(-1)).join('-');
    await made.getByRole('button', { name: 'I have passed it on' }).click();
    return text;
  });

  await test.step('the new computer joins with the code', async () => {
    await there.getByRole('button', { name: 'Join an office' }).click();
    await expectAccessible(there);
    await field(there, 'Code').fill(code.toLowerCase());
    await field(there, 'Address of the hub').fill(hub.url);
    await field(there, 'Passphrase').fill(THERE);
    await field(there, 'Passphrase again').fill(THERE);
    await there.getByRole('button', { name: 'Join', exact: true }).click();
    await expect(there.getByRole('heading', { name: /recovery code/i }).first()).toBeVisible();
    const { recoveryCode } = await get(there, 'session.newRecoveryCode', {});
    await get(there, 'session.confirmRecovery', { code: recoveryCode });
    await there.reload();
    await expect(there.getByRole('link', { name: 'Work', exact: true })).toBeVisible();
  });

  await test.step('the hub is away: both change the telephone of one patient', async () => {
    await hub.kill();
    for (const [office, phone] of [
      [page, '(217) 555-0111'],
      [there, '(217) 555-0122'],
    ] as const) {
      await goTo(office, `/patients/${patientId}`);
      const telephone = field(office.getByRole('region', { name: 'Person' }), 'Telephone');
      await telephone.fill(phone);
      await telephone.blur();
      await expect(office.getByText(/^Saved/).first()).toBeVisible();
    }
  });

  await test.step('the hub is back: both know of the conflict, with both values', async () => {
    hub = await startHub({ database, port: hub.port });
    await expect
      .poll(async () => {
        await get(page, 'sync.now', {});
        await get(there, 'sync.now', {});
        return (await get(page, 'sync.now', {})).conflicts;
      })
      .toBe(1);
    for (const office of [page, there]) {
      await goTo(office, '/branches/conflicts');
      const card = office.getByRole('article').first();
      await expect(card).toContainText('(217) 555-0111');
      await expect(card).toContainText('(217) 555-0122');
      await expect(card).toContainText('Front desk');
      await expect(card).toContainText('Second desk');
    }
    await expectAccessible(page);
  });

  await test.step('one of them takes a value, and it is settled for both', async () => {
    await page.getByRole('button', { name: /^Take the one by/ }).click();
    await expect(page.getByRole('article')).toHaveCount(0);
    await get(page, 'sync.now', {});
    await get(there, 'sync.now', {});
    const [here, elsewhere] = await Promise.all(
      [page, there].map(
        async (office) => (await get(office, 'patients.get', { id: patientId })).patient.phone,
      ),
    );
    expect(elsewhere).toBe(here);
    expect((await get(there, 'sync.state', {})).conflicts).toBe(0);
    const [kept] = await program.query(`select phone from patient where id = '${patientId}'`, PASSPHRASE);
    const [arrived] = await second.query(`select phone from patient where id = '${patientId}'`, THERE);
    expect(arrived).toEqual(kept);
    const [review] = await second.query('select decision, user_name from conflict_review', THERE);
    expect(review).toEqual({ decision: 'taken', user_name: OWNER });
  });
});
