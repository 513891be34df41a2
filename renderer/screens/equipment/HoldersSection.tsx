import { Button } from '@mantine/core';
import { IconTruckDelivery } from '@tabler/icons-react';
import { useEffect, useState } from 'react';
import { Link } from 'wouter';
import { STAFF } from '../../../shared/contract/channel.ts';
import type { CustodyView } from '../../../shared/contract/custody.ts';
import { CUSTODY_KIND_NAMES } from '../../../shared/domain/custody.ts';
import { formatUsDate } from '../../../shared/domain/dates.ts';
import type { Equipment } from '../../../shared/domain/equipment.ts';
import { FaultMessage } from '../../components/FaultMessage.tsx';
import { PersonName } from '../../components/PersonName.tsx';
import { Section } from '../../components/Section.tsx';
import { useQuery } from '../../components/useQuery.ts';
import rows from '../../records/rows.module.css';
import { announceChange, useChanges } from '../../stores/changes.ts';
import { useNotices } from '../../stores/notices.ts';
import { useHasRole } from '../../stores/session.ts';
import { useCommand } from '../../stores/shortcuts.ts';
import { MoveDialog } from './MoveDialog.tsx';
import { beganBy } from './moveWords.ts';

/**
 * Who held the device from when to when, every move behind it, and the way to enter the next one.
 *
 * before, revision: as in MoveDialog · reload: of the page
 */
interface Props {
  readonly device: Equipment;
  readonly before: () => Promise<boolean>;
  readonly revision: () => number | null;
  readonly reload: () => Promise<void>;
}

export function HoldersSection({ device, before, revision, reload }: Props) {
  const [moving, setMoving] = useState(false);
  const mayMove = useHasRole(STAFF);
  const show = useNotices((store) => store.show);
  const custody = useQuery('equipment.custody', { id: device.id }, { keep: true });
  const { reload: askAgain } = custody;
  useChanges(() => void askAgain());
  // The holder may have been changed in its field.
  useEffect(() => {
    void askAgain();
  }, [device.revision, askAgain]);
  useCommand('moveDevice', () => setMoving(true), { label: 'Move this device', enabled: mayMove });

  async function moved() {
    await Promise.all([reload(), askAgain()]);
    // A rental or a loan may have begun or ended with it.
    announceChange();
    show({ tone: 'done', text: 'The move is in the log of the device.' });
  }

  return (
    <Section
      title="Holders"
      note="Who held it from when to when. Entries are added and never changed."
      actions={
        mayMove ? (
          <Button
            leftSection={<IconTruckDelivery size="1rem" aria-hidden="true" />}
            onClick={() => setMoving(true)}
          >
            Move…
          </Button>
        ) : null
      }
    >
      {custody.fault && !custody.data ? (
        <FaultMessage fault={custody.fault} onRetry={() => void askAgain()} />
      ) : null}
      {custody.data ? <Periods view={custody.data} /> : null}
      {custody.data && custody.data.entries.length > 0 ? <Entries view={custody.data} /> : null}
      {moving ? (
        <MoveDialog
          device={device}
          before={before}
          revision={revision}
          onMoved={moved}
          onClose={() => setMoving(false)}
        />
      ) : null}
    </Section>
  );
}

function Periods({ view }: { readonly view: CustodyView }) {
  if (view.periods.length === 0) return <p className="cw-quiet">Nobody has held this device yet.</p>;
  return (
    <div className={rows.scroll}>
      <table className={rows.table} aria-label="Holders of this device">
        <thead>
          <tr>
            <th scope="col">Held by</th>
            <th scope="col">From</th>
            <th scope="col">To</th>
            <th scope="col">Location</th>
            <th scope="col">By</th>
          </tr>
        </thead>
        <tbody>
          {view.periods.map((period, index) => (
            <tr key={`${period.from} ${index}`}>
              <td>
                {period.holderId ? (
                  <Link href={`/patients/${period.holderId}`}>
                    <PersonName name={period.holderName || 'Patient on file'} />
                  </Link>
                ) : (
                  'Nobody'
                )}
              </td>
              <td className={rows.whole}>{period.from ? formatUsDate(period.from) : 'Not known'}</td>
              <td className={rows.whole}>
                {period.to ? formatUsDate(period.to) : index === 0 ? 'Today' : 'Not known'}
              </td>
              <td>{period.location}</td>
              <td>{beganBy(period.kind)}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

function Entries({ view }: { readonly view: CustodyView }) {
  return (
    <details>
      <summary>
        {view.entries.length === 1 ? 'One move' : `All ${view.entries.length} moves`} with reason and person
      </summary>
      <div className={rows.scroll}>
        <table className={rows.table} aria-label="Moves of this device">
          <thead>
            <tr>
              <th scope="col">Day</th>
              <th scope="col">What happened</th>
              <th scope="col">With</th>
              <th scope="col">Location</th>
              <th scope="col">Reason</th>
              <th scope="col">Entered by</th>
            </tr>
          </thead>
          <tbody>
            {view.entries.map((entry) => (
              <tr key={entry.id}>
                <td className={rows.whole}>{formatUsDate(entry.on)}</td>
                <td>{CUSTODY_KIND_NAMES[entry.kind]}</td>
                <td>
                  {entry.otherEquipmentId ? (
                    <Link href={`/equipment/${entry.otherEquipmentId}`}>{entry.otherDevice}</Link>
                  ) : (
                    <PersonName name={entry.holderName} />
                  )}
                </td>
                <td>{entry.location}</td>
                <td>{entry.reason}</td>
                <td>{entry.userName}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </details>
  );
}
