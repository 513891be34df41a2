import { describe, expect, test } from 'vitest';
import type { ClaimCase } from '../../../shared/domain/claimCase.ts';
import { evaluate, gapText, type Evaluation } from '../../../shared/rules/evaluate.ts';
import { gatherFacts } from '../../../shared/rules/facts.ts';
import type { Field } from '../../../shared/rules/fields.ts';
import { blocks, finalRoot, judgeAll, worst, type Judged } from '../../../shared/rules/judge.ts';
import { met, unmet } from '../../../shared/rules/outcome.ts';
import { rule, type Owners, type Pack, type Rule } from '../../../shared/rules/pack.ts';
import type { Condition, SeverityBy } from '../../../shared/rules/vocabulary.ts';
import {
  anOverride,
  findingIds,
  lineOf,
  payerOf,
  recordOf,
  repair,
  statusOf,
  TODAY,
} from './startingCases.ts';

/** The engine, over small made-up packs: each rule asks for one field of a clean repair, or for the absence of one. */

interface Asked {
  readonly asks?: Field;
  /** What an absent field does to the rule; without it the rule only waits for who owns the field. */
  readonly otherwise?: 'unmet' | 'unknown';
  readonly severity?: SeverityBy;
  readonly overridable?: boolean;
  readonly when?: readonly Condition[];
  readonly after?: readonly string[];
  readonly verified?: Rule['source']['verified'];
  readonly claimKinds?: Rule['claimKinds'];
}

function aRule(id: string, asked: Asked = {}): Rule {
  const field = asked.asks ?? 'visit.workDone';
  return rule({
    id,
    kind: 'requirement',
    claimKinds: asked.claimKinds ?? ['repair'],
    title: `Rule ${id}`,
    section: 'labor',
    severity: asked.severity ?? 'blocker',
    overridable: asked.overridable ?? true,
    ...(asked.when === undefined ? {} : { when: asked.when }),
    ...(asked.after === undefined ? {} : { after: asked.after }),
    check: 'all',
    with: { parts: [{ is: 'given', field, name: 'the field', otherwise: asked.otherwise ?? 'unknown' }] },
    message: 'Missing: {detail}.',
    remedy: 'Give it, or say why not.',
    why: 'Because.',
    path: field,
    source: {
      title: 'Made up',
      date: '2026',
      ref: 'here',
      verified: asked.verified ?? 'guide',
      verifiedOn: '2026-11-22',
    },
  });
}

function aPack(rules: readonly Rule[], owners: Owners = {}): Pack {
  return {
    id: 'made-up',
    layer: 'guides',
    payerClass: 'any',
    from: '2020-01-01',
    to: null,
    rules,
    owners: { repair: owners },
  };
}

type Change = (theCase: ClaimCase) => void;
const nothing: Change = () => undefined;

function judge(pack: Pack, change: Change = nothing): Evaluation {
  const theCase = repair();
  change(theCase);
  return evaluate([pack], gatherFacts(theCase, TODAY));
}

const noWork: Change = (c) => {
  recordOf(c.visit).workDone = '';
};

