import { createHash } from 'node:crypto';
import fs from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { NO_AUDIT_FILTER } from '../../../shared/contract/auditTrail.ts';
import { auditSentence } from '../../../shared/contract/auditWords.ts';

import { anApp, anOffice, type AppUnderTest, PASSPHRASE } from '../../support/anApp.ts';
import { pngFile } from '../../support/files.ts';
import { NO_DOCUMENT } from '../../support/sampleRecords.ts';

/** Documents whose file was harmed beside the program. */

async function addDocument(app: AppUnderTest): Promise<string> {
  const { buffer, name, mimeType } = pngFile('note.png');
  const uploadId = await app.upload(buffer, name, mimeType);
  const { document } = await app.get('documents.add', { uploadId, values: NO_DOCUMENT, claimId: null });
  return document.id;
}

function attachmentsOf(app: AppUnderTest): string[] {
  const folder = path.join(app.dataDir, 'attachments');
  return fs
    .readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => path.join(entry.parentPath, entry.name));
}

function harm(file: string): void {
  const bytes = fs.readFileSync(file);
  bytes[bytes.length >> 1] = (bytes[bytes.length >> 1] ?? 0) ^ 1;
  fs.writeFileSync(file, bytes);
}

async function sentences(app: AppUnderTest, kind: 'export' | 'restore'): Promise<string[]> {
  const filter = { ...NO_AUDIT_FILTER, kinds: [kind] };
  const { rows } = await app.get('auditTrail.list', { filter, before: null, limit: 20 });
  return rows.map(auditSentence);
}

async function unlock(app: AppUnderTest): Promise<void> {
  const { users } = await app.get('session.status', {});
  await app.get('session.unlock', { userId: users[0]?.id ?? '', passphrase: PASSPHRASE });
}

test('a damaged document is told until it is mended, also after a restart, and comes back from the newest backup that has it', async () => {
  const app = await anOffice();
  const id = await addDocument(app);
  await app.get('backups.run', {});
  const [file = ''] = attachmentsOf(app);
  harm(file);
  await app.get('backups.run', {});
  expect((await app.get('backups.sign', {})).notices).toContain('documentsDamaged');
  await app.core.close();
  const next = anApp({ dataDir: app.dataDir });
  next.clock.now = app.clock.now;
  await unlock(next);
  expect((await next.get('backups.sign', {})).notices).toContain('documentsDamaged');
  expect((await next.get('backups.overview', {})).damagedDocuments).toBe(1);
  expect(await next.core.getFile('files', id)).toBeNull();
  expect(await next.get('backups.mendDocuments', {})).toEqual({ mended: 1, left: 0 });
  expect(await next.core.getFile('files', id)).not.toBeNull();
  expect((await next.get('backups.sign', {})).notices).not.toContain('documentsDamaged');
  expect((await sentences(next, 'restore'))[0]).toContain('took the files of 1 document back from backups');
});

test('a document that no backup has whole stays told', async () => {
  const app = await anOffice();
  await addDocument(app);
  const [file = ''] = attachmentsOf(app);
  fs.rmSync(file);
  await app.get('backups.run', {});
  expect(await app.get('backups.mendDocuments', {})).toEqual({ mended: 0, left: 1 });
  expect((await app.get('backups.overview', {})).damagedDocuments).toBe(1);
});

test('everything as open files says which documents it lacks: in its list, in words, and in the trail', async () => {
  const app = await anOffice();
  const id = await addDocument(app);
  const [file = ''] = attachmentsOf(app);
  harm(file);
  const folder = fs.mkdtempSync(path.join(tmpdir(), 'cw-export-'));
  onTestFinished(() => fs.rmSync(folder, { recursive: true, force: true }));
  const input = { folder, ownPassphrase: PASSPHRASE, evenSynced: false };
  const made = await app.get('export.everything', input);
  expect(made).toMatchObject({ documents: 0, damaged: 1 });
  const read = (name: string): Buffer => fs.readFileSync(path.join(made.folder, name));
  const manifest = JSON.parse(read('manifest.json').toString('utf8')) as {
    readonly files: readonly { readonly file: string; readonly sha256: string }[];
  };
  expect(manifest).toMatchObject({ missingDocuments: [{ table: 'document', row: id, why: 'damaged' }] });
  expect(read('README.txt').toString('utf8')).toContain(`document ${id} (damaged)`);
  const readme = manifest.files.find((each) => each.file === 'README.txt');
  expect(readme?.sha256).toBe(createHash('sha256').update(read('README.txt')).digest('hex'));
  expect((await sentences(app, 'export'))[0]).toContain('without 1 damaged document');
});
