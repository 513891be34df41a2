import { plainModel } from './modelName.ts';
import type { CatalogPartValues, StockMove, StockReason } from './partsCatalog.ts';

/**
 * What lies where, as the sum of its movements. A sum below zero says that more was taken than was ever entered:
 * it is kept and shown as such, since a technician's work is never refused for a count that is wrong.
 */

export interface StockLine {
  readonly branch: string;
  readonly lot: string;
  readonly quantity: number;
}

export type StockState = 'belowZero' | 'out' | 'low' | 'enough';

export const STOCK_STATE_NAMES: Readonly<Record<StockState, string>> = {
  belowZero: 'Below zero',
  out: 'None left',
  low: 'Low',
  enough: 'Enough',
};

/** One line for each branch and lot that was ever moved, also where nothing is left, in the order of their names. */
export function stockOf(moves: readonly Pick<StockMove, 'branch' | 'lot' | 'quantity'>[]): StockLine[] {
  const lines = new Map<string, StockLine>();
  for (const { branch, lot, quantity } of moves) {
    const key = JSON.stringify([branch, lot]);
    lines.set(key, { branch, lot, quantity: (lines.get(key)?.quantity ?? 0) + quantity });
  }
  return [...lines.values()].sort(
    (one, other) => compare(one.branch, other.branch) || compare(one.lot, other.lot),
  );
}

function compare(one: string, other: string): number {
  return one < other ? -1 : one > other ? 1 : 0;
}

/**
 * How a part stands in one branch. One lot below zero is enough to be told so: the pieces of another lot do not
 * make it right.
 * @param reorderAt fewer than this is low; null: the part is not watched, and only below zero counts.
 */
export function stockState(lines: readonly StockLine[], reorderAt: number | null): StockState {
  if (lines.some(({ quantity }) => quantity < 0)) return 'belowZero';
  const total = lines.reduce((sum, { quantity }) => sum + quantity, 0);
  if (reorderAt === null || total >= reorderAt) return 'enough';
  return total === 0 ? 'out' : 'low';
}

const WORST_FIRST: readonly StockState[] = ['belowZero', 'out', 'low', 'enough'];

/**
 * How a part stands in each branch, this one always among them. The limit is for this branch, from which is reordered:
 * another one, such as a van, is told of when nothing is left there.
 */
export function branchStates(
  lines: readonly StockLine[],
  branch: string,
  reorderAt: number | null,
): ReadonlyMap<string, StockState> {
  const branches = new Set([branch, ...lines.map((line) => line.branch)]);
  return new Map(
    [...branches].map((name) => [
      name,
      stockState(
        lines.filter((line) => line.branch === name),
        name === branch || reorderAt === null ? reorderAt : Math.min(reorderAt, 1),
      ),
    ]),
  );
}

/** The worst that any branch has to tell. */
export function worstState(
  lines: readonly StockLine[],
  branch: string,
  reorderAt: number | null,
): StockState {
  const states = [...branchStates(lines, branch, reorderAt).values()];
  return WORST_FIRST.find((state) => states.includes(state)) ?? 'enough';
}

/** Reasons for which somebody moves stock by hand, and which way the pieces go. */
export const MOVED_BY_HAND: Readonly<Partial<Record<StockReason, 1 | -1>>> = {
  received: 1,
  returned: -1,
  scrapped: -1,
};

/** The movement that makes a count true: what was counted, less what the movements say. */
export function countDifference(onHand: number, counted: number): number {
  return counted - onHand;
}

/**
 * Whether a part fits a device: null where the catalog does not say, or the device's make and model are not known.
 */
export function partFits(
  part: Pick<CatalogPartValues, 'fits'>,
  device: { readonly make: string; readonly model: string },
): boolean | null {
  const listed = part.fits.map(plainModel).filter((text) => text !== '');
  const model = plainModel(device.model);
  if (listed.length === 0 || model === '') return null;
  return listed.some((name) => name === plainModel(device.make) + model || name === model);
}

/**
 * The lot from which pieces of a visit are taken: what the technician noted when it is a lot of that branch, else
 * the pieces without a lot. No lot is ever guessed, since a recall goes by it.
 */
export function lotTaken(noted: string, lots: readonly string[]): string {
  const plain = plainModel(noted);
  return plain === '' ? '' : (lots.find((lot) => plainModel(lot) === plain) ?? '');
}

/** `Main street`, or words for a branch that has no name. */
export function branchName(branch: string): string {
  return branch === '' ? 'Main branch' : branch;
}
