import { z } from 'zod';
import { type KeptDraft, keptDrafts, restoreDrafts, unsavedOtherWork } from './draft.ts';

/**
 * What is not saved when the office is locked. The page seals it under a key that the program gives out only while the
 * office is open, leaves the sealed text in this window, and starts anew, so that nothing of a patient is left in it.
 * The same person finds it again after unlocking; to anybody else it is noise.
 */

/** A text in a dialog or a form with a button, which no record holds. */
export interface TypedText {
  readonly label: string;
  readonly value: string;
}

const Kept = z.object({
  drafts: z.array(
    z.object({
      key: z.string(),
      id: z.string().nullable(),
      revision: z.number().nullable(),
      base: z.unknown(),
      values: z.unknown(),
    }),
  ),
  typed: z.array(z.object({ label: z.string(), value: z.string() })),
});

const IV_BYTES = 12;

function placeOf(userId: string): string {
  return `claimwright.sealed.${userId}`;
}

/** Seals what is unsaved now, if there is anything. Call it before the page forgets. */
export async function sealUnsaved(userId: string, draftKey: string): Promise<void> {
  const unsaved = { drafts: keptDrafts(), typed: typedTexts(unsavedOtherWork()) };
  if (unsaved.drafts.length === 0 && unsaved.typed.length === 0) return;
  const iv = crypto.getRandomValues(new Uint8Array(IV_BYTES));
  const sealed = await crypto.subtle.encrypt(
    { name: 'AES-GCM', iv, additionalData: new TextEncoder().encode(userId) },
    await keyOf(draftKey),
    new TextEncoder().encode(JSON.stringify(unsaved)),
  );
  sessionStorage.setItem(placeOf(userId), JSON.stringify([toBase64(iv), toBase64(new Uint8Array(sealed))]));
}

/** Gives back what this person had not saved; the drafts go where their records look for them. Null: nothing. */
export async function unsealUnsaved(
  userId: string,
  draftKey: string,
): Promise<{ readonly drafts: number; readonly typed: readonly TypedText[] } | null> {
  const text = sessionStorage.getItem(placeOf(userId));
  if (text === null) return null;
  sessionStorage.removeItem(placeOf(userId));
  try {
    const [iv, sealed] = z.tuple([z.string(), z.string()]).parse(JSON.parse(text));
    const plain = await crypto.subtle.decrypt(
      { name: 'AES-GCM', iv: fromBase64(iv), additionalData: new TextEncoder().encode(userId) },
      await keyOf(draftKey),
      fromBase64(sealed),
    );
    const { drafts, typed } = Kept.parse(JSON.parse(new TextDecoder().decode(plain)));
    restoreDrafts(drafts as readonly KeptDraft[]);
    return { drafts: drafts.length, typed };
  } catch {
    // Sealed by another store, or cut short: nobody can read it, so nothing is lost by forgetting it.
    return null;
  }
}

function keyOf(draftKey: string): Promise<CryptoKey> {
  return crypto.subtle.importKey('raw', fromBase64(draftKey), 'AES-GCM', false, ['encrypt', 'decrypt']);
}

function toBase64(bytes: Uint8Array): string {
  return btoa(Array.from(bytes, (byte) => String.fromCharCode(byte)).join(''));
}

function fromBase64(text: string): Uint8Array<ArrayBuffer> {
  return Uint8Array.from(atob(text), (letter) => letter.charCodeAt(0));
}

const NOT_TYPED = ['password', 'checkbox', 'radio', 'file', 'button', 'submit', 'hidden', 'search'];

/** What stands in open dialogs and in forms; of the whole room where something beside the drafts is unsaved. */
function typedTexts(wholeRoom: boolean): readonly TypedText[] {
  const roots = wholeRoom ? '[role="dialog"], #main' : '[role="dialog"], #main form';
  const seen = new Set<Element>();
  for (const root of document.querySelectorAll(roots)) {
    for (const field of root.querySelectorAll('input, textarea')) seen.add(field);
  }
  return [...seen].flatMap((field) => {
    if (!(field instanceof HTMLInputElement || field instanceof HTMLTextAreaElement)) return [];
    if (NOT_TYPED.includes(field.type) || field.readOnly || field.disabled || field.value.trim() === '')
      return [];
    const label = field.labels?.[0]?.textContent ?? field.getAttribute('aria-label') ?? '';
    return [{ label: label.trim(), value: field.value }];
  });
}
