/**
 * Parsed fields (dates, money, numbers) hold what is being typed until blur or Enter. Whoever is about to
 * save asks them first to hand over what they hold, so that Ctrl+S or closing the window loses nothing.
 */

type Commit = () => void;

const waiting = new Set<Commit>();

/** A field registers while it holds typed text; call the answer when it does no more. */
export function holdTyped(commit: Commit): () => void {
  waiting.add(commit);
  return () => {
    waiting.delete(commit);
  };
}

/** Makes every field that holds typed text report it now. */
export function commitTyped(): void {
  for (const commit of [...waiting]) commit();
}

/** True while a field holds text that was not reported yet. */
export function holdsTyped(): boolean {
  return waiting.size > 0;
}
