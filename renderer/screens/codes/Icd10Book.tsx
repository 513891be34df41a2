import { ICD10_RELEASE } from '../../../shared/codes/icd10.ts';
import { type Column, DataTable } from '../../components/DataTable.tsx';
import { EmptyState } from '../../components/EmptyState.tsx';
import { FaultMessage } from '../../components/FaultMessage.tsx';
import { useQuery } from '../../components/useQuery.ts';
import styles from './Codes.module.css';

interface Diagnosis {
  readonly code: string;
  readonly description: string;
}

/** Diagnosis codes of the shipped release, by code or by words. */
export function Icd10Book({ query }: { readonly query: string }) {
  const asked = query.trim() !== '';
  // Asked also while nothing is typed: the set is then read before the first letter.
  const found = useQuery('codes.icd10', { query, limit: 50 }, { keep: true });
  if (found.fault) return <FaultMessage fault={found.fault} onRetry={() => void found.reload()} />;
  return (
    <>
      <p className={styles.release}>
        {ICD10_RELEASE.name}: {ICD10_RELEASE.codes.toLocaleString('en-US')} codes that may stand on a claim.
        Descriptions are those of {ICD10_RELEASE.descriptions}; a code without one shows its heading’s.
      </p>
      <DataTable
        label="ICD-10-CM codes"
        columns={COLUMNS}
        rows={asked ? (found.data ?? []) : []}
        rowKey={(row) => row.code}
        loading={asked && found.loading}
        empty={
          asked ? (
            <EmptyState text="No diagnosis fits." detail="Only codes that may stand on a claim are listed." />
          ) : (
            <EmptyState text="Type a code or words of the diagnosis." />
          )
        }
      />
    </>
  );
}

const COLUMNS: readonly Column<Diagnosis>[] = [
  {
    id: 'code',
    header: 'Code',
    width: 8,
    cell: (row) => <strong>{row.code}</strong>,
    sortBy: (row) => row.code,
  },
  {
    id: 'description',
    header: 'Official description',
    min: 20,
    cell: (row) => row.description,
    sortBy: (row) => row.description,
  },
];
