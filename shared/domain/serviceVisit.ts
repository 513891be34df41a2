import { z } from 'zod';
import { Instant, IsoDate } from './dates.ts';
import { Id } from './ids.ts';
import { HcpcsCode } from './identifiers.ts';
import { Cents, sumCents } from './money.ts';
import { OfBranch, stored, text } from './record.ts';

/** A technician's visit: what was wrong, found, done, fitted and measured. Sealed when signed, amended after. */

/** `HH:MM`, 00:00 to 23:59; '' when not given. */
export const ClockTime = z.union([z.literal(''), z.string().regex(/^([01]\d|2[0-3]):[0-5]\d$/)]);

export const Readings = z.strictObject({
  /** Oxygen concentration at the outlet in percent. */
  oxygenPercent: z.number().min(0).max(100).nullable(),
  /** Measured flow in litres a minute. */
  flowLpm: z.number().min(0).max(25).nullable(),
  /** Outlet pressure in psi. */
  pressurePsi: z.number().min(0).max(100).nullable(),
  hourMeter: z.int().min(0).max(999_999).nullable(),
  alarms: z.enum(['pass', 'fail']).nullable(),
});
export type Readings = z.infer<typeof Readings>;

export const NO_READINGS: Readings = {
  oxygenPercent: null,
  flowLpm: null,
  pressurePsi: null,
  hourMeter: null,
  alarms: null,
};

export const Part = z.strictObject({
  id: Id,
  /** HCPCS code that bills the part; '' when none does. */
  code: z.union([z.literal(''), HcpcsCode]),
  partNumber: text(40),
  description: text(120),
  quantity: z.int().min(1).max(999).nullable(),
  unitCostCents: Cents.nullable(),
  lotOrSerial: text(60),
  /** Why this part was needed. */
  reason: text(300),
  /** False for a part that is fitted and not charged, as under warranty. */
  billed: z.boolean(),
  /** The part's card in the catalog, from which its stock is counted; null for a part that has none. */
  catalogId: Id.nullable(),
});
export type Part = z.infer<typeof Part>;

/** One run of a timer; `to` null while it runs. */
export const TimerRun = z.strictObject({ from: Instant, to: Instant.nullable() });
export type TimerRun = z.infer<typeof TimerRun>;

export const Labor = z.strictObject({
  id: Id,
  /** HCPCS code of the item or part worked on; '' when not told. */
  repairedCode: z.union([z.literal(''), HcpcsCode]),
  /** Key of a standard repair with tabled units (shared/codes/laborUnits); '' for work that is timed. */
  standardRepair: text(40),
  description: text(120),
  minutes: z.int().min(1).max(1440).nullable(),
  /** Cents an hour. */
  hourlyRateCents: Cents.nullable(),
  /** When its timer ran; empty where minutes were typed. */
  runs: z.array(TimerRun).max(200),
});
export type Labor = z.infer<typeof Labor>;

/** Pick list of findings; `other` is told in the free text. */
export const FaultFinding = z.enum([
  'lowOxygen',
  'lowFlow',
  'noPower',
  'compressor',
  'sieveBed',
  'valve',
  'filterBlocked',
  'alarm',
  'noise',
  'overheating',
  'leak',
  'controlBoard',
  'motor',
  'battery',
  'charging',
  'joystick',
  'electronics',
  'tires',
  'brakes',
  'frame',
  'damage',
  'noFault',
  'other',
]);
export type FaultFinding = z.infer<typeof FaultFinding>;

export const FAULT_FINDING_NAMES: Readonly<Record<FaultFinding, string>> = {
  lowOxygen: 'Oxygen concentration too low',
  lowFlow: 'Flow too low or unsteady',
  noPower: 'No power or shuts off',
  compressor: 'Compressor worn or failed',
  sieveBed: 'Sieve bed spent or contaminated',
  valve: 'Valve stuck or leaking',
  filterBlocked: 'Filter blocked',
  alarm: 'Alarm sounds or fails to sound',
  noise: 'Unusual noise or vibration',
  overheating: 'Overheats',
  leak: 'Internal leak or loose hose',
  controlBoard: 'Control board or sensor fault',
  motor: 'Motor or gearbox worn or failed',
  battery: 'Battery does not hold its charge',
  charging: 'Charger or charging port fault',
  joystick: 'Joystick or other control fault',
  electronics: 'Controller, wiring or connector fault',
  tires: 'Tires, wheels or casters worn',
  brakes: 'Brakes worn or failing',
  frame: 'Frame, seat or fittings broken or loose',
  damage: 'Damaged by fall, liquid or misuse',
  noFault: 'No fault found',
  other: 'Something else',
};

