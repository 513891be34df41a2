import type { PersonValues } from '../../../shared/domain/access.ts';
import { Role, ROLE_NAMES } from '../../../shared/domain/people.ts';
import type { Issue } from '../../../shared/result.ts';
import { issueAt } from '../../components/ErrorSummary.tsx';
import { SelectField } from '../../components/SelectField.tsx';
import { TextField } from '../../components/TextField.tsx';

const ROLES = Role.options.map((value) => ({ value, label: ROLE_NAMES[value] }));

const WHAT_THEY_MAY: Readonly<Record<Role, string>> = {
  owner: 'Everything: people, safeguards, backups',
  billingLead: 'Claims, overrides, finalizing, payer settings',
  office: 'Patients, devices, claims up to finalizing',
  technician: 'Visits, devices and parts; nothing of claims and money',
  readOnly: 'Looks at everything the office has, changes nothing',
};

/** Name, role and qualification of a person. */
export function PersonFields({
  values,
  issues,
  readOnly = false,
  roleFixed = false,
  onChange,
}: {
  readonly values: PersonValues;
  readonly issues: readonly Issue[];
  readonly readOnly?: boolean;
  /** The own role, which nobody changes. */
  readonly roleFixed?: boolean;
  readonly onChange: (values: PersonValues) => void;
}) {
  return (
    <>
      <TextField
        label="Name"
        path="values.name"
        width="full"
        maxLength={80}
        required
        readOnly={readOnly}
        error={issueAt(issues, 'values.name')}
        value={values.name}
        onChange={(name) => onChange({ ...values, name })}
      />
      <SelectField
        label="Role"
        path="values.role"
        width="full"
        required
        readOnly={readOnly || roleFixed}
        hint={roleFixed ? 'Your own role is changed by another owner' : WHAT_THEY_MAY[values.role]}
        error={issueAt(issues, 'values.role')}
        options={ROLES}
        value={values.role}
        onChange={(role) => (role === null ? undefined : onChange({ ...values, role }))}
      />
      <TextField
        label="Qualification"
        path="values.qualification"
        width="full"
        maxLength={120}
        readOnly={readOnly}
        hint="Of a technician, e.g. a maker’s training with its year. It stands on the service log"
        error={issueAt(issues, 'values.qualification')}
        value={values.qualification}
        onChange={(qualification) => onChange({ ...values, qualification })}
      />
    </>
  );
}
