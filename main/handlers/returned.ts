import { createHash } from 'node:crypto';
import { getClaim } from '../../db/claims.ts';
import { patients } from '../../db/nouns.ts';
import {
  attachmentOfFile,
  claimsOfRemittance,
  countWaiting,
  getEdiFile,
  getRemittance,
  getRemittanceClaim,
  insertEdiFile,
  insertMatch,
  isPostedElsewhere,
  knownInterchanges,
  listEdiFiles,
  listRemittances,
  paymentsOf,
  sameFile,
  sentClaims,
  type StoredRemittanceClaim,
} from '../../db/returned.ts';
import { copiesInFile, firstOfCopy } from '../../db/remittanceCopies.ts';
import type {
  RemittanceClaimView,
  RemittanceView,
  ReturnedFileView,
} from '../../shared/contract/returned.ts';
import { dateInZone } from '../../shared/domain/dates.ts';
import type { Id } from '../../shared/domain/ids.ts';
import { sortName } from '../../shared/domain/people.ts';
import { type EdiFile, NO_SUMMARY, type ReturnedKind } from '../../shared/domain/returned.ts';
import { matchRemittance } from '../../shared/edi/matchRemittance.ts';
import { type ReturnedFile, type ReturnedInterchange, readReturned } from '../../shared/edi/readReturned.ts';
import type { Remittance } from '../../shared/edi/remittance.ts';
import { blocked, fail, invalid, notFound, ok, type Result } from '../../shared/result.ts';
import type { Handlers, ReadContext, WriteContext } from '../dispatch.ts';
import { frameOf } from './frame.ts';
import { claimBooks, post, takePostingBack } from './postClaim.ts';
import { takeRemittance } from './postRemittance.ts';
import { takeAcknowledgement, takeClaimStatuses, takeInterchangeReply, type Taking } from './takeAnswers.ts';

type ReturnedHandlers = Pick<
  Handlers,
  | `returned.${'take' | 'list' | 'open'}`
  | `remittances.${'list' | 'get' | 'match' | 'takeBack'}`
  | 'payments.ofClaim'
>;

/** Files that came back: each is kept as it arrived, read once, and changes what it answers once. */
export const returnedHandlers: ReturnedHandlers = {
  'returned.take'({ uploadId }, { services }) {
    const upload = services.uploads.take(uploadId);
    if (!upload)
      return Promise.resolve(invalid('uploadId', 'This file is no longer waiting. Choose it again.'));
    const read = readReturned(upload.bytes);
    if (read.interchanges.length === 0) {
      const message =
        'This is no file of a payer or clearinghouse: it has no X12 envelope (ISA). Choose the 999, 277CA or 835 as it was downloaded.';
      return Promise.resolve(invalid('uploadId', message));
    }
    return Promise.resolve(
      services.write('returned.take', null, (context) => {
        const taken = takeFile(context, upload.bytes, read);
        if (!taken.ok) return taken;
        return ok({ ...taken.value, file: withCopies(context, taken.value.file) });
      }),
    );
  },
  'returned.list'(page, context) {
    const { rows, total } = listEdiFiles(context.db, page);
    return ok({ rows: rows.map((file) => withCopies(context, file)), total });
  },
  'returned.open'({ id }, { services }) {
    const found = services.read(({ db, office }) => {
      const [file, attachment] = [getEdiFile(db, id), attachmentOfFile(db, id)];
      if (!file || attachment === null) return notFound('returned file');
      const day = dateInZone(Date.parse(file.at), office.timeZone);
      return ok({ attachment, fileName: `${file.kind}-${day}.txt` });
    });
    if (!found.ok) return Promise.resolve(found);
    const opened = services.session.open();
    if (!opened)
      return Promise.resolve(fail({ kind: 'locked', message: 'The office is locked. Unlock it to go on.' }));
    const bytes = opened.store.readAttachment(found.value.attachment);
    if (!bytes.ok) return Promise.resolve(bytes);
    const { fileName } = found.value;
    const outputId = services.outputs.put({ bytes: bytes.value, type: 'text/plain', name: fileName });
    return Promise.resolve(ok({ outputId, fileName, bytes: bytes.value.length }));
  },
  'remittances.list'(page, { db }) {
    const { rows, total } = listRemittances(db, page);
    return ok({
      total,
      rows: rows.map((remittance) => ({
        remittance,
        claims: claimsOfRemittance(db, remittance.id).length,
        waiting: countWaiting(db, remittance.id),
      })),
    });
  },
  'remittances.get': ({ id }, context) => remittanceView(context, id),
  'remittances.match': (input, context) => matchByHand(context, input),
  'remittances.takeBack': (input, context) => takeBack(context, input),
  'payments.ofClaim': ({ claimId }, { db }) => ok(paymentsOf(db, claimId)),
};

