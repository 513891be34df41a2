import { describe, expect, test } from 'vitest';
import { ClaimCase } from '../../../../../shared/domain/claimCase.ts';
import type { PayerClass } from '../../../../../shared/domain/payer.ts';
import { evaluate, type Evaluation } from '../../../../../shared/rules/evaluate.ts';
import { gatherFacts } from '../../../../../shared/rules/facts.ts';
import type { Pack } from '../../../../../shared/rules/pack.ts';
import { GUIDES_2026_11 } from '../../../../../shared/rules/packs/guides202611/pack.ts';
import {
  OWNED_REPAIR_OWNERS,
  ownedRepairRulesFor,
} from '../../../../../shared/rules/packs/medicare/ownedRepairRules.ts';
import { PACKS } from '../../../../../shared/rules/packs/packs.ts';
import { BROKEN_OWNED_REPAIRS } from '../../brokenOwnedRepairCases.ts';
import { OWNED_REPAIR_STARTS, type OwnedRepairStart } from '../../ownedRepairStarts.ts';
import { blockerIds, findingIds, statusOf, TODAY } from '../../startingCases.ts';

/** The rules on repairs beside the guides', without what else a payer's class is asked. */
function packOf(payerClass: PayerClass): Pack {
  return {
    id: `repairs-${payerClass}`,
    layer: 'policy',
    payerClass,
    from: '2020-01-01',
    to: null,
    rules: ownedRepairRulesFor(payerClass),
    owners: payerClass === 'medicare' ? { equipmentRepair: OWNED_REPAIR_OWNERS } : {},
  };
}

function judged(start: OwnedRepairStart, change: (theCase: ClaimCase) => void = () => undefined): Evaluation {
  const theCase = OWNED_REPAIR_STARTS[start]();
  change(theCase);
  expect(ClaimCase.safeParse(theCase).error?.issues ?? []).toEqual([]);
  return evaluate([GUIDES_2026_11, packOf(theCase.payer?.class ?? 'medicare')], gatherFacts(theCase, TODAY));
}

const CLASSES: readonly PayerClass[] = ['medicare', 'medicaid', 'commercial'];
const STARTS = Object.keys(OWNED_REPAIR_STARTS) as OwnedRepairStart[];

describe('the clean repairs', () => {
  test.each(STARTS)('%s: nothing found, every requirement with its evidence', (start) => {
    const evaluation = judged(start);
    expect(evaluation.findings).toEqual([]);
    expect(evaluation).toMatchObject({ finalisable: true, billable: { answer: 'bill' } });
    expect(evaluation.counts).toMatchObject({ unmet: 0, unknown: 0 });
    expect(evaluation.requirements.filter((item) => item.evidence.trim() === '')).toEqual([]);
  });
});

describe('one fact broken, one finding raised', () => {
  test.each(BROKEN_OWNED_REPAIRS.map((broken) => [broken.id, broken.what, broken.start, broken] as const))(
    '%s: %s (%s)',
    (id, _what, start, broken) => {
      const evaluation = judged(start, broken.change);
      expect([...findingIds(evaluation)].sort()).toEqual([id, ...(broken.also ?? [])].sort());
      const finding = evaluation.findings.find(({ rule }) => rule === id);
      expect(finding).toMatchObject({ severity: broken.severity, status: broken.status, path: broken.path });
      expect(evaluation.finalisable).toBe(blockerIds(evaluation).length === 0);
      expect(finding?.message).toMatch(/^[A-Z].*\.$/s);
      expect(`${finding?.message ?? ''}${finding?.remedy ?? ''}`).not.toMatch(/[{}]|undefined|null/);
    },
  );
});

describe('the rules', () => {
  test.each(CLASSES)('%s: each fires in a case of its own and is silent in a clean one', (payerClass) => {
    const rules = ownedRepairRulesFor(payerClass);
    const starts = STARTS.filter((start) => OWNED_REPAIR_STARTS[start]().payer?.class === payerClass);
    const cleanly = starts.map((start) => judged(start));
    for (const { id } of rules) {
      expect([id, BROKEN_OWNED_REPAIRS.some((broken) => broken.id === id)]).toEqual([id, true]);
      expect([id, cleanly.map((evaluation) => statusOf(evaluation, id))]).toEqual([
        id,
        expect.arrayContaining(['met']),
      ]);
    }
    expect(new Set(rules.map(({ id }) => id)).size).toBe(rules.length);
    const ids = [...rules, ...GUIDES_2026_11.rules].map(({ id }) => id);
    expect(ids).toEqual(
      expect.arrayContaining(payerClass === 'medicare' ? Object.values(OWNED_REPAIR_OWNERS) : []),
    );
    const shipped = PACKS.flatMap((pack) => pack.rules.map(({ id }) => id));
    expect(shipped).toEqual(expect.arrayContaining(rules.flatMap((rule) => rule.after ?? [])));
  });

  test.each(CLASSES)(
    '%s: what nobody has verified only advises; a blocker rests on a source',
    (payerClass) => {
      for (const { id, severity, source } of ownedRepairRulesFor(payerClass)) {
        expect([id, source.verified === 'unverified' && severity !== 'advice']).toEqual([id, false]);
        if (severity === 'blocker') {
          expect([id, source.verified]).toEqual([id, expect.stringMatching(/^(verified|guide|payer)$/)]);
        }
      }
    },
  );

  test('a repair for Medicare asks for no order of it; who ordered the device is told on the claim', () => {
    const { requirements } = judged('wheelchair');
    expect(requirements.filter(({ id }) => /ORDER/.test(id))).toEqual([]);
    expect(requirements).toContainEqual(expect.objectContaining({ id: 'CLAIM-PHYSICIAN', status: 'met' }));
  });
});

describe('where several facts are missing', () => {
  test('each raises its own finding, and "billable at all" waits for them', () => {
    const evaluation = judged('wheelchair', (c) => {
      if (c.equipment) {
        c.equipment.ownership = null;
        c.equipment.warrantyUntil = null;
      }
      Object.assign(c.claim.ownedRepair, { deniedBefore: null, paidByThisPayer: null });
    });
    expect([...findingIds(evaluation)].sort()).toEqual([
      'MCR-RPR-DENIED',
      'MCR-RPR-OWNED',
      'MCR-RPR-PAID',
      'MCR-RPR-WARRANTY',
    ]);
    expect(evaluation.billable.answer).toBe('needsPerson');
  });

  test('without the device one finding says so', () => {
    const evaluation = judged('wheelchair', (c) => {
      c.equipment = null;
    });
    expect(findingIds(evaluation)).toEqual(['CLAIM-DEVICE']);
  });
});
