import { Button } from '@mantine/core';
import { useState } from 'react';
import type { Fault, Issue } from '../../../shared/result.ts';
import { call } from '../../client.ts';
import { ErrorSummary, issueAt } from '../../components/ErrorSummary.tsx';
import { FaultMessage } from '../../components/FaultMessage.tsx';
import { TextField } from '../../components/TextField.tsx';
import { useNotices } from '../../stores/notices.ts';
import { useSession } from '../../stores/session.ts';
import { PassphraseFields } from '../firstRun/PassphraseFields.tsx';
import { GateFrame } from '../gate/GateFrame.tsx';
import { PersonChoice, type PersonChoiceProps } from './PersonChoice.tsx';
import styles from './Unlock.module.css';
import { useCountdown } from './useCountdown.ts';

/** A lost passphrase is replaced with the help of the recovery code. */
interface Props extends PersonChoiceProps {
  readonly onBack: () => void;
}

export function RecoverForm({ users, userId, onUser, onBack }: Props) {
  const { take, refresh } = useSession.getState();
  const [code, setCode] = useState('');
  const [next, setNext] = useState({ passphrase: '', again: '' });
  const [issues, setIssues] = useState<readonly Issue[]>([]);
  const [attempt, setAttempt] = useState(0);
  const [fault, setFault] = useState<Fault | null>(null);
  const [busy, setBusy] = useState(false);
  const wait = useCountdown();
  const person = users.find((user) => user.id === userId);

  function problems(): readonly Issue[] {
    const found: Issue[] = [];
    if (userId === null) found.push({ path: 'userId', message: 'Choose whose passphrase is replaced.' });
    if (code.trim() === '')
      found.push({ path: 'recoveryCode', message: 'Type the recovery code from the sheet.' });
    if (next.passphrase === '') found.push({ path: 'passphrase', message: 'Choose a new passphrase.' });
    if (next.passphrase !== next.again) {
      found.push({ path: 'again', message: 'The two are not the same. Type the passphrase again.' });
    }
    return found;
  }

  async function recover() {
    const found = problems();
    setIssues(found);
    setFault(null);
    setAttempt(attempt + 1);
    if (found.length > 0 || userId === null) return;
    setBusy(true);
    const answer = await call('session.recover', { userId, code, newPassphrase: next.passphrase });
    setBusy(false);
    if (answer.ok) {
      take(answer);
      useNotices.getState().show({
        tone: 'done',
        text: 'The new passphrase is set. The recovery code on the sheet stays as it is.',
      });
    } else await refused(answer.fault);
  }

  async function refused(why: Fault) {
    if (why.kind === 'invalid') {
      setIssues(why.issues.map((issue) => ({ ...issue, path: OWN_PATHS.get(issue.path) ?? issue.path })));
      return;
    }
    setFault(why);
    if (why.kind === 'locked' && why.retryAfterSeconds) wait.start(why.retryAfterSeconds);
    if (why.kind === 'unavailable') await refresh();
  }

  return (
    <GateFrame
      wide
      title="Use the recovery code"
      intro="The code from the printed sheet opens the office once more and sets a new passphrase. The code itself stays as it is."
    >
      <ErrorSummary issues={issues} attempt={attempt} />
      <form
        className={styles.form}
        noValidate
        onSubmit={(event) => {
          event.preventDefault();
          if (wait.left === 0 && !busy) void recover();
        }}
      >
        <PersonChoice
          users={users}
          userId={userId}
          onUser={onUser}
          error={issueAt(issues, 'userId')}
          required
        />
        <TextField
          label="Recovery code"
          path="recoveryCode"
          code
          width="full"
          maxLength={200}
          required
          autoFocus={userId !== null}
          hint="Eight groups of five. Spaces and dashes do not matter"
          error={issueAt(issues, 'recoveryCode')}
          value={code}
          onChange={(typed) => {
            setCode(typed);
            setIssues(issues.filter((issue) => issue.path !== 'recoveryCode'));
          }}
        />
        <PassphraseFields
          label="New passphrase"
          passphrase={next.passphrase}
          again={next.again}
          known={person ? [person.name] : []}
          error={issueAt(issues, 'passphrase') ?? undefined}
          againError={issueAt(issues, 'again') ?? undefined}
          onChange={(part) => {
            setNext({ ...next, ...part });
            setIssues(issues.filter((issue) => !(issue.path in part)));
          }}
        />
        {fault && !(fault.kind === 'locked' && wait.left === 0) ? (
          <FaultMessage
            fault={fault.kind === 'locked' ? { kind: 'locked', message: fault.message } : fault}
          />
        ) : null}
        <div className={styles.ways}>
          <Button onClick={onBack}>Back</Button>
          <Button variant="filled" type="submit" loading={busy} disabled={wait.left > 0}>
            {wait.left > 0 ? `Wait ${wait.left} s` : 'Set the new passphrase and open'}
          </Button>
        </div>
      </form>
    </GateFrame>
  );
}

/** The program's names for the fields of this form. */
const OWN_PATHS: ReadonlyMap<string, string> = new Map([
  ['code', 'recoveryCode'],
  ['newPassphrase', 'passphrase'],
]);
