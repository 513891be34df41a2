import { Button } from '@mantine/core';
import { useState } from 'react';
import { DESK } from '../../../shared/contract/channel.ts';
import type { ChaseRow } from '../../../shared/contract/letters.ts';
import { mayAnswer, OPEN_CHASES } from '../../../shared/domain/chase.ts';
import { formatUsDate } from '../../../shared/domain/dates.ts';
import type { DocumentType } from '../../../shared/domain/document.ts';
import { useQuery } from '../../components/useQuery.ts';
import { useChanges } from '../../stores/changes.ts';
import { useHasRole } from '../../stores/session.ts';
import { ReturnedDialog } from './ChaseActions.tsx';
import { asksText } from './letterWords.ts';
import styles from './Letters.module.css';

interface Props {
  readonly documentId: string;
  readonly patientId: string | null;
  readonly type: DocumentType;
}

/** A paper of a patient may be what a physician was asked for: it is offered, and a person says so. */
export function ChaseReturn({ documentId, patientId, type }: Props) {
  const mayWrite = useHasRole(DESK);
  const asked = useQuery(
    'chase.of',
    { patientId: patientId ?? '' },
    { enabled: mayWrite && patientId !== null },
  );
  const [row, setRow] = useState<ChaseRow | null>(null);
  useChanges(() => void asked.reload());
  if (!mayWrite || patientId === null) return null;
  const waiting = (asked.data ?? []).filter(
    ({ state, chase }) => OPEN_CHASES.includes(state) && mayAnswer(chase, type),
  );
  return (
    <>
      {waiting.map((each) => (
        <section key={each.chase.id} className={styles.offer} aria-label="Is this what was asked for?">
          <p>
            {each.physicianName || 'A physician'} was asked
            {each.chase.sentOn ? ` on ${formatUsDate(each.chase.sentOn)}` : ''} for: {asksText(each)}. Is this
            the answer?
          </p>
          <Button onClick={() => setRow(each)}>It came back</Button>
        </section>
      ))}
      {row ? (
        <ReturnedDialog
          row={row}
          documentId={documentId}
          onDone={() => void asked.reload()}
          onClose={() => setRow(null)}
        />
      ) : null}
    </>
  );
}
