import type { Id } from '../shared/domain/ids.ts';
import type { Connection } from './open.ts';
import { first } from './rows.ts';

/** The branch that this device works in. */

/** Null while the office works on one device, and for a device that belongs to no branch. */
export function thisBranchOf(db: Connection): Id | null {
  const row = first<{ branchId: Id | null }>(
    db,
    `select d.branch_id as branchId from _device own join device d on d.id = own.id and d.deleted_at is null`,
  );
  return row?.branchId ?? null;
}

/** A branch by its name; '' for one that is not known here. */
export function branchName(db: Connection, id: Id): string {
  return first<{ name: string }>(db, 'select name from branch where id = ?', [id])?.name ?? '';
}

/** The end of a where clause that keeps a list to one branch; '' for all of them. Its parameter is `:branchId`. */
export function andOfBranch(column: string, branchId: Id | null | undefined): string {
  return branchId ? ` and ${column} = :branchId` : '';
}

/** New records stay with the branch in which they are made, unless another was chosen. */
export function inThisBranch<Values extends object>(
  db: Connection,
  values: Values & { readonly branchId?: Id | null | undefined },
): Values & { readonly branchId: Id | null } {
  return { ...values, branchId: values.branchId === undefined ? thisBranchOf(db) : values.branchId };
}