describe('which rules are asked', () => {
  test('those for the kind of claim, in the order of the pack', () => {
    const rules = [aRule('B'), aRule('OTHER', { claimKinds: ['orthosis'] }), aRule('A')];
    expect(judge(aPack(rules)).requirements.map(({ id }) => id)).toEqual(['B', 'A']);
  });

  const conditions: readonly (readonly [string, Condition, Change, Change, Change | null])[] = [
    [
      'a class of payer',
      { payerClass: ['commercial', 'medicaid'], otherwise: 'not this class' },
      nothing,
      (c) => (payerOf(c).class = 'medicare'),
      (c) => (c.payer = null),
    ],
    [
      'a setting of the payer that is on',
      { setting: 'payer.settings.repair.refusesRoutine', is: true, otherwise: 'the payer does not ask' },
      nothing,
      (c) => (payerOf(c).settings.repair.refusesRoutine = false),
      (c) => (c.payer = null),
    ],
    [
      'a setting of the payer that is off',
      { setting: 'payer.settings.repair.refusesRoutine', is: false, otherwise: 'the payer asks' },
      (c) => (payerOf(c).settings.repair.refusesRoutine = false),
      nothing,
      (c) => (c.payer = null),
    ],
    [
      'a first day',
      { serviceFrom: '2026-10-20', otherwise: 'not yet' },
      nothing,
      (c) => (c.claim.dateOfService = '2026-10-19'),
      (c) => (c.claim.dateOfService = null),
    ],
    [
      'a last day',
      { serviceTo: '2026-10-20', otherwise: 'no more' },
      nothing,
      (c) => (c.claim.dateOfService = '2026-10-21'),
      (c) => (c.claim.dateOfService = null),
    ],
    [
      'a billed code',
      { bills: ['K0740', 'L7600'], otherwise: 'not billed' },
      nothing,
      (c) => (lineOf(c).code = 'E1390'),
      (c) => (c.claim.lines = []),
    ],
    [
      'a modifier',
      { modifiers: ['RB', 'KX'], otherwise: 'not on a line' },
      (c) => (lineOf(c).modifiers = ['LT', 'RB']),
      (c) => (lineOf(c).modifiers = ['LT']),
      (c) => (c.claim.lines = []),
    ],
    [
      'a modifier beyond the four of a line',
      { modifiers: ['RB'], otherwise: 'not on a line' },
      (c) => (lineOf(c).furtherModifiers = ['RB']),
      nothing,
      null,
    ],
    [
      'a field’s value',
      { field: 'equipment.ownership', name: 'the owner', in: ['patientOwned', 'rental'], otherwise: 'no' },
      nothing,
      (c) => (recordOf(c.equipment).ownership = 'loaner'),
      (c) => (recordOf(c.equipment).ownership = null),
    ],
  ];

  test.each(conditions)('by %s', (_what, condition, holds, fails, open) => {
    const pack = aPack([aRule('A', { when: [condition] })]);
    expect(statusOf(judge(pack, holds), 'A')).toBe('met');
    const elsewhere = judge(pack, fails);
    expect(statusOf(elsewhere, 'A')).toBe('notApplicable');
    expect(elsewhere.requirements[0]?.evidence.toLowerCase()).toBe(condition.otherwise);
    expect(elsewhere.findings).toEqual([]);
    if (open) expect(statusOf(judge(pack, open), 'A')).toBe('unknown');
  });

  test('all conditions have to hold, and the first that does not says why', () => {
    const when: readonly Condition[] = [
      { payerClass: ['commercial'], otherwise: 'another class' },
      { serviceFrom: '2026-10-20', otherwise: 'not yet' },
      { serviceTo: '2026-10-31', otherwise: 'no more' },
      { bills: ['L7600'], otherwise: 'not billed' },
      { modifiers: ['RB'], otherwise: 'not on a line' },
    ];
    const pack = aPack([aRule('A', { when })]);
    const evidence = (change: Change) => judge(pack, change).requirements[0]?.evidence;
    expect(evidence(nothing)).toBe('Not on a line');
    expect(evidence((c) => (lineOf(c).code = 'E1390'))).toBe('Not billed');
    expect(evidence((c) => (c.claim.dateOfService = '2026-11-01'))).toBe('No more');
    expect(evidence((c) => (c.claim.dateOfService = '2026-10-19'))).toBe('Not yet');
    expect(
      statusOf(
        judge(pack, (c) => (lineOf(c).modifiers = ['RB'])),
        'A',
      ),
    ).toBe('met');
  });

  test('a condition that cannot be decided waits for the rule that owns its fact', () => {
    const conditions: readonly Condition[] = [
      { serviceFrom: '2026-10-20', otherwise: 'x' },
      { serviceTo: '2026-10-20', otherwise: 'x' },
      { bills: ['L7600'], otherwise: 'x' },
      { modifiers: ['RB'], otherwise: 'x' },
      { field: 'equipment.ownership', name: 'the owner', in: ['rental'], otherwise: 'x' },
      { payerClass: ['commercial'], otherwise: 'x' },
    ];
    const rules = [
      aRule('DAY', { asks: 'claim.dateOfService' }),
      aRule('LINES', { asks: 'claim.lines' }),
      aRule('DEVICE', { asks: 'equipment' }),
      aRule('PAYER', { asks: 'payer' }),
      ...conditions.map((condition, index) => aRule(`W${index}`, { when: [condition] })),
    ];
    const owners: Owners = {
      'claim.dateOfService': 'DAY',
      'claim.lines': 'LINES',
      equipment: 'DEVICE',
      payer: 'PAYER',
    };
    const evaluation = judge(aPack(rules, owners), (c) => {
      c.claim.dateOfService = null;
      c.claim.lines = [];
      c.equipment = null;
      c.payer = null;
    });
    expect(findingIds(evaluation)).toEqual(['DAY', 'LINES', 'DEVICE', 'PAYER']);
    const waits = evaluation.requirements.slice(4).map(({ evidence }) => evidence.split(',')[0]);
    expect(waits).toEqual(['DAY', 'DAY', 'LINES', 'LINES', 'DEVICE', 'PAYER'].map((id) => `Waits for ${id}`));
  });
});

