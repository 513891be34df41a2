import type { ChannelName, InputOf, OutputOf } from '../shared/contract/contract.ts';
import { PAGE_KEY_HEADER, PAGE_KEY_PLACE } from '../shared/pageKey.ts';
import { type Result, unavailable } from '../shared/result.ts';
import { useNotices } from './stores/notices.ts';

/**
 * The one way out of the page. In the desktop window messages go over the bridge of the preload, in a browser
 * over HTTP to the address the page came from; files always go over that address. In a browser each request shows
 * the page's key, so an address alone (of a picture, of a link) gets nothing: what is shown or saved is fetched here. A host that does not answer
 * is the fault `unavailable` with code `noAnswer`: nothing here rejects.
 */

interface Bridge {
  readonly call: (channel: string, input: unknown) => Promise<unknown>;
  readonly onCommand?: (listener: (command: string) => void) => unknown;
  readonly copied?: (text: string, seconds: number) => Promise<unknown>;
}

declare global {
  interface Window {
    readonly claimwright?: Bridge;
  }
}

const NO_ANSWER =
  'The program does not answer. What you typed is kept on this screen; start Claimwright again if this does not pass.';

let onLocked: () => void = () => undefined;

/**
 * Whom to tell when an answer says that the office is locked. An answer with seconds to wait does not: that is a
 * passphrase or code that was wrong too often, also in an open office.
 */
export function tellWhenLocked(listener: () => void): void {
  onLocked = listener;
}

/** Asks the program. */
export async function call<Name extends ChannelName>(
  channel: Name,
  input: InputOf<Name>,
): Promise<Result<OutputOf<Name>>> {
  const answer = await answerTo(channel, input);
  if (!answer.ok && answer.fault.kind === 'locked' && answer.fault.retryAfterSeconds === undefined)
    onLocked();
  return answer;
}

async function answerTo<Name extends ChannelName>(
  channel: Name,
  input: InputOf<Name>,
): Promise<Result<OutputOf<Name>>> {
  try {
    const answer = window.claimwright
      ? await window.claimwright.call(channel, input)
      : await (
          await fetch('/call', {
            method: 'POST',
            headers: { 'content-type': 'application/json', ...pageKey() },
            body: JSON.stringify({ channel, input }),
          })
        ).json();
    return asResult<OutputOf<Name>>(answer);
  } catch {
    return unavailable('noAnswer', NO_ANSWER);
  }
}

/**
 * What shows the browser host that a request is this page's own; empty in the desktop window. Read anew each time:
 * whoever opens the next start address in this browser gets another one, for all tabs.
 */
function pageKey(): Readonly<Record<string, string>> {
  if (window.claimwright) return {};
  try {
    const key = localStorage.getItem(PAGE_KEY_PLACE);
    return key === null ? {} : { [PAGE_KEY_HEADER]: key };
  } catch {
    return {};
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
    for (const [name, value] of Object.entries(pageKey())) request.setRequestHeader(name, value);
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

/** Where a stored document's bytes are to be looked at; `readFile` and StoredPicture take it. */
export function fileUrl(documentId: string): string {
  return `/files/${encodeURIComponent(documentId)}`;
}

/** The same to be kept elsewhere, which the audit trail has every time; `saveFile` takes it. */
export function copyUrl(documentId: string): string {
  return `/copies/${encodeURIComponent(documentId)}`;
}

/** Where a made output (packet, report) is until the program is locked. */
export function outputUrl(outputId: string): string {
  return `/output/${encodeURIComponent(outputId)}`;
}

/** The answer at an address of `fileUrl` or `outputUrl`. Rejects when there is no answer; see `ok` for the others. */
export function readFile(url: string, signal?: AbortSignal): Promise<Response> {
  return fetch(url, { headers: pageKey(), ...(signal ? { signal } : {}) });
}

/** Lets the person save an output: the host's save dialog, or the browser's download. */
export function saveOutput(outputId: string): void {
  saveFile(outputUrl(outputId));
}

/** As `saveOutput`, of any address of a file. It is saved under the name that the program gives it. */
export function saveFile(url: string): void {
  if (window.claimwright) download(url, '');
  else {
    saveFetched(url).catch(() => {
      useNotices.getState().show({
        tone: 'problem',
        text: 'The file could not be saved. Make it or open it again, then save it once more.',
      });
    });
  }
}

/** A saved file is read by the browser after the click; how long that takes is not told. */
const KEPT_FOR_SAVING_MS = 60_000;

async function saveFetched(url: string): Promise<void> {
  const answer = await readFile(url);
  if (!answer.ok) throw new Error('no file');
  const name = nameIn(answer.headers.get('content-disposition') ?? '');
  const kept = URL.createObjectURL(await answer.blob());
  download(kept, name);
  window.setTimeout(() => URL.revokeObjectURL(kept), KEPT_FOR_SAVING_MS);
}

/** The name in a Content-Disposition header, as the program writes it. */
function nameIn(disposition: string): string {
  return decodeURIComponent(/filename\*=UTF-8''([^;]+)/.exec(disposition)?.[1] ?? 'document');
}

function download(href: string, name: string): void {
  const link = document.createElement('a');
  link.href = href;
  link.download = name;
  document.body.append(link);
  link.click();
  link.remove();
}

/** True in the desktop window, false in a browser. */
export function isDesktopWindow(): boolean {
  return window.claimwright !== undefined;
}

/** Has the desktop program take this text off the clipboard after the seconds. Does nothing in a browser. */
export async function handCopiedToDesktop(text: string, seconds: number): Promise<void> {
  await window.claimwright?.copied?.(text, seconds);
}

/** Commands of the desktop window's menu, by the ids of stores/shortcuts.ts. Does nothing in a browser. */
export function onMenuCommand(listener: (command: string) => void): () => void {
  const stop = window.claimwright?.onCommand?.(listener);
  return typeof stop === 'function' ? () => void stop() : () => undefined;
}
