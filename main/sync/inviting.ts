import fs from 'node:fs';
import { guardStore } from '../../db/faults.ts';
import type { Connection } from '../../db/open.ts';
import type { Store } from '../../db/store.ts';
import { attachmentBytes, noteHolds } from '../../db/sync/bundles.ts';
import { BundleWriter, newBundleHead } from '../../db/sync/bundleFile.ts';
import { removeDevice } from '../../db/sync/devices.ts';
import {
  type Invitation,
  INVITATION_DAYS,
  type InvitationCode,
  newInvitationCode,
  readInvitationCode,
  sealInvitation,
} from '../../db/sync/invitations.ts';
import {
  newKeyPairs,
  officeKeys,
  settleKeys,
  signStatement,
  type StatementPorts,
} from '../../db/sync/officeKeys.ts';
import { knownDevices } from '../../db/sync/outbox.ts';
import { keepStatements, officeRow, statementsOf } from '../../db/sync/roster.ts';
import { clearSnapshots, noteOf, type SnapshotMade, type SnapshotOrder } from '../../db/sync/snapshots.ts';
import { blocked, fail, type Result, locked, ok } from '../../shared/result.ts';
import { PIECE_BYTES, type SnapshotNote } from '../../shared/sync/hubProtocol.ts';
import type { DeviceRight } from '../../shared/sync/statements.ts';
import type { HubClient, HubFault, HubResult } from './hubClient.ts';
import { breathe, problemOf } from './steps.ts';

/**
 * Inviting a new computer: a snapshot of the records, then an invitation that holds all that the new device needs,
 * sealed with a code. By way of the hub the snapshot lies there and the invitation as a letter; without one both are in
 * one file, with the documents.
 */

/** Kinds of items of an invitation's file, in their order. */
export const INVITED = { invitation: 1, snapshot: 2, attachment: 3 } as const;

export interface InvitePorts {
  readonly store: Pick<
    Store,
    'paths' | 'read' | 'keep' | 'keyForThread' | 'readAttachment' | 'attachmentsHere'
  >;
  /** Milliseconds since 1970. */
  readonly clock: () => number;
  /** UUIDv7. */
  readonly newId: () => string;
  /** `makeSnapshot`, in a thread; the key is wiped there. */
  readonly makeSnapshot: (order: SnapshotOrder) => Promise<Result<SnapshotMade>>;
  /** Every attachment that rows name, the newest document first. */
  readonly attachments: (db: Connection) => readonly string[];
  readonly signal: AbortSignal;
  readonly tell: (progress: InviteProgress) => void;
}

export interface InviteProgress {
  readonly step: 'copying' | 'sending' | 'documents';
  readonly done: number;
  readonly total: number;
}

export interface InviteOrder {
  /** Id of the new device, UUIDv7: its record is written under it before, so that the snapshot holds it. */
  readonly device: string;
  /** A person of the office, who signs in first on the new computer. */
  readonly person: { readonly userId: string; readonly name: string };
  readonly officeName: string;
  /** The branch that the computer stands in; null: none. */
  readonly branchId: string | null;
  /** `administer`: it may invite and remove others too. */
  readonly may: DeviceRight;
}

export interface Invited {
  /** To be shown once, and read to who sits at the new computer. */
  readonly code: string;
  /** Instant, ISO 8601 UTC. */
  readonly expiresAt: string;
}

/**
 * Invites by way of the hub. Exchange with it first, so that the snapshot is not behind.
 * @returns `blocked` where this device may not, what keeps the hub from taking it, or a fault of the disk
 */
export function inviteByHub(
  ports: InvitePorts,
  order: InviteOrder,
  hub: HubClient,
): Promise<Result<Invited>> {
  return invite(ports, order, async (made, note, seal) => {
    const sent = await sendSnapshot(ports, hub, made, note);
    if (!sent.ok) return sent;
    return seal(async (code, letter, statements) => {
      const given = told(await hub.giveStatements(statements));
      return given.ok ? told(await hub.putLetter(code.letterId, letter)) : given;
    });
  });
}

/** Invites by a file, which replaces what lies there. As `inviteByHub`; the file is complete or not there. */
export function inviteByFile(ports: InvitePorts, order: InviteOrder, file: string): Promise<Result<Invited>> {
  return invite(ports, order, (made, _note, seal) => {
    return seal(async (code, letter) => {
      const written = await writeFile(ports, file, code, letter, made);
      if (!written.ok) return written;
      return ports.store.keep((db) => {
        noteHolds(db, order.device, made.holds, written.value);
        return ok(undefined);
      });
    });
  });
}

