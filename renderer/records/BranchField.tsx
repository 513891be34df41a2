import type { Id } from '../../shared/domain/ids.ts';
import { SelectField } from '../components/SelectField.tsx';
import { useBranches, useSeveralBranches } from '../stores/branches.ts';

/** Which branch a record belongs to; nothing while the office has but one. A new record begins with that of this device. */
export function BranchField({
  value,
  readOnly = false,
  onChange,
}: {
  readonly value: Id | null | undefined;
  readonly readOnly?: boolean;
  readonly onChange: (branchId: Id | null) => void;
}) {
  const branches = useSeveralBranches();
  const here = useBranches((store) => store.thisBranchId);
  if (branches.length === 0) return null;
  const branchId = value === undefined ? here : value;
  return (
    <SelectField
      label="Branch"
      width="m"
      clearable={!readOnly}
      placeholder="No branch"
      readOnly={readOnly}
      value={branchId}
      options={branches
        .filter(({ id, active }) => active || id === branchId)
        .map(({ id, name }) => ({ value: id, label: name }))}
      onChange={onChange}
    />
  );
}
