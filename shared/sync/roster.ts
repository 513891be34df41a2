import {
  type DeviceRight,
  type SignedStatement,
  signedText,
  type Statement,
  statementOf,
} from './statements.ts';

/** Which devices belong to an office, by what the office has said of them and signed. */

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

export interface RosterOffice {
  readonly id: string;
  /** Ed25519, 32 bytes, base64. */
  readonly publicKey: string;
}

/** Whether `signature` (base64) is made over the text (UTF-8) with the key (Ed25519, base64). */
export type SignatureCheck = (publicKey: string, text: string, signature: string) => boolean;

/**
 * The devices that statements speak of. What is not signed by whom it must be signed by, or stands on nothing, counts
 * for nothing. The result does not depend on what the ids or times in them say, which a removed device could choose.
 */
export function readRoster(
  office: RosterOffice,
  signed: readonly SignedStatement[],
  isSigned: SignatureCheck,
): { readonly roster: Roster; readonly counting: readonly SignedStatement[] } {
  const devices = new Map<string, RosterDevice>();
  const counting = new Set<SignedStatement>();
  const read = signed
    .toSorted((a, b) => (a.id < b.id ? -1 : 1))
    .flatMap((one) => {
      const statement = statementOf(one.text);
      return statement?.office === office.id ? [{ one, statement }] : [];
    });
  function isOffices({ id, text, signature }: SignedStatement): boolean {
    return isSigned(office.publicKey, signedText(id, text), signature);
  }
  for (const { one, statement } of read) {
    if (statement.kind === 'successor' || !isOffices(one)) continue;
    counting.add(one);
    if (statement.kind !== 'device' || devices.has(statement.device)) continue;
    const { device, signKey, boxKey, may } = statement;
    devices.set(device, { device, signKey, boxKey, may, of: null, removedUpTo: null });
  }
  for (let found = true; found;) {
    found = false;
    for (const { one, statement } of read) {
      if (
        statement.kind !== 'successor' ||
        counting.has(one) ||
        !isFormers(devices, one, statement, isSigned)
      )
        continue;
      counting.add(one);
      found = true;
      const { device, signKey, boxKey, of } = statement;
      const may = devices.get(of)?.may ?? 'work';
      if (!devices.has(device)) devices.set(device, { device, signKey, boxKey, may, of, removedUpTo: null });
    }
  }
  for (const { one, statement } of read) {
    if (statement.kind !== 'removal' || !counting.has(one)) continue;
    remove(devices, statement.device, statement.upTo, statement.keeps);
  }
  return { roster: devices, counting: [...counting] };
}

function isFormers(
  devices: Roster,
  { id, text, signature }: SignedStatement,
  { of }: Extract<Statement, { kind: 'successor' }>,
  isSigned: SignatureCheck,
): boolean {
  const former = devices.get(of);
  return former !== undefined && isSigned(former.signKey, signedText(id, text), signature);
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
