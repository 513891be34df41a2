import { claimCaseOf } from '../../db/claimCase.ts';
import { getFreeze, insertFreeze } from '../../db/claimFreeze.ts';
import { claimNeighbours } from '../../db/claimNeighbours.ts';
import { listClaims } from '../../db/claimLists.ts';
import {
  eventsOf,
  getClaim,
  insertClaim,
  insertEvent,
  insertOverride,
  isFrozen,
  moveClaim,
  setOwner,
  updateClaim,
  withdrawOverride,
} from '../../db/claims.ts';
import { patients } from '../../db/nouns.ts';
import { listUsers } from '../../db/users.ts';
import type { ClaimView } from '../../shared/contract/claims.ts';
import { CLAIM_STATE_NAMES, type ClaimState, NEXT_STATES, OPEN_STATES } from '../../shared/domain/claim.ts';
import { dateInZone } from '../../shared/domain/dates.ts';
import { readStoredCase } from '../../shared/domain/caseVersions.ts';
import type { ClaimCase } from '../../shared/domain/claimCase.ts';
import type { Id } from '../../shared/domain/ids.ts';
import { marksByDocument } from '../../db/photoMarks.ts';
import { packetModel } from '../../shared/packet/packetModel.ts';
import { evaluateCase, type Evaluation } from '../../shared/rules/evaluate.ts';
import { replay, underNewerPacks } from '../../shared/rules/replay.ts';
import { storedEvaluation } from '../../shared/rules/storedEvaluation.ts';
import { fail, forbidden, invalid, notFound, ok, type Result } from '../../shared/result.ts';
import type { Handlers, ReadContext, WriteContext } from '../dispatch.ts';
import { fittingChoices } from './belonging.ts';
import { caseDifference } from './caseDifference.ts';
import { prefilledClaim } from './prefill.ts';
import { correctClaim } from './correctClaim.ts';
import { frameOf } from './frame.ts';
import { claimPlace } from './heldClaims.ts';
import { settleTold } from './postingWork.ts';
import { patientView } from './records.ts';
import { settleFileRejections } from './rejections.ts';

type ClaimHandlers = Pick<
  Handlers,
  | `claims.${'list' | 'create' | 'get' | 'save' | 'assign' | 'setState' | 'override' | 'withdrawOverride' | 'finalise'}`
  | `claims.${'correct' | 'difference' | 'replay'}`
>;

