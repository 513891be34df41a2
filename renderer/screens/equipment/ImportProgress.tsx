import { Button, Progress } from '@mantine/core';
import { useEffect, useState } from 'react';
import { call } from '../../client.ts';
import styles from './ImportScreen.module.css';

const ASK_MS = 300;

/** How far a long list is, with a way to stop it. A short one is in before this is first asked. */
export function ImportProgress() {
  const [progress, setProgress] = useState<{ readonly done: number; readonly total: number } | null>(null);
  const [stopping, setStopping] = useState(false);
  useEffect(() => {
    let current = true;
    const timer = setInterval(() => {
      void call('register.importProgress', {}).then((answer) => {
        if (current && answer.ok) setProgress(answer.value);
      });
    }, ASK_MS);
    return () => {
      current = false;
      clearInterval(timer);
    };
  }, []);
  if (progress === null) return null;
  const { done, total } = progress;
  return (
    <div className={styles.progress}>
      <p>
        {done.toLocaleString('en-US')} of {total.toLocaleString('en-US')} devices. Nothing is in the register
        until the last one is.
      </p>
      <Progress value={(100 * done) / total} aria-label="Taking in the devices" />
      <Button
        disabled={stopping || done === total}
        onClick={() => {
          setStopping(true);
          void call('register.cancelImport', {});
        }}
      >
        Cancel the import
      </Button>
    </div>
  );
}
