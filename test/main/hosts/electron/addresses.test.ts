import { expect, test } from 'vitest';
import { isOurs, isTrustedSender } from '../../../../main/hosts/electron/addresses.ts';

test('our addresses are exactly ours', () => {
  for (const address of ['app://claimwright/', 'app://claimwright/claims/1?x=y#z'])
    expect(isOurs(address)).toBe(true);
  for (const address of [
    'app://claimwright.example/',
    'app://other/',
    'app://claimwright:80/',
    'app://user@claimwright/',
    'http://claimwright/',
    'file:///claimwright/',
    'about:blank',
    '',
  ]) {
    expect(isOurs(address), address).toBe(false);
  }
});

test('only the top frame of our page is listened to', () => {
  expect(isTrustedSender({ url: 'app://claimwright/', parent: null })).toBe(true);
  expect(isTrustedSender({ url: 'app://claimwright/', parent: {} })).toBe(false);
  expect(isTrustedSender({ url: 'https://example.org/', parent: null })).toBe(false);
  expect(isTrustedSender(null)).toBe(false);
});
