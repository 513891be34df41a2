import { expect, test, type Page } from '@playwright/test';
import type { Program } from '../../support/program.ts';
import { exampleRepair } from '../../../shared/rules/examples/exampleRepair.ts';
import { pdfFile } from '../../support/files.ts';
import { finding, findings, savePacket } from './claim.ts';
import { addPatient, keepPayerAndPhysician } from './deskStory.ts';
import { control, group, type Hand, shortcut } from './hands.ts';
import { openOffice, OWNER, PASSPHRASE } from './office.ts';

/**
 * The whole way of a repair at the desk: a new patient with coverage and diagnosis, their device, the visit that
 * is signed, the claim from it, its papers, each finding mended where F8 leads, finalized, and the packet saved.
 */
export async function tellRepair(program: Program, page: Page, hand: Hand): Promise<void> {
  await openOffice(page);
  await keepPayerAndPhysician(page, exampleRepair());
  await test.step('a new patient', () =>
    addPatient(page, hand, 'Sample Mutual Health Plan', [
      ['J96.11', 'J96.11'],
      ['chronic obstructive pulmonary disease unspecified', 'J44.9'],
    ]));
  await test.step('their device', () => addDevice(page, hand));
  await test.step('the service visit, signed', () => signVisit(page, hand));
  await test.step('the claim, mended gap by gap', () => mendClaim(page, hand));
  await test.step('finalized, and its packet saved', () => finish(program, page, hand));
}

async function addDevice(page: Page, hand: Hand): Promise<void> {
  await hand.go('Equipment');
  await hand.startNew('New device');
  await hand.type(control(page, 'serial'), 'EX5-000123');
  await hand.type(control(page, 'make'), 'Examplair');
  await hand.type(control(page, 'model'), 'Home 5');
  await hand.pick(control(page, 'kind'), 'Stationary', 'Stationary concentrator');
  await hand.pick(control(page, 'holderId'), 'Testperson', 'Testperson');
  await hand.choose(group(page, 'ownership'), 'Owned by the patient');
  await hand.type(control(page, 'acquiredOn'), '6/1/2021');
  await hand.type(control(page, 'warrantyUntil'), '5/31/2024');
  await hand.type(control(page, 'warrantyLaborUntil'), '5/31/2024');
  await hand.type(control(page, 'replacementCents'), '980');
  await hand.type(control(page, 'replacementSource'), 'Sample Parts Depot price list of 2026-09-01');
  await expect(page.getByText(/^Saved \d/).first()).toBeVisible();
}

async function signVisit(page: Page, hand: Hand): Promise<void> {
  await hand.go('Service');
  await hand.startNew('New visit');
  await hand.pick(control(page, 'equipmentId'), 'EX5-000123', 'Examplair');
  await hand.type(control(page, 'visitedOn'), '10/20/26');
  await hand.pick(control(page, 'technicianId'), 'Olive', OWNER);
  await hand.choose(group(page, 'purpose'), 'Repair');
  await hand.type(control(page, 'complaint'), 'The red light comes on after half an hour.');
  await hand.type(control(page, 'before.oxygenPercent'), '78.5');
  await hand.type(control(page, 'before.flowLpm'), '2');
  await hand.type(control(page, 'before.hourMeter'), '21480');
  await hand.choose(group(page, 'before.alarms'), 'Pass');
  await hand.tick(group(page, 'findings'), 'Sieve bed spent or contaminated');
  await hand.type(
    control(page, 'malfunction'),
    'Both sieve beds are spent; concentration falls below 82 percent.',
  );
  await hand.type(
    control(page, 'workDone'),
    'Replaced both sieve beds, ran the unit for two hours, measured the outlet.',
  );
  await hand.tick(group(page, 'workKinds'), 'Part replaced');
  await hand.press(page.getByRole('button', { name: 'Add part' }));
  await hand.type(control(page, 'parts.0.partNumber'), 'SMP-SIEVE-5');
  await hand.type(control(page, 'parts.0.description'), 'Sieve bed');
  await hand.type(control(page, 'parts.0.quantity'), '2');
  await hand.type(control(page, 'parts.0.unitCostCents'), '65');
  await hand.type(control(page, 'parts.0.reason'), 'Spent: concentration below the limit of the alarm');
  await hand.press(page.getByRole('button', { name: 'Add minutes' }));
  await hand.type(control(page, 'labor.0.description'), 'Diagnosis and exchange');
  await hand.type(control(page, 'labor.0.minutes'), '75');
  await hand.type(control(page, 'labor.0.hourlyRateCents'), '80');
  await hand.type(control(page, 'after.oxygenPercent'), '94.8');
  await hand.type(control(page, 'after.flowLpm'), '2');
  await hand.choose(group(page, 'after.alarms'), 'Pass');
  await hand.choose(group(page, 'result'), 'Repaired');
  await hand.type(control(page, 'resultNote'), 'Outlet at 94.8 percent after two hours.');
  await hand.type(control(page, 'patientSignedBy'), 'Avery Testperson');
  await hand.type(control(page, 'signedName'), OWNER);
  await hand.press(page.getByRole('button', { name: 'Finish: sign and seal' }));
  await expect(page.getByText('Signed and sealed.')).toBeVisible();
  await hand.press(page.getByRole('button', { name: 'Start claim' }));
}

