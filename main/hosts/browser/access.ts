// Who may speak to the browser host: whoever opened an address that was printed or given to our own window, once.
import { createHash } from 'node:crypto';

export interface Access {
  /** A new one-time token. The one before it, if still unused, stops working. */
  issueToken(): string;
  /**
   * Uses the token up; null when it is unknown or was used. A browser that has a session keeps it and gets a further
   * key: `cookie` is then null.
   */
  exchange(token: string, cookieHeader: string | undefined): Admission | null;
  /** Whether a Cookie header carries a session. That alone opens the page, and nothing that a person typed. */
  known(cookieHeader: string | undefined): boolean;
  /** The window id of the session that both the cookie and the key belong to, or null. */
  windowOf(cookieHeader: string | undefined, key: string | undefined): string | null;
}

export interface Admission {
  /** The Set-Cookie header. */
  readonly cookie: string | null;
  /** For the page: what it shows with each request. */
  readonly key: string;
}

interface BrowserSession {
  readonly windowId: string;
  readonly keys: Set<string>;
}

/**
 * Two secrets for one session. The cookie cannot be read by scripts, but the browser sends it to every port of this
 * address, so a server of somebody else on this computer may come to know it. The key is read by pages of our origin
 * alone, port included, and nobody sends it anywhere but those. Together they are a request of ours.
 *
 * Only hashes are kept and compared, so neither a look at memory nor the time of a comparison tells a secret.
 * The port is part of the cookie's name, so that two running programs do not sign each other out.
 */
export function createAccess(random: (count: number) => Uint8Array, port: number): Access {
  const cookieName = `claimwright-${String(port)}`;
  const sessions = new Map<string, BrowserSession>();
  let waiting: string | null = null;

  function secret(): string {
    return Buffer.from(random(32)).toString('base64url');
  }

  /** Of several cookies of one name (another port can set one) each that is ours counts. */
  function sessionsOf(cookieHeader: string | undefined): BrowserSession[] {
    return (cookieHeader ?? '').split(';').flatMap((part) => {
      const [name, value] = part.trim().split('=', 2);
      const session = name === cookieName && value ? sessions.get(digest(value)) : undefined;
      return session ? [session] : [];
    });
  }

  return {
    issueToken() {
      const token = secret();
      waiting = digest(token);
      return token;
    },
    exchange(token, cookieHeader) {
      if (waiting === null || digest(token) !== waiting) return null;
      waiting = null;
      const key = secret();
      const [session] = sessionsOf(cookieHeader);
      if (session) {
        session.keys.add(digest(key));
        return { cookie: null, key };
      }
      const value = secret();
      const windowId = `browser-${String(sessions.size + 1)}`;
      sessions.set(digest(value), { windowId, keys: new Set([digest(key)]) });
      return { cookie: `${cookieName}=${value}; Path=/; HttpOnly; SameSite=Strict`, key };
    },
    known(cookieHeader) {
      return sessionsOf(cookieHeader).length > 0;
    },
    windowOf(cookieHeader, key) {
      if (!key) return null;
      const shown = digest(key);
      return sessionsOf(cookieHeader).find(({ keys }) => keys.has(shown))?.windowId ?? null;
    },
  };
}

function digest(secret: string): string {
  return createHash('sha256').update(secret).digest('base64');
}
