import { useEffect, useState } from 'react';
import styles from './LoadingBar.module.css';

/** A thin line over the top edge of its box while something loads; takes no room and waits 250 ms to appear. */
export function LoadingBar({
  loading,
  label = 'Loading',
}: {
  readonly loading: boolean;
  readonly label?: string;
}) {
  const [late, setLate] = useState(false);
  useEffect(() => {
    if (!loading) return;
    const timer = setTimeout(() => setLate(true), 250);
    return () => {
      clearTimeout(timer);
      setLate(false);
    };
  }, [loading]);
  return (
    <div className={styles.place} role="status">
      {loading && late ? (
        <div className={styles.bar}>
          <span className={styles.words}>{label}</span>
        </div>
      ) : null}
    </div>
  );
}
