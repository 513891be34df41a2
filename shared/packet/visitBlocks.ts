import { formatCents } from '../domain/money.ts';
import { formatTime } from '../domain/dates.ts';
import { EQUIPMENT_KIND_NAMES, OWNERSHIP_NAMES } from '../domain/equipment.ts';
import type { Equipment } from '../domain/equipment.ts';
import { standardRepair } from '../codes/laborUnits.ts';
import { effectiveVisit, laborCost, partCost, repairCost } from '../domain/serviceVisit.ts';
import { SIGNER_RELATION_NAMES } from '../domain/serviceVisit.ts';
import type { Labor, Part, Readings, ServiceVisit } from '../domain/serviceVisit.ts';
import { timeOnSite } from '../domain/timeOnSite.ts';
import { clockWasSetBack, gapsBetween, runText } from '../domain/timerRuns.ts';
import { amendedField, amendedValue, amendmentNumbers, findingNames } from './amendments.ts';
import { fact, heading, paragraph } from './documentModel.ts';
import type { Block, Fact, TableRow } from './documentModel.ts';
import { count, date, instant, measured, named, plural, PURPOSES, RESULTS, WORK_KINDS } from './wording.ts';

/**
 * The blocks of a technician's visit, the same in a claim packet and in a report of its own. The body reads as
 * amended; every amended field carries the number of its amendment, and the sealed original stands beside the new
 * value in the list of amendments.
 */

/** The visit from complaint to signature. `prices`: parts and labor with what they cost. */
export function visitBlocks(visit: ServiceVisit, timeZone: string, prices: boolean): readonly Block[] {
  const current = effectiveVisit(visit);
  const amended = amendmentNumbers(visit);
  const marked = (field: string, label: string): string => {
    const numbers = amended.get(field);
    return numbers === undefined ? label : `${label} [amended, see ${numbers.join(', ')}]`;
  };
  const account: readonly Fact[] = [
    fact(marked('complaint', 'Complaint'), current.complaint),
    fact(marked('findings', 'Findings'), findingNames(current.findings)),
    fact(marked('malfunction', 'Malfunction'), current.malfunction),
    fact(marked('workDone', 'Work done'), current.workDone),
    ...(current.workKinds.length === 0
      ? []
      : [
          fact(
            marked('workKinds', 'Kinds of work'),
            current.workKinds.map((kind) => WORK_KINDS[kind]).join(', '),
          ),
        ]),
  ];
  return [
    { kind: 'facts', columns: 1, rows: [...account] },
    ...readingsTable(current, amended.has('before') || amended.has('after'), marked),
    heading(marked('parts', 'Parts')),
    prices ? pricedParts(current) : plainParts(current.parts),
    ...(current.labor.length === 0
      ? []
      : [
          prices
            ? pricedLabor(current, marked('labor', 'Labor'))
            : plainLabor(current.labor, marked('labor', 'Labor')),
        ]),
    ...timerBlocks(current.labor, timeZone),
    ...(prices ? [costTotal(current)] : []),
    {
      kind: 'facts',
      columns: 1,
      rows: [
        fact(marked('result', 'Result'), named(RESULTS, current.result)),
        fact(marked('resultNote', 'Outcome'), current.resultNote),
      ],
    },
    ...signatureBlocks(visit, current, timeZone),
    ...amendmentBlocks(visit, timeZone),
  ];
}

/** Date, purpose and technician of the visit. */
export function visitFacts(visit: ServiceVisit): Fact[] {
  const current = effectiveVisit(visit);
  return [
    fact('Date of visit', date(current.visitedOn)),
    ...(current.scheduledOn === null ? [] : [fact('Planned for', date(current.scheduledOn))]),
    ...(current.arrivedAt === '' && current.leftAt === '' ? [] : [fact('Time', timesOf(current))]),
    fact('Purpose', named(PURPOSES, current.purpose)),
    fact('Technician', current.technicianName),
    fact('Qualification', current.technicianQualification),
  ];
}

