import fs from 'node:fs';
import path from 'node:path';
import { expect, test } from 'vitest';
import { asideCopies, destroyAside, pruneUpdateCopies } from '../../db/asideCopies.ts';
import { storePaths } from '../../db/paths.ts';
import { newOffice, OWNER, PASSPHRASE, tempFolder, value } from './workbench.ts';

const NOW = '2026-11-22T12:00:00.000Z';
const updateOf = (day: string): string => `before-update-${day}T08-00-00-000Z.db`;
const KEYS = 'keys-0123456789ab.json';

function aFolder(days: readonly string[], renewedOn: string | null = null) {
  const paths = storePaths(tempFolder());
  fs.mkdirSync(paths.backups, { recursive: true });
  for (const day of days) fs.writeFileSync(path.join(paths.backups, updateOf(day)), 'records');
  if (renewedOn !== null) {
    const keys = path.join(paths.backups, KEYS);
    fs.writeFileSync(keys, '{}');
    const at = new Date(`${renewedOn}T12:00:00.000Z`);
    fs.utimesSync(keys, at, at);
  }
  return paths;
}

const left = (folder: string): string[] => fs.readdirSync(folder).toSorted();

test('of the copies from before updates the newest two stay, none for longer than 90 days', () => {
  const many = aFolder(['2026-09-01', '2026-10-01', '2026-11-01']);
  pruneUpdateCopies(many.backups, NOW);
  expect(left(many.backups)).toEqual([updateOf('2026-10-01'), updateOf('2026-11-01')]);
  const old = aFolder(['2026-08-20', '2026-08-28']);
  fs.mkdirSync(path.join(old.backups, 'claimwright-20260101T000000Z'));
  pruneUpdateCopies(old.backups, NOW);
  expect(left(old.backups)).toEqual([updateOf('2026-08-28'), 'claimwright-20260101T000000Z']);
  pruneUpdateCopies(path.join(old.backups, 'none'), NOW);
});

test('a key file of before a renewal stays as long as a copy that it may open', () => {
  const paths = aFolder(['2026-09-01', '2026-10-20', '2026-11-01'], '2026-10-01');
  pruneUpdateCopies(paths.backups, NOW);
  expect(left(paths.backups)).toEqual([updateOf('2026-10-20'), updateOf('2026-11-01')]);
  const needed = aFolder(['2026-09-01', '2026-11-01'], '2026-10-01');
  pruneUpdateCopies(needed.backups, NOW);
  expect(left(needed.backups)).toContain(KEYS);
  expect(asideCopies(needed).map(({ name, oldKeys }) => [name, oldKeys])).toEqual([
    [`backups/${updateOf('2026-11-01')}`, false],
    [`backups/${updateOf('2026-09-01')}`, true],
  ]);
  destroyAside(needed, [`backups/${updateOf('2026-09-01')}`]);
  expect(left(needed.backups)).toEqual([updateOf('2026-11-01')]);
});

test('what restores put aside is listed with its size, and goes whole; nothing else can be named', () => {
  const paths = aFolder([]);
  const kept = path.join(paths.kept, '2026-11-03T10-20-30Z');
  fs.mkdirSync(path.join(kept, 'attachments'), { recursive: true });
  fs.writeFileSync(path.join(kept, 'claimwright.db'), '12345');
  fs.writeFileSync(path.join(kept, 'attachments', 'a'), '123');
  fs.mkdirSync(path.join(paths.quarantine, '2026-11-04T10-20-30Z-2'), { recursive: true });
  fs.writeFileSync(paths.database, 'the office');
  expect(asideCopies(paths)).toEqual([
    {
      name: 'quarantine/2026-11-04T10-20-30Z-2',
      what: 'damaged',
      at: '2026-11-04T10:20:30.000Z',
      bytes: 0,
      oldKeys: true,
    },
    {
      name: 'kept/2026-11-03T10-20-30Z',
      what: 'restored',
      at: '2026-11-03T10:20:30.000Z',
      bytes: 8,
      oldKeys: true,
    },
  ]);
  destroyAside(paths, ['kept/2026-11-03T10-20-30Z', 'kept/../claimwright.db', 'claimwright.db', 'kept/..']);
  expect(fs.existsSync(kept)).toBe(false);
  expect(fs.existsSync(paths.database)).toBe(true);
  expect(asideCopies(paths)).toHaveLength(1);
});

test('whoever signs in finds the copies pruned', async () => {
  const { store } = await newOffice();
  store.lock();
  fs.mkdirSync(store.paths.backups, { recursive: true });
  for (const day of ['2026-01-01', '2026-06-01', '2026-06-02'])
    fs.writeFileSync(path.join(store.paths.backups, updateOf(day)), 'records');
  value(await store.unlock({ userId: OWNER, passphrase: PASSPHRASE }));
  expect(left(store.paths.backups)).toEqual([updateOf('2026-06-01'), updateOf('2026-06-02')]);
});
