import type { Instant } from '../domain/dates.ts';
import type { Office } from '../domain/people.ts';
import { type PacketModel, paragraph } from './documentModel.ts';
import { letterhead } from './letterhead.ts';
import { count, instant } from './wording.ts';

export interface AuditTrailFacts {
  readonly office: Office;
  /** Newest first. */
  readonly rows: readonly { readonly n: number; readonly at: Instant; readonly sentence: string }[];
  /** Entries of the whole trail, and the last hash. */
  readonly entries: number;
  readonly head: string;
  readonly madeAt: Instant;
}

/** Entries of the audit trail on paper, with the hash that a later look can be held against. */
export function auditTrailModel({ office, rows, entries, head, madeAt }: AuditTrailFacts): PacketModel {
  return {
    version: 1,
    kind: 'serviceReport',
    language: 'en-US',
    title: 'Audit trail',
    supplier: letterhead(office),
    heading: {
      title: 'Audit trail',
      lines: [`${count(rows.length) ?? '0'} of ${count(entries) ?? '0'} entries, newest first`],
    },
    stamp: { subject: 'Audit trail', reference: '' },
    marks: office.sample ? ['sample'] : [],
    madeAt,
    sections: [
      {
        id: 'auditTrail',
        title: 'Audit trail',
        newPage: true,
        blocks: [
          {
            kind: 'table',
            columns: [
              { title: 'Number', share: 2, align: 'right' },
              { title: 'When', share: 4, align: 'left' },
              { title: 'What', share: 12, align: 'left' },
            ],
            rows: rows.map(({ n, at, sentence }) => ({
              cells: [String(n), instant(at, office.timeZone), sentence],
              weight: 'body',
            })),
            whenEmpty: 'No entries.',
          },
          paragraph(`Entry ${String(entries)} is the last of the trail; its hash is ${head}.`, 'note'),
        ],
      },
    ],
    attachments: [],
  };
}
