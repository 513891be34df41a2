import { useAppearance } from '../stores/appearance.ts';
import styles from './PersonName.module.css';

/**
 * The name of a patient or a contact. With "hide names" on, nothing of it reaches the page. Use it wherever a
 * name is shown; names being typed are TextField with `personal`.
 *
 * name: as it is to be shown · useShownName(): the same as a function, for labels that must be a text
 */
export function PersonName({ name }: { readonly name: string }) {
  const hidden = useAppearance((store) => store.hideNames);
  if (name === '') return null;
  if (!hidden) return <span className={styles.name}>{name}</span>;
  return <span className={styles.masked}>Name hidden</span>;
}

const DOTS = '•••';

/**
 * What tells who somebody is beside the name: a birth date, a member ID, a telephone number. Dots while names are
 * hidden; nothing stays nothing.
 */
export function Personal({ text }: { readonly text: string }) {
  const hidden = useAppearance((store) => store.hideNames);
  if (text === '') return null;
  return hidden ? <span className={styles.masked}>{DOTS}</span> : text;
}

/** The same for texts. */
export function useShownPersonal(): (text: string) => string {
  const hidden = useAppearance((store) => store.hideNames);
  return (text) => (hidden && text !== '' ? DOTS : text);
}

/** For a button's or a row's label: the name, or "this person" while names are hidden. */
export function useShownName(): (name: string) => string {
  const hidden = useAppearance((store) => store.hideNames);
  return (name) => (hidden ? 'this person' : name);
}
