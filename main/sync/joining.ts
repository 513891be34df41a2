import fs from 'node:fs';
import path from 'node:path';
import { guardStore, storeFailure } from '../../db/faults.ts';
import { ensurePrivateFolder, sizeOf } from '../../db/files.ts';
import type { Store } from '../../db/store.ts';
import { type BundleItem, BundleReader, bundleFailure } from '../../db/sync/bundleFile.ts';
import { attachmentOfItem } from '../../db/sync/bundles.ts';
import {
  type Invitation,
  type InvitationCode,
  openInvitation,
  readInvitationCode,
} from '../../db/sync/invitations.ts';
import { openBoxes } from '../../db/sync/officeKeys.ts';
import { isSignedRightly } from '../../db/sync/roster.ts';
import type { OfficeKeys } from '../../db/sync/sealedSets.ts';
import { type OpenedNote, openNote, type SettleOrder } from '../../db/sync/snapshots.ts';
import { fail, locked, ok, type Result } from '../../shared/result.ts';
import type { SnapshotNote } from '../../shared/sync/hubProtocol.ts';
import { type SignedStatement, statementOf } from '../../shared/sync/statements.ts';
import type { HubClient, HubCredentials, HubResult } from './hubClient.ts';
import { INVITED, told } from './inviting.ts';
import { breathe } from './steps.ts';

/**
 * Joining an office on a new computer: the invitation is opened with the code, the records come as a snapshot from the
 * hub or in the same file, and a store of their own is made of them. Until its data file has its name there is nothing:
 * whatever was killed before begins anew, except that what had arrived of the snapshot need not come again. What lies on
 * the disk meanwhile is sealed.
 */

export interface JoinPorts {
  /** Of an empty folder. */
  readonly store: Pick<Store, 'paths' | 'state' | 'settle' | 'putAttachment'>;
  /** Milliseconds since 1970. */
  readonly clock: () => number;
  /** `settleSnapshot`, in a thread; the data key is wiped there. */
  readonly settle: (order: SettleOrder) => Promise<Result<null>>;
  readonly signal: AbortSignal;
  readonly tell: (progress: JoinProgress) => void;
}

export interface JoinProgress {
  readonly step: 'invitation' | 'records' | 'settling' | 'documents';
  readonly done: number;
  /** 0: not known. */
  readonly total: number;
}

export interface JoinOrder {
  /** As typed. */
  readonly code: string;
  /** Of the person who is invited, for this computer. */
  readonly passphrase: string;
}

export interface Joined {
  /** Of this computer's copy: to be shown once and typed back. */
  readonly recoveryCode: string;
  readonly person: { readonly userId: string; readonly name: string };
  readonly branchId: string | null;
  readonly officeName: string;
  readonly device: string;
  readonly attachments: number;
}

/**
 * Joins by way of the hub, and leaves the store open.
 * @param connect a client of the hub that the person named; null: it only reads letters
 * @returns `invalid` at `code` or `passphrase`; `invitationGone`, `invitationUnreadable`, `invitationExpired`,
 * `invitationNewer`; what keeps the hub; `snapshotDamaged`; or a fault of the disk. What had arrived stays for the next try.
 */
export async function joinByHub(
  ports: JoinPorts,
  order: JoinOrder,
  connect: (credentials: HubCredentials | null) => HubClient,
): Promise<Result<Joined>> {
  const code = codeOf(ports, order);
  if (!code.ok) return code;
  ports.tell({ step: 'invitation', done: 0, total: 1 });
  const reader = connect(null);
  const letter = await reader.getLetter(code.value.letterId).finally(() => reader.close());
  if (isNotFound(letter)) return gone();
  const bytes = told(letter);
  if (!bytes.ok) return bytes;
  const opened = openInvitation(code.value, bytes.value, instant(ports));
  if (!opened.ok) return opened;
  const { office, device } = opened.value;
  const hub = connect({ office: office.id, device: device.id, signKey: device.signKey });
  try {
    return await joinWith(ports, order, code.value, opened.value, hub);
  } finally {
    hub.close();
  }
}

function codeOf({ store }: JoinPorts, { code }: JoinOrder): Result<InvitationCode> {
  const state = store.state();
  if (!state.ok) return state;
  return state.value === 'empty' ? readInvitationCode(code) : storeFailure('exists');
}

