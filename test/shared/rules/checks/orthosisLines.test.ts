import { describe, expect, test } from 'vitest';
import type { ClaimCase } from '../../../../shared/domain/claimCase.ts';
import { exampleId } from '../../../../shared/rules/examples/people.ts';
import { noticeOn } from '../brokenCases.ts';
import { findingIds, judged, lineAt, lineOf, payerOf, statusOf, type Start } from '../startingCases.ts';

type Change = (theCase: ClaimCase) => void;

/** Cases as near to a fault as can be: the rule is met all the same. */
const MET: readonly (readonly [id: string, what: string, start: Start, change: Change])[] = [
  [
    'L1320-MOD-SIDE',
    'a side on an asymmetric device, with its reason',
    'orthosis',
    (c) => {
      lineOf(c).modifiers = ['KX', 'RT'];
      Object.assign(c.claim.orthosis, { asymmetric: true, asymmetryReason: 'Pad over the right ribs only' });
    },
  ],
  [
    'L1320-MOD-99',
    'five modifiers, 99 and the list in the note',
    'orthosis',
    (c) => {
      Object.assign(lineOf(c), {
        modifiers: ['KX', 'NU', 'CG', '99'],
        furtherModifiers: ['SC', 'CR'],
        narrative: 'Modifiers: KX, NU, cg, SC, CR',
        logIds: [],
        pointers: [],
        drug: null,
      });
    },
  ],
  [
    'L1320-MOD-99',
    'the list ends with the last character that the payer reads',
    'orthosis',
    (c) => {
      Object.assign(lineOf(c), {
        modifiers: ['KX', 'NU', 'CG', '99'],
        furtherModifiers: ['SC', 'CR'],
        narrative: `${'x'.repeat(65)} KX NU CG SC CR`,
        logIds: [],
        pointers: [],
        drug: null,
      });
      payerOf(c).settings.narrativeMaxChars = 80;
    },
  ],
  [
    'L1320-PAY-MODIFIERS',
    'the rest on a second line',
    'orthosis',
    (c) => {
      payerOf(c).settings.orthosis.manyModifiers = 'secondLine';
      Object.assign(lineOf(c), { modifiers: ['KX', 'NU', 'CG', 'SC'], furtherModifiers: ['CR'] });
      c.claim.lines.push({
        ...structuredClone(lineOf(c)),
        id: exampleId(130),
        modifiers: ['KX', 'CR'],
        furtherModifiers: [],
      });
    },
  ],
  [
    'MCR-ORTH-ELASTIC',
    'a garment billed for the denial',
    'medicareOrthosis',
    (c) => {
      Object.assign(lineOf(c), { code: 'A4467', modifiers: ['GY'] });
      c.claim.orthosis.rigidity = 'elastic';
    },
  ],
  [
    'MCR-ORTH-CG',
    'a denial is expected',
    'medicareOrthosis',
    (c) => {
      lineOf(c).modifiers = ['GZ'];
    },
  ],
  [
    'MCR-ORTH-CG',
    'rigid',
    'medicareOrthosis',
    (c) => {
      c.claim.orthosis.rigidity = 'rigid';
    },
  ],
  [
    'MCR-ORTH-SIDE',
    'an addition of several units',
    'kneeOrthosis',
    (c) => {
      c.claim.lines.push({ ...structuredClone(lineOf(c)), id: exampleId(131), code: 'L2397', units: 2 });
    },
  ],
  [
    'MCR-ORTH-KX',
    'a notice in place of KX',
    'kneeOrthosis',
    (c) => {
      lineOf(c).modifiers = ['GA', 'RT'];
    },
  ],
  [
    'MCR-ORTH-NOTICE',
    'GA with a notice of the day of delivery',
    'kneeOrthosis',
    (c) => {
      lineOf(c).modifiers = ['GA', 'RT'];
      noticeOn(c, '2026-10-14');
      c.claim.notice.abnKind = 'required';
    },
  ],
  [
    'MCR-ORTH-KX-ANKLE',
    'GZ on one side',
    'ankleOrthosis',
    (c) => {
      lineAt(c, 1).modifiers = ['GZ', 'LT'];
    },
  ],
  [
    'MCR-ORTH-KX-SPINE',
    'KX on the knee of the same claim',
    'medicareOrthosis',
    (c) => {
      c.claim.lines.push({
        ...structuredClone(lineOf(c)),
        id: exampleId(132),
        code: 'L1833',
        modifiers: ['KX', 'RT'],
      });
    },
  ],
  [
    'MCR-ORTH-MADE',
    'a descriptor that leaves it open',
    'medicareOrthosis',
    (c) => {
      Object.assign(lineOf(c), { code: 'L0458', modifiers: [] });
      c.claim.orthosis.fitting = 'offTheShelf';
    },
  ],
];

