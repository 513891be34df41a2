import { type KeyboardEvent, useRef, useState } from 'react';
import { boxName, FORM_BOXES, type FormBox } from '../../../shared/billing/cms1500Boxes.ts';
import { PAPER } from '../../../shared/billing/cms1500Grid.ts';
import type { Cms1500, Cms1500Form, FormEntry, FormProblem } from '../../../shared/billing/cms1500.ts';
import { ChoiceField } from '../../components/ChoiceField.tsx';
import { useAppearance } from '../../stores/appearance.ts';
import { Cms1500Drawing } from './Cms1500Drawing.tsx';
import styles from './Cms1500Preview.module.css';

/**
 * The CMS-1500 of a claim as it will be printed, over a drawing of ours. Each box that has something to say is a
 * button to its field; what is wrong stands at the box and in the list above.
 *
 * layout: layOutCms1500(claim) · onGoTo(path): opens the field of the claim
 */
export function Cms1500Preview({
  layout,
  onGoTo,
}: {
  readonly layout: Cms1500;
  readonly onGoTo: (path: string) => void;
}) {
  const { forms, problems, remarks } = layout;
  const [chosen, setChosen] = useState('1');
  const form = forms.find(({ number }) => String(number) === chosen) ?? forms[0];
  if (!form) return null;
  return (
    <div className={styles.preview}>
      {problems.length === 0 && remarks.length === 0 ? null : (
        <ul className={styles.told} aria-label="What to look at">
          {problems.map((each) => (
            <Told key={`${each.box} ${each.path} ${each.message}`} {...each} tone="problem" onGoTo={onGoTo} />
          ))}
          {remarks.map((each) => (
            <Told key={`${each.box} ${each.path} ${each.message}`} {...each} tone="remark" onGoTo={onGoTo} />
          ))}
        </ul>
      )}
      {forms.length === 1 ? null : (
        <ChoiceField
          label="Form"
          value={String(form.number)}
          options={forms.map(({ number, of }) => ({ value: String(number), label: `${number} of ${of}` }))}
          onChange={(next) => setChosen(next ?? '1')}
        />
      )}
      <Paper key={form.number} form={form} problems={problemsOn(form, problems)} onGoTo={onGoTo} />
    </div>
  );
}

function Told({
  box,
  path,
  message,
  leftOut,
  tone,
  onGoTo,
}: FormProblem & {
  readonly leftOut?: string;
  readonly tone: 'problem' | 'remark';
  readonly onGoTo: (path: string) => void;
}) {
  return (
    <li data-tone={tone}>
      <button type="button" className={styles.link} onClick={() => onGoTo(path)}>
        {boxName(box)}
      </button>
      : {message}
      {leftOut ? <span className={styles.leftOut}> Left out: {leftOut}</span> : null}
    </li>
  );
}

/** What is wrong with the claim as a whole stands on every form, what is wrong with a line on its own. */
function problemsOn({ number }: Cms1500Form, problems: readonly FormProblem[]): readonly FormProblem[] {
  return problems.filter(({ box, form }) => form === number || !box.startsWith('24'));
}

interface Target extends FormBox {
  readonly path: string;
  readonly said: string;
  readonly problem: string | null;
}

function Paper({
  form,
  problems,
  onGoTo,
}: {
  readonly form: Cms1500Form;
  readonly problems: readonly FormProblem[];
  readonly onGoTo: (path: string) => void;
}) {
  const hidden = useAppearance((store) => store.hideNames);
  const entries = hidden ? form.entries.map(withoutName) : form.entries;
  const targets = targetsOf(entries, problems);
  const paper = useRef<HTMLDivElement>(null);
  const [current, setCurrent] = useState<string | null>(null);
  const reachable = targets.find(({ id }) => id === current)?.id ?? targets[0]?.id;

  function onKeyDown(event: KeyboardEvent, index: number) {
    const last = targets.length - 1;
    const next =
      event.key === 'ArrowRight' || event.key === 'ArrowDown'
        ? Math.min(last, index + 1)
        : event.key === 'ArrowLeft' || event.key === 'ArrowUp'
          ? Math.max(0, index - 1)
          : event.key === 'Home'
            ? 0
            : event.key === 'End'
              ? last
              : null;
    if (next === null) return;
    event.preventDefault();
    paper.current?.querySelectorAll<HTMLElement>('[data-box]')[next]?.focus();
  }

  return (
    <div className={styles.desk}>
      <div
        ref={paper}
        className={styles.paper}
        role="group"
        aria-label={`CMS-1500, form ${form.number} of ${form.of}. Arrows move between boxes, Enter opens the field.`}
      >
        <Cms1500Drawing entries={entries} wrong={new Set(problems.map(({ box }) => box))} />
        {targets.map((target, index) => (
          <button
            key={target.id}
            type="button"
            data-box={target.id}
            data-wrong={target.problem !== null || undefined}
            className={styles.box}
            style={placeOf(target)}
            tabIndex={target.id === reachable ? 0 : -1}
            title={target.problem ?? undefined}
            aria-label={target.said}
            onFocus={() => setCurrent(target.id)}
            onClick={() => onGoTo(target.path)}
            onKeyDown={(event) => onKeyDown(event, index)}
          />
        ))}
      </div>
    </div>
  );
}

/** With "hide names" on, nothing of a name reaches the page. */
function withoutName(entry: FormEntry): FormEntry {
  return entry.personal ? { ...entry, text: 'NAME HIDDEN' } : entry;
}

function targetsOf(entries: readonly FormEntry[], problems: readonly FormProblem[]): readonly Target[] {
  return FORM_BOXES.flatMap((box) => {
    const inside = entries.filter((entry) => entry.box === box.id);
    const wrong = problems.filter((problem) => problem.box === box.id);
    const path = wrong[0]?.path ?? inside[0]?.path;
    if (path === undefined) return [];
    const problem = wrong.length === 0 ? null : wrong.map(({ message }) => message).join(' ');
    const values = inside
      .map(({ name, text }) => `${name} ${text === 'X' ? 'marked' : text.trim()}`)
      .join(', ');
    const said = [`${boxName(box.id)}: ${values || 'empty'}`, problem].filter(Boolean).join('. ');
    return [{ ...box, path, said, problem }];
  });
}

function placeOf({ left, right, top, bottom }: FormBox): Readonly<Record<string, string>> {
  const percent = (part: number, whole: number): string => `${((100 * part) / whole).toFixed(3)}%`;
  return {
    left: percent(PAPER.left + (left - 1) * PAPER.column, PAPER.width),
    top: percent(PAPER.top + (top - 1) * PAPER.row, PAPER.height),
    width: percent((right - left + 1) * PAPER.column, PAPER.width),
    height: percent((bottom - top + 1) * PAPER.row, PAPER.height),
  };
}
