import { expect, type Locator, type Page } from '@playwright/test';

/** The field with exactly this label, whether or not it is marked as required. */
export function field(scope: Page | Locator, label: string): Locator {
  const escaped = label.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');
  return scope.getByLabel(new RegExp(`^${escaped}(\\s*\\*)?$`));
}

/** Types into a look-up, takes the first that is found, and waits until it stands there. */
export async function lookUp(scope: Page | Locator, label: string, text: string): Promise<void> {
  const box = field(scope, label);
  await box.fill(text);
  await box.press('Enter');
  // A click before the words have become a choice would find nobody chosen.
  await expect(box).not.toHaveAttribute('data-typed');
}
