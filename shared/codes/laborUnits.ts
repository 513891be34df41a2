import type { EquipmentKind } from '../domain/equipment.ts';
import type { Labor, TimerRun } from '../domain/serviceVisit.ts';
import { timeOnSite } from '../domain/timeOnSite.ts';
import { PAIRS, STANDARD_REPAIRS_2013, type StandardRepair } from './data/laborUnits.ts';

/** Units of labor: 15 minutes each, or what a table fixes for common repairs (K0739). */

export type { StandardRepair };

export const MINUTES_A_UNIT = 15;

/** Codes of a technician's labor, each by the unit of 15 minutes. */
export const LABOR_CODES = {
  equipment: 'K0739',
  oxygen: 'K0740',
  orthosis: 'L4205',
  prosthesis: 'L7520',
} as const;

export const STANDARD_REPAIRS: readonly StandardRepair[] = STANDARD_REPAIRS_2013.repairs;

export function standardRepair(key: string): StandardRepair | null {
  return STANDARD_REPAIRS.find((repair) => repair.key === key) ?? null;
}

/** The tabled repairs of a kind of device; none for oxygen equipment, whose labor is not paid by this table. */
export function standardRepairsOf(kind: EquipmentKind | null): readonly StandardRepair[] {
  return kind === null ? [] : STANDARD_REPAIRS.filter(({ devices }) => devices.includes(kind));
}

export interface LaborUnits {
  /** Units that the table fixes, what is in doubt left out. */
  readonly tabled: number;
  /** Units more if rows of the table that are entered again count again. */
  readonly doubtful: number;
  /** What is in doubt about rows of the table, in sentences. */
  readonly doubts: readonly string[];
  /** Minutes of work that no row of the table is about. */
  readonly timedMinutes: number;
  /** Fewest and most units that fit: they differ where the minutes make no whole unit, or a row is entered twice. */
  readonly least: number;
  readonly most: number;
}

/**
 * The units of a visit's labor. Null while a stretch of timed work has no minutes.
 * A part of a unit is left open: the policy does not say which way it is rounded.
 */
export function laborUnits(labor: readonly Pick<Labor, 'minutes' | 'standardRepair'>[]): LaborUnits | null {
  let timedMinutes = 0;
  for (const { minutes, standardRepair: key } of labor) {
    if (standardRepair(key) !== null) continue;
    if (minutes === null) return null;
    timedMinutes += minutes;
  }
  const rows = tabledRows(labor);
  const tabled = sumOf(rows, ({ units }) => units);
  const doubtful = sumOf(rows, (row) => row.doubtful);
  const timed = timedMinutes / MINUTES_A_UNIT;
  return {
    tabled,
    doubtful,
    doubts: tabledDoubts(labor),
    timedMinutes,
    least: tabled + Math.floor(timed),
    most: tabled + doubtful + Math.ceil(timed),
  };
}

/**
 * What each row of a visit adds to the units that the table fixes, in the order of the log: one and one of a pair are
 * the pair, and a row that is entered again adds units that are in doubt, unless the table has it for each.
 */
function tabledRows(
  labor: readonly Pick<Labor, 'standardRepair'>[],
): readonly { readonly units: number; readonly doubtful: number }[] {
  const before: string[] = [];
  return labor.map(({ standardRepair: key }) => {
    const row = standardRepair(key);
    if (row === null) return { units: 0, doubtful: 0 };
    const own = PAIRS.find((each) => isOfPair(key, each));
    const had = own ? unitsOfPair(before, own) : 0;
    const again = before.includes(key);
    before.push(key);
    if (own) return { units: unitsOfPair(before, own) - had, doubtful: 0 };
    return again && row.each !== true ? { units: 0, doubtful: row.units } : { units: row.units, doubtful: 0 };
  });
}

function isOfPair(key: string, { one, pair }: (typeof PAIRS)[number]): boolean {
  return key === one || key === pair;
}

function unitsOfPair(keys: readonly string[], own: (typeof PAIRS)[number]): number {
  const [first, ...more] = keys.filter((key) => isOfPair(key, own));
  return standardRepair(more.length > 0 ? own.pair : (first ?? ''))?.units ?? 0;
}

/** Where rows of the table stand in a visit more often than the table can mean. */
function tabledDoubts(labor: readonly Pick<Labor, 'standardRepair'>[]): readonly string[] {
  const keys = labor.map(({ standardRepair: key }) => key);
  const pairs = PAIRS.flatMap((own) => {
    const [one, pair] = [standardRepair(own.one), standardRepair(own.pair)];
    const rows = keys.filter((key) => isOfPair(key, own)).length;
    return one && pair && rows > 1
      ? [`“${one.name}” and its pair stand in ${rows} rows: a pair is ${unitsText(pair.units)} by the table.`]
      : [];
  });
  const again = STANDARD_REPAIRS.flatMap((row) => {
    const rows = keys.filter((key) => key === row.key).length;
    const paired = PAIRS.some((own) => isOfPair(row.key, own));
    return rows > 1 && row.each !== true && !paired
      ? [
          `“${row.name}” stands in ${rows} rows: the table has ${unitsText(row.units)} for it and does not say that they count again. Remove the row that is too many, or ask the contractor.`,
        ]
      : [];
  });
  return [...pairs, ...again];
}

