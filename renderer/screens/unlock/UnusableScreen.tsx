import type { ReactNode } from 'react';
import { useSession } from '../../stores/session.ts';
import { RestoreDoor } from '../backups/RestoreDoor.tsx';
import { GateFrame } from '../gate/GateFrame.tsx';
import { COMMAND, problemText } from './problems.ts';
import styles from './Unlock.module.css';

/** The store cannot be used at all: what it is and what to do, and nothing else. */
export function UnusableScreen() {
  const problem = useSession((store) => store.status?.problem);
  const code = problem?.code ?? 'unknown';
  const text = problemText(code, problem?.message ?? 'The program did not say why.');
  return (
    <GateFrame
      title={text.title}
      foot={
        <span>
          Code: <code className={styles.code}>{code}</code>
        </span>
      }
    >
      <section className={styles.part} aria-labelledby="problem-what">
        <h2 id="problem-what">What it is</h2>
        <p>{text.what}</p>
        {code === 'inUse' && problem ? <p>{problem.message}</p> : null}
      </section>
      <section className={styles.part} aria-labelledby="problem-do">
        <h2 id="problem-do">What to do</h2>
        <ol>
          {text.steps.map((step) => (
            <li key={step}>{withCommand(step)}</li>
          ))}
        </ol>
        {RESTORED.has(code) ? <RestoreDoor /> : null}
      </section>
    </GateFrame>
  );
}

/** What a backup mends. */
const RESTORED: ReadonlySet<string> = new Set([
  'damaged',
  'truncated',
  'missing',
  'replaced',
  'keysMissing',
  'keysDamaged',
  'notEncrypted',
]);

/** What is to be typed stands as such and on one line. */
function withCommand(step: string): ReactNode {
  const [before, after] = step.split(COMMAND);
  if (after === undefined) return step;
  return (
    <>
      {before}
      <code className={styles.command}>{COMMAND}</code>
      {after}
    </>
  );
}
