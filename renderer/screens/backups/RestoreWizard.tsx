import { Button } from '@mantine/core';
import { useEffect, useState } from 'react';
import type { BackupRow } from '../../../shared/contract/backups.ts';
import type { OutputOf } from '../../../shared/contract/contract.ts';
import type { Fault, Issue } from '../../../shared/result.ts';
import { call } from '../../client.ts';
import { ChoiceField } from '../../components/ChoiceField.tsx';
import { Dialog } from '../../components/Dialog.tsx';
import { issueAt } from '../../components/ErrorSummary.tsx';
import { FaultMessage } from '../../components/FaultMessage.tsx';
import { OwnPassphraseField } from '../../components/OwnPassphraseField.tsx';
import { useQuery } from '../../components/useQuery.ts';
import { useNotices } from '../../stores/notices.ts';
import { officeZone, useSession } from '../../stores/session.ts';
import styles from './Backups.module.css';
import { whenWords } from './backupWords.ts';
import { FolderField } from './FolderField.tsx';
import { ProgressWords } from './ProgressWords.tsx';
import { Choices, Counts, type KeyDraft, KeyFields } from './RestoreParts.tsx';

/**
 * Taking the office back: which backup, opened as on its day, compared with now, and then put in place. Also where
 * nobody is signed in, when the data is damaged or gone.
 */
