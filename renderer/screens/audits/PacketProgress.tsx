import { Button } from '@mantine/core';
import type { AuditProgress } from '../../../shared/contract/audit.ts';
import styles from './Audits.module.css';

const STEPS: Readonly<Record<AuditProgress['step'], string>> = {
  reading: 'Reading the papers',
  drawing: 'Drawing the pages',
  keeping: 'Putting the packet away',
};

/** How far the making of a packet is, with a way to stop it. */
export function PacketProgress({
  progress,
  cancel,
}: {
  readonly progress: AuditProgress | null;
  readonly cancel: (() => void) | null;
}) {
  const known = progress !== null && progress.total > 0;
  return (
    <div className={styles.progress}>
      <progress
        aria-label="Making the packet"
        max={known ? progress.total : 1}
        {...(known ? { value: progress.done } : {})}
      />
      <span role="status">{progress ? STEPS[progress.step] : 'Starting'}</span>
      {known ? (
        <span className="cw-number cw-quiet">{Math.round((progress.done / progress.total) * 100)}%</span>
      ) : null}
      {cancel && progress?.step !== 'keeping' ? <Button onClick={cancel}>Cancel</Button> : null}
    </div>
  );
}
