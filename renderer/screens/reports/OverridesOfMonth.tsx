import { useState } from 'react';
import { Link } from 'wouter';
import type { OutputOf } from '../../../shared/contract/contract.ts';
import { addMonths, dateInZone, formatUsDate } from '../../../shared/domain/dates.ts';
import { ROLE_NAMES } from '../../../shared/domain/people.ts';
import { FaultMessage } from '../../components/FaultMessage.tsx';
import { LoadingBar } from '../../components/LoadingBar.tsx';
import { Section } from '../../components/Section.tsx';
import { SelectField } from '../../components/SelectField.tsx';
import { useQuery } from '../../components/useQuery.ts';
import { officeZone, useSession, useToday } from '../../stores/session.ts';
import { useInBranch } from '../../stores/branches.ts';
import styles from './Reports.module.css';

type Row = OutputOf<'reports.overrides'>[number];

const MONTHS_BACK = 24;

/** The findings that were set aside in a month, for the lead to go through: who, why, until when, and what became of it. */
export function OverridesOfMonth() {
  const today = useToday();
  const [month, setMonth] = useState(today.slice(0, 7));
  const overrides = useQuery('reports.overrides', { month, ...useInBranch() });
  return (
    <Section
      title="Overrides"
      note="Findings that somebody set aside, with the reason typed. They travel with the claim into its packet."
    >
      <SelectField
        label="Month"
        width="m"
        value={month}
        onChange={(next) => next && setMonth(next)}
        options={monthsUpTo(today)}
      />
      <LoadingBar loading={overrides.loading} />
      {overrides.fault ? (
        <FaultMessage fault={overrides.fault} onRetry={() => void overrides.reload()} />
      ) : null}
      {overrides.data ? <Rows rows={overrides.data} today={today} /> : null}
    </Section>
  );
}

function Rows({ rows, today }: { readonly rows: readonly Row[]; readonly today: string }) {
  const zone = useSession((store) => officeZone(store.status));
  if (rows.length === 0) return <p className="cw-quiet">Nothing was set aside in this month.</p>;
  return (
    <table className={styles.table}>
      <thead>
        <tr>
          <th scope="col">When</th>
          <th scope="col">Claim</th>
          <th scope="col">Finding</th>
          <th scope="col">Reason</th>
          <th scope="col">Who</th>
          <th scope="col">Counts</th>
        </tr>
      </thead>
      <tbody>
        {rows.map((row) => (
          <tr key={`${row.claimId} ${row.ruleId} ${row.at}`}>
            <td className={styles.rule}>{formatUsDate(dateInZone(Date.parse(row.at), zone))}</td>
            <td className={styles.rule}>
              <Link href={`/claims/${row.claimId}`}>{row.claimNumber}</Link>
            </td>
            <td className={styles.text}>
              {row.title} <span className="cw-quiet">{row.ruleId}</span>
            </td>
            <td className={styles.text}>{row.reason}</td>
            <td>
              {row.userName}, {ROLE_NAMES[row.role].toLowerCase()}
            </td>
            <td>{standing(row, today, zone)}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}

function standing({ withdrawnAt, expiresOn }: Row, today: string, zone: string): string {
  if (withdrawnAt !== null) return `Taken back ${formatUsDate(dateInZone(Date.parse(withdrawnAt), zone))}`;
  if (expiresOn === null) return 'Without end';
  return expiresOn < today ? `Ran out ${formatUsDate(expiresOn)}` : `Until ${formatUsDate(expiresOn)}`;
}

const MONTH_NAME = new Intl.DateTimeFormat('en-US', { month: 'long', year: 'numeric', timeZone: 'UTC' });

function monthsUpTo(today: string): readonly { readonly value: string; readonly label: string }[] {
  return Array.from({ length: MONTHS_BACK }, (_, back) => {
    const first = addMonths(`${today.slice(0, 7)}-01`, -back);
    return { value: first.slice(0, 7), label: MONTH_NAME.format(new Date(`${first}T00:00:00Z`)) };
  });
}