function sumOf<T>(rows: readonly T[], of: (row: T) => number): number {
  return rows.reduce((sum, row) => sum + of(row), 0);
}

/** The work on one repaired code; '' gathers rows that name none. */
export interface CodeLabor {
  readonly repairedCode: string;
  /** Minutes on record, of tabled work too. */
  readonly minutes: number;
  /** Rows whose minutes are not on record. */
  readonly withoutMinutes: number;
  readonly tabled: number;
  readonly timedMinutes: number;
  /** This code's part of the units; the parts of all codes add up to the units asked for. Null while open. */
  readonly units: number | null;
}

type LaborRow = Pick<Labor, 'repairedCode' | 'minutes' | 'standardRepair'>;

/**
 * Labor by repaired code, in the order of the log, with its part of the units.
 * @param units to be shared out, e.g. those of the claim line; null: those of the record, where they are a whole number
 */
export function laborByCode(labor: readonly LaborRow[], units: number | null = null): readonly CodeLabor[] {
  const codes = [...new Set(labor.map(({ repairedCode }) => repairedCode))];
  const counted = tabledRows(labor);
  const found = codes.map((repairedCode) => {
    const rows = labor.filter((row) => row.repairedCode === repairedCode);
    const open = rows.filter(({ minutes }) => minutes === null);
    const tabled = counted.filter((_, index) => labor[index]?.repairedCode === repairedCode);
    const timed = rows.filter((row) => standardRepair(row.standardRepair) === null);
    return {
      repairedCode,
      minutes: minutesOf(rows),
      withoutMinutes: open.length,
      tabled: sumOf(tabled, ({ units: own }) => own),
      timedMinutes: minutesOf(timed),
    };
  });
  const recorded = laborUnits(labor);
  const whole = recorded !== null && recorded.least === recorded.most ? recorded.least : null;
  const shares = recorded === null ? null : sharesOf(found, units ?? whole, recorded);
  return found.map((code, index) => ({ ...code, units: shares?.[index] ?? null }));
}

function minutesOf(rows: readonly Pick<Labor, 'minutes'>[]): number {
  return rows.reduce((sum, { minutes }) => sum + (minutes ?? 0), 0);
}

/** Whole units to every code, and what is left over to the codes with the largest rest; null where it cannot fit. */
function sharesOf(
  codes: readonly Pick<CodeLabor, 'tabled' | 'timedMinutes'>[],
  units: number | null,
  { least, most, doubtful }: LaborUnits,
): readonly number[] | null {
  if (units === null || units < least || units > most - doubtful) return null;
  const shares = codes.map(({ tabled, timedMinutes }) => tabled + Math.floor(timedMinutes / MINUTES_A_UNIT));
  const rest = units - shares.reduce((sum, share) => sum + share, 0);
  const next = codes
    .map(({ timedMinutes }, index) => ({ index, part: timedMinutes % MINUTES_A_UNIT }))
    .filter(({ part }) => part > 0)
    .sort((one, other) => other.part - one.part || one.index - other.index)
    .slice(0, rest)
    .map(({ index }) => index);
  return shares.map((share, index) => (next.includes(index) ? share + 1 : share));
}

/** A pause between two runs of the timers, in whole minutes. */
export interface TimerGap {
  readonly from: string;
  readonly to: string;
  readonly minutes: number;
}

/** Minutes that at least one timer ran, and the pauses between. Null while a timer runs or none ever did. */
export function timerTime(
  runs: readonly TimerRun[],
): { readonly minutes: number; readonly gaps: readonly TimerGap[] } | null {
  const ended = runs.flatMap(({ from, to }) => (to === null || to < from ? [] : [{ from, to }]));
  if (runs.length === 0 || ended.length < runs.length) return null;
  const sorted = ended.toSorted((one, other) => (one.from < other.from ? -1 : 1));
  const gaps: TimerGap[] = [];
  let millis = 0;
  let until = sorted[0]?.from ?? '';
  for (const { from, to } of sorted) {
    const pause = Math.floor((Date.parse(from) - Date.parse(until)) / MILLIS_A_MINUTE);
    if (pause >= 1) gaps.push({ from: until, to: from, minutes: pause });
    const begins = from > until ? from : until;
    if (to > begins) millis += Date.parse(to) - Date.parse(begins);
    if (to > until) until = to;
  }
  return { minutes: Math.round(millis / MILLIS_A_MINUTE), gaps };
}

