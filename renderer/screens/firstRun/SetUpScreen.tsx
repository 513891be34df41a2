import { Button } from '@mantine/core';
import { useState } from 'react';
import type { Fault, Issue } from '../../../shared/result.ts';
import { call } from '../../client.ts';
import { ErrorSummary, issueAt } from '../../components/ErrorSummary.tsx';
import { FaultMessage } from '../../components/FaultMessage.tsx';
import { FieldGroup, FieldRow } from '../../components/Section.tsx';
import { TextField } from '../../components/TextField.tsx';
import { unreadFields } from '../../components/unreadFields.ts';
import { useSession } from '../../stores/session.ts';
import { GateFrame } from '../gate/GateFrame.tsx';
import { OfficeFields } from '../settings/OfficeFields.tsx';
import { useFirstRun } from './firstRunStore.ts';
import styles from './FirstRun.module.css';
import { draftProblems, type OfficeDraft } from './officeDraft.ts';
import { PassphraseFields } from './PassphraseFields.tsx';

/** The particulars of a new office and its owner's passphrase. Nothing is kept until all of it is accepted. */
interface Props {
  readonly draft: OfficeDraft;
  readonly onChange: (change: (draft: OfficeDraft) => OfficeDraft) => void;
  readonly onBack: () => void;
}

export function SetUpScreen({ draft, onChange, onBack }: Props) {
  const refresh = useSession((store) => store.refresh);
  const keepCode = useFirstRun((store) => store.keep);
  const [issues, setIssues] = useState<readonly Issue[]>([]);
  const [attempt, setAttempt] = useState(0);
  const [fault, setFault] = useState<Fault | null>(null);
  const [busy, setBusy] = useState(false);

  /** A field that is being mended loses its message; the summary shrinks with it. */
  function change(part: Partial<OfficeDraft>, touched?: readonly string[]) {
    onChange((before) => ({ ...before, ...part }));
    if (touched) setIssues(issues.filter((issue) => !touched.includes(issue.path)));
  }

  async function submit() {
    setFault(null);
    const unread = unreadFields();
    // "Give the NPI" says nothing to somebody who gave one that does not fit.
    const missing = draftProblems(draft).filter(({ path }) => !unread.some((each) => each.path === path));
    const problems = inOrderOfPage([...missing, ...unread]);
    setIssues(problems);
    setAttempt(attempt + 1);
    if (problems.length > 0) return;
    setBusy(true);
    const answer = await call('session.setUp', {
      office: draft.office,
      ownerName: draft.ownerName.trim(),
      passphrase: draft.passphrase,
    });
    setBusy(false);
    if (answer.ok) {
      keepCode(answer.value.recoveryCode);
      change({ passphrase: '', again: '' });
      await refresh();
    } else if (answer.fault.kind === 'invalid') setIssues(answer.fault.issues);
    else setFault(answer.fault);
  }

  return (
    <GateFrame
      wide
      title="Set up my office"
      intro="Only what is marked * is needed now. The rest can be filled in later under Settings, and a claim says when it is missing."
      foot={<span>Nothing is kept until you press the button at the end.</span>}
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
        <OfficeFields
          office={draft.office}
          issues={issues}
          autoFocus
          onChange={(office) => change({ office }, changedPaths(draft.office, office))}
        />
        <FieldGroup title="You, the owner">
          <FieldRow>
            <TextField
              label="Your name"
              path="ownerName"
              hint="As it will stand beside what you sign and override"
              width="l"
              maxLength={80}
              required
              error={issueAt(issues, 'ownerName')}
              value={draft.ownerName}
              onChange={(ownerName) => change({ ownerName }, ['ownerName'])}
            />
          </FieldRow>
        </FieldGroup>
        <FieldGroup title="Passphrase">
          <p className={styles.note}>
            It is the key to everything that is entered here. There is no reset by email: whoever loses it
            needs the recovery code, which comes next.
          </p>
          <PassphraseFields
            passphrase={draft.passphrase}
            again={draft.again}
            known={[draft.office.name, draft.ownerName]}
            error={issueAt(issues, 'passphrase') ?? undefined}
            againError={issueAt(issues, 'again') ?? undefined}
            onChange={(part) => change(part, Object.keys(part))}
          />
        </FieldGroup>
        {fault ? <FaultMessage fault={fault} /> : null}
        <div className={styles.actions}>
          <Button onClick={onBack}>Back</Button>
          <Button variant="filled" type="submit" loading={busy}>
            Make the office
          </Button>
        </div>
      </form>
    </GateFrame>
  );
}

function inOrderOfPage(issues: readonly Issue[]): readonly Issue[] {
  const paths = [...document.querySelectorAll<HTMLElement>('[data-path]')].map(
    (each) => each.dataset['path'],
  );
  return issues.toSorted((one, other) => paths.indexOf(one.path) - paths.indexOf(other.path));
}

function changedPaths(before: OfficeDraft['office'], after: OfficeDraft['office']): readonly string[] {
  const own = Object.keys(after).filter((key) => Reflect.get(before, key) !== Reflect.get(after, key));
  const parts = Object.keys(after.address).filter(
    (key) => Reflect.get(before.address, key) !== Reflect.get(after.address, key),
  );
  return [...own.map((key) => `office.${key}`), ...parts.map((key) => `office.address.${key}`)];
}
