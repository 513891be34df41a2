import { describe, expect, test } from 'vitest';
import type { ClaimCase } from '../../../../shared/domain/claimCase.ts';
import { dropPapers, findingIds, judged, lineOf, payerOf, statusOf, type Start } from '../startingCases.ts';

type Change = (theCase: ClaimCase) => void;

function attest(c: ClaimCase): void {
  c.claim.attestation = {
    criteriaAttestedBy: 'Casey Sample',
    criteriaAttestedOn: '2026-10-19',
    codeMeaning: null,
  };
}

/** Cases as near to a fault as can be: the rule is met all the same. */
const MET: readonly (readonly [id: string, what: string, start: Start, change: Change])[] = [
  [
    'A9600-MOD-59',
    'XS with procedure and reason',
    'radiopharmaceutical',
    (c) => {
      lineOf(c).modifiers = ['JZ', 'XS'];
      c.claim.radiopharmaceutical.distinctFrom = 'Bone scan of the whole body';
      c.claim.radiopharmaceutical.distinctReason = 'Made weeks before';
    },
  ],
  [
    'A9600-MOD-KX',
    'KX where the payer takes it, attested',
    'radiopharmaceutical',
    (c) => {
      payerOf(c).settings.radiopharmaceutical.coverageModifier = 'KX';
      lineOf(c).modifiers = ['JZ', 'KX'];
      attest(c);
    },
  ],
  [
    'A9600-MOD-KX',
    'a denial is expected',
    'radiopharmaceutical',
    (c) => {
      payerOf(c).settings.radiopharmaceutical.coverageModifier = 'KX';
      lineOf(c).modifiers = ['JZ', 'GZ'];
    },
  ],
  [
    'A9600-SAFE-MARROW',
    'mildly suppressed',
    'radiopharmaceutical',
    (c) => {
      c.claim.radiopharmaceutical.marrowSuppression = 'mild';
    },
  ],
  [
    'A9600-DOC-IMAGING',
    'made on the day of the dose',
    'radiopharmaceutical',
    (c) => {
      c.claim.radiopharmaceutical.imagingOn = '2026-10-19';
    },
  ],
  [
    'A9600-DOC-DIAGNOSIS',
    'a carcinoid’s metastasis of bone',
    'radiopharmaceutical',
    (c) => {
      c.claim.diagnosisCodes = ['C7B.03'];
      c.diagnoses = c.diagnoses.map((item) => ({ ...item, code: 'C7B03' }));
    },
  ],
  [
    'A9600-DOC-PRIOR',
    'it failed',
    'radiopharmaceutical',
    (c) => {
      c.claim.radiopharmaceutical.priorOutcome = 'failed';
    },
  ],
  [
    'MCR-RX-CONTRACTOR',
    'billed by the hospital',
    'medicareRadiopharmaceutical',
    (c) => {
      c.claim.radiopharmaceutical.contractor = 'hospital';
    },
  ],
  [
    'MCR-RX-SR89-REPEAT',
    'ninety days apart',
    'strontium',
    (c) => {
      Object.assign(c.claim.radiopharmaceutical, { firstTreatment: false, lastDoseOn: '2026-07-21' });
    },
  ],
  [
    'MCR-RX-SR89-COUNTS',
    'at the limits, on the day of the dose',
    'strontium',
    (c) => {
      Object.assign(c.claim.radiopharmaceutical, {
        platelets: 60_000,
        leukocytes: 2_400,
        countsOn: '2026-10-19',
      });
    },
  ],
];

describe('near to a fault, and none', () => {
  test.each(MET)('%s: %s (%s)', (id, _what, start, change) => {
    const evaluation = judged(start, change);
    expect(statusOf(evaluation, id)).toBe('met');
    expect(findingIds(evaluation)).toEqual([]);
  });
});

describe('X modifiers for Medicare', () => {
  test('one that says more needs no 59', () => {
    for (const modifier of ['XE', 'XP', 'XS', 'XU']) {
      const evaluation = judged('medicareRadiopharmaceutical', (c) => {
        lineOf(c).modifiers = ['JZ', modifier];
        c.claim.radiopharmaceutical.distinctFrom = 'Bone scan of the whole body';
        c.claim.radiopharmaceutical.distinctReason = 'Made weeks before';
      });
      expect(evaluation.findings, modifier).toEqual([]);
    }
  });

  test('59 without a reason is told by the guide, and that another says more by Medicare', () => {
    const evaluation = judged('medicareRadiopharmaceutical', (c) => {
      lineOf(c).modifiers = ['JZ', '59'];
    });
    expect([...findingIds(evaluation)].sort()).toEqual(['A9600-MOD-59', 'MCR-RX-59']);
    expect(evaluation.finalisable).toBe(true);
  });
});