function withCopies({ db }: ReadContext, file: EdiFile): ReturnedFileView {
  return { ...file, copies: copiesInFile(db, file.id) };
}

/** One payment with its claims, and of which other one it is a copy. */
export function remittanceView(context: ReadContext, id: Id): Result<RemittanceView> {
  const remittance = getRemittance(context.db, id);
  if (!remittance) return notFound('remittance');
  const claims = claimsOfRemittance(context.db, id).map((claim) => viewOf(context, claim));
  return ok({ remittance, claims, copyOf: firstOfCopy(context.db, id) });
}

function kindOf({ interchanges }: ReturnedFile): ReturnedKind {
  const kinds = new Set(interchanges.flatMap(kindsIn));
  const [only] = kinds;
  return kinds.size === 0 || only === undefined ? 'unknown' : kinds.size > 1 ? 'mixed' : only;
}

function kindsIn(interchange: ReturnedInterchange): ReturnedKind[] {
  return [
    ...(interchange.acknowledgements.length > 0 ? (['999'] as const) : []),
    ...(interchange.claimStatuses.length > 0 ? (['277CA'] as const) : []),
    ...(interchange.remittances.length > 0 ? (['835'] as const) : []),
    ...(interchange.interchangeReplies.length > 0 && interchange.acknowledgements.length === 0
      ? (['TA1'] as const)
      : []),
  ];
}

/** Keeps a file that came back and does what it says, once: the same bytes again change nothing. */
export function takeFile(
  context: WriteContext,
  bytes: Uint8Array,
  read: ReturnedFile,
): Result<{ readonly file: EdiFile; readonly already: boolean }> {
  const attachment = context.attachments.put(bytes);
  const before = sameFile(context.db, attachment);
  if (before) return ok({ file: before, already: true });
  const interchanges = read.interchanges.map((interchange) => ({ ...interchange, ...namesOf(interchange) }));
  const known = knownInterchanges(
    context.db,
    interchanges.flatMap(({ facts, envelope, whose }) => [facts.key, envelope, whose]),
  );
  const taking: Taking = {
    fileId: context.newId(),
    summary: { ...NO_SUMMARY },
    doubts: read.doubts.map(({ what, message, weight, segment }) => ({ what, message, weight, segment })),
  };
  const fresh = interchanges.filter(
    ({ facts, whose }, at) =>
      // Files kept by an earlier version are known by their envelope alone.
      !known.has(facts.key) &&
      !known.has(whose) &&
      interchanges.findIndex((one) => one.whose === whose) === at,
  );
  taking.summary.known = read.interchanges.length - fresh.length;
  const kept = {
    kind: kindOf(read),
    attachment,
    bytes: bytes.length,
    // One that was cut off is not known: the whole one has yet to come.
    identities: fresh.filter(({ whole }) => whole).flatMap(({ envelope, whose }) => [envelope, whose]),
    userId: context.user.id,
    userName: context.user.name,
  };
  // What it changes names it, and it counts what it changed: its row is written last, within the same transaction.
  context.db.pragma('defer_foreign_keys = on');
  for (const interchange of fresh) {
    const again = known.has(interchange.envelope);
    if (again) taking.doubts.push({ ...ENVELOPE_AGAIN, segment: null });
    takeInterchange(context, taking, interchange, again);
  }
  insertEdiFile(frameOf(context), taking.fileId, { ...kept, summary: taking.summary, doubts: taking.doubts });
  const file = getEdiFile(context.db, taking.fileId);
  if (!file) throw new Error('a returned file was kept and is not there');
  return ok({ file, already: false });
}

