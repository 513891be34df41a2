import fs from 'node:fs';
import path from 'node:path';
import type { Exported } from '../../db/exportStore.ts';
import type { AuditDetails } from '../../shared/domain/auditEntry.ts';
import type { User } from '../../shared/domain/people.ts';
import { blocked, locked, ok, type Result } from '../../shared/result.ts';
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
  // Before the first file: whoever locks the office on the way is in the trail as well.
  note({ begun: true });
  const exported = await services.backups.work({ kind: 'export', order }, 'export', sitting);
  if (sitting.aborted) {
    // In plain text, for somebody who is gone: nothing of it stays.
    for (const made of [target, `${target}.part`]) fs.rmSync(made, { recursive: true, force: true });
    return locked();
  }
  if (!exported.ok) return exported;
  const { tables, rows, documents } = exported.value;
  note({ tables, rows, documents });
  return ok({ ...exported.value, folder: target });
}

function freeName(folder: string, madeAt: string): string {
  const stamp = madeAt.replace(/\.\d{3}Z$/, 'Z').replace(/[-:]/g, '');
  let target = path.join(folder, `claimwright-export-${stamp}`);
  for (let n = 2; fs.existsSync(target); n += 1)
    target = path.join(folder, `claimwright-export-${stamp}-${n}`);
  return target;
}
