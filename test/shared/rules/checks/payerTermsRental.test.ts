import { describe, expect, test } from 'vitest';
import type { ClaimCase } from '../../../../shared/domain/claimCase.ts';
import type { ClaimKind } from '../../../../shared/domain/claimKind.ts';
import { evaluateCase, type Requirement } from '../../../../shared/rules/evaluate.ts';
import { anEarlierClaim, cleanCase, settingsOf } from '../packs/payerTerms/brokenTerms.ts';
import { lineOf, recordOf, TODAY } from '../startingCases.ts';

/** What one rule of a commercial payer's terms says of a clean claim once it is changed. */
function asked(kind: ClaimKind, rule: string, change: (theCase: ClaimCase) => void): Requirement {
  const theCase = cleanCase(kind, 'commercial');
  change(theCase);
  const answer = evaluateCase(theCase, TODAY).requirements.find(({ id }) => id === `COM-${rule}`);
  if (answer === undefined) throw new Error(`no such rule: ${rule}`);
  return answer;
}

function status(kind: ClaimKind, rule: string, change: (theCase: ClaimCase) => void): string {
  return asked(kind, rule, change).status;
}

const secondLine = (theCase: ClaimCase) => recordOf(theCase.claim.lines[1] ?? null);

describe('rented or sold', () => {
  const rr = (basis: 'rental' | 'purchase', ...modifiers: string[]) =>
    asked('oxygenRental', 'RENT-RR', (c) => {
      c.claim.rental.basis = basis;
      for (const line of c.claim.lines) line.modifiers = modifiers;
    });

  test.each([
    ['rental', ['RR', 'KX'], 'met'],
    ['rental', ['KX'], 'unmet'],
    ['rental', ['RR', 'NU'], 'unmet'],
    ['rental', ['UE'], 'unmet'],
    ['purchase', ['NU', 'KX'], 'met'],
    ['purchase', ['UE'], 'met'],
    ['purchase', ['NU', 'UE'], 'unmet'],
    ['purchase', ['KX'], 'unmet'],
    ['purchase', ['RR', 'NU'], 'unmet'],
  ] as const)('%s with %s: %s', (basis, modifiers, answer) => {
    expect(rr(basis, ...modifiers).status).toBe(answer);
  });

  test('says which line is wrong, and how', () => {
    expect(rr('rental', 'KX').evidence).toBe('The equipment is rented, and line 1 lacks RR');
    expect(rr('rental', 'RR', 'NU').evidence).toContain('carries NU');
    expect(rr('purchase', 'RR', 'NU').evidence).toContain('carries RR');
    expect(rr('purchase', 'KX').evidence).toContain('needs NU or UE');
    expect(rr('rental', 'RR').evidence).toBe('Rented, RR on the line');
    expect(rr('purchase', 'NU').evidence).toBe('Sold, NU or UE on the line');
  });

  test('is not asked of a maintenance visit, nor of contents', () => {
    expect(rr('rental', 'MS').status).toBe('notApplicable');
    expect(
      status('oxygenRental', 'RENT-RR', (c) => {
        for (const line of c.claim.lines) Object.assign(line, { code: 'E0443', modifiers: [] });
      }),
    ).toBe('notApplicable');
    expect(
      status('oxygenRental', 'RENT-RR', (c) => {
        secondLine(c).modifiers = ['MS'];
      }),
    ).toBe('met');
  });

  test('waits for a line', () => {
    const answer = asked('oxygenRental', 'RENT-RR', (c) => {
      c.claim.lines = [];
    });
    expect(answer).toMatchObject({
      status: 'unknown',
      evidence: expect.stringMatching(/^Waits for CLAIM-LINES/),
    });
  });
});

