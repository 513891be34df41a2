import { Button } from '@mantine/core';
import { Link } from 'wouter';
import { DESK } from '../../../shared/contract/channel.ts';
import type { Id } from '../../../shared/domain/ids.ts';
import { call } from '../../client.ts';
import { useQuery } from '../../components/useQuery.ts';
import { SendProblem } from '../../records/SendProblem.tsx';
import { useSend } from '../../records/useSend.ts';
import { go } from '../../shell/navigation.ts';
import { announceChange, useChanges } from '../../stores/changes.ts';
import { useHasRole } from '../../stores/session.ts';
import styles from '../returned/Returned.module.css';

/** Once a payer has decided: the claim to the patient's next one, with what was decided filled in. */
export function NextPayers({ claimId }: { readonly claimId: Id }) {
  const mayWrite = useHasRole(DESK);
  const next = useQuery('payments.nextPayers', { claimId });
  const sending = useSend();
  useChanges(() => void next.reload());
  const payers = next.data ?? [];
  if (payers.length === 0) return null;

  async function open(coverageId: Id) {
    const opened = await sending.send(() => call('payments.billNext', { claimId, coverageId }));
    if (!opened) return;
    announceChange();
    go(`/claims/${opened.id}`);
  }

  return (
    <div role="group" aria-label="Next payer">
      <SendProblem sending={sending} />
      {payers.map(({ coverageId, payerName, decidedBy, forwarded, claim }) => (
        <div key={coverageId} className={styles.actions}>
          {claim ? (
            <span>
              {payerName} gets <Link href={`/claims/${claim.id}`}>{claim.number}</Link>.
            </span>
          ) : (
            <>
              {mayWrite ? (
                <Button size="xs" loading={sending.busy} onClick={() => void open(coverageId)}>
                  Bill {payerName} next
                </Button>
              ) : null}
              <span className="cw-quiet">
                {forwarded
                  ? `${decidedBy} says that it sent the claim on by itself. Wait for that answer, or the claim goes twice.`
                  : 'Opens a claim with these lines and what was decided on them. Nothing is sent.'}
              </span>
            </>
          )}
        </div>
      ))}
    </div>
  );
}
