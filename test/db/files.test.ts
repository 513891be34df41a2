import fs from 'node:fs';
import path from 'node:path';
import { expect, test } from 'vitest';
import { writeFileDurably } from '../../db/files.ts';
import { tempFolder } from './workbench.ts';

test('a file is replaced whole, for this account only, and nothing is left beside it', () => {
  const file = path.join(tempFolder(), 'keys.json');
  writeFileDurably(file, Buffer.from('old'));
  writeFileDurably(file, Buffer.from('new'));
  expect(fs.readFileSync(file, 'utf8')).toBe('new');
  expect(fs.statSync(file).mode & 0o077).toBe(0);
  expect(fs.readdirSync(path.dirname(file))).toEqual(['keys.json']);
});

test('when the place cannot be taken the old file stays and no part of the new one is left', () => {
  const folder = tempFolder();
  const file = path.join(folder, 'taken');
  fs.mkdirSync(path.join(file, 'full'), { recursive: true });
  expect(() => writeFileDurably(file, Buffer.from('new'))).toThrow();
  expect(fs.readdirSync(folder)).toEqual(['taken']);
});
