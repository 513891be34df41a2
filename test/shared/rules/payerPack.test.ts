import { describe, expect, test } from 'vitest';
import type { ClaimCase } from '../../../shared/domain/claimCase.ts';
import { CustomRequirement } from '../../../shared/domain/payer.ts';
import { evaluateCase } from '../../../shared/rules/evaluate.ts';
import { payerPack, requirementRuleId } from '../../../shared/rules/payerPack.ts';
import { judgingPacks } from '../../../shared/rules/selectPack.ts';
import { aRequirement } from '../../support/aRequirement.ts';
import {
  anOverride,
  dropPapers,
  findingIds,
  lineOf,
  payerOf,
  rental,
  repair,
  statusOf,
  TODAY,
} from './startingCases.ts';

const REQUIREMENT = aRequirement({ claimKinds: ['portableRental'], codes: ['E1392'] });
const RULE = requirementRuleId(REQUIREMENT.id);

/** The clean rental of a payer with these requirements. */
function rentalWith(...rows: readonly CustomRequirement[]): ClaimCase {
  const theCase = rental();
  payerOf(theCase).settings.customRequirements = [...rows];
  return theCase;
}

function judge(theCase: ClaimCase) {
  return evaluateCase(theCase, TODAY);
}

describe('a requirement of one payer', () => {
  test('is a rule of its own, raised with its words, weight and source', () => {
    const evaluation = judge(rentalWith(REQUIREMENT));
    expect(evaluation.findings).toMatchObject([
      {
        rule: RULE,
        severity: 'warning',
        status: 'unmet',
        path: 'documents',
        message: 'Record of use each quarter: no record of use is among the claim’s papers.',
        overridable: true,
        source: { title: REQUIREMENT.source, verified: 'payer', verifiedOn: REQUIREMENT.addedOn },
      },
    ]);
    expect(evaluation.packs.at(-1)).toBe('payer-00000002-1');
  });

  test('is met by the paper, with the paper as its evidence', () => {
    const theCase = rentalWith(REQUIREMENT);
    const [note] = theCase.documents;
    if (!note) throw new Error('no paper');
    theCase.documents.push({ ...note, type: 'usageRecord', documentDate: '2026-09-30' });
    const evaluation = judge(theCase);
    expect(evaluation.findings).toEqual([]);
    expect(evaluation.requirements.find(({ id }) => id === RULE)).toMatchObject({
      status: 'met',
      evidence: 'Record of use of 2026-09-30',
    });
    theCase.documents.forEach((paper) => (paper.condition = 'damaged'));
    expect(judge(theCase).findings.find(({ rule }) => rule === RULE)?.message).toContain('cannot be opened');
  });

  test.each([
    ['day before it begins', { from: '2026-10-06' }, 'notApplicable'],
    ['first day', { from: '2026-10-05' }, 'unmet'],
    ['last day', { to: '2026-10-05' }, 'unmet'],
    ['day after it ends', { to: '2026-10-04' }, 'notApplicable'],
    ['another code', { codes: ['E1390'] }, 'notApplicable'],
    ['every code', { codes: [] }, 'unmet'],
    ['another kind', { claimKinds: ['repair'] }, 'absent'],
    ['retired', { retiredOn: '2026-01-01' }, 'absent'],
  ] as const)('%s', (_what, change, status) => {
    const row = CustomRequirement.parse({ ...REQUIREMENT, ...change });
    expect(statusOf(judge(rentalWith(row)), RULE)).toBe(status);
  });

  test('waits for the date and the line that others ask for', () => {
    const theCase = rentalWith(REQUIREMENT);
    theCase.claim.dateOfService = null;
    const evaluation = judge(theCase);
    expect(evaluation.requirements.find(({ id }) => id === RULE)?.evidence).toMatch(/^Waits for CLAIM-DATE/);
    expect(findingIds(evaluation)).not.toContain(RULE);
  });

  test('is set aside like any other finding', () => {
    const row = { ...REQUIREMENT, severity: 'blocker' as const };
    expect(judge(rentalWith(row)).finalisable).toBe(false);
    const theCase = rentalWith(row);
    theCase.claim.overrides = [anOverride(RULE)];
    expect(judge(theCase).finalisable).toBe(true);
  });

  test('two that were added in the same minute are two rules', () => {
    const other = { ...REQUIREMENT, id: '019a0000-0000-7000-8000-000000000902', title: 'Another one' };
    expect(requirementRuleId(other.id)).not.toBe(RULE);
    expect(judge(rentalWith(REQUIREMENT, other)).findings).toHaveLength(2);
  });
});

