import { z } from 'zod';
import {
  Branch,
  BranchRole,
  BranchRoleValues,
  BranchValues,
  ClaimHandoff,
  DeviceTag,
} from '../domain/branches.ts';
import { Instant } from '../domain/dates.ts';
import { Id } from '../domain/ids.ts';
import { Revision, text } from '../domain/record.ts';
import { DESK, effect, EVERYBODY, NOTHING, Page, pageOf, read, READERS, write } from './channel.ts';
import { OwnPassphrase } from './ownPassphrase.ts';

/**
 * Several devices and branches of one office: who they are, how their records come together (by a hub or by files),
 * what two people wrote at the same time, claims that are handed from branch to branch.
 */

const FolderOrNone = z
  .string()
  .trim()
  .max(1000)
  .regex(/^\P{Cc}*$/u, { error: 'This is not a folder.' });
const FileName = z
  .string()
  .max(200)
  .regex(/^\P{Cc}*$/u, { error: 'This is not the name of a file.' });
const Folder = FolderOrNone.min(1, { error: 'Choose a folder.' });
const Target = z.strictObject({ id: Id, revision: Revision });

export const DeviceRow = z.strictObject({
  id: Id,
  /** Null: its row has not arrived, or it has none; its id is shown instead. */
  name: z.string(),
  revision: Revision.nullable(),
  tag: DeviceTag,
  branchId: Id.nullable(),
  /** It may add and remove devices. */
  administers: z.boolean(),
  here: z.boolean(),
  removed: z.boolean(),
  /** The device that it was before it was restored or copied. */
  formerId: Id.nullable(),
  /** When the newest change of it was made that is known here. */
  lastChangeAt: Instant.nullable(),
});
export type DeviceRow = z.infer<typeof DeviceRow>;

export const BranchesOverview = z.strictObject({
  /** False: the office works on this device alone. */
  on: z.boolean(),
  /** This device may add and remove devices. */
  administers: z.boolean(),
  /** Null while the office works on one device. */
  thisDeviceId: Id.nullable(),
  /** The branch that this device works in. */
  thisBranchId: Id.nullable(),
  branches: z.array(Branch),
  devices: z.array(DeviceRow),
  branchRoles: z.array(BranchRole),
  /** Where the claims files are written and answers are read; null: everywhere, as long as there is one device. */
  books: z.strictObject({ deviceId: Id, name: z.string(), here: z.boolean() }).nullable(),
  hubUrl: z.string(),
});
export type BranchesOverview = z.infer<typeof BranchesOverview>;

/**
 * What looks as if a hub, or somebody between, kept changes back or touched them; or two stores write under one name.
 */
export const SyncDoubt = z.strictObject({
  kind: z.enum([
    'altered',
    'keyUnknown',
    'notSigned',
    'removed',
    'twin',
    'notNext',
    'withheld',
    'setBack',
    'lost',
    'ahead',
    'gap',
    'file',
  ]),
  deviceId: Id,
  since: Instant,
  count: z.int(),
});
export type SyncDoubt = z.infer<typeof SyncDoubt>;

export const SyncState = z.strictObject({
  on: z.boolean(),
  /** There is a hub; else changes travel by files. */
  hub: z.boolean(),
  /** The last exchange that came to its end. */
  lastAt: Instant.nullable(),
  /** A round is going on now. */
  going: z.boolean(),
  /** Own changes that nobody else has yet. */
  waiting: z.int(),
  /** Documents that are still to be sent, and to come. */
  filesOut: z.int(),
  filesIn: z.int(),
  /** Fields in which two people wrote at the same time. */
  conflicts: z.int(),
  /** Changes of a newer program that are kept until this one is updated. */
  held: z.int(),
  /** Why there is no exchange at the moment, in words; '' where nothing is wrong. `blocked` stays so by itself. */
  problem: z.string(),
  blocked: z.enum(['', 'removed', 'tooOld', 'notAdmitted']),
  doubts: z.array(SyncDoubt),
});
export type SyncState = z.infer<typeof SyncState>;

