import type { Claim } from '../shared/domain/claim.ts';
import { ServiceHistory } from '../shared/domain/claimCase.ts';
import type { Id } from '../shared/domain/ids.ts';
import type { Connection } from './open.ts';
import { all, first } from './rows.ts';

/** What other records say about the device and the technician of a claim, for rules that look for contradictions. */
export function serviceHistory(db: Connection, claim: Claim): ServiceHistory {
  return ServiceHistory.parse({
    deviceVisits: claim.equipmentId ? deviceVisits(db, claim.equipmentId, claim.visitId) : [],
    technicianVisits: claim.visitId ? technicianVisits(db, claim.visitId) : [],
    sameSerialHeldElsewhere: claim.equipmentId ? heldElsewhere(db, claim.equipmentId) : 0,
  });
}

function deviceVisits(db: Connection, equipmentId: Id, visitId: Id | null): unknown[] {
  return all<{ id: string; visitedOn: string | null; findings: string }>(
    db,
    `select id, visited_on as visitedOn, findings from visit
     where equipment_id = ? and id is not ? and sealed = 1 and deleted_at is null
     order by visited_on desc, id desc limit 200`,
    [equipmentId, visitId],
  ).map(({ id, visitedOn, findings }) => ({
    visitedOn,
    findings: JSON.parse(findings) as unknown,
    partMarks: all<{ mark: string }>(
      db,
      `select lot_or_serial as mark from visit_part
       where visit_id = ? and lot_or_serial <> '' and deleted_at is null`,
      [id],
    ).map(({ mark }) => mark),
  }));
}

function technicianVisits(db: Connection, visitId: Id): unknown[] {
  return all<{ arrivedAt: string; leftAt: string; samePatient: number }>(
    db,
    `select other.arrived_at as arrivedAt, other.left_at as leftAt,
       other.patient_id is not null and other.patient_id is this.patient_id as samePatient
     from visit this join visit other on other.technician_id = this.technician_id
       and other.visited_on = this.visited_on and other.id <> this.id and other.deleted_at is null
     where this.id = ? limit 50`,
    [visitId],
  ).map((row) => ({ ...row, samePatient: row.samePatient === 1 }));
}

function heldElsewhere(db: Connection, equipmentId: Id): number {
  return (
    first<{ others: number }>(
      db,
      `select count(*) as others from equipment this join equipment other
         on other.serial = this.serial collate nocase and other.id <> this.id
       where this.id = ? and this.serial <> '' and other.make = this.make collate nocase
         and other.holder_id is not null and other.holder_id is not this.holder_id and other.deleted_at is null`,
      [equipmentId],
    )?.others ?? 0
  );
}
