import * as fc from 'fast-check';

/**
 * Writes what payers return (835, 999, 277CA), for tests of the readers. Shares no code with them: the same mistake in
 * both would go unseen. All people and numbers are made up.
 */

export type Element = string | readonly string[];
export type Row = readonly [string, ...Element[]];

export interface Dialect {
  readonly element: string;
  readonly component: string;
  readonly repetition: string;
  readonly segment: string;
  /** What stands between segments, such as a line break. */
  readonly between: string;
}

export const USUAL: Dialect = { element: '*', component: ':', repetition: '^', segment: '~', between: '' };

function rowText(row: Row, { element, component }: Dialect): string {
  const texts = row.map((one) => (typeof one === 'string' ? one : one.join(component)));
  while (texts.length > 1 && texts.at(-1) === '') texts.pop();
  return texts.join(element);
}

export interface WrittenSet {
  readonly kind: string;
  readonly version: string;
  /** Without ST and SE. */
  readonly rows: readonly Row[];
}

export interface WrittenInterchange {
  readonly sets: readonly WrittenSet[];
  readonly control?: number;
  readonly dialect?: Dialect;
  /** TA1 rows before the groups. */
  readonly replies?: readonly Row[];
  /** Marked as a test (ISA15 T). */
  readonly trial?: boolean;
  readonly sender?: string;
  readonly receiver?: string;
}

const GROUP_CODES: Readonly<Record<string, string>> = { '835': 'HP', '999': 'FA', '997': 'FA', '277': 'HN' };

/** A production file from SYNTHETIC PAYER, unless told otherwise. */
export function isaText(
  control: number,
  d: Dialect,
  {
    trial = false,
    sender = 'PAYERSYNTH',
    receiver = 'OURSYNTH',
  }: Pick<WrittenInterchange, 'trial' | 'sender' | 'receiver'> = {},
): string {
  const pad = (text: string): string => text.padEnd(15, ' ');
  const fields = ['00', ' '.repeat(10), '00', ' '.repeat(10), 'ZZ', pad(sender), 'ZZ', pad(receiver)];
  const tail = [
    '261120',
    '1015',
    d.repetition,
    '00501',
    String(control).padStart(9, '0'),
    '0',
    trial ? 'T' : 'P',
    d.component,
  ];
  return ['ISA', ...fields, ...tail].join(d.element);
}

/** One interchange with one group. */
export function interchangeText({
  sets,
  control = 101,
  dialect = USUAL,
  replies = [],
  trial = false,
  sender = 'PAYERSYNTH',
  receiver = 'OURSYNTH',
}: WrittenInterchange): string {
  const lines: string[] = [isaText(control, dialect, { trial, sender, receiver })];
  for (const reply of replies) lines.push(rowText(reply, dialect));
  const [first] = sets;
  if (first !== undefined) {
    const code = GROUP_CODES[first.kind] ?? 'ZZ';
    const group: Row = [
      'GS',
      code,
      sender,
      receiver,
      '20261120',
      '1015',
      String(control),
      'X',
      first.version,
    ];
    lines.push(rowText(group, dialect));
    for (const [index, set] of sets.entries()) {
      const number = String(index + 1).padStart(4, '0');
      const opening: Row = set.kind === '835' ? ['ST', '835', number] : ['ST', set.kind, number, set.version];
      lines.push(rowText(opening, dialect));
      for (const row of set.rows) lines.push(rowText(row, dialect));
      lines.push(rowText(['SE', String(set.rows.length + 2), number], dialect));
    }
    lines.push(rowText(['GE', String(sets.length), String(control)], dialect));
  }
  lines.push(rowText(['IEA', sets.length === 0 ? '0' : '1', String(control).padStart(9, '0')], dialect));
  return lines.map((line) => `${line}${dialect.segment}${dialect.between}`).join('');
}

