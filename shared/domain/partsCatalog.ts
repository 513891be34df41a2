import { z } from 'zod';
import { Instant, IsoDate } from './dates.ts';
import { HcpcsCode } from './identifiers.ts';
import { Id } from './ids.ts';
import { Cents } from './money.ts';
import { stored, text } from './record.ts';

/** Parts that the workshop knows, what they cost over time, and how many lie where. */

export const CatalogPartValues = z.strictObject({
  partNumber: text(40),
  description: text(120),
  maker: text(60),
  /** Models that it fits, as `make model`; empty: not known. */
  fits: z.array(text(120)).max(100),
  code: z.union([z.literal(''), HcpcsCode]),
  /** What it costs today; every change is kept with its date. */
  unitCostCents: Cents.nullable(),
  costSource: text(120),
  /** Fewer than this in a branch is low; null: not watched. */
  reorderAt: z.int().min(0).max(9999).nullable(),
  active: z.boolean(),
});
export type CatalogPartValues = z.infer<typeof CatalogPartValues>;
export const CatalogPart = stored(CatalogPartValues);
export type CatalogPart = z.infer<typeof CatalogPart>;

export const StockReason = z.enum(['received', 'used', 'returned', 'counted', 'scrapped', 'transferred']);
export type StockReason = z.infer<typeof StockReason>;

export const STOCK_REASON_NAMES: Readonly<Record<StockReason, string>> = {
  received: 'Received',
  used: 'Used in a repair',
  returned: 'Returned to the maker',
  counted: 'Counted',
  scrapped: 'Scrapped',
  transferred: 'Moved between branches',
};

/** A movement of stock; what lies in a branch is the sum of its movements. */
export const StockMove = z.strictObject({
  id: Id,
  catalogId: Id,
  branch: text(60),
  lot: text(60),
  /** Pieces that came (positive) or went (negative). */
  quantity: z.int().min(-9999).max(9999),
  reason: StockReason,
  visitId: Id.nullable(),
  on: IsoDate,
  note: text(200),
  at: Instant,
  userId: Id,
  userName: text(80),
});
export type StockMove = z.infer<typeof StockMove>;
