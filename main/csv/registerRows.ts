import {
  EQUIPMENT_KIND_NAMES,
  EquipmentKind,
  EquipmentValues,
  Ownership,
  OWNERSHIP_NAMES,
} from '../../shared/domain/equipment.ts';
import { type IsoDate, parseTypedDate } from '../../shared/domain/dates.ts';
import { likenessKeys } from '../../shared/domain/duplicates.ts';
import { parseCents } from '../../shared/domain/money.ts';
import type { RegisterField, RegisterMapping } from '../../shared/domain/registerColumns.ts';
import type { CsvFile, CsvRow } from './readCsv.ts';

/** Rows of a CSV file as devices: each is whole, or told with its column and why. Pure. */

/** One thing wrong with a row. `column` is the heading in the file, '' where it is of the whole row. */
export interface RowProblem {
  readonly row: number;
  readonly column: string;
  readonly why: string;
}

export interface ReadDevice {
  readonly row: number;
  readonly values: EquipmentValues;
}

export interface ReadRegister {
  readonly devices: readonly ReadDevice[];
  readonly problems: readonly RowProblem[];
}

const STATUS_WORDS: Readonly<Record<string, EquipmentValues['status']>> = {
  inservice: 'inService',
  inuse: 'inService',
  active: 'inService',
  rented: 'inService',
  inrepair: 'inRepair',
  repair: 'inRepair',
  instock: 'inStock',
  stock: 'inStock',
  available: 'inStock',
  retired: 'retired',
  disposed: 'retired',
};

const OWNERSHIP_WORDS: Readonly<Record<string, Ownership>> = {
  rental: 'rental',
  rent: 'rental',
  rented: 'rental',
  patientowned: 'patientOwned',
  purchased: 'patientOwned',
  sold: 'patientOwned',
  sale: 'patientOwned',
  patient: 'patientOwned',
  loaner: 'loaner',
  stock: 'stock',
  company: 'stock',
};

/** @param today for years of two digits */
export function registerRows(file: CsvFile, mapping: RegisterMapping, today: IsoDate): ReadRegister {
  const devices: ReadDevice[] = [];
  const problems: RowProblem[] = [];
  for (const row of file.rows) {
    const found = deviceOf(row, file.headings, mapping, today);
    if ('values' in found) devices.push(found);
    else problems.push(...found.problems);
  }
  return { devices, problems };
}

function deviceOf(
  row: CsvRow,
  headings: readonly string[],
  mapping: RegisterMapping,
  today: IsoDate,
): ReadDevice | { readonly problems: readonly RowProblem[] } {
  const { number, cells } = row;
  if (row.broken)
    return { problems: [{ row: number, column: '', why: 'A quote in this row does not close.' }] };
  if (cells.slice(headings.length).some((cell) => cell !== '')) {
    const why =
      'This row has more cells than there are headings. A comma in a text needs quotes around the text.';
    return { problems: [{ row: number, column: '', why }] };
  }
  const problems: RowProblem[] = [];
  const values: Record<string, unknown> = { ...EMPTY };
  for (const [index, field] of mapping.entries()) {
    const cell = cells[index] ?? '';
    if (field === null || cell === '') continue;
    const read = readCell(field, cell, today);
    if ('why' in read) problems.push({ row: number, column: headings[index] ?? '', why: read.why });
    else values[field] = read.value;
  }
  if (values['serial'] === '' && values['make'] === '' && values['model'] === '' && problems.length === 0) {
    problems.push({ row: number, column: '', why: 'There is no serial, make or model in this row.' });
  }
  if (problems.length > 0) return { problems };
  if (values['ownership'] === null) values['ownership'] = 'stock';
  return { row: number, values: EquipmentValues.parse(values) };
}

const EMPTY: EquipmentValues = {
  kind: null,
  hcpcs: '',
  make: '',
  model: '',
  serial: '',
  lot: '',
  ownership: null,
  status: 'inStock',
  holderId: null,
  location: '',
  acquiredOn: null,
  acquisitionCents: null,
  acquisitionSource: '',
  rentalStartedOn: null,
  warrantyUntil: null,
  warrantyLaborUntil: null,
  replacementCents: null,
  replacementSource: '',
  hourMeter: null,
  hourMeterOn: null,
  note: '',
};

