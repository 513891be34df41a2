import { describe, expect, test } from 'vitest';
import { ClaimKind } from '../../../../shared/domain/claimKind.ts';
import { addDays, isIsoDate } from '../../../../shared/domain/dates.ts';
import { PayerClass } from '../../../../shared/domain/payer.ts';
import { evaluate, evaluateCase, type Evaluation } from '../../../../shared/rules/evaluate.ts';
import { gatherFacts } from '../../../../shared/rules/facts.ts';
import type { Layer, Pack, Rule } from '../../../../shared/rules/pack.ts';
import { PACKS } from '../../../../shared/rules/packs/packs.ts';
import { judgingPacks, selectPack } from '../../../../shared/rules/selectPack.ts';
import type { Condition } from '../../../../shared/rules/vocabulary.ts';
import { CLEAN_CASES, FAULTS, withFault } from '../everyCase.ts';
import { findingIds, lineOf, medicareRental, payerOf, recordOf, statusOf, TODAY } from '../startingCases.ts';
import { cleanCase, PREFIX } from './payerTerms/brokenTerms.ts';

/** What holds for all shipped packs together. */

const RULES: readonly (readonly [string, string, Rule])[] = PACKS.flatMap((pack) =>
  pack.rules.map((rule) => [rule.id, pack.id, rule] as const),
);

const CLEAN = CLEAN_CASES.map(({ name, make }) => ({ name, theCase: make() }));

/**
 * No rule of Medicare's stands beside the guides for the repair of oxygen equipment: it pays for none, and "billable
 * at all" is the whole answer.
 */
function hasPolicy(kind: ClaimKind, payerClass: PayerClass): boolean {
  return !(kind === 'repair' && payerClass === 'medicare');
}

describe('from 2020 to 2027 no day without rules', () => {
  const ofLayer = (layer: Layer): readonly Pack[] => PACKS.filter((pack) => pack.layer === layer);
  const guides = ofLayer('guides');
  const policies = ofLayer('policy');

  test.each(
    ClaimKind.options.flatMap((kind) => PayerClass.options.map((payerClass) => [kind, payerClass] as const)),
  )('%s for %s', (kind, payerClass) => {
    const gaps: string[] = [];
    for (let day = '2020-01-01'; day <= '2027-12-31'; day = addDays(day, 1)) {
      const guide = selectPack(kind, payerClass, day, guides);
      const policy = selectPack(kind, payerClass, day, policies);
      if (guide === null || (policy === null) === hasPolicy(kind, payerClass)) gaps.push(day);
      if (policy !== null && policy.payerClass !== payerClass) gaps.push(`${day} ${policy.id}`);
    }
    expect(gaps).toEqual([]);
  });

  test('without a payer the guides judge alone', () => {
    for (const kind of ClaimKind.options) {
      expect(selectPack(kind, null, TODAY, guides)?.id).toBe('guides-2026-11');
      expect(selectPack(kind, null, TODAY, policies)).toBeNull();
    }
  });
});

