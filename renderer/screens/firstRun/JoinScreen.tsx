import { Button } from '@mantine/core';
import { useState } from 'react';
import type { Fault, Issue } from '../../../shared/result.ts';
import { call } from '../../client.ts';
import { ChoiceField } from '../../components/ChoiceField.tsx';
import { ErrorSummary, issueAt } from '../../components/ErrorSummary.tsx';
import { FaultMessage } from '../../components/FaultMessage.tsx';
import { FieldGroup } from '../../components/Section.tsx';
import { TextArea } from '../../components/TextArea.tsx';
import { TextField } from '../../components/TextField.tsx';
import { useSession } from '../../stores/session.ts';
import { FolderField } from '../backups/FolderField.tsx';
import { GateFrame } from '../gate/GateFrame.tsx';
import { useFirstRun } from './firstRunStore.ts';
import styles from './FirstRun.module.css';
import { joinProblems, type JoinDraft } from './joinDraft.ts';
import { JoinProgress } from './JoinProgress.tsx';
import { PassphraseFields } from './PassphraseFields.tsx';

/** This computer becomes a device of an office that is there already, with the code that its owner made. */
interface Props {
  readonly draft: JoinDraft;
  readonly onChange: (change: (draft: JoinDraft) => JoinDraft) => void;
  readonly onBack: () => void;
}

export function JoinScreen({ draft, onChange, onBack }: Props) {
  const refresh = useSession((store) => store.refresh);
  const keepCode = useFirstRun((store) => store.keep);
  const [issues, setIssues] = useState<readonly Issue[]>([]);
  const [attempt, setAttempt] = useState(0);
  const [fault, setFault] = useState<Fault | null>(null);
  const [busy, setBusy] = useState(false);
  const byHub = draft.way === 'hub';

  /** A field that is being mended loses its message. */
  function change(part: Partial<JoinDraft>) {
    onChange((before) => ({ ...before, ...part }));
    setIssues(issues.filter(({ path }) => !Object.hasOwn(part, path)));
  }

  async function submit() {
    if (busy) return;
    setFault(null);
    const problems = joinProblems(draft);
    setIssues(problems);
    setAttempt(attempt + 1);
    if (problems.length > 0) return;
    setBusy(true);
    const answer = await call('session.join', {
      code: draft.code,
      hubUrl: byHub ? draft.hubUrl.trim() : '',
      certificate: byHub ? draft.certificate : '',
      folder: byHub ? '' : draft.folder.trim(),
      fileName: byHub ? '' : draft.fileName.trim(),
      passphrase: draft.passphrase,
    });
    setBusy(false);
    if (answer.ok) {
      keepCode(answer.value.recoveryCode);
      change({ code: '', passphrase: '', again: '' });
      await refresh();
    } else if (answer.fault.kind === 'invalid' && answer.fault.issues.length > 0) {
      setIssues(answer.fault.issues);
      setAttempt(attempt + 2);
    } else setFault(answer.fault);
  }

  return (
    <GateFrame
      wide
      title="Join an office"
      intro="The owner makes a code for this computer under Branches, Add a device. With it this computer gets the records of the office, encrypted, and goes on with them by itself."
      foot={<span>Nothing is kept here until all of it has arrived and was checked.</span>}
    >
      <ErrorSummary issues={issues} attempt={attempt} />
      <form
        className={styles.form}
        noValidate
        onSubmit={(event) => {
          event.preventDefault();
          void submit();
        }}
      >
        <TextField
          label="Code"
          path="code"
          code
          required
          autoFocus
          maxLength={200}
          width="full"
          messageLines={2}
          disabled={busy}
          hint="Seven groups. Spaces and dashes do not matter; a scanner may type it"
          error={issueAt(issues, 'code')}
          value={draft.code}
          onChange={(code) => change({ code })}
        />
        <ChoiceField
          label="Where the records are"
          path="way"
          disabled={busy}
          value={draft.way}
          options={[
            { value: 'hub', label: 'At the hub' },
            { value: 'file', label: 'In a file' },
          ]}
          onChange={(way) => change({ way: way ?? 'hub' })}
        />
        {byHub ? (
          <>
            <TextField
              label="Address of the hub"
              path="hubUrl"
              required
              maxLength={300}
              width="full"
              messageLines={2}
              disabled={busy}
              placeholder="https://"
              hint="It stands under the code"
              error={issueAt(issues, 'hubUrl')}
              value={draft.hubUrl}
              onChange={(hubUrl) => change({ hubUrl })}
            />
            {/* Open as well once something went wrong: a certificate that is missing is the likeliest reason. */}
            <details className={styles.more} open={draft.certificate !== '' || fault !== null || undefined}>
              <summary>The hub made its own certificate</summary>
              <TextArea
                label="Certificate of the hub"
                path="certificate"
                minRows={3}
                maxRows={6}
                maxLength={20_000}
                disabled={busy}
                hint="The text from BEGIN CERTIFICATE to END CERTIFICATE, as the owner has it"
                error={issueAt(issues, 'certificate')}
                value={draft.certificate}
                onChange={(certificate) => change({ certificate })}
              />
            </details>
          </>
        ) : (
          <>
            <FolderField
              label="Folder of the file"
              path="folder"
              required
              messageLines={2}
              disabled={busy}
              hint="The whole path, e.g. of the stick"
              error={issueAt(issues, 'folder')}
              value={draft.folder}
              onChange={(folder) => change({ folder })}
            />
            <TextField
              label="Name of the file"
              path="fileName"
              maxLength={200}
              width="full"
              disabled={busy}
              hint="Only where several such files lie in the folder"
              error={issueAt(issues, 'fileName')}
              value={draft.fileName}
              onChange={(fileName) => change({ fileName })}
            />
          </>
        )}
        <FieldGroup title="Your passphrase on this computer">
          <p className={styles.note}>
            For the person whom the owner named. It opens the office on this computer only, and may differ
            from the one that you have elsewhere.
          </p>
          <PassphraseFields
            passphrase={draft.passphrase}
            again={draft.again}
            known={[]}
            error={issueAt(issues, 'passphrase') ?? undefined}
            againError={issueAt(issues, 'again') ?? undefined}
            onChange={change}
          />
        </FieldGroup>
        <JoinProgress busy={busy} />
        {fault ? <FaultMessage fault={fault} /> : null}
        <div className={styles.actions}>
          <Button onClick={onBack} disabled={busy}>
            Back
          </Button>
          <Button variant="filled" type="submit" loading={busy}>
            Join
          </Button>
        </div>
      </form>
    </GateFrame>
  );
}
