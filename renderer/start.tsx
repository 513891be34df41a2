import { setNonce } from 'get-nonce';
import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import { App } from './App.tsx';
import { collectGates, collectRoutes } from './shell/collect.ts';

/** Draws the program into the page of index.html. */
export function start(): void {
  /** This load's nonce, which the host wrote into the page; style elements without it are refused. */
  const nonce = document.querySelector<HTMLMetaElement>('meta[property="csp-nonce"]')?.nonce ?? '';
  // Dialogs lock the page's scrolling with a style element of their own.
  setNonce(nonce);
  const root = document.getElementById('root');
  if (!root) throw new Error('the page has no place to draw');
  createRoot(root).render(
    <StrictMode>
      <App nonce={nonce} routes={collectRoutes()} gates={collectGates()} />
    </StrictMode>,
  );
}
