import { memo, useMemo, useState } from 'react';
import { useStore } from 'zustand';
import { useShallow } from 'zustand/react/shallow';
import { ConflictDialog } from '../../components/ConflictDialog.tsx';
import { ChoiceField } from '../../components/ChoiceField.tsx';
import { KeyHint } from '../../components/KeyHint.tsx';
import { Page } from '../../components/Page.tsx';
import { SavedLine } from '../../components/SavedLine.tsx';
import { SplitView } from '../../components/SplitView.tsx';
import { type Step, TaskList } from '../../components/TaskList.tsx';
import type { Evaluation } from '../../../shared/rules/evaluate.ts';
import type { ClaimCaseStore } from '../../stores/claimCase.ts';
import type { ConflictingField } from '../../stores/merge.ts';
import { useSession } from '../../stores/session.ts';
import { placedLabel, valueInWords } from './caseLabels.ts';
import { ClaimActions } from './ClaimActions.tsx';
import { type ClaimPage, ClaimPageContext, type FieldNote } from './claimContext.ts';
import { ClaimStatus } from './ClaimStatus.tsx';
import { type Gap, gapSentence, gapsOf, noteOf, plural, tallyOf } from './findings.ts';
import { HandedHere, HeldElsewhere } from './HandOver.tsx';
import { InterviewSteps } from './InterviewSteps.tsx';
import { PacketDialog } from './PacketDialog.tsx';
import { StillNeeded } from './StillNeeded.tsx';
import { type StepId, type StepInfo, stepNamed, stepsOf } from './steps.ts';
import { type Interview, useInterview } from './useInterview.ts';
import styles from './Claim.module.css';

const NO_EVALUATION: readonly Gap[] = [];
const NO_NOTES: ReadonlyMap<string, FieldNote> = new Map();

/** The three columns of a loaded claim: the steps, the step, and what is still needed. */
export function ClaimRoom({
  store,
  toFirstGap,
  toLine = null,
  toField = null,
}: {
  readonly store: ClaimCaseStore;
  readonly toFirstGap: boolean;
  /** Id of the line at which the claim opens; null for none. */
  readonly toLine?: string | null;
  /** Path of the field at which it opens; null for none. */
  readonly toField?: string | null;
}) {
  const view = useStore(store, (state) => state.view);
  const own = useSession((state) => state.status?.user?.role ?? 'readOnly');
  // With another branch it is read, whoever reads it.
  const role = view?.place?.elsewhere ? 'readOnly' : own;
  const evaluation = view?.evaluation ?? null;
  const kind = view?.theCase.claim.kind ?? 'repair';
  const gaps = useMemo(() => (evaluation ? gapsOf(evaluation, kind) : NO_EVALUATION), [evaluation, kind]);
  const lineAt = view?.theCase.claim.lines.findIndex(({ id }) => id === toLine) ?? -1;
  const interview = useInterview(store, kind, gaps, {
    toFirstGap: toFirstGap && view?.frozen === false,
    toPath: lineAt < 0 ? toField : `claim.lines.${lineAt}.code`,
  });
  const frozen = view?.frozen ?? true;
  const { checked, currentRule } = interview;
  const found = useMemo(
    () => (frozen || !evaluation ? NO_NOTES : notesOf(gaps, evaluation, checked, currentRule)),
    [gaps, evaluation, frozen, checked, currentRule],
  );
  // Another judgment with the same words beside the fields is no news to the fields.
  const [notes, setNotes] = useState(found);
  if (notes !== found && !sameNotes(notes, found)) setNotes(found);
  const { goTo, openStep, onePage } = interview;
  const page = useMemo<ClaimPage>(
    () => ({ store, role, notes, goTo, openStep, onePage }),
    [store, role, notes, goTo, openStep, onePage],
  );
  if (!view || !evaluation) return null;

  const { claim } = view.theCase;
  const steps = stepsOf(kind);
  return (
    <ClaimPageContext value={page}>
      <Page
        fill
        title={claim.number || 'Claim'}
        back={{ to: '/claims', label: 'Claims' }}
        status={
          <>
            {STATUS}
            <Saving store={store} />
            <Conflict store={store} />
          </>
        }
        actions={ACTIONS}
        tools={view.place?.elsewhere ? <HeldElsewhere /> : view.place?.since ? <HandedHere /> : null}
      >
        <SplitView
          left={{
            label: 'Steps of the claim',
            content: (
              <>
                <TaskList
                  steps={steps.map((step) => taskOf(step, gaps, evaluation, frozen))}
                  current={interview.step}
                  onOpen={(id) => {
                    const step = stepNamed(kind, id);
                    if (step) interview.openStep(step);
                  }}
                />
                <Modes interview={interview} frozen={frozen} />
              </>
            ),
          }}
          main={<Steps steps={steps} interview={interview} gaps={gaps} />}
          right={{
            label: 'What is still needed',
            content: (
              <Needed evaluation={evaluation} currentRule={interview.currentRule} onFix={interview.goTo} />
            ),
          }}
        />
        {PACKET}
        <div role="status" aria-live="polite" className={styles.hidden}>
          {frozen ? '' : gapSentence(gaps)}
        </div>
        <div role="status" aria-live="polite" className={styles.hidden}>
          {interview.spoken}
        </div>
      </Page>
    </ClaimPageContext>
  );
}

