import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { FORM_BOXES } from '../../../shared/billing/cms1500Boxes.ts';
import { CLAIM_SLOTS, GRID, LINE_SLOTS, runsOf, type Slot } from '../../../shared/billing/cms1500Grid.ts';
import { type Cms1500Form, fillCms1500, layOutCms1500 } from '../../../shared/billing/cms1500.ts';
import type { OutgoingClaim } from '../../../shared/billing/outgoingClaim.ts';
import { commercialClaim, formLine, medicareClaim, otherPayer } from '../../support/aClaimForm.ts';

/** The form as a typewriter would leave it: its rows, without trailing spaces. Refuses two prints in one place. */
function rowsOf(form: Cms1500Form): readonly string[] {
  const grid = Array.from({ length: GRID.rows }, () => Array.from({ length: GRID.columns }, () => ' '));
  for (const { row, column, text } of form.entries) {
    for (const [index, character] of [...text].entries()) {
      const line = grid[row - 1] ?? [];
      const place = column - 1 + index;
      if (place >= GRID.columns || row > GRID.rows) throw new Error('beyond the paper');
      if (line[place] !== ' ' && character !== ' ') throw new Error('two prints in one place');
      if (character !== ' ') line[place] = character;
    }
  }
  return grid.map((line) => line.join('').trimEnd());
}

function printed(claim: OutgoingClaim, form = 0): readonly string[] {
  const filled = fillCms1500(claim);
  if (!filled.ok) throw new Error(JSON.stringify(filled.fault));
  const sheet = filled.value[form];
  if (!sheet) throw new Error('no such form');
  return rowsOf(sheet);
}

function textIn(claim: OutgoingClaim, box: string, form = 0): string {
  const sheet = layOutCms1500(claim).forms[form];
  return (sheet?.entries ?? [])
    .filter((entry) => entry.box === box)
    .map(({ text }) => text)
    .join('|');
}

function problemsOf(claim: OutgoingClaim): readonly (readonly [string, string])[] {
  return layOutCms1500(claim).problems.map(({ box, path }) => [box, path]);
}

describe('the whole form', () => {
  test('Medicare pays first', () => {
    expect(printed(medicareClaim())).toEqual([
      '',
      '                                        DME MAC JURISDICTION B',
      '                                        PO BOX 100',
      '                                        NASHVILLE TN 37202',
      '',
      '',
      '',
      'X                                                1EG4TE5MK73',
      '',
      'TESTPERSON, AVERY, M          04 17 1948      X',
      '',
      '7 INVENTED LANE APT 2',
      '',
      'SPRINGFIELD              IL',
      '',
      '62704-1234    217 5550123',
      '',
      '                                                 NONE',
      '',
      '                                        X',
      '',
      '                                        X',
      '',
      '                                        X',
      '',
      '',
      '',
      '',
      '      SIGNATURE ON FILE',
      '',
      '',
      '',
      '',
      'DK JORDAN SAMPLEDOCTOR MD       1003000126',
      '',
      '                                                        X',
      '                                         0',
      '  J449         J9611',
      '',
      '',
      '',
      '',
      '',
      '10 06 26 10 06 26 12    E1390   RR KX       A      123 45 1',
      ...Array.from({ length: 11 }, () => ''),
      '123456789         X   CW2026000123   X               123 45      0 00',
      '                                                                 217 5550110',
      '                      EXEMPLARY HOME OXYGEN SPLY EXEMPLARY HOME OXYGEN SUPPLY',
      '                      12 SAMPLE STREET SUITE 3   12 SAMPLE STREET SUITE 3',
      'SIGNATURE ON FILE     SPRINGFIELD IL 62701-0001  SPRINGFIELD IL 62701-0001',
      '     11 20 2026       1234567893                 1234567893',
      '',
      '',
      '',
    ]);
  });

  test('a plan whose insured is the parent', () => {
    expect(printed(commercialClaim())).toMatchInlineSnapshot(`
      [
        "",
        "                                        PLACEHOLDER MUTUAL HEALTH PLAN",
        "                                        PO BOX 1",
        "                                        CLAIMS 2ND FLOOR",
        "                                        PEORIA IL 61601",
        "",
        "",
        "                              X                  EX8842201",
        "",
        "TESTPERSON, AVERY, M          09 30 2011      X  TESTPERSON JR, CASEY",
        "",
        "7 INVENTED LANE APT 2                    X       9 FABRICATED ROAD",
        "",
        "SPRINGFIELD              IL                      DECATUR                 IL",
        "",
        "62704-1234    217 5550123                        62521          217 5550177",
        "",
        "                                                 G77",
        "",
        "                                        X           02 03 1975     X",
        "",
        "                                        X",
        "",
        "                                        X        MUTUAL GOLD",
        "",
        "                                                        X",
        "",
        "",
        "      SIGNATURE ON FILE                               SIGNATURE ON FILE",
        "",
        "",
        "",
        "",
        "DN JORDAN SAMPLEDOCTOR MD       1003000126",
        "",
        "                                                        X",
        "                                         0",
        "  J449         J9611",
        "",
        "",
        "",
        "",
        "",
        "10 06 26 11 05 26 12    E1390   RR KX       AB     123 45 1",
        "",
        "",
        "",
        "",
        "",
        "",
        "",
        "",
        "",
        "",
        "",
        "123456789         X   CW2026000123   X               123 45      0 00",
        "                                                                 217 5550110",
        "                                                 EXEMPLARY HOME OXYGEN SUPPLY",
        "                                                 12 SAMPLE STREET SUITE 3",
        "SIGNATURE ON FILE                                SPRINGFIELD IL 62701-0001",
        "     11 20 2026                                  1234567893   ZZ332BX2000X",
        "",
        "",
        "",
      ]
    `);
  });
});

