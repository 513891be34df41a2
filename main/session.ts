import { createHmac, randomBytes, timingSafeEqual } from 'node:crypto';
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import type { AttemptKind } from '../db/attempts.ts';
import { lastNotedAt } from '../db/auditTrail.ts';
import { backupHistory } from '../db/backupRuns.ts';
import { attachmentNames } from '../db/documents.ts';
import { draftKeyOf, insertDraftKey } from '../db/draftKeys.ts';
import { insertEmergencyEvent } from '../db/emergencies.ts';
import { getOffice } from '../db/offices.ts';
import { safeguardsOf } from '../db/safeguards.ts';
import { storeSchema } from '../db/schema.ts';
import { Store, type WriteTransaction } from '../db/store.ts';
import type { StoreSchema } from '../db/tables.ts';
import type { KdfParameters } from '../db/keys.ts';
import { getUser, insertUser, listUsers, noteSignIn, setUserState, signInOf } from '../db/users.ts';
import { insertOffice } from '../db/offices.ts';
import type { SessionStatus } from '../shared/contract/session.ts';
import { emergencyUserName, isPastAge } from '../shared/domain/access.ts';
import type { AuditDetails, AuditKind } from '../shared/domain/auditEntry.ts';
import { dateInZone } from '../shared/domain/dates.ts';
import type { Id } from '../shared/domain/ids.ts';
import { idSource } from '../shared/domain/ids.ts';
import type { Office, User } from '../shared/domain/people.ts';
import type { SafeguardsValues } from '../shared/domain/safeguards.ts';
import { fail, type Fault, forbidden, invalid, notFound, ok, type Result } from '../shared/result.ts';
import type { Ports } from './hosts/ports.ts';
import { forgetHere, keepHere, keptHere, mayKeep, unlockHere } from './computerSignIn.ts';
import { createIdleClock, type IdleClock } from './idleClock.ts';
import { hasEmergencyCode } from './officeKeys.ts';
import {
  beginEnrolment,
  dropFactor,
  factorOf,
  finishEnrolment,
  isFactorAsked,
  renewSpareCodes,
  takeCode,
} from './secondFactor.ts';
import { type SampleOffice, sampleOffice } from './sample/sampleOffice.ts';

/**
 * Which office is open, and who is signed in. There are two data folders: the supplier's own, and inside it one
 * for the sample office, with a store and a key of its own, so that made-up and real records never meet.
 */

interface Door {
  readonly sample: boolean;
  readonly store: Store;
  user: User | null;
  /** Somebody whose passphrase was right and who is not admitted yet: the store is unlocked, and answers nobody. */
  arriving: Arrival | null;
  /** Set while the office is read by the emergency code. */
  emergency: { readonly name: string; readonly reason: string; readonly at: string } | null;
  draftKey: string | null;
  /** The secret of a device that is being enrolled. */
  enrolling: string | null;
}

/** The message that a way in comes with. */
const WAYS_IN = {
  passphrase: 'session.unlock',
  recovery: 'session.recover',
  emergency: 'session.openInEmergency',
} as const satisfies Record<AttemptKind, string>;
type WayIn = (typeof WAYS_IN)[AttemptKind];

type Stage = 'code' | 'change' | 'enroll';

interface Arrival {
  readonly user: User;
  readonly stage: Stage;
  readonly codeTaken: boolean;
  /** Tells a new passphrase from the one in use. */
  readonly inUse: (passphrase: string) => boolean | Promise<boolean>;
}

function newDoor(sample: boolean, store: Store): Door {
  return { sample, store, user: null, arriving: null, emergency: null, draftKey: null, enrolling: null };
}

interface NewOfficeInput {
  readonly office: Omit<Office, 'id' | 'revision' | 'sample'>;
  readonly ownerName: string;
  readonly passphrase: string;
}

/** Work of stretching a passphrase in the sample office, whose passphrase is public. */
const QUICK_KDF: KdfParameters = { memoryKib: 1024, passes: 1, lanes: 1 };

/** Corrections of a network clock stay below this. */
const CLOCK_SLACK_MS = 300_000;

