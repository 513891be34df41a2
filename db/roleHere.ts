import type { Id } from '../shared/domain/ids.ts';
import type { Role, User } from '../shared/domain/people.ts';
import { roleAt } from './branches.ts';
import type { Connection } from './open.ts';
import { rightHere } from './sync/devices.ts';
import { thisBranchOf } from './thisBranch.ts';
import { getUser, listUsers } from './users.ts';

/**
 * The person as they work on this device: with the role that they have at its branch, where it is not the usual one.
 * @returns null for nobody known; `mayEnter` false for one who has left, or has no role at this branch
 */
export function userHere(
  db: Connection,
  userId: Id,
): { readonly user: User; readonly mayEnter: boolean } | null {
  const user = getUser(db, userId);
  if (!user) return null;
  const role = roleHere(db, user);
  return role === 'none' ? { user, mayEnter: false } : { user: { ...user, role }, mayEnter: user.active };
}

function roleHere(db: Connection, user: User): Role | 'none' {
  const branchId = thisBranchOf(db);
  const other = branchId === null ? null : roleAt(db, user.id, branchId);
  if (branchId === null || other === null) return user.role;
  if (user.role === 'owner' && rightHere(db) === 'administer' && !ownsBeside(db, user.id, branchId))
    return user.role;
  return other.role;
}

/** Whether another owner can do here what only an owner may: else the devices of the office are nobody's to look after. */
function ownsBeside(db: Connection, userId: Id, branchId: Id): boolean {
  return listUsers(db).some(
    ({ id, role, active }) =>
      id !== userId && active && role === 'owner' && (roleAt(db, id, branchId)?.role ?? 'owner') === 'owner',
  );
}
