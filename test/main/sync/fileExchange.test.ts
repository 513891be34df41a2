import { randomBytes } from 'node:crypto';
import fs from 'node:fs';
import path from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { Store } from '../../../db/store.ts';
import { deviceState } from '../../../db/sync/deviceState.ts';
import { listDoubts } from '../../../db/sync/doubts.ts';
import { officeKeys } from '../../../db/sync/officeKeys.ts';
import { exchangeFiles, type FileProgress, type FilesExchanged } from '../../../main/sync/fileExchange.ts';
import { hubClient } from '../../../main/sync/hubClient.ts';
import { ok } from '../../../shared/result.ts';
import { PIECE_BYTES } from '../../../shared/sync/hubProtocol.ts';
import { asOwner, newOffice, optionsFor, OWNER, PASSPHRASE, tempFolder, value } from '../../db/workbench.ts';
import { exchange, type ExchangeDevice, firstDevice } from '../../support/sync/exchangeDevice.ts';
import { mapHub, type MapHub, serve } from '../../support/sync/mapHub.ts';
import { smallSchema } from '../../support/sync/smallOffice.ts';

interface World {
  readonly hub: MapHub;
  readonly device: ExchangeDevice;
  readonly a: Store;
  readonly b: Store;
}

/** Two stores with the same key of names, as devices of one office have it. */
async function world(): Promise<World> {
  const hub = mapHub();
  const device = firstDevice(1, await serve(hub));
  await exchange(device);
  const { store: a } = await newOffice({ schema: smallSchema });
  const folder = tempFolder();
  a.lock();
  fs.cpSync(a.paths.folder, folder, { recursive: true, filter: (from) => path.basename(from) !== 'lock' });
  value(await a.unlock({ userId: OWNER, passphrase: PASSPHRASE }));
  const b = value(Store.open(optionsFor(folder, { schema: smallSchema })));
  onTestFinished(() => b.close());
  value(await b.unlock({ userId: OWNER, passphrase: PASSPHRASE }));
  return { hub, device, a, b };
}

function add(store: Store, bytes: Buffer): string {
  return value(store.write(asOwner, ({ attachments }) => ok(attachments.put(bytes))));
}

async function files(
  { device }: World,
  store: Store,
  names: readonly string[],
  progress: FileProgress[] = [],
): Promise<FilesExchanged> {
  const keys = officeKeys(device.db);
  const state = deviceState(device.db);
  if (!keys || !state) throw new Error('no device');
  const url = device.db.prepare<[], string>('select hub_url from _office').pluck().get() ?? '';
  const hub = hubClient({
    place: { url, certificate: '' },
    credentials: { office: keys.office, device: state.id, signKey: state.signKey },
    clock: Date.now,
  });
  try {
    return await exchangeFiles({
      store,
      hub,
      keys,
      names: () => names,
      now: () => '2026-06-03T12:00:00.000Z',
      signal: new AbortController().signal,
      tell: (one) => progress.push(one),
    });
  } finally {
    hub.close();
  }
}

const LARGE = 2 * PIECE_BYTES + 12_345;

test('documents go up sealed and come down as they were, the newest first', async () => {
  const all = await world();
  const { hub, a, b } = all;
  const sizes = [1, 50_000, PIECE_BYTES - 32, PIECE_BYTES, LARGE];
  const contents = sizes.map((size) => Buffer.concat([Buffer.from('PATIENT'), randomBytes(size)]));
  const names = contents.map((bytes) => add(a, bytes));
  const progress: FileProgress[] = [];
  expect(await files(all, a, names, progress)).toMatchObject({
    sent: 5,
    missing: 0,
    done: true,
    fault: null,
  });
  expect(progress.at(0)).toMatchObject({ left: 5, bytes: 0 });
  const order = hub.asked.filter((one) => one.startsWith('PUT')).map((one) => one.split('/').at(-1));
  expect([...new Set(order)]).toEqual(names);
  expect(hub.bodies.some((body) => body.includes('PATIENT'))).toBe(false);
  expect(await files(all, b, names)).toMatchObject({ taken: 5, missing: 0, done: true });
  for (const [at, name] of names.entries())
    expect(value(b.readAttachment(name)).equals(contents[at] ?? Buffer.alloc(0))).toBe(true);
  // A second time nothing moves.
  const asked = hub.asked.length;
  await files(all, a, names);
  await files(all, b, names);
  expect(hub.asked.slice(asked)).toEqual([]);
  expect(fs.readdirSync(path.join(b.paths.folder, 'incoming'))).toEqual([]);
});

