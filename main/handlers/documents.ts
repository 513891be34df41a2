import { createHash } from 'node:crypto';
import { getClaim, isFrozen, linkDocument, openClaimsWithPaper } from '../../db/claims.ts';
import { getDocument, insertDocument, removeDocument, updateDocument } from '../../db/documents.ts';
import { equipment, patients } from '../../db/nouns.ts';
import { listDocuments } from '../../db/recordLists.ts';
import { getVisit, insertAmendment } from '../../db/visits.ts';
import { contract } from '../../shared/contract/contract.ts';
import { OPEN_STATES } from '../../shared/domain/claim.ts';
import { type DocumentRecord, type DocumentValues, PAYER_PAPERS } from '../../shared/domain/document.ts';
import type { Id } from '../../shared/domain/ids.ts';
import { PAPER_ADDED } from '../../shared/domain/serviceVisit.ts';
import { fail, forbidden, invalid, notFound, ok, type Result } from '../../shared/result.ts';
import type { Handlers, WriteContext } from '../dispatch.ts';
import { inspectFile } from '../documents/inspectFile.ts';
import { isPaperOfAnother } from './belonging.ts';
import { isAtBench } from './benchView.ts';
import { frameOf } from './frame.ts';

type DocumentHandlers = Pick<Handlers, `documents.${'list' | 'get' | 'add' | 'save' | 'remove'}`>;

/** Papers: taken in byte for byte, described by people, never changed. */
export const documentHandlers: DocumentHandlers = {
  'documents.list'({ offset, limit, ...filter }, { db }) {
    return ok(listDocuments(db, filter, { offset, limit }));
  },
  'documents.get'({ id }, { db }) {
    const document = getDocument(db, id);
    return document ? ok(document) : notFound('document');
  },
  async 'documents.add'({ uploadId, values, claimId }, { services }) {
    const upload = services.uploads.take(uploadId);
    if (!upload) return invalid('uploadId', 'This file is no longer waiting. Add it again.');
    const inspected = await inspectFile(upload.bytes, upload.type, upload.name, {
      signal: services.sitting,
    });
    if (!inspected.ok) return inspected;
    const { mediaType, pages, condition, fileName, notes } = inspected.value;
    return services.write('documents.add', 'Add document', (context) => {
      const fitting = claimId === null ? ok(undefined) : mayGoOnto(context, claimId);
      if (!fitting.ok) return fitting;
      if (isAtBench(context.user) && PAYER_PAPERS.includes(values.type)) return deskPaper();
      const known = knownOwners(context, values, null);
      if (!known.ok) return known;
      const fits = ofThePatient(context, values);
      if (!fits.ok) return fits;
      const attachment = context.attachments.put(upload.bytes);
      const document = insertDocument(frameOf(context), values, {
        fileName,
        mediaType,
        bytes: upload.bytes.length,
        pages,
        sha256: createHash('sha256').update(upload.bytes).digest('hex'),
        condition,
        addedAt: context.now,
        addedBy: context.user.name,
        attachment,
      });
      amendWithPaper(context, document);
      if (claimId !== null) {
        const { patientId } = getClaim(context.db, claimId) ?? { patientId: '' };
        if (isPaperOfAnother(context.db, document.id, patientId)) {
          return invalid(
            'patientId',
            'This paper is of another patient than the claim. Choose one of the two.',
          );
        }
        linkDocument(frameOf(context), claimId, document.id);
      }
      return ok({ document, notes: [...notes] });
    });
  },
  'documents.save'({ id, revision, values }, context) {
    if (id === null || revision === null) {
      return invalid('id', 'A new document begins with its file. Drop the file, or choose it.');
    }
    const stored = getDocument(context.db, id);
    if (!stored) return notFound('document');
    const desks = PAYER_PAPERS.includes(stored.type) || PAYER_PAPERS.includes(values.type);
    if (isAtBench(context.user) && desks) return deskPaper();
    const known = knownOwners(context, values, stored);
    if (!known.ok) return known;
    if (values.visitId !== stored.visitId) {
      const stays = staysWithVisit(context, stored);
      if (!stays.ok) return stays;
    }
    const fits = ofThePatient(context, values);
    if (!fits.ok) return fits;
    const saved = updateDocument(frameOf(context), { id, revision }, values);
    if (!saved.ok) return saved;
    if (values.visitId !== stored.visitId) amendWithPaper(context, saved.value);
    const moved = values.patientId !== stored.patientId || values.visitId !== stored.visitId;
    const other = moved
      ? openClaimsWithPaper(context.db, id).find(({ patientId }) =>
          isPaperOfAnother(context.db, id, patientId),
        )
      : undefined;
    if (other) {
      return invalid(
        'patientId',
        `This paper lies in the open claim ${other.number} of another patient. Take it out of that claim first.`,
      );
    }
    return saved;
  },
  'documents.remove'(target, context): Result<Record<string, never>> {
    const stored = getDocument(context.db, target.id);
    const stays = stored ? staysWithVisit(context, stored) : ok(undefined);
    if (!stays.ok) return stays;
    const removed = removeDocument(frameOf(context), target);
    return removed.ok ? ok({}) : removed;
  },
};

