import fs from 'node:fs';
import path from 'node:path';
import { attachmentNames } from '../db/documents.ts';
import { getOffice } from '../db/offices.ts';
import { storeSchema } from '../db/schema.ts';
import { Store, type WriteTransaction } from '../db/store.ts';
import type { KdfParameters } from '../db/keys.ts';
import { getUser, insertUser, listUsers } from '../db/users.ts';
import { insertOffice } from '../db/offices.ts';
import type { SessionStatus } from '../shared/contract/session.ts';
import { dateInZone } from '../shared/domain/dates.ts';
import type { Id } from '../shared/domain/ids.ts';
import { idSource } from '../shared/domain/ids.ts';
import type { Office, User } from '../shared/domain/people.ts';
import { fail, type Fault, forbidden, invalid, notFound, ok, type Result } from '../shared/result.ts';
import type { Ports } from './hosts/ports.ts';
import { type SampleOffice, sampleOffice } from './sample/sampleOffice.ts';

/**
 * Which office is open, and who is signed in. There are two data folders: the supplier's own, and inside it one
 * for the sample office, with a store and a key of its own, so that made-up and real records never meet.
 */

interface Door {
  readonly sample: boolean;
  readonly store: Store;
  user: User | null;
}

interface NewOfficeInput {
  readonly office: Omit<Office, 'id' | 'revision' | 'sample'>;
  readonly ownerName: string;
  readonly passphrase: string;
}

/** Work of stretching a passphrase in the sample office, whose passphrase is public. */
const QUICK_KDF: KdfParameters = { memoryKib: 1024, passes: 1, lanes: 1 };

export class Session {
  readonly #ports: Ports;
  readonly #kdf: KdfParameters | undefined;
  #door: Door | null = null;
  /** Why the own folder cannot be used, as found when it was last tried. */
  #problem: Fault | null = null;
  #undo: { readonly transactionId: string; readonly label: string }[] = [];
  #sitting = 0;
  #turn: Promise<unknown> = Promise.resolve();

  /** @param kdf only tests pass one: how hard new passphrases are stretched. */
  constructor(ports: Ports, kdf?: KdfParameters) {
    this.#ports = ports;
    this.#kdf = kdf;
  }

  /** Opens what the host asked for. Never throws for the state of a file: status says what is wrong. */
  async start(): Promise<void> {
    if (this.#ports.sample) {
      const opened = await this.openSample();
      if (!opened.ok) this.#problem = opened.fault;
      return;
    }
    this.#takeOwnFolder();
  }

  #takeOwnFolder(): void {
    const opened = Store.open({
      dataDir: this.#ports.dataDir,
      schema: storeSchema,
      clock: this.#ports.clock,
      random: this.#ports.random,
      ...(this.#kdf ? { kdf: this.#kdf } : {}),
    });
    if (!opened.ok) {
      this.#problem = opened.fault;
      return;
    }
    const state = opened.value.state();
    if (!state.ok) {
      this.#problem = state.fault;
      opened.value.close();
      return;
    }
    this.#problem = null;
    this.#door = { sample: false, store: opened.value, user: null };
  }

