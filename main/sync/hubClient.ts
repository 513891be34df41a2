import { createHash, randomBytes, sign, X509Certificate } from 'node:crypto';
import http from 'node:http';
import https from 'node:https';
import tls from 'node:tls';
import { z } from 'zod';
import { privateKeyOf } from '../../db/sync/setSignatures.ts';
import { Id } from '../../shared/domain/ids.ts';
import { type PulledSet, pulledSetsOf, type PushedSet, pushedBytes } from '../../shared/sync/frames.ts';
import {
  credentialText,
  FileState,
  HubRefusal,
  HubState,
  Pushed,
  type Registration,
  requestText,
  SnapshotNote,
  StatementList,
} from '../../shared/sync/hubProtocol.ts';
import type { SignedStatement } from '../../shared/sync/statements.ts';

/**
 * One hub as a device asks it: every request of the protocol (shared/sync/hubProtocol.ts), signed, with its answer
 * checked. Nothing of a record is in any of them but sealed, so no fault here can carry one either.
 */

export interface HubPlace {
  /** `https://…`; `http` only on this computer. */
  readonly url: string;
  /** PEM of the hub's certificate or of who signed it; '' where a public authority did. */
  readonly certificate: string;
}

export interface HubCredentials {
  readonly office: string;
  readonly device: string;
  /** Ed25519 private key, PKCS #8, base64. */
  readonly signKey: string;
}

export type HubFault =
  | { readonly kind: 'refused'; readonly refusal: HubRefusal }
  /** Nothing came back, or not all of it. */
  | { readonly kind: 'unreachable'; readonly code: string; readonly message: string }
  /** What came back is not what a hub says. */
  | { readonly kind: 'notAHub'; readonly message: string }
  | { readonly kind: 'stopped' };

export type HubResult<T> =
  { readonly ok: true; readonly value: T } | { readonly ok: false; readonly fault: HubFault };

export interface HubClient {
  state(seq: number): Promise<HubResult<HubState>>;
  /** @param make signs for a time, in milliseconds since 1970 */
  register(make: (at: number) => Registration): Promise<HubResult<HubState>>;
  /** All statements that the hub has, in the order of their ids. */
  statements(): Promise<HubResult<readonly SignedStatement[]>>;
  /** @returns how many were new to the hub */
  giveStatements(statements: readonly SignedStatement[]): Promise<HubResult<number>>;
  /** @param given they were handed to others before, and are taken as they are */
  push(sets: readonly PushedSet[], given: boolean): Promise<HubResult<Pushed>>;
  /** @param limit bytes, roughly; at least one set comes @param wait seconds to wait for news */
  pull(after: number, limit: number, wait: number, signal?: AbortSignal): Promise<HubResult<PulledSet[]>>;
  fileStates(names: readonly string[]): Promise<HubResult<readonly FileState[]>>;
  /** A piece of a file that begins at byte `at` of `total`. */
  putPiece(name: string, at: number, total: number, bytes: Uint8Array): Promise<HubResult<FileState>>;
  getPiece(
    name: string,
    from: number,
  ): Promise<HubResult<{ readonly bytes: Buffer; readonly total: number }>>;
  snapshot(): Promise<HubResult<SnapshotNote | null>>;
  putSnapshot(note: SnapshotNote): Promise<HubResult<SnapshotNote>>;
  putLetter(id: string, bytes: Uint8Array): Promise<HubResult<void>>;
  /** Asks for no credentials. */
  getLetter(id: string): Promise<HubResult<Buffer>>;
  deleteLetter(id: string): Promise<HubResult<void>>;
  /** Ends what is under way and lets go of its connections. */
  close(): void;
}

export interface HubClientPorts {
  readonly place: HubPlace;
  /** Null: only letters can be read. */
  readonly credentials: HubCredentials | null;
  /** Milliseconds since 1970. */
  readonly clock: () => number;
  /** What the clock lacks against the hub's, in milliseconds, as far as it is known. */
  readonly clockOffset?: number;
  /** Ends every request. */
  readonly signal?: AbortSignal;
  readonly random?: (bytes: number) => Buffer;
  /** Without a byte for so long a request is given up, in milliseconds. */
  readonly quietMs?: number;
}

const QUIET_MS = 30_000;
/** However slowly bytes drip: no request lasts longer than this beside its wait, in milliseconds. */
const LONGEST_MS = 10 * 60_000;
const SMALL = 256 * 1024;
/** Statements are of up to 200 KB each, 500 of them at a time. */
const MANY_STATEMENTS = 128 * 1024 * 1024;
const SETS = 96 * 1024 * 1024;
const PIECE = 4 * 1024 * 1024;
const STATEMENTS_AT_ONCE = 500;
const NOTHING = Buffer.alloc(0);

