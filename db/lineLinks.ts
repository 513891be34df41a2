import type { BilledRow, PartMaker } from '../shared/contract/lineLinks.ts';
import type { Id } from '../shared/domain/ids.ts';
import type { Connection } from './open.ts';
import { all } from './rows.ts';

/** From the rows of a visit's log to the claim lines that rest on them, and to the catalog. */

/** Lines of all claims of the visit, newest claim first. */
export function billedRowsOf(db: Connection, visitId: Id): BilledRow[] {
  return all<BilledRow>(
    db,
    `select link.value as rowId, c.id as claimId, c.number as claimNumber, l.id as lineId, l.code as code,
       (select count(*) from claim_line earlier where earlier.claim_id = c.id and earlier.deleted_at is null
         and (earlier.position, earlier.id) <= (l.position, l.id)) as lineNumber
     from claim c
     join claim_line l on l.claim_id = c.id and l.deleted_at is null
     join json_each(l.log_ids) link
     where c.visit_id = ? and c.deleted_at is null
     order by c.number desc, l.position, l.id, link.key`,
    [visitId],
  );
}

/** Makers of the visit's parts that come from the catalog and have one there. */
export function partMakersOf(db: Connection, visitId: Id): PartMaker[] {
  return all<PartMaker>(
    db,
    `select distinct k.id as catalogId, k.maker as maker from visit_part p
     join catalog_part k on k.id = p.catalog_id
     where p.visit_id = ? and p.deleted_at is null and k.maker <> '' order by k.id`,
    [visitId],
  );
}
