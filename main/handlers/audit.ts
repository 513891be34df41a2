import { createHash } from 'node:crypto';
import {
  auditPartOf,
  claimsOfPatient,
  getAuditRequest,
  insertAuditPacket,
  insertAuditRequest,
  listAuditRequests,
  packetsOf,
  patientName,
  removeAuditRequest,
  updateAuditRequest,
} from '../../db/audit.ts';
import { getFreeze } from '../../db/claimFreeze.ts';
import { documentsOf, getDocument } from '../../db/documents.ts';
import { patients } from '../../db/nouns.ts';
import { marksByDocument } from '../../db/photoMarks.ts';
import type { AuditClaim, AuditPaper, AuditView } from '../../shared/contract/audit.ts';
import type { AuditRequest, AuditRequestValues } from '../../shared/domain/auditRequest.ts';
import { readStoredCase } from '../../shared/domain/caseVersions.ts';
import { dateInZone, type IsoDate } from '../../shared/domain/dates.ts';
import { DOCUMENT_TYPE_NAMES } from '../../shared/domain/document.ts';
import type { Id } from '../../shared/domain/ids.ts';
import {
  absentOf,
  type AuditedClaim,
  auditPacketModel,
  type AuditPacketModel,
} from '../../shared/packet/auditPacket.ts';
import { PacketModel } from '../../shared/packet/documentModel.ts';
import { storedEvaluation } from '../../shared/rules/storedEvaluation.ts';
import { blocked, fail, invalid, notFound, ok, type Result } from '../../shared/result.ts';
import type { Handlers, ReadContext } from '../dispatch.ts';
import { loadFonts } from '../documents/fonts.ts';
import type { RenderedAuditPacket } from '../documents/composeAuditPacket.ts';
import { renderAuditPacket } from '../documents/renderPacket.ts';
import { fileBytes } from '../documents/storedFile.ts';
import { isPaperOfAnother, samePatient } from './belonging.ts';
import { frameOf } from './frame.ts';

type AuditHandlers = Pick<
  Handlers,
  `audit.${'list' | 'ofPatient' | 'get' | 'save' | 'remove' | 'make' | 'progress' | 'cancel' | 'open'}`
>;

/** Auditors' requests: what was asked, what answers it, and the packet that was sent. */
export const auditHandlers: AuditHandlers = {
  'audit.list': (_, { db }) => ok(listAuditRequests(db)),
  'audit.ofPatient': ({ id }, { db }) => ok(listAuditRequests(db, id)),
  'audit.get': ({ id }, context) => viewOf(context, id),
  'audit.save'({ id, revision, values }, context) {
    const stored = id === null ? null : getAuditRequest(context.db, id);
    if (id !== null && (stored === null || revision === null)) return notFound('audit request');
    const fitting = checkedValues(context, stored, values);
    if (!fitting.ok) return fitting;
    if (id === null || revision === null) return ok(insertAuditRequest(frameOf(context), values));
    return updateAuditRequest(frameOf(context), { id, revision }, values);
  },
  'audit.remove'(target, context): Result<Record<string, never>> {
    const removed = removeAuditRequest(frameOf(context), target);
    return removed.ok ? ok({}) : removed;
  },
  async 'audit.make'({ id }, { services }) {
    const job = services.jobs.begin(id, services.sitting);
    if (!job) return blocked('A packet is being made for this request already. Wait for it, or cancel it.');
    try {
      const model = services.read((context) => modelOf(context, id));
      if (!model.ok) return model;
      const rendered = await renderAuditPacket(
        model.value,
        (documentId) => fileBytes(services, documentId),
        await loadFonts(),
        { onProgress: (progress) => job.tell(progress), signal: job.signal },
      );
      if (rendered === null) return services.read(() => blocked('Stopped. No packet was made.'));
      job.tell({ step: 'keeping', done: 1, total: 1 });
      return services.write('audit.make', null, (context) => {
        if (!getAuditRequest(context.db, id)) return notFound('audit request');
        const kept = keptParts(rendered, (bytes) => context.attachments.put(bytes));
        return ok(
          insertAuditPacket(frameOf(context), {
            requestId: id,
            userId: context.user.id,
            userName: context.user.name,
            manifest: [...rendered.manifest],
            absent: model.value.absent.length,
            ...kept,
          }),
        );
      });
    } finally {
      job.end();
    }
  },
  'audit.progress': ({ id }, { services }) => Promise.resolve(ok(services.jobs.progressOf(id))),
  'audit.cancel': ({ id }, { services }) => Promise.resolve(ok({ cancelled: services.jobs.cancel(id) })),
  async 'audit.open'({ packetId, part }, { services }) {
    const place = services.read((context) => {
      const found = auditPartOf(context.db, packetId, part);
      if (!found) return notFound('part of the packet');
      const madeOn = dateInZone(Date.parse(found.madeAt), context.office.timeZone);
      return ok({ ...found, fileName: fileNameOf(madeOn, part, found.parts) });
    });
    if (!place.ok) return place;
    const { attachment, fileName, pages } = place.value;
    const bytes = services.session.open()?.store.readAttachment(attachment);
    if (!bytes) return fail({ kind: 'locked', message: 'The office is locked. Unlock it to go on.' });
    if (!bytes.ok) return bytes;
    const outputId = services.outputs.put({ bytes: bytes.value, type: 'application/pdf', name: fileName });
    return Promise.resolve(ok({ outputId, fileName, pages, bytes: bytes.value.length }));
  },
};

