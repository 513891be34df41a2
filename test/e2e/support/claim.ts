import { readFileSync } from 'node:fs';
import { expect, type Locator, type Page } from '@playwright/test';
import { type ReadPdf, readPdf } from '../../support/pdfText.ts';

/** The claim's page: steps at the left, the step, and what is still needed. */

export function step(page: Page, name: string): Locator {
  return page
    .getByRole('navigation', { name: 'Steps of the claim' })
    .getByRole('button', { name: new RegExp(`^${escape(name)}`) });
}

export function needed(page: Page): Locator {
  return page.getByRole('complementary', { name: 'What is still needed' });
}

/** The card of a rule; none once nothing is found any more. */
export function finding(page: Page, rule: string): Locator {
  return needed(page).getByRole('article', { name: new RegExp(`^${escape(rule)}: `) });
}

/** The rules that have a finding now, in the order of the screen. */
export async function findings(page: Page): Promise<readonly string[]> {
  const labels = await needed(page)
    .getByRole('article')
    .evaluateAll((cards) => cards.map((card) => card.getAttribute('aria-label') ?? ''));
  return labels.map((label) => label.split(':')[0] ?? '');
}

/** Presses Finalise and says yes. */
export async function finalise(page: Page): Promise<void> {
  await page.getByRole('button', { name: 'Check and finish', exact: true }).click();
  await page.getByRole('button', { name: 'Finalize', exact: true }).click();
  await page
    .getByRole('dialog', { name: 'Finalize this claim?' })
    .getByRole('button', { name: 'Finalize' })
    .click();
  await expect(page.getByText(/^Finalized by /)).toBeVisible();
}

/** Saves the packet as a person does and reads the file with another library than the one that wrote it. */
export async function savePacket(
  page: Page,
  press: () => Promise<void> = () => page.getByRole('button', { name: 'Save the packet' }).click(),
): Promise<ReadPdf & { readonly fileName: string; readonly bytes: Buffer }> {
  const download = page.waitForEvent('download');
  await press();
  const file = await download;
  const bytes = readFileSync(await file.path());
  return { ...(await readPdf(new Uint8Array(bytes))), fileName: file.suggestedFilename(), bytes };
}

function escape(text: string): string {
  return text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');
}