/** `-12.5` out of -1250: no needless zeros, as X12 has it. */
export function dollars(cents: number): string {
  const digits = String(Math.abs(cents)).padStart(3, '0');
  const fraction = digits.slice(-2).replace(/0+$/, '');
  return `${cents < 0 ? '-' : ''}${digits.slice(0, -2)}${fraction === '' ? '' : `.${fraction}`}`;
}

export interface Cut {
  readonly group: string;
  readonly reason: string;
  readonly cents: number;
  readonly quantity: number | null;
}

export interface PaidLine {
  readonly code: string;
  readonly modifiers: readonly string[];
  readonly charge: number;
  readonly paid: number;
  readonly units: number;
  readonly date: string;
  readonly cuts: readonly Cut[];
  readonly control: string | null;
  readonly remarks: readonly string[];
  readonly policies: readonly string[];
  readonly allowed: number | null;
}

export interface PaidClaim {
  readonly number: string;
  readonly status: string;
  readonly charge: number;
  readonly paid: number;
  readonly patient: number | null;
  readonly payerNumber: string;
  readonly original: string | null;
  readonly cuts: readonly Cut[];
  readonly remarks: readonly string[];
  readonly correctedId: string | null;
  readonly lines: readonly PaidLine[];
}

export interface Plb {
  readonly reason: string;
  readonly reference: string;
  readonly cents: number;
}

export interface Remit {
  readonly handling: string;
  readonly method: string;
  readonly payment: number;
  readonly trace: string;
  readonly claims: readonly PaidClaim[];
  readonly plb: readonly Plb[];
  /** N103 and N104 of the payee, else our NPI. */
  readonly payee?: readonly [string, string];
  /** REF*TJ of the payee; null: none. */
  readonly payeeTaxId?: string | null;
}

/** CAS segments: neighbors of one group together, up to six. */
function casRows(cuts: readonly Cut[]): Row[] {
  const rows: [string, ...string[]][] = [];
  for (const { group, reason, cents, quantity } of cuts) {
    const last = rows.at(-1);
    const triple = [reason, dollars(cents), quantity === null ? '' : String(quantity)];
    if (last !== undefined && last[1] === group && last.length < 20) last.push(...triple);
    else rows.push(['CAS', group, ...triple]);
  }
  return rows;
}

function compact(date: string): string {
  return date.replaceAll('-', '');
}

export function rows835(remit: Remit): readonly Row[] {
  const { handling, method, payment, trace, claims, plb } = remit;
  const { payee = ['XX', '1234567893'], payeeTaxId = '311234567' } = remit;
  const rows: Row[] = [
    ['BPR', handling, dollars(payment), 'C', method, ...Array<string>(11).fill(''), '20261121'],
    ['TRN', '1', trace, '1999999999'],
    ['DTM', '405', '20261120'],
    ['N1', 'PR', 'SYNTHETIC PAYER', 'XV', '99999'],
    ['N3', '1 MADE UP ST'],
    ['N4', 'NOWHERE', 'OH', '432150001'],
    ['REF', '2U', '17013'],
    ['PER', 'BL', 'HELP DESK', 'TE', '8005550100'],
    ['N1', 'PE', 'SYNTHETIC SUPPLIER', ...payee],
    ...(payeeTaxId === null ? [] : [['REF', 'TJ', payeeTaxId] as const]),
    ['LX', '1'],
  ];
  for (const claim of claims) {
    const shares = claim.patient === null ? '' : dollars(claim.patient);
    const { number, status, charge, paid, payerNumber } = claim;
    rows.push(['CLP', number, status, dollars(charge), dollars(paid), shares, 'MB', payerNumber, '12', '1']);
    rows.push(...casRows(claim.cuts));
    rows.push(['NM1', 'QC', '1', 'SPECIMEN', 'PAT', '', '', '', 'MI', '1EG4TE5MK73']);
    if (claim.correctedId !== null) {
      rows.push(['NM1', '74', '1', 'SPECIMEN', 'PATRICIA', '', '', '', 'C', claim.correctedId]);
    }
    if (claim.remarks.length > 0) rows.push(['MOA', '', '', ...claim.remarks]);
    if (claim.original !== null) rows.push(['REF', 'F8', claim.original]);
    for (const line of claim.lines) {
      const code = ['HC', line.code, ...line.modifiers];
      rows.push(['SVC', code, dollars(line.charge), dollars(line.paid), '', String(line.units)]);
      rows.push(['DTM', '472', compact(line.date)]);
      rows.push(...casRows(line.cuts));
      if (line.control !== null) rows.push(['REF', '6R', line.control]);
      for (const policy of line.policies) rows.push(['REF', '0K', policy]);
      if (line.allowed !== null) rows.push(['AMT', 'B6', dollars(line.allowed)]);
      for (const remark of line.remarks) rows.push(['LQ', 'HE', remark]);
    }
  }
  for (let at = 0; at < plb.length; at += 6) {
    const six = plb.slice(at, at + 6);
    const pairs = six.flatMap(({ reason, reference, cents }): Element[] => [
      reference === '' ? reason : [reason, reference],
      dollars(cents),
    ]);
    rows.push(['PLB', '1234567893', '20261231', ...pairs]);
  }
  return rows;
}

