import type { z } from 'zod';
import { Order, OrderValues, OxygenTest, OxygenTestValues } from '../shared/domain/clinical.ts';
import { Equipment, EquipmentValues } from '../shared/domain/equipment.ts';
import type { Id } from '../shared/domain/ids.ts';
import {
  Coverage,
  CoverageValues,
  Diagnosis,
  DiagnosisValues,
  Patient,
  PatientValues,
  Physician,
  PhysicianValues,
} from '../shared/domain/people.ts';
import { Loan, LoanValues } from '../shared/domain/loan.ts';
import { Maintenance, MaintenanceValues } from '../shared/domain/maintenance.ts';
import { CatalogPart, CatalogPartValues } from '../shared/domain/partsCatalog.ts';
import { Denial, DenialValues } from '../shared/domain/denial.ts';
import { TradingPartner, TradingPartnerValues } from '../shared/domain/tradingPartner.ts';
import { Payer, PayerValues } from '../shared/domain/payer.ts';
import { PhotoMarks, PhotoMarksValues } from '../shared/domain/photoMarks.ts';
import { Recall, RecallUnit, RecallUnitValues, RecallValues } from '../shared/domain/recall.ts';
import { Rental, RentalValues } from '../shared/domain/rental.ts';
import {
  RetentionHold,
  RetentionHoldValues,
  Safeguards,
  SafeguardsValues,
} from '../shared/domain/safeguards.ts';
import { notFound, ok, type Result } from '../shared/result.ts';
import type { Connection } from './open.ts';
import {
  insertRecord,
  removeRecord,
  selectRecord,
  selectRecords,
  type TableShape,
  updateRecord,
  type WriteFrame,
} from './recordTable.ts';
import type { SqlValue } from './rows.ts';
import { inThisBranch } from './thisBranch.ts';

/** The records that are one row each, and the five things that can be done with any of them. */

export interface Noun<Values extends object, Stored> {
  get(db: Connection, id: Id): Stored | null;
  /** @param rest the part of a constant SQL text after `from <table>`. */
  select(
    db: Connection,
    rest: string,
    parameters?: readonly SqlValue[] | Readonly<Record<string, SqlValue>>,
  ): Stored[];
  insert(frame: WriteFrame, values: Values, id?: Id): Stored;
  /** The same without reading it back, for many at once. */
  add(frame: WriteFrame, values: Values): Id;
  /** @returns the saved record, `notFound`, or `conflict`. */
  update(
    frame: WriteFrame,
    target: { readonly id: Id; readonly revision: number },
    values: Values,
  ): Result<Stored>;
  /** New without an id, else over what the editor saw. */
  save(frame: WriteFrame, input: SaveInput<Values>): Result<Stored>;
  remove(frame: WriteFrame, target: { readonly id: Id; readonly revision: number }): Result<void>;
}

export interface SaveInput<Values> {
  readonly id: Id | null;
  readonly revision: number | null;
  readonly values: Values;
}

export function noun<Values extends object, Stored>(
  table: string,
  name: string,
  values: { readonly shape: object },
  parse: z.ZodType<Stored>,
  kinds: {
    readonly json?: readonly (keyof Values & string)[];
    readonly booleans?: readonly (keyof Values & string)[];
    readonly leftOut?: readonly (keyof Values & string)[];
  } = {},
  /** What a new record holds beside what was given. */
  completed: (db: Connection, given: Values) => Values = (_, given) => given,
): Noun<Values, Stored> {
  const shape: TableShape<Values, Stored> = {
    table,
    noun: name,
    fields: Object.keys(values.shape) as (keyof Values & string)[],
    json: kinds.json ?? [],
    booleans: kinds.booleans ?? [],
    leftOut: kinds.leftOut ?? [],
    parse,
  };
  const readShape = shape as unknown as TableShape<never, Stored>;
  function stored(db: Connection, id: Id): Stored {
    const record = selectRecord(db, readShape, id);
    if (record === null) throw new Error(`a ${name} was written and is not there`);
    return record;
  }
  const self: Noun<Values, Stored> = {
    get: (db, id) => selectRecord(db, readShape, id),
    select: (db, rest, parameters) => selectRecords(db, readShape, rest, parameters),
    insert: (frame, given, id) =>
      stored(frame.db, insertRecord(frame, shape, completed(frame.db, given), id ? { id } : {})),
    add: (frame, given) => insertRecord(frame, shape, completed(frame.db, given)),
    update(frame, target, given) {
      const saved = updateRecord(frame, shape, target, given);
      return saved.ok ? ok(stored(frame.db, target.id)) : saved;
    },
    save(frame, { id, revision, values: given }) {
      if (id === null) return ok(self.insert(frame, given));
      if (revision === null) return notFound(name);
      return self.update(frame, { id, revision }, given);
    },
    remove: (frame, target) => removeRecord(frame, readShape, target),
  };
  return self;
}

