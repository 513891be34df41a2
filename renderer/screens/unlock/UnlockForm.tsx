import { Button } from '@mantine/core';
import { useState } from 'react';
import type { Fault } from '../../../shared/result.ts';
import { call } from '../../client.ts';
import { CheckField } from '../../components/CheckField.tsx';
import { FaultMessage } from '../../components/FaultMessage.tsx';
import { focusPath } from '../../components/focusPath.ts';
import { TextField } from '../../components/TextField.tsx';
import { useSession } from '../../stores/session.ts';
import { GateFrame } from '../gate/GateFrame.tsx';
import { PersonChoice, type PersonChoiceProps } from './PersonChoice.tsx';
import styles from './Unlock.module.css';
import { useCountdown } from './useCountdown.ts';

const NOBODY: readonly string[] = [];

/** Unlocks with a passphrase. After several wrong ones the program makes people wait; the seconds are counted down. */
interface Props extends PersonChoiceProps {
  readonly onRecover: () => void;
  /** Null where the office has no emergency code. */
  readonly onEmergency: (() => void) | null;
}

export function UnlockForm({ users, userId, onUser, onRecover, onEmergency }: Props) {
  const { take, refresh } = useSession.getState();
  const version = useSession((store) => store.status?.version);
  const [passphrase, setPassphrase] = useState('');
  const [shown, setShown] = useState(false);
  const [problem, setProblem] = useState<string | null>(null);
  const [person, setPerson] = useState<string | null>(null);
  const [fault, setFault] = useState<Fault | null>(null);
  const [busy, setBusy] = useState(false);
  const wait = useCountdown();
  const only = users.length === 1 ? users[0] : undefined;
  const byComputer = useSession((store) => store.status?.computerUsers ?? NOBODY);

  async function unlock() {
    setFault(null);
    setProblem(null);
    if (userId === null) {
      setPerson('Choose your name first.');
      focusPath('userId');
      return;
    }
    if (passphrase === '') {
      setProblem('Type the passphrase.');
      focusPath('passphrase');
      return;
    }
    setBusy(true);
    const answer = await call('session.unlock', { userId, passphrase });
    setBusy(false);
    if (answer.ok) {
      setPassphrase('');
      take(answer);
    } else await refused(answer.fault);
  }

  async function unlockByComputer(person: string) {
    setFault(null);
    setProblem(null);
    setBusy(true);
    const answer = await call('session.unlockByComputer', { userId: person });
    setBusy(false);
    if (answer.ok) take(answer);
    else {
      await refused(answer.fault);
      await refresh();
    }
  }

  async function refused(why: Fault) {
    setPassphrase('');
    if (why.kind === 'unavailable') {
      // The file itself cannot be opened: the page that explains it takes over.
      setFault(why);
      await refresh();
      return;
    }
    if (why.kind === 'locked' && why.retryAfterSeconds) {
      wait.start(why.retryAfterSeconds);
    } else if (why.kind === 'invalid') setProblem(why.issues[0]?.message ?? why.message);
    else setFault(why);
    focusPath('passphrase');
  }

  async function openSample() {
    const answer = await call('session.openSample', {});
    if (answer.ok) take(answer);
    else setFault(answer.fault);
  }

  return (
    <GateFrame
      title={only ? `Unlock for ${only.name}` : 'Unlock the office'}
      foot={
        <>
          <button type="button" className={styles.quiet} onClick={() => void openSample()}>
            Look around in the sample office
          </button>
          <span>Version {version}</span>
        </>
      }
    >
      <form
        className={styles.form}
        noValidate
        onSubmit={(event) => {
          event.preventDefault();
          if (wait.left === 0 && !busy) void unlock();
        }}
      >
        <PersonChoice
          users={users}
          userId={userId}
          error={person}
          onUser={(next) => {
            onUser(next);
            setPerson(null);
            setProblem(null);
          }}
        />
        <TextField
          label="Passphrase"
          path="passphrase"
          type={shown ? 'text' : 'password'}
          autoComplete="current-password"
          width="full"
          maxLength={256}
          autoFocus={userId !== null}
          messageLines={2}
          error={
            wait.left > 0
              ? 'Too many wrong tries in a row: the program waits before it takes the next one.'
              : problem
          }
          value={passphrase}
          onChange={setPassphrase}
        />
        <CheckField label="Show the passphrase" value={shown} onChange={setShown} />
        {fault ? <FaultMessage fault={fault} /> : null}
        <div className={styles.actions}>
          <Button variant="filled" type="submit" loading={busy} disabled={wait.left > 0}>
            {wait.left > 0 ? `Wait ${wait.left} s` : 'Unlock'}
          </Button>
          {userId !== null && byComputer.includes(userId) ? (
            <Button disabled={busy} onClick={() => void unlockByComputer(userId)}>
              Open with this computer’s sign-in
            </Button>
          ) : null}
          <button type="button" className={styles.quiet} onClick={onRecover}>
            Use the recovery code
          </button>
          {onEmergency ? (
            <button type="button" className={styles.quiet} onClick={onEmergency}>
              Emergency access
            </button>
          ) : null}
        </div>
        <p className={styles.spoken} role="status">
          {wait.left > 0 ? `${spoken(wait.left)} to go.` : ''}
        </p>
      </form>
    </GateFrame>
  );
}

/** Changes in steps, so that a screen reader is not made to count. */
function spoken(seconds: number): string {
  if (seconds <= 5) return 'A few seconds';
  const rounded = Math.ceil(seconds / 10) * 10;
  return rounded >= 60 ? `About ${Math.ceil(rounded / 60)} min` : `About ${rounded} s`;
}
