/**
 * The professional claim as tables: loops, segments in their order, usage, repeats, and for each element usage, type,
 * length and codes. Written from the implementation guide's facts (005010X222A1) as far as a supplier of equipment sends
 * them; nothing here knows the writer. What the tables do not name must not be there.
 *
 * An element is written `R=41|42` (code), `S AN 1-60` (text), `R N0 1-9` (whole number), `R R 1-18` (decimal),
 * `R D8`, `R TM`, `R DATES` (D8 or RD8, as the element before says), or `-` (not used); a list is a composite whose
 * first entry is its usage. R: required, S: situational.
 */

export type ElementRule = string | readonly ElementRule[];

export interface SegmentRule {
  readonly kind: 'segment';
  readonly id: string;
  readonly usage: 'R' | 'S';
  readonly max: number;
  readonly elements: readonly ElementRule[];
}

export interface LoopRule {
  readonly kind: 'loop';
  readonly id: string;
  readonly usage: 'R' | 'S';
  readonly max: number;
  readonly children: readonly (SegmentRule | LoopRule)[];
}

function segment(
  id: string,
  usage: 'R' | 'S',
  max: number,
  ...elements: readonly ElementRule[]
): SegmentRule {
  return { kind: 'segment', id, usage, max, elements };
}

function loop(
  id: string,
  usage: 'R' | 'S',
  max: number,
  ...children: readonly (SegmentRule | LoopRule)[]
): LoopRule {
  return { kind: 'loop', id, usage, max, children };
}

const MANY = Number.POSITIVE_INFINITY;
const ORG = 'R AN 1-60';
const PERSON = ['R AN 1-60', 'S AN 1-35', 'S AN 1-25', '-', 'S AN 1-10'] as const;
const NPI = ['R=XX', 'R AN 10-10'] as const;

const street = (usage: 'R' | 'S') => segment('N3', usage, 1, 'R AN 1-55', 'S AN 1-55');
const place = (usage: 'R' | 'S') =>
  segment('N4', usage, 1, 'R AN 2-30', 'R AN 2-2', 'R AN 3-15', 'S AN 2-3', '-', '-', 'S AN 1-3');
const birth = (usage: 'R' | 'S') => segment('DMG', usage, 1, 'R=D8', 'R D8', 'R=F|M|U');
const date = (qualifier: string, usage: 'R' | 'S') =>
  segment('DTP', usage, 1, `R=${qualifier}`, 'R=D8', 'R D8');
const reference = (qualifier: string, usage: 'R' | 'S', max = 1) =>
  segment('REF', usage, max, `R=${qualifier}`, 'R AN 1-50');
const amount = (qualifier: string, usage: 'R' | 'S') =>
  segment('AMT', usage, 1, `R=${qualifier}`, 'R R 1-18');

const FILING = '11|12|13|14|15|16|17|AM|BL|CH|CI|DS|FI|HM|LM|MA|MB|MC|OF|TV|VA|WC|ZZ';
const RELATION = '01|18|19|20|21|39|40|53|G8';
const CAUSES = '=AA|EM|OA';
const REPORTS =
  '03|04|05|06|07|08|09|10|11|13|15|21|A3|A4|AM|AS|B2|B3|B4|BR|BS|BT|CB|CK|CT|D2|DA|DB|DG|DJ|DS|EB|HC|HR|I5|IR|LA|M1|MT|NN|OB|OC|OD|OE|OX|OZ|P4|P5|PE|PN|PO|PQ|PY|PZ|RB|RR|RT|RX|SG|V5|XP';

const paper = segment('PWK', 'S', 10, `R=${REPORTS}`, 'R=AA|BM|EL|EM|FT|FX', '-', '-', 'S=AC', 'S AN 2-50');

const adjustments = segment(
  'CAS',
  'S',
  5,
  'R=CO|CR|OA|PI|PR',
  'R AN 1-5',
  'R R 1-18',
  'S R 1-15',
  ...Array.from({ length: 5 }, () => ['S AN 1-5', 'S R 1-18', 'S R 1-15'] as const).flat(),
);

const PROCEDURE = [
  'R',
  'R=HC',
  'R AN 5-5',
  'S AN 2-2',
  'S AN 2-2',
  'S AN 2-2',
  'S AN 2-2',
  'S AN 1-80',
] as const;