const MILLIS_A_MINUTE = 60_000;

/**
 * Minutes from coming to leaving by the clock on the wall; leaving before coming is read as past midnight.
 * Null while either is not told. On the night of a change of clocks it is an hour off: the day is not asked.
 */
export function elapsedMinutes(arrivedAt: string, leftAt: string): number | null {
  return timeOnSite(arrivedAt, leftAt)?.minutes ?? null;
}

export interface LaborReckoning {
  readonly byCode: readonly CodeLabor[];
  /** Each figure with what it says, ready to read. */
  readonly figures: readonly { readonly label: string; readonly value: string }[];
  /** Where two figures do not agree, in sentences; empty: they agree. */
  readonly disagreements: readonly string[];
  /** What cannot be compared because it is not on record. */
  readonly open: readonly string[];
}

/**
 * Holds the minutes of a visit's labor against the units billed, the time on site and the timers.
 * @param billed units of labor on the claim; null: none is billed yet
 * @param tabled whether this payer's table fixes units, as Medicare's does
 */
export function reckonLabor(
  visit: {
    readonly labor: readonly Pick<Labor, 'repairedCode' | 'minutes' | 'standardRepair' | 'runs'>[];
    readonly arrivedAt: string;
    readonly leftAt: string;
  },
  billed: number | null,
  tabled: boolean,
): LaborReckoning {
  const rows = visit.labor.map((row) => (tabled ? row : { ...row, standardRepair: '' }));
  const minutes = minutesOf(rows);
  const missing = rows.filter((row) => row.minutes === null).length;
  const units = laborUnits(rows);
  const elapsed = elapsedMinutes(visit.arrivedAt, visit.leftAt);
  const timed = rows.filter(({ runs }) => runs.length > 0);
  const timers = timerTime(timed.flatMap(({ runs }) => runs));
  const timedMinutes = minutesOf(timed);
  const paused = timers?.gaps.reduce((sum, gap) => sum + gap.minutes, 0) ?? 0;
  const range = units === null ? 'not known' : rangeOf(units);
  return {
    byCode: laborByCode(rows, billed),
    figures: [
      { label: 'Labor on record', value: `${missing > 0 ? 'at least ' : ''}${minutes} min` },
      {
        label: 'Units of the record',
        value: units && tabled && units.tabled > 0 ? `${range}, ${units.tabled} of them by the table` : range,
      },
      { label: 'Units billed', value: billed === null ? 'none yet' : String(billed) },
      { label: 'Time on site', value: elapsed === null ? 'not told' : `${elapsed} min` },
      {
        label: 'Timers',
        value:
          timers === null
            ? timed.length === 0
              ? 'not used'
              : 'still running'
            : `${timers.minutes} min${paused > 0 ? `, ${paused} min of pauses` : ''}`,
      },
    ],
    disagreements: [
      ...(units?.doubts ?? []),
      billed !== null && units !== null && (billed < units.least || billed > units.most)
        ? `${unitsText(billed)} ${billed === 1 ? 'is' : 'are'} billed; the record comes to ${range}.`
        : '',
      timeOnSite(visit.arrivedAt, visit.leftAt)?.doubtful === true
        ? `The technician left before coming, or stayed ${elapsed ?? 0} minutes past midnight: look at the times again.`
        : '',
      elapsed !== null && minutes > elapsed
        ? `${minutes} minutes of labor do not fit into ${elapsed} minutes on site.`
        : '',
      // A minute a row is lost or won by rounding.
      timers !== null && missing === 0 && Math.abs(timedMinutes - timers.minutes) > timed.length
        ? `The timers ran ${timers.minutes} minutes; the rows that were timed say ${timedMinutes}.`
        : '',
    ].filter(Boolean),
    open: [
      missing > 0 ? `${missing} ${missing === 1 ? 'row has' : 'rows have'} no minutes` : '',
      rows.some(({ repairedCode }) => repairedCode === '')
        ? 'what was worked on has no code in every row'
        : '',
      elapsed === null ? 'when the technician came or left' : '',
      units !== null && units.timedMinutes % MINUTES_A_UNIT > 0
        ? `${units.timedMinutes} minutes make no whole unit: ${range}, as the payer rounds`
        : '',
    ].filter(Boolean),
  };
}

/** `4`, `3 or 4`, `5 to 8`. */
export function rangeOf({ least, most }: Pick<LaborUnits, 'least' | 'most'>): string {
  if (least === most) return String(least);
  return most - least === 1 ? `${least} or ${most}` : `${least} to ${most}`;
}

function unitsText(units: number): string {
  return units === 1 ? '1 unit' : `${units} units`;
}
