// Story: every screen of the sample office, in light and in dark, with nothing for axe to find and nothing refused
// by the content policy (the fixture fails a test for that). At 200 % text nothing is lost at 1280 by 800.
import type { Page } from '@playwright/test';
import { expect, expectAccessible, expectContrast, test } from '../support/program.ts';
import { arrive, rooms } from './support/rooms.ts';

test.use({ sample: true });

// Two tests share the rooms, so that they run side by side. Dark differs from light in its colors alone, and large text
// in its sizes, so each room is visited once.
for (const half of [0, 1]) {
  test(`axe finds nothing on any screen in light and in dark, and 200 % text loses nothing, half ${half + 1}`, async ({
    page,
  }) => {
    test.setTimeout(240_000);
    await expect(page.getByRole('link', { name: 'Work', exact: true })).toBeVisible();
    const found: string[] = [];
    const mine = (await rooms(page)).filter((_, at) => at % 2 === half);
    for (const room of mine) {
      await arrive(page, room);
      await expectAccessible(page).catch((error: unknown) => found.push(`${room}: ${String(error)}`));
      await page.emulateMedia({ colorScheme: 'dark' });
      await expectContrast(page).catch((error: unknown) => found.push(`${room}, dark: ${String(error)}`));
      await page.emulateMedia({ colorScheme: 'light' });
      found.push(...(await lostInLargeText(page)).map((what) => `${room}, 200 %: ${what}`));
    }
    expect(found).toEqual([]);
    expect(mine.length).toBeGreaterThan(15);
  });
}

/** What leaves the page's width when text is twice as large, as the setting makes it. */
async function lostInLargeText(page: Page): Promise<string[]> {
  return page.evaluate(async () => {
    const root = document.documentElement;
    root.dataset['textSize'] = '200';
    await new Promise((resolve) => requestAnimationFrame(() => requestAnimationFrame(resolve)));
    const size = parseFloat(getComputedStyle(root).fontSize);
    const cut = [...document.querySelectorAll<HTMLElement>('main button, main input, main a[href]')].filter(
      (element) => {
        if (element.closest('[data-scroll], table, [class*=box]')) return false;
        const { right, width } = element.getBoundingClientRect();
        return width > 0 && right > root.clientWidth + 1;
      },
    );
    const lost = [
      ...(size < 24 ? ['the text is not large'] : []),
      ...(root.scrollWidth > root.clientWidth ? ['the page is wider than its window'] : []),
      ...cut.map((element) => element.outerHTML.slice(0, 120)),
    ];
    root.dataset['textSize'] = '100';
    return lost;
  });
}
