// What travels to the hub is not believed: each thing that is wrong with a request, its refusal, and nothing kept.
import { connect } from 'node:net';
import { setTimeout as wait } from 'node:timers/promises';
import { Client } from 'pg';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { USUAL } from '../../../main/hub/service.ts';
import { pushedBytes } from '../../../shared/sync/frames.ts';
import { PUSH_BYTES } from '../../../shared/sync/hubProtocol.ts';
import {
  authorizationOf,
  deviceStatement,
  type HubDevice,
  jsonBody,
  newDevice,
  newKeys,
  newOffice,
  pullSets,
  pushedOf,
  pushSets,
  registerOffice,
  removalStatement,
  send,
  sendBare,
  sendStatements,
  setsFrom,
  settledOffice,
  stated,
  stateOf,
} from '../../support/hub/hubDevice.ts';
import { startPostgres, type TestPostgres } from '../../support/hub/postgres.ts';
import { startHub, type TestHub } from '../../support/hub/startHub.ts';

let postgres: TestPostgres;
let database: string;
let hub: TestHub;
let device: HubDevice;

beforeAll(async () => {
  postgres = await startPostgres();
  database = await postgres.newDatabase();
  const patience = { ...USUAL.patience, idleMs: 300 };
  hub = await startHub({ database, patience, metrics: { host: '127.0.0.1', port: 0 } });
});
afterAll(async () => {
  await hub.stop();
  await postgres.remove();
});
beforeEach(async () => {
  const [first] = await settledOffice(hub.url);
  if (!first) throw new Error('no device');
  device = first;
});

async function rows(text: string): Promise<number> {
  const client = new Client({ connectionString: database });
  await client.connect();
  const { rows: found } = await client.query<{ count: string }>(
    `select count(*) as count from (${text}) all_of_it`,
  );
  await client.end();
  return Number(found[0]?.count);
}

async function nothingKept(): Promise<void> {
  expect(await rows(`select from hub.change_set where office = '${device.office.id}'`)).toBe(0);
  expect((await stateOf(hub.url, device)).head).toBe(0);
}

const path = '/v1/sets';

