import path from 'node:path';
import { getUser } from '../../db/users.ts';
import { restoredFrom } from '../../db/storeIdentity.ts';
import type { LostEntry } from '../../shared/contract/backups.ts';
import { fail, ok, type Result } from '../../shared/result.ts';
import type { Services } from '../services.ts';
import { isStillAside } from './aside.ts';

/** What was written between the backup and the damage, for a person to enter again. */

const LISTED = 500;

const TABLE_WORDS: Readonly<Record<string, string>> = {
  visit: 'Service visit',
  visit_part: 'Part of a visit',
  visit_labor: 'Labor of a visit',
  visit_log: 'Service log entry',
  visit_seal: 'Sealed visit',
  visit_amendment: 'Amended visit',
  physician_order: 'Order',
  oxygen_test: 'Oxygen test',
  equipment: 'Device',
  claim_line: 'Claim line',
  claim_document: 'Paper of a claim',
  claim_event: 'Step of a claim',
  claim_freeze: 'Finalized claim',
  batch: 'Claim file',
  edi_file: 'Answer file',
  not_duplicate: 'Two devices told apart',
  maintenance_done: 'Maintenance done',
  stock_move: 'Stock move',
  catalog_part: 'Part in the catalog',
};

function wordsOf(table: string): string {
  const known = TABLE_WORDS[table];
  if (known) return known;
  const words = table.replaceAll('_', ' ');
  return words.slice(0, 1).toUpperCase() + words.slice(1);
}

export async function readLosses(
  services: Services,
): Promise<Result<{ readable: 'whole' | 'part' | 'nothing'; entries: LostEntry[]; more: number }>> {
  const open = services.session.open();
  const dataKey = open?.store.keyForThread();
  if (!open || !dataKey) {
    return fail({
      kind: 'locked',
      message: 'The office is locked. Unlock it with your passphrase to go on.',
    });
  }
  const from = open.store.read((db) => ok(restoredFrom(db)));
  if (!from.ok || !from.value || !isStillAside(services, from.value.aside)) {
    dataKey.fill(0);
    return from.ok ? ok({ readable: 'nothing', entries: [], more: 0 }) : from;
  }
  const order = {
    aside: path.join(open.store.paths.folder, from.value.aside),
    dataKey,
    since: from.value.lastTransaction,
    limit: LISTED,
  };
  const read = await services.backups.work({ kind: 'losses', order }, 'look');
  if (!read.ok) return read;
  const { readable, entries, more } = read.value;
  const { store } = open;
  const nameOf = (id: string): string => {
    const found = store.read((db) => ok(getUser(db, id)));
    return found.ok ? (found.value?.name ?? '') : '';
  };
  return ok({
    readable,
    more,
    entries: entries.map(({ table, row: _row, actor, changes, ...entry }) => ({
      ...entry,
      by: nameOf(actor),
      what: wordsOf(table),
      changes: [...changes],
    })),
  });
}
