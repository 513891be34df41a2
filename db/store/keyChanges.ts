import { type Result, invalid, notFound, ok } from '../../shared/result.ts';
import { lockedFailure } from '../faults.ts';
import {
  type KeyFile,
  openWithRecoveryCode,
  openWithPassphrase,
  type PassphraseHolder,
  passphraseHolders,
  withEmergencyCode,
  withoutSystemSecret,
  withPassphrase,
  withRecoveryCode,
  writeKeyFile,
} from '../keys.ts';
import { judgePassphrase } from '../passphrase.ts';
import { newEmergencyCode, newRecoveryCode } from '../recoveryCode.ts';
import { kdfOf, type Session, type StoreCore } from './core.ts';
import { attempt } from './unlocking.ts';

/** Changes of the ways in while the store is open. Each is judged first, then one write of the key file decides. */

/** Puts the key file that `change` answers into force; in turn. */
export function changeKeys(
  core: StoreCore,
  change: (session: Session) => Result<KeyFile> | Promise<Result<KeyFile>>,
): Promise<Result<void>> {
  return core.inTurn(async () => {
    const { session } = core;
    if (!session) return lockedFailure();
    const keys = await change(session);
    if (!keys.ok) return keys;
    if (core.session !== session) return lockedFailure();
    const written = writeKeyFile(core.paths.keys, keys.value);
    if (written.ok) session.keys = keys.value;
    return written;
  });
}

/** The code typed back. */
export function confirmed({ keys }: Session, typedCode: string): Result<KeyFile> {
  const opened = openWithRecoveryCode(keys, typedCode);
  if (!opened.ok) return opened;
  opened.value.dataKey.fill(0);
  return ok({ ...opened.value.keys, recoveryConfirmed: true });
}

export async function renewRecoveryCode(core: StoreCore): Promise<Result<{ readonly recoveryCode: string }>> {
  const recoveryCode = newRecoveryCode();
  const changed = await changeKeys(core, ({ keys, dataKey }) =>
    ok(withRecoveryCode(keys, recoveryCode, dataKey)),
  );
  return changed.ok ? ok({ recoveryCode }) : changed;
}

export async function renewEmergencyCode(
  core: StoreCore,
): Promise<Result<{ readonly emergencyCode: string }>> {
  const emergencyCode = newEmergencyCode();
  const changed = await changeKeys(core, ({ keys, dataKey }) =>
    ok(withEmergencyCode(keys, emergencyCode, dataKey)),
  );
  return changed.ok ? ok({ emergencyCode }) : changed;
}

export function withoutEmergencyCode({ keys }: Session): KeyFile {
  return {
    ...keys,
    emergencyUsedAt: null,
    slots: keys.slots.filter((slot) => slot.kind !== 'emergency'),
  };
}

export function renamed({ keys }: Session, holder: PassphraseHolder): KeyFile {
  return {
    ...keys,
    slots: keys.slots.map((slot) =>
      slot.kind === 'passphrase' && slot.userId === holder.userId ? { ...slot, label: holder.label } : slot,
    ),
  };
}

export interface PassphraseChange {
  readonly passphrase: string;
  readonly newPassphrase: string;
  readonly officeName: string;
}

/** A person's own change: the passphrase so far has to be right. */
export async function withChangedPassphrase(
  core: StoreCore,
  session: Session,
  userId: string,
  { passphrase, newPassphrase, officeName }: PassphraseChange,
): Promise<Result<KeyFile>> {
  const holder = passphraseHolders(session.keys).find((candidate) => candidate.userId === userId);
  if (!holder) return notFound('passphrase');
  const opened = await attempt(core, 'passphrase', () =>
    openWithPassphrase(session.keys, userId, passphrase),
  );
  if (!opened.ok) return opened;
  opened.value.dataKey.fill(0);
  return withNewPassphrase(core, session, holder, {
    passphrase: newPassphrase,
    officeName,
    field: 'newPassphrase',
  });
}

/** @param given `field`: where a passphrase that is too weak is reported */
export async function withNewPassphrase(
  core: StoreCore,
  session: Session,
  holder: PassphraseHolder,
  given: { readonly passphrase: string; readonly officeName: string; readonly field: string },
): Promise<Result<KeyFile>> {
  const fit = judgePassphrase(given.passphrase, [given.officeName, holder.label]);
  if (!fit.ok) return fit.fault.kind === 'invalid' ? invalid(given.field, fit.fault.message) : fit;
  const keys = await withPassphrase(session.keys, holder, given.passphrase, session.dataKey, kdfOf(core));
  // What a computer kept for the person is asked for anew: a passphrase is changed because somebody may know it.
  return ok(withoutSystemSecret(keys, holder.userId));
}
