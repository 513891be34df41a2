import type { SafeStorage } from 'electron';
import { describe, expect, test } from 'vitest';
import { desktopVault } from '../../../../main/hosts/electron/vault.ts';
import { StandIn } from '../../../support/electron/standIn.ts';

const log = { info: () => undefined, error: () => undefined };

function aStorage(backend: string, { available = true, refuses = false } = {}) {
  const standIn = new StandIn();
  const storage = standIn.make('SafeStorage', {
    getSelectedStorageBackend: () => backend,
    isAsyncEncryptionAvailable: () => Promise.resolve(available),
    encryptStringAsync: (text: string) =>
      refuses ? Promise.reject(new Error('no')) : Promise.resolve(Buffer.from(`sealed ${text}`)),
    decryptStringAsync: (sealed: Buffer) =>
      refuses
        ? Promise.reject(new Error('no'))
        : Promise.resolve({ result: sealed.toString().replace('sealed ', ''), shouldReEncrypt: false }),
  }) as unknown as SafeStorage;
  return { storage, standIn };
}

test('a secret comes back as it went in, by the async calls only', async () => {
  const { storage, standIn } = aStorage('gnome_libsecret');
  const vault = desktopVault(storage, 'linux', log);
  const sealed = await vault.seal(new Uint8Array([0, 7, 255]));
  expect(sealed).not.toBeNull();
  expect(Array.from((await vault.open(sealed ?? '')) ?? [])).toEqual([0, 7, 255]);
  for (const member of [
    'encryptString',
    'decryptString',
    'isEncryptionAvailable',
    'setUsePlainTextEncryption',
  ])
    expect(standIn.called('SafeStorage', member)).toEqual([]);
});

describe('there is no vault', () => {
  test.each(['basic_text', 'unknown'])('on Linux with %s, whose key everybody knows', async (backend) => {
    const { storage, standIn } = aStorage(backend);
    const vault = desktopVault(storage, 'linux', log);
    expect(await vault.available()).toBe(false);
    expect(await vault.seal(new Uint8Array(32))).toBeNull();
    expect(standIn.called('SafeStorage', 'encryptStringAsync')).toEqual([]);
  });

  test('where the system says so, or refuses', async () => {
    expect(await desktopVault(aStorage('', { available: false }).storage, 'win32', log).available()).toBe(
      false,
    );
    const refusing = desktopVault(aStorage('', { refuses: true }).storage, 'darwin', log);
    expect(await refusing.seal(new Uint8Array(32))).toBeNull();
    expect(await refusing.open('AA==')).toBeNull();
  });
});