test('every slot lies inside its box, and no two boxes or slots share a place', () => {
  const slots: readonly (readonly [Slot, number, string])[] = [
    ...Object.values(CLAIM_SLOTS).map((slot): [Slot, number, string] => [slot, 0, slot.box]),
    ...[0, 1, 2, 3, 4, 5].flatMap((line) =>
      Object.values(LINE_SLOTS).map((slot): [Slot, number, string] => [
        slot,
        line,
        `${slot.box}.${line + 1}`,
      ]),
    ),
  ];
  const taken = new Map<string, string>();
  for (const [slot, line, id] of slots) {
    const box = FORM_BOXES.find((each) => each.id === id);
    for (const { row, column, width } of runsOf(slot, line)) {
      expect([id, box && row >= box.top && row <= box.bottom], slot.name).toEqual([id, true]);
      expect([id, box && column >= box.left && column + width - 1 <= box.right], slot.name).toEqual([
        id,
        true,
      ]);
      for (let place = column; place < column + width; place += 1) {
        const key = `${row}/${place}`;
        expect(taken.get(key), `${key} ${slot.name}`).toBeUndefined();
        taken.set(key, slot.name);
      }
    }
  }
  const owners = new Map<string, string>();
  for (const { id, top, bottom, left, right } of FORM_BOXES)
    for (let row = top; row <= bottom; row += 1)
      for (let column = left; column <= right; column += 1) {
        expect(owners.get(`${row}/${column}`), `${id} at ${row}/${column}`).toBeUndefined();
        owners.set(`${row}/${column}`, id);
      }
});

