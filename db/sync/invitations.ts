import { createCipheriv, createDecipheriv, hkdfSync, randomBytes } from 'node:crypto';
import { z } from 'zod';
import { Id } from '../../shared/domain/ids.ts';
import { SnapshotNote } from '../../shared/sync/hubProtocol.ts';
import { DeviceRight, SignedStatement } from '../../shared/sync/statements.ts';
import { fail, type Result, ok } from '../../shared/result.ts';
import { type CodeShape, lettersOf, newGroupedCode, readGroupedCode } from '../groupedCode.ts';

/**
 * Invitations: all that a new computer needs to be a device of the office, sealed with a code that one person reads to
 * another. They lie at the hub as a letter whose name only the code tells, or at the head of a file. The device that
 * invites has made the new one's keys itself, so that nobody has to wait for an answer.
 */

/** 140 random bits in seven groups: nobody guesses one, so nothing has to slow down who tries. */
const CODE: CodeShape = { groups: 7, place: 8, field: 'code' };

export const INVITATION_DAYS = 7;
const MAGIC = Buffer.from('CWI1');
const IV_BYTES = 12;
const TAG_BYTES = 16;
const PrivateKey = z.base64().min(40).max(200);

const InvitationSchema = z.strictObject({
  version: z.literal(1),
  office: z.strictObject({
    id: Id,
    /** Ed25519, 32 bytes, base64. */
    publicKey: z.base64().length(44),
    /** PKCS #8, base64; '' unless the new device may add and remove others. */
    signingKey: z.string().max(200),
    name: z.string().max(200),
  }),
  /** Where the hub is; its address '' for an office that hands files on. */
  hub: z.strictObject({
    url: z.string().max(500),
    admission: z.string().max(200),
    certificate: z.string().max(20_000),
  }),
  device: z.strictObject({
    id: Id,
    signKey: PrivateKey,
    boxKey: PrivateKey,
    may: DeviceRight,
  }),
  /** The statement of the new device; the others come with the records and from the hub. */
  statements: z.array(SignedStatement).max(10),
  /** Keys of the office by epoch, 32 bytes each, base64. */
  keys: z
    .array(z.strictObject({ epoch: z.int().min(1), key: z.base64().length(44) }))
    .min(1)
    .max(200),
  /** Who signs in first there. */
  person: z.strictObject({ userId: Id, name: z.string().min(1).max(500) }),
  /** The branch that the computer stands in; null: none. */
  branchId: Id.nullable(),
  /** The snapshot that holds the person: at the hub, or along in the file. */
  snapshot: SnapshotNote,
  /** Instants, ISO 8601 UTC. */
  madeAt: z.iso.datetime(),
  expiresAt: z.iso.datetime(),
});
export type Invitation = z.infer<typeof InvitationSchema>;

/** What is worked out of a code. */
export interface InvitationCode {
  /** The letter's name at the hub: 64 hex digits. */
  readonly letterId: string;
  readonly letterKey: Buffer;
  /** For invitations that travel as a file. */
  readonly fileKey: Buffer;
}

/** As `XXXXX-…`: to be shown once, read aloud or as a picture. */
export function newInvitationCode(): string {
  return newGroupedCode(CODE);
}

/** Reads a code as typed or heard. @returns `invalid` at `code` naming the groups to look at again. */
export function readInvitationCode(typed: string): Result<InvitationCode> {
  const read = readGroupedCode(lettersOf(typed), CODE);
  if (!read.ok) return read;
  const secret = read.value;
  const part = (purpose: string): Buffer =>
    Buffer.from(hkdfSync('sha256', secret, Buffer.alloc(0), `claimwright/invitation ${purpose}`, 32));
  const code = {
    letterId: part('letter name').toString('hex'),
    letterKey: part('letter key'),
    fileKey: part('file key'),
  };
  secret.fill(0);
  return ok(code);
}

/** Everything by way of the code: whoever has both may be that device. */
export function sealInvitation({ letterId, letterKey }: InvitationCode, invitation: Invitation): Buffer {
  const iv = randomBytes(IV_BYTES);
  const plain = Buffer.from(JSON.stringify(InvitationSchema.parse(invitation)));
  const cipher = createCipheriv('aes-256-gcm', letterKey, iv).setAAD(boundTo(letterId));
  const sealed = Buffer.concat([MAGIC, iv, cipher.update(plain), cipher.final(), cipher.getAuthTag()]);
  plain.fill(0);
  return sealed;
}

/**
 * @param at instant, ISO 8601 UTC
 * @returns `unavailable` as `invitationUnreadable`, `invitationNewer` or `invitationExpired`
 */
export function openInvitation(
  { letterId, letterKey }: InvitationCode,
  sealed: Uint8Array,
  at: string,
): Result<Invitation> {
  const bytes = Buffer.from(sealed.buffer, sealed.byteOffset, sealed.byteLength);
  const start = MAGIC.length + IV_BYTES;
  const magic = bytes.subarray(0, MAGIC.length).toString('latin1');
  if (/^CWI[2-9]$/.test(magic)) return refuse('invitationNewer');
  if (bytes.length < start + TAG_BYTES || !bytes.subarray(0, MAGIC.length).equals(MAGIC))
    return refuse('invitationUnreadable');
  let plain: Buffer;
  try {
    const decipher = createDecipheriv('aes-256-gcm', letterKey, bytes.subarray(MAGIC.length, start))
      .setAAD(boundTo(letterId))
      .setAuthTag(bytes.subarray(-TAG_BYTES));
    plain = Buffer.concat([decipher.update(bytes.subarray(start, -TAG_BYTES)), decipher.final()]);
  } catch {
    return refuse('invitationUnreadable');
  }
  const read = InvitationSchema.safeParse(JSON.parse(plain.toString('utf8')));
  plain.fill(0);
  if (!read.success) return refuse('invitationNewer');
  return read.data.expiresAt <= at ? refuse('invitationExpired') : ok(read.data);
}

const SENTENCES = {
  invitationUnreadable:
    'The code does not open this invitation. Compare the code with the one that was read to you, and see that the ' +
    'invitation is the one that was made with it.',
  invitationNewer:
    'A newer version of this program made the invitation. Install that version, or a later one, on this computer.',
  invitationExpired:
    'The invitation is older than seven days. Ask for a new one. If it is newer than that, look at the clock of this computer.',
} as const;

function refuse(code: keyof typeof SENTENCES): Result<never> {
  return fail({ kind: 'unavailable', code, message: SENTENCES[code] });
}

function boundTo(letterId: string): Buffer {
  return Buffer.from(`claimwright/invitation|${letterId}`);
}
