import { describe, expect, test } from 'vitest';
import { gapsOf, nextGap, noteOf } from '../../../../renderer/screens/claims/findings.ts';
import { LAST, placeOfPath, stepsOf } from '../../../../renderer/screens/claims/steps.ts';
import { evaluateCase } from '../../../../shared/rules/evaluate.ts';
import { exampleRepair } from '../../../../shared/rules/examples/exampleRepair.ts';
import { PACKS } from '../../../../shared/rules/packs/packs.ts';
import { EXAMPLE_TODAY } from '../../../../shared/rules/examples/people.ts';

/** A repair without coverage check, malfunction and diagnosis: gaps in three steps. */
function withGaps() {
  const whole = exampleRepair();
  return evaluateCase(
    {
      ...whole,
      diagnoses: [],
      claim: {
        ...whole.claim,
        diagnosisCodes: [],
        repair: { ...whole.claim.repair, coverageVerifiedOn: null, patientToldOn: null },
      },
      visit: whole.visit && { ...whole.visit, malfunction: '' },
    },
    EXAMPLE_TODAY,
  );
}

describe('gaps', () => {
  test('stand in the order of the interview', () => {
    const gaps = gapsOf(withGaps(), 'repair');
    const order = stepsOf('repair').map((step) => step.id);
    const steps = gaps.map((gap) => order.indexOf(gap.step));
    expect(steps.length).toBeGreaterThanOrEqual(3);
    expect(steps).toEqual([...steps].sort((one, other) => one - other));
    expect(gaps.map((gap) => gap.finding.rule)).toEqual(
      expect.arrayContaining(['L7600-PAY-VERIFY', 'L7600-DOC-MALFUNCTION', 'L7600-DOC-DIAGNOSIS']),
    );
  });

  test('F8 goes through all of them and around the end, Shift+F8 the other way', () => {
    const gaps = gapsOf(withGaps(), 'repair').filter((gap) => gap.finding.severity !== 'advice');
    const visited: string[] = [];
    let at: { rule: string | null; rank: number } = { rule: null, rank: -1 };
    for (let step = 0; step < gaps.length + 1; step += 1) {
      const next = nextGap(gaps, at, 1);
      if (!next) throw new Error('there are gaps');
      visited.push(next.finding.rule);
      at = { rule: next.finding.rule, rank: next.rank };
    }
    const rules = gaps.map((gap) => gap.finding.rule);
    expect(visited).toEqual([...rules, rules[0]]);
    expect(nextGap(gaps, { rule: rules[0] ?? null, rank: 0 }, -1)?.finding.rule).toBe(rules.at(-1));
  });

  test('when the gap one stood on is mended, the next is the one that follows its place', () => {
    const gaps = gapsOf(withGaps(), 'repair');
    const [first, second] = gaps;
    if (!first || !second) throw new Error('there are gaps');
    const left = gaps.filter((gap) => gap !== first);
    expect(nextGap(left, { rule: first.finding.rule, rank: first.rank }, 1)).toBe(second);
  });

  test('with nothing left there is nowhere to go', () => {
    expect(nextGap([], { rule: null, rank: -1 }, 1)).toBeNull();
  });
});

describe('the step that asks for a path', () => {
  test.each([
    ['repair', 'claim.dateOfService', 'billable'],
    ['repair', 'equipment.ownership', 'billable'],
    ['repair', 'equipment.serial', 'equipment'],
    ['repair', 'equipment.replacementCents', 'labor'],
    ['repair', 'visit.malfunction', 'equipment'],
    ['repair', 'visit.parts.2.reason', 'labor'],
    ['portableRental', 'claim.rental.portableReason', 'order'],
    ['oxygenRental', 'claim.rental.breaks.0.to', 'labor'],
    ['portableRental', 'claim.attestation.criteriaAttestedBy', 'codes'],
    ['orthosis', 'claim.orthosis.deficit', 'order'],
    ['orthosis', 'claim.delivery.proofShows', 'equipment'],
    ['radiopharmaceutical', 'claim.radiopharmaceutical.lot', 'labor'],
    ['equipmentRepair', 'claim.ownedRepair.repairNeed', 'order'],
    ['repair', 'claim.lines.0.modifiers', 'codes'],
    ['repair', 'documents.1.signed', 'attachments'],
    ['repair', 'coverage.memberId', 'patient'],
    ['repair', 'order.signedOn', 'order'],
  ] as const)('of a %s: %s is asked in %s', (kind, path, step) => {
    expect(placeOfPath(kind, path).step).toBe(step);
  });

  test('every rule of the example leads to a step that shows its field', () => {
    for (const requirement of withGaps().requirements) {
      expect(placeOfPath('repair', requirement.path).rank, requirement.path).toBeLessThan(LAST);
    }
  });

  test('every rule of every pack leads to a step of each kind of claim that it judges', () => {
    for (const pack of PACKS) {
      for (const rule of pack.rules) {
        for (const kind of rule.claimKinds) {
          const { rank } = placeOfPath(kind, rule.path);
          expect(rank, `${rule.id} of a ${kind}: ${rule.path}`).toBeLessThan(LAST);
        }
      }
    }
  });
});

test('a note beside a field fits its line', () => {
  const evaluation = withGaps();
  for (const finding of evaluation.findings) {
    const note = noteOf(finding, evaluation);
    expect(note.short.length).toBeLessThanOrEqual(10);
    expect(note.long.length).toBeLessThanOrEqual(48);
  }
});
