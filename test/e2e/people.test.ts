// Story: the people of an office. A second person comes in with a passphrase of their own, enrolls a device and signs in
// by it; the office locks and opens; somebody is removed and the key changes; the emergency code opens it for reading.
import { TOTP, Secret } from 'otpauth';
import type { Page } from '@playwright/test';
import { USUAL_SAFEGUARDS } from '../../shared/domain/safeguards.ts';
import {
  bothSchemes,
  expect,
  expectAccessible,
  expectContrast,
  type Program,
  test,
} from '../support/program.ts';
import { ask, get } from './support/bridge.ts';
import { field } from './support/fields.ts';
import { goTo, openOffice, OWNER, PASSPHRASE } from './support/office.ts';

const CLERK = 'Cleo Exampleclerk';
const OWN = 'quiet maple river stone';

test('a second person, a device, the lock, a removal and the emergency code', async ({ program, page }) => {
  await openOffice(page);
  await get(page, 'patients.save', { id: null, revision: null, values: PATIENT });

  await test.step('a person is added with a first passphrase of words', async () => {
    await goTo(page, '/safety/people');
    await page.getByRole('button', { name: 'Add a person' }).click();
    await field(page, 'Name').fill(CLERK);
    await page.getByRole('button', { name: 'Suggest one of words' }).click();
    await expect(field(page, 'First passphrase')).toHaveValue(/^(\w+ ){5}\w+$/);
    await expectAccessible(page);
  });
  const first = await field(page, 'First passphrase').inputValue();
  await test.step('not by somebody at the open window who does not know the owner’s passphrase', async () => {
    await field(page, 'Your own passphrase').fill('not this one at all');
    await page.getByRole('button', { name: 'Add', exact: true }).click();
    await expect(page.getByText('This is not the passphrase.').first()).toBeVisible();
  });
  await field(page, 'Your own passphrase').fill(PASSPHRASE);
  await page.getByRole('button', { name: 'Add', exact: true }).click();
  await expect(page.getByText('First passphrase', { exact: true })).toBeVisible();
  await bothSchemes(page, async (scheme) => {
    await (scheme === 'light' ? expectAccessible(page) : expectContrast(page));
  });
  // Office staff need a device from now on.
  await get(page, 'safeguards.save', {
    id: null,
    revision: null,
    values: { ...USUAL_SAFEGUARDS, secondFactorRoles: ['office'] },
    ownPassphrase: PASSPHRASE,
  });

  await page.keyboard.press('Control+l');
  await unlock(page, CLERK, first);
  await test.step('the first passphrase is changed before anything else', async () => {
    await expect(page.getByRole('heading', { name: 'Choose your own passphrase' })).toBeVisible();
    await expectAccessible(page);
    const early = await ask(page, 'patients.list', { query: '', offset: 0, limit: 1 });
    expect(early).toMatchObject({ ok: false, fault: { kind: 'locked' } });
    await expect(field(page, 'New passphrase')).toBeFocused();
    await field(page, 'New passphrase').fill(OWN);
    await field(page, 'New passphrase again').fill(OWN);
    await page.keyboard.press('Enter');
  });
  const secret = await enroll(page);
  await expect(page.getByRole('link', { name: 'Work', exact: true })).toBeVisible();
  expect(
    await program.query(
      `select u.must_change, u.second_factor, json_array_length(f.spare_codes) as spare
       from user u join second_factor f on f.user_id = u.id where u.name = '${CLERK}'`,
      OWN,
    ),
  ).toEqual([{ must_change: 0, second_factor: 1, spare: 8 }]);

  await test.step('whoever sits here finds the own sign-in under the own name', async () => {
    await page.getByRole('link', { name: CLERK }).click();
    await expect(page.getByRole('heading', { name: 'Your sign-in' })).toBeVisible();
  });

  await test.step('a lock leaves nothing of a patient in the page, and what was typed is found again', async () => {
    const [row] = (await get(page, 'patients.list', { query: '', offset: 0, limit: 1 })).rows;
    await goTo(page, `/patients/${row?.id ?? ''}`);
    await expect(page.getByText('Quillon').first()).toBeVisible();
    // Not a telephone number: it cannot be saved, and is not lost either.
    await field(page, 'Email').fill(`${'x'.repeat(110)}@example.com`);
    const second = await page.context().newPage();
    await second.goto(page.url());
    await expect(second.getByText('Quillon').first()).toBeVisible();
    await page.bringToFront();
    await page.keyboard.press('Control+l');
    await expect(page.getByRole('heading', { name: 'Unlock the office' })).toBeVisible();
    // A second window is blank as soon.
    await expect(second.getByText('Quillon')).toHaveCount(0, { timeout: 1000 });
    await expect(second.getByRole('heading', { name: 'Unlock the office' })).toBeVisible();
    expect(await second.content()).not.toContain('Quillon');
    await second.close();
    expect(await page.content()).not.toContain('Quillon');
    expect(await page.evaluate(() => JSON.stringify({ ...localStorage, ...sessionStorage }))).not.toContain(
      'Quillon',
    );
    await expect(page).toHaveTitle('Unlock the office · Claimwright');
  });

  await unlock(page, CLERK, OWN);
  await test.step('the passphrase alone admits nobody; a used code neither', async () => {
    await expect(page.getByRole('heading', { name: `Code for ${CLERK}` })).toBeVisible();
    await expectAccessible(page);
    await field(page, 'Code from the device').fill(secret.usedCode);
    await page.keyboard.press('Enter');
    await expect(page.getByText('This is not the code.')).toBeVisible();
    const early = await ask(page, 'patients.list', { query: '', offset: 0, limit: 1 });
    expect(early).toMatchObject({ ok: false, fault: { kind: 'locked' } });
    await field(page, 'Code from the device').fill(secret.spare);
    await page.keyboard.press('Enter');
    await expect(page.getByRole('link', { name: 'Work', exact: true })).toBeVisible();
  });

  await page.keyboard.press('Control+l');
  await unlock(page, OWNER, PASSPHRASE);
  await expect(page.getByRole('link', { name: 'Work', exact: true })).toBeVisible();
  const emergencyCode = await makeEmergencyCode(page);
  await test.step('the removed one can no longer unlock, and all records are there', async () => {
    await goTo(page, '/safety/people');
    await page.getByRole('row', { name: new RegExp(CLERK) }).dblclick();
    await page.getByRole('button', { name: 'Remove', exact: true }).click();
    await expect(page.getByText('encrypted anew')).toBeVisible();
    await expectAccessible(page);
    await field(page, 'Your own passphrase').fill(PASSPHRASE);
    await page.getByRole('button', { name: 'Remove and change the key' }).click();
    await expect(page.getByText(/^Removed \d/)).toBeVisible();
    await expect(program.query('select 1 from user', OWN)).rejects.toThrow('nobody of this office');
    expect(await rowsOf(program)).toEqual([{ last_name: 'Testperson', people: 2, kept: 0 }]);
  });

  await page.keyboard.press('Control+l');
  await test.step('the emergency code opens the office for reading, loudly', async () => {
    await expect(page.getByRole('heading', { name: `Unlock for ${OWNER}` })).toBeVisible();
    await page.getByRole('button', { name: 'Emergency access' }).click();
    await expectAccessible(page);
    await field(page, 'Emergency code').fill(emergencyCode);
    await field(page, 'Who are you?').fill('Nora Exampleneighbor');
    await field(page, 'Why now?').fill('The oxygen of a patient runs out tonight');
    await page.getByRole('button', { name: 'Open for reading' }).click();
    await expect(page.getByText('Emergency access by Nora Exampleneighbor')).toBeVisible();
    await goTo(page, '/patients');
    await expect(page.getByText('Testperson').first()).toBeVisible();
    await bothSchemes(page, () => expectContrast(page));
    const [patient] = (await get(page, 'patients.list', { query: '', offset: 0, limit: 1 })).rows;
    await get(page, 'patients.get', { id: patient?.id ?? '' });
    const change = await ask(page, 'patients.save', { id: null, revision: null, values: PATIENT });
    expect(change).toMatchObject({ ok: false, fault: { kind: 'forbidden' } });
    await page.getByRole('button', { name: 'Lock now' }).click();
  });

  await unlock(page, OWNER, PASSPHRASE);
  await test.step('the owner reads of it before anything else', async () => {
    await expect(page.getByRole('dialog', { name: 'The emergency code was used' })).toContainText(
      'The oxygen of a patient runs out tonight',
    );
    await expectAccessible(page);
    await page.getByRole('button', { name: 'I have read this' }).click();
    await expect(page.getByRole('dialog')).toBeHidden();
    expect(
      await program.query(
        `select kind, user_name from emergency_event where kind in ('opened', 'read')`,
        PASSPHRASE,
      ),
    ).toEqual([
      { kind: 'opened', user_name: 'Emergency access: Nora Exampleneighbor' },
      { kind: 'read', user_name: OWNER },
    ]);
    const seen = await program.query(
      `select distinct kind from _audit where user_name = 'Emergency access: Nora Exampleneighbor' order by kind`,
      PASSPHRASE,
    );
    expect(seen.map(({ kind }) => kind)).toEqual(
      expect.arrayContaining(['emergencyAccess', 'signOut', 'view']),
    );
  });
});