describe('the first and the last day of every pack', () => {
  /** By the packs' own dates, and nothing else. */
  function expected(day: string, payerClass: PayerClass, kind: ClaimKind): readonly string[] {
    return PACKS.filter(
      (pack) =>
        pack.from <= day &&
        (pack.to === null || day <= pack.to) &&
        (pack.payerClass === 'any' || pack.payerClass === payerClass) &&
        (pack.layer === 'guides' || hasPolicy(kind, payerClass)),
    ).map(({ id }) => id);
  }

  const edges = [...new Set(PACKS.flatMap(({ from, to }) => (to === null ? [from] : [from, to])))].sort();

  test('are these', () => {
    expect(edges).toEqual(['2020-01-01', '2022-12-31', '2023-01-01', '2026-04-12', '2026-04-13']);
  });

  test.each(edges)('%s: the day before, the day itself, the day after', (edge) => {
    for (const day of [addDays(edge, -1), edge, addDays(edge, 1)]) {
      for (const payerClass of PayerClass.options) {
        for (const { name, theCase } of CLEAN.filter((clean) => clean.name.startsWith('example'))) {
          if (theCase.payer?.class !== payerClass) continue;
          const moved = { ...theCase, claim: { ...theCase.claim, dateOfService: day } };
          const packs = judgingPacks(moved, TODAY).map(({ id }) => id);
          expect([name, day, packs]).toEqual([name, day, expected(day, payerClass, theCase.claim.kind)]);
          expect(evaluateCase(moved, TODAY).packs).toEqual(packs);
        }
      }
    }
  });

  test('no day has two packs of one layer and class', () => {
    for (const day of edges.flatMap((edge) => [addDays(edge, -1), edge, addDays(edge, 1)])) {
      const open = PACKS.filter((pack) => pack.from <= day && (pack.to === null || day <= pack.to));
      const seats = open.map(({ layer, payerClass }) => `${layer} ${payerClass}`);
      expect([day, new Set(seats).size]).toEqual([day, seats.length]);
    }
  });

  test('before the first one nothing is checked, and nothing can be finalized', () => {
    for (const { theCase } of CLEAN) {
      const moved = { ...theCase, claim: { ...theCase.claim, dateOfService: '2019-12-31' } };
      const evaluation = evaluateCase(moved, TODAY);
      expect(evaluation.packs).toEqual([]);
      expect(evaluation.finalisable).toBe(false);
    }
  });
});

describe('a rule that begins or ends on a day', () => {
  type Dated = readonly [string, string, 'from' | 'to', string, Rule, Condition];
  const dated = RULES.flatMap(([id, pack, rule]) =>
    (rule.when ?? []).flatMap((condition): readonly Dated[] => {
      if ('serviceFrom' in condition) return [[id, pack, 'from', condition.serviceFrom, rule, condition]];
      if ('serviceTo' in condition) return [[id, pack, 'to', condition.serviceTo, rule, condition]];
      return [];
    }),
  );

  test('there are some of either sort', () => {
    expect(new Set(dated.map(([, , sort]) => sort))).toEqual(new Set(['from', 'to']));
  });

  test.each(dated)('%s of %s, %s %s', (id, packId, sort, edge, rule, condition) => {
    const kind = rule.claimKinds[0];
    const start = CLEAN.find(({ theCase }) => theCase.claim.kind === kind)?.theCase;
    const pack = PACKS.find((item) => item.id === packId);
    if (start === undefined || pack === undefined) throw new Error(`no clean case for ${id}`);
    // The condition alone, so that no other one answers before it.
    const alone: Pack = { ...pack, rules: [{ ...rule, when: [condition] }], owners: {} };
    const asked = (day: string): boolean => {
      const moved = { ...start, claim: { ...start.claim, dateOfService: day } };
      const [requirement] = evaluate([alone], gatherFacts(moved, TODAY)).requirements;
      return !(
        requirement?.status === 'notApplicable' &&
        requirement.evidence.toLowerCase() === condition.otherwise.toLowerCase()
      );
    };
    const days = [addDays(edge, -1), edge, addDays(edge, 1)];
    expect(days.map(asked)).toEqual(sort === 'from' ? [false, true, true] : [true, true, false]);
  });
});

/** Days that a rule compares with by itself, and the test that asks the day before, the day itself and the day after. */
const WITHIN: Readonly<Record<string, string>> = {
  '2020-03-01': 'medicareOxygenTests.test.ts: qualified under the waiver',
  '2021-09-27': 'medicarePacks.test.ts: group III, and what came before it',
  '2022-04-13': 'orthosisLists.test.ts: order before delivery',
  '2022-10-10': 'orthosisLists.test.ts: prior authorization',
  '2023-04-01': 'medicarePacks.test.ts: KX and N1; below for the guide and for other payers',
  '2023-04-17': 'orthosisLists.test.ts: order before delivery',
  '2023-05-11': 'medicareOxygenTests.test.ts: qualified under the waiver',
  '2023-10-01': 'radiopharmaceuticalDoses.test.ts: JZ is refused, no longer warned of',
  '2024-09-01': 'orthosisLists.test.ts: prior authorization',
  '2026-04-13': 'orthosisLists.test.ts, medicarePacks.test.ts: both lists grow',
};

