import type { JournaledRow } from './auditChain.ts';
import { type AuditLayout, layoutOf } from './auditLayout.ts';
import type { Connection } from './open.ts';
import { all, identifier } from './rows.ts';

/** What a transaction of the journal is about: the record that a person would name, and whose it is. */

/** The first of these that was touched names the change. */
const TOLD_FIRST = ['claim', 'visit', 'equipment', 'patient'] as const;
/** Fields whose earlier value is a patient's id: the one whom something was taken from saw a change too. */
const PATIENT_FIELDS = ['patient_id', 'holder_id'];

export interface Touched {
  readonly look: (row: JournaledRow) => void;
  readonly records: ReadonlyMap<string, ReadonlySet<string>>;
  readonly earlierPatients: ReadonlySet<string>;
  subject(): { readonly subject: string; readonly subjectId: string };
  /** Table to records touched. */
  counts(): Record<string, number>;
}

/** Gathers from the rows of a transaction as they pass by. */
export function touchedBy(): Touched {
  const records = new Map<string, Set<string>>();
  const earlierPatients = new Set<string>();
  return {
    records,
    earlierPatients,
    look({ tbl, row, field, before }) {
      let rows = records.get(tbl);
      if (!rows) records.set(tbl, (rows = new Set()));
      rows.add(row);
      if (field !== null && PATIENT_FIELDS.includes(field) && typeof before === 'string')
        earlierPatients.add(before);
    },
    subject() {
      const table = TOLD_FIRST.find((each) => records.has(each)) ?? [...records.keys()][0] ?? '';
      const rows = [...(records.get(table) ?? [])];
      return { subject: table, subjectId: rows.length === 1 ? (rows[0] ?? '') : '' };
    },
    counts: () => Object.fromEntries([...records].map(([table, rows]) => [table, rows.size])),
  };
}

/** The patients whose records a transaction touched, each once. */
export function patientsOf(
  db: Connection,
  tx: number,
  touched: Touched,
  layout: AuditLayout,
): readonly string[] {
  const found = new Set(touched.earlierPatients);
  for (const table of touched.records.keys()) {
    const name = identifier(table);
    const patient = layout.patientOf.get(name);
    if (patient === undefined) continue;
    const rows = all<{ patient: string }>(
      db,
      `select distinct ${patient} as patient from ${name} r
       where r.id in (select row from _journal where tx = ? and tbl = ?)`,
      [tx, table],
    );
    for (const row of rows) if (row.patient !== '') found.add(row.patient);
  }
  return [...found].sort();
}

/** An id of the records asked for, which come as a JSON array. */
const ASKED = 'in (select value from json_each(:ids))';

/** Files of many claims, whose rows lead to no single patient: SQL of all of theirs. */
const OF_FILES: Readonly<Record<string, string>> = {
  batch: `select c.patient_id as patient from batch_claim b join claim c on c.id = b.claim_id
    where b.batch_id ${ASKED}`,
  remittance: ofRemittances('r.id'),
  edi_file: `${ofRemittances('r.file_id')}
    union select c.patient_id from batch_event e join claim c on c.id = e.claim_id where e.file_id ${ASKED}`,
};

/** Claims whose number a remittance carries, and those that it was matched to. */
function ofRemittances(column: 'r.id' | 'r.file_id'): string {
  const answers = 'remittance r join remittance_claim rc on rc.remittance_id = r.id';
  return `select c.patient_id as patient from ${answers} join claim c on c.number = rc.claim_number
      where ${column} ${ASKED}
    union select c.patient_id from ${answers} join remittance_match m on m.remittance_claim_id = rc.id
      join claim c on c.id = m.claim_id where ${column} ${ASKED}`;
}

/**
 * The patients of records, each once, in the order of their ids. A table that leads to no patient has none.
 * @param also patients known without a record; only those who are there count
 */
export function patientsOfRecords(
  db: Connection,
  records: readonly { readonly table: string; readonly ids: readonly string[] }[],
  also: ReadonlySet<string> = new Set(),
): readonly string[] {
  const layout = layoutOf(db);
  const found = new Set<string>();
  for (const { table, ids } of [...records, { table: 'patient', ids: [...also] }]) {
    if (ids.length === 0) continue;
    const name = identifier(table);
    const patient = layout.patientOf.get(name);
    const sql =
      OF_FILES[table] ??
      (patient &&
        `select distinct ${patient} as patient from ${name} r where r.id in (select value from json_each(:ids))`);
    if (!sql) continue;
    for (const row of all<{ patient: string }>(db, sql, { ids: JSON.stringify(ids) }))
      if (row.patient !== '') found.add(row.patient);
  }
  return [...found].sort();
}
