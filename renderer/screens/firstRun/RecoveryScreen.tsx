import { Button } from '@mantine/core';
import { useState } from 'react';
import type { Fault } from '../../../shared/result.ts';
import { call } from '../../client.ts';
import { FaultMessage } from '../../components/FaultMessage.tsx';
import { useSession } from '../../stores/session.ts';
import { GateFrame } from '../gate/GateFrame.tsx';
import styles from './FirstRun.module.css';
import { useFirstRun } from './firstRunStore.ts';
import { RecoverySheet } from './RecoverySheet.tsx';
import { TypeBack } from './TypeBack.tsx';

/**
 * The recovery code: shown once on a sheet that can be printed, then typed back with the sheet out of sight.
 * Only after that does the program take its first patient.
 */
export function RecoveryScreen() {
  const code = useFirstRun((store) => store.recoveryCode);
  const [step, setStep] = useState<'sheet' | 'typeBack'>('sheet');

  if (code === null) return <NewCode />;
  if (step === 'sheet') return <RecoverySheet code={code} onNext={() => setStep('typeBack')} />;
  return <TypeBack code={code} onBack={() => setStep('sheet')} />;
}

/** The window that showed the first code is gone: that code counts as unseen and a new one replaces it. */
function NewCode() {
  const keep = useFirstRun((store) => store.keep);
  const lock = useSession((store) => store.lock);
  const [busy, setBusy] = useState(false);
  const [fault, setFault] = useState<Fault | null>(null);

  async function make() {
    setBusy(true);
    const answer = await call('session.newRecoveryCode', {});
    setBusy(false);
    if (answer.ok) keep(answer.value.recoveryCode);
    else setFault(answer.fault);
  }

  return (
    <GateFrame
      title="The recovery code is still open"
      intro="The office is set up, but its recovery code was not typed back yet. A code is shown only once, so a new one is made now; a sheet that was printed earlier does not work any more."
    >
      {fault ? <FaultMessage fault={fault} /> : null}
      <div className={styles.actions}>
        <Button onClick={() => void lock()}>Lock, and do it later</Button>
        <span className={styles.grow} />
        <Button variant="filled" loading={busy} onClick={() => void make()}>
          Show a new recovery code
        </Button>
      </div>
    </GateFrame>
  );
}
