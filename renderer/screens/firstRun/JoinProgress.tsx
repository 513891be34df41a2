import { useEffect, useState } from 'react';
import type { OutputOf } from '../../../shared/contract/contract.ts';
import { call } from '../../client.ts';
import { LoadingBar } from '../../components/LoadingBar.tsx';
import styles from './FirstRun.module.css';

const EVERY_MS = 500;

/** How far the joining has come, in one line that is always there. */
export function JoinProgress({ busy }: { readonly busy: boolean }) {
  const [progress, setProgress] = useState<OutputOf<'session.joining'>>(null);

  useEffect(() => {
    if (!busy) return undefined;
    let over = false;
    async function ask() {
      const answer = await call('session.joining', {});
      if (!over && answer.ok) setProgress(answer.value);
    }
    void ask();
    const timer = setInterval(() => void ask(), EVERY_MS);
    return () => {
      over = true;
      clearInterval(timer);
      setProgress(null);
    };
  }, [busy]);

  return (
    <>
      <LoadingBar loading={busy} />
      <p className={styles.progress} role="status">
        {busy ? joinWords(progress) : ''}
      </p>
    </>
  );
}

const STEPS: Readonly<Record<NonNullable<OutputOf<'session.joining'>>['step'], string>> = {
  invitation: 'Reading the invitation',
  records: 'Fetching the records',
  checking: 'Checking and encrypting the records for this computer',
  changes: 'Fetching what changed meanwhile',
};

/** E.g. `Step 2 of 4: Fetching the records, 41%`. */
export function joinWords(progress: OutputOf<'session.joining'>): string {
  if (!progress) return 'Beginning';
  const steps = Object.keys(STEPS);
  const place = `Step ${steps.indexOf(progress.step) + 1} of ${steps.length}: ${STEPS[progress.step]}`;
  if (progress.total <= 0) return place;
  return `${place}, ${Math.min(100, Math.floor((100 * progress.done) / progress.total))}%`;
}
