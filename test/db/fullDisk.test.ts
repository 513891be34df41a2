import { execFileSync } from 'node:child_process';
import { createHash, randomBytes } from 'node:crypto';
import fs from 'node:fs';
import path from 'node:path';
import { describe, expect, test } from 'vitest';
import { makeBackup } from '../../db/makeBackup.ts';
import { storeSchema } from '../../db/schema.ts';
import { ok } from '../../shared/result.ts';
import { anOffice, type BackupOffice, document, NAME, order } from './backupOffice.ts';
import { openFolder, OWNER, PASSPHRASE, snapshot, value } from './workbench.ts';

/**
 * No room is left in the middle of the work. The system's own limit on the size of a file stands for the full disk: it
 * cuts a write off half way as a full disk does, needs no rights, and is there on every Linux and macOS.
 */
const NO_LIMIT = process.platform === 'win32';

function withoutRoom(kib: number, act: string, office: BackupOffice): string {
  const child = path.join(import.meta.dirname, 'fullDiskChild.ts');
  const words = [act, office.folder, office.root, office.dataKey.toString('hex'), PASSPHRASE, OWNER];
  // The signal is ignored, so that the write fails instead of the process.
  const script = `trap '' XFSZ; ulimit -f ${kib}; exec "$@"`;
  return execFileSync('bash', ['-c', script, 'bash', process.execPath, '--no-warnings', child, ...words], {
    encoding: 'utf8',
  });
}

/** Without the two files that a reader leaves beside a data file that nobody has open. */
function sums(folder: string): readonly string[] {
  return [...snapshot(folder)].flatMap(([file, bytes]) =>
    /-(wal|shm)$/.test(file) ? [] : [`${file} ${createHash('sha256').update(bytes).digest('hex')}`],
  );
}

const NO_ROOM = /^(diskFull|diskError|fileTooLarge|backupFailed)/;

describe.skipIf(NO_LIMIT)('without room', () => {
  test('a write is refused, what was acknowledged stays, and reading goes on', async () => {
    const office = await anOffice();
    office.store.close();
    const size = Math.ceil(fs.statSync(path.join(office.folder, 'claimwright.db')).size / 1024);
    const said = withoutRoom(size + 200, 'write', office);
    const [, code, written = '', read] = /^(\w+) after (\d+), reads (\d+)$/.exec(said) ?? [said];
    expect(code).toMatch(NO_ROOM);
    expect(Number(written)).toBeGreaterThan(5);
    expect(Number(read)).toBe(Number(written) + 1);
    const store = openFolder(office.folder, { schema: storeSchema });
    value(await store.unlock({ userId: OWNER, passphrase: PASSPHRASE }));
    const count = value(store.read((db) => ok(db.prepare('select count(*) from patient').pluck().get())));
    expect(count).toBe(Number(written) + 1);
  }, 30_000);

  test.each(['backup', 'export', 'restore'])(
    '%s is refused, leaves nothing half done, and the office is as it was',
    async (act) => {
      const office = await anOffice();
      document(office, randomBytes(200_000));
      value(makeBackup(order(office)));
      office.store.close();
      const before = [sums(office.folder), sums(office.root)];
      expect(withoutRoom(40, act, office)).toMatch(NO_ROOM);
      expect([sums(office.folder), sums(office.root)]).toEqual(before);
      expect(fs.readdirSync(office.root)).toEqual([NAME]);
    },
    30_000,
  );
});
