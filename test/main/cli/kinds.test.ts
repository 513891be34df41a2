import { describe, expect, test } from 'vitest';
import type { Report } from '../../../main/cli/report.ts';
import { ClaimCase } from '../../../shared/domain/claimCase.ts';
import { CLAIM_KIND_NAMES, ClaimKind, GUIDE_CODE } from '../../../shared/domain/claimKind.ts';
import { PayerClass } from '../../../shared/domain/payer.ts';
import { exampleCase } from '../../../shared/rules/examples/exampleCase.ts';
import { run } from './aRun.ts';

/** `example … | check -` for every kind of claim and every class of payer. */

type Answer = 'clean' | 'refused';

/** Original Medicare pays for no repair of oxygen equipment; everything else has an official way to be billed. */
const TABLE: Readonly<Record<ClaimKind, Readonly<Record<PayerClass, Answer>>>> = {
  repair: { medicare: 'refused', medicaid: 'clean', commercial: 'clean' },
  portableRental: { medicare: 'clean', medicaid: 'clean', commercial: 'clean' },
  orthosis: { medicare: 'clean', medicaid: 'clean', commercial: 'clean' },
  radiopharmaceutical: { medicare: 'clean', medicaid: 'clean', commercial: 'clean' },
  equipmentRepair: { medicare: 'clean', medicaid: 'clean', commercial: 'clean' },
  oxygenRental: { medicare: 'clean', medicaid: 'clean', commercial: 'clean' },
};

const EACH = ClaimKind.options.flatMap((kind) =>
  PayerClass.options.map((payerClass) => [kind, payerClass] as const),
);

async function checked(text: string): Promise<{ readonly code: number; readonly report: Report }> {
  const { code, out, err } = await run(['check', '-'], { input: text });
  expect(err).toBe('');
  return { code, report: JSON.parse(out) };
}

async function example(kind: ClaimKind, payerClass: PayerClass): Promise<string> {
  const { code, out, err } = await run(['example', kind, '--payer', payerClass]);
  expect({ code, err }).toEqual({ code: 0, err: '' });
  return out;
}

describe('an example', () => {
  test.each(EACH)('%s for %s is a valid case of that kind and class', async (kind, payerClass) => {
    const theCase = ClaimCase.parse(JSON.parse(await example(kind, payerClass)));
    expect(theCase).toMatchObject({ claim: { kind }, payer: { class: payerClass } });
    expect(theCase).toEqual(exampleCase(kind, payerClass));
  });

  test.each(ClaimKind.options)('%s is also known by its code, for a commercial payer', async (kind) => {
    expect(await run(['example', GUIDE_CODE[kind]])).toEqual(await run(['example', kind]));
    expect((await run(['example', kind])).out).toBe(await example(kind, 'commercial'));
  });
});

describe('an example piped into check', () => {
  test.each(EACH)('%s for %s', async (kind, payerClass) => {
    const { code, report } = await checked(await example(kind, payerClass));
    const { counts, findings, requirements } = report;
    expect(counts.checked).toBe(counts.met + counts.unmet);
    expect(counts.checked + counts.unknown + counts.notApplicable).toBe(requirements.length);
    // Nothing is clean because nothing was asked.
    expect(counts.met).toBeGreaterThan(15);
    expect(counts).toMatchObject({ unknown: 0, waived: 0 });
    if (TABLE[kind][payerClass] === 'clean') {
      expect(report).toMatchObject({ finalisable: true, billable: { answer: 'bill' }, findings: [] });
      expect(report.packs).toEqual(['guides-2026-11', expect.stringMatching(`^${payerClass}-`)]);
      expect(report.pack).toBe(report.packs.join(' + '));
      expect(code).toBe(0);
    } else {
      expect(report).toMatchObject({ finalisable: false, billable: { answer: 'doNotBill' } });
      expect(findings.map(({ rule, severity }) => [rule, severity])).toEqual([['CLAIM-BILLABLE', 'blocker']]);
      expect(findings[0]?.message).toContain(report.billable.why);
      expect(code).toBe(1);
    }
  });

  test('what is refused says why, how to go on, and on what ground', async () => {
    const { report } = await checked(await example('repair', 'medicare'));
    expect(report.findings).toMatchObject([
      {
        message: expect.stringContaining('does not pay separately for the repair of oxygen equipment'),
        remedy: expect.stringMatching(/\S/),
        source: { title: expect.stringMatching(/\S/), verified: 'verified' },
      },
    ]);
  });
});

describe('the guide’s code in place of the official one', () => {
  const MEANT_OTHERWISE = ['repair', 'orthosis', 'radiopharmaceutical'] as const;

  test.each(MEANT_OTHERWISE)('%s for Medicare is refused, with both meanings', async (kind) => {
    const theCase = JSON.parse(await example(kind, 'medicare'));
    theCase.claim.lines[0].code = GUIDE_CODE[kind];
    const { code, report } = await checked(JSON.stringify(theCase));
    expect(code).toBe(1);
    const conflict = report.findings.find(({ rule }) => rule === 'CODE-CONFLICT');
    expect(conflict).toMatchObject({
      severity: 'blocker',
      // A brace and a dose may be meant officially; a repair of a concentrator cannot.
      path: kind === 'repair' ? 'claim.lines.0.code' : 'claim.attestation.codeMeaning',
    });
    expect(conflict?.message).toContain(GUIDE_CODE[kind]);
    expect(conflict?.source.title).toMatch(/HCPCS/);
  });

  test.each(MEANT_OTHERWISE.flatMap((kind) => [[kind, 'medicaid'] as const, [kind, 'commercial'] as const]))(
    '%s for %s: a warning until the payer agreed to it in writing',
    async (kind, payerClass) => {
      const theCase = JSON.parse(await example(kind, payerClass));
      theCase.claim.lines[0].code = GUIDE_CODE[kind];
      theCase.payer.settings.codeAgreements = [];
      const conflictIn = async (): Promise<string | undefined> => {
        const { report } = await checked(JSON.stringify(theCase));
        return report.findings.find(({ rule }) => rule === 'CODE-CONFLICT')?.severity;
      };
      expect(await conflictIn()).toBe('warning');
      theCase.payer.settings.codeAgreements = [
        { code: GUIDE_CODE[kind], source: 'Letter of the payer', confirmedOn: '2026-01-15' },
      ];
      expect(await conflictIn()).toBeUndefined();
    },
  );
});

test('help names every kind with its code, and every class', async () => {
  const { out } = await run(['help']);
  for (const kind of ClaimKind.options) expect(out).toContain(`${kind} (${GUIDE_CODE[kind]})`);
  for (const payerClass of PayerClass.options) expect(out).toContain(payerClass);
  expect(Object.keys(CLAIM_KIND_NAMES)).toEqual(Object.keys(TABLE));
});
