import { Button } from '@mantine/core';
import { IconPrinter } from '@tabler/icons-react';
import type { OutputOf } from '../../../shared/contract/contract.ts';
import { ClaimState, OPEN_STATES } from '../../../shared/domain/claim.ts';
import { formatUsDate } from '../../../shared/domain/dates.ts';
import { formatCents } from '../../../shared/domain/money.ts';
import { EmptyState } from '../../components/EmptyState.tsx';
import { FaultMessage } from '../../components/FaultMessage.tsx';
import { LoadingBar } from '../../components/LoadingBar.tsx';
import { Page } from '../../components/Page.tsx';
import { Section } from '../../components/Section.tsx';
import { StatusChip } from '../../components/StatusChip.tsx';
import { useQuery } from '../../components/useQuery.ts';
import { useHasRole, useSession, useToday } from '../../stores/session.ts';
import { useCommand } from '../../stores/shortcuts.ts';
import { DenialMemory } from './DenialMemory.tsx';
import { OverridesOfMonth } from './OverridesOfMonth.tsx';
import { PeriodReports } from './PeriodReports.tsx';
import { useInBranch } from '../../stores/branches.ts';
import { BranchOnly } from '../../records/BranchOnly.tsx';
import styles from './Reports.module.css';

type Summary = OutputOf<'reports.summary'>;
const LEADS = ['owner', 'billingLead'] as const;

/** Where the claims stand, what holds them up, and what was set aside. Nothing here names a patient. */
export function ReportsScreen() {
  const mayRead = useHasRole(LEADS);
  const office = useSession((store) => store.status?.office?.name ?? '');
  const day = formatUsDate(useToday());
  const summary = useQuery('reports.summary', useInBranch(), { enabled: mayRead });
  useCommand('print', () => window.print());
  if (!mayRead) {
    return (
      <Page title="Reports">
        <EmptyState text="Reports are for the billing lead and the owner." />
      </Page>
    );
  }
  return (
    <Page
      title="Reports"
      status={
        <>
          <span>
            {office} · as of {day}
          </span>
          <BranchOnly />
        </>
      }
      actions={
        <Button leftSection={<IconPrinter size="1rem" aria-hidden="true" />} onClick={() => window.print()}>
          Print
        </Button>
      }
    >
      <LoadingBar loading={summary.loading} />
      {summary.fault ? <FaultMessage fault={summary.fault} onRetry={() => void summary.reload()} /> : null}
      {summary.data ? (
        <div className={styles.reports}>
          <ByState rows={summary.data.byState} />
          <Gaps rows={summary.data.gaps} openClaims={openClaims(summary.data.byState)} />
          <PeriodReports />
          <DenialMemory />
          <OverridesOfMonth />
        </div>
      ) : null}
    </Page>
  );
}

function ByState({ rows }: { readonly rows: Summary['byState'] }) {
  const inOrder = [...rows].sort(
    (a, b) => ClaimState.options.indexOf(a.state) - ClaimState.options.indexOf(b.state),
  );
  const claims = rows.reduce((sum, row) => sum + row.count, 0);
  const charge = rows.reduce((sum, row) => sum + row.chargeCents, 0);
  const most = Math.max(1, ...rows.map((row) => row.count));
  return (
    <Section title="Claims by state" plain>
      <table className={styles.table}>
        <thead>
          <tr>
            <th scope="col">State</th>
            <th scope="col" className={styles.number}>
              Claims
            </th>
            <td className={styles.barHead} />
            <th scope="col" className={styles.number}>
              Charges
            </th>
          </tr>
        </thead>
        <tbody>
          {inOrder.map((row) => (
            <tr key={row.state}>
              <th scope="row">
                <StatusChip state={row.state} />
              </th>
              <td className={styles.number}>{row.count}</td>
              <td>
                <Bar share={row.count / most} />
              </td>
              <td className={styles.number}>{formatCents(row.chargeCents)}</td>
            </tr>
          ))}
        </tbody>
        <tfoot>
          <tr>
            <th scope="row">All</th>
            <td className={styles.number}>{claims}</td>
            <td />
            <td className={styles.number}>{formatCents(charge)}</td>
          </tr>
        </tfoot>
      </table>
    </Section>
  );
}

/** The share is in the number beside it; the bar only shows it at a glance. */
function Bar({ share }: { readonly share: number }) {
  return (
    <div className={styles.bar} aria-hidden="true">
      <div style={{ width: `${Math.round(share * 100)}%` }} />
    </div>
  );
}

function openClaims(rows: Summary['byState']): number {
  return rows.filter((row) => OPEN_STATES.includes(row.state)).reduce((sum, row) => sum + row.count, 0);
}

function Gaps({ rows, openClaims: open }: { readonly rows: Summary['gaps']; readonly openClaims: number }) {
  const most = Math.max(1, open, ...rows.map((row) => row.claims));
  return (
    <Section
      title="What open claims are missing"
      note="By rule, the most frequent first; the bars are shares of all open claims."
    >
      {rows.length === 0 ? (
        <p className="cw-quiet">No open claim misses anything.</p>
      ) : (
        <table className={styles.table}>
          <thead>
            <tr>
              <th scope="col">Requirement</th>
              <th scope="col" className={styles.number}>
                Claims
              </th>
              <td className={styles.barHead} />
              <th scope="col">Rule</th>
            </tr>
          </thead>
          <tbody>
            {rows.map((row) => (
              <tr key={row.ruleId}>
                <th scope="row" className={styles.text}>
                  {row.title}
                </th>
                <td className={styles.number}>{row.claims}</td>
                <td>
                  <Bar share={row.claims / most} />
                </td>
                <td className={styles.rule}>{row.ruleId}</td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
    </Section>
  );
}