async function unlock(page: Page, name: string, passphrase: string): Promise<void> {
  await expect(page.getByRole('heading', { name: /^Unlock/ })).toBeVisible();
  const choice = page.getByRole('radio', { name });
  if (await choice.isVisible()) await choice.check({ force: true });
  await field(page, 'Passphrase').fill(passphrase);
  await page.keyboard.press('Enter');
}

/** Enrolls as the page asks; answers with a code that is used up and one of the spare ones. */
async function enroll(page: Page): Promise<{ usedCode: string; spare: string }> {
  await expect(page.getByRole('heading', { name: 'Enroll a device' })).toBeVisible();
  await expect(page.getByRole('img', { name: 'Picture for the authenticator app' })).toBeVisible();
  await expectAccessible(page);
  const shown = await page.getByText(/^([A-Z2-7]{4} ?){8}$/).innerText();
  const usedCode = new TOTP({ secret: Secret.fromBase32(shown.replaceAll(' ', '')) }).generate();
  await expect(field(page, 'Code from the device')).toBeFocused();
  await field(page, 'Code from the device').fill(usedCode);
  await page.keyboard.press('Enter');
  await expect(page.getByRole('heading', { name: 'Keep your spare codes' })).toBeVisible();
  const codes = page.getByRole('list', { name: 'Spare codes' }).getByRole('listitem');
  await expect(codes).toHaveCount(8);
  const spare = (await codes.allInnerTexts())[0] ?? '';
  await page.getByRole('button', { name: 'I have them on paper' }).click();
  return { usedCode, spare };
}

