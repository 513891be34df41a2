import { expect, test } from 'vitest';
import { readCall, readFileName, readFilePath, readMediaType } from '../../../main/hosts/uploads.ts';

test('a message is a channel and an input, and nothing more', () => {
  expect(readCall({ channel: 'a', input: 1 })).toEqual({ channel: 'a', input: 1 });
  expect(readCall({ channel: 'a' })).toEqual({ channel: 'a', input: undefined });
  for (const bad of [null, 1, 'a', [], {}, { channel: 1 }, { channel: 'a', input: 1, role: 'owner' }]) {
    expect(readCall(bad)).toBeNull();
  }
});

test('a file name is decoded as it was typed, even an odd one', () => {
  expect(readFileName(encodeURIComponent('../Ärztin "1".pdf'))).toBe('../Ärztin "1".pdf');
  for (const bad of [undefined, null, '', '%zz', 'a'.repeat(2000)]) expect(readFileName(bad)).toBeNull();
});

test('a media type is a plain one or bytes', () => {
  expect(readMediaType('Application/PDF; charset=x')).toBe('application/pdf');
  for (const bad of [undefined, null, '', 'pdf', 'a/b/c', 'text/html\r\nx: y']) {
    expect(readMediaType(bad)).toBe('application/octet-stream');
  }
});

test('a file address has one id', () => {
  expect(readFilePath('/files/0190-ab')).toEqual({ kind: 'files', id: '0190-ab' });
  expect(readFilePath('/copies/0190-ab')).toEqual({ kind: 'copies', id: '0190-ab' });
  expect(readFilePath('/output/7')).toEqual({ kind: 'output', id: '7' });
  for (const bad of [
    '/files',
    '/files/',
    '/files/a/b',
    '/files/a.b',
    '/other/a',
    `/files/${'a'.repeat(65)}`,
  ]) {
    expect(readFilePath(bad)).toBeNull();
  }
});
