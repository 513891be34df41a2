import { claimCaseOf } from '../../db/claimCase.ts';
import { openClaimsOfPayer } from '../../db/claimSummaries.ts';
import { payers } from '../../db/nouns.ts';
import { listPayers } from '../../db/payerList.ts';
import type { SettingsEffect } from '../../shared/contract/records.ts';
import type { Id } from '../../shared/domain/ids.ts';
import type { Payer } from '../../shared/domain/payer.ts';
import { evaluateCase, type Evaluation } from '../../shared/rules/evaluate.ts';
import { notFound, ok } from '../../shared/result.ts';
import type { Handlers, ReadContext } from '../dispatch.ts';
import { frameOf } from './frame.ts';

type PayerHandlers = Pick<Handlers, `payers.${'list' | 'get' | 'save' | 'preview'}`>;

export const payerHandlers: PayerHandlers = {
  'payers.list': ({ query, ...page }, { db }) => ok(listPayers(db, query, page)),
  'payers.get'({ id }, context) {
    const payer = payerOf(context, id);
    return payer ? ok(payer) : notFound('payer');
  },
  'payers.save': (input, context) => payers.save(frameOf(context), input),
  'payers.preview'({ id, settings }, context) {
    const payer = payerOf(context, id);
    if (!payer) return notFound('payer');
    const claims = openClaimsOfPayer(context.db, id);
    const effects = claims.flatMap(({ id: claimId, number }): SettingsEffect[] => {
      const theCase = claimCaseOf(context.db, claimId);
      if (!theCase) return [];
      const before = findingIds(evaluateCase(theCase, context.today));
      const after = findingIds(evaluateCase({ ...theCase, payer: { ...payer, settings } }, context.today));
      const raised = [...after].filter((rule) => !before.has(rule));
      const settled = [...before].filter((rule) => !after.has(rule));
      return raised.length + settled.length > 0 ? [{ claimId, number, raised, settled }] : [];
    });
    return ok({ openClaims: claims.length, effects });
  },
};

function findingIds(evaluation: Evaluation): ReadonlySet<string> {
  return new Set(evaluation.findings.map(({ rule }) => rule));
}

/** Also a payer that was removed from the list: coverages still name it. */
export function payerOf(context: Pick<ReadContext, 'db'>, id: Id): Payer | null {
  return payers.select(context.db, 'where id = ?', [id])[0] ?? null;
}
