import { insertAudit, type NewAuditEntry } from './auditTrail.ts';
import type { Connection } from './open.ts';

/**
 * Entries that wait to be written: a look at a record must not wait for the disk. They are written within a second,
 * or with the next change, or when the store is locked or closed, whichever comes first. A crash can lose what was
 * noted in its last second, never more.
 */
export interface AuditNotes {
  add(entry: NewAuditEntry): void;
  readonly waiting: number;
  /** Writes all that wait inside a running transaction; `kept` is to be called once that is committed. */
  writeInto(db: Connection): { kept(): void };
}

export function auditNotes(): AuditNotes {
  let entries: readonly NewAuditEntry[] = [];
  return {
    add(entry) {
      entries = [...entries, entry];
    },
    get waiting() {
      return entries.length;
    },
    writeInto(db) {
      const written = entries;
      for (const entry of written) insertAudit(db, entry);
      return {
        kept() {
          entries = entries.slice(written.length);
        },
      };
    },
  };
}
