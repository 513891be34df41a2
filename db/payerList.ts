import type { Payer } from '../shared/domain/payer.ts';
import type { ListPage } from './claimLists.ts';
import { payers } from './nouns.ts';
import type { Connection } from './open.ts';
import { count } from './rows.ts';
import { likePrefix } from './searchText.ts';

/** Payers with what was typed anywhere in their name, or at the beginning of their payer id, by name. */
export function listPayers(db: Connection, query: string, page: ListPage): { rows: Payer[]; total: number } {
  const where = `where deleted_at is null and (name like :like escape '\\' or payer_identifier like :id escape '\\')`;
  const id = likePrefix(query);
  const like = `%${id}`;
  return {
    rows: payers.select(db, `${where} order by name collate nocase, id limit :limit offset :offset`, {
      like,
      id,
      limit: page.limit,
      offset: page.offset,
    }),
    total: count(db, `select count(*) from payer ${where}`, { like, id }),
  };
}
