import {
  batchesOfGroup,
  batchesOfInterchange,
  batchFile,
  batchOfReference,
  claimsOfBatch,
  insertBatchEvent,
  sentUnder,
} from '../../db/batches.ts';
import { getClaim, moveClaim } from '../../db/claims.ts';
import { denials } from '../../db/nouns.ts';
import type { Batch, BatchEventKind, Refusal } from '../../shared/domain/batch.ts';
import { addDays } from '../../shared/domain/dates.ts';
import type { DenialValues } from '../../shared/domain/denial.ts';
import type { Id } from '../../shared/domain/ids.ts';
import type { FileDoubt, FileSummary } from '../../shared/domain/returned.ts';
import type {
  Acknowledgement,
  InterchangeReply,
  SegmentError,
  SetReply,
} from '../../shared/edi/acknowledgement.ts';
import { type BatchIndex, locate } from '../../shared/edi/batchIndex.ts';
import type { ClaimStatus, ClaimStatusReply, StatusInformation } from '../../shared/edi/claimStatus.ts';
import { claimNumberOf } from '../../shared/edi/acknowledgement.ts';
import type { WriteContext } from '../dispatch.ts';
import { claimFiling } from './claimFiling.ts';
import { frameOf } from './frame.ts';

/**
 * What a TA1, a 999 or a 277CA does to the files and claims that it answers. Nothing is guessed: an answer that fits
 * no file, or several, is counted as strange and changes nothing.
 */

/** What taking in one file has counted and doubted so far. */
export interface Taking {
  readonly fileId: Id;
  readonly summary: { -readonly [Key in keyof FileSummary]: FileSummary[Key] };
  readonly doubts: FileDoubt[];
}

function strange(taking: Taking, message: string, segment: number | null): void {
  taking.summary.strange += 1;
  taking.doubts.push({ what: 'strange', message, weight: 'warning', segment });
}

function tell(
  context: WriteContext,
  taking: Taking,
  event: {
    readonly batchId: Id;
    readonly claimId: Id | null;
    readonly kind: BatchEventKind;
    readonly refusals?: readonly Refusal[];
    readonly note?: string;
  },
): Id {
  return insertBatchEvent(frameOf(context), {
    refusals: [],
    note: '',
    ...event,
    fileId: taking.fileId,
    userId: context.user.id,
    userName: context.user.name,
  });
}

/** A claim that is on its way goes to `rejected`; one that went on otherwise stays where it is. */
function reject(context: WriteContext, claimId: Id, note: string): void {
  const move = (state: 'sent' | 'rejected', why: string): void => {
    const claim = getClaim(context.db, claimId);
    if (claim) moveClaim(frameOf(context), claim, { state, note: why, userName: context.user.name });
  };
  const state = getClaim(context.db, claimId)?.state;
  // An answer shows that the file was sent, though nobody said so.
  if (state === 'finalised') move('sent', 'An answer came for it');
  if (state === 'finalised' || state === 'sent') move('rejected', note);
}

/** The file that a number names; null, and said so, where there is none or more than one. */
function theBatch(taking: Taking, found: readonly Batch[], what: string, segment: number): Batch | null {
  const [only] = found;
  if (only && found.length === 1) return only;
  const reason = only ? 'fits several files of this office' : 'fits no file of this office';
  strange(taking, `${what} ${reason}. Nothing was changed by it.`, segment);
  return null;
}

export function takeInterchangeReply(context: WriteContext, taking: Taking, reply: InterchangeReply): void {
  taking.summary.acknowledgments += 1;
  const number = Number(reply.control);
  const batch = theBatch(
    taking,
    Number.isSafeInteger(number) ? batchesOfInterchange(context.db, number) : [],
    'The receipt (TA1)',
    reply.place.number,
  );
  if (!batch) return;
  if (reply.verdict === 'unknown') {
    strange(taking, 'The receipt (TA1) says neither accepted nor rejected.', reply.place.number);
    return;
  }
  const rejected = reply.verdict === 'rejected';
  const words = `${reply.code}: ${reply.words}`;
  tell(context, taking, {
    batchId: batch.id,
    claimId: null,
    kind: rejected ? 'rejected' : 'received',
    refusals:
      reply.verdict === 'accepted' ? [] : [{ words, place: 'ISA', path: null, box: '', lineId: null }],
  });
  if (!rejected) return;
  for (const { claimId } of claimsOfBatch(context.db, batch.id)) {
    taking.summary.rejected += 1;
    reject(context, claimId, `The whole file ${batch.reference} was refused at its envelope`);
  }
}

export function takeAcknowledgement(context: WriteContext, taking: Taking, reply: Acknowledgement): void {
  taking.summary.acknowledgments += 1;
  const number = Number(reply.groupControl);
  const controls = reply.sets.map(({ control }) => control);
  const found = (Number.isSafeInteger(number) ? batchesOfGroup(context.db, number) : []).filter((batch) => {
    const index = indexOf(context, batch);
    return controls.every((control) => locate(index, control, 1) !== null);
  });
  const batch = theBatch(taking, found, `The acknowledgment (${reply.kind})`, reply.place.number);
  if (!batch) return;
  const index = indexOf(context, batch);
  if (reply.verdict === 'rejected' && reply.sets.every(({ verdict }) => verdict !== 'rejected')) {
    refuseAll(context, taking, batch, reply);
    return;
  }
  for (const set of reply.sets) takeSet(context, taking, batch, index, set);
  if (reply.sets.length === 0 && reply.verdict !== 'unknown')
    tell(context, taking, { batchId: batch.id, claimId: null, kind: 'acknowledged' });
}

