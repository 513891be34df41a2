import type { ConflictRow, ConflictValue } from '../shared/contract/branches.ts';
import type { Id } from '../shared/domain/ids.ts';
import { fullName } from '../shared/domain/people.ts';
import { blocked, fail, notFound, ok, type Result } from '../shared/result.ts';
import { MEMBERS } from '../shared/sync/changeSet.ts';
import { FLAG_COLUMNS, fieldOf } from './columnNames.ts';
import type { Connection } from './open.ts';
import type { WriteFrame } from './recordTable.ts';
import { first, identifier, run, type SqlValue } from './rows.ts';
import { storeTravel } from './storeTravel.ts';
import { countDisputes, type Dispute, disputeOf, type DisputedValue, listDisputes } from './sync/disputes.ts';
import { standing } from './sync/edits.ts';

/** Fields in which two people wrote at the same time, as people see them and settle them. */

type Page = ConflictRow['page'];

/** The record that a row is or belongs to: `kind` of its page, and its id. */
const BELONGS: Readonly<Record<string, readonly [Page['kind'], string]>> = {
  patient: ['patient', 'select id from patient where id = ?'],
  coverage: ['patient', 'select patient_id as id from coverage where id = ?'],
  diagnosis: ['patient', 'select patient_id as id from diagnosis where id = ?'],
  physician_order: ['patient', 'select patient_id as id from physician_order where id = ?'],
  oxygen_test: ['patient', 'select patient_id as id from oxygen_test where id = ?'],
  retention_hold: ['patient', 'select patient_id as id from retention_hold where id = ?'],
  audit_request: ['patient', 'select patient_id as id from audit_request where id = ?'],
  chase: ['patient', 'select patient_id as id from chase where id = ?'],
  equipment: ['equipment', 'select id from equipment where id = ?'],
  rental: ['patient', 'select patient_id as id from rental where id = ?'],
  loan: ['equipment', 'select equipment_id as id from loan where id = ?'],
  recall_unit: ['equipment', 'select equipment_id as id from recall_unit where id = ?'],
  visit: ['visit', 'select id from visit where id = ?'],
  visit_part: ['visit', 'select visit_id as id from visit_part where id = ?'],
  visit_labor: ['visit', 'select visit_id as id from visit_labor where id = ?'],
  claim: ['claim', 'select id from claim where id = ?'],
  claim_line: ['claim', 'select claim_id as id from claim_line where id = ?'],
  claim_document: ['claim', 'select claim_id as id from claim_document where id = ?'],
  claim_override: ['claim', 'select claim_id as id from claim_override where id = ?'],
  denial: ['claim', 'select claim_id as id from denial where id = ?'],
  document: ['document', 'select id from document where id = ?'],
  photo_marks: ['document', 'select document_id as id from photo_marks where id = ?'],
  payer: ['payer', 'select id from payer where id = ?'],
};

const NO_PAGE: Page = { kind: 'none', id: '' };

/** In the same order on every device. */
export function listConflicts(
  db: Connection,
  page: { readonly offset: number; readonly limit: number },
): { readonly rows: ConflictRow[]; readonly total: number } {
  const disputes = listDisputes(db, page.offset + page.limit).slice(page.offset);
  return { rows: disputes.map((dispute) => conflictOf(db, dispute)), total: countDisputes(db) };
}

function conflictOf(db: Connection, dispute: Dispute): ConflictRow {
  const { table, row, field, stands, lost } = dispute;
  const columns = columnsOfDispute(table, field);
  const found = pageOf(db, table, row);
  return {
    table,
    row,
    field,
    fields: columns.map(fieldOf),
    title: titleOf(db, found),
    page: found,
    sealed: dispute.sealed,
    stands: valueOf(db, stands, columns),
    lost: lost.map((version) => valueOf(db, version, columns)),
  };
}

/** None for the rows that belong to what was signed or finalized. */
function columnsOfDispute(table: string, field: string): readonly string[] {
  if (field === MEMBERS) return [];
  return storeTravel.groups[table]?.[field] ?? [field];
}

function pageOf(db: Connection, table: string, row: string): Page {
  const found = BELONGS[table];
  if (!found) return NO_PAGE;
  const [kind, sql] = found;
  const id = first<{ id: string | null }>(db, sql, [row])?.id;
  return id ? { kind, id } : NO_PAGE;
}

function titleOf(db: Connection, { kind, id }: Page): string {
  switch (kind) {
    case 'patient': {
      const person = first<{ firstName: string; middleName: string; lastName: string; suffix: string }>(
        db,
        'select first_name as firstName, middle_name as middleName, last_name as lastName, suffix from patient where id = ?',
        [id],
      );
      return person ? fullName(person) : '';
    }
    case 'claim':
      return text(db, 'select number as text from claim where id = ?', id);
    case 'equipment':
      return text(
        db,
        `select trim(concat_ws(' ', make, model, iif(serial = '', '', 'serial ' || serial))) as text from equipment where id = ?`,
        id,
      );
    case 'visit':
      return text(
        db,
        `select trim(concat_ws(' ', coalesce(v.visited_on, v.scheduled_on), e.make, e.model)) as text
         from visit v left join equipment e on e.id = v.equipment_id where v.id = ?`,
        id,
      );
    case 'document':
      return text(db, `select iif(title = '', file_name, title) as text from document where id = ?`, id);
    case 'payer':
      return text(db, 'select name as text from payer where id = ?', id);
    case 'none':
      return '';
  }
}

function text(db: Connection, sql: string, id: string): string {
  return first<{ text: string }>(db, sql, [id])?.text ?? '';
}

