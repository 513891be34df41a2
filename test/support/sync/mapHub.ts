// A hub over maps, with the protocol of the real one, and every fault that a network, an operator or a liar can add.
import { createHash, randomBytes } from 'node:crypto';
import http from 'node:http';
import type { AddressInfo } from 'node:net';
import { onTestFinished } from 'vitest';
import { type PulledSet, pulledBytes, pushedSetsOf } from '../../../shared/sync/frames.ts';
import {
  CLOCK_TOLERANCE_MS,
  credentialOf,
  MissingQuestion,
  Registration,
  registrationText,
  type RefusalKind,
  REQUEST_WINDOW_MS,
  requestText,
  SnapshotNote,
  StatementList,
} from '../../../shared/sync/hubProtocol.ts';
import { type SignedStatement, statementOf, statementsMark } from '../../../shared/sync/statements.ts';
import { isSignedRightly, rosterOf } from '../../../db/sync/roster.ts';
import { isSigned } from '../../../db/sync/setSignatures.ts';

export interface Line {
  epoch: string;
  sets: PulledSet[];
  statements: SignedStatement[];
  files: Map<string, { total: number; bytes: Buffer }>;
  snapshot: SnapshotNote | null;
  publicKey: string;
  office: string;
}

export interface MapHub {
  /** Null: it knows no office. */
  line: Line | null;
  minSchema: number;
  /** Its clock, milliseconds since 1970. */
  now: () => number;
  /** What it does to the sets that it hands out. */
  tamper: (sets: readonly PulledSet[]) => readonly PulledSet[];
  /** Asked of each request: what goes wrong with it; undefined: nothing. */
  fault: (path: string, method: string) => Fault | undefined;
  /** How many more sets of a device it claims to have than it has. */
  claims: number;
  /** A refusal that it gives to everything; null: none. */
  refuses: RefusalKind | null;
  /** Requests by method and path without query, in their order. */
  readonly asked: string[];
  readonly bodies: Buffer[];
  readonly letters: Map<string, Buffer>;
}

/** `lost`: it does not arrive. `unanswered`: it is done, and the answer is lost. `cut`: after so many bytes of the answer. */
export type Fault =
  | { readonly kind: 'lost' }
  | { readonly kind: 'unanswered' }
  | { readonly kind: 'cut'; readonly after: number };

export interface Answer {
  readonly status: number;
  readonly body: Uint8Array;
  readonly headers?: Record<string, string>;
}

export function mapHub(): MapHub {
  return {
    line: null,
    minSchema: 0,
    now: Date.now,
    tamper: (sets) => sets,
    fault: () => undefined,
    claims: 0,
    refuses: null,
    asked: [],
    bodies: [],
    letters: new Map(),
  };
}

/** As a backup of it would be. */
export function copyOfLine({ line }: MapHub): Line | null {
  return (
    line && { ...line, sets: [...line.sets], statements: [...line.statements], files: new Map(line.files) }
  );
}

function json(value: unknown, status = 200): Answer {
  return {
    status,
    body: Buffer.from(JSON.stringify(value)),
    headers: { 'content-type': 'application/json' },
  };
}