export const patients = noun<PatientValues, Patient>(
  'patient',
  'patient',
  PatientValues,
  Patient,
  { json: ['address', 'contacts'], leftOut: ['branchId'] },
  inThisBranch,
);
export const coverages = noun<z.infer<typeof CoverageValues>, Coverage>(
  'coverage',
  'coverage',
  CoverageValues,
  Coverage,
  { booleans: ['assignment'], json: ['insured'] },
);
export const diagnoses = noun<z.infer<typeof DiagnosisValues>, Diagnosis>(
  'diagnosis',
  'diagnosis',
  DiagnosisValues,
  Diagnosis,
);
export const physicians = noun<z.infer<typeof PhysicianValues>, Physician>(
  'physician',
  'physician',
  PhysicianValues,
  Physician,
  { json: ['address'] },
);
export const orders = noun<OrderValues, Order>('physician_order', 'order', OrderValues, Order, {
  booleans: ['namesPatient', 'namesPractitioner'],
});
export const oxygenTests = noun<OxygenTestValues, OxygenTest>(
  'oxygen_test',
  'oxygen test',
  OxygenTestValues,
  OxygenTest,
  {
    booleans: [
      'roomAir',
      'performedBySupplier',
      'evaluatedByPhysician',
      'sameSession',
      'hypoxemiaSigns',
      'orderedByPhysician',
      'inpatient',
    ],
  },
);
export const equipment = noun<EquipmentValues, Equipment>(
  'equipment',
  'device',
  EquipmentValues,
  Equipment,
  { leftOut: ['branchId'] },
  inThisBranch,
);
export const payers = noun<PayerValues, Payer>('payer', 'payer', PayerValues, Payer, {
  json: ['address', 'settings', 'filing'],
});
export const rentals = noun<RentalValues, Rental>('rental', 'rental', RentalValues, Rental, {
  json: ['breaks'],
});
export const maintenances = noun<MaintenanceValues, Maintenance>(
  'maintenance',
  'maintenance schedule',
  MaintenanceValues,
  Maintenance,
  { booleans: ['active'] },
);
export const recalls = noun<RecallValues, Recall>('recall', 'recall', RecallValues, Recall, {
  json: ['lots'],
});
export const recallUnits = noun<RecallUnitValues, RecallUnit>(
  'recall_unit',
  'device of the recall',
  RecallUnitValues,
  RecallUnit,
);
export const loans = noun<LoanValues, Loan>('loan', 'loan', LoanValues, Loan);
export const catalogParts = noun<CatalogPartValues, CatalogPart>(
  'catalog_part',
  'part',
  CatalogPartValues,
  CatalogPart,
  { json: ['fits'], booleans: ['active'] },
);
export const photoMarks = noun<PhotoMarksValues, PhotoMarks>(
  'photo_marks',
  'marks',
  PhotoMarksValues,
  PhotoMarks,
  { json: ['marks'] },
);

export const tradingPartners = noun<TradingPartnerValues, TradingPartner>(
  'trading_partner',
  'trading partner',
  TradingPartnerValues,
  TradingPartner,
  { booleans: ['production', 'wantsTa1'] },
);

export const denials = noun<DenialValues, Denial>('denial', 'refusal', DenialValues, Denial, {
  json: ['remarks', 'ruleIds'],
});

export const safeguards = noun<SafeguardsValues, Safeguards>(
  'safeguards',
  'safety settings',
  SafeguardsValues,
  Safeguards,
  { json: ['secondFactorRoles'] },
);

export const retentionHolds = noun<RetentionHoldValues, RetentionHold>(
  'retention_hold',
  'hold',
  RetentionHoldValues,
  RetentionHold,
);
