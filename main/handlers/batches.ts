import { createHash } from 'node:crypto';
import {
  batchFile,
  batchEventsOfClaim,
  claimsOfBatch,
  claimsToSend,
  claimsWithoutPartner,
  countBatches,
  eventsOfBatch,
  getBatch,
  type HoldingFile,
  insertBatch,
  insertBatchEvent,
  lastSentFile,
  listBatches,
  takeControlNumbers,
  unsentFileOf,
} from '../../db/batches.ts';
import { underWay } from '../../db/awaitedAnswers.ts';
import { getClaim } from '../../db/claims.ts';
import { successorOf } from '../../db/claimSuccession.ts';
import { coverages, patients, payers, tradingPartners } from '../../db/nouns.ts';
import type { BatchRow, ReadyClaim } from '../../shared/contract/batches.ts';
import type { Batch, BatchClaim, BatchEventKind } from '../../shared/domain/batch.ts';
import { CLAIM_STATE_NAMES, type Claim } from '../../shared/domain/claim.ts';
import type { OutgoingClaim } from '../../shared/billing/outgoingClaim.ts';
import { dateInZone, timeInZone } from '../../shared/domain/dates.ts';
import type { Id } from '../../shared/domain/ids.ts';
import { sortName } from '../../shared/domain/people.ts';
import type { TradingPartner } from '../../shared/domain/tradingPartner.ts';
import { overdueAnswer } from '../../shared/edi/answersDue.ts';
import { type Problem837, setsNeeded } from '../../shared/edi/batch837.ts';
import { checkOutgoing } from '../../shared/edi/checkBatch.ts';
import { write837P } from '../../shared/edi/write837p.ts';
import { blocked, fail, invalid, notFound, ok, type Result } from '../../shared/result.ts';
import type { Handlers, ReadContext, WriteContext } from '../dispatch.ts';
import { frameOf } from './frame.ts';
import { outgoingClaim } from './outgoing.ts';
import { leave } from './sentFiles.ts';

type BatchHandlers = Pick<
  Handlers,
  | `partners.${'list' | 'save' | 'remove'}`
  | `batches.${'ready' | 'write' | 'list' | 'get' | 'open' | 'sent' | 'withdraw' | 'ofClaim'}`
>;

/** Files of claims: who they go through, what is ready, what was written and what became of it. */
export const batchHandlers: BatchHandlers = {
  'partners.list': (_, { db }) =>
    ok(tradingPartners.select(db, 'where deleted_at is null order by name collate nocase, id')),
  'partners.save': (input, context) => tradingPartners.save(frameOf(context), input),
  'partners.remove'(target, context): Result<Record<string, never>> {
    const used = payers.select(
      context.db,
      `where deleted_at is null and json_extract(filing, '$.tradingPartnerId') = ?`,
      [target.id],
    );
    if (used.length > 0)
      return blocked('Payers send their claims through this partner. Choose another one for them first.');
    const removed = tradingPartners.remove(frameOf(context), target);
    return removed.ok ? ok({}) : removed;
  },
  'batches.ready'({ partnerId, branchId }, context) {
    if (!tradingPartners.get(context.db, partnerId)) return notFound('trading partner');
    const claims = claimsToSend(context.db, partnerId, branchId).map((claimId) =>
      readyClaim(context, claimId),
    );
    return ok({ claims, withoutPartner: claimsWithoutPartner(context.db) });
  },
  'batches.write': (input, context) => writeBatch(context, input),
  'batches.list'(page, context) {
    const rows = listBatches(context.db, page).map((batch) => rowOf(context, batch));
    return ok({ rows, total: countBatches(context.db) });
  },
  'batches.get'({ id }, context) {
    const batch = getBatch(context.db, id);
    if (!batch) return notFound('claims file');
    const claims = claimsOfBatch(context.db, id).map(({ claimId, claimNumber, chargeCents }) => {
      const claim = getClaim(context.db, claimId);
      return {
        claimId,
        number: claimNumber,
        chargeCents,
        payerId: claim ? payerOf(context, claim) : null,
        state: claim?.state ?? 'closed',
        patientName: claim ? patientName(context, claim.patientId) : '',
      };
    });
    const notices = (batchFile(context.db, id)?.notices ?? []) as readonly Problem837[];
    return ok({ row: rowOf(context, batch), claims, events: eventsOfBatch(context.db, id), notices });
  },
  'batches.open'({ id }, { services }) {
    const found = services.read(({ db }) => {
      const [batch, file] = [getBatch(db, id), batchFile(db, id)];
      return batch && file ? ok({ batch, file }) : notFound('claims file');
    });
    if (!found.ok) return Promise.resolve(found);
    const opened = services.session.open();
    if (!opened)
      return Promise.resolve(fail({ kind: 'locked', message: 'The office is locked. Unlock it to go on.' }));
    const bytes = opened.store.readAttachment(found.value.file.attachment);
    if (!bytes.ok) return Promise.resolve(bytes);
    const fileName = `837P-${found.value.batch.reference}.txt`;
    const outputId = services.outputs.put({ bytes: bytes.value, type: 'text/plain', name: fileName });
    return Promise.resolve(ok({ outputId, fileName, bytes: bytes.value.length }));
  },
  'batches.sent': (input, context) => markSent(context, input),
  'batches.withdraw': (input, context) => withdraw(context, input),
  'batches.ofClaim': ({ claimId }, { db }) => ok(batchEventsOfClaim(db, claimId)),
};

