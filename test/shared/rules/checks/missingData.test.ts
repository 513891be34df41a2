import { describe, expect, test } from 'vitest';
import { newClaimValues } from '../../../../shared/domain/claim.ts';
import type { ClaimCase } from '../../../../shared/domain/claimCase.ts';
import { exampleId } from '../../../../shared/rules/examples/people.ts';
import { findingIds, judged, lineAt, lineOf, statusOf, type Start } from '../startingCases.ts';

/** Orthoses and radiopharmaceuticals: what is not there never passes, and one gap raises one finding. */

const STARTED: readonly Start[] = [
  'orthosis',
  'medicareOrthosis',
  'kneeOrthosis',
  'ankleOrthosis',
  'radiopharmaceutical',
  'medicareRadiopharmaceutical',
  'radium',
];

/** Rules that each gap leaves open, of those that these claims are judged by. */
const GAPS: readonly (readonly [
  what: string,
  finding: string,
  change: (c: ClaimCase) => void,
  waiting: readonly string[],
])[] = [
  [
    'no line',
    'CLAIM-LINES',
    (c) => {
      c.claim.lines = [];
    },
    [
      'ORTH-SCOPE',
      'ORTH-MODIFIERS',
      'L1320-MOD-SIDE',
      'L1320-MOD-KX',
      'L1320-MOD-99',
      'L1320-DENY-DIAGNOSIS',
      'MCR-ORTH-ELASTIC',
      'MCR-ORTH-CG',
      'MCR-ORTH-SIDE',
      'MCR-ORTH-KX',
      'MCR-ORTH-NOTICE',
      'MCR-ORTH-WOPD',
      'MCR-ORTH-F2F',
      'MCR-ORTH-AUTH',
      'MCR-ORTH-MADE',
      'MCR-ORTH-PDAC',
      'MCR-ORTH-LIFE',
      'RX-SCOPE',
      'RX-MODIFIERS',
      'A9600-DOC-DIAGNOSIS',
      'A9600-DOC-PRIOR',
      'A9600-DOC-IMAGING',
      'A9600-MOD-JW',
      'A9600-MOD-59',
      'A9600-MOD-KX',
      'A9600-DENY-DOSE',
      'A9600-PAY-INDICATION',
      'RX-JZ',
      'MCR-RX-JZ',
      'MCR-RX-59',
      'MCR-RX-KX',
    ],
  ],
  [
    'no date of service',
    'CLAIM-DATE',
    (c) => {
      c.claim.dateOfService = null;
    },
    [
      'L1320-DOC-DELIVERY',
      'L1320-PAY-AUTH',
      'L1320-PAY-REASSESS',
      'MCR-ORTH-WOPD',
      'MCR-ORTH-F2F',
      'MCR-ORTH-AUTH',
      'MCR-ORTH-LIFE',
      'MCR-ORTH-POD-DAY',
      'A9600-DOC-DOSE',
      'A9600-DOC-IMAGING',
      'A9600-PAY-AUTH',
      'MCR-RX-JZ',
    ],
  ],
];

describe.each(GAPS)('%s', (_what, finding, change, waiting) => {
  test.each(STARTED)('%s: one finding, and what needs it stays open', (start) => {
    const evaluation = judged(start, change);
    expect(findingIds(evaluation)).toEqual([finding]);
    expect(evaluation.finalisable).toBe(false);
    const asked = judged(start).requirements.filter(({ status }) => status === 'met');
    for (const { id } of asked.filter((requirement) => waiting.includes(requirement.id))) {
      expect(statusOf(evaluation, id), id).toBe('unknown');
    }
  });
});

