// The store's side of the desktop's vault and of its dialog for folders: each question under a number, over the same line as the answers.
import type { Folders, Vault } from '../ports.ts';
import type { CorePort, HostQuestion, HostReply } from './coreMessages.ts';

/** A question without its number: one shape for each kind. */
type Asked = HostQuestion extends infer One ? (One extends HostQuestion ? Omit<One, 'ask'> : never) : never;

/** Longest that the system may take, e.g. while it asks the person to open the keychain. */
const LONGEST_MS = 120_000;
/** A person looks for a folder as long as they like, but not for ever. */
const LONGEST_CHOICE_MS = 3_600_000;

type Ask = (question: Asked, longestMs?: number) => Promise<unknown>;

/** Asks the other end of the line. What the host does not answer in time is null. */
function overLine(port: CorePort): Ask {
  const waiting = new Map<number, (value: unknown) => void>();
  let last = 0;
  port.listen((message) => {
    if (typeof message !== 'object' || message === null || !('asked' in message)) return;
    const { asked, value } = message as HostReply;
    waiting.get(asked)?.(value);
    waiting.delete(asked);
  });
  return function ask(question, longestMs = LONGEST_MS) {
    last += 1;
    const number = last;
    return new Promise((resolve) => {
      const timer = setTimeout(() => {
        waiting.delete(number);
        resolve(null);
      }, longestMs);
      timer.unref();
      waiting.set(number, (value) => {
        clearTimeout(timer);
        resolve(value);
      });
      port.post({ ...question, ask: number });
    });
  };
}

/** The desktop's vault and dialog, reached over the line. */
export function hostOverLine(port: CorePort): { readonly vault: Vault; readonly folders: Folders } {
  const ask = overLine(port);
  return { vault: vaultBy(ask), folders: foldersBy(ask) };
}

function foldersBy(ask: Ask): Folders {
  return {
    async choose() {
      const folder = await ask({ kind: 'folders.choose' }, LONGEST_CHOICE_MS);
      return typeof folder === 'string' ? folder : null;
    },
  };
}

function vaultBy(ask: Ask): Vault {
  return {
    available: async () => (await ask({ kind: 'vault.available' })) === true,
    async seal(secret) {
      const sealed = await ask({ kind: 'vault.seal', secret });
      return typeof sealed === 'string' ? sealed : null;
    },
    async open(sealed) {
      const secret = await ask({ kind: 'vault.open', sealed });
      return secret instanceof Uint8Array ? secret : null;
    },
  };
}
