import type { IncomingMessage } from 'node:http';

/** How much of a refused body is read and thrown away, so that the browser gets to see the answer. */
const discardBytes = 512 * 1024 * 1024;
const discardMilliseconds = 15_000;

/** True when the sender announces more than `limit`: refused before a byte of it is read. */
export function announcesTooMuch(request: IncomingMessage, limit: number): boolean {
  const announced = request.headers['content-length'];
  return announced !== undefined && !(Number(announced) <= limit);
}

/** The whole body, or `tooLarge` as soon as it is. Rejects when the sender breaks off. */
export function readBody(request: IncomingMessage, limit: number): Promise<Buffer | 'tooLarge'> {
  return new Promise((resolve, reject) => {
    const chunks: Buffer[] = [];
    let size = 0;
    function onData(chunk: Buffer): void {
      size += chunk.length;
      if (size <= limit) {
        chunks.push(chunk);
        return;
      }
      chunks.length = 0;
      request.off('data', onData);
      request.pause();
      resolve('tooLarge');
    }
    request.on('data', onData);
    request.once('end', () => {
      resolve(Buffer.concat(chunks, Math.min(size, limit)));
    });
    request.once('error', reject);
    request.once('aborted', () => {
      reject(new Error('the sender broke off'));
    });
  });
}

/**
 * Reads the rest of a refused body into nothing, within bounds, then cuts the line. A browser looks at an answer
 * only once it has sent everything; cutting at once would show it a broken connection and no reason.
 */
export function discardBody(request: IncomingMessage, over: () => void): void {
  let left = discardBytes;
  const timer = setTimeout(() => request.destroy(), discardMilliseconds);
  timer.unref();
  request.on('data', (chunk: Buffer) => {
    left -= chunk.length;
    if (left < 0) request.destroy();
  });
  for (const event of ['end', 'close'] as const) {
    request.once(event, () => {
      clearTimeout(timer);
      over();
    });
  }
  request.resume();
}
