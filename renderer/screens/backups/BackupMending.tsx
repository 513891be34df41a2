import { Button } from '@mantine/core';
import { useState } from 'react';
import type { Fault } from '../../../shared/result.ts';
import { call } from '../../client.ts';
import { FaultMessage } from '../../components/FaultMessage.tsx';
import { useNotices } from '../../stores/notices.ts';
import styles from './Backups.module.css';

/** What can be done at once about a warning of the room of backups, within the warning. */

interface DamagedProps {
  readonly count: number;
  readonly onMended: () => void;
}

/** Takes files of documents back from the newest backup that has them whole. */
export function DamagedDocuments({ count, onMended }: DamagedProps) {
  const [busy, setBusy] = useState(false);
  const [left, setLeft] = useState(0);
  const [fault, setFault] = useState<Fault | null>(null);

  async function mend() {
    setBusy(true);
    setFault(null);
    const answer = await call('backups.mendDocuments', {});
    setBusy(false);
    if (!answer.ok) {
      setFault(answer.fault);
      return;
    }
    setLeft(answer.value.left);
    if (answer.value.mended > 0) {
      useNotices.getState().show({
        tone: 'done',
        text: `The ${files(answer.value.mended)} came back from backups.`,
      });
    }
    onMended();
  }

  return (
    <div className={styles.steps}>
      <div>
        <Button loading={busy} onClick={() => void mend()}>
          Take the {files(count)} back from backups
        </Button>
      </div>
      {left > 0 ? (
        <p role="status">
          No backup here has {left === 1 ? '1 of them' : `${left} of them`} whole. Look for an older backup,
          or add these documents again.
        </p>
      ) : null}
      {fault ? <FaultMessage fault={fault} onRetry={() => void mend()} /> : null}
    </div>
  );
}

function files(count: number): string {
  return count === 1 ? 'file of 1 document' : `files of ${count} documents`;
}

interface LeftProps {
  readonly folders: readonly string[];
  readonly owner: boolean;
  readonly onMended: () => void;
}

/** Where an export that was cut off has left records in plain, and the owner's word that they are gone. */
export function ExportsLeft({ folders, owner, onMended }: LeftProps) {
  const [busy, setBusy] = useState(false);
  const [fault, setFault] = useState<Fault | null>(null);

  async function forget() {
    setBusy(true);
    const answer = await call('export.leftGone', { folders: [...folders] });
    setBusy(false);
    setFault(answer.ok ? null : answer.fault);
    if (answer.ok) onMended();
  }

  return (
    <div className={styles.steps}>
      <ul className={styles.facts} aria-label="Left by exports">
        {folders.map((folder) => (
          <li key={folder} className={styles.path}>
            {folder}
          </li>
        ))}
      </ul>
      {owner ? (
        <div>
          <Button loading={busy} onClick={() => void forget()}>
            I have deleted them myself
          </Button>
        </div>
      ) : null}
      {fault ? <FaultMessage fault={fault} /> : null}
    </div>
  );
}
