import {
  batchesOfGroup,
  batchesOfInterchange,
  batchFile,
  batchOfReference,
  claimsOfBatch,
  eventsOfBatch,
  filesUnder,
  getBatch,
  insertBatchEvent,
  lastSentFile,
} from '../../db/batches.ts';
import { getClaim, moveClaim } from '../../db/claims.ts';
import type { Batch, BatchClaim, BatchEvent, BatchEventKind, Refusal } from '../../shared/domain/batch.ts';
import type { ClaimState } from '../../shared/domain/claim.ts';
import { dateInZone } from '../../shared/domain/dates.ts';
import type { Id } from '../../shared/domain/ids.ts';
import type { FileDoubt, FileSummary } from '../../shared/domain/returned.ts';
import type {
  Acknowledgement,
  InterchangeReply,
  SegmentError,
  SetReply,
} from '../../shared/edi/acknowledgement.ts';
import { type BatchIndex, locate, sameControl } from '../../shared/edi/batchIndex.ts';
import {
  batchReferences,
  type ClaimStatus,
  type ClaimStatusReply,
  type StatusInformation,
} from '../../shared/edi/claimStatus.ts';
import { claimNumberOf } from '../../shared/edi/acknowledgement.ts';
import type { WriteContext } from '../dispatch.ts';
import { answeredFiles, type Envelope } from './answeredFile.ts';
import { closeRejections, REJECTION_OUTCOMES } from './closeRejections.ts';
import { frameOf } from './frame.ts';
import {
  openClaimRejection,
  openFileRejection,
  type RejectionReason,
  settleFileRejections,
} from './rejections.ts';
import { leaveUnsaid } from './sentFiles.ts';

/**
 * What a TA1, a 999 or a 277CA does to the files and claims that it answers. Nothing is guessed: an answer that fits
 * no file, or several, is counted as strange and changes nothing. One that comes late, that speaks of an earlier
 * submission, or that is a test where the file was none, stands among the file's events and moves nothing: a newer fact
 * is never overturned by an older one.
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

/** One answer to one file of ours, on its way into the books. */
interface Answer {
  readonly context: WriteContext;
  readonly taking: Taking;
  readonly envelope: Envelope;
  readonly batch: Batch;
  readonly claims: readonly BatchClaim[];
  /** What counted of the file before this answer. */
  readonly before: readonly BatchEvent[];
  /** Why the whole answer moves nothing; '' where it counts. */
  readonly setAside: string;
  /** What is not heeded, by the reason, to be said once each. */
  readonly unheeded: Map<string, number>;
}

function answerTo(context: WriteContext, taking: Taking, envelope: Envelope, batch: Batch): Answer {
  const events = eventsOfBatch(context.db, batch.id);
  const setAside =
    envelope.test && batch.production
      ? 'It is marked as a test, and the file was none.'
      : !envelope.test && !batch.production
        ? 'The file was a test, and the answer is not marked as one.'
        : events.some(({ kind }) => kind === 'withdrawn')
          ? 'Somebody said that this file would not be sent.'
          : '';
  const before = events.filter((event) => event.setAside === '');
  if (setAside === '') leaveUnsaid(context, batch, taking.fileId);
  const claims = claimsOfBatch(context.db, batch.id);
  return { context, taking, envelope, batch, claims, before, setAside, unheeded: new Map() };
}

/** Says once for each reason what moved nothing. */
function sayUnheeded({ taking, batch, unheeded }: Answer, what: string, segment: number): void {
  for (const [reason, count] of unheeded) {
    const of = count > 1 ? `${what}, for ${count} claims,` : what;
    strange(taking, `${of} speaks of file ${batch.reference}. ${reason} Nothing was moved by it.`, segment);
  }
}

function tell(
  { context, taking, envelope, batch, unheeded }: Answer,
  event: {
    readonly claimId: Id | null;
    readonly kind: BatchEventKind;
    readonly refusals?: readonly Refusal[];
    readonly note?: string;
    readonly setAside?: string;
  },
): Id {
  const { setAside = '' } = event;
  if (setAside !== '') unheeded.set(setAside, (unheeded.get(setAside) ?? 0) + 1);
  return insertBatchEvent(frameOf(context), {
    refusals: [],
    note: '',
    ...event,
    batchId: batch.id,
    fileId: taking.fileId,
    madeAt: envelope.madeAt,
    userId: context.user.id,
    userName: context.user.name,
  });
}