function readyClaim(context: ReadContext, claimId: Id): ReadyClaim {
  const claim = getClaim(context.db, claimId);
  const outgoing = outgoingClaim(context, claimId);
  if (!claim || !outgoing.ok) throw new Error('a claim that is ready to send is not there');
  const { claim: sent, problems } = outgoing.value;
  const waiting = unsentFileOf(context.db, claimId);
  const checked = sent && checkOutgoing(sent, context.today);
  return {
    id: claimId,
    number: claim.number,
    state: claim.state,
    patientName: patientName(context, claim.patientId),
    payerId: payerOf(context, claim),
    payerName: sent?.payer.name ?? '',
    dateOfService: claim.dateOfService,
    chargeCents: sent?.lines.reduce((sum, line) => sum + line.chargeCents, 0) ?? 0,
    writtenIn: waiting?.reference ?? '',
    problems: waiting
      ? [heldBy(claimId, waiting)]
      : (checked?.problems ?? problems.map((problem) => ({ ...problem, claimId, lineId: null, box: '' }))),
    notices: checked?.notices ?? [],
  };
}

/** A claim goes once: while a file with it may still be sent, no other takes it. */
function heldBy(claimId: Id, { id, reference }: HoldingFile): Problem837 {
  const message = `Written in file ${reference}, which nobody has marked as sent. Mark it as sent, or say that it will not be sent.`;
  return { claimId, lineId: null, path: `batch.${id}`, box: '', message };
}

function payerOf({ db }: Pick<ReadContext, 'db'>, { coverageId }: Pick<Claim, 'coverageId'>): Id | null {
  if (coverageId === null) return null;
  return coverages.select(db, 'where id = ?', [coverageId])[0]?.payerId ?? null;
}

/** Also of a patient who was removed since: the claim stays. */
function patientName({ db }: Pick<ReadContext, 'db'>, patientId: Id): string {
  const patient = patients.select(db, 'where id = ?', [patientId])[0];
  return patient ? sortName(patient) : '';
}

