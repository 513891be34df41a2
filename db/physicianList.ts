import type { Physician } from '../shared/domain/people.ts';
import type { ListPage } from './claimLists.ts';
import { physicians } from './nouns.ts';
import type { Connection } from './open.ts';
import { count } from './rows.ts';
import { likePrefix } from './searchText.ts';

/** Physicians whose last or first name or NPI begins with what was typed, by name. */
export function listPhysicians(
  db: Connection,
  query: string,
  page: ListPage,
): { rows: Physician[]; total: number } {
  const [one = '', other = ''] = query.trim().split(/[\s,]+/);
  const where = `where deleted_at is null and (
    (last_name like :one escape '\\' and first_name like :other escape '\\')
    or (first_name like :one escape '\\' and last_name like :other escape '\\')
    or (:typed <> '' and npi like :one escape '\\'))`;
  const parameters = { one: likePrefix(one), other: likePrefix(other), typed: one };
  return {
    rows: physicians.select(
      db,
      `${where} order by last_name collate nocase, first_name collate nocase, id limit :limit offset :offset`,
      { ...parameters, limit: page.limit, offset: page.offset },
    ),
    total: count(db, `select count(*) from physician ${where}`, parameters),
  };
}
