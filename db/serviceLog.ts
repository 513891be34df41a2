import type { Id } from '../shared/domain/ids.ts';
import { AddedPaper, PAPER_ADDED } from '../shared/domain/serviceVisit.ts';
import type { LogBreak, LogBreakKind } from '../shared/domain/serviceLog.ts';
import type { Connection } from './open.ts';
import { all, count, first } from './rows.ts';
import { deviceState } from './sync/deviceState.ts';
import { amendmentHash, sealHash, standingPapers, storedValues } from './visits.ts';

/**
 * Walks the logs of devices, entry by entry, and names the first break of each. The journal keeps every place of a log a
 * second time: by it shows what was taken from a log's end, with its place, or written anew with fitting hashes.
 */

export interface LogCheck {
  /** Logs walked, and entries in them. */
  readonly logs: number;
  readonly entries: number;
  /** Amendments made before amendments had a hash: nothing can be said of them. */
  readonly unhashed: number;
  readonly breaks: readonly LogBreak[];
  /** Where to go on; null when everything was walked. */
  readonly next: string | null;
}

interface SealRow {
  readonly n: number;
  readonly id: string;
  readonly visitId: string;
  readonly equipmentId: string | null;
  readonly at: string;
  readonly userId: string;
  readonly signedName: string;
  readonly enteredBy: string;
  readonly version: number;
  /** Ids of the papers that were signed with the visit, as JSON text. */
  readonly papers: string;
  readonly hash: string;
  readonly previousHash: string | null;
}

interface AmendmentRow {
  readonly n: number;
  readonly id: string;
  readonly visitId: string;
  readonly path: string;
  readonly before: string;
  readonly after: string;
  readonly reason: string;
  readonly at: string;
  readonly userId: string;
  readonly userName: string;
  readonly hash: string | null;
  readonly previousHash: string | null;
}

interface PlaceRow {
  /** Null: of a visit that was purged with its patient; its place and hash stay, so that the log holds around it. */
  readonly n: number | null;
  readonly id: string;
  readonly visitId: string;
  readonly equipmentId: string | null;
  readonly kind: string;
  readonly position: number;
  readonly hash: string;
}

/** Entries walked in one call unless told: a fraction of a second. */
const MOST_ENTRIES = 1000;
const MOST_LOGS = 500;

/**
 * Checks the log of one device, or all logs from `after` on until `most` entries were walked.
 * Reads only; a row that cannot be read counts as changed.
 */
export function verifyLog(
  db: Connection,
  options: { readonly equipmentId?: Id; readonly after?: string; readonly most?: number } = {},
): LogCheck {
  const { equipmentId, after = '', most = MOST_ENTRIES } = options;
  const keys = equipmentId === undefined ? logsAfter(db, after) : [equipmentId];
  const firstHashed = firstHashedAmendment(db);
  const breaks = after === '' ? takenFromEnds(db, firstHashed, equipmentId) : [];
  let [logs, entries, unhashed] = [0, 0, 0];
  let next: string | null = null;
  for (const key of keys) {
    if (equipmentId === undefined && entries >= most) return { logs, entries, unhashed, breaks, next };
    const walked = walk(db, key, firstHashed);
    logs += 1;
    entries += walked.entries;
    unhashed += walked.unhashed;
    if (walked.found) breaks.push(walked.found);
    next = key;
  }
  const more = equipmentId === undefined && keys.length === MOST_LOGS;
  return { logs, entries, unhashed, breaks, next: more ? next : null };
}

/**
 * Logs that hold as they stand, and lack an entry that the journal saw added.
 * @param equipmentId of one log; left out: of all
 */
function takenFromEnds(db: Connection, firstHashed: number, equipmentId?: Id): LogBreak[] {
  const gone = all<{ visitId: string; equipmentId: string | null }>(
    db,
    `select json_extract(j.after, '$.visit_id') as visitId, json_extract(j.after, '$.equipment_id') as equipmentId
     from (select n from _journal where tbl = 'visit_log' and row not in (select id from visit_log)) page
     join _journal j on j.n = page.n
     where j.op = 'insert' order by j.n`,
  );
  const found = new Map<string, LogBreak>();
  for (const entry of gone) {
    const log = entry.equipmentId ?? entry.visitId;
    if (found.has(log) || (equipmentId !== undefined && log !== equipmentId)) continue;
    // A break that shows by itself is named when its log is walked.
    if (walk(db, log, firstHashed).found === null) found.set(log, { ...entry, kind: 'missing' });
  }
  return [...found.values()];
}

/** How many logs there are, for a progress bar. */
export function countLogs(db: Connection): number {
  return count(db, `select count(*) from (${EVERY_LOG})`, { after: '' });
}