/** What counted before and was made later, by the clock of the other side: then this answer is the old one. */
function hasNewer({ before, envelope }: Answer, fits: (event: BatchEvent) => boolean): boolean {
  return before.some((event) => fits(event) && event.madeAt > envelope.madeAt && envelope.madeAt !== '');
}

const OLDER = 'A newer answer says otherwise.';
const ACCEPTED_AFTER_ALL = 'Accepted after all by a later answer';
const DECIDED: readonly ClaimState[] = ['paid', 'denied', 'closed'];

/** Why an answer about one claim of the file moves nothing; '' where it counts. */
function lateFor({ context, batch }: Answer, claimId: Id): string {
  if (!batch.production) return '';
  const last = lastSentFile(context.db, claimId);
  if (last && last.id !== batch.id) return `The claim went again since, in ${last.reference}.`;
  const state = getClaim(context.db, claimId)?.state;
  return state === undefined || DECIDED.includes(state)
    ? 'The claim was decided or closed before it came.'
    : '';
}

/** Its payer has decided on the claim as this file brought it: so the file was taken. */
function isDecidedFrom({ context, batch }: Answer, claimId: Id): boolean {
  const state = getClaim(context.db, claimId)?.state;
  return (
    batch.production &&
    (state === 'paid' || state === 'denied') &&
    lastSentFile(context.db, claimId)?.id === batch.id
  );
}

/** Moves a claim that is under way; answers whether it did. One that went on otherwise stays where it is. */
function move(
  { context, batch }: Answer,
  claimId: Id,
  { from, to, note }: { readonly from: ClaimState; readonly to: ClaimState; readonly note: string },
): boolean {
  const claim = getClaim(context.db, claimId);
  if (!batch.production || claim?.state !== from) return false;
  const moved = moveClaim(frameOf(context), claim, {
    state: to,
    note: note.slice(0, 500),
    userName: context.user.name,
  });
  return moved.ok;
}

/** The file that a number names; null, and said so, where there is none or more than one. */
function theBatch(taking: Taking, found: readonly Batch[], what: string, segment: number): Batch | null {
  const [only] = found;
  if (only && found.length === 1) return only;
  const reason = only
    ? `fits several files of this office (${found.map(({ reference }) => reference).join(', ')})`
    : 'fits no file of this office';
  strange(taking, `${what} ${reason}. Nothing was changed by it.`, segment);
  return null;
}

export function takeInterchangeReply(
  context: WriteContext,
  taking: Taking,
  reply: InterchangeReply,
  envelope: Envelope,
): void {
  taking.summary.acknowledgments += 1;
  const number = Number(reply.control);
  const found = Number.isSafeInteger(number) ? batchesOfInterchange(context.db, number) : [];
  const writtenOn = ({ at }: Batch) => dateInZone(Date.parse(at), context.office.timeZone);
  const what = 'The receipt (TA1)';
  const batch = theBatch(
    taking,
    answeredFiles(context, found, envelope, [(one) => reply.date === writtenOn(one)]),
    what,
    reply.place.number,
  );
  if (!batch) return;
  if (reply.verdict === 'unknown') {
    strange(taking, 'The receipt (TA1) says neither accepted nor rejected.', reply.place.number);
    return;
  }
  const answer = answerTo(context, taking, envelope, batch);
  const words = `${reply.code}: ${reply.words}`;
  const refusals =
    reply.verdict === 'accepted' ? [] : [{ words, place: 'ISA', path: null, box: '', lineId: null }];
  if (reply.verdict === 'rejected')
    refuseAll(answer, refusals, { group: 'TA1', reason: reply.code }, (kind) => kind !== 'written');
  else tell(answer, { claimId: null, kind: 'received', refusals, setAside: answer.setAside });
  sayUnheeded(answer, what, reply.place.number);
}

