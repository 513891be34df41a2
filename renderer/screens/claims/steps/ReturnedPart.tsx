import { Link } from 'wouter';
import type { ClaimLine } from '../../../../shared/domain/claim.ts';
import type { Id } from '../../../../shared/domain/ids.ts';
import { Section } from '../../../components/Section.tsx';
import { useQuery } from '../../../components/useQuery.ts';
import { instantText } from '../../../records/HistoryPanel.tsx';
import { useChanges } from '../../../stores/changes.ts';
import { officeZone, useSession } from '../../../stores/session.ts';
import { RefusalLines } from '../../refusals/RefusalLines.tsx';
import { EVENT_WORDS } from '../../send/fileWords.ts';
import { ProblemRow } from '../../send/ProblemRow.tsx';
import { NextPayers } from '../NextPayers.tsx';
import { PaidLines } from '../PaidLines.tsx';
import styles from '../Claim.module.css';

/** Where a finalized claim is on its way, what was refused of it, and what payers decided. */
export function ReturnedPart({
  claimId,
  lines,
}: {
  readonly claimId: Id;
  readonly lines: readonly ClaimLine[];
}) {
  const events = useQuery('batches.ofClaim', { claimId });
  const refusals = useQuery('denials.ofClaim', { claimId });
  const payments = useQuery('payments.ofClaim', { claimId });
  const zone = useSession((state) => officeZone(state.status));
  useChanges(() => {
    void events.reload();
    void refusals.reload();
    void payments.reload();
  });
  const way = events.data ?? [];
  const refused = refusals.data ?? [];
  const paid = payments.data ?? [];
  return (
    <>
      {way.length === 0 ? null : (
        <Section level={3} title="On its way">
          <ol className={styles.events} aria-label="On its way">
            {way.map((event) => (
              <li key={event.id}>
                <span className="cw-number">{instantText(event.at, zone)}</span>
                <strong>{EVENT_WORDS[event.kind]}</strong>
                <Link href={`/send/files/${event.batchId}`}>its file</Link>
                <span className={styles.bannerText}>{event.kind === 'written' ? '' : event.note}</span>
                {event.refusals.length === 0 ? null : (
                  <ul className={styles.refusals}>
                    {event.refusals.map((refusal, at) => (
                      <ProblemRow
                        key={at}
                        message={refusal.words}
                        path={refusal.path}
                        box={refusal.box}
                        detail={refusal.place}
                        of={{ claimId, payerId: null }}
                      />
                    ))}
                  </ul>
                )}
              </li>
            ))}
          </ol>
        </Section>
      )}
      {refused.length === 0 ? null : (
        <Section level={3} title="Refusals">
          <RefusalLines rows={refused} />
        </Section>
      )}
      {paid.length === 0 ? null : (
        <Section level={3} title="Decided and paid">
          <PaidLines claimId={claimId} lines={lines} />
          <NextPayers claimId={claimId} />
        </Section>
      )}
    </>
  );
}
