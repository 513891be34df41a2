import fs from 'node:fs';
import { z } from 'zod';
import { writeFileDurably } from './files.ts';

/**
 * How often a wrong passphrase or code was tried, and how long the next try has to wait: kept in a small file of the
 * data folder, so that starting the program again does not begin anew. It holds no name and no part of what was typed.
 * Beside it stands who was turned away since somebody was last admitted: a locked store takes no note, so it is told at
 * the next sitting, whenever the program ended in between.
 *
 * A wait is kept as what is left of it, and runs down by what both clocks say went by: the wall clock and the time
 * since the computer was started. Setting the wall clock back counts as no time at all (and does not lengthen the
 * wait); setting it ahead, by minutes or by years, does not shorten it, because the computer's own running time did
 * not go on. After the computer was restarted, only the time since then counts. Where the host tells no running
 * time, the wall clock counts alone, save for leaps of more than a year.
 *
 * Whoever can delete this file can copy the data folder as well and guess without this program: against that stands
 * the work of Argon2id. A file that was damaged leaves no free tries.
 */

export type AttemptKind = 'passphrase' | 'recovery' | 'emergency';

export interface AttemptClocks {
  /** Milliseconds since 1970. */
  readonly clock: () => number;
  /** Milliseconds since the computer was started; goes on while the program does not run. */
  readonly uptime?: (() => number) | undefined;
}

const FREE_ATTEMPTS = 5;
const FIRST_WAIT_SECONDS = 5;
const LONGEST_WAIT_SECONDS = 300;
const LEAP_MS = 366 * 86_400_000;

const Count = z.strictObject({
  failed: z.int().min(0).max(1_000_000),
  remainingMs: z
    .number()
    .min(0)
    .max(LONGEST_WAIT_SECONDS * 1000),
  /** When `remainingMs` was true, by both clocks. */
  wall: z.number(),
  uptime: z.number().nullable(),
});
type Count = z.infer<typeof Count>;

/** Wrong tries that the audit trail has not been told of. */
const TurnedAway = z.strictObject({
  kind: z.enum(['passphrase', 'recovery', 'emergency']),
  /** Whose passphrase it was to be; '' for a code, which is nobody's. */
  userId: z.string().max(60),
  count: z.int().min(1).max(1_000_000),
});
export type TurnedAway = Readonly<z.infer<typeof TurnedAway>>;

const AttemptsFile = z.strictObject({
  version: z.literal(1),
  passphrase: Count,
  recovery: Count,
  emergency: Count,
  turnedAway: z.array(TurnedAway).default([]),
});
type Counts = Omit<z.infer<typeof AttemptsFile>, 'version' | 'turnedAway'>;

export class Attempts {
  readonly #file: string;
  readonly #clocks: AttemptClocks;
  readonly #counts: Counts;
  #turnedAway: readonly TurnedAway[] = [];

  /** @param file need not exist. Errors of the disk never keep anybody out: then the counts live in memory only. */
  constructor(file: string, clocks: AttemptClocks) {
    this.#file = file;
    this.#clocks = clocks;
    this.#counts = this.#read();
  }

  /** Whole seconds until the next try of this kind; 0 when it may be now. */
  wait(kind: AttemptKind): number {
    return Math.ceil(this.#settle(kind).remainingMs / 1000);
  }

  failed(kind: AttemptKind): void {
    const count = this.#settle(kind);
    const failed = count.failed + 1;
    const over = failed - FREE_ATTEMPTS;
    const seconds = over >= 0 ? Math.min(FIRST_WAIT_SECONDS * 2 ** over, LONGEST_WAIT_SECONDS) : 0;
    this.#counts[kind] = { ...count, failed, remainingMs: seconds * 1000 };
    this.#write();
  }

  succeeded(kind: AttemptKind): void {
    if (this.#counts[kind].failed === 0) return;
    this.#counts[kind] = this.#count(0);
    this.#write();
  }

  /** To be told at the next sitting. A slip in a code counts here too, though nobody has to wait for it. */
  turnAway(kind: AttemptKind, userId: string): void {
    const same = this.#turnedAway.find((each) => each.kind === kind && each.userId === userId);
    const others = this.#turnedAway.filter((each) => each !== same);
    this.#turnedAway = [...others, { kind, userId, count: (same?.count ?? 0) + 1 }];
    this.#write();
  }

  turnedAway(): readonly TurnedAway[] {
    return this.#turnedAway;
  }

  /** The audit trail has them. */
  told(): void {
    if (this.#turnedAway.length === 0) return;
    this.#turnedAway = [];
    this.#write();
  }

  /** Takes off what went by since the last look. */
  #settle(kind: AttemptKind): Count {
    const count = this.#counts[kind];
    const now = this.#count(count.failed);
    const settled = { ...now, remainingMs: Math.max(0, count.remainingMs - elapsed(count, now)) };
    this.#counts[kind] = settled;
    return settled;
  }

  #count(failed: number): Count {
    const uptime = this.#clocks.uptime?.() ?? null;
    return { failed, remainingMs: 0, wall: this.#clocks.clock(), uptime };
  }

  #read(): Counts {
    const fresh = (failed: number): Counts => ({
      passphrase: this.#count(failed),
      recovery: this.#count(failed),
      emergency: this.#count(failed),
    });
    try {
      if (!fs.existsSync(this.#file)) return fresh(0);
      const {
        version: _,
        turnedAway,
        ...counts
      } = AttemptsFile.parse(JSON.parse(fs.readFileSync(this.#file, 'utf8')));
      this.#turnedAway = turnedAway;
      return counts;
    } catch {
      return fresh(FREE_ATTEMPTS - 1);
    }
  }

  #write(): void {
    try {
      const counts = Object.values(this.#counts);
      const turnedAway = this.#turnedAway;
      if (turnedAway.length === 0 && counts.every(({ failed }) => failed === 0))
        fs.rmSync(this.#file, { force: true });
      else
        writeFileDurably(
          this.#file,
          Buffer.from(JSON.stringify({ version: 1, ...this.#counts, turnedAway })),
        );
    } catch {
      // A full or a lost disk: the wait holds for as long as the program runs.
    }
  }
}

/** Milliseconds that went by for certain. */
function elapsed(before: Count, now: Count): number {
  const byWall = now.wall - before.wall;
  const sure = byWall < 0 || byWall > LEAP_MS ? 0 : byWall;
  if (now.uptime === null || before.uptime === null) return sure;
  const running = now.uptime >= before.uptime ? now.uptime - before.uptime : now.uptime;
  return Math.min(sure, running);
}
