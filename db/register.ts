import type { Marks } from '../shared/domain/duplicates.ts';
import type { Equipment, Ownership } from '../shared/domain/equipment.ts';
import type { Id } from '../shared/domain/ids.ts';
import { type NameParts, sortName } from '../shared/domain/people.ts';
import { equipment } from './nouns.ts';
import type { Connection } from './open.ts';
import { all } from './rows.ts';
import { andOfBranch } from './thisBranch.ts';

/** The register as a whole: what a scanner asks for, and every device for a file. */

/** Devices with exactly this serial, whatever its case; at most five. */
export function devicesBySerial(db: Connection, serial: string): Equipment[] {
  if (serial.trim() === '') return [];
  return equipment.select(db, 'where serial = ? collate nocase and deleted_at is null order by id limit 5', [
    serial.trim(),
  ]);
}

/** What tells every device apart. */
export function allMarks(db: Connection): Marks[] {
  return all<Marks>(
    db,
    `select id, make, serial, lot from equipment where deleted_at is null and serial <> ''`,
  );
}

/** Devices in the order of the register, a thousand at a time. */
export function* everyDevice(
  db: Connection,
  filter: { readonly ownership: Ownership | null; readonly branchId?: Id | null },
): Generator<Equipment> {
  const owned = filter.ownership === null ? '' : 'and ownership = :ownership';
  for (let offset = 0; ; offset += 1000) {
    const page = equipment.select(
      db,
      `where deleted_at is null ${owned}${andOfBranch('branch_id', filter.branchId)}
       order by make collate nocase, model collate nocase, serial collate nocase, id limit 1000 offset :offset`,
      { offset, ownership: filter.ownership, branchId: filter.branchId ?? null },
    );
    yield* page;
    if (page.length < 1000) return;
  }
}

/** Names of everybody who holds a device, by id. */
export function holderNames(db: Connection): ReadonlyMap<Id, string> {
  const rows = all<{ id: Id } & NameParts>(
    db,
    `select id, first_name as firstName, middle_name as middleName, last_name as lastName, suffix from patient
     where id in (select holder_id from equipment where holder_id is not null and deleted_at is null)`,
  );
  return new Map(rows.map((row) => [row.id, sortName(row)]));
}