async function makeEmergencyCode(page: Page): Promise<string> {
  await goTo(page, '/safety/safeguards');
  await page.getByRole('button', { name: 'Make an emergency code' }).click();
  await field(page.getByRole('dialog'), 'Your own passphrase').fill(PASSPHRASE);
  await page.getByRole('button', { name: 'Make the code' }).click();
  const groups = page.getByRole('list', { name: 'Emergency code, by groups' }).getByRole('listitem');
  await expect(groups.first()).toBeVisible();
  await expectAccessible(page);
  const code = (await groups.allInnerTexts()).map((text) => text.replace(/^\d+\s*/, '')).join('-');
  await page.getByRole('button', { name: 'I have it on paper' }).click();
  await page.getByRole('textbox', { name: 'Emergency code' }).fill(code);
  await page.getByRole('button', { name: 'Done' }).click();
  await expect(page.getByRole('dialog')).toBeHidden();
  return code;
}

function rowsOf(program: Program): Promise<readonly Readonly<Record<string, unknown>>[]> {
  return program.query(
    `select p.last_name, (select count(*) from user) as people,
       (select count(*) from second_factor) as kept from patient p`,
    PASSPHRASE,
  );
}

const PATIENT = {
  firstName: 'Quillon',
  middleName: '',
  lastName: 'Testperson',
  suffix: '',
  birthDate: null,
  sex: 'unknown' as const,
  phone: '',
  mobile: '',
  email: '',
  address: { line1: '', line2: '', city: '', state: '', zip: '' },
  contacts: [],
  chartNumber: '',
  note: '',
};
