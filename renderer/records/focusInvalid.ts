/**
 * Puts the cursor into the first field of the open dialog whose text could not be read. A form that is sent by a
 * button asks first: an unreadable text counts as nothing given, and that must not be sent unseen.
 * @returns true when there is such a field
 */
export function focusInvalid(): boolean {
  const field = document.querySelector<HTMLElement>('[role=dialog] [aria-invalid=true]');
  field?.focus();
  return field !== null;
}