export const claimHandlers: ClaimHandlers = {
  'claims.list'({ offset, limit, ...filter }, { db, today }) {
    return ok(listClaims(db, filter, { offset, limit }, today));
  },
  'claims.create'(input, context) {
    if (!patients.get(context.db, input.patientId)) return notFound('patient');
    const values = prefilledClaim(context, input);
    if (!values.ok) return values;
    const claim = insertClaim(frameOf(context), {
      values: values.value,
      openedOn: context.today,
      ownerId: context.user.id,
      replacesId: null,
    });
    insertEvent(frameOf(context), claim.id, { state: 'draft', note: 'Opened', userName: context.user.name });
    return ok(claim);
  },
  'claims.get': ({ id }, context) => claimView(context, id),
  'claims.save'({ id, revision, values }, context) {
    const claim = getClaim(context.db, id);
    if (!claim) return notFound('claim');
    if (values.kind !== claim.kind || values.patientId !== claim.patientId) {
      return invalid('kind', 'A claim keeps its kind and its patient. Open a new claim for another.');
    }
    const editable = editableState(claim.state);
    if (!editable.ok && !isFrozen(context.db, id)) return editable;
    const fitting = fittingChoices(context.db, claim, values);
    if (!fitting.ok) return fitting;
    const saved = updateClaim(frameOf(context), { id, revision }, values);
    if (!saved.ok) return saved;
    settleTold(context, id, null);
    return claimView(context, id);
  },
  'claims.assign'({ id, ownerId }, context) {
    if (!getClaim(context.db, id)) return notFound('claim');
    if (
      ownerId !== null &&
      !listUsers(context.db).some(({ id: userId, active }) => userId === ownerId && active)
    )
      return notFound('person');
    setOwner(frameOf(context), id, ownerId);
    return claimView(context, id);
  },
  'claims.setState': (input, context) => setState(context, input),
  'claims.override'({ id, ruleId, reason, expiresOn }, context) {
    const open = openClaim(context, id);
    if (!open.ok) return open;
    if (expiresOn !== null && expiresOn < context.today) {
      return invalid('expiresOn', 'The last day lies in the past. Leave it empty, or choose today or later.');
    }
    if (reason.trim().length < SHORTEST_REASON) {
      return invalid('reason', `Give the reason in a sentence: at least ${SHORTEST_REASON} characters.`);
    }
    const { evaluation } = open.value;
    const finding = evaluation.findings.find(({ rule }) => rule === ruleId);
    if (!finding) return invalid('ruleId', 'There is no such finding on this claim any more.');
    if (finding.override) return invalid('ruleId', 'This finding is set aside already.');
    const { id: userId, name: userName, role } = context.user;
    insertOverride(frameOf(context), id, {
      ruleId,
      reason: reason.trim(),
      userId,
      userName,
      role,
      expiresOn,
    });
    const view = claimView(context, id);
    const accepted =
      view.ok &&
      view.value.evaluation.findings.some(({ rule, override }) => rule === ruleId && override !== null);
    if (view.ok && !accepted) return forbidden('This finding cannot be set aside: it has to be mended.');
    return view;
  },
  'claims.withdrawOverride'({ id, ruleId }, context) {
    const open = openClaim(context, id);
    if (!open.ok) return open;
    if (!withdrawOverride(frameOf(context), id, ruleId))
      return invalid('ruleId', 'This finding is not set aside.');
    return claimView(context, id);
  },
  'claims.finalise': (input, context) => finalise(context, input),
  'claims.correct'({ id }, context) {
    const corrected = correctClaim(context, id);
    if (corrected.ok) settleFileRejections(context);
    return corrected;
  },
  'claims.difference'({ id }, { db }) {
    const { replaces } = claimNeighbours(db, id);
    const now = claimCaseOf(db, id);
    if (!now) return notFound('claim');
    if (!replaces) return ok([]);
    const before = getFreeze(db, replaces.id);
    const after = getFreeze(db, id);
    if (!before) return notFound('claim');
    return ok(caseDifference(readStoredCase(before.theCase), after ? readStoredCase(after.theCase) : now));
  },
  'claims.replay'({ id }, { db, office }) {
    const freeze = getFreeze(db, id);
    if (!freeze) return ok(null);
    const finalised = {
      theCase: readStoredCase(freeze.theCase),
      evaluation: storedEvaluation(freeze.evaluation),
      on: dateInZone(Date.parse(freeze.at), office.timeZone),
    };
    return ok({ replay: replay(finalised), newer: underNewerPacks(finalised) });
  },
};

const SHORTEST_REASON = 10;
/** As `Claim.holdReason` takes it. */
const LONGEST_HOLD_REASON = 200;

/** The claim as its page shows it: live while open, as it was once finalised. */
export function claimView(context: ReadContext, id: Id): Result<ClaimView> {
  const { db, today } = context;
  const live = claimCaseOf(db, id);
  if (!live) return notFound('claim');
  const choices = patientView(context, live.patient.id);
  if (!choices.ok) return choices;
  const freeze = getFreeze(db, id);
  // State, events and owner go on after finalising; everything else is of that moment.
  const theCase = freeze ? withProgress(readStoredCase(freeze.theCase), live) : live;
  const { savedAt, ownerName, replaces, replacedBy } = claimNeighbours(db, id);
  return ok({
    theCase,
    evaluation: freeze ? storedEvaluation(freeze.evaluation) : evaluateCase(live, today),
    frozen: freeze !== null,
    finalisedBy: freeze?.userName ?? '',
    events: eventsOf(db, id),
    choices: choices.value,
    ownerName,
    savedAt,
    replacedBy,
    replaces,
    place: claimPlace(db, id),
  });
}

