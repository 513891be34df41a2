import { expect, test } from 'vitest';
import { createUploads } from '../../main/uploads.ts';

function aFile(bytes: number) {
  return { bytes: new Uint8Array(bytes), name: 'a.pdf', type: 'application/pdf' };
}

function idOf(answer: ReturnType<ReturnType<typeof createUploads>['put']>): string {
  if (!answer.ok) throw new Error(answer.fault.message);
  return answer.value.uploadId;
}

test('a file is handed over once, as it came', () => {
  const uploads = createUploads(() => 0);
  const file = aFile(3);
  const id = idOf(uploads.put(file));
  expect(id).toMatch(/^[0-9a-f]{32}$/);
  expect(uploads.take(id)?.bytes).toBe(file.bytes);
  expect(uploads.take(id)).toBeNull();
  expect(uploads.take('__proto__')).toBeNull();
});

test('a file that nobody takes within ten minutes is gone', () => {
  let now = 0;
  const uploads = createUploads(() => now);
  const id = idOf(uploads.put(aFile(1)));
  const late = idOf(uploads.put(aFile(1)));
  now = 600_000;
  expect(uploads.take(id)).not.toBeNull();
  now = 600_001;
  expect(uploads.take(late)).toBeNull();
});

test('files together stay within bounds, and room comes back', () => {
  const uploads = createUploads(() => 0);
  const half = aFile(200 * 1024 * 1024);
  const first = idOf(uploads.put(half));
  uploads.put(half);
  expect(uploads.put(aFile(1))).toMatchObject({
    ok: false,
    fault: { kind: 'invalid', issues: [{ path: 'file' }] },
  });
  uploads.take(first);
  expect(uploads.put(aFile(1)).ok).toBe(true);
});

test('clearing drops everything', () => {
  const uploads = createUploads(() => 0);
  const id = idOf(uploads.put(aFile(1)));
  uploads.clear();
  expect(uploads.take(id)).toBeNull();
});