/** Without a person's name: a file name is read by whoever looks over a shoulder. */
function fileNameOf(madeOn: IsoDate, part: number, parts: number): string {
  const which = parts === 1 ? '' : `-part-${String(part)}-of-${String(parts)}`;
  return `audit-packet-${madeOn}${which}.pdf`;
}

function checkedValues(
  { db, today }: ReadContext,
  stored: AuditRequest | null,
  values: AuditRequestValues,
): Result<void> {
  const { patientId, askedOn, dueOn, periodFrom, periodTo, sentOn, closedOn } = values;
  if (stored === null && !patients.get(db, patientId)) return notFound('patient');
  const same = samePatient(stored, patientId, 'audit request');
  if (!same.ok) return same;
  for (const [path, day] of Object.entries({ askedOn, sentOn, closedOn })) {
    if (day !== null && day > today) return invalid(path, 'This day has not come yet.');
  }
  if (dueOn !== null && askedOn !== null && dueOn < askedOn)
    return invalid('dueOn', 'The answer cannot be due before it was asked for.');
  if (periodFrom !== null && periodTo !== null && periodTo < periodFrom)
    return invalid('periodTo', 'The period ends before it begins.');
  const claims = new Map(claimsOfPatient(db, patientId).map((claim) => [claim.id, claim]));
  const strange = values.claimIds.find(
    (id) => !(stored?.claimIds.includes(id) ?? false) && !(claims.get(id)?.finalised ?? false),
  );
  if (strange !== undefined)
    return invalid('claimIds', 'Only finalized claims of this patient can be enclosed. Take this one out.');
  const foreign = values.documentIds.find(
    (id) =>
      !(stored?.documentIds.includes(id) ?? false) &&
      (!getDocument(db, id) || isPaperOfAnother(db, id, patientId)),
  );
  if (foreign !== undefined)
    return invalid('documentIds', 'This paper is not on file for this patient. Take it out.');
  return ok(undefined);
}

function enclosedClaims(context: ReadContext, request: AuditRequest): AuditedClaim[] {
  return request.claimIds.flatMap((id) => {
    const freeze = getFreeze(context.db, id);
    if (!freeze) return [];
    return [
      {
        theCase: readStoredCase(freeze.theCase),
        evaluation: storedEvaluation(freeze.evaluation),
        packet: PacketModel.parse(freeze.packet),
      },
    ];
  });
}