/** One of the values that stand against each other. */
export const ConflictValue = z.strictObject({
  /** Names it. */
  version: z.string(),
  /** The field's value as the record holds it. */
  value: z.unknown(),
  /** What the records are called whose ids are in it. */
  names: z.array(z.strictObject({ table: z.string(), id: z.string(), name: z.string() })),
  userName: z.string(),
  deviceName: z.string(),
  /** By the clock of the device on which it was typed. */
  at: Instant,
});
export type ConflictValue = z.infer<typeof ConflictValue>;

export const ConflictRow = z.strictObject({
  table: z.string(),
  row: z.string(),
  /** As the field is called in the store: a column, or the name of several that belong together. */
  field: z.string(),
  /** The fields of the record that it stands for. */
  fields: z.array(z.string()),
  /** What the record is, e.g. a patient's name or a claim's number, and the page that shows it. */
  title: z.string(),
  page: z.strictObject({
    kind: z.enum(['patient', 'claim', 'equipment', 'visit', 'document', 'payer', 'none']),
    id: z.string(),
  }),
  /** Signed or finalized meanwhile: what stands cannot be changed here. */
  sealed: z.boolean(),
  stands: ConflictValue,
  lost: z.array(ConflictValue),
});
export type ConflictRow = z.infer<typeof ConflictRow>;

export const BundleReport = z.strictObject({
  /** Device that wrote it. */
  fromName: z.string(),
  receipt: z.boolean(),
  changes: z.int(),
  alreadyKnown: z.int(),
  refused: z.int(),
  waiting: z.int(),
  documents: z.int(),
  conflicts: z.int(),
});
export type BundleReport = z.infer<typeof BundleReport>;

const Written = z.strictObject({
  folder: z.string(),
  name: z.string(),
  changes: z.int(),
  documents: z.int(),
  bytes: z.int(),
});