async function joinWith(
  ports: JoinPorts,
  order: JoinOrder,
  code: InvitationCode,
  invitation: Invitation,
  hub: HubClient,
): Promise<Result<Joined>> {
  // The hub may have been lost since: then it is told who this is.
  const given = told(await hub.giveStatements(invitation.statements));
  if (!given.ok) return given;
  const statements = told(await hub.statements());
  if (!statements.ok) return statements;
  const keys = keysOf(invitation, statements.value);
  let note = invitation.snapshot;
  let arrived = await fetchSnapshot(ports, hub, note);
  if (arrived === 'notThere') {
    // A newer one has taken its place.
    const newer = told(await hub.snapshot());
    if (!newer.ok) return newer;
    if (!newer.value) return gone();
    note = newer.value;
    arrived = await fetchSnapshot(ports, hub, note);
    if (arrived === 'notThere') return gone();
  }
  if (!arrived.ok) return arrived;
  const joined = await settleIn(ports, order, {
    invitation,
    keys,
    note,
    file: arrived.value,
    statements: [...invitation.statements, ...statements.value],
  });
  // Used once; it would go away by itself.
  if (joined.ok) await hub.deleteLetter(code.letterId);
  return joined;
}

function isNotFound(answer: HubResult<unknown>): boolean {
  return !answer.ok && answer.fault.kind === 'refused' && answer.fault.refusal.refused === 'notFound';
}

/** Keys of the invitation, and those that were made since. */
function keysOf(invitation: Invitation, statements: readonly SignedStatement[]): OfficeKeys {
  const { office, device } = invitation;
  const byEpoch = new Map<number, Buffer>(
    invitation.keys.map(({ epoch, key }) => [epoch, Buffer.from(key, 'base64')]),
  );
  const own = [{ device: device.id, boxKey: device.boxKey }];
  for (const one of statements) {
    const statement = statementOf(one.text);
    if (statement?.kind !== 'key' || statement.office !== office.id || byEpoch.has(statement.epoch)) continue;
    if (!isSignedRightly(office.publicKey, new Map(), one, statement)) continue;
    const key = openBoxes(own, office.id, statement.epoch, statement.boxes);
    if (key) byEpoch.set(statement.epoch, key);
  }
  return { office: office.id, newest: Math.max(...byEpoch.keys()), byEpoch };
}

/** Goes on where it was cut off. @returns where it lies */
async function fetchSnapshot(
  { store, signal, tell }: JoinPorts,
  hub: HubClient,
  { name }: SnapshotNote,
): Promise<Result<string> | 'notThere'> {
  const begun = guardStore(() => ok(arrivingFile(store.paths.joining, name)));
  if (!begun.ok) return begun;
  const file = begun.value;
  for (;;) {
    if (signal.aborted) return locked();
    const have = sizeOf(file) ?? 0;
    const piece = await hub.getPiece(name, have);
    if (isNotFound(piece)) return 'notThere';
    const read = told(piece);
    if (!read.ok) return read;
    const { bytes, total } = read.value;
    const kept = guardStore(() => {
      fs.appendFileSync(file, bytes, { mode: 0o600 });
      return ok(undefined);
    });
    if (!kept.ok) return kept;
    tell({ step: 'records', done: have + bytes.length, total });
    if (have + bytes.length >= total) return ok(file);
    if (bytes.length === 0) return bundleFailure('bundleDamaged');
  }
}

/** What was left of another snapshot goes. */
function arrivingFile(room: string, name: string): string {
  ensurePrivateFolder(room);
  for (const other of fs.readdirSync(room)) {
    if (other !== name) fs.rmSync(path.join(room, other), { recursive: true, force: true });
  }
  return path.join(room, name);
}

interface Settling {
  readonly invitation: Invitation;
  readonly keys: OfficeKeys;
  readonly note: SnapshotNote;
  readonly file: string;
  readonly statements: readonly SignedStatement[];
}

async function settleIn(
  { store, settle, tell }: JoinPorts,
  { passphrase }: JoinOrder,
  { invitation, keys, note, file, statements }: Settling,
): Promise<Result<Joined>> {
  const opened = openNote(keys, note);
  if (typeof opened === 'string') return fail(UNREADABLE);
  const { office, hub, device, person, branchId } = invitation;
  tell({ step: 'settling', done: 0, total: 1 });
  const settled = await store.settle({
    holder: { userId: person.userId, label: person.name },
    passphrase,
    officeName: office.name,
    fill: (target, dataKey) =>
      settle({
        snapshot: file,
        name: note.name,
        snapshotKey: opened.key,
        dataKey,
        into: store.paths.folder,
        target,
        office: { id: office.id, publicKey: office.publicKey, signingKey: office.signingKey },
        hub: { url: hub.url, admission: hub.admission, certificate: hub.certificate },
        device: { id: device.id, signKey: device.signKey, boxKey: device.boxKey },
        statements,
        keys: [...keys.byEpoch].map(([epoch, key]) => ({ epoch, key: key.toString('base64') })),
        userId: person.userId,
        place: placeOfLine(note, opened, hub.url),
      }),
  });
  const damaged =
    !settled.ok && settled.fault.kind === 'unavailable' && settled.fault.code === 'snapshotDamaged';
  if (settled.ok || damaged) fs.rmSync(path.dirname(file), { recursive: true, force: true });
  if (!settled.ok) return settled;
  const { recoveryCode } = settled.value;
  return ok({ recoveryCode, person, branchId, officeName: office.name, device: device.id, attachments: 0 });
}