const Kept = z.object({ kept: z.int().min(0) });
const Files = z.object({ files: z.array(FileState).max(1000) });
const SnapshotAnswer = z.object({ snapshot: SnapshotNote.nullable() });

interface Asked {
  readonly method: 'GET' | 'POST' | 'PUT' | 'DELETE';
  readonly path: string;
  readonly body?: Uint8Array;
  readonly mediaType?: string;
  /** Bytes of the answer, at most. */
  readonly limit: number;
  readonly waitMs?: number;
  readonly unsigned?: boolean;
  readonly signal?: AbortSignal;
}

interface Answer {
  readonly status: number;
  readonly headers: http.IncomingHttpHeaders;
  readonly bytes: Buffer;
}

/** Opens no connection before the first request. Close it. */
export function hubClient(ports: HubClientPorts): HubClient {
  const { credentials, clock, random = randomBytes } = ports;
  const target = targetOf(ports.place);
  const stop = new AbortController();
  const key = credentials ? privateKeyOf(credentials.signKey) : null;
  let offset = ports.clockOffset ?? 0;

  function headersFor(asked: Asked): Record<string, string> {
    const { method, path, body = NOTHING, mediaType } = asked;
    const common = {
      ...(mediaType ? { 'content-type': mediaType } : {}),
      ...(method === 'GET' ? {} : { 'content-length': String(body.length) }),
    };
    if (asked.unsigned === true) return common;
    if (!credentials || !key) throw new Error('a request without credentials');
    const { office, device } = credentials;
    const signed = { office, device, at: clock() + offset, nonce: random(16).toString('hex') };
    const bodySha256 = createHash('sha256').update(body).digest('hex');
    const text = requestText({ ...signed, method, path, bodySha256 });
    const signature = sign(null, Buffer.from(text), key).toString('base64');
    return { ...common, authorization: credentialText({ ...signed, signature }) };
  }

  async function ask(asked: Asked): Promise<HubResult<Answer>> {
    const first = await once(asked);
    return first.ok || !isClockOff(first.fault) ? first : once(asked);
  }

  async function once(asked: Asked): Promise<HubResult<Answer>> {
    if (!target.ok) return target;
    const signals = [stop.signal, ports.signal, asked.signal].filter((one) => one !== undefined);
    const signal = AbortSignal.any(signals);
    if (signal.aborted) return { ok: false, fault: { kind: 'stopped' } };
    const answer = await send(target.value, asked, headersFor(asked), signal, ports.quietMs ?? QUIET_MS);
    const result = answer.ok ? judged(answer.value) : answer;
    // The hub's clock counts for what is asked of it.
    if (!result.ok && result.fault.kind === 'refused' && isClockOff(result.fault)) {
      offset = result.fault.refusal.now - clock();
    }
    return result;
  }

  function registered(registration: Registration): Promise<HubResult<HubState>> {
    const asked = { method: 'POST', path: '/v1/office', limit: SMALL, unsigned: true } as const;
    return once({ ...asked, ...withJson(registration) }).then((answer) =>
      answer.ok ? parsed(answer.value.bytes, HubState) : answer,
    );
  }

  async function json<T>(asked: Asked, schema: z.ZodType<T>): Promise<HubResult<T>> {
    const answer = await ask(asked);
    return answer.ok ? parsed(answer.value.bytes, schema) : answer;
  }

  function withJson(body: object): Pick<Asked, 'body' | 'mediaType'> {
    return { body: Buffer.from(JSON.stringify(body)), mediaType: 'application/json' };
  }

  const OCTETS = 'application/octet-stream';

  return {
    state: (seq) => json({ method: 'GET', path: `/v1/state?seq=${seq}`, limit: SMALL }, HubState),
    async register(make) {
      const first = await registered(make(clock() + offset));
      return first.ok || !isClockOff(first.fault) ? first : registered(make(clock() + offset));
    },
    async statements() {
      const found: SignedStatement[] = [];
      for (;;) {
        const after = found.at(-1)?.id ?? '';
        const part = await json(
          { method: 'GET', path: `/v1/statements?after=${after}`, limit: MANY_STATEMENTS },
          StatementList,
        );
        if (!part.ok) return part;
        const { statements } = part.value;
        const news = statements.filter(({ id }) => id > after);
        found.push(...news);
        if (statements.length < STATEMENTS_AT_ONCE || news.length === 0) return { ok: true, value: found };
      }
    },
    async giveStatements(statements) {
      let kept = 0;
      for (let from = 0; from < statements.length; from += STATEMENTS_AT_ONCE) {
        const part = { statements: statements.slice(from, from + STATEMENTS_AT_ONCE) };
        const answer = await json(
          { method: 'POST', path: '/v1/statements', ...withJson(part), limit: SMALL },
          Kept,
        );
        if (!answer.ok) return answer;
        kept += answer.value.kept;
      }
      return { ok: true, value: kept };
    },
    push: (sets, given) =>
      json(
        {
          method: 'POST',
          path: `/v1/sets${given ? '?given=1' : ''}`,
          body: pushedBytes(sets),
          mediaType: OCTETS,
          limit: SMALL,
        },
        Pushed,
      ),
    async pull(after, limit, wait, signal) {
      const answer = await ask({
        method: 'GET',
        path: `/v1/sets?after=${after}&limit=${limit}&wait=${wait}`,
        limit: SETS,
        waitMs: wait * 1000,
        ...(signal ? { signal } : {}),
      });
      if (!answer.ok) return answer;
      const sets = pulledSetsOf(answer.value.bytes);
      if (!sets) return notAHub();
      let before = after;
      for (const { seq, device, n } of sets) {
        if (!(seq > before && n >= 1 && Id.safeParse(device).success)) return notAHub();
        before = seq;
      }
      return { ok: true, value: sets };
    },
    async fileStates(names) {
      const answer = await json(
        { method: 'POST', path: '/v1/files/missing', ...withJson({ names }), limit: SMALL },
        Files,
      );
      return answer.ok ? { ok: true, value: answer.value.files } : answer;
    },
    putPiece: (name, at, total, bytes) =>
      json(
        {
          method: 'PUT',
          path: `/v1/files/${name}?at=${at}&of=${total}`,
          body: bytes,
          mediaType: OCTETS,
          limit: SMALL,
        },
        FileState,
      ),
    async getPiece(name, from) {
      const answer = await ask({ method: 'GET', path: `/v1/files/${name}?from=${from}`, limit: PIECE });
      if (!answer.ok) return answer;
      const total = Number(answer.value.headers['x-total'] ?? 'none');
      if (!Number.isSafeInteger(total) || total < from + answer.value.bytes.length) return notAHub();
      return { ok: true, value: { bytes: answer.value.bytes, total } };
    },
    async snapshot() {
      const answer = await json({ method: 'GET', path: '/v1/snapshot', limit: SMALL }, SnapshotAnswer);
      return answer.ok ? { ok: true, value: answer.value.snapshot } : answer;
    },
    putSnapshot: (note) =>
      json({ method: 'PUT', path: '/v1/snapshot', ...withJson(note), limit: SMALL }, SnapshotNote),
    async putLetter(id, bytes) {
      const path = `/v1/letters/${id}`;
      return nothing(await ask({ method: 'PUT', path, body: bytes, mediaType: OCTETS, limit: SMALL }));
    },
    async getLetter(id) {
      const answer = await ask({ method: 'GET', path: `/v1/letters/${id}`, limit: PIECE, unsigned: true });
      return answer.ok ? { ok: true, value: answer.value.bytes } : answer;
    },
    async deleteLetter(id) {
      return nothing(await ask({ method: 'DELETE', path: `/v1/letters/${id}`, limit: SMALL }));
    },
    close() {
      stop.abort();
      if (target.ok) target.value.agent.destroy();
    },
  };
}