function deskPaper(): Result<never> {
  return forbidden('Papers of payers and costs are kept by the desk. Choose another type, or hand it over.');
}

/** What was signed with a visit, or added to it later, is under its seal. */
function staysWithVisit({ db }: WriteContext, { visitId }: DocumentRecord): Result<void> {
  if (visitId === null || !getVisit(db, visitId)?.seal) return ok(undefined);
  return fail({
    kind: 'blocked',
    message:
      'This paper belongs to a visit that is signed and sealed: it stays there. If it is the wrong one, add the right one to the visit and say so in an amendment.',
    rules: [],
  });
}

/** A paper of a signed visit is not said to be of somebody else: its visit names the patient for good. */
function ofThePatient({ db }: WriteContext, { visitId, patientId }: DocumentValues): Result<void> {
  const visit = visitId === null || patientId === null ? null : getVisit(db, visitId);
  if (!visit?.seal || visit.patientId === null || visit.patientId === patientId) return ok(undefined);
  return invalid('patientId', 'The signed visit of this paper is of another patient. Choose that patient.');
}

/** A paper that comes to a signed visit stands beside the seal, as an amendment of who added it and when. */
function amendWithPaper(context: WriteContext, document: DocumentRecord): void {
  const { id, visitId, type, sha256 } = document;
  if (visitId === null || !getVisit(context.db, visitId)?.seal) return;
  insertAmendment(frameOf(context), visitId, {
    path: PAPER_ADDED,
    before: null,
    after: { documentId: id, type, sha256 },
    reason: 'Added after the visit was signed',
    userId: context.user.id,
    userName: context.user.name,
  });
}

/** Papers that a claim's values can name (`ClaimValues.documentIds`). */
const MOST_PAPERS = 200;

/** What may be done to a claim's papers is what may be done to the claim. */
function mayGoOnto({ db, user }: WriteContext, claimId: Id): Result<void> {
  if (!contract['claims.save'].roles.includes(user.role)) {
    return forbidden('Your role may not add papers to a claim. Add it to the visit, or ask the office.');
  }
  const claim = getClaim(db, claimId);
  if (!claim) return notFound('claim');
  if (isFrozen(db, claimId)) {
    return fail({
      kind: 'blocked',
      message: 'This claim is finalized: its papers stay as they are. Correct the claim to add one.',
      rules: [],
    });
  }
  if (!OPEN_STATES.includes(claim.state)) {
    return fail({ kind: 'blocked', message: 'This claim is closed. Open a new one instead.', rules: [] });
  }
  return claim.documentIds.length < MOST_PAPERS
    ? ok(undefined)
    : invalid('claimId', `A claim takes ${MOST_PAPERS} papers at most. Take one out first.`);
}

/** Who or what a paper is newly said to belong to must still be there. */
function knownOwners(
  { db }: WriteContext,
  values: DocumentValues,
  before: DocumentValues | null,
): Result<void> {
  const { patientId, equipmentId, visitId } = values;
  if (patientId !== null && patientId !== before?.patientId && !patients.get(db, patientId))
    return notFound('patient');
  if (equipmentId !== null && equipmentId !== before?.equipmentId && !equipment.get(db, equipmentId))
    return notFound('device');
  if (visitId !== null && visitId !== before?.visitId && !getVisit(db, visitId))
    return notFound('service visit');
  return ok(undefined);
}
