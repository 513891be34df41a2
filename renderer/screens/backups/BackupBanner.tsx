import { Button } from '@mantine/core';
import { LEADS } from '../../../shared/contract/channel.ts';
import { go } from '../../shell/navigation.ts';
import { useBackupSign } from '../../stores/backupSign.ts';
import { useHasRole } from '../../stores/session.ts';
import styles from './Backups.module.css';
import { worstOf } from './backupWords.ts';

/** Over the day's work, loudly, while the records are not safe. Nothing while they are. `inset`: the room has no margin. */
export function BackupBanner({ inset = false }: { readonly inset?: boolean }) {
  const sign = useBackupSign((store) => store.sign);
  const mayMend = useHasRole(LEADS);
  const worst = sign && worstOf(sign);
  if (!worst) return null;
  return (
    <div className={styles.warning} role="alert" data-inset={inset || undefined}>
      <div>
        <p className={styles.warningTitle}>{worst.title}</p>
        <p>{mayMend ? worst.text : `${worst.text} Tell the owner.`}</p>
      </div>
      {mayMend ? <Button onClick={() => go('/safety/backups')}>Look at the backups</Button> : null}
    </div>
  );
}
