import { CHAIN_FAULT_NAMES, type ChainVerdict } from '../../../shared/domain/auditEntry.ts';
import { FaultMessage } from '../../components/FaultMessage.tsx';
import { Chip } from '../../components/StatusChip.tsx';
import { instantText } from '../../records/HistoryPanel.tsx';
import { officeZone, useSession } from '../../stores/session.ts';
import styles from './AuditTrail.module.css';
import type { Verifying } from './useVerify.ts';

/** What the walk over the trail says, and how far it is. */
export function VerifyResult({ verifying }: { readonly verifying: Verifying }) {
  const { running, progress, verdict, fault } = verifying;
  return (
    <div className={styles.result} role="status">
      {running ? <p>{progressText(progress)}</p> : null}
      {fault ? <FaultMessage fault={fault} /> : null}
      {verdict ? <Verdict verdict={verdict} /> : null}
    </div>
  );
}

function progressText(progress: Verifying['progress']): string {
  if (!progress || progress.total === 0) return 'Verifying the trail…';
  return `Verifying the trail: ${Math.floor((100 * progress.done) / progress.total)}%`;
}

function Verdict({ verdict }: { readonly verdict: ChainVerdict }) {
  const zone = useSession((store) => officeZone(store.status));
  const count = verdict.entries.toLocaleString('en-US');
  if (verdict.ok) {
    return (
      <p>
        <Chip tone="met">The trail holds</Chip> All {count} entries and the changes under them are as they
        were written. Last hash <span className={styles.hash}>{verdict.head}</span>
        {(verdict.purges ?? []).map(({ at, userName, patients, transactions }) => (
          <span key={at}>
            {' '}
            {transactions === 1 ? 'One change' : `${transactions.toLocaleString('en-US')} changes`} lost what
            was purged by {userName} on {instantText(at, zone)} with {patients}{' '}
            {patients === 1 ? 'patient' : 'patients'}.
          </span>
        ))}
      </p>
    );
  }
  const { fault, n, at } = verdict.broken;
  return (
    <p>
      <Chip tone="unmet">The trail does not hold</Chip> Entry {n.toLocaleString('en-US')}
      {at === '' ? '' : `, ${instantText(at, zone)}`}: {CHAIN_FAULT_NAMES[fault]} The {count} entries before
      it hold. Keep this computer as it is, make a copy of the data folder, and compare with a backup.
    </p>
  );
}
