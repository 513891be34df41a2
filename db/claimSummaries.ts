import type { Id } from '../shared/domain/ids.ts';
import { rowsWrittenBy } from './journal.ts';
import type { Connection } from './open.ts';
import { all, run } from './rows.ts';

/** What the lists and queues show of a claim without evaluating it again: worked out anew whenever it may change. */
export interface ClaimSummary {
  readonly claimId: Id;
  readonly blockers: number;
  readonly unknown: number;
  readonly gapText: string;
  /** Ids of the rules with open findings. */
  readonly gapRules: readonly string[];
  /** Findings that a document would mend. */
  readonly documentsMissing: number;
  readonly finalisable: boolean;
  readonly chargeCents: number | null;
  readonly pack: string;
  readonly evaluatedOn: string;
}

export function putSummary(db: Connection, summary: ClaimSummary): void {
  run(
    db,
    `insert into claim_summary (claim_id, blockers, unknown, gap_text, gap_rules, documents_missing, finalisable, charge_cents, pack, evaluated_on)
     values (:claimId, :blockers, :unknown, :gapText, :gapRules, :documentsMissing, :finalisable, :chargeCents, :pack, :evaluatedOn)
     on conflict (claim_id) do update set blockers = excluded.blockers, unknown = excluded.unknown, gap_text = excluded.gap_text,
       gap_rules = excluded.gap_rules, documents_missing = excluded.documents_missing, finalisable = excluded.finalisable,
       charge_cents = excluded.charge_cents, pack = excluded.pack, evaluated_on = excluded.evaluated_on`,
    { ...summary, gapRules: JSON.stringify(summary.gapRules), finalisable: summary.finalisable ? 1 : 0 },
  );
}

/** A claim, and the open ones of its patient and of its device. */
function beside(claim: string): string {
  return `select ${claim} as id union
    select other.id from claim c join claim other on other.equipment_id = c.equipment_id and other.deleted_at is null
    where c.id = ${claim} and other.state in ('draft', 'onHold', 'review') union
    select other.id from claim c join claim other on other.patient_id = c.patient_id and other.deleted_at is null
    where c.id = ${claim} and other.state in ('draft', 'onHold', 'review')`;
}

/** For each table: which claims a changed row of it may concern. `:row` is the row's id. */
const CONCERNED: Readonly<Record<string, string>> = {
  // What is billed on one claim counts on the others of its patient and its device.
  claim: beside(':row'),
  claim_line: beside('(select claim_id from claim_line where id = :row)'),
  claim_document: 'select claim_id as id from claim_document where id = :row',
  claim_override: 'select claim_id as id from claim_override where id = :row',
  patient: 'select id from claim where patient_id = :row',
  diagnosis: 'select c.id from diagnosis d join claim c on c.patient_id = d.patient_id where d.id = :row',
  coverage: 'select id from claim where coverage_id = :row',
  payer: 'select c.id from coverage v join claim c on c.coverage_id = v.id where v.payer_id = :row',
  physician:
    'select c.id from physician_order o join claim c on c.order_id = o.id where o.physician_id = :row',
  // Every order and test of the patient may be looked at, as for a test that was repeated.
  physician_order:
    'select c.id from physician_order o join claim c on c.patient_id = o.patient_id where o.id = :row',
  oxygen_test: 'select c.id from oxygen_test t join claim c on c.patient_id = t.patient_id where t.id = :row',
  equipment: 'select id from claim where equipment_id = :row',
  // What was found and fitted before counts on the later visits of the device.
  visit: `select id from claim where visit_id = :row union
    select c.id from visit v join claim c on c.equipment_id = v.equipment_id where v.id = :row`,
  visit_part: 'select c.id from visit_part p join claim c on c.visit_id = p.visit_id where p.id = :row',
  visit_labor: 'select c.id from visit_labor l join claim c on c.visit_id = l.visit_id where l.id = :row',
  claim_freeze: 'select claim_id as id from claim_freeze where id = :row',
  visit_seal: 'select c.id from visit_seal s join claim c on c.visit_id = s.visit_id where s.id = :row',
  visit_amendment:
    'select c.id from visit_amendment a join claim c on c.visit_id = a.visit_id where a.id = :row',
  document: 'select claim_id as id from claim_document where document_id = :row',
  office: `select id from claim where state in ('draft', 'onHold', 'review') and deleted_at is null and :row is not null`,
  code_release: `select id from claim where state in ('draft', 'onHold', 'review') and deleted_at is null and :row is not null`,
};

