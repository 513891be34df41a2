import { LoadingBar } from '../../components/LoadingBar.tsx';
import styles from './Backups.module.css';
import { progressWords } from './backupWords.ts';
import { useStoreProgress } from './useStoreProgress.ts';

/** One line that says how far it is; its room stays when it is done. */
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
