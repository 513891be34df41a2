import type { Id } from '../shared/domain/ids.ts';
import type { Connection } from './open.ts';
import { all, count, identifier, run } from './rows.ts';

/**
 * Which rows are a patient's: worked out table by table into a list that lives in memory, from which the owner is shown
 * what goes and the purge removes it. A row of another patient never gets onto the list. What holds several patients (a
 * file of claims, a remittance, the file it came in, a paper) is on it only when it holds nobody else any more.
 */

const LIST = 'temp.purge_row';

/** Ids of a table that are on the list. */
function going(table: string): string {
  return `(select id from ${LIST} where tbl = '${table}')`;
}

const PATIENTS = going('patient');
const CLAIMS = going('claim');
const VISITS = going('visit');
const DEVICES = going('equipment');
const DOCUMENTS = going('document');

/** True where a row `table.column` of somebody else rests on `target`. */
function others(table: string, column: string, target: string, owner: string): string {
  return `exists (select 1 from ${table} o where o.${column} = ${target} and o.${owner} is not null and o.${owner} not in ${PATIENTS})`;
}

/** A device of the patient's own that nobody else ever had. The office's devices stay. */
const OWN_DEVICE = `ownership = 'patientOwned'
  and (holder_id in ${PATIENTS} or (holder_id is null and (
    exists (select 1 from visit v where v.equipment_id = equipment.id and v.patient_id in ${PATIENTS})
    or exists (select 1 from claim c where c.equipment_id = equipment.id and c.patient_id in ${PATIENTS})
    or exists (select 1 from custody k where k.equipment_id = equipment.id and k.holder_id in ${PATIENTS}))))
  and not ${others('visit', 'equipment_id', 'equipment.id', 'patient_id')}
  and not ${others('claim', 'equipment_id', 'equipment.id', 'patient_id')}
  and not ${others('rental', 'equipment_id', 'equipment.id', 'patient_id')}
  and not ${others('document', 'equipment_id', 'equipment.id', 'patient_id')}
  and not ${others('custody', 'equipment_id', 'equipment.id', 'holder_id')}
  and not ${others('recall_unit', 'equipment_id', 'equipment.id', 'holder_id')}
  and not ${others('loan', 'equipment_id', 'equipment.id', 'patient_id')}
  and not ${others('loan', 'for_equipment_id', 'equipment.id', 'patient_id')}`;

/** A paper on no patient that only the patient's claims, orders and tests use. */
const OWN_PAPER = `patient_id is null and (visit_id in ${VISITS} or equipment_id in ${DEVICES}
    or id in (select document_id from claim_document where claim_id in ${CLAIMS})
    or id in (select document_id from physician_order where patient_id in ${PATIENTS})
    or id in (select document_id from oxygen_test where patient_id in ${PATIENTS})
    or id in (select document_id from chase where patient_id in ${PATIENTS}))
  and not exists (select 1 from claim_document o where o.document_id = document.id and o.claim_id not in ${CLAIMS})
  and not ${others('physician_order', 'document_id', 'document.id', 'patient_id')}
  and not ${others('oxygen_test', 'document_id', 'document.id', 'patient_id')}
  and not ${others('chase', 'document_id', 'document.id', 'patient_id')}`;

/** The claim of a remittance as it is matched now, or unmatched under the number of a claim that goes. */
const MATCHED_TO = `(select m.claim_id from remittance_match m where m.remittance_claim_id = remittance_claim.id
  order by m.id desc limit 1)`;
const REMITTED = `id in (select remittance_claim_id from remittance_match where claim_id in ${CLAIMS})
    and coalesce(${MATCHED_TO}, '') in (select id from ${LIST} where tbl = 'claim' union all select '')
  or claim_number in (select number from claim where id in ${CLAIMS}) and ${MATCHED_TO} is null`;

/** A container goes with the last thing in it: something of it goes now, and nothing of it stays. */
function emptied(container: string, column: string, part: string): string {
  return `id in (select ${column} from ${part} where id in ${going(part)})
    and not exists (select 1 from ${part} o where o.${column} = ${container}.id and o.id not in ${going(part)})`;
}