function timesOf({ arrivedAt, leftAt }: Pick<ServiceVisit, 'arrivedAt' | 'leftAt'>): string {
  const shown = (time: string): string => (time === '' ? 'not given' : formatTime(time));
  const nextDay = timeOnSite(arrivedAt, leftAt)?.pastMidnight === true ? ', the next day' : '';
  return `${shown(arrivedAt)} to ${shown(leftAt)}${nextDay}`;
}

export function deviceFacts(equipment: Equipment | null): Fact[] {
  if (equipment === null) return [fact('Device', null)];
  return [
    fact('Kind', named(EQUIPMENT_KIND_NAMES, equipment.kind)),
    fact('Make and model', [equipment.make, equipment.model].filter(Boolean).join(' ')),
    fact('Serial', equipment.serial),
    ...(equipment.lot === '' ? [] : [fact('Lot', equipment.lot)]),
    fact('Device code', equipment.hcpcs),
    fact('Ownership', named(OWNERSHIP_NAMES, equipment.ownership)),
    fact('Acquired', date(equipment.acquiredOn)),
    ...(equipment.rentalStartedOn === null ? [] : [fact('Rented since', date(equipment.rentalStartedOn))]),
    fact('Warranty, parts', date(equipment.warrantyUntil)),
    fact('Warranty, labor', date(equipment.warrantyLaborUntil)),
  ];
}

/** What was measured: nothing where nothing was, and no gas where only a meter was read. */
function readingsTable(
  visit: ServiceVisit,
  amended: boolean,
  marked: (field: string, label: string) => string,
): readonly Block[] {
  const sets = [visit.before, visit.after];
  const taken = (...fields: readonly (keyof Readings)[]): boolean =>
    fields.some((field) => sets.some((readings) => readings[field] !== null));
  const gas = taken('oxygenPercent', 'flowLpm', 'pressurePsi');
  if (!amended && !gas && !taken('hourMeter', 'alarms')) return [];
  const meters = READING_COLUMNS.filter(({ field, ofGas }) => (gas ? true : !ofGas && taken(field)));
  const columns = meters.length > 0 ? meters : READING_COLUMNS;
  const row = (label: string, readings: Readings): TableRow => ({
    weight: 'body',
    cells: [label, ...columns.map(({ text }) => text(readings))],
  });
  return [
    {
      kind: 'table',
      columns: [
        { title: 'Readings', share: 3, align: 'left' },
        ...columns.map(({ title }) => ({ title, share: 2, align: 'right' as const })),
      ],
      rows: [
        row(marked('before', 'Before the work'), visit.before),
        row(marked('after', 'After the work'), visit.after),
      ],
      whenEmpty: '',
    },
  ];
}

const READING_COLUMNS: readonly {
  readonly field: keyof Readings;
  readonly title: string;
  readonly ofGas: boolean;
  readonly text: (readings: Readings) => string | null;
}[] = [
  {
    field: 'oxygenPercent',
    title: 'Oxygen',
    ofGas: true,
    text: ({ oxygenPercent }) => measured(oxygenPercent, '%'),
  },
  { field: 'flowLpm', title: 'Flow', ofGas: true, text: ({ flowLpm }) => measured(flowLpm, 'L/min') },
  {
    field: 'pressurePsi',
    title: 'Pressure',
    ofGas: true,
    text: ({ pressurePsi }) => measured(pressurePsi, 'psi'),
  },
  {
    field: 'hourMeter',
    title: 'Hour meter',
    ofGas: false,
    text: ({ hourMeter }) => (hourMeter === null ? null : `${count(hourMeter) ?? ''} h`),
  },
  {
    field: 'alarms',
    title: 'Alarms',
    ofGas: false,
    text: ({ alarms }) => (alarms === null ? null : alarms === 'pass' ? 'Pass' : 'FAIL'),
  },
];

/** With the code that bills it, where there is one. */
function withCode(description: string, code: string): string {
  return code === '' || description === '' ? description : `${description} (${code})`;
}

/** What was worked on, and the units of a standard repair, which count whatever the time. */
function laborText({ description, repairedCode, standardRepair: key }: Labor): string {
  const row = standardRepair(key);
  const units =
    row === null ? '' : `, standard repair of ${row.units === 1 ? '1 unit' : `${row.units} units`}`;
  return `${withCode(description, repairedCode)}${units}`;
}