describe('a day named within a rule', () => {
  test('is one whose edge is tested', () => {
    const named = RULES.flatMap(([, , rule]) => JSON.stringify(rule.with).match(/\d{4}-\d{2}-\d{2}/g) ?? []);
    expect([...new Set(named)].sort()).toEqual(Object.keys(WITHIN));
  });

  const EDGES = ['2023-03-31', '2023-04-01', '2023-04-02'] as const;

  test('E1392-MOD-KX: a Medicare rental begun before April 2023 goes on with KX', () => {
    const begun = EDGES.map((day) => {
      const theCase = medicareRental();
      recordOf(theCase.equipment).rentalStartedOn = day;
      theCase.claim.delivery.deliveredOn = day;
      recordOf(theCase.oxygenTest).testedOn = '2023-03-01';
      lineOf(theCase).modifiers = ['RR', 'KX'];
      return statusOf(evaluateCase(theCase, TODAY), 'E1392-MOD-KX');
    });
    expect(begun).toEqual(['met', 'unmet', 'unmet']);
  });

  test.each(['medicaid', 'commercial'] as const)(
    'RENT-COVERAGE: for a %s payer that takes N1 to N3',
    (payerClass) => {
      const begun = EDGES.map((day) => {
        const theCase = cleanCase('oxygenRental', payerClass);
        payerOf(theCase).settings.rental.coverageModifier = 'N1N2N3';
        recordOf(theCase.equipment).rentalStartedOn = day;
        theCase.claim.delivery.deliveredOn = day;
        recordOf(theCase.oxygenTest).testedOn = '2023-03-01';
        for (const line of theCase.claim.lines) line.modifiers = ['RR', 'KX'];
        return statusOf(evaluateCase(theCase, TODAY), `${PREFIX[payerClass]}-RENT-COVERAGE`);
      });
      expect(begun).toEqual(['met', 'unmet', 'unmet']);
    },
  );
});

describe('every rule', () => {
  test.each(RULES)(
    '%s of %s names its source, as precisely as it can, and when it was compared',
    (_id, _pack, rule) => {
      const { title, date, ref, verified, verifiedOn } = rule.source;
      expect(title.trim()).not.toBe('');
      expect(ref.trim()).not.toBe('');
      // A payer's setting is as it stands in the office's books; everything else has a date of its own.
      expect(date === 'as set' ? verified : 'dated').toBe(date === 'as set' ? 'payer' : 'dated');
      if (date !== 'as set') expect(date).toMatch(/^\d{4}(-\d{2}(-\d{2})?)?$/);
      expect(isIsoDate(verifiedOn)).toBe(true);
      expect(['verified', 'secondHand', 'guide', 'payer', 'unverified']).toContain(verified);
    },
  );

  test('has an id of its own: once in a pack, and in packs that judge together', () => {
    for (const pack of PACKS) {
      const ids = pack.rules.map(({ id }) => id);
      expect([pack.id, new Set(ids).size]).toEqual([pack.id, ids.length]);
    }
    for (const [index, pack] of PACKS.entries()) {
      for (const other of PACKS.slice(index + 1)) {
        if (pack.layer === other.layer && pack.payerClass === other.payerClass) continue;
        const ids = new Set(pack.rules.map(({ id }) => id));
        expect([pack.id, other.id, other.rules.filter(({ id }) => ids.has(id))]).toEqual([
          pack.id,
          other.id,
          [],
        ]);
      }
    }
  });

  test('that keeps its id from one dated pack to the next is still the same question', () => {
    const said = new Map<string, string>();
    for (const [id, , { title, kind, section }] of RULES) {
      const question = JSON.stringify({ title, kind, section });
      expect([id, said.get(id) ?? question]).toEqual([id, question]);
      said.set(id, question);
    }
  });

  test('waits only for rules and owners that there are', () => {
    const ids = new Set(RULES.map(([id]) => id));
    const named = PACKS.flatMap((pack) => [
      ...pack.rules.flatMap((rule) => rule.after ?? []),
      ...Object.values(pack.owners).flatMap((owners) => Object.values(owners)),
    ]);
    expect([...new Set(named)].filter((id) => !ids.has(id))).toEqual([]);
  });
});