/** The group was refused as a whole, without a word about a set. */
function refuseAll(context: WriteContext, taking: Taking, batch: Batch, reply: Acknowledgement): void {
  tell(context, taking, {
    batchId: batch.id,
    claimId: null,
    kind: 'rejected',
    refusals: reply.reasons.map(({ code, words }) => ({
      words: `${code}: ${words}`,
      place: 'GS',
      path: null,
      box: '',
      lineId: null,
    })),
  });
  for (const { claimId } of claimsOfBatch(context.db, batch.id)) {
    taking.summary.rejected += 1;
    reject(context, claimId, `The whole file ${batch.reference} was refused`);
  }
}

function indexOf(context: WriteContext, batch: Batch): BatchIndex {
  const file = batchFile(context.db, batch.id);
  if (!file) throw new Error('a claims file without its index');
  return file.segments as BatchIndex;
}

function takeSet(
  context: WriteContext,
  taking: Taking,
  batch: Batch,
  index: BatchIndex,
  set: SetReply,
): void {
  const refused = set.errors.flatMap((error) => refusalsOf(index, set.control, error));
  if (set.verdict === 'unknown') {
    strange(taking, 'The acknowledgment says neither accepted nor rejected of a set.', set.place.number);
    return;
  }
  if (set.verdict !== 'rejected') {
    tell(context, taking, {
      batchId: batch.id,
      claimId: null,
      kind: 'acknowledged',
      refusals: refused.map(({ refusal }) => refusal),
    });
    return;
  }
  const claims = claimsOfBatch(context.db, batch.id).filter(({ setControl }) => setControl === set.control);
  const byNumber = new Map(claims.map((claim) => [claim.claimNumber, claim.claimId]));
  const general = refused.filter(({ claimId, number }) => claimId === null && !byNumber.has(number ?? ''));
  tell(context, taking, {
    batchId: batch.id,
    claimId: null,
    kind: 'rejected',
    refusals: [
      ...set.reasons.map(({ code, words }) => ({
        words: `${code}: ${words}`,
        place: `ST ${set.control}`,
        path: null,
        box: '',
        lineId: null,
      })),
      ...general.map(({ refusal }) => refusal),
    ],
  });
  for (const { claimId } of claims) {
    const own = refused
      .filter((each) => (each.claimId ?? byNumber.get(each.number ?? '')) === claimId)
      .map(({ refusal }) => refusal);
    taking.summary.rejected += 1;
    if (own.length === 0) {
      reject(
        context,
        claimId,
        `Refused together with other claims of file ${batch.reference}: it can go again as it is`,
      );
      continue;
    }
    const eventId = tell(context, taking, { batchId: batch.id, claimId, kind: 'rejected', refusals: own });
    reject(context, claimId, own[0]?.words ?? '');
    openRejection(context, taking, { claimId, eventId, group: '999', reason: set.letter, refusals: own });
  }
}

interface Placed {
  readonly claimId: Id | null;
  /** Our claim number, where the answer names it. */
  readonly number: string | null;
  readonly refusal: Refusal;
}

/** One refusal for each element; one for the segment where no element is named. */
function refusalsOf(index: BatchIndex, control: string, error: SegmentError): Placed[] {
  const at = (element?: number, component?: number) =>
    error.position === null ? null : locate(index, control, error.position, element, component);
  const place = [error.segment, error.loop && `in ${error.loop}`].filter(Boolean).join(' ');
  const number = claimNumberOf(error);
  const placed = (words: string, where: string, found: ReturnType<typeof at>): Placed => ({
    claimId: found?.claimId ?? null,
    number,
    refusal: {
      words,
      place: where,
      path: found?.path ?? null,
      box: found?.box ?? '',
      lineId: found?.lineId ?? null,
    },
  });
  if (error.elements.length === 0) return [placed(`${error.code}: ${error.words}`, place, at())];
  return error.elements.map(({ element, component, code, words }) => {
    const name = element === null ? place : `${error.segment}${String(element).padStart(2, '0')}`;
    const where = [name, component === null ? '' : `-${component}`, error.loop && ` in ${error.loop}`].join(
      '',
    );
    return placed(`${code}: ${words}`, where, at(element ?? undefined, component ?? undefined));
  });
}

