import { call } from '../client.ts';

const ID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;
const WORD = /^[A-Za-z0-9-]+$/;

/** The room that an address (the part after `#`) names, and the record that it is about: the first id in it. */
export function pageOf(path: string): { readonly room: string; readonly id: string | null } {
  const [address = ''] = path.split('?');
  const parts = address.split('/').filter((part) => WORD.test(part));
  const room = parts.filter((part) => !ID.test(part)).join('/');
  return { room: room.slice(0, 80) || 'start', id: parts.find((part) => ID.test(part)) ?? null };
}

/**
 * Tells the program of each page that is printed as it stands: by a button, by the menu, or by the browser itself.
 * @returns a function that ends it.
 */
export function notePrints(target: Window): () => void {
  function onPrint() {
    void call('prints.page', pageOf(target.location.hash));
  }
  target.addEventListener('beforeprint', onPrint);
  return () => target.removeEventListener('beforeprint', onPrint);
}