const NO_PARTS = 'No parts were fitted.';

function plainParts(parts: readonly Part[]): Block {
  return {
    kind: 'table',
    columns: [
      { title: 'Part number', share: 5, align: 'left' },
      { title: 'Description', share: 8, align: 'left' },
      { title: 'Qty', share: 2, align: 'right' },
      { title: 'Lot or serial', share: 5, align: 'left' },
      { title: 'Why it was needed', share: 10, align: 'left' },
    ],
    rows: parts.map((part) => ({
      weight: 'body',
      cells: [
        given(part.partNumber),
        given(withCode(part.description, part.code)),
        count(part.quantity),
        part.lotOrSerial || '–',
        given(part.reason),
      ],
    })),
    whenEmpty: NO_PARTS,
  };
}

/** Every part with its cost; a part that is not charged says so in place of its cost. */
export function pricedParts(visit: Pick<ServiceVisit, 'parts' | 'labor'>): Block {
  const rows: TableRow[] = visit.parts.map((part) => ({
    weight: 'body',
    cells: [
      given(part.partNumber),
      given(withCode(part.description, part.code)),
      count(part.quantity),
      money(part.unitCostCents),
      part.billed ? money(partCost(part)) : 'not charged',
      part.lotOrSerial || '–',
      given(part.reason),
    ],
  }));
  if (rows.length > 0) rows.push(totalRow(7, 0, 4, 'Parts', repairCost(visit).partsCents));
  return {
    kind: 'table',
    columns: [
      { title: 'Part number', share: 10, align: 'left' },
      { title: 'Description', share: 14, align: 'left' },
      { title: 'Qty', share: 4, align: 'right' },
      { title: 'Unit cost', share: 8, align: 'right' },
      { title: 'Cost', share: 8.5, align: 'right' },
      { title: 'Lot or serial', share: 10, align: 'left' },
      { title: 'Why it was needed', share: 17, align: 'left' },
    ],
    rows,
    whenEmpty: NO_PARTS,
  };
}

function plainLabor(labor: readonly Labor[], title: string): Block {
  return {
    kind: 'table',
    columns: [
      { title, share: 6, align: 'left' },
      { title: 'Minutes', share: 1, align: 'right' },
    ],
    rows: labor.map((line) => ({ weight: 'body', cells: [given(laborText(line)), count(line.minutes)] })),
    whenEmpty: 'No labor was recorded.',
  };
}

export function pricedLabor(visit: Pick<ServiceVisit, 'parts' | 'labor'>, title = 'Labor'): Block {
  const rows: TableRow[] = visit.labor.map((line) => ({
    weight: 'body',
    cells: [
      given(laborText(line)),
      count(line.minutes),
      line.hourlyRateCents === null ? null : `${formatCents(line.hourlyRateCents)} / h`,
      money(laborCost(line)),
    ],
  }));
  if (rows.length > 0) rows.push(totalRow(4, 0, 3, 'Labor', repairCost(visit).laborCents));
  return {
    kind: 'table',
    columns: [
      { title, share: 12, align: 'left' },
      { title: 'Minutes', share: 3, align: 'right' },
      { title: 'Rate', share: 4, align: 'right' },
      { title: 'Cost', share: 4, align: 'right' },
    ],
    rows,
    whenEmpty: 'No labor was recorded.',
  };
}

/** Parts and labor together; says when an amount is missing, for then the sum is only a lower bound. */
export function costTotal(visit: Pick<ServiceVisit, 'parts' | 'labor'>): Block {
  const cost = repairCost(visit);
  const missing =
    cost.unpricedLines === 0
      ? ''
      : ` ${plural(cost.unpricedLines, 'line has', 'lines have')} no amount: the true total is higher.`;
  return paragraph(
    `Parts ${formatCents(cost.partsCents)} + labor ${formatCents(cost.laborCents)} = total ${formatCents(cost.totalCents)}.${missing}`,
    'strong',
  );
}

