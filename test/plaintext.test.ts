import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { describe, expect, test } from 'vitest';
import { insertClaim } from '../db/claims.ts';
import { insertDocument } from '../db/documents.ts';
import { patients } from '../db/nouns.ts';
import { listPatients } from '../db/recordLists.ts';
import type { Store } from '../db/store.ts';
import { newClaimValues } from '../shared/domain/claim.ts';
import { ok } from '../shared/result.ts';
import { backUp } from './db/backupOffice.ts';
import { realOffice, write } from './db/records.ts';
import { aPaper, aPatient, TODAY } from './db/samples.ts';
import { tempFolder, value } from './db/workbench.ts';

/** No byte of a patient reaches the disk in plain: not in the data file, its journals, papers, copies or spills. */
const NAME = 'Zebulonquix';

/** Every way in which a text might lie in a file. */
const FORMS = [NAME, NAME.toLowerCase(), NAME.toUpperCase()].flatMap((text) => [
  Buffer.from(text, 'utf8'),
  Buffer.from(text, 'utf16le'),
  Buffer.from(text, 'utf16le').swap16(),
]);

function holdsName(bytes: Buffer): boolean {
  return FORMS.some((form) => bytes.includes(form));
}

function filesBelow(folder: string): string[] {
  return fs
    .readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => path.join(entry.parentPath, entry.name));
}

/** Files of this process, also those that have no name any more: SQLite deletes its spill files while it uses them. */
function openFiles(): string[] {
  if (process.platform !== 'linux') return [];
  return fs.readdirSync('/proc/self/fd').flatMap((fd) => {
    const link = `/proc/self/fd/${fd}`;
    const stat = fs.statSync(link, { throwIfNoEntry: false });
    return stat?.isFile() ? [link] : [];
  });
}

function leaks(files: readonly string[]): string[] {
  return files.filter((file) => holdsName(fs.readFileSync(file)));
}

/** Some thousand patients, so that sorting them does not fit into a few pages. */
function fill(store: Store): void {
  write(store, (tx) => {
    for (let n = 0; n < 1500; n += 1) {
      patients.insert(
        tx,
        aPatient({
          firstName: `${NAME} ${n % 97}`,
          lastName: NAME,
          note: `${NAME} `.repeat(40),
          chartNumber: String(n),
        }),
      );
    }
    const patient = patients.insert(tx, aPatient({ lastName: NAME }));
    const bytes = Buffer.from(`%PDF ${NAME} `.repeat(3000));
    const attachment = tx.attachments.put(bytes);
    const facts = {
      fileName: `${NAME}.pdf`,
      mediaType: 'application/pdf',
      pages: 1,
      condition: 'readable',
    } as const;
    insertDocument(tx, aPaper({ title: NAME, patientId: patient.id }), {
      ...facts,
      bytes: bytes.length,
      sha256: 'a'.repeat(64),
      addedAt: tx.at,
      addedBy: 'O',
      attachment,
    });
    insertClaim(tx, {
      values: { ...newClaimValues('repair', patient.id), note: NAME },
      openedOn: TODAY,
      ownerId: null,
      replacesId: null,
    });
  });
}

describe('a patient’s name', () => {
  test('the search sees what it must see', () => {
    for (const form of FORMS)
      expect(holdsName(Buffer.concat([Buffer.from('xx'), form, Buffer.from('y')]))).toBe(true);
  });

  test('is in no file of the data folder while it is in use, nor after a crash, nor closed', async () => {
    const store = await realOffice();
    const { folder } = store.paths;
    fill(store);
    expect(fs.statSync(`${store.paths.database}-wal`).size).toBeGreaterThan(100_000);
    expect(leaks(filesBelow(folder))).toEqual([]);
    // What a crash would leave, and what the next opening makes of it.
    const crashed = path.join(tempFolder(), 'crashed');
    fs.cpSync(folder, crashed, { recursive: true });
    expect(leaks(filesBelow(crashed))).toEqual([]);
    store.close();
    expect(leaks(filesBelow(folder))).toEqual([]);
    expect(filesBelow(folder).some((file) => file.includes(NAME))).toBe(false);
  });

  test('is in no spill file while a sort, an index and a copy are made', async () => {
    const store = await realOffice();
    const started = Date.now() - 1000;
    fill(store);
    const seen = value(
      store.read((db) => {
        const found: string[] = [];
        // The cache is made so small that what is sorted has to go somewhere.
        db.pragma('cache_size=10');
        db.pragma('cache_spill=1');
        const sorted = db.prepare<[], { note: string }>(
          'select note, upper(last_name) as name from patient order by note || first_name desc, name',
        );
        let row = 0;
        for (const { note } of sorted.iterate()) {
          if (row % 500 === 0) found.push(...leaks(openFiles()));
          row += note.length > 0 ? 1 : 0;
        }
        expect(row).toBeGreaterThan(1000);
        db.exec('create index spill on patient (note, first_name)');
        found.push(...leaks(openFiles()));
        db.exec('drop index spill');
        listPatients(db, NAME, { offset: 0, limit: 50 }, TODAY);
        return ok(found);
      }),
    );
    expect(seen).toEqual([]);
    expect(leaks(filesBelow(backUp(store)))).toEqual([]);
    expect(leaks(recentTemporaryFiles(started))).toEqual([]);
  });
});

/** Temporary files of the machine that are newer than a time; those of other people are not ours to read. */
function recentTemporaryFiles(since: number): string[] {
  const folders = [...new Set([os.tmpdir(), process.env['SQLITE_TMPDIR'] ?? '', '/var/tmp', '/tmp'])].filter(
    (folder) => folder !== '' && fs.existsSync(folder),
  );
  return folders.flatMap((folder) =>
    fs
      .readdirSync(folder, { withFileTypes: true })
      .filter((entry) => entry.isFile())
      .map((entry) => path.join(folder, entry.name))
      .filter((file) => {
        const stat = fs.statSync(file, { throwIfNoEntry: false });
        return (
          stat !== undefined &&
          stat.mtimeMs > since &&
          stat.size < 200_000_000 &&
          stat.uid === process.getuid?.()
        );
      }),
  );
}
