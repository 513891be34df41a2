import { expect, test } from 'vitest';
import { defaultDataFolder } from '../../../main/hosts/dataFolder.ts';

test.skipIf(process.platform === 'win32')('data lies where each system keeps a person’s data', () => {
  expect(defaultDataFolder('linux', {}, '/home/ann')).toBe('/home/ann/.local/share/claimwright');
  expect(defaultDataFolder('linux', { XDG_DATA_HOME: '/data' }, '/home/ann')).toBe('/data/claimwright');
  expect(defaultDataFolder('linux', { XDG_DATA_HOME: 'relative' }, '/home/ann')).toBe(
    '/home/ann/.local/share/claimwright',
  );
  expect(defaultDataFolder('darwin', {}, '/Users/ann')).toBe(
    '/Users/ann/Library/Application Support/Claimwright',
  );
  expect(defaultDataFolder('win32', { LOCALAPPDATA: '/local' }, '/u')).toBe('/local/Claimwright');
});