/** Each of these looks at the claim for itself, and is not drawn again because the room is. */
const Steps = memo(InterviewSteps);
const Needed = memo(StillNeeded);
const STATUS = <ClaimStatus />;
const ACTIONS = <ClaimActions />;
const PACKET = <PacketDialog />;

function sameNotes(one: ReadonlyMap<string, FieldNote>, other: ReadonlyMap<string, FieldNote>): boolean {
  return (
    one.size === other.size &&
    [...one].every(([path, { short, long }]) => {
      const note = other.get(path);
      return note?.short === short && note.long === long;
    })
  );
}

/** What stands beside fields now: the gap one was led to, and all gaps of the steps that were finished. */
function notesOf(
  gaps: readonly Gap[],
  evaluation: Evaluation,
  checked: ReadonlySet<StepId>,
  currentRule: string | null,
): ReadonlyMap<string, FieldNote> {
  const notes = new Map<string, FieldNote>();
  for (const { finding, step } of gaps) {
    if (finding.severity === 'advice') continue;
    if (!checked.has(step) && finding.rule !== currentRule) continue;
    if (!notes.has(finding.path)) notes.set(finding.path, noteOf(finding, evaluation));
  }
  return notes;
}

function taskOf(step: StepInfo, gaps: readonly Gap[], evaluation: Evaluation, frozen: boolean): Step {
  const { id, title: label } = step;
  if (frozen) return { id, label, state: 'done', note: id === 'finish' ? 'finalized' : 'as finalized' };
  const { blockers, warnings } = tallyOf(gaps, id);
  if (blockers > 0) return { id, label, state: 'problem', note: plural(blockers + warnings, 'gap') };
  if (warnings > 0) return { id, label, state: 'inProgress', note: `${warnings} to look at` };
  if (id !== 'finish') return { id, label, state: 'done' };
  return evaluation.finalisable
    ? { id, label, state: 'inProgress', note: 'can be finalized' }
    : { id, label, state: 'notStarted', note: 'after the gaps' };
}

function Modes({ interview, frozen }: { readonly interview: Interview; readonly frozen: boolean }) {
  return (
    <div className={styles.modes}>
      <ChoiceField
        label="Show"
        width="full"
        value={interview.onePage ? 'all' : 'one'}
        options={MODES}
        onChange={(mode) => interview.setOnePage(mode === 'all')}
      />
      <p className={styles.keys}>
        {frozen ? null : (
          <>
            <span>
              <KeyHint keys="F8" /> next gap
            </span>
            <span>
              <KeyHint keys="Ctrl+Enter" /> finish the step
            </span>
          </>
        )}
        <span>
          <KeyHint keys="Ctrl+P" /> packet
        </span>
      </p>
    </div>
  );
}

const MODES = [
  { value: 'one', label: 'One step' },
  { value: 'all', label: 'Everything' },
] as const;

/** Where saving stands. */
const Saving = memo(function Saving({ store }: { readonly store: ClaimCaseStore }) {
  const draft = useStore(
    store,
    useShallow((state) => ({
      phase: state.phase,
      savedAt: state.savedAt,
      fault: state.problem,
      conflicts: state.conflict?.fields ?? NO_CONFLICTS,
      flush: state.flush,
    })),
  );
  return <SavedLine draft={draft} />;
});

/** The choice that a conflict asks for. */
const Conflict = memo(function Conflict({ store }: { readonly store: ClaimCaseStore }) {
  const { conflict, open, resolve } = useStore(
    store,
    useShallow((state) => ({
      conflict: state.conflict,
      open: state.phase === 'conflict',
      resolve: state.resolve,
    })),
  );
  const prefix = conflict ? PREFIXES[conflict.ref.kind] : '';
  return (
    <ConflictDialog
      draft={{
        phase: open ? 'conflict' : 'saved',
        conflicts: conflict?.fields ?? NO_CONFLICTS,
        changedBy: conflict?.changedBy ?? [],
        resolve: (theirs) => void resolve(theirs),
      }}
      labelOf={(path) => placedLabel(`${prefix}.${path}`)}
      show={(path, value) => valueInWords(`${prefix}.${path}`, value)}
    />
  );
});

const NO_CONFLICTS: readonly ConflictingField[] = [];

/** Where a record's fields have their names: see caseLabels. */
const PREFIXES = {
  claim: 'claim',
  patient: 'patient',
  coverage: 'coverage',
  diagnosis: 'diagnoses.0',
  physician: 'physician',
  order: 'order',
  oxygenTest: 'oxygenTest',
  equipment: 'equipment',
  visit: 'visit',
  document: 'documents.0',
} as const;