describe('how much a finding weighs', () => {
  const weight = (asked: Asked, change: Change = nothing): string | undefined =>
    judge(aPack([aRule('A', asked)]), (c) => {
      noWork(c);
      change(c);
    }).findings[0]?.severity;

  const byClass = { byClass: { medicare: 'blocker', medicaid: 'warning', commercial: 'advice' } } as const;

  test('as the rule says, or as it says for the payer’s class', () => {
    expect(weight({ severity: 'warning' })).toBe('warning');
    for (const [payerClass, severity] of Object.entries(byClass.byClass)) {
      expect(weight({ severity: byClass }, (c) => Object.assign(payerOf(c), { class: payerClass }))).toBe(
        severity,
      );
    }
  });

  test('while the payer is not known, as grave as it may become', () => {
    expect(weight({ severity: byClass }, (c) => (c.payer = null))).toBe('blocker');
    const mild = { byClass: { medicare: 'advice', medicaid: 'advice', commercial: 'warning' } } as const;
    expect(weight({ severity: mild }, (c) => (c.payer = null))).toBe('warning');
  });

  test('as a setting of the payer says; the graver while it is not known', () => {
    const severity = {
      bySetting: 'payer.settings.repair.refusesRoutine',
      yes: 'blocker',
      no: 'advice',
    } as const;
    expect(weight({ severity })).toBe('blocker');
    expect(weight({ severity }, (c) => (payerOf(c).settings.repair.refusesRoutine = false))).toBe('advice');
    expect(weight({ severity }, (c) => (c.payer = null))).toBe('blocker');
  });

  test('what nobody has verified advises, and says so', () => {
    const { findings, finalisable } = judge(aPack([aRule('A', { verified: 'unverified' })]), noWork);
    expect(findings).toMatchObject([{ severity: 'advice', why: expect.stringContaining('not verified') }]);
    expect(finalisable).toBe(true);
    expect(judge(aPack([aRule('A')]), noWork).findings[0]?.why).toBe('Because.');
  });

  test('the gravest of some, and advice of none', () => {
    expect(worst([])).toBe('advice');
    expect(worst(['advice', 'warning'])).toBe('warning');
    expect(worst(['warning', 'blocker', 'advice'])).toBe('blocker');
  });
});

describe('what nobody has verified', () => {
  test('is waited for by advice alone: what weighs more speaks for itself', () => {
    const after = ['A'] as const;
    const pack = aPack([
      aRule('A', { verified: 'unverified' }),
      aRule('HEAVY', { after }),
      aRule('LIGHT', { after, severity: 'advice' }),
    ]);
    const { findings, finalisable } = judge(pack, noWork);
    expect(findings).toMatchObject([
      { rule: 'HEAVY', severity: 'blocker' },
      { rule: 'A', severity: 'advice' },
    ]);
    expect(finalisable).toBe(false);
  });
});

