import { Button } from '@mantine/core';
import { IconDownload } from '@tabler/icons-react';
import { useState } from 'react';
import { useParams } from 'wouter';
import type { BatchView } from '../../../shared/contract/batches.ts';
import { DESK } from '../../../shared/contract/channel.ts';
import { formatUsDate } from '../../../shared/domain/dates.ts';
import { formatCents } from '../../../shared/domain/money.ts';
import { call, saveOutput } from '../../client.ts';
import { type Column, DataTable } from '../../components/DataTable.tsx';
import { Dialog } from '../../components/Dialog.tsx';
import { FaultMessage } from '../../components/FaultMessage.tsx';
import { LoadingBar } from '../../components/LoadingBar.tsx';
import { Page } from '../../components/Page.tsx';
import { PersonName } from '../../components/PersonName.tsx';
import { Facts, Section } from '../../components/Section.tsx';
import { Chip, StatusChip } from '../../components/StatusChip.tsx';
import { TextField } from '../../components/TextField.tsx';
import { useQuery } from '../../components/useQuery.ts';
import { instantText } from '../../records/HistoryPanel.tsx';
import { sizeText } from '../../records/DocumentCard.tsx';
import { SendProblem } from '../../records/SendProblem.tsx';
import { valueOrNotice } from '../../records/recordActions.ts';
import { useSend } from '../../records/useSend.ts';
import { go } from '../../shell/navigation.ts';
import { announceChange, useChanges } from '../../stores/changes.ts';
import { useNotices } from '../../stores/notices.ts';
import { officeZone, useHasRole, useSession } from '../../stores/session.ts';
import { useCommand } from '../../stores/shortcuts.ts';
import { claimsWord, EVENT_WORDS, fileWords } from './fileWords.ts';
import { ProblemRow } from './ProblemRow.tsx';
import styles from './Send.module.css';

/** One file of claims: what was shortened in it, handing it over, and what came back about it. */
export function FileScreen() {
  const { id = '' } = useParams<{ id: string }>();
  const file = useQuery('batches.get', { id });
  useChanges(() => void file.reload());
  if (file.data) return <File view={file.data} reload={() => void file.reload()} />;
  return (
    <Page title="Claims file" back={BACK}>
      <LoadingBar loading={file.loading} />
      {file.fault ? <FaultMessage fault={file.fault} onRetry={() => void file.reload()} /> : null}
    </Page>
  );
}

const BACK = { to: '/send', label: 'Send claims' };
type FileClaim = BatchView['claims'][number];

const COLUMNS: readonly Column<FileClaim>[] = [
  { id: 'number', header: 'Claim', width: 9, nowrap: true, cell: (row) => row.number },
  { id: 'patient', header: 'Patient', min: 12, cell: (row) => <PersonName name={row.patientName} /> },
  { id: 'charge', header: 'Charge', width: 8, number: true, cell: (row) => formatCents(row.chargeCents) },
  { id: 'state', header: 'State', width: 10, cell: (row) => <StatusChip state={row.state} /> },
];

