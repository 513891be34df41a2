import { Button } from '@mantine/core';
import { memo, useState } from 'react';
import { formatUsDate, isIsoDate } from '../../shared/domain/dates.ts';
import type { ChangedField } from '../../shared/result.ts';
import { useAppearance } from '../stores/appearance.ts';
import type { Phase } from '../stores/draft.ts';
import type { ConflictingField } from '../stores/merge.ts';
import { useSession } from '../stores/session.ts';
import { Dialog } from './Dialog.tsx';
import styles from './ConflictDialog.module.css';

/**
 * Somebody else, or the same person in another window, saved the same fields first: field by field, theirs or
 * yours. Yours is chosen until you say otherwise, and closing the dialog changes nothing: it opens again from the
 * saved line's place. While names are hidden no value is shown; the dialog offers to show them.
 *
 * draft: what useRecordDraft answers · labelOf(path): the field's name in words · show(path, value): how a
 * value is written, for money, codes and look-ups; dates, texts, yes and no are written by itself · personal:
 * false where the record is of no patient (a payer, the office) and nothing is to hide
 */
interface Props {
  readonly draft: {
    readonly phase: Phase;
    readonly conflicts: readonly ConflictingField[];
    readonly changedBy: readonly ChangedField[];
    readonly resolve: (theirs: ReadonlySet<string>) => void;
  };
  readonly labelOf: (path: string) => string;
  readonly show?: ((path: string, value: unknown) => string | null) | undefined;
  readonly personal?: boolean | undefined;
}

/** While nobody else was faster there is nothing to draw, whatever is typed into the record. */
export const ConflictDialog = memo(
  ConflictDialogItself,
  (before, next) => before.draft.phase !== 'conflict' && next.draft.phase !== 'conflict',
);

function ConflictDialogItself({ draft, labelOf, show, personal = true }: Props) {
  const [theirs, setTheirs] = useState<ReadonlySet<string>>(new Set());
  const [later, setLater] = useState<readonly ConflictingField[] | null>(null);
  const open = draft.phase === 'conflict' && later !== draft.conflicts;
  const own = useSession((store) => store.status?.user?.name ?? '');
  const { hideNames, change } = useAppearance();
  const hidden = personal && hideNames;
  const people = [...new Set(draft.changedBy.map((field) => field.by).filter(Boolean))];
  const elsewhere = people.length === 1 && people[0] === own;

  function choose(path: string, side: 'yours' | 'theirs') {
    const next = new Set(theirs);
    if (side === 'theirs') next.add(path);
    else next.delete(path);
    setTheirs(next);
  }

  function text(field: ConflictingField, value: unknown): string {
    return hidden ? '•••' : written(field.path, value, show);
  }

  function decide() {
    draft.resolve(theirs);
    setTheirs(new Set());
  }

  return (
    <>
      {draft.phase === 'conflict' && !open ? (
        <Button size="xs" onClick={() => setLater(null)}>
          Decide on the changed fields
        </Button>
      ) : null}
      <Dialog
        title={
          elsewhere
            ? 'Changed in another window at the same time'
            : 'Changed by somebody else at the same time'
        }
        open={open}
        onClose={() => setLater(draft.conflicts)}
        size="l"
        actions={
          <>
            <Button onClick={() => setLater(draft.conflicts)}>Decide later</Button>
            <Button variant="filled" onClick={decide}>
              Save these choices
            </Button>
          </>
        }
      >
        <p className={styles.intro}>
          {elsewhere
            ? 'You saved this record in another window while you were typing here. What was changed in one of the two only is kept. Choose what stays for the rest.'
            : `${people.length === 0 ? 'Somebody else' : people.join(' and ')} saved this record while you were typing. Everything that only one of you changed is kept. Choose what stays for the rest.`}
        </p>
        {hidden ? (
          <p className={styles.hidden}>
            What was typed is hidden together with the names.{' '}
            <Button size="xs" onClick={() => change({ hideNames: false })}>
              Show names
            </Button>
          </p>
        ) : null}
        {draft.conflicts.map((field, index) => {
          const label = labelOf(field.path);
          const by = draft.changedBy.find((each) => each.path === field.path)?.by;
          return (
            <fieldset key={field.path} className={styles.field}>
              <legend className={styles.legend}>{label}</legend>
              <div className={styles.sides}>
                <Side
                  name={field.path}
                  title={elsewhere ? 'Yours, in this window' : 'Yours'}
                  text={text(field, field.yours)}
                  checked={!theirs.has(field.path)}
                  first={index === 0}
                  onChoose={() => choose(field.path, 'yours')}
                />
                <Side
                  name={field.path}
                  title={elsewhere ? 'From the other window' : by ? `Theirs (${by})` : 'Theirs'}
                  text={text(field, field.theirs)}
                  checked={theirs.has(field.path)}
                  first={index === 0}
                  onChoose={() => choose(field.path, 'theirs')}
                />
              </div>
              <p className={styles.before}>Before: {text(field, field.base)}</p>
            </fieldset>
          );
        })}
      </Dialog>
    </>
  );
}

function Side(props: {
  readonly name: string;
  readonly title: string;
  readonly text: string;
  readonly checked: boolean;
  /** The chosen side of the first field takes the focus when the dialog opens. */
  readonly first: boolean;
  readonly onChoose: () => void;
}) {
  return (
    <label className={styles.side}>
      <input
        type="radio"
        name={props.name}
        checked={props.checked}
        data-autofocus={(props.first && props.checked) || undefined}
        onChange={props.onChoose}
        className={styles.radio}
      />
      <span>
        <span className={styles.title}>{props.title}</span>
        <span className={styles.text}>{props.text}</span>
      </span>
    </label>
  );
}

function written(path: string, value: unknown, show: Props['show']): string {
  return show?.(path, value) ?? plain(value);
}

function plain(value: unknown): string {
  if (value === null || value === undefined || value === '') return 'empty';
  if (typeof value === 'string') return isIsoDate(value) ? formatUsDate(value) : value;
  if (typeof value === 'boolean') return value ? 'Yes' : 'No';
  if (typeof value === 'number') return String(value);
  if (Array.isArray(value)) return value.length === 0 ? 'empty' : value.map(plain).join(', ');
  return Object.entries(value)
    .filter(([key, part]) => key !== 'id' && part !== '' && part !== null)
    .map(([, part]) => plain(part))
    .join(' · ');
}
