import type { Session } from 'electron';
import { expect, test } from 'vitest';
import { guardSession, isReload, isSaveable, mayLoad } from '../../../../main/hosts/electron/guard.ts';
import { StandIn } from '../../../support/electron/standIn.ts';

test('only documents of the program can be saved out of the page', () => {
  for (const room of ['files', 'copies', 'output']) {
    const address = `app://claimwright/${room}/0190-ab`;
    expect(isSaveable(address)).toBe(true);
  }
  for (const address of [
    'app://claimwright/',
    'app://other/files/1',
    'https://example.org/files/1',
    'javascript:1',
  ]) {
    expect(isSaveable(address)).toBe(false);
  }
});

test('the page loads from the program and from itself, never from a network', () => {
  for (const address of [
    'app://claimwright/assets/a.js',
    'blob:app://claimwright/1',
    'data:image/png;base64,AA==',
  ]) {
    expect(mayLoad(address)).toBe(true);
  }
  for (const address of [
    'https://example.org/',
    'http://127.0.0.1/',
    'file:///etc/passwd',
    'ws://example.org',
    'blob:https://example.org/1',
  ]) {
    expect(mayLoad(address)).toBe(false);
  }
});

test('the page may start anew where it is, and go nowhere else', () => {
  expect(isReload('app://claimwright/#/work', 'app://claimwright/#/work')).toBe(true);
  expect(isReload('app://claimwright/', 'app://claimwright/#/work')).toBe(true);
  for (const next of [
    'app://claimwright/files/0190-ab',
    'app://other/',
    'https://example.org/',
    'app://claimwright/?x=1',
    'javascript:1',
  ]) {
    expect(isReload('app://claimwright/#/work', next), next).toBe(false);
  }
});

test('where a file is saved is always asked, with its own name suggested', () => {
  const standIn = new StandIn();
  const session = standIn.make('Session', { webRequest: standIn.make('WebRequest') });
  guardSession(session as unknown as Session);
  const item = standIn.make('DownloadItem', { getFilename: () => 'packet-1001.pdf' });
  session.emit('will-download', {}, item);
  const [[options] = []] = standIn.called('DownloadItem', 'setSaveDialogOptions');
  standIn.checkOptions('SaveDialogOptions', options as object);
  expect(options).toMatchObject({ defaultPath: 'packet-1001.pdf' });
  expect(standIn.called('DownloadItem', 'setSavePath')).toEqual([]);
});