function File({ view, reload }: { readonly view: BatchView; readonly reload: () => void }) {
  const { row, claims, events, notices } = view;
  const { batch } = row;
  const { state, detail } = fileWords(row);
  const zone = useSession((store) => officeZone(store.status));
  const mayWrite = useHasRole(DESK);
  const show = useNotices((store) => store.show);
  const [busy, setBusy] = useState(false);
  const [telling, setTelling] = useState(false);
  const numberOf = (claimId: string | null) => claims.find((each) => each.claimId === claimId)?.number ?? '';
  const payerOf = (claimId: string | null) =>
    claims.find((each) => each.claimId === claimId)?.payerId ?? null;
  const sent = row.sentOn !== null;

  async function save() {
    setBusy(true);
    const output = valueOrNotice(await call('batches.open', { id: batch.id }));
    setBusy(false);
    if (output) saveOutput(output.outputId);
  }
  useCommand('save', () => void save(), { label: 'Save claims file', enabled: mayWrite });

  return (
    <Page
      title={`Claims file ${batch.reference}`}
      back={BACK}
      status={
        <>
          <Chip tone={state.tone}>{state.text}</Chip>
          {batch.production ? null : <Chip tone="unknown">Test file</Chip>}
          {row.rejected > 0 && detail !== '' ? <span>{detail}</span> : null}
        </>
      }
      actions={
        mayWrite ? (
          <>
            <Button
              {...(sent ? {} : { variant: 'filled' })}
              leftSection={<IconDownload size="1rem" aria-hidden="true" />}
              loading={busy}
              onClick={() => void save()}
            >
              {sent ? 'Save file again' : 'Save file'}
            </Button>
            {sent ? null : <Button onClick={() => setTelling(true)}>I have sent it</Button>}
          </>
        ) : null
      }
    >
      <div className={styles.room}>
        {sent || !mayWrite ? null : (
          <p className={styles.next}>
            Save the file, hand it over to {row.partnerName || 'the trading partner'}, then come back and say
            that you have sent it. Until then its claims stay where they are.
            {batch.production ? '' : ' It says of itself that it is a test.'}
          </p>
        )}
        <Facts
          columns={3}
          items={[
            { label: 'Through', value: row.partnerName },
            { label: 'Claims', value: `${claimsWord(row.claims)}, ${formatCents(batch.totalCents)}` },
            { label: 'Written', value: `${instantText(batch.at, zone)}, ${batch.userName}` },
            { label: 'Sent', value: row.sentOn ? formatUsDate(row.sentOn) : 'Not yet' },
            { label: 'File number (ISA13)', value: String(batch.interchangeNumber).padStart(9, '0') },
            { label: 'Group number (GS06)', value: `${batch.groupNumber}, ${sizeText(batch.bytes)}` },
          ]}
        />
        <Section
          title="Written shorter than it was given"
          note="The file has room for so many characters and for plain letters only."
        >
          {notices.length === 0 ? (
            <p className="cw-quiet">Nothing: everything went in as it stands.</p>
          ) : (
            <ul className={styles.list}>
              {notices.map((notice, at) => (
                <ProblemRow
                  key={at}
                  notice
                  message={[numberOf(notice.claimId), notice.message].filter(Boolean).join(': ')}
                  path={notice.path}
                  box={notice.box}
                  of={{ claimId: notice.claimId, payerId: payerOf(notice.claimId) }}
                />
              ))}
            </ul>
          )}
        </Section>
        <Section title="Claims in it">
          <DataTable
            label="Claims of the file"
            columns={COLUMNS}
            rows={claims}
            rowKey={(claim) => claim.claimId}
            onOpen={(claim) => go(`/claims/${claim.claimId}`)}
            grow
          />
        </Section>
        <Section title="What became of it">
          <ul className={styles.list} aria-label="What became of it">
            {events.map((event) => (
              <li key={event.id} className={styles.event}>
                <div className={styles.eventHead}>
                  <strong>{EVENT_WORDS[event.kind]}</strong>
                  {event.claimId === null ? null : <span>{numberOf(event.claimId)}</span>}
                  {event.kind === 'written' || event.note === '' ? null : <span>{event.note}</span>}
                  <span className="cw-quiet">
                    {instantText(event.at, zone)}, {event.userName}
                  </span>
                </div>
                {event.refusals.length === 0 ? null : (
                  <ul className={styles.problems}>
                    {event.refusals.map((refusal, at) => (
                      <ProblemRow
                        key={at}
                        message={refusal.words}
                        path={refusal.path}
                        box={refusal.box}
                        detail={refusal.place}
                        about={numberOf(event.claimId)}
                        of={{ claimId: event.claimId, payerId: payerOf(event.claimId) }}
                      />
                    ))}
                  </ul>
                )}
              </li>
            ))}
          </ul>
        </Section>
      </div>
      {telling ? (
        <SentDialog
          view={view}
          onClose={() => setTelling(false)}
          onDone={() => {
            setTelling(false);
            show({ tone: 'done', text: `${claimsWord(row.claims)} of ${batch.reference} marked as sent.` });
            announceChange();
            reload();
          }}
        />
      ) : null}
    </Page>
  );
}

function SentDialog({
  view,
  onClose,
  onDone,
}: {
  readonly view: BatchView;
  readonly onClose: () => void;
  readonly onDone: () => void;
}) {
  const sending = useSend();
  const [note, setNote] = useState('');
  const { batch, claims } = view.row;
  const gone = view.claims.filter(({ state }) => state !== 'finalised' && state !== 'rejected').length;

  async function tell() {
    const done = await sending.send(() => call('batches.sent', { id: batch.id, note }));
    if (done) onDone();
  }

  return (
    <Dialog
      title="I have sent this file"
      open
      onClose={onClose}
      actions={
        <>
          <Button onClick={onClose}>Cancel</Button>
          <Button variant="filled" loading={sending.busy} onClick={() => void tell()}>
            I have sent it
          </Button>
        </>
      }
    >
      <SendProblem sending={sending} />
      <p>
        {claimsWord(claims)} of {batch.reference} {claims === 1 ? 'becomes' : 'become'} Sent, under your name.
        The program sends nothing by itself.
        {gone > 0
          ? ` ${claimsWord(gone)} moved on meanwhile and ${gone === 1 ? 'stays as it is' : 'stay as they are'}.`
          : ''}
      </p>
      {batch.production ? null : (
        <p className={styles.warning}>
          This is a test file: nobody pays from it. Mark it as sent only to try the way out.
        </p>
      )}
      <TextField
        label="How it went"
        hint="Portal, receipt number; may stay empty"
        width="full"
        maxLength={200}
        value={note}
        onChange={setNote}
        autoFocus
      />
    </Dialog>
  );
}
