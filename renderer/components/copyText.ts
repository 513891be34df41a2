/**
 * Puts a text on the clipboard. A desktop window grants pages no permissions, the clipboard's among them; the older
 * way needs none, as long as a person has just pressed a key.
 * @returns false when neither way was let through
 */
export async function copyText(text: string): Promise<boolean> {
  try {
    await navigator.clipboard.writeText(text);
    return true;
  } catch {
    return copySelected(text);
  }
}

function copySelected(text: string): boolean {
  const before = document.activeElement;
  const area = document.createElement('textarea');
  area.value = text;
  area.setAttribute('aria-hidden', 'true');
  area.style.position = 'fixed';
  area.style.opacity = '0';
  document.body.append(area);
  area.select();
  const copied = commanded();
  area.remove();
  if (before instanceof HTMLElement) before.focus();
  return copied;
}

function commanded(): boolean {
  try {
    return document.execCommand('copy');
  } catch {
    return false;
  }
}
