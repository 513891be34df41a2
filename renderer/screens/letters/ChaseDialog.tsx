import { Button } from '@mantine/core';
import { useState } from 'react';
import { Link } from 'wouter';
import { DESK } from '../../../shared/contract/channel.ts';
import type { ChaseRow } from '../../../shared/contract/letters.ts';
import {
  ASKED_PAPER_NAMES,
  CHASE_STATE_NAMES,
  OPEN_CHASES,
  SENT_BY_NAMES,
} from '../../../shared/domain/chase.ts';
import { formatUsDate } from '../../../shared/domain/dates.ts';
import { formatPhone } from '../../../shared/domain/identifiers.ts';
import { call } from '../../client.ts';
import { Dialog } from '../../components/Dialog.tsx';
import { PersonName } from '../../components/PersonName.tsx';
import { Facts } from '../../components/Section.tsx';
import { Chip } from '../../components/StatusChip.tsx';
import { valueOrNotice } from '../../records/recordActions.ts';
import { announceChange } from '../../stores/changes.ts';
import { useHasRole } from '../../stores/session.ts';
import { CloseDialog, NoteDialog, ReturnedDialog, SentDialog } from './ChaseActions.tsx';
import { chaseNote, CHASE_TONES, daysText } from './letterWords.ts';
import { LetterPages } from './LetterPages.tsx';
import styles from './Letters.module.css';

type Act = 'sent' | 'returned' | 'close' | 'note' | 'letter';

/** One asked paper: what was asked, where it stands, and what can be done with it. */
export function ChaseDialog({ row, onClose }: { readonly row: ChaseRow; readonly onClose: () => void }) {
  const [act, setAct] = useState<Act | null>(null);
  const mayWrite = useHasRole(DESK);
  const { chase, state } = row;
  const open = OPEN_CHASES.includes(state);
  const close = { onDone: () => onClose(), onClose: () => setAct(null) };

  async function reopen() {
    const { id, revision } = chase;
    if (!valueOrNotice(await call('chase.reopen', { id, revision }))) return;
    announceChange();
    onClose();
  }

  if (act === 'sent') return <SentDialog ids={[chase.id]} {...close} />;
  if (act === 'returned') return <ReturnedDialog row={row} {...close} />;
  if (act === 'close') return <CloseDialog row={row} {...close} />;
  if (act === 'note') return <NoteDialog row={row} {...close} />;
  if (act === 'letter' && chase.letterId)
    return <LetterPages ids={[chase.letterId]} onClose={() => setAct(null)} />;
  return (
    <Dialog
      title={`Asked of ${row.physicianName || 'a physician without a name'}`}
      open
      size="l"
      onClose={onClose}
      actions={
        <>
          {chase.letterId ? <Button onClick={() => setAct('letter')}>The letter</Button> : null}
          {mayWrite ? <Button onClick={() => setAct('note')}>Note</Button> : null}
          {mayWrite && open ? <Button onClick={() => setAct('close')}>Stop waiting</Button> : null}
          {mayWrite && open ? <Button onClick={() => setAct('sent')}>Mark as sent</Button> : null}
          {mayWrite && open ? (
            <Button variant="filled" onClick={() => setAct('returned')}>
              It came back
            </Button>
          ) : null}
          {mayWrite && !open ? <Button onClick={() => void reopen()}>Wait again</Button> : null}
        </>
      }
    >
      <p className={styles.bar}>
        <Chip tone={CHASE_TONES[state]}>{CHASE_STATE_NAMES[state]}</Chip>
        <span>{chaseNote(row)}</span>
        {row.daysOut === null ? null : <span>{daysText(row.daysOut)} out</span>}
      </p>
      <ul className={styles.asks} aria-label="What is asked for">
        {chase.asks.map((ask) => (
          <li key={`${ask.ruleId} ${ask.paper}`}>
            {ask.title} <span className="cw-quiet">({ASKED_PAPER_NAMES[ask.paper].toLowerCase()})</span>
          </li>
        ))}
      </ul>
      <Facts
        columns={2}
        items={[
          {
            label: 'Patient',
            value: (
              <Link href={`/patients/${chase.patientId}`}>
                <PersonName name={row.patientName || 'Without a name'} />
              </Link>
            ),
          },
          {
            label: 'Claim',
            value: chase.claimId ? <Link href={`/claims/${chase.claimId}`}>{row.claimNumber}</Link> : 'None',
          },
          { label: 'Fax', value: formatPhone(row.physicianFax) || 'Not on file' },
          { label: 'Telephone', value: formatPhone(row.physicianPhone) || 'Not on file' },
          { label: 'First sent', value: chase.sentOn ? formatUsDate(chase.sentOn) : 'Not yet' },
          { label: 'Sent by', value: chase.sentBy === '' ? 'Not yet' : SENT_BY_NAMES[chase.sentBy] },
          { label: 'Ask again on', value: chase.againOn ? formatUsDate(chase.againOn) : 'No day set' },
          {
            label: 'Paper',
            value: chase.documentId ? (
              <Link href={`/documents/${chase.documentId}`}>{row.documentTitle || 'The paper'}</Link>
            ) : (
              'None yet'
            ),
          },
          { label: 'Note', value: chase.note || 'None' },
        ]}
      />
    </Dialog>
  );
}