describe('Medicare', () => {
  test('fills 4, 6, 7 and 11 only where another plan pays first', () => {
    const first = medicareClaim();
    for (const box of ['4', '6', '7', '11a', '11c', '11d', '13']) expect(textIn(first, box), box).toBe('');
    expect(textIn(first, '11')).toBe('NONE');

    const second = medicareClaim({
      sequence: 'secondary',
      subscriber: { ...first.subscriber, insuranceType: '12' },
      otherPayers: [otherPayer()],
    });
    expect(textIn(second, '4')).toBe('TESTPERSON, BLAKE');
    expect(layOutCms1500(second).forms[0]?.entries.find(({ box }) => box === '6')?.column).toBe(38);
    expect(textIn(second, '11')).toBe('G500');
    expect(textIn(second, '11c')).toBe('PLACEHOLDER PPO');
    expect(textIn(second, '11a')).toBe('');
    expect(layOutCms1500(second).remarks.map(({ box }) => box)).toContain('7');
    for (const box of ['9', '9a', '9d', '11d']) expect(textIn(second, box), box).toBe('');

    const own = medicareClaim({ sequence: 'secondary', otherPayers: [otherPayer({ relation: 'self' })] });
    expect(textIn(own, '4')).toBe('SAME');
    expect(textIn(own, '7')).toBe('SAME');
    expect(textIn(own, '11a')).toBe('04|17|1948|X');
  });

  test('that pays second needs the plan that paid first', () => {
    expect(problemsOf(medicareClaim({ sequence: 'secondary' }))).toEqual([['11', 'otherCoverages']]);
  });

  test('wants the ordering practitioner with DK, whatever the switch says', () => {
    const claim = medicareClaim();
    const switches = { ...claim.switches, orderingAs: 'none' as const };
    expect(textIn({ ...claim, switches }, '17')).toBe('DK|JORDAN SAMPLEDOCTOR MD');
    expect(problemsOf({ ...claim, ordering: null })).toEqual([
      ['17', 'physician.lastName'],
      ['17b', 'physician.npi'],
    ]);
  });

  test('takes one diagnosis a line, no emergency mark, and the patient’s payment alone', () => {
    const claim = medicareClaim({
      lines: [formLine(1, { pointers: [2, 1], emergency: true })],
      patientPaidCents: 2_500,
      sequence: 'secondary',
      otherPayers: [
        otherPayer({
          relation: 'self',
          adjudication: { on: '2026-11-01', paidCents: 8_000, adjustments: [], lines: [] },
        }),
      ],
    });
    expect(textIn(claim, '24E.1')).toBe('B');
    expect(textIn(claim, '24C.1')).toBe('');
    expect(textIn(claim, '29')).toBe('   25 00');
  });

  test('takes the day of an injury in box 14', () => {
    const claim = medicareClaim({ accident: { kind: 'other', on: '2026-09-09', state: '' } });
    expect(textIn(claim, '14')).toBe('09|09|2026|431');
    expect(textIn(claim, '15')).toBe('');
    expect(layOutCms1500(claim).forms[0]?.entries.find(({ box }) => box === '10c')?.column).toBe(35);
  });

  test('has no replacement and no void', () => {
    expect(problemsOf(medicareClaim({ frequency: 'replacement', payerClaimNumber: '123' }))).toEqual([
      ['22', 'claim.filing.frequency'],
    ]);
  });

  test('finds the authorization in the first places of box 23', () => {
    const claim = medicareClaim({ authorizationNumber: 'AB-H 12345678901' });
    const entry = layOutCms1500(claim).forms[0]?.entries.find(({ box }) => box === '23');
    expect(entry).toMatchObject({ row: 40, column: 50, text: 'ABH12345678901' });
  });
});

