import type { IsoDate } from '../shared/domain/dates.ts';
import { isBlank } from '../shared/domain/record.ts';
import type { Connection } from './open.ts';
import { all, count, type SqlValue } from './rows.ts';
import { beginningWith } from './search.ts';
import { patientMatch, textMatch } from './searchText.ts';

/**
 * Devices by what people type, in the order of the register, however many the text fits. They are found by their row
 * numbers and not by their ids: a text that fits a hundred thousand devices gives as many, and a set of numbers is made
 * and asked in a fraction of the time.
 */

/** Of `equipment e`. The index `equipment_name` holds it, with what lists are narrowed by. */
export const REGISTER_ORDER = 'e.make collate nocase, e.model collate nocase, e.serial collate nocase, e.id';

/** Up to so many found devices are looked up one by one; among more of them the register is walked in its order. */
const MOST_LOOKED_UP = 2000;

type Parameters = Readonly<Record<string, SqlValue>>;

export interface DeviceFilter {
  /** Found at most. */
  readonly most: number;
  /** Which holds the register in its order: the whole, or that of one branch. */
  readonly index: 'equipment_name' | 'equipment_branch';
  /** A condition on `equipment e` and its parameters. */
  readonly where: string;
  readonly parameters: Parameters;
  /** The day for birth dates, when devices are also found by who holds them (null: dates of two-digit years are not). */
  readonly holdersOn?: IsoDate | null;
}

/**
 * By any part of make, model, serial, lot or code; one or two characters as the beginning of serial or make; and, where
 * asked for, by name, birth date or telephone of the holder.
 * @returns row numbers in the order of the register, and whether there are more; null when nothing was typed.
 */
export function findDevices(
  db: Connection,
  typed: string,
  filter: DeviceFilter,
): { readonly numbers: readonly number[]; readonly more: boolean } | null {
  if (isBlank(typed)) return null;
  const search = either(
    devicesBy(typed),
    filter.holdersOn === undefined ? null : devicesOfHolders(typed, filter.holdersOn),
  );
  const few = count(
    db,
    `select count(*) from (${search.numbers} limit ${MOST_LOOKED_UP + 1})`,
    search.parameters,
  );
  const from =
    few <= MOST_LOOKED_UP
      ? `(select distinct n from (${search.numbers})) found cross join equipment e on e.n = found.n where ${filter.where}`
      : `equipment e indexed by ${filter.index} where ${filter.where} and e.n in (${search.numbers})`;
  const numbers = all<{ n: number }>(db, `select e.n from ${from} order by ${REGISTER_ORDER} limit :most`, {
    ...search.parameters,
    ...filter.parameters,
    most: filter.most + 1,
  }).map(({ n }) => n);
  return { numbers: numbers.slice(0, filter.most), more: numbers.length > filter.most };
}

/** A select of row numbers, of which one may come twice. Its parameters have names of their own. */
interface Numbers {
  readonly numbers: string;
  readonly parameters: Parameters;
}

function devicesBy(typed: string): Numbers {
  const match = textMatch(typed);
  if (match !== null) {
    return {
      numbers: 'select rowid as n from equipment_search where equipment_search match :devices',
      parameters: { devices: match },
    };
  }
  const beginning = (column: string): string =>
    `select n from equipment where deleted_at is null and ${column} >= :device collate nocase and ${column} < :deviceEnd collate nocase`;
  return {
    numbers: `${beginning('serial')} union all ${beginning('make')}`,
    parameters: beginningWith('device', typed.trim()),
  };
}

function devicesOfHolders(typed: string, today: IsoDate | null): Numbers | null {
  const match = patientMatch(typed, today);
  if (match === null) return null;
  return {
    numbers: `select e.n from patient_search s cross join patient p on p.n = s.rowid
      cross join equipment e indexed by equipment_holder on e.holder_id = p.id and e.deleted_at is null
      where s.patient_search match :patients`,
    parameters: { patients: match },
  };
}

function either(one: Numbers, other: Numbers | null): Numbers {
  if (other === null) return one;
  return {
    numbers: `${one.numbers} union all ${other.numbers}`,
    parameters: { ...one.parameters, ...other.parameters },
  };
}
