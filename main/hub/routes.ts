import { FileName, PIECE_BYTES, PUSH_BYTES } from '../../shared/sync/hubProtocol.ts';
import { Id } from '../../shared/domain/ids.ts';
import { done, type Outcome, refuse, type Reply } from './answers.ts';
import type { KnownDevice } from './credentials.ts';
import type { Database } from './database.ts';
import { filesOf, putPiece, putSnapshot, readPiece, snapshotOf } from './files.ts';
import { LETTER_BYTES, letterOf, putLetter, removeLetter } from './letters.ts';
import type { Metrics } from './metrics.ts';
import type { News } from './news.ts';
import { register, stateOf } from './offices.ts';
import { pullSets, pushSets } from './sets.ts';
import { keepStatements, statementsAfter, statementsIn } from './statements.ts';

/** What the hub can be asked, as hubProtocol.ts says it: one entry for each line there. */

export interface HubLimits {
  /** Bytes of an office's change sets, and of its files, each. */
  readonly bytes: number;
  readonly devices: number;
  readonly requestsPerMinute: number;
}

export interface HubParts {
  readonly db: Database;
  readonly news: News;
  readonly metrics: Metrics;
  readonly limits: HubLimits;
  readonly admission: string;
  readonly minSchema: number;
}

/** Who asks, proven. */
export interface Asker {
  readonly office: string;
  /** Base64. */
  readonly officeKey: string;
  readonly device: string;
  readonly known: KnownDevice;
  readonly now: number;
}

export interface Call {
  readonly hub: HubParts;
  /** The last part of the path where the route has a name there. */
  readonly name: string;
  readonly query: URLSearchParams;
  readonly body: Buffer;
  /** Aborted when the asker is gone or the hub is being closed. */
  readonly signal: AbortSignal;
}

interface RouteOf<Who> {
  readonly method: 'GET' | 'POST' | 'PUT' | 'DELETE';
  /** A path, whose last part may be NAME. */
  readonly pattern: string;
  readonly maxBody: number;
  readonly answer: (call: Call, asker: Who) => Promise<Outcome<Reply>>;
}

/** `signed`: by a device that is known; `introducing`: by one that may become known by what it brings. */
export type Route =
  | (RouteOf<Asker> & { readonly access: 'signed' | 'introducing' })
  | (RouteOf<null> & { readonly access: 'open' });

const JSON_BYTES = 512 * 1024;
const MAX_WAIT_S = 25;

function json(outcome: Outcome<object>): Outcome<Reply> {
  return outcome.ok ? done({ body: outcome.value }) : outcome;
}

/** A number of the query, or null when it is none. */
function numberOf(query: URLSearchParams, name: string, absent: number | null = null): number | null {
  const text = query.get(name);
  if (text === null) return absent;
  const value = /^\d{1,16}$/.test(text) ? Number(text) : Number.NaN;
  return Number.isSafeInteger(value) ? value : null;
}

function badQuery(): Outcome<Reply> {
  return refuse('invalid', 'The address of the request is not as this hub knows it.');
}

export function parsed(body: Buffer): unknown {
  try {
    return JSON.parse(body.toString('utf8'));
  } catch {
    return undefined;
  }
}