/** In an order in which each may look at what was listed before it. */
const RULES: readonly (readonly [table: string, condition: string])[] = [
  ...['coverage', 'diagnosis', 'physician_order', 'oxygen_test', 'claim', 'rental', 'audit_request'].map(
    (table) => [table, `patient_id in ${PATIENTS}`] as const,
  ),
  ['retention_hold', `patient_id in ${PATIENTS}`],
  ['equipment', OWN_DEVICE],
  ['visit', `patient_id in ${PATIENTS} or (patient_id is null and equipment_id in ${DEVICES})`],
  ['loan', `patient_id in ${PATIENTS} or equipment_id in ${DEVICES} or for_equipment_id in ${DEVICES}`],
  ['document', `patient_id in ${PATIENTS} or (${OWN_PAPER})`],
  ['photo_marks', `document_id in ${DOCUMENTS}`],
  ...['claim_line', 'claim_document', 'claim_override', 'claim_event', 'claim_freeze'].map(
    (table) => [table, `claim_id in ${CLAIMS}`] as const,
  ),
  ...[
    'visit_part',
    'visit_labor',
    'visit_seal',
    'visit_amendment',
    'visit_log',
    'service_record',
    'handover',
  ].map((table) => [table, `visit_id in ${VISITS}`] as const),
  ['replacement_decision', `visit_id in ${VISITS} or equipment_id in ${DEVICES}`],
  ['custody', `holder_id in ${PATIENTS} or equipment_id in ${DEVICES}`],
  ['not_duplicate', `equipment_id in ${DEVICES} or other_equipment_id in ${DEVICES}`],
  ['maintenance', `equipment_id in ${DEVICES}`],
  ['maintenance_done', `equipment_id in ${DEVICES} or maintenance_id in ${going('maintenance')}`],
  ['recall_unit', `holder_id in ${PATIENTS} or equipment_id in ${DEVICES}`],
  ['rental_bill', `rental_id in ${going('rental')} or claim_id in ${CLAIMS}`],
  ['audit_packet', `request_id in ${going('audit_request')}`],
  ['audit_part', `packet_id in ${going('audit_packet')}`],
  ['batch_claim', `claim_id in ${CLAIMS}`],
  ['batch', emptied('batch', 'batch_id', 'batch_claim')],
  ['batch_event', `claim_id in ${CLAIMS} or batch_id in ${going('batch')}`],
  ['remittance_claim', REMITTED],
  ['remittance_match', `claim_id in ${CLAIMS} or remittance_claim_id in ${going('remittance_claim')}`],
  ['payment', `claim_id in ${CLAIMS} or remittance_claim_id in ${going('remittance_claim')}`],
  ['remittance', emptied('remittance', 'remittance_id', 'remittance_claim')],
  [
    'edi_file',
    `(id in (select file_id from remittance where id in ${going('remittance')})
        or id in (select file_id from batch_event where id in ${going('batch_event')}))
      and not exists (select 1 from remittance o where o.file_id = edi_file.id and o.id not in ${going('remittance')})
      and not exists (select 1 from batch_event o where o.file_id = edi_file.id and o.id not in ${going('batch_event')})`,
  ],
  ['denial', `claim_id in ${CLAIMS}`],
  ['letter', `patient_id in ${PATIENTS} or claim_id in ${CLAIMS} or denial_id in ${going('denial')}`],
  ['chase', `patient_id in ${PATIENTS}`],
];

/** Tables from which a purge removes rows. */
export const PURGED_TABLES: readonly string[] = ['patient', ...new Set(RULES.map(([table]) => table))];