const EVERY_LOG = `
  select coalesce(equipment_id, visit_id) as log from visit_log where coalesce(equipment_id, visit_id) > :after
  union select coalesce(equipment_id, visit_id) from visit_seal where coalesce(equipment_id, visit_id) > :after
  union select coalesce(equipment_id, id) from visit where sealed = 1 and coalesce(equipment_id, id) > :after`;

function logsAfter(db: Connection, after: string): string[] {
  return all<{ log: string }>(db, `${EVERY_LOG} order by log limit ${MOST_LOGS}`, { after }).map(
    ({ log }) => log,
  );
}

/** Since the first amendment with a hash every one has one. */
function firstHashedAmendment(db: Connection): number {
  const row = first<{ n: number | null }>(
    db,
    'select min(n) as n from visit_amendment where hash is not null',
  );
  return row?.n ?? Number.POSITIVE_INFINITY;
}

interface Walked {
  readonly entries: number;
  readonly unhashed: number;
  readonly found: LogBreak | null;
}

function walk(db: Connection, key: string, firstHashed: number): Walked {
  const places = placesOf(db, key);
  const seals = sealsOf(db, key);
  const visits = new Set([...places, ...seals].map(({ visitId }) => visitId));
  const amendments = [...visits].flatMap((visitId) => amendmentsOf(db, visitId));
  const placed = new Set(places.map(({ id }) => id));
  const unhashed = amendments.filter(
    (each) => each.hash === null && !placed.has(each.id) && each.n < firstHashed,
  );
  const equipmentId = [...places, ...seals].some((row) => row.equipmentId === key) ? key : null;
  const broken = (visitId: string, kind: LogBreakKind): LogBreak => ({ equipmentId, visitId, kind });
  const found =
    brokenPlace(db, { places, seals, amendments }, broken) ??
    unplaced(db, key, { seals, amendments, placed, unhashed, equipmentId }, broken);
  return { entries: Math.max(places.length, seals.length), unhashed: unhashed.length, found };
}

type Broken = (visitId: string, kind: LogBreakKind) => LogBreak;

/** Entry by entry: is it there, in its place, after the right one, and does it say what was hashed? */
function brokenPlace(
  db: Connection,
  log: {
    readonly places: readonly PlaceRow[];
    readonly seals: readonly SealRow[];
    readonly amendments: readonly AmendmentRow[];
  },
  broken: Broken,
): LogBreak | null {
  const seals = new Map(log.seals.map((row) => [row.id, row]));
  const amendments = new Map(log.amendments.map((row) => [row.id, row]));
  const known = new Set(log.places.map(({ hash }) => hash));
  const last = { place: 0, seal: 0, amendment: 0 };
  // Rows come here in the order of their arrival: only where all of them were written here does it say anything.
  const ownOrder = deviceState(db) === null;
  // Two devices that signed without knowing of each other both went on from the same entry: their places are equal.
  let [position, before, here] = [0, new Set<string | null>([null]), new Set<string | null>()];
  for (const place of log.places) {
    if (place.position === position + 1) [position, before, here] = [place.position, here, new Set()];
    if (position === 1) before = new Set([null]);
    if (place.position !== position || (ownOrder && here.size > 0)) return broken(place.visitId, 'missing');
    here.add(place.hash);
    if (place.n === null) {
      if (place.hash !== purgedHash(db, place.id)) return broken(place.visitId, 'changed');
      continue;
    }
    if (place.kind !== 'seal' && place.kind !== 'amendment') return broken(place.visitId, 'changed');
    const entry = place.kind === 'seal' ? seals.get(place.id) : amendments.get(place.id);
    if (!entry) return broken(place.visitId, 'missing');
    if (ownOrder && (place.n <= last.place || entry.n <= last[place.kind])) {
      return broken(place.visitId, 'order');
    }
    last.place = place.n;
    last[place.kind] = entry.n;
    if (entry.visitId !== place.visitId) return broken(place.visitId, 'changed');
    if (!before.has(entry.previousHash)) {
      const elsewhere = entry.previousHash === null || known.has(entry.previousHash);
      return broken(place.visitId, elsewhere ? 'order' : 'changed');
    }
    if (entry.hash !== place.hash || place.hash !== journaledHash(db, place.id)) {
      return broken(place.visitId, 'changed');
    }
    // What a second signature signed was another device's draft of the visit; the first one's stands.
    if (isSecondSeal(db, entry.id)) continue;
    const said = 'path' in entry ? amendmentHash(entry) : saidBySeal(db, entry);
    if (said === null) return broken(place.visitId, 'missing');
    const papersStand = 'path' in entry ? addedPaperStands(db, entry) : sealedPapersStand(db, entry);
    if (said !== place.hash) return broken(place.visitId, papersStand ? 'changed' : 'papers');
    if (!papersStand) return broken(place.visitId, 'papers');
  }
  return null;
}

function isSecondSeal(db: Connection, id: string): boolean {
  return first(db, 'select 1 from _second_seal where id = ?', [id]) !== undefined;
}

