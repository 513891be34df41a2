import { useState } from 'react';
import type { BranchesOverview } from '../../../shared/contract/branches.ts';
import type { BranchRoleValues } from '../../../shared/domain/branches.ts';
import { Role, ROLE_NAMES, type User } from '../../../shared/domain/people.ts';
import type { Fault } from '../../../shared/result.ts';
import { call } from '../../client.ts';
import { FaultMessage } from '../../components/FaultMessage.tsx';
import { Section } from '../../components/Section.tsx';
import { SelectField } from '../../components/SelectField.tsx';
import { useQuery } from '../../components/useQuery.ts';
import tables from '../../records/rows.module.css';
import styles from './Branches.module.css';

type Choice = BranchRoleValues['role'] | 'usual';

/** What each person may at each branch: the usual role, another one, or nothing at all. */
export function RolesSection({
  overview,
  onChanged,
}: {
  readonly overview: BranchesOverview;
  readonly onChanged: () => void;
}) {
  const users = useQuery('users.list', {});
  const [fault, setFault] = useState<Fault | null>(null);
  const [saving, setSaving] = useState<string | null>(null);
  const people = (users.data ?? []).filter(({ active }) => active);
  const branches = overview.branches.filter(({ active }) => active);

  async function choose(userId: string, branchId: string, choice: Choice | null) {
    setSaving(`${userId} ${branchId}`);
    setFault(null);
    const role = choice === null || choice === 'usual' ? null : choice;
    const answer = await call('branches.saveRole', { userId, branchId, role });
    setSaving(null);
    if (!answer.ok) setFault(answer.fault);
    onChanged();
  }

  return (
    <Section
      title="Roles by branch"
      note="Everybody has the usual role on the devices of a branch, unless another is chosen here. A change counts from the next sign-in there."
    >
      {users.fault ? <FaultMessage fault={users.fault} onRetry={() => void users.reload()} /> : null}
      {fault ? <FaultMessage fault={fault} /> : null}
      <div className={tables.scroll} tabIndex={0} role="group" aria-label="Roles by branch, table">
        <table className={`${tables.table} ${styles.roles}`} aria-label="Roles by branch">
          <thead>
            <tr>
              <th scope="col">Person</th>
              {branches.map(({ id, name }) => (
                <th key={id} scope="col" className={styles.branchHead}>
                  {name}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {people.map((person) => (
              <tr key={person.id}>
                <th scope="row" className={styles.person}>
                  {person.name}
                  <span className={styles.under}>{ROLE_NAMES[person.role]}</span>
                </th>
                {branches.map((branch) => (
                  <td key={branch.id}>
                    <SelectField<Choice>
                      label={`Role of ${person.name} at ${branch.name}`}
                      hideLabel
                      bare
                      width="full"
                      disabled={saving === `${person.id} ${branch.id}`}
                      options={optionsFor(person)}
                      value={
                        overview.branchRoles.find(
                          (each) => each.userId === person.id && each.branchId === branch.id,
                        )?.role ?? 'usual'
                      }
                      onChange={(choice) => void choose(person.id, branch.id, choice)}
                    />
                  </td>
                ))}
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </Section>
  );
}

function optionsFor(person: User): readonly { readonly value: Choice; readonly label: string }[] {
  return [
    { value: 'usual', label: `Usual: ${ROLE_NAMES[person.role].toLowerCase()}` },
    ...Role.options
      .filter((role) => role !== person.role)
      .map((role) => ({ value: role, label: ROLE_NAMES[role] })),
    { value: 'none', label: 'May not sign in' },
  ];
}
