import { z } from 'zod';
import { Id } from '../domain/ids.ts';
import { SignedStatement } from './statements.ts';

/**
 * What a device and a hub say to each other, over HTTPS. The hub keeps an append-only line of sealed change sets for
 * each office, the statements that the office made of its devices, sealed files and letters for devices to come. It
 * sees ids, sizes and times.
 *
 *   GET    /v1/state?seq=S               -> HubState
 *   POST   /v1/office                    Registration -> HubState; signed by the office, not by a device
 *   POST   /v1/statements                { statements } -> { kept }; a new device may bring its own statement, and is
 *                                        known by it from then on
 *   GET    /v1/statements?after=ID       -> { statements }, in the order of their ids; at most 500. One with an older id
 *                                        may come later than one with a newer: read from the start when marks differ
 *   POST   /v1/sets?given=1              frames of pushed sets (frames.ts) -> Pushed. `given`: they were handed to others
 *                                        before (another hub, a file), so that neither their time nor their schema can
 *                                        be put right: they are taken as they are
 *   GET    /v1/sets?after=S&limit=B&wait=SECONDS  -> frames of pulled sets, at least one set, then up to B bytes;
 *                                        empty after `wait` seconds without news (at most 25)
 *   POST   /v1/files/missing             { names } -> { files }: what the hub holds of each
 *   PUT    /v1/files/NAME?at=B&of=TOTAL  a piece of at most PIECE_BYTES -> FileState; pieces come in order
 *   GET    /v1/files/NAME?from=B         -> the bytes from there, at most PIECE_BYTES; header x-total
 *   PUT    /v1/snapshot                  SnapshotNote -> SnapshotNote
 *   GET    /v1/snapshot                  -> { snapshot: SnapshotNote | null }
 *   PUT    /v1/letters/ID                sealed bytes for a device to come; ID is 64 hex digits that only who knows
 *                                        the code can name
 *   GET    /v1/letters/ID                -> the bytes; asks for no signature
 *   DELETE /v1/letters/ID
 *   GET    /health                       -> 200 while the database answers, else 503
 *   GET    /metrics                      -> counts for Prometheus, of no office by name; on the address for operators
 *
 * Every request but those marked names its office and device and is signed by the device's key (`requestText`). The
 * office is always the one of the credential. A refusal has a HubRefusal as its body.
 */

/** A piece of a file, in bytes, at most. */
export const PIECE_BYTES = 1024 * 1024;
/** Sets of one push, in bytes, at most. */
export const PUSH_BYTES = 8 * 1024 * 1024;
/** A set that is later than the hub's clock by more than this is refused as `clockAhead`, in milliseconds. */
export const CLOCK_TOLERANCE_MS = 5 * 60_000;
/** A request that is older or newer than this by the hub's clock is refused as `clockOff`, in milliseconds. */
export const REQUEST_WINDOW_MS = 5 * 60_000;

export const HubState = z.strictObject({
  /** Drawn when the office came to this hub: another one means that the hub was lost. */
  epoch: z.string().min(1),
  /** How long the office's line is. */
  head: z.int().min(0),
  /** The mark at the place that was asked for; null: the line does not reach so far. */
  mark: z.string().nullable(),
  /** The newest set of the asking device that is there without a gap before it. */
  mine: z.int().min(0),
  /** Devices with an older schema cannot take part. */
  minSchema: z.int().min(0),
  /** `statementsMark` of what the hub has: another one than one's own means that one of both lacks some. */
  statements: z.string(),
  /** The hub's clock, milliseconds since 1970. */
  now: z.int(),
});
export type HubState = z.infer<typeof HubState>;

export const Pushed = z.strictObject({
  /** The newest set of the pushing device that is there without a gap before it. */
  mine: z.int().min(0),
  head: z.int().min(0),
  now: z.int(),
});
export type Pushed = z.infer<typeof Pushed>;

/** The office comes to a hub, for the first time or again after the hub was lost. */
export const Registration = z.strictObject({
  office: Id,
  /** The office's Ed25519 public key, 32 bytes, base64. */
  officeKey: z.base64().length(44),
  /** What the hub's operator gave the office, so that not everybody fills the hub. */
  admission: z.string().min(1).max(200),
  /** Milliseconds since 1970. */
  at: z.int(),
  /** By the office's key over `registrationText`, base64. */
  signature: z.base64().length(88),
});
export type Registration = z.infer<typeof Registration>;

