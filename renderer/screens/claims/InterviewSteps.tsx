import { Button } from '@mantine/core';
import type { ReactNode } from 'react';
import { ErrorSummary } from '../../components/ErrorSummary.tsx';
import { KeyHint } from '../../components/KeyHint.tsx';
import { refusedAnswers } from '../../stores/claimCase.ts';
import { runCommand } from '../../stores/shortcuts.ts';
import { useClaim } from './claimContext.ts';
import type { Gap } from './findings.ts';
import type { StepId, StepInfo } from './steps.ts';
import { AttachmentsStep } from './steps/AttachmentsStep.tsx';
import { BillableStep } from './steps/BillableStep.tsx';
import { CodesStep } from './steps/CodesStep.tsx';
import { EquipmentStep } from './steps/EquipmentStep.tsx';
import { FinishStep } from './steps/FinishStep.tsx';
import { LaborStep } from './steps/LaborStep.tsx';
import { OrderStep } from './steps/OrderStep.tsx';
import { PatientStep } from './steps/PatientStep.tsx';
import { type Interview, stepElementId } from './useInterview.ts';
import styles from './Claim.module.css';

/** The middle column: one step, or all of them on one page with the same fields. */
export function InterviewSteps({
  steps,
  interview,
  gaps,
}: {
  readonly steps: readonly StepInfo[];
  readonly interview: Interview;
  readonly gaps: readonly Gap[];
}) {
  const errors = useClaim((state) => state.errors);
  const frozen = useClaim((state) => state.view?.frozen ?? true);
  const shown = interview.onePage ? steps : steps.filter((step) => step.id === interview.step);
  return (
    <>
      {interview.attempt > 0 ? (
        <ErrorSummary
          issues={refusedAnswers(errors)}
          attempt={interview.attempt}
          onOpen={(path) => interview.goTo(path)}
        />
      ) : null}
      {shown.map((step) => (
        <section
          key={step.id}
          id={stepElementId(step.id)}
          className={styles.step}
          aria-labelledby={`${stepElementId(step.id)}-title`}
          onFocusCapture={() => {
            if (interview.onePage && interview.step !== step.id) interview.enterStep(step.id);
          }}
        >
          <h2 id={`${stepElementId(step.id)}-title`} className={styles.stepTitle} tabIndex={-1}>
            {step.title}
          </h2>
          {step.id === 'finish' ? <FinishStep gaps={gaps} /> : CONTENT[step.id]}
          {step.id === 'finish' || interview.onePage ? null : (
            <div className={styles.stepFoot}>
              <Button {...(frozen ? {} : { variant: 'filled' })} onClick={() => runCommand('finishStep')}>
                {frozen ? 'Next step' : 'Finish the step and go on'}
              </Button>
              <KeyHint keys="Ctrl+Enter" />
            </div>
          )}
        </section>
      ))}
    </>
  );
}

/** One element each for good: a step is drawn again when its answers change, not whenever the room is. */
const CONTENT: Readonly<Record<Exclude<StepId, 'finish'>, ReactNode>> = {
  billable: <BillableStep />,
  patient: <PatientStep />,
  equipment: <EquipmentStep />,
  order: <OrderStep />,
  labor: <LaborStep />,
  codes: <CodesStep />,
  attachments: <AttachmentsStep />,
};