describe('a plan', () => {
  test('gets the referring practitioner where it wants one, and none where it does not', () => {
    const claim = commercialClaim();
    expect(textIn(claim, '17')).toBe('DN|JORDAN SAMPLEDOCTOR MD');
    expect(textIn({ ...claim, switches: { ...claim.switches, orderingAs: 'lineDK' } }, '17')).toMatch(/^DK/);
    expect(textIn({ ...claim, switches: { ...claim.switches, orderingAs: 'none' } }, '17')).toBe('');
  });

  test('is told of another plan in 9 and 11d, and of all that was paid in 29', () => {
    const claim = commercialClaim({
      sequence: 'secondary',
      patientPaidCents: 2_500,
      otherPayers: [
        otherPayer({ adjudication: { on: '2026-11-01', paidCents: 8_000, adjustments: [], lines: [] } }),
      ],
    });
    expect(['9', '9a', '9d', '29'].map((box) => textIn(claim, box))).toEqual([
      'TESTPERSON, BLAKE',
      'G500',
      'PLACEHOLDER PPO',
      '  105 00',
    ]);
    expect(layOutCms1500(claim).forms[0]?.entries.find(({ box }) => box === '11d')?.column).toBe(52);
  });

  test('takes a replacement with its own number of the earlier claim, and asks for it', () => {
    const claim = commercialClaim({ frequency: 'replacement', payerClaimNumber: '2026-300 455A' });
    expect(textIn(claim, '22')).toBe('7|2026300455A');
    expect(textIn({ ...claim, frequency: 'void' }, '22')).toBe('8|2026300455A');
    expect(problemsOf({ ...claim, payerClaimNumber: '' })).toEqual([['22', 'claim.filing.payerClaimNumber']]);
  });

  test('is marked by what it is', () => {
    const columnOf = (claim: OutgoingClaim): number | undefined =>
      layOutCms1500(claim).forms[0]?.entries.find(({ box }) => box === '1')?.column;
    const of = (filingIndicator: string, changes: Partial<OutgoingClaim> = {}): number | undefined => {
      const claim = commercialClaim(changes);
      return columnOf({ ...claim, switches: { ...claim.switches, filingIndicator } });
    };
    expect([of('CI'), of('MC'), of('CH'), of('VA'), of('MB'), of('')]).toEqual([31, 8, 15, 24, 1, 31]);
    const { subscriber, payer } = commercialClaim();
    expect(of('CI', { subscriber: { ...subscriber, groupNumber: '' } })).toBe(45);
    expect(of('', { payer: { ...payer, class: 'medicaid' } })).toBe(8);
    // A plan of Medicare Advantage is no Medicare carrier.
    expect(
      of('16', { payer: { ...payer, class: 'medicare' }, subscriber: { ...subscriber, groupNumber: '' } }),
    ).toBe(45);
  });

  test('gets the supplier’s taxonomy only where it wants it', () => {
    const claim = commercialClaim();
    expect(textIn(claim, '33b')).toBe('ZZ332BX2000X');
    expect(textIn({ ...claim, switches: { ...claim.switches, sendsTaxonomy: false } }, '33b')).toBe('');
    expect(textIn(medicareClaim(), '33b')).toBe('');
  });
});

describe('lines', () => {
  test('more than six go on further forms, each with its own total and its own paid amount once', () => {
    const lines = Array.from({ length: 14 }, (_, index) =>
      formLine(index + 1, { chargeCents: 100 * (index + 1) }),
    );
    const claim = medicareClaim({ lines, patientPaidCents: 700 });
    const filled = fillCms1500(claim);
    if (!filled.ok) throw new Error('not filled');
    expect(filled.value.map(({ number, of, totalCents }) => [number, of, totalCents])).toEqual([
      [1, 3, 2_100],
      [2, 3, 5_700],
      [3, 3, 2_700],
    ]);
    expect([0, 1, 2].map((form) => textIn(claim, '28', form))).toEqual(['   21 00', '   57 00', '   27 00']);
    expect([0, 1, 2].map((form) => textIn(claim, '29', form))).toEqual(['    7 00', '', '']);
    expect([0, 1, 2].map((form) => textIn(claim, '26', form))).toEqual(Array(3).fill('CW2026000123'));
    expect(textIn(claim, '24F.2', 2)).toBe('   14 00');
    expect(textIn(claim, '24F.3', 2)).toBe('');
    expect(filled.value[2]?.entries.find(({ box }) => box === '24D.2')?.path).toBe('claim.lines.13.code');
  });

  test('a rental month is its first day or its span, as the payer wants it; other lines keep theirs', () => {
    expect(textIn(medicareClaim(), '24A.1')).toBe('10|06|26|10|06|26');
    expect(textIn(commercialClaim(), '24A.1')).toBe('10|06|26|11|05|26');
    expect(textIn(medicareClaim({ lines: [formLine(1, { modifiers: ['NU'] })] }), '24A.1')).toBe(
      '10|06|26|11|05|26',
    );
  });

  test('more than four modifiers end in 99 and are told in full at the head of box 19', () => {
    const modifiers = ['RR', 'KH', 'KX', 'RT', 'CR'];
    const claim = medicareClaim({
      lines: [formLine(1, { modifiers, note: 'BENE OWNED' })],
      note: 'Call first',
    });
    expect(textIn(claim, '24D.1')).toBe('E1390|RR|KH|KX|99');
    expect(textIn(claim, '19')).toBe('RRKHKXRTCR; BENE OWNED; CALL FIRST');
    const four = medicareClaim({ lines: [formLine(1, { modifiers: modifiers.slice(0, 4) })] });
    expect(textIn(four, '24D.1')).toBe('E1390|RR|KH|KX|RT');
    expect(textIn(four, '19')).toBe('');
  });

  test('the shaded half says what an unlisted code stands for, and a drug’s number', () => {
    const unlisted = formLine(1, {
      code: 'E1399',
      notOtherwiseClassified: true,
      description: 'Joystick bracket',
    });
    expect(textIn(medicareClaim({ lines: [unlisted] }), '24.1')).toBe('ZZJOYSTICK BRACKET');
    expect(layOutCms1500(medicareClaim({ lines: [formLine(1), unlisted] })).forms[0]?.entries).toContainEqual(
      expect.objectContaining({
        box: '24.2',
        row: 45,
        column: 1,
        width: 61,
        path: 'claim.lines.1.description',
      }),
    );
    expect(problemsOf(medicareClaim({ lines: [{ ...unlisted, description: ' ' }] }))).toEqual([
      ['24.1', 'claim.lines.0.description'],
    ]);
    const drug = formLine(1, { code: 'A9600', drug: { ndc: '12345-6789-01', quantity: 1.5, unit: 'ML' } });
    expect(textIn(medicareClaim({ lines: [drug] }), '24.1')).toBe('N412345678901 ML1.5');
    const short = { ...drug, drug: { ndc: '123', quantity: 1, unit: 'ML' as const } };
    expect(problemsOf(medicareClaim({ lines: [short] }))).toEqual([['24.1', 'claim.lines.0.drug']]);
  });

  test('a claim without lines is a problem', () => {
    expect(problemsOf(medicareClaim({ lines: [] }))).toContainEqual(['24.1', 'claim.lines']);
  });
});

