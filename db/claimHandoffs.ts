import { ClaimHandoff } from '../shared/domain/branches.ts';
import type { Id } from '../shared/domain/ids.ts';
import { ok, type Result } from '../shared/result.ts';
import type { Connection } from './open.ts';
import { expectRevision, type WriteFrame } from './recordTable.ts';
import { all, first, run } from './rows.ts';

/** Claims that go from one branch to another: with whom each is, and how it came there. */

const COLUMNS = `id, claim_id as claimId, from_branch_id as fromBranchId, to_branch_id as toBranchId, note, at,
  user_name as userName`;

/** Newest first. */
export function handoffsOf(db: Connection, claimId: Id): ClaimHandoff[] {
  return all(db, `select ${COLUMNS} from claim_handoff where claim_id = ? order by id desc`, [claimId]).map(
    (row) => ClaimHandoff.parse(row),
  );
}

/** The claim that a row is, or belongs to; null for one of something else. */
export function claimOfRow(db: Connection, table: string, row: Id): Id | null {
  if (table === 'claim') return row;
  if (table === 'claim_line')
    return first<{ id: Id }>(db, 'select claim_id as id from claim_line where id = ?', [row])?.id ?? null;
  if (table === 'claim_document')
    return first<{ id: Id }>(db, 'select claim_id as id from claim_document where id = ?', [row])?.id ?? null;
  return null;
}

/** The branch that a claim is with, and since when if it was handed there; null: it is with nobody in particular. */
export interface ClaimPlace {
  readonly branchId: Id;
  readonly branchName: string;
  /** Instant; null: it was opened there. */
  readonly since: string | null;
}

export function placeOfClaim(db: Connection, claimId: Id): ClaimPlace | null {
  const row = first<ClaimPlace>(
    db,
    `select c.branch_id as branchId, coalesce(b.name, '') as branchName,
       (select at from claim_handoff where claim_id = c.id and to_branch_id = c.branch_id
        order by id desc limit 1) as since
     from claim c left join branch b on b.id = c.branch_id where c.id = ? and c.branch_id is not null`,
    [claimId],
  );
  return row ?? null;
}

export interface HandOver {
  readonly fromBranchId: Id | null;
  readonly toBranchId: Id;
  readonly note: string;
  readonly userId: Id;
  readonly userName: string;
}

/** Gives a claim to another branch, also one that is finalized. @returns `notFound`, or `conflict` when somebody saved first. */
export function handOver(
  frame: WriteFrame,
  target: { readonly id: Id; readonly revision: number },
  { fromBranchId, toBranchId, note, userId, userName }: HandOver,
): Result<void> {
  const free = expectRevision(frame.db, { table: 'claim', noun: 'claim' }, target);
  if (!free.ok) return free;
  run(
    frame.db,
    'update claim set branch_id = :toBranchId, revision = revision + 1, updated_at = :at where id = :id',
    { id: target.id, toBranchId, at: frame.at },
  );
  run(
    frame.db,
    `insert into claim_handoff (id, claim_id, from_branch_id, to_branch_id, note, at, user_id, user_name)
     values (:id, :claimId, :fromBranchId, :toBranchId, :note, :at, :userId, :userName)`,
    {
      id: frame.newId(),
      claimId: target.id,
      fromBranchId,
      toBranchId,
      note,
      at: frame.at,
      userId,
      userName,
    },
  );
  return ok(undefined);
}
