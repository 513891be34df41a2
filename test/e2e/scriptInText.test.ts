// Story: somebody types script and markup into names and notes. It is kept and shown as the text that it is.
import { join } from 'node:path';
import { expect, test } from '../support/program.ts';
import { fillWithScript } from '../support/scriptedOffice.ts';
import { exampleRepair } from '../../shared/rules/examples/exampleRepair.ts';
import { goTo, openOffice, PASSPHRASE } from './support/office.ts';
import { keepCase } from './support/records.ts';
import { rooms } from './support/rooms.ts';

const NAME = '<img src=x onerror="window.harmed=1">';
const NOTE = '</textarea><script>window.harmed=1</script>{{7*7}}${7*7}';

test('script in names and notes shows as text everywhere', async ({ program, page }) => {
  await openOffice(page);
  const base = exampleRepair();
  const kept = await keepCase(page, {
    ...base,
    patient: { ...base.patient, lastName: NAME, note: NOTE },
    equipment: base.equipment && { ...base.equipment, make: '<b>Examplair</b>', note: NOTE },
    visit: base.visit && { ...base.visit, malfunction: NOTE },
    claim: { ...base.claim, note: NOTE },
  });
  const rooms = [
    '/work',
    '/patients',
    `/patients/${kept.patientId}`,
    '/claims',
    `/claims/${kept.claimId}`,
    '/equipment',
    `/equipment/${kept.equipmentId}`,
    '/service',
    `/service/${kept.visitId ?? ''}`,
    '/documents',
  ];
  for (const room of rooms) {
    await goTo(page, room);
    await expect(page.getByRole('heading', { level: 1 })).toBeVisible();
    await expect(page.locator('main')).not.toContainText('There is nothing at this address');
    await expect(page.locator('main [onerror], main script, main b:text-is("Examplair")'), room).toHaveCount(
      0,
    );
  }
  await goTo(page, '/patients');
  await expect(page.getByRole('row').filter({ hasText: NAME })).toHaveCount(1);
  await goTo(page, `/patients/${kept.patientId}`);
  await expect(page.getByRole('heading', { level: 1 })).toContainText(NAME);
  expect(await page.evaluate(() => 'harmed' in window)).toBe(false);
  expect(await program.query('select last_name, note from patient', PASSPHRASE)).toEqual([
    { last_name: NAME, note: NOTE },
  ]);
});

test.describe('a whole office of harmful texts', () => {
  test.use({ sample: true });

  test('runs in no screen', async ({ program, page }) => {
    test.setTimeout(120_000);
    await expect(page.getByRole('heading', { level: 1 })).toBeVisible();
    await program.stop();
    const { cells } = await fillWithScript(join(program.dataDir, 'sample'), 'look around 4 practice only');
    expect(cells).toBeGreaterThan(1_000);
    await program.restart();
    await expect(page.getByRole('heading', { level: 1 })).toBeVisible();
    const usual = await rooms(page);
    const claims = usual.filter((room) => /^\/claims\/[0-9a-f]/.test(room)).slice(0, 3);
    const visited = [
      ...usual,
      '/safety/backups',
      ...claims.flatMap((room) => [`${room}/gap`, `${room}/form`, `${room}/portal`]),
    ];
    expect(visited.length).toBeGreaterThan(40);
    const seen = await page.evaluate(async (addresses) => {
      const pause = (ms: number) => new Promise((resolve) => setTimeout(resolve, ms));
      const found: { room: string; harmed: boolean; planted: number; named: boolean; broken: boolean }[] = [];
      for (const room of addresses) {
        window.location.hash = `#${room}`;
        // There once its heading is and nothing in it loads any more; then time for what was planted to run.
        for (let waited = 0; waited < 8_000; waited += 20) {
          await pause(20);
          const busy = document.querySelector('[aria-busy=true]') !== null;
          if (waited >= 40 && !busy && document.querySelector('h1') !== null) break;
        }
        const text = document.body.innerText;
        found.push({
          room,
          harmed: 'harmed' in window,
          planted: document.querySelectorAll('[onerror], img[src="x"], body script:not([src])').length,
          named: text.includes('onerror='),
          broken: text.includes('Open it again') || document.querySelector('h1') === null,
        });
      }
      return found;
    }, visited);
    for (const room of seen) expect(room).toMatchObject({ harmed: false, planted: 0, broken: false });
    const shown = seen.filter(({ named }) => named).length;
    // The texts were there to be seen.
    expect(shown).toBeGreaterThan(visited.length / 2);
    expect(await page.title()).not.toContain('onerror');
  });
});
