import { handCopiedToDesktop, isDesktopWindow } from '../client.ts';
import { holdCopied } from '../stores/copied.ts';
import { useSession } from '../stores/session.ts';
import { copyText } from './copyText.ts';

/**
 * Puts an identifier on the clipboard and takes it off again after the seconds that the office has chosen, or when the
 * office is locked, but only while it is still there: what somebody copied since stays. The desktop program does that
 * from outside the page; for a browser see stores/copied.ts.
 * @returns false when nothing was copied
 */
export async function copyForAWhile(text: string): Promise<boolean> {
  const copied = await copyText(text);
  const seconds = useSession.getState().status?.clipboardSeconds ?? 0;
  if (copied && seconds > 0) {
    if (isDesktopWindow()) await handCopiedToDesktop(text, seconds);
    else holdCopied(text, seconds);
  }
  return copied;
}
