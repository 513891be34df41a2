import { describe, expect, test } from 'vitest';
import type { ClaimCase } from '../../../../shared/domain/claimCase.ts';
import { shipped } from '../brokenOrthosisCases.ts';
import { anOverride, findingIds, judged, lineOf, payerOf, recordOf, statusOf } from '../startingCases.ts';

describe('KX', () => {
  test('while the record lacks what the criteria rest on, the rule that owns it speaks alone', () => {
    const evaluation = judged('orthosis', (c) => {
      c.claim.orthosis.deficit = '';
    });
    expect(findingIds(evaluation)).toEqual(['L1320-DOC-DEFICIT']);
    expect(statusOf(evaluation, 'L1320-MOD-KX')).toBe('unknown');
  });

  test('setting that rule aside does not carry the attestation', () => {
    const evaluation = judged('orthosis', (c) => {
      c.claim.orthosis.deficit = '';
      c.claim.overrides = [anOverride('L1320-DOC-DEFICIT'), anOverride('L1320-MOD-KX')];
    });
    expect(evaluation.findings.find(({ rule }) => rule === 'L1320-MOD-KX')).toMatchObject({
      severity: 'blocker',
      override: null,
    });
    expect(evaluation.finalisable).toBe(false);
  });

  test('criteria that are not met ask for no KX', () => {
    const evaluation = judged('orthosis', (c) => {
      lineOf(c).modifiers = [];
      c.claim.diagnosisCodes = ['M17.11'];
      c.diagnoses = c.diagnoses.map((diagnosis) => ({ ...diagnosis, code: 'M17.11' }));
      c.claim.overrides = [anOverride('L1320-DENY-DIAGNOSIS')];
    });
    expect(statusOf(evaluation, 'L1320-MOD-KX')).toBe('met');
    expect(evaluation.finalisable).toBe(true);
  });

  test('a line that expects the denial says enough without it', () => {
    for (const modifier of ['GA', 'GY', 'GZ']) {
      const evaluation = judged('orthosis', (c) => {
        lineOf(c).modifiers = [modifier];
      });
      expect(evaluation.findings, modifier).toEqual([]);
    }
  });

  test('attested today is attested', () => {
    const evaluation = judged('orthosis', (c) => {
      c.claim.attestation.criteriaAttestedOn = '2026-11-02';
    });
    expect(evaluation.findings).toEqual([]);
  });

  test('for Medicare it is taken where its policies ask for it', () => {
    expect(statusOf(judged('kneeOrthosis'), 'L1320-MOD-KX')).toBe('met');
    expect(statusOf(judged('medicareOrthosis'), 'L1320-MOD-KX')).toBe('met');
  });
});

describe('delivery', () => {
  const sent = (shippedOn: string | null, deliveredOn: string) =>
    judged('orthosis', (c) => {
      Object.assign(c.claim.delivery, { method: 'shipped', shippedOn, deliveredOn });
    });

  test('a shipped device is billed by the day on which it was sent', () => {
    expect(findingIds(sent('2026-10-14', '2026-10-17'))).toEqual([]);
    expect(findingIds(sent('2026-10-15', '2026-10-17'))).toEqual(['L1320-DOC-DELIVERY']);
    expect(findingIds(sent(null, '2026-10-17'))).toEqual(['L1320-DOC-DELIVERY']);
  });

  test('a photo supports the ticket, and does not stand for it', () => {
    const evidence = (change: (c: ClaimCase) => void) =>
      judged('orthosis', change).requirements.find(({ id }) => id === 'L1320-DOC-DELIVERY');
    expect(evidence(() => undefined)).toMatchObject({
      status: 'met',
      evidence: expect.stringContaining('photo'),
    });
    expect(
      evidence((c) => {
        c.documents = c.documents.filter(({ type }) => type !== 'proofOfDelivery');
      }),
    ).toMatchObject({ status: 'unmet', evidence: expect.stringContaining('does not stand for it') });
    const alone = evidence((c) => {
      c.documents = c.documents.filter(({ type }) => type !== 'photo');
    });
    expect(alone?.status).toBe('met');
    expect(alone?.evidence).not.toContain('photo');
  });

  test('delivered today is no future', () => {
    const evaluation = judged('orthosis', (c) => {
      c.claim.delivery.deliveredOn = '2026-11-02';
      c.claim.dateOfService = '2026-11-02';
    });
    expect(statusOf(evaluation, 'L1320-DOC-DELIVERY')).toBe('met');
  });
});

describe('reassessment', () => {
  const assessed = (reassessedOn: string | null, faceToFaceOn: string | null = null) =>
    judged('orthosis', (c) => {
      c.claim.orthosis.reassessedOn = reassessedOn;
      recordOf(c.order).faceToFaceOn = faceToFaceOn;
    });

  test('the last day that counts, the day before it, and the day of service itself', () => {
    expect(findingIds(assessed('2026-07-16'))).toEqual([]);
    expect(findingIds(assessed('2026-07-15'))).toEqual(['L1320-PAY-REASSESS']);
    expect(findingIds(assessed('2026-10-14'))).toEqual([]);
  });

  test('the visit that led to the order is an assessment', () => {
    expect(findingIds(assessed(null, '2026-07-16'))).toEqual([]);
    expect(findingIds(assessed(null, '2026-07-15'))).toEqual(['L1320-PAY-REASSESS']);
    expect(findingIds(assessed(null))).toEqual(['L1320-PAY-REASSESS']);
  });

  test('neither for a short use nor by a payer that asks for none', () => {
    const short = judged('orthosis', (c) => {
      Object.assign(c.claim.orthosis, { longTerm: false, reassessedOn: null });
    });
    const unasked = judged('orthosis', (c) => {
      Object.assign(c.claim.orthosis, { longTerm: null, reassessedOn: null });
      payerOf(c).settings.orthosis.reassessDays = null;
    });
    for (const evaluation of [short, unasked])
      expect(statusOf(evaluation, 'L1320-PAY-REASSESS')).toBe('notApplicable');
  });
});

