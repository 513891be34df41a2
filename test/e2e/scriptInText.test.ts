// Story: somebody types script and markup into names and notes. It is kept and shown as the text that it is.
import { expect, test } from '../support/program.ts';
import { exampleRepair } from '../../shared/rules/examples/exampleRepair.ts';
import { goTo, openOffice, PASSPHRASE } from './support/office.ts';
import { keepCase } from './support/records.ts';

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
