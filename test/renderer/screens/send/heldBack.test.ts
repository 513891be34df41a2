import { describe, expect, test } from 'vitest';
import { heldBack, numbersOf } from '../../../../renderer/screens/send/heldBack.ts';
import type { ReadyClaim } from '../../../../shared/contract/batches.ts';
import { anId } from '../../records/fakeProgram.ts';

function aClaim(end: number, payer: number, paths: readonly string[]): ReadyClaim {
  return {
    id: anId(end),
    number: `CW-2026-00000${end}`,
    state: 'finalised',
    patientName: 'Testperson, Avery',
    payerId: anId(payer),
    payerName: `Payer ${payer}`,
    dateOfService: '2026-10-01',
    chargeCents: 100,
    writtenIn: '',
    notices: [],
    problems: paths.map((path) => ({
      claimId: anId(end),
      lineId: null,
      path,
      box: '',
      message: `Give ${path}.`,
    })),
  };
}

describe('what keeps claims back', () => {
  test('a cause of the office is told once, one of a payer once for each payer', () => {
    const { shared, own } = heldBack([
      aClaim(1, 51, ['office.address.zip', 'payer.payerIdentifier']),
      aClaim(2, 51, ['office.address.zip', 'payer.payerIdentifier']),
      aClaim(3, 52, ['office.address.zip', 'payer.payerIdentifier']),
    ]);
    expect(shared.map(({ problem, payerName, claims }) => [problem.path, payerName, claims.length])).toEqual([
      ['office.address.zip', '', 3],
      ['payer.payerIdentifier', 'Payer 51', 2],
      ['payer.payerIdentifier', 'Payer 52', 1],
    ]);
    expect(own).toEqual([]);
  });

  test('what is a claim’s own stays at the claim, beside what it shares', () => {
    const { shared, own } = heldBack([aClaim(1, 51, ['office.npi', 'coverage.memberId']), aClaim(2, 51, [])]);
    expect(shared).toHaveLength(1);
    expect(own.map(({ claim, problems }) => [claim.id, problems.map(({ path }) => path)])).toEqual([
      [anId(1), ['coverage.memberId']],
    ]);
  });

  test('a long list of numbers is cut', () => {
    const claims = [1, 2, 3, 4, 5, 6].map((end) => ({ number: `C${end}` }));
    expect(numbersOf(claims)).toBe('C1, C2, C3, C4 and 2 more');
    expect(numbersOf(claims.slice(0, 2))).toBe('C1, C2');
  });
});
