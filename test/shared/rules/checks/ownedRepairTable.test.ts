import { describe, expect, test } from 'vitest';
import type { ClaimCase } from '../../../../shared/domain/claimCase.ts';
import { OWNED_REPAIR_CHECKS } from '../../../../shared/rules/checks/ownedRepairTable.ts';
import { gatherFacts, type Context } from '../../../../shared/rules/facts.ts';
import type { Outcome } from '../../../../shared/rules/outcome.ts';
import { laborAt, lineAt, OWNED_REPAIR_STARTS, type OwnedRepairStart } from '../ownedRepairStarts.ts';
import { lineOf, paperOf, partOf, payerOf, recordOf, TODAY } from '../startingCases.ts';

type Ask = (context: Context) => Outcome<string>;

function ask(check: Ask, start: OwnedRepairStart, change: (theCase: ClaimCase) => void = () => undefined) {
  const theCase = OWNED_REPAIR_STARTS[start]();
  change(theCase);
  return check({ ...gatherFacts(theCase, TODAY), owns: () => true });
}

const checks = OWNED_REPAIR_CHECKS;

describe('the item told in a note', () => {
  const told = (narrative: string) =>
    ask(
      (context) => checks.baseItemTold(context, {}),
      'wheelchair',
      (c) => {
        c.claim.lines = [{ ...lineOf(c), narrative }];
      },
    );

  test.each([
    'K0823 04/2023 beneficiary-owned',
    'k0823 4/2023 owned by the patient',
    'K0823, 04/23, pt owns',
    'K0823 04-2023 bene owned',
    'K0823 2023-04 owned',
    'K0823 04/11/2023 owned',
    'Own chair K0823 since Apr 2023',
    'Own chair K0823 since April 2023',
  ])('%s', (narrative) => {
    expect(told(narrative).status).toBe('met');
  });

  test.each([
    ['K0823 05/2023 owned', 'month and year'],
    ['K0823 14/2023 owned', 'month and year'],
    ['K0823 04/2024 owned', 'month and year'],
    ['K0822 04/2023 owned', 'code'],
    ['K0823 04/2023 lent', 'owns it'],
    ['K0823 04/2023 down', 'owns it'],
    ['', 'code'],
  ])('%s: lacks %s', (narrative, lacks) => {
    const outcome = told(narrative);
    expect(outcome).toMatchObject({
      status: 'unmet',
      path: 'claim.lines.0.narrative',
      slots: {
        detail: expect.stringContaining(lacks) as string,
        text: 'K0823 04/2023 beneficiary-owned',
      },
    });
  });

  test('the line that tells most is the one to complete', () => {
    expect(
      ask(
        (context) => checks.baseItemTold(context, {}),
        'wheelchair',
        (c) => {
          lineOf(c).narrative = '';
          lineAt(c, 1).narrative = 'K0823 owned';
        },
      ),
    ).toMatchObject({ status: 'unmet', path: 'claim.lines.1.narrative' });
  });
});

describe('labor in a note', () => {
  const told = (narrative: string, tabled = true) =>
    ask(
      (context) => checks.laborTold(context, { tabled }),
      'wheelchair',
      (c) => {
        lineOf(c).narrative = narrative;
      },
    );

  test('by the table a standard repair counts its units, whatever the time', () => {
    expect(told('E2368 30 min K0823 30 min').status).toBe('met');
    expect(told('E2368 45 min K0823 30 min', false).status).toBe('met');
    expect(told('E2368 30 min K0823 30 min', false)).toMatchObject({
      status: 'unmet',
      slots: { text: 'E2368 45 min, K0823 30 min' },
    });
  });

  test('a number within another is no minutes', () => {
    expect(told('E2368 130 min K0823 301').status).toBe('unmet');
  });

  test('several stretches on one code are told together', () => {
    expect(
      ask(
        (context) => checks.laborTold(context, { tabled: true }),
        'wheelchair',
        (c) => {
          recordOf(c.visit).labor.push({ ...laborAt(c, 1), id: c.office.id, minutes: 15 });
        },
      ),
    ).toMatchObject({ status: 'unmet', slots: { text: 'E2368 30 min, K0823 45 min' } });
  });

  test('without labor on the claim there is nothing to tell', () => {
    expect(
      ask(
        (context) => checks.laborTold(context, { tabled: true }),
        'wheelchair',
        (c) => {
          c.claim.lines.shift();
        },
      ).status,
    ).toBe('notApplicable');
  });
});

