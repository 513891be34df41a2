import { Button } from '@mantine/core';
import type { ReactNode } from 'react';
import { ErrorSummary } from '../../components/ErrorSummary.tsx';
import { FaultMessage } from '../../components/FaultMessage.tsx';
import { GateFrame } from '../gate/GateFrame.tsx';
import styles from './Unlock.module.css';
import type { WayIn } from './useWayIn.ts';

/** The frame of a form that opens the office by a code: its words, what is wrong, and the way back. */
export function WayInForm({
  title,
  intro,
  submit,
  red,
  way,
  onSubmit,
  onBack,
  children,
}: {
  readonly title: string;
  readonly intro: string;
  /** What the button says. */
  readonly submit: string;
  readonly red?: boolean;
  readonly way: WayIn;
  readonly onSubmit: () => void;
  readonly onBack: () => void;
  readonly children: ReactNode;
}) {
  const { fault, left, busy } = way;
  return (
    <GateFrame wide title={title} intro={intro}>
      <ErrorSummary issues={way.issues} attempt={way.attempt} />
      <form
        className={styles.form}
        noValidate
        onSubmit={(event) => {
          event.preventDefault();
          if (left === 0 && !busy) onSubmit();
        }}
      >
        {children}
        {fault && !(fault.kind === 'locked' && left === 0) ? (
          <FaultMessage
            fault={fault.kind === 'locked' ? { kind: 'locked', message: fault.message } : fault}
          />
        ) : null}
        <div className={styles.ways}>
          <Button onClick={onBack}>Back</Button>
          <Button
            variant="filled"
            type="submit"
            loading={busy}
            disabled={left > 0}
            {...(red ? { color: 'red' } : {})}
          >
            {left > 0 ? `Wait ${left} s` : submit}
          </Button>
        </div>
      </form>
    </GateFrame>
  );
}
