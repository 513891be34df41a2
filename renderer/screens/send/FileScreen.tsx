import { Button } from '@mantine/core';
import { IconDownload } from '@tabler/icons-react';
import { useState } from 'react';
import { useParams } from 'wouter';
import type { BatchView } from '../../../shared/contract/batches.ts';
import { DESK } from '../../../shared/contract/channel.ts';
import { formatUsDate } from '../../../shared/domain/dates.ts';
import { formatCents } from '../../../shared/domain/money.ts';
import { overdueWords } from '../../../shared/edi/answersDue.ts';
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
  const [telling, setTelling] = useState<'sent' | 'withdrawn' | null>(null);
  const sending = useSend();
  const numberOf = (claimId: string | null) => claims.find((each) => each.claimId === claimId)?.number ?? '';
  const payerOf = (claimId: string | null) =>
    claims.find((each) => each.claimId === claimId)?.payerId ?? null;
  const sent = row.sentOn !== null;
  const waiting = !sent && !row.withdrawn;
  // What is said against a claim itself is mended first, at its refusal.
  const blamed = new Set(events.filter(({ kind }) => kind === 'rejected').map(({ claimId }) => claimId));
  const refused = batch.production
    ? claims.filter(({ claimId, state: stands }) => stands === 'rejected' && !blamed.has(claimId))
    : [];

  /** Those that nothing keeps back go into a new file, at once. */
  async function again() {
    const ready = valueOrNotice(await call('batches.ready', { partnerId: batch.partnerId }));
    if (!ready) return;
    const mayGo = new Set(
      ready.claims.filter(({ problems }) => problems.length === 0).map((claim) => claim.id),
    );
    const claimIds = refused.map(({ claimId }) => claimId).filter((claimId) => mayGo.has(claimId));
    if (claimIds.length === 0) {
      go('/send');
      return;
    }
    const next = await sending.send(() => call('batches.write', { partnerId: batch.partnerId, claimIds }));
    if (next) go(`/send/files/${next.id}`);
  }

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
              {...(waiting ? { variant: 'filled' } : {})}
              leftSection={<IconDownload size="1rem" aria-hidden="true" />}
              loading={busy}
              onClick={() => void save()}
            >
              {sent ? 'Save file again' : 'Save file'}
            </Button>
            {waiting ? (
              <>
                <Button onClick={() => setTelling('sent')}>I have sent it</Button>
                <Button onClick={() => setTelling('withdrawn')}>It will not be sent</Button>
              </>
            ) : null}
            {sent && refused.length > 0 ? (
              <Button loading={sending.busy} onClick={() => void again()}>
                Send what was refused along again
              </Button>
            ) : null}
          </>
        ) : null
      }
    >
      <div className={styles.room}>
        {sending.attempt > 0 ? <SendProblem sending={sending} /> : null}
        {row.overdue ? (
          <p className={styles.warning}>
            {overdueWords(row.overdue)}, for {claimsWord(row.overdue.claims)}. It was due by{' '}
            {formatUsDate(row.overdue.dueOn)}. Ask {row.partnerName || 'the trading partner'}, and send the
            file again only once they say that they do not have it.
          </p>
        ) : null}
        {!waiting || !mayWrite ? null : (
          <p className={styles.next}>
            Save the file, hand it over to {row.partnerName || 'the trading partner'}, then come back and say
            that you have sent it. Until then its claims stay where they are.
            {batch.production ? '' : ' It says of itself that it is a test: no claim moves by it.'}
          </p>
        )}
        <Facts
          columns={3}
          items={[
            { label: 'Through', value: row.partnerName },
            { label: 'Claims', value: `${claimsWord(row.claims)}, ${formatCents(batch.totalCents)}` },
            { label: 'Written', value: `${instantText(batch.at, zone)}, ${batch.userName}` },
            {
              label: 'Sent',
              value: row.sentOn ? formatUsDate(row.sentOn) : row.withdrawn ? 'Will not be sent' : 'Not yet',
            },
            { label: 'File number (ISA13)', value: String(batch.interchangeNumber).padStart(9, '0') },
            { label: 'Group number (GS06)', value: String(batch.groupNumber) },
            { label: 'Size', value: sizeText(batch.bytes) },
          ]}
        />
        <Section
          title="Filled in or shortened"
          note="What the file says by default, and what it had no room for."
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
                {event.setAside === '' ? null : <p className={styles.how}>Moved nothing: {event.setAside}</p>}
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
      {telling === null ? null : (
        <TellDialog
          view={view}
          what={telling}
          onClose={() => setTelling(null)}
          onDone={() => {
            setTelling(null);
            const text =
              telling === 'withdrawn'
                ? `${batch.reference} will not be sent. Its claims are free.`
                : batch.production
                  ? `${claimsWord(row.claims)} of ${batch.reference} marked as sent.`
                  : `${batch.reference} marked as sent. It is a test, so no claim moved.`;
            show({ tone: 'done', text });
            announceChange();
            reload();
          }}
        />
      )}
    </Page>
  );
}

const TELL = {
  sent: { title: 'I have sent this file', button: 'I have sent it', channel: 'batches.sent' },
  withdrawn: {
    title: 'This file will not be sent',
    button: 'It will not be sent',
    channel: 'batches.withdraw',
  },
} as const;

function TellDialog({
  view,
  what,
  onClose,
  onDone,
}: {
  readonly view: BatchView;
  readonly what: keyof typeof TELL;
  readonly onClose: () => void;
  readonly onDone: () => void;
}) {
  const sending = useSend();
  const [note, setNote] = useState('');
  const { batch, claims } = view.row;
  const { title, button, channel } = TELL[what];

  async function tell() {
    const done = await sending.send(() => call(channel, { id: batch.id, note }));
    if (done) onDone();
  }

  return (
    <Dialog
      title={title}
      open
      onClose={onClose}
      actions={
        <>
          <Button onClick={onClose}>Cancel</Button>
          <Button variant="filled" loading={sending.busy} onClick={() => void tell()}>
            {button}
          </Button>
        </>
      }
    >
      <SendProblem sending={sending} />
      {what === 'withdrawn' ? (
        <p>
          {batch.reference} stays here as it was written and cannot be marked as sent any more.{' '}
          {batch.production
            ? `${claimsWord(claims)} can go into another file. Say so only if nobody has handed it over.`
            : ''}
        </p>
      ) : batch.production ? (
        <p>
          {claimsWord(claims)} of {batch.reference} {claims === 1 ? 'becomes' : 'become'} Sent, under your
          name. The program sends nothing by itself.
        </p>
      ) : (
        <p className={styles.warning}>
          This is a test file: nobody pays from it, and its claims stay where they are. The program sends
          nothing by itself.
        </p>
      )}
      <TextField
        label={what === 'sent' ? 'How it went' : 'Why not'}
        hint={what === 'sent' ? 'Portal, receipt number; may stay empty' : 'May stay empty'}
        width="full"
        maxLength={200}
        value={note}
        onChange={setNote}
        autoFocus
      />
    </Dialog>
  );
}
