import type { Payer } from '../shared/domain/payer.ts';
import type { ListPage } from './claimLists.ts';
import { payers } from './nouns.ts';
import type { Connection } from './open.ts';
import { count } from './rows.ts';
import { likePrefix } from './searchText.ts';

/** Payers with what was typed anywhere in their name, by name. */
export function listPayers(db: Connection, query: string, page: ListPage): { rows: Payer[]; total: number } {
  const where = `where deleted_at is null and name like :like escape '\\'`;
  const like = `%${likePrefix(query)}`;
  return {
    rows: payers.select(db, `${where} order by name collate nocase, id limit :limit offset :offset`, {
      like,
      limit: page.limit,
      offset: page.offset,
    }),
    total: count(db, `select count(*) from payer ${where}`, { like }),
  };
}
