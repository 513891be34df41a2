import { z } from 'zod';
import { IsoDate } from './dates.ts';

/** What one imported release says of one billed code: put into a claim case, so that a claim replays without the release. */
export const CodeFact = z.strictObject({
  /** A code (`E1392`) or a modifier (`RR`). */
  code: z.string().regex(/^([A-V]\d{4}|[A-Z0-9]{2})$/, {
    error: 'A code is a letter and four digits; a modifier has two places.',
  }),
  /** `HCPCS Level II, October 2026`. */
  release: z.string().max(120),
  /** The first day for which the release speaks. */
  releasedOn: IsoDate,
  /** The last day for which it speaks. */
  speaksTo: IsoDate,
  /** False: the release does not hold the code. */
  listed: z.boolean(),
  /** First and last day in force, as the release tells. */
  from: IsoDate.nullable(),
  to: IsoDate.nullable(),
  /** The official long descriptor; '' where the code is not listed. */
  long: z.string().max(4000),
});
export type CodeFact = z.infer<typeof CodeFact>;
