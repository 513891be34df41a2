import type { ClaimRow } from '../../../shared/contract/records.ts';
import { CLAIM_KIND_NAMES } from '../../../shared/domain/claimKind.ts';
import { formatUsDate } from '../../../shared/domain/dates.ts';
import { formatCents } from '../../../shared/domain/money.ts';
import type { Column } from '../../components/DataTable.tsx';
import { PersonName } from '../../components/PersonName.tsx';
import { StatusChip } from '../../components/StatusChip.tsx';
import styles from './claimColumns.module.css';

/** The columns in which claims are listed, in the queues and in the whole list. */
export const CLAIM_COLUMNS = {
  number: { id: 'number', header: 'Claim', width: 8.5, nowrap: true, cell: (row) => row.number },
  state: { id: 'state', header: 'State', width: 8.25, cell: (row) => <StatusChip state={row.state} /> },
  patient: {
    id: 'patient',
    header: 'Patient',
    min: 9.375,
    cell: (row) => <PersonName name={row.patientName} />,
  },
  payer: {
    id: 'payer',
    header: 'Payer',
    min: 7.5,
    cell: (row) => (row.payerName ? inTwoLines(row.payerName) : quiet('No payer yet')),
  },
  device: {
    id: 'device',
    header: 'Device',
    min: 9.5,
    cell: (row) => (row.device ? device(row.device) : quiet(CLAIM_KIND_NAMES[row.kind])),
  },
  dateOfService: {
    id: 'dateOfService',
    header: 'Service',
    width: 5.775,
    cell: (row) => (row.dateOfService ? formatUsDate(row.dateOfService) : quiet('No date')),
  },
  charge: {
    id: 'charge',
    header: 'Charge',
    width: 5.875,
    number: true,
    cell: (row) => formatCents(row.chargeCents),
  },
  gaps: { id: 'gaps', header: 'What is missing', min: 9, cell: (row) => row.gapText || quiet('Nothing') },
  hold: { id: 'hold', header: 'Waits for', min: 10, cell: (row) => row.holdReason },
  age: { id: 'age', header: 'Age', width: 3.5, number: true, cell: (row) => ageWords(row.ageDays) },
  owner: { id: 'owner', header: 'Owner', min: 6, cell: (row) => row.ownerName || quiet('Nobody') },
} satisfies Readonly<Record<string, Column<ClaimRow>>>;

/** Long names are cut after two lines; the whole name is in the tip. */
function inTwoLines(text: string) {
  return (
    <span className={styles.twoLines} title={text}>
      {text}
    </span>
  );
}

/** Make and model, then the serial, neither broken; the whole name is in the tip. */
function device(name: string) {
  const at = name.lastIndexOf(', ');
  if (at < 0) return inTwoLines(name);
  return (
    <span title={name}>
      <span className={styles.unbroken}>{name.slice(0, at + 1)}</span>{' '}
      <span className={styles.unbroken}>{name.slice(at + 2)}</span>
    </span>
  );
}

function quiet(text: string) {
  return <span className="cw-quiet">{text}</span>;
}

/** `today`, `3 d`. */
export function ageWords(days: number): string {
  return days <= 0 ? 'today' : `${days} d`;
}
