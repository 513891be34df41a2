import { type Edit, type EditValue, MEMBERS, WHOLE_ROW } from '../../shared/sync/changeSet.ts';
import type { Connection } from '../open.ts';
import { all, first, identifier, run, type SqlValue } from '../rows.ts';
import { exists, rowOf, written } from './ableEdits.ts';
import { judgeField, standing, takeReview } from './edits.ts';
import type { Merge } from './merge.ts';
import type { Closed, SyncRules, Traveller } from './syncRules.ts';

/** What stands of a field or a row is written into the records; what a seal closed stays as it was sealed. */

/** Writes what stands now of the field that an edit touches. */
export function settle(merge: Merge, edit: Edit): void {
  const { db, travellers } = merge;
  const traveller = travellers(edit.table);
  if (!traveller) return;
  if (edit.field === WHOLE_ROW) {
    addRow(merge, traveller, edit);
    if (edit.table === merge.rules.reviews) takeReview(db, edit.table, edit.row);
    judgeSeals(db, merge.rules, edit.table, edit.row);
  }
  if (edit.field !== WHOLE_ROW && edit.field !== MEMBERS) {
    const stands = standing(db, edit.table, edit.row, edit.field);
    if (stands) writeField(merge, traveller, edit.row, edit.field, stands.value);
  }
  keepMembers(merge, traveller, edit);
  judgeField(db, edit.table, edit.row, edit.field);
}

/**
 * Of several rows that seal the same (two devices finalized one claim) the earliest counts, and the others are noted as
 * second. A seal from before the office had several devices has no edit and is the earliest.
 */
export function judgeSeals(db: Connection, rules: SyncRules, table: string, row: string): void {
  const key = rules.seals[table]?.[0]?.is;
  if (key === undefined) return;
  const seals = all<{ id: string }>(
    db,
    `select s.id from ${identifier(table)} s
     left join _edit e on e.tbl = :table and e.row = s.id and e.field = '${WHOLE_ROW}' and e.held = 0
     where s.${identifier(key)} is (select ${identifier(key)} from ${identifier(table)} where id = :row)
     order by e.hlc is not null, e.hlc, s.id`,
    { table, row },
  );
  if (seals.length < 2) return;
  seals.forEach(({ id }, place) => {
    run(
      db,
      place === 0
        ? 'delete from _second_seal where id = ?'
        : 'insert into _second_seal (id) values (?) on conflict do nothing',
      [id],
    );
  });
}

export function addRow(merge: Merge, { table, columns, keepsBooks, own }: Traveller, edit: Edit): void {
  const { db } = merge;
  if (exists(db, table, 'id', edit.row)) return;
  const now = rowOf(edit.value);
  const given = columns.filter((column) => column in now);
  // The time of its last change is its first one's; an instant is never asked of the clock here.
  const names = [...given, ...(keepsBooks ? ['updated_at'] : []), ...Object.keys(own)];
  run(
    db,
    `insert into ${identifier(table)} (${names.map(identifier).join(', ')}) values (${names.map(() => '?').join(', ')})`,
    names.map((name) =>
      name === 'updated_at'
        ? (now['created_at'] ?? '')
        : name in own
          ? (own[name] ?? null)
          : (now[name] ?? null),
    ),
  );
  merge.grown.add(table);
  countForList(merge, table, edit.row);
}

/** A row of a record's list was added or changed: the record has another revision, for whoever is editing it here. */
function countForList({ db, rules }: Merge, table: string, row: string): void {
  const list = rules.lists?.[table];
  if (!list) return;
  run(
    db,
    `update ${identifier(list.table)} set revision = revision + 1
     where id = (select ${identifier(list.by)} from ${identifier(table)} where id = ?)`,
    [row],
  );
}

export function writeField(
  merge: Merge,
  traveller: Traveller,
  row: string,
  field: string,
  value: EditValue,
): void {
  const values = Object.entries(written(traveller, field, value)).filter(([column]) =>
    traveller.columns.includes(column),
  );
  if (values.length === 0) return;
  const given = values.map(([, value_]) => value_);
  const books = traveller.keepsBooks ? ', revision = revision + 1' : '';
  const differs = values.map(([column]) => `${identifier(column)} is not ? collate binary`).join(' or ');
  const changed = run(
    merge.db,
    `update ${identifier(traveller.table)}
     set ${values.map(([column]) => `${identifier(column)} = ?`).join(', ')}${books} where id = ? and (${differs})`,
    [...given, row, ...given],
  );
  if (changed > 0) countForList(merge, traveller.table, row);
}

/** Rows that were added to what a seal elsewhere had closed are marked as removed: they were not part of it. */
function keepMembers(merge: Merge, traveller: Traveller, edit: Edit): void {
  for (const closed of Object.values(merge.rules.seals).flat()) {
    if (closed.table !== traveller.table || closed.by === 'id' || !traveller.removable) continue;
    const key = edit.field === MEMBERS ? edit.row : ownerOf(merge.db, closed, edit.row);
    if (key !== null) removeStrangers(merge, traveller, closed, key);
  }
}

function ownerOf(db: Connection, { table, by }: Closed, row: string): string | null {
  const found = first<{ owner: string | null }>(
    db,
    `select ${identifier(by)} as owner from ${identifier(table)} where id = ?`,
    [row],
  );
  return found?.owner ?? null;
}

function removeStrangers(merge: Merge, traveller: Traveller, { table, by }: Closed, key: string): void {
  const { db } = merge;
  const members = standing(db, table, key, MEMBERS);
  if (!members) return;
  const at = first<{ at: string }>(db, 'select at from _set where hlc = ?', [members.hlc])?.at ?? '';
  const strangers = all<{ id: string }>(
    db,
    `select id from ${identifier(table)} where ${identifier(by)} = :key
       and id not in (select value from json_each(:members))`,
    { key, members: String(members.value) },
  );
  for (const { id } of strangers) {
    // Never what an earlier look has written here: the same mark on every device, whichever seal arrived first.
    const removedAt = typed(db, table, id, 'deleted_at');
    writeField(merge, traveller, id, 'deleted_at', removedAt ?? at);
  }
}

/** What people have made of a column, without what a merge added. */
function typed(db: Connection, table: string, row: string, column: string): SqlValue {
  const own = standing(db, table, row, column);
  if (own) return own.value;
  const added = standing(db, table, row, WHOLE_ROW);
  return added ? (rowOf(added.value)[column] ?? null) : null;
}
