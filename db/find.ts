import type { SearchHit } from '../shared/contract/claims.ts';
import { CLAIM_STATE_NAMES, type ClaimState } from '../shared/domain/claim.ts';
import { formatUsDate, type IsoDate } from '../shared/domain/dates.ts';
import { equipmentName } from '../shared/domain/equipment.ts';
import { fullName, sortName } from '../shared/domain/people.ts';
import { formatPhone } from '../shared/domain/identifiers.ts';
import { findDevices, REGISTER_ORDER } from './findDevices.ts';
import { findPatientIds } from './search.ts';
import { claimNumberPattern, likePrefix } from './searchText.ts';
import type { Connection } from './open.ts';
import { all } from './rows.ts';

/** The one search box: patients by name, birth date or telephone; devices by serial; claims by number; the rest by name. */
export function findRecords(
  db: Connection,
  typed: string,
  limit: number,
  today: IsoDate,
  kinds: readonly SearchHit['kind'][] = ANY_KIND,
): SearchHit[] {
  if (typed.trim() === '') return [];
  return [
    ...(kinds.includes('claim') ? findClaims(db, typed, limit) : []),
    ...(kinds.includes('patient') ? findPatients(db, typed, limit, today) : []),
    ...(kinds.includes('equipment') ? findEquipment(db, typed, limit) : []),
    ...findPeople(db, typed, limit).filter(({ kind }) => kinds.includes(kind)),
  ].slice(0, limit);
}

const ANY_KIND: readonly SearchHit['kind'][] = [
  'patient',
  'equipment',
  'claim',
  'visit',
  'payer',
  'physician',
  'code',
];

/** Fewer characters begin too many serials to be of use in a box that shows a handful. */
const SHORTEST = 3;

function findPatients(db: Connection, typed: string, limit: number, today: IsoDate): SearchHit[] {
  const search = findPatientIds(typed, today);
  if (!search) return [];
  return all<{
    id: string;
    first_name: string;
    middle_name: string;
    last_name: string;
    suffix: string;
    birth_date: string | null;
    phone: string;
  }>(
    db,
    `select p.id, p.first_name, p.middle_name, p.last_name, p.suffix, p.birth_date, p.phone from patient p
     where p.id in (${search.ids}) and p.deleted_at is null
     order by p.last_name collate nocase, p.first_name collate nocase, p.id limit :limit`,
    { ...search.parameters, limit },
  ).map((row) => ({
    kind: 'patient',
    id: row.id,
    title: sortName({
      firstName: row.first_name,
      middleName: row.middle_name,
      lastName: row.last_name,
      suffix: row.suffix,
    }),
    detail: [row.birth_date && `born ${formatUsDate(row.birth_date)}`, formatPhone(row.phone)]
      .filter(Boolean)
      .join(' · '),
  }));
}

function findClaims(db: Connection, typed: string, limit: number): SearchHit[] {
  const number = claimNumberPattern(typed);
  const pattern = number ?? (/^cw/i.test(typed.trim()) ? likePrefix(typed.toUpperCase()) : null);
  if (!pattern) return [];
  return all<{ id: string; number: string; state: ClaimState; first_name: string; last_name: string }>(
    db,
    `select c.id, c.number, c.state, p.first_name, p.last_name from claim c join patient p on p.id = c.patient_id
     where c.number like ? escape '\\' and c.deleted_at is null order by c.number desc limit ?`,
    [pattern, limit],
  ).map((row) => ({
    kind: 'claim',
    id: row.id,
    title: row.number,
    detail: `${CLAIM_STATE_NAMES[row.state]} · ${sortName({ firstName: row.first_name, lastName: row.last_name })}`,
  }));
}

function findEquipment(db: Connection, typed: string, limit: number): SearchHit[] {
  if (typed.trim().length < SHORTEST) return [];
  const found = findDevices(db, typed, {
    index: 'equipment_name',
    most: limit,
    where: 'e.deleted_at is null',
    parameters: {},
  });
  return all<{
    id: string;
    make: string;
    model: string;
    serial: string;
    first_name: string | null;
    last_name: string | null;
  }>(
    db,
    `select e.id, e.make, e.model, e.serial, p.first_name, p.last_name
     from json_each(:found) page cross join equipment e on e.n = page.value left join patient p on p.id = e.holder_id
     order by ${REGISTER_ORDER}`,
    { found: JSON.stringify(found?.numbers ?? []) },
  ).map((row) => ({
    kind: 'equipment',
    id: row.id,
    title: equipmentName(row),
    detail: row.last_name
      ? `with ${sortName({ firstName: row.first_name ?? '', lastName: row.last_name })}`
      : 'with nobody',
  }));
}

function findPeople(db: Connection, typed: string, limit: number): SearchHit[] {
  const like = likePrefix(typed);
  const physicians = all<{
    id: string;
    first_name: string;
    last_name: string;
    credential: string;
    npi: string;
  }>(
    db,
    `select id, first_name, last_name, credential, npi from physician
     where (last_name like :like escape '\\' or npi like :like escape '\\') and deleted_at is null limit :limit`,
    { like, limit },
  ).map((row) => ({
    kind: 'physician' as const,
    id: row.id,
    title: fullName({ firstName: row.first_name, lastName: row.last_name, credential: row.credential }),
    detail: row.npi ? `NPI ${row.npi}` : 'no NPI yet',
  }));
  const payers = all<{ id: string; name: string }>(
    db,
    `select id, name from payer where name like ? escape '\\' and deleted_at is null limit ?`,
    [like, limit],
  ).map((row) => ({ kind: 'payer' as const, id: row.id, title: row.name, detail: 'Payer' }));
  return [...physicians, ...payers];
}
