import { describe, expect, test } from 'vitest';
import { checkOutgoing } from '../../../shared/edi/checkBatch.ts';
import { originalMedicare } from '../../../shared/edi/subscriberLoop.ts';
import { GOLDEN_CLAIMS } from '../../support/edi/goldenBatches.ts';

/** What the golden files say is right to say: they are read as examples of how a supplier bills. */

const CLAIMS = Object.entries(GOLDEN_CLAIMS).flatMap(([name, claims]) =>
  claims.map((claim) => [`${name}: ${claim.number}`, claim] as const),
);
const OXYGEN = new Set(['E0424', 'E0431', 'E0433', 'E0434', 'E0439', 'E1390', 'E1391', 'E1392', 'K0738']);
const CAPPED = ['KH', 'KI', 'KJ'];
const GROUPS = ['N1', 'N2', 'N3'];
const DRUGS = new Set(['A9606']);

describe.each(CLAIMS)('%s', (_, claim) => {
  const medicare = originalMedicare(claim.switches.filingIndicator);

  test('nothing stands in its way, and nothing is left to be said of it', () => {
    const { problems, notices } = checkOutgoing(claim, '2026-11-20');
    const unsigned = notices.filter(({ path }) => path === 'coverage.signatureOnFileOn');
    expect(problems).toEqual([]);
    // One shape of claim has no signature on file, on purpose.
    expect(notices).toEqual(claim.signatureOnFileOn === null ? unsigned : []);
  });

  test('oxygen is rented by its group, never as a capped rental, and no authorization of Medicare is named', () => {
    for (const { code, modifiers } of claim.lines.filter((line) => OXYGEN.has(line.code))) {
      expect([code, modifiers.filter((modifier) => CAPPED.includes(modifier))]).toEqual([code, []]);
      if (medicare && modifiers.includes('RR'))
        expect(modifiers.filter((modifier) => GROUPS.includes(modifier))).toHaveLength(1);
      if (medicare) expect(claim.authorizationNumber).toBe('');
    }
  });

  test('whoever ordered is named on every line or at the claim, and a drug has its number and amount', () => {
    expect(claim.ordering).not.toBeNull();
    expect(claim.switches.orderingAs).not.toBe('none');
    if (medicare) expect(claim.switches.orderingAs).toBe('lineDK');
    for (const { code, drug } of claim.lines) if (DRUGS.has(code)) expect(drug).not.toBeNull();
  });

  test('what is done neither at home nor at the supplier’s says where', () => {
    if (claim.placeOfService !== '12') expect(claim.facility).not.toBeNull();
  });
});