function totalRow(columns: number, label: number, amount: number, text: string, cents: number): TableRow {
  const cells: string[] = Array.from({ length: columns }, () => '');
  cells[label] = text;
  cells[amount] = formatCents(cents);
  return { weight: 'total', cells };
}

function given(text: string): string | null {
  return text.trim() === '' ? null : text;
}

function money(cents: number | null): string | null {
  return cents === null ? null : formatCents(cents);
}

function signatureBlocks(visit: ServiceVisit, current: ServiceVisit, timeZone: string): readonly Block[] {
  const seal = visit.seal;
  const signed =
    seal === null
      ? null
      : seal.enteredBy === ''
        ? `Signed electronically ${instant(seal.at, timeZone)}`
        : `Signed for the technician, entered by ${seal.enteredBy} ${instant(seal.at, timeZone)}`;
  const patient = given(current.patientSignedBy);
  return [
    {
      kind: 'signatures',
      signers: [
        {
          role: 'Technician',
          name: seal === null ? given(current.technicianName) : seal.signedName,
          detail: current.technicianQualification,
          signed,
          ...drawnOf(current.technicianSignature),
        },
        {
          role: 'Patient or representative',
          name: patient,
          detail: named(SIGNER_RELATION_NAMES, current.patientSignedAs) ?? '',
          signed: patientSigned(patient, current.patientSignature.length > 0),
          ...drawnOf(current.patientSignature),
        },
      ],
    },
    paragraph(
      seal === null
        ? 'This visit is not sealed: it can still be changed.'
        : `Seal (SHA-256): ${seal.hash}${seal.previousHash === null ? '; first entry of this device.' : `; entry before: ${seal.previousHash}`}`,
      'note',
    ),
  ];
}

function drawnOf(drawn: ServiceVisit['patientSignature']): { drawn?: ServiceVisit['patientSignature'] } {
  return drawn.length === 0 ? {} : { drawn };
}

function patientSigned(name: string | null, drawn: boolean): string | null {
  if (drawn) return 'Drawn at the visit';
  return name === null ? null : 'Signed at the visit, as recorded by the technician';
}

/** When the timers ran, for those lines that were timed. */
function timerBlocks(labor: readonly Labor[], timeZone: string): readonly Block[] {
  const timed = labor.filter(({ runs }) => runs.length > 0);
  if (timed.length === 0) return [];
  return [
    {
      kind: 'facts',
      columns: 1,
      rows: timed.map((line) => fact(`Timer: ${line.description || 'labor'}`, timerText(line, timeZone))),
    },
  ];
}

function timerText({ runs }: Labor, timeZone: string): string {
  const gaps = gapsBetween(runs);
  const lines = runs.map((run, index) => {
    const gap = gaps[index];
    return `${runText(run, timeZone)}${gap?.kind === 'pause' ? `, then a pause of ${String(gap.minutes)} min` : ''}`;
  });
  // Every run of a stored visit ended, or counts from its start: no later instant is needed to see a clock set back.
  if (clockWasSetBack(runs, Number.POSITIVE_INFINITY)) {
    lines.push('The clock of the computer was set back meanwhile: that run counts no minutes.');
  }
  return lines.join('\n');
}

function amendmentBlocks(visit: ServiceVisit, timeZone: string): readonly Block[] {
  if (visit.amendments.length === 0) return [];
  return [
    heading('Amendments beside the sealed original'),
    {
      kind: 'table',
      columns: [
        { title: 'No.', share: 1, align: 'right' },
        { title: 'Field', share: 3.5, align: 'left' },
        { title: 'As sealed', share: 6, align: 'left' },
        { title: 'As amended', share: 6, align: 'left' },
        { title: 'Reason, by whom and when', share: 6, align: 'left' },
      ],
      rows: visit.amendments.map((amendment, index) => ({
        weight: 'body',
        cells: [
          String(index + 1),
          amendedField(amendment.path),
          amendedValue(amendment.path, amendment.before),
          amendedValue(amendment.path, amendment.after),
          `${amendment.reason}\n${amendment.userName}, ${instant(amendment.at, timeZone)}`,
        ],
      })),
      whenEmpty: '',
    },
  ];
}