describe('test, thresholds and modifier of what is furnished', () => {
  test.each(['RENT-TEST', 'RENT-CRITERIA', 'RENT-COVERAGE'])('%s is not asked of maintenance', (rule) => {
    expect(
      status('oxygenRental', rule, (c) => {
        c.claim.lines = [{ ...lineOf(c), modifiers: ['MS'] }];
      }),
    ).toBe('notApplicable');
  });

  test('every device line carries the modifier: one that lacks it is found behind one that has it', () => {
    expect(
      asked('oxygenRental', 'RENT-COVERAGE', (c) => {
        secondLine(c).modifiers = ['RR'];
      }),
    ).toMatchObject({ status: 'unmet', path: 'claim.lines.1.modifiers' });
    expect(
      status('oxygenRental', 'RENT-COVERAGE', (c) => {
        recordOf(c.oxygenTest).roomAir = null;
      }),
    ).toBe('unknown');
    // The first line says that a denial is expected; what the second may say is open.
    expect(
      status('oxygenRental', 'RENT-COVERAGE', (c) => {
        recordOf(c.oxygenTest).roomAir = null;
        lineOf(c).modifiers = ['RR', 'GA'];
        secondLine(c).modifiers = ['RR'];
      }),
    ).toBe('unknown');
  });

  test('a denial that is expected weighs less', () => {
    const theCase = cleanCase('oxygenRental', 'commercial');
    recordOf(theCase.oxygenTest).saturation = 92;
    for (const line of theCase.claim.lines) line.modifiers = ['RR', 'GA'];
    const finding = evaluateCase(theCase, TODAY).findings.find(({ rule }) => rule === 'COM-RENT-CRITERIA');
    expect(finding?.severity).toBe('warning');
  });
});

describe('accessories and contents', () => {
  const bundle = (change: (theCase: ClaimCase) => void) => status('oxygenRental', 'RENT-BUNDLE', change);
  const only = (code: string, ownership: 'rental' | 'patientOwned' | null) => (c: ClaimCase) => {
    c.claim.lines = [{ ...lineOf(c), code, modifiers: [] }];
    recordOf(c.equipment).ownership = ownership;
  };

  test.each([
    ['none billed', () => undefined, 'notApplicable'],
    ['accessory of a rented device', only('A4616', 'rental'), 'unmet'],
    ['accessory of the patient’s own', only('A4616', 'patientOwned'), 'met'],
    ['accessory, owner not known', only('A4616', null), 'unknown'],
    ['contents alone', only('E0443', 'rental'), 'notApplicable'],
  ] as const)('%s', (_what, change, answer) => {
    expect(bundle(change)).toBe(answer);
  });

  test('contents beside a rented device, and beside one that is sold', () => {
    const beside = (basis: 'rental' | 'purchase' | null) => (c: ClaimCase) => {
      c.claim.lines.push({ ...lineOf(c), code: 'E0443', modifiers: [] });
      c.claim.rental.basis = basis;
    };
    expect(asked('oxygenRental', 'RENT-BUNDLE', beside('rental'))).toMatchObject({
      status: 'unmet',
      path: 'claim.lines.2.code',
      evidence: 'E0443 on line 3 stands beside the rental of E1390',
    });
    expect(bundle(beside('purchase'))).toBe('notApplicable');
    expect(bundle(beside(null))).toBe('unknown');
  });

  test('contents and an accessory, no device: judged by who owns it', () => {
    expect(
      bundle((c) => {
        c.claim.lines = ['E0443', 'A4616'].map((code) => ({ ...lineOf(c), code, modifiers: [] }));
      }),
    ).toBe('unmet');
  });

  test('without a device on the claim nobody can tell', () => {
    expect(
      asked('oxygenRental', 'RENT-BUNDLE', (c) => {
        only('A4616', 'rental')(c);
        c.equipment = null;
        c.claim.equipmentId = null;
      }).evidence,
    ).toMatch(/^Waits for CLAIM-DEVICE/);
  });
});