export const branchChannels = {
  'branches.overview': read(NOTHING, BranchesOverview, EVERYBODY),
  'branches.save': write(
    'Change branch',
    ['owner'],
    z.strictObject({ id: Id.nullable(), revision: Revision.nullable(), values: BranchValues }),
    Branch,
  ),
  'branches.saveDevice': write(
    'Change device',
    ['owner'],
    Target.extend({ name: text(60).min(1, { error: 'Give the device a name.' }), branchId: Id.nullable() }),
    NOTHING,
  ),
  /** A person's role at a branch; `role` null: the usual one there too. */
  'branches.saveRole': write(
    'Change role at a branch',
    ['owner'],
    BranchRoleValues.extend({ role: BranchRoleValues.shape.role.nullable() }),
    NOTHING,
  ),
  /** The office begins to work on several devices. This one keeps the books. */
  'branches.turnOn': effect(
    ['owner'],
    z.strictObject({
      branchName: BranchValues.shape.name,
      deviceName: text(60).min(1, { error: 'Give this device a name.' }),
      ownPassphrase: OwnPassphrase,
    }),
    NOTHING,
  ),
  /** Where the hub is; '' for none. Tried before it is kept. */
  'branches.setHub': effect(
    ['owner'],
    z.strictObject({
      url: z.union([z.literal(''), z.url({ protocol: /^https?$/ }).max(300)]),
      admission: z.string().trim().max(200),
      certificate: z.string().trim().max(20_000),
      ownPassphrase: OwnPassphrase,
    }),
    NOTHING,
  ),
  /**
   * A new device: a code for it, and where there is no hub a file beside. The code is shown once.
   * @param folder where the file goes; '' : by the hub
   */
  'branches.invite': effect(
    ['owner'],
    z.strictObject({
      name: text(60).min(1, { error: 'Give the new device a name.' }),
      branchId: Id,
      userId: Id,
      administers: z.boolean(),
      folder: FolderOrNone,
      ownPassphrase: OwnPassphrase,
    }),
    z.strictObject({ code: z.string(), expiresAt: Instant, hubUrl: z.string(), file: z.string() }),
  ),
  /** The device belongs to the office no more, and what is written from now on it cannot read. */
  'branches.removeDevice': effect(
    ['owner'],
    z.strictObject({ id: Id, ownPassphrase: OwnPassphrase }),
    NOTHING,
  ),
  /** Claims files are written and answers read on this device from now on. */
  'branches.keepBooksHere': effect(
    ['owner', 'billingLead'],
    z.strictObject({ ownPassphrase: OwnPassphrase }),
    NOTHING,
  ),

  /**
   * A new device joins an office with the code that its owner made: by the hub (`hubUrl`) or from a file in a folder.
   * Makes the store here; the passphrase is that of the person who was named, on this device. The recovery code is this
   * device's own, is shown once and must come back by session.confirmRecovery.
   */
  'session.join': effect(
    'anyone',
    z.strictObject({
      code: z.string().min(1, { error: 'Type the code.' }).max(200),
      hubUrl: z.union([z.literal(''), z.url({ protocol: /^https?$/ }).max(300)]),
      certificate: z.string().trim().max(20_000),
      folder: FolderOrNone,
      /** '' where the folder holds one such file. */
      fileName: FileName,
      passphrase: z.string().min(1, { error: 'Choose a passphrase.' }).max(256),
    }),
    z.strictObject({ recoveryCode: z.string(), userName: z.string() }),
  ),
  /** How far it has come; null while nobody joins. */
  'session.joining': effect(
    'anyone',
    NOTHING,
    z
      .strictObject({
        step: z.enum(['invitation', 'records', 'checking', 'changes']),
        done: z.int(),
        total: z.int(),
      })
      .nullable(),
  ),

  'sync.state': effect(EVERYBODY, NOTHING, SyncState),
  /** Begins a round at once. Answers when it has ended. */
  'sync.now': effect(EVERYBODY, NOTHING, SyncState),
  /** Changes for one other device, or for whoever reads them, as a sealed file in a folder. */
  'sync.writeFile': effect(DESK, z.strictObject({ folder: Folder, forDeviceId: Id.nullable() }), Written),
  /** What a folder holds of such files. */
  'sync.filesIn': effect(
    DESK,
    z.strictObject({ folder: Folder }),
    z.strictObject({ files: z.array(z.strictObject({ name: z.string(), bytes: z.int(), at: Instant })) }),
  ),
  'sync.readFile': effect(DESK, z.strictObject({ folder: Folder, name: FileName }), BundleReport),
  /** Says to another device what has arrived here. */
  'sync.writeReceipt': effect(DESK, z.strictObject({ folder: Folder, forDeviceId: Id.nullable() }), Written),

  /** In the same order on every device. */
  'conflicts.list': read(z.strictObject(Page), pageOf(ConflictRow), READERS),
  /**
   * `keep`: what stands stays. `take`: a value that lost is written again. Values typed anew are saved in their room;
   * then `keep`.
   */
  'conflicts.settle': write(
    null,
    DESK,
    z.strictObject({
      table: z.string().max(63),
      row: z.string().max(64),
      field: z.string().max(63),
      /** The version that stands, as it was seen: somebody may have settled it meanwhile. */
      stands: z.string().max(80),
      take: z.string().max(80).nullable(),
      note: text(500),
    }),
    NOTHING,
  ),

  /** Newest first. */
  'handoffs.of': read(z.strictObject({ claimId: Id }), z.array(ClaimHandoff)),
  /** Also back, to one's own branch. It stays in the claim's history, so it is not undone but handed back. */
  'claims.handOver': write(
    null,
    DESK,
    z.strictObject({ claimId: Id, revision: Revision, toBranchId: Id, note: text(500) }),
    NOTHING,
  ),
};
