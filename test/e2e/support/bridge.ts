import type { Page } from '@playwright/test';
import type { ChannelName, InputOf, OutputOf } from '../../../shared/contract/contract.ts';
import type { Result } from '../../../shared/result.ts';
import type { TestFile } from '../../support/files.ts';

/** What a story needs to be there before it begins is asked for over the page's own bridge, as the page would. */

/** Asks the program from within the page. */
export function ask<Name extends ChannelName>(
  page: Page,
  channel: Name,
  input: InputOf<Name>,
): Promise<Result<OutputOf<Name>>> {
  return page.evaluate(
    async (message) => {
      const answer = await fetch('/call', {
        method: 'POST',
        headers: { 'content-type': 'application/json' },
        body: JSON.stringify(message),
      });
      return (await answer.json()) as never;
    },
    { channel, input },
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
    async ({ name, type, base64 }) => {
      const sent = await fetch('/files', {
        method: 'POST',
        headers: { 'content-type': type, 'x-file-name': encodeURIComponent(name) },
        body: Uint8Array.from(atob(base64), (letter) => letter.charCodeAt(0)),
      });
      return (await sent.json()) as Result<{ uploadId: string }>;
    },
    { name: file.name, type: file.mimeType, base64: file.buffer.toString('base64') },
  );
  if (!answer.ok) throw new Error(`the upload was refused: ${answer.fault.message}`);
  return answer.value.uploadId;
}
