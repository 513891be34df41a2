import { useMemo, useState } from 'react';
import type { BranchesOverview, DeviceRow } from '../../../shared/contract/branches.ts';
import { type Column, DataTable } from '../../components/DataTable.tsx';
import { Section } from '../../components/Section.tsx';
import { Chip } from '../../components/StatusChip.tsx';
import { instantText } from '../../records/HistoryPanel.tsx';
import { officeZone, useSession } from '../../stores/session.ts';
import styles from './Branches.module.css';
import { deviceName } from './branchWords.ts';
import { DeviceDialog } from './DeviceDialog.tsx';

interface Props {
  readonly overview: BranchesOverview;
  readonly owner: boolean;
  readonly onChanged: () => void;
}

/** The computers of the office: where they stand, what they may, and when something of them was last heard. */
export function DevicesSection({ overview, owner, onChanged }: Props) {
  const [openId, setOpenId] = useState<string | null>(null);
  const columns = useMemo(() => columnsOf(overview), [overview]);
  const open = overview.devices.find(({ id }) => id === openId) ?? null;
  return (
    <Section
      title="Devices"
      plain
      note="Each has the whole records, encrypted, under passphrases of its own."
    >
      <DataTable<DeviceRow>
        label="Devices"
        columns={columns}
        rows={overview.devices}
        rowKey={({ id }) => id}
        {...(owner ? { onOpen: (row: DeviceRow) => setOpenId(row.id) } : {})}
        grow
      />
      {open ? (
        <DeviceDialog
          key={`${open.id} ${String(open.revision)}`}
          device={open}
          overview={overview}
          onClose={() => setOpenId(null)}
          onChanged={() => {
            setOpenId(null);
            onChanged();
          }}
        />
      ) : null}
    </Section>
  );
}

function columnsOf(overview: BranchesOverview): readonly Column<DeviceRow>[] {
  const branches = new Map(overview.branches.map(({ id, name }) => [id, name]));
  const devices = new Map(overview.devices.map((device) => [device.id, deviceName(device)]));
  return [
    {
      id: 'name',
      header: 'Device',
      min: 14,
      sortBy: deviceName,
      cell: (device) => (
        <>
          <span className={styles.name}>{deviceName(device)}</span>
          {device.formerId ? (
            <span className={styles.under}>
              Goes on for {devices.get(device.formerId) ?? 'a device'}, which was restored or copied
            </span>
          ) : null}
        </>
      ),
    },
    {
      id: 'branch',
      header: 'Branch',
      min: 9,
      sortBy: ({ branchId }) => branches.get(branchId ?? '') ?? '',
      cell: ({ branchId }) => branches.get(branchId ?? '') ?? <span className="cw-quiet">None</span>,
    },
    {
      id: 'tag',
      header: 'In claim numbers',
      width: 8,
      cell: ({ tag }) => (tag === '' ? <span className="cw-quiet">Nothing</span> : <code>{tag}</code>),
    },
    {
      id: 'may',
      header: 'Devices',
      width: 9,
      cell: ({ administers }) => (administers ? 'Adds and removes' : ''),
    },
    {
      id: 'last',
      header: 'Last change known here',
      width: 12,
      nowrap: true,
      sortBy: ({ lastChangeAt }) => lastChangeAt,
      cell: ({ lastChangeAt }) => <LastChange at={lastChangeAt} />,
    },
    {
      id: 'state',
      header: 'State',
      width: 8,
      cell: ({ here, removed }) =>
        removed ? (
          <Chip tone="na">Removed</Chip>
        ) : here ? (
          <Chip tone="advice">This device</Chip>
        ) : (
          <Chip tone="met">In use</Chip>
        ),
    },
  ];
}

function LastChange({ at }: { readonly at: string | null }) {
  const zone = useSession((store) => officeZone(store.status));
  return at === null ? <span className="cw-quiet">None yet</span> : <span>{instantText(at, zone)}</span>;
}
