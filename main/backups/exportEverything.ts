import fs from 'node:fs';
import path from 'node:path';
import type { Exported } from '../../db/exportStore.ts';
import { beginExport, endExports, exportsBegun, removeExport, sweepExports } from '../../db/exportsBegun.ts';
import type { Store } from '../../db/store.ts';
import type { AuditDetails } from '../../shared/domain/auditEntry.ts';
import type { User } from '../../shared/domain/people.ts';
import { blocked, fail, locked, ok, type Result } from '../../shared/result.ts';
import { proveSelf } from '../proveSelf.ts';
import type { Services } from '../services.ts';
import { bytesOfFolder, judgeFolder } from './place.ts';

/** Everything as open files, for the owner: after the passphrase, noted in the audit trail. */

export async function exportEverything(
  services: Services,
  user: User,
  input: { readonly folder: string; readonly ownPassphrase: string; readonly evenSynced: boolean },
): Promise<Result<Exported & { readonly folder: string }>> {
  const open = services.session.open();
  if (!open) return locked();
  const { store } = open;
  const { sitting } = services;
  const note = (details: AuditDetails): void =>
    store.note({
      userId: user.id,
      userName: user.name,
      kind: 'export',
      channel: 'export.everything',
      details,
    });
  const needed = 3 * bytesOfFolder([store.paths.database]) + bytesOfFolder([store.paths.attachments]);
  const fit = judgeFolder(input.folder, store.paths.folder, needed);
  if (!fit.ok) return fit;
  if (fit.value.syncedBy !== null && !input.evenSynced) {
    return blocked(
      `${fit.value.syncedBy} copies this folder to other computers, and these files are not encrypted. Choose another folder, or say that you want this one.`,
    );
  }
  const proved = await proveSelf(services, 'export.everything', input.ownPassphrase);
  if (!proved.ok) return proved;
  const dataKey = store.keyForThread();
  if (!dataKey || sitting.aborted) {
    dataKey?.fill(0);
    return locked();
  }
  const madeAt = new Date(services.ports.clock()).toISOString();
  const target = freeName(input.folder, madeAt);
  const order = { source: store.paths.folder, dataKey, target, program: services.ports.version, madeAt };
  const actor = { userId: user.id, action: 'export.everything' };
  const gone = store.lookAtFiles();
  const begun = gone ? fail(gone) : beginExport(store, actor, target);
  if (!begun.ok) {
    dataKey.fill(0);
    return begun;
  }
  writing.add(target);
  try {
    // Before the first file: whoever locks the office on the way is in the trail as well.
    note({ begun: true });
    const exported = await services.backups.work({ kind: 'export', order }, 'export', sitting);
    if (sitting.aborted) {
      // In plain text, for somebody who is gone: nothing of it stays.
      removeExport(target);
      return locked();
    }
    const ended = endExports(store, actor, [target]);
    if (!exported.ok) return exported;
    if (!ended.ok) {
      removeExport(target); // else the next unlocking would, when somebody counts on it
      return ended;
    }
    const { tables, rows, documents, damaged } = exported.value;
    note({ tables, rows, documents, damaged });
    return ok({ ...exported.value, folder: target });
  } finally {
    writing.delete(target);
  }
}

/** Exports of this program that go on. */
const writing = new Set<string>();

/** Removes what exports have left that were cut off with the program. */
export function sweepCutOff({ store, user }: { readonly store: Store; readonly user: User }): void {
  sweepExports(store, { userId: user.id, action: 'export.sweep' }, (target) => writing.has(target));
}

/** Folders of exports that were cut off and whose disk is not there. */
export function exportsLeft(store: Store): string[] {
  return exportsBegun(store).filter((target) => !writing.has(target));
}

/** The owner has looked after what was left of exports. */
export function forgetLeft(services: Services, folders: readonly string[]): Result<Record<string, never>> {
  const open = services.session.open();
  if (!open) return locked();
  const left = exportsLeft(open.store).filter((target) => folders.includes(target));
  const ended = endExports(open.store, { userId: open.user.id, action: 'export.leftGone' }, left);
  if (!ended.ok) return ended;
  services.note({ kind: 'export', channel: 'export.leftGone', details: { folders: left.length } });
  return ok({});
}

function freeName(folder: string, madeAt: string): string {
  const stamp = madeAt.replace(/\.\d{3}Z$/, 'Z').replace(/[-:]/g, '');
  let target = path.join(folder, `claimwright-export-${stamp}`);
  for (let n = 2; fs.existsSync(target); n += 1)
    target = path.join(folder, `claimwright-export-${stamp}-${n}`);
  return target;
}
