import type { Issue } from '../../shared/result.ts';

/**
 * The typed fields (dates, telephones, NPIs) whose text could not be read: each counts as nothing given, so a form
 * that is sent by a button names them first. In the order of the page; the message begins with the field's label.
 */
export function unreadFields(within: ParentNode = document): readonly Issue[] {
  return [...within.querySelectorAll<HTMLInputElement>('input[data-unread]')].map((input) => {
    const label = (input.labels?.[0]?.textContent ?? '').replace(/\s*\*$/, '');
    const path = input.closest<HTMLElement>('[data-path]')?.dataset['path'] ?? '';
    return { path, message: `${label}: ${input.dataset['unread'] ?? ''}` };
  });
}
