// The store's side of the desktop's vault: each question under a number, over the same line as the answers.
import type { Vault } from '../ports.ts';
import type { CorePort, HostQuestion, HostReply } from './coreMessages.ts';

/** A question without its number: one shape for each kind. */
type Asked = HostQuestion extends infer One ? (One extends HostQuestion ? Omit<One, 'ask'> : never) : never;

/** Longest that the system may take, e.g. while it asks the person to open the keychain. */
const LONGEST_MS = 120_000;

/** A vault that asks the other end of the line. What the host does not answer in time is null. */
export function vaultOverLine(port: CorePort): Vault {
  const waiting = new Map<number, (value: unknown) => void>();
  let last = 0;
  port.listen((message) => {
    if (typeof message !== 'object' || message === null || !('asked' in message)) return;
    const { asked, value } = message as HostReply;
    waiting.get(asked)?.(value);
    waiting.delete(asked);
  });
  function ask(question: Asked): Promise<unknown> {
    last += 1;
    const number = last;
    return new Promise((resolve) => {
      const timer = setTimeout(() => {
        waiting.delete(number);
        resolve(null);
      }, LONGEST_MS);
      timer.unref();
      waiting.set(number, (value) => {
        clearTimeout(timer);
        resolve(value);
      });
      port.post({ ...question, ask: number });
    });
  }
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