describe('a push is refused, and nothing is kept', () => {
  test.each<[string, string, number, (body: Buffer) => Promise<unknown> | Parameters<typeof send>[2]]>([
    [
      'of another time',
      'clockOff',
      401,
      (body) => ({ path, method: 'POST', body, at: Date.now() - 6 * 60_000 }),
    ],
    [
      'of a time to come',
      'clockOff',
      401,
      (body) => ({ path, method: 'POST', body, at: Date.now() + 6 * 60_000 }),
    ],
    [
      'signed by nobody',
      'notSigned',
      401,
      (body) => ({ path, method: 'POST', body, authorization: 'Bearer something' }),
    ],
    [
      'with another body than was signed',
      'notSigned',
      401,
      (body) => ({
        path,
        method: 'POST',
        body,
        authorization: authorizationOf(device, { path, method: 'POST', body: Buffer.from('another') }),
      }),
    ],
    [
      'to another address than was signed',
      'notSigned',
      401,
      (body) => ({
        path: `${path}?given=1`,
        method: 'POST',
        body,
        authorization: authorizationOf(device, { path, method: 'POST', body }),
      }),
    ],
    [
      'signed for another method',
      'notSigned',
      401,
      (body) => ({
        path,
        method: 'POST',
        body,
        authorization: authorizationOf(device, { path, method: 'PUT', body }),
      }),
    ],
    [
      'that is cut off in a frame',
      'invalid',
      400,
      (body) => ({ path, method: 'POST', body: body.subarray(0, -1) }),
    ],
    ['without a set', 'invalid', 400, () => ({ path, method: 'POST', body: Buffer.alloc(0) })],
    [
      'whose number is none',
      'invalid',
      400,
      () => ({ path, method: 'POST', body: Buffer.from(pushedBytes(setsFrom(device, 0, 1))) }),
    ],
    [
      'that is too large',
      'tooLarge',
      413,
      () => ({ path, method: 'POST', body: Buffer.alloc(PUSH_BYTES + 1) }),
    ],
    [
      'of changes of a time to come',
      'clockAhead',
      422,
      () => ({
        path,
        method: 'POST',
        body: Buffer.from(pushedBytes(setsFrom(device, 1, 2, 10, Date.now() + 6 * 60_000))),
      }),
    ],
    ['to where nothing is', 'notFound', 404, (body) => ({ path: '/v1/nothing', method: 'POST', body })],
    ['to a file without a name', 'notFound', 404, (body) => ({ path: '/v1/files/x', method: 'PUT', body })],
  ])('%s', async (_what, refused, status, make) => {
    const request = await make(Buffer.from(pushedBytes(setsFrom(device, 1, 3))));
    const sent = await send(hub.url, device, request as Parameters<typeof send>[2]);
    expect(sent).toMatchObject({ refused, status });
    expect(sent.json).toMatchObject({ now: expect.any(Number), message: expect.stringMatching(/\.$/) });
    await nothingKept();
  });

  test('of an office, a device or a key that is not the one', async () => {
    const sets = setsFrom(device, 1, 1);
    const [stranger] = await settledOffice(hub.url);
    if (!stranger) throw new Error('no device');
    const unknown = newDevice(device.office);
    // Its own keys, under the name of somebody else; and the other way round.
    const pretends = [
      { as: newDevice(newOffice()), refused: 'unknownOffice' },
      { as: unknown, refused: 'unknownDevice' },
      { as: { ...device, keys: newKeys() }, refused: 'notSigned' },
      { as: { ...device, keys: stranger.keys }, refused: 'notSigned' },
      { as: { ...stranger, office: device.office }, refused: 'unknownDevice' },
      { as: { ...device, office: stranger.office }, refused: 'unknownDevice' },
    ];
    for (const { as, refused } of pretends)
      expect(await pushSets(hub.url, as, sets)).toMatchObject({ refused });
    await nothingKept();
  });

  test('a second time in the same words', async () => {
    const body = pushedBytes(setsFrom(device, 1, 1));
    const request = { path, method: 'POST', body };
    const authorization = authorizationOf(device, request);
    expect((await send(hub.url, device, { ...request, authorization })).status).toBe(200);
    expect(await send(hub.url, device, { ...request, authorization })).toMatchObject({
      refused: 'replayed',
      status: 409,
    });
    expect((await stateOf(hub.url, device)).head).toBe(1);
  });

  test('of a device that was never stated, or that was removed', async () => {
    const { office } = device;
    const left = newDevice(office);
    await sendStatements(hub.url, device, [deviceStatement(left, 'work')]);
    await pushSets(hub.url, left, setsFrom(left, 1, 2));
    expect(await pushSets(hub.url, device, setsFrom(newDevice(office), 1, 1))).toMatchObject({
      refused: 'unknownDevice',
    });
    await sendStatements(hub.url, device, [removalStatement(left, 3)]);
    expect(await pushSets(hub.url, left, setsFrom(left, 3, 1))).toMatchObject({
      refused: 'removed',
      status: 403,
    });
    expect(await send(hub.url, left, { path: '/v1/state?seq=0' })).toMatchObject({ refused: 'removed' });
    // What others have of it they may hand on: whether it counts still is for the devices to judge.
    expect((await pushSets(hub.url, device, setsFrom(left, 3, 2))).status).toBe(200);
    const line = await pullSets(hub.url, device);
    expect(line.map(({ seq, n }) => [seq, n])).toEqual([
      [1, 1],
      [2, 2],
      [3, 3],
      [4, 4],
    ]);
  });

  test('of more than the office has room for', async () => {
    const small = await startHub({
      database,
      limits: { ...USUAL.limits, bytes: 1000, requestsPerMinute: 6000 },
    });
    expect((await pushSets(small.url, device, setsFrom(device, 1, 5))).status).toBe(200);
    expect(await pushSets(small.url, device, setsFrom(device, 6, 10))).toMatchObject({
      refused: 'full',
      status: 507,
    });
    expect((await stateOf(small.url, device)).head).toBe(5);
    await small.stop();
  });

  test('too often', async () => {
    const strict = await startHub({ database, limits: { ...USUAL.limits, requestsPerMinute: 8 } });
    const asked = await Promise.all(
      Array.from({ length: 6 }, () => send(strict.url, device, { path: '/v1/state?seq=0' })),
    );
    expect(asked.filter(({ status }) => status === 200)).toHaveLength(4);
    const late = asked.find(({ refused }) => refused === 'tooMany');
    expect(late).toMatchObject({ status: 429, json: { retryAfter: 8 } });
    expect(late?.headers.get('retry-after')).toBe('8');
    await strict.stop();
    const tries = await startHub({ database, failuresPerMinute: 3 });
    const forged = { ...device, keys: newKeys() };
    const answers: unknown[] = [];
    for (let at = 0; at < 5; at += 1)
      answers.push((await send(tries.url, forged, { path: '/v1/state?seq=0' })).refused);
    expect(answers).toEqual(['notSigned', 'notSigned', 'notSigned', 'tooMany', 'tooMany']);
    await tries.stop();
    // Behind a proxy, by what the proxy saw: what stands before that, the asker wrote.
    const proxied = await startHub({ database, failuresPerMinute: 1, behindProxy: true });
    const from = async (forwarded: string): Promise<unknown> =>
      (await sendBare(proxied.url, { path: '/v1/snapshot', headers: { 'x-forwarded-for': forwarded } }))
        .refused;
    expect(await from('198.51.100.1, 192.0.2.1')).toBe('notSigned');
    expect(await from('198.51.100.2, 192.0.2.1')).toBe('tooMany');
    expect(await from('198.51.100.1, 192.0.2.2')).toBe('notSigned');
    await proxied.stop();
  });
});