export const ROUTES: readonly Route[] = [
  {
    method: 'GET',
    pattern: '/v1/state',
    access: 'signed',
    maxBody: 0,
    async answer({ hub, query }, { office, device }) {
      const seq = numberOf(query, 'seq');
      if (seq === null) return badQuery();
      return json(await stateOf(hub.db, { office, device, seq, minSchema: hub.minSchema }));
    },
  },
  {
    method: 'POST',
    pattern: '/v1/office',
    access: 'open',
    maxBody: 8192,
    answer: async ({ hub, body }) => json(await register(hub.db, parsed(body), hub.admission)),
  },
  {
    method: 'POST',
    pattern: '/v1/statements',
    access: 'introducing',
    maxBody: PUSH_BYTES,
    async answer({ hub, body }, { office, officeKey }) {
      const statements = statementsIn(parsed(body));
      if (!statements) return refuse('invalid', 'This is no list of statements.');
      return json(
        await keepStatements(hub.db, { id: office, publicKey: officeKey }, statements, hub.limits.devices),
      );
    },
  },
  {
    method: 'GET',
    pattern: '/v1/statements',
    access: 'signed',
    maxBody: 0,
    async answer({ hub, query }, { office }) {
      const after = query.get('after') ?? '';
      if (after !== '' && !Id.safeParse(after).success) return badQuery();
      return done({ body: await statementsAfter(hub.db, office, after === '' ? null : after) });
    },
  },
  {
    method: 'POST',
    pattern: '/v1/sets',
    access: 'signed',
    maxBody: PUSH_BYTES,
    async answer({ hub, query, body }, { office, device, now }) {
      const pushed = await pushSets(hub.db, {
        office,
        device,
        body,
        given: query.get('given') === '1',
        now,
        minSchema: hub.minSchema,
        limitBytes: hub.limits.bytes,
      });
      if (!pushed.ok) return pushed;
      if (pushed.value.taken > 0) {
        hub.metrics.add('sets', pushed.value.taken);
        hub.news.tell(office);
      }
      return done({ body: pushed.value.pushed });
    },
  },
  {
    method: 'GET',
    pattern: '/v1/sets',
    access: 'signed',
    maxBody: 0,
    answer: waitForSets,
  },
  {
    method: 'POST',
    pattern: '/v1/files/missing',
    access: 'signed',
    maxBody: JSON_BYTES,
    answer: async ({ hub, body }, { office }) => json(await filesOf(hub.db, office, parsed(body))),
  },
  {
    method: 'PUT',
    pattern: '/v1/files/NAME',
    access: 'signed',
    maxBody: PIECE_BYTES,
    async answer({ hub, name, query, body }, { office }) {
      const start = numberOf(query, 'at');
      const total = numberOf(query, 'of');
      if (start === null || total === null) return badQuery();
      const piece = { office, name, start, total, bytes: body, limitBytes: hub.limits.bytes };
      return json(await putPiece(hub.db, piece));
    },
  },
  {
    method: 'GET',
    pattern: '/v1/files/NAME',
    access: 'signed',
    maxBody: 0,
    async answer({ hub, name, query }, { office }) {
      const from = numberOf(query, 'from', 0);
      if (from === null) return badQuery();
      const read = await readPiece(hub.db, office, name, from);
      if (!read.ok) return read;
      return done({ body: read.value.bytes, headers: { 'x-total': String(read.value.total) } });
    },
  },
  {
    method: 'PUT',
    pattern: '/v1/snapshot',
    access: 'signed',
    maxBody: JSON_BYTES,
    answer: async ({ hub, body }, { office }) => json(await putSnapshot(hub.db, office, parsed(body))),
  },
  {
    method: 'GET',
    pattern: '/v1/snapshot',
    access: 'signed',
    maxBody: 0,
    answer: async ({ hub }, { office }) => done({ body: await snapshotOf(hub.db, office) }),
  },
  {
    method: 'PUT',
    pattern: '/v1/letters/NAME',
    access: 'signed',
    maxBody: LETTER_BYTES,
    async answer({ hub, name, body }, { office, known }) {
      // A letter is how a device comes to the office.
      if (known.may !== 'administer') {
        return refuse(
          'notAllowed',
          'Only a device that may add others to the office leaves letters for them.',
        );
      }
      return json(await putLetter(hub.db, office, name, body));
    },
  },
  {
    method: 'GET',
    pattern: '/v1/letters/NAME',
    access: 'open',
    maxBody: 0,
    async answer({ hub, name }) {
      const letter = await letterOf(hub.db, name);
      return letter.ok ? done({ body: letter.value }) : letter;
    },
  },
  {
    method: 'DELETE',
    pattern: '/v1/letters/NAME',
    access: 'signed',
    maxBody: 0,
    answer: async ({ hub, name }, { office }) => json(await removeLetter(hub.db, office, name)),
  },
];

/** At once when there is something, else when something comes, else empty when the time is over. */
async function waitForSets({ hub, query, signal }: Call, { office }: Asker): Promise<Outcome<Reply>> {
  const after = numberOf(query, 'after');
  const limit = numberOf(query, 'limit', PUSH_BYTES);
  const wait = numberOf(query, 'wait', 0);
  if (after === null || limit === null || wait === null) return badQuery();
  const until = performance.now() + Math.min(wait, MAX_WAIT_S) * 1000;
  for (;;) {
    // Listened before it is looked, so that nothing comes between the two.
    const over = new AbortController();
    const left = Math.max(0, until - performance.now());
    const news = hub.news.next(office, left, AbortSignal.any([signal, over.signal]));
    try {
      const sets = await pullSets(hub.db, { office, after, limit });
      if (sets === null) {
        return refuse(
          'setBack',
          'The line of the office is shorter than that: the hub was set back. Ask for its state.',
        );
      }
      if (sets.length > 0 || left === 0 || signal.aborted) return done({ body: sets });
      await news;
    } finally {
      over.abort();
    }
  }
}

export interface Found {
  readonly route: Route;
  readonly name: string;
}

/** Null: there is no such route. */
export function routeFor(method: string, path: string): Found | null {
  const cut = path.lastIndexOf('/');
  const last = path.slice(cut + 1);
  const exact = ROUTES.find((route) => route.method === method && route.pattern === path);
  if (exact) return { route: exact, name: '' };
  const named = ROUTES.find(
    (route) => route.method === method && route.pattern === `${path.slice(0, cut)}/NAME`,
  );
  return named && FileName.safeParse(last).success ? { route: named, name: last } : null;
}
