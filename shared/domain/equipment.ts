import { z } from 'zod';
import { IsoDate } from './dates.ts';
import { Id } from './ids.ts';
import { Cents } from './money.ts';
import { OfBranch, stored, text } from './record.ts';

export const EquipmentKind = z.enum([
  'stationaryConcentrator',
  'portableConcentrator',
  'gaseousCylinders',
  'liquidOxygen',
  'transfillingSystem',
  'manualWheelchair',
  'powerWheelchair',
  'hospitalBed',
  'cpap',
  'seatLift',
  'patientLift',
  'orthosis',
  'prosthesis',
  'other',
]);
export type EquipmentKind = z.infer<typeof EquipmentKind>;

export const EQUIPMENT_KIND_NAMES: Readonly<Record<EquipmentKind, string>> = {
  stationaryConcentrator: 'Stationary concentrator',
  portableConcentrator: 'Portable concentrator',
  gaseousCylinders: 'Oxygen cylinders',
  liquidOxygen: 'Liquid oxygen system',
  transfillingSystem: 'Trans-filling oxygen system',
  manualWheelchair: 'Manual wheelchair',
  powerWheelchair: 'Power wheelchair',
  hospitalBed: 'Hospital bed',
  cpap: 'CPAP device',
  seatLift: 'Seat lift',
  patientLift: 'Patient lift',
  orthosis: 'Orthosis',
  prosthesis: 'Prosthesis',
  other: 'Other equipment',
};

/** Kinds that Medicare pays as oxygen: rented by the month, never repaired at its cost. */
export const OXYGEN_EQUIPMENT: readonly EquipmentKind[] = [
  'stationaryConcentrator',
  'portableConcentrator',
  'gaseousCylinders',
  'liquidOxygen',
  'transfillingSystem',
];

export const Ownership = z.enum(['rental', 'patientOwned', 'loaner', 'stock']);
export type Ownership = z.infer<typeof Ownership>;

export const OWNERSHIP_NAMES: Readonly<Record<Ownership, string>> = {
  rental: 'Rented out',
  patientOwned: 'Owned by the patient',
  loaner: 'Loaner',
  stock: 'In stock',
};

export const EQUIPMENT_STATUS_NAMES = {
  inService: 'In service',
  inRepair: 'In repair',
  inStock: 'In stock',
  retired: 'Retired',
} as const;

export const EquipmentValues = z.strictObject({
  kind: EquipmentKind.nullable(),
  /** HCPCS code under which the device itself is billed, e.g. E1390; '' when not known. */
  hcpcs: text(5),
  make: text(60),
  model: text(60),
  serial: text(60),
  lot: text(60),
  ownership: Ownership.nullable(),
  status: z.enum(['inService', 'inRepair', 'inStock', 'retired']),
  /** Who holds it; null when nobody does. */
  holderId: Id.nullable(),
  location: text(80),
  acquiredOn: IsoDate.nullable(),
  acquisitionCents: Cents.nullable(),
  /** Invoice or order by which it was bought. */
  acquisitionSource: text(120),
  /** First day of the rental to the holder. */
  rentalStartedOn: IsoDate.nullable(),
  warrantyUntil: IsoDate.nullable(),
  warrantyLaborUntil: IsoDate.nullable(),
  replacementCents: Cents.nullable(),
  /** Price list, quote or fee schedule with its date. */
  replacementSource: text(120),
  hourMeter: z.int().min(0).max(999_999).nullable(),
  hourMeterOn: IsoDate.nullable(),
  note: text(1000),
  branchId: OfBranch,
});
export type EquipmentValues = z.infer<typeof EquipmentValues>;
export const Equipment = stored(EquipmentValues);
export type Equipment = z.infer<typeof Equipment>;

/** `Examplair Home 5, serial 123`, from what is known. */
export function equipmentName(device: {
  readonly make: string;
  readonly model: string;
  readonly serial: string;
}): string {
  const name = [device.make, device.model].filter(Boolean).join(' ') || 'Unnamed device';
  return device.serial ? `${name}, serial ${device.serial}` : name;
}
