import { type Result, invalid } from '../shared/result.ts';
import { type CodeShape, lengthOf, lettersOf, newGroupedCode, readGroupedCode } from './groupedCode.ts';

/**
 * Codes of the office on paper: 160 random bits, printed as eight groups of five characters and typed back by hand.
 *
 * There are two kinds. The recovery code makes good a forgotten passphrase. The emergency code opens the office when
 * nobody who may is there: it begins with `SOS`, and its groups are checked differently, so that neither is taken
 * for the other even when the beginning is left out.
 */
const RECOVERY: CodeShape = { groups: 8, place: 0, field: 'recoveryCode' };
const EMERGENCY: CodeShape = { groups: 8, place: 16, field: 'emergencyCode' };
const EMERGENCY_PREFIX = 'SOS';
/** As the prefix reads once the letter O was taken for its twin. */
const PREFIX_READ = EMERGENCY_PREFIX.replace(/O/g, '0');

export function newRecoveryCode(): string {
  return newGroupedCode(RECOVERY);
}

/** As `SOS-XXXXX-…`. */
export function newEmergencyCode(): string {
  return `${EMERGENCY_PREFIX}-${newGroupedCode(EMERGENCY)}`;
}

/**
 * Reads a recovery code as typed: any case, spaces or dashes anywhere.
 * @returns its 20 secret bytes, or `invalid` at `recoveryCode` naming the groups to look at again.
 */
export function readRecoveryCode(typed: string): Result<Buffer> {
  const letters = lettersOf(typed);
  if (startsAsEmergency(letters)) {
    return invalid(RECOVERY.field, 'This is the emergency code. The recovery code is on another sheet.');
  }
  return readGroupedCode(letters, RECOVERY);
}

/** As `readRecoveryCode`, at `emergencyCode`. The `SOS` may be left out. */
export function readEmergencyCode(typed: string): Result<Buffer> {
  const letters = lettersOf(typed);
  if (!startsAsEmergency(letters) && readGroupedCode(letters, RECOVERY).ok) {
    return invalid(
      EMERGENCY.field,
      `This is the recovery code. The emergency code begins with ${EMERGENCY_PREFIX}.`,
    );
  }
  return readGroupedCode(startsAsEmergency(letters) ? letters.slice(PREFIX_READ.length) : letters, EMERGENCY);
}

/** By its length too: a recovery code may begin with the same letters by chance. */
function startsAsEmergency(letters: string): boolean {
  return letters.startsWith(PREFIX_READ) && letters.length > lengthOf(EMERGENCY);
}
