// A made-up office with its devices, as a hub sees them: keys, statements and signed requests, without any store.
import { createHash, generateKeyPairSync, type KeyObject, randomBytes, sign } from 'node:crypto';
import { idSource } from '../../../shared/domain/ids.ts';
import { pulledSetsOf, type PulledSet, pushedBytes, type PushedSet } from '../../../shared/sync/frames.ts';
import {
  credentialText,
  type HubRefusal,
  type HubState,
  type Pushed,
  registrationText,
  requestText,
} from '../../../shared/sync/hubProtocol.ts';
import {
  type DeviceRight,
  type SignedStatement,
  signedText,
  type Statement,
} from '../../../shared/sync/statements.ts';
import { ADMISSION } from './startHub.ts';

export const newId = idSource(Date.now, (count) => randomBytes(count));

export interface KeyPair {
  /** Raw, base64. */
  readonly publicKey: string;
  readonly privateKey: KeyObject;
}

export function newKeys(): KeyPair {
  const { publicKey, privateKey } = generateKeyPairSync('ed25519');
  const { x = '' } = publicKey.export({ format: 'jwk' });
  return { publicKey: Buffer.from(x, 'base64url').toString('base64'), privateKey };
}

export interface HubOffice {
  readonly id: string;
  readonly keys: KeyPair;
}

export interface HubDevice {
  readonly id: string;
  readonly office: HubOffice;
  readonly keys: KeyPair;
}

export function newOffice(): HubOffice {
  return { id: newId(), keys: newKeys() };
}

export function newDevice(office: HubOffice): HubDevice {
  return { id: newId(), office, keys: newKeys() };
}

/** @param by whose key signs; the office's unless said otherwise */
export function stated(
  office: HubOffice,
  statement: Statement,
  by: KeyPair = office.keys,
  id = newId(),
): SignedStatement {
  const text = JSON.stringify(statement);
  const signature = sign(null, Buffer.from(signedText(id, text)), by.privateKey).toString('base64');
  return { id, text, signature };
}

export function deviceStatement(
  { id, office, keys }: HubDevice,
  may: DeviceRight = 'administer',
): SignedStatement {
  const at = new Date().toISOString();
  const boxKey = randomBytes(32).toString('base64');
  return stated(office, {
    kind: 'device',
    office: office.id,
    device: id,
    signKey: keys.publicKey,
    boxKey,
    may,
    at,
  });
}

export function removalStatement({ id, office }: HubDevice, upTo: number): SignedStatement {
  const at = new Date().toISOString();
  return stated(office, { kind: 'removal', office: office.id, device: id, upTo, keeps: [], at });
}

export interface Sent {
  readonly status: number;
  readonly bytes: Buffer;
  readonly headers: Headers;
  /** The body as JSON; undefined when it is none. */
  readonly json: unknown;
  /** What it was refused as; null: it was not. */
  readonly refused: HubRefusal['refused'] | null;
}

export interface ToSend {
  readonly method?: string;
  readonly path: string;
  readonly body?: Uint8Array;
  /** Changes what the credential says or what is sent, after signing: as somebody in between would. */
  readonly at?: number;
  readonly nonce?: string;
  readonly authorization?: string;
  readonly signal?: AbortSignal;
}

export function authorizationOf(
  device: HubDevice,
  { method = 'GET', path, body, at = Date.now(), nonce = randomBytes(16).toString('hex') }: ToSend,
): string {
  const bodySha256 = createHash('sha256')
    .update(body ?? '')
    .digest('hex');
  const named = { office: device.office.id, device: device.id, at, nonce };
  const text = requestText({ method, path, bodySha256, ...named });
  const signature = sign(null, Buffer.from(text), device.keys.privateKey).toString('base64');
  return credentialText({ ...named, signature });
}

/** Signed by the device, unless `authorization` is given. */
export async function send(url: string, device: HubDevice, request: ToSend): Promise<Sent> {
  const { method = 'GET', path, body, signal } = request;
  const authorization = request.authorization ?? authorizationOf(device, request);
  return sendBare(url, {
    method,
    path,
    headers: { authorization },
    ...(body && { body }),
    ...(signal && { signal }),
  });
}

