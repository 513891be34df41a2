// Limits and names of what comes in, the same in both hosts.
import type { FileKind } from './ports.ts';

/** A message of the program: JSON, at most 1 MB. */
export const callLimitBytes = 1024 * 1024;
/** A file: at most 60 MB. */
export const fileLimitBytes = 60 * 1024 * 1024;

/** The sender's name for a file (header x-file-name, percent-encoded); null when it is missing or unreadable. */
export function readFileName(header: string | null | undefined): string | null {
  if (!header || header.length > 4096) return null;
  try {
    const name = decodeURIComponent(header);
    return name.length > 0 && name.length <= 1024 ? name : null;
  } catch {
    return null;
  }
}

/** The media type as the sender says it, or bytes; what is believed is decided from the content later. */
export function readMediaType(header: string | null | undefined): string {
  const bare = (header ?? '').split(';', 1)[0]?.trim().toLowerCase() ?? '';
  return /^[a-z0-9][a-z0-9!#$&^_.+-]{0,126}\/[a-z0-9][a-z0-9!#$&^_.+-]{0,126}$/.test(bare)
    ? bare
    : 'application/octet-stream';
}

/** `{channel, input}` out of a message's JSON; null when it is anything else. */
export function readCall(message: unknown): { readonly channel: string; readonly input: unknown } | null {
  if (typeof message !== 'object' || message === null || Array.isArray(message)) return null;
  const keys = Object.keys(message);
  if (keys.some((key) => key !== 'channel' && key !== 'input')) return null;
  const { channel, input } = message as { channel?: unknown; input?: unknown };
  return typeof channel === 'string' && channel.length <= 100 ? { channel, input } : null;
}

const FILE_KINDS: readonly FileKind[] = ['files', 'copies', 'output'];

/** The id in `/files/<id>`, `/copies/<id>` and `/output/<id>`; null for any other path. */
export function readFilePath(path: string): { readonly kind: FileKind; readonly id: string } | null {
  const [, room = '', id] = /^\/([a-z]+)\/([A-Za-z0-9-]{1,64})$/.exec(path) ?? [];
  const kind = FILE_KINDS.find((each) => each === room);
  return kind && id !== undefined ? { kind, id } : null;
}
