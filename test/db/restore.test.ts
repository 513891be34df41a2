import { randomBytes } from 'node:crypto';
import fs from 'node:fs';
import path from 'node:path';
import { describe, expect, test } from 'vitest';
import { attachmentFile, makeBackup } from '../../db/makeBackup.ts';
import { storePaths } from '../../db/paths.ts';
import { lookIntoBackup, restoreBackup, type RestoreOrder } from '../../db/restore.ts';
import { storeSchema } from '../../db/schema.ts';
import { identityOf, restoredFrom } from '../../db/storeIdentity.ts';
import { ok } from '../../shared/result.ts';
import { anOffice, type BackupOffice, document, NAME, order } from './backupOffice.ts';
import { openFolder, OWNER, PASSPHRASE, refusal, snapshot, tempFolder, value } from './workbench.ts';

const NEW_DEVICE = 'd'.repeat(32);

function restoreOrder(office: BackupOffice, overrides: Partial<RestoreOrder> = {}): RestoreOrder {
  return {
    backup: path.join(office.root, NAME),
    dataKey: office.dataKey,
    into: office.folder,
    damaged: false,
    newDeviceId: NEW_DEVICE,
    at: '2026-06-04T09:30:00.000Z',
    ...overrides,
  };
}

/** An office that was backed up with one patient and has two by now, closed. */
async function backedUp(): Promise<BackupOffice & { readonly paper: string }> {
  const office = await anOffice();
  const paper = document(office, randomBytes(3000));
  value(makeBackup(order(office)));
  office.addPatient('Later');
  office.store.close();
  return { ...office, paper };
}

async function patientsIn(folder: string): Promise<string[]> {
  const store = openFolder(folder, { schema: storeSchema });
  try {
    value(await store.unlock({ userId: OWNER, passphrase: PASSPHRASE }));
    return value(
      store.read((db) =>
        ok(db.prepare<[], string>('select last_name from patient order by 1').pluck().all()),
      ),
    );
  } finally {
    store.close();
  }
}

describe('a look into a backup', () => {
  test('counts what is in it and changes nothing', async () => {
    const office = await backedUp();
    const before = snapshot(office.root);
    const look = value(lookIntoBackup(restoreOrder(office)));
    expect(look).toMatchObject({ counts: { patient: 1, document: 1 }, missing: 0 });
    expect(snapshot(office.root)).toEqual(before);
  });

  test('finds every kind of damage', async () => {
    const office = await backedUp();
    const folder = path.join(office.root, NAME);
    const { database, attachments } = storePaths(folder);
    fs.rmSync(attachmentFile(attachments, office.paper));
    expect(value(lookIntoBackup(restoreOrder(office))).missing).toBe(1);
    expect(refusal(lookIntoBackup(restoreOrder(office, { dataKey: randomBytes(32) })))).toBe('backupDamaged');
    const bytes = fs.readFileSync(database);
    bytes[bytes.length - 100] = (bytes[bytes.length - 100] ?? 0) ^ 1;
    fs.writeFileSync(database, bytes);
    expect(refusal(lookIntoBackup(restoreOrder(office)))).toBe('backupDamaged');
    fs.rmSync(path.join(folder, 'manifest.json'));
    expect(refusal(lookIntoBackup(restoreOrder(office)))).toBe('notABackup');
  });
});

describe('a restore', () => {
  test('over the office puts what was there aside, as a new device', async () => {
    const office = await backedUp();
    const { aside } = value(restoreBackup(restoreOrder(office)));
    expect(aside).toBe('kept/2026-06-04T09-30-00Z');
    expect(await patientsIn(office.folder)).toEqual(['Distinctive']);
    const store = openFolder(office.folder, { schema: storeSchema });
    value(await store.unlock({ recoveryCode: office.recoveryCode }));
    expect(store.readAttachment(office.paper).ok).toBe(true);
    expect(value(store.read((db) => ok(identityOf(db)?.deviceId ?? restoredFrom(db))))).toMatchObject({
      backup: NAME,
      aside,
      noted: false,
    });
    store.close();
    const kept = path.join(office.folder, aside);
    expect(await patientsIn(kept)).toEqual(['Distinctive', 'Later']);
  });

  test('makes a data folder out of nothing', async () => {
    const office = await backedUp();
    const into = path.join(tempFolder(), 'new');
    expect(value(restoreBackup(restoreOrder(office, { into }))).aside).toBe('');
    expect(await patientsIn(into)).toEqual(['Distinctive']);
    expect(fs.readdirSync(into).sort()).toEqual(['attachments', 'claimwright.db', 'keys.json', 'lock']);
  });

  test('moves a damaged store into quarantine and fills what the backup lost from it', async () => {
    const office = await backedUp();
    fs.truncateSync(storePaths(office.folder).database, 20_000);
    fs.rmSync(attachmentFile(storePaths(path.join(office.root, NAME)).attachments, office.paper));
    const restored = value(restoreBackup(restoreOrder(office, { damaged: true })));
    expect(restored).toMatchObject({ aside: 'quarantine/2026-06-04T09-30-00Z', unreadable: 0 });
    expect(fs.statSync(path.join(office.folder, restored.aside, 'claimwright.db')).size).toBe(20_000);
    expect(await patientsIn(office.folder)).toEqual(['Distinctive']);
  });

  test('of a backup that is damaged leaves the office as it was', async () => {
    const office = await backedUp();
    fs.truncateSync(storePaths(path.join(office.root, NAME)).database, 20_000);
    const before = snapshot(office.folder);
    expect(refusal(restoreBackup(restoreOrder(office)))).toBe('backupDamaged');
    expect(snapshot(office.folder)).toEqual(before);
  });

  test('cut off after any of its steps is whole or has not happened', async () => {
    const office = await backedUp();
    const steps: string[] = [];
    const rehearsal = path.join(tempFolder(), 'rehearsal');
    fs.cpSync(office.folder, rehearsal, { recursive: true });
    value(restoreBackup(restoreOrder(office, { into: rehearsal }), undefined, (step) => steps.push(step)));
    expect(steps.length).toBeGreaterThan(9);
    const seen = new Set<string>();
    for (const [index, step] of steps.entries()) {
      const folder = path.join(tempFolder(), 'cut');
      fs.cpSync(office.folder, folder, { recursive: true });
      let left = index;
      const cut = (): void => {
        if (left === 0) throw new Cut();
        left -= 1;
      };
      expect(() => restoreBackup(restoreOrder(office, { into: folder }), undefined, cut)).toThrow(Cut);
      const found = (await patientsIn(folder)).join(' ');
      expect(found, step).toBe(index < steps.indexOf('marked') ? 'Distinctive Later' : 'Distinctive');
      expect(fs.readdirSync(folder).filter((name) => /part|restoring/.test(name))).toEqual([]);
      if (found === 'Distinctive') {
        const kept = path.join(folder, 'kept', '2026-06-04T09-30-00Z');
        expect(await patientsIn(kept), step).toEqual(['Distinctive', 'Later']);
      }
      seen.add(found);
    }
    expect(seen.size).toBe(2);
  }, 60_000);
});

class Cut extends Error {}
