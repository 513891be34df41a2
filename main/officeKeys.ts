import type { Store } from '../db/store.ts';

/** Whether there is an emergency code that opens this office. One that was used still does, until it is renewed. */
export function hasEmergencyCode(store: Store): boolean {
  const slots = store.keySlots();
  return slots.ok && slots.value.some(({ kind }) => kind === 'emergency');
}

/** Who can unlock the office with a passphrase. */
export function holderIds(store: Store): ReadonlySet<string> {
  const holders = store.holders();
  return new Set(holders.ok ? holders.value.map(({ userId }) => userId) : []);
}