const ENVELOPE_AGAIN = {
  what: 'envelopeAgain',
  message:
    'An earlier file came under the same sender, number and time (ISA, GS) with other content. No payment in this one was posted: look whether the sender used its number twice, or mended the file.',
  weight: 'warning',
} as const;

/** By what an interchange is known: its envelope, and that with a digest of all that was read in it. */
function namesOf(interchange: ReturnedInterchange): { readonly envelope: string; readonly whose: string } {
  const { facts, interchangeReplies, acknowledgements, claimStatuses, remittances, otherSets } = interchange;
  const content = [interchangeReplies, acknowledgements, claimStatuses, remittances, otherSets];
  // Where it stands in its file is none of its content.
  const text = JSON.stringify(content, (key, value: unknown) => (key === 'place' ? undefined : value));
  const envelope = `${facts.key} #`;
  return { envelope, whose: `${envelope} ${createHash('sha256').update(text).digest('hex')}` };
}

/** @param again another content came under this envelope before. */
function takeInterchange(
  context: WriteContext,
  taking: Taking,
  interchange: ReturnedInterchange,
  again: boolean,
): void {
  for (const reply of interchange.interchangeReplies)
    takeInterchangeReply(context, taking, reply, interchange.facts);
  for (const reply of interchange.acknowledgements)
    takeAcknowledgement(context, taking, reply, interchange.facts);
  for (const reply of interchange.claimStatuses) takeClaimStatuses(context, taking, reply, interchange.facts);
  for (const remittance of interchange.remittances) takeRemittance(context, taking, remittance, again);
}

function viewOf(context: ReadContext, stored: StoredRemittanceClaim): RemittanceClaimView {
  const { id, content, balanced, doubts, posted, match } = stored;
  return {
    id,
    content,
    balanced,
    doubts: [...doubts],
    posted,
    how: match?.how ?? null,
    flags: posted && match?.claimId ? flagsOf(context, match.claimId, id) : [],
    claim: match?.claimId ? named(context, match.claimId) : null,
    candidates: posted || match?.how === 'notOurs' ? [] : candidatesOf(context, stored),
  };
}

/** What does not fit in the books of the claim, where this part of a remittance has to do with it. */
function flagsOf(context: ReadContext, claimId: Id, remittanceClaimId: Id): RemittanceClaimView['flags'] {
  const flags = claimBooks(context, claimId).flags.filter(({ answerIds }) =>
    answerIds.includes(remittanceClaimId),
  );
  return [...new Set(flags.map(({ kind }) => kind))];
}

function named({ db }: ReadContext, claimId: Id) {
  const claim = getClaim(db, claimId);
  if (!claim) throw new Error('a claim that was paid is not there');
  const patient = patients.select(db, 'where id = ?', [claim.patientId])[0];
  return {
    id: claimId,
    number: claim.number,
    patientName: patient ? sortName(patient) : '',
    state: claim.state,
  };
}

/** The claim it names first, where only its lines or sums left a doubt; then those that share lines with it. */
function candidatesOf(
  context: ReadContext,
  { content }: StoredRemittanceClaim,
): RemittanceClaimView['candidates'] {
  const days = content.lines.map(({ service }) => service.from).filter((day) => day !== null);
  days.sort();
  const [from, to] = [days[0], days.at(-1)];
  const sent = sentClaims(
    context.db,
    [content.claimNumber],
    from === undefined || to === undefined ? null : { from, to },
  );
  const [match] = matchRemittance(alone(content), sent);
  const ids = match?.claimId ? [match.claimId] : (match?.candidates ?? []);
  return ids.map((claimId) => {
    const { id, number, patientName } = named(context, claimId);
    return { id, number, patientName };
  });
}

