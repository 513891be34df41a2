import { createHash } from 'node:crypto';
import { Id } from '../../shared/domain/ids.ts';
import {
  type Credential,
  credentialOf,
  REQUEST_WINDOW_MS,
  requestText,
} from '../../shared/sync/hubProtocol.ts';
import type { DeviceRight } from '../../shared/sync/statements.ts';
import { done, type Outcome, refuse } from './answers.ts';
import type { Queries } from './database.ts';
import { isSignedBy } from './signatures.ts';

/** Who asks: what a request says of itself, and whether the hub believes it. */

/** As the office has stated it. */
export interface KnownDevice {
  readonly signKey: Buffer;
  readonly may: DeviceRight;
  readonly removed: boolean;
}

/** What a request claims, with what the hub knows of those that it names. Nothing of it is proven yet. */
export interface Claimed {
  readonly credential: Credential;
  /** Base64. */
  readonly officeKey: string;
  /** Null: no statement names it. */
  readonly device: KnownDevice | null;
  /** The database's clock, the one that all copies of the hub go by; milliseconds since 1970. */
  readonly now: number;
}

interface ClaimedRow {
  readonly now: number;
  readonly office_key: string;
  readonly device_key: Buffer | null;
  readonly may: DeviceRight | null;
  readonly removed: boolean;
}

export const NOW_MS = 'floor(extract(epoch from clock_timestamp()) * 1000)::bigint';

/** Looks up whom a request names, before its body is read. */
export async function claimedBy(db: Queries, header: string | undefined): Promise<Outcome<Claimed>> {
  const credential = credentialOf(header);
  if (!credential || !Id.safeParse(credential.office).success || !Id.safeParse(credential.device).success) {
    return refuse('notSigned', 'The request does not say which device it is of, as this hub asks for it.');
  }
  const [row] = await db.query<ClaimedRow>(
    `select ${NOW_MS} as now, encode(o.sign_key, 'base64') as office_key, d.sign_key as device_key, d.may,
       d.removed_up_to is not null as removed
     from hub.office o left join hub.device d on d.office = o.id and d.id = $2 where o.id = $1`,
    [credential.office, credential.device],
  );
  if (!row) return refuse('unknownOffice', 'This hub does not know the office. Register it first.');
  const { now, office_key: officeKey, device_key: signKey, may, removed } = row;
  if (Math.abs(credential.at - now) > REQUEST_WINDOW_MS) {
    return refuse('clockOff', 'The request is not of now. Set the clock of the computer right.', { now });
  }
  const device = signKey && may ? { signKey, may, removed } : null;
  return done({ credential, officeKey, device, now });
}

export interface ReceivedRequest {
  readonly method: string;
  /** As sent, with its query. */
  readonly path: string;
  readonly body: Buffer;
}

/** Whether the device that a request names made it, just now, and still belongs to the office. */
export async function prove(
  db: Queries,
  { credential }: Claimed,
  device: KnownDevice,
  { method, path, body }: ReceivedRequest,
): Promise<Outcome<KnownDevice>> {
  const { office, device: id, at, nonce, signature } = credential;
  const bodySha256 = createHash('sha256').update(body).digest('hex');
  const text = requestText({ method, path, bodySha256, office, device: id, at, nonce });
  if (!isSignedBy(device.signKey, text, Buffer.from(signature, 'base64'))) {
    return refuse(
      'notSigned',
      'The request is not signed by the device that it names, or was altered on its way.',
    );
  }
  if (device.removed) {
    return refuse(
      'removed',
      'This device was removed from the office. Whoever administers it can add it again.',
    );
  }
  if (!(await takeOnce(db, office, nonce))) {
    return refuse('replayed', 'This request was taken before. Sign it anew.');
  }
  return done(device);
}

/** @returns false: it was taken before. Not worth waiting for the disk: after a crash the time window still holds. */
async function takeOnce(db: Queries, office: string, nonce: string): Promise<boolean> {
  const rows = await db.query(
    `with quick as (select set_config('synchronous_commit', 'off', true))
     insert into hub.nonce (office, nonce) select $1, decode($2, 'hex') from quick
     on conflict do nothing returning true as taken`,
    [office, nonce],
  );
  return rows.length === 1;
}