describe('connections that go wrong', () => {
  function halfPush(): { readonly head: string; readonly body: Buffer } {
    const body = Buffer.from(pushedBytes(setsFrom(device, 1, 3)));
    const authorization = authorizationOf(device, { method: 'POST', path, body });
    const head = `POST ${path} HTTP/1.1\r\nhost: hub\r\nauthorization: ${authorization}\r\ncontent-length: ${String(body.length)}\r\n\r\n`;
    return { head, body };
  }

  test('a body that stops coming is given up with a word', async () => {
    const { head, body } = halfPush();
    const started = performance.now();
    const socket = connect(hub.port, '127.0.0.1');
    let answer = '';
    socket.on('data', (chunk: Buffer) => (answer += chunk.toString()));
    socket.write(head);
    socket.write(body.subarray(0, 20));
    await new Promise((resolve) => socket.once('close', resolve));
    expect(answer).toContain('503');
    expect(performance.now() - started).toBeLessThan(15_000);
    expect(answer).toContain('too slowly');
    await nothingKept();
  });

  test('a connection that is cut within a body leaves nothing', async () => {
    const { head, body } = halfPush();
    const socket = connect(hub.port, '127.0.0.1');
    socket.write(head);
    socket.write(body.subarray(0, -1));
    await wait(50);
    socket.destroy();
    await wait(50);
    await nothingKept();
    expect(hub.log.some(({ cut }) => cut === 'POST')).toBe(true);
  });

  test('a head without end, and one that is too large', async () => {
    const large = await fetch(`${hub.url}/v1/state?seq=0`, { headers: { 'x-large': 'x'.repeat(20_000) } });
    expect(large.status).toBe(431);
  });
});

