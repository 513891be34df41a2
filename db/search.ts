import type { IsoDate } from '../shared/domain/dates.ts';
import type { SqlValue } from './rows.ts';
import { claimNumberPattern, patientMatch, textMatch } from './searchText.ts';

/** A select of the ids that a typed text finds, to stand in `id in (…)`. Its parameters have names of their own. */
export interface Found {
  readonly ids: string;
  readonly parameters: Readonly<Record<string, SqlValue>>;
}

/**
 * A list's page in two steps: which rows, told from an index alone, then what is shown of these few. Beginning from
 * what a search found, where there is one, and not from the list.
 * @param search an id select, or null for the whole list. @param table with its alias, e.g. `claim c`.
 */
export function pageSql(parts: {
  readonly search: Found | null;
  readonly table: string;
  /** The index by id that holds all that condition and order ask for. */
  readonly index?: string;
  readonly join?: string;
  readonly where: string;
  readonly order: string;
}): { readonly page: string; readonly count: string } {
  const { search, table, index, join = '', where, order } = parts;
  const alias = table.split(' ')[1] ?? table;
  const found = search ? `with found (id) as materialized (${search.ids}) ` : '';
  const probed = index ? `${table} indexed by ${index}` : table;
  const from = search ? `found cross join ${probed} on ${alias}.id = found.id` : table;
  return {
    page: `${found}select ${alias}.id from ${from} ${join} where ${where} order by ${order} limit :limit offset :offset`,
    count: `${found}select count(*) from ${from} ${join} where ${where}`,
  };
}

/** Nothing typed: no condition. */
type Search = Found | null;

const NOTHING: Found = { ids: 'select null where 0', parameters: {} };

function isBlank(typed: string): boolean {
  return typed.trim() === '';
}

export function findPatientIds(typed: string, today: IsoDate | null): Search {
  if (isBlank(typed)) return null;
  const match = patientMatch(typed, today);
  if (match === null) return NOTHING;
  return {
    ids: 'select id from patient where n in (select rowid from patient_search where patient_search match :patients)',
    parameters: { patients: match },
  };
}

/** Devices by any part of make, model, serial, lot or code; nothing for less than three characters. */
function devicesByText(typed: string): Found {
  const match = textMatch(typed);
  if (match === null) return NOTHING;
  return {
    ids: 'select id from equipment where n in (select rowid from equipment_search where equipment_search match :devices)',
    parameters: { devices: match },
  };
}

/** Devices by any part of their texts; one or two characters as the beginning of serial or make. */
export function findEquipmentIds(typed: string): Search {
  if (isBlank(typed)) return null;
  const found = devicesByText(typed);
  if (found !== NOTHING) return found;
  const beginning = (column: string): string =>
    `select id from equipment where deleted_at is null and ${column} >= :device collate nocase and ${column} < :deviceEnd collate nocase`;
  return {
    ids: `select distinct id from (${beginning('serial')} union all ${beginning('make')})`,
    parameters: beginningWith('device', typed.trim()),
  };
}

/** Several selects as one. */
function either(...parts: readonly Search[]): Found {
  const found = parts.filter((part) => part !== null && part !== NOTHING) as Found[];
  const [only] = found;
  if (only === undefined) return NOTHING;
  if (found.length === 1) return only;
  return {
    // Not a plain union: that is planned as a merge of two walks through the whole table.
    ids: `select distinct id from (${found.map(({ ids }) => ids).join(' union all ')})`,
    parameters: Object.assign({}, ...found.map(({ parameters }) => parameters)) as Found['parameters'],
  };
}

/** The ids of a table's rows whose column names one of those found. */
function through(table: string, column: string, found: Search): Search {
  if (found === null || found === NOTHING) return NOTHING;
  return {
    ids: `select id from ${table} where ${column} in (${found.ids}) and deleted_at is null`,
    parameters: found.parameters,
  };
}

/** Visits by device, patient or technician. */
export function findVisitIds(typed: string, today: IsoDate | null): Search {
  if (isBlank(typed)) return null;
  const technician: Found = {
    ids: `select id from visit where deleted_at is null
      and technician_name >= :technician collate nocase and technician_name < :technicianEnd collate nocase`,
    parameters: beginningWith('technician', typed.trim()),
  };
  return either(
    through('visit', 'equipment_id', devicesByText(typed)),
    through('visit', 'patient_id', findPatientIds(typed, today)),
    /^\p{L}/u.test(typed.trim()) ? technician : NOTHING,
  );
}

/** The bounds of all texts that begin with one, for an index to walk between. */
export function beginningWith(name: string, typed: string): Record<string, SqlValue> {
  return { [name]: typed, [`${name}End`]: `${typed}\u{10ffff}` };
}

/** Papers by any part of their title, author, invoice number or file name, or by patient. */
export function findDocumentIds(typed: string, today: IsoDate | null): Search {
  if (isBlank(typed)) return null;
  const match = textMatch(typed);
  const papers: Search =
    match === null
      ? NOTHING
      : {
          ids: 'select id from document where n in (select rowid from document_search where document_search match :papers)',
          parameters: { papers: match },
        };
  return either(papers, through('document', 'patient_id', findPatientIds(typed, today)));
}

/** Claims by number (whole or its last part), HCPCS code, patient or device. */
export function findClaimIds(typed: string, today: IsoDate | null): Search {
  if (isBlank(typed)) return null;
  return either(
    claimsByNumber(typed),
    claimsByCode(typed),
    through('claim', 'patient_id', findPatientIds(typed, today)),
    through('claim', 'equipment_id', devicesByText(typed)),
  );
}

/** The number in every year that has claims, also those of other devices. */
const EVERY_YEAR = `with recursive years (year) as (
    select cast(substr(min(number), 4, 4) as integer) from claim
    union all select year + 1 from years where year < (select cast(substr(max(number), 4, 4) as integer) from claim))
  select 'CW-' || year || substr(:number, 8) as number from years where year is not null`;

function claimsByNumber(typed: string): Search {
  const pattern = claimNumberPattern(typed);
  if (pattern !== null) {
    // Also with the tag of the device that gave the number behind it: CW-2026-000123-B.
    const asked = pattern.includes('_') ? EVERY_YEAR : 'select :number as number';
    return {
      ids: `select c.id from (${asked}) y cross join claim c on c.number >= y.number and c.number < y.number || '.'`,
      parameters: { number: pattern },
    };
  }
  if (!/^cw/i.test(typed.trim())) return NOTHING;
  return {
    ids: `select id from claim where number >= :number collate nocase and number < :numberEnd collate nocase`,
    parameters: beginningWith('number', typed.trim()),
  };
}

function claimsByCode(typed: string): Search {
  const code = typed.trim().toUpperCase();
  if (!/^[A-V]\d{2,4}$/.test(code)) return NOTHING;
  return {
    ids: `select claim_id as id from claim_line where code >= :code and code < :codeEnd and deleted_at is null`,
    parameters: beginningWith('code', code),
  };
}
