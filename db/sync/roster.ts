import { readRoster, type Roster, type RosterDevice, type RosterOffice } from '../../shared/sync/roster.ts';
import {
  type SignedStatement,
  signedText,
  type Statement,
  statementOf,
  statementsMark,
} from '../../shared/sync/statements.ts';
import type { SignedSet } from '../../shared/sync/changeSet.ts';
import type { Connection } from '../open.ts';
import { all, first, run } from '../rows.ts';
import { isSigned, isSignedBy } from './setSignatures.ts';

/** Which devices belong to the office, by what the office has said of them and signed. */

/** The office as all its devices know it. */
export interface OfficeRow {
  /** UUIDv7. */
  readonly id: string;
  /** Ed25519, 32 bytes, base64. */
  readonly publicKey: string;
  /** PKCS #8, base64; '' on devices that may not add or remove others. */
  readonly signingKey: string;
  readonly hubUrl: string;
  readonly hubAdmission: string;
  readonly hubCertificate: string;
}

/** Null: the office has one device and never had another one. */
export function officeRow(db: Connection): OfficeRow | null {
  return (
    first<OfficeRow>(
      db,
      `select id, public_key as publicKey, signing_key as signingKey, hub_url as hubUrl, hub_admission as hubAdmission,
         hub_certificate as hubCertificate from _office`,
    ) ?? null
  );
}

export type { Roster, RosterDevice };

/** The devices that statements speak of (shared/sync/roster.ts, which the hub reads them by too). */
export function rosterOf(office: RosterOffice, signed: readonly SignedStatement[]): Roster {
  return readRoster(office, signed, isText).roster;
}

function isText(publicKey: string, text: string, signature: string): boolean {
  return isSigned(publicKey, Buffer.from(text), signature);
}

/** Whether a statement is signed by the office, or by the device that goes on under another id. */
export function isSignedRightly(
  officeKey: string,
  devices: Roster,
  { id, text, signature }: SignedStatement,
  statement: Statement,
): boolean {
  const bytes = Buffer.from(signedText(id, text));
  if (statement.kind !== 'successor') return isSigned(officeKey, bytes, signature);
  const former = devices.get(statement.of);
  return former !== undefined && isSigned(former.signKey, bytes, signature);
}

export function statementsOf(db: Connection, after = ''): SignedStatement[] {
  return all<SignedStatement>(db, 'select id, text, signature from _statement where id > ? order by id', [
    after,
  ]);
}

const judged = new WeakMap<Connection, { readonly of: string; readonly roster: Roster }>();

/**
 * The office's devices as this device knows them; empty while the office has one. Signatures are looked at once for each
 * list of statements.
 */
export function roster(db: Connection): Roster {
  const office = officeRow(db);
  if (!office) return new Map();
  const statements = statementsOf(db);
  const of = `${office.id} ${office.publicKey} ${statementsMark(statements.map(({ id }) => id))} ${statements.length}`;
  const before = judged.get(db);
  if (before?.of === of) return before.roster;
  const now = rosterOf(office, statements);
  // What is not committed may yet be taken back.
  if (!db.inTransaction) judged.set(db, { of, roster: now });
  return now;
}

/** Keeps statements that are signed rightly; known ones change nothing. @returns how many were new */
export function keepStatements(db: Connection, statements: readonly SignedStatement[]): number {
  const office = officeRow(db);
  if (!office) return 0;
  const known = rosterOf(office, [...statementsOf(db), ...statements]);
  let kept = 0;
  for (const signed of statements) {
    const statement = statementOf(signed.text);
    if (statement?.office !== office.id || !isSignedRightly(office.publicKey, known, signed, statement))
      continue;
    kept += run(
      db,
      'insert into _statement (id, text, signature) values (:id, :text, :signature) on conflict do nothing',
      {
        ...signed,
      },
    );
  }
  return kept;
}

/**
 * The newest set of a removed device that counts; Infinity for one that stays. A device that stays may have taken in more
 * than who removed it knew of, before it heard of that: what it has told of counts for all, or they would never be the
 * same again.
 */
export function countsUpTo(db: Connection, devices: Roster, device: string): number {
  const upTo = devices.get(device)?.removedUpTo ?? null;
  if (upTo === null) return Infinity;
  const staying = [...devices.values()].filter(({ removedUpTo }) => removedUpTo === null);
  const told = first<{ n: number | null }>(
    db,
    `select max(told.value ->> 1) as n from _set, json_each(_set.seen) as told
     where _set.seen <> '[]' and told.value ->> 0 = ? and _set.device in (select value from json_each(?))`,
    [device, JSON.stringify(staying.map((one) => one.device))],
  )?.n;
  return Math.max(upTo, told ?? 0);
}

/** Whether a new set may be taken in: signed by a device of the office, and not after that was removed. */
export function judgeOf(db: Connection): (set: SignedSet, digest: string) => 'notSigned' | 'removed' | null {
  const office = officeRow(db);
  const devices = roster(db);
  const counted = new Map<string, number>();
  function limitOf(device: string): number {
    const known = counted.get(device) ?? countsUpTo(db, devices, device);
    counted.set(device, known);
    return known;
  }
  return (set, digest) => {
    const device = devices.get(set.device);
    if (!office || !device || !isSignedBy(device.signKey, office.id, digest, set.signature))
      return 'notSigned';
    if (device.removedUpTo === null || set.n <= device.removedUpTo) return null;
    return set.n > limitOf(set.device) ? 'removed' : null;
  };
}
