import { Button } from '@mantine/core';
import { useState } from 'react';
import type { OutputOf } from '../../../shared/contract/contract.ts';
import type { Fault, Issue } from '../../../shared/result.ts';
import { call } from '../../client.ts';
import { CheckField } from '../../components/CheckField.tsx';
import { Dialog } from '../../components/Dialog.tsx';
import { issueAt } from '../../components/ErrorSummary.tsx';
import { FaultMessage } from '../../components/FaultMessage.tsx';
import { OwnPassphraseField } from '../../components/OwnPassphraseField.tsx';
import styles from './Backups.module.css';
import { FolderField } from './FolderField.tsx';
import { ProgressWords } from './ProgressWords.tsx';

/** Everything as open files, for another program or for the day when this one is gone. */
export function ExportDialog({ onClose }: { readonly onClose: () => void }) {
  const [folder, setFolder] = useState('');
  const [ownPassphrase, setOwnPassphrase] = useState('');
  const [evenSynced, setEvenSynced] = useState(false);
  const [issues, setIssues] = useState<readonly Issue[]>([]);
  const [fault, setFault] = useState<Fault | null>(null);
  const [busy, setBusy] = useState(false);
  const [done, setDone] = useState<OutputOf<'export.everything'> | null>(null);

  async function write() {
    setBusy(true);
    setIssues([]);
    setFault(null);
    const answer = await call('export.everything', { folder, ownPassphrase, evenSynced });
    setBusy(false);
    setOwnPassphrase('');
    if (answer.ok) setDone(answer.value);
    else if (answer.fault.kind === 'invalid') setIssues(answer.fault.issues);
    else setFault(answer.fault);
  }

  return (
    <Dialog
      title="Take everything out as open files"
      open
      onClose={onClose}
      actions={
        done ? (
          <Button variant="filled" onClick={onClose}>
            Done
          </Button>
        ) : (
          <>
            <Button onClick={onClose}>Cancel</Button>
            <Button variant="filled" loading={busy} onClick={() => void write()}>
              Write the files
            </Button>
          </>
        )
      }
    >
      {done ? (
        <div className={styles.steps} role="status">
          <p>
            Written: {done.tables} tables with {done.rows.toLocaleString('en-US')} rows, and{' '}
            {done.documents.toLocaleString('en-US')} documents.
            {done.damaged > 0 ? ` ${done.damaged} documents have no sound file here and were left out.` : ''}
          </p>
          <p className={styles.path}>{done.folder}</p>
          <p>README.txt in it says what each file is. Delete the folder when you no longer need it.</p>
        </div>
      ) : (
        <div className={styles.steps}>
          <p>
            Every table for spreadsheets and for programs, and every original document, with a list of sums.{' '}
            <strong>These files are not encrypted:</strong> whoever gets them reads everything.
          </p>
          <FolderField
            label="Folder to write into"
            path="folder"
            autoFocus
            messageLines={2}
            hint="A new folder is made in it"
            error={issueAt(issues, 'folder')}
            value={folder}
            onChange={setFolder}
          />
          <OwnPassphraseField
            value={ownPassphrase}
            error={issueAt(issues, 'ownPassphrase')}
            onChange={setOwnPassphrase}
          />
          {fault?.kind === 'blocked' ? (
            <CheckField
              label="Write into it all the same"
              note="I know that another program copies these open files on."
              value={evenSynced}
              onChange={setEvenSynced}
            />
          ) : null}
          {fault ? <FaultMessage fault={fault} /> : null}
          {busy ? <ProgressWords busy /> : null}
        </div>
      )}
    </Dialog>
  );
}
