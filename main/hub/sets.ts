import { randomBytes } from 'node:crypto';
import { type PushedSet, pushedSetsOf } from '../../shared/sync/frames.ts';
import { CLOCK_TOLERANCE_MS, PUSH_BYTES, type Pushed } from '../../shared/sync/hubProtocol.ts';
import { done, type Outcome, refuse } from './answers.ts';
import type { Queries } from './database.ts';

/** The lines of sealed change sets: what is pushed joins the end, what is pulled is read on from a place. */

const MAX_SETS = 20_000;
/** What a set has with its head, at the least that is usual: so many more than fit are not looked at. */
const USUAL_SET_BYTES = 400;
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

export interface Pull {
  readonly office: string;
  readonly after: number;
  /** Bytes, at most; but one set at least. */
  readonly limit: number;
}

/**
 * Frames of what follows a place, put together by PostgreSQL as frames.ts reads them: seq, mark, device, n, length and
 * body. The line has no gaps, so that its places say how much is to be looked at, whatever PostgreSQL knows of the table.
 * Null: the line does not reach so far.
 */
export async function pullSets(db: Queries, { office, after, limit }: Pull): Promise<Uint8Array | null> {
  const bytes = Math.min(limit, PUSH_BYTES);
  const [row] = await db.query<{ frames: Buffer | null; head: number | null }>(
    `select (select head from hub.office where id = $1) as head,
       string_agg(
         int8send(seq) || mark || uuid_send(device) || int8send(n) || int4send(octet_length(body)) || body,
         ''::bytea order by seq
       ) as frames
     from (
       select seq, mark, device, n, body, sum(octet_length(body) + 52) over (order by seq) as reached
       from hub.change_set where office = $1 and seq > $2 and seq <= $2 + $4
     ) sized
     where reached <= $3 or seq = $2 + 1`,
    [office, after, bytes, Math.ceil((bytes + 1) / USUAL_SET_BYTES)],
  );
  if (row?.frames) return row.frames;
  return row?.head != null && after <= row.head ? new Uint8Array(0) : null;
}
