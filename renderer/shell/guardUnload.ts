import { isDesktopWindow } from '../client.ts';
import { flushAllDrafts, unsavedDrafts } from '../stores/draft.ts';
import { holdsTyped, commitTyped } from '../components/commitTyped.ts';
import { useNotices } from '../stores/notices.ts';

/**
 * Closing the window saves first. While something is unsaved the closing is held up: a browser then asks by
 * itself; the desktop window closes as soon as everything is saved, or says what could not be.
 * @returns a function that ends it.
 */
export function guardUnload(target: Window): () => void {
  let closeAnyway = false;

  function onBeforeUnload(event: BeforeUnloadEvent) {
    if (holdsTyped()) commitTyped();
    if (closeAnyway || unsavedDrafts() === 0) return;
    event.preventDefault();
    void flushAllDrafts().then((saved) => {
      if (!isDesktopWindow()) return;
      if (saved) target.close();
      else
        useNotices.getState().show({
          tone: 'problem',
          text: 'Something could not be saved, so the window stays open.',
          action: {
            label: 'Close and lose it',
            run: () => {
              closeAnyway = true;
              target.close();
            },
          },
        });
    });
  }

  function onHidden() {
    if (document.visibilityState === 'hidden') void flushAllDrafts();
  }

  target.addEventListener('beforeunload', onBeforeUnload);
  document.addEventListener('visibilitychange', onHidden);
  return () => {
    target.removeEventListener('beforeunload', onBeforeUnload);
    document.removeEventListener('visibilitychange', onHidden);
  };
}