describe('maintenance visits', () => {
  const visit = (change: (theCase: ClaimCase) => void) =>
    asked('oxygenRental', 'RENT-MAINTENANCE', (c) => {
      settingsOf(c).rental.maintenanceMonths = 6;
      c.claim.lines = [{ ...lineOf(c), modifiers: ['MS'] }];
      change(c);
    });
  const other = (dateOfService: string, change: object = {}) =>
    anEarlierClaim({
      dateOfService,
      sameEquipment: true,
      lines: [{ code: 'E1390', modifiers: ['MS'], units: 1 }],
      ...change,
    });

  test('six months to the day are enough, a day less is not', () => {
    // The date of service is 2026-10-07.
    const last = (lastMaintenanceOn: string) =>
      visit((c) => {
        c.claim.rental.lastMaintenanceOn = lastMaintenanceOn;
      }).status;
    expect([last('2026-04-07'), last('2026-04-08')]).toEqual(['met', 'unmet']);
  });

  test('an earlier visit on another claim of the device counts, of another payer or device not', () => {
    const after = (...claims: ClaimCase['otherClaims']) =>
      visit((c) => {
        c.otherClaims = claims;
      }).status;
    expect(after(other('2026-06-01'))).toBe('unmet');
    expect(after(other('2026-06-01', { samePayer: false }))).toBe('notApplicable');
    expect(after(other('2026-06-01', { sameEquipment: false }))).toBe('notApplicable');
    expect(after(other('2026-06-01', { lines: [{ code: 'E1390', modifiers: ['RR'], units: 1 }] }))).toBe(
      'notApplicable',
    );
    expect(after(other('2026-10-07'))).toBe('notApplicable');
    // What was refused or has not been sent was not paid, and stands in nobody's way.
    for (const state of ['draft', 'onHold', 'review', 'rejected', 'denied'] as const)
      expect([state, after(other('2026-06-01', { state }))]).toEqual([state, 'notApplicable']);
    expect(after(other('2026-06-01', { state: 'sent' }))).toBe('unmet');
    // An old one does not show that there was none since: the claim itself has to say so.
    expect(after(other('2026-01-01'))).toBe('notApplicable');
    expect(after(other('2026-01-01'), other('2026-05-05'))).toBe('unmet');
    expect(after(other('2026-05-05'), other('2026-01-01'))).toBe('unmet');
    const beside = { lines: [{ code: 'E0443', modifiers: [], units: 1 }, ...other('2026-06-01').lines] };
    expect(after(other('2026-06-01', beside))).toBe('unmet');
  });

  test('a day after the service, however it came on record, is no earlier visit', () => {
    expect(
      visit((c) => {
        c.claim.rental.lastMaintenanceOn = '2026-12-01';
        c.otherClaims = [other('2026-06-01')];
      }),
    ).toMatchObject({ status: 'unmet', evidence: 'The last one was on 2026-06-01' });
    expect(
      visit((c) => {
        c.claim.rental.lastMaintenanceOn = '2026-12-01';
      }).status,
    ).toBe('notApplicable');
  });

  test('none on record, none billed, none paid', () => {
    expect(visit(() => undefined).status).toBe('notApplicable');
    expect(status('oxygenRental', 'RENT-MAINTENANCE', () => undefined)).toBe('notApplicable');
    const unpaid = visit((c) => {
      settingsOf(c).rental.maintenanceMonths = null;
    });
    expect(unpaid.evidence).toMatch(/^Waits for CLAIM-BILLABLE/);
    // Beside a line that is billed for something else nobody but this rule asks.
    expect(
      asked('oxygenRental', 'RENT-MAINTENANCE', (c) => {
        secondLine(c).modifiers = ['MS'];
      }),
    ).toMatchObject({ status: 'unmet', evidence: 'It pays for none', path: 'claim.lines.1.modifiers' });
  });
});

describe('refills', () => {
  const refill = (rental: object, deliveredOn: string | null = '2026-10-07') =>
    asked('oxygenRental', 'RENT-REFILL', (c) => {
      c.claim.lines = [{ ...lineOf(c), code: 'E0443', modifiers: [] }];
      c.claim.delivery.deliveredOn = deliveredOn;
      Object.assign(c.claim.rental, {
        refillAskedOn: '2026-10-01',
        supplyEndsOn: '2026-10-17',
        refillAffirmed: true,
        ...rental,
      });
    });

  test('thirty days to ask and ten to deliver, and not a day more', () => {
    expect(refill({}).status).toBe('met');
    expect(refill({ refillAskedOn: '2026-09-17' }).status).toBe('met');
    expect(refill({ refillAskedOn: '2026-09-16' })).toMatchObject({
      status: 'unmet',
      evidence: 'The patient was asked 31 days before the supply ends; the payer takes 30',
    });
    expect(refill({}, '2026-10-06')).toMatchObject({
      status: 'unmet',
      evidence: 'It was delivered 11 days before the supply ends; the payer takes 10',
    });
  });

  test.each([
    ['refillAskedOn', { refillAskedOn: null }],
    ['supplyEndsOn', { supplyEndsOn: null }],
    ['refillAffirmed', { refillAffirmed: null }],
  ])('%s not given: asked for at its place', (field, change) => {
    expect(refill(change)).toMatchObject({ status: 'unknown', path: `claim.rental.${field}` });
  });

  test('a fault is told before a gap', () => {
    expect(refill({ refillAskedOn: '2026-09-01', refillAffirmed: null }).status).toBe('unmet');
    expect(refill({ refillAskedOn: null }, '2026-10-01').status).toBe('unmet');
    expect(refill({ refillAffirmed: false, refillAskedOn: null }).path).toBe('claim.rental.refillAffirmed');
  });

  test('needs the day of delivery, and is not asked where no contents are billed', () => {
    expect(refill({}).evidence).toBe('Asked on 2026-10-01, delivered 2026-10-07, supply until 2026-10-17');
    expect(
      asked('oxygenRental', 'RENT-REFILL', (c) => {
        secondLine(c).code = 'E0443';
      }).status,
    ).toBe('unknown');
    expect(refill({}, null)).toMatchObject({ status: 'unknown', path: 'claim.delivery.deliveredOn' });
    expect(status('oxygenRental', 'RENT-REFILL', () => undefined)).toBe('notApplicable');
  });
});

