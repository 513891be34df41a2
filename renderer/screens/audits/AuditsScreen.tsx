import { Button } from '@mantine/core';
import { IconPlus } from '@tabler/icons-react';
import { useMemo, useState } from 'react';
import { DESK } from '../../../shared/contract/channel.ts';
import type { AuditRow } from '../../../shared/contract/audit.ts';
import { auditClock, auditDueOn } from '../../../shared/domain/auditRequest.ts';
import { formatUsDate } from '../../../shared/domain/dates.ts';
import { type Column, DataTable } from '../../components/DataTable.tsx';
import { EmptyState } from '../../components/EmptyState.tsx';
import { FaultMessage } from '../../components/FaultMessage.tsx';
import { Page } from '../../components/Page.tsx';
import { PersonName } from '../../components/PersonName.tsx';
import { Chip } from '../../components/StatusChip.tsx';
import { useQuery } from '../../components/useQuery.ts';
import { go } from '../../shell/navigation.ts';
import { useChanges } from '../../stores/changes.ts';
import { useHasRole, useToday } from '../../stores/session.ts';
import { useCommand } from '../../stores/shortcuts.ts';
import { clockWords } from './auditWords.ts';
import { NewAuditDialog } from './NewAuditDialog.tsx';

function columns(today: string): readonly Column<AuditRow>[] {
  return [
    {
      id: 'patient',
      header: 'Patient',
      min: 11,
      cell: (row) => (
        <strong>
          <PersonName name={row.patientName} />
        </strong>
      ),
      sortBy: (row) => row.patientName,
    },
    {
      id: 'askedBy',
      header: 'Asked by',
      min: 11,
      cell: ({ request }) => request.askedBy,
      sortBy: ({ request }) => request.askedBy,
    },
    {
      id: 'reference',
      header: 'Reference',
      min: 8,
      cell: ({ request }) => request.reference,
      sortBy: ({ request }) => request.reference,
    },
    {
      id: 'askedOn',
      header: 'Asked',
      width: 6.5,
      nowrap: true,
      cell: ({ request }) => (request.askedOn ? formatUsDate(request.askedOn) : ''),
      sortBy: ({ request }) => request.askedOn,
    },
    {
      id: 'due',
      header: 'Due',
      width: 6.5,
      nowrap: true,
      cell: ({ request }) => {
        const due = auditDueOn(request);
        return due ? formatUsDate(due) : '';
      },
      sortBy: ({ request }) => auditDueOn(request),
    },
    {
      id: 'clock',
      header: 'Clock',
      width: 8.5,
      cell: ({ request }) => <AuditChip request={request} today={today} />,
    },
    {
      id: 'claims',
      header: 'Claims',
      width: 4.5,
      number: true,
      cell: ({ request }) => request.claimIds.length,
      sortBy: ({ request }) => request.claimIds.length,
    },
    {
      id: 'packets',
      header: 'Packets',
      width: 5,
      number: true,
      cell: (row) => row.packets,
      sortBy: (row) => row.packets,
    },
  ];
}

export function AuditChip({
  request,
  today,
}: {
  readonly request: AuditRow['request'];
  readonly today: string;
}) {
  const { text, tone } = clockWords(auditClock(request, today));
  return <Chip tone={tone}>{text}</Chip>;
}

/** What auditors have asked for, the next to be due on top. */
export function AuditsScreen() {
  const list = useQuery('audit.list', {});
  const [making, setMaking] = useState(false);
  const today = useToday();
  const shown = useMemo(() => columns(today), [today]);
  const mayWrite = useHasRole(DESK);
  useChanges(() => void list.reload());
  useCommand('new', () => setMaking(true), { label: 'New audit request', enabled: mayWrite });
  return (
    <Page
      title="Audit requests"
      fill
      back={{ to: '/claims', label: 'Claims' }}
      actions={
        mayWrite ? (
          <Button
            variant="filled"
            leftSection={<IconPlus size="1rem" aria-hidden="true" />}
            onClick={() => setMaking(true)}
          >
            New audit request
          </Button>
        ) : null
      }
    >
      {list.fault && !list.data ? (
        <FaultMessage fault={list.fault} onRetry={() => void list.reload()} />
      ) : (
        <DataTable
          label="Audit requests"
          columns={shown}
          rows={list.data ?? []}
          rowKey={(row) => row.request.id}
          onOpen={(row) => go(`/audits/${row.request.id}`)}
          loading={list.loading}
          empty={
            list.data ? (
              <EmptyState
                text="No auditor has asked for anything."
                detail="When a letter comes, its clock starts here, and one click makes the packet that answers it."
                {...(mayWrite ? { action: { label: 'New audit request', run: () => setMaking(true) } } : {})}
              />
            ) : null
          }
        />
      )}
      {making ? <NewAuditDialog onClose={() => setMaking(false)} /> : null}
    </Page>
  );
}
