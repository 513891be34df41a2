import { SelectField, type SelectOption } from '../../../components/SelectField.tsx';
import type { FieldWidth } from '../../../components/fieldTypes.ts';
import { labelOf } from '../caseLabels.ts';
import { useAnswer, useClaimPage } from '../claimContext.ts';

/**
 * Which record the claim names: an order, a device, a visit, a coverage, a test. Saved at once, because the
 * fields under it belong to the record chosen.
 *
 * options: the patient's records · current: the one named now, where it is not among them
 */
export function RecordChoice({
  path,
  options,
  current = null,
  placeholder,
  width = 'l',
}: {
  readonly path: string;
  readonly options: readonly SelectOption[];
  readonly current?: SelectOption | null;
  readonly placeholder?: string;
  readonly width?: FieldWidth;
}) {
  const { store } = useClaimPage();
  const answer = useAnswer(path);
  const value = typeof answer.value === 'string' ? answer.value : null;
  const known = value === null || options.some((option) => option.value === value);
  const all = known ? options : [...options, current ?? { value, label: 'A record that was removed' }];
  return (
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
  );
}
