// Sealed files in pieces, the note on the newest snapshot, letters for devices to come.
import { randomBytes } from 'node:crypto';
import { Client } from 'pg';
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { forget } from '../../../main/hub/letters.ts';
import { USUAL } from '../../../main/hub/service.ts';
import { PIECE_BYTES } from '../../../shared/sync/hubProtocol.ts';
import {
  deviceStatement,
  type HubDevice,
  jsonBody,
  newDevice,
  send,
  sendBare,
  type Sent,
  sendStatements,
  settledOffice,
} from '../../support/hub/hubDevice.ts';
import { startPostgres, type TestPostgres } from '../../support/hub/postgres.ts';
import { startHub, type TestHub } from '../../support/hub/startHub.ts';

let postgres: TestPostgres;
let hub: TestHub;
let db: Client;
let device: HubDevice;

beforeAll(async () => {
  postgres = await startPostgres();
  const database = await postgres.newDatabase();
  hub = await startHub({
    database,
    limits: { ...USUAL.limits, bytes: 4_000_000, requestsPerMinute: 100_000 },
  });
  db = new Client({ connectionString: database });
  await db.connect();
});
afterAll(async () => {
  await db.end();
  await hub.stop();
  await postgres.remove();
});
beforeEach(async () => {
  const [first] = await settledOffice(hub.url);
  if (!first) throw new Error('no device');
  device = first;
});

const queries = { query: async <Row extends object>(text: string) => (await db.query<Row>(text)).rows };

function newName(): string {
  return randomBytes(32).toString('hex');
}

function put(name: string, at: number, of: number, body: Uint8Array): Promise<Sent> {
  return send(hub.url, device, {
    method: 'PUT',
    path: `/v1/files/${name}?at=${String(at)}&of=${String(of)}`,
    body,
  });
}

async function putWhole(name: string, bytes: Buffer): Promise<void> {
  for (let at = 0; at < bytes.length; at += PIECE_BYTES) {
    const sent = await put(name, at, bytes.length, bytes.subarray(at, at + PIECE_BYTES));
    expect(sent.status).toBe(200);
  }
}

async function stateOfFile(name: string): Promise<unknown> {
  const { json } = await send(hub.url, device, {
    method: 'POST',
    path: '/v1/files/missing',
    body: jsonBody({ names: [name] }),
  });
  return json;
}

test('a file goes up in pieces and goes on where it ended; down it comes from any place', async () => {
  const name = newName();
  const bytes = randomBytes(2 * PIECE_BYTES + 777);
  const first = bytes.subarray(0, PIECE_BYTES);
  expect((await put(name, 0, bytes.length, first)).json).toEqual({
    name,
    have: PIECE_BYTES,
    total: bytes.length,
  });
  expect(await stateOfFile(name)).toEqual({ files: [{ name, have: PIECE_BYTES, total: bytes.length }] });
  // Not there for others before it is whole.
  expect(await send(hub.url, device, { path: `/v1/files/${name}?from=0` })).toMatchObject({
    refused: 'notFound',
  });
  // The answer was lost and the piece comes again; a piece is left out; both are told where it goes on.
  const misplaced = { refused: 'outOfPlace', status: 409, json: { have: PIECE_BYTES } };
  expect(await put(name, 0, bytes.length, first)).toMatchObject(misplaced);
  expect(await put(name, 2 * PIECE_BYTES, bytes.length, bytes.subarray(2 * PIECE_BYTES))).toMatchObject(
    misplaced,
  );
  await put(name, PIECE_BYTES, bytes.length, bytes.subarray(PIECE_BYTES, PIECE_BYTES + 100));
  await put(name, PIECE_BYTES + 100, bytes.length, bytes.subarray(PIECE_BYTES + 100, 2 * PIECE_BYTES + 100));
  const last = await put(name, 2 * PIECE_BYTES + 100, bytes.length, bytes.subarray(2 * PIECE_BYTES + 100));
  expect(last.json).toEqual({ name, have: bytes.length, total: bytes.length });
  expect((await put(name, 0, bytes.length, first)).json).toEqual({
    name,
    have: bytes.length,
    total: bytes.length,
  });
  for (const from of [0, 1, PIECE_BYTES + 50, 2 * PIECE_BYTES, bytes.length - 1, bytes.length]) {
    const read = await send(hub.url, device, { path: `/v1/files/${name}?from=${String(from)}` });
    expect(read.headers.get('x-total')).toBe(String(bytes.length));
    expect(read.bytes.equals(bytes.subarray(from, from + PIECE_BYTES))).toBe(true);
  }
  expect(
    await send(hub.url, device, { path: `/v1/files/${name}?from=${String(bytes.length + 1)}` }),
  ).toMatchObject({
    refused: 'outOfPlace',
  });
});

