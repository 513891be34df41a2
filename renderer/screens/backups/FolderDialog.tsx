import { Button } from '@mantine/core';
import { useState } from 'react';
import type { FolderFacts } from '../../../shared/contract/backups.ts';
import type { Fault, Issue } from '../../../shared/result.ts';
import { call } from '../../client.ts';
import { Dialog } from '../../components/Dialog.tsx';
import { issueAt } from '../../components/ErrorSummary.tsx';
import { FaultMessage } from '../../components/FaultMessage.tsx';
import { useLatest } from '../../components/useLatest.ts';
import styles from './Backups.module.css';
import { sizeWords } from './backupWords.ts';
import { FolderField } from './FolderField.tsx';

/** Where backups go: a typed path, looked at before it counts. */
interface Props {
  readonly folder: string;
  readonly onClose: () => void;
  readonly onChosen: () => void;
}

export function FolderDialog({ folder: before, onClose, onChosen }: Props) {
  const [folder, setFolder] = useState(before);
  const latest = useLatest(folder);
  const [facts, setFacts] = useState<FolderFacts | null>(null);
  const [issues, setIssues] = useState<readonly Issue[]>([]);
  const [fault, setFault] = useState<Fault | null>(null);
  const [busy, setBusy] = useState(false);

  function refused(why: Fault) {
    if (why.kind === 'invalid') setIssues(why.issues);
    else setFault(why);
  }

  async function look() {
    setBusy(true);
    setFault(null);
    setIssues([]);
    const answer = await call('backups.judgeFolder', { folder });
    setBusy(false);
    // Another folder was typed meanwhile: this one's facts are not those of it.
    if (latest.current !== folder) return;
    if (answer.ok) setFacts(answer.value);
    else refused(answer.fault);
  }

  async function choose(chosen: string) {
    setBusy(true);
    const answer = await call('backups.choose', { folder: chosen });
    setBusy(false);
    if (answer.ok) onChosen();
    else refused(answer.fault);
  }

  return (
    <Dialog
      title="Where backups go"
      open
      onClose={onClose}
      actions={
        <>
          <Button onClick={() => void choose('')} disabled={busy}>
            Beside the data
          </Button>
          {facts ? (
            <Button variant="filled" loading={busy} onClick={() => void choose(facts.folder)}>
              Use this folder
            </Button>
          ) : (
            <Button variant="filled" loading={busy} onClick={() => void look()}>
              Look at this folder
            </Button>
          )}
        </>
      }
    >
      <div className={styles.steps}>
        <p>
          Choose a folder on a disk that is not in this computer: a removable disk or a share of another
          computer. Backups are encrypted; whoever finds one cannot read it.
        </p>
        <FolderField
          label="Folder"
          path="folder"
          autoFocus
          messageLines={2}
          hint="The whole path, as the file manager shows it"
          error={issueAt(issues, 'folder')}
          value={folder}
          onChange={(typed) => {
            setFolder(typed);
            setFacts(null);
            setIssues([]);
          }}
          onEnter={() => void look()}
        />
        {fault ? <FaultMessage fault={fault} /> : null}
        {facts ? (
          <ul className={styles.facts} role="status">
            {factLines(facts).map((line) => (
              <li key={line}>{line}</li>
            ))}
          </ul>
        ) : null}
      </div>
    </Dialog>
  );
}

function factLines(facts: FolderFacts): string[] {
  return [
    facts.freeBytes === null
      ? 'How much room is left there cannot be told.'
      : `${sizeWords(facts.freeBytes)} free; one copy of everything takes about ${sizeWords(facts.neededBytes)}.`,
    ...(facts.sameDisk
      ? ['It is on the same disk as the data: a broken or stolen disk takes both. Another disk is better.']
      : ['It is on another disk than the data.']),
    ...(facts.syncedBy ? [`${facts.syncedBy} copies it on. That is fine: backups are encrypted.`] : []),
    ...(facts.network ? ['It is on another computer. Backups wait while that cannot be reached.'] : []),
  ];
}
