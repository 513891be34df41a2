// What the page put on the clipboard is taken off again from here: when its time has passed, when the office is locked,
// and before the program ends, whatever window is in front. Only while it is still there.
import type { Log } from '../ports.ts';

/** As much of Electron's clipboard as this needs. */
export interface Clipboard {
  readText(): Promise<string>;
  clear(): void;
}

export interface Copied {
  /** Keeps in mind what the page has just copied. What is no copied text of an hour at most is passed over. */
  hold(text: unknown, seconds: unknown): void;
  /** Takes it off now, if it is still there. Never rejects. */
  clearNow(): Promise<void>;
}

const LONGEST_SECONDS = 3600;
const LONGEST_TEXT = 10_000;

export function keepCopied(clipboard: Clipboard, log: Log): Copied {
  let held: { readonly text: string; readonly timer: NodeJS.Timeout } | null = null;

  async function clearNow(): Promise<void> {
    if (!held) return;
    const { text, timer } = held;
    held = null;
    clearTimeout(timer);
    try {
      if ((await clipboard.readText()) === text) clipboard.clear();
    } catch (error) {
      log.error('CLIPBOARD', error);
    }
  }

  return {
    hold(text, seconds) {
      if (typeof text !== 'string' || text === '' || text.length > LONGEST_TEXT) return;
      if (typeof seconds !== 'number' || !(seconds > 0 && seconds <= LONGEST_SECONDS)) return;
      if (held) clearTimeout(held.timer);
      held = { text, timer: setTimeout(() => void clearNow(), seconds * 1000) };
    },
    clearNow,
  };
}

/** Whether an answer to the page says that the office is locked, on command or because nobody was there. */
export function saysLocked(channel: string, answer: unknown): boolean {
  if (typeof answer !== 'object' || answer === null) return false;
  if ('fault' in answer) {
    const fault = answer.fault as { readonly kind?: unknown; readonly retryAfterSeconds?: unknown } | null;
    // With seconds to wait it is a wrong passphrase too many, also in an open office.
    return fault?.kind === 'locked' && fault.retryAfterSeconds === undefined;
  }
  if (!channel.startsWith('session.') || !('value' in answer)) return false;
  const status = answer.value as { readonly state?: unknown } | null;
  return status?.state === 'locked';
}