export function takeAcknowledgement(
  context: WriteContext,
  taking: Taking,
  reply: Acknowledgement,
  envelope: Envelope,
): void {
  taking.summary.acknowledgments += 1;
  const what = `The acknowledgment (${reply.kind})`;
  const batch = theBatch(
    taking,
    answeredFiles(context, acknowledgedBy(context, reply), envelope, []),
    what,
    reply.place.number,
  );
  if (!batch) return;
  const answer = answerTo(context, taking, envelope, batch);
  if (reply.verdict === 'rejected' && reply.sets.every(({ verdict }) => verdict !== 'rejected')) {
    const refusals = reply.reasons.map((reason) => refusalAt('GS', reason));
    refuseAll(answer, refusals, { group: reply.kind, reason: reply.letter }, isTaken);
  } else {
    const index = indexOf(context, batch);
    for (const set of reply.sets) takeSet(answer, index, set, reply.kind);
    if (reply.sets.length === 0 && reply.verdict !== 'unknown') {
      acknowledge(
        answer,
        [],
        answer.claims.map(({ claimId }) => claimId),
      );
    }
  }
  sayUnheeded(answer, what, reply.place.number);
  settleFileRejections(context);
}

/** Files of health care claims with the group's number and every set that is named. */
function acknowledgedBy(context: WriteContext, reply: Acknowledgement): Batch[] {
  const number = Number(reply.groupControl);
  const controls = reply.sets.map(({ control }) => control);
  const isOurs =
    (reply.groupCode === '' || reply.groupCode === 'HC') &&
    [reply.groupVersion, ...reply.sets.map(({ version }) => version)].every(
      (version) => version === '' || version.startsWith('005010X222'),
    ) &&
    reply.sets.every(({ kind }) => kind === '' || kind === '837');
  if (!isOurs || !Number.isSafeInteger(number)) return [];
  return batchesOfGroup(context.db, number).filter((batch) => {
    const index = indexOf(context, batch);
    return controls.every((control) => locate(index, control, 1) !== null);
  });
}

/** What shows that a file was taken: a 999 that refuses it afterwards is strange. */
function isTaken(kind: BatchEventKind): boolean {
  return kind === 'accepted' || kind === 'payerAccepted';
}

function refusalAt(
  place: string,
  { code, words }: { readonly code: string; readonly words: string },
): Refusal {
  return { words: `${code}: ${words}`, place, path: null, box: '', lineId: null };
}

/**
 * The file was refused as a whole, without a word about a claim. @param goneOn events after which that cannot be.
 */
function refuseAll(
  answer: Answer,
  refusals: readonly Refusal[],
  reason: RejectionReason,
  goneOn: (kind: BatchEventKind) => boolean,
): void {
  const claimIds = answer.claims.map(({ claimId }) => claimId);
  refuse(answer, { claimIds, refusals, reason, goneOn, whole: true, ownWords: new Map() });
}

/** Claims refused together: those with words of their own become work of their own, the others go with their file. */
function refuse(
  answer: Answer,
  {
    claimIds,
    refusals,
    reason,
    goneOn,
    whole,
    ownWords,
  }: {
    readonly claimIds: readonly Id[];
    readonly refusals: readonly Refusal[];
    readonly reason: RejectionReason;
    readonly goneOn: (kind: BatchEventKind) => boolean;
    readonly whole: boolean;
    readonly ownWords: ReadonlyMap<Id, readonly Refusal[]>;
  },
): void {
  const { context, taking, batch, before } = answer;
  const concerned = new Set<Id | null>([null, ...claimIds]);
  const fits = ({ kind, claimId }: BatchEvent): boolean => concerned.has(claimId) && kind !== 'sent';
  const setAside =
    answer.setAside ||
    (before.some((event) => fits(event) && event.kind !== 'rejected' && goneOn(event.kind)) ||
    claimIds.some((claimId) => isDecidedFrom(answer, claimId))
      ? 'The file had been taken before it came.'
      : hasNewer(answer, (event) => fits(event) && event.kind === 'acknowledged')
        ? OLDER
        : '');
  const eventId = tell(answer, { claimId: null, kind: 'rejected', refusals, setAside });
  if (setAside !== '') return;
  const along: Id[] = [];
  for (const claimId of claimIds) {
    const own = ownWords.get(claimId) ?? [];
    const late = lateFor(answer, claimId);
    if (late !== '' || own.length > 0) {
      const ownEvent = tell(answer, { claimId, kind: 'rejected', refusals: own, setAside: late });
      if (late !== '') continue;
      taking.summary.rejected += 1;
      const note = own[0]?.words ?? '';
      const moved = move(answer, claimId, { from: 'sent', to: 'rejected', note });
      if (!batch.production) continue;
      const rejected = { ...reason, batchId: batch.id, claimId, eventId: ownEvent, refusals: own, moved };
      if (openClaimRejection(context, rejected)) taking.summary.denials += 1;
      continue;
    }
    taking.summary.rejected += 1;
    const note = whole
      ? `The whole file ${batch.reference} was refused`
      : `Refused together with other claims of file ${batch.reference}: it can go again as it is`;
    if (move(answer, claimId, { from: 'sent', to: 'rejected', note })) along.push(claimId);
  }
  if (!batch.production) return;
  const rejected = { ...reason, eventId, claimIds: along, whole: whole && ownWords.size === 0, refusals };
  if (openFileRejection(context, batch, rejected)) taking.summary.denials += 1;
}

