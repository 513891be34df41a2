import { type ChainFault, type ChainVerdict } from '../shared/domain/auditEntry.ts';
import { atOnce, digestJournal, digestTransaction, GENESIS, type HashedRow, hashOf } from './auditChain.ts';
import { layoutOf } from './auditLayout.ts';
import { trailHead } from './auditTrail.ts';
import { purgesOfJournal } from './auditPurges.ts';
import type { Connection } from './open.ts';
import { all, count, first } from './rows.ts';

/** How far the walk has come, in entries and journal rows. */
export interface VerifyProgress {
  readonly done: number;
  readonly total: number;
}

type Row = HashedRow & {
  readonly n: number;
  readonly id: string;
  readonly at: string;
  readonly kind: string;
  readonly patient_id: string;
  readonly details: string;
  readonly tx: number | null;
  readonly digest: string;
  readonly previous: string;
  readonly hash: string;
};

/** Entries read at once: a few milliseconds of work. */
const PAGE = 200;
/** Below all transactions. */
const NONE = -Number.MAX_SAFE_INTEGER;

/**
 * Walks the whole trail and the journal under it, and stops at the first place where something does not hold. It
 * yields every few milliseconds; others may write meanwhile, and what they add is walked too.
 * @param db the connection to begin with; each `next` takes the one to go on with
 */
export function* verifyTrail(db: Connection): Generator<VerifyProgress, ChainVerdict, Connection> {
  const total = trailHead(db).n + count(db, 'select count(*) from _journal');
  let done = 0;
  let about = 0;
  let head = { n: 0, hash: GENESIS };
  let lastTx = NONE;
  /** Heads that were noted with backups and must still be in the chain. */
  const noted = headsNoted(db);
  const purges = purgesOfJournal();
  const broken = (
    fault: ChainFault,
    row: Row | null,
    n: number,
    transaction: number | null,
  ): ChainVerdict => ({
    ok: false,
    entries: head.n,
    broken: { fault, n, at: row?.at ?? '', transaction },
  });

  for (;;) {
    const page = all<Row>(db, 'select * from _audit where n > ? order by n limit ?', [head.n, PAGE]);
    for (const row of page) {
      if (row.n !== head.n + 1) return broken('missing', row, head.n + 1, null);
      const own = hashOf(row) === row.hash;
      if (row.previous !== head.hash) {
        if (own && head.n > 0) return broken('changed', row, head.n, null);
        return broken(stoodElsewhere(db, row.previous) ? 'reordered' : 'changed', row, row.n, null);
      }
      if (!own) return broken('changed', row, row.n, null);
      if (row.kind === 'sealed') {
        const upTo = lastTransactionOf(row.details);
        if (row.n !== 1) return broken('added', row, row.n, null);
        const sealed = yield* counted(digestJournal(db, upTo));
        if (sealed.digest !== row.digest && !purges.explain(db, 'sealed', upTo, row.digest, sealed.digest))
          return broken('journalDiffers', row, row.n, null);
        lastTx = upTo;
      } else if (row.tx !== null) {
        const stray = firstBetween(db, lastTx, row.tx);
        if (stray !== null) return broken('journalWithoutEntry', row, row.n, stray);
        const digested = yield* counted(digestTransaction(db, row.tx));
        if (
          digested.digest !== row.digest &&
          !purges.explain(db, 'change', row.tx, row.digest, digested.digest)
        )
          return broken('journalDiffers', row, row.n, row.tx);
        lastTx = row.tx;
      }
      const patients = patientsIn(row);
      about += patients.length;
      for (const patient of patients) {
        if (!first(db, 'select 1 from _audit_about where patient_id = ? and n = ?', [patient, row.n]))
          return broken('indexDiffers', row, row.n, null);
      }
      noted.delete(row.hash);
      head = { n: row.n, hash: row.hash };
      done += 1;
    }
    if (page.length > 0) {
      db = yield { done: Math.min(done, total), total };
      continue;
    }
    // From here to the end nothing yields: nobody can add an entry in between.
    const known = trailHead(db);
    if (known.n > head.n) return broken('missing', null, head.n + 1, null);
    if (known.n < head.n || known.hash !== head.hash) return broken('added', null, head.n, null);
    const stray = firstBetween(db, lastTx, null);
    if (stray !== null) return broken('journalWithoutEntry', null, head.n + 1, stray);
    if (count(db, 'select count(*) from _audit_about') !== about)
      return broken('indexDiffers', null, head.n, null);
    if (noted.size > 0) return broken('headUnknown', null, head.n, null);
    const told = purges.told();
    return { ok: true, entries: head.n, head: head.hash, ...(told.length > 0 ? { purges: [...told] } : {}) };
  }

  function* counted<T>(steps: Generator<number, T, Connection>): Generator<VerifyProgress, T, Connection> {
    for (;;) {
      const step = steps.next(db);
      if (step.done) return step.value;
      done += step.value;
      db = yield { done: Math.min(done, total), total };
    }
  }
}

/** As verifyTrail, at one go: for tests and the command line. */
export function verifyTrailAtOnce(db: Connection): ChainVerdict {
  return atOnce(db, verifyTrail(db));
}

/** The first transaction between two, or after one, of which the journal has rows. */
function firstBetween(db: Connection, after: number, before: number | null): number | null {
  const found = first<{ tx: number }>(
    db,
    'select tx from _journal where tx > ? and (tx < ? or ? is null) order by tx limit 1',
    [after, before, before],
  );
  return found?.tx ?? null;
}

function stoodElsewhere(db: Connection, hash: string): boolean {
  return hash === GENESIS || first(db, 'select 1 from _audit where hash = ?', [hash]) !== undefined;
}

function lastTransactionOf(details: string): number {
  const { lastTransaction } = JSON.parse(details) as { lastTransaction?: unknown };
  return typeof lastTransaction === 'number' ? lastTransaction : 0;
}

function patientsIn(row: Row): readonly string[] {
  const { patients } = JSON.parse(row.details) as { patients?: unknown };
  const found = new Set<string>(row.patient_id === '' ? [] : [row.patient_id]);
  if (Array.isArray(patients)) for (const id of patients) if (typeof id === 'string') found.add(id);
  return [...found];
}

function headsNoted(db: Connection): Set<string> {
  if (!layoutOf(db).backups) return new Set();
  const rows = all<{ hash: string }>(db, `select audit_head as hash from backup_run where audit_head <> ''`);
  return new Set(rows.map(({ hash }) => hash).filter((hash) => hash !== GENESIS));
}
