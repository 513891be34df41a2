// Who may speak to the browser host: whoever opened an address that was printed or given to our own window, once.
import { createHash } from 'node:crypto';

export interface Access {
  /** A new one-time token. The one before it, if still unused, stops working. */
  issueToken(): string;
  /** Uses the token up. The session's cookie value, or null when the token is unknown or was used. */
  exchange(token: string): string | null;
  /** The window id of the session that a Cookie header carries, or null. */
  session(cookieHeader: string | undefined): string | null;
  /** The Set-Cookie header for a session. */
  setCookie(session: string): string;
}

/**
 * Only hashes are kept and compared, so neither a look at memory nor the time of a comparison tells a secret.
 * Cookies are not separated by port: the port is part of the name, so that two running programs do not sign each
 * other out.
 */
export function createAccess(random: (count: number) => Uint8Array, port: number): Access {
  const cookieName = `claimwright-${String(port)}`;
  const windows = new Map<string, string>();
  let waiting: string | null = null;
  let opened = 0;

  function secret(): string {
    return Buffer.from(random(32)).toString('base64url');
  }

  return {
    issueToken() {
      const token = secret();
      waiting = digest(token);
      return token;
    },
    exchange(token) {
      if (waiting === null || digest(token) !== waiting) return null;
      waiting = null;
      const session = secret();
      opened += 1;
      windows.set(digest(session), `browser-${String(opened)}`);
      return session;
    },
    session(cookieHeader) {
      for (const part of (cookieHeader ?? '').split(';')) {
        const [name, value] = part.trim().split('=', 2);
        if (name !== cookieName || !value) continue;
        const windowId = windows.get(digest(value));
        if (windowId) return windowId;
      }
      return null;
    },
    setCookie(session) {
      return `${cookieName}=${session}; Path=/; HttpOnly; SameSite=Strict`;
    },
  };
}

function digest(secret: string): string {
  return createHash('sha256').update(secret).digest('base64');
}