function indexOf(context: WriteContext, batch: Batch): BatchIndex {
  const file = batchFile(context.db, batch.id);
  if (!file) throw new Error('a claims file without its index');
  return file.segments as BatchIndex;
}

/** The form of these claims was taken. Where they had been refused before and were sent again, that is settled. */
function acknowledge(answer: Answer, refusals: readonly Refusal[], claimIds: readonly Id[]): void {
  const { context, batch } = answer;
  const setAside =
    answer.setAside ||
    (hasNewer(answer, ({ kind, claimId }) => kind === 'rejected' && claimId === null) ? OLDER : '');
  tell(answer, { claimId: null, kind: 'acknowledged', refusals, setAside });
  if (setAside !== '' || !batch.production) return;
  for (const claimId of claimIds) {
    if (lateFor(answer, claimId) !== '') continue;
    if (refusedByForm(answer, claimId))
      move(answer, claimId, { from: 'rejected', to: 'sent', note: ACCEPTED_AFTER_ALL });
    if (getClaim(context.db, claimId)?.state !== 'sent') continue;
    closeRejections(context, claimId, REJECTION_OUTCOMES.accepted);
  }
}

/** Whether all that refused the claim refused its file, too: a claim that was judged on its own is not taken by a 999. */
function refusedByForm({ before }: Answer, claimId: Id): boolean {
  const refused = before.filter(({ kind }) => kind === 'rejected');
  const files = new Set(refused.filter((event) => event.claimId === null).map(({ fileId }) => fileId));
  return refused.every((event) => event.claimId !== claimId || files.has(event.fileId));
}