function answer(
  hub: MapHub,
  method: string,
  path: string,
  authorization: string | undefined,
  body: Buffer,
): Answer {
  const refuse = (refused: RefusalKind, more: object = {}): Answer =>
    json({ refused, message: 'no', now: hub.now(), ...more }, 400);
  if (hub.refuses) return refuse(hub.refuses);
  const url = new URL(path, 'http://hub');
  if (url.pathname === '/v1/office') {
    const read = Registration.safeParse(JSON.parse(body.toString()));
    if (!read.success) return refuse('invalid');
    const registration = read.data;
    if (Math.abs(registration.at - hub.now()) > REQUEST_WINDOW_MS) return refuse('clockOff');
    if (
      !isSigned(registration.officeKey, Buffer.from(registrationText(registration)), registration.signature)
    )
      return refuse('notSigned');
    hub.line ??= {
      epoch: randomBytes(8).toString('hex'),
      sets: [],
      statements: [],
      files: new Map(),
      snapshot: null,
      publicKey: registration.officeKey,
      office: registration.office,
    };
    return json(stateOf(hub, hub.line, '', 0));
  }
  const letter = /^\/v1\/letters\/([0-9a-f]{64})$/.exec(url.pathname)?.[1];
  if (letter !== undefined && method === 'GET') {
    const there = hub.letters.get(letter);
    return there ? { status: 200, body: there } : refuse('notFound');
  }
  const credential = credentialOf(authorization);
  if (!credential) return refuse('notSigned');
  const { line } = hub;
  if (line?.office !== credential.office) return refuse('unknownOffice');
  if (Math.abs(credential.at - hub.now()) > REQUEST_WINDOW_MS) return refuse('clockOff');
  const office = { id: line.office, publicKey: line.publicKey };
  const brought =
    url.pathname === '/v1/statements' && method === 'POST'
      ? StatementList.parse(JSON.parse(body.toString())).statements
      : [];
  const device = rosterOf(office, [...line.statements, ...brought]).get(credential.device);
  if (!device) return refuse('unknownDevice');
  const bodySha256 = createHash('sha256').update(body).digest('hex');
  const text = requestText({ ...credential, method, path, bodySha256 });
  if (!isSigned(device.signKey, Buffer.from(text), credential.signature)) return refuse('notSigned');
  if (device.removedUpTo !== null) return refuse('removed');
  return asKnown(hub, line, credential.device, method, url, body, brought, refuse);
}

function asKnown(
  hub: MapHub,
  line: Line,
  device: string,
  method: string,
  url: URL,
  body: Buffer,
  brought: readonly SignedStatement[],
  refuse: (kind: RefusalKind, more?: object) => Answer,
): Answer {
  const number = (name: string): number => Number(url.searchParams.get(name) ?? '0');
  const [, , room = '', name = ''] = url.pathname.split('/');
  switch (`${method} ${room}`) {
    case 'GET state':
      return json(stateOf(hub, line, device, number('seq')));
    case 'POST statements': {
      const there = new Set(line.statements.map(({ id }) => id));
      const office = { id: line.office, publicKey: line.publicKey };
      const known = rosterOf(office, [...line.statements, ...brought]);
      const news = brought.filter((one) => {
        const statement = statementOf(one.text);
        return (
          statement !== null && !there.has(one.id) && isSignedRightly(office.publicKey, known, one, statement)
        );
      });
      line.statements.push(...news);
      return json({ kept: news.length });
    }
    case 'GET statements': {
      const after = url.searchParams.get('after') ?? '';
      const sorted = line.statements.toSorted((a, b) => (a.id < b.id ? -1 : 1));
      return json({ statements: sorted.filter(({ id }) => id > after).slice(0, 500) });
    }
    case 'POST sets': {
      const sets = pushedSetsOf(body);
      if (!sets) return refuse('invalid');
      const given = url.searchParams.get('given') === '1';
      if (!given && sets.some(({ ms }) => ms > hub.now() + CLOCK_TOLERANCE_MS)) return refuse('clockAhead');
      if (!given && sets.some(({ schema }) => schema < hub.minSchema)) return refuse('tooOld');
      const known = new Set(line.sets.map((set) => `${set.device} ${set.n}`));
      const mark = randomBytes(16).toString('hex');
      for (const set of sets) {
        if (known.has(`${set.device} ${set.n}`)) continue;
        line.sets.push({
          seq: line.sets.length + 1,
          mark,
          device: set.device,
          n: set.n,
          body: Buffer.from(set.body),
        });
      }
      return json({ mine: mineOf(line, device), head: line.sets.length, now: hub.now() });
    }
    case 'GET sets': {
      const after = number('after');
      if (after > line.sets.length) return refuse('setBack');
      const sets: PulledSet[] = [];
      let bytes = 0;
      for (const set of line.sets.slice(after)) {
        if (sets.length > 0 && bytes + set.body.length > number('limit')) break;
        sets.push(set);
        bytes += set.body.length;
      }
      return { status: 200, body: pulledBytes(hub.tamper(sets)) };
    }
    case 'POST files': {
      const { names } = MissingQuestion.parse(JSON.parse(body.toString()));
      return json({ files: names.map((one) => fileState(line, one)) });
    }
    case 'PUT files': {
      const there = line.files.get(name);
      const have = there?.bytes.length ?? 0;
      if (there && have === there.total) return json(fileState(line, name));
      if (number('at') !== have) return refuse('outOfPlace', { have });
      line.files.set(name, {
        total: number('of'),
        bytes: Buffer.concat([there?.bytes ?? Buffer.alloc(0), body]),
      });
      return json(fileState(line, name));
    }
    case 'GET files': {
      const there = line.files.get(name);
      if (!there || there.bytes.length < there.total) return refuse('notFound');
      const from = number('from');
      const headers = { 'x-total': String(there.total) };
      return { status: 200, body: there.bytes.subarray(from, from + 1024 * 1024), headers };
    }
    case 'GET snapshot':
      return json({ snapshot: line.snapshot });
    case 'PUT snapshot':
      line.snapshot = SnapshotNote.parse(JSON.parse(body.toString()));
      return json(line.snapshot);
    case 'PUT letters':
      hub.letters.set(name, body);
      return json({});
    case 'DELETE letters':
      hub.letters.delete(name);
      return json({});
    default:
      return refuse('notFound');
  }
}