export class Session {
  readonly #ports: Ports;
  readonly #kdf: KdfParameters | undefined;
  readonly #schema: StoreSchema;
  #door: Door | null = null;
  /** Why the own folder cannot be used, as found when it was last tried. */
  #problem: Fault | null = null;
  #undo: { readonly transactionId: string; readonly label: string }[] = [];
  #sitting = 0;
  #turn: Promise<unknown> = Promise.resolve();
  readonly #idle: IdleClock | null;
  /** Work of minutes that nobody has to sit by, during which the office does not lock itself. */
  #absorbed = 0;
  #newCode: ((typed: string) => boolean) | null = null;

  /** What is to be forgotten or stopped with a sitting. */
  #sittingOver: () => void = () => undefined;

  /** @param kdf only tests pass one: how hard new passphrases are stretched; and the same schema in one step. */
  constructor(ports: Ports, kdf?: KdfParameters, schema: StoreSchema = storeSchema) {
    this.#ports = ports;
    this.#kdf = kdf;
    this.#schema = schema;
    this.#idle = ports.monotonic ? createIdleClock(ports.clock, ports.monotonic) : null;
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
      schema: this.#schema,
      clock: this.#ports.clock,
      random: this.#ports.random,
      // How long wrong tries wait is measured by the computer's own running time, which nobody can set.
      ...(this.#ports.monotonic ? { uptime: () => os.uptime() * 1000 } : {}),
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
    this.#door = newDoor(false, opened.value);
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

  /** @param told at once whenever a sitting ends: at a lock, however it came, at a change of the person and at the end */
  whenSittingEnds(told: () => void): void {
    this.#sittingOver = told;
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
      arriving: door?.arriving ? { id: door.arriving.user.id, name: door.arriving.user.name } : null,
      emergency: door?.user ? door.emergency : null,
      emergencyReady: door !== null && !door.sample && hasEmergencyCode(door.store),
      idleMinutes: this.#idleMinutes(),
      clipboardSeconds: this.#safeguards()?.clipboardSeconds ?? 0,
      draftKey: door?.user ? door.draftKey : null,
      users:
        this.#samplePeople() ??
        (holders?.ok ? holders.value.map(({ userId, label }) => ({ id: userId, name: label })) : []),
      computerUsers: [...this.#computerUsers()],
      today: dateInZone(now, office?.timeZone ?? machineZone),
      now: new Date(now).toISOString(),
      lastBackupAt: this.#lastBackupAt(),
      canPickFolder: this.#ports.folders !== undefined,
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
    if (door.arriving) return door.arriving.stage;
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
    if (made.ok) {
      this.#admit(door, owner);
      this.#welcome(door, owner, { passphrase: true });
    }
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
    return this.#signIn(door, userId, passphrase);
  }

  /** Once after the start: whoever locks the office, or leaves it idle, is asked for the passphrase. */
  unlockByComputer(userId: Id): Promise<Result<SessionStatus>> {
    return this.#inTurn(async () => {
      const door = this.#door;
      if (!door) return fail(this.#problem ?? lockedFault());
      if (door.user) return this.status();
      if (!this.#computerUsers().includes(userId))
        return forbidden('Type your passphrase: the office was locked since the program started.');
      const unlocked = await unlockHere(this.#ports, door.store, userId);
      if (!unlocked.ok) return this.#afterFailure(door, unlocked.fault);
      const user = this.#mayEnter(door, userId);
      if (!user.ok) return user;
      const inUse = (next: string) => door.store.isPassphraseOf(userId, next);
      return this.#goOn(door, { user: user.value, codeTaken: false, inUse });
    });
  }

  #computerUsers(): readonly string[] {
    const door = this.#door;
    return !door || door.sample || this.#sitting > 0 ? [] : keptHere(this.#ports);
  }

  async computer(): Promise<Result<{ possible: boolean; kept: boolean }>> {
    const open = this.#ownOffice();
    if (!open.ok) return open;
    const kept = keptHere(this.#ports).includes(open.value.user.id);
    return ok({ possible: await mayKeep(this.#ports), kept });
  }

  keepOnComputer(passphrase: string): Promise<Result<void>> {
    return this.#inTurn(async () => {
      const open = this.#ownOffice();
      if (!open.ok) return open;
      const { store, user } = open.value;
      const door = this.#door;
      const proved = await store.unlock({ userId: user.id, passphrase });
      if (!proved.ok) {
        if (door?.user === user) this.#noteWrong(door, user, 'session.keepOnComputer', proved.fault);
        return proved;
      }
      const kept = await keepHere(this.#ports, store, user.id);
      if (kept.ok)
        this.#noteAs(this.#door, user, 'passphraseChanged', 'session.keepOnComputer', { computer: 'on' });
      return kept;
    });
  }

  forgetOnComputer(): Promise<Result<void>> {
    return this.#inTurn(async () => {
      const open = this.#ownOffice();
      if (!open.ok) return open;
      const { store, user } = open.value;
      const forgotten = await forgetHere(this.#ports, store, user.id);
      if (forgotten.ok)
        this.#noteAs(this.#door, user, 'passphraseChanged', 'session.forgetOnComputer', { computer: 'off' });
      return forgotten;
    });
  }

  /** The open office of somebody with a sign-in of their own. */
  #ownOffice(): Result<{ readonly store: Store; readonly user: User }> {
    const door = this.#door;
    if (!door?.user) return locked();
    if (door.sample) return forbidden('The sample office has no sign-in of its own.');
    if (door.emergency) return forbidden('This sitting has no sign-in of its own.');
    return ok({ store: door.store, user: door.user });
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
    const user = this.#mayEnter(door, userId, 'session.recover');
    if (!user.ok) return user;
    const name = door.store.read((db) => ok(getOffice(db)?.name ?? ''));
    const set = await door.store.setPassphrase(holder, newPassphrase, name.ok ? name.value : '');
    if (!set.ok) {
      door.arriving = null;
      door.store.lock();
      return set.fault.kind === 'invalid' ? invalid('newPassphrase', set.fault.message) : set;
    }
    this.#noteAs(door, user.value, 'recoveryCodeUsed', 'session.recover');
    // Whoever holds the code of the office has shown more than any device does; the lost one stops working.
    if (factorOf(door.store, user.value)) dropFactor(door.store, user.value, 'session.recover');
    this.#ownPassphraseSet(door, user.value, 'session.recover');
    return this.#goOn(door, { user: user.value, codeTaken: true, inUse: (next) => next === newPassphrase });
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

  /** @returns the person, unless they may not come in: then the store is locked again. */
  #mayEnter(door: Door, userId: Id, channel: WayIn = 'session.unlock'): Result<User> {
    const found = door.store.read((db) => ok(getUser(db, userId)));
    const user = found.ok ? found.value : null;
    if (user?.active) return ok(user);
    const about = { subject: 'user', subjectId: userId };
    this.#noteAs(door, null, 'signInFailed', channel, { count: 1 }, about);
    door.arriving = null;
    door.store.lock();
    return forbidden('This person may no longer sign in. Ask the owner.');
  }

  /** The passphrase was right. Null: the sample office, whose people have none. */
  #signIn(door: Door, userId: Id, passphrase: string | null): Result<SessionStatus> {
    const user = this.#mayEnter(door, userId);
    if (!user.ok) return user;
    if (passphrase === null) {
      this.#admit(door, user.value);
      this.#lookAfter(door);
      return this.status();
    }
    return this.#goOn(door, { user: user.value, codeTaken: false, inUse: rememberedOnce(passphrase) });
  }

  /** Leads somebody on to what is still asked of them, and in when nothing is. */
  #goOn(door: Door, arrival: Omit<Arrival, 'stage'>): Result<SessionStatus> {
    const stage = this.#stageOf(door, arrival);
    this.#idle?.touch();
    door.enrolling = null;
    if (stage !== null) {
      door.arriving = { ...arrival, stage };
      return this.status();
    }
    this.#admit(door, arrival.user);
    this.#welcome(door, arrival.user, {});
    this.#lookAfter(door);
    return this.status();
  }

  #stageOf(door: Door, { user, codeTaken }: Omit<Arrival, 'stage'>): Stage | null {
    const { store } = door;
    const enrolled = factorOf(store, user) !== null;
    if (enrolled && !codeTaken) return 'code';
    const now = new Date(this.#ports.clock()).toISOString();
    const due = store.read((db) => {
      const { mustChange, passphraseAt } = signInOf(db, user.id);
      return ok(mustChange || isPastAge(passphraseAt, now, safeguardsOf(db).passphraseDays));
    });
    if (due.ok && due.value) return 'change';
    return !enrolled && isFactorAsked(store, user) ? 'enroll' : null;
  }

  /** Somebody sits down: when, with which key for what they leave unsaved, and who was turned away before. */
  #welcome(door: Door, user: User, set: { readonly passphrase?: boolean }): void {
    const before = door.store.read((db) => ok(lastNotedAt(db)));
    const key = randomBytes(32).toString('base64');
    // A disk that takes nothing keeps nobody from reading; then nothing is sealed either.
    const noted = door.store.write({ userId: user.id, action: 'session.signIn' }, (tx) => {
      noteSignIn(tx.db, user.id, { lastAt: tx.at, ...(set.passphrase ? { passphraseAt: tx.at } : {}) });
      const known = draftKeyOf(tx.db, user.id);
      if (known === null) insertDraftKey(tx.db, user.id, key);
      return ok(known ?? key);
    });
    door.draftKey = noted.ok ? noted.value : null;
    this.#tellTurnedAway(door);
    const ahead = Date.parse((before.ok ? before.value : null) ?? '') - this.#ports.clock();
    // The entries before this one tell times that had not come yet: whoever reads them is told so.
    const clock = ahead > CLOCK_SLACK_MS ? { clockSetBackHours: Math.ceil(ahead / 3_600_000) } : {};
    this.#noteAs(door, user, 'signIn', 'session.unlock', clock);
  }

  /** A locked store takes no note: whoever was turned away since the last sitting is told at the next one. */
  #tellTurnedAway(door: Door): void {
    for (const { userId, kind, count } of door.store.turnedAway()) {
      const about = userId === '' ? null : { subject: 'user', subjectId: userId };
      this.#noteAs(door, null, 'signInFailed', WAYS_IN[kind], { count }, about);
    }
    door.store.turnedAwayTold();
  }