describe('rented beyond the payer’s last month', () => {
  const beyond = (change: (theCase: ClaimCase) => void) =>
    asked('equipmentRepair', 'RENT-TITLE', (c) => {
      settingsOf(c).rental.capMonths = 13;
      settingsOf(c).repair.needsOwnership = false;
      Object.assign(recordOf(c.equipment), { ownership: 'rental', rentalStartedOn: '2025-09-22' });
      change(c);
    });

  test('from the anniversary on, and not the day before', () => {
    // The date of service is 2026-10-22: thirteen months after 2025-09-22.
    expect(beyond(() => undefined)).toMatchObject({
      status: 'unmet',
      path: 'equipment.ownership',
      evidence: 'It is rented out since 2025-09-22',
    });
    expect(
      beyond((c) => {
        recordOf(c.equipment).rentalStartedOn = '2025-09-23';
      }).status,
    ).toBe('met');
  });

  test.each([
    ['no cap', (c: ClaimCase): void => void (settingsOf(c).rental.capMonths = null), 'notApplicable'],
    [
      'the patient’s own',
      (c: ClaimCase): void => void (recordOf(c.equipment).ownership = 'patientOwned'),
      'met',
    ],
    [
      'first day not given',
      (c: ClaimCase): void => void (recordOf(c.equipment).rentalStartedOn = null),
      'unknown',
    ],
    ['owner not given', (c: ClaimCase): void => void (recordOf(c.equipment).ownership = null), 'unknown'],
  ] as const)('%s', (_what, change, answer) => {
    expect(beyond((c) => void change(c)).status).toBe(answer);
  });
});