export function RestoreWizard({ onClose }: { readonly onClose: () => void }) {
  const status = useSession((store) => store.status);
  const zone = officeZone(status);
  const [folder, setFolder] = useState('');
  const [shown, setShown] = useState<OutputOf<'backups.browse'> | null>(null);
  const [chosen, setChosen] = useState<BackupRow | null>(null);
  const [look, setLook] = useState<OutputOf<'backups.look'> | null>(null);
  const [key, setKey] = useState<KeyDraft>({ by: 'passphrase', userId: null, passphrase: '', code: '' });
  const [place, setPlace] = useState<'here' | 'elsewhere'>('here');
  const [into, setInto] = useState('');
  const [ownPassphrase, setOwnPassphrase] = useState('');
  const [issues, setIssues] = useState<readonly Issue[]>([]);
  const [fault, setFault] = useState<Fault | null>(null);
  const [busy, setBusy] = useState<'browse' | 'look' | 'restore' | null>(null);
  const whole = shown !== null && chosen?.state === 'whole';
  const holders = useQuery(
    'backups.holders',
    { folder: shown?.folder ?? '', name: chosen?.name ?? '' },
    { enabled: whole },
  );
  const people = holders.data ?? [];
  const asking = holders.loading && key.by === 'passphrase';
  // Of the backup that is chosen now; nobody is asked where there is but one.
  const userId =
    people.find(({ id }) => id === key.userId)?.id ?? (people.length === 1 ? people[0]?.id : null);

  // What is opened is what was chosen: until the answer is there, nothing else is.
  const opening = busy === 'look' || busy === 'restore';

  /** A field that is being mended loses its message. */
  function changeKey(next: KeyDraft) {
    setKey(next);
    setIssues([]);
  }

  function refused(why: Fault) {
    if (why.kind === 'invalid') setIssues(why.issues);
    else setFault(why);
  }

  async function browse(where: string) {
    if (opening) return;
    setBusy('browse');
    setIssues([]);
    setFault(null);
    const answer = await call('backups.browse', { folder: where });
    setBusy(null);
    if (!answer.ok) {
      refused(answer.fault);
      return;
    }
    setShown(answer.value);
    // Another folder may have been typed meanwhile.
    setFolder((now) => (now === where ? answer.value.folder : now));
    setChosen(null);
    setLook(null);
  }

  useEffect(() => {
    void browse('');
    // Once, for the folder that the program remembers.
    // oxlint-disable-next-line react-hooks/exhaustive-deps
  }, []);

  const target =
    shown && chosen
      ? {
          folder: shown.folder,
          name: chosen.name,
          credentials:
            key.by === 'passphrase'
              ? ({ by: 'passphrase', userId: userId ?? '', passphrase: key.passphrase } as const)
              : ({ by: 'recoveryCode', code: key.code } as const),
        }
      : null;

  async function open() {
    if (!target || opening || asking) return;
    setBusy('look');
    setIssues([]);
    setFault(null);
    const answer = await call('backups.look', target);
    setBusy(null);
    if (answer.ok) setLook(answer.value);
    else refused(answer.fault);
  }

  async function restore() {
    if (!target) return;
    setBusy('restore');
    setIssues([]);
    setFault(null);
    const answer = await call('backups.restore', {
      ...target,
      into: place === 'here' ? null : into,
      ownPassphrase,
    });
    setBusy(null);
    if (!answer.ok) {
      refused(answer.fault);
      if (place === 'here') await useSession.getState().refresh();
      return;
    }
    const { unreadable } = answer.value;
    useNotices.getState().show({
      tone: unreadable > 0 ? 'problem' : 'done',
      text:
        place === 'here'
          ? 'The backup is restored. Unlock with the passphrase of that day. What was here before is kept aside.'
          : 'The backup is restored into the new folder. Start the program with that folder to open it.',
      ...(unreadable > 0 ? { detail: `${unreadable} documents have no file in it.` } : {}),
    });
    onClose();
    useSession.getState().take({ ok: true, value: answer.value.status });
  }

  return (
    <Dialog
      title="Restore a backup"
      open
      size="l"
      onClose={onClose}
      actions={
        look ? (
          <>
            <Button onClick={() => setLook(null)} disabled={busy !== null}>
              Back
            </Button>
            <Button
              variant="filled"
              {...(place === 'here' ? { color: 'red' } : {})}
              loading={busy === 'restore'}
              onClick={() => void restore()}
            >
              {place === 'here' ? 'Restore this backup here' : 'Restore into the new folder'}
            </Button>
          </>
        ) : (
          <>
            <Button onClick={onClose}>Cancel</Button>
            <Button
              variant="filled"
              disabled={!whole}
              loading={busy === 'look' || asking}
              onClick={() => void open()}
            >
              Open this backup
            </Button>
          </>
        )
      }
    >
      <div className={styles.steps}>
        {look && chosen ? (
          <>
            <p>
              The backup of <strong>{whenWords(chosen.madeAt, zone)}</strong> is complete: it was opened, read
              through and counted.
              {look.missing > 0 ? ` ${look.missing} documents have no sound file in it.` : ''}
            </p>
            <Counts counts={look.counts} />
            <ChoiceField
              label="Where to"
              stacked
              value={place}
              options={[
                {
                  value: 'here',
                  label: 'Over this office. What is here now is kept aside until the owner destroys it',
                },
                { value: 'elsewhere', label: 'Into a new folder. This office stays as it is' },
              ]}
              onChange={(next) => setPlace(next ?? 'here')}
            />
            {status?.user ? (
              <OwnPassphraseField
                value={ownPassphrase}
                error={issueAt(issues, 'ownPassphrase')}
                onChange={setOwnPassphrase}
              />
            ) : null}
            {place === 'elsewhere' ? (
              <FolderField
                label="New folder"
                path="into"
                messageLines={2}
                hint="Empty or not there yet"
                error={issueAt(issues, 'into')}
                value={into}
                onChange={setInto}
              />
            ) : null}
          </>
        ) : (
          <>
            <FolderField
              label="Folder of backups"
              path="folder"
              messageLines={2}
              error={issueAt(issues, 'folder')}
              disabled={opening}
              value={folder}
              onChange={setFolder}
              onEnter={() => void browse(folder)}
            >
              <Button loading={busy === 'browse'} disabled={opening} onClick={() => void browse(folder)}>
                Look there
              </Button>
            </FolderField>
            {shown ? (
              <Choices shown={shown} chosen={chosen} zone={zone} fixed={opening} onChoose={setChosen} />
            ) : null}
            {shown && chosen?.state === 'whole' ? (
              <KeyFields
                people={people}
                asking={asking}
                userId={userId ?? null}
                value={key}
                issues={issues}
                onChange={changeKey}
                onEnter={() => void open()}
              />
            ) : null}
          </>
        )}
        {holders.fault ? <FaultMessage fault={holders.fault} onRetry={() => void holders.reload()} /> : null}
        {fault ? <FaultMessage fault={fault} /> : null}
        {opening ? <ProgressWords busy /> : null}
      </div>
    </Dialog>
  );
}