function isClockOff(fault: HubFault): boolean {
  return fault.kind === 'refused' && fault.refusal.refused === 'clockOff';
}

interface Target {
  readonly url: URL;
  readonly secure: boolean;
  readonly agent: http.Agent;
}

/** An unencrypted way is taken to this computer alone: contents are sealed, but who asks for what is not. */
function targetOf({ url, certificate }: HubPlace): HubResult<Target> {
  const parsedUrl = URL.parse(url);
  const secure = parsedUrl?.protocol === 'https:';
  const here =
    parsedUrl?.protocol === 'http:' && /^(localhost|127\.\d+\.\d+\.\d+|\[::1\])$/.test(parsedUrl.hostname);
  if (!parsedUrl || (!secure && !here)) {
    return unreachable('address', 'The address of the hub is not a secure one. Write it as https://name.');
  }
  const options = { keepAlive: true, maxSockets: 4 };
  const agent = secure ? new https.Agent({ ...options, ...trust(certificate) }) : new http.Agent(options);
  return { ok: true, value: { url: parsedUrl, secure, agent } };
}

/** The very certificate that was handed over is trusted under any name: a hub in the office often has none of its own. */
function trust(certificate: string): https.AgentOptions {
  if (certificate.trim() === '') return { minVersion: 'TLSv1.2' };
  const pinned = fingerprintOf(certificate);
  return {
    minVersion: 'TLSv1.2',
    ca: [certificate],
    checkServerIdentity: (name, peer) =>
      peer.fingerprint256 === pinned ? undefined : tls.checkServerIdentity(name, peer),
  };
}

