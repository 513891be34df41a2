import { Button } from '@mantine/core';
import { useEffect, useState } from 'react';
import type { OutputOf } from '../../../shared/contract/contract.ts';
import type { SessionStatus } from '../../../shared/contract/session.ts';
import type { Fault } from '../../../shared/result.ts';
import { call } from '../../client.ts';
import { FaultMessage } from '../../components/FaultMessage.tsx';
import { LoadingBar } from '../../components/LoadingBar.tsx';
import { TextField } from '../../components/TextField.tsx';
import { CodePicture } from './CodePicture.tsx';
import styles from './Safety.module.css';
import { SpareCodes } from './SpareCodes.tsx';

/** Scan, type the code that the device shows, keep the spare codes. What it guards is said plainly. */
interface Props {
  /** Called after the spare codes were shown, with how the office stands then. */
  readonly onDone: (status: SessionStatus) => void;
  readonly onCancel: () => void;
  /** The device is enrolled and its spare codes are shown: no title asks for it any longer. */
  readonly onEnrolled?: () => void;
  readonly cancel: string;
  /** Begun already, by a code of the device before. */
  readonly replacing?: OutputOf<'session.beginEnrollment'> | null;
}

export function EnrollDevice({ onDone, onCancel, onEnrolled, cancel, replacing = null }: Props) {
  const [begun, setBegun] = useState<OutputOf<'session.beginEnrollment'> | null>(replacing);
  const [done, setDone] = useState<OutputOf<'session.finishEnrollment'> | null>(null);
  const [code, setCode] = useState('');
  const [problem, setProblem] = useState<string | null>(null);
  const [fault, setFault] = useState<Fault | null>(null);
  const [busy, setBusy] = useState(false);

  useEffect(() => {
    if (replacing) return;
    let current = true;
    void call('session.beginEnrollment', {}).then((answer) => {
      if (!current) return;
      if (answer.ok) setBegun(answer.value);
      else setFault(answer.fault);
    });
    return () => {
      current = false;
    };
  }, [replacing]);

  async function confirm() {
    setFault(null);
    if (!/^\d{6}$/.test(code.replace(/\s/g, ''))) {
      setProblem('Type the six digits that the device shows now.');
      return;
    }
    setBusy(true);
    const answer = await call('session.finishEnrollment', { code });
    setBusy(false);
    if (answer.ok) {
      setDone(answer.value);
      onEnrolled?.();
    } else if (answer.fault.kind === 'invalid')
      setProblem(answer.fault.issues[0]?.message ?? answer.fault.message);
    else setFault(answer.fault);
  }

  if (done)
    return (
      <SpareCodes codes={done.spareCodes} next="I have them on paper" onNext={() => onDone(done.status)} />
    );
  return (
    <form
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        if (!busy && begun) void confirm();
      }}
    >
      <LoadingBar loading={begun === null && fault === null} />
      {begun ? (
        <div className={styles.enroll}>
          <CodePicture rows={begun.picture} />
          <div className={styles.enrollWords}>
            <p className={styles.text}>
              Scan the picture with an authenticator app on your phone, or type this secret into it:
            </p>
            <p className={styles.secret}>{groups(begun.secret)}</p>
            <TextField
              label="Code from the device"
              path="code"
              width="l"
              autoComplete="one-time-code"
              autoFocus
              maxLength={10}
              hint="Six digits; they change every half minute"
              error={problem}
              value={code}
              onChange={(typed) => {
                setCode(typed);
                setProblem(null);
              }}
            />
          </div>
        </div>
      ) : null}
      {fault ? <FaultMessage fault={fault} /> : null}
      <p className={styles.text}>
        The code guards signing in to this program. It is no part of the key of the records: whoever takes the
        data file and knows a passphrase does not need it.
      </p>
      <div className={styles.actions}>
        <Button onClick={onCancel}>{cancel}</Button>
        <Button variant="filled" type="submit" loading={busy} disabled={!begun}>
          Enroll this device
        </Button>
      </div>
    </form>
  );
}

function groups(secret: string): string {
  return secret.match(/.{1,4}/g)?.join(' ') ?? secret;
}