test.each(['orthosis', 'radiopharmaceutical'] as const)(
  '%s without a payer: its coverage is asked for',
  (start) => {
    const evaluation = judged(start, (c) => {
      c.coverage = null;
      c.payer = null;
    });
    expect(findingIds(evaluation)).toEqual(['CLAIM-PAYER']);
    const open = [
      'L1320-MOD-KX',
      'L1320-DENY-FREQUENCY',
      'L1320-PAY-AUTH',
      'L1320-PAY-REASSESS',
      'L1320-DOC-LMN',
      'A9600-MOD-JW',
      'A9600-MOD-KX',
      'A9600-DENY-DOSE',
      'A9600-PAY-AUTH',
      'A9600-PAY-INDICATION',
      'A9600-DOC-ORDER',
    ];
    for (const { id } of evaluation.requirements.filter((requirement) => open.includes(requirement.id)))
      expect(statusOf(evaluation, id), id).toBe('unknown');
  },
);

test('modifiers beyond a line wait for the payer that says how it takes them', () => {
  const evaluation = judged('orthosis', (c) => {
    Object.assign(lineOf(c), { modifiers: ['KX', 'NU', 'CG', '99'], furtherModifiers: ['SC', 'CR'] });
    c.coverage = null;
    c.payer = null;
  });
  expect(statusOf(evaluation, 'L1320-MOD-99')).toBe('unknown');
  expect(statusOf(evaluation, 'L1320-PAY-MODIFIERS')).toBe('unknown');
});

test.each(['orthosis', 'kneeOrthosis', 'radiopharmaceutical'] as const)(
  '%s without an order: one finding',
  (start) => {
    const evaluation = judged(start, (c) => {
      c.order = null;
    });
    expect(findingIds(evaluation)).toEqual([
      start === 'radiopharmaceutical' ? 'A9600-DOC-ORDER' : 'L1320-DOC-ORDER',
    ]);
  },
);

test('a line without units is told by the rule on lines alone', () => {
  for (const start of ['kneeOrthosis', 'radium'] as const) {
    const evaluation = judged(start, (c) => {
      lineAt(c, 0).units = null;
    });
    expect(findingIds(evaluation), start).toEqual(['CLAIM-LINES']);
  }
});

describe('a claim of which nothing is known but kind, patient and payer', () => {
  function empty(start: Start) {
    return judged(start, (c) => {
      const { id, revision, number, state, overrides } = c.claim;
      Object.assign(c.claim, newClaimValues(c.claim.kind, c.patient.id), {
        id,
        revision,
        number,
        state,
        overrides,
        coverageId: c.coverage?.id ?? null,
      });
      c.order = null;
      c.physician = null;
      c.documents = [];
      c.diagnoses = [];
    });
  }

  test.each(STARTED)('%s: no rule on orthoses or doses is met', (start) => {
    const evaluation = empty(start);
    const passed = evaluation.requirements.filter(
      ({ id, status }) => status === 'met' && /^(L1320|A9600|ORTH|RX|MCR)-/.test(id),
    );
    // The signature to bill is the coverage's, and is there.
    expect(passed.map(({ id }) => id).filter((id) => id !== 'MCR-ORTH-SIGNATURE')).toEqual([]);
    expect(evaluation.finalisable).toBe(false);
  });

  test('each gap is told once, in words of its own', () => {
    for (const start of STARTED) {
      const messages = empty(start).findings.map(({ message }) => message);
      expect(new Set(messages).size, start).toBe(messages.length);
    }
  });
});

test('two devices of one kind on a claim are both looked at', () => {
  const evaluation = judged('medicareOrthosis', (c) => {
    c.claim.lines.push({ ...structuredClone(lineOf(c)), id: exampleId(140), code: 'L0621', modifiers: [] });
    c.claim.orthosis.fitting = 'offTheShelf';
  });
  expect([...findingIds(evaluation)].sort()).toEqual(['MCR-ORTH-CG', 'MCR-ORTH-MADE'].sort());
  expect(evaluation.findings.find(({ rule }) => rule === 'MCR-ORTH-CG')?.path).toBe(
    'claim.lines.1.modifiers',
  );
});
