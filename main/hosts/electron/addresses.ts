// The one place that knows what our own addresses look like.

export const scheme = 'app';
const authority = 'claimwright';
export const origin = `${scheme}://${authority}`;
export const startPage = `${origin}/`;
/** The one message channel between page and program, and the one that carries menu commands to the page. */
export const callChannel = 'claimwright:call';
export const commandChannel = 'claimwright:command';
/** Tells what the page has just copied, and for how long it may stay on the clipboard. */
export const clipboardChannel = 'claimwright:clipboard';

/** True for an address of the program itself: exactly our scheme and authority, no user, no port. */
export function isOurs(address: string): boolean {
  const url = URL.parse(address);
  return (
    url !== null &&
    url.protocol === `${scheme}:` &&
    url.host === authority &&
    url.username === '' &&
    url.password === ''
  );
}

/** Only the top frame of a page of ours may ask the program for anything. */
export function isTrustedSender(
  frame: { readonly url: string; readonly parent: unknown } | null | undefined,
): boolean {
  return frame !== null && frame !== undefined && frame.parent === null && isOurs(frame.url);
}
