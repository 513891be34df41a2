import { done, type Outcome, refuse } from './answers.ts';
import type { Database, Queries } from './database.ts';

/** Sealed letters for devices to come, under names that only those can tell who know the code. */

export const LETTER_BYTES = 64 * 1024;
const LETTERS_OF_AN_OFFICE = 100;
const DAYS = 7;

/** @param id 64 hex digits */
export async function putLetter(
  db: Database,
  office: string,
  id: string,
  bytes: Buffer,
): Promise<Outcome<object>> {
  if (bytes.length === 0) return refuse('invalid', 'The letter is empty.');
  return db.transaction(async (tx) => {
    // One letter of an office after the other, so that they can be counted.
    await tx.query('select from hub.office where id = $1 for update', [office]);
    const [waiting] = await tx.query<{ count: number }>(
      `select count(*) as count from hub.letter
       where office = $1 and id <> decode($2, 'hex') and at > now() - interval '${String(DAYS)} days'`,
      [office, id],
    );
    if ((waiting?.count ?? 0) >= LETTERS_OF_AN_OFFICE) {
      return refuse(
        'full',
        'Too many letters of this office wait to be read. Each goes away after seven days.',
      );
    }
    const kept = await tx.query(
      `insert into hub.letter (id, office, bytes) values (decode($1, 'hex'), $2, $3)
       on conflict (id) do update set bytes = excluded.bytes, at = now() where hub.letter.office = $2
       returning true as is`,
      [id, office, bytes],
    );
    return kept.length === 1 ? done({}) : refuse('notAllowed', 'There is another letter under this name.');
  });
}

export async function letterOf(db: Queries, id: string): Promise<Outcome<Buffer>> {
  const [letter] = await db.query<{ bytes: Buffer }>(
    `select bytes from hub.letter where id = decode($1, 'hex') and at > now() - interval '${String(DAYS)} days'`,
    [id],
  );
  return letter
    ? done(letter.bytes)
    : refuse('notFound', 'There is no such letter, or it is older than seven days.');
}

export async function removeLetter(db: Queries, office: string, id: string): Promise<Outcome<object>> {
  await db.query(`delete from hub.letter where id = decode($1, 'hex') and office = $2`, [id, office]);
  return done({});
}

/** What no one will ask for any more: of letters, of requests once taken, of files that were replaced. */
export async function forget(db: Queries): Promise<void> {
  // Twice the window in which a request counts, and a minute for clocks of copies.
  await db.query(`delete from hub.nonce where at < now() - interval '11 minutes'`);
  await db.query(`delete from hub.letter where at < now() - interval '${String(DAYS)} days'`);
  await db.query(
    `with gone as (delete from hub.file where forget_at < now() returning office, total)
     update hub.office o set file_bytes = file_bytes - g.bytes
     from (select office, sum(total) as bytes from gone group by office) g where o.id = g.office`,
  );
}
