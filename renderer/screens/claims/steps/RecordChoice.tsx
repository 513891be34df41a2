import { FieldRow } from '../../../components/Section.tsx';
import { SelectField, type SelectOption } from '../../../components/SelectField.tsx';
import type { FieldWidth } from '../../../components/fieldTypes.ts';
import type { ReactNode } from 'react';
import { labelOf } from '../caseLabels.ts';
import { useAnswer, useClaimPage } from '../claimContext.ts';
import { GroupNote } from './GroupNote.tsx';
import styles from '../Claim.module.css';

/**
 * Which record the claim names: an order, a device, a visit, a coverage, a test. Saved at once, because the
 * fields under it belong to the record chosen.
 *
 * options: the patient's records · current: the one named now, where it is not among them · add: makes a new
 * record; with none on file it stands alone, so that the way to a gap ends at what mends it · none: said then ·
 * record: the record's own path; while none is named, its missing fields lead here
 */
export function RecordChoice({
  path,
  options,
  current = null,
  placeholder,
  width = 'l',
  add = null,
  none,
  record,
}: {
  readonly path: string;
  readonly options: readonly SelectOption[];
  readonly current?: SelectOption | null;
  readonly placeholder?: string;
  readonly width?: FieldWidth;
  readonly add?: ReactNode;
  readonly none?: string;
  readonly record?: string;
}) {
  const { store } = useClaimPage();
  const answer = useAnswer(path);
  const value = typeof answer.value === 'string' ? answer.value : null;
  const known = value === null || options.some((option) => option.value === value);
  const all = known ? options : [...options, current ?? { value, label: 'A record that was removed' }];
  const missing = value === null ? record : undefined;
  if (all.length === 0 && add) {
    return (
      <div data-path={missing}>
        <div data-path={path}>
          {answer.error ? <GroupNote path={path} /> : <p className={`cw-quiet ${styles.read}`}>{none}</p>}
          {add}
        </div>
      </div>
    );
  }
  const fields = (
    <FieldRow>
      <SelectField
        {...answer}
        label={labelOf(path)}
        value={value}
        options={all}
        clearable
        width={width}
        placeholder={placeholder}
        onChange={(next) => store.getState().edit(path, next, 'now')}
      />
      {add ? <div className={styles.besideField}>{add}</div> : null}
    </FieldRow>
  );
  return missing ? <div data-path={missing}>{fields}</div> : fields;
}
