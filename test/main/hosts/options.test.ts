import { resolve } from 'node:path';
import { expect, test } from 'vitest';
import { defaultDataFolder } from '../../../main/hosts/dataFolder.ts';
import { BadOption, readHostOptions } from '../../../main/hosts/options.ts';

test('nothing said: the usual folder, any port, a window', () => {
  expect(readHostOptions([])).toEqual({ dataDir: defaultDataFolder(), sample: false, port: 0, window: true });
});

test('everything said', () => {
  expect(readHostOptions(['--data', 'office', '--sample', '--port', '8123', '--no-window'])).toEqual({
    dataDir: resolve('office'),
    sample: true,
    port: 8123,
    window: false,
  });
});

test.each([
  ['--port', '70000'],
  ['--port', 'x'],
  ['--port', '-1'],
  ['--unknown'],
  ['words'],
  ['--data', ''],
  ['--data'],
])('refuses %s %s', (...args) => {
  expect(() => readHostOptions(args)).toThrow(BadOption);
});