function withProgress(frozen: ClaimCase, live: ClaimCase): ClaimCase {
  const { state, holdReason, ownerId, revision } = live.claim;
  return { ...frozen, claim: { ...frozen.claim, state, holdReason, ownerId, revision } };
}

/** A claim that was closed unfinished stays closed. */
function editableState(state: ClaimState): Result<void> {
  if (OPEN_STATES.includes(state)) return ok(undefined);
  return fail({ kind: 'blocked', message: 'This claim is closed. Open a new one instead.', rules: [] });
}

function openClaim(context: ReadContext, id: Id): Result<{ theCase: ClaimCase; evaluation: Evaluation }> {
  const theCase = claimCaseOf(context.db, id);
  if (!theCase) return notFound('claim');
  if (isFrozen(context.db, id)) {
    return fail({
      kind: 'blocked',
      message: 'This claim is finalized and stays as it is. Correct it instead.',
      rules: [],
    });
  }
  const editable = editableState(theCase.claim.state);
  return editable.ok ? ok({ theCase, evaluation: evaluateCase(theCase, context.today) }) : editable;
}

function setState(
  context: WriteContext,
  input: {
    readonly id: Id;
    readonly revision: number;
    readonly state: keyof typeof NEXT_STATES;
    readonly note: string;
  },
): Result<ClaimView> {
  const claim = getClaim(context.db, input.id);
  if (!claim) return notFound('claim');
  if (!NEXT_STATES[claim.state].includes(input.state)) {
    return fail({
      kind: 'blocked',
      message: `A claim that is ${CLAIM_STATE_NAMES[claim.state].toLowerCase()} cannot become ${CLAIM_STATE_NAMES[input.state].toLowerCase()}.`,
      rules: [],
    });
  }
  if (input.state === 'onHold' && input.note.trim() === '') {
    return invalid('note', 'Say why the claim is held: the reason is shown in the queue.');
  }
  if (input.state === 'onHold' && input.note.trim().length > LONGEST_HOLD_REASON) {
    return invalid('note', `Say why in at most ${LONGEST_HOLD_REASON} characters: the queue shows it whole.`);
  }
  const moved = moveClaim(frameOf(context), input, {
    state: input.state,
    note: input.note.trim(),
    userName: context.user.name,
  });
  if (!moved.ok) return moved;
  settleFileRejections(context);
  return claimView(context, input.id);
}

function finalise(
  context: WriteContext,
  target: { readonly id: Id; readonly revision: number },
): Result<ClaimView> {
  const open = openClaim(context, target.id);
  if (!open.ok) return open;
  const { theCase, evaluation } = open.value;
  if (!evaluation.finalisable) {
    const rules = evaluation.findings
      .filter(({ severity, override }) => severity === 'blocker' && !override)
      .map(({ rule }) => rule);
    return fail({
      kind: 'blocked',
      message:
        'This claim cannot be finalized yet. Mend the findings that block it, or have the billing lead set them aside with a reason.',
      rules,
    });
  }
  const moved = moveClaim(frameOf(context), target, {
    state: 'finalised',
    note: '',
    userName: context.user.name,
  });
  if (!moved.ok) return moved;
  const frozenCase: ClaimCase = {
    ...theCase,
    claim: {
      ...theCase.claim,
      revision: theCase.claim.revision + 1,
      state: 'finalised',
      finalisedAt: context.now,
      holdReason: '',
    },
  };
  insertFreeze(frameOf(context), target.id, {
    userId: context.user.id,
    userName: context.user.name,
    pack: evaluation.pack,
    theCase: frozenCase,
    evaluation,
    packet: packetModel({
      theCase: frozenCase,
      evaluation,
      finalisedAt: context.now,
      finalisedBy: context.user.name,
      timeZone: context.office.timeZone,
      marks: marksByDocument(
        context.db,
        theCase.documents.map((document) => document.id),
      ),
    }),
  });
  return claimView(context, target.id);
}
