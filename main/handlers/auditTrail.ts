import {
  changesOfEntry,
  listTrail,
  trailEntry,
  trailFrom,
  type TrailQuery,
  withNames,
} from '../../db/auditRead.ts';
import { trailHead } from '../../db/auditTrail.ts';
import { verifyTrail, type VerifyProgress } from '../../db/auditVerify.ts';
import type { Connection } from '../../db/open.ts';
import type { AuditFilter, AuditTrailRow } from '../../shared/contract/auditTrail.ts';
import { contract, isChannelName } from '../../shared/contract/contract.ts';
import { auditSentence } from '../../shared/contract/auditWords.ts';
import {
  AUDIT_KIND_NAMES,
  type AuditDetails,
  type AuditEntry,
  type ChainVerdict,
} from '../../shared/domain/auditEntry.ts';
import { addDays, startOfDay } from '../../shared/domain/dates.ts';
import { auditTrailModel } from '../../shared/packet/auditTrailSheet.ts';
import { fail, notFound, ok, type Result } from '../../shared/result.ts';
import { writeCsv } from '../csv/writeCsv.ts';
import type { Handlers, ReadContext } from '../dispatch.ts';
import type { Services } from '../services.ts';
import { printPacket } from './printPacket.ts';

type AuditTrailHandlers = Pick<
  Handlers,
  `auditTrail.${'list' | 'entry' | 'verify' | 'verifyProgress' | 'export' | 'print'}`
>;

/** Entries read between two breaths when a file is made of them. */
const AT_ONCE = 500;
/** Fields shown of one entry. */
const MOST_FIELDS = 200;
/** Entries on paper. */
const MOST_PRINTED = 1000;

/** The walk that is going on, for each sitting's store. */
const walking = new WeakMap<Services['session'], VerifyProgress>();

/** The audit trail, read, walked and taken out by the leads. */
export const auditTrailHandlers: AuditTrailHandlers = {
  'auditTrail.list': ({ filter, before, limit }, { services }) =>
    Promise.resolve(
      readWhole(services, (context) => {
        const { db } = context;
        const entries = listTrail(db, queryOf(filter, context), before, limit + 1);
        const shown = entries.slice(0, limit);
        return ok({
          rows: shown.map((entry) => rowOf(db, entry)),
          next: entries.length > limit ? (shown.at(-1)?.n ?? null) : null,
          entries: trailHead(db).n,
        });
      }),
    ),
  'auditTrail.entry'({ n }, { db }) {
    const entry = trailEntry(db, n);
    if (!entry) return notFound('entry');
    return ok({ row: rowOf(db, entry), ...changesOfEntry(db, entry, MOST_FIELDS) });
  },
  async 'auditTrail.verify'(_, { services }) {
    const { session } = services;
    if (walking.has(session)) {
      return fail({
        kind: 'unavailable',
        code: 'busy',
        message: 'The trail is being verified already. Wait until that is done.',
      });
    }
    walking.set(session, { done: 0, total: 0 });
    try {
      const verdict = await walk(services, (progress) => walking.set(session, progress));
      if (verdict.ok)
        services.note({ kind: 'verified', channel: 'auditTrail.verify', details: outcome(verdict.value) });
      return verdict;
    } finally {
      walking.delete(session);
    }
  },
  'auditTrail.verifyProgress': (_, { services }) =>
    Promise.resolve(ok(walking.get(services.session) ?? null)),
  async 'auditTrail.export'({ filter, format }, { services }) {
    const made = format === 'csv' ? await csvOf(services, filter) : await linesOf(services, filter);
    if (!made.ok) return made;
    const { bytes, rows, today } = made.value;
    const fileName = `audit-trail-${today}.${format === 'csv' ? 'csv' : 'jsonl'}`;
    const type = format === 'csv' ? 'text/csv; charset=utf-8' : 'application/jsonl; charset=utf-8';
    const noted = services.note({
      kind: 'auditExported',
      channel: 'auditTrail.export',
      details: { format, rows },
    });
    if (!noted) return services.read(() => notFound('sitting'));
    return ok({ outputId: services.outputs.put({ bytes, type, name: fileName }), fileName, rows });
  },
  async 'auditTrail.print'({ filter }, { services }) {
    const asked = readWhole(services, (context) => {
      const entries = listTrail(context.db, queryOf(filter, context), null, MOST_PRINTED);
      const rows = entries.map((entry) => {
        const row = rowOf(context.db, entry);
        return { n: entry.n, at: entry.at, sentence: auditSentence(row) };
      });
      const { office, now, today } = context;
      const head = trailHead(context.db);
      const model = auditTrailModel({ office, rows, entries: head.n, head: head.hash, madeAt: now });
      return ok({ model, rows: rows.length, today });
    });
    if (!asked.ok) return asked;
    const { model, rows, today } = asked.value;
    const printed = await printPacket(services, model);
    if (!printed.ok) return printed;
    const { bytes, pages } = printed.value;
    const noted = services.note({
      kind: 'auditExported',
      channel: 'auditTrail.print',
      details: { format: 'pdf', rows, pages },
    });
    if (!noted) return services.read(() => notFound('sitting'));
    const fileName = `audit-trail-${today}.pdf`;
    const outputId = services.outputs.put({ bytes, type: 'application/pdf', name: fileName });
    return ok({ outputId, fileName, pages, rows });
  },
};

