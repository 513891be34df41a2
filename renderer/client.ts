import type { ChannelName, InputOf, OutputOf } from '../shared/contract/contract.ts';
import { type Result, unavailable } from '../shared/result.ts';

/**
 * The one way out of the page. In the desktop window messages go over the bridge of the preload, in a browser
 * over HTTP to the address the page came from; files always go over that address. A host that does not answer
 * is the fault `unavailable` with code `noAnswer`: nothing here rejects.
 */

interface Bridge {
  readonly call: (channel: string, input: unknown) => Promise<unknown>;
  readonly onCommand?: (listener: (command: string) => void) => unknown;
  readonly clearClipboard?: (text: string) => Promise<unknown>;
}

declare global {
  interface Window {
    readonly claimwright?: Bridge;
  }
}

const NO_ANSWER =
  'The program does not answer. What you typed is kept on this screen; start Claimwright again if this does not pass.';

/** Asks the program. */
export async function call<Name extends ChannelName>(
  channel: Name,
  input: InputOf<Name>,
): Promise<Result<OutputOf<Name>>> {
  try {
    const answer = window.claimwright
      ? await window.claimwright.call(channel, input)
      : await (
          await fetch('/call', {
            method: 'POST',
            headers: { 'content-type': 'application/json' },
            body: JSON.stringify({ channel, input }),
          })
        ).json();
    return asResult<OutputOf<Name>>(answer);
  } catch {
    return unavailable('noAnswer', NO_ANSWER);
  }
}

/** The wire's answer is checked for its envelope; its content was checked by the program against the contract. */
function asResult<T>(answer: unknown): Result<T> {
  if (typeof answer === 'object' && answer !== null && 'ok' in answer) return answer as Result<T>;
  return unavailable('noAnswer', NO_ANSWER);
}

/**
 * Sends a file's bytes; a channel such as `documents.add` then claims them by the id.
 * @param onProgress told the share that was sent, 0 to 1
 */
export function uploadFile(
  file: File,
  onProgress?: (share: number) => void,
  signal?: AbortSignal,
): Promise<Result<{ uploadId: string }>> {
  return new Promise((resolve) => {
    const request = new XMLHttpRequest();
    request.open('POST', '/files');
    request.setRequestHeader('content-type', file.type || 'application/octet-stream');
    request.setRequestHeader('x-file-name', encodeURIComponent(file.name));
    request.responseType = 'json';
    request.upload.onprogress = (event) => {
      if (event.lengthComputable) onProgress?.(event.loaded / event.total);
    };
    request.onload = () => resolve(asResult(request.response));
    request.onerror = () => resolve(unavailable('noAnswer', NO_ANSWER));
    request.onabort = () => resolve(unavailable('stopped', 'Stopped. Nothing was added.'));
    signal?.addEventListener('abort', () => request.abort());
    request.send(file);
  });
}

/** Where a stored document's bytes can be shown from. */
export function fileUrl(documentId: string): string {
  return `/files/${encodeURIComponent(documentId)}`;
}

/** Where a made output (packet, report) can be read from until the program is locked. */
export function outputUrl(outputId: string): string {
  return `/output/${encodeURIComponent(outputId)}`;
}

/** Lets the person save an output: the host's save dialog, or the browser's download. */
export function saveOutput(outputId: string): void {
  const link = document.createElement('a');
  link.href = outputUrl(outputId);
  link.download = '';
  document.body.append(link);
  link.click();
  link.remove();
}

/** True in the desktop window, false in a browser. */
export function isDesktopWindow(): boolean {
  return window.claimwright !== undefined;
}

/** Empties the clipboard if it still holds this text. Does nothing in a browser. */
export async function clearDesktopClipboard(text: string): Promise<void> {
  await window.claimwright?.clearClipboard?.(text);
}

/** Commands of the desktop window's menu, by the ids of stores/shortcuts.ts. Does nothing in a browser. */
export function onMenuCommand(listener: (command: string) => void): () => void {
  const stop = window.claimwright?.onCommand?.(listener);
  return typeof stop === 'function' ? () => void stop() : () => undefined;
}
