import { z } from 'zod';
import { IsoDate } from '../domain/dates.ts';
import { EquipmentKind } from '../domain/equipment.ts';
import { Id } from '../domain/ids.ts';
import { Revision } from '../domain/record.ts';
import { Rental, RentalClass, RentalValues } from '../domain/rental.ts';
import { EVERYBODY, DESK, InBranch, NOTHING, Page, pageOf, Query, read, write } from './channel.ts';

/** Rentals, what a device's timeline shows of them, and the run that bills a calendar month. */

/** Everybody but technicians: what is paid for equipment is not their work. */
const OFFICE = [...DESK, 'readOnly'] as const;

/** The most rentals that one call bills: a batch is one transaction. */
export const RENTALS_AT_ONCE = 100;

/** A calendar month, `2026-11`. */
export const CalendarMonth = z.string().regex(/^(19|20|21)\d{2}-(0[1-9]|1[0-2])$/, {
  error: 'Give a month such as 2026-11.',
});

export const RentalRow = z.strictObject({
  id: Id,
  patientId: Id,
  patientName: z.string(),
  equipmentId: Id.nullable(),
  device: z.string(),
  serial: z.string(),
  code: z.string(),
  class: RentalClass.nullable(),
  startedOn: IsoDate.nullable(),
  endedOn: IsoDate.nullable(),
  /** `Month 14 of 36`; '' where none can be told. */
  count: z.string(),
  /** What the month is, in words: paid, the supplier's duty, suspended, what is missing. */
  state: z.string(),
  /** First day of the next month that is paid; null where none follows. */
  nextOn: IsoDate.nullable(),
  monthlyCents: z.int().nullable(),
});
export type RentalRow = z.infer<typeof RentalRow>;

/** A rental with all that its timeline shows. */
export const RentalView = z.strictObject({
  rental: Rental,
  patientName: z.string(),
  device: z.string(),
  serial: z.string(),
  deviceKind: EquipmentKind.nullable(),
  warrantyLaborUntil: IsoDate.nullable(),
  /** Lifetime of the stationary system, which governs the portable one's, its first day null where not known; null without one. */
  stationaryLife: z.strictObject({ from: IsoDate.nullable() }).nullable(),
  bills: z.array(z.strictObject({ monthFrom: IsoDate, claimId: Id, number: z.string() })),
  visits: z.array(z.strictObject({ id: Id, visitedOn: IsoDate })),
  /** Last day of a maintenance visit that was billed. */
  lastMaintenanceOn: IsoDate.nullable(),
  /** The patient's coverages to choose from. */
  coverages: z.array(z.strictObject({ id: Id, name: z.string() })),
});
export type RentalView = z.infer<typeof RentalView>;

/** One rental in the run of a month. Without obstacles it can be billed. */
export const DueRow = z.strictObject({
  rentalId: Id,
  patientId: Id,
  patientName: z.string(),
  device: z.string(),
  serial: z.string(),
  code: z.string(),
  class: RentalClass.nullable(),
  payerName: z.string(),
  /** Number and first day of the rental month; null where none begins in the month. */
  monthNumber: z.int().nullable(),
  monthFrom: IsoDate.nullable(),
  modifiers: z.array(z.string()),
  amountCents: z.int().nullable(),
  /** The claim that bills it already. */
  claim: z.strictObject({ id: Id, number: z.string() }).nullable(),
  obstacles: z.array(z.string()),
  notes: z.array(z.string()),
});
export type DueRow = z.infer<typeof DueRow>;

export const BillingRun = z.strictObject({
  made: z.array(z.strictObject({ rentalId: Id, claimId: Id, number: z.string() })),
  leftOut: z.array(z.strictObject({ rentalId: Id, patientName: z.string(), reasons: z.array(z.string()) })),
});
export type BillingRun = z.infer<typeof BillingRun>;

export const rentalChannels = {
  'rentals.list': read(
    z.strictObject({ query: Query, state: z.enum(['running', 'ended']).nullable(), ...InBranch, ...Page }),
    pageOf(RentalRow),
    OFFICE,
  ),
  'rentals.get': read(z.strictObject({ id: Id }), RentalView, OFFICE),
  'rentals.save': write(
    'Change rental',
    DESK,
    z.strictObject({ id: Id.nullable(), revision: Revision.nullable(), values: RentalValues }),
    Rental,
  ),
  'rentals.remove': write('Remove rental', DESK, z.strictObject({ id: Id, revision: Revision }), NOTHING),
  /** For technicians without prices. */
  'rentals.ofDevice': read(z.strictObject({ equipmentId: Id }), z.array(RentalView), EVERYBODY),
  'rentals.ofPatient': read(z.strictObject({ patientId: Id }), z.array(RentalView), EVERYBODY),
  /** What the run of a month would do, page by page; `after` is the last rental of the page before. */
  'rentals.due': read(
    z.strictObject({ month: CalendarMonth, after: Id.nullable(), limit: Page.limit, ...InBranch }),
    pageOf(DueRow),
    OFFICE,
  ),
  /** Opens a draft claim for each rental that can be billed. What a claim bills already is left out, so running twice is safe. */
  'rentals.bill': write(
    null,
    DESK,
    z.strictObject({ month: CalendarMonth, rentalIds: z.array(Id).min(1).max(RENTALS_AT_ONCE) }),
    BillingRun,
  ),
};
