import { StatementList } from '../../shared/sync/hubProtocol.ts';
import { type Roster, type RosterOffice, readRoster } from '../../shared/sync/roster.ts';
import { type SignedStatement, signedText, statementsMark } from '../../shared/sync/statements.ts';
import { done, type Outcome, refuse } from './answers.ts';
import type { KnownDevice } from './credentials.ts';
import type { Database, Queries } from './database.ts';
import { isSignedBy } from './signatures.ts';

/** What offices state of their devices: checked with their keys, kept, and read as a list of who belongs to them. */

const STATEMENTS_BYTES = 64 * 1024 * 1024;
const PAGE = 500;

interface Reading {
  readonly roster: Roster;
  /** Those that are new and count. */
  readonly fresh: readonly SignedStatement[];
}

/** Reads what is known together with what is new; what is not signed rightly counts for nothing. */
function readAll(
  office: RosterOffice,
  known: readonly SignedStatement[],
  offered: readonly SignedStatement[],
): Reading {
  const ids = new Set(known.map(({ id }) => id));
  // Each id once: the first is the one.
  const news = new Map(offered.filter(({ id }) => !ids.has(id)).map((one) => [one.id, one]));
  const checked = new Set(known.map(({ id, text }) => signedText(id, text)));
  const { roster, counting } = readRoster(
    office,
    [...known, ...news.values()],
    // What is kept was checked when it came.
    (publicKey, text, signature) =>
      checked.has(text) ||
      isSignedBy(Buffer.from(publicKey, 'base64'), text, Buffer.from(signature, 'base64')),
  );
  return { roster, fresh: counting.filter(({ id }) => news.has(id)) };
}

async function knownTo(db: Queries, office: string): Promise<readonly SignedStatement[]> {
  return db.query<SignedStatement>(
    `select id, text, signature from hub.statement where office = $1 order by id`,
    [office],
  );
}

/** What a request of a device brings that the hub does not know yet: it may prove itself with what it brings. */
export async function deviceIn(
  db: Queries,
  office: RosterOffice,
  device: string,
  offered: readonly SignedStatement[],
): Promise<KnownDevice | null> {
  const { roster } = readAll(office, await knownTo(db, office.id), offered);
  const found = roster.get(device);
  if (!found) return null;
  const { signKey, may, removedUpTo } = found;
  return { signKey: Buffer.from(signKey, 'base64'), may, removed: removedUpTo !== null };
}

export function statementsIn(body: unknown): readonly SignedStatement[] | null {
  const read = StatementList.safeParse(body);
  return read.success ? read.data.statements : null;
}

/** Keeps those that are signed rightly. @returns how many were new */
export async function keepStatements(
  db: Database,
  office: RosterOffice,
  offered: readonly SignedStatement[],
  maxDevices: number,
): Promise<Outcome<{ readonly kept: number }>> {
  return db.transaction(async (tx) => {
    const [row] = await tx.query<{ bytes: number }>(
      'select statement_bytes as bytes from hub.office where id = $1 for update',
      [office.id],
    );
    const known = await knownTo(tx, office.id);
    const { roster, fresh } = readAll(office, known, offered);
    if (fresh.length === 0) return done({ kept: 0 });
    const bytes = fresh.reduce((sum, { text }) => sum + Buffer.byteLength(text), row?.bytes ?? 0);
    if (bytes > STATEMENTS_BYTES) return refuse('full', 'The hub keeps no more statements of this office.');
    if ([...roster.values()].filter(({ removedUpTo }) => removedUpTo === null).length > maxDevices) {
      return refuse(
        'notAllowed',
        `An office may have ${String(maxDevices)} devices at this hub. Remove some first.`,
      );
    }
    await tx.query(
      `insert into hub.statement (office, id, text, signature)
       select $1, t.id, t.text, t.signature
       from unnest($2::uuid[], $3::text[], $4::text[]) as t(id, text, signature)`,
      [
        office.id,
        ...columns(
          fresh,
          ({ id }) => id,
          ({ text }) => text,
          ({ signature }) => signature,
        ),
      ],
    );
    const devices = [...roster];
    await tx.query(
      `insert into hub.device (office, id, sign_key, may, removed_up_to)
       select $1, t.id, decode(t.key, 'base64'), t.may, t.up_to
       from unnest($2::uuid[], $3::text[], $4::text[], $5::bigint[]) as t(id, key, may, up_to)
       on conflict (office, id) do update
       set sign_key = excluded.sign_key, may = excluded.may, removed_up_to = excluded.removed_up_to`,
      [
        office.id,
        ...columns(
          devices,
          ([id]) => id,
          ([, { signKey }]) => signKey,
          ([, { may }]) => may,
          ([, { removedUpTo }]) => removedUpTo,
        ),
      ],
    );
    await tx.query('update hub.office set statements = $2, statement_bytes = $3 where id = $1', [
      office.id,
      statementsMark([...known, ...fresh].map(({ id }) => id)),
      bytes,
    ]);
    return done({ kept: fresh.length });
  });
}

/** The same rows by columns, as `unnest` takes them. */
function columns<T>(rows: readonly T[], ...pick: readonly ((row: T) => unknown)[]): unknown[][] {
  return pick.map((one) => rows.map(one));
}

/** In the order of their ids. */
export async function statementsAfter(
  db: Queries,
  office: string,
  after: string | null,
): Promise<{ readonly statements: readonly SignedStatement[] }> {
  const statements = await db.query<SignedStatement>(
    `select id, text, signature from hub.statement
     where office = $1 and ($2::uuid is null or id > $2) order by id limit ${String(PAGE)}`,
    [office, after],
  );
  return { statements };
}