describe('waiting for the rule that owns a fact', () => {
  const pack = aPack(
    [
      aRule('WAITS', { asks: 'visit.workDone' }),
      aRule('OWNS', { asks: 'visit.workDone', otherwise: 'unmet', severity: 'advice' }),
    ],
    { 'visit.workDone': 'OWNS' },
  );

  test('only the owner speaks, and as gravely as whoever waits', () => {
    const evaluation = judge(pack, noWork);
    expect(evaluation.findings).toMatchObject([{ rule: 'OWNS', severity: 'blocker', status: 'unmet' }]);
    expect(evaluation.requirements).toMatchObject([
      { id: 'WAITS', status: 'unknown', evidence: 'Waits for OWNS, rule OWNS', path: 'visit.workDone' },
      { id: 'OWNS', status: 'unmet', evidence: 'The field is not given' },
    ]);
    expect(evaluation.finalisable).toBe(false);
  });

  test('a fact that nobody owns is each rule’s own to ask for', () => {
    const evaluation = judge(aPack(pack.rules), noWork);
    expect(findingIds(evaluation)).toEqual(['WAITS', 'OWNS']);
  });

  test('an owner that does not fail cannot speak: who lacks the fact speaks', () => {
    const silent = aPack(
      [aRule('WAITS', { asks: 'visit.workDone' }), aRule('OWNS', { asks: 'visit.malfunction' })],
      { 'visit.workDone': 'OWNS' },
    );
    expect(findingIds(judge(silent, noWork))).toEqual(['WAITS']);
  });

  test('an owner of another pack that is not asked here cannot speak either', () => {
    const elsewhere = aPack([aRule('WAITS')], { 'visit.workDone': 'NOT-HERE' });
    expect(findingIds(judge(elsewhere, noWork))).toEqual(['WAITS']);
  });

  test('setting the owner aside carries those that wait', () => {
    const evaluation = judge(pack, (c) => {
      noWork(c);
      c.claim.overrides = [anOverride('OWNS')];
    });
    expect(findingIds(evaluation)).toEqual(['OWNS']);
    expect(evaluation).toMatchObject({ finalisable: true, counts: { waived: 1 } });
  });

  test('but not one that nobody may set aside', () => {
    const firm = aPack([aRule('WAITS', { overridable: false }), aRule('OWNS', { otherwise: 'unmet' })], {
      'visit.workDone': 'OWNS',
    });
    const evaluation = judge(firm, (c) => {
      noWork(c);
      c.claim.overrides = [anOverride('OWNS'), anOverride('WAITS')];
    });
    expect(evaluation.findings).toMatchObject([
      { rule: 'WAITS', override: null },
      { rule: 'OWNS', override: { ruleId: 'OWNS' } },
    ]);
    expect(evaluation.finalisable).toBe(false);
  });
});

describe('after another rule', () => {
  const first = aRule('FIRST', { asks: 'visit.workDone', otherwise: 'unmet' });
  const later = aRule('LATER', { asks: 'visit.malfunction', otherwise: 'unmet', after: ['FIRST'] });
  const both: Change = (c) => {
    noWork(c);
    recordOf(c.visit).malfunction = '';
  };

  test('what the first says is not said again', () => {
    expect(findingIds(judge(aPack([later, first]), both))).toEqual(['FIRST']);
    expect(statusOf(judge(aPack([later, first]), both), 'LATER')).toBe('unknown');
  });

  test('it speaks when the first has nothing to say', () => {
    const alone = judge(aPack([first, later]), (c) => {
      recordOf(c.visit).malfunction = '';
    });
    expect(findingIds(alone)).toEqual(['LATER']);
  });

  test('it does not wait when it is met', () => {
    const evaluation = judge(aPack([first, later]), noWork);
    expect(statusOf(evaluation, 'LATER')).toBe('met');
    expect(findingIds(evaluation)).toEqual(['FIRST']);
  });

  test('it speaks once the first was set aside', () => {
    const evaluation = judge(aPack([first, later]), (c) => {
      both(c);
      c.claim.overrides = [anOverride('FIRST')];
    });
    expect(findingIds(evaluation)).toEqual(['FIRST', 'LATER']);
    expect(evaluation.finalisable).toBe(false);
  });

  test('where the first waits for a third, the third is who speaks', () => {
    const pack = aPack([aRule('THIRD', { otherwise: 'unmet' }), aRule('FIRST'), later], {
      'visit.workDone': 'THIRD',
    });
    const evaluation = judge(pack, both);
    expect(findingIds(evaluation)).toEqual(['THIRD']);
    const aside = judge(pack, (c) => {
      both(c);
      c.claim.overrides = [anOverride('THIRD')];
    });
    expect(findingIds(aside)).toEqual(['THIRD', 'LATER']);
  });

  test('who owns a missing fact speaks for it, whatever comes before', () => {
    const coverage: Rule = { ...aRule('COVERAGE', { after: ['FIRST'] }), check: 'coverageInForce', with: {} };
    const uncovered: Change = (c) => {
      noWork(c);
      c.coverage = null;
    };
    expect(findingIds(judge(aPack([first, coverage]), uncovered))).toEqual(['FIRST']);
    const owned = judge(aPack([first, coverage], { coverage: 'COVERAGE' }), uncovered);
    expect(findingIds(owned)).toEqual(['FIRST', 'COVERAGE']);
    // A fault of another sort is not the gap that it owns.
    const nameless = judge(aPack([first, coverage], { coverage: 'COVERAGE' }), (c) => {
      noWork(c);
      recordOf(c.coverage).memberId = '';
    });
    expect(findingIds(nameless)).toEqual(['FIRST']);
  });

  test('the first of several that speaks is named', () => {
    const pack = aPack([
      aRule('ONE', { asks: 'visit.complaint' }),
      aRule('TWO', { otherwise: 'unmet' }),
      aRule('LATER', { asks: 'visit.malfunction', otherwise: 'unmet', after: ['ONE', 'TWO'] }),
    ]);
    const evaluation = judge(pack, both);
    expect(evaluation.requirements.at(-1)?.evidence).toBe('Waits for TWO, rule TWO');
  });
});

