import type { Result } from '../../shared/result.ts';
import { call } from '../client.ts';
import { faultText } from '../components/FaultMessage.tsx';
import { announceChange } from '../stores/changes.ts';
import { flushAllDrafts } from '../stores/draft.ts';
import { useNotices } from '../stores/notices.ts';
import { useCommand } from '../stores/shortcuts.ts';

/** What record pages do alike: take the last action back, remove with a way back, and say what went wrong. */

/** Takes back the last saved change and shows the record as it is then. */
export async function undoLast(reload: () => Promise<void>): Promise<void> {
  await flushAllDrafts();
  const answer = await call('undo.last', {});
  announceChange();
  await reload();
  const { show } = useNotices.getState();
  if (answer.ok) show({ tone: 'done', text: `Undone: ${answer.value.undone}` });
  else show({ tone: 'problem', text: faultText(answer.fault) });
}

/** Ctrl+Z outside a text takes back the last saved change of this session. */
export function useUndo(reload: () => Promise<void>): void {
  useCommand('undo', () => void undoLast(reload));
}

/**
 * Runs a removal and offers to take it back.
 * @param what in words, without names: "The coverage"
 * @returns true when it was removed
 */
export async function removeWithUndo(
  what: string,
  remove: () => Promise<Result<unknown>>,
  reload: () => Promise<void>,
): Promise<boolean> {
  const answer = await remove();
  const { show } = useNotices.getState();
  if (!answer.ok) {
    show({ tone: 'problem', text: faultText(answer.fault) });
    return false;
  }
  await reload();
  show({
    tone: 'done',
    text: `${what} was removed.`,
    action: { label: 'Undo', run: () => void undoLast(reload) },
  });
  return true;
}

/** Shows a refused answer as a notice. @returns the value, or null. */
export function valueOrNotice<T>(answer: Result<T>): T | null {
  if (answer.ok) return answer.value;
  useNotices.getState().show({ tone: 'problem', text: faultText(answer.fault) });
  return null;
}
