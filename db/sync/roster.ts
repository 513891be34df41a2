import {
  type DeviceRight,
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

export interface RosterDevice {
  readonly device: string;
  readonly signKey: string;
  readonly boxKey: string;
  readonly may: DeviceRight;
  /** The device that it was before it was restored or copied. */
  readonly of: string | null;
  /** Null: it belongs to the office. Else the newest of its sets that still counts. */
  readonly removedUpTo: number | null;
}

export type Roster = ReadonlyMap<string, RosterDevice>;

/**
 * The devices that statements speak of. What is not signed by whom it must be signed by, or stands on nothing, counts
 * for nothing. The result does not depend on what the ids or times in them say, which a removed device could choose.
 */
export function rosterOf(
  office: { readonly id: string; readonly publicKey: string },
  signed: readonly SignedStatement[],
): Roster {
  const devices = new Map<string, RosterDevice>();
  const read = signed
    .toSorted((a, b) => (a.id < b.id ? -1 : 1))
    .flatMap((one) => {
      const statement = statementOf(one.text);
      return statement?.office === office.id ? [{ one, statement }] : [];
    });
  for (const { one, statement } of read) {
    if (statement.kind !== 'device' || devices.has(statement.device)) continue;
    if (!isSignedRightly(office.publicKey, devices, one, statement)) continue;
    const { device, signKey, boxKey, may } = statement;
    devices.set(device, { device, signKey, boxKey, may, of: null, removedUpTo: null });
  }
  for (let found = true; found;) {
    found = false;
    for (const { one, statement } of read) {
      if (statement.kind !== 'successor' || devices.has(statement.device)) continue;
      if (!isSignedRightly(office.publicKey, devices, one, statement)) continue;
      const { device, signKey, boxKey, of } = statement;
      devices.set(device, {
        device,
        signKey,
        boxKey,
        may: devices.get(of)?.may ?? 'work',
        of,
        removedUpTo: null,
      });
      found = true;
    }
  }
  for (const { one, statement } of read) {
    if (statement.kind !== 'removal' || !isSignedRightly(office.publicKey, devices, one, statement)) continue;
    remove(devices, statement.device, statement.upTo, statement.keeps);
  }
  return devices;
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

/** The earliest removal counts. Successors that nobody named go too, with all that they wrote. */
function remove(
  devices: Map<string, RosterDevice>,
  device: string,
  upTo: number,
  keeps: readonly string[],
): void {
  const known = devices.get(device);
  if (!known) return;
  devices.set(device, { ...known, removedUpTo: Math.min(upTo, known.removedUpTo ?? upTo) });
  for (const { device: next, of } of [...devices.values()]) {
    if (of === device && !keeps.includes(next)) remove(devices, next, 0, keeps);
  }
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

/** Whether a new set may be taken in: signed by a device of the office, and not after that was removed. */
export function judgeOf(db: Connection): (set: SignedSet, digest: string) => 'notSigned' | 'removed' | null {
  const office = officeRow(db);
  const devices = roster(db);
  return (set, digest) => {
    const device = devices.get(set.device);
    if (!office || !device || !isSignedBy(device.signKey, office.id, digest, set.signature))
      return 'notSigned';
    return device.removedUpTo !== null && set.n > device.removedUpTo ? 'removed' : null;
  };
}
