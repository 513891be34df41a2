import { randomBytes } from 'node:crypto';
import { type PushedSet, pulledBytes, type PulledSet, pushedSetsOf } from '../../shared/sync/frames.ts';
import { CLOCK_TOLERANCE_MS, PUSH_BYTES, type Pushed } from '../../shared/sync/hubProtocol.ts';
import { done, type Outcome, refuse } from './answers.ts';
import type { Queries } from './database.ts';

/** The lines of sealed change sets: what is pushed joins the end, what is pulled is read on from a place. */

const MAX_SETS = 20_000;
/** Sets of one answer, at most. */
const PAGE = 20_000;
/** The largest number that PostgreSQL keeps for a schema or a size. */
const INT4 = 2 ** 31 - 1;

export interface Push {
  readonly office: string;
  /** Who asks; the sets may be of others. */
  readonly device: string;
  readonly body: Buffer;
  /** They were handed to others before, so that their times and schemas are what they are. */
  readonly given: boolean;
  readonly now: number;
  readonly minSchema: number;
  readonly limitBytes: number;
}

function isSound({ n, ms, schema, body }: PushedSet): boolean {
  return (
    Number.isSafeInteger(n) &&
    n >= 1 &&
    Number.isSafeInteger(ms) &&
    schema >= 1 &&
    schema <= INT4 &&
    body.length > 0
  );
}

interface TakeRow {
  readonly outcome: 'taken' | 'unknownDevice';
  readonly head: number;
  readonly mine: number;
  readonly taken: number;
}

/** @returns the answer, and how many sets were new */
export async function pushSets(
  db: Queries,
  push: Push,
): Promise<Outcome<{ readonly pushed: Pushed; readonly taken: number }>> {
  const { office, device, body, given, now, minSchema } = push;
  const sets = pushedSetsOf(body);
  if (!sets || sets.length === 0 || sets.length > MAX_SETS || !sets.every(isSound)) {
    return refuse('invalid', 'These are no change sets.');
  }
  if (!given && sets.some(({ ms }) => ms > now + CLOCK_TOLERANCE_MS)) {
    return refuse(
      'clockAhead',
      'A change is of a time to come. Set the clock of the computer right, and offer it again.',
      {
        now,
      },
    );
  }
  if (!given && sets.some(({ schema }) => schema < minSchema)) {
    return refuse('tooOld', 'This version of the program is too old for this hub. Install a newer one.', {
      minSchema,
    });
  }
  const [row] = await db.query<TakeRow>(
    `select outcome, new_head as head, mine, taken
     from hub.take($1, $2, $3, $4::uuid[], $5::bigint[], $6::bigint[], $7::int[], $8::int[], $9::int[], $10, $11)`,
    [
      office,
      device,
      randomBytes(16),
      sets.map((set) => set.device),
      sets.map(({ n }) => n),
      sets.map(({ ms }) => ms),
      sets.map(({ schema }) => schema),
      // Where each one begins in what was pushed, which goes on as it is.
      sets.map((set) => set.body.byteOffset - body.byteOffset),
      sets.map((set) => set.body.length),
      body,
      push.limitBytes,
    ],
  );
  if (!row || row.outcome === 'unknownDevice') {
    return refuse(
      'unknownDevice',
      'A change is of a device that the office has not stated here. Offer its statements first.',
    );
  }
  const { head, mine, taken } = row;
  return done({ pushed: { mine, head, now }, taken });
}

interface SetRow {
  readonly seq: number;
  readonly mark: string;
  readonly device: string;
  readonly n: number;
  readonly body: Buffer;
}

export interface Pull {
  readonly office: string;
  readonly after: number;
  /** Bytes, at most; but one set at least. */
  readonly limit: number;
}

/** Frames of what follows a place. Null: the line does not reach so far. */
export async function pullSets(db: Queries, { office, after, limit }: Pull): Promise<Uint8Array | null> {
  const rows = await db.query<SetRow>(
    `select seq, encode(mark, 'hex') as mark, device, n, body
     from (
       select seq, mark, device, n, body, sum(octet_length(body) + 52) over (order by seq) as reached
       from (
         select * from hub.change_set where office = $1 and seq > $2 order by seq limit ${String(PAGE)}
       ) page
     ) sized
     where reached <= $3 or seq = $2 + 1 order by seq`,
    [office, after, Math.min(limit, PUSH_BYTES)],
  );
  if (rows.length > 0) return pulledBytes(rows satisfies readonly PulledSet[]);
  const [line] = await db.query<{ head: number }>('select head from hub.office where id = $1', [office]);
  return line && after <= line.head ? new Uint8Array(0) : null;
}