describe('who stands at the end of the waiting', () => {
  function item(id: string, root: string | null, change: Partial<Judged> = {}): Judged {
    return {
      rule: aRule(id),
      outcome: unmet('visit', 'x'),
      severity: 'blocker',
      override: null,
      root,
      ...change,
    };
  }

  test('the last of a chain', () => {
    const last = item('C', null);
    const chain = [item('A', 'B'), item('B', 'C'), last];
    expect(chain.map((one) => finalRoot(one, chain))).toEqual([last, last, last]);
  });

  test('nobody where the chain goes round, or ends outside', () => {
    const round = [item('A', 'B'), item('B', 'A')];
    expect(round.map((one) => finalRoot(one, round))).toEqual([null, null]);
    expect(finalRoot(item('A', 'GONE'), [item('A', 'GONE')])).toBeNull();
  });

  test('in the way: a blocker that fails, unless it or what it waits for was set aside', () => {
    const own = item('A', null);
    expect(blocks(own, [own])).toBe(true);
    expect(blocks({ ...own, severity: 'warning' }, [own])).toBe(false);
    expect(blocks({ ...own, outcome: met('there') }, [own])).toBe(false);
    expect(blocks({ ...own, override: anOverride('A') }, [own])).toBe(false);
    const waiting = item('W', 'A');
    expect(blocks(waiting, [waiting, own])).toBe(true);
    expect(blocks(waiting, [waiting, { ...own, override: anOverride('A') }])).toBe(false);
    const round = [item('A', 'B'), item('B', 'A')];
    expect(round.map((one) => blocks(one, round))).toEqual([true, true]);
  });
});

describe('overrides that count', () => {
  const pack = aPack([aRule('A', { otherwise: 'unmet' })]);
  const overrideFor = (...overrides: readonly ReturnType<typeof anOverride>[]) =>
    judge(pack, (c) => {
      noWork(c);
      c.claim.overrides = [...overrides];
    }).findings[0]?.override ?? null;

  test('to their last day, and not beyond', () => {
    expect(overrideFor(anOverride('A', { expiresOn: '2026-11-01' }))).toBeNull();
    expect(overrideFor(anOverride('A', { expiresOn: TODAY }))).not.toBeNull();
    expect(overrideFor(anOverride('A', { expiresOn: '2026-11-03' }))).not.toBeNull();
  });

  test('the last of several', () => {
    const one = anOverride('A', { reason: 'First' });
    const other = anOverride('A', { reason: 'Second' });
    expect(overrideFor(one, other)).toEqual(other);
    expect(overrideFor(one, { ...other, withdrawnAt: '2026-11-01T12:00:00.000Z' })).toEqual(one);
  });

  test('one of a rule that is met is not shown, and counts as nothing', () => {
    const evaluation = judge(pack, (c) => (c.claim.overrides = [anOverride('A')]));
    expect(evaluation).toMatchObject({ findings: [], finalisable: true, counts: { met: 1, waived: 0 } });
  });
});