/** What stays and no longer says whose it was: counts of stock, upkeep of the office's devices. */
export const LOOSENED: readonly {
  readonly table: string;
  readonly column: string;
  readonly to: string;
}[] = [
  { table: 'equipment', column: 'holder_id', to: 'patient' },
  { table: 'document', column: 'visit_id', to: 'visit' },
  { table: 'document', column: 'equipment_id', to: 'equipment' },
  { table: 'recall_unit', column: 'visit_id', to: 'visit' },
  { table: 'loan', column: 'visit_id', to: 'visit' },
  { table: 'stock_move', column: 'visit_id', to: 'visit' },
  { table: 'maintenance_done', column: 'visit_id', to: 'visit' },
  { table: 'custody', column: 'other_equipment_id', to: 'equipment' },
];

export interface PurgePlan {
  /** Table to rows that go. */
  readonly counts: Readonly<Record<string, number>>;
  readonly rows: number;
  /** Files of claims and remittances that stay, because other patients are in them. */
  readonly sharedFiles: number;
  /** Patients whose records another patient's rest on: they cannot go yet. */
  readonly entangled: readonly Id[];
}

/**
 * Works the list out for some patients and keeps it until `forgetPlan`. Writes to memory only.
 * @param ids patients; one that does not exist is passed over
 */
export function planPurge(db: Connection, ids: readonly Id[]): PurgePlan {
  list(db, ids);
  const counts: Record<string, number> = {};
  for (const row of all<{ tbl: string; rows: number }>(
    db,
    `select tbl, count(*) as rows from ${LIST} group by tbl order by tbl`,
  ))
    counts[row.tbl] = row.rows;
  const plan = {
    counts,
    rows: Object.values(counts).reduce((sum, each) => sum + each, 0),
    sharedFiles: sharedFiles(db),
  };
  if (!isEntangled(db)) return { ...plan, entangled: [] };
  const entangled = ids.filter((id) => {
    list(db, [id]);
    return isEntangled(db);
  });
  list(db, ids);
  // Where it takes two of them together, neither can go.
  return { ...plan, entangled: entangled.length > 0 ? entangled : ids };
}

export function forgetPlan(db: Connection): void {
  db.exec(`drop table if exists ${LIST}`);
}

function list(db: Connection, ids: readonly Id[]): void {
  db.exec(
    `drop table if exists ${LIST};
     create temp table purge_row (tbl text not null, id text not null, primary key (tbl, id)) strict, without rowid;`,
  );
  run(
    db,
    `insert into ${LIST} select 'patient', id from patient where id in (select value from json_each(?))`,
    [JSON.stringify(ids)],
  );
  for (const [table, condition] of RULES) {
    run(
      db,
      `insert or ignore into ${LIST} select '${table}', id from ${identifier(table)} where ${condition}`,
    );
  }
}

/** Files that hold something of what goes, and stay. */
function sharedFiles(db: Connection): number {
  return count(
    db,
    `select count(*) from (
       select batch_id as id from batch_claim where id in ${going('batch_claim')} and batch_id not in ${going('batch')}
       union
       select r.file_id from remittance_claim c join remittance r on r.id = c.remittance_id
         where c.id in ${going('remittance_claim')} and r.file_id not in ${going('edi_file')}
       union
       select file_id from batch_event where id in ${going('batch_event')} and file_id is not null
         and file_id not in ${going('edi_file')})`,
  );
}

interface Reference {
  readonly table: string;
  readonly column: string;
  readonly to: string;
}

/** True when a row that stays would point at one that goes. */
function isEntangled(db: Connection): boolean {
  return referencesTo(db).some(
    ({ table, column, to }) =>
      count(
        db,
        `select count(*) from (select 1 from ${identifier(table)} o
         where o.${identifier(column)} in ${going(to)} and o.id not in ${going(table)} limit 1)`,
      ) > 0,
  );
}

/** Foreign keys to what a purge removes, but for those that are loosened. */
function referencesTo(db: Connection): Reference[] {
  return all<Reference>(
    db,
    `select t.name as "table", f."from" as "column", f."table" as "to"
     from pragma_table_list t join pragma_foreign_key_list(t.name) f
     where t.schema = 'main' and t.type = 'table' and t.name <> 'claim_summary'`,
  ).filter(
    ({ table, column, to }) =>
      PURGED_TABLES.includes(to) && !LOOSENED.some((each) => each.table === table && each.column === column),
  );
}
