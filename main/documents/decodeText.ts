// Text files say nothing about how their characters are written; this finds it out.

/** @returns null for bytes that are no text. */
export function decodeText(bytes: Uint8Array): string | null {
  const text = decoded(bytes);
  if (text === null) return null;
  // Control characters other than tab, line ends and form feed belong to no text.
  // oxlint-disable-next-line no-control-regex
  return /[\u0000-\u0008\u000b\u000e-\u001a\u001c-\u001f\u007f]/.test(text) ? null : text;
}

function decoded(bytes: Uint8Array): string | null {
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return attempt('utf-16le', bytes.subarray(2));
  if (bytes[0] === 0xfe && bytes[1] === 0xff) return attempt('utf-16be', bytes.subarray(2));
  // Windows programs write single bytes; almost every other byte sequence is not valid UTF-8, so that is tried first.
  return attempt('utf-8', bytes) ?? attempt('windows-1252', bytes);
}

function attempt(encoding: string, bytes: Uint8Array): string | null {
  try {
    return new TextDecoder(encoding, { fatal: true }).decode(bytes);
  } catch {
    return null;
  }
}
