import { PAGE_KEY_HEADER } from '../../shared/pageKey.ts';

/** What a browser keeps of a start page: the cookie, and the key that the page's script would put away. */
export function keptOf(setCookie: string | null | undefined, page: string): { cookie: string; key: string } {
  return {
    cookie: setCookie?.split(';', 1)[0] ?? '',
    key: /data-key="([\w-]+)"/.exec(page)?.[1] ?? '',
  };
}

/** Opens a start address as a browser does. @returns the heads of further requests of its page */
export async function openStartAddress(address: string): Promise<Readonly<Record<string, string>>> {
  const answer = await fetch(address, { redirect: 'manual' });
  const { cookie, key } = keptOf(answer.headers.get('set-cookie'), await answer.text());
  return { cookie, origin: new URL(address).origin, [PAGE_KEY_HEADER]: key };
}
