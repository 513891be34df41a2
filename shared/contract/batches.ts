import { z } from 'zod';
import { Batch, BatchEvent } from '../domain/batch.ts';
import { ClaimState } from '../domain/claim.ts';
import { IsoDate } from '../domain/dates.ts';
import { Id } from '../domain/ids.ts';
import { Revision, text } from '../domain/record.ts';
import { TradingPartner, TradingPartnerValues } from '../domain/tradingPartner.ts';
import type { Problem837 } from '../edi/batch837.ts';
import { DESK, effect, InBranch, LEADS, NOTHING, Page, pageOf, read, write } from './channel.ts';

/** Files of claims for a trading partner. Nothing goes over a network: a person takes the file where it belongs. */

const Problems = z.custom<readonly Problem837[]>();

export const ReadyClaim = z.strictObject({
  id: Id,
  number: z.string(),
  state: ClaimState,
  patientName: z.string(),
  /** Null where nobody chose who pays. */
  payerId: Id.nullable(),
  payerName: z.string(),
  dateOfService: IsoDate.nullable(),
  chargeCents: z.int(),
  /** The file that holds it and that nobody has marked as sent or withdrawn, which keeps it out of others; '' for none. */
  writtenIn: z.string(),
  /** What keeps it out of a file; empty: it can go. */
  problems: Problems,
  /** What the file will say shorter, or by default: it can go, and a person may want to look. */
  notices: Problems,
});
export type ReadyClaim = z.infer<typeof ReadyClaim>;

export const BatchRow = z.strictObject({
  batch: Batch,
  partnerName: z.string(),
  claims: z.int(),
  /** Claims of it that were rejected, and that were accepted into processing. */
  rejected: z.int(),
  accepted: z.int(),
  sentOn: IsoDate.nullable(),
  acknowledged: z.boolean(),
  /** Somebody said that it will not be sent. */
  withdrawn: z.boolean(),
  /** What the other side should have answered by now; null where nothing is overdue. */
  overdue: z
    .strictObject({
      what: z.enum(['receipt', 'claimAnswer', 'decision']),
      dueOn: IsoDate,
      days: z.int(),
      claims: z.int(),
    })
    .nullable(),
});
export type BatchRow = z.infer<typeof BatchRow>;

export const BatchView = z.strictObject({
  row: BatchRow,
  claims: z.array(
    z.strictObject({
      claimId: Id,
      number: z.string(),
      /** As the claim stands today; null where nobody chose who pays. */
      payerId: Id.nullable(),
      patientName: z.string(),
      chargeCents: z.int(),
      state: ClaimState,
    }),
  ),
  events: z.array(BatchEvent),
  /** What was shortened when it was written. */
  notices: Problems,
});
export type BatchView = z.infer<typeof BatchView>;

const One = z.strictObject({ id: Id });

export const batchChannels = {
  'partners.list': read(NOTHING, z.array(TradingPartner)),
  'partners.save': write(
    'Change trading partner',
    LEADS,
    z.strictObject({ id: Id.nullable(), revision: Revision.nullable(), values: TradingPartnerValues }),
    TradingPartner,
  ),
  'partners.remove': write(
    'Remove trading partner',
    LEADS,
    z.strictObject({ id: Id, revision: Revision }),
    NOTHING,
  ),
  /** Claims that wait for a file of this partner, each with what keeps it out. */
  'batches.ready': read(
    z.strictObject({ partnerId: Id, ...InBranch }),
    z.strictObject({ claims: z.array(ReadyClaim), withoutPartner: z.int() }),
  ),
  /** Writes the file and keeps it. The claims move when somebody says that it was sent. */
  'batches.write': write(
    'Write claims file',
    DESK,
    z.strictObject({ partnerId: Id, claimIds: z.array(Id).min(1).max(5000) }),
    Batch,
  ),
  'batches.list': read(z.strictObject(Page), pageOf(BatchRow)),
  'batches.get': read(One, BatchView),
  /** The file as it was written, ready at GET /output/<outputId>. */
  'batches.open': effect(
    DESK,
    One,
    z.strictObject({ outputId: z.string(), fileName: z.string(), bytes: z.int() }),
  ),
  /** Somebody handed the file over: its claims are sent. */
  'batches.sent': write('Mark claims file as sent', DESK, z.strictObject({ id: Id, note: text(200) }), Batch),
  /** It will not be sent: its claims are free for another file. */
  'batches.withdraw': write('Withdraw claims file', DESK, z.strictObject({ id: Id, note: text(200) }), Batch),
  /** What became of a claim on its way, oldest first. */
  'batches.ofClaim': read(z.strictObject({ claimId: Id }), z.array(BatchEvent)),
};