export function file835(remits: readonly Remit[], options: Partial<WrittenInterchange> = {}): string {
  const sets = remits.map((remit) => ({ kind: '835', version: '005010X221A1', rows: rows835(remit) }));
  return interchangeText({ ...options, sets });
}

export function aCut(group: string, reason: string, cents: number): Cut {
  return { group, reason, cents, quantity: null };
}

/** A line of $100.00, paid what its adjustments leave. */
export function aPaidLine(values: Partial<PaidLine> = {}): PaidLine {
  const { charge = 10_000, cuts = [] } = values;
  return {
    code: 'K0739',
    modifiers: [],
    units: 1,
    date: '2026-11-05',
    control: null,
    remarks: [],
    policies: [],
    allowed: null,
    ...values,
    charge,
    cuts,
    paid: values.paid ?? charge - cuts.reduce((sum, { cents }) => sum + cents, 0),
  };
}

/** A claim that adds up, out of its lines. */
export function aPaidClaim(values: Partial<PaidClaim> = {}): PaidClaim {
  const { lines = [aPaidLine()], cuts = [] } = values;
  const all = [...cuts, ...lines.flatMap((line) => line.cuts)];
  const charge = values.charge ?? lines.reduce((sum, line) => sum + line.charge, 0);
  const share = all.filter(({ group }) => group === 'PR').reduce((sum, { cents }) => sum + cents, 0);
  return {
    number: 'CW-0001',
    status: '1',
    payerNumber: 'ICN0001',
    original: null,
    remarks: [],
    correctedId: null,
    ...values,
    charge,
    cuts,
    lines,
    paid: values.paid ?? charge - all.reduce((sum, { cents }) => sum + cents, 0),
    patient: values.patient === undefined ? share : values.patient,
  };
}

/** A remittance that adds up, out of its claims. */
export function aRemit(values: Partial<Remit> = {}): Remit {
  const { claims = [aPaidClaim()], plb = [] } = values;
  const paid = claims.reduce((sum, claim) => sum + claim.paid, 0);
  const taken = plb.reduce((sum, { cents }) => sum + cents, 0);
  return {
    handling: 'I',
    method: 'ACH',
    trace: 'EFT0001',
    ...values,
    claims,
    plb,
    payment: values.payment ?? paid - taken,
  };
}

/** The claim with every sign turned, as a reversal takes it back. */
export function reversalOf(claim: PaidClaim): PaidClaim {
  const turn = (cuts: readonly Cut[]): Cut[] => cuts.map((cut) => ({ ...cut, cents: -cut.cents }));
  return {
    ...claim,
    status: '22',
    charge: -claim.charge,
    paid: -claim.paid,
    patient: null,
    original: claim.payerNumber,
    payerNumber: `${claim.payerNumber}R`,
    cuts: turn(claim.cuts),
    lines: claim.lines.map((line) => ({
      ...line,
      charge: -line.charge,
      paid: -line.paid,
      cuts: turn(line.cuts),
    })),
  };
}

