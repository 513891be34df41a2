import fs from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { describe, expect, onTestFinished, test } from 'vitest';
import {
  bytesOfFolder,
  isInside,
  isOnNetwork,
  judgeFolder,
  judgePath,
  syncedBy,
} from '../../../main/backups/place.ts';
import type { Result } from '../../../shared/result.ts';

function folder(...below: readonly string[]): string {
  const made = fs.mkdtempSync(path.join(tmpdir(), 'cw-place-'));
  onTestFinished(() => fs.rmSync(made, { recursive: true, force: true }));
  const inner = path.join(made, ...below);
  fs.mkdirSync(inner, { recursive: true });
  return inner;
}

function words(result: Result<unknown>): string {
  return result.ok ? 'ok' : result.fault.message;
}

describe('a folder that another program copies', () => {
  test.each([
    [['OneDrive', 'Office'], 'OneDrive'],
    [['OneDrive - Example Supply'], 'OneDrive'],
    [['Dropbox (Example)', 'a', 'b'], 'Dropbox'],
    [['Library', 'Mobile Documents', 'com~apple~CloudDocs', 'x'], 'iCloud Drive'],
    [['GoogleDrive-someone', 'My Drive'], 'Google Drive'],
    [['Google Drive'], 'Google Drive'],
    [['Documents', 'Claimwright'], null],
    [['My Dropbox letters'], null],
  ])('is known by its name: %j', (below, expected) => {
    expect(syncedBy(folder(...below))).toBe(expected);
  });

  test('is known by the marks that these programs leave at its top', () => {
    const inner = folder('shared', 'deep');
    expect(syncedBy(inner)).toBeNull();
    fs.mkdirSync(path.join(path.dirname(inner), '.dropbox.cache'));
    expect(syncedBy(inner)).toBe('Dropbox');
  });
});

describe('a folder on another computer', () => {
  test.each([
    ['nfs', 0x6969, true],
    ['smb2', 0xfe534d42, true],
    ['9p', 0x01021997, true],
    ['ext4', 0xef53, false],
    ['btrfs', 0x9123683e, false],
  ])('is known by its file system: %s', (_, type, expected) => {
    expect(isOnNetwork('/data', () => type)).toBe(expected && process.platform === 'linux');
  });

  test.each([
    ['\\\\server\\share\\office', true],
    ['\\\\?\\C:\\office', false],
    ['C:\\office', false],
  ])('is known by the name of a share: %s', (name, expected) => {
    expect(isOnNetwork(name, () => 0)).toBe(expected);
  });
});

describe('a folder for backups', () => {
  test('is judged before it counts', () => {
    const data = folder('data');
    const other = folder('backups');
    expect(judgeFolder(other, data, 1)).toMatchObject({
      ok: true,
      value: { folder: other, sameDisk: true, syncedBy: null, network: false },
    });
    expect(fs.readdirSync(other)).toEqual([]);
    expect(words(judgeFolder('relative/folder', data, 1))).toContain('whole path');
    expect(words(judgeFolder(`${other}\0`, data, 1))).toContain('whole path');
    expect(words(judgeFolder(path.join(other, 'gone'), data, 1))).toContain('no such folder');
    expect(words(judgeFolder(other, data, 2 ** 60))).toContain('not enough room');
    const inside = path.join(data, 'inside');
    fs.mkdirSync(inside);
    expect(words(judgeFolder(inside, data, 1))).toContain('inside the data folder');
    expect(words(judgeFolder(data, data, 1))).toContain('inside the data folder');
    const link = path.join(other, 'link');
    fs.symlinkSync(inside, link);
    expect(words(judgeFolder(link, data, 1))).toContain('inside the data folder');
    const file = path.join(other, 'file');
    fs.writeFileSync(file, 'x');
    expect(words(judgeFolder(file, data, 1))).toContain('no such folder');
  });

  // Root may write anywhere but here.
  test.skipIf(process.platform !== 'linux')('is refused where nothing can be written', () => {
    expect(words(judgeFolder('/proc/self', folder('data'), 0))).toContain('Nothing can be written');
  });

  test('beside one whose name begins the same is not inside it', () => {
    expect(isInside('/srv/office-backups', '/srv/office')).toBe(false);
    expect(isInside('/srv/office/..backups', '/srv/office')).toBe(true);
    expect(isInside('/srv', '/srv/office')).toBe(false);
  });

  test('is measured with everything in it', () => {
    const data = folder('a');
    fs.writeFileSync(path.join(data, 'one'), 'x'.repeat(10));
    fs.mkdirSync(path.join(data, 'deep'));
    fs.writeFileSync(path.join(data, 'deep', 'two'), 'x'.repeat(5));
    expect(bytesOfFolder([data, path.join(data, 'one'), path.join(data, 'gone')])).toBe(25);
  });
});

describe('a typed path, before anything of it is touched', () => {
  const stranger = { at: 'folder', mayNetwork: false };
  const owner = { at: 'folder', mayNetwork: true };
  const REMOTE = [
    '\\\\host\\share',
    '//host/share',
    '\\/host/share',
    '/\\host\\share',
    '\\\\?\\UNC\\host\\share',
    '//?/UNC/host/share',
    '\\\\.\\pipe\\x',
    '\\\\?\\C:\\backups',
  ];

  test.each(REMOTE)('names no share and no device while nobody has signed in: %s', (typed) => {
    for (const flavor of [path.win32, path.posix])
      expect(words(judgePath(typed, stranger, flavor))).toContain('share of another computer');
  });

  test('may be a share for the owner', () => {
    expect(words(judgePath('\\\\host\\share', owner, path.win32))).toBe('ok');
    expect(words(judgePath('//host/share', owner, path.win32))).toBe('ok');
  });

  test.each(['backups', '..\\backups', 'C:backups', '\\backups', '/backups', 'C:\\back\0ups'])(
    'begins at the top of a disk: %j does not',
    (typed) => {
      for (const who of [stranger, owner])
        expect(words(judgePath(typed, who, path.win32))).toContain('Give the whole path');
    },
  );

  test('is fine where it is of this computer', () => {
    expect(words(judgePath('C:\\backups', stranger, path.win32))).toBe('ok');
    expect(words(judgePath('/media/backups', stranger, path.posix))).toBe('ok');
    expect(words(judgePath('backups', stranger, path.posix))).toContain('Give the whole path');
  });
});