export async function sendBare(
  url: string,
  {
    method = 'GET',
    path,
    body,
    headers = {},
    signal,
  }: {
    readonly method?: string;
    readonly path: string;
    readonly body?: Uint8Array;
    readonly headers?: Record<string, string>;
    readonly signal?: AbortSignal;
  },
): Promise<Sent> {
  const response = await fetch(`${url}${path}`, {
    method,
    headers,
    ...(body && { body: Buffer.from(body) }),
    ...(signal && { signal }),
  });
  const bytes = Buffer.from(await response.arrayBuffer());
  const isJson = response.headers.get('content-type') === 'application/json';
  const json: unknown = isJson ? JSON.parse(bytes.toString()) : undefined;
  const refused = response.ok ? null : ((json as HubRefusal | undefined)?.refused ?? null);
  return { status: response.status, bytes, headers: response.headers, json, refused };
}

export function jsonBody(value: unknown): Uint8Array {
  return Buffer.from(JSON.stringify(value));
}

export async function registerOffice(
  url: string,
  office: HubOffice,
  admission = ADMISSION,
  at = Date.now(),
): Promise<Sent> {
  const named = { office: office.id, officeKey: office.keys.publicKey, admission, at };
  const signature = sign(null, Buffer.from(registrationText(named)), office.keys.privateKey).toString(
    'base64',
  );
  return sendBare(url, { method: 'POST', path: '/v1/office', body: jsonBody({ ...named, signature }) });
}

export function sendStatements(
  url: string,
  device: HubDevice,
  statements: readonly SignedStatement[],
): Promise<Sent> {
  return send(url, device, { method: 'POST', path: '/v1/statements', body: jsonBody({ statements }) });
}

/** A new office at the hub, with so many devices; the first may administer. */
export async function settledOffice(url: string, count = 1): Promise<readonly HubDevice[]> {
  const office = newOffice();
  const devices = Array.from({ length: count }, () => newDevice(office));
  const registered = await registerOffice(url, office);
  const [first] = devices;
  if (registered.status !== 200 || !first) throw new Error(`not registered: ${String(registered.refused)}`);
  const statements = devices.map((device, at) => deviceStatement(device, at === 0 ? 'administer' : 'work'));
  const kept = await sendStatements(url, first, statements);
  if (kept.status !== 200) throw new Error(`not stated: ${String(kept.refused)}`);
  return devices;
}

/** Sets of a device, with bytes that say which they are. */
export function setsFrom(
  device: HubDevice,
  from: number,
  count: number,
  bytes = 64,
  ms = Date.now(),
): PushedSet[] {
  return Array.from({ length: count }, (_, at) => ({
    device: device.id,
    n: from + at,
    ms,
    schema: 1,
    body: Buffer.concat([Buffer.from(`${device.id}/${String(from + at)}/`), randomBytes(bytes)]),
  }));
}

export function pushSets(
  url: string,
  device: HubDevice,
  sets: readonly PushedSet[],
  given = false,
): Promise<Sent> {
  const path = given ? '/v1/sets?given=1' : '/v1/sets';
  return send(url, device, { method: 'POST', path, body: pushedBytes(sets) });
}

export async function pullSets(
  url: string,
  device: HubDevice,
  after = 0,
  limit = 8 * 1024 * 1024,
  wait = 0,
): Promise<PulledSet[]> {
  const path = `/v1/sets?after=${String(after)}&limit=${String(limit)}&wait=${String(wait)}`;
  const { status, bytes, refused } = await send(url, device, { path });
  const sets = status === 200 ? pulledSetsOf(bytes) : null;
  if (!sets) throw new Error(`not pulled: ${String(refused)}`);
  return sets;
}

export async function stateOf(url: string, device: HubDevice, seq = 0): Promise<HubState> {
  const { status, json, refused } = await send(url, device, { path: `/v1/state?seq=${String(seq)}` });
  if (status !== 200) throw new Error(`no state: ${String(refused)}`);
  return json as HubState;
}

export function pushedOf({ json }: Sent): Pushed {
  return json as Pushed;
}
