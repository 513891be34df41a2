import fs from 'node:fs';
import path from 'node:path';
import { type AsideCopy, asideCopies, destroyAside } from '../../db/asideCopies.ts';
import { guardStore, storeFailure } from '../../db/faults.ts';
import { invalid, locked, ok, type Result, unavailable } from '../../shared/result.ts';
import { proveSelf } from '../proveSelf.ts';
import type { Services } from '../services.ts';

/** Copies put aside by restores and updates: what there is, and destroying what the owner chose. */

export function listAside(services: Services): Result<AsideCopy[]> {
  const open = services.session.open();
  return open ? guardStore(() => ok(asideCopies(open.store.paths))) : locked();
}

/** False also where nothing was put aside. */
export function isStillAside(services: Services, aside: string): boolean {
  const open = services.session.open();
  return open !== null && aside !== '' && fs.existsSync(path.join(open.store.paths.folder, aside));
}

/**
 * Noted in the audit trail before the first of them goes. Asks for the own passphrase: a copy put aside may be all
 * that is left of the trail that a restore took out of use.
 */
export async function destroyChosen(
  services: Services,
  input: { readonly names: readonly string[]; readonly typedCount: number; readonly ownPassphrase: string },
): Promise<Result<{ destroyed: number }>> {
  const { names, typedCount, ownPassphrase } = input;
  const open = services.session.open();
  if (!open) return locked();
  const chosen = new Set(names);
  if (typedCount !== chosen.size)
    return invalid('typedCount', 'This is not the number of copies that were chosen.');
  const proved = await proveSelf(services, 'backups.destroyAside', ownPassphrase);
  if (!proved.ok) return proved;
  // A restore, a backup or a look may be reading them.
  if (services.backups.progress() !== null) return storeFailure('busy');
  const listed = listAside(services);
  if (!listed.ok) return listed;
  const going = listed.value.filter(({ name }) => chosen.has(name));
  if (going.length < chosen.size)
    return invalid('names', 'One of these copies is not there any more. Look at the list again.');
  const noted = services.note({
    kind: 'purge',
    channel: 'backups.destroyAside',
    details: {
      copies: going.map(({ name }) => name),
      bytes: going.reduce((sum, { bytes }) => sum + bytes, 0),
    },
  });
  if (!noted) return locked();
  try {
    destroyAside(open.store.paths, [...chosen]);
  } catch {
    return unavailable(
      'asideStays',
      'Not every copy could be destroyed: the system refused. Close what has it open, look at the list again, and repeat it.',
    );
  }
  return ok({ destroyed: going.length });
}
