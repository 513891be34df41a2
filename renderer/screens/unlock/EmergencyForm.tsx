import { Button } from '@mantine/core';
import { useState } from 'react';
import { EMERGENCY_NAME } from '../../../shared/domain/access.ts';
import type { Fault, Issue } from '../../../shared/result.ts';
import { call } from '../../client.ts';
import { ErrorSummary, issueAt } from '../../components/ErrorSummary.tsx';
import { FaultMessage } from '../../components/FaultMessage.tsx';
import { TextArea } from '../../components/TextArea.tsx';
import { TextField } from '../../components/TextField.tsx';
import { useSession } from '../../stores/session.ts';
import { GateFrame } from '../gate/GateFrame.tsx';
import styles from './Unlock.module.css';
import { useCountdown } from './useCountdown.ts';

/** Reads the records when nobody who can sign in is there: by the code from the sealed sheet, with a name and a reason. */
export function EmergencyForm({ onBack }: { readonly onBack: () => void }) {
  const { take, refresh } = useSession.getState();
  const [values, setValues] = useState({ code: '', name: '', reason: '' });
  const [issues, setIssues] = useState<readonly Issue[]>([]);
  const [attempt, setAttempt] = useState(0);
  const [fault, setFault] = useState<Fault | null>(null);
  const [busy, setBusy] = useState(false);
  const wait = useCountdown();

  function change(part: Partial<typeof values>) {
    setValues({ ...values, ...part });
    setIssues(issues.filter((issue) => !(issue.path in part)));
  }

  async function open() {
    const found: Issue[] = [];
    if (values.code.trim() === '')
      found.push({ path: 'code', message: 'Type the emergency code from the sheet.' });
    if (values.name.trim() === '') found.push({ path: 'name', message: 'Say who you are.' });
    if (values.reason.trim().length < 10)
      found.push({ path: 'reason', message: 'Say in a few words why this cannot wait.' });
    setIssues(found);
    setFault(null);
    setAttempt(attempt + 1);
    if (found.length > 0) return;
    setBusy(true);
    const answer = await call('session.openInEmergency', values);
    setBusy(false);
    if (answer.ok) {
      take(answer);
      return;
    }
    const why = answer.fault;
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
      title="Emergency access"
      intro="Opens the office for reading only. Everything you look at is kept in the audit trail under your name, and the owner has to read of it at the next sign-in."
    >
      <ErrorSummary issues={issues} attempt={attempt} />
      <form
        className={styles.form}
        noValidate
        onSubmit={(event) => {
          event.preventDefault();
          if (wait.left === 0 && !busy) void open();
        }}
      >
        <TextField
          label="Emergency code"
          path="code"
          code
          width="full"
          maxLength={200}
          required
          autoFocus
          hint="From the sealed sheet. Spaces and dashes do not matter"
          error={issueAt(issues, 'code')}
          value={values.code}
          onChange={(code) => change({ code })}
        />
        <TextField
          label="Who are you?"
          path="name"
          width="full"
          maxLength={EMERGENCY_NAME}
          required
          hint="First and last name"
          error={issueAt(issues, 'name')}
          value={values.name}
          onChange={(name) => change({ name })}
        />
        <TextArea
          label="Why now?"
          path="reason"
          width="full"
          maxLength={300}
          required
          hint="No names of patients"
          error={issueAt(issues, 'reason')}
          value={values.reason}
          onChange={(reason) => change({ reason })}
        />
        {fault && !(fault.kind === 'locked' && wait.left === 0) ? (
          <FaultMessage
            fault={fault.kind === 'locked' ? { kind: 'locked', message: fault.message } : fault}
          />
        ) : null}
        <div className={styles.ways}>
          <Button onClick={onBack}>Back</Button>
          <Button variant="filled" color="red" type="submit" loading={busy} disabled={wait.left > 0}>
            {wait.left > 0 ? `Wait ${wait.left} s` : 'Open for reading'}
          </Button>
        </div>
      </form>
    </GateFrame>
  );
}

const OWN_PATHS: ReadonlyMap<string, string> = new Map([['emergencyCode', 'code']]);