test('which contractor takes a dose is not verified, and is said to be', () => {
  const { findings, finalisable } = judged('medicareRadiopharmaceutical', (c) => {
    c.claim.radiopharmaceutical.contractor = 'dmeMac';
  });
  expect(findings).toMatchObject([
    {
      rule: 'MCR-RX-CONTRACTOR',
      severity: 'advice',
      why: expect.stringContaining('not verified'),
      source: { verified: 'unverified' },
    },
  ]);
  expect(finalisable).toBe(true);
});

describe('strontium-89 again', () => {
  const before = (lastDoseOn: string | null, change: Change = () => undefined) =>
    judged('strontium', (c) => {
      Object.assign(c.claim.radiopharmaceutical, { firstTreatment: false, lastDoseOn });
      change(c);
    });
  const earlier = (c: ClaimCase, dateOfService: string, code = 'A9600', samePatient = true) => ({
    claimNumber: 'CW-2026-000002',
    state: 'paid' as const,
    kind: c.claim.kind,
    dateOfService,
    samePatient,
    sameEquipment: false,
    samePayer: true,
    lines: [{ code, modifiers: [], units: 4 }],
  });

  test('an earlier claim tells what the record does not', () => {
    const evaluation = before(null, (c) => {
      c.otherClaims = [earlier(c, '2026-09-01')];
    });
    expect(findingIds(evaluation)).toContain('MCR-RX-SR89-REPEAT');
    expect(evaluation.findings.find(({ rule }) => rule === 'MCR-RX-SR89-REPEAT')?.message).toContain(
      '48 days',
    );
  });

  test('even one that the record calls the first', () => {
    const evaluation = judged('strontium', (c) => {
      c.otherClaims = [earlier(c, '2026-09-01')];
    });
    expect(findingIds(evaluation)).toContain('MCR-RX-SR89-REPEAT');
  });

  test('not one of another agent, nor of another patient', () => {
    for (const [code, same] of [
      ['A9604', true],
      ['A9600', false],
    ] as const) {
      const evaluation = judged('strontium', (c) => {
        c.otherClaims = [earlier(c, '2026-09-01', code, same)];
      });
      expect(statusOf(evaluation, 'MCR-RX-SR89-REPEAT')).toBe('met');
    }
  });

  test('it warns, and never blocks: the policy is retired', () => {
    const evaluation = before('2026-09-01', (c) => {
      Object.assign(c.claim.radiopharmaceutical, { platelets: 1000, leukocytes: 100 });
    });
    expect(
      evaluation.findings.filter(({ rule }) => rule.startsWith('MCR-')).map(({ severity }) => severity),
    ).toEqual(['warning', 'warning']);
    expect(evaluation.finalisable).toBe(true);
  });
});

describe('agents that are not for bone', () => {
  const lutetium = judged('medicareRadiopharmaceutical', (c) => {
    Object.assign(lineOf(c), { code: 'A9513', units: 200 });
    Object.assign(c.claim.radiopharmaceutical, {
      doseGiven: 199.5,
      boneMetastasesStated: null,
      priorTreatment: '',
      priorOutcome: null,
      imagingOn: null,
      imagingMethod: '',
      primaryCancer: null,
    });
    c.claim.diagnosisCodes = ['C7A.019'];
    dropPapers(c, 'imagingReport');
  });

  test('what the guide asks of bone pain is not asked of lutetium-177', () => {
    for (const id of ['A9600-DOC-DIAGNOSIS', 'A9600-DOC-PRIOR', 'A9600-DOC-IMAGING'])
      expect(statusOf(lutetium, id), id).toBe('notApplicable');
    expect(lutetium.findings).toEqual([]);
  });

  test('its dose, lot and waste are', () => {
    for (const id of ['A9600-DOC-DOSE', 'A9600-DOC-LOT', 'A9600-DENY-DOSE', 'A9600-MOD-JW', 'MCR-RX-JZ'])
      expect(statusOf(lutetium, id), id).toBe('met');
  });
});

test('what is missing from an authorization’s grounds is told by the rule that owns it', () => {
  for (const [change, id] of [
    [(c: ClaimCase) => (c.claim.radiopharmaceutical.priorTreatment = ''), 'A9600-DOC-PRIOR'],
    [(c: ClaimCase) => (c.claim.radiopharmaceutical.reasonForTherapy = ''), 'A9600-DOC-ORDER'],
    [(c: ClaimCase) => dropPapers(c, 'imagingReport'), 'A9600-DOC-IMAGING'],
  ] as const) {
    const evaluation = judged('radiopharmaceutical', (c) => {
      change(c);
    });
    expect(findingIds(evaluation)).toEqual([id]);
    expect(['unmet', 'unknown']).toContain(statusOf(evaluation, 'A9600-PAY-AUTH'));
  }
});
