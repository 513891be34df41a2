import type { Id } from '../shared/domain/ids.ts';
import type { Connection } from './open.ts';
import { first, run } from './rows.ts';

/**
 * The key with which a person's window seals what is not saved when the office is locked: it is given out only while
 * the office is open, so the sealed text is as closed as the store. It stays when the key of the store changes.
 */
export function draftKeyOf(db: Connection, userId: Id): string | null {
  return (
    first<{ value: string }>(db, 'select value from store_secret where name = ?', [nameOf(userId)])?.value ??
    null
  );
}

export function insertDraftKey(db: Connection, userId: Id, key: string): void {
  run(db, 'insert into store_secret (name, value) values (?, ?)', [nameOf(userId), key]);
}

function nameOf(userId: Id): string {
  return `drafts/${userId}`;
}