  /** Of somebody who is signed in and typed a passphrase that is not theirs. */
  #noteWrong(door: Door, user: User, channel: string, fault: Fault): void {
    if (fault.kind !== 'invalid' || !fault.issues.some((issue) => issue.path === 'passphrase')) return;
    this.#noteAs(door, user, 'signInFailed', channel, { count: 1 });
  }

  #noteAs(
    door: Door | null,
    user: User | null,
    kind: AuditKind,
    channel: string,
    details: AuditDetails = {},
    about: { readonly subject: string; readonly subjectId: string } | null = null,
  ): void {
    door?.store.note({
      userId: user?.id ?? '',
      userName: user?.name ?? '',
      kind,
      channel,
      details,
      ...(about ?? {}),
    });
  }

  /** The code of the device, in the state `code`. */
  enterCode(code: string): Promise<Result<SessionStatus>> {
    return this.#inTurn(() => {
      const door = this.#door;
      const arrival = door?.arriving;
      if (!door || arrival?.stage !== 'code') return locked();
      const taken = takeCode(door.store, arrival.user, code, this.#ports.clock);
      if (!taken.ok) return taken;
      return this.#goOn(door, { ...arrival, codeTaken: true });
    });
  }

  /** A passphrase of one's own in place of one that somebody else knows or that is too old. */
  chooseOwn(next: string): Promise<Result<SessionStatus>> {
    return this.#inTurn(async () => {
      const door = this.#door;
      const arrival = door?.arriving;
      if (!door || arrival?.stage !== 'change') return locked();
      if (await arrival.inUse(next))
        return invalid('next', 'This is the passphrase you have now. Choose another.');
      const { user } = arrival;
      const office = door.store.read((db) => ok(getOffice(db)?.name ?? ''));
      const set = await door.store.setPassphrase(
        { userId: user.id, label: user.name },
        next,
        office.ok ? office.value : '',
      );
      if (!set.ok) return set.fault.kind === 'invalid' ? invalid('next', set.fault.message) : set;
      if (this.#door !== door || door.arriving !== arrival) return locked();
      const noted = this.#ownPassphraseSet(door, user, 'session.chooseOwn');
      return noted.ok ? this.#goOn(door, arrival) : noted;
    });
  }

  #ownPassphraseSet(door: Door, user: User, channel: string): Result<void> {
    const kept = door.store.write({ userId: user.id, action: channel }, (tx) => {
      setUserState(tx, user.id, { mustChange: false });
      noteSignIn(tx.db, user.id, { passphraseAt: tx.at });
      return ok(undefined);
    });
    if (kept.ok) this.#noteAs(door, user, 'passphraseChanged', channel);
    return kept;
  }

  /** Who may enroll a device now: somebody on the way in who has to, or who is signed in. */
  #enroller(): { readonly door: Door; readonly user: User } | null {
    const door = this.#door;
    if (!door || door.sample || door.emergency) return null;
    if (door.user) return this.awaitsRecovery() ? null : { door, user: door.user };
    return door.arriving?.stage === 'enroll' ? { door, user: door.arriving.user } : null;
  }

  /** @param code of the device before, where there is one: whoever finds the window open must not put theirs in its place */
  beginEnrolment(code: string): Promise<Result<{ secret: string; picture: string[] }>> {
    return this.#inTurn(() => {
      const by = this.#enroller();
      if (!by) return this.#noDevice();
      const { door, user } = by;
      if (factorOf(door.store, user)) {
        const taken = takeCode(door.store, user, code, this.#ports.clock);
        if (!taken.ok) return taken;
      }
      const begun = beginEnrolment(door.store, user, this.#ports);
      door.enrolling = begun.secret;
      return ok(begun);
    });
  }

  finishEnrolment(code: string): Promise<Result<{ spareCodes: string[]; status: SessionStatus }>> {
    return this.#inTurn(() => {
      const by = this.#enroller();
      if (!by) return this.#noDevice();
      const { door, user } = by;
      if (door.enrolling === null) return invalid('code', 'Scan the picture first.');
      const done = finishEnrolment(door.store, user, door.enrolling, code, this.#ports);
      if (!done.ok) return done;
      door.enrolling = null;
      const arrival = door.arriving;
      const status = arrival ? this.#goOn(door, { ...arrival, codeTaken: true }) : this.status();
      return status.ok ? ok({ ...done.value, status: status.value }) : status;
    });
  }

  #noDevice(): Result<never> {
    if (this.#door?.sample)
      return forbidden('The sample office has no sign-in of its own, so no device either.');
    return this.#door?.user ? forbidden('This sitting may not enroll a device.') : locked();
  }

  ownSignIn(): Result<{
    secondFactor: boolean;
    secondFactorAsked: boolean;
    spareCodesLeft: number;
    passphraseAt: string | null;
  }> {
    const open = this.open();
    if (!open) return locked();
    const factor = factorOf(open.store, open.user);
    const signIn = open.store.read((db) => ok(signInOf(db, open.user.id)));
    return ok({
      secondFactor: factor !== null,
      secondFactorAsked: isFactorAsked(open.store, open.user),
      spareCodesLeft: factor?.spareCodes.length ?? 0,
      passphraseAt: signIn.ok ? signIn.value.passphraseAt : null,
    });
  }

  newSpareCodes(code: string): Promise<Result<{ spareCodes: string[] }>> {
    return this.#inTurn(() => {
      const open = this.open();
      if (!open) return locked();
      const taken = takeCode(open.store, open.user, code, this.#ports.clock);
      return taken.ok ? renewSpareCodes(open.store, open.user, this.#ports) : taken;
    });
  }

  dropSecondFactor(code: string): Promise<Result<void>> {
    return this.#inTurn(() => {
      const open = this.open();
      if (!open) return locked();
      if (isFactorAsked(open.store, open.user))
        return forbidden('The office asks your role for a device. It can be replaced, not given up.');
      const taken = takeCode(open.store, open.user, code, this.#ports.clock);
      return taken.ok ? dropFactor(open.store, open.user, 'session.dropSecondFactor') : taken;
    });
  }

  /**
   * Opens the office for reading by the emergency code. Whoever comes in is a person of their own in the journal and in
   * the audit trail, named after the human; without that note nobody gets in.
   */
  openInEmergency(code: string, name: string, reason: string): Promise<Result<SessionStatus>> {
    return this.#inTurn(async () => {
      const door = this.#door;
      if (!door) return fail(this.#problem ?? lockedFault());
      if (door.user || door.sample)
        return forbidden('The office is open. The emergency code is for a locked one.');
      if (name.trim() === '') return invalid('name', 'Say who you are.');
      if (reason.trim().length < 10)
        return invalid('reason', 'Say in a few words why this cannot wait; the owner will read it.');
      const unlocked = await door.store.unlock({ emergencyCode: code });
      if (!unlocked.ok) return this.#afterFailure(door, unlocked.fault);
      door.arriving = null;
      const user: User = {
        id: idSource(this.#ports.clock, this.#ports.random)(),
        name: emergencyUserName(name.trim()),
        role: 'readOnly',
        qualification: '',
        active: true,
      };
      const noted = door.store.write({ userId: user.id, action: 'session.openInEmergency' }, (tx) => {
        insertUser(tx, { ...user, active: false }, { emergency: true });
        insertEmergencyEvent(tx, { kind: 'opened', reason: reason.trim() }, user);
        return ok(tx.at);
      });
      if (!noted.ok) {
        door.store.lock();
        return noted;
      }
      this.#admit(door, user);
      door.emergency = { name: name.trim(), reason: reason.trim(), at: noted.value };
      this.#tellTurnedAway(door);
      this.#noteAs(door, user, 'emergencyAccess', 'session.openInEmergency');
      return this.status();
    });
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
    door.arriving = null;
    door.emergency = null;
    door.draftKey = null;
    door.enrolling = null;
    this.#undo = [];
    this.#sitting += 1;
    this.#sittingOver();
    this.#idle?.touch();
  }

  /** In the sample office nobody has a passphrase, and nothing is locked away. */
  inSample(): boolean {
    return this.#door?.sample === true;
  }

  /** Remembers of the code only what tells it from others, until it was typed back. */
  async newEmergencyCode(): Promise<Result<{ emergencyCode: string }>> {
    const open = this.open();
    if (!open) return locked();
    const made = await open.store.newEmergencyCode();
    if (!made.ok) return made;
    this.#newCode = rememberedOnce(bareCode(made.value.emergencyCode));
    this.#noteAs(this.#door, open.user, 'emergencyCodeRenewed', 'emergency.newCode');
    return ok({ emergencyCode: made.value.emergencyCode });
  }

  /** @returns ok when this is the code just made, typed from its paper; `invalid` at `code`. */
  isNewEmergencyCode(typed: string): Result<void> {
    if (!this.#newCode)
      return forbidden('A code is shown only once, and this one is not known here any more. Make a new one.');
    return this.#newCode(bareCode(typed))
      ? ok(undefined)
      : invalid('code', 'This is not the code on the sheet. Read it again, group by group.');
  }

  changePassphrase(current: string, next: string): Promise<Result<Record<string, never>>> {
    return this.#inTurn(() => this.#changePassphrase(current, next));
  }

  async #changePassphrase(current: string, next: string): Promise<Result<Record<string, never>>> {
    const door = this.#door;
    if (!door?.user) return locked();
    if (door.sample) return forbidden('The sample office has no passphrase of its own.');
    // The office may be locked while the passphrase is stretched: nobody is at this door then.
    const { user } = door;
    const sitting = this.#sitting;
    const changed = await door.store.changePassphrase(user.id, {
      passphrase: current,
      newPassphrase: next,
      officeName: this.#office()?.name ?? '',
    });
    // Then nothing was changed: the store keeps no key file of a sitting that is over.
    if (sitting !== this.#sitting) return locked();
    if (!changed.ok) {
      this.#noteWrong(door, user, 'session.changePassphrase', changed.fault);
      return changed;
    }
    const noted = this.#ownPassphraseSet(door, user, 'session.changePassphrase');
    return noted.ok ? ok({}) : noted;
  }

  lock(): Promise<Result<SessionStatus>> {
    // Nobody stands at an open window for the minutes of a renewal: the store takes it back, and it stays owed.
    if (this.#absorbed > 0) {
      this.#lockNow('asked');
      return Promise.resolve(this.status());
    }
    return this.#inTurn(() => {
      this.#lockNow('asked');
      return this.status();
    });
  }

  #lockNow(why: 'asked' | 'idle'): void {
    const door = this.#door;
    if (!door) return;
    this.#newCode = null;
    if (door.user) this.#noteAs(door, door.user, 'signOut', 'session.lock', { why });
    this.#admit(door, null);
    door.store.lock();
  }

  #safeguards(): SafeguardsValues | null {
    const door = this.#door;
    if (!door?.user && !door?.arriving) return null;
    const found = door.store.read((db) => ok(safeguardsOf(db)));
    return found.ok ? found.value : null;
  }

  /** Minutes without a sign of life until the lock; null where it never comes: locked, or in the sample office. */
  #idleMinutes(): number | null {
    if (!this.#idle || this.#door?.sample !== false) return null;
    return this.#safeguards()?.idleMinutes ?? null;
  }

  /** A person did something. */
  touch(): void {
    this.#idle?.touch();
  }

  idleSecondsLeft(): number | null {
    const limit = this.#idleMinutes();
    return limit === null || !this.#idle ? null : this.#idle.secondsLeft(limit);
  }

  /** Locks when nobody has done anything for too long. @returns whether it did. */
  lockIfIdle(): boolean {
    if (this.#absorbed > 0 || this.idleSecondsLeft() !== 0) return false;
    this.#lockNow('idle');
    return true;
  }

  /** Runs work of minutes in its turn; the office does not lock itself meanwhile. */
  absorbed<T>(work: () => Promise<T>): Promise<T> {
    return this.#inTurn(async () => {
      this.#absorbed += 1;
      try {
        return await work();
      } finally {
        this.#absorbed -= 1;
        this.#idle?.touch();
      }
    });
  }

  /** After the own name or qualification was changed. */
  readUserAgain(): void {
    const door = this.#door;
    const id = door?.user?.id;
    if (!door || id === undefined || door.emergency) return;
    const found = door.store.read((db) => ok(getUser(db, id)));
    if (found.ok && found.value) door.user = found.value;
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
    const door = newDoor(true, store);
    this.#door = door;
    this.#problem = null;
    return this.#signIn(door, ownerId, null);
  }

  /**
   * Work on the own folder as a whole while nothing has it open: a restore. Afterwards its door is there again, shut.
   * Refused in the sample office.
   */
  whileShut<T>(work: (dataDir: string) => Promise<Result<T>>): Promise<Result<T>> {
    return this.#inTurn(async () => {
      if (this.#door?.sample ?? this.#ports.sample)
        return forbidden('The sample office is made anew when it is damaged. Leave it first.');
      this.#shut();
      try {
        return await work(this.#ports.dataDir);
      } finally {
        this.#takeOwnFolder();
      }
    });
  }

  /** A fault of the file that was found while people work: the office is closed, and its first screen says why. */
  fileFailed(store: Store, fault: Fault): void {
    if (this.#door?.store === store) this.#afterFailure(this.#door, fault);
  }

  #lastBackupAt(): string | null {
    const door = this.#door;
    if (!door?.user) return null;
    const history = door.store.read((db) => ok(backupHistory(db, '')));
    return history.ok ? history.value.lastGoodAt : null;
  }

  #sampleDir(): string {
    return path.join(this.#ports.dataDir, 'sample');
  }

  async #sampleStore(): Promise<Result<SampleOffice & { readonly store: Store }>> {
    const { clock, random } = this.#ports;
    const opened = Store.open({
      dataDir: this.#sampleDir(),
      schema: this.#schema,
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
      return found.value?.active ? this.#signIn(door, userId, null) : notFound('person');
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
    const door = this.#door;
    if (door?.user && !door.sample) this.#noteAs(door, door.user, 'signOut', '', { why: 'closed' });
    door?.store.close();
    this.#door = null;
    this.#undo = [];
    this.#sitting += 1;
    this.#sittingOver();
  }
}

/** As the eye reads it: case, spaces and dashes do not count, O is 0, I and L are 1. */
function bareCode(code: string): string {
  return code
    .toUpperCase()
    .replace(/[^A-Z0-9]/g, '')
    .replaceAll('O', '0')
    .replace(/[IL]/g, '1');
}

/** Recognizes a passphrase without keeping it. */
function rememberedOnce(passphrase: string): (other: string) => boolean {
  const key = randomBytes(32);
  const digest = (text: string): Buffer => createHmac('sha256', key).update(text.normalize('NFKC')).digest();
  const known = digest(passphrase);
  return (other) => timingSafeEqual(known, digest(other));
}

function lockedFault(): Fault {
  return { kind: 'locked', message: 'The office is locked. Unlock it with your passphrase to go on.' };
}

function locked(): Result<never> {
  return fail(lockedFault());
}
