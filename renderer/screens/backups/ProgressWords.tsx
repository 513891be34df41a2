import { LoadingBar } from '../../components/LoadingBar.tsx';
import styles from './Backups.module.css';
import { progressWords } from './backupWords.ts';
import { useStoreProgress } from './useStoreProgress.ts';

/** One line that says how far it is. */
export function ProgressWords({ busy }: { readonly busy: boolean }) {
  const progress = useStoreProgress(busy);
  return (
    <>
      <LoadingBar loading={busy} />
      <p className={styles.progress} role="status">
        {busy ? (progress ? progressWords(progress) : 'Beginning') : ''}
      </p>
    </>
  );
}
