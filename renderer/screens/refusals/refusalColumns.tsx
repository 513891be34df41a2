import type { DenialRow } from '../../../shared/contract/returned.ts';
import { DENIAL_STATE_NAMES } from '../../../shared/domain/denial.ts';
import { formatCents } from '../../../shared/domain/money.ts';
import type { Column } from '../../components/DataTable.tsx';
import { PersonName } from '../../components/PersonName.tsx';
import { Chip } from '../../components/StatusChip.tsx';
import styles from './Refusals.module.css';
import { deadlineWords, isOpen, reasonCode, STEP_NAMES, wordsAfterCode } from './refusalWords.ts';

/** The columns in which refusals are listed. */
export const REFUSAL_COLUMNS: readonly Column<DenialRow>[] = [
  {
    id: 'reason',
    header: 'Why',
    min: 17,
    cell: ({ denial }) => (
      <span className={styles.reason}>
        <strong>{reasonCode(denial)}</strong> {wordsAfterCode(denial)}
      </span>
    ),
  },
  {
    id: 'claim',
    header: 'Claim',
    min: 9,
    cell: (row) => (
      <>
        <span className={styles.number}>{row.claimNumber}</span>
        <br />
        <PersonName name={row.patientName} />
      </>
    ),
  },
  { id: 'payer', header: 'Payer', min: 7.5, cell: (row) => row.payerName },
  {
    id: 'code',
    header: 'Line',
    width: 4.5,
    nowrap: true,
    cell: (row) => row.code || <span className="cw-quiet">All</span>,
  },
  {
    id: 'cents',
    header: 'Amount',
    width: 6.5,
    number: true,
    cell: ({ denial }) => formatCents(denial.cents),
  },
  {
    id: 'due',
    header: 'Deadline',
    width: 9.5,
    cell: (row) => <DeadlineChip row={row} />,
  },
  {
    id: 'step',
    header: 'Next step',
    min: 7,
    cell: ({ denial }) =>
      isOpen(denial)
        ? denial.nextStep === null
          ? 'Not chosen'
          : STEP_NAMES[denial.nextStep]
        : DENIAL_STATE_NAMES[denial.state],
  },
  {
    id: 'owner',
    header: 'Owner',
    min: 6,
    cell: (row) => row.ownerName || <span className="cw-quiet">Nobody</span>,
  },
];

/** What is answered or closed waits for nobody, so its days are not counted any more. */
export function DeadlineChip({ row }: { readonly row: Pick<DenialRow, 'denial' | 'daysLeft'> }) {
  if (!isOpen(row.denial)) return <span className="cw-quiet">{DENIAL_STATE_NAMES[row.denial.state]}</span>;
  const { text, tone } = deadlineWords(row.daysLeft);
  return <Chip tone={tone}>{text}</Chip>;
}