function placeOfLine(
  { seq, mark }: SnapshotNote,
  { hubEpoch }: OpenedNote,
  url: string,
): SettleOrder['place'] {
  return url === '' || hubEpoch === null ? null : { seq, mark, hubEpoch };
}

/**
 * Joins by a file, and leaves the store open. Documents that do not arrive for whatever reason come with the next
 * bundle. @returns as `joinByHub`; `notABundle`, `bundleDamaged`, `bundleCut` of the file
 */
export async function joinByFile(ports: JoinPorts, order: JoinOrder, file: string): Promise<Result<Joined>> {
  const code = codeOf(ports, order);
  if (!code.ok) return code;
  const read = await readRecords(ports, file, code.value);
  if (!read.ok) return read;
  const { invitation, snapshot } = read.value;
  const joined = await settleIn(ports, order, {
    invitation,
    keys: keysOf(invitation, []),
    note: invitation.snapshot,
    file: snapshot,
    statements: invitation.statements,
  });
  if (!joined.ok) return joined;
  const attachments = await takeDocuments(ports, file, code.value);
  return ok({ ...joined.value, attachments });
}

/** Reads the whole file through; the snapshot in it lies apart then. */
async function readRecords(
  ports: JoinPorts,
  file: string,
  code: InvitationCode,
): Promise<Result<{ readonly invitation: Invitation; readonly snapshot: string }>> {
  let invitation: Invitation | null = null;
  let snapshot = '';
  let done = 0;
  const read = await eachItem(ports, file, code, ({ kind, bytes }) => {
    if (kind === INVITED.invitation) {
      const opened = openInvitation(code, bytes, instant(ports));
      if (!opened.ok) return opened;
      invitation = opened.value;
      const { name } = opened.value.snapshot;
      return guardStore(() => {
        snapshot = arrivingFile(ports.store.paths.joining, name);
        fs.rmSync(snapshot, { force: true });
        return ok(undefined);
      });
    }
    if (kind !== INVITED.snapshot) return ok(undefined);
    if (snapshot === '') return bundleFailure('bundleDamaged');
    done += bytes.length;
    ports.tell({ step: 'records', done, total: 0 });
    return guardStore(() => {
      fs.appendFileSync(snapshot, bytes, { mode: 0o600 });
      return ok(undefined);
    });
  });
  if (!read.ok) {
    if (snapshot !== '') fs.rmSync(path.dirname(snapshot), { recursive: true, force: true });
    return read;
  }
  return invitation === null ? bundleFailure('bundleDamaged') : ok({ invitation, snapshot });
}

async function takeDocuments(ports: JoinPorts, file: string, code: InvitationCode): Promise<number> {
  let taken = 0;
  await eachItem(ports, file, code, ({ kind, bytes }) => {
    const one = kind === INVITED.attachment ? attachmentOfItem(bytes) : null;
    if (!one) return ok(undefined);
    const put = ports.store.putAttachment(one.name, one.bytes);
    if (put.ok && put.value) taken += 1;
    ports.tell({ step: 'documents', done: taken, total: 0 });
    return put;
  });
  return taken;
}

async function eachItem(
  { signal }: JoinPorts,
  file: string,
  { fileKey }: InvitationCode,
  visit: (item: BundleItem) => Result<unknown>,
): Promise<Result<void>> {
  const opened = BundleReader.open(file, 'invitation', () => ok(fileKey));
  if (!opened.ok) return opened;
  const reader = opened.value;
  try {
    for (let first = true; ; first = false) {
      if (signal.aborted) return locked();
      const item = reader.next();
      // Nothing opens at all: more likely another code than a damaged file.
      if (!item.ok) return first && isDamaged(item) ? fail(UNREADABLE) : item;
      if (!item.value) return ok(undefined);
      const visited = visit(item.value);
      if (!visited.ok) return visited;
      await breathe();
    }
  } finally {
    reader.close();
  }
}

function isDamaged(result: Result<unknown>): boolean {
  return !result.ok && result.fault.kind === 'unavailable' && result.fault.code === 'bundleDamaged';
}

const UNREADABLE = {
  kind: 'unavailable',
  code: 'invitationUnreadable',
  message:
    'The code does not open this invitation. Compare the code with the one that was read to you, and see that the ' +
    'invitation is the one that was made with it.',
} as const;

function gone(): Result<never> {
  return fail({
    kind: 'unavailable',
    code: 'invitationGone',
    message:
      'The hub has no invitation under this code: it was used already, is older than seven days, or lies at another hub. ' +
      'Look whether code and address are right, or ask for a new invitation.',
  });
}

function instant({ clock }: JoinPorts): string {
  return new Date(clock()).toISOString();
}