function stateOf(hub: MapHub, line: Line, device: string, seq: number): object {
  return {
    epoch: line.epoch,
    head: line.sets.length,
    mark: line.sets[seq - 1]?.mark ?? null,
    mine: mineOf(line, device) + hub.claims,
    minSchema: hub.minSchema,
    statements: statementsMark(line.statements.map(({ id }) => id)),
    now: hub.now(),
  };
}

function mineOf(line: Line, device: string): number {
  const there = new Set(line.sets.flatMap((set) => (set.device === device ? [set.n] : [])));
  let n = 0;
  while (there.has(n + 1)) n += 1;
  return n;
}

function fileState(line: Line, name: string): object {
  const there = line.files.get(name);
  return { name, have: there?.bytes.length ?? 0, total: there?.total ?? 0 };
}

/** Serves it on this computer until the test has finished. @returns its address */
export async function serve(hub: MapHub): Promise<string> {
  const server = http.createServer((request, response) => {
    const parts: Buffer[] = [];
    const { method = 'GET', url = '/' } = request;
    request.on('error', () => undefined);
    request.on('data', (part: Buffer) => parts.push(part));
    request.on('end', () => {
      const [path = ''] = url.split('?');
      hub.asked.push(`${method} ${path}`);
      const body = Buffer.concat(parts);
      hub.bodies.push(body);
      const fault = hub.fault(url, method);
      if (fault?.kind === 'lost') return request.socket.destroy();
      const reply = answer(hub, method, url, request.headers.authorization, body);
      const wait = Number(new URL(url, 'http://hub').searchParams.get('wait') ?? '0');
      if (wait > 0 && reply.status === 200 && reply.body.length === 0) return waitForNews(wait);
      if (fault?.kind === 'unanswered') return request.socket.destroy();
      response.writeHead(reply.status, { ...reply.headers, 'content-length': reply.body.length });
      if (fault?.kind === 'cut' && fault.after < reply.body.length) {
        response.write(reply.body.subarray(0, fault.after));
        return setTimeout(() => request.socket.destroy(), 2);
      }
      response.end(reply.body);
      return undefined;

      function waitForNews(seconds: number): void {
        const length = hub.line?.sets.length ?? 0;
        const until = Date.now() + seconds * 1000;
        const timer = setInterval(() => {
          if ((hub.line?.sets.length ?? 0) === length && Date.now() < until) return;
          clearInterval(timer);
          response.end(answer(hub, method, url, request.headers.authorization, body).body);
        }, 5);
        response.on('close', () => clearInterval(timer));
      }
    });
  });
  await new Promise<void>((resolve) => {
    server.listen(0, '127.0.0.1', resolve);
  });
  onTestFinished(() => {
    server.closeAllConnections();
    server.close();
  });
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
}
