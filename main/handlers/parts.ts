import { costHistory, listCatalog, otherWithNumber } from '../../db/partsCatalog.ts';
import { catalogParts } from '../../db/nouns.ts';
import { insertStockMove, onHand, stockBranches, stockLines, stockMoves } from '../../db/stock.ts';
import type { PartView } from '../../shared/contract/parts.ts';
import type { IsoDate } from '../../shared/domain/dates.ts';
import type { Id } from '../../shared/domain/ids.ts';
import type { StockReason } from '../../shared/domain/partsCatalog.ts';
import { isBlank } from '../../shared/domain/record.ts';
import type { Part, ServiceVisit } from '../../shared/domain/serviceVisit.ts';
import {
  branchName,
  countDifference,
  lotTaken,
  MOVED_BY_HAND,
  worstState,
} from '../../shared/domain/stock.ts';
import { invalid, notFound, ok, type Result } from '../../shared/result.ts';
import type { Handlers, ReadContext, WriteContext } from '../dispatch.ts';
import { frameOf } from './frame.ts';

type PartHandlers = Pick<
  Handlers,
  'parts.list' | 'parts.get' | 'parts.save' | 'parts.move' | 'parts.count' | 'parts.transfer'
>;

const MOVES_SHOWN = 200;
/** Most that one movement may say. */
const MOST_PIECES = 9999;

export const partHandlers: PartHandlers = {
  'parts.list': ({ query, wanting, retired, ...page }, { db, office }) =>
    ok(listCatalog(db, { query, wanting, retired, branch: office.branch }, page)),
  'parts.get': ({ id }, context) => partView(context, id),
  'parts.save'(input, context) {
    const { partNumber, description } = input.values;
    if (isBlank(partNumber)) return invalid('partNumber', 'Give the number under which the part is ordered.');
    if (isBlank(description)) return invalid('description', 'Say what the part is.');
    if (otherWithNumber(context.db, partNumber, input.id)) {
      return invalid('partNumber', 'Another part in the catalog has this number. Open that one instead.');
    }
    return catalogParts.save(frameOf(context), input);
  },
  'parts.move'({ id, branch, lot, reason, quantity, on, note }, context) {
    const way = MOVED_BY_HAND[reason] ?? 1;
    const checked = checkedMove(context, { id, branch, lot, on, taken: way < 0 ? quantity : 0 });
    if (!checked.ok) return checked;
    put(context, { id, branch, lot, on, note, reason, quantity: way * quantity });
    return partView(context, id);
  },
  'parts.count'({ id, branch, lot, counted, on, note }, context) {
    const checked = checkedMove(context, { id, branch, lot, on, taken: 0 });
    if (!checked.ok) return checked;
    const quantity = countDifference(checked.value, counted);
    if (Math.abs(quantity) > MOST_PIECES) {
      return invalid('counted', 'The count differs by more than 9,999 pieces. Enter it in two steps.');
    }
    if (quantity !== 0) put(context, { id, branch, lot, on, note, reason: 'counted', quantity });
    return partView(context, id);
  },
  'parts.transfer'({ id, from, to, lot, quantity, on, note }, context) {
    if (from.trim() === to.trim()) return invalid('to', 'Choose another branch than the one they come from.');
    const checked = checkedMove(context, { id, branch: from, lot, on, taken: quantity });
    if (!checked.ok) return checked;
    const moved = { id, lot, on, note, reason: 'transferred' } as const;
    put(context, { ...moved, branch: from, quantity: -quantity });
    put(context, { ...moved, branch: to, quantity });
    return partView(context, id);
  },
};

interface Place {
  readonly id: Id;
  readonly branch: string;
  readonly lot: string;
  readonly on: IsoDate;
}

/**
 * @param place.taken pieces that go: by hand only what is there can be taken, since who takes it can count it.
 * @returns how many are there now
 */
function checkedMove(context: WriteContext, place: Place & { readonly taken: number }): Result<number> {
  if (!catalogParts.get(context.db, place.id)) return notFound('part');
  if (place.on > context.today) return invalid('on', 'This day has not come yet.');
  const there = onHand(context.db, { catalogId: place.id, branch: place.branch, lot: place.lot });
  if (place.taken > there) {
    return invalid(
      'quantity',
      `Only ${Math.max(0, there)} of this lot are entered in ${branchName(place.branch)}. Count them first.`,
    );
  }
  return ok(there);
}

function put(
  context: WriteContext,
  move: Place & { readonly reason: StockReason; readonly quantity: number; readonly note: string },
): void {
  const { id, branch, lot, on, note, reason, quantity } = move;
  insertStockMove(frameOf(context), {
    catalogId: id,
    branch,
    lot,
    quantity,
    reason,
    visitId: null,
    on,
    note: note.trim(),
    userId: context.user.id,
    userName: context.user.name,
  });
}

function partView({ db, office, user }: ReadContext, id: Id): Result<PartView> {
  const part = catalogParts.get(db, id);
  if (!part) return notFound('part');
  const stock = stockLines(db, id);
  return ok({
    part,
    stock,
    state: worstState(stock, office.branch, part.reorderAt),
    moves: stockMoves(db, id, MOVES_SHOWN),
    costs: user.role === 'technician' ? [] : costHistory(db, id),
    branch: office.branch,
    branches: [...new Set([office.branch, ...stockBranches(db)])],
  });
}

/**
 * Takes the parts of a visit that was just sealed out of the stock of the office's branch. It is never refused: what
 * was fitted was there, and a sum below zero shows that the books were wrong.
 */
export function takePartsOfVisit(context: WriteContext, visit: ServiceVisit): void {
  for (const part of visit.parts) {
    if (part.quantity !== null) moveForVisit(context, visit, part, { taken: part.quantity, note: '' });
  }
}

/**
 * An amended quantity or lot is moved after: what the seal took too much comes back, what it took too little goes.
 * @param before the visit as it was read until this amendment
 */
export function moveStockOfAmendment(context: WriteContext, before: ServiceVisit, after: ServiceVisit): void {
  const note = 'The visit was amended';
  for (const part of after.parts) {
    const old = before.parts.find(({ id }) => id === part.id);
    if (!old) continue;
    const [was, is] = [old.quantity ?? 0, part.quantity ?? 0];
    if (old.lotOrSerial === part.lotOrSerial) {
      moveForVisit(context, after, part, { taken: is - was, note });
    } else if (lotOf(context, old) !== lotOf(context, part)) {
      moveForVisit(context, after, old, { taken: -was, note });
      moveForVisit(context, after, part, { taken: is, note });
    }
  }
}

/** @param move.taken pieces that go; negative: that come back */
function moveForVisit(
  context: WriteContext,
  visit: ServiceVisit,
  part: Pick<Part, 'catalogId' | 'lotOrSerial'>,
  { taken, note }: { readonly taken: number; readonly note: string },
): void {
  if (part.catalogId === null || taken === 0) return;
  insertStockMove(frameOf(context), {
    catalogId: part.catalogId,
    branch: context.office.branch,
    lot: lotOf(context, part),
    quantity: -taken,
    reason: 'used',
    visitId: visit.id,
    on: visit.visitedOn ?? context.today,
    note,
    userId: context.user.id,
    userName: context.user.name,
  });
}

function lotOf(
  { db, office }: WriteContext,
  { catalogId, lotOrSerial }: Pick<Part, 'catalogId' | 'lotOrSerial'>,
): string {
  if (catalogId === null) return '';
  const lots = stockLines(db, catalogId)
    .filter((line) => line.branch === office.branch)
    .map((line) => line.lot);
  return lotTaken(lotOrSerial, lots);
}