describe('the note of box 19', () => {
  const words = Array.from({ length: 30 }, (_, index) => `WORD${index}`).join(' ');

  test('stands below its label as long as it fits there', () => {
    const claim = medicareClaim({ note: 'Replaced the joystick; the chair is the patient’s own' });
    expect(textIn(claim, '19')).toBe("REPLACED THE JOYSTICK;|THE CHAIR IS THE PATIENT'S OWN");
    expect(textIn(medicareClaim({ note: 'x'.repeat(48) }), '19')).toBe('X'.repeat(48));
  });

  test('is cut at a word, and what was left out is told', () => {
    const claim = medicareClaim({ note: words });
    const { remarks, problems } = layOutCms1500(claim);
    expect(problems).toEqual([]);
    const [beside = '', below = ''] = textIn(claim, '19').split('|');
    expect([beside.length, below.length <= 48]).toEqual([23, true]);
    const left = remarks.find(({ box }) => box === '19');
    expect(left?.path).toBe('claim.note');
    expect(left?.leftOut).toMatch(/^WORD\d+ WORD/);
    expect(`${beside} ${below} ${left?.leftOut ?? ''}`).toBe(words);
    // A word may run on from the first line to the second, so that every place is used.
    const broken = medicareClaim({ note: `A stationary concentrator ${words}` });
    expect(textIn(broken, '19')).toMatch(/^A STATIONARY CONCENTRAT\|OR WORD0 /);
    expect(fillCms1500(claim).ok).toBe(true);
  });

  test('names the line where several have something to say, and each form tells its own', () => {
    const lines = Array.from({ length: 7 }, (_, index) =>
      formLine(index + 1, { note: index > 4 ? `n${index}` : '' }),
    );
    const claim = medicareClaim({ lines });
    expect(textIn(claim, '19')).toBe('L6 N5');
    expect(textIn(claim, '19', 1)).toBe('N6');
  });

  test('never cuts modifiers', () => {
    const modifiers = ['RR', 'KH', 'KX', 'RT', 'CR', 'GL'];
    const lines = Array.from({ length: 6 }, (_, index) => formLine(index + 1, { modifiers }));
    expect(problemsOf(medicareClaim({ lines }))).toEqual([['19', 'claim.lines.4.modifiers']]);
  });
});

