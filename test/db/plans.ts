import type { Connection } from '../../db/open.ts';

/** One query that code ran, and how SQLite answers it. */
export interface Plan {
  readonly sql: string;
  readonly steps: readonly string[];
}

/** Runs `work` over a connection that notes the plan of every query. */
export function plansOf(db: Connection, work: (db: Connection) => unknown): Plan[] {
  const plans: Plan[] = [];
  const noted = (sql: string): unknown => {
    const statement = db.prepare(sql);
    const note = (parameters: unknown[]): void => {
      const rows = db.prepare<unknown[], { detail: string }>(`explain query plan ${sql}`).all(...parameters);
      plans.push({ sql, steps: rows.map(({ detail }) => detail) });
    };
    return {
      all: (...parameters: unknown[]) => (note(parameters), statement.all(...parameters)),
      get: (...parameters: unknown[]) => (note(parameters), statement.get(...parameters)),
      run: (...parameters: unknown[]) => (note(parameters), statement.run(...parameters)),
    };
  };
  work({ prepare: noted } as unknown as Connection);
  return plans;
}

/** Steps that read a whole table row by row. A virtual table, a page of ids or a walk along an index is none. */
export function fullScans(plans: readonly Plan[]): string[] {
  return plans.flatMap(({ steps }) =>
    steps.filter((step) =>
      /^SCAN (?!page|found|years|CONSTANT ROW|patient_search|equipment_search|document_search|\w+ USING|\w+ VIRTUAL|\()/.test(
        step,
      ),
    ),
  );
}