describe('diagnosis', () => {
  const withCode = (code: string) =>
    judged('orthosis', (c) => {
      c.claim.diagnosisCodes = [code];
      c.diagnoses = c.diagnoses.map((diagnosis) => ({ ...diagnosis, code }));
    });

  test.each(['M41.9', 'M51.360', 'S32.010A', 'Q67.7', 'M4806', 'Z98.1', 'M80.08XA'])(
    '%s carries it',
    (code) => {
      expect(statusOf(withCode(code), 'L1320-DENY-DIAGNOSIS')).toBe('met');
    },
  );

  test.each(['M17.11', 'J44.9', 'S82.001A', 'E11.9', 'Q66.89'])('%s does not', (code) => {
    expect(findingIds(withCode(code))).toEqual(['L1320-DENY-DIAGNOSIS']);
  });

  test('one of several is enough', () => {
    const evaluation = judged('orthosis', (c) => {
      const [first, second] = c.diagnoses;
      c.diagnoses = [
        { ...recordOf(first ?? null), code: 'M17.11' },
        { ...recordOf(second ?? null), code: 'M54.50' },
      ];
      c.claim.diagnosisCodes = ['M17.11', 'M54.50'];
    });
    expect(evaluation.findings).toEqual([]);
  });
});

describe('fitting', () => {
  test('the day of delivery is the last for it', () => {
    const fitted = (fittedOn: string) =>
      judged('medicareOrthosis', (c) => {
        c.claim.orthosis.fittedOn = fittedOn;
      });
    expect(findingIds(fitted('2026-10-14'))).toEqual([]);
    expect(findingIds(fitted('2026-10-01'))).toEqual([]);
    expect(findingIds(fitted('2026-10-15'))).toEqual(['MCR-ORTH-FIT']);
  });

  test('nothing is fitted that comes off the shelf', () => {
    expect(statusOf(judged('kneeOrthosis'), 'MCR-ORTH-FIT')).toBe('notApplicable');
    const mailed = judged('ankleOrthosis', (c) => {
      shipped(c, '2026-10-14');
    });
    expect(mailed.findings).toEqual([]);
  });

  test('a made-to-measure brace of the chest wall with its reasons', () => {
    const evaluation = judged('medicareOrthosis', (c) => {
      Object.assign(lineOf(c), { code: 'L1320', modifiers: [] });
      Object.assign(c.claim.orthosis, {
        fitting: 'customFabricated',
        customReason: 'No prefabricated brace reaches the deformity',
      });
    });
    expect(statusOf(evaluation, 'MCR-ORTH-CUSTOM')).toBe('met');
  });
});

describe('the angle of a contracture', () => {
  const measured = (measurements: string, diagnosis = 'M48.061') =>
    judged('ankleOrthosis', (c) => {
      c.claim.orthosis.measurements = measurements;
      c.claim.diagnosisCodes = [diagnosis];
      c.diagnoses = c.diagnoses.map((item) => ({ ...item, code: diagnosis }));
    });

  const RULE = 'MCR-ORTH-CONTRACTURE';
  const BY = 'by goniometer';

  test.each(['Dorsiflexion 12°', 'passive 10 degrees', 'PROM 12.5 deg, left', '10 to 15 DEGREES', '10-15°'])(
    '%s',
    (text) => {
      expect(measured(`${text}, ${BY}`).findings).toEqual([]);
    },
  );

  test.each(['9 degrees', '9.9°', '5 deg', '-12 degrees', '5-8 degrees'])('too little: %s', (text) => {
    expect(measured(`${text}, ${BY}`).findings).toMatchObject([{ rule: RULE, status: 'unmet' }]);
  });

  test.each(['Ankle 9 in', 'some degrees', '12 degrading', 'dorsiflexion 12'])('none: %s', (text) => {
    expect(measured(`${text}, ${BY}`).findings).toMatchObject([{ rule: RULE, status: 'unknown' }]);
  });

  test('angles on both sides of ten are for a person to tell apart', () => {
    expect(measured(`right 12 degrees, left 8 degrees, ${BY}`).findings).toMatchObject([
      { rule: RULE, status: 'unknown', message: expect.stringContaining('less than 10 degrees') },
    ]);
  });

  test('goniometer, function and stretching are each asked for by name', () => {
    const lacking = (change: (orthosis: ClaimCase['claim']['orthosis']) => void) => {
      const [finding] = judged('ankleOrthosis', (c) => change(c.claim.orthosis)).findings;
      return [finding?.path, finding?.message];
    };
    expect(lacking((orthosis) => (orthosis.measurements = 'Dorsiflexion 12 degrees'))).toEqual([
      'claim.orthosis.measurements',
      expect.stringContaining('goniometer'),
    ]);
    expect(lacking((orthosis) => (orthosis.deficit = 'Plantar flexion contracture of both ankles'))).toEqual([
      'claim.orthosis.deficit',
      expect.stringContaining('function'),
    ]);
    expect(lacking((orthosis) => (orthosis.triedTreatment = 'Eight weeks of physical therapy'))).toEqual([
      'claim.orthosis.triedTreatment',
      expect.stringContaining('stretching program'),
    ]);
  });

  test('plantar fasciitis needs none', () => {
    expect(measured('Ankle 9 in', 'M72.2').findings).toEqual([]);
  });
});
