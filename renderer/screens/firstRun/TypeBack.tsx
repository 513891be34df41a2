import { Button } from '@mantine/core';
import { IconCheck, IconX } from '@tabler/icons-react';
import { useState } from 'react';
import type { Fault } from '../../../shared/result.ts';
import { call } from '../../client.ts';
import { FaultMessage } from '../../components/FaultMessage.tsx';
import { TextField } from '../../components/TextField.tsx';
import { useSession } from '../../stores/session.ts';
import { GateFrame } from '../gate/GateFrame.tsx';
import styles from './FirstRun.module.css';
import { useFirstRun } from './firstRunStore.ts';
import { compareTyped, type GroupState, typedBackProblem } from './recoveryGroups.ts';

/** The code typed back from the paper. Every group says at once whether it is right; wrong ones are named. */
interface Props {
  readonly code: string;
  readonly onBack: () => void;
}

const WORDS: Readonly<Record<GroupState, string>> = {
  missing: 'still open',
  right: 'is right',
  wrong: 'is wrong',
};

export function TypeBack({ code, onBack }: Props) {
  const take = useSession((store) => store.take);
  const forget = useFirstRun((store) => store.forget);
  const [typed, setTyped] = useState('');
  const [pasted, setPasted] = useState(false);
  const [tried, setTried] = useState(false);
  const [busy, setBusy] = useState(false);
  const [fault, setFault] = useState<Fault | null>(null);
  const states = compareTyped(typed, code);
  const problem = typedBackProblem(typed, code);
  const anyWrong = states.includes('wrong');

  async function confirm() {
    setTried(true);
    setFault(null);
    if (problem !== null) return;
    setBusy(true);
    const answer = await call('session.confirmRecovery', { code: typed });
    setBusy(false);
    if (!answer.ok) {
      setFault(answer.fault);
      return;
    }
    take(answer);
    forget();
  }

  return (
    <GateFrame
      wide
      title="Type the code back"
      intro="From the paper, all eight groups. This is the only proof that the code can be read when it is needed."
    >
      <form
        noValidate
        onSubmit={(event) => {
          event.preventDefault();
          void confirm();
        }}
      >
        <div onPaste={() => setPasted(true)}>
          <TextField
            label="Recovery code"
            path="recoveryCode"
            width="full"
            code
            autoFocus
            maxLength={200}
            hint="Spaces and dashes do not matter"
            error={anyWrong || tried ? problem : null}
            value={typed}
            onChange={setTyped}
          />
        </div>
        <ol className={styles.states} aria-label="Groups">
          {states.map((state, index) => (
            <li key={index} data-state={state}>
              {state === 'right' ? (
                <IconCheck aria-hidden="true" />
              ) : state === 'wrong' ? (
                <IconX aria-hidden="true" />
              ) : null}
              <span>
                Group {index + 1}
                <span className={styles.stateWord}> {WORDS[state]}</span>
              </span>
            </li>
          ))}
        </ol>
        {fault ? <FaultMessage fault={fault} /> : null}
        <div className={styles.actions}>
          <Button onClick={onBack}>Show the code again</Button>
          <span className={styles.grow} />
          <Button variant="filled" type="submit" loading={busy}>
            Open the office
          </Button>
        </div>
        <p className={styles.warning} role="status">
          {pasted
            ? 'Pasting works, but proves only that the code is on this computer. When the computer is stolen or its disk fails, the copy is gone with it. Make sure that it is on paper too.'
            : ''}
        </p>
      </form>
    </GateFrame>
  );
}
