import { randomBytes } from 'node:crypto';
import fs from 'node:fs';
import path from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { attachmentsNewestFirst } from '../../../db/documents.ts';
import { run } from '../../../db/rows.ts';
import { Store } from '../../../db/store.ts';
import { deviceState } from '../../../db/sync/deviceState.ts';
import { becomeSuccessor, placeOf, turnOnBranches } from '../../../db/sync/devices.ts';
import { exchangeRound, type ExchangeReport } from '../../../main/sync/exchange.ts';
import { hubClient } from '../../../main/sync/hubClient.ts';
import { ok } from '../../../shared/result.ts';
import { asOwner, newOffice, optionsFor, OWNER, PASSPHRASE, tempFolder, value } from '../../db/workbench.ts';
import { quickSchema } from '../../support/quickSchema.ts';
import { newId } from '../../support/sync/exchangeDevice.ts';
import { mapHub, serve } from '../../support/sync/mapHub.ts';

// The real store with the real schema: what exchange asks of it holds there too.

function ports(store: Store): { newId: () => string; at: string; place: string } {
  return { newId, at: new Date().toISOString(), place: placeOf(store.paths) };
}

function exchange(store: Store, skew = 0, signal = new AbortController().signal): Promise<ExchangeReport> {
  const clock = (): number => Date.now() + skew;
  return exchangeRound({
    store,
    connect: (office, { id, signKey }) =>
      hubClient({
        place: { url: office.hubUrl, certificate: '' },
        credentials: { office: office.id, device: id, signKey },
        clock,
      }),
    clock,
    newId,
    signal,
    tell: () => undefined,
    attachments: attachmentsNewestFirst,
    renew: (db) => void becomeSuccessor(db, ports(store)),
    snapshot: null,
  });
}

function addBranch(store: Store, name: string): void {
  value(
    store.write(asOwner, ({ db, at, newId: id }) => {
      run(
        db,
        `insert into branch (id, name, address, phone, active, created_at, updated_at)
         values (?, ?, '{}', '555-0100', 1, ?, ?)`,
        [id(), name, at, at],
      );
      return ok(undefined);
    }),
  );
}

function branches(store: Store): string[] {
  return value(
    store.read((db) => ok(db.prepare<[], string>('select name from branch order by name').pluck().all())),
  );
}

test('two copies of a store become two devices, exchange, wait for a write of seconds, and stop when one is locked', async () => {
  const hub = mapHub();
  const url = await serve(hub);
  let skew = 0;
  const { store: a } = await newOffice({ schema: quickSchema(), clock: () => Date.now() + skew });
  value(
    a.keep((db) => {
      turnOnBranches(db, { ...ports(a), nameKey: randomBytes(32) });
      run(db, 'update _office set hub_url = ?', [url]);
      return ok(undefined);
    }),
  );
  a.lock();
  const folder = tempFolder();
  fs.cpSync(a.paths.folder, folder, { recursive: true, filter: (from) => path.basename(from) !== 'lock' });
  value(await a.unlock({ userId: OWNER, passphrase: PASSPHRASE }));
  const b = value(Store.open(optionsFor(folder, { schema: quickSchema(), clock: Date.now })));
  onTestFinished(() => b.close());
  value(await b.unlock({ userId: OWNER, passphrase: PASSPHRASE }));

  addBranch(a, 'Harbor');
  addBranch(b, 'Hillside');
  for (const store of [a, b, a, b]) expect((await exchange(store)).problem).toBeNull();
  const id = (store: Store): string | undefined => value(store.read((db) => ok(deviceState(db)?.id)));
  expect(id(a)).not.toBe(id(b));
  for (const store of [a, b]) expect(branches(store)).toEqual(['Harbor', 'Hillside']);

  // Its clock is two hours ahead: what it wrote then is put right in the real store as well.
  skew = 2 * 3_600_000;
  value(a.keep((db) => ok(run(db, 'update _device set clock_offset = 0'))));
  addBranch(a, 'Uptown');
  for (const store of [a, b]) expect((await exchange(store, store === a ? skew : 0)).problem).toBeNull();
  expect(branches(b)).toEqual(['Harbor', 'Hillside', 'Uptown']);
  expect(value(b.read((db) => ok(db.pragma('foreign_key_check'))))).toEqual([]);

  // While a write in steps goes on, the round waits for it.
  addBranch(b, 'Downtown');
  expect((await exchange(b)).problem).toBeNull();
  let goOn: (more: boolean) => void = () => undefined;
  const writing = a.writeInSteps(
    asOwner,
    function* ({ db }) {
      yield;
      run(db, `update branch set phone = '555-0101' where name = 'Harbor'`);
      return ok(undefined);
    },
    () => new Promise((resolve) => (goOn = resolve)),
  );
  const waiting = exchange(a, skew);
  await new Promise((resolve) => setTimeout(resolve, 60));
  expect(branches(a)).not.toContain('Downtown');
  goOn(true);
  expect((await writing)?.ok).toBe(true);
  expect((await waiting).problem).toBeNull();
  expect(branches(a)).toContain('Downtown');

  b.lock();
  expect((await exchange(b)).problem?.kind).toBe('stopped');
});