function takeSet(answer: Answer, index: BatchIndex, set: SetReply, kind: Acknowledgement['kind']): void {
  const { taking, claims: all } = answer;
  const refused = set.errors.flatMap((error) => refusalsOf(index, set.control, error));
  if (set.verdict === 'unknown') {
    strange(taking, 'The acknowledgment says neither accepted nor rejected of a set.', set.place.number);
    return;
  }
  const claims = all.filter(({ setControl }) => sameControl(setControl, set.control));
  const claimIds = claims.map(({ claimId }) => claimId);
  if (set.verdict !== 'rejected') {
    acknowledge(
      answer,
      refused.map(({ refusal }) => refusal),
      claimIds,
    );
    return;
  }
  const byNumber = new Map(claims.map((claim) => [claim.claimNumber, claim.claimId]));
  const ownWords = new Map<Id, Refusal[]>();
  const general: Refusal[] = [];
  for (const { claimId, number, refusal } of refused) {
    const own = claimId ?? byNumber.get(number ?? '');
    if (own === undefined) general.push(refusal);
    else ownWords.set(own, [...(ownWords.get(own) ?? []), refusal]);
  }
  refuse(answer, {
    claimIds,
    refusals: [...set.reasons.map((reason) => refusalAt(`ST ${set.control}`, reason)), ...general],
    reason: { group: kind, reason: set.letter },
    goneOn: isTaken,
    whole: ownWords.size === 0 && claims.length === all.length,
    ownWords,
  });
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

/** The claim in the file that the answer names; the newest file with it where the answer names none of ours. */
function answeredClaim(
  context: WriteContext,
  { claimNumber, receiverIndex }: ClaimStatus,
  reply: ClaimStatusReply,
): { readonly batch: Batch; readonly claimId: Id } | 'elsewhere' | null {
  const files = filesUnder(context.db, claimNumber);
  const named = batchReferences(reply, receiverIndex)
    .map((reference) => batchOfReference(context.db, reference))
    .find((batch) => batch !== null);
  const file = named ? files.find(({ batchId }) => batchId === named.id) : files[0];
  if (!file) return named && files.length > 0 ? 'elsewhere' : null;
  const batch = getBatch(context.db, file.batchId);
  return batch && { batch, claimId: file.claimId };
}

export function takeClaimStatuses(
  context: WriteContext,
  taking: Taking,
  reply: ClaimStatusReply,
  envelope: Envelope,
): void {
  taking.summary.claimAnswers += 1;
  const what = 'The claim answer (277CA)';
  const kind: BatchEventKind = reply.source?.role === 'PR' ? 'payerAccepted' : 'accepted';
  for (const [at, level] of reply.receivers.entries()) {
    const batch = batchReferences(reply, at)
      .map((reference) => batchOfReference(context.db, reference))
      .find((one) => one !== null);
    if (!batch || level.verdict !== 'rejected' || reply.claims.length > 0) continue;
    const answer = answerTo(context, taking, envelope, batch);
    const code = level.statuses[0]?.codes[0];
    const reason = { group: code?.category ?? '', reason: code?.status ?? '' };
    refuseAll(answer, level.statuses.flatMap(statusRefusals), reason, isTaken);
    sayUnheeded(answer, what, level.place.number);
  }
  const answers = new Map<Id, Answer>();
  for (const claim of reply.claims) {
    const found = answeredClaim(context, claim, reply);
    if (found === null || found === 'elsewhere') {
      const words = found
        ? 'An answer names a claim that is not in the file it answers.'
        : 'An answer names a claim that this office never sent in a file.';
      strange(taking, words, claim.place.number);
      continue;
    }
    if (claim.verdict === 'unknown') {
      strange(taking, 'An answer says neither accepted nor rejected of a claim.', claim.place.number);
      continue;
    }
    const answer = answers.get(found.batch.id) ?? answerTo(context, taking, envelope, found.batch);
    answers.set(found.batch.id, answer);
    if (claim.verdict === 'accepted') accept(answer, found.claimId, kind, claim);
    else rejectClaim(answer, found.claimId, claim);
  }
  for (const answer of answers.values()) sayUnheeded(answer, what, reply.place.number);
  settleFileRejections(context);
}

function accept(answer: Answer, claimId: Id, kind: BatchEventKind, claim: ClaimStatus): void {
  const { context, taking, batch } = answer;
  const note = claim.payerClaimNumber ?? '';
  const late = lateFor(answer, claimId);
  const setAside =
    answer.setAside ||
    (hasNewer(answer, (event) => event.kind === 'rejected' && event.claimId === claimId) ? OLDER : '') ||
    // That a decided claim was taken into processing is no news, but true.
    (lastSentFile(context.db, claimId)?.id === batch.id ? '' : late);
  tell(answer, { claimId, kind, note, setAside });
  if (setAside !== '') return;
  taking.summary.accepted += 1;
  if (late !== '' || !batch.production) return;
  move(answer, claimId, { from: 'rejected', to: 'sent', note: ACCEPTED_AFTER_ALL });
  closeRejections(context, claimId, REJECTION_OUTCOMES.accepted);
}

function rejectClaim(answer: Answer, claimId: Id, claim: ClaimStatus): void {
  const { context, taking, batch } = answer;
  const note = claim.payerClaimNumber ?? '';
  const lines = answer.claims.find((each) => each.claimId === claimId)?.lines ?? [];
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
  const setAside =
    answer.setAside ||
    lateFor(answer, claimId) ||
    (hasNewer(answer, (event) => isTaken(event.kind) && event.claimId === claimId) ? OLDER : '');
  const eventId = tell(answer, { claimId, kind: 'rejected', refusals, note, setAside });
  if (setAside !== '') return;
  taking.summary.rejected += 1;
  const moved = move(answer, claimId, {
    from: 'sent',
    to: 'rejected',
    note: refusals[0]?.words ?? 'Rejected',
  });
  if (!batch.production) return;
  const first = claim.statuses[0]?.codes[0];
  const rejected = {
    batchId: batch.id,
    claimId,
    eventId,
    group: first?.category ?? '',
    reason: first?.status ?? '',
    refusals,
    moved,
  };
  if (openClaimRejection(context, rejected)) taking.summary.denials += 1;
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