test('judging tells of every rule what it answers, for whom it waits, and what carries it', () => {
  const pack = aPack([aRule('OWNS', { otherwise: 'unmet' }), aRule('WAITS')], { 'visit.workDone': 'OWNS' });
  const theCase = repair();
  noWork(theCase);
  expect(judgeAll(pack, gatherFacts(theCase, TODAY))).toMatchObject([
    { rule: { id: 'OWNS' }, outcome: { status: 'unmet' }, root: null, override: null, severity: 'blocker' },
    { rule: { id: 'WAITS' }, outcome: { status: 'unknown', lacks: 'visit.workDone' }, root: 'OWNS' },
  ]);
});

describe('what is said', () => {
  test('an open question has its own words and its own remedy, where the rule has them', () => {
    const [open] = judge(aPack([aRule('A')]), noWork).findings;
    expect(open).toMatchObject({
      status: 'unknown',
      message: 'Not checked: the field is not given.',
      remedy: 'Give it, or say why not.',
    });
    const worded: Rule = {
      ...aRule('A'),
      messageWhenUnknown: 'Nobody knows: {detail}.',
      remedyWhenUnknown: 'Ask.',
    };
    expect(judge(aPack([worded]), noWork).findings[0]).toMatchObject({
      message: 'Nobody knows: the field is not given.',
      remedy: 'Ask.',
    });
  });

  test('a fault has the rule’s words, and never those of an open question', () => {
    const worded: Rule = { ...aRule('A', { otherwise: 'unmet' }), remedy: 'Mend this: {detail}.' };
    const told = { ...worded, messageWhenUnknown: 'Nobody knows.', remedyWhenUnknown: 'Ask.' };
    expect(judge(aPack([told]), noWork).findings).toMatchObject([
      {
        status: 'unmet',
        message: 'Missing: the field is not given.',
        remedy: 'Mend this: the field is not given.',
      },
    ]);
  });

  test('a remedy names what is open where the rule has no other', () => {
    const worded: Rule = { ...aRule('A'), remedy: 'Mend this: {detail}.' };
    expect(judge(aPack([worded]), noWork).findings[0]?.remedy).toBe('Mend this: the field is not given.');
  });

  test('ready to bill counts the blockers that apply, and those alone', () => {
    const rules = [
      aRule('OPEN', { otherwise: 'unmet' }),
      aRule('MET', { asks: 'visit.malfunction' }),
      aRule('WARNS', { otherwise: 'unmet', severity: 'warning' }),
      aRule('AWAY', { when: [{ payerClass: ['medicare'], otherwise: 'x' }] }),
    ];
    const { billReady, auditReady } = judge(aPack(rules), noWork);
    expect(billReady).toEqual({ done: 1, total: 2, missing: [{ id: 'OPEN', title: 'Rule OPEN' }] });
    expect(auditReady).toMatchObject({ done: 1, total: 3 });
  });

  test('a queue is told the blockers, else the warnings, and never mere advice', () => {
    const queue = (...rules: readonly Rule[]): string => gapText(judge(aPack(rules), noWork));
    const open = (id: string, severity: SeverityBy): Rule => aRule(id, { otherwise: 'unmet', severity });
    expect(queue(open('A', 'blocker'), open('B', 'warning'), open('C', 'advice'))).toBe('Rule A');
    expect(queue(open('B', 'warning'), open('C', 'advice'))).toBe('Rule B');
    expect(queue(open('C', 'advice'))).toBe('');
    const four = ['A', 'B', 'C', 'D'].map((id) => open(id, 'warning'));
    expect(queue(...four.slice(0, 3))).toBe('Rule A · Rule B · Rule C');
    expect(queue(...four)).toBe('Rule A · Rule B · Rule C · 1 more');
  });
});
