import { useState } from 'react';
import type { DueRow } from '../../../shared/contract/claims.ts';
import { formatUsDate } from '../../../shared/domain/dates.ts';
import { ChoiceField } from '../../components/ChoiceField.tsx';
import { type Column, DataTable } from '../../components/DataTable.tsx';
import { FaultMessage } from '../../components/FaultMessage.tsx';
import { PersonName } from '../../components/PersonName.tsx';
import { useQuery } from '../../components/useQuery.ts';
import { go } from '../../shell/navigation.ts';
import { plural } from '../claims/findings.ts';
import { useInBranch } from '../../stores/branches.ts';
import { ListEmpty } from '../../records/BranchOnly.tsx';
import styles from './Work.module.css';

const COLUMNS: readonly Column<DueRow>[] = [
  {
    id: 'due',
    header: 'Due',
    width: 7,
    sortBy: (row) => row.dueOn,
    cell: (row) => formatUsDate(row.dueOn),
  },
  {
    id: 'left',
    header: 'Left',
    width: 8,
    nowrap: true,
    sortBy: (row) => row.daysLeft,
    cell: (row) => <span data-late={row.daysLeft < 0 || undefined}>{leftWords(row.daysLeft)}</span>,
  },
  { id: 'what', header: 'What', min: 16, sortBy: (row) => row.what, cell: (row) => row.what },
  {
    id: 'patient',
    header: 'Patient',
    min: 10,
    sortBy: (row) => row.patientName,
    cell: (row) => <PersonName name={row.patientName} />,
  },
];

const SPANS = [
  { value: '14', label: '2 weeks' },
  { value: '30', label: '30 days' },
  { value: '90', label: '90 days' },
  { value: '365', label: 'A year' },
] as const;
type Span = (typeof SPANS)[number]['value'];

/** What has a date that will bite: authorisations, retests, maintenance, filing limits, answers, warranties. */
export function DueSoon() {
  const [span, setSpan] = useState<Span>('30');
  const due = useQuery('work.dueSoon', { withinDays: Number(span), ...useInBranch() }, { keep: true });
  if (due.fault) return <FaultMessage fault={due.fault} onRetry={() => void due.reload()} />;
  return (
    <>
      <div className={styles.span}>
        <ChoiceField<Span>
          label="Within"
          bare
          width="l"
          value={span}
          options={SPANS}
          onChange={(next) => setSpan(next ?? '30')}
        />
      </div>
      <DataTable
        label="Due soon"
        columns={COLUMNS}
        rows={due.data ?? []}
        rowKey={(row) => row.id}
        loading={due.loading}
        onOpen={(row) => {
          if (row.claimId) go(`/claims/${row.claimId}`);
          else if (row.batchId) go(`/send/files/${row.batchId}`);
          else if (row.equipmentId) go(`/equipment/${row.equipmentId}`);
        }}
        empty={
          due.data ? (
            <ListEmpty
              text="Nothing is due in this time."
              {...(span === '365'
                ? {}
                : { action: { label: 'Look a year ahead', run: () => setSpan('365') } })}
            />
          ) : null
        }
      />
    </>
  );
}

function leftWords(days: number): string {
  if (days < 0) return `${plural(-days, 'day')} over`;
  return days === 0 ? 'today' : plural(days, 'day');
}