function viewOf(context: ReadContext, id: Id): Result<AuditView> {
  const request = getAuditRequest(context.db, id);
  if (!request) return notFound('audit request');
  const enclosed = enclosedClaims(context, request);
  return ok({
    request,
    patientName: patientName(context.db, request.patientId),
    claims: claimsOfPatient(context.db, request.patientId),
    papers: papersOf(context, request, enclosed),
    absent: enclosed.flatMap(({ theCase, evaluation }) => absentOf(theCase.claim.number, evaluation)),
    packets: packetsOf(context.db, id),
  });
}

/** The patient's papers and those that were chosen, also where one was removed since. */
function papersOf(
  { db }: ReadContext,
  request: AuditRequest,
  enclosed: readonly AuditedClaim[],
): AuditPaper[] {
  return documentsOf(db, { patientId: request.patientId }).map(
    ({ id, type, title, documentDate, pages, condition }) => ({
      id,
      type,
      title: title.trim() === '' ? DOCUMENT_TYPE_NAMES[type] : title,
      documentDate,
      pages,
      condition,
      onClaims: enclosed.flatMap(({ theCase, packet }) =>
        packet.attachments.some(({ documentId }) => documentId === id) ? [theCase.claim.number] : [],
      ),
    }),
  );
}

function modelOf(context: ReadContext, id: Id): Result<AuditPacketModel> {
  const { db, office, user, now } = context;
  const request = getAuditRequest(db, id);
  if (!request) return notFound('audit request');
  const patient = patients.select(db, 'where id = ?', [request.patientId])[0];
  if (!patient) return notFound('patient');
  const claims = enclosedClaims(context, request);
  const papers = request.documentIds.flatMap((documentId) => getDocument(db, documentId) ?? []);
  if (claims.length === 0 && papers.length === 0)
    return blocked('Nothing is chosen yet. Tick the claims or the papers that were asked for.');
  return ok(
    auditPacketModel({
      request,
      office,
      patient,
      claims,
      papers,
      marks: marksByDocument(db, request.documentIds),
      left: leftOut(claimsOfPatient(db, request.patientId), request),
      madeAt: now,
      madeBy: user.name,
      timeZone: office.timeZone,
    }),
  );
}

/** Finalised claims of the period that are not enclosed. A draft was never billed and is nobody's business. */
function leftOut(claims: readonly AuditClaim[], request: AuditRequest): AuditPacketModel['left'] {
  const { periodFrom, periodTo, claimIds } = request;
  if (periodFrom === null && periodTo === null) return [];
  return claims
    .filter(({ id, finalised, dateOfService: on }) => {
      if (!finalised || claimIds.includes(id) || on === null) return false;
      return (periodFrom === null || on >= periodFrom) && (periodTo === null || on <= periodTo);
    })
    .map(({ number, replacedBy }) => ({
      number,
      reason: replacedBy === '' ? 'Not part of this answer.' : `Replaced by ${replacedBy}.`,
    }));
}

/** Puts the parts away and says what they come to. */
function keptParts(
  { parts }: RenderedAuditPacket,
  put: (bytes: Uint8Array) => string,
): Pick<Parameters<typeof insertAuditPacket>[1], 'pages' | 'bytes' | 'sha256' | 'parts'> {
  const kept = parts.map(({ bytes, pages, overLimit }, index) => ({
    number: index + 1,
    pages,
    bytes: bytes.length,
    sha256: createHash('sha256').update(bytes).digest('hex'),
    overLimit,
    attachment: put(bytes),
  }));
  const [first] = kept;
  return {
    pages: kept.reduce((sum, part) => sum + part.pages, 0),
    bytes: kept.reduce((sum, part) => sum + part.bytes, 0),
    sha256:
      kept.length === 1 && first
        ? first.sha256
        : createHash('sha256')
            .update(kept.map((part) => `${part.sha256}\n`).join(''))
            .digest('hex'),
    parts: kept,
  };
}
