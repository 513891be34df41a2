import type { IncomingMessage } from 'node:http';
import { done, type Outcome, refuse } from './answers.ts';

/** Reads bodies no larger than they may be and no slower than a bad line, and not too many at once. */

export interface BodyPatience {
  /** Without a byte for so long, the request is given up; milliseconds. */
  readonly idleMs: number;
  /** Slower than this on the whole, after `graceMs`, it is given up too. */
  readonly bytesPerSecond: number;
  readonly graceMs: number;
  /** Bytes of bodies that this copy holds at once. */
  readonly heldBytes: number;
}

/** What this copy holds of bodies at this moment. */
export interface Held {
  bytes: number;
}

type Cut = 'cut';

/** @returns 'cut' when the connection ended before the body did */
export function readBody(
  request: IncomingMessage,
  maxBytes: number,
  patience: BodyPatience,
  held: Held,
): Promise<Outcome<Buffer> | Cut> {
  const stated = Number(request.headers['content-length'] ?? 0);
  if (stated > maxBytes) return Promise.resolve(tooLarge(maxBytes));
  return new Promise((resolve) => {
    const started = performance.now();
    const chunks: Buffer[] = [];
    let bytes = 0;
    let last = started;
    const timer = setInterval(
      () => {
        const now = performance.now();
        const tooSlow =
          now - started > patience.graceMs && bytes < ((now - started) / 1000) * patience.bytesPerSecond;
        if (now - last > patience.idleMs || tooSlow) {
          end(refuse('busy', 'The request came too slowly. Try again.', { retryAfter: 5 }));
        }
      },
      Math.min(1000, patience.idleMs / 2),
    );

    function end(outcome: Outcome<Buffer> | Cut): void {
      clearInterval(timer);
      request.off('data', take).off('end', whole).off('close', cut);
      // An error after this is of a connection that nobody needs any more.
      request.on('error', () => undefined);
      held.bytes -= bytes;
      resolve(outcome);
    }
    function take(chunk: Buffer): void {
      last = performance.now();
      bytes += chunk.length;
      held.bytes += chunk.length;
      if (bytes > maxBytes) {
        end(tooLarge(maxBytes));
        return;
      }
      if (held.bytes > patience.heldBytes) {
        end(refuse('busy', 'The hub has too much to do just now. Try again.', { retryAfter: 5 }));
        return;
      }
      chunks.push(chunk);
    }
    function whole(): void {
      end(done(Buffer.concat(chunks)));
    }
    function cut(): void {
      end('cut');
    }
    request.on('data', take).on('end', whole).on('close', cut).on('error', cut);
  });
}

function tooLarge(maxBytes: number): ReturnType<typeof refuse> {
  return refuse('tooLarge', `A request like this may have ${String(maxBytes)} bytes at most.`);
}
