import { rentals } from '../../db/nouns.ts';
import { stationaryLife } from '../../db/rentals.ts';
import type { RentalAnswers } from '../../shared/domain/claimAnswers.ts';
import type { ClaimKind } from '../../shared/domain/claimKind.ts';
import type { IsoDate } from '../../shared/domain/dates.ts';
import type { Id } from '../../shared/domain/ids.ts';
import type { Rental } from '../../shared/domain/rental.ts';
import { kindOfRentalClaim, monthsBefore } from '../../shared/domain/rentalBilling.ts';
import { rentalCalendar } from '../../shared/domain/rentalCalendar.ts';
import type { ReadContext } from '../dispatch.ts';

/** What the record of a rental says on a new claim: its breaks, and how many of its months came before. */

/** The most breaks that a claim holds. */
const BREAKS = 20;

/** The rental that a claim would bill: of its device, or of its kind where the rental names none. */
export function rentalOfClaim(
  db: ReadContext['db'],
  of: { readonly kind: ClaimKind; readonly patientId: Id; readonly equipmentId: Id | null },
  on: IsoDate,
): Rental | null {
  const running = rentals.select(
    db,
    `where patient_id = :patientId and started_on <= :on and (ended_on is null or ended_on >= :on)
       and deleted_at is null order by started_on desc, id`,
    { patientId: of.patientId, on },
  );
  const ofKind = running.filter((rental) => kindOfRentalClaim(rental) === of.kind);
  return (
    ofKind.find(({ equipmentId }) => equipmentId !== null && equipmentId === of.equipmentId) ??
    ofKind.find(({ equipmentId }) => equipmentId === null || of.equipmentId === null) ??
    null
  );
}

/** The rental in which a device stood on a day. */
export function rentalOfDevice(
  db: ReadContext['db'],
  of: { readonly patientId: Id | null; readonly equipmentId: Id | null },
  on: IsoDate,
): Rental | null {
  if (of.patientId === null || of.equipmentId === null) return null;
  const [rental] = rentals.select(
    db,
    `where equipment_id = :equipmentId and patient_id = :patientId and started_on <= :on
       and (ended_on is null or ended_on >= :on) and deleted_at is null order by started_on desc, id`,
    { equipmentId: of.equipmentId, patientId: of.patientId, on },
  );
  return rental ?? null;
}

/** Months of a rental before the one of a day, by its own calendar; null where no month is told for that day. */
export function rentalMonthsBefore(db: ReadContext['db'], rental: Rental, on: IsoDate): number | null {
  const calendar = rentalCalendar(rental, {
    until: on,
    stationaryLife: stationaryLife(db, rental.patientId, rental.startedOn ?? on),
  });
  return calendar === null ? null : monthsBefore(calendar, on);
}

/** @param dateOfService null where it is not known yet: then no month is told. */
export function rentalAnswersOf(
  db: ReadContext['db'],
  rental: Rental,
  dateOfService: IsoDate | null,
): Pick<RentalAnswers, 'basis' | 'breaks' | 'rentalMonthsBilled'> {
  const latest = rental.breaks.toSorted((one, other) => (one.from < other.from ? -1 : 1)).slice(-BREAKS);
  return {
    basis: 'rental',
    breaks: latest.map(({ id: _id, ...one }) => one),
    rentalMonthsBilled: dateOfService === null ? null : rentalMonthsBefore(db, rental, dateOfService),
  };
}