test('an upload that was cut goes on where the hub stopped, a download where the disk has it', async () => {
  const all = await world();
  const { hub, a, b } = all;
  const content = randomBytes(LARGE);
  const name = add(a, content);
  let puts = 0;
  hub.fault = (_, method) => (method === 'PUT' && (puts += 1) === 2 ? { kind: 'unanswered' } : undefined);
  expect((await files(all, a, [name])).fault).toMatchObject({ kind: 'hub', fault: { kind: 'unreachable' } });
  expect((await files(all, a, [name])).sent).toBe(1);
  // Three pieces: the one whose answer was lost is not sent again.
  expect(puts).toBe(3);
  let gets = 0;
  const from: string[] = [];
  hub.fault = (asked, method) => {
    if (method !== 'GET' || !asked.startsWith('/v1/files')) return undefined;
    gets += 1;
    from.push(asked.split('from=')[1] ?? '');
    return gets === 2 ? { kind: 'cut', after: 1000 } : undefined;
  };
  expect((await files(all, b, [name])).fault).toMatchObject({ kind: 'hub', fault: { kind: 'unreachable' } });
  b.lock();
  value(await b.unlock({ userId: OWNER, passphrase: PASSPHRASE }));
  expect((await files(all, b, [name])).taken).toBe(1);
  expect(from).toEqual(['0', String(PIECE_BYTES), String(PIECE_BYTES), String(2 * PIECE_BYTES)]);
  expect(value(b.readAttachment(name)).equals(content)).toBe(true);
});

test('a document that the hub altered, cut short or put under another name is not taken, and that is noted once', async () => {
  const all = await world();
  const { hub, a, b } = all;
  const names = [add(a, randomBytes(LARGE)), add(a, randomBytes(100)), add(a, randomBytes(200))];
  await files(all, a, names);
  const [large = '', one = '', two = ''] = names;
  const kept = hub.line?.files;
  const whole = kept?.get(large);
  const other = kept?.get(two);
  if (!kept || !whole || !other) throw new Error('not there');
  kept.set(large, { total: 2 * PIECE_BYTES, bytes: whole.bytes.subarray(0, 2 * PIECE_BYTES) });
  kept.set(one, other);
  kept.set(two, { ...other, bytes: Buffer.from(other.bytes).fill(1, 50, 51) });
  expect(await files(all, b, names)).toMatchObject({ taken: 0, missing: 3, fault: null });
  expect(value(b.read((db) => ok(listDoubts(db, 10)))).map(({ kind }) => kind)).toEqual([
    'file',
    'file',
    'file',
  ]);
  const asked = hub.asked.length;
  await files(all, b, names);
  expect(hub.asked.slice(asked)).toEqual(['POST /v1/files/missing']);
  // It came another way.
  expect(value(b.putAttachment(two, value(a.readAttachment(two))))).toBe(true);
  expect(value(b.putAttachment(one, Buffer.from('something else')))).toBe(false);
  await files(all, b, names);
  expect(value(b.read((db) => ok(listDoubts(db, 10))))).toHaveLength(2);
});

test('what nobody has sent yet waits, and does not keep the others up', async () => {
  const all = await world();
  const name = add(all.a, Buffer.from('here'));
  await files(all, all.a, [name]);
  expect(await files(all, all.b, ['0'.repeat(64), name])).toMatchObject({ taken: 1, missing: 1, done: true });
});
