import { useCallback, useEffect, useMemo, useState } from 'react';
import type { ClaimKind } from '../../../shared/domain/claimKind.ts';
import { focusPath } from '../../components/focusPath.ts';
import { commitTyped } from '../../components/commitTyped.ts';
import type { ClaimCaseStore } from '../../stores/claimCase.ts';
import { useCommand } from '../../stores/shortcuts.ts';
import { type Gap, nextGap, plural, tallyOf } from './findings.ts';
import { placeOfPath, rankOfStep, stepsOf, type StepId } from './steps.ts';

/** Where one stands in the interview, and every way to move in it. */
export interface Interview {
  readonly step: StepId;
  readonly onePage: boolean;
  /** Rule of the gap that F8 or Fix stands on. */
  readonly currentRule: string | null;
  /** Steps that were finished once: their gaps stand beside their fields. */
  readonly checked: ReadonlySet<StepId>;
  /** Said to screen readers after a move. */
  readonly spoken: string;
  /** Grows whenever somebody tried to go on with answers that cannot be kept. */
  readonly attempt: number;
  readonly openStep: (step: StepId) => void;
  /** The cursor went into a step by itself (all steps on one page). */
  readonly enterStep: (step: StepId) => void;
  readonly setOnePage: (onePage: boolean) => void;
  readonly goTo: (path: string, rule?: string) => void;
}

type Target =
  | { readonly kind: 'field'; readonly path: string; readonly step: StepId }
  | { readonly kind: 'heading'; readonly step: StepId };

/** Id of the section that a step is drawn into. */
export function stepElementId(step: StepId): string {
  return `step-${step}`;
}

export function useInterview(
  store: ClaimCaseStore,
  kind: ClaimKind,
  gaps: readonly Gap[],
  arrival: { readonly toFirstGap: boolean; readonly toPath: string | null },
): Interview {
  const { toFirstGap, toPath } = arrival;
  const [step, setStep] = useState<StepId>('billable');
  const [onePage, setOnePage] = useState(readOnePage);
  const [current, setCurrent] = useState<{ readonly rule: string | null; readonly rank: number }>(START);
  const [checked, setChecked] = useState<ReadonlySet<StepId>>(new Set());
  const [target, setTarget] = useState<Target | null>(null);
  const [spoken, setSpoken] = useState('');
  const [attempt, setAttempt] = useState(0);
  const [arrived, setArrived] = useState(!toFirstGap);
  const [arrivedAt, setArrivedAt] = useState<string | null>(null);

  // The step has to be drawn before the cursor can go into it.
  useEffect(() => {
    if (!target) return;
    setTarget(null);
    if (target.kind === 'field' && focusPath(target.path)) return;
    focusHeading(target.step);
  }, [target]);

  // Coming from a dialog that has just closed, the keyboard would begin at the top of the window.
  useEffect(() => {
    const timer = setTimeout(() => {
      if (document.activeElement === document.body) headingOf('billable')?.focus({ preventScroll: true });
    }, 200);
    return () => clearTimeout(timer);
  }, []);

  const openStep = useCallback(
    (next: StepId) => {
      setStep(next);
      setCurrent({ rule: null, rank: rankOfStep(kind, next) });
      setTarget({ kind: 'heading', step: next });
    },
    [kind],
  );

  const goTo = useCallback(
    (path: string, rule?: string) => {
      const place = placeOfPath(kind, path);
      setStep(place.step);
      setCurrent({ rule: rule ?? null, rank: place.rank });
      setTarget({ kind: 'field', path, step: place.step });
    },
    [kind],
  );

  function toGap(way: 1 | -1) {
    commitTyped();
    const gap = nextGap(gaps, current, way);
    if (!gap) {
      setSpoken('No gaps remain.');
      openStep('finish');
      return;
    }
    goTo(gap.finding.path, gap.finding.rule);
    setSpoken(gap.finding.message);
  }

  if (!arrived && gaps.length > 0) {
    setArrived(true);
    const first = nextGap(gaps, START, 1);
    if (first) goTo(first.finding.path, first.finding.rule);
  }

  if (toPath !== null && arrivedAt === null) {
    setArrivedAt(toPath);
    goTo(toPath);
  }

  async function finishStep() {
    commitTyped();
    const saved = await store.getState().flush();
    if (!saved && store.getState().errors.size > 0) {
      setAttempt(attempt + 1);
      return;
    }
    setChecked((before) => new Set([...before, step]));
    const { blockers, warnings } = tallyOf(gaps, step);
    const left = blockers + warnings;
    setSpoken(left === 0 ? 'Step complete.' : `${plural(left, 'gap')} left behind in this step.`);
    const steps = stepsOf(kind);
    const next = steps[steps.findIndex((each) => each.id === step) + 1];
    if (next) openStep(next.id);
  }

  async function save() {
    commitTyped();
    const saved = await store.getState().flush();
    if (!saved) setAttempt(attempt + 1);
    setSpoken(saved ? 'Saved.' : 'Not everything could be saved.');
  }

  useCommand('nextGap', () => toGap(1));
  useCommand('previousGap', () => toGap(-1));
  useCommand('finishStep', () => void finishStep());
  useCommand('save', () => void save());
  useStepCommands(kind, openStep);

  const showOnePage = useCallback(
    (next: boolean) => {
      keepOnePage(next);
      setOnePage(next);
      setTarget({ kind: 'heading', step });
    },
    [step],
  );

  // One object for as long as one stands still: the parts of the page that take it are not drawn again.
  return useMemo(
    () => ({
      step,
      onePage,
      currentRule: current.rule,
      checked,
      spoken,
      attempt,
      openStep,
      enterStep: setStep,
      setOnePage: showOnePage,
      goTo,
    }),
    [step, onePage, current.rule, checked, spoken, attempt, openStep, showOnePage, goTo],
  );
}

const START = { rule: null, rank: -1 };

/** Alt+1 opens the first step of this kind of claim, and so on. */
function useStepCommands(kind: ClaimKind, openStep: (step: StepId) => void): void {
  function open(place: number) {
    const step = stepsOf(kind)[place - 1];
    if (step) openStep(step.id);
  }
  useCommand('section.1', () => open(1));
  useCommand('section.2', () => open(2));
  useCommand('section.3', () => open(3));
  useCommand('section.4', () => open(4));
  useCommand('section.5', () => open(5));
  useCommand('section.6', () => open(6));
  useCommand('section.7', () => open(7));
  useCommand('section.8', () => open(8));
}

function headingOf(step: StepId): HTMLElement | null {
  return document.querySelector<HTMLElement>(`#${stepElementId(step)} > h2`);
}

function focusHeading(step: StepId): void {
  const heading = headingOf(step);
  heading?.focus({ preventScroll: true });
  heading?.parentElement?.scrollIntoView({ block: 'start', behavior: 'auto' });
}

const KEY = 'claimwright.interview';

function readOnePage(): boolean {
  try {
    return localStorage.getItem(KEY) === 'onePage';
  } catch {
    return false;
  }
}

function keepOnePage(onePage: boolean): void {
  try {
    localStorage.setItem(KEY, onePage ? 'onePage' : 'steps');
  } catch {
    // A page without storage still works; the choice lasts until the window closes.
  }
}