  /**
   * Whatever opens or shuts a door runs one after the other: between the check of a passphrase and the signing in
   * nobody else may ask.
   */
  #inTurn<T>(work: () => Promise<T> | T): Promise<T> {
    const next = this.#turn.then(work);
    this.#turn = next.catch(() => undefined);
    return next;
  }

  /** Nothing could be opened for a reason that nobody foresaw; the log has it under the reference. */
  giveUp(reference: string): void {
    this.#problem = {
      kind: 'internal',
      reference,
      message: `The data could not be opened. Start the program again; if it happens again, give your support this reference: ${reference}.`,
    };
  }

  user(): User | null {
    return this.#door?.user ?? null;
  }

  /** Counts who signed in and out: what was begun in one sitting must not end in another. */
  sitting(): number {
    return this.#sitting;
  }

  awaitsRecovery(): boolean {
    return this.#door !== null && this.#door.user !== null && !this.#door.store.recoveryConfirmed();
  }

  /** The open store and who uses it; null while locked. */
  open(): { readonly store: Store; readonly user: User } | null {
    const door = this.#door;
    return door?.user ? { store: door.store, user: door.user } : null;
  }

  status(): Result<SessionStatus> {
    const door = this.#door;
    const now = this.#ports.clock();
    const office = this.#office();
    const machineZone = Intl.DateTimeFormat().resolvedOptions().timeZone;
    const holders = door?.store.holders();
    const problem = this.#problem;
    return ok({
      state: this.#state(),
      problem: problem
        ? { code: problem.kind === 'unavailable' ? problem.code : problem.kind, message: problem.message }
        : null,
      sample: door?.sample ?? this.#ports.sample,
      canLeaveSample: (door?.sample ?? false) && !this.#ports.sample,
      office: office && { name: office.name, branch: office.branch, timeZone: office.timeZone },
      user: door?.user ?? null,
      users:
        this.#samplePeople() ??
        (holders?.ok ? holders.value.map(({ userId, label }) => ({ id: userId, name: label })) : []),
      today: dateInZone(now, office?.timeZone ?? machineZone),
      now: new Date(now).toISOString(),
      lastBackupAt: null,
      version: this.#ports.version,
    });
  }

  /** Who may be sat here as in the sample office: everybody who works there, with a key or without. Null elsewhere. */
  #samplePeople(): SessionStatus['users'] | null {
    const door = this.#door;
    if (!door?.sample || !door.user) return null;
    const people = door.store.read((db) => ok(listUsers(db)));
    if (!people.ok) return null;
    return people.value.filter(({ active }) => active).map(({ id, name }) => ({ id, name }));
  }

  #state(): SessionStatus['state'] {
    const door = this.#door;
    if (!door) return 'unusable';
    if (door.user) return this.awaitsRecovery() ? 'recovery' : 'open';
    const state = door.store.state();
    if (!state.ok) return 'unusable';
    return state.value === 'empty' ? 'new' : 'locked';
  }

  #office(): Office | null {
    const door = this.#door;
    if (!door?.user) return null;
    const office = door.store.read((db) => ok(getOffice(db)));
    return office.ok ? office.value : null;
  }

  setUp(input: NewOfficeInput): Promise<Result<{ recoveryCode: string }>> {
    return this.#inTurn(() => this.#setUp(input));
  }

  async #setUp(input: NewOfficeInput): Promise<Result<{ recoveryCode: string }>> {
    const door = this.#door;
    if (!door || door.sample) return forbidden('Leave the sample office first, then set up your own.');
    if (input.office.name.trim() === '') return invalid('office.name', 'Give the name of your business.');
    if (input.ownerName.trim() === '') return invalid('ownerName', 'Give your name.');
    const owner: User = {
      id: idSource(this.#ports.clock, this.#ports.random)(),
      name: input.ownerName.trim(),
      role: 'owner',
      qualification: '',
      active: true,
    };
    const made = await door.store.create({
      holder: { userId: owner.id, label: owner.name },
      passphrase: input.passphrase,
      officeName: input.office.name,
      populate: (tx: WriteTransaction) => {
        insertOffice(tx, input.office, false);
        insertUser(tx, owner);
        return ok(undefined);
      },
    });
    if (made.ok) this.#admit(door, owner);
    return made;
  }

  newRecoveryCode(): Promise<Result<{ recoveryCode: string }>> {
    return this.#inTurn(() => {
      const door = this.#door;
      if (!door?.user || !this.awaitsRecovery())
        return forbidden('The recovery code was already typed back.');
      return door.store.renewRecoveryCode();
    });
  }

  confirmRecovery(code: string): Promise<Result<SessionStatus>> {
    return this.#inTurn(async () => {
      const door = this.#door;
      if (!door?.user) return locked();
      const confirmed = await door.store.confirmRecoveryCode(code);
      return confirmed.ok ? this.status() : confirmed;
    });
  }

  unlock(userId: Id, passphrase: string): Promise<Result<SessionStatus>> {
    return this.#inTurn(() => this.#unlock(userId, passphrase));
  }

  async #unlock(userId: Id, passphrase: string): Promise<Result<SessionStatus>> {
    const door = this.#door;
    if (!door) return fail(this.#problem ?? lockedFault());
    if (door.user) return this.status();
    const unlocked = await door.store.unlock({ userId, passphrase });
    if (!unlocked.ok) return this.#afterFailure(door, unlocked.fault);
    return this.#signIn(door, userId);
  }

  /** Only while locked: whoever is signed in changes the own passphrase by the old one. */
  recover(userId: Id, code: string, newPassphrase: string): Promise<Result<SessionStatus>> {
    return this.#inTurn(() => this.#recover(userId, code, newPassphrase));
  }

  async #recover(userId: Id, code: string, newPassphrase: string): Promise<Result<SessionStatus>> {
    const door = this.#door;
    if (!door) return fail(this.#problem ?? lockedFault());
    if (door.user) return forbidden('The office is open. Lock it first, then use the recovery code.');
    const holders = door.store.holders();
    const holder = holders.ok ? holders.value.find((candidate) => candidate.userId === userId) : undefined;
    if (!holder) return notFound('person');
    const unlocked = await door.store.unlock({ recoveryCode: code });
    if (!unlocked.ok) return this.#afterFailure(door, unlocked.fault);
    const name = door.store.read((db) => ok(getOffice(db)?.name ?? ''));
    const set = await door.store.setPassphrase(holder, newPassphrase, name.ok ? name.value : '');
    if (!set.ok) {
      door.store.lock();
      return set.fault.kind === 'invalid' ? invalid('newPassphrase', set.fault.message) : set;
    }
    return this.#signIn(door, userId);
  }

  /** A fault of the file is shown instead of the lock screen; a wrong passphrase is answered where it was typed. */
  #afterFailure(door: Door, fault: Fault): Result<never> {
    if (fault.kind === 'unavailable') {
      this.#problem = fault;
      door.store.close();
      this.#door = null;
    }
    return fail(fault);
  }

  #signIn(door: Door, userId: Id): Result<SessionStatus> {
    const found = door.store.read((db) => ok(getUser(db, userId)));
    const user = found.ok ? found.value : null;
    if (!user?.active) {
      door.store.lock();
      return forbidden('This person may no longer sign in. Ask the owner.');
    }
    this.#admit(door, user);
    this.#lookAfter(door);
    return this.status();
  }

  /** Files that no row names any more go; a large data file is read through once a day while people work. */
  #lookAfter({ store }: Door): void {
    store.sweepAttachments(attachmentNames);
    if (!store.verificationDue()) return;
    void store.verify().then((verified) => {
      const current = this.#door;
      if (!verified.ok && current?.store === store) this.#afterFailure(current, verified.fault);
    });
  }

  #admit(door: Door, user: User | null): void {
    door.user = user;
    this.#undo = [];
    this.#sitting += 1;
  }

  changePassphrase(current: string, next: string): Promise<Result<Record<string, never>>> {
    return this.#inTurn(() => this.#changePassphrase(current, next));
  }

  async #changePassphrase(current: string, next: string): Promise<Result<Record<string, never>>> {
    const door = this.#door;
    if (!door?.user) return locked();
    if (door.sample) return forbidden('The sample office has no passphrase of its own.');
    const changed = await door.store.changePassphrase(door.user.id, {
      passphrase: current,
      newPassphrase: next,
      officeName: this.#office()?.name ?? '',
    });
    return changed.ok ? ok({}) : changed;
  }

  lock(): Promise<Result<SessionStatus>> {
    return this.#inTurn(() => {
      const door = this.#door;
      if (door) {
        this.#admit(door, null);
        door.store.lock();
      }
      return this.status();
    });
  }

  openSample(): Promise<Result<SessionStatus>> {
    return this.#inTurn(() => this.#openSample());
  }

  async #openSample(): Promise<Result<SessionStatus>> {
    const before = this.#door;
    if (before?.user) {
      return before.sample
        ? this.status()
        : forbidden('Lock your office first, then look around in the sample office.');
    }
    if (before?.sample) this.#shut();
    let opened = await this.#sampleStore();
    if (opened.ok && opened.value.unfinished) {
      opened.value.store.close();
      fs.rmSync(this.#sampleDir(), { recursive: true, force: true });
      opened = await this.#sampleStore();
    }
    if (!opened.ok) return opened;
    const { store, ownerId } = opened.value;
    this.#shut();
    const door: Door = { sample: true, store, user: null };
    this.#door = door;
    this.#problem = null;
    return this.#signIn(door, ownerId);
  }

  #sampleDir(): string {
    return path.join(this.#ports.dataDir, 'sample');
  }

  async #sampleStore(): Promise<Result<SampleOffice & { readonly store: Store }>> {
    const { clock, random } = this.#ports;
    const opened = Store.open({
      dataDir: this.#sampleDir(),
      schema: storeSchema,
      clock,
      random,
      kdf: QUICK_KDF,
    });
    if (!opened.ok) return opened;
    const store = opened.value;
    let ready: Result<SampleOffice> | null = null;
    try {
      ready = await sampleOffice(store, this.#ports);
    } finally {
      if (!ready?.ok) store.close();
    }
    return ready.ok ? ok({ ...ready.value, store }) : ready;
  }

  leaveSample(): Promise<Result<SessionStatus>> {
    return this.#inTurn(() => {
      if (!this.#door?.sample) return this.status();
      if (this.#ports.sample)
        return forbidden('The program was started with the sample office only. Start it without --sample.');
      this.#shut();
      this.#takeOwnFolder();
      return this.status();
    });
  }

  switchUser(userId: Id): Promise<Result<SessionStatus>> {
    return this.#inTurn(() => {
      const door = this.#door;
      if (!door?.user) return locked();
      if (!door.sample)
        return forbidden('Only in the sample office. Lock the program and sign in as yourself.');
      const found = door.store.read((db) => ok(getUser(db, userId)));
      if (!found.ok) return found;
      // Looked up before: failing to sign in locks the store, and the sample office has no lock screen.
      return found.value?.active ? this.#signIn(door, userId) : notFound('person');
    });
  }

  /** Keeps the last changes of this sign-in for undo, newest last. */
  remember(transactionId: string, label: string): void {
    this.#undo = [...this.#undo.slice(-19), { transactionId, label }];
  }

  /** The change to take back next. */
  lastChange(): { readonly transactionId: string; readonly label: string } | null {
    return this.#undo.at(-1) ?? null;
  }

  forgetLastChange(): void {
    this.#undo = this.#undo.slice(0, -1);
  }

  /** After a step that stays, nothing from before it is taken back by accident. */
  forgetChanges(): void {
    this.#undo = [];
  }

  close(): Promise<void> {
    return this.#inTurn(() => {
      this.#shut();
    });
  }

  #shut(): void {
    this.#door?.store.close();
    this.#door = null;
    this.#undo = [];
    this.#sitting += 1;
  }
}

function lockedFault(): Fault {
  return { kind: 'locked', message: 'The office is locked. Unlock it with your passphrase to go on.' };
}

function locked(): Result<never> {
  return fail(lockedFault());
}
