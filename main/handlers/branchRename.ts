import { insertStockMove, stockOfBranch } from '../../db/stock.ts';
import type { WriteFrame } from '../../db/recordTable.ts';
import type { IsoDate } from '../../shared/domain/dates.ts';
import type { User } from '../../shared/domain/people.ts';

/**
 * Parts lie in a branch by its name, and movements are never changed: where the office's branch gets another name, what
 * lies there is moved over, piece for piece, in the write that renames it (and in the one that takes that back).
 */
export function followBranch(
  frame: WriteFrame,
  names: { readonly from: string; readonly to: string },
  by: { readonly user: User; readonly on: IsoDate },
): void {
  const { from, to } = names;
  if (from === to) return;
  for (const { catalogId, lot, quantity } of stockOfBranch(frame.db, from)) {
    const move = {
      catalogId,
      lot,
      reason: 'transferred',
      visitId: null,
      on: by.on,
      note: 'The branch has another name',
      userId: by.user.id,
      userName: by.user.name,
    } as const;
    insertStockMove(frame, { ...move, branch: from, quantity: -quantity });
    insertStockMove(frame, { ...move, branch: to, quantity });
  }
}