test('pieces that do not fit, are too large, or too many for the office', async () => {
  const name = newName();
  expect(await put(name, 0, 10, randomBytes(11))).toMatchObject({ refused: 'invalid' });
  expect(await put(name, 0, 10, Buffer.alloc(0))).toMatchObject({ refused: 'invalid' });
  expect(await put(name, 0, 5_000_000, randomBytes(PIECE_BYTES + 1))).toMatchObject({ refused: 'tooLarge' });
  expect(await put(name, 0, 5_000_000, randomBytes(10))).toMatchObject({ refused: 'full', status: 507 });
  expect(await put(name, -1, 10, randomBytes(1))).toMatchObject({ refused: 'invalid' });
  expect(await stateOfFile(name)).toEqual({ files: [{ name, have: 0, total: 0 }] });
  // Begun anew with another size: what the first one would have needed is given back.
  const again = newName();
  await put(again, 0, 3_000_000, randomBytes(10));
  const anew = await put(again, 0, 3_500_000, randomBytes(20));
  expect(anew.json).toEqual({ name: again, have: 20, total: 3_500_000 });
  // Two devices that begin the same file at once: one of them is told where it goes on.
  const both = await Promise.all([1, 2].map(() => put(name, 0, 20, Buffer.alloc(10, 1))));
  expect(both.map(({ status }) => status).sort()).toEqual([200, 409]);
  // Others' files are not there for this office.
  const [stranger] = await settledOffice(hub.url);
  if (!stranger) throw new Error('no device');
  const asked = { method: 'POST', path: '/v1/files/missing', body: jsonBody({ names: [name] }) };
  expect((await send(hub.url, stranger, asked)).json).toEqual({ files: [{ name, have: 0, total: 0 }] });
});

test('the newest snapshot is told; the file of the one before is forgotten a day later, and its room is free again', async () => {
  async function note(name: string, seq: number): Promise<Sent> {
    const body = jsonBody({ name, seq, mark: 'ab', schema: 3, sealed: 'c2VhbGVk' });
    return send(hub.url, device, { method: 'PUT', path: '/v1/snapshot', body });
  }
  const [old, fresh] = [newName(), newName()];
  expect((await send(hub.url, device, { path: '/v1/snapshot' })).json).toEqual({ snapshot: null });
  expect(await note(old, 3)).toMatchObject({ refused: 'notFound' });
  await putWhole(old, randomBytes(1_500_000));
  await putWhole(fresh, randomBytes(1_500_000));
  expect((await note(old, 3)).status).toBe(200);
  expect((await note(fresh, 9)).status).toBe(200);
  expect((await send(hub.url, device, { path: '/v1/snapshot' })).json).toMatchObject({
    snapshot: { name: fresh, seq: 9 },
  });
  const third = newName();
  expect(await put(third, 0, 1_500_000, randomBytes(10))).toMatchObject({ refused: 'full' });
  await forget(queries);
  expect(await stateOfFile(old)).toMatchObject({ files: [{ have: 1_500_000 }] });
  await db.query(`update hub.file set forget_at = forget_at - interval '25 hours'`);
  await forget(queries);
  expect(await stateOfFile(old)).toMatchObject({ files: [{ have: 0 }] });
  expect(await stateOfFile(fresh)).toMatchObject({ files: [{ have: 1_500_000 }] });
  expect((await put(third, 0, 1_500_000, randomBytes(10))).status).toBe(200);
});

test('requests that were taken are remembered for as long as they could come again', async () => {
  await send(hub.url, device, { path: '/v1/snapshot' });
  const taken = async () =>
    Number(
      (
        await db.query<{ count: string }>('select count(*) from hub.nonce where office = $1', [
          device.office.id,
        ])
      ).rows[0]?.count,
    );
  expect(await taken()).toBe(2);
  await db.query(`update hub.nonce set at = at - interval '10 minutes'`);
  await forget(queries);
  expect(await taken()).toBe(2);
  await db.query(`update hub.nonce set at = at - interval '1 minute'`);
  await forget(queries);
  expect(await taken()).toBe(0);
});

test('a letter waits seven days for whoever knows its name', async () => {
  const name = newName();
  const path = `/v1/letters/${name}`;
  const body = randomBytes(2000);
  expect(await sendBare(hub.url, { path })).toMatchObject({ refused: 'notFound', status: 404 });
  expect((await send(hub.url, device, { method: 'PUT', path, body })).status).toBe(200);
  expect((await sendBare(hub.url, { path })).bytes.equals(body)).toBe(true);
  // Nobody writes over another office's letter, or takes it away.
  const [stranger] = await settledOffice(hub.url);
  if (!stranger) throw new Error('no device');
  expect(await send(hub.url, stranger, { method: 'PUT', path, body: Buffer.from('x') })).toMatchObject({
    refused: 'notAllowed',
  });
  await send(hub.url, stranger, { method: 'DELETE', path });
  expect((await sendBare(hub.url, { path })).status).toBe(200);
  expect(await send(hub.url, device, { method: 'PUT', path, body: randomBytes(65_537) })).toMatchObject({
    refused: 'tooLarge',
  });
  const worker = newDevice(device.office);
  await sendStatements(hub.url, device, [deviceStatement(worker, 'work')]);
  expect(await send(hub.url, worker, { method: 'PUT', path, body })).toMatchObject({ refused: 'notAllowed' });
  expect(await sendBare(hub.url, { method: 'DELETE', path })).toMatchObject({ refused: 'notSigned' });
  await db.query(`update hub.letter set at = at - interval '7 days 1 second'`);
  expect((await sendBare(hub.url, { path })).status).toBe(404);
  await send(hub.url, device, { method: 'PUT', path, body });
  expect((await send(hub.url, worker, { method: 'DELETE', path })).status).toBe(200);
  expect((await sendBare(hub.url, { path })).status).toBe(404);
});
