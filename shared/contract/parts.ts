import { z } from 'zod';
import { Instant, IsoDate } from '../domain/dates.ts';
import { Id } from '../domain/ids.ts';
import { CatalogPart, CatalogPartValues, StockMove } from '../domain/partsCatalog.ts';
import { Revision, text } from '../domain/record.ts';
import { EVERYBODY, DESK, Page, pageOf, Query, read, STAFF, write } from './channel.ts';

/** The catalog of parts and their stock: what lies in a branch is the sum of its movements. */

const State = z.enum(['belowZero', 'out', 'low', 'enough']);

export const CatalogRow = z.strictObject({
  id: Id,
  partNumber: z.string(),
  description: z.string(),
  maker: z.string(),
  code: z.string(),
  fits: z.array(z.string()),
  unitCostCents: z.int().nullable(),
  reorderAt: z.int().nullable(),
  active: z.boolean(),
  /** Pieces in the office's own branch, and in all. */
  here: z.int(),
  everywhere: z.int(),
  /** The worst that any branch has to tell. */
  state: State,
});
export type CatalogRow = z.infer<typeof CatalogRow>;

export const CostChange = z.strictObject({
  at: Instant,
  userName: z.string(),
  beforeCents: z.int().nullable(),
  afterCents: z.int().nullable(),
});
export type CostChange = z.infer<typeof CostChange>;

export const StockLineView = z.strictObject({ branch: z.string(), lot: z.string(), quantity: z.int() });

export const PartView = z.strictObject({
  part: CatalogPart,
  stock: z.array(StockLineView),
  state: State,
  /** The newest two hundred. */
  moves: z.array(StockMove),
  /** Empty for a technician, who sees no money. */
  costs: z.array(CostChange),
  /** The office's own branch, and every branch that has stock. */
  branch: z.string(),
  branches: z.array(z.string()),
});
export type PartView = z.infer<typeof PartView>;

const Place = { id: Id, lot: text(60) };
const Branch = text(60);
const Pieces = z.int().min(1).max(9999);

export const partChannels = {
  'parts.list': read(
    z.strictObject({ query: Query, wanting: z.boolean(), retired: z.boolean(), ...Page }),
    pageOf(CatalogRow),
    EVERYBODY,
  ),
  'parts.get': read(z.strictObject({ id: Id }), PartView, EVERYBODY),
  'parts.save': write(
    'Change part',
    DESK,
    z.strictObject({ id: Id.nullable(), revision: Revision.nullable(), values: CatalogPartValues }),
    CatalogPart,
  ),
  /** Pieces that came or went. */
  'parts.move': write(
    null,
    STAFF,
    z.strictObject({
      ...Place,
      branch: Branch,
      reason: z.enum(['received', 'returned', 'scrapped']),
      quantity: Pieces,
      on: IsoDate,
      note: text(200),
    }),
    PartView,
  ),
  /** What was counted becomes true by a movement of the difference; none where the count is right. */
  'parts.count': write(
    null,
    STAFF,
    z.strictObject({
      ...Place,
      branch: Branch,
      counted: z.int().min(0).max(9999),
      on: IsoDate,
      note: text(200),
    }),
    PartView,
  ),
  'parts.transfer': write(
    null,
    STAFF,
    z.strictObject({ ...Place, from: Branch, to: Branch, quantity: Pieces, on: IsoDate, note: text(200) }),
    PartView,
  ),
};
