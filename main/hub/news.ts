import { setTimeout as wait } from 'node:timers/promises';
import type { Client } from 'pg';
import type { Database } from './database.ts';

/**
 * Who waits for news of an office, and how copies of the hub tell each other. Each copy listens on one connection; a
 * connection that died is made anew, and meanwhile the heads of the lines that somebody waits for are looked up.
 */

const CHANNEL = 'hub_news';
const UUID = /^[0-9a-f-]{36}$/;

export interface News {
  /** Resolves when something may have come for the office, when the signal is aborted, or after so many milliseconds. */
  next(office: string, milliseconds: number, signal: AbortSignal): Promise<void>;
  /** Tells this copy at once, and the others soon. */
  tell(office: string): void;
  readonly waiting: () => number;
  readonly isListening: () => boolean;
  close(): Promise<void>;
}

export interface NewsOptions {
  /** How often the lines are looked up while listening works, and while it does not; milliseconds. */
  readonly checkMs: number;
  readonly checkDeafMs: number;
}

export function startNews(db: Database, { checkMs, checkDeafMs }: NewsOptions): News {
  const waiters = new Map<string, Set<() => void>>();
  const told = new Set<string>();
  const closing = new AbortController();
  let ear: Client | null = null;
  let telling: NodeJS.Timeout | null = null;

  function wake(office: string): void {
    for (const one of waiters.get(office) ?? []) one();
  }

  /** Together, and outside of the pushes: PostgreSQL lets only one transaction at a time end that notifies. */
  function tellOthers(): void {
    telling = null;
    const offices = [...told];
    told.clear();
    const client = ear;
    if (client === null || offices.length === 0) return;
    // A copy that did not hear of it looks the lines up itself a little later.
    client
      .query(`select pg_notify($1, office) from unnest($2::text[]) as office`, [CHANNEL, offices])
      .catch(() => undefined);
  }

  async function listen(): Promise<void> {
    for (let pause = 100; !closing.signal.aborted; pause = Math.min(pause * 2, 5000)) {
      const client = db.client();
      const ended = new Promise<void>((resolve) => {
        client.once('end', () => resolve());
        client.on('error', () => resolve());
      });
      try {
        await client.connect();
        // News are not worth waiting for the disk.
        await client.query('set synchronous_commit = off');
        client.on('notification', ({ payload = '' }) => {
          if (UUID.test(payload)) wake(payload);
        });
        await client.query(`listen ${CHANNEL}`);
        ear = client;
        pause = 100;
        await Promise.race([ended, heartbeats(client)]);
      } catch {
        // Said by the health of the hub; tried again below.
      }
      ear = null;
      client.end().catch(() => undefined);
      for (const office of waiters.keys()) wake(office);
      await wait(pause, undefined, { signal: closing.signal }).catch(() => undefined);
    }
  }

  /** Ends when the connection does not answer any more, as after a cable was cut. */
  async function heartbeats(client: Client): Promise<void> {
    const { signal } = closing;
    while (!signal.aborted) {
      await wait(10_000, undefined, { signal }).catch(() => undefined);
      if (signal.aborted) return;
      const answered = client.query('select 1').then(() => true);
      const inTime = await Promise.race([
        answered.catch(() => false),
        wait(5000, false, { signal }).catch(() => false),
      ]);
      if (!inTime) return;
    }
  }

  async function lookUp(): Promise<void> {
    const heads = new Map<string, number>();
    while (!closing.signal.aborted) {
      await wait(ear === null ? checkDeafMs : checkMs, undefined, { signal: closing.signal }).catch(
        () => undefined,
      );
      const offices = [...waiters.keys()];
      if (offices.length === 0 || closing.signal.aborted) continue;
      try {
        const rows = await db.query<{ id: string; head: number }>(
          'select id, head from hub.office where id = any ($1::uuid[])',
          [offices],
        );
        for (const { id, head } of rows) {
          if (heads.get(id) !== head) wake(id);
        }
        heads.clear();
        for (const { id, head } of rows) heads.set(id, head);
      } catch {
        // The database is away; whoever waits is answered when the time is over.
      }
    }
  }

  const running = Promise.all([listen(), lookUp()]);

  return {
    next: (office, milliseconds, signal) =>
      new Promise((resolve) => {
        const here = waiters.get(office) ?? new Set();
        waiters.set(office, here);
        function end(): void {
          clearTimeout(timer);
          signal.removeEventListener('abort', end);
          closing.signal.removeEventListener('abort', end);
          here.delete(end);
          if (here.size === 0 && waiters.get(office) === here) waiters.delete(office);
          resolve();
        }
        const timer = setTimeout(end, milliseconds);
        here.add(end);
        signal.addEventListener('abort', end);
        closing.signal.addEventListener('abort', end);
        if (signal.aborted || closing.signal.aborted) end();
      }),
    tell(office) {
      wake(office);
      told.add(office);
      telling ??= setTimeout(tellOthers, 5);
    },
    waiting: () => [...waiters.values()].reduce((sum, { size }) => sum + size, 0),
    isListening: () => ear !== null,
    async close() {
      if (telling) clearTimeout(telling);
      tellOthers();
      closing.abort();
      await running;
    },
  };
}