describe('what does not fit', () => {
  const long = 'A'.repeat(40);

  test.each([
    ['2', 'patient.lastName', { lastName: long }],
    ['5', 'patient.address.line1', { address: { ...medicareClaim().subscriber.address, line1: long } }],
    ['5', 'patient.address.city', { address: { ...medicareClaim().subscriber.address, city: long } }],
    ['1a', 'coverage.memberId', { memberId: long }],
  ] as const)('in box %s is a problem at %s', (box, path, changes) => {
    const claim = medicareClaim();
    expect(problemsOf({ ...claim, subscriber: { ...claim.subscriber, ...changes } })).toEqual([[box, path]]);
  });

  test('is counted and never quoted', () => {
    const claim = medicareClaim();
    const filled = fillCms1500({ ...claim, subscriber: { ...claim.subscriber, lastName: long } });
    expect(filled).toEqual({
      ok: false,
      fault: {
        kind: 'invalid',
        message: 'The form cannot be filled as it stands.',
        issues: [
          {
            path: 'patient.lastName',
            message: 'Box 2: 28 characters fit here; this has 50. Shorten it in the record.',
          },
        ],
      },
    });
  });

  test('is abbreviated first where the post knows how, but for names of people', () => {
    const claim = medicareClaim();
    const lane = { ...claim.subscriber.address, line1: '1207 Northwest Invented Boulevard' };
    const moved = { ...claim, subscriber: { ...claim.subscriber, lastName: 'Street', address: lane } };
    expect(textIn(moved, '5')).toMatch(/^1207 NW INVENTED BLVD APT 2\|/);
    expect(layOutCms1500(moved).remarks).toContainEqual(
      expect.objectContaining({ box: '5', path: 'patient.address.line1' }),
    );
    expect(problemsOf(moved)).toEqual([]);
    const named = { ...claim, subscriber: { ...claim.subscriber, lastName: `${'A'.repeat(20)} Street` } };
    expect(problemsOf(named)).toEqual([['2', 'patient.lastName']]);
  });

  test('units, charges and claim numbers have their limits', () => {
    expect(problemsOf(medicareClaim({ lines: [formLine(1, { units: 1_000 })] }))).toEqual([
      ['24G.1', 'claim.lines.0.units'],
    ]);
    expect(problemsOf(medicareClaim({ lines: [formLine(1, { chargeCents: 10_000_000 })] }))).toEqual([
      ['24F.1', 'claim.lines.0.chargeCents'],
      ['28', 'claim.lines'],
    ]);
    expect(problemsOf(medicareClaim({ number: 'CW-2026-0001234567' }))).toEqual([['26', 'claim.number']]);
    const fits = medicareClaim({ lines: [formLine(1, { chargeCents: 9_999_999, units: 999 })] });
    expect(textIn(fits, '24F.1')).toBe('99999 99');
    expect(fillCms1500(fits).ok).toBe(true);
  });

  test('other alphabets are refused, accents are not', () => {
    const claim = medicareClaim();
    const named = (lastName: string): OutgoingClaim => ({
      ...claim,
      subscriber: { ...claim.subscriber, lastName },
    });
    expect(textIn(named('Müller-Łukasz O’Neil'), '2')).toBe(
      'MULLER-LUKASZ ONEIL, AVERY, M'.slice(0, 28).trimEnd(),
    );
    expect(problemsOf(named('Señor'))).toEqual([]);
    expect(textIn(named('Señor'), '2')).toBe('SENOR, AVERY, M');
    expect(problemsOf(named('Тест'))).toEqual([['2', 'patient.lastName']]);
  });
});

test('what is missing is named by box and field', () => {
  const claim = medicareClaim();
  const nobody = { lastName: '', firstName: '', middleName: '' };
  const nowhere = { line1: '', line2: '', city: '', state: '', zip: '' };
  const bare = medicareClaim({
    number: '',
    billing: { ...claim.billing, name: '', npi: '', taxId: '', address: nowhere },
    payer: { ...claim.payer, name: '' },
    subscriber: { ...claim.subscriber, ...nobody, memberId: '', birthDate: null, address: nowhere },
    placeOfService: '',
    diagnoses: [],
    lines: [formLine(1, { code: '' })],
  });
  expect(problemsOf(bare)).toEqual([
    ['carrier', 'payer.name'],
    ['1a', 'coverage.memberId'],
    ['2', 'patient.lastName'],
    ['3', 'patient.birthDate'],
    ['5', 'patient.address.line1'],
    ['5', 'patient.address.city'],
    ['5', 'patient.address.state'],
    ['5', 'patient.address.zip'],
    ['21', 'claim.diagnosisCodes.0'],
    ['25', 'office.taxId'],
    ['26', 'claim.number'],
    ['32', 'office.name'],
    ['33', 'office.name'],
    ['33a', 'office.npi'],
    ['24B.1', 'claim.placeOfService'],
    ['24D.1', 'claim.lines.0.code'],
    ['24E.1', 'claim.lines.0.pointers'],
  ]);
});