describe('units of labor', () => {
  const units = (billed: number, minutes: number) =>
    ask(
      (context) => checks.laborUnitsBilled(context, { tabled: true }),
      'wheelchair',
      (c) => {
        lineOf(c).units = billed;
        laborAt(c, 1).minutes = minutes;
      },
    );

  test('a part of a unit may be rounded either way, a whole one may not', () => {
    expect([3, 4, 5].map((billed) => units(billed, 29).status)).toEqual(['met', 'met', 'unmet']);
    expect([3, 4, 5].map((billed) => units(billed, 30).status)).toEqual(['unmet', 'met', 'unmet']);
    expect(units(6, 29)).toMatchObject({ slots: { recorded: '3 or 4' } });
    expect(units(6, 30)).toMatchObject({
      slots: { recorded: '4', detail: '6 billed, 2 by the table and 30 minutes on record' },
    });
  });

  test('motors one by one are a pair, and batteries entered twice are no 8 units', () => {
    const keys = ['powerMotorOne', 'powerMotorOne', 'powerBatteries', 'powerBatteries'];
    const doubled = (billed: number) =>
      ask(
        (context) => checks.laborUnitsBilled(context, { tabled: true }),
        'wheelchair',
        (c) => {
          lineOf(c).units = billed;
          recordOf(c.visit).labor = keys.map((standardRepair) => ({ ...laborAt(c, 0), standardRepair }));
        },
      );
    expect(doubled(8)).toMatchObject({ status: 'unmet', slots: { recorded: '5 to 7' } });
    expect(doubled(7)).toMatchObject({ status: 'unknown', path: 'visit.labor' });
    expect(doubled(5).status).toBe('met');
  });

  test('two lines of labor count together', () => {
    expect(
      ask(
        (context) => checks.laborUnitsBilled(context, { tabled: true }),
        'wheelchair',
        (c) => {
          lineOf(c).units = 3;
          c.claim.lines.push({ ...lineOf(c), id: c.office.id, units: 1 });
        },
      ).status,
    ).toBe('met');
  });

  test('open units and open minutes wait for the rules that own them', () => {
    expect(
      ask(
        (context) => checks.laborUnitsBilled(context, { tabled: true }),
        'wheelchair',
        (c) => {
          lineOf(c).units = null;
        },
      ),
    ).toMatchObject({ status: 'unknown', lacks: 'lineAmounts', path: 'claim.lines.0.units' });
    expect(
      ask(
        (context) => checks.laborUnitsBilled(context, { tabled: true }),
        'wheelchair',
        (c) => {
          laborAt(c, 1).minutes = null;
        },
      ),
    ).toMatchObject({ status: 'unknown', lacks: 'visit.labor' });
  });
});

describe('codes of a repair', () => {
  const fit = (start: OwnedRepairStart, change: (theCase: ClaimCase) => void = () => undefined) =>
    ask((context) => checks.repairCodesFit(context, {}), start, change);

  test('a brace’s labor is L4205, and parts alone are a repair too', () => {
    expect(
      fit('prosthesis', (c) => {
        recordOf(c.equipment).kind = 'orthosis';
        lineOf(c).code = 'L4205';
        lineAt(c, 1).code = 'L4210';
      }).status,
    ).toBe('met');
    expect(
      fit('wheelchair', (c) => {
        c.claim.lines.shift();
      }).status,
    ).toBe('met');
  });

  test('neither labor nor RB is no repair', () => {
    expect(
      fit('wheelchair', (c) => {
        c.claim.lines.shift();
        lineOf(c).modifiers = ['NU'];
      }),
    ).toMatchObject({ status: 'unmet', slots: { detail: expect.stringContaining('K0739') as string } });
  });

  test('oxygen equipment is mended as K0740', () => {
    const oxygen = (code: string) =>
      fit('wheelchair', (c) => {
        Object.assign(recordOf(c.equipment), { kind: 'stationaryConcentrator', hcpcs: 'E1390' });
        lineOf(c).code = code;
      }).status;
    expect(oxygen('K0740')).toBe('met');
    expect(oxygen('K0739')).toBe('unmet');
  });

  test('the item’s own code with RB is a part of it', () => {
    expect(
      fit('wheelchair', (c) => {
        lineAt(c, 1).code = 'K0823';
      }).status,
    ).toBe('met');
  });

  test('what kind of device it is has to be known', () => {
    expect(
      fit('wheelchair', (c) => {
        Object.assign(recordOf(c.equipment), { kind: null, hcpcs: '' });
      }),
    ).toMatchObject({ status: 'unknown', lacks: 'equipment.kind' });
  });
});

