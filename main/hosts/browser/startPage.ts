// What a start address answers: a page that puts the key where only this origin reads it, and goes on to the program.
import { createHash } from 'node:crypto';
import { PAGE_KEY_PLACE } from '../../../shared/pageKey.ts';
import type { Headers } from '../policy.ts';
import { noticeHeaders } from '../policy.ts';

/** Going on replaces the start address in the history of the tab. */
const SCRIPT = `try{localStorage.setItem('${PAGE_KEY_PLACE}',document.body.dataset.key);location.replace('/')}catch{document.querySelector('p').textContent='This browser does not let Claimwright keep anything. Allow this address to store site data, then open the next address that Claimwright prints.'}`;

const SCRIPT_HASH = createHash('sha256').update(SCRIPT).digest('base64');

/** @param key base64url: stands in the page as it is */
export function startPage(key: string): string {
  return `<!doctype html><html lang="en"><head><meta charset="utf-8"><title>Claimwright</title></head><body data-key="${key}"><main><h1>Claimwright</h1><p>Opening Claimwright. This needs JavaScript.</p></main><script>${SCRIPT}</script></body></html>`;
}

/** One script, known by its hash, and nothing else. */
export function startPageHeaders(): Headers {
  return {
    ...noticeHeaders(),
    'content-security-policy': `default-src 'none'; script-src 'sha256-${SCRIPT_HASH}'; form-action 'none'; frame-ancestors 'none'; base-uri 'none'`,
  };
}