type Seal = (
  hand: (
    code: InvitationCode,
    letter: Buffer,
    statements: ReturnType<typeof statementsOf>,
  ) => Promise<Result<void>>,
) => Promise<Result<Invited>>;

interface HeldSnapshot extends SnapshotMade {
  /** What the device has before the copy is made: so much is in it for certain. */
  readonly holds: readonly (readonly [string, number])[];
}

async function invite(
  ports: InvitePorts,
  order: InviteOrder,
  hand: (made: HeldSnapshot, note: SnapshotNote, seal: Seal) => Promise<Result<Invited>>,
): Promise<Result<Invited>> {
  const { store, tell } = ports;
  const ready = store.read((db) => {
    const keys = officeKeys(db);
    if (!keys || (officeRow(db)?.signingKey ?? '') === '')
      return blocked('This computer may not invite others. Do it on one that may, e.g. in the head office.');
    return ok({ keys, holds: knownDevices(db).map(({ device, n }) => [device, n] as const) });
  });
  if (!ready.ok) return ready;
  const dataKey = store.keyForThread();
  if (!dataKey) return locked();
  tell({ step: 'copying', done: 0, total: 1 });
  const made = await ports.makeSnapshot({ source: store.paths.folder, dataKey });
  if (!made.ok) return made;
  try {
    const held = { ...made.value, holds: ready.value.holds };
    const note = noteOf(ready.value.keys, made.value);
    return await hand(held, note, (give) => sealAndGive(ports, order, note, give));
  } finally {
    clearSnapshots(store.paths.folder);
  }
}

/** Makes the new device a device of the office; taken back where its invitation could not be handed over. */
async function sealAndGive(
  ports: InvitePorts,
  order: InviteOrder,
  note: SnapshotNote,
  give: Parameters<Seal>[0],
): Promise<Result<Invited>> {
  const { store, newId, clock } = ports;
  const at = new Date(clock()).toISOString();
  const text = newInvitationCode();
  const code = readInvitationCode(text);
  if (!code.ok) return code;
  const made = store.keep((db) => newInvitation(db, { newId, at }, order, note));
  if (!made.ok) return made;
  const { invitation, statements } = made.value;
  const letter = sealInvitation(code.value, invitation);
  const given = await give(code.value, letter, statements);
  if (given.ok) return ok({ code: text, expiresAt: invitation.expiresAt });
  store.keep((db) => removeDevice(db, { newId, at }, order.device));
  return given;
}

function newInvitation(
  db: Connection,
  ports: StatementPorts,
  { device, person, officeName, branchId, may }: InviteOrder,
  snapshot: SnapshotNote,
): Result<{ readonly invitation: Invitation; readonly statements: ReturnType<typeof statementsOf> }> {
  const office = officeRow(db);
  if (!office) throw new Error('the office is there');
  const pairs = newKeyPairs();
  const own = signStatement(office.signingKey, ports.newId(), {
    kind: 'device',
    office: office.id,
    device,
    signKey: pairs.signPublic,
    boxKey: pairs.boxPublic,
    may,
    at: ports.at,
  });
  keepStatements(db, [own]);
  settleKeys(db, ports);
  const all = officeKeys(db);
  const expires = new Date(Date.parse(ports.at) + INVITATION_DAYS * 86_400_000);
  const administers = may === 'administer';
  return ok({
    statements: statementsOf(db),
    invitation: {
      version: 1,
      office: {
        id: office.id,
        publicKey: office.publicKey,
        signingKey: administers ? office.signingKey : '',
        name: officeName,
      },
      hub: {
        url: office.hubUrl,
        admission: administers ? office.hubAdmission : '',
        certificate: office.hubCertificate,
      },
      device: { id: device, signKey: pairs.signKey, boxKey: pairs.boxKey, may },
      statements: [own],
      keys: [...(all?.byEpoch ?? [])].map(([epoch, key]) => ({ epoch, key: key.toString('base64') })),
      person: { userId: person.userId, name: person.name },
      branchId,
      snapshot,
      madeAt: ports.at,
      expiresAt: expires.toISOString(),
    },
  });
}