describe('repairs together', () => {
  const together = (change: (theCase: ClaimCase) => void) =>
    ask((context) => checks.accumulatedRepairs(context, {}), 'wheelchair', change);

  test('exactly at the screen still passes; without a price of this one nobody knows', () => {
    const at = (costCents: number) =>
      together((c) => {
        c.priorRepairs = [{ dateOfService: '2024-05-06', claimNumber: 'CW-1', costCents }];
      }).status;
    expect(at(144_500)).toBe('met');
    expect(at(144_501)).toBe('unmet');
    expect(
      together((c) => {
        laborAt(c, 1).minutes = null;
      }),
    ).toMatchObject({ status: 'unknown', lacks: 'visit.labor' });
  });

  test('counts from the day it was obtained to the end of its useful lifetime, and not the claim itself', () => {
    const from = (obtainedOn: string, dateOfService = '2024-05-06', claimNumber = 'CW-1') =>
      together((c) => {
        c.claim.ownedRepair.obtainedOn = obtainedOn;
        c.priorRepairs = [{ dateOfService, claimNumber, costCents: 300_000 }];
      }).status;
    expect(from('2024-05-06')).toBe('unmet');
    expect(from('2024-05-07')).toBe('met');
    expect(from('2021-10-23')).toBe('unmet');
    expect(from('2021-10-22')).toBe('notApplicable');
    expect(from('2023-04-11', '2026-10-22')).toBe('unmet');
    expect(from('2023-04-11', '2026-10-23')).toBe('met');
    expect(from('2023-04-11', '2024-05-06', 'CW-2026-000127')).toBe('met');
  });

  test('a title that was handed over brings the supplier’s duty', () => {
    const over = (titleTransferred: boolean | null) =>
      together((c) => {
        c.claim.ownedRepair.titleTransferred = titleTransferred;
        c.priorRepairs = [{ dateOfService: '2024-05-06', claimNumber: 'CW-1', costCents: 300_000 }];
      });
    expect(over(true)).toMatchObject({
      slots: { detail: expect.stringContaining('free of charge') as string },
    });
    expect(over(false)).toMatchObject({
      slots: { detail: '110.17% of the replacement cost in 2 repairs' },
    });
  });

  test('a payer without the screen asks nothing', () => {
    expect(
      together((c) => {
        payerOf(c).settings.repair.accumulatedCostPercent = null;
      }).status,
    ).toBe('notApplicable');
  });
});

describe('warranty', () => {
  const over = (change: (theCase: ClaimCase) => void) =>
    ask((context) => checks.warrantyOver(context, {}), 'wheelchair', change);

  test('what it covers may be fitted free of charge', () => {
    expect(
      over((c) => {
        recordOf(c.equipment).warrantyUntil = '2026-10-22';
        partOf(c, 0).billed = false;
      }).status,
    ).toBe('met');
    expect(
      over((c) => {
        recordOf(c.equipment).warrantyLaborUntil = '2026-10-22';
        c.claim.lines.shift();
      }).status,
    ).toBe('met');
    expect(
      over((c) => {
        recordOf(c.equipment).warrantyLaborUntil = '2026-10-22';
      }),
    ).toMatchObject({ status: 'unmet', path: 'claim.lines.0.code' });
  });

  test('without a day for labor the one for parts stands for both', () => {
    const until = (day: string) =>
      over((c) => {
        Object.assign(recordOf(c.equipment), { warrantyUntil: day, warrantyLaborUntil: null });
      }).status;
    expect(until('2026-10-21')).toBe('met');
    expect(until('2026-10-22')).toBe('unmet');
  });
});