/** The hash with which an entry came into its log; null when the journal saw none come. */
function journaledHash(db: Connection, id: string): string | null {
  const row = first<{ hash: string | null }>(
    db,
    `select json_extract(after, '$.hash') as hash from _journal where tbl = 'visit_log' and row = ? and op = 'insert'`,
    [id],
  );
  return row?.hash ?? null;
}

/** The hash that a purge noted for a place of which it took the visit; null when the journal saw no such purge. */
function purgedHash(db: Connection, id: string): string | null {
  const row = first<{ hash: string | null }>(
    db,
    `select json_extract(after, '$.hash') as hash from _journal
     where tbl = 'visit_log_purged' and row = ? and op = 'insert'`,
    [id],
  );
  return row?.hash ?? null;
}

/** The hash of what the sealed visit says today; null when it is gone, '' when it cannot be a sealed visit's. */
function saidBySeal(db: Connection, seal: SealRow): string | null {
  try {
    const visit = storedValues(db, seal.visitId);
    if (!visit) return null;
    const own = visit.sealed && visit.values.equipmentId === seal.equipmentId;
    if (!own) return '';
    return sealHash(visit.values, { ...seal, papers: standingPapers(db, seal.visitId, paperIds(seal)) });
  } catch {
    return '';
  }
}

function paperIds(seal: SealRow): string[] {
  const ids: unknown = JSON.parse(seal.papers);
  return Array.isArray(ids) ? ids.map(String) : [];
}

/** Every paper that was signed with the visit is still there; what it says is for the hash. */
function sealedPapersStand(db: Connection, seal: SealRow): boolean {
  try {
    const ids = paperIds(seal);
    return standingPapers(db, seal.visitId, ids).length === ids.length;
  } catch {
    return true;
  }
}

/** The paper that an amendment says was added is still there, with the same bytes. Other amendments name none. */
function addedPaperStands(db: Connection, amendment: AmendmentRow): boolean {
  if (amendment.path !== PAPER_ADDED) return true;
  try {
    const { documentId, sha256 } = AddedPaper.parse(JSON.parse(amendment.after));
    return standingPapers(db, amendment.visitId, [documentId]).some((paper) => paper.sha256 === sha256);
  } catch {
    return false;
  }
}

/** Entries that have no place in the log, and visits that are marked as sealed and have no seal. */
function unplaced(
  db: Connection,
  key: string,
  log: {
    readonly seals: readonly SealRow[];
    readonly amendments: readonly AmendmentRow[];
    readonly placed: ReadonlySet<string>;
    readonly unhashed: readonly AmendmentRow[];
    readonly equipmentId: string | null;
  },
  broken: Broken,
): LogBreak | null {
  const seal = log.seals.find(({ id }) => !log.placed.has(id));
  if (seal) return broken(seal.visitId, 'missing');
  const amendment = log.amendments.find((each) => !log.placed.has(each.id) && !log.unhashed.includes(each));
  if (amendment) return broken(amendment.visitId, amendment.hash === null ? 'changed' : 'missing');
  const sealed = new Set(log.seals.map(({ visitId }) => visitId));
  const bare = all<{ id: string }>(
    db,
    'select id from visit where equipment_id = :key and sealed = 1 union select id from visit where id = :key and equipment_id is null and sealed = 1',
    { key },
  ).find(({ id }) => !sealed.has(id));
  return bare ? broken(bare.id, 'missing') : null;
}

function placesOf(db: Connection, key: string): PlaceRow[] {
  return all<PlaceRow>(
    db,
    `select n, id, visit_id as visitId, equipment_id as equipmentId, kind, position, hash from visit_log
     where coalesce(equipment_id, visit_id) = :key
     union all select null, id, '', equipment_id, '', position, hash from visit_log_purged where equipment_id = :key
     order by position, hash`,
    { key },
  );
}

function sealsOf(db: Connection, key: string): SealRow[] {
  return all<SealRow>(
    db,
    `select n, id, visit_id as visitId, equipment_id as equipmentId, at, user_id as userId, signed_name as signedName,
       entered_by as enteredBy, version, papers, hash, previous_hash as previousHash
     from visit_seal where equipment_id = :key
     union all select n, id, visit_id, equipment_id, at, user_id, signed_name, entered_by, version, papers, hash,
       previous_hash
     from visit_seal where visit_id = :key and equipment_id is null
     order by n`,
    { key },
  );
}

function amendmentsOf(db: Connection, visitId: string): AmendmentRow[] {
  return all<AmendmentRow>(
    db,
    `select n, id, visit_id as visitId, path, before, after, reason, at, user_id as userId, user_name as userName,
       hash, previous_hash as previousHash
     from visit_amendment where visit_id = ? order by n`,
    [visitId],
  );
}
