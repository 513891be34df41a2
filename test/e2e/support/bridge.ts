import type { Page } from '@playwright/test';
import type { ChannelName, InputOf, OutputOf } from '../../../shared/contract/contract.ts';
import { PAGE_KEY_HEADER, PAGE_KEY_PLACE } from '../../../shared/pageKey.ts';
import type { Result } from '../../../shared/result.ts';
import type { TestFile } from '../../support/files.ts';

/** What a story needs to be there before it begins is asked for over the page's own bridge, as the page would. */

/** What the page shows with each request, from where it keeps it. */
async function pageKey(page: Page): Promise<Readonly<Record<string, string>>> {
  const key = await page.evaluate((place) => localStorage.getItem(place), PAGE_KEY_PLACE);
  return { [PAGE_KEY_HEADER]: key ?? '' };
}

/** The bytes of a file of the program (`/files/<id>`, `/output/<id>`), fetched from within the page. */
export async function fileAt(page: Page, path: string): Promise<Buffer> {
  const base64 = await page.evaluate(
    async ({ from, headers }) => {
      const answer = await fetch(from, { headers });
      if (!answer.ok) throw new Error(`${from} was answered with ${String(answer.status)}`);
      const bytes = new Uint8Array(await answer.arrayBuffer());
      return btoa(Array.from(bytes, (byte) => String.fromCharCode(byte)).join(''));
    },
    { from: path, headers: await pageKey(page) },
  );
  return Buffer.from(base64, 'base64');
}

/** Asks the program from within the page. */
export async function ask<Name extends ChannelName>(
  page: Page,
  channel: Name,
  input: InputOf<Name>,
): Promise<Result<OutputOf<Name>>> {
  return page.evaluate(
    async ({ message, headers }) => {
      const answer = await fetch('/call', {
        method: 'POST',
        headers: { 'content-type': 'application/json', ...headers },
        body: JSON.stringify(message),
      });
      return (await answer.json()) as never;
    },
    { message: { channel, input }, headers: await pageKey(page) },
  );
}

/** The value of an answer that must be ok. */
export async function get<Name extends ChannelName>(
  page: Page,
  channel: Name,
  input: InputOf<Name>,
): Promise<OutputOf<Name>> {
  const answer = await ask(page, channel, input);
  if (!answer.ok) throw new Error(`${channel} was refused: ${JSON.stringify(answer.fault)}`);
  return answer.value;
}

/** Sends a file's bytes and answers with what claims them. */
export async function upload(page: Page, file: TestFile): Promise<string> {
  const answer = await page.evaluate(
    async ({ name, type, base64, headers }) => {
      const sent = await fetch('/files', {
        method: 'POST',
        headers: { 'content-type': type, 'x-file-name': encodeURIComponent(name), ...headers },
        body: Uint8Array.from(atob(base64), (letter) => letter.charCodeAt(0)),
      });
      return (await sent.json()) as Result<{ uploadId: string }>;
    },
    {
      name: file.name,
      type: file.mimeType,
      base64: file.buffer.toString('base64'),
      headers: await pageKey(page),
    },
  );
  if (!answer.ok) throw new Error(`the upload was refused: ${answer.fault.message}`);
  return answer.value.uploadId;
}