/** A signature as drawn: strokes of x, y, x, y … on a field of 1000 by 300, y downwards. */
export const DrawnSignature = z.array(z.array(z.int().min(0).max(1000)).min(4).max(2000)).max(80);
export type DrawnSignature = z.infer<typeof DrawnSignature>;

/** What somebody who signs a ticket is to the patient. */
export const SignerRelation = z.enum(['patient', 'family', 'caregiver', 'facilityStaff', 'other']);
export type SignerRelation = z.infer<typeof SignerRelation>;

export const SIGNER_RELATION_NAMES: Readonly<Record<SignerRelation, string>> = {
  patient: 'The patient',
  family: 'A relative of the patient',
  caregiver: 'A caregiver',
  facilityStaff: 'Staff of the facility',
  other: 'Somebody else',
};

export const ServiceVisitValues = z.strictObject({
  equipmentId: Id.nullable(),
  patientId: Id.nullable(),
  visitedOn: IsoDate.nullable(),
  /** The day for which it is planned; null for a visit that nobody planned. */
  scheduledOn: IsoDate.nullable(),
  /** When the technician came and left, on the clock of the office; '' when not told. */
  arrivedAt: ClockTime,
  leftAt: ClockTime,
  technicianId: Id.nullable(),
  /** As it stood when the visit was made; copied so that a later change of staff does not change the log. */
  technicianName: text(80),
  technicianQualification: text(120),
  purpose: z.enum(['repair', 'emergency', 'preventive', 'setup', 'pickup']).nullable(),
  /** The patient's own words. */
  complaint: text(1000),
  before: Readings,
  findings: z.array(FaultFinding).max(23),
  /** The specific malfunction, in the technician's words. */
  malfunction: text(2000),
  /** What was done: the description of the repair. */
  workDone: text(4000),
  /** Kinds of work done, for payers that cover only some. */
  workKinds: z
    .array(
      z.enum([
        'partReplacement',
        'adjustment',
        'cleaning',
        'calibration',
        'cosmetic',
        'battery',
        'accessory',
      ]),
    )
    .max(7),
  parts: z.array(Part).max(100),
  labor: z.array(Labor).max(50),
  after: Readings,
  /** Outcome in words, e.g. what the device reads now. */
  resultNote: text(1000),
  result: z.enum(['repaired', 'partsOnOrder', 'notRepairable', 'noFaultFound', 'maintained']).nullable(),
  /** Maintenance schedules that this visit fulfils. */
  maintenanceIds: z.array(Id).max(20),
  /** Drawn by the technician; empty where the name was typed. */
  technicianSignature: DrawnSignature,
  patientSignedBy: text(80),
  patientSignedAs: SignerRelation.nullable(),
  patientSignature: DrawnSignature,
  branchId: OfBranch,
});
export type ServiceVisitValues = z.infer<typeof ServiceVisitValues>;

/** A visit in which nothing was given yet. */
export function newVisit(given: Partial<ServiceVisitValues> = {}): ServiceVisitValues {
  return {
    equipmentId: null,
    patientId: null,
    visitedOn: null,
    scheduledOn: null,
    arrivedAt: '',
    leftAt: '',
    technicianId: null,
    technicianName: '',
    technicianQualification: '',
    purpose: null,
    complaint: '',
    before: NO_READINGS,
    findings: [],
    malfunction: '',
    workDone: '',
    workKinds: [],
    parts: [],
    labor: [],
    after: NO_READINGS,
    resultNote: '',
    result: null,
    maintenanceIds: [],
    technicianSignature: [],
    patientSignedBy: '',
    patientSignedAs: null,
    patientSignature: [],
    ...given,
  };
}

export const Seal = z.strictObject({
  at: Instant,
  userId: Id,
  signedName: text(80),
  /** Who typed it in where the technician named did not sign in, as for a visit written on paper; '' else. */
  enteredBy: text(80),
  /** SHA-256 over the sealed values, the visit's papers and the entry before of the device, hexadecimal. */
  hash: z.string().regex(/^[0-9a-f]{64}$/),
  previousHash: z
    .string()
    .regex(/^[0-9a-f]{64}$/)
    .nullable(),
});
export type Seal = z.infer<typeof Seal>;