/** The claims that may read differently after a transaction: not removed, and not frozen. */
export function claimsTouchedBy(db: Connection, transactionId: string): Id[] {
  return claimsConcernedBy(db, transactionId).filter((id) => isOpen(db, id));
}

function claimsConcernedBy(db: Connection, transactionId: string): Id[] {
  const tables = Object.keys(CONCERNED);
  const rows = [
    ...rowsWrittenBy(db, transactionId, ['update'], tables),
    // A claim that names a new device was written with it: a list of a hundred thousand devices touches none.
    ...rowsWrittenBy(
      db,
      transactionId,
      ['insert'],
      tables.filter((table) => table !== 'equipment'),
    ),
  ];
  const touched = new Set<Id>();
  for (const { table, row } of rows) {
    const concerned = CONCERNED[table];
    if (!concerned) continue;
    for (const { id } of all<{ id: Id }>(db, concerned, { row })) touched.add(id);
  }
  return [...touched];
}

function isOpen(db: Connection, claimId: Id): boolean {
  const open = all(
    db,
    `select 1 from claim where id = ? and deleted_at is null and not exists (select 1 from claim_freeze where claim_id = claim.id)`,
    [claimId],
  );
  return open.length > 0;
}

/** Open claims whose coverage is with a payer. */
export function openClaimsOfPayer(
  db: Connection,
  payerId: Id,
): { readonly id: Id; readonly number: string }[] {
  return all<{ id: Id; number: string }>(
    db,
    `select c.id, c.number from coverage v join claim c on c.coverage_id = v.id
     where v.payer_id = ? and c.deleted_at is null and c.state in ('draft', 'onHold', 'review')
     order by c.number`,
    [payerId],
  );
}

/** Open claims that were last judged on another day, oldest first: what a date brings shows only when they are judged again. */
export function claimsJudgedBefore(db: Connection, today: string, limit: number): Id[] {
  return all<{ id: Id }>(
    db,
    `select c.id from claim c join claim_summary s on s.claim_id = c.id
     where c.state in ('draft', 'onHold', 'review') and c.deleted_at is null and s.evaluated_on <> ?
     order by c.opened_on limit ?`,
    [today, limit],
  ).map(({ id }) => id);
}

/**
 * After a merge: open claims that its transactions may concern count as not judged, and not as clean, until they are
 * judged (`claimsJudgedBefore` names them). Of a claim that was finalized elsewhere its finalization says what it is.
 * @param after number of the last transaction before the merge
 */
export function forgetSummaries(db: Connection, after: number): void {
  const transactions = all<{ id: string }>(db, 'select id from _transaction where n > ?', [after]);
  const touched = new Set(transactions.flatMap(({ id }) => claimsConcernedBy(db, id)));
  for (const claimId of touched) {
    run(
      db,
      isOpen(db, claimId)
        ? `insert into claim_summary (${SUMMARY})
           select id, 1, 0, 'Not checked here yet', '[]', 0, 0, null, '', '' from claim where id = ?
           on conflict (claim_id) do update set evaluated_on = '', finalisable = 0, blockers = max(blockers, 1)`
        : `insert into claim_summary (${SUMMARY})
           select c.id, 0, coalesce(f.evaluation ->> '$.counts.unknown', 0), '', '[]', 0, 1,
             (select iif(count(*) = count(charge_cents), sum(charge_cents), null) from claim_line
              where claim_id = c.id and deleted_at is null), f.pack, substr(f.at, 1, 10)
           from claim c join claim_freeze f on f.claim_id = c.id and f.id not in (select id from _second_seal)
           where c.id = ?
           on conflict (claim_id) do update set blockers = 0, unknown = excluded.unknown, gap_text = '', gap_rules = '[]',
             documents_missing = 0, finalisable = 1, charge_cents = excluded.charge_cents, pack = excluded.pack,
             evaluated_on = excluded.evaluated_on`,
      [claimId],
    );
  }
}

const SUMMARY = `claim_id, blockers, unknown, gap_text, gap_rules, documents_missing, finalisable, charge_cents, pack,
  evaluated_on`;