describe('parts on lines', () => {
  test('several parts of one code count together; what is not billed does not', () => {
    const fitted = (billed: boolean, units: number) =>
      ask(
        (context) => checks.partsOnLines(context, {}),
        'wheelchair',
        (c) => {
          recordOf(c.visit).parts.push({ ...partOf(c, 0), id: c.office.id, quantity: 2, billed });
          lineAt(c, 1).units = units;
        },
      ).status;
    expect(fitted(true, 3)).toBe('met');
    expect(fitted(true, 1)).toBe('unmet');
    expect(fitted(false, 1)).toBe('met');
  });

  test('none billed, none asked; a number of pieces that is missing waits', () => {
    expect(
      ask(
        (context) => checks.partsOnLines(context, {}),
        'wheelchair',
        (c) => {
          partOf(c, 0).billed = false;
          c.claim.lines.pop();
        },
      ).status,
    ).toBe('notApplicable');
    expect(
      ask(
        (context) => checks.partsOnLines(context, {}),
        'wheelchair',
        (c) => {
          partOf(c, 0).billed = false;
        },
      ),
    ).toMatchObject({ status: 'unmet', path: 'claim.lines.1.code' });
    expect(
      ask(
        (context) => checks.partsOnLines(context, {}),
        'wheelchair',
        (c) => {
          partOf(c, 0).quantity = null;
        },
      ),
    ).toMatchObject({ status: 'unknown', lacks: 'visit.parts', path: 'visit.parts.0.quantity' });
  });
});

describe('words in what is billed', () => {
  const travel = (change: (theCase: ClaimCase) => void) =>
    ask(
      (context) => checks.notBilled(context, { codes: [], words: ['trip', 'pick up'], what: 'a way' }),
      'wheelchair',
      change,
    );

  test.each([
    ['Round trip', 'unmet'],
    ['Pick-up of the chair', 'unmet'],
    ['PICK UP', 'unmet'],
    ['Stripped thread', 'met'],
    ['Trips its breaker', 'met'],
  ])('%s: %s', (description, status) => {
    expect(
      travel((c) => {
        laborAt(c, 1).description = description;
      }).status,
    ).toBe(status);
  });

  test('lines, labor and billed parts are read; parts that are not billed are not', () => {
    const paths = [
      (c: ClaimCase) => {
        lineAt(c, 1).description = 'trip';
      },
      (c: ClaimCase) => {
        partOf(c, 0).description = 'trip';
      },
      (c: ClaimCase) => {
        Object.assign(partOf(c, 0), { description: 'trip', billed: false });
      },
    ].map((change) => {
      const outcome = travel(change);
      return outcome.status === 'unmet' ? outcome.path : outcome.status;
    });
    expect(paths).toEqual(['claim.lines.1.description', 'visit.parts.0.description', 'met']);
  });

  test('work that nobody describes could be anything', () => {
    expect(
      travel((c) => {
        laborAt(c, 1).description = ' ';
      }),
    ).toMatchObject({ status: 'unknown', lacks: 'visit.labor' });
    expect(
      travel((c) => {
        partOf(c, 0).description = '';
      }),
    ).toMatchObject({ status: 'unknown', lacks: 'visit.parts' });
  });

  test('a fastener by its whole word', () => {
    const named = (description: string) =>
      ask(
        (context) => checks.noFasteners(context, { words: ['bolt', 'bolts'] }),
        'wheelchair',
        (c) => {
          partOf(c, 0).description = description;
        },
      ).status;
    expect(['Bolts M6', 'Thunderbolt lamp', ''].map(named)).toEqual(['unmet', 'met', 'unknown']);
  });
});

describe('a code of its own', () => {
  const likely = (description: string) =>
    ask(
      (context) => checks.specificCodeUsed(context, { codes: ['K0108'] }),
      'uncoded',
      (c) => {
        lineAt(c, 1).description = description;
      },
    );

  test('is named where the official words hold those of the line', () => {
    expect(likely('Drive wheel motor')).toMatchObject({
      status: 'unmet',
      slots: { detail: expect.stringContaining('E2368') as string },
    });
  });

  test('is not looked for by words that everything shares, nor by none', () => {
    expect(['Replacement part', 'Zephyrbracket', ''].map((text) => likely(text).status)).toEqual([
      'met',
      'met',
      'met',
    ]);
  });
});

