import type { Id } from '../shared/domain/ids.ts';
import { StockMove } from '../shared/domain/partsCatalog.ts';
import type { StockLine } from '../shared/domain/stock.ts';
import type { Connection } from './open.ts';
import type { WriteFrame } from './recordTable.ts';
import { all, count, run } from './rows.ts';

/** Movements of parts: added and never changed, so that what lies in a branch is always their sum. */

export function insertStockMove(frame: WriteFrame, move: Omit<StockMove, 'id' | 'at'>): StockMove {
  const kept = { ...move, id: frame.newId(), at: frame.at };
  run(
    frame.db,
    `insert into stock_move (id, catalog_id, branch, lot, quantity, reason, visit_id, "on", note, at, user_id, user_name)
     values (:id, :catalogId, :branch, :lot, :quantity, :reason, :visitId, :on, :note, :at, :userId, :userName)`,
    kept,
  );
  return kept;
}

/** One line for each branch and lot of a part that was ever moved. */
export function stockLines(db: Connection, catalogId: Id): StockLine[] {
  return all<StockLine>(
    db,
    `select branch, lot, sum(quantity) as quantity from stock_move where catalog_id = ?
     group by branch, lot order by branch, lot`,
    [catalogId],
  );
}

/** Pieces of one lot in one branch; below zero where more was taken than entered. */
export function onHand(
  db: Connection,
  place: { readonly catalogId: Id; readonly branch: string; readonly lot: string },
): number {
  return count(
    db,
    `select coalesce(sum(quantity), 0) from stock_move
     where catalog_id = :catalogId and branch = :branch and lot = :lot`,
    { catalogId: place.catalogId, branch: place.branch, lot: place.lot },
  );
}

/** The movements of a part, the newest first. */
export function stockMoves(db: Connection, catalogId: Id, limit: number): StockMove[] {
  return all(
    db,
    `select id, catalog_id as catalogId, branch, lot, quantity, reason, visit_id as visitId, "on", note, at,
       user_id as userId, user_name as userName
     from stock_move where catalog_id = ? order by id desc limit ?`,
    [catalogId, limit],
  ).map((row) => StockMove.parse(row));
}

/** What lies in a branch, a line for each part and lot; below zero where more was taken than entered. */
export function stockOfBranch(
  db: Connection,
  branch: string,
): { readonly catalogId: Id; readonly lot: string; readonly quantity: number }[] {
  return all(
    db,
    `select catalog_id as catalogId, lot, sum(quantity) as quantity from stock_move where branch = ?
     group by catalog_id, lot having sum(quantity) <> 0 order by catalog_id, lot`,
    [branch],
  );
}

/** Every branch in which parts lie, or of which more was taken than entered, by name. */
export function stockBranches(db: Connection): string[] {
  return all<{ branch: string }>(
    db,
    `select distinct branch from
       (select branch from stock_move group by catalog_id, branch, lot having sum(quantity) <> 0) order by branch`,
  ).map(({ branch }) => branch);
}
