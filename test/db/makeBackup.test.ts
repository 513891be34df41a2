import { randomBytes } from 'node:crypto';
import fs from 'node:fs';
import path from 'node:path';
import { describe, expect, test } from 'vitest';
import { isOwnBackup, listBackups } from '../../db/backupCatalog.ts';
import { openManifest, readManifest } from '../../db/backupManifest.ts';
import {
  attachmentFile,
  type BackupOrder,
  type LiveMoment,
  liveMoment,
  makeBackup,
} from '../../db/makeBackup.ts';
import { openDatabase } from '../../db/open.ts';
import { storePaths } from '../../db/paths.ts';
import { storeSchema } from '../../db/schema.ts';
import { beginDevice } from '../../db/sync/deviceState.ts';
import { ok } from '../../shared/result.ts';
import { openFolder, refusal, snapshot, tempFolder, value } from './workbench.ts';
import { anOffice, DEVICE, document, NAME, order, STORE } from './backupOffice.ts';

describe('a backup', () => {
  test('is a data folder with as many rows as the store, and says so under seal', async () => {
    const office = await anOffice();
    const bytes = randomBytes(4000);
    const name = document(office, bytes);
    const made = value(makeBackup(order(office)));
    expect(made).toMatchObject({ attachments: 1, unreadable: 0, damaged: [] });
    expect(made.counts).toMatchObject({ office: 1, user: 1, patient: 1, document: 1 });
    const folder = path.join(office.root, NAME);
    const manifest = value(readManifest(folder));
    expect(openManifest(manifest, office.dataKey)).toMatchObject({ counts: made.counts, unreadable: 0 });
    expect(openManifest({ ...manifest, madeAt: '2030-01-01T00:00:00.000Z' }, office.dataKey)).toBeNull();
    expect(openManifest(manifest, randomBytes(32))).toBeNull();
    const copy = value(
      openDatabase(storePaths(folder).database, office.dataKey, { readonly: true, check: 'full' }),
    );
    expect(copy.prepare('select last_name from patient').pluck().all()).toEqual(['Distinctive']);
    copy.close();
    expect(fs.existsSync(attachmentFile(storePaths(folder).attachments, name))).toBe(true);
    expect(listBackups(office.root)).toMatchObject([
      { name: NAME, state: 'whole', kind: 'byHand', attachments: 1 },
    ]);
    expect(fs.readdirSync(office.root)).toEqual([NAME]);
    const opened = openFolder(folder, { schema: storeSchema });
    value(await opened.unlock({ recoveryCode: office.recoveryCode }));
    expect(value(opened.readAttachment(name))).toEqual(bytes);
  });

  test('holds no plain text of a record, not in its name and not in its manifest', async () => {
    const office = await anOffice();
    document(office, Buffer.from('Distinctive paper'));
    value(makeBackup(order(office)));
    for (const [file, bytes] of snapshot(office.root)) {
      expect(Buffer.from(bytes, 'base64').includes('Distinctive'), file).toBe(false);
      expect(file).not.toContain('Distinctive');
    }
  });

  test('goes on while the office writes', async () => {
    const office = await anOffice();
    let written = 0;
    const made = value(
      makeBackup(order(office), () => {
        office.addPatient(`During ${(written += 1)}`);
      }),
    );
    expect(written).toBeGreaterThan(1);
    expect(made.counts['patient']).toBe(2);
    expect(office.patients()).toBe(1 + written);
  });

  test('shares whole attachments with the one before and replaces a damaged one', async () => {
    const office = await anOffice();
    const names = [document(office, randomBytes(900)), document(office, randomBytes(901))];
    value(makeBackup(order(office)));
    const first = storePaths(path.join(office.root, NAME)).attachments;
    const [sound = '', harmed = ''] = names;
    fs.writeFileSync(attachmentFile(first, harmed), randomBytes(900));
    const second = `${NAME}-2`;
    value(makeBackup({ ...order(office), name: second, earlier: path.join(office.root, NAME) }));
    const folder = storePaths(path.join(office.root, second)).attachments;
    expect(fs.statSync(attachmentFile(folder, sound)).nlink).toBe(2);
    expect(fs.statSync(attachmentFile(folder, harmed)).nlink).toBe(1);
    expect(office.reads(folder, harmed)).toBe(true);
  });

  test('takes a document that is damaged here from the backup before, and counts one that is nowhere', async () => {
    const office = await anOffice();
    const [kept, lost] = [document(office, randomBytes(900)), document(office, randomBytes(901))];
    value(makeBackup(order(office)));
    fs.rmSync(attachmentFile(storePaths(office.folder).attachments, kept));
    fs.rmSync(attachmentFile(storePaths(office.folder).attachments, lost));
    fs.rmSync(attachmentFile(storePaths(path.join(office.root, NAME)).attachments, lost));
    const second = { ...order(office), name: `${NAME}-2`, earlier: path.join(office.root, NAME) };
    const made = value(makeBackup(second));
    expect(made).toMatchObject({ attachments: 1, unreadable: 1 });
    expect(made.damaged.toSorted()).toEqual([kept, lost].toSorted());
  });

  test('of one of several devices lacks what has not arrived yet, which is no damage', async () => {
    const office = await anOffice();
    const name = document(office, randomBytes(900));
    fs.rmSync(attachmentFile(storePaths(office.folder).attachments, name));
    expect(refusal(office.store.readAttachment(name))).toBe('attachmentMissing');
    value(
      office.store.keep((db) => {
        beginDevice(db, '01890000-0000-7000-8000-0000000000d1');
        return ok(undefined);
      }),
    );
    expect(refusal(office.store.readAttachment(name))).toBe('attachmentComing');
    expect(value(makeBackup(order(office)))).toMatchObject({ attachments: 0, unreadable: 0, damaged: [] });
  });

  test('holds what the open office saved last, or is none: not of another file that lies under the name', async () => {
    const office = await anOffice();
    const moment = (): LiveMoment => value(office.store.read((db) => ok(liveMoment(db))));
    const then = moment();
    const older = path.join(office.root, 'older.db');
    fs.copyFileSync(storePaths(office.folder).database, older);
    office.addPatient('Later');
    value(makeBackup({ ...order(office), live: moment() }));
    const { database } = storePaths(office.folder);
    const journal = fs.readFileSync(`${database}-wal`);
    const another = order(office, { name: `${NAME}-2`, live: moment() });
    // The thread's connection finds an older file where the office had its own.
    const folder = tempFolder();
    fs.copyFileSync(older, storePaths(folder).database);
    fs.writeFileSync(`${storePaths(folder).database}-wal`, journal.subarray(0, 0));
    fs.copyFileSync(storePaths(office.folder).keys, storePaths(folder).keys);
    expect(refusal(makeBackup({ ...another, source: folder }))).toBe('otherRecords');
    expect(then.transaction).not.toBe(moment().transaction);
    expect(fs.readdirSync(office.root)).toEqual([NAME, 'older.db'].toSorted());
  });

  test('of a damaged data file is refused and leaves nothing', async () => {
    const office = await anOffice();
    office.store.lock();
    const bytes = fs.readFileSync(storePaths(office.folder).database);
    bytes.fill(7, bytes.length / 2, bytes.length / 2 + 4096 * 4);
    fs.writeFileSync(storePaths(office.folder).database, bytes);
    expect(['damaged', 'backupFailed']).toContain(refusal(makeBackup(order(office))));
    expect(fs.readdirSync(office.root)).toEqual([]);
  });

  test('that already has the name is not touched; a folder that is gone is a fault of the disk', async () => {
    const office = await anOffice();
    value(makeBackup(order(office)));
    const before = snapshot(office.root);
    expect(refusal(makeBackup(order(office)))).toBe('exists');
    expect(snapshot(office.root)).toEqual(before);
    const gone: BackupOrder = { ...order(office), root: path.join(office.folder, 'claimwright.db', 'gone') };
    expect(refusal(makeBackup(gone))).toBe('diskError');
  });

  test('is known as one of this computer by its seal, or by the list after the key changed', async () => {
    const office = await anOffice();
    value(makeBackup(order(office)));
    const manifest = value(readManifest(path.join(office.root, NAME)));
    const own = { storeId: STORE, deviceId: DEVICE, dataKey: office.dataKey };
    expect(isOwnBackup(manifest, own, false)).toBe(true);
    expect(isOwnBackup(manifest, { ...own, deviceId: 'b'.repeat(32) }, true)).toBe(false);
    expect(isOwnBackup(manifest, { ...own, dataKey: randomBytes(32) }, false)).toBe(false);
    expect(isOwnBackup(manifest, { ...own, dataKey: randomBytes(32) }, true)).toBe(true);
  });
});

test('an entry says when a backup is not as it was made, or is of a later version', async () => {
  const office = await anOffice();
  value(makeBackup(order(office)));
  const folder = path.join(office.root, NAME);
  fs.truncateSync(storePaths(folder).database, 8192);
  expect(listBackups(office.root)).toMatchObject([{ state: 'damaged' }]);
  fs.writeFileSync(path.join(folder, 'manifest.json'), '{"format":"claimwright backup","version":2}');
  expect(listBackups(office.root)).toMatchObject([{ state: 'newer', madeAt: '2026-06-03T12:00:00.000Z' }]);
  fs.writeFileSync(path.join(folder, 'manifest.json'), 'x'.repeat(300_000));
  expect(listBackups(office.root)).toMatchObject([{ state: 'damaged' }]);
  fs.mkdirSync(path.join(office.root, 'photos'));
  expect(listBackups(office.root)).toHaveLength(1);
});
