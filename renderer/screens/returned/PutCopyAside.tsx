import { Button } from '@mantine/core';
import { useState } from 'react';
import { Link } from 'wouter';
import type { RemittanceView } from '../../../shared/contract/returned.ts';
import { DESK } from '../../../shared/contract/channel.ts';
import { call } from '../../client.ts';
import { ConfirmDialog } from '../../components/Dialog.tsx';
import { instantText } from '../../records/HistoryPanel.tsx';
import { SendProblem } from '../../records/SendProblem.tsx';
import { useSend } from '../../records/useSend.ts';
import { announceChange } from '../../stores/changes.ts';
import { useNotices } from '../../stores/notices.ts';
import { officeZone, useHasRole, useSession } from '../../stores/session.ts';
import { plural } from '../claims/findings.ts';
import { isWaiting } from './returnedWords.ts';
import styles from './Returned.module.css';

/** A payment that came once more: which one it is a copy of, and one act that puts aside all of it that waits. */
export function PutCopyAside({
  view,
  onChanged,
}: {
  readonly view: RemittanceView;
  readonly onChanged: () => void;
}) {
  const { remittance, claims, copyOf } = view;
  const mayWrite = useHasRole(DESK);
  const zone = useSession((store) => officeZone(store.status));
  const [asking, setAsking] = useState(false);
  const sending = useSend();
  const show = useNotices((store) => store.show);
  const waiting = claims.filter(isWaiting);
  const again = waiting.some(({ doubts }) => doubts.some(({ what }) => what === 'envelopeAgain'));
  if (copyOf === null && !again) return null;
  const count = plural(waiting.length, 'claim');

  async function putAside() {
    const done = await sending.send(() => call('remittances.putAside', { id: remittance.id }));
    setAsking(false);
    if (!done) return;
    show({ tone: 'done', text: `Copy: ${count} put aside.` });
    announceChange();
    onChanged();
  }

  return (
    <div className={styles.copy}>
      <SendProblem sending={sending} />
      <p>
        {copyOf === null ? (
          'It may be a copy, or mend an earlier file: look at the payments before it first.'
        ) : (
          <>
            This is a copy of a payment that is posted:{' '}
            <Link href={`/returned/remittances/${copyOf.id}`}>
              the first one, taken in {instantText(copyOf.at, zone)}
            </Link>
            .
          </>
        )}
      </p>
      {mayWrite && waiting.length > 0 ? (
        <Button onClick={() => setAsking(true)}>Put the whole copy aside…</Button>
      ) : null}
      <ConfirmDialog
        title="Put the whole copy aside?"
        open={asking}
        text={`Nothing of ${waiting.length === 1 ? 'the claim that waits' : `the ${count} that wait`} here is posted. ${
          copyOf === null
            ? 'If this file mends an earlier one, place its claims instead.'
            : 'What is posted from the first one stays as it is.'
        } Each claim can be taken up again.`}
        confirm="Put it aside"
        busy={sending.busy}
        onConfirm={() => void putAside()}
        onClose={() => setAsking(false)}
      />
    </div>
  );
}