// Random remittances

const word = (least: number, most: number): fc.Arbitrary<string> =>
  fc.string({
    unit: fc.constantFrom(...'ABCDEFGHJKLMNPQRSTUVWXYZ0123456789'),
    minLength: least,
    maxLength: most,
  });

const cut: fc.Arbitrary<Cut> = fc.record({
  group: fc.constantFrom('CO', 'PR', 'OA', 'PI'),
  reason: fc.constantFrom('1', '2', '4', '16', '45', '50', '97', '151', '253', 'B9'),
  cents: fc.integer({ min: -5_000, max: 90_000 }),
  quantity: fc.option(fc.integer({ min: 1, max: 9 })),
});

const line: fc.Arbitrary<PaidLine> = fc
  .record({
    code: fc.constantFrom('K0739', 'E2378', 'E1390', 'A4619'),
    modifiers: fc.array(fc.constantFrom('RB', 'KX', 'RR', 'LT'), { maxLength: 4 }),
    charge: fc.integer({ min: 0, max: 999_999 }),
    units: fc.integer({ min: 1, max: 99 }),
    date: fc.constantFrom('2026-11-05', '2024-02-29', '2026-01-31'),
    cuts: fc.array(cut, { maxLength: 8 }),
    control: fc.option(word(1, 12)),
    remarks: fc.array(fc.constantFrom('M124', 'N115', 'MA13', 'N706'), { maxLength: 3 }),
    policies: fc.array(fc.constantFrom('L33797', '240.2'), { maxLength: 2 }),
    allowed: fc.option(fc.integer({ min: 0, max: 99_999 })),
  })
  .map(aPaidLine);

const claim: fc.Arbitrary<PaidClaim> = fc
  .record({
    number: word(1, 20),
    status: fc.constantFrom('1', '2', '3', '4', '19'),
    payerNumber: word(0, 15),
    original: fc.option(word(1, 15)),
    cuts: fc.array(cut, { maxLength: 2 }),
    remarks: fc.array(fc.constantFrom('MA01', 'MA130', 'N1', 'MA18'), { maxLength: 5 }),
    correctedId: fc.option(fc.constant('1EG4TE5MK73')),
    lines: fc.array(line, { minLength: 1, maxLength: 4 }),
  })
  .map(aPaidClaim);

/** Remittances that add up in every sum. */
export const anyRemit: fc.Arbitrary<Remit> = fc
  .record({
    handling: fc.constantFrom('I', 'H'),
    method: fc.constantFrom('ACH', 'CHK', 'NON'),
    trace: word(1, 20),
    claims: fc.array(claim, { maxLength: 4 }),
    plb: fc.array(
      fc.record({
        reason: fc.constantFrom('WO', 'FB', 'L6', '72'),
        reference: word(0, 20),
        cents: fc.integer({ min: -90_000, max: 90_000 }),
      }),
      { maxLength: 8 },
    ),
  })
  .map(aRemit)
  .filter(({ payment }) => payment >= 0);

/** Separators that are no letters, digits, spaces, points or minus signs, and differ from each other. */
export const anyDialect: fc.Arbitrary<Dialect> = fc
  .record({
    marks: fc.shuffledSubarray(
      ['*', ':', '^', '~', '|', '>', '\u001d', '\u001c', '!', '+', '\n', '\t', '"'],
      {
        minLength: 4,
        maxLength: 4,
      },
    ),
    between: fc.constantFrom('', '\n', '\r\n', ' ', '\r\n\r\n'),
  })
  .map(({ marks: [element = '*', component = ':', repetition = '^', segment = '~'], between }) => ({
    element,
    component,
    repetition,
    segment,
    between,
  }))
  // White space between segments cannot be told from a separator made of it.
  .filter(
    ({ element, component, repetition }) =>
      ![element, component, repetition].some((mark) => '\n\t'.includes(mark)),
  );
