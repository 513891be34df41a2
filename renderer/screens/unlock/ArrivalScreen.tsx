import { Button } from '@mantine/core';
import { useState } from 'react';
import type { Fault, Issue } from '../../../shared/result.ts';
import { call } from '../../client.ts';
import { ErrorSummary, issueAt } from '../../components/ErrorSummary.tsx';
import { FaultMessage } from '../../components/FaultMessage.tsx';
import { focusPath } from '../../components/focusPath.ts';
import { TextField } from '../../components/TextField.tsx';
import { useSession } from '../../stores/session.ts';
import { PassphraseFields } from '../firstRun/PassphraseFields.tsx';
import { GateFrame } from '../gate/GateFrame.tsx';
import { EnrollDevice } from '../safety/EnrollDevice.tsx';
import styles from './Unlock.module.css';
import { useCountdown } from './useCountdown.ts';

/** What is still asked of somebody whose passphrase was right. Until it is answered nobody is admitted. */
export function ArrivalScreen() {
  const state = useSession((store) => store.status?.state);
  const name = useSession((store) => store.status?.arriving?.name ?? '');
  const take = useSession((store) => store.take);
  const lock = useSession((store) => store.lock);
  const [enrolled, setEnrolled] = useState(false);
  if (state === 'code') return <CodeForm key="code" name={name} />;
  if (state === 'change') return <ChangeForm key="change" name={name} />;
  return (
    <GateFrame
      wide
      title={enrolled ? 'Keep your spare codes' : 'Enroll a device'}
      intro={
        enrolled
          ? 'The device is enrolled: from now on you are asked for its code.'
          : 'The office asks your role for a code from a device besides the passphrase.'
      }
    >
      <EnrollDevice
        cancel="Lock, and do it later"
        onCancel={() => void lock()}
        onEnrolled={() => setEnrolled(true)}
        onDone={(status) => take({ ok: true, value: status })}
      />
    </GateFrame>
  );
}

function CodeForm({ name }: { readonly name: string }) {
  const take = useSession((store) => store.take);
  const lock = useSession((store) => store.lock);
  const refresh = useSession((store) => store.refresh);
  const [code, setCode] = useState('');
  const [problem, setProblem] = useState<string | null>(null);
  const [fault, setFault] = useState<Fault | null>(null);
  const [busy, setBusy] = useState(false);
  const wait = useCountdown();

  async function send() {
    setFault(null);
    if (code.trim() === '') {
      setProblem('Type the code that the device shows now.');
      return;
    }
    setBusy(true);
    const answer = await call('session.enterCode', { code });
    setBusy(false);
    setCode('');
    if (answer.ok) {
      take(answer);
      return;
    }
    const why = answer.fault;
    if (why.kind === 'invalid') setProblem(why.issues[0]?.message ?? why.message);
    else if (why.kind === 'locked' && why.retryAfterSeconds) wait.start(why.retryAfterSeconds);
    else if (why.kind === 'locked') await refresh();
    else setFault(why);
    focusPath('code');
  }

  return (
    <GateFrame title={`Code for ${name}`} intro="The passphrase is right. Now the code from your device.">
      <form
        className={styles.form}
        noValidate
        onSubmit={(event) => {
          event.preventDefault();
          if (wait.left === 0 && !busy) void send();
        }}
      >
        <TextField
          label="Code from the device"
          path="code"
          width="full"
          autoComplete="one-time-code"
          autoFocus
          maxLength={20}
          messageLines={2}
          hint="Six digits, or one of your spare codes"
          error={
            wait.left > 0
              ? 'Too many wrong codes in a row: the program waits before it takes the next one.'
              : problem
          }
          value={code}
          onChange={(typed) => {
            setCode(typed);
            setProblem(null);
          }}
        />
        {fault ? <FaultMessage fault={fault} /> : null}
        <div className={styles.ways}>
          <Button onClick={() => void lock()}>Back</Button>
          <Button variant="filled" type="submit" loading={busy} disabled={wait.left > 0}>
            {wait.left > 0 ? `Wait ${wait.left} s` : 'Sign in'}
          </Button>
        </div>
      </form>
    </GateFrame>
  );
}

function ChangeForm({ name }: { readonly name: string }) {
  const take = useSession((store) => store.take);
  const lock = useSession((store) => store.lock);
  const refresh = useSession((store) => store.refresh);
  const [next, setNext] = useState({ passphrase: '', again: '' });
  const [issues, setIssues] = useState<readonly Issue[]>([]);
  const [attempt, setAttempt] = useState(0);
  const [fault, setFault] = useState<Fault | null>(null);
  const [busy, setBusy] = useState(false);

  async function send() {
    const found: Issue[] = [];
    if (next.passphrase === '') found.push({ path: 'passphrase', message: 'Choose a new passphrase.' });
    if (next.passphrase !== next.again)
      found.push({ path: 'again', message: 'The two are not the same. Type the passphrase again.' });
    setIssues(found);
    setFault(null);
    setAttempt(attempt + 1);
    if (found.length > 0) return;
    setBusy(true);
    const answer = await call('session.chooseOwn', { next: next.passphrase });
    setBusy(false);
    if (answer.ok) take(answer);
    else if (answer.fault.kind === 'invalid')
      setIssues(answer.fault.issues.map((issue) => ({ ...issue, path: 'passphrase' })));
    else if (answer.fault.kind === 'locked') await refresh();
    else setFault(answer.fault);
  }

  return (
    <GateFrame
      wide
      title="Choose your own passphrase"
      intro={`${name}, the passphrase you came in with was given by somebody else or is older than the office allows. Choose one that only you know.`}
    >
      <ErrorSummary issues={issues} attempt={attempt} />
      <form
        className={styles.form}
        noValidate
        onSubmit={(event) => {
          event.preventDefault();
          if (!busy) void send();
        }}
      >
        <PassphraseFields
          label="New passphrase"
          passphrase={next.passphrase}
          again={next.again}
          known={[name]}
          autoFocus
          error={issueAt(issues, 'passphrase') ?? undefined}
          againError={issueAt(issues, 'again') ?? undefined}
          onChange={(part) => {
            setNext({ ...next, ...part });
            setIssues(issues.filter((issue) => !(issue.path in part)));
          }}
        />
        {fault ? <FaultMessage fault={fault} /> : null}
        <div className={styles.ways}>
          <Button onClick={() => void lock()}>Lock, and do it later</Button>
          <Button variant="filled" type="submit" loading={busy}>
            Set it and go on
          </Button>
        </div>
      </form>
    </GateFrame>
  );
}
