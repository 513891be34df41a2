import { Button } from '@mantine/core';
import { useState } from 'react';
import { formatUsDate, isIsoDate } from '../../shared/domain/dates.ts';
import type { ChangedField } from '../../shared/result.ts';
import type { Phase } from '../stores/draft.ts';
import type { ConflictingField } from '../stores/merge.ts';
import { Dialog } from './Dialog.tsx';
import styles from './ConflictDialog.module.css';

/**
 * Somebody else saved the same fields first: field by field, theirs or yours. Yours is chosen until you say
 * otherwise, and closing the dialog changes nothing: it opens again from the saved line's place.
 *
 * draft: what useRecordDraft answers · labelOf(path): the field's name in words · show(path, value): how a
 * value is written, for money, codes and look-ups; dates, texts, yes and no are written by itself
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
}

export function ConflictDialog({ draft, labelOf, show }: Props) {
  const [theirs, setTheirs] = useState<ReadonlySet<string>>(new Set());
  const [later, setLater] = useState<readonly ConflictingField[] | null>(null);
  const open = draft.phase === 'conflict' && later !== draft.conflicts;
  const people = [...new Set(draft.changedBy.map((field) => field.by).filter(Boolean))].join(', ');

  function choose(path: string, side: 'yours' | 'theirs') {
    const next = new Set(theirs);
    if (side === 'theirs') next.add(path);
    else next.delete(path);
    setTheirs(next);
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
        title="Changed by somebody else at the same time"
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
          {people === '' ? 'Somebody else' : people} saved this record while you were typing. Everything that
          only one of you changed is kept. Choose what stays for the rest.
        </p>
        {draft.conflicts.map((field) => {
          const label = labelOf(field.path);
          const by = draft.changedBy.find((each) => each.path === field.path)?.by;
          return (
            <fieldset key={field.path} className={styles.field}>
              <legend className={styles.legend}>{label}</legend>
              <div className={styles.sides}>
                <Side
                  name={field.path}
                  title="Yours"
                  text={written(field.path, field.yours, show)}
                  checked={!theirs.has(field.path)}
                  onChoose={() => choose(field.path, 'yours')}
                />
                <Side
                  name={field.path}
                  title={by ? `Theirs (${by})` : 'Theirs'}
                  text={written(field.path, field.theirs, show)}
                  checked={theirs.has(field.path)}
                  onChoose={() => choose(field.path, 'theirs')}
                />
              </div>
              <p className={styles.before}>Before: {written(field.path, field.base, show)}</p>
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
  readonly onChoose: () => void;
}) {
  return (
    <label className={styles.side}>
      <input
        type="radio"
        name={props.name}
        checked={props.checked}
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