test('an open claim is looked at and not printed', () => {
  const open = medicareClaim({ finalised: false, finalisedOn: null });
  expect(layOutCms1500(open).forms).toHaveLength(1);
  expect(textIn(open, '31')).toBe('');
  expect(fillCms1500(open)).toMatchObject({ ok: false, fault: { kind: 'blocked' } });
});

test('a signature that is not on file leaves box 12 to the patient', () => {
  const { forms, remarks } = layOutCms1500(medicareClaim({ signatureOnFileOn: null }));
  expect(forms[0]?.entries.filter(({ box }) => box === '12')).toEqual([]);
  expect(remarks.map(({ box }) => box)).toContain('12');
});

const BOXES = new Map(FORM_BOXES.map((box) => [box.id, box]));

test('whatever the texts hold, every character stands inside its box in the form’s alphabet', () => {
  const anyText = fc.oneof(
    fc.string({ unit: 'binary', maxLength: 60 }),
    fc.string({ unit: 'grapheme-ascii', maxLength: 120 }),
    fc.constantFrom('', ' ', '\u0000\u0007', '~*:^', 'ß'.repeat(30), 'A'.repeat(10_000), 'ﬁ ligature', '🙂'),
  );
  fc.assert(
    fc.property(
      fc.array(anyText, { minLength: 12, maxLength: 12 }),
      fc.array(fc.tuple(anyText, fc.integer({ min: 0, max: 2e8 }), fc.integer({ min: 0, max: 9999 })), {
        minLength: 0,
        maxLength: 14,
      }),
      fc.boolean(),
      (texts, lines, medicare) => {
        const text = (index: number): string => texts[index] ?? '';
        const address = { line1: text(0), line2: text(1), city: text(2), state: text(3), zip: text(4) };
        const base = medicare ? medicareClaim() : commercialClaim();
        const person = { lastName: text(5), firstName: text(6), middleName: text(7), suffix: text(8) };
        const claim: OutgoingClaim = {
          ...base,
          number: text(9),
          payer: { ...base.payer, name: text(10), address },
          billing: { ...base.billing, name: text(11), address, phone: text(3), taxonomy: text(1) },
          subscriber: { ...base.subscriber, ...person, address, memberId: text(2), phone: text(4) },
          dependent: base.dependent && { ...base.dependent, ...person, address },
          facility: { name: text(1), npi: text(2), address },
          otherPayers: [
            otherPayer({ insured: person, memberId: text(9), groupNumber: text(8), planName: text(7) }),
          ],
          ordering: { lastName: text(5), firstName: text(6), credential: text(8), npi: text(9) },
          diagnoses: texts,
          note: text(0),
          lines: lines.map(([any, chargeCents, units], index) =>
            formLine(index + 1, {
              code: any.slice(0, 8),
              modifiers: [any, any],
              description: any,
              note: any,
              notOtherwiseClassified: true,
              chargeCents,
              units,
            }),
          ),
        };
        const { forms } = layOutCms1500(claim);
        expect(forms).toHaveLength(Math.max(1, Math.ceil(lines.length / 6)));
        for (const form of forms) {
          rowsOf(form);
          const outside = form.entries.filter(({ box: id, text: shown, row, column, width }) => {
            const box = BOXES.get(id);
            return (
              box === undefined ||
              !/^[ -`{-~]*$/.test(shown) ||
              shown.length > width ||
              row < box.top ||
              row > box.bottom ||
              column < box.left ||
              column + shown.length - 1 > box.right
            );
          });
          expect(outside).toEqual([]);
        }
      },
    ),
    { numRuns: 60 },
  );
});