function fingerprintOf(certificate: string): string {
  try {
    return new X509Certificate(certificate).fingerprint256;
  } catch {
    return '';
  }
}

function send(
  { url, secure, agent }: Target,
  { method, path, body, limit, waitMs = 0 }: Asked,
  headers: Record<string, string>,
  signal: AbortSignal,
  quietMs: number,
): Promise<HubResult<Answer>> {
  return new Promise((resolve) => {
    let done = false;
    const longest = setTimeout(() => end(unreachable('timeout', SLOW)), LONGEST_MS + waitMs);
    longest.unref();
    const request = (secure ? https : http).request(
      new URL(path, url),
      { method, headers, agent, signal, timeout: quietMs + waitMs },
      (response) => {
        const parts: Buffer[] = [];
        let length = 0;
        response.on('data', (part: Buffer) => {
          length += part.length;
          if (length > limit) end(notAHub());
          else parts.push(part);
        });
        response.on('end', () => {
          if (!response.complete) return end(unreachable('cut', CUT));
          end({
            ok: true,
            value: {
              status: response.statusCode ?? 0,
              headers: response.headers,
              bytes: Buffer.concat(parts),
            },
          });
        });
        response.on('error', (error) => end(faultOf(error, signal)));
        response.on('close', () => end(unreachable('cut', CUT)));
      },
    );
    function end(result: HubResult<Answer>): void {
      if (done) return;
      done = true;
      clearTimeout(longest);
      resolve(result);
      if (!result.ok) request.destroy();
    }
    request.on('timeout', () => end(unreachable('timeout', SLOW)));
    request.on('error', (error) => end(faultOf(error, signal)));
    request.end(body);
  });
}

function judged(answer: Answer): HubResult<Answer> {
  if (answer.status >= 200 && answer.status < 300) return { ok: true, value: answer };
  const refusal = parsed(answer.bytes, HubRefusal);
  if (refusal.ok) return { ok: false, fault: { kind: 'refused', refusal: refusal.value } };
  // A proxy before the hub speaks for it while it is being started anew.
  return answer.status >= 500
    ? unreachable(
        `status ${answer.status}`,
        'The hub is out of order just now. Nothing is lost; it is tried again.',
      )
    : refusal;
}

function parsed<T>(bytes: Buffer, schema: z.ZodType<T>): HubResult<T> {
  try {
    const read = schema.safeParse(JSON.parse(bytes.toString('utf8')));
    return read.success ? { ok: true, value: read.data } : notAHub();
  } catch {
    return notAHub();
  }
}

function nothing(answer: HubResult<Answer>): HubResult<void> {
  return answer.ok ? { ok: true, value: undefined } : answer;
}

const CUT = 'The connection to the hub was cut. Nothing is lost; it is tried again.';
const SLOW = 'The hub did not answer in time. Nothing is lost; it is tried again.';
const NOT_TRUSTED =
  'What answers at the address of the hub does not show a certificate that is known here. Nothing was sent. A hub that ' +
  'made its own needs it given once; ask who runs the hub for it, and whether it was renewed.';

const SENTENCES: Readonly<Record<string, string>> = {
  ENOTFOUND: 'The name of the hub is not known on this network. Look whether this computer is online.',
  EAI_AGAIN: 'The name of the hub is not known on this network. Look whether this computer is online.',
  ECONNREFUSED: 'The hub is not running, or a firewall stands before it. It is tried again.',
  ECONNRESET: CUT,
  EPIPE: CUT,
  ETIMEDOUT: SLOW,
};

function faultOf(error: Error, signal: AbortSignal): HubResult<never> {
  if (signal.aborted) return { ok: false, fault: { kind: 'stopped' } };
  const code = 'code' in error && typeof error.code === 'string' ? error.code : 'unknown';
  const certificate = /^(CERT_|DEPTH_|SELF_SIGNED|UNABLE_TO_|ERR_TLS)/.test(code);
  return unreachable(
    certificate ? 'certificate' : code,
    certificate ? NOT_TRUSTED : (SENTENCES[code] ?? 'The hub cannot be reached. It is tried again.'),
  );
}

function unreachable(code: string, message: string): { readonly ok: false; readonly fault: HubFault } {
  return { ok: false, fault: { kind: 'unreachable', code, message } };
}

function notAHub(): { readonly ok: false; readonly fault: HubFault } {
  return {
    ok: false,
    fault: {
      kind: 'notAHub',
      message: 'What answers at the address of the hub is not a hub. Look whether the address is right.',
    },
  };
}
