import styles from './Codes.module.css';

/** A code that opens beside the list, without leaving the search. */
export function CodeLink({
  code,
  onOpen,
}: {
  readonly code: string;
  readonly onOpen: (code: string) => void;
}) {
  return (
    <button type="button" className={styles.link} onClick={() => onOpen(code)}>
      {code}
    </button>
  );
}