type Cell = { readonly value: unknown } | { readonly why: string };

function readCell(field: RegisterField, cell: string, today: IsoDate): Cell {
  switch (field) {
    case 'kind':
      return chosen(KINDS[plain(cell)], `No kind is called this. Known are: ${kindNames()}.`);
    case 'ownership':
      return chosen(
        OWNERSHIP_WORDS[plain(cell)] ?? OWNERSHIPS[plain(cell)],
        `Give one of: ${Object.values(OWNERSHIP_NAMES).join(', ')}.`,
      );
    case 'status':
      return chosen(STATUS_WORDS[plain(cell)], 'Give one of: In service, In repair, In stock, Retired.');
    case 'acquiredOn':
    case 'warrantyUntil':
    case 'warrantyLaborUntil':
    case 'hourMeterOn':
      // "today" and "6/3" depend on the day on which the file is read.
      return chosen(
        /\d.*\d.*\d/.test(cell) && !/^\d{1,2}[/.-]\d{1,2}$/.test(cell) && !/^t/i.test(cell)
          ? (parseTypedDate(cell, today) ?? undefined)
          : undefined,
        'This is no date. Write it as 2026-06-03 or 6/3/2026.',
      );
    case 'acquisitionCents':
    case 'replacementCents':
      return chosen(parseCents(cell) ?? undefined, 'This is no amount in dollars. Write it as 1234.50.');
    case 'hourMeter':
      return hoursOf(cell);
    default:
      return textOf(field, cell);
  }
}

function hoursOf(cell: string): Cell {
  const digits = cell.replace(/(\d),(?=\d{3}(\D|$))/g, '$1').replace(/\s*(h|hrs?|hours)\.?$/i, '');
  if (/^\d+\.\d*[1-9]\d*$/.test(digits)) {
    const whole = Math.floor(Number(digits));
    return { why: `Hours are kept whole. Write ${whole} or ${whole + 1} instead of ${digits}.` };
  }
  const hours = /^\d+(\.0*)?$/.test(digits) ? Number(digits) : Number.NaN;
  return hours <= 999_999
    ? { value: hours }
    : { why: 'This is no count of hours. Write a number from 0 to 999999.' };
}

function textOf(field: Exclude<RegisterField, 'kind'>, cell: string): Cell {
  const read = EquipmentValues.shape[field].safeParse(field === 'hcpcs' ? cell.toUpperCase() : cell);
  if (read.success) return { value: read.data };
  return { why: read.error.issues[0]?.message ?? 'This does not fit.' };
}

function chosen(value: unknown, why: string): Cell {
  return value === undefined ? { why } : { value };
}

function plain(cell: string): string {
  return cell.toLowerCase().replaceAll(/[^\p{L}\p{N}]/gu, '');
}

const KINDS: Readonly<Record<string, EquipmentKind>> = Object.fromEntries(
  EquipmentKind.options.flatMap((kind) => [
    [plain(kind), kind],
    [plain(EQUIPMENT_KIND_NAMES[kind]), kind],
  ]),
);

const OWNERSHIPS: Readonly<Record<string, Ownership>> = Object.fromEntries(
  Ownership.options.map((ownership) => [plain(OWNERSHIP_NAMES[ownership]), ownership]),
);

function kindNames(): string {
  return Object.values(EQUIPMENT_KIND_NAMES).join(', ');
}

/** A row whose device stands in an earlier row too. */
export interface TwinRow {
  readonly row: number;
  readonly earlier: number;
}

/** Rows that are like an earlier one of the same file. */
export function twinsInFile(devices: readonly ReadDevice[]): TwinRow[] {
  const seen = new Map<string, number>();
  const twins: TwinRow[] = [];
  for (const { row, values } of devices) {
    const keys = likenessKeys(values);
    const earlier = keys.map((key) => seen.get(key)).find((number) => number !== undefined);
    if (earlier !== undefined) twins.push({ row, earlier });
    for (const key of keys) if (!seen.has(key)) seen.set(key, row);
  }
  return twins;
}
