import type { SearchHit } from '../../shared/contract/claims.ts';
import type {
  EquipmentView,
  PatientRow,
  PatientView,
  RecordKind,
  VisitRow,
  VisitView,
} from '../../shared/contract/records.ts';
import { type DocumentRecord, PAYER_PAPERS } from '../../shared/domain/document.ts';
import type { Equipment, EquipmentValues } from '../../shared/domain/equipment.ts';
import type { User } from '../../shared/domain/people.ts';

/**
 * Records as they leave for the bench: a technician works on devices and visits, and what is paid, by whom and under
 * which claim is kept back here, whatever a screen would draw.
 */

type Asker = Pick<User, 'role'>;

export function isAtBench({ role }: Asker): boolean {
  return role === 'technician';
}

const NO_COSTS = {
  acquisitionCents: null,
  acquisitionSource: '',
  replacementCents: null,
  replacementSource: '',
} as const satisfies Partial<EquipmentValues>;

/** Fields of the journal that say what something cost, or whether it is billed. */
export const COST_FIELDS: readonly string[] = [
  ...Object.keys(NO_COSTS),
  'unitCostCents',
  'hourlyRateCents',
  'invoiceTotalCents',
  'billed',
];

export function deviceFor(user: Asker, device: Equipment): Equipment {
  return isAtBench(user) ? { ...device, ...NO_COSTS } : device;
}

/** What a technician saves says nothing of costs: those that are on file stay. */
export function withStoredCosts(
  user: Asker,
  values: EquipmentValues,
  stored: EquipmentValues | null,
): EquipmentValues {
  if (!isAtBench(user)) return values;
  const { acquisitionCents, acquisitionSource, replacementCents, replacementSource } = stored ?? NO_COSTS;
  return { ...values, acquisitionCents, acquisitionSource, replacementCents, replacementSource };
}

/** @returns the row without its claim, and without what was decided about billing it */
export function visitRowFor<Row extends VisitRow>(user: Asker, row: Row): Row {
  return isAtBench(user) ? { ...row, claimNumber: '', keptAsRecord: false } : row;
}

export function documentsFor(user: Asker, documents: readonly DocumentRecord[]): DocumentRecord[] {
  return isAtBench(user) ? documents.filter(({ type }) => !PAYER_PAPERS.includes(type)) : [...documents];
}

export function patientRowFor(user: Asker, row: PatientRow): PatientRow {
  return isAtBench(user) ? { ...row, payerName: '', openClaims: 0 } : row;
}

export function patientViewFor(user: Asker, view: PatientView): PatientView {
  if (!isAtBench(user)) return view;
  return {
    ...view,
    coverages: [],
    claims: [],
    devices: view.devices.map((device) => deviceFor(user, device)),
    visits: view.visits.map((row) => visitRowFor(user, row)),
    documents: documentsFor(user, view.documents),
  };
}

export function equipmentViewFor(user: Asker, view: EquipmentView): EquipmentView {
  if (!isAtBench(user)) return view;
  return {
    ...view,
    equipment: deviceFor(user, view.equipment),
    visits: view.visits.map((row) => visitRowFor(user, row)),
    claims: [],
    documents: documentsFor(user, view.documents),
  };
}

export function visitViewFor(user: Asker, view: VisitView): VisitView {
  if (!isAtBench(user)) return view;
  return {
    ...view,
    record: null,
    equipment: view.equipment && deviceFor(user, view.equipment),
    claims: [],
    documents: documentsFor(user, view.documents),
  };
}

/** Records whose history a technician may read. */
const BENCH_HISTORIES: readonly RecordKind[] = ['patient', 'equipment', 'visit', 'document'];

export function mayReadHistory(user: Asker, kind: RecordKind): boolean {
  return !isAtBench(user) || BENCH_HISTORIES.includes(kind);
}

/** What hangs on a record and is none of the bench: rows of these tables are left out of its history. */
export const DESK_TABLES: readonly string[] = ['coverage', 'service_record'];

const BENCH_HITS: readonly SearchHit['kind'][] = ['patient', 'equipment', 'visit'];

export function mayFind(user: Asker, kind: SearchHit['kind']): boolean {
  return !isAtBench(user) || BENCH_HITS.includes(kind);
}
