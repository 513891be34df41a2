import { invalid, locked, ok, type Result } from '../shared/result.ts';
import type { Services } from './services.ts';

/**
 * Somebody may have sat down at an owner's open window: whoever does what gives lasting access types their own
 * passphrase again. Judged with the waits of the lock screen; a wrong one is noted in the audit trail. The sample
 * office has none to ask for.
 * @returns `invalid` at `ownPassphrase`; `locked` while wrong ones wait, or when the sitting ended meanwhile
 */
export async function proveSelf(
  { session, sitting }: Services,
  channel: string,
  ownPassphrase: string,
): Promise<Result<void>> {
  const open = session.open();
  if (!open) return locked();
  if (session.inSample()) return ok(undefined);
  if (ownPassphrase === '') return invalid('ownPassphrase', 'Type your own passphrase.');
  const { store, user } = open;
  const judged = await store.unlock({ userId: user.id, passphrase: ownPassphrase });
  if (sitting.aborted) return locked();
  if (judged.ok) return ok(undefined);
  if (judged.fault.kind !== 'invalid') return judged;
  store.note({
    userId: user.id,
    userName: user.name,
    kind: 'signInFailed',
    channel,
    details: { count: 1 },
  });
  return invalid('ownPassphrase', judged.fault.message);
}
