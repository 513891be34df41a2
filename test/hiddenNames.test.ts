// With names hidden none reaches a screen: wherever an answer's field with a patient's name is used, it goes through
// PersonName or shownName.
import { globSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { expect, test } from 'vitest';

const ROOT = path.join(import.meta.dirname, '..');
const FIELD = /\b(?:patientName|holderName)\b/;
/** Shown by what hides it, or only put in order by it. */
const HARMLESS = /PersonName|shown(?:Name|Patient)?\(|sortBy:|byName\.compare\(/;

/** Lines that need neither, each with its reason. */
const TAKEN_APART = 'Taken apart here; where it is used it is judged.';
const PATIENT_FIELD = 'Given to PatientField, which hides it.';
const JUSTIFIED: readonly (readonly [use: string, why: string])[] = [
  ['screens/safety/HoldsSection.tsx: row={({ hold, patientName }) => (', TAKEN_APART],
  ['screens/returned/WhoseIsIt.tsx: {view.candidates.map(({ id, number, patientName }) => (', TAKEN_APART],
  ['screens/service/DeviceDoubts.tsx: const { equipment, holderName } = device;', TAKEN_APART],
  ['screens/equipment/DuplicatesScreen.tsx: of: ({ equipment, holderName }) =>', TAKEN_APART],
  [
    'screens/auditTrail/AuditTrailScreen.tsx: const patientName = trail.rows.find(({ entry }) => entry.patientId === filter.patientId)?.patientName;',
    PATIENT_FIELD,
  ],
  ['screens/auditTrail/AuditTrailScreen.tsx: {...(patientName ? { name: patientName } : {})}', PATIENT_FIELD],
  [
    "screens/auditTrail/useShownRow.ts: patientName: row.patientName === '' ? '' : '(name hidden)',",
    'Hides it itself.',
  ],
  [
    "screens/claims/steps/DeliveryPart.tsx: const EVERY = ['patientName', 'deliveryAddress', 'itemDescription', 'quantity', 'dateDelivered'] as const;",
    'The name of a field, of what a delivery ticket shows.',
  ],
  [
    'screens/equipment/EquipmentFields.tsx: export function EquipmentFields({ editor, holderName, placed = false, autoFocus }: Props) {',
    TAKEN_APART,
  ],
  ['screens/equipment/EquipmentFields.tsx: name={holderName || undefined}', PATIENT_FIELD],
  ['screens/equipment/EquipmentPage.tsx: holderName={view?.holderName}', 'Given to EquipmentFields.'],
  [
    'screens/service/VisitBasics.tsx: const shownPatient = visit.patientId === view.visit.patientId ? view.patientName : undefined;',
    PATIENT_FIELD,
  ],
];

function usesOf(file: string): string[] {
  const text = readFileSync(path.join(ROOT, 'renderer', file), 'utf8');
  return text
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => FIELD.test(line) && !HARMLESS.test(line) && !/^(?:\*|\/\/|readonly )/.test(line));
}

test('no patient’s name reaches a screen but through what hides names', () => {
  const files = globSync('**/*.{ts,tsx}', { cwd: path.join(ROOT, 'renderer') });
  expect(files.length).toBeGreaterThan(200);
  const found = files.flatMap((file) => usesOf(file).map((line) => `${file}: ${line}`)).toSorted();
  expect(found).toEqual(JUSTIFIED.map(([use]) => use).toSorted());
});
