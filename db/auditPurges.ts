import type { ChainVerdict } from '../shared/domain/auditEntry.ts';
import type { Connection } from './open.ts';
import { all, count } from './rows.ts';

/**
 * What purges took from the journal, for whoever verifies the audit trail. A purge notes the digest of each transaction
 * before and after; the note is read from the journal, where an entry of the trail stands for it as for any change, so
 * that it is proven on the same walk and nobody can add one behind the program's back.
 */

type Told = NonNullable<Extract<ChainVerdict, { ok: true }>['purges']>[number];
type Lost = readonly [tx: number, before: string, after: string];

interface Purge {
  readonly tx: number;
  readonly at: string;
  readonly userName: string;
  readonly patients: number;
  readonly sealed: Lost | null;
  readonly changes: ReadonlyMap<number, Lost>;
}

export interface PurgesOfJournal {
  /** True where purges after a transaction lead from the digest that its entry has to the one that it has now. */
  explain(db: Connection, what: 'sealed' | 'change', tx: number, noted: string, now: string): boolean;
  /** The purges that explained something, oldest first. */
  told(): readonly Told[];
}

export function purgesOfJournal(): PurgesOfJournal {
  let purges: readonly Purge[] = [];
  const explained = new Map<Purge['tx'], Told>();
  return {
    explain(db, what, tx, noted, now) {
      if (
        count(db, `select count(*) from _journal where tbl = 'purge_run' and op = 'insert'`) !== purges.length
      )
        purges = readPurges(db);
      const steps = purges.flatMap((purge) => {
        const lost = what === 'sealed' ? purge.sealed : purge.changes.get(tx);
        return lost && lost[0] === tx && purge.tx > tx ? [{ purge, lost }] : [];
      });
      let digest = noted;
      for (const { lost } of steps) {
        if (lost[1] !== digest) return false;
        digest = lost[2];
      }
      if (steps.length === 0 || digest !== now) return false;
      for (const { purge } of steps) {
        const { at, userName, patients } = purge;
        const before = explained.get(purge.tx)?.transactions ?? 0;
        explained.set(purge.tx, { at, userName, patients, transactions: before + 1 });
      }
      return true;
    },
    told: () => [...explained.entries()].sort(([left], [right]) => left - right).map(([, told]) => told),
  };
}

function readPurges(db: Connection): Purge[] {
  return all<{ tx: number; after: string }>(
    db,
    `select tx, after from _journal where tbl = 'purge_run' and op = 'insert' order by tx, n`,
  ).map(({ tx, after }) => {
    const row = JSON.parse(after) as {
      at: string;
      user_name: string;
      patient_count: number;
      journal: string;
    };
    const { sealed, changes } = JSON.parse(row.journal) as { sealed: Lost | null; changes: readonly Lost[] };
    return {
      tx,
      at: row.at,
      userName: row.user_name,
      patients: row.patient_count,
      sealed,
      changes: new Map(changes.map((lost) => [lost[0], lost])),
    };
  });
}
