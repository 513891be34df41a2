import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { z } from 'zod';
import { ClaimCase } from '../../../shared/domain/claimCase.ts';
import { Role } from '../../../shared/domain/people.ts';
import { evaluate, evaluateCase, gapText, type Evaluation } from '../../../shared/rules/evaluate.ts';
import { gatherFacts } from '../../../shared/rules/facts.ts';
import { PACKS } from '../../../shared/rules/packs/packs.ts';
import { judgingPacks } from '../../../shared/rules/selectPack.ts';
import { anyDraft, dotted, draftOf, DRAFT_WORDS, lessOf, pathsOf, without, type Path } from './drafts.ts';
import { CLEAN_CASES, FAULTS, withFault, type CleanCase } from './everyCase.ts';
import { anOverride, TODAY } from './startingCases.ts';

/** What holds for any valid case under the shipped packs. Cases are drawn by lot; a failing one is printed. */

const RULES = PACKS.flatMap((pack) => pack.rules);
const SLOW = { timeout: 240_000 } as const;

describe('for any valid case', () => {
  test('it never throws, gives the same answer twice, and the counts add up', SLOW, () => {
    fc.assert(
      fc.property(anyDraft, (theCase) => {
        const before = JSON.stringify(theCase);
        const evaluation = evaluateCase(theCase, TODAY);
        expect(JSON.stringify(theCase)).toBe(before);
        expect(evaluateCase(JSON.parse(before), TODAY)).toEqual(evaluation);
        const { met, unmet, unknown, notApplicable, waived } = evaluation.counts;
        expect(met + unmet + unknown + notApplicable).toBe(evaluation.requirements.length);
        expect(waived).toBeLessThanOrEqual(unmet + unknown);
        for (const meter of [evaluation.billReady, evaluation.auditReady]) {
          expect(meter.done + meter.missing.length).toBe(meter.total);
        }
        expect(gapText(evaluation).length).toBeLessThan(300);
      }),
      { numRuns: 50 },
    );
  });

  test('the order of the rules in their packs changes nothing', SLOW, () => {
    const ids = [...new Set(RULES.map(({ id }) => id))];
    const order = fc.shuffledSubarray(ids, { minLength: ids.length });
    fc.assert(
      fc.property(anyDraft, order, (theCase, shuffled) => {
        const packs = judgingPacks(theCase, TODAY);
        if (packs.length === 0) return;
        const places = new Map(shuffled.map((id, place) => [id, place]));
        const place = (id: string): number => places.get(id) ?? -1;
        const otherwise = packs.map((pack) => ({
          ...pack,
          rules: [...pack.rules].sort((one, other) => place(one.id) - place(other.id)),
        }));
        const facts = gatherFacts(theCase, TODAY);
        expect(byId(evaluate(otherwise, facts))).toEqual(byId(evaluate(packs, facts)));
      }),
      { numRuns: 40 },
    );
  });

  test(
    'what stands in the way is always said: not finalizable means an open blocker, and the other way round',
    SLOW,
    () => {
      fc.assert(
        fc.property(anyDraft, (theCase) => {
          const evaluation = evaluateCase(theCase, TODAY);
          const open = evaluation.findings.filter(
            ({ severity, override }) => severity === 'blocker' && override === null,
          );
          expect(evaluation.finalisable).toBe(open.length === 0);
          // And every unmet or unknown requirement either raises a finding or says which rule it waits for.
          for (const { id, status, evidence } of evaluation.requirements) {
            if (status !== 'unmet' && status !== 'unknown') continue;
            const speaks = evaluation.findings.some(({ rule }) => rule === id);
            expect(speaks || evidence.startsWith('Waits for ')).toBe(true);
          }
        }),
        { numRuns: 50 },
      );
    },
  );

  test('what nobody has verified never stands in the way', SLOW, () => {
    const unverified = new Set(
      RULES.filter(({ source }) => source.verified === 'unverified').map(({ id }) => id),
    );
    fc.assert(
      fc.property(anyDraft, (theCase) => {
        const heavy = evaluateCase(theCase, TODAY).findings.filter(
          ({ rule, severity }) => unverified.has(rule) && severity === 'blocker',
        );
        expect(heavy.map(({ rule, message }) => `${rule}: ${message}`)).toEqual([]);
      }),
      { numRuns: 50 },
    );
  });

  test('nothing of the patient stands in an evaluation', SLOW, () => {
    const secrets = (theCase: ClaimCase): readonly string[] =>
      [
        theCase.patient.lastName,
        theCase.patient.firstName,
        theCase.patient.birthDate ?? '',
        theCase.patient.phone,
        theCase.patient.address.line1,
        theCase.patient.address.zip,
        theCase.patient.id,
        theCase.coverage?.memberId ?? '',
        theCase.equipment?.serial ?? '',
        theCase.visit?.complaint ?? '',
        theCase.visit?.malfunction ?? '',
        theCase.visit?.workDone ?? '',
        theCase.claim.rental.portableReason,
        theCase.claim.ownedRepair.repairNeed,
        theCase.claim.orthosis.deficit,
        theCase.claim.radiopharmaceutical.priorTreatment,
        theCase.claim.authorization.authorizationNumber,
        theCase.documents[0]?.title ?? '',
      ].filter(
        (secret) =>
          secret.length > 3 &&
          !DRAFT_WORDS.includes(secret) &&
          (!/^\d{4}-\d\d-\d\d$/.test(secret) || secret === '1951-03-14'),
      );
    fc.assert(
      fc.property(anyDraft, (theCase) => {
        const said = JSON.stringify({ ...evaluateCase(theCase, TODAY), overrides: null });
        for (const secret of secrets(theCase)) expect(said).not.toContain(secret);
      }),
      { numRuns: 50 },
    );
  });
});