/** What other records are called, by the tables that a field may refer to. */
const CALLED: Readonly<Record<string, string>> = {
  patient: `trim(concat_ws(' ', first_name, last_name))`,
  physician: `trim(concat_ws(' ', first_name, last_name))`,
  user: 'name',
  payer: 'name',
  branch: 'name',
  equipment: `trim(concat_ws(' ', make, model, iif(serial = '', '', 'serial ' || serial)))`,
  claim: 'number',
  visit: 'coalesce(visited_on, scheduled_on)',
  document: `iif(title = '', file_name, title)`,
};
const CALLED_SQL = Object.entries(CALLED)
  .map(([table, name]) => `select '${table}' as "table", id, ${name} as name from ${table} where id = :id`)
  .join(' union all ');
const RECORD_ID = /[0-9a-f]{8}-[0-9a-f]{4}-7[0-9a-f]{3}-[0-9a-f]{4}-[0-9a-f]{12}/g;
/** A value names a few other records at most; a longer one is a list of rows, of which the number says enough. */
const MOST_NAMES = 12;

function namesIn(db: Connection, value: SqlValue): ConflictValue['names'] {
  const ids = typeof value === 'string' ? [...new Set(value.match(RECORD_ID))] : [];
  return ids.slice(0, MOST_NAMES).flatMap((id) => {
    const found = first<{ table: string; id: string; name: string | null }>(db, CALLED_SQL, { id });
    return found?.name ? [{ table: found.table, id, name: found.name }] : [];
  });
}

function valueOf(db: Connection, version: DisputedValue, columns: readonly string[]): ConflictValue {
  return {
    version: version.hlc,
    value: domainValue(version.value, columns),
    names: columns.length === 0 ? [] : namesIn(db, version.value),
    userName: text(db, 'select name as text from user where id = ?', version.actor),
    deviceName: text(db, 'select name as text from device where id = ?', version.device),
    at: version.at,
  };
}

/** As the record holds it: one value, or for fields that belong together an object of theirs. */
function domainValue(value: SqlValue, columns: readonly string[]): unknown {
  const [only] = columns;
  if (columns.length === 1 && only !== undefined) return columnValue(only, value);
  if (typeof value !== 'string') return value;
  const held = JSON.parse(value) as Record<string, SqlValue> | string[];
  if (Array.isArray(held)) return held;
  return Object.fromEntries(
    Object.entries(held).map(([column, each]) => [fieldOf(column), columnValue(column, each)]),
  );
}

function columnValue(column: string, value: SqlValue): unknown {
  if (FLAG_COLUMNS.has(column)) return value === null ? null : value === 1;
  if (typeof value !== 'string' || !/^[[{]/.test(value)) return value;
  try {
    return JSON.parse(value) as unknown;
  } catch {
    return value;
  }
}

export interface Settling {
  readonly table: string;
  readonly row: string;
  readonly field: string;
  /** The version that stands, as it was seen. */
  readonly stands: string;
  /** A version that lost, to be written again; null: what stands stays. */
  readonly take: string | null;
  readonly note: string;
}

/**
 * Settles one dispute for all devices. @returns `notFound` where there is none (any more), `conflict` where another value
 * stands by now, `blocked` where what stands was signed or finalized
 */
export function settleConflict(
  frame: WriteFrame & { readonly user: { readonly id: Id; readonly name: string } },
  settling: Settling,
): Result<void> {
  const { db, at, newId, user } = frame;
  const { table, row, field, take } = settling;
  const dispute = disputeOf(db, table, row, field);
  if (!dispute) return notFound('conflict');
  if (dispute.stands.hlc !== settling.stands) {
    return fail({
      kind: 'conflict',
      message: 'Another value stands by now. Look at it again, then decide.',
      revision: 1,
      changed: [],
    });
  }
  const taken = take === null ? null : dispute.lost.find(({ hlc }) => hlc === take);
  if (taken === undefined) return notFound('value');
  if (taken !== null) {
    if (dispute.sealed || standing(db, table, row, field)?.sealed === true) {
      return blocked('What stands was signed or finalized. Amend the visit or correct the claim instead.');
    }
    writeAgain(db, table, row, columnsOfDispute(table, field), taken.value, at);
  }
  run(
    db,
    `insert into conflict_review (id, tbl, row, field, settled, decision, note, at, user_id, user_name)
     values (:id, :table, :row, :field, :settled, :decision, :note, :at, :userId, :userName)`,
    {
      id: newId(),
      table,
      row,
      field,
      settled: JSON.stringify(dispute.lost.map(({ hlc }) => hlc)),
      decision: taken === null ? 'kept' : 'taken',
      note: settling.note,
      at,
      userId: user.id,
      userName: user.name,
    },
  );
  return ok(undefined);
}

function writeAgain(
  db: Connection,
  table: string,
  row: string,
  columns: readonly string[],
  value: SqlValue,
  at: string,
): void {
  const [only] = columns;
  const held =
    columns.length === 1 && only !== undefined
      ? { [only]: value }
      : (JSON.parse(String(value)) as Record<string, SqlValue>);
  const names = Object.keys(held).filter((name) => columns.includes(name));
  run(
    db,
    `update ${identifier(table)} set ${names.map((name) => `${identifier(name)} = ?`).join(', ')},
       revision = revision + 1, updated_at = ? where id = ?`,
    [...names.map((name) => held[name] ?? null), at, row],
  );
}

/** Who may settle conflicts of a table: what its room asks for. */
export function roleFor(table: string): 'owner' | 'lead' | 'desk' {
  if (['user', 'office', 'safeguards', 'branch', 'device', 'branch_role', 'retention_hold'].includes(table)) {
    return 'owner';
  }
  return ['payer', 'trading_partner', 'claim_override'].includes(table) ? 'lead' : 'desk';
}
