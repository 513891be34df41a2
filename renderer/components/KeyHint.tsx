import { isMac } from '../stores/shortcuts.ts';
import styles from './KeyHint.module.css';

/** A chord as small caps: `Ctrl+K`. On a Mac Ctrl is written ⌘. keys: in the notation of stores/shortcuts.ts */
export function KeyHint({ keys }: { readonly keys: string }) {
  return <kbd className={styles.key}>{isMac() ? keys.replace('Ctrl+', '⌘') : keys}</kbd>;
}
