// Electron's safeStorage as a vault: only its async calls, and never where its key is known to everybody.
import type { SafeStorage } from 'electron';
import type { Log, Vault } from '../ports.ts';

/** Linux without a keyring: the key is built into Chromium. */
const KNOWN_TO_ALL: readonly string[] = ['basic_text', 'unknown'];

/**
 * @param storage Electron's safeStorage, once the app is ready.
 */
export function desktopVault(storage: SafeStorage, platform: NodeJS.Platform, log: Log): Vault {
  /** The system may refuse, e.g. when the person does not open the keychain: that is no bug. */
  async function orNull<T>(work: () => Promise<T | null>): Promise<T | null> {
    try {
      return await work();
    } catch {
      log.info('the vault of the system refused');
      return null;
    }
  }
  const self: Vault = {
    async available() {
      if (platform === 'linux' && KNOWN_TO_ALL.includes(storage.getSelectedStorageBackend())) return false;
      return (await orNull(() => storage.isAsyncEncryptionAvailable())) ?? false;
    },
    seal: (secret) =>
      orNull(async () => {
        if (!(await self.available())) return null;
        const sealed = await storage.encryptStringAsync(Buffer.from(secret).toString('base64'));
        return sealed.toString('base64');
      }),
    open: (sealed) =>
      orNull(async () => {
        if (!(await self.available())) return null;
        const { result } = await storage.decryptStringAsync(Buffer.from(sealed, 'base64'));
        return new Uint8Array(Buffer.from(result, 'base64'));
      }),
  };
  return self;
}
