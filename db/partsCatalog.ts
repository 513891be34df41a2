import type { CatalogRow, CostChange } from '../shared/contract/parts.ts';
import type { Id } from '../shared/domain/ids.ts';
import type { CatalogPart } from '../shared/domain/partsCatalog.ts';
import { type StockLine, worstState } from '../shared/domain/stock.ts';
import type { ListPage } from './claimLists.ts';
import { catalogParts } from './nouns.ts';
import type { Connection } from './open.ts';
import { all } from './rows.ts';

/** The catalog as its lists show it, and what its parts cost over time. */

/** What a list of parts is narrowed to. */
export interface CatalogFilter {
  /** Number, description or maker; every word of it. */
  readonly query: string;
  /** Only parts that somebody has to look after: below zero, none left, or low. */
  readonly wanting: boolean;
  /** Also parts that are no longer used. */
  readonly retired: boolean;
  /** The branch whose stock is told apart. */
  readonly branch: string;
}

/** Parts by number. An exact number comes first, as a scanner sends it. */
export function listCatalog(
  db: Connection,
  filter: CatalogFilter,
  page: ListPage,
): { rows: CatalogRow[]; total: number } {
  const words = filter.query.toLowerCase().split(/\s+/).filter(Boolean);
  const exact = filter.query.trim().toLowerCase();
  const lines = linesByPart(db);
  const found = catalogParts
    .select(db, 'where deleted_at is null order by part_number collate nocase, id')
    .filter((part) => filter.retired || part.active)
    .filter((part) => words.every((word) => textOf(part).includes(word)))
    .map((part) => rowOf(part, lines.get(part.id) ?? [], filter.branch))
    .filter((row) => !filter.wanting || row.state !== 'enough')
    .sort((one, other) => rank(one, exact) - rank(other, exact));
  return { total: found.length, rows: found.slice(page.offset, page.offset + page.limit) };
}

function rank(row: CatalogRow, exact: string): number {
  return exact !== '' && row.partNumber.toLowerCase() === exact ? 0 : 1;
}

function textOf(part: CatalogPart): string {
  return `${part.partNumber} ${part.description} ${part.maker} ${part.code}`.toLowerCase();
}

function linesByPart(db: Connection): Map<Id, StockLine[]> {
  const lines = new Map<Id, StockLine[]>();
  const rows = all<StockLine & { readonly catalogId: Id }>(
    db,
    `select catalog_id as catalogId, branch, lot, sum(quantity) as quantity from stock_move
     group by catalog_id, branch, lot`,
  );
  for (const { catalogId, ...line } of rows) lines.set(catalogId, [...(lines.get(catalogId) ?? []), line]);
  return lines;
}

function rowOf(part: CatalogPart, lines: readonly StockLine[], branch: string): CatalogRow {
  const sum = (of: readonly StockLine[]): number => of.reduce((total, { quantity }) => total + quantity, 0);
  const { id, partNumber, description, maker, code, fits, unitCostCents, reorderAt, active } = part;
  return {
    id,
    partNumber,
    description,
    maker,
    code,
    fits,
    unitCostCents,
    reorderAt,
    active,
    here: sum(lines.filter((line) => line.branch === branch)),
    everywhere: sum(lines),
    state: worstState(lines, branch, reorderAt),
  };
}

/** Every cost that a part had, the newest first, as the journal keeps it. */
export function costHistory(db: Connection, id: Id): CostChange[] {
  const rows = all<{ at: string; userName: string | null; op: string; before: number | null; after: string }>(
    db,
    `select t.at, u.name as userName, j.op, j.before, j.after
     from _journal j join _transaction t on t.n = j.tx left join user u on u.id = t.actor
     where j.tbl = 'catalog_part' and j.row = ? and (j.op = 'insert' or j.field = 'unit_cost_cents')
     order by j.n desc`,
    [id],
  );
  return rows.flatMap(({ at, userName, op, before, after }) => {
    const cost = op === 'insert' ? costInserted(after) : toCents(after);
    const change = {
      at,
      userName: userName ?? 'The program',
      beforeCents: op === 'insert' ? null : toCents(before),
    };
    return cost === change.beforeCents ? [] : [{ ...change, afterCents: cost }];
  });
}

function costInserted(json: string): number | null {
  const values = JSON.parse(json) as Readonly<Record<string, unknown>>;
  return toCents(values['unit_cost_cents']);
}

function toCents(value: unknown): number | null {
  return value === null || value === undefined ? null : Number(value);
}

/** Another part in use with this number; null when there is none. */
export function otherWithNumber(db: Connection, partNumber: string, id: Id | null): CatalogPart | null {
  const same = catalogParts.select(
    db,
    'where deleted_at is null and part_number = ? collate nocase order by id',
    [partNumber],
  );
  return same.find((part) => part.id !== id) ?? null;
}