/** Reads after what still waits to be written was, so that the look of a second ago is there. */
function readWhole<T>(services: Services, work: (context: ReadContext) => Result<T>): Result<T> {
  services.session.open()?.store.writeNotes();
  return services.read(work);
}

function rowOf(db: Connection, entry: AuditEntry): AuditTrailRow {
  const label = isChannelName(entry.channel) ? contract[entry.channel].label : null;
  return { ...withNames(db, entry), label: label ?? '' };
}

function queryOf(filter: AuditFilter, { office }: ReadContext): TrailQuery {
  const { patientId, userId, kinds, from, to, number } = filter;
  const instant = (millis: number) => new Date(millis).toISOString();
  return {
    patientId,
    userId,
    kinds,
    from: from === null ? null : instant(startOfDay(from, office.timeZone)),
    until: to === null ? null : instant(startOfDay(addDays(to, 1), office.timeZone)),
    number: number.trim(),
  };
}

/** Each step of the walk is a read of its own: the program answers in between, and locking the store ends it. */
async function walk(
  services: Services,
  tell: (progress: VerifyProgress) => void,
): Promise<Result<ChainVerdict>> {
  let steps: Generator<VerifyProgress, ChainVerdict, Connection> | null = null;
  for (;;) {
    const step = readWhole(services, ({ db }) => {
      steps ??= verifyTrail(db);
      return ok(steps.next(db));
    });
    if (!step.ok) return step;
    if (step.value.done) return ok(step.value.value);
    tell(step.value.value);
    await new Promise((resolve) => setImmediate(resolve));
  }
}

function outcome(verdict: ChainVerdict): AuditDetails {
  if (verdict.ok) return { holds: true, entries: verdict.entries, head: verdict.head };
  return { holds: false, entries: verdict.entries, fault: verdict.broken.fault, n: verdict.broken.n };
}

interface MadeFile {
  readonly bytes: Uint8Array;
  readonly rows: number;
  readonly today: string;
}

/** Reads all entries of a filter, oldest first, a page at a time. @param take turns an entry into a line of the file */
async function eachEntry<Line>(
  services: Services,
  filter: AuditFilter,
  take: (row: AuditTrailRow, context: ReadContext) => Line,
  named: boolean,
): Promise<Result<{ lines: Line[]; today: string }>> {
  const lines: Line[] = [];
  for (let after = 0; ;) {
    const page = readWhole(services, (context) => {
      const entries = trailFrom(context.db, queryOf(filter, context), after, AT_ONCE);
      for (const entry of entries) {
        const row = named ? rowOf(context.db, entry) : { entry, patientName: '', subjectName: '', label: '' };
        lines.push(take(row, context));
      }
      return ok({ last: entries.at(-1)?.n ?? null, today: context.today });
    });
    if (!page.ok) return page;
    const { last, today } = page.value;
    if (last === null) return ok({ lines, today });
    after = last;
    await new Promise((resolve) => setImmediate(resolve));
  }
}

const HEADINGS = [
  'Number',
  'At (UTC)',
  'Person',
  'Kind',
  'What',
  'Patient',
  'Record',
  'Record id',
  'Patient id',
  'Message',
  'Details',
  'Transaction',
  'Digest',
  'Hash before',
  'Hash',
];

async function csvOf(services: Services, filter: AuditFilter): Promise<Result<MadeFile>> {
  const read = await eachEntry(
    services,
    filter,
    (row) => {
      const { entry } = row;
      return [
        String(entry.n),
        entry.at,
        entry.userName,
        AUDIT_KIND_NAMES[entry.kind],
        auditSentence(row),
        row.patientName,
        [entry.subject, row.subjectName].filter(Boolean).join(' '),
        entry.subjectId,
        entry.patientId,
        entry.channel,
        JSON.stringify(entry.details),
        entry.tx === null ? '' : String(entry.tx),
        entry.digest,
        entry.previous,
        entry.hash,
      ];
    },
    true,
  );
  if (!read.ok) return read;
  const { lines, today } = read.value;
  return ok({ bytes: writeCsv(HEADINGS, lines), rows: lines.length, today });
}

/** Each line has the hashed columns in their order and the hash: SHA-256 of the columns' values as a JSON array. */
async function linesOf(services: Services, filter: AuditFilter): Promise<Result<MadeFile>> {
  const read = await eachEntry(
    services,
    filter,
    ({ entry }) => {
      const { n, id, at, kind, channel, subject, details, tx, digest, previous, hash } = entry;
      return JSON.stringify({
        n,
        id,
        at,
        user_id: entry.userId,
        user_name: entry.userName,
        kind,
        channel,
        subject,
        subject_id: entry.subjectId,
        patient_id: entry.patientId,
        details: JSON.stringify(details),
        tx,
        digest,
        previous,
        hash,
      });
    },
    false,
  );
  if (!read.ok) return read;
  const { lines, today } = read.value;
  const bytes = new TextEncoder().encode(lines.map((line) => `${line}\n`).join(''));
  return ok({ bytes, rows: lines.length, today });
}