const decision = loop(
  '2430',
  'S',
  15,
  segment('SVD', 'R', 1, 'R AN 2-80', 'R R 1-18', PROCEDURE, '-', 'R R 1-15', 'S N0 1-6'),
  adjustments,
  date('573', 'R'),
  amount('EAF', 'S'),
);

const line = loop(
  '2400',
  'R',
  50,
  segment('LX', 'R', 1, 'R N0 1-6'),
  segment(
    'SV1',
    'R',
    1,
    PROCEDURE,
    'R R 1-18',
    'R=UN|MJ',
    'R R 1-15',
    'S AN 2-2',
    '-',
    ['R', 'R N0 1-2', 'S N0 1-2', 'S N0 1-2', 'S N0 1-2'],
    '-',
    'S=Y',
    '-',
    'S=Y',
    'S=Y',
    '-',
    '-',
    'S=0',
  ),
  segment('SV5', 'S', 1, ['R', 'R=HC', 'R AN 5-5'], 'R=DA', 'R R 1-15', 'R R 1-18', 'R R 1-18', 'R=1|4|6'),
  paper,
  segment('DTP', 'R', 1, 'R=472', 'R=D8|RD8', 'R DATES'),
  date('471', 'S'),
  date('463', 'S'),
  reference('G1', 'S', 5),
  reference('6R', 'R'),
  amount('T', 'S'),
  amount('F4', 'S'),
  segment('NTE', 'S', 1, 'R=ADD|DCP', 'R AN 1-80'),
  loop(
    '2410',
    'S',
    1,
    segment('LIN', 'R', 1, '-', 'R=N4|EN|EO|HI|ON|UK|UP', 'R AN 1-48'),
    segment('CTP', 'R', 1, '-', '-', '-', 'R R 1-15', ['R', 'R=F2|GR|ME|ML|UN']),
    segment('REF', 'S', 1, 'R=VY|XZ', 'R AN 1-50'),
  ),
  loop('2420E', 'S', 1, segment('NM1', 'R', 1, 'R=DK', 'R=1', ...PERSON, ...NPI)),
  decision,
);

const otherPayer = loop(
  '2320',
  'S',
  10,
  segment(
    'SBR',
    'R',
    1,
    'R=A|B|C|D|E|F|G|H|P|S|T|U',
    `R=${RELATION}`,
    'S AN 1-50',
    'S AN 1-60',
    'S=12|13|14|15|16|41|42|43|47',
    '-',
    '-',
    '-',
    `R=${FILING}`,
  ),
  adjustments,
  amount('D', 'S'),
  amount('A8', 'S'),
  amount('EAF', 'S'),
  segment('OI', 'R', 1, '-', '-', 'R=N|W|Y', 'S=P', '-', 'R=I|Y'),
  loop(
    '2330A',
    'R',
    1,
    segment('NM1', 'R', 1, 'R=IL', 'R=1|2', ...PERSON, 'R=MI|II', 'R AN 2-80'),
    street('S'),
    place('S'),
  ),
  loop(
    '2330B',
    'R',
    1,
    segment('NM1', 'R', 1, 'R=PR', 'R=2', ORG, '-', '-', '-', '-', 'R=PI|XV', 'R AN 2-80'),
    date('573', 'S'),
    reference('2U', 'S'),
    reference('G1', 'S'),
    reference('9F', 'S'),
    reference('T4', 'S'),
    reference('F8', 'S'),
  ),
);

const claim = loop(
  '2300',
  'S',
  100,
  segment(
    'CLM',
    'R',
    1,
    'R AN 1-20',
    'R R 1-18',
    '-',
    '-',
    ['R', 'R AN 2-2', 'R=B', 'R=1|7|8'],
    'R=N|Y',
    'R=A|B|C',
    'R=N|W|Y',
    'R=I|Y',
    'S=P',
    ['S', `R${CAUSES}`, `S${CAUSES}`, '-', 'S AN 2-2', 'S AN 2-3'],
    'S=02|03|05|09',
    '-',
    '-',
    '-',
    '-',
    '-',
    '-',
    '-',
    'S=1|2|3|4|5|6|7|8|9|10|11|15',
  ),
  date('431', 'S'),
  date('439', 'S'),
  date('435', 'S'),
  date('096', 'S'),
  paper,
  segment('CN1', 'S', 1, 'R=09', 'S R 1-18'),
  amount('F5', 'S'),
  reference('4N', 'S'),
  reference('9F', 'S'),
  reference('G1', 'S'),
  reference('F8', 'S'),
  reference('D9', 'S'),
  reference('EA', 'S'),
  segment('NTE', 'S', 1, 'R=ADD|CER|DCP|DGN|TPO', 'R AN 1-80'),
  segment(
    'HI',
    'R',
    1,
    ['R', 'R=ABK', 'R AN 3-7'],
    ...Array.from({ length: 11 }, () => ['S', 'R=ABF', 'R AN 3-7'] as const),
  ),
  loop('2310A', 'S', 2, segment('NM1', 'R', 1, 'R=DN|P3', 'R=1', ...PERSON, ...NPI)),
  loop(
    '2310C',
    'S',
    1,
    segment('NM1', 'R', 1, 'R=77', 'R=2', ORG, '-', '-', '-', '-', 'S=XX', 'S AN 10-10'),
    street('R'),
    place('R'),
  ),
  otherPayer,
  line,
);