export function takeClaimStatuses(context: WriteContext, taking: Taking, reply: ClaimStatusReply): void {
  taking.summary.claimAnswers += 1;
  const byPayer = reply.source?.role === 'PR';
  for (const level of reply.receivers) {
    const batch = batchOfReference(context.db, level.trace);
    if (!batch || level.verdict !== 'rejected' || reply.claims.length > 0) continue;
    tell(context, taking, {
      batchId: batch.id,
      claimId: null,
      kind: 'rejected',
      refusals: level.statuses.flatMap(statusRefusals),
    });
    for (const { claimId } of claimsOfBatch(context.db, batch.id)) {
      taking.summary.rejected += 1;
      reject(context, claimId, `The whole file ${batch.reference} was refused`);
    }
  }
  for (const claim of reply.claims) takeClaimStatus(context, taking, claim, byPayer);
}

function takeClaimStatus(context: WriteContext, taking: Taking, claim: ClaimStatus, byPayer: boolean): void {
  const sent = sentUnder(context.db, claim.claimNumber);
  if (!sent) {
    strange(taking, 'An answer names a claim that this office never sent in a file.', claim.place.number);
    return;
  }
  if (claim.verdict === 'unknown') {
    strange(taking, 'An answer says neither accepted nor rejected of a claim.', claim.place.number);
    return;
  }
  const note = claim.payerClaimNumber ?? '';
  if (claim.verdict === 'accepted') {
    taking.summary.accepted += 1;
    tell(context, taking, { ...sent, kind: byPayer ? 'payerAccepted' : 'accepted', note });
    return;
  }
  taking.summary.rejected += 1;
  const lines =
    claimsOfBatch(context.db, sent.batchId).find(({ claimId }) => claimId === sent.claimId)?.lines ?? [];
  const refusals = [
    ...claim.statuses.flatMap(statusRefusals),
    ...claim.lines
      .filter(({ verdict }) => verdict === 'rejected')
      .flatMap((line) => {
        const at = lines.findIndex(({ controlNumber }) => controlNumber === line.controlNumber);
        const path = at < 0 ? null : `claim.lines.${at}`;
        return line.statuses
          .flatMap(statusRefusals)
          .map((refusal) => ({ ...refusal, path, lineId: lines[at]?.lineId ?? null }));
      }),
  ];
  const eventId = tell(context, taking, { ...sent, kind: 'rejected', refusals, note });
  reject(context, sent.claimId, refusals[0]?.words ?? 'Rejected');
  const first = claim.statuses[0]?.codes[0];
  openRejection(context, taking, {
    claimId: sent.claimId,
    eventId,
    group: first?.category ?? '',
    reason: first?.status ?? '',
    refusals,
  });
}

function statusRefusals({ codes, text }: StatusInformation): Refusal[] {
  return codes.map(({ category, status, entity, categoryWords, statusWords, entityWords }, at) => ({
    words: [
      sentence(categoryWords),
      sentence([statusWords, entityWords && `(${entityWords})`].filter(Boolean).join(' ')),
      // What was written by hand belongs to all of its codes, and is said once.
      at === 0 && text ? `They wrote: ${text}` : '',
    ]
      .filter(Boolean)
      .join(' ')
      .slice(0, 500),
    place: [category, status, entity].filter(Boolean).join(':'),
    path: FIELD_OF_STATUS[status] ?? null,
    box: '',
    lineId: null,
  }));
}

function sentence(words: string): string {
  return words === '' ? '' : `${words.charAt(0).toUpperCase()}${words.slice(1)}.`;
}

/** The field that a status code of the 277CA is about, where it is one of ours (x12.org, claim status codes). */
const FIELD_OF_STATUS: Readonly<Record<string, string>> = {
  '145': 'office.taxonomy',
  '164': 'coverage.memberId',
  '187': 'claim.dateOfService',
  '249': 'claim.placeOfService',
  '254': 'claim.diagnosisCodes',
  '255': 'claim.diagnosisCodes',
  '453': 'claim.lines',
  '454': 'claim.lines',
  '476': 'claim.lines',
  '507': 'claim.lines',
  '535': 'claim.filing.frequency',
};

function openRejection(
  context: WriteContext,
  taking: Taking,
  rejected: {
    readonly claimId: Id;
    readonly eventId: Id;
    readonly group: string;
    readonly reason: string;
    readonly refusals: readonly Refusal[];
  },
): void {
  const filing = claimFiling(context, rejected.claimId);
  const limit =
    filing.dateOfService === null || filing.timelyFilingDays === null
      ? null
      : addDays(filing.dateOfService, filing.timelyFilingDays);
  const values: DenialValues = {
    claimId: rejected.claimId,
    lineId: rejected.refusals.find(({ lineId }) => lineId !== null)?.lineId ?? null,
    kind: 'rejected',
    remittanceClaimId: null,
    batchEventId: rejected.eventId,
    payerId: filing.payerId,
    reasonGroup: rejected.group,
    reason: rejected.reason,
    remarks: [],
    words: rejected.refusals
      .map(({ words }) => words)
      .join('; ')
      .slice(0, 1000),
    cents: filing.chargeCents,
    receivedOn: context.today,
    dueOn: limit,
    filingLimitOn: limit,
    ruleIds: [],
    ownerId: filing.ownerId,
    state: 'open',
    nextStep: 'correctAsNew',
    answerClaimId: null,
    outcome: '',
    note: '',
  };
  denials.insert(frameOf(context), values);
  taking.summary.denials += 1;
}