/** Makes a snapshot of the records as they are and leaves it at the hub, for devices to come. */
export async function refreshSnapshot(ports: InvitePorts, hub: HubClient): Promise<Result<void>> {
  const { store } = ports;
  const keys = store.read((db) => ok(officeKeys(db)));
  if (!keys.ok) return keys;
  const dataKey = store.keyForThread();
  if (!dataKey || !keys.value) return locked();
  const made = await ports.makeSnapshot({ source: store.paths.folder, dataKey });
  if (!made.ok) return made;
  try {
    return await sendSnapshot(ports, hub, made.value, noteOf(keys.value, made.value));
  } finally {
    clearSnapshots(store.paths.folder);
  }
}

/** Sends a snapshot to the hub, going on where it was cut off, and notes it there. */
async function sendSnapshot(
  { signal, tell }: Pick<InvitePorts, 'signal' | 'tell'>,
  hub: HubClient,
  { file, name, bytes: total }: SnapshotMade,
  note: SnapshotNote,
): Promise<Result<void>> {
  const states = told(await hub.fileStates([name]));
  if (!states.ok) return states;
  let have = states.value.find((one) => one.name === name)?.have ?? 0;
  const opened = guardStore(() => ok(fs.openSync(file, 'r')));
  if (!opened.ok) return opened;
  try {
    const piece = Buffer.alloc(PIECE_BYTES);
    while (have < total) {
      if (signal.aborted) return locked();
      const at = have;
      const read = guardStore(() => ok(fs.readSync(opened.value, piece, 0, PIECE_BYTES, at)));
      if (!read.ok) return read;
      if (read.value === 0) throw new Error('the snapshot is shorter than it was');
      const put = told(await hub.putPiece(name, at, total, piece.subarray(0, read.value)));
      if (!put.ok) return put;
      have = at + read.value;
      tell({ step: 'sending', done: have, total });
    }
  } finally {
    fs.closeSync(opened.value);
  }
  const noted = told(await hub.putSnapshot(note));
  return noted.ok ? ok(undefined) : noted;
}

/** @returns the names of the attachments that went along */
async function writeFile(
  { store, attachments, signal, tell }: InvitePorts,
  file: string,
  { fileKey }: InvitationCode,
  letter: Buffer,
  made: SnapshotMade,
): Promise<Result<string[]>> {
  const here = store.attachmentsHere();
  if (!here.ok) return here;
  const named = store.read((db) => ok(attachments(db).filter((name) => here.value.has(name))));
  if (!named.ok) return named;
  const begun = guardStore(() => {
    const writer = new BundleWriter(file, 'invitation', newBundleHead(null, 0), fileKey);
    return ok({ writer, snapshot: fs.openSync(made.file, 'r') });
  });
  if (!begun.ok) return begun;
  const { writer, snapshot } = begun.value;
  const add = (kind: number, bytes: Uint8Array): Result<void> =>
    guardStore(() => ok(writer.add(kind, bytes)));
  try {
    let added = add(INVITED.invitation, letter);
    const piece = Buffer.alloc(PIECE_BYTES);
    for (let at = 0; added.ok && at < made.bytes;) {
      if (signal.aborted) return locked();
      const from = at;
      const read = guardStore(() => ok(fs.readSync(snapshot, piece, 0, PIECE_BYTES, from)));
      if (!read.ok) return read;
      if (read.value === 0) throw new Error('the snapshot is shorter than it was');
      added = add(INVITED.snapshot, piece.subarray(0, read.value));
      at += read.value;
      tell({ step: 'copying', done: at, total: made.bytes });
      await breathe();
    }
    const gone: string[] = [];
    for (const [index, name] of named.value.entries()) {
      if (!added.ok) return added;
      if (signal.aborted) return locked();
      const bytes = store.readAttachment(name);
      if (!bytes.ok && bytes.fault.kind === 'locked') return bytes;
      if (bytes.ok) {
        added = add(INVITED.attachment, attachmentBytes(name, bytes.value));
        gone.push(name);
      }
      tell({ step: 'documents', done: index + 1, total: named.value.length });
      await breathe();
    }
    if (!added.ok) return added;
    const finished = guardStore(() => ok(writer.finish()));
    return finished.ok ? ok(gone) : finished;
  } finally {
    fs.closeSync(snapshot);
    guardStore(() => ok(writer.abandon()));
  }
}

/** What the hub answered, as a result of the program. */
export function told<T>(answer: HubResult<T>): Result<T> {
  return answer.ok ? ok(answer.value) : fail(faultOf(answer.fault));
}

function faultOf(fault: HubFault): {
  readonly kind: 'unavailable';
  readonly code: string;
  readonly message: string;
} {
  const { kind, message, refusal } = problemOf(fault);
  return { kind: 'unavailable', code: refusal ?? kind, message };
}
