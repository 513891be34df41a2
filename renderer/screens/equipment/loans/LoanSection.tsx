import { Button } from '@mantine/core';
import { useState } from 'react';
import { Link } from 'wouter';
import { STAFF } from '../../../../shared/contract/channel.ts';
import type { LoanView } from '../../../../shared/contract/loans.ts';
import { formatUsDate } from '../../../../shared/domain/dates.ts';
import { drawnWhenChanged } from '../../../components/drawnWhenChanged.ts';
import { PersonName } from '../../../components/PersonName.tsx';
import { Section } from '../../../components/Section.tsx';
import { useQuery } from '../../../components/useQuery.ts';
import styles from '../../../records/rows.module.css';
import { announceChange, useChanges } from '../../../stores/changes.ts';
import { useHasRole } from '../../../stores/session.ts';
import { LendDialog } from './LendDialog.tsx';
import { ReturnDialog } from './ReturnDialog.tsx';

/** A device's loans: of a loaner where it was, of any other device what stood in for it. */
export function DeviceLoans({
  equipmentId,
  isLoaner,
  holderId,
}: {
  readonly equipmentId: string;
  readonly isLoaner: boolean;
  readonly holderId: string | null;
}) {
  const list = useQuery('loans.ofDevice', { id: equipmentId });
  useChanges(() => void list.reload());
  const rows = list.data ?? [];
  if (!list.data || (rows.length === 0 && (isLoaner || holderId === null))) return null;
  return (
    <Loans
      rows={rows}
      reload={list.reload}
      empty="No loaner stood in for this device."
      lend={
        isLoaner || holderId === null
          ? null
          : { forEquipmentId: equipmentId, patientId: holderId, visitId: null }
      }
    />
  );
}

/** The loaner lent for a repair. */
export const VisitLoans = drawnWhenChanged(VisitLoansItself);

function VisitLoansItself({
  visitId,
  equipmentId,
  patientId,
}: {
  readonly visitId: string;
  readonly equipmentId: string | null;
  readonly patientId: string | null;
}) {
  const list = useQuery('loans.ofVisit', { id: visitId });
  useChanges(() => void list.reload());
  const rows = list.data ?? [];
  if (!list.data || (rows.length === 0 && (equipmentId === null || patientId === null))) return null;
  return (
    <Loans
      rows={rows}
      reload={list.reload}
      empty="No loaner was lent for this repair."
      lend={
        rows.length > 0 || equipmentId === null || patientId === null
          ? null
          : { forEquipmentId: equipmentId, patientId, visitId }
      }
    />
  );
}

/** The loaner that stood in for the device of a claim while its visit's repair went on; nothing where there was none. */
export function ClaimLoans({
  equipmentId,
  visitId,
}: {
  readonly equipmentId: string;
  readonly visitId: string | null;
}) {
  const list = useQuery('loans.ofDevice', { id: equipmentId });
  useChanges(() => void list.reload());
  const rows = (list.data ?? []).filter(
    ({ loan }) => loan.forEquipmentId === equipmentId && (loan.visitId === null || loan.visitId === visitId),
  );
  if (rows.length === 0) return null;
  return <Loans rows={rows} reload={list.reload} empty="" lend={null} level={3} />;
}

interface LoansProps {
  readonly level?: 2 | 3;
  readonly rows: readonly LoanView[];
  readonly reload: () => Promise<void>;
  readonly empty: string;
  /** What would be lent for; null where nothing can be. */
  readonly lend: {
    readonly forEquipmentId: string;
    readonly patientId: string;
    readonly visitId: string | null;
  } | null;
}

function Loans({ rows, reload, empty, lend, level = 2 }: LoansProps) {
  const mayWrite = useHasRole(STAFF);
  const [open, setOpen] = useState<LoanView | 'lend' | null>(null);
  const isOut = rows.some(({ loan }) => loan.to === null);

  function done() {
    setOpen(null);
    void reload();
    // The loaner's own page, and the holder's, tell of it too.
    announceChange();
  }

  return (
    <Section
      title="Loaner"
      level={level}
      actions={
        mayWrite && lend && !isOut ? <Button onClick={() => setOpen('lend')}>Lend a loaner</Button> : null
      }
    >
      {rows.length === 0 ? (
        <p className="cw-quiet">{empty}</p>
      ) : (
        <div className={styles.scroll}>
          <table className={styles.table} aria-label="Loans">
            <thead>
              <tr>
                <th scope="col">Loaner</th>
                <th scope="col">For</th>
                <th scope="col">With</th>
                <th scope="col">From</th>
                <th scope="col">To</th>
                <th scope="col">Why</th>
              </tr>
            </thead>
            <tbody>
              {rows.map((row) => (
                <tr key={row.loan.id}>
                  <td>
                    <Link href={`/equipment/${row.loan.equipmentId}`}>{row.loaner}</Link>
                  </td>
                  <td>
                    <Link href={`/equipment/${row.loan.forEquipmentId}`}>{row.own}</Link>
                  </td>
                  <td>
                    <PersonName name={row.patientName} />
                  </td>
                  <td className={styles.whole}>{row.loan.from ? formatUsDate(row.loan.from) : ''}</td>
                  <td className={styles.whole}>
                    {row.loan.to ? (
                      formatUsDate(row.loan.to)
                    ) : mayWrite ? (
                      <Button size="xs" onClick={() => setOpen(row)}>
                        Loaner returned
                      </Button>
                    ) : (
                      'Still out'
                    )}
                  </td>
                  <td>{[row.loan.reason, row.loan.note].filter(Boolean).join(' ')}</td>
                </tr>
              ))}
            </tbody>
          </table>
        </div>
      )}
      {open === 'lend' && lend ? <LendDialog {...lend} onClose={() => setOpen(null)} onDone={done} /> : null}
      {open !== null && open !== 'lend' ? (
        <ReturnDialog view={open} onClose={() => setOpen(null)} onDone={done} />
      ) : null}
    </Section>
  );
}
