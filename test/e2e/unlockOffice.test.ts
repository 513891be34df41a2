// Story: a locked office. A wrong passphrase is told clearly and costs time when repeated; the right one opens.
import { copyFileSync, readdirSync, truncateSync, writeFileSync } from 'node:fs';
import { expect, expectAccessible, test } from '../support/program.ts';
import type { PatientValues } from '../../shared/domain/people.ts';
import { storePaths } from '../../db/paths.ts';
import { ask, get } from './support/bridge.ts';
import { field } from './support/fields.ts';
import { openOffice, OWNER, PASSPHRASE } from './support/office.ts';

test('the wrong passphrase is refused and slowed down, the right one opens', async ({ program, page }) => {
  await openOffice(page);
  await get(page, 'patients.save', {
    id: null,
    revision: null,
    values: { ...NOBODY, firstName: 'Quillon', lastName: 'Testperson' },
  });
  await page.keyboard.press('Control+l');
  await expect(page.getByRole('heading', { name: `Unlock for ${OWNER}` })).toBeVisible();
  await expectAccessible(page);
  await expect(page.locator('body')).not.toContainText('Testperson');

  await test.step('no record is answered while locked', async () => {
    const answer = await ask(page, 'patients.list', { query: '', offset: 0, limit: 10 });
    expect(answer).toMatchObject({ ok: false, fault: { kind: 'locked' } });
    expect(JSON.stringify(answer)).not.toContain('Testperson');
  });

  const passphrase = field(page, 'Passphrase');
  await passphrase.fill('copper lantern quiet harbour');
  await page.keyboard.press('Enter');
  await expect(page.getByText('This is not the passphrase.')).toBeVisible();
  await expect(passphrase).toBeFocused();
  await expect(passphrase).toHaveValue('');

  await test.step('several wrong ones in a row are slowed down, with the seconds told', async () => {
    const waiting = page.getByRole('button', { name: /^Wait \d+ s$/ });
    for (let round = 0; round < 8 && !(await waiting.isVisible()); round += 1) {
      await passphrase.fill(`still wrong ${String(round)}`);
      await page.keyboard.press('Enter');
      await expect(passphrase).toHaveValue('');
      await expect(page.getByText(/This is not the passphrase|Too many wrong tries/)).toBeVisible();
    }
    await expect(waiting).toBeDisabled();
    await expect(page.getByRole('button', { name: 'Unlock' })).toBeEnabled({ timeout: 20_000 });
  });

  await passphrase.fill(PASSPHRASE);
  await page.keyboard.press('Enter');
  await expect(page.getByRole('link', { name: 'Work', exact: true })).toBeVisible();
  expect(await program.query('select last_name from patient', PASSPHRASE)).toEqual([
    { last_name: 'Testperson' },
  ]);
});

const NOBODY: PatientValues = {
  firstName: '',
  middleName: '',
  lastName: '',
  suffix: '',
  birthDate: null,
  sex: 'unknown',
  phone: '',
  mobile: '',
  email: '',
  address: { line1: '', line2: '', city: '', state: '', zip: '' },
  contacts: [],
  chartNumber: '',
  note: '',
};

test('a store that cannot be used says what it is and what to do, and nothing of it is touched', async ({
  program,
  page,
}, testInfo) => {
  await openOffice(page);
  await program.stop();
  const { database } = storePaths(program.dataDir);
  const kept = testInfo.outputPath('kept');
  copyFileSync(database, kept);

  const cases: readonly { readonly harm: () => void; readonly title: string }[] = [
    { harm: () => truncateSync(database, 20_000), title: 'The data file is incomplete' },
    {
      harm: () => writeFileSync(database, 'SQLite format 3\0'.padEnd(8192, '.')),
      title: 'The data file is not encrypted',
    },
  ];
  for (const { harm, title } of cases) {
    harm();
    const before = readdirSync(program.dataDir).sort();
    await program.restart();
    // What only the key can tell is found at the first unlocking.
    const form = field(page, 'Passphrase');
    await expect(form.or(page.getByRole('heading', { name: title }))).toBeVisible();
    if (await form.isVisible()) {
      await form.fill(PASSPHRASE);
      await page.keyboard.press('Enter');
    }
    await expect(page.getByRole('heading', { name: title })).toBeVisible();
    await expect(page.getByRole('heading', { name: 'What to do' })).toBeVisible();
    await expectAccessible(page);
    await program.stop();
    expect(readdirSync(program.dataDir).sort()).toEqual(before);
    copyFileSync(kept, database);
  }
  await program.restart();
  await field(page, 'Passphrase').fill(PASSPHRASE);
  await page.keyboard.press('Enter');
  await expect(page.getByRole('link', { name: 'Work', exact: true })).toBeVisible();
});