describe('who comes to the hub', () => {
  test('an office with the code, once and again, under its own key', async () => {
    const office = newOffice();
    expect(await registerOffice(hub.url, office, 'another code')).toMatchObject({
      refused: 'notAllowed',
      status: 403,
    });
    expect(await registerOffice(hub.url, office, undefined, Date.now() - 360_000)).toMatchObject({
      refused: 'clockOff',
    });
    const first = await registerOffice(hub.url, office);
    expect(first).toMatchObject({ status: 200, json: { head: 0, mark: null, mine: 0, statements: '' } });
    // Again, by a device that found the hub empty before it met the others: nothing changes, and the code is not needed.
    expect((await registerOffice(hub.url, office, 'another code')).json).toMatchObject({
      epoch: (first.json as { epoch: string }).epoch,
    });
    expect(await registerOffice(hub.url, { ...office, keys: newKeys() })).toMatchObject({
      refused: 'notAllowed',
    });
    const forged = await sendBare(hub.url, {
      method: 'POST',
      path: '/v1/office',
      body: jsonBody({
        office: office.id,
        officeKey: office.keys.publicKey,
        admission: 'x',
        at: Date.now(),
        signature: Buffer.alloc(64).toString('base64'),
      }),
    });
    expect(forged.refused).toBe('notSigned');
  });

  test('a device by its own statement, if the office signed it', async () => {
    const fresh = newDevice(device.office);
    const forged = stated(device.office, JSON.parse(deviceStatement(fresh).text), fresh.keys);
    expect(await sendStatements(hub.url, fresh, [forged])).toMatchObject({ refused: 'unknownDevice' });
    expect(await sendStatements(hub.url, fresh, [deviceStatement(fresh, 'work')])).toMatchObject({
      json: { kept: 1 },
    });
    expect((await pushSets(hub.url, fresh, setsFrom(fresh, 1, 1))).status).toBe(200);
  });

  test('a store that goes on under another id, by the word of the device that it was', async () => {
    const { office } = device;
    const next = newDevice(office);
    const word = {
      kind: 'successor',
      office: office.id,
      device: next.id,
      of: device.id,
      signKey: next.keys.publicKey,
      boxKey: Buffer.alloc(32).toString('base64'),
      at: new Date().toISOString(),
    } as const;
    expect(await sendStatements(hub.url, next, [stated(office, word, next.keys)])).toMatchObject({
      refused: 'unknownDevice',
    });
    expect(await sendStatements(hub.url, next, [stated(office, word, device.keys)])).toMatchObject({
      json: { kept: 1 },
    });
    expect((await pushSets(hub.url, next, setsFrom(next, 1, 1))).status).toBe(200);
    // When the first one is removed, who went on in its place goes too.
    const admin = newDevice(office);
    await sendStatements(hub.url, next, [deviceStatement(admin)]);
    await sendStatements(hub.url, admin, [removalStatement(device, 0)]);
    expect(await pushSets(hub.url, next, setsFrom(next, 2, 1))).toMatchObject({ refused: 'removed' });
  });

  test('statements are kept once, told to others, and in one mark', async () => {
    const second = deviceStatement(newDevice(device.office), 'work');
    const other = stated(newOffice(), JSON.parse(deviceStatement(newDevice(newOffice())).text));
    const before = await stateOf(hub.url, device);
    expect((await sendStatements(hub.url, device, [second, other, second])).json).toEqual({ kept: 1 });
    expect((await sendStatements(hub.url, device, [second])).json).toEqual({ kept: 0 });
    expect((await stateOf(hub.url, device)).statements).not.toBe(before.statements);
    const all = await send(hub.url, device, { path: '/v1/statements?after=' });
    expect(all.json).toMatchObject({ statements: [{}, second] });
    expect((await send(hub.url, device, { path: `/v1/statements?after=${second.id}` })).json).toEqual({
      statements: [],
    });
  });

  test('no more devices than an office may have', async () => {
    const small = await startHub({ database, limits: { ...USUAL.limits, devices: 2 } });
    const { office } = device;
    const [two, three] = [newDevice(office), newDevice(office)];
    expect((await sendStatements(small.url, device, [deviceStatement(two)])).status).toBe(200);
    expect(await sendStatements(small.url, device, [deviceStatement(three)])).toMatchObject({
      refused: 'notAllowed',
    });
    await sendStatements(small.url, device, [removalStatement(two, 0)]);
    expect((await sendStatements(small.url, device, [deviceStatement(three)])).status).toBe(200);
    await small.stop();
  });
});

