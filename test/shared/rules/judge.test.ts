import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { ClaimCase } from '../../../shared/domain/claimCase.ts';
import { addDays } from '../../../shared/domain/dates.ts';
import { Role } from '../../../shared/domain/people.ts';
import { evaluateCase, gapText, type Evaluation } from '../../../shared/rules/evaluate.ts';
import { GUIDES_2026_11 } from '../../../shared/rules/packs/guides202611/pack.ts';
import type { BrokenCase } from './brokenCase.ts';
import { BROKEN_CASES } from './brokenCases.ts';
import { anOverride, STARTS, TODAY, type Start } from './startingCases.ts';

type Path = readonly (string | number)[];

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function pathsOf(value: unknown, path: Path = []): Path[] {
  if (Array.isArray(value)) {
    return [path, ...value.flatMap((item: unknown, index) => pathsOf(item, [...path, index]))];
  }
  if (isRecord(value)) {
    return [path, ...Object.entries(value).flatMap(([key, item]) => pathsOf(item, [...path, key]))];
  }
  return [path];
}

function get(value: unknown, path: Path): unknown {
  return path.reduce<unknown>(
    (at, key) => (Array.isArray(at) || isRecord(at) ? Reflect.get(at, key) : undefined),
    value,
  );
}

/** The same case with one place changed; null when that would be no valid case. */
function withChange(theCase: ClaimCase, path: Path, value: unknown): ClaimCase | null {
  const copy: unknown = structuredClone(theCase);
  const key = path.at(-1);
  const parent = get(copy, path.slice(0, -1));
  if (key === undefined || typeof parent !== 'object' || parent === null) return null;
  Reflect.set(parent, key, value);
  const parsed = ClaimCase.safeParse(copy);
  return parsed.success ? parsed.data : null;
}

/** Other values of the same kind, and the empty one; which of them are valid is the schema's business. */
function othersLike(value: unknown): fc.Arbitrary<unknown> {
  const empty = [null, '', []];
  const words = [
    'rental',
    'patientOwned',
    'purchase',
    'repair',
    'preventive',
    'noFault',
    'medicare',
    'medicaid',
  ];
  const more = [
    'handwritten',
    'none',
    'exertion',
    'sleep',
    'KX',
    'N1N2N3',
    'E1390',
    'L7600',
    'L0454',
    'L1832',
    'A4467',
    'A9606',
    'elastic',
    'offTheShelf',
    'both',
    'lost',
    'microcurie',
    'multiDose',
    'J84.10',
    '21',
    'x y z',
  ];
  if (typeof value === 'number')
    return fc.constantFrom<unknown>(...empty, 0, 1, 2, 36, 88, 88.5, 89, 90, 24_150, 1_000_000);
  if (typeof value === 'boolean') return fc.constantFrom<unknown>(...empty, !value);
  if (Array.isArray(value)) {
    return fc.constantFrom<unknown>(
      [],
      value.slice(1),
      ['RR', 'NU'],
      ['GA', 'KX'],
      ['N1'],
      ['RT', 'CG'],
      ['JW'],
      ['noFault'],
      [...value, ...value],
    );
  }
  const dates = fc.integer({ min: -900, max: 400 }).map((days) => addDays(TODAY, days));
  return fc.oneof(fc.constantFrom<unknown>(...empty, ...words, ...more), dates);
}

function isLeaf(theCase: ClaimCase, path: Path): boolean {
  const value = get(theCase, path);
  return path.length > 0 && (!isRecord(value) || path.length === 1);
}

/** A clean case with some known faults and some random changes, still valid. */
function draftOf(name: Start, isPlace: (path: Path) => boolean = () => true): fc.Arbitrary<ClaimCase> {
  const clean = STARTS[name]();
  const faults = BROKEN_CASES.filter((broken) => broken.start === name);
  const places = pathsOf(clean).filter((path) => isLeaf(clean, path) && isPlace(path));
  const change = fc
    .constantFrom(...places)
    .chain((path) => othersLike(get(clean, path)).map((value) => ({ path, value })));
  return fc
    .tuple(fc.array(fc.constantFrom(...faults), { maxLength: 3 }), fc.array(change, { maxLength: 5 }))
    .map(([broken, changes]) => {
      const start = broken.reduce(withFault, clean);
      return changes.reduce((at, { path, value }) => withChange(at, path, value) ?? at, start);
    });
}

