// Devices of one office that exchange with a hub by the real code: small stores in memory, real signatures and seals.
import { randomBytes } from 'node:crypto';
import { type Result, fail, ok } from '../../../shared/result.ts';
import { idSource } from '../../../shared/domain/ids.ts';
import { storeFailure, storeFaultOf, storeFault } from '../../../db/faults.ts';
import type { Connection } from '../../../db/open.ts';
import { storePaths } from '../../../db/paths.ts';
import { run } from '../../../db/rows.ts';
import { beginDevice, deviceState } from '../../../db/sync/deviceState.ts';
import { becomeSuccessor, turnOnBranches } from '../../../db/sync/devices.ts';
import { mergeSets } from '../../../db/sync/mergeSets.ts';
import {
  keepOfficeKey,
  newKeyPairs,
  officeKeys,
  settleKeys,
  signStatement,
} from '../../../db/sync/officeKeys.ts';
import { restamp } from '../../../db/sync/restamp.ts';
import { judgeOf, keepStatements, officeRow, statementsOf } from '../../../db/sync/roster.ts';
import { type ExchangePorts, type ExchangeReport, exchangeRound } from '../../../main/sync/exchange.ts';
import { hubClient } from '../../../main/sync/hubClient.ts';
import type { ExchangeStore } from '../../../main/sync/steps.ts';
import { aDevice, copyOf, inTransaction, openCopy, type SmallDevice, smallRules } from './smallOffice.ts';

export const newId = idSource(Date.now, (count) => randomBytes(count));

export interface ExchangeDevice extends SmallDevice {
  readonly store: ExchangeStore;
  /** What the hub's clock says here and now, for the wall clock of this device add its `skew`. */
  readonly clock: () => number;
  /** Attachments in memory, by name. */
  readonly box: Map<string, Buffer>;
}

function exchangeStore(device: SmallDevice, box: Map<string, Buffer>): ExchangeStore {
  function guarded<T>(work: () => Result<T>): Result<T> {
    try {
      return work();
    } catch (error) {
      const code = storeFaultOf(error);
      if (code === null) throw error;
      return fail(storeFault(code));
    }
  }
  const kept = <T>(work: (db: Connection) => Result<T>): Result<T> =>
    guarded(() => inTransaction(device.db, () => work(device.db)));
  return {
    paths: storePaths('/nowhere'),
    read: (work) => guarded(() => work(device.db)),
    keep: kept,
    merge: (sets, keep = () => undefined) =>
      kept((db) => {
        const merged = mergeSets(db, sets, { rules: smallRules, newId, judge: judgeOf(db) });
        keep(db, merged);
        return ok(merged);
      }),
    restamp: (how) =>
      kept((db) => {
        const asked = how(db);
        return ok(asked ? restamp(db, asked, { rules: smallRules, newId }) : { sets: 0, newest: 0 });
      }),
    quiet: () => Promise.resolve(),
    readAttachment: (name) => {
      const bytes = box.get(name);
      return bytes ? ok(bytes) : storeFailure('attachmentMissing');
    },
    attachmentsHere: () => ok(new Set(box.keys())),
    putAttachment: (name, bytes) => {
      box.set(name, Buffer.from(bytes));
      return ok(true);
    },
  };
}

function around(device: SmallDevice): ExchangeDevice {
  const box = new Map<string, Buffer>();
  return Object.assign(device, { store: exchangeStore(device, box), clock: Date.now, box });
}

function ports(place: string): { readonly newId: () => string; readonly at: string; readonly place: string } {
  return { newId, at: new Date().toISOString(), place };
}

/** The first device of an office; `hubUrl` may be set later, see `atHub`. */
export function firstDevice(seed: number, hubUrl: string, from?: Buffer): ExchangeDevice {
  const device = aDevice(seed, from);
  inTransaction(device.db, () =>
    turnOnBranches(device.db, { ...ports(`place ${seed}`), nameKey: randomBytes(32) }),
  );
  atHub(device, hubUrl);
  device.id = deviceState(device.db)?.id ?? '';
  return around(device);
}

export function atHub({ db }: SmallDevice, hubUrl: string, admission = 'let us in', certificate = ''): void {
  run(db, 'update _office set hub_url = ?, hub_admission = ?, hub_certificate = ?', [
    hubUrl,
    admission,
    certificate,
  ]);
}

/** Another device of the office of `by`, beginning from its records as they are now or with empty ones. */
export function joined(by: ExchangeDevice, seed: number, from?: Buffer): ExchangeDevice {
  const device = aDevice(seed, from);
  const office = officeRow(by.db);
  const keys = officeKeys(by.db);
  if (!office || !keys) throw new Error('no office yet');
  const pairs = newKeyPairs();
  const id = newId();
  const statement = signStatement(office.signingKey, newId(), {
    kind: 'device',
    office: office.id,
    device: id,
    signKey: pairs.signPublic,
    boxKey: pairs.boxPublic,
    may: 'work',
    at: new Date().toISOString(),
  });
  inTransaction(by.db, () => {
    keepStatements(by.db, [statement]);
    settleKeys(by.db, ports(''));
  });
  inTransaction(device.db, () => {
    run(device.db, 'delete from _office');
    run(device.db, 'insert into _office (one, id, public_key, hub_url) values (1, ?, ?, ?)', [
      office.id,
      office.publicKey,
      office.hubUrl,
    ]);
    for (const [epoch, key] of keys.byEpoch) keepOfficeKey(device.db, epoch, key);
    keepStatements(device.db, statementsOf(by.db));
    beginDevice(device.db, id, { ...pairs, boundTo: `place ${seed}` });
  });
  device.id = id;
  return around(device);
}

/** One round of exchange. */
export async function exchange(
  device: ExchangeDevice,
  overrides: Partial<ExchangePorts> = {},
): Promise<ExchangeReport> {
  const signal = overrides.signal ?? new AbortController().signal;
  const clock = overrides.clock ?? ((): number => device.clock() + device.skew);
  const report = await exchangeRound({
    store: device.store,
    clock,
    newId,
    signal,
    connect: (office, { id, signKey }) =>
      hubClient({
        place: { url: office.hubUrl, certificate: office.hubCertificate },
        credentials: { office: office.id, device: id, signKey },
        clock,
        signal,
      }),
    tell: () => undefined,
    attachments: () => [...device.box.keys()],
    renew: (db) => {
      becomeSuccessor(db, ports('a place of its own'));
    },
    snapshot: null,
    ...overrides,
  });
  device.id = deviceState(device.db)?.id ?? '';
  return report;
}

/** The same device as it was when its file was copied. */
export function copied(device: ExchangeDevice): Buffer {
  return copyOf(device.db);
}

/** Puts an earlier state of its file in the place of the present one. */
export function setBackTo(device: ExchangeDevice, bytes: Buffer): void {
  device.db.close();
  device.db = openCopy(bytes);
  device.id = deviceState(device.db)?.id ?? '';
}

export function addPerson(device: ExchangeDevice, name: string): string {
  const id = newId();
  device.write(device.clock(), (db, at) => {
    db.prepare(
      `insert into person (id, name, phone, street, city, created_at, updated_at) values (?, ?, '', '', '', ?, ?)`,
    ).run(id, name, at, at);
  });
  return id;
}

export function rename(device: ExchangeDevice, id: string, name: string): void {
  device.write(
    device.clock(),
    (db) => void db.prepare('update person set name = ? where id = ?').run(name, id),
  );
}

export function names(device: ExchangeDevice): string[] {
  return device.db.prepare<[], string>('select name from person order by name').pluck().all();
}
