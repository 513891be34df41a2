import { z } from 'zod';
import { ClaimKind } from '../domain/claimKind.ts';
import { Id } from '../domain/ids.ts';
import { NOTHING, read } from './channel.ts';

/** One claim of the sample office with one planted defect. */
export const PracticeRow = z.strictObject({
  /** 1 to 10. */
  number: z.int(),
  kind: ClaimKind,
  /** Null where the claim cannot be told any more, because its note was changed. */
  claim: z
    .strictObject({
      id: Id,
      number: z.string(),
      patientName: z.string(),
      payerName: z.string(),
      /** `mended`: the defect is gone; `decided`: set aside by somebody who may, or the claim was closed. */
      standing: z.enum(['open', 'mended', 'decided']),
    })
    .nullable(),
  /** What is wrong, in a sentence. */
  lesson: z.string(),
  rule: z.string(),
  ruleTitle: z.string(),
  /** What mends it. */
  remedy: z.string(),
});
export type PracticeRow = z.infer<typeof PracticeRow>;

export const practiceChannels = {
  /** The practice claims; none outside the sample office. */
  'practice.list': read(NOTHING, z.array(PracticeRow)),
};
