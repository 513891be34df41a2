// Story: a release of the code set comes in. A hostile file is refused with the line at fault; the right one is looked
// through first, names the open claim that it touches, and after the import that claim is blocked by CODE-ANNUAL.
import type { Page } from '@playwright/test';
import { expect, expectAccessible, expectAccessibleInBoth, test } from '../support/program.ts';
import { releaseFile } from '../support/releaseFile.ts';
import type { TestFile } from '../support/files.ts';
import { exampleRental } from '../../shared/rules/examples/exampleRental.ts';
import { finding, needed } from './support/claim.ts';
import { goTo, openOffice, OWNER, PASSPHRASE } from './support/office.ts';
import { keepCase } from './support/records.ts';

const NAME = 'HCPC2026_OCT_ANWEB.txt';
const NEW_WORDS = 'Made-up words for a plain wheelchair';
const NEW_CODE = 'Made-up device that nobody has built, each';

/** Ends the code of the claim, rewords one, adds one. */
function october(): TestFile {
  return releaseFile(NAME, {
    ended: { E1392: '2026-09-30' },
    reworded: { K0001: NEW_WORDS },
    added: { E9999: NEW_CODE },
  });
}

/** The same, with a formula where a descriptor begins, far down in the file. */
function hostile(): TestFile {
  const file = october();
  const lines = file.buffer.toString('latin1').split('\r\n');
  lines[6999] = `${lines[6999] ?? ''}=HYPERLINK("http://example.test")`;
  return { ...file, buffer: Buffer.from(lines.join('\r\n'), 'latin1') };
}

async function choose(page: Page, file: TestFile): Promise<void> {
  await page.getByLabel(/^Drop CMS’s release.*: choose$/).setInputFiles(file);
}

test('a release is looked through, imported, and judges the open claims', async ({ program, page }) => {
  test.setTimeout(120_000);
  await openOffice(page);
  const kept = await keepCase(page, exampleRental()); // E1392, delivered 5 October 2026
  const releases = () =>
    program.query('select name, released_on, file_name, user_name from code_release', PASSPHRASE);

  await goTo(page, '/codes');
  await page.getByRole('button', { name: 'Import a release' }).click();

  await test.step('a hostile file is refused with its line, and nothing is changed', async () => {
    await choose(page, hostile());
    const refused = page.getByRole('alert', { name: 'The file was refused' });
    await expect(refused).toContainText(`${NAME} was refused; nothing was changed`);
    await expect(refused.getByRole('row', { name: /Line 7000/ })).toBeVisible();
    await expect(refused).not.toContainText('HYPERLINK');
    await expectAccessible(page);
  });

  await test.step('the right one shows what it changes, and the open claim that it touches', async () => {
    await choose(page, october());
    await expect(page.getByRole('heading', { level: 1, name: 'HCPCS Level II, October 2026' })).toBeVisible();
    await expect(page.getByText('The newest release. It speaks for 10/01/2026 to 12/31/2026.')).toBeVisible();
    const claims = page.getByRole('grid', { name: 'Open claims that this release touches' });
    await expect(claims.getByRole('row', { name: new RegExp(kept.number) })).toContainText('E1392');
    await expectAccessible(page);
    for (const [tab, words] of [
      ['Added (1)', NEW_CODE],
      ['Ended (1)', '09/30/2026'],
      ['Reworded (1)', NEW_WORDS],
      ['Repriced (0)', 'No code is repriced.'],
    ] as const) {
      await page.getByRole('radio', { name: tab }).check();
      await expect(page.getByRole('main')).toContainText(words);
    }
  });

  await test.step('Cancel changes nothing', async () => {
    await page.getByRole('button', { name: 'Cancel' }).click();
    await expect(page.getByText('Drop CMS’s release of HCPCS Level II here')).toBeVisible();
    expect(await releases()).toEqual([]);
  });

  await test.step('Import keeps it with where it came from', async () => {
    await choose(page, october());
    await page.getByRole('button', { name: 'Import this release' }).click();
    await expect(page.getByText('HCPCS Level II, October 2026 is imported.')).toBeVisible();
    await expect(page.getByRole('list', { name: 'Releases' })).toContainText(`Imported by ${OWNER}`);
    expect(await releases()).toEqual([
      { name: 'HCPCS Level II, October 2026', released_on: '2026-10-01', file_name: NAME, user_name: OWNER },
    ]);
    expect(await program.query(`select ends_on from code_entry where code = 'E1392'`, PASSPHRASE)).toEqual([
      { ends_on: '2026-09-30' },
    ]);
  });

  await test.step('the library knows the new code and that the other one ended', async () => {
    await page.getByLabel('Find a code').fill('nobody has built');
    const about = page.getByRole('region', { name: 'About E9999' });
    await expect(about).toContainText('In force on');
    await expect(about).toContainText('HCPCS Level II, October 2026');
    await page.getByLabel('Find a code').fill('E1392');
    await expect(page.getByRole('region', { name: 'About E1392' })).toContainText(
      'E1392 ended on 09/30/2026.',
    );
    await page.getByLabel('Standing on').fill('9/30/26');
    await page.getByLabel('Standing on').press('Enter');
    await expect(page.getByRole('region', { name: 'About E1392' })).toContainText('In force on 09/30/2026');
    await expectAccessible(page);
  });

  await test.step('the claim is blocked by it', async () => {
    await goTo(page, `/claims/${kept.claimId}`);
    const card = finding(page, 'CODE-ANNUAL');
    await expect(card).toContainText('Must fix');
    await expect(card).toContainText('E1392 ended on 09/30/2026');
    await expect(needed(page)).not.toContainText('Nothing stands in the way of billing.');
    await page.getByRole('button', { name: /^Codes and modifiers/ }).click();
    await expect(page.getByText('Not in force on 10/05/2026:')).toBeVisible();
    const [summary] = await program.query('select gap_rules from claim_summary', PASSPHRASE);
    expect(String(summary?.['gap_rules'])).toContain('CODE-ANNUAL');
  });

  await test.step('the same file again changes nothing, and says so', async () => {
    await goTo(page, '/codes/import');
    await choose(page, october());
    await expect(page.getByText(/This release is here already: imported as/)).toBeVisible();
    await expect(page.getByRole('button', { name: 'Import this release' })).toBeDisabled();
    expect(await releases()).toHaveLength(1);
  });
});

test('the code library shows guide against CMS, in light and in dark', async ({ page }) => {
  await openOffice(page);
  await goTo(page, '/codes');
  await expect(page.getByRole('heading', { name: 'Guide against CMS' })).toBeVisible();
  await expectAccessibleInBoth(page);
  await page.getByRole('button', { name: 'L7600', exact: true }).click();
  const about = page.getByRole('region', { name: 'About L7600' });
  await expect(about).toContainText('Prosthetic donning sleeve, any material, each');
  const conflict = about.getByRole('note', { name: 'Guide and official text disagree' });
  await expect(conflict).toContainText(/Medicare\s*Must fix/);
  await expect(conflict.getByRole('button', { name: 'K0740' })).toBeVisible();
  await expectAccessibleInBoth(page);
  await page.getByRole('radio', { name: 'Modifiers' }).check();
  await expect(page.getByRole('grid', { name: 'Modifiers' })).toContainText(
    'Every criterion of the medical policy is met',
  );
  await expectAccessibleInBoth(page);
  await page.getByRole('radio', { name: 'ICD-10-CM' }).check();
  await page.getByLabel('Find a code').fill('copd');
  await expect(page.getByRole('row', { name: /^J44/ }).first()).toBeVisible();
  await expectAccessibleInBoth(page);
});
