import { expect, test } from 'vitest';
import { evaluateCase } from '../../../shared/rules/evaluate.ts';
import { COMPARED_ON } from '../../../shared/rules/sources.ts';
import { storedEvaluation } from '../../../shared/rules/storedEvaluation.ts';
import { anOverride, repair, TODAY } from './startingCases.ts';

/** As the first version wrote it: one pack by name, no count of waived findings, sources without their checking. */
function ofVersionOne() {
  const theCase = repair();
  theCase.order = null;
  theCase.claim.orderId = null;
  theCase.claim.placeOfService = '21';
  theCase.claim.overrides = [anOverride('L7600-DOC-ORDER')];
  const now = evaluateCase(theCase, TODAY);
  const bare = ({ title, date, ref }: { title: string; date: string; ref: string }) => ({ title, date, ref });
  const { packs: _packs, ...rest } = now;
  const { waived: _waived, ...counts } = now.counts;
  return {
    now,
    old: {
      ...rest,
      pack: 'guides-2026-11',
      counts,
      findings: now.findings.map((finding) => {
        if (finding.override === null) return { ...finding, source: bare(finding.source) };
        const { expiresOn: _expiresOn, ...override } = finding.override;
        return { ...finding, source: bare(finding.source), override };
      }),
      billable: { ...now.billable, source: bare(now.billable.source) },
    },
  };
}

test('what this version wrote is read as it stands', () => {
  const { now } = ofVersionOne();
  expect(storedEvaluation(JSON.parse(JSON.stringify(now)))).toEqual(now);
});

test('what the first version wrote gets its list of packs, its waived findings and the state of its sources', () => {
  const { now, old } = ofVersionOne();
  const read = storedEvaluation(JSON.parse(JSON.stringify(old)));
  expect(read.packs).toEqual(['guides-2026-11']);
  expect(read.counts).toEqual({ ...now.counts, waived: 1 });
  expect(read.findings.map(({ rule }) => rule)).toEqual(now.findings.map(({ rule }) => rule));
  expect(read.findings.length).toBeGreaterThan(1);
  for (const [index, finding] of read.findings.entries()) {
    expect(finding.source).toEqual({
      ...old.findings[index]?.source,
      verified: 'secondHand',
      verifiedOn: COMPARED_ON,
    });
    expect(finding.override?.expiresOn ?? null).toBeNull();
    expect(finding.override === null).toBe(finding.rule !== 'L7600-DOC-ORDER');
    if (finding.override) expect(finding.override).toHaveProperty('expiresOn', null);
  }
  expect(read.billable.source).toEqual({
    ...old.billable.source,
    verified: 'secondHand',
    verifiedOn: COMPARED_ON,
  });
});

test('what such an evaluation does say of its sources and overrides is kept', () => {
  const { old } = ofVersionOne();
  const told = {
    ...old,
    findings: old.findings.map((finding) => ({
      ...finding,
      source: { ...finding.source, verified: 'guide', verifiedOn: '2025-01-01' },
      override: finding.override && { ...finding.override, expiresOn: '2026-12-31' },
    })),
  };
  const read = storedEvaluation(told);
  expect(read.findings.every(({ source }) => source.verified === 'guide')).toBe(true);
  expect(read.findings.every(({ source }) => source.verifiedOn === '2025-01-01')).toBe(true);
  expect(read.findings.find(({ override }) => override !== null)?.override?.expiresOn).toBe('2026-12-31');
});
