import { screen, waitFor } from '@testing-library/react';
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { FileDrop, sizeWords } from '../../../renderer/components/FileDrop.tsx';
import { DOCUMENT_LIMIT_BYTES } from '../../../shared/domain/document.ts';
import type { Result } from '../../../shared/result.ts';
import { show } from './show.tsx';

/** A request that answers at once with an id of its own. */
class QuickRequest extends EventTarget {
  static sent: string[] = [];
  readonly upload: { onprogress: ((event: ProgressEvent) => void) | null } = { onprogress: null };
  response: unknown = null;
  responseType = '';
  onload: (() => void) | null = null;
  onerror: (() => void) | null = null;
  onabort: (() => void) | null = null;
  name = '';
  open(): void {}
  setRequestHeader(header: string, value: string): void {
    if (header === 'x-file-name') this.name = value;
  }
  abort(): void {
    this.onabort?.();
  }
  send(): void {
    QuickRequest.sent.push(this.name);
    this.response = { ok: true, value: { uploadId: `upload-${QuickRequest.sent.length}` } };
    setTimeout(() => this.onload?.(), 0);
  }
}

beforeEach(() => {
  QuickRequest.sent = [];
  vi.stubGlobal('XMLHttpRequest', QuickRequest);
});

afterEach(() => vi.unstubAllGlobals());

function file(name: string, size = 10): File {
  const made = new File(['x'.repeat(Math.min(size, 100))], name, { type: 'application/pdf' });
  Object.defineProperty(made, 'size', { value: size });
  return made;
}

function taking(answer: Result<unknown> = { ok: true, value: null }) {
  return vi.fn<(uploadId: string, file: File) => Promise<Result<unknown>>>(() => Promise.resolve(answer));
}

describe('taking files in', () => {
  test('each is sent with its name encoded, and handed on with its id', async () => {
    const onUploaded = taking();
    const { user } = show(<FileDrop label="Order" onUploaded={onUploaded} />);
    await user.upload(screen.getByLabelText('Order: choose'), [file('a b.pdf'), file('../ü.pdf')]);
    await waitFor(() => expect(screen.getAllByText('Added')).toHaveLength(2));
    expect(QuickRequest.sent).toEqual(['a%20b.pdf', '..%2F%C3%BC.pdf']);
    expect(onUploaded.mock.calls.map(([id, each]) => [id, each.name])).toEqual([
      ['upload-1', 'a b.pdf'],
      ['upload-2', '../ü.pdf'],
    ]);
  });

  test('empty and oversized files are refused in words and never sent; the others go on', async () => {
    const onUploaded = taking();
    const { user } = show(<FileDrop label="Order" onUploaded={onUploaded} />);
    await user.upload(screen.getByLabelText('Order: choose'), [
      file('empty.pdf', 0),
      file('huge.pdf', DOCUMENT_LIMIT_BYTES + 1),
      file('just fits.pdf', DOCUMENT_LIMIT_BYTES),
      file('good.pdf'),
    ]);
    await waitFor(() => expect(screen.getAllByText('Added')).toHaveLength(2));
    expect(screen.getByText(/empty \(0 bytes\)/)).toBeTruthy();
    expect(screen.getByText(/has 25\.1 MB; at most 25 MB fit\. Scan it at a lower resolution/)).toBeTruthy();
    expect(screen.queryByRole('button', { name: 'Try again: huge.pdf' }), 'it would not help').toBeNull();
    expect(QuickRequest.sent).toEqual(['just%20fits.pdf', 'good.pdf']);
  });

  test("the program's refusal stands at its file, and can be tried again", async () => {
    const onUploaded = taking().mockResolvedValueOnce({
      ok: false,
      fault: { kind: 'invalid', message: 'This PDF asks for a password.', issues: [] },
    });
    const { user } = show(<FileDrop label="Order" onUploaded={onUploaded} />);
    await user.upload(screen.getByLabelText('Order: choose'), [file('locked.pdf')]);
    await screen.findByText('This PDF asks for a password.');
    await user.click(screen.getByRole('button', { name: 'Try again: locked.pdf' }));
    await screen.findByText('Added');
    expect(onUploaded).toHaveBeenCalledTimes(2);
  });

  test('one file only, where one is wanted', async () => {
    const onUploaded = taking();
    const { user } = show(<FileDrop label="Order" single onUploaded={onUploaded} />);
    await user.upload(screen.getByLabelText('Order: choose'), [file('a.pdf')]);
    await screen.findByText('Added');
    expect(screen.getByRole('button', { name: 'Choose a file' })).toBeTruthy();
  });
});

test.each([
  [999, '999 bytes'],
  [1_500, '2 KB'],
  [3_400_000, '3.4 MB'],
])('%i bytes are written %s', (bytes, words) => {
  expect(sizeWords(bytes)).toBe(words);
});
