import type { IsoDate } from '../shared/domain/dates.ts';
import type { SqlValue } from './rows.ts';
import { claimNumberPattern, likePrefix, patientMatch, textMatch } from './searchText.ts';

/** A select of the ids that a typed text finds, to stand in `id in (…)`. Its parameters have names of their own. */
export interface Found {
  readonly ids: string;
  readonly parameters: Readonly<Record<string, SqlValue>>;
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

/** Devices by any part of make, model, serial, lot or code; one or two characters only as a beginning. */
export function findEquipmentIds(typed: string): Search {
  if (isBlank(typed)) return null;
  const match = textMatch(typed);
  if (match !== null) {
    return {
      ids: 'select id from equipment where n in (select rowid from equipment_search where equipment_search match :devices)',
      parameters: { devices: match },
    };
  }
  return {
    ids: `select id from equipment where deleted_at is null and (serial like :device escape '\\'
      or make like :device escape '\\' or model like :device escape '\\')`,
    parameters: { device: likePrefix(typed) },
  };
}

/** Several selects as one. */
function either(...parts: readonly Search[]): Found {
  const found = parts.filter((part) => part !== null && part !== NOTHING) as Found[];
  if (found.length === 0) return NOTHING;
  return {
    ids: found.map(({ ids }) => ids).join(' union '),
    parameters: Object.assign({}, ...found.map(({ parameters }) => parameters)) as Found['parameters'],
  };
}

/** The ids of a table's rows whose column names one of those found. */
function through(table: string, column: string, found: Search): Search {
  if (found === null || found === NOTHING) return NOTHING;
  return { ids: `select id from ${table} where ${column} in (${found.ids})`, parameters: found.parameters };
}

/** Devices as in `findEquipmentIds`, or by who holds them. */
export function findDevicesOrHolders(typed: string, today: IsoDate | null): Search {
  if (isBlank(typed)) return null;
  return either(findEquipmentIds(typed), through('equipment', 'holder_id', findPatientIds(typed, today)));
}

/** Visits by device, patient or technician. */
export function findVisitIds(typed: string, today: IsoDate | null): Search {
  if (isBlank(typed)) return null;
  const technician: Found = {
    ids: `select id from visit where technician_name like :technician escape '\\' and deleted_at is null`,
    parameters: { technician: likePrefix(typed) },
  };
  return either(
    through('visit', 'equipment_id', findEquipmentIds(typed)),
    through('visit', 'patient_id', findPatientIds(typed, today)),
    /^\p{L}/u.test(typed.trim()) ? technician : NOTHING,
  );
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
    through('claim', 'equipment_id', findEquipmentIds(typed)),
  );
}

function claimsByNumber(typed: string): Search {
  const pattern = claimNumberPattern(typed);
  if (pattern !== null) {
    const comparison = pattern.includes('_') ? 'like' : '=';
    return {
      ids: `select id from claim where number ${comparison} :number`,
      parameters: { number: pattern },
    };
  }
  if (!/^cw/i.test(typed.trim())) return NOTHING;
  return {
    ids: `select id from claim where number like :number escape '\\'`,
    parameters: { number: likePrefix(typed.toUpperCase()) },
  };
}

function claimsByCode(typed: string): Search {
  const code = typed.trim().toUpperCase();
  if (!/^[A-V]\d{2,4}$/.test(code)) return NOTHING;
  return {
    ids: `select claim_id from claim_line where code >= :code and code < :codeEnd and deleted_at is null`,
    parameters: { code, codeEnd: `${code}~` },
  };
}