describe('a note of continued need', () => {
  test('the one whose day is given is judged, not the newest', () => {
    const twoNotes = (continuedNeedOn: string) =>
      ask(
        (context) => checks.continuedNeed(context, { maxAgeMonths: 12 }),
        'wheelchair',
        (c) => {
          const note = paperOf(c, 'clinicalNote');
          c.documents.push({ ...note, id: c.office.id, documentDate: '2024-01-05' });
          c.claim.ownedRepair.continuedNeedOn = continuedNeedOn;
        },
      ).status;
    expect(twoNotes('2026-08-18')).toBe('met');
    expect(twoNotes('2024-01-05')).toBe('unmet');
  });

  test('a year to the day is not too old', () => {
    expect(
      ask(
        (context) => checks.continuedNeed(context, { maxAgeMonths: 12 }),
        'wheelchair',
        (c) => {
          paperOf(c, 'clinicalNote').documentDate = '2025-10-22';
          c.claim.ownedRepair.continuedNeedOn = '2025-10-22';
        },
      ).status,
    ).toBe('met');
  });

  test('a paper that cannot be opened, or is another patient’s, shows nothing', () => {
    const without = (change: (theCase: ClaimCase) => void) =>
      ask((context) => checks.continuedNeed(context, { maxAgeMonths: null }), 'wheelchair', change);
    expect(
      without((c) => {
        paperOf(c, 'clinicalNote').condition = 'damaged';
      }),
    ).toMatchObject({ status: 'unmet', path: 'documents' });
    expect(
      without((c) => {
        paperOf(c, 'clinicalNote').patientId = c.office.id;
      }),
    ).toMatchObject({ status: 'unmet', path: 'documents' });
  });
});

describe('a standard repair', () => {
  test('waits for the device whose table it is of', () => {
    const without = (change: (theCase: ClaimCase) => void) =>
      ask((context) => checks.laborItemized(context, {}), 'wheelchair', change);
    expect(
      without((c) => {
        recordOf(c.equipment).kind = null;
      }),
    ).toMatchObject({ status: 'unknown', lacks: 'equipment.kind' });
    expect(
      without((c) => {
        c.equipment = null;
      }),
    ).toMatchObject({ status: 'unknown', lacks: 'equipment' });
  });
});

describe('a loaner', () => {
  test('waits for the code of the patient’s own item', () => {
    expect(
      ask(
        (context) => checks.loanerFits(context, { code: 'K0462' }),
        'loaner',
        (c) => {
          c.claim.ownedRepair.baseCode = '';
        },
      ),
    ).toMatchObject({ status: 'unknown', lacks: 'claim.ownedRepair.baseCode' });
  });

  test('during a concentrator’s repair names the code of the register', () => {
    const told = (narrative: string) =>
      ask(
        (context) => checks.loanerFits(context, { code: 'K0462' }),
        'loaner',
        (c) => {
          c.claim.kind = 'repair';
          c.claim.ownedRepair.baseCode = '';
          Object.assign(recordOf(c.equipment), { acquiredOn: '2023-04-11', make: '', model: '' });
          lineAt(c, 2).narrative = narrative;
        },
      ).status;
    expect(told('k0823 04/2023; loaner Examplair Glide 1; E2368; motor back-ordered')).toBe('met');
    expect(told('04/2023; loaner Glide; E2368; motor back-ordered')).toBe('unmet');
  });

  test.each([
    ['04/2023; loaner Examplair Glide 1; E2368; motor back-ordered', 'the patient’s own item'],
    ['K0823; loaner Examplair Glide 1; E2368; motor back-ordered', 'month and year in which it was obtained'],
    ['K0823 04/2023; loaner; E2368; motor back-ordered', 'what was lent, with maker or model'],
    ['K0823 04/2023; loaner Examplair Glide 1; back-ordered', 'what was repaired'],
    ['K0823 04/2023; loaner Examplair Glide 1; E2368', 'why it took more than a day'],
    ['', 'the patient’s own item, month and year'],
  ])('note "%s" lacks %s', (narrative, lacks) => {
    const answer = ask(
      (context) => checks.loanerFits(context, { code: 'K0462' }),
      'loaner',
      (c) => {
        Object.assign(recordOf(c.equipment), { make: 'Otherbrand', model: 'Mark Two' });
        for (const part of recordOf(c.visit).parts) part.description = 'Drive unit';
        lineAt(c, 2).narrative = narrative;
      },
    );
    expect(answer).toMatchObject({
      status: 'unmet',
      path: 'claim.lines.2.narrative',
      slots: { detail: expect.stringContaining(`does not tell ${lacks}`) },
    });
  });

  test('of exactly a month, and of two days', () => {
    const lent = (loanerTo: string, months = 1) =>
      ask(
        (context) => checks.loanerFits(context, { code: 'K0462' }),
        'loaner',
        (c) => {
          c.claim.ownedRepair.loanerTo = loanerTo;
          payerOf(c).settings.repair.loanerMaxMonths = months;
        },
      ).status;
    expect(lent('2026-11-13')).toBe('met');
    expect(lent('2026-11-14')).toBe('unmet');
    expect(lent('2026-12-13', 2)).toBe('met');
    expect(lent('2026-10-15')).toBe('met');
    // From one day to the next is one day.
    expect(lent('2026-10-14')).toBe('unmet');
  });

  test('without a repair is no loaner', () => {
    expect(
      ask(
        (context) => checks.loanerFits(context, { code: 'K0462' }),
        'loaner',
        (c) => {
          recordOf(c.visit).labor = [];
          recordOf(c.visit).parts = [];
        },
      ),
    ).toMatchObject({ status: 'unmet', path: 'claim.lines.2.code' });
  });
});

