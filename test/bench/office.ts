import { randomBytes } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { KdfParameters } from '../../db/keys.ts';
import { insertClaim } from '../../db/claims.ts';
import { coverages, equipment, patients, payers, rentals } from '../../db/nouns.ts';
import { insertOffice } from '../../db/offices.ts';
import { storeSchema } from '../../db/schema.ts';
import { Store } from '../../db/store.ts';
import { insertUser } from '../../db/users.ts';
import { createApp } from '../../main/app.ts';
import type { Core } from '../../main/hosts/ports.ts';
import { newClaimValues } from '../../shared/domain/claim.ts';
import { idSource } from '../../shared/domain/ids.ts';
import { newRentalValues } from '../../shared/domain/rental.ts';
import { ok, type Result } from '../../shared/result.ts';
import { exampleRepair } from '../../shared/rules/examples/exampleRepair.ts';

/** An office of a given size for benchmarks: one device and one claim for each patient, and a rental for the first 10,000. */

const PASSPHRASE = 'a bench has no secrets 7';
/** Stretching a passphrase is not what is measured. */
const QUICK: KdfParameters = { memoryKib: 1024, passes: 1, lanes: 1 };
const BATCH = 2000;
/** So many of the patients rent; the run of a month is measured over them. */
const RENTALS = 10_000;

export interface BenchOffice {
  readonly app: Core;
  call<T>(channel: string, input: unknown): Promise<T>;
  close(): Promise<void>;
}

export function value<T>(result: Result<T>): T {
  if (!result.ok) throw new Error(`refused: ${result.fault.kind} ${result.fault.message}`);
  return result.value;
}

export async function benchOffice(size: number, progress: (done: number) => void): Promise<BenchOffice> {
  const dataDir = mkdtempSync(join(tmpdir(), 'claimwright-bench-'));
  const random = (count: number): Uint8Array => randomBytes(count);
  const newId = idSource(Date.now, random);
  const owner = {
    id: newId(),
    name: 'Olive Benchowner',
    role: 'owner',
    qualification: '',
    active: true,
  } as const;
  const store = value(Store.open({ dataDir, schema: storeSchema, clock: Date.now, random, kdf: QUICK }));
  const { recoveryCode } = value(
    await store.create({
      holder: { userId: owner.id, label: owner.name },
      passphrase: PASSPHRASE,
      officeName: 'Bench',
      populate(tx) {
        const { id: _id, revision: _revision, sample: _sample, ...office } = exampleRepair().office;
        insertOffice(tx, office, false);
        insertUser(tx, owner);
        return ok(undefined);
      },
    }),
  );
  value(await store.confirmRecoveryCode(recoveryCode));
  fill(store, owner.id, size, progress);
  store.close();
  const app = createApp(
    {
      dataDir,
      sample: false,
      clock: Date.now,
      random,
      log: { info: () => undefined, error: (_, error) => console.error(error) },
      host: 'cli',
      monotonic: null,
      version: 'bench',
    },
    { kdf: QUICK },
  );
  const origin = { windowId: 'bench' };
  const call = async <T>(channel: string, input: unknown): Promise<T> =>
    value((await app.call(channel, input, origin)) as Result<T>);
  await call('session.unlock', { userId: owner.id, passphrase: PASSPHRASE });
  return {
    app,
    call,
    async close() {
      await app.close();
      rmSync(dataDir, { recursive: true, force: true });
    },
  };
}

function fill(store: Store, userId: string, size: number, progress: (done: number) => void): void {
  const { patient, coverage, equipment: device, payer, claim } = exampleRepair();
  if (!coverage || !device || !payer) throw new Error('the example lacks a record');
  const payerId = value(
    store.write({ userId, action: 'bench' }, (tx) => ok(payers.insert(tx, without(payer)).id)),
  );
  for (let from = 0; from < size; from += BATCH) {
    value(
      store.write({ userId, action: 'bench' }, (tx) => {
        for (let index = from; index < Math.min(from + BATCH, size); index += 1) {
          const patientId = patients.insert(tx, {
            ...without(patient),
            firstName: FIRST[index % FIRST.length] ?? '',
            lastName: `${LAST[Math.floor(index / FIRST.length) % LAST.length] ?? ''}${index.toString(36)}`,
            chartNumber: `B-${index}`,
            phone: `217555${String(index % 10_000).padStart(4, '0')}`,
          }).id;
          const coverageId = coverages.insert(tx, { ...without(coverage), patientId, payerId }).id;
          const serial = `BN5-${String(index).padStart(6, '0')}`;
          const equipmentId = equipment.insert(tx, { ...without(device), serial, holderId: patientId }).id;
          if (index < RENTALS) {
            rentals.insert(tx, {
              ...newRentalValues(patientId),
              equipmentId,
              coverageId,
              class: 'oxygenStationary',
              code: 'E1390',
              startedOn: `2026-0${1 + (index % 6)}-${String(1 + (index % 28)).padStart(2, '0')}`,
              monthlyCents: 9_850,
            });
          }
          insertClaim(tx, {
            values: {
              ...newClaimValues('repair', patientId),
              coverageId,
              equipmentId,
              dateOfService: claim.dateOfService,
              lines: claim.lines.map((line) => ({ ...line, id: tx.newId() })),
            },
            openedOn: `2026-${String(1 + (index % 10)).padStart(2, '0')}-${String(1 + (index % 28)).padStart(2, '0')}`,
            ownerId: userId,
            replacesId: null,
          });
        }
        return ok(undefined);
      }),
    );
    progress(Math.min(from + BATCH, size));
  }
}

/** A record's values alone. */
export function without<Stored extends { readonly id: string; readonly revision: number }>(
  record: Stored,
): Omit<Stored, 'id' | 'revision'> {
  const { id: _id, revision: _revision, ...values } = record;
  return values;
}

const FIRST = ['Avery', 'Bruno', 'Clara', 'Desmond', 'Greta', 'Hugo', 'Ines', 'Jasper', 'Kiri', 'Lorenz'];
const LAST = [
  'Testperson',
  'Samplefield',
  'Demowicz',
  'Mockridge',
  'Fictionberg',
  'Madeup',
  'Imagino',
  'Standin',
];