export const FileName = z.string().regex(/^[0-9a-f]{64}$/, { error: 'A file is named by 64 hex digits.' });

/** How much of a file is there. `total` 0: nothing is. */
export const FileState = z.strictObject({
  name: FileName,
  have: z.int().min(0),
  total: z.int().min(0),
});
export type FileState = z.infer<typeof FileState>;

/** A sealed copy of a whole store, from which a new device begins instead of reading the line from its start. */
export const SnapshotNote = z.strictObject({
  /** The file that it lies in. */
  name: FileName,
  /** Where the line is to be read on, and the mark there. */
  seq: z.int().min(0),
  mark: z.string(),
  schema: z.int().min(1),
  /** Its key and what else only the office's devices may know, sealed; base64. */
  sealed: z.base64().max(4000),
});
export type SnapshotNote = z.infer<typeof SnapshotNote>;

export const StatementList = z.strictObject({ statements: z.array(SignedStatement).max(500) });
export const MissingQuestion = z.strictObject({ names: z.array(FileName).max(1000) });

/**
 * `unknownOffice`: register first. `unknownDevice`: its statement is not there. `clockOff`: the request's time is;
 * `now` says what the hub's is. `clockAhead`: a set is of a later time than now; put its time right and offer it again.
 * `setBack`: the place that was asked for is not in this line any more.
 */
export const RefusalKind = z.enum([
  'invalid',
  'notSigned',
  'unknownOffice',
  'unknownDevice',
  'removed',
  'notAllowed',
  'clockOff',
  'replayed',
  'clockAhead',
  'tooOld',
  'setBack',
  'outOfPlace',
  'tooLarge',
  'full',
  'tooMany',
  'notFound',
  'busy',
]);
export type RefusalKind = z.infer<typeof RefusalKind>;

export const HubRefusal = z.strictObject({
  refused: RefusalKind,
  /** What is wrong and how to mend it; never anything of a record. */
  message: z.string(),
  /** The hub's clock, milliseconds since 1970. */
  now: z.int(),
  /** Seconds after which it may be tried again. */
  retryAfter: z.int().min(0).optional(),
  minSchema: z.int().min(0).optional(),
  /** Bytes of the file that are there (`outOfPlace`). */
  have: z.int().min(0).optional(),
});
export type HubRefusal = z.infer<typeof HubRefusal>;

export interface SignedRequest {
  readonly method: string;
  /** Path with its query, as sent. */
  readonly path: string;
  /** SHA-256 of the body as hex; of nothing where there is none. */
  readonly bodySha256: string;
  readonly office: string;
  readonly device: string;
  /** Milliseconds since 1970. */
  readonly at: number;
  /** 32 hex digits, drawn for this request: the hub takes each once. */
  readonly nonce: string;
}

/** What a device signs for each request, as UTF-8. */
export function requestText(request: SignedRequest): string {
  const { method, path, bodySha256, office, device, at, nonce } = request;
  return ['claimwright/request', method, path, bodySha256, office, device, String(at), nonce].join('\n');
}

export function registrationText({ office, officeKey, at }: Omit<Registration, 'signature'>): string {
  return ['claimwright/office', office, officeKey, String(at)].join('\n');
}

const CREDENTIAL =
  /^Claimwright office=([0-9a-f-]{36}), device=([0-9a-f-]{36}), at=(\d{1,15}), nonce=([0-9a-f]{32}), signature=([A-Za-z0-9+/]{86}==)$/;

export interface Credential {
  readonly office: string;
  readonly device: string;
  readonly at: number;
  readonly nonce: string;
  readonly signature: string;
}

/** The `authorization` header. */
export function credentialText({ office, device, at, nonce, signature }: Credential): string {
  return `Claimwright office=${office}, device=${device}, at=${at}, nonce=${nonce}, signature=${signature}`;
}

/** Null: it is not one. */
export function credentialOf(header: string | undefined): Credential | null {
  const found = CREDENTIAL.exec(header ?? '');
  if (!found) return null;
  const [, office = '', device = '', at = '', nonce = '', signature = ''] = found;
  return { office, device, at: Number(at), nonce, signature };
}