describe('replaced within the useful life', () => {
  const life = (change: (theCase: ClaimCase) => void) => asked('oxygenRental', 'RENT-LIFE', change);
  const before =
    (...claims: ClaimCase['otherClaims']) =>
    (c: ClaimCase) => {
      c.otherClaims = claims;
    };

  test('five years to the day, counted from the first month of the earlier device', () => {
    // The date of service is 2026-10-07.
    expect(life(before(anEarlierClaim({ dateOfService: '2021-10-07' }))).status).toBe('met');
    expect(life(before(anEarlierClaim({ dateOfService: '2021-10-08' }))).status).toBe('unmet');
    const months = ['2022-03-01', '2021-10-01', '2022-01-01'].map((dateOfService) =>
      anEarlierClaim({ dateOfService }),
    );
    expect(life(before(...months)).status).toBe('met');
  });

  test.each([
    ['the same device', { sameEquipment: true }],
    ['another payer', { samePayer: false }],
    ['another patient', { samePatient: false }],
    ['a claim that was rejected', { state: 'rejected' as const }],
    ['a claim that was denied', { state: 'denied' as const }],
    ['a draft', { state: 'draft' as const }],
    ['a claim on hold', { state: 'onHold' as const }],
    ['a claim in review', { state: 'review' as const }],
    ['another code', { lines: [{ code: 'E1392', modifiers: ['RR'], units: 1 }] }],
    ['a maintenance visit', { lines: [{ code: 'E1390', modifiers: ['MS'], units: 1 }] }],
    ['another kind of claim', { kind: 'repair' as const }],
    ['no date', { dateOfService: null }],
    ['the same day', { dateOfService: '2026-10-07' }],
    ['a later day', { dateOfService: '2026-11-01' }],
  ])('%s is no earlier device', (_what, change) => {
    expect(life(before(anEarlierClaim(change))).status).toBe('notApplicable');
  });

  test('a device billed beside something else is one; maintenance replaces nothing', () => {
    const lines = [{ code: 'E0443', modifiers: [], units: 1 }, ...anEarlierClaim({}).lines];
    expect(life(before(anEarlierClaim({ lines }))).status).toBe('unmet');
    expect(
      life((c) => {
        c.otherClaims = [anEarlierClaim({})];
        for (const line of c.claim.lines) line.modifiers = ['MS'];
      }).status,
    ).toBe('notApplicable');
  });

  test('the message names the payer’s months, and what stands in the way', () => {
    const message = (usefulLifeMonths: number) => {
      const theCase = cleanCase('oxygenRental', 'commercial');
      settingsOf(theCase).rental.usefulLifeMonths = usefulLifeMonths;
      theCase.otherClaims = [anEarlierClaim({ dateOfService: '2026-09-20' })];
      return evaluateCase(theCase, TODAY).findings.find(({ rule }) => rule === 'COM-RENT-LIFE')?.message;
    };
    expect(message(60)).toBe(
      'This payer gives equipment a useful life of 60 months: the earlier device of 2026-09-20 has a useful life until 2031-09-20.',
    );
    expect(message(1)).toContain('a useful life of 1 month:');
  });

  test('with its reason and what shows it', () => {
    const replacing = (replacement: 'usefulLife' | 'stolen' | null, replacementEvidence: string) =>
      life((c) => {
        c.otherClaims = [anEarlierClaim({})];
        Object.assign(c.claim.rental, { replacement, replacementEvidence });
      });
    expect(replacing('stolen', 'Police report 12').status).toBe('met');
    expect(replacing('stolen', '  ')).toMatchObject({
      path: 'claim.rental.replacementEvidence',
      evidence: 'What happened to the earlier device is not on record',
    });
    for (const reason of ['usefulLife', null] as const) {
      expect(replacing(reason, 'Five years old')).toMatchObject({
        path: 'claim.rental.replacement',
        evidence: 'The earlier device of 2024-10-07 has a useful life until 2029-10-07',
      });
    }
  });

  test('an orthosis of the other knee is another device', () => {
    const after = (modifiers: readonly string[]) =>
      asked('orthosis', 'ORTH-LIFE', (c) => {
        settingsOf(c).orthosis.frequency = null;
        Object.assign(lineOf(c), { code: 'L1833', modifiers: ['RT'] });
        c.otherClaims = [
          anEarlierClaim({
            kind: 'orthosis',
            dateOfService: '2024-01-05',
            lines: [{ code: 'L1833', modifiers: [...modifiers], units: 1 }],
          }),
        ];
      }).status;
    expect([after(['LT']), after(['RT']), after([])]).toEqual(['notApplicable', 'unmet', 'unmet']);
  });

  test('an orthosis by the last one, on record or on a claim', () => {
    const orthosis = (change: (theCase: ClaimCase) => void) =>
      asked('orthosis', 'ORTH-LIFE', (c) => {
        settingsOf(c).orthosis.frequency = null;
        change(c);
      });
    const billed = (dateOfService: string, code: string) =>
      anEarlierClaim({ kind: 'orthosis', dateOfService, lines: [{ code, modifiers: [], units: 1 }] });
    expect(orthosis(() => undefined).status).toBe('notApplicable');
    expect(
      orthosis((c) => {
        c.otherClaims = [billed('2024-01-05', lineOf(c).code)];
      }),
    ).toMatchObject({ status: 'unmet', path: 'claim.orthosis.replacement' });
    expect(
      orthosis((c) => {
        c.otherClaims = [{ ...billed('2024-01-05', lineOf(c).code), kind: 'equipmentRepair' }];
      }).status,
    ).toBe('notApplicable');
    for (const lastFurnishedOn of ['2026-12-01', cleanCase('orthosis', 'commercial').claim.dateOfService]) {
      expect(
        orthosis((c) => {
          c.claim.orthosis.lastFurnishedOn = lastFurnishedOn;
        }).status,
      ).toBe('notApplicable');
    }
    expect(
      orthosis((c) => {
        c.otherClaims = [billed('2024-01-05', lineOf(c).code)];
        c.claim.orthosis.lastFurnishedOn = '2016-01-01';
      }).status,
    ).toBe('unmet');
    expect(
      orthosis((c) => {
        c.otherClaims = [billed('2016-01-05', lineOf(c).code), billed('2024-01-05', 'L4397')];
        c.claim.orthosis.lastFurnishedOn = '2017-01-01';
      }).status,
    ).toBe('met');
    expect(
      orthosis((c) => {
        c.otherClaims = [billed('2016-01-05', lineOf(c).code)];
        c.claim.orthosis.lastFurnishedOn = '2024-01-01';
      }).status,
    ).toBe('unmet');
    expect(
      orthosis((c) => {
        Object.assign(c.claim.orthosis, {
          lastFurnishedOn: '2024-01-01',
          replacement: 'damaged',
          frequencyReason: 'Broken in a fall',
        });
      }).status,
    ).toBe('met');
  });
});