describe('what nobody has verified', () => {
  const UNVERIFIED = new Set(
    RULES.filter(([, , rule]) => rule.source.verified === 'unverified').map(([id]) => id),
  );

  test('is there, and is written down as advice', () => {
    expect(UNVERIFIED.size).toBeGreaterThan(10);
    for (const [id, , { source, severity }] of RULES) {
      if (source.verified === 'unverified') expect([id, severity]).toEqual([id, 'advice']);
    }
  });

  test('speaks for no fact, on which a blocker might wait, and silences no rule that weighs more', () => {
    const owners = PACKS.flatMap((pack) =>
      Object.values(pack.owners).flatMap((owned) => Object.values(owned)),
    );
    expect(owners.filter((id) => UNVERIFIED.has(id))).toEqual([]);
    const heavy = RULES.filter(
      ([, , { source, after }]) => source.verified !== 'unverified' && after !== undefined,
    );
    for (const [id, , { after }] of heavy) {
      expect([id, after?.filter((other) => UNVERIFIED.has(other))]).toEqual([id, []]);
    }
  });

  test('blocks in no case that any test has', () => {
    for (const evaluation of [...CLEAN_EVALUATIONS, ...FAULT_EVALUATIONS]) {
      const heavy = evaluation.findings.filter(
        ({ rule, severity }) => UNVERIFIED.has(rule) && severity !== 'advice',
      );
      expect(heavy.map(({ rule }) => rule)).toEqual([]);
    }
  });
});

const CLEAN_EVALUATIONS: readonly Evaluation[] = CLEAN.map(({ theCase }) => evaluateCase(theCase, TODAY));
const FAULT_EVALUATIONS: readonly Evaluation[] = FAULTS.map((fault) => evaluateCase(withFault(fault), TODAY));

describe('every rule is fired and silenced by a case', () => {
  const fired = new Set(
    FAULTS.flatMap(({ id }, index) => {
      const evaluation = FAULT_EVALUATIONS[index];
      return evaluation !== undefined && findingIds(evaluation).includes(id) ? [id] : [];
    }),
  );
  const silent = (id: string): readonly string[] =>
    CLEAN_EVALUATIONS.map((evaluation) => statusOf(evaluation, id)).filter(
      (status) => status === 'met' || status === 'notApplicable',
    );
  const IDS = [...new Set(RULES.map(([id]) => id))];

  test.each(IDS)('%s', (id) => {
    expect({ fired: fired.has(id), silent: silent(id).length > 0 }).toEqual({ fired: true, silent: true });
  });

  test('and no broken case is for a rule that there is not', () => {
    const ids = new Set(IDS);
    expect(FAULTS.filter(({ id }) => !ids.has(id)).map(({ id }) => id)).toEqual([]);
  });

  test('with the packs as they are shipped a broken case still raises its finding', () => {
    const unheard = FAULTS.filter(({ id }, index) => {
      const evaluation = FAULT_EVALUATIONS[index];
      return evaluation === undefined || !findingIds(evaluation).includes(id);
    });
    expect(unheard.map(({ id, what, clean }) => `${id}: ${what} (${clean.name})`)).toEqual([]);
  });
});