/** The case with the fault, or as it was where an earlier fault took the record away. */
function withFault(theCase: ClaimCase, fault: BrokenCase): ClaimCase {
  const copy = structuredClone(theCase);
  try {
    fault.change(copy);
  } catch {
    return theCase;
  }
  const parsed = ClaimCase.safeParse(copy);
  return parsed.success ? parsed.data : theCase;
}

const draft: fc.Arbitrary<ClaimCase> = fc
  .constantFrom(...(Object.keys(STARTS) as Start[]))
  .chain((name) => draftOf(name));

describe('for any valid case', () => {
  test('it never throws, gives the same answer twice, and the counts add up', () => {
    fc.assert(
      fc.property(draft, (theCase) => {
        const before = JSON.stringify(theCase);
        const evaluation = evaluateCase(theCase, TODAY);
        expect(JSON.stringify(theCase)).toBe(before);
        expect(evaluateCase(JSON.parse(before), TODAY)).toEqual(evaluation);
        const { met, unmet, unknown, notApplicable } = evaluation.counts;
        expect(met + unmet + unknown + notApplicable).toBe(evaluation.requirements.length);
        for (const meter of [evaluation.billReady, evaluation.auditReady]) {
          expect(meter.done + meter.missing.length).toBe(meter.total);
        }
        expect(gapText(evaluation).length).toBeLessThan(300);
      }),
      { numRuns: 250 },
    );
  });

  test('what stands in the way is always said: not finalizable means an open blocker, and the other way round', () => {
    fc.assert(
      fc.property(draft, (theCase) => {
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
      { numRuns: 250 },
    );
  });

  test('every finding has a path into the case, a message, a remedy and a source', () => {
    const roots = Object.keys(ClaimCase.shape);
    fc.assert(
      fc.property(draft, (theCase) => {
        for (const finding of evaluateCase(theCase, TODAY).findings) {
          expect(roots).toContain(finding.path.split('.')[0]);
          expect(finding.message).toMatch(/^[A-Z].+\.$/s);
          expect(finding.remedy.length).toBeGreaterThan(10);
          expect(finding.source.title).not.toBe('');
          expect(JSON.stringify(finding)).not.toMatch(/undefined|\[object|\{\w+\}/);
        }
      }),
      { numRuns: 250 },
    );
  });

  test('nothing of the patient stands in an evaluation', () => {
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
        theCase.claim.authorization.authorizationNumber,
        theCase.documents[0]?.title ?? '',
      ].filter((secret) => secret.length > 3);
    fc.assert(
      fc.property(draft, (theCase) => {
        const said = JSON.stringify({ ...evaluateCase(theCase, TODAY), overrides: null });
        for (const secret of secrets(theCase).filter(
          (text) => !/^\d{4}-\d\d-\d\d$/.test(text) || text === '1951-03-14',
        )) {
          if (
            [
              'rental',
              'purchase',
              'repair',
              'preventive',
              'sleep',
              'exertion',
              'none',
              'medicare',
              'medicaid',
              'noFault',
              'patientOwned',
              'handwritten',
              'E1390',
              'L7600',
              'J84.10',
              'N1N2N3',
              'x y z',
            ].includes(secret)
          )
            continue;
          expect(said).not.toContain(secret);
        }
      }),
      { numRuns: 250 },
    );
  });

  test('overrides by those who may not never change the answer', () => {
    const wrongRole = fc.constantFrom(
      ...Role.options.filter((role) => role !== 'owner' && role !== 'billingLead'),
    );
    const rule = fc.constantFrom(...GUIDES_2026_11.rules.map(({ id }) => id));
    const useless = fc.oneof(
      fc.record({ ruleId: rule, role: wrongRole }),
      fc.record({ ruleId: rule, reason: fc.constantFrom('', '   ', '\n') }),
      fc.record({ ruleId: rule, withdrawnAt: fc.constant('2026-11-01T11:00:00.000Z') }),
      fc.record({
        ruleId: fc.constantFrom(...GUIDES_2026_11.rules.filter((r) => !r.overridable).map(({ id }) => id)),
      }),
    );
    fc.assert(
      fc.property(draft, fc.array(useless, { minLength: 1, maxLength: 6 }), (theCase, changes) => {
        const plain: ClaimCase = { ...theCase, claim: { ...theCase.claim, overrides: [] } };
        const overridden: ClaimCase = {
          ...plain,
          claim: { ...plain.claim, overrides: changes.map((change) => anOverride(change.ruleId, change)) },
        };
        expect(evaluateCase(overridden, TODAY)).toEqual(evaluateCase(plain, TODAY));
      }),
      { numRuns: 250 },
    );
  });

  test('an override changes no status, and opens the way only for what it names or what waited for it', () => {
    const rule = fc.constantFrom(...GUIDES_2026_11.rules.filter((r) => r.overridable).map(({ id }) => id));
    fc.assert(
      fc.property(draft, rule, (theCase, id) => {
        const plain: ClaimCase = { ...theCase, claim: { ...theCase.claim, overrides: [] } };
        const before = evaluateCase(plain, TODAY);
        const after = evaluateCase(
          { ...plain, claim: { ...plain.claim, overrides: [anOverride(id)] } },
          TODAY,
        );
        const own = (evaluation: Evaluation) =>
          evaluation.requirements.find((item) => item.id === id)?.status;
        expect(own(after)).toBe(own(before));
        const others = (evaluation: Evaluation) =>
          evaluation.findings
            .filter((finding) => finding.rule !== id && finding.override === null)
            .map(({ rule: other }) => other);
        // Nothing that was said before is silenced.
        expect(others(after)).toEqual(expect.arrayContaining(others(before)));
      }),
      { numRuns: 250 },
    );
  });
});

describe('taking a fact away', () => {
  /**
   * Facts whose absence can only open questions. Left out: what is a fault by being there (modifiers, lines, notices,
   * ends of validity, a payer's limits), and papers that are weighed together.
   */
  const supporting =
    /^(patient|office|order|oxygenTest|equipment|visit|physician|claim\.(repair|rental|orthosis|radiopharmaceutical|delivery|diagnosisCodes|dateOfService|placeOfService))(\.|$)/;
  const notSupporting =
    /(abn|validTo|lastFurnishedOn|lastDoseOn|reassessedOn|shippedOn|warranty|frequencyReason|amendments|timeZone|performedBySupplier|evaluatedByPhysician|sample|parts\.\d+$|labor|parts$|workKinds|findings\.\d|billed|diagnosisCodes\.\d|onLpm)/;

  test.each(Object.keys(STARTS) as Start[])(
    '%s: never turns an open question or a fault into a pass',
    (name) => {
      const clean = STARTS[name]();
      const isSupporting = (path: Path): boolean =>
        supporting.test(path.join('.')) && !notSupporting.test(path.join('.'));
      const places = pathsOf(clean).filter((path) => isLeaf(clean, path) && isSupporting(path));
      fc.assert(
        fc.property(draftOf(name, isSupporting), fc.constantFrom(...places), (theCase, path) => {
          const value = get(theCase, path);
          const blank = typeof value === 'string' ? '' : Array.isArray(value) ? [] : null;
          const less = withChange(theCase, path, blank) ?? withChange(theCase, path, null);
          if (less === null) return;
          const before = evaluateCase(theCase, TODAY);
          const after = evaluateCase(less, TODAY);
          if (before.pack !== after.pack) return;
          const failed = before.requirements.filter(
            ({ status }) => status === 'unmet' || status === 'unknown',
          );
          const turned = failed.filter(({ id }) =>
            after.requirements.some((now) => now.id === id && now.status === 'met'),
          );
          expect(
            turned.map(
              ({ id, evidence }) => `${id} was open (${evidence}) and passes without ${path.join('.')}`,
            ),
          ).toEqual([]);
        }),
        { numRuns: 120 },
      );
    },
  );
});
