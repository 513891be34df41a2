import { Button } from '@mantine/core';
import { useState } from 'react';
import { Link } from 'wouter';
import { LEADS } from '../../../shared/contract/channel.ts';
import { type KeptRow, MOST_PURGED } from '../../../shared/contract/retention.ts';
import { formatUsDate } from '../../../shared/domain/dates.ts';
import { obstacleWords, SERVICE_KIND_NAMES } from '../../../shared/domain/retention.ts';
import type { Fault } from '../../../shared/result.ts';
import { call } from '../../client.ts';
import { type Column, DataTable } from '../../components/DataTable.tsx';
import { EmptyState } from '../../components/EmptyState.tsx';
import { FaultMessage } from '../../components/FaultMessage.tsx';
import { Page } from '../../components/Page.tsx';
import { PersonName, useShownName } from '../../components/PersonName.tsx';
import { Section } from '../../components/Section.tsx';
import { Chip } from '../../components/StatusChip.tsx';
import { useQuery } from '../../components/useQuery.ts';
import { go } from '../../shell/navigation.ts';
import { useChanges } from '../../stores/changes.ts';
import { useHasRole } from '../../stores/session.ts';
import { HoldsSection } from './HoldsSection.tsx';
import { PastPurges } from './PastPurges.tsx';
import { PurgeDialog } from './PurgeDialog.tsx';
import styles from './Safety.module.css';
import { SafetyNav } from './SafetyNav.tsx';

const OWNER = ['owner'] as const;
const PAGE = 100;

/** Whose records are past their keeping time, what holds them, and purging them. */
export function RetentionScreen() {
  const mayRead = useHasRole(LEADS);
  if (!mayRead) {
    return (
      <Page title="Retention" tools={<SafetyNav />}>
        <EmptyState text="Retention is for the owner and the billing lead." />
      </Page>
    );
  }
  return <Retention />;
}

function Retention() {
  const mayPurge = useHasRole(OWNER);
  const due = useQuery('retention.due', { after: null, limit: PAGE });
  const holds = useQuery('retention.holds', {});
  const purges = useQuery('retention.purges', {});
  const [later, setLater] = useState<{
    readonly rows: readonly KeptRow[];
    readonly next: string | null;
  } | null>(null);
  const [moreFault, setMoreFault] = useState<Fault | null>(null);
  const [chosen, setChosen] = useState<ReadonlySet<string>>(new Set());
  const [purging, setPurging] = useState<readonly string[] | null>(null);
  const shownName = useShownName();

  function reload() {
    setLater(null);
    setChosen(new Set());
    void due.reload();
    void holds.reload();
    void purges.reload();
  }
  useChanges(reload);

  const rows = [...(due.data?.rows ?? []), ...(later?.rows ?? [])];
  const next = later ? later.next : (due.data?.next ?? null);
  const ready = rows.filter((row) => chosen.has(row.patientId) && row.obstacles.length === 0);
  const stopped = chosen.size - ready.length;

  async function more() {
    if (next === null) return;
    const answer = await call('retention.due', { after: next, limit: PAGE });
    if (answer.ok)
      setLater((held) => ({ rows: [...(held?.rows ?? []), ...answer.value.rows], next: answer.value.next }));
    else setMoreFault(answer.fault);
  }

  return (
    <Page title="Retention" tools={<SafetyNav />}>
      <p className={styles.lead}>
        Records are kept for {due.data?.years ?? 7} years from the last date of service. Nothing goes by
        itself: after that the owner may purge a patient, unless something stands in the way. What restores
        and updates put aside is not purged with them: it is listed, and destroyed, under{' '}
        <Link href="/safety/backups">Backups</Link>.
      </p>
      {due.fault ? <FaultMessage fault={due.fault} onRetry={() => void due.reload()} /> : null}
      {moreFault ? <FaultMessage fault={moreFault} /> : null}
      <Section
        title="Past their time"
        plain
        note={
          due.data && due.data.total > 0
            ? `${due.data.total.toLocaleString('en-US')} ${due.data.total === 1 ? 'patient' : 'patients'}`
            : undefined
        }
        actions={
          mayPurge && rows.length > 0 ? (
            <Button
              disabled={ready.length === 0 || ready.length > MOST_PURGED}
              onClick={() => setPurging(ready.map(({ patientId }) => patientId))}
            >
              {ready.length === 0 ? 'Purge…' : `Purge ${ready.length}…`}
            </Button>
          ) : null
        }
      >
        <DataTable<KeptRow>
          label="Patients past their keeping time"
          columns={COLUMNS}
          rows={rows}
          rowKey={(row) => row.patientId}
          rowLabel={(row) => shownName(row.name)}
          onOpen={(row) => go(`/patients/${row.patientId}`)}
          loading={due.loading}
          selected={mayPurge ? chosen : undefined}
          onSelect={mayPurge ? setChosen : undefined}
          empty={<EmptyState text="No patient’s records are past their time." />}
          grow
        />
        {stopped > 0 ? (
          <p className="cw-quiet" role="status">
            {stopped === 1
              ? 'One of those chosen cannot go: see what stands in the way.'
              : `${stopped} of those chosen cannot go: see what stands in the way.`}
          </p>
        ) : null}
        {ready.length > MOST_PURGED ? (
          <p className="cw-quiet">Choose at most {MOST_PURGED} at once.</p>
        ) : null}
        {next === null ? null : (
          <div className={styles.actions}>
            <Button onClick={() => void more()}>Show more</Button>
          </div>
        )}
      </Section>
      <HoldsSection holds={holds} onChanged={reload} />
      <PastPurges purges={purges} />
      {purging ? (
        <PurgeDialog patientIds={purging} onClose={() => setPurging(null)} onPurged={reload} />
      ) : null}
    </Page>
  );
}

const COLUMNS: readonly Column<KeptRow>[] = [
  {
    id: 'name',
    header: 'Patient',
    cell: ({ patientId, name }) => (
      <Link href={`/patients/${patientId}`}>
        <PersonName name={name || 'Without a name'} />
      </Link>
    ),
    sortBy: ({ name }) => name,
    min: 12,
  },
  {
    id: 'last',
    header: 'Last date of service',
    cell: ({ last }) => `${formatUsDate(last.on)}, ${SERVICE_KIND_NAMES[last.kind].toLowerCase()}`,
    sortBy: ({ last }) => last.on,
    min: 13,
  },
  {
    id: 'due',
    header: 'Due since',
    cell: ({ dueOn }) => formatUsDate(dueOn),
    sortBy: ({ dueOn }) => dueOn,
    width: 8,
    nowrap: true,
  },
  {
    id: 'obstacles',
    header: 'In the way',
    cell: ({ obstacles }) =>
      obstacles.length === 0 ? (
        <Chip tone="met">Nothing</Chip>
      ) : (
        <Chip tone="unmet">{obstacles.map(obstacleWords).join(', ')}</Chip>
      ),
    sortBy: ({ obstacles }) => obstacles.length,
    min: 16,
  },
];
