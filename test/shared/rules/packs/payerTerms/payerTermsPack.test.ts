import { describe, expect, test } from 'vitest';
import { ClaimCase } from '../../../../../shared/domain/claimCase.ts';
import { ClaimKind } from '../../../../../shared/domain/claimKind.ts';
import { evaluateCase } from '../../../../../shared/rules/evaluate.ts';
import { COMMERCIAL_PACKS } from '../../../../../shared/rules/packs/commercial/commercialPacks.ts';
import { MEDICAID_PACKS } from '../../../../../shared/rules/packs/medicaid/medicaidPacks.ts';
import { PACKS } from '../../../../../shared/rules/packs/packs.ts';
import { selectPack } from '../../../../../shared/rules/selectPack.ts';
import { findingIds, payerOf, statusOf, TODAY } from '../../startingCases.ts';
import { BROKEN_TERMS, cleanCase, PREFIX, type TermsClass } from './brokenTerms.ts';

const CLASSES: readonly TermsClass[] = ['medicaid', 'commercial'];
const PACK_OF = { medicaid: MEDICAID_PACKS, commercial: COMMERCIAL_PACKS } as const;
const EVERY = CLASSES.flatMap((payerClass) =>
  PACK_OF[payerClass].flatMap((pack) => pack.rules.map((rule) => [rule.id, payerClass, rule] as const)),
);

describe.each(CLASSES)('clean claims of a %s payer', (payerClass) => {
  test.each(ClaimKind.options)('%s: valid, and nothing found', (kind) => {
    const theCase = cleanCase(kind, payerClass);
    expect(ClaimCase.safeParse(theCase).error?.issues ?? []).toEqual([]);
    const evaluation = evaluateCase(theCase, TODAY);
    expect(evaluation.findings).toEqual([]);
    expect(evaluation.packs).toContain(PACK_OF[payerClass][0]?.id);
    expect(evaluation.finalisable).toBe(true);
  });
});

describe.each(CLASSES)('one thing broken for a %s payer, one finding', (payerClass) => {
  test.each(BROKEN_TERMS.map((term) => [`${PREFIX[payerClass]}-${term.rule}`, term.what, term] as const))(
    '%s: %s',
    (id, _what, term) => {
      const theCase = cleanCase(term.kind, payerClass);
      term.change(theCase);
      expect(ClaimCase.safeParse(theCase).error?.issues ?? []).toEqual([]);
      const evaluation = evaluateCase(theCase, TODAY);
      const also = (term.also ?? []).map((rule) => rule.replace('~', `${PREFIX[payerClass]}-`));
      expect([...findingIds(evaluation)].sort()).toEqual([id, ...also].sort());
      const finding = evaluation.findings.find(({ rule }) => rule === id);
      expect(finding).toMatchObject({ severity: term.severity, status: term.status, path: term.path });
      expect(finding?.message).toMatch(/^[A-Z].*\.$/s);
      expect(`${finding?.message ?? ''}${finding?.remedy ?? ''}`).not.toMatch(/[{}]|undefined|null|NaN/);
    },
  );
});

describe('every rule of the terms', () => {
  test.each(EVERY)('%s is fired by a case and silent in a clean one', (id, payerClass, rule) => {
    expect(BROKEN_TERMS.filter((term) => `${PREFIX[payerClass]}-${term.rule}` === id)).not.toEqual([]);
    for (const kind of rule.claimKinds) {
      const evaluation = evaluateCase(cleanCase(kind, payerClass), TODAY);
      expect(statusOf(evaluation, id)).toMatch(/^(met|notApplicable)$/);
    }
  });

  test('rests on the payer’s settings or on a source that is named, and blocks by none that is not verified', () => {
    for (const [id, , rule] of EVERY) {
      expect(rule.source.title, id).not.toBe('');
      expect(rule.source.verifiedOn, id).toMatch(/^\d{4}-\d{2}-\d{2}$/);
      if (rule.source.verified === 'unverified') expect(rule.severity, id).toBe('advice');
    }
  });

  test('what it waits for, and who owns a fact, are rules that there are', () => {
    for (const payerClass of CLASSES) {
      const known = new Set(
        [...PACKS, ...PACK_OF[payerClass]].flatMap((pack) => pack.rules.map(({ id }) => id)),
      );
      const named = PACK_OF[payerClass].flatMap((pack) => [
        ...pack.rules.flatMap((rule) => rule.after ?? []),
        ...Object.values(pack.owners).flatMap((owners) => Object.values(owners)),
      ]);
      expect(named.filter((id) => !known.has(id))).toEqual([]);
    }
  });
});

describe('which policy pack judges', () => {
  const policies = PACKS.filter(({ layer }) => layer === 'policy');

  test.each(CLASSES)('%s: every kind has one from 2020 on, and none before', (payerClass) => {
    for (const kind of ClaimKind.options) {
      const packs = ['2019-12-31', '2020-01-01', '2020-01-02', TODAY, '2199-12-31'].map(
        (day) => selectPack(kind, payerClass, day, policies)?.payerClass ?? null,
      );
      expect(packs, kind).toEqual([null, payerClass, payerClass, payerClass, payerClass]);
    }
  });

  test('ids begin with the class’s letters and stand in one pack only', () => {
    for (const payerClass of CLASSES) {
      const ids = PACK_OF[payerClass].flatMap((pack) => pack.rules.map(({ id }) => id));
      expect(ids.filter((id) => !id.startsWith(`${PREFIX[payerClass]}-`))).toEqual([]);
      expect(new Set(ids).size).toBe(ids.length);
    }
  });
});

describe('no second finding for one gap', () => {
  test.each(CLASSES)('%s: an order that the guide asks for', (payerClass) => {
    const theCase = cleanCase('portableRental', payerClass);
    payerOf(theCase).settings.orders = {
      requiredForRepair: true,
      requiredForRental: true,
      beforeDelivery: true,
      faceToFaceMonths: 6,
    };
    theCase.order = null;
    theCase.claim.orderId = null;
    const ids = findingIds(evaluateCase(theCase, TODAY));
    expect(ids.filter((id) => id.startsWith(PREFIX[payerClass]))).toEqual([]);
    expect(ids).toContain('E1392-DOC-ORDER');
  });

  test.each(CLASSES)('%s: an authorization that the guide asks for', (payerClass) => {
    const theCase = cleanCase('orthosis', payerClass);
    const { settings } = payerOf(theCase);
    settings.orthosis.priorAuthorization = true;
    settings.authorization = { codes: theCase.claim.lines.map(({ code }) => code), validDays: 60 };
    theCase.claim.authorization = { authorizationNumber: '', authorizationFrom: null, authorizationTo: null };
    expect(findingIds(evaluateCase(theCase, TODAY))).toEqual(['L1320-PAY-AUTH']);
  });

  test.each(CLASSES)('%s: a sale that is not taken at all', (payerClass) => {
    const theCase = cleanCase('oxygenRental', payerClass);
    payerOf(theCase).settings.rental.purchaseAllowed = false;
    theCase.claim.rental.basis = 'purchase';
    for (const line of theCase.claim.lines) line.modifiers = ['NU', 'KX'];
    expect(findingIds(evaluateCase(theCase, TODAY))).toEqual(['CLAIM-BILLABLE']);
  });
});
