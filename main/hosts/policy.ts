// The security headers of both hosts, on one screen.

/** The page may load only what the program itself serves, and may send nothing anywhere else. */
export function contentSecurityPolicy(nonce: string): string {
  return [
    "default-src 'none'",
    "script-src 'self'",
    `style-src 'self' 'nonce-${nonce}'`,
    "img-src 'self' blob: data:",
    "font-src 'self'",
    "connect-src 'self'",
    "worker-src 'self'",
    "form-action 'none'",
    "frame-ancestors 'none'",
    "base-uri 'none'",
  ].join('; ');
}

const everyAnswer = {
  'x-content-type-options': 'nosniff',
  'x-frame-options': 'DENY',
  'referrer-policy': 'no-referrer',
  'cross-origin-opener-policy': 'same-origin',
  'cross-origin-resource-policy': 'same-origin',
  'permissions-policy': 'camera=(), geolocation=(), microphone=(), payment=(), usb=()',
  // Claims are data about patients: no copy stays in a browser's cache.
  'cache-control': 'no-store',
} as const;

export type Headers = Readonly<Record<string, string>>;

/** For the page itself: scripts and styles of our own only. */
export function pageHeaders(nonce: string): Headers {
  return {
    ...everyAnswer,
    'content-type': 'text/html; charset=utf-8',
    'content-security-policy': contentSecurityPolicy(nonce),
  };
}

/** For scripts, styles, fonts and pictures of the program. */
export function assetHeaders(type: string): Headers {
  // A worker obeys the policy of its own script, not the page's: it may load our scripts and ask our bridge.
  const policy = type.startsWith('text/javascript')
    ? "default-src 'none'; script-src 'self'; connect-src 'self'"
    : "default-src 'none'";
  return { ...everyAnswer, 'content-type': type, 'content-security-policy': policy };
}

/** For answers of the program. */
export function jsonHeaders(): Headers {
  return {
    ...everyAnswer,
    'content-type': 'application/json; charset=utf-8',
    'content-security-policy': "default-src 'none'",
  };
}

/** For a short notice without script or style. */
export function noticeHeaders(): Headers {
  return {
    ...everyAnswer,
    'content-type': 'text/html; charset=utf-8',
    'content-security-policy':
      "default-src 'none'; form-action 'none'; frame-ancestors 'none'; base-uri 'none'",
  };
}

/** What a browser may show in place. Anything else (a web page, an SVG with script) is only ever saved. */
const shownInPlace = new Set([
  'application/pdf',
  'image/png',
  'image/jpeg',
  'image/gif',
  'image/webp',
  'text/plain',
]);

/** For an attachment or a finished document. `type` outside the shown ones is sent as bytes to save. */
export function fileHeaders(file: {
  readonly type: string;
  readonly name: string;
  readonly disposition: 'inline' | 'attachment';
  readonly bytes: Uint8Array;
}): Headers {
  const bare = file.type.split(';', 1)[0]?.trim().toLowerCase() ?? '';
  const safe = shownInPlace.has(bare);
  const inline = safe && file.disposition === 'inline';
  const type = !safe
    ? 'application/octet-stream'
    : bare === 'text/plain'
      ? 'text/plain; charset=utf-8'
      : bare;
  return {
    ...everyAnswer,
    'content-type': type,
    'content-length': String(file.bytes.byteLength),
    'content-disposition': `${inline ? 'inline' : 'attachment'}; ${fileNameParameters(file.name)}`,
    // The browser's own PDF viewer does not open in a sandboxed document, and needs none: it runs no page script.
    'content-security-policy':
      bare === 'application/pdf'
        ? "default-src 'none'; frame-ancestors 'none'"
        : "default-src 'none'; sandbox",
  };
}

function fileNameParameters(name: string): string {
  const clean = name.replace(/[\p{Cc}/\\]/gu, '_').slice(0, 200) || 'document';
  const ascii = clean.replace(/[^\x20-\x7e]|["%;]/g, '_');
  const encoded = encodeURIComponent(clean).replace(
    /['()*]/g,
    (c) => `%${c.charCodeAt(0).toString(16).toUpperCase()}`,
  );
  return `filename="${ascii}"; filename*=UTF-8''${encoded}`;
}
