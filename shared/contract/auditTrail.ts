import { z } from 'zod';
import { AuditEntry, AuditKind, ChainVerdict } from '../domain/auditEntry.ts';
import { IsoDate } from '../domain/dates.ts';
import { Id } from '../domain/ids.ts';
import { effect, LEADS, NOTHING, Query, read } from './channel.ts';
import { HistoryRow } from './records.ts';

/** The audit trail, for the leads: who saw, changed, printed and took out what. */

/** What is shown of the trail. Days are the office's own. */
export const AuditFilter = z.strictObject({
  patientId: Id.nullable(),
  userId: Id.nullable(),
  /** Empty: all. */
  kinds: z.array(AuditKind).max(40),
  from: IsoDate.nullable(),
  to: IsoDate.nullable(),
  /** The number of a claim or the serial of a device, whole or its beginning; '' for all. */
  number: Query,
});
export type AuditFilter = z.infer<typeof AuditFilter>;

export const NO_AUDIT_FILTER: AuditFilter = {
  patientId: null,
  userId: null,
  kinds: [],
  from: null,
  to: null,
  number: '',
};

/** An entry with the names that it stands for, as they are today. */
export const AuditTrailRow = z.strictObject({
  entry: AuditEntry,
  patientName: z.string(),
  /** Number of the claim, name of the device…; '' where the record has none. */
  subjectName: z.string(),
  /** What undo calls the act; '' where it has no such name. */
  label: z.string(),
});
export type AuditTrailRow = z.infer<typeof AuditTrailRow>;

const Exported = z.strictObject({ outputId: z.string(), fileName: z.string(), rows: z.int() });

export const auditTrailChannels = {
  /** Newest first; `before`: the number of the last entry of the page before. */
  'auditTrail.list': effect(
    LEADS,
    z.strictObject({
      filter: AuditFilter,
      before: z.int().min(1).nullable(),
      limit: z.int().min(1).max(200),
    }),
    z.strictObject({
      rows: z.array(AuditTrailRow),
      /** Ask on with it; null: there are no more. */
      next: z.int().nullable(),
      /** Entries of the whole trail. */
      entries: z.int(),
    }),
  ),
  /** One entry, and field by field what its transaction changed; at most the first two hundred. */
  'auditTrail.entry': read(
    z.strictObject({ n: z.int().min(1) }),
    z.strictObject({ row: AuditTrailRow, changes: z.array(HistoryRow), total: z.int() }),
    LEADS,
  ),
  /** Walks the whole trail and the journal under it. Answers when it is through; refused while somebody else's runs. */
  'auditTrail.verify': effect(LEADS, NOTHING, ChainVerdict),
  /** Null while nothing is walked. */
  'auditTrail.verifyProgress': effect(
    LEADS,
    NOTHING,
    z.strictObject({ done: z.int(), total: z.int() }).nullable(),
  ),
  /**
   * The entries as a file, oldest first, ready at GET /output/<outputId>. CSV is for people, with today's names; JSON
   * lines hold each entry as it is hashed, without names, so that others can walk the chain.
   */
  'auditTrail.export': effect(
    LEADS,
    z.strictObject({ filter: AuditFilter, format: z.enum(['csv', 'jsonLines']) }),
    Exported,
  ),
  /** The newest entries of a filter as a document to print, at most a thousand. */
  'auditTrail.print': effect(
    LEADS,
    z.strictObject({ filter: AuditFilter }),
    z.strictObject({ outputId: z.string(), fileName: z.string(), pages: z.int(), rows: z.int() }),
  ),
};
