/**
 * Puts the cursor into the field of a path: exact, else the nearest field that holds it
 * (`order.signedOn` → `order`), else the first field under it (`repair` → `repair.comparison.comparedOn`).
 * Folds around it are opened.
 * @returns false when the field is not on the screen.
 */
export function focusPath(path: string, within: ParentNode = document): boolean {
  const field = findField(path, within);
  if (!field) return false;
  // What is folded away can take no cursor.
  for (let fold = field.closest('details'); fold; fold = fold.parentElement?.closest('details') ?? null)
    fold.open = true;
  const target = focusableIn(field);
  target.focus({ preventScroll: true });
  if (target instanceof HTMLInputElement && target.type === 'text') target.select();
  field.scrollIntoView({ block: 'center', behavior: 'auto' });
  field.setAttribute('data-arrived', '');
  setTimeout(() => field.removeAttribute('data-arrived'), 1700);
  return true;
}

function findField(path: string, within: ParentNode): HTMLElement | null {
  const fields = [...within.querySelectorAll<HTMLElement>('[data-path]')];
  const exact = fields.find((field) => field.dataset['path'] === path);
  if (exact) return exact;
  const inside = fields.find((field) => field.dataset['path']?.startsWith(`${path}.`));
  if (inside) return inside;
  const parts = path.split('.');
  for (let length = parts.length - 1; length > 0; length -= 1) {
    const wider = parts.slice(0, length).join('.');
    const around = fields.find((field) => field.dataset['path'] === wider);
    if (around) return around;
  }
  return null;
}

/** What takes text or a choice comes before buttons: a chip's remove button stands in front of its box. */
const FIELDS =
  'input:not([type=hidden], [type=file], [tabindex="-1"], :disabled), textarea:not(:disabled), select:not(:disabled)';
const FOCUSABLE =
  'input:not([type=hidden]):not(:disabled), textarea:not(:disabled), select:not(:disabled), button:not(:disabled), a[href]';

function focusableIn(field: HTMLElement): HTMLElement {
  const checked = field.getAttribute('role') === 'group' ? 'input:checked' : null;
  const found = field.matches(FOCUSABLE)
    ? field
    : ((checked ? field.querySelector<HTMLElement>(checked) : null) ??
      field.querySelector<HTMLElement>(FIELDS) ??
      field.querySelector<HTMLElement>(FOCUSABLE));
  if (found) return found;
  field.tabIndex = -1;
  return field;
}