function writeBatch(
  context: WriteContext,
  { partnerId, claimIds }: { readonly partnerId: Id; readonly claimIds: readonly Id[] },
): Result<Batch> {
  const { db, office } = context;
  const partner = tradingPartners.get(db, partnerId);
  if (!partner) return notFound('trading partner');
  const chosen = [...new Set(claimIds)];
  const ready = new Set(claimsToSend(db, partnerId));
  if (chosen.some((id) => !ready.has(id)))
    return blocked(
      'One of the claims is no longer ready to send, or goes another way. Look at the list again.',
    );
  const held = chosen.flatMap((claimId) => {
    const file = unsentFileOf(db, claimId);
    return file ? [`${getClaim(db, claimId)?.number ?? ''} (in ${file.reference})`] : [];
  });
  if (held.length > 0)
    return blocked(
      `${someOf(held)}: a file with this claim was written and not marked as sent. Mark that file as sent, or say that it will not be sent.`,
    );
  const claims: OutgoingClaim[] = [];
  for (const claimId of chosen) {
    const outgoing = outgoingClaim(context, claimId);
    if (!outgoing.ok) return outgoing;
    if (outgoing.value.claim) claims.push(outgoing.value.claim);
    else return fromProblems(outgoing.value.problems);
  }
  const frame = frameOf(context);
  const interchange = takeControlNumbers(frame, partnerId, 'interchange');
  const group = takeControlNumbers(frame, partnerId, 'group');
  const firstSet = takeControlNumbers(frame, partnerId, 'set', setsNeeded(claims.length));
  const reference = `CW-B${String(countBatches(db) + 1).padStart(6, '0')}`;
  const outcome = write837P({
    id: reference,
    partner: asPartner(partner),
    submitterName: office.name,
    controls: { interchange, group, firstSet },
    created: {
      on: dateInZone(Date.parse(context.now), office.timeZone),
      at: timeInZone(Date.parse(context.now), office.timeZone),
    },
    claims,
  });
  if (!outcome.ok) return fail(outcome.fault);
  const { text, index, facts, notices } = outcome.value;
  const bytes = Buffer.from(text, 'ascii');
  const id = insertBatch(frame, {
    partnerId,
    interchangeNumber: interchange,
    groupNumber: group,
    reference,
    production: partner.production,
    attachment: context.attachments.put(bytes),
    bytes: bytes.length,
    segments: index,
    notices,
    totalCents: facts.totalCents,
    userId: context.user.id,
    userName: context.user.name,
    claims: facts.claims.map(({ claimId, number, setControl, totalCents, lines }) => ({
      claimId,
      setControl,
      claimNumber: number,
      chargeCents: totalCents,
      lines: [...lines],
    })),
  });
  tell(context, id, { kind: 'written', note: createHash('sha256').update(bytes).digest('hex') });
  return there(context, id);
}

function fromProblems(
  problems: readonly { readonly path: string; readonly message: string }[],
): Result<never> {
  return invalid(problems[0]?.path ?? 'claimIds', problems[0]?.message ?? 'A claim is not complete.');
}

function asPartner({ revision: _revision, note: _note, ...partner }: TradingPartner) {
  return partner;
}

function there(context: ReadContext, id: Id): Result<Batch> {
  const batch = getBatch(context.db, id);
  if (!batch) throw new Error('a claims file was written and is not there');
  return ok(batch);
}

function tell(
  context: WriteContext,
  batchId: Id,
  event: { readonly kind: 'written' | 'withdrawn'; readonly note: string },
): void {
  insertBatchEvent(frameOf(context), {
    batchId,
    claimId: null,
    fileId: null,
    refusals: [],
    userId: context.user.id,
    userName: context.user.name,
    ...event,
  });
}

/** The claims go on with their file, each of them once. */
function markSent(
  context: WriteContext,
  { id, note }: { readonly id: Id; readonly note: string },
): Result<Batch> {
  const batch = getBatch(context.db, id);
  if (!batch) return notFound('claims file');
  const kinds = new Set(eventsOfBatch(context.db, id).map(({ kind }) => kind));
  if (kinds.has('sent')) return blocked('This file was marked as sent already.');
  if (kinds.has('withdrawn'))
    return blocked('Somebody said that this file will not be sent. Write a new one.');
  const gone = batch.production
    ? claimsOfBatch(context.db, id).flatMap((claim) => goneOn(context, claim))
    : [];
  if (gone.length > 0)
    return blocked(
      `${someOf(gone)}. This file would bill them once more: say that it will not be sent, and write a new one for the others.`,
    );
  leave(context, batch, { note: note.trim(), fileId: null });
  return ok(batch);
}

