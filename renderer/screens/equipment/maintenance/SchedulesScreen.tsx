import { Button } from '@mantine/core';
import { IconPlus } from '@tabler/icons-react';
import { useState } from 'react';
import { STAFF } from '../../../../shared/contract/channel.ts';
import type { ScheduleRow } from '../../../../shared/contract/maintenance.ts';
import { type Column, DataTable } from '../../../components/DataTable.tsx';
import { EmptyState } from '../../../components/EmptyState.tsx';
import { FaultMessage } from '../../../components/FaultMessage.tsx';
import { Page } from '../../../components/Page.tsx';
import { useQuery } from '../../../components/useQuery.ts';
import { useUndo } from '../../../records/recordActions.ts';
import { useChanges } from '../../../stores/changes.ts';
import { useHasRole } from '../../../stores/session.ts';
import { useCommand } from '../../../stores/shortcuts.ts';
import { ScheduleDialog } from './ScheduleDialog.tsx';

const COLUMNS: readonly Column<ScheduleRow>[] = [
  {
    id: 'name',
    header: 'Maintenance',
    min: 10,
    cell: ({ schedule }) => <strong>{schedule.active ? schedule.name : `${schedule.name} (resting)`}</strong>,
    sortBy: ({ schedule }) => schedule.name,
  },
  {
    id: 'of',
    header: 'For',
    min: 10,
    cell: ({ schedule, deviceName }) =>
      deviceName || [schedule.make, schedule.model || 'every model'].filter(Boolean).join(' '),
    sortBy: ({ schedule, deviceName }) => deviceName || `${schedule.make} ${schedule.model}`,
  },
  { id: 'when', header: 'When', min: 14, cell: ({ schedule }) => whenText(schedule) },
  { id: 'source', header: 'Asked for by', min: 10, cell: ({ schedule }) => schedule.source },
  {
    id: 'devices',
    header: 'Devices',
    width: 5.5,
    number: true,
    cell: (row) => row.devices,
    sortBy: (row) => row.devices,
  },
];

/** Which maintenance devices need, and when. */
export function SchedulesScreen() {
  const list = useQuery('maintenance.schedules', {});
  const [open, setOpen] = useState<ScheduleRow | 'new' | null>(null);
  const mayWrite = useHasRole(STAFF);
  useChanges(() => void list.reload());
  useUndo(list.reload);
  useCommand('new', () => setOpen('new'), { label: 'New schedule', enabled: mayWrite });

  return (
    <Page
      title="Maintenance schedules"
      fill
      back={{ to: '/equipment/maintenance', label: 'Maintenance' }}
      actions={
        mayWrite ? (
          <Button
            variant="filled"
            leftSection={<IconPlus size="1rem" aria-hidden="true" />}
            onClick={() => setOpen('new')}
          >
            New schedule
          </Button>
        ) : null
      }
    >
      {list.fault && !list.data ? (
        <FaultMessage fault={list.fault} onRetry={() => void list.reload()} />
      ) : (
        <DataTable
          label="Maintenance schedules"
          columns={COLUMNS}
          rows={list.data ?? []}
          rowKey={({ schedule }) => schedule.id}
          {...(mayWrite ? { onOpen: setOpen } : {})}
          loading={list.loading}
          empty={
            list.data ? (
              <EmptyState
                text="No schedules yet."
                detail="A schedule is for one device, or for every device of a make and model."
                {...(mayWrite ? { action: { label: 'New schedule', run: () => setOpen('new') } } : {})}
              />
            ) : null
          }
        />
      )}
      {open ? (
        <ScheduleDialog
          row={open === 'new' ? null : open}
          onClose={() => setOpen(null)}
          onDone={() => {
            setOpen(null);
            void list.reload();
          }}
        />
      ) : null}
    </Page>
  );
}

function whenText(schedule: ScheduleRow['schedule']): string {
  const text = [
    schedule.everyDays === null ? '' : `every ${schedule.everyDays} days`,
    schedule.everyHours === null ? '' : `every ${schedule.everyHours.toLocaleString('en-US')} h`,
    schedule.afterPart === ''
      ? ''
      : `${schedule.afterPartDays ?? 0} days after part ${schedule.afterPart} is fitted`,
  ]
    .filter(Boolean)
    .join(', or ');
  return text.charAt(0).toUpperCase() + text.slice(1);
}
