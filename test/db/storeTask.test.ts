import { EventEmitter } from 'node:events';
import { randomBytes } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { inStoreThread, type FromStoreThread, type StoreTask, type StoreThread } from '../../db/storeTask.ts';

/** A thread that does nothing but write down what is asked of it. */
class QuietThread extends EventEmitter implements StoreThread {
  readonly given: StoreTask[] = [];
  ended = 0;
  postMessage(task: StoreTask): void {
    this.given.push(structuredClone(task));
  }
  terminate(): Promise<number> {
    this.ended += 1;
    return Promise.resolve(0);
  }
  say(message: FromStoreThread): void {
    this.emit('message', message);
  }
}

function aCheck(source = '/nowhere'): Extract<StoreTask, { kind: 'check' }> {
  return { kind: 'check', order: { source, dataKey: randomBytes(32), depth: 'quick' } };
}

test('a thread that is still loading is not ended, and never gets the key', async () => {
  const thread = new QuietThread();
  const stop = new AbortController();
  let over = false;
  const answer = inStoreThread<'check'>(
    aCheck(),
    () => undefined,
    stop.signal,
    () => thread,
  );
  void answer.then(() => (over = true));
  stop.abort();
  await new Promise((resolve) => setImmediate(resolve));
  expect([thread.ended, over]).toEqual([0, false]);
  thread.say({ kind: 'ready' });
  expect(await answer).toMatchObject({ ok: false, fault: { kind: 'locked' } });
  expect([thread.ended, thread.given.length]).toEqual([1, 0]);
});

test('an order to stop that came before the start counts too', async () => {
  const thread = new QuietThread();
  const answer = inStoreThread<'check'>(
    aCheck(),
    () => undefined,
    AbortSignal.abort(),
    () => thread,
  );
  thread.say({ kind: 'ready' });
  expect(await answer).toMatchObject({ ok: false, fault: { kind: 'locked' } });
  expect(thread.given).toEqual([]);
});

test('a ready thread gets the task and the key once, the caller keeps none, and an order to stop ends it at once', async () => {
  const thread = new QuietThread();
  const stop = new AbortController();
  const task = aCheck();
  const key = Buffer.from(task.order.dataKey);
  const answer = inStoreThread<'check'>(
    task,
    () => undefined,
    stop.signal,
    () => thread,
  );
  expect(task.order.dataKey.equals(Buffer.alloc(32))).toBe(true);
  thread.say({ kind: 'ready' });
  expect(thread.given.map(({ order }) => Buffer.from(order.dataKey).equals(key))).toEqual([true]);
  stop.abort();
  expect(await answer).toMatchObject({ ok: false, fault: { kind: 'locked' } });
  expect(thread.ended).toBe(1);
});

test('a thread that ends by itself before it was ready is told as a fault', async () => {
  const thread = new QuietThread();
  const answer = inStoreThread<'check'>(
    aCheck(),
    () => undefined,
    new AbortController().signal,
    () => thread,
  );
  thread.emit('exit');
  await expect(answer).rejects.toThrow('without an answer');
});

test('a real thread takes its order and answers', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'claimwright-thread-'));
  try {
    const answer = await inStoreThread<'check'>(
      aCheck(folder),
      () => undefined,
      new AbortController().signal,
    );
    expect(answer).toMatchObject({ ok: false, fault: { kind: 'unavailable' } });
  } finally {
    rmSync(folder, { recursive: true });
  }
});
