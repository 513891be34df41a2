import { getFreeze } from '../../db/claimFreeze.ts';
import { claimCaseOf } from '../../db/claimCase.ts';
import { ownTemplates } from '../../db/letters.ts';
import { BOOKED } from '../../db/nextPayerClaims.ts';
import { denials, equipment, patients, physicians } from '../../db/nouns.ts';
import { earlierRepairsOf, replacementDecisionsOf } from '../../db/replacementDecisions.ts';
import { getVisit } from '../../db/visits.ts';
import { readStoredCase } from '../../shared/domain/caseVersions.ts';
import type { ClaimCase } from '../../shared/domain/claimCase.ts';
import type { Denial } from '../../shared/domain/denial.ts';
import type { Id } from '../../shared/domain/ids.ts';
import type {
  LetterRequest,
  LetterTemplate,
  TemplateKind,
  TemplateText,
} from '../../shared/domain/letter.ts';
import type { PacketModel } from '../../shared/packet/documentModel.ts';
import { justificationSheet } from '../../shared/packet/justificationSheet.ts';
import { DEFAULT_TEXTS } from '../../shared/packet/letters/defaultTexts.ts';
import type { LetterGround } from '../../shared/packet/letters/makeLetter.ts';
import { templateIssues } from '../../shared/packet/letters/template.ts';
import { notFound, ok, type Result } from '../../shared/result.ts';
import { evaluateCase } from '../../shared/rules/evaluate.ts';
import { storedEvaluation } from '../../shared/rules/storedEvaluation.ts';
import type { ReadContext } from '../dispatch.ts';

/** What a letter of a claim is made from: the case and its findings, whom it goes to, and the office's own texts. */

/** The office's text of a kind; the program's own where there is none, or where it names a field that has gone. */
export function textOf(own: readonly LetterTemplate[], kind: TemplateKind): TemplateText {
  const found = own.find((each) => each.kind === kind);
  if (!found) return DEFAULT_TEXTS[kind];
  const text = { subject: found.subject, body: found.body };
  return templateIssues(kind, text).length === 0 ? text : DEFAULT_TEXTS[kind];
}

/** A claim as it stands, or as it was finalised; the office's own head is always that of today. */
export function caseOf(
  context: ReadContext,
  claimId: Id,
): { readonly theCase: ClaimCase; readonly evaluation: LetterGround['evaluation'] } | null {
  const { db, office, today } = context;
  const live = claimCaseOf(db, claimId);
  if (!live) return null;
  const freeze = getFreeze(db, claimId);
  if (!freeze) return { theCase: live, evaluation: evaluateCase(live, today) };
  return {
    theCase: { ...readStoredCase(freeze.theCase), office },
    evaluation: storedEvaluation(freeze.evaluation),
  };
}

/** Denials of a claim, newest first; what was rejected cannot be appealed. */
export function deniedOf({ db }: ReadContext, claimId: Id): Denial[] {
  return denials.select(
    db,
    `where claim_id = ? and kind = 'denied' and reason_group not in (${BOOKED}) and deleted_at is null
     order by received_on desc, id desc limit 50`,
    [claimId],
  );
}

/** The physician of the claim's order, else of the patient's newest order that names one. */
export function usualPhysician(context: ReadContext, theCase: ClaimCase): Id | null {
  const known =
    theCase.order?.physicianId ?? theCase.otherOrders.find((each) => each.physicianId)?.physicianId;
  return known && physicians.get(context.db, known) ? known : null;
}

/** The sheet of the decision about this claim's visit, or else of the newest one about its device. */
function sheetOf({ db, office }: ReadContext, { claim }: ClaimCase): PacketModel | null {
  const device = claim.equipmentId === null ? null : equipment.get(db, claim.equipmentId);
  if (!device) return null;
  const decisions = replacementDecisionsOf(db, device.id);
  const decision =
    decisions.find(({ visitId }) => visitId !== null && visitId === claim.visitId) ?? decisions[0];
  if (!decision) return null;
  const visit = decision.visitId === null ? null : getVisit(db, decision.visitId);
  const patientId = visit?.patientId ?? claim.patientId;
  return justificationSheet({
    office,
    equipment: device,
    patient: patients.select(db, 'where id = ?', [patientId])[0] ?? null,
    decision,
    visitedOn: visit?.visitedOn ?? null,
    earlier: earlierRepairsOf(db, device.id, {
      visitId: decision.visitId,
      before: visit?.visitedOn ?? decision.decidedOn,
    }),
  });
}

export type LetterAbout = Pick<
  LetterRequest,
  'kind' | 'claimId' | 'physicianId' | 'denialId' | 'ruleIds' | 'note'
>;

export function groundOf(context: ReadContext, request: LetterAbout): Result<LetterGround> {
  const { db, user, now } = context;
  const found = caseOf(context, request.claimId);
  if (!found) return notFound('claim');
  const physician = request.physicianId === null ? null : physicians.get(db, request.physicianId);
  if (request.physicianId !== null && physician === null) return notFound('physician');
  const denied = deniedOf(context, request.claimId);
  const denial = request.denialId === null ? denied[0] : denials.get(db, request.denialId);
  if (request.denialId !== null && denial?.claimId !== request.claimId) return notFound('denial');
  const own = ownTemplates(db);
  return ok({
    facts: {
      theCase: found.theCase,
      physician,
      denial: request.kind === 'appeal' ? (denial ?? null) : null,
      request,
      text: (kind) => textOf(own, kind),
      senderName: user.name,
      madeAt: now,
    },
    evaluation: found.evaluation,
    justification: request.kind === 'repairJustification' ? sheetOf(context, found.theCase) : null,
  });
}

export function usualPhysicianOf(context: ReadContext, claimId: Id): Id | null {
  const found = caseOf(context, claimId);
  return found && usualPhysician(context, found.theCase);
}
