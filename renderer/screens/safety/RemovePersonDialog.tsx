import { Button } from '@mantine/core';
import { useEffect, useState } from 'react';
import type { Person } from '../../../shared/domain/access.ts';
import type { OutputOf } from '../../../shared/contract/contract.ts';
import type { Fault, Issue } from '../../../shared/result.ts';
import { call } from '../../client.ts';
import { Dialog } from '../../components/Dialog.tsx';
import { issueAt } from '../../components/ErrorSummary.tsx';
import { FaultMessage } from '../../components/FaultMessage.tsx';
import { OwnPassphraseField } from '../../components/OwnPassphraseField.tsx';
import styles from './Safety.module.css';

const LOOK_MS = 500;

/** Takes somebody out for good. What it does and how long it takes is said before; nothing else can be done meanwhile. */
export function RemovePersonDialog({
  person,
  onClose,
  onRemoved,
}: {
  readonly person: Pick<Person, 'id' | 'revision' | 'name'>;
  readonly onClose: () => void;
  readonly onRemoved: () => void;
}) {
  const [busy, setBusy] = useState(false);
  const [fault, setFault] = useState<Fault | null>(null);
  const [ownPassphrase, setOwnPassphrase] = useState('');
  const [issues, setIssues] = useState<readonly Issue[]>([]);
  const [report, setReport] = useState<OutputOf<'people.remove'> | null>(null);
  const [progress, setProgress] = useState<OutputOf<'people.removal'>>(null);

  useEffect(() => {
    if (!busy) return;
    const timer = setInterval(() => {
      void call('people.removal', {}).then((answer) => {
        if (answer.ok) setProgress(answer.value);
      });
    }, LOOK_MS);
    return () => clearInterval(timer);
  }, [busy]);

  async function remove() {
    setFault(null);
    setIssues([]);
    setBusy(true);
    const answer = await call('people.remove', {
      id: person.id,
      revision: person.revision,
      ownPassphrase,
    });
    setBusy(false);
    if (!answer.ok && answer.fault.kind === 'invalid') {
      setIssues(answer.fault.issues);
      return;
    }
    onRemoved();
    if (!answer.ok) setFault(answer.fault);
    else if (answer.value.needPassphrase.length === 0 && !answer.value.needRecoveryCode) onClose();
    else setReport(answer.value);
  }

  return (
    <Dialog
      title={`Remove ${person.name}`}
      open
      onClose={onClose}
      fixed={busy}
      actions={
        <>
          <Button onClick={onClose} disabled={busy}>
            {report ? 'Close' : 'Cancel'}
          </Button>
          {report ? null : (
            <Button variant="filled" color="red" loading={busy} onClick={() => void remove()}>
              Remove and change the key
            </Button>
          )}
        </>
      }
    >
      {report ? (
        <p className={styles.text}>
          Removed.{' '}
          {report.needPassphrase.length > 0
            ? `Give a new passphrase to: ${report.needPassphrase.join(', ')}. `
            : ''}
          {report.needRecoveryCode ? 'Make a new recovery code: the old one does not fit the new key.' : ''}
        </p>
      ) : (
        <>
          <p className={styles.text}>
            Their passphrase stops working for good, and every record is encrypted anew under a key that they
            never had, so that a copy of the old key opens nothing written from now on. Backups made before,
            and what a restore put aside in the data folder, still open with their passphrase: destroy what
            need not stay. What they did stays in the histories under their name.
          </p>
          <p className={styles.text}>
            It takes seconds for a small office and minutes where there are many gigabytes of documents.
            Nothing can be entered meanwhile. If the power fails, the records are as they were before or
            wholly under the new key.
          </p>
          <OwnPassphraseField
            value={ownPassphrase}
            error={issueAt(issues, 'ownPassphrase')}
            onChange={(typed) => {
              setOwnPassphrase(typed);
              setIssues([]);
            }}
          />
          <p className={styles.text} role="status">
            {busy ? progressText(progress) : ''}
          </p>
          {fault ? <FaultMessage fault={fault} /> : null}
        </>
      )}
    </Dialog>
  );
}

function progressText(progress: OutputOf<'people.removal'>): string {
  if (!progress || progress.total === 0) return 'Changing the key.';
  return `Changing the key: ${Math.min(100, Math.round((100 * progress.done) / progress.total))}%.`;
}