describe('near to a fault, and none', () => {
  test.each(MET)('%s: %s (%s)', (id, _what, start, change) => {
    expect(statusOf(judged(start, change), id)).toBe('met');
  });
});

describe('not applicable', () => {
  test('CG is asked of the five flexible codes only', () => {
    for (const code of ['L0450', 'L0454', 'L0621', 'L0625', 'L0628']) {
      const evaluation = judged('medicareOrthosis', (c) => {
        Object.assign(lineOf(c), { code, modifiers: [] });
      });
      expect(findingIds(evaluation), code).toContain('MCR-ORTH-CG');
    }
    for (const code of ['L0452', 'L0455', 'L0456', 'L0627', 'L0630']) {
      const evaluation = judged('medicareOrthosis', (c) => {
        Object.assign(lineOf(c), { code, modifiers: [] });
      });
      expect(statusOf(evaluation, 'MCR-ORTH-CG'), code).toBe('notApplicable');
    }
  });

  test('Medicare’s rules do not judge other payers', () => {
    const evaluation = judged('orthosis', (c) => {
      c.claim.orthosis.rigidity = 'elastic';
    });
    expect(evaluation.requirements.filter(({ id }) => id.startsWith('MCR-'))).toEqual([]);
    expect(evaluation.findings).toEqual([]);
  });

  test('spinal rules keep still on a knee, whose side belongs to the line', () => {
    const evaluation = judged('kneeOrthosis');
    for (const id of ['L1320-MOD-SIDE', 'L1320-DENY-DIAGNOSIS', 'MCR-ORTH-SIDE-SPINE', 'MCR-ORTH-KX-SPINE']) {
      expect(statusOf(evaluation, id), id).toBe('notApplicable');
    }
  });

  test('an unasked second line is not asked of a payer that takes 99', () => {
    const evaluation = judged('orthosis', (c) => {
      Object.assign(lineOf(c), { modifiers: ['KX', 'NU', 'CG', 'SC'], furtherModifiers: ['CR'] });
    });
    expect(statusOf(evaluation, 'L1320-PAY-MODIFIERS')).toBe('notApplicable');
  });
});

describe('further modifiers count as said', () => {
  test('KX among them is an attestation like any other', () => {
    const evaluation = judged('orthosis', (c) => {
      Object.assign(lineOf(c), {
        modifiers: ['NU', 'CG', 'SC', '99'],
        furtherModifiers: ['CR', 'KX'],
        narrative: 'NU CG SC CR KX',
        logIds: [],
        pointers: [],
        drug: null,
      });
      c.claim.attestation.criteriaAttestedBy = '';
    });
    expect(findingIds(evaluation)).toEqual(['L1320-MOD-KX']);
  });

  test('a side among them is a side', () => {
    const evaluation = judged('orthosis', (c) => {
      Object.assign(lineOf(c), {
        modifiers: ['NU', 'CG', 'KX', '99'],
        furtherModifiers: ['CR', 'LT'],
        narrative: 'NU CG KX CR LT',
        logIds: [],
        pointers: [],
        drug: null,
      });
    });
    expect(findingIds(evaluation)).toEqual(['L1320-MOD-SIDE']);
    expect(evaluation.findings[0]?.message).toContain('LT');
  });

  test('a line that names all its modifiers in one place needs no note', () => {
    const evaluation = judged('orthosis', (c) => {
      lineOf(c).modifiers = ['KX', 'NU', 'CG', 'SC'];
    });
    expect(evaluation.findings).toEqual([]);
  });
});

test('what Medicare has not said, or nobody could read, advises at most', () => {
  const knee = judged('ankleOrthosis', (c) => {
    for (const line of c.claim.lines) line.modifiers = line.modifiers.filter((item) => item !== 'KX');
  });
  expect(knee.findings).toMatchObject([{ rule: 'MCR-ORTH-KX-ANKLE', severity: 'advice' }]);
  expect(knee.findings[0]?.why).toContain('not verified');
  expect(knee.finalisable).toBe(true);
});

test('the guide’s code for Medicare runs into the official meaning, which blocks', () => {
  const evaluation = judged('medicareOrthosis', (c) => {
    Object.assign(lineOf(c), { code: 'L1320', modifiers: [] });
    Object.assign(c.claim.orthosis, {
      fitting: 'customFabricated',
      customReason: 'No prefabricated brace reaches the deformity',
    });
  });
  expect(evaluation.findings).toMatchObject([{ rule: 'CODE-CONFLICT', severity: 'blocker' }]);
  expect(evaluation.findings[0]?.message).toMatch(/pectus carinatum/);
  expect(evaluation.finalisable).toBe(false);
});
