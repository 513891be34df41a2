import { describe, expect, test } from 'vitest';
import { evaluateCase } from '../../../shared/rules/evaluate.ts';
import { COMPARED_ON } from '../../../shared/rules/sources.ts';
import { storedEvaluation } from '../../../shared/rules/storedEvaluation.ts';
import { anOverride, lineOf, recordOf, repair, TODAY } from './startingCases.ts';

/** A repair with two findings, one of them set aside. */
function evaluated() {
  const theCase = repair();
  recordOf(theCase.order).signature = 'none';
  lineOf(theCase).modifiers = ['LT'];
  theCase.claim.overrides = [anOverride('L7600-DOC-ORDER')];
  return evaluateCase(theCase, TODAY);
}

/** The same as the first version wrote it down. */
function ofVersionOne(): unknown {
  const { packs: _packs, counts, findings, billable, ...rest } = evaluated();
  const bare = ({ title, date, ref }: (typeof findings)[number]['source']) => ({ title, date, ref });
  const { waived: _waived, ...counted } = counts;
  return {
    ...rest,
    pack: 'guides-2026-09',
    counts: counted,
    findings: findings.map(({ override, ...finding }) => {
      const { expiresOn: _expiresOn, ...without } = override ?? { expiresOn: null };
      return { ...finding, source: bare(finding.source), override: override === null ? null : without };
    }),
    billable: { ...billable, source: bare(billable.source) },
  };
}

describe('an evaluation that a finalized claim holds', () => {
  test('of today is taken as it is', () => {
    const today = evaluated();
    expect(storedEvaluation(today)).toBe(today);
  });

  test('of the first version names its pack, counts what was set aside, and keeps every answer', () => {
    const read = storedEvaluation(ofVersionOne());
    const today = evaluated();
    expect(read.packs).toEqual(['guides-2026-09']);
    expect(read.counts).toEqual(today.counts);
    expect(read.counts.waived).toBe(1);
    expect(read.requirements).toEqual(today.requirements);
    expect(read.findings.map(({ rule, severity, message }) => ({ rule, severity, message }))).toEqual(
      today.findings.map(({ rule, severity, message }) => ({ rule, severity, message })),
    );
    expect(read.billable).toMatchObject({ answer: today.billable.answer, why: today.billable.why });
  });

  test('whose sources do not say how far they were checked takes them as told second-hand', () => {
    const read = storedEvaluation(ofVersionOne());
    for (const source of [...read.findings.map((finding) => finding.source), read.billable.source]) {
      expect(source).toMatchObject({ verified: 'secondHand', verifiedOn: COMPARED_ON });
      expect(source.title).not.toBe('');
    }
    const told = ofVersionOne() as ReturnType<typeof evaluated>;
    const [first] = told.findings;
    if (first === undefined) throw new Error('no finding');
    Object.assign(first.source, { verified: 'verified', verifiedOn: '2026-01-02' });
    expect(storedEvaluation(told).findings[0]?.source).toMatchObject({
      verified: 'verified',
      verifiedOn: '2026-01-02',
    });
  });

  test('whose overrides had no last day has none; one that was given stays', () => {
    const [aside, open] = storedEvaluation(ofVersionOne()).findings;
    expect(aside?.override).toEqual(anOverride('L7600-DOC-ORDER'));
    expect(open?.override).toBeNull();
    const told = ofVersionOne() as ReturnType<typeof evaluated>;
    Object.assign(recordOf(told.findings[0]?.override ?? null), { expiresOn: '2026-12-31' });
    expect(storedEvaluation(told).findings[0]?.override?.expiresOn).toBe('2026-12-31');
  });
});
