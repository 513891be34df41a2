import { Link } from 'wouter';
import type { ClaimRow, VisitRow } from '../../shared/contract/records.ts';
import { CLAIM_KIND_NAMES } from '../../shared/domain/claimKind.ts';
import { formatUsDate } from '../../shared/domain/dates.ts';
import { type Equipment, EQUIPMENT_KIND_NAMES, OWNERSHIP_NAMES } from '../../shared/domain/equipment.ts';
import { PersonName } from '../components/PersonName.tsx';
import { Chip, StatusChip } from '../components/StatusChip.tsx';
import { useHasRole } from '../stores/session.ts';
import styles from './rows.module.css';
import { labelOf, PURPOSES, RESULTS, STATUSES } from './words.ts';

/** Short lists on a record's page: each row leads to its own page. `empty`: what is said where there are none. */
interface Rows<Row> {
  readonly rows: readonly Row[];
  readonly empty: string;
  readonly label: string;
  /** Leaves out the column of the patient, on the patient's own page. */
  readonly withPatient?: boolean | undefined;
}

export function ClaimRows({ rows, empty, label, withPatient = false }: Rows<ClaimRow>) {
  if (rows.length === 0) return <p className="cw-quiet">{empty}</p>;
  return (
    <div className={styles.scroll}>
      <table className={styles.table} aria-label={label}>
        <thead>
          <tr>
            <th scope="col">Claim</th>
            <th scope="col">Kind</th>
            <th scope="col">State</th>
            {withPatient ? <th scope="col">Patient</th> : null}
            <th scope="col">Date of service</th>
            <th scope="col">Payer</th>
            <th scope="col">What is missing</th>
          </tr>
        </thead>
        <tbody>
          {rows.map((row) => (
            <tr key={row.id}>
              <td className={styles.whole}>
                <Link href={`/claims/${row.id}`}>{row.number}</Link>
              </td>
              <td>{CLAIM_KIND_NAMES[row.kind]}</td>
              <td>
                <StatusChip state={row.state} />
              </td>
              {withPatient ? (
                <td>
                  <PersonName name={row.patientName} />
                </td>
              ) : null}
              <td className={styles.whole}>{row.dateOfService ? formatUsDate(row.dateOfService) : ''}</td>
              <td>{row.payerName}</td>
              <td>{row.gapText}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

export function VisitRows({ rows, empty, label, withPatient = false }: Rows<VisitRow>) {
  const claims = !useHasRole(['technician']);
  if (rows.length === 0) return <p className="cw-quiet">{empty}</p>;
  return (
    <div className={styles.scroll}>
      <table className={styles.table} aria-label={label}>
        <thead>
          <tr>
            <th scope="col">Visit</th>
            <th scope="col">Purpose</th>
            {withPatient ? <th scope="col">Patient</th> : <th scope="col">Device</th>}
            <th scope="col">Technician</th>
            <th scope="col">Result</th>
            <th scope="col">State</th>
            {claims ? <th scope="col">Claim</th> : null}
          </tr>
        </thead>
        <tbody>
          {rows.map((row) => (
            <tr key={row.id}>
              <td>
                <Link href={`/service/${row.id}`}>
                  {row.visitedOn ? formatUsDate(row.visitedOn) : 'No date yet'}
                </Link>
              </td>
              <td>{labelOf(PURPOSES, row.purpose || null)}</td>
              {withPatient ? (
                <td>
                  <PersonName name={row.patientName} />
                </td>
              ) : (
                <td>{row.device}</td>
              )}
              <td>{row.technicianName}</td>
              <td>{labelOf(RESULTS, row.result || null)}</td>
              <td>
                <SealChip sealed={row.sealed} />
              </td>
              {claims ? <td>{billedText(row)}</td> : null}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

/** Under which claim a visit is billed, and that it stays a service record. */
export function billedText({ claimNumber, keptAsRecord }: VisitRow): string {
  return [claimNumber, keptAsRecord ? 'Service record' : ''].filter(Boolean).join(', ');
}

export function SealChip({ sealed }: { readonly sealed: boolean }) {
  return sealed ? <Chip tone="met">Signed</Chip> : <Chip tone="unknown">Draft</Chip>;
}

export function DeviceRows({ rows, empty, label }: Rows<Equipment>) {
  if (rows.length === 0) return <p className="cw-quiet">{empty}</p>;
  return (
    <div className={styles.scroll}>
      <table className={styles.table} aria-label={label}>
        <thead>
          <tr>
            <th scope="col">Serial</th>
            <th scope="col">Device</th>
            <th scope="col">Kind</th>
            <th scope="col">Ownership</th>
            <th scope="col">Status</th>
            <th scope="col">Warranty until</th>
          </tr>
        </thead>
        <tbody>
          {rows.map((row) => (
            <tr key={row.id}>
              <td>
                <Link href={`/equipment/${row.id}`}>{row.serial || 'No serial yet'}</Link>
              </td>
              <td>{[row.make, row.model].filter(Boolean).join(' ')}</td>
              <td>{row.kind ? EQUIPMENT_KIND_NAMES[row.kind] : ''}</td>
              <td>{row.ownership ? OWNERSHIP_NAMES[row.ownership] : ''}</td>
              <td>{labelOf(STATUSES, row.status)}</td>
              <td>{row.warrantyUntil ? formatUsDate(row.warrantyUntil) : ''}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}