/** How each finding of this claim is mended, once F8 has put the cursor where it belongs. */
const MENDS: Readonly<Record<string, (page: Page, hand: Hand) => Promise<void>>> = {
  async 'L7600-PAY-VERIFY'(page, hand) {
    await hand.type(control(page, 'claim.repair.coverageVerifiedOn'), '10/15/26');
    await hand.type(control(page, 'claim.repair.patientToldOn'), '10/16/26');
  },
  // The owner repairs as well, and the visit is sealed: what is missing on it is amended beside the original.
  async 'L7600-SCOPE-SUPPLIER'(page, hand) {
    await hand.press(page.locator('[data-path="visit.technicianQualification"]').getByRole('button'));
    const dialog = page.getByRole('dialog', { name: /^Amend/ });
    await hand.type(dialog.getByRole('textbox').first(), 'Examplair service training, 2024');
    await hand.type(dialog.getByLabel('Reason'), 'The certificate was not at hand on the day.');
    await hand.press(dialog.getByRole('button', { name: 'Add amendment' }));
    await expect(dialog).toHaveCount(0);
  },
  async 'L7600-DOC-ORDER'(page, hand) {
    await shortcut(page, 'Alt+4');
    await hand.press(page.getByRole('button', { name: 'Add order' }));
    await hand.pick(control(page, 'order.physicianId'), 'Exampleton', 'Exampleton, Jordan');
    await hand.pick(control(page, 'order.covers'), 'Upkeep', 'Upkeep of the device');
    await hand.type(control(page, 'order.description'), 'Maintain and repair home oxygen concentrator');
    await hand.type(control(page, 'order.orderedOn'), '10/12/26');
    await hand.choose(group(page, 'order.signature'), 'Electronic');
    await hand.type(control(page, 'order.signedOn'), '10/12/26');
    await hand.type(control(page, 'order.receivedOn'), '10/13/26');
    await shortcut(page, 'Alt+7');
    await hand.bringFiles([
      await pdfFile('physician order.pdf', ['Order: maintain and repair', 'Signed electronically']),
    ]);
    const paper = await paperAt(page, 'physician order');
    await expect(control(page, `documents.${paper}.type`)).toHaveValue('Physician order');
    await hand.type(control(page, `documents.${paper}.documentDate`), '10/12/26');
    await hand.choose(group(page, `documents.${paper}.signed`), 'Yes');
    await shortcut(page, 'Alt+4');
    await hand.pick(control(page, 'order.documentId'), 'physician order', 'physician order');
  },
  async 'L7600-COST-COMPARE'(page, hand) {
    await hand.type(control(page, 'claim.repair.comparison.comparedOn'), '10/20/26');
    await hand.type(
      control(page, 'claim.repair.comparison.repairSource'),
      'Itemized parts and labor of the visit',
    );
    await hand.type(
      control(page, 'claim.repair.comparison.conclusion'),
      'The repair costs a quarter of a new device.',
    );
  },
  async 'L7600-DOC-NOTES'(page, hand) {
    await hand.bringFiles([await pdfFile('clinical note.pdf', ['Oxygen is still needed, day and night.'])]);
    const paper = await paperAt(page, 'clinical note');
    await hand.type(control(page, `documents.${paper}.documentDate`), '9/8/26');
    await hand.choose(group(page, `documents.${paper}.signed`), 'Yes');
    await hand.choose(group(page, `documents.${paper}.statesContinuedNeed`), 'Yes');
  },
  async 'L7600-DOC-INVOICE'(page, hand) {
    await hand.bringFiles([await pdfFile('parts invoice.pdf', ['2 x Sieve bed 65.00', 'Total 130.00'])]);
    const paper = await paperAt(page, 'parts invoice');
    await hand.type(control(page, `documents.${paper}.documentDate`), '10/16/26');
    await hand.type(control(page, `documents.${paper}.invoiceTotalCents`), '130');
  },
};

