import { useRef, useState } from 'react';
import { flushSync } from 'react-dom';
import type { Payer, PayerValues } from '../../../shared/domain/payer.ts';
import { PayerValues as PayerValuesSchema, settingsProblems } from '../../../shared/domain/payer.ts';
import type { ChangedField, Fault, Issue } from '../../../shared/result.ts';
import { call } from '../../client.ts';
import { commitTyped } from '../../components/commitTyped.ts';
import { useLatest } from '../../components/useLatest.ts';
import { asSaved, type Phase } from '../../stores/draft.ts';
import { type ConflictingField, same, threeWay, withValueAt } from '../../stores/merge.ts';

/**
 * A payer being edited. It is not saved by itself like other records: its settings change findings on open
 * claims, so the effect is shown first and a person decides. Somebody else's save in between is joined field by
 * field; what both changed waits for a decision, and nothing typed is lost.
 */
interface Held {
  readonly values: PayerValues;
  readonly base: PayerValues;
  readonly revision: number | null;
  readonly phase: Phase;
  readonly fault: Fault | null;
  readonly issues: readonly Issue[];
  readonly conflicts: readonly ConflictingField[];
  readonly changedBy: readonly ChangedField[];
  /** Their form of the record while conflicts wait. */
  readonly theirs: PayerValues | null;
}

export interface PayerDraft extends Held {
  readonly changed: boolean;
  readonly update: (values: PayerValues) => void;
  /** The stored payer, or null when it was not saved; the state says why. */
  readonly save: () => Promise<Payer | null>;
  readonly discard: () => void;
  readonly resolve: (theirs: ReadonlySet<string>) => void;
}

const AT_REST = {
  phase: 'idle',
  fault: null,
  issues: [],
  conflicts: [],
  changedBy: [],
  theirs: null,
} as const;

export function usePayerDraft(id: string | null, revision: number | null, values: PayerValues): PayerDraft {
  const [held, setHeld] = useState<Held>({ values, base: values, revision, ...AT_REST });

  const latest = useLatest(held);
  const saving = useRef(false);

  /** One at a time: a second press before the answer would add the payer twice. */
  async function save(): Promise<Payer | null> {
    if (saving.current) return null;
    // What stands in a field and was not handed over yet goes along.
    flushSync(commitTyped);
    const { values: sent, revision: from } = latest.current;
    const issues = payerProblems(sent);
    setHeld((now) => ({ ...now, issues, fault: null, phase: issues.length > 0 ? now.phase : 'saving' }));
    if (issues.length > 0) return null;
    saving.current = true;
    const answer = await call('payers.save', { id, revision: from, values: sent });
    saving.current = false;
    if (answer.ok) {
      const saved = asSaved<PayerValues>(answer.value);
      // What was typed since it left stays on top of the stored form.
      setHeld((now) => ({
        ...AT_REST,
        values: threeWay(sent, now.values, saved.values).values as PayerValues,
        base: saved.values,
        revision: saved.revision,
        phase: 'saved',
      }));
      return answer.value;
    }
    setHeld((now) => refused(now, answer.fault));
    return null;
  }

  return {
    ...held,
    changed: !same(held.values, held.base),
    update: (next) => setHeld((before) => ({ ...before, values: next, issues: [] })),
    save,
    discard: () => {
      if (!saving.current) setHeld((before) => ({ ...before, ...AT_REST, values: before.base }));
    },
    resolve(chosen) {
      const { theirs } = held;
      if (theirs === null) return;
      const merged = threeWay(held.base, held.values, theirs).values;
      const decided = held.conflicts
        .filter((conflict) => chosen.has(conflict.path))
        .reduce((record, conflict) => withValueAt(record, conflict.path, conflict.theirs), merged);
      setHeld({ ...held, ...AT_REST, values: decided as PayerValues, base: theirs });
    },
  };
}

function refused(held: Held, fault: Fault): Held {
  if (fault.kind === 'invalid') {
    const issues = fault.issues.map((issue) => ({ ...issue, path: fieldOf(issue.path) }));
    return { ...held, phase: 'failed', issues, fault: null };
  }
  if (fault.kind !== 'conflict') return { ...held, phase: 'failed', fault };
  const theirs = fault.changed.reduce<unknown>(
    (record, field) => withValueAt(record, field.path, field.current),
    held.base,
  );
  const merged = threeWay(held.base, held.values, theirs);
  const common = {
    ...held,
    revision: fault.revision,
    changedBy: fault.changed,
    values: merged.values as PayerValues,
  };
  return merged.conflicts.length > 0
    ? { ...common, phase: 'conflict', fault, conflicts: merged.conflicts, theirs: theirs as PayerValues }
    : { ...common, phase: 'failed', fault, base: theirs as PayerValues, conflicts: [], theirs: null };
}

/** Fields of the page are named by their path inside the settings. */
function fieldOf(path: string): string {
  return path.replace(/^values\./, '').replace(/^settings\./, '');
}

/** What keeps a payer from being saved. */
export function payerProblems(values: PayerValues): readonly Issue[] {
  const problems: Issue[] =
    values.name.trim() === '' ? [{ path: 'name', message: 'Give the payer’s name.' }] : [];
  const parsed = PayerValuesSchema.safeParse(values);
  const wrong = parsed.success
    ? settingsProblems(parsed.data.settings)
    : parsed.error.issues.map((issue) => ({
        path: fieldOf(issue.path.join('.')),
        message: issue.code === 'invalid_type' ? 'Give a number: the rule needs one.' : issue.message,
      }));
  return [...problems, ...wrong];
}
