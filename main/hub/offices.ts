import { createHash, randomBytes, timingSafeEqual } from 'node:crypto';
import {
  type HubState,
  Registration,
  registrationText,
  REQUEST_WINDOW_MS,
} from '../../shared/sync/hubProtocol.ts';
import { done, type Outcome, refuse } from './answers.ts';
import { NOW_MS } from './credentials.ts';
import type { Queries } from './database.ts';
import { isSignedBy } from './signatures.ts';

/** Offices: how one comes to the hub, and what it is told of its line. */

/** Of any two texts, in a time that says nothing of where they differ. */
function isSame(one: string, other: string): boolean {
  const [a, b] = [one, other].map((text) => createHash('sha256').update(text).digest());
  return a !== undefined && b !== undefined && timingSafeEqual(a, b);
}

/**
 * Takes an office in. One that is here already needs no admission again: its key says that it is the same one.
 * @param admission what the operator gave to offices; '' takes no new ones in
 */
export async function register(db: Queries, body: unknown, admission: string): Promise<Outcome<HubState>> {
  const read = Registration.safeParse(body);
  if (!read.success) return refuse('invalid', 'This is no registration of an office.');
  const registration = read.data;
  const { office, at, signature } = registration;
  const officeKey = Buffer.from(registration.officeKey, 'base64');
  const [clock] = await db.query<{ now: number }>(`select ${NOW_MS} as now`);
  const now = clock?.now ?? 0;
  if (Math.abs(at - now) > REQUEST_WINDOW_MS) {
    return refuse('clockOff', 'The registration is not of now. Set the clock of the computer right.', {
      now,
    });
  }
  if (!isSignedBy(officeKey, registrationText(registration), Buffer.from(signature, 'base64'))) {
    return refuse('notSigned', 'The registration is not signed by the office that it names.');
  }
  const known = await keyOf(db, office);
  if (!known) {
    if (admission === '' || !isSame(registration.admission, admission)) {
      return refuse('notAllowed', 'The code of admission is not right. Ask who runs the hub for it.');
    }
    await db.query(
      'insert into hub.office (id, sign_key, epoch) values ($1, $2, $3) on conflict do nothing',
      [office, officeKey, randomBytes(16).toString('hex')],
    );
  }
  const kept = known ?? (await keyOf(db, office));
  if (!kept?.equals(officeKey)) {
    return refuse('notAllowed', 'This hub knows the office under another key. Ask who runs the hub.');
  }
  return stateOf(db, { office, device: null, seq: 0, minSchema: 0 });
}

async function keyOf(db: Queries, office: string): Promise<Buffer | null> {
  const [row] = await db.query<{ sign_key: Buffer }>('select sign_key from hub.office where id = $1', [
    office,
  ]);
  return row?.sign_key ?? null;
}

export interface StateQuestion {
  readonly office: string;
  readonly device: string | null;
  readonly seq: number;
  /** Of this hub, for all offices. */
  readonly minSchema: number;
}

export async function stateOf(
  db: Queries,
  { office, device, seq, minSchema }: StateQuestion,
): Promise<Outcome<HubState>> {
  const [state] = await db.query<HubState>(
    `select o.epoch, o.head, o.statements, ${NOW_MS} as now, greatest(o.min_schema, $4::int) as "minSchema",
       (select encode(c.mark, 'hex') from hub.change_set c where c.office = o.id and c.seq = $3) as mark,
       coalesce((select d.kept from hub.device d where d.office = o.id and d.id = $2), 0) as mine
     from hub.office o where o.id = $1`,
    [office, device, seq, minSchema],
  );
  return state
    ? done(state)
    : refuse('unknownOffice', 'This hub does not know the office. Register it first.');
}
