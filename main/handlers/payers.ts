import { claimCaseOf } from '../../db/claimCase.ts';
import { getFreeze } from '../../db/claimFreeze.ts';
import { openClaimsOfPayer } from '../../db/claimSummaries.ts';
import { payers } from '../../db/nouns.ts';
import { hasJudged, payerOfClaim } from '../../db/payerRequirements.ts';
import { listPayers } from '../../db/payerList.ts';
import type { SettingsEffect } from '../../shared/contract/records.ts';
import { readStoredCase } from '../../shared/domain/caseVersions.ts';
import type { ClaimCase } from '../../shared/domain/claimCase.ts';
import { CLAIM_KIND_NAMES } from '../../shared/domain/claimKind.ts';
import type { Id } from '../../shared/domain/ids.ts';
import {
  type CustomRequirement,
  type Payer,
  type PayerValues,
  requirementProblems,
  settingsProblems,
} from '../../shared/domain/payer.ts';
import { savedRequirements } from '../../shared/domain/payerRequirements.ts';
import { evaluate, evaluateCase, type Evaluation } from '../../shared/rules/evaluate.ts';
import { gatherFacts } from '../../shared/rules/facts.ts';
import { payerPack } from '../../shared/rules/payerPack.ts';
import { fail, invalid, type Issue, notFound, ok, type Result } from '../../shared/result.ts';
import type { Handlers, ReadContext, WriteContext } from '../dispatch.ts';
import { frameOf } from './frame.ts';

type PayerHandlers = Pick<
  Handlers,
  `payers.${'list' | 'get' | 'save' | 'preview' | 'usedRequirements' | 'tryRequirement'}`
>;

export const payerHandlers: PayerHandlers = {
  'payers.list': ({ query, ...page }, { db }) => ok(listPayers(db, query, page)),
  'payers.get'({ id }, context) {
    const payer = payerOf(context, id);
    return payer ? ok(payer) : notFound('payer');
  },
  'payers.save'(input, context) {
    const { values } = input;
    const problems = settingsProblems(values.settings);
    if (problems.length > 0) return refusedSettings(problems);
    const rows = requirementsToStore(context, input.id, values);
    if (!rows.ok) return rows;
    const settings = { ...values.settings, customRequirements: rows.value };
    return payers.save(frameOf(context), { ...input, values: { ...values, settings } });
  },
  'payers.preview'({ id, settings }, context) {
    const payer = payerOf(context, id);
    if (!payer) return notFound('payer');
    const claims = openClaimsOfPayer(context.db, id);
    const effects = claims.flatMap(({ id: claimId, number }): SettingsEffect[] => {
      const theCase = claimCaseOf(context.db, claimId);
      if (!theCase) return [];
      const before = evaluateCase(theCase, context.today);
      const after = evaluateCase({ ...theCase, payer: { ...payer, settings } }, context.today);
      const effect = effectOf(before, after);
      const touched = effect.raised.length + effect.settled.length + effect.reweighed.length;
      return touched > 0 ? [{ claimId, number, ...effect }] : [];
    });
    return ok({ openClaims: claims.length, effects });
  },
  'payers.usedRequirements'({ id }, context) {
    const payer = payerOf(context, id);
    if (!payer) return notFound('payer');
    return ok(usedRequirements(context, payer));
  },
  'payers.tryRequirement'({ id, requirement, claimId }, context) {
    const payer = payerOf(context, id);
    if (!payer) return notFound('payer');
    const [problem] = requirementProblems(requirement);
    if (problem) return invalid(`requirement.${problem.path}`, problem.message);
    const live = claimCaseOf(context.db, claimId);
    if (!live) return notFound('claim');
    if (payerOfClaim(context.db, claimId) !== id) {
      return invalid('claimId', 'This claim is billed to another payer. Choose one of this payer.');
    }
    const freeze = getFreeze(context.db, claimId);
    const theCase = freeze ? readStoredCase(freeze.theCase) : live;
    return ok({
      number: live.claim.number,
      dateOfService: theCase.claim.dateOfService,
      finalised: freeze !== null,
      ...answerOf(requirement, payer, theCase, context.today),
    });
  },
};

/** What the requirement alone says of a case: the answer, with what shows it or what is missing. */
function answerOf(
  requirement: CustomRequirement,
  payer: Payer,
  theCase: ClaimCase,
  today: string,
): Pick<Evaluation['requirements'][number], 'status' | 'evidence'> {
  const tried = { ...requirement, retiredOn: null };
  const pack = payerPack({ ...payer, settings: { ...payer.settings, customRequirements: [tried] } });
  const answer = pack && evaluate([pack], gatherFacts(theCase, today)).requirements[0];
  if (answer) return { status: answer.status, evidence: answer.evidence };
  const kinds = requirement.claimKinds.map((kind) => CLAIM_KIND_NAMES[kind]).join(', ');
  return {
    status: 'notApplicable',
    evidence: `It is asked for ${kinds}; this claim is for: ${CLAIM_KIND_NAMES[theCase.claim.kind]}`,
  };
}

function requirementsToStore(
  context: WriteContext,
  id: Id | null,
  values: PayerValues,
): Result<CustomRequirement[]> {
  const stored = id === null ? null : payerOf(context, id);
  if (id !== null && stored === null) return notFound('payer');
  const rows = savedRequirements({
    before: stored?.settings.customRequirements ?? [],
    after: values.settings.customRequirements,
    used: new Set(stored === null ? [] : usedRequirements(context, stored)),
    userName: context.user.name,
    today: context.today,
  });
  return rows.ok || rows.fault.kind !== 'invalid' ? rows : refusedSettings(rows.fault.issues);
}

function refusedSettings(problems: readonly Issue[]): Result<never> {
  const issues = problems.map(({ path, message }) => ({ path: `values.settings.${path}`, message }));
  return fail({ kind: 'invalid', message: issues[0]?.message ?? '', issues });
}

function usedRequirements({ db }: ReadContext, payer: Payer): Id[] {
  return payer.settings.customRequirements.filter((row) => hasJudged(db, payer.id, row)).map(({ id }) => id);
}

/** Findings that come, go, or weigh otherwise than before. */
function effectOf(before: Evaluation, after: Evaluation): Omit<SettingsEffect, 'claimId' | 'number'> {
  const was = new Map(before.findings.map((finding) => [finding.rule, finding]));
  const is = new Map(after.findings.map((finding) => [finding.rule, finding]));
  return {
    raised: [...is.keys()].filter((rule) => !was.has(rule)).map((rule) => named(rule, after)),
    settled: [...was.keys()].filter((rule) => !is.has(rule)).map((rule) => named(rule, before)),
    reweighed: [...is.values()].flatMap(({ rule, severity }) => {
      const earlier = was.get(rule)?.severity ?? severity;
      return earlier === severity ? [] : [{ ...named(rule, after), from: earlier, to: severity }];
    }),
  };
}

function named(rule: string, evaluation: Evaluation): { rule: string; title: string } {
  return { rule, title: evaluation.requirements.find(({ id }) => id === rule)?.title ?? rule };
}

/** Also a payer that was removed from the list: coverages still name it. */
export function payerOf(context: Pick<ReadContext, 'db'>, id: Id): Payer | null {
  return payers.select(context.db, 'where id = ?', [id])[0] ?? null;
}