describe('a modifier that the payer wants', () => {
  const row = aRequirement({
    title: 'Usage modifier',
    claimKinds: ['portableRental'],
    codes: ['E1392'],
    wants: { is: 'modifier', modifier: 'QE' },
    severity: 'blocker',
  });
  const id = requirementRuleId(row.id);

  test('is missed on every line of the codes, and found among the further ones', () => {
    const theCase = rentalWith(row);
    expect(judge(theCase).findings.find(({ rule }) => rule === id)).toMatchObject({
      path: 'claim.lines.0.modifiers',
      message: 'Usage modifier: line 1 bills E1392 without QE.',
    });
    lineOf(theCase).furtherModifiers = ['QE'];
    expect(statusOf(judge(theCase), id)).toBe('met');
    theCase.claim.lines.push({ ...lineOf(theCase), furtherModifiers: [] });
    expect(statusOf(judge(theCase), id)).toBe('unmet');
  });
});

describe('one gap, one finding', () => {
  test('an authorization that the guide misses already', () => {
    const row = aRequirement({ claimKinds: ['portableRental'], codes: [], wants: { is: 'authorization' } });
    const theCase = rentalWith(row);
    expect(statusOf(judge(theCase), requirementRuleId(row.id))).toBe('met');
    theCase.claim.authorization.authorizationNumber = '';
    expect(findingIds(judge(theCase))).toEqual(['E1392-PAY-AUTH']);
    payerOf(theCase).settings.rental.priorAuthorization = false;
    expect(findingIds(judge(theCase))).toEqual([requirementRuleId(row.id)]);
  });

  test('a paper that the guide misses already', () => {
    const row = aRequirement({
      claimKinds: ['repair'],
      codes: [],
      wants: { is: 'document', type: 'partsInvoice' },
    });
    const theCase = repair();
    payerOf(theCase).settings.customRequirements = [row];
    dropPapers(theCase, 'partsInvoice');
    expect(findingIds(judge(theCase))).toEqual(['L7600-DOC-INVOICE']);
  });
});

describe('what is said of a missing requirement', () => {
  test.each([
    [
      { is: 'document', type: 'usageRecord' },
      {
        section: 'attachments',
        remedy: 'Attach it to the claim: record of use.',
        risk: /^CARC 252 .*RARC N706/,
      },
    ],
    [
      { is: 'modifier', modifier: 'QE' },
      {
        section: 'codes',
        remedy: 'Put QE on the line if the record bears it out.',
        risk: /^CARC 4 .*RARC N519/,
      },
    ],
    [
      { is: 'authorization' },
      { section: 'patient', remedy: /^Record number and dates/, risk: /^CARC 197 .*CARC 198 [^C]*$/ },
    ],
  ] as const)('%o: where, how to mend it, and the denial that it would draw', (wants, said) => {
    const theCase = rentalWith({ ...REQUIREMENT, wants });
    payerOf(theCase).settings.rental.priorAuthorization = false;
    theCase.claim.authorization.authorizationNumber = '';
    const [finding] = judge(theCase).findings;
    expect(finding?.section).toBe(said.section);
    expect(finding?.remedy).toMatch(said.remedy);
    expect(finding?.risk).toMatch(said.risk);
  });
});

describe('the pack of a payer', () => {
  test('begins with the earliest of its requirements', () => {
    const later = { ...REQUIREMENT, from: '2026-06-01' };
    const earlier = { ...REQUIREMENT, id: '019a0000-0000-7000-8000-0000000009ab', from: '2025-03-01' };
    const { payer } = rentalWith(later, earlier);
    expect(payer && payerPack(payer)).toMatchObject({ from: '2025-03-01', to: null, layer: 'payer' });
    expect(requirementRuleId(earlier.id)).toBe('PAYER-000009AB');
  });

  test('a paper that no shipped rule asks for waits for none', () => {
    const { payer } = rentalWith({ ...REQUIREMENT, title: '  Spaced out  ' });
    const [rule] = (payer && payerPack(payer)?.rules) ?? [];
    expect(rule).toMatchObject({ after: [], title: 'Spaced out' });
    expect(rule?.when).toHaveLength(2);
  });

  test('there is none without a requirement that judges', () => {
    const { payer } = rentalWith({ ...REQUIREMENT, retiredOn: '2026-02-02' });
    expect(payer && payerPack(payer)).toBeNull();
    const theCase = repair();
    payerOf(theCase).settings.customRequirements = [REQUIREMENT];
    expect(judgingPacks(theCase, TODAY).map(({ layer }) => layer)).not.toContain('payer');
    theCase.payer = null;
    expect(judgingPacks(theCase, TODAY).map(({ layer }) => layer)).not.toContain('payer');
  });

  test('words that look like a slot of a message stay words', () => {
    const row = { ...REQUIREMENT, title: 'The {detail} form' };
    const [finding] = judge(rentalWith(row)).findings;
    expect(finding?.message).toMatch(/^The detail form: no record of use/);
  });
});