/** An evaluation in which the order of rules does not show. */
function byId(evaluation: Evaluation): Evaluation {
  const sorted = <T extends { readonly id: string }>(items: readonly T[]): readonly T[] =>
    [...items].sort((one, other) => one.id.localeCompare(other.id));
  const { billReady, auditReady } = evaluation;
  return {
    ...evaluation,
    requirements: sorted(evaluation.requirements),
    findings: [...evaluation.findings].sort((one, other) => one.rule.localeCompare(other.rule)),
    billReady: { ...billReady, missing: sorted(billReady.missing) },
    auditReady: { ...auditReady, missing: sorted(auditReady.missing) },
  };
}

describe('the path of a finding', () => {
  test('is known to the schema where it should be, and nowhere else', () => {
    for (const path of [
      'visit.malfunction',
      'claim.lines.0.code',
      'documents',
      'payer.settings.repair.frequency.months',
    ])
      expect([path, inSchema(path)]).toEqual([path, true]);
    for (const path of [
      '',
      'visit.malfunctions',
      'claim.lines.code',
      'claim.lines.0.0',
      'patient.0',
      'office.id.x',
    ])
      expect([path, inSchema(path)]).toEqual([path, false]);
  });

  test('every rule’s own path is in the schema of a case', () => {
    expect(RULES.filter(({ path }) => !inSchema(path)).map(({ id, path }) => `${id} ${path}`)).toEqual([]);
  });

  test('in every clean and every broken case of any test it is too', SLOW, () => {
    const cases = [...CLEAN_CASES.map(({ make }) => make()), ...FAULTS.map(withFault)];
    expect(cases.flatMap(strayPaths)).toEqual([]);
  });

  test('and in any draft; with a message, a remedy and a source', SLOW, () => {
    fc.assert(
      fc.property(anyDraft, (theCase) => {
        expect(strayPaths(theCase)).toEqual([]);
        for (const finding of evaluateCase(theCase, TODAY).findings) {
          expect(finding.message).toMatch(/^[A-Z0-9].+\.$/s);
          expect(finding.remedy.length).toBeGreaterThan(10);
          expect(finding.source.title).not.toBe('');
          expect(JSON.stringify(finding)).not.toMatch(/undefined|\[object|NaN|\{\w+\}/);
        }
      }),
      { numRuns: 60 },
    );
  });
});

function strayPaths(theCase: ClaimCase): readonly string[] {
  const { findings, requirements } = evaluateCase(theCase, TODAY);
  return [
    ...findings.map(({ rule, path }) => ({ id: rule, path })),
    ...requirements.map(({ id, path }) => ({ id, path })),
  ]
    .filter(({ path }) => !inSchema(path))
    .map(({ id, path }) => `${id} ${path}`);
}

/** Whether a case of the schema can hold something at the dotted path; a list's items by their number. */
function inSchema(path: string): boolean {
  let at: unknown = ClaimCase;
  for (const key of path.split('.')) {
    at = bare(at);
    if (at instanceof z.ZodObject) at = Reflect.get(at.shape, key);
    else if (at instanceof z.ZodArray && /^\d+$/.test(key)) at = at.element;
    else return false;
    if (at === undefined) return false;
  }
  return true;
}

/** The schema behind "or null", "or absent" and the like. */
function bare(schema: unknown): unknown {
  let at = schema;
  while (at instanceof z.ZodNullable || at instanceof z.ZodOptional || at instanceof z.ZodDefault)
    at = at.unwrap();
  return at;
}

describe('overrides', () => {
  const overridable = RULES.filter((rule) => rule.overridable).map(({ id }) => id);
  const fixed = RULES.filter((rule) => !rule.overridable).map(({ id }) => id);

  test('by those who may not, or without a reason, never change the answer', SLOW, () => {
    const wrongRole = fc.constantFrom(
      ...Role.options.filter((role) => role !== 'owner' && role !== 'billingLead'),
    );
    const rule = fc.constantFrom(...overridable, ...fixed);
    const useless = fc.oneof(
      fc.record({ ruleId: rule, role: wrongRole }),
      fc.record({ ruleId: rule, reason: fc.constantFrom('', '   ', '\n') }),
      fc.record({ ruleId: rule, withdrawnAt: fc.constant('2026-11-01T11:00:00.000Z') }),
      fc.record({ ruleId: rule, expiresOn: fc.constantFrom('2026-11-01', '2020-01-01') }),
      fc.record({ ruleId: fc.constantFrom(...fixed) }),
    );
    fc.assert(
      fc.property(anyDraft, fc.array(useless, { minLength: 1, maxLength: 6 }), (theCase, changes) => {
        const plain: ClaimCase = { ...theCase, claim: { ...theCase.claim, overrides: [] } };
        const overrides = changes.map((change) => anOverride(change.ruleId, change));
        const overridden: ClaimCase = { ...plain, claim: { ...plain.claim, overrides } };
        expect(evaluateCase(overridden, TODAY)).toEqual(evaluateCase(plain, TODAY));
      }),
      { numRuns: 40 },
    );
  });

  test('change no status, and silence nothing but what they name', SLOW, () => {
    fc.assert(
      fc.property(anyDraft, fc.constantFrom(...overridable), (theCase, id) => {
        const plain: ClaimCase = { ...theCase, claim: { ...theCase.claim, overrides: [] } };
        const set: ClaimCase = { ...plain, claim: { ...plain.claim, overrides: [anOverride(id)] } };
        const before = evaluateCase(plain, TODAY);
        const after = evaluateCase(set, TODAY);
        const own = (evaluation: Evaluation) =>
          evaluation.requirements.find((item) => item.id === id)?.status;
        expect(own(after)).toBe(own(before));
        const others = (evaluation: Evaluation) =>
          evaluation.findings
            .filter((finding) => finding.rule !== id && finding.override === null)
            .map(({ rule }) => rule);
        expect(others(after)).toEqual(expect.arrayContaining(others(before)));
      }),
      { numRuns: 40 },
    );
  });
});

/**
 * Facts only ever help a requirement: it is met by evidence in the record and by nothing else. A check looks for a
 * fault, and a policy reads a payer's limit: taking the fault itself away (a modifier that does not belong, a note
 * that is too long) rightly lets them pass, so that of them it is asked where nothing is at fault.
 *
 * No evidence, and left out for that: what the claim itself states, which the record has to bear out (its lines and
 * diagnoses, a row of the table of standard repairs); what a payer demands; and a part or a stretch of labor as a
 * whole, which is asked to be complete only while it is there. No part at all says that none was fitted, and no labor
 * that none was billed; whether that can be is asked by rules of its own, as L7600-DOC-PARTS-NONE.
 */
const NO_EVIDENCE =
  /^(claim\.(lines|diagnosisCodes)(\.|$)|payer\.settings\.|visit\.(parts|labor)(\.\d+(\.standardRepair)?)?$)/;

/** The modifier that states "criteria met" is owed while the record bears it out: less on record, less to be stated. */
const OWED_STATEMENT: readonly string[] = [
  'E1392-MOD-KX',
  'L1320-MOD-KX',
  'A9600-MOD-KX',
  'MCR-O2-MODIFIER',
  'MCR-ORTH-KX',
  'MCD-RENT-COVERAGE',
  'COM-RENT-COVERAGE',
];

describe('facts', () => {
  const kinds = new Map(RULES.map(({ id, kind }) => [id, kind]));
  const names = CLEAN_CASES.map((clean) => [clean.name, clean] as const);

  test('what is said of single rules is said of rules that there are', () => {
    expect([...kinds.keys()]).toEqual(expect.arrayContaining([...OWED_STATEMENT, 'L7600-DOC-PARTS-NONE']));
  });

  /** Rules that were open and pass once the fact is taken away. */
  function turned(more: ClaimCase, less: ClaimCase, path: Path): readonly Turned[] {
    const before = evaluateCase(more, TODAY);
    const after = evaluateCase(less, TODAY);
    // A date of service or a payer less means other packs: other questions, not other answers.
    if (before.pack !== after.pack) return [];
    const now = new Map(after.requirements.map(({ id, status }) => [id, status]));
    return before.requirements
      .filter(({ id, status }) => (status === 'unmet' || status === 'unknown') && now.get(id) === 'met')
      .map(({ id, evidence }) => ({
        id,
        told: `${id} was open (${evidence}) and passes without ${dotted(path)}`,
      }));
  }

  test.each(names)('%s: taking one away from any draft meets no requirement', SLOW, (_name, clean) => {
    fc.assert(
      fc.property(draftOf(clean), somePlace(clean), (theCase, path) => {
        const less = without(theCase, path);
        if (less === null) return;
        const requirements = turned(theCase, less, path).filter(({ id }) => kinds.get(id) === 'requirement');
        expect(requirements.map(({ told }) => told)).toEqual([]);
      }),
      { numRuns: 40 },
    );
  });

  test.each(names)(
    '%s: where all is true, one less meets nothing, and one more breaks nothing',
    SLOW,
    (_name, clean) => {
      fc.assert(
        fc.property(lessOf(clean), somePlace(clean), (theCase, path) => {
          const less = without(theCase, path);
          if (less === null) return;
          const unowed = turned(theCase, less, path).filter(({ id }) => !OWED_STATEMENT.includes(id));
          expect(unowed.map(({ told }) => told)).toEqual([]);
        }),
        { numRuns: 40 },
      );
    },
  );
});

interface Turned {
  readonly id: string;
  readonly told: string;
}

function somePlace(clean: CleanCase): fc.Arbitrary<Path> {
  const places = pathsOf(clean.make()).slice(1);
  return fc.constantFrom(...places.filter((path) => !NO_EVIDENCE.test(dotted(path))));
}