/** A change beside a sealed entry: the original stays as it was. A paper added later has the path `papers`. */
export const Amendment = z.strictObject({
  id: Id,
  /** Dotted path into the visit's values, e.g. `malfunction` or `parts.0.reason`. */
  path: text(80),
  before: z.json(),
  after: z.json(),
  reason: text(500),
  at: Instant,
  userId: Id,
  userName: text(80),
});
export type Amendment = z.infer<typeof Amendment>;

/** "Signed by X", or what is true where somebody else entered it for X. */
export function signedText(seal: Pick<Seal, 'signedName' | 'enteredBy'>): string {
  return seal.enteredBy === ''
    ? `Signed by ${seal.signedName}`
    : `Signed for ${seal.signedName}, entered by ${seal.enteredBy}`;
}

/** Whether somebody who signs is the technician of the visit; who signs a visit of nobody signs as its technician. */
export function isOwnVisit(
  visit: Pick<ServiceVisitValues, 'technicianId' | 'technicianName'>,
  user: { readonly id: Id; readonly name: string },
): boolean {
  if (visit.technicianId !== null) return visit.technicianId === user.id;
  return visit.technicianName.trim() === '' || isSameName(visit.technicianName, user.name);
}

/** Whether two names are the same but for case and blanks. */
export function isSameName(one: string, other: string): boolean {
  const plain = (name: string): string => name.trim().replace(/\s+/g, ' ').toLocaleLowerCase('en-US');
  return plain(one) === plain(other);
}

/** Path of an amendment that says that a paper or photo was added after the visit was signed. */
export const PAPER_ADDED = 'papers';

/** What such an amendment says of the paper. */
export const AddedPaper = z.strictObject({ documentId: Id, type: text(40), sha256: text(64) });

export const ServiceVisit = stored(ServiceVisitValues).extend({
  seal: Seal.nullable(),
  amendments: z.array(Amendment),
});
export type ServiceVisit = z.infer<typeof ServiceVisit>;

/** A part line's cost in cents; null while quantity or unit cost is not known. */
export function partCost(part: Pick<Part, 'quantity' | 'unitCostCents'>): Cents | null {
  return part.quantity === null || part.unitCostCents === null ? null : part.quantity * part.unitCostCents;
}

/** Minutes at an hourly rate, rounded half up to the cent; null while either is not known. */
export function laborCost(labor: Pick<Labor, 'minutes' | 'hourlyRateCents'>): Cents | null {
  if (labor.minutes === null || labor.hourlyRateCents === null) return null;
  return Math.floor((labor.minutes * labor.hourlyRateCents + 30) / 60);
}

export interface RepairCost {
  readonly partsCents: Cents;
  readonly laborCents: Cents;
  readonly totalCents: Cents;
  /** Lines whose amount is not known yet: while there is one, the total is only a lower bound. */
  readonly unpricedLines: number;
}

/** What the repair costs: every billed part and all labour. */
export function repairCost(visit: {
  readonly parts: readonly Part[];
  readonly labor: readonly Labor[];
}): RepairCost {
  const parts = visit.parts.filter((part) => part.billed).map(partCost);
  const labor = visit.labor.map(laborCost);
  const partsCents = sumCents(parts.filter((cost) => cost !== null));
  const laborCents = sumCents(labor.filter((cost) => cost !== null));
  return {
    partsCents,
    laborCents,
    totalCents: partsCents + laborCents,
    unpricedLines: [...parts, ...labor].filter((cost) => cost === null).length,
  };
}

/**
 * The visit as it is to be read today: the sealed values with every amendment applied in the order of their
 * time. A path that no longer exists is passed over: the amendment still stands in the history.
 */
export function effectiveVisit(visit: ServiceVisit): ServiceVisit {
  return visit.amendments.reduce<ServiceVisit>((current, amendment) => {
    const parsed = ServiceVisit.safeParse(setAt(current, amendment.path.split('.'), amendment.after));
    return parsed.success ? parsed.data : current;
  }, visit);
}

function setAt(target: unknown, path: readonly string[], value: unknown): unknown {
  const [key, ...rest] = path;
  if (key === undefined) return value;
  if (Array.isArray(target)) {
    const index = Number(key);
    return target.map((item: unknown, at) => (at === index ? setAt(item, rest, value) : item));
  }
  if (typeof target !== 'object' || target === null || !Object.hasOwn(target, key)) return target;
  return Object.fromEntries(
    Object.entries(target).map(([name, item]) => [name, name === key ? setAt(item, rest, value) : item]),
  );
}
