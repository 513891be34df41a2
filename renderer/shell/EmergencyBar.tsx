import { Button } from '@mantine/core';
import { IconAlertTriangle } from '@tabler/icons-react';
import { useState } from 'react';
import { call } from '../client.ts';
import { Dialog } from '../components/Dialog.tsx';
import { FaultMessage } from '../components/FaultMessage.tsx';
import { useQuery } from '../components/useQuery.ts';
import { instantText } from '../records/HistoryPanel.tsx';
import type { Fault } from '../../shared/result.ts';
import { announceChange } from '../stores/changes.ts';
import { officeZone, useHasRole, useSession } from '../stores/session.ts';
import { runCommand } from '../stores/shortcuts.ts';
import styles from './EmergencyBar.module.css';

const OWNER = ['owner'] as const;

/** Said all along while the office is open by the emergency code. */
export function EmergencyBar() {
  const emergency = useSession((store) => store.status?.emergency ?? null);
  const zone = useSession((store) => officeZone(store.status));
  if (!emergency) return null;
  return (
    <div className={styles.bar} role="status">
      <IconAlertTriangle aria-hidden="true" size="1rem" />
      <span>
        Emergency access by <strong>{emergency.name}</strong> since {instantText(emergency.at, zone)}: reading
        only, and everything looked at is kept in the audit trail.
      </span>
      <button type="button" className={styles.lock} onClick={() => runCommand('lock')}>
        Lock now
      </button>
    </div>
  );
}

/** What an owner reads first: who opened the office by the emergency code since an owner last said so. */
export function EmergencyNotice() {
  const owner = useHasRole(OWNER);
  const unread = useQuery('emergency.unread', {}, { enabled: owner });
  const zone = useSession((store) => officeZone(store.status));
  const [fault, setFault] = useState<Fault | null>(null);
  const [busy, setBusy] = useState(false);
  const openings = unread.data ?? [];
  if (!owner || openings.length === 0) return null;

  async function read() {
    setBusy(true);
    const answer = await call('emergency.read', { ids: openings.map(({ id }) => id) });
    setBusy(false);
    if (answer.ok) {
      void unread.reload();
      // The line in Work goes as well.
      announceChange();
    } else setFault(answer.fault);
  }

  return (
    <Dialog
      title="The emergency code was used"
      open
      fixed
      onClose={() => undefined}
      actions={
        <Button variant="filled" color="red" loading={busy} onClick={() => void read()}>
          I have read this
        </Button>
      }
    >
      <ul className={styles.openings}>
        {openings.map((opening) => (
          <li key={opening.id}>
            <strong>{opening.name}</strong>, {instantText(opening.at, zone)}: {opening.reason}
          </li>
        ))}
      </ul>
      <p>
        What was looked at is in the audit trail under “Emergency access”. If you do not know of it, make a
        new emergency code under Safety, Safeguards, and judge whether this is a breach.
      </p>
      {fault ? <FaultMessage fault={fault} /> : null}
    </Dialog>
  );
}
