import fs from 'node:fs';
import path from 'node:path';

/** Names of files that go from device to device: an office, a day and a number, and nothing of a record. */

/** What ends the name of a file with changes. */
export const BUNDLE = '.cwb';
/** What ends the name of an invitation with its records. */
export const INVITATION = '.cwi';

/** A name that is free in a folder. @param office its id @param day ISO date */
export function freeName(
  folder: string,
  {
    office,
    what,
    day,
    ending,
  }: { readonly office: string; readonly what: string; readonly day: string; readonly ending: string },
): string {
  for (let n = 1; ; n += 1) {
    const name = `claimwright-${office.slice(-6)}-${what}-${day}-${n}${ending}`;
    if (!fs.existsSync(path.join(folder, name))) return name;
  }
}
