import { expect, type Page } from '@playwright/test';
import type { ClaimCase } from '../../../shared/domain/claimCase.ts';
import { PayerValues } from '../../../shared/domain/payer.ts';
import {
  CoverageValues,
  DiagnosisValues,
  PatientValues,
  PhysicianValues,
} from '../../../shared/domain/people.ts';
import { pdfFile } from '../../support/files.ts';
import { get } from './bridge.ts';
import { control, group, type Hand } from './hands.ts';
import { recordValues } from './records.ts';

/** What every claim at the desk begins with: payer and physician on file, a new patient, a claim, its papers. */

/** An office has its payers and physicians before the first claim. */
export async function keepPayerAndPhysician(page: Page, { payer, physician }: ClaimCase): Promise<void> {
  if (!payer || !physician) throw new Error('the example has no payer or physician');
  const { id: _payer, revision: _one, ...payerValues } = payer;
  const { id: _physician, revision: _two, ...physicianValues } = physician;
  const created = { id: null, revision: null };
  await get(page, 'payers.save', { ...created, values: PayerValues.parse(payerValues) });
  await get(page, 'physicians.save', { ...created, values: PhysicianValues.parse(physicianValues) });
}

/** The case's payer, physician and patient with coverage and diagnoses, where the typing of them is not the story. */
export async function keepPeople(page: Page, theCase: ClaimCase): Promise<void> {
  const { payer, physician, patient, coverage } = theCase;
  if (!payer || !physician || !coverage) throw new Error('the example has no payer, physician or coverage');
  const created = { id: null, revision: null };
  await get(page, 'physicians.save', { ...created, values: recordValues(PhysicianValues, physician) });
  const payerId = (await get(page, 'payers.save', { ...created, values: recordValues(PayerValues, payer) }))
    .id;
  const patientId = (
    await get(page, 'patients.save', { ...created, values: recordValues(PatientValues, patient) })
  ).id;
  await get(page, 'coverages.save', {
    ...created,
    // The signature is typed on the claim, as it comes in.
    values: { ...recordValues(CoverageValues, coverage), patientId, payerId, signatureOnFileOn: null },
  });
  for (const diagnosis of theCase.diagnoses) {
    const values = { ...recordValues(DiagnosisValues, diagnosis), patientId };
    await get(page, 'diagnoses.save', { ...created, values });
  }
}

/** A new patient with coverage by the payer, and diagnoses: what is typed, and the code that it finds. */
export async function addPatient(
  page: Page,
  hand: Hand,
  payerName: string,
  diagnoses: readonly (readonly [typed: string, code: string])[],
): Promise<void> {
  await hand.go('Patients');
  await hand.startNew('New patient');
  await hand.type(control(page, 'firstName'), 'Avery');
  await hand.type(control(page, 'lastName'), 'Testperson');
  await hand.type(control(page, 'birthDate'), '3/14/51');
  await hand.choose(group(page, 'sex'), 'Female');
  await hand.type(control(page, 'phone'), '217 555 0142');
  await hand.type(control(page, 'address.line1'), '12 Sample Lane');
  await hand.type(control(page, 'address.city'), 'Springfield');
  await hand.type(control(page, 'address.state'), 'il');
  await hand.type(control(page, 'address.zip'), '62704');
  await hand.pick(page.getByLabel('Add coverage: the payer'), payerName, payerName);
  await hand.type(control(page, 'memberId'), 'SAMPLE123456');
  await hand.type(control(page, 'from'), '01/01/2024');
  for (const [typed, code] of diagnoses) {
    await hand.pick(page.getByLabel('Add diagnosis: ICD-10-CM code or words'), typed, code);
    await expect(page.getByRole('group', { name: `Diagnosis ${code}` })).toBeVisible();
  }
  await expect(page.getByText(/^Saved \d/).first()).toBeVisible();
}

/** Opens a claim of a kind for the patient, as from the list of claims. */
export async function openClaim(page: Page, hand: Hand, kind: string): Promise<void> {
  await hand.go('Claims');
  await hand.startNew('New claim');
  const dialog = page.getByRole('dialog', { name: 'New claim' });
  await hand.pick(dialog.getByLabel('Patient'), 'Testperson', 'Testperson');
  await hand.choose(dialog, kind);
  await hand.press(dialog.getByRole('button', { name: 'Open the claim' }));
  await expect(page.getByRole('heading', { level: 1, name: /^CW-\d{4}-\d{6}$/ })).toBeVisible();
}

/** Drops a paper onto the page of attachments and tells its date and that it is signed. The name says what it is. */
export async function addPaper(
  page: Page,
  hand: Hand,
  paper: { readonly name: string; readonly type: string; readonly date: string; readonly signed: boolean },
): Promise<void> {
  await hand.bringFiles([await pdfFile(`${paper.name}.pdf`, [paper.name, 'Made up for a test'])]);
  const shown = page.getByRole('group', { name: paper.name, exact: true });
  await expect(shown).toBeVisible();
  const path = await shown.locator('[data-path]').first().getAttribute('data-path');
  const place = `documents.${String(path?.split('.')[1])}`;
  await expect(control(page, `${place}.type`)).toHaveValue(paper.type);
  await hand.type(control(page, `${place}.documentDate`), paper.date);
  if (paper.signed) await hand.choose(group(page, `${place}.signed`), 'Yes');
}