const patient = loop(
  '2000C',
  'S',
  MANY,
  segment('HL', 'R', 1, 'R N0 1-12', 'R N0 1-12', 'R=23', 'R=0'),
  segment('PAT', 'R', 1, 'R=01|19|20|21|39|40|53|G8'),
  loop(
    '2010CA',
    'R',
    1,
    segment('NM1', 'R', 1, 'R=QC', 'R=1', ...PERSON),
    street('R'),
    place('R'),
    birth('R'),
  ),
  claim,
);

const subscriber = loop(
  '2000B',
  'R',
  MANY,
  segment('HL', 'R', 1, 'R N0 1-12', 'R N0 1-12', 'R=22', 'R=0|1'),
  segment(
    'SBR',
    'R',
    1,
    'R=A|B|C|D|E|F|G|H|P|S|T|U',
    'S=18',
    'S AN 1-50',
    'S AN 1-60',
    'S=12|13|14|15|16|41|42|43|47',
    '-',
    '-',
    '-',
    `R=${FILING}`,
  ),
  loop(
    '2010BA',
    'R',
    1,
    segment('NM1', 'R', 1, 'R=IL', 'R=1', ...PERSON, 'R=MI|II', 'R AN 2-80'),
    street('S'),
    place('S'),
    birth('S'),
    reference('SY', 'S'),
  ),
  loop(
    '2010BB',
    'R',
    1,
    segment('NM1', 'R', 1, 'R=PR', 'R=2', ORG, '-', '-', '-', '-', 'R=PI|XV', 'R AN 2-80'),
    street('S'),
    place('S'),
  ),
  claim,
  patient,
);

const contact = (usage: 'R' | 'S') =>
  segment(
    'PER',
    usage,
    2,
    'R=IC',
    'S AN 1-60',
    'R=TE',
    'R AN 10-10',
    'S=EM|FX|EX',
    'S AN 1-256',
    'S=EM|FX|EX',
    'S AN 1-256',
  );

const billing = loop(
  '2000A',
  'R',
  MANY,
  segment('HL', 'R', 1, 'R N0 1-12', '-', 'R=20', 'R=1'),
  segment('PRV', 'S', 1, 'R=BI', 'R=PXC', 'R AN 10-10'),
  loop(
    '2010AA',
    'R',
    1,
    segment('NM1', 'R', 1, 'R=85', 'R=1|2', ...PERSON, ...NPI),
    street('R'),
    place('R'),
    segment('REF', 'R', 1, 'R=EI|SY', 'R AN 9-9'),
    contact('S'),
  ),
  loop('2010AB', 'S', 1, segment('NM1', 'R', 1, 'R=87', 'R=1|2'), street('R'), place('R')),
  subscriber,
);

export const TRANSACTION_SET: LoopRule = loop(
  'ST',
  'R',
  1,
  segment('ST', 'R', 1, 'R=837', 'R AN 4-9', 'R=005010X222A1'),
  segment('BHT', 'R', 1, 'R=0019', 'R=00|18', 'R AN 1-30', 'R D8', 'R TM', 'R=CH|RP'),
  loop(
    '1000A',
    'R',
    1,
    segment('NM1', 'R', 1, 'R=41', 'R=1|2', ...PERSON, 'R=46', 'R AN 2-80'),
    contact('R'),
  ),
  loop('1000B', 'R', 1, segment('NM1', 'R', 1, 'R=40', 'R=2', ORG, '-', '-', '-', '-', 'R=46', 'R AN 2-80')),
  billing,
  segment('SE', 'R', 1, 'R N0 1-10', 'R AN 4-9'),
);
