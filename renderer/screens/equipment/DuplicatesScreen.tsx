import { Button } from '@mantine/core';
import { type ReactNode, useState } from 'react';
import { Link } from 'wouter';
import { DESK } from '../../../shared/contract/channel.ts';
import type { DuplicatePair } from '../../../shared/contract/custody.ts';
import { EQUIPMENT_KIND_NAMES, equipmentName, OWNERSHIP_NAMES } from '../../../shared/domain/equipment.ts';
import type { Fault } from '../../../shared/result.ts';
import { call } from '../../client.ts';
import { Dialog } from '../../components/Dialog.tsx';
import { EmptyState } from '../../components/EmptyState.tsx';
import { FaultMessage } from '../../components/FaultMessage.tsx';
import { LoadingBar } from '../../components/LoadingBar.tsx';
import { Page } from '../../components/Page.tsx';
import { PersonName } from '../../components/PersonName.tsx';
import { Section } from '../../components/Section.tsx';
import { TextArea } from '../../components/TextArea.tsx';
import { useQuery } from '../../components/useQuery.ts';
import rows from '../../records/rows.module.css';
import { labelOf, STATUSES } from '../../records/words.ts';
import { useChanges } from '../../stores/changes.ts';
import { useHasRole } from '../../stores/session.ts';
import { EquipmentNav } from './EquipmentNav.tsx';

/**
 * Devices that may have been registered twice, side by side with what hangs on each. Nothing is joined by itself:
 * somebody says that both are real, or opens one, corrects it, and removes what is too much.
 */
export function DuplicatesScreen() {
  const list = useQuery('equipment.duplicates', {}, { keep: true });
  useChanges(() => void list.reload());
  const [keeping, setKeeping] = useState<DuplicatePair | null>(null);
  const may = useHasRole(DESK);
  const pairs = list.data?.pairs ?? [];

  return (
    <Page title="Possible duplicates" tools={<EquipmentNav />}>
      <LoadingBar loading={list.loading} label="Comparing devices" />
      {list.fault && !list.data ? (
        <FaultMessage fault={list.fault} onRetry={() => void list.reload()} />
      ) : null}
      {list.data && pairs.length === 0 ? (
        <EmptyState
          text="No two devices look like the same one."
          detail="Compared are make and serial, and lot and serial, without case, spaces, dashes and leading zeros."
        />
      ) : null}
      {list.data && pairs.length > 0 ? (
        <p className="cw-quiet">
          {list.data.more
            ? `More than ${list.data.total} pairs look alike; the first are shown.`
            : list.data.total === 1
              ? 'One pair looks alike.'
              : `${list.data.total} pairs look alike.`}{' '}
          Keep the record on which more hangs; move what is on the other, then remove that one.
        </p>
      ) : null}
      {pairs.map((pair) => (
        <Section
          key={`${pair.first.equipment.id} ${pair.second.equipment.id}`}
          title={`Serial ${pair.first.equipment.serial}`}
          actions={may ? <Button onClick={() => setKeeping(pair)}>Both are real…</Button> : null}
        >
          <PairTable pair={pair} />
        </Section>
      ))}
      {keeping ? (
        <KeepBothDialog
          pair={keeping}
          onClose={() => setKeeping(null)}
          onKept={async () => {
            await list.reload();
            setKeeping(null);
          }}
        />
      ) : null}
    </Page>
  );
}

type Like = DuplicatePair['first'];

const FACTS: readonly { readonly label: string; readonly of: (like: Like) => ReactNode }[] = [
  {
    label: 'Device',
    of: ({ equipment }) => (
      <Link href={`/equipment/${equipment.id}`}>{equipmentName({ ...equipment, serial: '' })}</Link>
    ),
  },
  { label: 'Serial', of: ({ equipment }) => equipment.serial },
  { label: 'Lot', of: ({ equipment }) => equipment.lot },
  { label: 'Kind', of: ({ equipment }) => (equipment.kind ? EQUIPMENT_KIND_NAMES[equipment.kind] : '') },
  {
    label: 'Ownership',
    of: ({ equipment }) => (equipment.ownership ? OWNERSHIP_NAMES[equipment.ownership] : ''),
  },
  { label: 'Status', of: ({ equipment }) => labelOf(STATUSES, equipment.status) },
  {
    label: 'Held by',
    of: ({ equipment, holderName }) =>
      equipment.holderId === null ? 'Nobody' : <PersonName name={holderName || 'Patient on file'} />,
  },
  { label: 'Location', of: ({ equipment }) => equipment.location },
  { label: 'Visits', of: ({ visits }) => visits },
  { label: 'Claims', of: ({ claims }) => claims },
  { label: 'Documents', of: ({ documents }) => documents },
  { label: 'Moves', of: ({ moves }) => moves },
];

function PairTable({ pair }: { readonly pair: DuplicatePair }) {
  const claims = !useHasRole(['technician']);
  return (
    <div className={rows.scroll}>
      <table className={rows.table} aria-label={`Two devices with serial ${pair.first.equipment.serial}`}>
        <thead>
          <tr>
            <th scope="col">What</th>
            <th scope="col">First registered</th>
            <th scope="col">Registered later</th>
          </tr>
        </thead>
        <tbody>
          {FACTS.filter(({ label }) => claims || label !== 'Claims').map(({ label, of }) => (
            <tr key={label}>
              <th scope="row">{label}</th>
              <td>{of(pair.first)}</td>
              <td>{of(pair.second)}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

function KeepBothDialog({
  pair,
  onClose,
  onKept,
}: {
  readonly pair: DuplicatePair;
  readonly onClose: () => void;
  readonly onKept: () => Promise<void>;
}) {
  const [reason, setReason] = useState('');
  const [fault, setFault] = useState<Fault | null>(null);
  const [busy, setBusy] = useState(false);

  async function keep() {
    if (busy) return;
    if (reason.trim() === '') {
      setFault({ kind: 'invalid', message: 'Say in a few words why both are real.', issues: [] });
      return;
    }
    setBusy(true);
    const answer = await call('equipment.keepBoth', {
      id: pair.first.equipment.id,
      otherId: pair.second.equipment.id,
      reason,
    });
    setBusy(false);
    if (answer.ok) await onKept();
    else setFault(answer.fault);
  }

  return (
    <Dialog
      title="Both are real"
      open
      onClose={onClose}
      size="s"
      actions={
        <>
          <Button onClick={onClose}>Cancel</Button>
          <Button variant="filled" loading={busy} onClick={() => void keep()}>
            Keep both
          </Button>
        </>
      }
    >
      <TextArea
        label="Why"
        path="reason"
        hint="The pair leaves this list for good."
        value={reason}
        maxLength={300}
        minRows={2}
        autoFocus
        error={fault?.kind === 'invalid' ? fault.message : null}
        onChange={(next) => {
          setReason(next);
          setFault(null);
        }}
      />
      {fault && fault.kind !== 'invalid' ? <FaultMessage fault={fault} /> : null}
    </Dialog>
  );
}