/** A remittance of one claim, for the matcher. */
function alone(content: StoredRemittanceClaim['content']): Remittance {
  return {
    place: content.place,
    control: '',
    version: '',
    whole: true,
    handling: '',
    paymentCents: null,
    creditOrDebit: '',
    method: '',
    paymentDate: null,
    traceNumber: '',
    traceOriginator: '',
    currency: '',
    producedOn: null,
    references: [],
    payer: null,
    payee: null,
    summaries: [],
    claims: [content],
    providerAdjustments: [],
  };
}

function matchByHand(
  context: WriteContext,
  input: {
    readonly id: Id;
    readonly claimId: Id | null;
    readonly lines: readonly { readonly lineIndex: number; readonly lineId: Id | null }[];
  },
): Result<RemittanceClaimView> {
  const stored = getRemittanceClaim(context.db, input.id);
  const remittance = stored && getRemittance(context.db, stored.remittanceId);
  if (!stored || !remittance) return notFound('claim of the remittance');
  if (stored.posted)
    return blocked('This is posted already. If it was posted to the wrong claim, take it back first.');
  const user = { userId: context.user.id, userName: context.user.name };
  if (input.claimId === null) {
    const nobody = {
      remittanceClaimId: input.id,
      claimId: null,
      how: 'notOurs',
      lines: [],
      ...user,
    } as const;
    insertMatch(frameOf(context), nobody);
  } else {
    if (stored.doubts.some(({ what }) => what === 'test'))
      return blocked(
        'This file was marked as a test by its sender, so nothing of it is posted. Post the file that comes with the payment.',
      );
    const claim = getClaim(context.db, input.claimId);
    if (!claim) return notFound('claim');
    if (claim.finalisedAt === null)
      return invalid('claimId', 'This claim was never finalized, so nothing can be paid on it.');
    const own = new Set(claim.lines.map(({ id }) => id));
    if (input.lines.some(({ lineId }) => lineId !== null && !own.has(lineId)))
      return invalid('lines', 'One of the lines is not of this claim. Choose them again.');
    if (isPostedElsewhere(context.db, input.id, input.claimId))
      return blocked(
        'This very payment is posted to the claim already, from another copy of its file. Put this copy aside, or take the other posting back first.',
      );
    const lines = eachLineOnce(stored.content.lines.length, input.lines);
    if (!lines.ok) return lines;
    post(
      context,
      { summary: { ...NO_SUMMARY } },
      {
        remittanceClaimId: input.id,
        content: stored.content,
        claimId: input.claimId,
        lines: input.lines,
        how: 'person',
        on: remittance.paidOn ?? context.today,
      },
    );
  }
  const after = getRemittanceClaim(context.db, input.id);
  if (!after) throw new Error('a claim of a remittance was matched and is not there');
  return ok(viewOf(context, after));
}

/** Every line of the payer's answer goes somewhere, and only once: what is left out would be money that nobody sees. */
function eachLineOnce(count: number, lines: readonly { readonly lineIndex: number }[]): Result<void> {
  const told = new Set(lines.map(({ lineIndex }) => lineIndex));
  const missing = Array.from({ length: count }, (_, at) => at).find((at) => !told.has(at));
  if (missing !== undefined)
    return invalid(
      'lines',
      `Line ${missing + 1} of the payer’s answer has no place yet. Say which line it is, or that it is of the claim as a whole.`,
    );
  if (told.size < lines.length)
    return invalid('lines', 'A line of the payer’s answer was placed twice. Place it once.');
  if (told.size > count)
    return invalid('lines', 'The payer’s answer has fewer lines than were placed. Load the page again.');
  return ok(undefined);
}

function takeBack(
  context: WriteContext,
  { id, note }: { readonly id: Id; readonly note: string },
): Result<RemittanceClaimView> {
  const stored = getRemittanceClaim(context.db, id);
  if (!stored) return notFound('claim of the remittance');
  if (!stored.posted && stored.match?.how !== 'notOurs')
    return blocked('Nothing of this is posted or put aside: there is nothing to take back.');
  const taken = takePostingBack(context, { remittanceClaimId: id, note: note.trim() });
  if (!taken.ok) return taken;
  const after = getRemittanceClaim(context.db, id);
  if (!after) throw new Error('a posting was taken back and its claim is not there');
  return ok(viewOf(context, after));
}
