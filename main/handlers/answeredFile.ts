import { tradingPartners } from '../../db/nouns.ts';
import type { Batch } from '../../shared/domain/batch.ts';
import type { FileFacts } from '../../shared/edi/readInterchange.ts';
import type { ReadContext } from '../dispatch.ts';

/** Which of our files an answer means, where its numbers alone fit several. */

export type Envelope = Pick<FileFacts, 'parties' | 'test' | 'madeAt'>;

/**
 * Files that an answer may mean, by who answers whom and what else it says. The sender of the answer is the receiver of
 * our file. An envelope that is exactly another partner's is that partner's; one that names nobody we know, as some
 * clearinghouses answer under ids of their own, leaves every file.
 * @param hints further things that the answer says of our file: each counts where it leaves a file.
 */
export function answeredFiles(
  context: ReadContext,
  found: readonly Batch[],
  { parties, test }: Envelope,
  hints: readonly ((batch: Batch) => boolean)[],
): readonly Batch[] {
  const partners = tradingPartners.select(context.db, 'where true');
  const known = partners.filter(({ receiverId, submitterId }) =>
    parties.some(({ sender, receiver }) => sender === receiverId && receiver === submitterId),
  );
  const named = new Set(known.map(({ id }) => id));
  const halfNamed = new Set(
    partners
      .filter(({ receiverId, submitterId }) =>
        parties.some(({ sender, receiver }) => sender === receiverId || receiver === submitterId),
      )
      .map(({ id }) => id),
  );
  return [
    ({ partnerId }: Batch) => halfNamed.has(partnerId),
    ({ production }: Batch) => production !== test,
    ...hints,
  ].reduce<readonly Batch[]>(
    (left, fits) => {
      if (left.length < 2) return left;
      const fewer = left.filter(fits);
      return fewer.length > 0 ? fewer : left;
    },
    named.size > 0 ? found.filter(({ partnerId }) => named.has(partnerId)) : found,
  );
}