/** The place of a paper on the claim, once it is there. */
async function paperAt(page: Page, title: string): Promise<number> {
  const paper = page.getByRole('group', { name: title, exact: true });
  await expect(paper).toBeVisible();
  const path = await paper.locator('[data-path]').first().getAttribute('data-path');
  return Number(path?.split('.')[1]);
}

async function mendClaim(page: Page, hand: Hand): Promise<void> {
  await expect(page.getByRole('heading', { level: 1, name: /^CW-\d{4}-\d{6}$/ })).toBeVisible();
  const order: string[] = [];
  for (let round = 0; round < 12; round += 1) {
    const open = await findings(page);
    if (open.length === 0) break;
    await shortcut(page, 'F8');
    const current = page.locator('article[aria-current]');
    await expect(current).toHaveCount(1);
    const rule = (await current.getAttribute('aria-label'))?.split(':')[0] ?? '';
    const path = await page.evaluate(
      () => document.activeElement?.closest('[data-path]')?.getAttribute('data-path') ?? '',
    );
    expect(path, `F8 puts the cursor into a field for ${rule}`).not.toBe('');
    const mend = MENDS[rule];
    if (!mend) throw new Error(`${rule} was not expected: ${(await current.textContent()) ?? ''}`);
    order.push(rule);
    await mend(page, hand);
    await expect(finding(page, rule)).toHaveCount(0);
  }
  expect(order.sort()).toEqual(Object.keys(MENDS).sort());
}

async function finish(program: Program, page: Page, hand: Hand): Promise<void> {
  await shortcut(page, 'Alt+8');
  await hand.press(page.getByRole('button', { name: 'Finalize', exact: true }));
  await hand.press(
    page.getByRole('dialog', { name: 'Finalize this claim?' }).getByRole('button', { name: 'Finalize' }),
  );
  await expect(page.getByText(`Finalized by ${OWNER}`)).toBeVisible();

  const packet = await savePacket(page, () =>
    hand.press(page.getByRole('button', { name: 'Save the packet' })),
  );
  const text = packet.pages.join(' ');
  const number = (await page.getByRole('heading', { level: 1 }).textContent()) ?? '';
  for (const words of [
    'Avery',
    'Testperson',
    number,
    'L7600',
    'J96.11',
    'Sieve bed',
    'EX5-000123',
    '$230.00',
    'Sample Mutual',
    OWNER,
  ]) {
    expect(text, 'the packet').toContain(words);
  }
  expect(packet.fileName).not.toMatch(/Avery|Testperson/);
  expect(packet.pages.length).toBeGreaterThanOrEqual(6);
  packet.pages.forEach((page, index) => {
    expect(page).toContain(`${String(index + 1)} of ${String(packet.pages.length)}`);
    expect(page).toContain(number);
  });
  expect(packet.bookmarks.length).toBeGreaterThanOrEqual(5);
  const again = await savePacket(page, () =>
    hand.press(page.getByRole('button', { name: 'Save the packet' })),
  );
  expect(again.bytes.equals(packet.bytes), 'the same claim makes the same bytes').toBe(true);

  expect(await program.query('select number, state from claim', PASSPHRASE)).toEqual([
    { number, state: 'finalised' },
  ]);
  expect(await program.query('select last_name, birth_date, phone from patient', PASSPHRASE)).toEqual([
    { last_name: 'Testperson', birth_date: '1951-03-14', phone: '2175550142' },
  ]);
  expect(await program.query('select count(*) as papers from document', PASSPHRASE)).toEqual([{ papers: 3 }]);
}
