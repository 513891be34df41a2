import { clearDesktopClipboard, isDesktopWindow } from '../client.ts';
import { useSession } from '../stores/session.ts';
import { copyText } from './copyText.ts';

/**
 * Puts an identifier on the clipboard and takes it off again after the seconds that the office has chosen, but only
 * while it is still there: what somebody copied since stays.
 *
 * The desktop window asks its host, which can look. A browser lets a page look only where that was allowed; else the
 * clipboard is emptied only if this window was never left and nothing was copied in it since, for then nobody else can
 * have put anything there.
 * @returns false when nothing was copied
 */
export async function copyForAWhile(text: string): Promise<boolean> {
  const copied = await copyText(text);
  const seconds = useSession.getState().status?.clipboardSeconds ?? 0;
  if (copied && seconds > 0) clearLater(text, seconds * 1000);
  return copied;
}

let endLast: () => void = () => undefined;

function clearLater(text: string, wait: number): void {
  endLast();
  let ours = true;
  function notOurs() {
    ours = false;
  }
  // The copying itself may still be under way as such an event.
  const listening = setTimeout(() => {
    for (const name of LEAVING) window.addEventListener(name, notOurs, { capture: true });
  });
  const timer = setTimeout(() => {
    endLast();
    void clear(text, ours);
  }, wait);
  endLast = () => {
    clearTimeout(listening);
    clearTimeout(timer);
    for (const name of LEAVING) window.removeEventListener(name, notOurs, { capture: true });
  };
}

const LEAVING = ['copy', 'cut', 'blur'] as const;

async function clear(text: string, ours: boolean): Promise<void> {
  if (isDesktopWindow()) {
    await clearDesktopClipboard(text);
    return;
  }
  try {
    const there = await readIfAllowed();
    if (there === null ? ours : there === text) await navigator.clipboard.writeText('');
  } catch {
    // Not allowed, or the window is not in front: what the browser keeps from us we leave.
  }
}

/** Null where looking would need to be allowed first: nobody is asked for that out of the blue. */
async function readIfAllowed(): Promise<string | null> {
  const asked = await navigator.permissions.query({ name: 'clipboard-read' as PermissionName });
  return asked.state === 'granted' ? navigator.clipboard.readText() : null;
}
