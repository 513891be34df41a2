import { z } from 'zod';
import { Id } from '../domain/ids.ts';

/**
 * What an office says of its own devices, signed with the office's key (Ed25519): who belongs to it, who does no
 * longer, which key is in force. The hub believes nothing else, and a hub that lost everything needs nothing else.
 */

/** Raw public key of 32 bytes, base64. */
const PublicKey = z.base64().length(44, { error: 'A public key has 32 bytes.' });
const Instant = z.iso.datetime();

/** `administer`: also holds the office's signing key, so that it may add and remove devices. */
export const DeviceRight = z.enum(['administer', 'work']);
export type DeviceRight = z.infer<typeof DeviceRight>;

/** The device belongs to the office, under these keys. */
export const DeviceStatement = z.strictObject({
  kind: z.literal('device'),
  office: Id,
  device: Id,
  /** Ed25519: signs requests and change sets. */
  signKey: PublicKey,
  /** X25519: keys of the office are sealed to it. */
  boxKey: PublicKey,
  may: DeviceRight,
  at: Instant,
});

/**
 * A store that was restored or copied goes on under a new id. Signed by the device that it was, not by the office:
 * whoever holds that device's key belongs to the office already, and gains nothing but another name.
 */
export const SuccessorStatement = z.strictObject({
  kind: z.literal('successor'),
  office: Id,
  device: Id,
  /** The device that it was, and that signs. */
  of: Id,
  signKey: PublicKey,
  boxKey: PublicKey,
  at: Instant,
});

/**
 * The device belongs to the office no more; of its sets only those up to `upTo` are taken. Who goes on in its place
 * goes with it, unless it is named: a removed device could else come back under a name of its own choosing.
 */
export const RemovalStatement = z.strictObject({
  kind: z.literal('removal'),
  office: Id,
  device: Id,
  upTo: z.int().min(0),
  /** Its successors that stay. */
  keeps: z.array(Id).max(100),
  at: Instant,
});

/** A new key for what the office's devices seal, sealed to each device that belongs to it. */
export const KeyStatement = z.strictObject({
  kind: z.literal('key'),
  office: Id,
  epoch: z.int().min(1).max(0xffff_ffff),
  at: Instant,
  /** Base64, by the device's id. */
  boxes: z.record(Id, z.base64().max(400)),
});

export const Statement = z.discriminatedUnion('kind', [
  DeviceStatement,
  SuccessorStatement,
  RemovalStatement,
  KeyStatement,
]);
export type Statement = z.infer<typeof Statement>;

/** A statement as it travels: its text as it was signed, so that nobody has to write it the same way again. */
export const SignedStatement = z.strictObject({
  /** UUIDv7; statements are read in the order of their ids. */
  id: Id,
  text: z.string().min(2).max(200_000),
  /** Ed25519 over `signedText(id, text)`, 64 bytes, base64. */
  signature: z.base64().length(88),
});
export type SignedStatement = z.infer<typeof SignedStatement>;

/** What is signed, as UTF-8. */
export function signedText(id: string, text: string): string {
  return `claimwright/statement|${id}|${text}`;
}

/** The statement of a text, or null: it is none that this program knows. Its signature is not looked at. */
export function statementOf(text: string): Statement | null {
  try {
    const read = Statement.safeParse(JSON.parse(text));
    return read.success ? read.data : null;
  } catch {
    return null;
  }
}

/**
 * Which statements somebody has, in one word: their ids, added up bit by bit, so that neither the order in which they
 * came nor a statement that came late makes a difference. '' without any.
 */
export function statementsMark(ids: readonly string[]): string {
  if (ids.length === 0) return '';
  let sum = 0n;
  for (const id of ids) sum ^= BigInt(`0x${id.replaceAll('-', '')}`);
  return sum.toString(16).padStart(32, '0');
}
