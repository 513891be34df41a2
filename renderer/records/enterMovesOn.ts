import type { KeyboardEvent } from 'react';

const FIELDS =
  'input:not([type=hidden],:disabled,:read-only), select:not(:disabled), textarea:not(:disabled)';
const STEPS = `${FIELDS}, [data-enter-stop]:not(:disabled)`;

/**
 * Enter in a one-line field goes on to the next field of the group, as with a scanner that ends each code with
 * Enter. A field or list that used the key itself (it called preventDefault) keeps it.
 */
export function enterMovesOn(event: KeyboardEvent<HTMLElement>): void {
  if (event.key !== 'Enter' || event.defaultPrevented || event.nativeEvent.isComposing) return;
  if (event.ctrlKey || event.altKey || event.metaKey || event.shiftKey) return;
  const from = event.target;
  if (!(from instanceof HTMLInputElement) || ['checkbox', 'radio', 'file'].includes(from.type)) return;
  if (from.getAttribute('aria-expanded') === 'true') return;
  event.preventDefault();
  const stops = [...event.currentTarget.querySelectorAll<HTMLElement>(STEPS)];
  const next = stops[stops.indexOf(from) + 1];
  next?.focus();
  if (next instanceof HTMLInputElement) next.select();
}