describe('without what a check reads', () => {
  const every = Object.entries({
    repairCodesFit: (context) => checks.repairCodesFit(context, {}),
    partsOnLines: (context) => checks.partsOnLines(context, {}),
    partsWith: (context) => checks.partsWith(context, { oneOf: ['RB'] }),
    laborWithout: (context) => checks.laborWithout(context, { modifiers: ['RB'] }),
    noFasteners: (context) => checks.noFasteners(context, { words: ['bolt'] }),
    notBilled: (context) => checks.notBilled(context, { codes: [], words: ['trip'], what: 'a way' }),
    repairNotUpkeep: (context) => checks.repairNotUpkeep(context, {}),
    workKindsAbsent: (context) => checks.workKindsAbsent(context, { kinds: ['accessory'], because: 'new' }),
    laborItemized: (context) => checks.laborItemized(context, {}),
    laborUnitsBilled: (context) => checks.laborUnitsBilled(context, { tabled: true }),
    baseItemTold: (context) => checks.baseItemTold(context, {}),
    laborTold: (context) => checks.laborTold(context, { tabled: true }),
    notesFit: (context) => checks.notesFit(context, {}),
    miscellaneousTold: (context) => checks.miscellaneousTold(context, { codes: ['K0108'] }),
    specificCodeUsed: (context) => checks.specificCodeUsed(context, { codes: ['K0108'] }),
    minorPartsTold: (context) => checks.minorPartsTold(context, { codes: ['L7510'] }),
    accumulatedRepairs: (context) => checks.accumulatedRepairs(context, {}),
    loanerFits: (context) => checks.loanerFits(context, { code: 'K0462' }),
    warrantyOver: (context) => checks.warrantyOver(context, {}),
  } satisfies Record<string, Ask>);

  const OF_THE_VISIT = [
    'noFasteners',
    'repairNotUpkeep',
    'workKindsAbsent',
    'accumulatedRepairs',
    'warrantyOver',
  ];

  test.each(every)('%s never passes without lines and visit', (name, check) => {
    const outcome = ask(check, 'uncoded', (c) => {
      c.claim.lines = [];
      c.visit = null;
      recordOf(c.equipment).warrantyUntil = '2026-10-22';
    });
    expect(outcome.status).toBe('unknown');
    if (!OF_THE_VISIT.includes(name) && outcome.status === 'unknown') {
      expect(['claim.lines', 'visit']).toContain(outcome.lacks);
    }
  });

  test.each(every.filter(([name]) => ['notesFit', 'accumulatedRepairs'].includes(name)))(
    '%s waits for the payer',
    (_name, check) => {
      expect(
        ask(check, 'wheelchair', (c) => {
          c.payer = null;
        }),
      ).toMatchObject({ status: 'unknown', lacks: 'payer' });
    },
  );
});
