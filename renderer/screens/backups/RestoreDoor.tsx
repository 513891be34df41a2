import { Button } from '@mantine/core';
import { useState } from 'react';
import styles from './Backups.module.css';
import { RestoreWizard } from './RestoreWizard.tsx';

/** The way to a restore where nobody is signed in. `plain`: a quiet link among others. */
export function RestoreDoor({ plain = false }: { readonly plain?: boolean }) {
  const [open, setOpen] = useState(false);
  return (
    <>
      {plain ? (
        <button type="button" className={styles.quiet} onClick={() => setOpen(true)}>
          Restore a backup
        </button>
      ) : (
        <Button variant="filled" onClick={() => setOpen(true)}>
          Restore a backup
        </Button>
      )}
      {open ? <RestoreWizard onClose={() => setOpen(false)} /> : null}
    </>
  );
}
