import { wasDone } from '../../db/journal.ts';
import { insertOffice } from '../../db/offices.ts';
import type { Store, WriteTransaction } from '../../db/store.ts';
import { getUser, insertUser, listUsers, noteSignIn, setUserState } from '../../db/users.ts';
import { dateInZone } from '../../shared/domain/dates.ts';
import { idSource, type Id } from '../../shared/domain/ids.ts';
import type { User } from '../../shared/domain/people.ts';
import { exampleRepair } from '../../shared/rules/examples/exampleRepair.ts';
import { ok, type Result } from '../../shared/result.ts';
import { SAMPLE_OFFICE, SAMPLE_STAFF } from './roster.ts';
import { fillSample, SAMPLE_FILLED } from './fillSample.ts';

/** Public, because everything in the sample office is made up. Its store is encrypted like any other. */
const SAMPLE_PASSPHRASE = 'look around 4 practice only';

export interface SampleOffice {
  readonly ownerId: Id;
  /** True for one whose making was cut off: it is to be thrown away and made again. */
  readonly unfinished: boolean;
}

/**
 * Opens the sample office in its own store, making it the first time.
 * @returns who its owner is, or the fault of the store.
 */
export async function sampleOffice(
  store: Store,
  ports: { readonly clock: () => number; readonly random: (bytes: number) => Uint8Array },
): Promise<Result<SampleOffice>> {
  const state = store.state();
  if (!state.ok) return state;
  if (state.value === 'empty') return makeSample(store, ports);
  const holders = store.holders();
  if (!holders.ok) return holders;
  const ownerId = holders.value[0]?.userId ?? '';
  const unlocked = await store.unlock({ userId: ownerId, passphrase: SAMPLE_PASSPHRASE });
  if (!unlocked.ok) return unlocked;
  const whole = store.read((db) => ok(wasDone(db, SAMPLE_FILLED)));
  if (!whole.ok) return whole;
  return ok({ ownerId, unfinished: !whole.value });
}

async function makeSample(
  store: Store,
  ports: Parameters<typeof sampleOffice>[1],
): Promise<Result<SampleOffice>> {
  const newId = idSource(ports.clock, ports.random);
  const staff: User[] = SAMPLE_STAFF.map((person) => ({ ...person, id: newId(), active: true }));
  const owner = staff[0];
  if (!owner) throw new Error('the sample office has no owner');
  const made = await store.create({
    holder: { userId: owner.id, label: owner.name },
    passphrase: SAMPLE_PASSPHRASE,
    officeName: SAMPLE_OFFICE.name,
    populate(tx) {
      writeOffice(tx);
      for (const person of staff) insertUser(frame(tx), person);
      variedPeople(tx, staff, newId());
      return ok(undefined);
    },
  });
  if (!made.ok) return made;
  const confirmed = await store.confirmRecoveryCode(made.value.recoveryCode);
  if (!confirmed.ok) return confirmed;
  const filled = await fillSample(store, (role) => personOf(store, role));
  return filled.ok ? ok({ ownerId: owner.id, unfinished: false }) : filled;
}

/** So that the list of people shows what people can be: enrolled, to change the passphrase, kept out, gone. */
function variedPeople(tx: WriteTransaction, staff: readonly User[], goneId: Id): void {
  const [owner, lead, desk, , bench, reader] = staff;
  const day = 86_400_000;
  for (const [index, person] of [owner, lead, desk].entries()) {
    const lastAt = new Date(Date.parse(tx.at) - (index * day) / 3 - 3_600_000).toISOString();
    if (person) noteSignIn(tx.db, person.id, { lastAt });
  }
  if (lead) setUserState(tx, lead.id, { secondFactor: true });
  if (bench) setUserState(tx, bench.id, { mustChange: true });
  if (reader) noteSignIn(tx.db, reader.id, { lastAt: new Date(Date.parse(tx.at) - 40 * day).toISOString() });
  const gone: User = {
    id: goneId,
    name: 'Lee Sampleleaver',
    role: 'office',
    qualification: '',
    active: false,
  };
  insertUser(tx, gone);
  setUserState(tx, goneId, { leftOn: dateInZone(Date.parse(tx.at), SAMPLE_OFFICE.timeZone) });
}

/** The functions of the store take a smaller frame than a whole transaction. */
export function frame(tx: WriteTransaction): { db: WriteTransaction['db']; at: string; newId: () => Id } {
  return { db: tx.db, at: tx.at, newId: tx.newId };
}

function writeOffice(tx: WriteTransaction): void {
  const { id: _id, revision: _revision, sample: _sample, ...values } = exampleRepair().office;
  insertOffice(
    frame(tx),
    { ...values, name: SAMPLE_OFFICE.name, branch: SAMPLE_OFFICE.branch, timeZone: SAMPLE_OFFICE.timeZone },
    true,
  );
}

function personOf(store: Store, role: User['role']): User {
  const found = store.read((db) =>
    ok(listUsers(db).find((user) => user.role === role && getUser(db, user.id)?.active)),
  );
  if (!found.ok || !found.value) throw new Error('the sample office lacks one of its people');
  return found.value;
}
