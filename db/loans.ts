import type { Id } from '../shared/domain/ids.ts';
import type { Loan } from '../shared/domain/loan.ts';
import { equipment, loans } from './nouns.ts';
import type { Equipment } from '../shared/domain/equipment.ts';
import type { Connection } from './open.ts';

/** Loaners in patients' homes while their own devices are repaired. */

/** Loans of a loaner, or during which it stood in for a device; the newest first. */
export function loansOfDevice(db: Connection, equipmentId: Id): Loan[] {
  return loans.select(
    db,
    `where (equipment_id = :id or for_equipment_id = :id) and deleted_at is null order by from_date desc, id desc`,
    { id: equipmentId },
  );
}

export function loansOfVisit(db: Connection, visitId: Id): Loan[] {
  return loans.select(db, `where visit_id = ? and deleted_at is null order by from_date desc, id desc`, [
    visitId,
  ]);
}

/** The loan by which a loaner is out; null while it is free. */
export function openLoanOf(db: Connection, equipmentId: Id): Loan | null {
  return (
    loans.select(db, `where equipment_id = ? and to_date is null and deleted_at is null`, [equipmentId])[0] ??
    null
  );
}

/** The loaner that stands in for a device now; null when there is none. */
export function openLoanFor(db: Connection, forEquipmentId: Id): Loan | null {
  return (
    loans.select(db, `where for_equipment_id = ? and to_date is null and deleted_at is null`, [
      forEquipmentId,
    ])[0] ?? null
  );
}

/** Loaners that can be lent: in stock, with nobody. */
export function freeLoaners(db: Connection): Equipment[] {
  return equipment
    .select(
      db,
      `where ownership = 'loaner' and holder_id is null and status = 'inStock' and deleted_at is null
       order by make collate nocase, model collate nocase, serial collate nocase, id`,
    )
    .filter(({ id }) => openLoanOf(db, id) === null);
}
