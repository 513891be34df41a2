import { booksOf } from '../../db/branches.ts';
import type { ChannelName } from '../../shared/contract/contract.ts';
import { contract } from '../../shared/contract/contract.ts';
import { blocked, ok, type Result } from '../../shared/result.ts';
import type { EffectContext, Handlers, ReadContext, WriteContext } from '../dispatch.ts';

/**
 * Where an office has several devices, one of them keeps the books: it writes claims files, with numbers that are never
 * given twice, and reads the answers, so that no payment is posted twice.
 */

/** What only the device that keeps the books does. */
export const BOOK_CHANNELS = [
  'batches.write',
  'batches.sent',
  'batches.withdraw',
  'returned.take',
  'remittances.match',
  'remittances.putAside',
  'remittances.takeBack',
  'payments.billNext',
  'payments.takeOver',
] as const satisfies readonly ChannelName[];

/** `blocked` where another device keeps the books. */
export function booksHere(db: ReadContext['db']): Result<void> {
  const books = booksOf(db);
  if (books === null || books.here) return ok(undefined);
  const where = books.name === '' ? 'another device' : `“${books.name}”`;
  return blocked(
    `The books are kept on ${where}: claims files are written and answers read there. The owner can move them under Branches.`,
  );
}

type AnyHandler = (input: unknown, context: unknown) => unknown;

/** The same handlers, where those of the books look first whether they are kept here. */
export function withBooks(handlers: Handlers): Handlers {
  const guarded = BOOK_CHANNELS.map(
    (channel) => [channel, guard(channel, handlers[channel] as AnyHandler)] as const,
  );
  return { ...handlers, ...(Object.fromEntries(guarded) as object) };
}

function guard(channel: ChannelName, handler: AnyHandler): AnyHandler {
  if (contract[channel].kind === 'effect') {
    return async (input, context) => {
      const here = (context as EffectContext).services.read(({ db }) => booksHere(db));
      return here.ok ? handler(input, context) : here;
    };
  }
  return (input, context) => {
    const here = booksHere((context as WriteContext).db);
    return here.ok ? handler(input, context) : here;
  };
}