test('pushes may be repeated, overlap and leave out: the line has no gaps, and says how far a device is in it', async () => {
  const push = (from: number, count: number) => pushSets(hub.url, device, setsFrom(device, from, count));
  expect(pushedOf(await push(1, 3))).toMatchObject({ mine: 3, head: 3 });
  expect(pushedOf(await push(2, 3))).toMatchObject({ mine: 4, head: 4 });
  expect(pushedOf(await push(1, 4))).toMatchObject({ mine: 4, head: 4 });
  expect(pushedOf(await push(7, 2))).toMatchObject({ mine: 4, head: 6 });
  expect(pushedOf(await push(5, 2))).toMatchObject({ mine: 8, head: 8 });
  const twice = setsFrom(device, 9, 1);
  expect(pushedOf(await pushSets(hub.url, device, [...twice, ...twice]))).toMatchObject({ mine: 9, head: 9 });
  const line = await pullSets(hub.url, device);
  expect(line.map(({ n }) => n)).toEqual([1, 2, 3, 4, 7, 8, 5, 6, 9]);
  expect(line.map(({ seq }) => seq)).toEqual([1, 2, 3, 4, 5, 6, 7, 8, 9]);
  expect(new Set(line.map(({ mark }) => mark)).size).toBe(5);
  for (const { body, n } of line)
    expect(Buffer.from(body).toString('latin1')).toContain(`${device.id}/${String(n)}/`);
  // A page holds what fits, and one set at least.
  expect((await pullSets(hub.url, device, 2, 1)).map(({ seq }) => seq)).toEqual([3]);
  expect((await pullSets(hub.url, device, 2, 400)).map(({ seq }) => seq)).toEqual([3, 4]);
  expect(await send(hub.url, device, { path: '/v1/sets?after=10' })).toMatchObject({
    refused: 'setBack',
    status: 409,
  });
  const state = await stateOf(hub.url, device, 5);
  expect(state).toMatchObject({ head: 9, mine: 9, mark: line[4]?.mark });
});

test('what was handed to others before is taken whatever its time and schema', async () => {
  const strict = await startHub({ database, minSchema: 5 });
  const ahead = setsFrom(device, 1, 1, 10, Date.now() + 3_600_000);
  expect(await pushSets(strict.url, device, setsFrom(device, 1, 1))).toMatchObject({
    refused: 'tooOld',
    status: 426,
    json: { minSchema: 5 },
  });
  expect((await stateOf(strict.url, device)).minSchema).toBe(5);
  expect((await pushSets(strict.url, device, ahead, true)).status).toBe(200);
  await strict.stop();
});

test('logs and metrics name routes, never an office, a device, a file or a letter', async () => {
  const name = 'ab'.repeat(32);
  await send(hub.url, device, { path: `/v1/files/${name}?from=7`, method: 'GET' });
  await sendBare(hub.url, { path: `/v1/letters/${name}` });
  const written = hub.log.map((entry) => JSON.stringify(entry)).join('\n');
  expect(written).toContain('"route":"/v1/files/NAME","status":404');
  const metrics = await (await fetch(`http://127.0.0.1:${String(hub.metricsPort)}/metrics`)).text();
  expect(metrics).toMatch(
    /claimwright_hub_requests_total\{method="POST",route="\/v1\/sets",status="200"\} \d+/,
  );
  expect(metrics).toContain('claimwright_hub_refusals_total{kind="replayed"} 1');
  expect(metrics).toMatch(
    /claimwright_hub_request_seconds_bucket\{method="GET",route="\/v1\/state",le="\+Inf"\} \d+/,
  );
  for (const hidden of [device.id, device.office.id, name, 'abab']) {
    expect(written).not.toContain(hidden);
    expect(metrics).not.toContain(hidden);
  }
  expect((await fetch(`${hub.url}/metrics`)).status).toBe(404);
  expect(await (await fetch(`${hub.url}/health`)).json()).toEqual({ ok: true });
});
