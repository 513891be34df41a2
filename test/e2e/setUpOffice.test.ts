// Story: an office is set up on a new computer, its recovery code is typed back, and the code later replaces a
// lost passphrase.
import { expect, expectAccessible, test } from '../support/program.ts';
import { field } from './support/fields.ts';
import { OWNER, PASSPHRASE } from './support/office.ts';

test('an office is set up, and its recovery code opens it when the passphrase is lost', async ({
  program,
  page,
}) => {
  await page.getByRole('button', { name: 'Set up my office' }).click();
  await expect(page.getByRole('heading', { name: 'Set up my office' })).toBeVisible();

  await test.step('what is missing is named at once, and nothing is made', async () => {
    await page.getByRole('button', { name: 'Make the office' }).click();
    const summary = page.getByRole('group', { name: 'There is a problem' });
    await expect(summary).toBeFocused();
    await expect(summary.getByRole('button')).toHaveText([
      'Give the supplier’s name.',
      'Give the supplier’s NPI: ten digits.',
      'Give the owner’s name.',
      'Choose a passphrase.',
    ]);
    await expectAccessible(page);
    await summary.getByRole('button', { name: 'Give the supplier’s name.' }).click();
    await expect(page.getByLabel('Supplier name')).toBeFocused();
  });

  await test.step('an NPI with two digits swapped is refused by its check digit', async () => {
    await page.getByLabel('Supplier name').fill('Example Oxygen Supply');
    await field(page, 'NPI').fill('1234567839');
    await page.getByLabel('Tax id (EIN)').fill('00-0000000');
    await expect(page.getByText('The check digit does not fit')).toBeVisible();
    await field(page, 'NPI').fill('123 456 7893');
  });

  await page.getByLabel('Taxonomy code').fill('332b00000x');
  await page.getByLabel('License number').fill('SAMPLE-0001');
  await page.getByLabel('License state').fill('il');
  await page.getByLabel('License expires').fill('12/31/28');
  await page.getByLabel('Street').fill('100 Example Street');
  await page.getByLabel('City').fill('Springfield');
  await field(page, 'State').fill('IL');
  await page.getByLabel('ZIP').fill('62701');
  await page.getByLabel('Telephone').fill('217 555 0100');
  await page.getByLabel('Time zone').fill('Central');
  await page.getByRole('option', { name: 'Central (Chicago)' }).click();
  await page.getByLabel('Your name').fill(OWNER);

  await test.step('a passphrase made of the office’s name is refused', async () => {
    await field(page, 'Passphrase').fill('Example Oxygen Supply 1');
    await page.getByLabel('Passphrase again').fill('Example Oxygen Supply 1');
    await page.getByRole('button', { name: 'Make the office' }).click();
    await expect(page.getByRole('group', { name: 'There is a problem' })).toContainText(
      'name that others know',
    );
  });
  await field(page, 'Passphrase').fill(PASSPHRASE);
  await page.getByLabel('Passphrase again').fill(PASSPHRASE);
  await page.getByRole('button', { name: 'Make the office' }).click();

  await expect(page.getByRole('heading', { name: 'Your recovery code' })).toBeVisible();
  const shown = await page
    .getByRole('list', { name: 'Recovery code, by groups' })
    .getByRole('listitem')
    .allInnerTexts();
  const groups = shown.map((text) => text.replace(/^\d\s+/, '').trim());
  expect(groups).toHaveLength(8);
  await expectAccessible(page);

  await test.step('the code is typed back from the paper; a wrong group is named', async () => {
    await page.getByRole('button', { name: 'I have it on paper' }).click();
    await expect(page.getByText(groups[0] ?? '', { exact: true })).toHaveCount(0);
    const wrong = [...groups];
    [wrong[2], wrong[5]] = [groups[5] ?? '', groups[2] ?? ''];
    await page.getByLabel('Recovery code').fill(wrong.join(' '));
    await expect(page.getByText('Groups 3 and 6 are not as on the paper')).toBeVisible();
    await page.getByRole('button', { name: 'Open the office' }).click();
    await expect(page.getByRole('heading', { name: 'Type the code back' })).toBeVisible();
    await page.getByLabel('Recovery code').fill(groups.join('-').toLowerCase());
    await page.getByRole('button', { name: 'Open the office' }).click();
  });
  await expect(page.getByRole('link', { name: 'Work', exact: true })).toBeVisible();
  await expect(page.getByRole('banner')).toContainText('Example Oxygen Supply');

  await test.step('the store holds what was typed, in the form that claims need', async () => {
    const [office] = await program.query('select * from office', PASSPHRASE);
    expect(office).toMatchObject({
      name: 'Example Oxygen Supply',
      npi: '1234567893',
      taxonomy: '332B00000X',
      license_state: 'IL',
      license_expires_on: '2028-12-31',
      phone: '2175550100',
      time_zone: 'America/Chicago',
    });
    expect(await program.query('select name, role from user', PASSPHRASE)).toEqual([
      { name: OWNER, role: 'owner' },
    ]);
  });

  await test.step('after a restart the passphrase is lost, and the code sets a new one', async () => {
    await program.restart();
    await expect(page.getByRole('heading', { name: `Unlock for ${OWNER}` })).toBeVisible();
    await page.getByRole('button', { name: 'Use the recovery code' }).click();
    await page.getByLabel('Recovery code').fill([...groups.slice(0, 7), 'AAAAA'].join(' '));
    await field(page, 'New passphrase').fill('velvet anchor marble drizzle');
    await page.getByLabel('New passphrase again').fill('velvet anchor marble drizzle');
    await page.getByRole('button', { name: 'Set the new passphrase and open' }).click();
    await expect(page.getByRole('group', { name: 'There is a problem' })).toContainText('Group 8');
    await page.getByLabel('Recovery code').fill(groups.join(' '));
    await page.getByRole('button', { name: 'Set the new passphrase and open' }).click();
    await expect(page.getByRole('link', { name: 'Work', exact: true })).toBeVisible();
    await expect(program.query('select 1', PASSPHRASE)).rejects.toThrow('nobody of this office');
    expect(await program.query('select 1 as opens', 'velvet anchor marble drizzle')).toEqual([{ opens: 1 }]);
  });
});
