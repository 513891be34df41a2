import type { OrderValues, OxygenTestValues } from '../../shared/domain/clinical.ts';
import { EQUIPMENT_STATUS_NAMES, type EquipmentValues } from '../../shared/domain/equipment.ts';
import type { Coverage, PatientValues } from '../../shared/domain/people.ts';
import type { ServiceVisitValues } from '../../shared/domain/serviceVisit.ts';

/** The trade's words for the choices of the records, in the order in which they are offered. */

interface Option<V extends string> {
  readonly value: V;
  readonly label: string;
}

export const COVERS: readonly Option<NonNullable<OrderValues['covers']>>[] = [
  { value: 'repair', label: 'A repair' },
  { value: 'upkeep', label: 'Upkeep of the device' },
  { value: 'rental', label: 'Rental' },
  { value: 'purchase', label: 'Purchase' },
  { value: 'contents', label: 'Oxygen contents' },
  { value: 'orthosis', label: 'An orthosis' },
  { value: 'treatment', label: 'A treatment' },
];

export const SIGNATURES: readonly Option<OrderValues['signature']>[] = [
  { value: 'handwritten', label: 'Handwritten' },
  { value: 'electronic', label: 'Electronic' },
  { value: 'stamp', label: 'Stamp' },
  { value: 'none', label: 'Not signed' },
];

export const DELIVERIES: readonly Option<NonNullable<OrderValues['delivery']>>[] = [
  { value: 'continuous', label: 'Continuous' },
  { value: 'pulse', label: 'Pulse' },
  { value: 'both', label: 'Both' },
];

export const TEST_METHODS: readonly Option<NonNullable<OxygenTestValues['method']>>[] = [
  { value: 'arterialBloodGas', label: 'Arterial blood gas' },
  { value: 'oximetry', label: 'Oximetry' },
];

export const TEST_CONDITIONS: readonly Option<NonNullable<OxygenTestValues['condition']>>[] = [
  { value: 'rest', label: 'At rest' },
  { value: 'exertion', label: 'On exertion' },
  { value: 'sleep', label: 'Asleep' },
];

export const TEST_STUDIES: readonly Option<NonNullable<OxygenTestValues['study']>>[] = [
  { value: 'standAlone', label: 'Made for itself' },
  { value: 'titration', label: 'Titration in a sleep laboratory' },
  { value: 'sleepApneaTest', label: 'Part of a sleep apnea test' },
  { value: 'stressTest', label: 'Part of a stress test' },
];

export const GROUP_TWO_CONDITIONS: readonly Option<NonNullable<OxygenTestValues['groupTwoCondition']>>[] = [
  { value: 'edema', label: 'Dependent edema with heart failure' },
  { value: 'pulmonaryHypertension', label: 'Pulmonary hypertension or cor pulmonale' },
  { value: 'erythrocythemia', label: 'Erythrocythemia, hematocrit over 56%' },
];

export const RELATIONS: readonly Option<Coverage['relation']>[] = [
  { value: 'self', label: 'The patient' },
  { value: 'spouse', label: 'Spouse' },
  { value: 'child', label: 'Child of the insured' },
  { value: 'other', label: 'Other' },
];

export const SEXES: readonly Option<PatientValues['sex']>[] = [
  { value: 'female', label: 'Female' },
  { value: 'male', label: 'Male' },
  { value: 'unknown', label: 'Not known' },
];

export const STATUSES: readonly Option<EquipmentValues['status']>[] = [
  { value: 'inService', label: EQUIPMENT_STATUS_NAMES.inService },
  { value: 'inRepair', label: EQUIPMENT_STATUS_NAMES.inRepair },
  { value: 'inStock', label: EQUIPMENT_STATUS_NAMES.inStock },
  { value: 'retired', label: EQUIPMENT_STATUS_NAMES.retired },
];

export const PURPOSES: readonly Option<NonNullable<ServiceVisitValues['purpose']>>[] = [
  { value: 'repair', label: 'Repair' },
  { value: 'emergency', label: 'Emergency' },
  { value: 'preventive', label: 'Maintenance' },
  { value: 'setup', label: 'Setup' },
  { value: 'pickup', label: 'Pickup' },
];

export const RESULTS: readonly Option<NonNullable<ServiceVisitValues['result']>>[] = [
  { value: 'repaired', label: 'Repaired' },
  { value: 'maintained', label: 'Maintained' },
  { value: 'partsOnOrder', label: 'Parts on order' },
  { value: 'noFaultFound', label: 'No fault found' },
  { value: 'notRepairable', label: 'Cannot be repaired' },
];

export const WORK_KINDS: readonly Option<ServiceVisitValues['workKinds'][number]>[] = [
  { value: 'partReplacement', label: 'Part replaced' },
  { value: 'adjustment', label: 'Adjusted' },
  { value: 'cleaning', label: 'Cleaned' },
  { value: 'calibration', label: 'Calibrated' },
  { value: 'battery', label: 'Battery' },
  { value: 'accessory', label: 'Accessory' },
  { value: 'cosmetic', label: 'Cosmetic' },
];

/** The label of a choice; '' for none. A value that is not in the list stands as it is. */
export function labelOf(options: readonly Option<string>[], value: string | null): string {
  if (value === null) return '';
  return options.find((each) => each.value === value)?.label ?? value;
}