/** Why a claim may not leave with a file any more, by its number; nothing where it may. */
function goneOn({ db }: ReadContext, { claimId, claimNumber }: BatchClaim): readonly string[] {
  const claim = getClaim(db, claimId);
  if (!claim) return [`${claimNumber} is no longer there`];
  const later = successorOf(db, claimId);
  if (later) return [`${claimNumber} is replaced by ${later.number}`];
  if (claim.state === 'finalised' || claim.state === 'rejected') return [];
  const sent = lastSentFile(db, claimId);
  if (sent) return [`${claimNumber} was sent in ${sent.reference}`];
  return [`${claimNumber} is ${CLAIM_STATE_NAMES[claim.state]} already`];
}

const MOST_NAMED = 5;

function someOf(named: readonly string[]): string {
  const rest = named.length - MOST_NAMED;
  return `${named.slice(0, MOST_NAMED).join('; ')}${rest > 0 ? ` and ${rest} more` : ''}`;
}

/** A file that will not be sent holds its claims no longer. */
function withdraw(
  context: WriteContext,
  { id, note }: { readonly id: Id; readonly note: string },
): Result<Batch> {
  const batch = getBatch(context.db, id);
  if (!batch) return notFound('claims file');
  const kinds = new Set(eventsOfBatch(context.db, id).map(({ kind }) => kind));
  if (kinds.has('sent'))
    return blocked('This file was marked as sent: what left the office cannot be taken back.');
  if (kinds.has('withdrawn')) return blocked('Somebody said already that this file will not be sent.');
  tell(context, id, { kind: 'withdrawn', note: note.trim() });
  return ok(batch);
}

/** A file as it is listed, with where its claims stand. */
export function rowOf(context: ReadContext, batch: Batch): BatchRow {
  const events = eventsOfBatch(context.db, batch.id);
  const claims = claimsOfBatch(context.db, batch.id);
  const last = new Map<Id, 'rejected' | 'accepted'>();
  let wholeRejected = false;
  for (const { kind, claimId, setAside } of events) {
    if (setAside !== '') continue;
    const verdict =
      kind === 'rejected' ? 'rejected' : kind.toLowerCase().endsWith('accepted') ? 'accepted' : null;
    if (verdict === null) continue;
    if (claimId !== null) last.set(claimId, verdict);
    else wholeRejected = verdict === 'rejected';
  }
  const states = claims.map(({ claimId }) => last.get(claimId) ?? (wholeRejected ? 'rejected' : null));
  const sent = events.find(({ kind }) => kind === 'sent');
  const sentOn = sent ? dateInZone(Date.parse(sent.at), context.office.timeZone) : null;
  const received = events.some(({ kind, setAside }) => ANSWERS.includes(kind) && setAside === '');
  return {
    batch,
    partnerName: tradingPartners.select(context.db, 'where id = ?', [batch.partnerId])[0]?.name ?? '',
    claims: claims.length,
    rejected: states.filter((state) => state === 'rejected').length,
    accepted: states.filter((state) => state === 'accepted').length,
    sentOn,
    acknowledged: events.some(({ kind, setAside }) => kind === 'acknowledged' && setAside === ''),
    withdrawn: events.some(({ kind }) => kind === 'withdrawn'),
    overdue:
      sentOn === null || !batch.production
        ? null
        : overdueAnswer({ sentOn, received, ...underWay(context.db, batch.id) }, context.today),
  };
}

const ANSWERS: readonly BatchEventKind[] = [
  'received',
  'acknowledged',
  'rejected',
  'accepted',
  'payerAccepted',
];
