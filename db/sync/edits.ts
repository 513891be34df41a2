import type { Edit } from '../../shared/sync/changeSet.ts';
import { WHOLE_ROW } from '../../shared/sync/changeSet.ts';
import type { Hlc } from '../../shared/sync/hybridClock.ts';
import type { Connection } from '../open.ts';
import { all, first, identifier, run, type SqlValue } from '../rows.ts';

/** The versions of single fields: which stands, which lost, which wait. */

export interface Version {
  readonly hlc: Hlc;
  readonly sealed: boolean;
  readonly value: SqlValue;
}

interface Row {
  readonly hlc: Hlc;
  readonly sealed: number;
  readonly value: SqlValue;
}

/**
 * A seal outranks what was typed. Of two seals the earlier stands, since who sealed first has printed first; of two
 * entries the later, since who typed last has seen most.
 */
const BEST_FIRST = `order by sealed desc, iif(sealed, hlc, null), hlc desc`;

/** The version of a field that stands among those taken in; null while the field is as it was at the beginning. */
export function standing(db: Connection, table: string, row: string, field: string): Version | null {
  const found = first<Row>(
    db,
    `select hlc, sealed, value from _edit where tbl = ? and row = ? and field = ? and held = 0 ${BEST_FIRST} limit 1`,
    [table, row, field],
  );
  return found ? { hlc: found.hlc, sealed: found.sealed === 1, value: found.value } : null;
}

/** The edit that an edit made now is made in place of. */
export function parentOf(db: Connection, table: string, row: string, field: string): Hlc | null {
  const own = standing(db, table, row, field);
  if (own) return own.hlc;
  return field === WHOLE_ROW ? null : (standing(db, table, row, WHOLE_ROW)?.hlc ?? null);
}

/** @returns false when the edit was known already */
export function keepEdit(db: Connection, hlc: Hlc, edit: Edit, held: boolean): boolean {
  const added = run(
    db,
    `insert into _edit (tbl, row, field, hlc, value, parent, sealed, held)
     values (:table, :row, :field, :hlc, :value, :parent, :sealed, :held) on conflict do nothing`,
    { ...edit, hlc, sealed: edit.sealed ? 1 : 0, held: held ? 1 : 0 },
  );
  return added > 0;
}

/**
 * Versions that nobody built on, the standing one first. More than one: people wrote without knowing of each other.
 * The parents alone say so, not the order of arrival, so that every device finds the same.
 */
export function openVersions(db: Connection, table: string, row: string, field: string): Version[] {
  return all<Row>(
    db,
    `select hlc, sealed, value from _edit e
     where tbl = :table and row = :row and field = :field and held = 0
       and not exists (select 1 from _edit k where k.tbl = e.tbl and k.row = e.row and k.field = e.field
                       and k.held = 0 and k.parent = e.hlc)
     ${BEST_FIRST}`,
    { table, row, field },
  ).map(({ hlc, sealed, value }) => ({ hlc, sealed: sealed === 1, value }));
}

/** Brings the list of disputed fields in line with the versions of one. */
export function judgeField(db: Connection, table: string, row: string, field: string): void {
  const stands = standing(db, table, row, field);
  const others = openVersions(db, table, row, field).filter(
    ({ hlc, value }) =>
      hlc !== stands?.hlc && value !== stands?.value && !isSettled(db, table, row, field, hlc),
  );
  run(
    db,
    others.length > 0
      ? 'insert into _dispute (tbl, row, field) values (?, ?, ?) on conflict do nothing'
      : 'delete from _dispute where tbl = ? and row = ? and field = ?',
    [table, row, field],
  );
}

/** Whether a person has dealt with a version that lost. */
export function isSettled(db: Connection, table: string, row: string, field: string, hlc: Hlc): boolean {
  return (
    first(db, 'select 1 from _settled where tbl = ? and row = ? and field = ? and hlc = ?', [
      table,
      row,
      field,
      hlc,
    ]) !== undefined
  );
}

/** A row in which a person says that versions of a field are dealt with takes them out of dispute. */
export function takeReview(db: Connection, reviews: string, id: string): void {
  const review = first<{ tbl: string; row: string; field: string }>(
    db,
    `select tbl, row, field from ${identifier(reviews)} where id = ?`,
    [id],
  );
  if (!review) return;
  run(
    db,
    `insert into _settled (tbl, row, field, hlc)
     select r.tbl, r.row, r.field, s.value from ${identifier(reviews)} r, json_each(r.settled) s where r.id = ?
     on conflict do nothing`,
    [id],
  );
  judgeField(db, review.tbl, review.row, review.field);
}
