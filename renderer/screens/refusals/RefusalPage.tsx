import { Button } from '@mantine/core';
import { useState } from 'react';
import { Link } from 'wouter';
import { DESK } from '../../../shared/contract/channel.ts';
import type { DenialView } from '../../../shared/contract/returned.ts';
import { carcWords, NEXT_STEP_WORDS, rarcWords } from '../../../shared/codes/denialSteps.ts';
import type { BatchEvent } from '../../../shared/domain/batch.ts';
import { type Denial, DENIAL_STATE_NAMES, DenialValues } from '../../../shared/domain/denial.ts';
import { daysBetween, formatUsDate } from '../../../shared/domain/dates.ts';
import { formatCents } from '../../../shared/domain/money.ts';
import { call } from '../../client.ts';
import { ConflictDialog } from '../../components/ConflictDialog.tsx';
import { Page } from '../../components/Page.tsx';
import { PersonName } from '../../components/PersonName.tsx';
import { SavedLine } from '../../components/SavedLine.tsx';
import { Facts, FieldRow, Section } from '../../components/Section.tsx';
import { SelectField } from '../../components/SelectField.tsx';
import { Chip, StatusChip } from '../../components/StatusChip.tsx';
import { TextArea } from '../../components/TextArea.tsx';
import { TextField } from '../../components/TextField.tsx';
import { TypedDateField } from '../../components/TypedDateField.tsx';
import { useQuery } from '../../components/useQuery.ts';
import { type RecordDraft, useRecordDraft } from '../../components/useRecordDraft.ts';
import { useUndo, valueOrNotice } from '../../records/recordActions.ts';
import { go } from '../../shell/navigation.ts';
import { mapAnswer, type Saved } from '../../stores/draft.ts';
import { announceChange } from '../../stores/changes.ts';
import { useHasRole, useToday } from '../../stores/session.ts';
import { useCommand } from '../../stores/shortcuts.ts';
import { DifferenceTable } from '../claims/DifferenceTable.tsx';
import { PaidLines } from '../claims/PaidLines.tsx';
import { LettersDialog } from '../letters/LettersDialog.tsx';
import { ProblemRow } from '../send/ProblemRow.tsx';
import { numberSource } from './numberSource.ts';
import { actionsOf, bookedActions, primaryAction, type RefusalAction } from './primaryAction.ts';
import { CloseDialog, CorrectDialog, ReopenDialog } from './RefusalDialogs.tsx';
import styles from './Refusals.module.css';
import { deadlineWords, isOpen, reasonCode, refusalTitle, stepsFor } from './refusalWords.ts';

const Work = DenialValues.pick({
  ownerId: true,
  state: true,
  nextStep: true,
  dueOn: true,
  outcome: true,
  note: true,
});
export type Work = Pick<DenialValues, 'ownerId' | 'state' | 'nextStep' | 'dueOn' | 'outcome' | 'note'>;

function workOf(denial: Denial): Saved<Work> {
  const { id, revision, ...values } = denial;
  return { id, revision, values: Work.strip().parse(values) };
}

const FIELD_NAMES: Readonly<Record<string, string>> = {
  ownerId: 'Owner',
  state: 'State',
  nextStep: 'Next step',
  dueOn: 'Deadline',
  outcome: 'Outcome',
  note: 'Note',
};

/** One refusal: what was said, what it costs, whether a rule looks at it, and what somebody does about it. */
export function RefusalPage({
  view,
  reload,
}: {
  readonly view: DenialView;
  readonly reload: () => Promise<void>;
}) {
  const { row, answer } = view;
  const { denial } = row;
  const mayWrite = useHasRole(DESK);
  const today = useToday();
  const event = useRefusingEvent(denial);
  const draft = useRecordDraft<Work>({
    key: `denial:${denial.id}`,
    ...workOf(denial),
    save: async (request) => {
      if (request.id === null || request.revision === null) throw new Error('a refusal is never made here');
      const answered = await call('denials.save', {
        id: request.id,
        revision: request.revision,
        values: request.values,
      });
      if (answered.ok) void reload();
      return mapAnswer(answered, (saved) => workOf(saved.row.denial));
    },
  });
  useUndo(reload);
  const { values } = draft;
  const open = isOpen(values);
  const due = deadlineWords(values.dueOn === null ? null : daysBetween(today, values.dueOn));
  const [asking, setAsking] = useState<'correct' | 'close' | 'appeal' | 'reopen' | null>(null);
  const booked = bookedActions(view);
  const actions = booked ?? actionsOf({ kind: denial.kind, nextStep: values.nextStep }, view);
  const primary = booked
    ? booked.at(-1)
    : primaryAction({ kind: denial.kind, nextStep: values.nextStep }, view);
  const mayCorrect = mayWrite && open && answer === null && actions.includes('correct');
  useCommand('correctRefused', () => setAsking('correct'), {
    label: 'Open a corrected claim',
    enabled: mayCorrect,
  });

  function move(state: Work['state']): void {
    draft.update((before) => ({ ...before, state }));
    void draft.flush();
  }

  async function takeOver() {
    if (!(await draft.flush())) return;
    const { claimId } = denial;
    const taken = valueOrNotice(await call('payments.takeOver', { claimId }));
    if (!taken) return;
    announceChange();
    go(`/claims/${claimId}`);
  }

  function act(action: RefusalAction): void {
    if (action === 'answer' && answer) go(`/claims/${answer.id}`);
    else if (action === 'claim') go(`/claims/${denial.claimId}`);
    else if (action === 'takeOver') void takeOver();
    else if (action === 'file') go(event ? `/send/files/${event.batchId}` : '/send/files');
    else if (action !== 'answer') setAsking(action);
  }

  return (
    <Page
      title={refusalTitle(denial)}
      back={
        denial.kind === 'rejected'
          ? { to: '/refusals', label: 'Rejected' }
          : { to: '/refusals/denied', label: 'Denied' }
      }
      status={
        <>
          <Chip tone={open ? 'unknown' : 'met'}>{DENIAL_STATE_NAMES[values.state]}</Chip>
          {open ? <Chip tone={due.tone}>{due.text}</Chip> : null}
          <Link href={`/claims/${denial.claimId}`}>{row.claimNumber}</Link>
          <PersonName name={row.patientName} />
          <SavedLine draft={draft} />
          <ConflictDialog
            draft={draft}
            labelOf={(path) => FIELD_NAMES[path] ?? path}
            personal={false}
            show={() => null}
          />
        </>
      }
      actions={
        mayWrite ? (
          <>
            {open ? (
              <>
                <Button onClick={() => move('answered')}>Answered</Button>
                {actions.map((action) => (
                  <Button
                    key={action}
                    {...(action === primary ? { variant: 'filled' } : {})}
                    onClick={() => act(action)}
                  >
                    {labelOf(action, view)}
                  </Button>
                ))}
              </>
            ) : (
              <Button onClick={() => move('working')}>Work on it again</Button>
            )}
          </>
        ) : null
      }
    >
      <div className={styles.room}>
        <Said view={view} />
        <WorkFields draft={draft} kind={denial.kind} readOnly={!mayWrite} />
        {answer ? (
          <Section
            title="The claim that answers it"
            note="What it says otherwise than the claim that was refused."
            actions={
              <>
                <Link href={`/claims/${answer.id}`}>{answer.number}</Link>
                <StatusChip state={answer.state} />
              </>
            }
          >
            <DifferenceTable claimId={answer.id} />
          </Section>
        ) : null}
        <Section title="Decided and paid so far">
          <ClaimPaid claimId={denial.claimId} />
        </Section>
        <Section title="Would a rule have warned?">
          {view.rules.length === 0 ? (
            <p className="cw-quiet">No rule of this program looks at this yet.</p>
          ) : (
            <ul className={styles.rules}>
              {view.rules.map(({ id, title }) => (
                <li key={id}>
                  {title} <span className="cw-quiet">{id}</span>
                </li>
              ))}
            </ul>
          )}
        </Section>
      </div>
      {asking === 'correct' ? (
        <CorrectDialog
          view={view}
          revision={async () => ((await draft.flush()) ? draft.draft.store.getState().revision : null)}
          onClose={() => setAsking(null)}
        />
      ) : null}
      {asking === 'appeal' ? (
        <LettersDialog
          claimId={denial.claimId}
          kind="appeal"
          denialId={denial.id}
          onClose={() => setAsking(null)}
        />
      ) : null}
      {asking === 'reopen' ? (
        <ReopenDialog
          view={view}
          onClose={() => setAsking(null)}
          onDone={(said) => {
            setAsking(null);
            const line = `Reopening asked for on ${formatUsDate(today)}: ${said}`;
            draft.update((before) => ({
              ...before,
              state: 'answered',
              note: [before.note, line].filter(Boolean).join('\n').slice(0, 2000),
            }));
            void draft.flush();
          }}
        />
      ) : null}
      {asking === 'close' ? (
        <CloseDialog
          outcome={values.outcome === '' ? outcomeFor(values.nextStep) : values.outcome}
          onClose={() => setAsking(null)}
          onDone={(outcome) => {
            setAsking(null);
            draft.update((before) => ({ ...before, state: 'closed', outcome }));
            void draft.flush();
          }}
        />
      ) : null}
    </Page>
  );
}

function labelOf(action: RefusalAction, { answer, corrections }: DenialView): string {
  switch (action) {
    case 'answer':
      return answer ? `Open ${answer.number}` : 'Open its answer';
    case 'correct':
      return corrections[0]?.as === 'unpaidLines' ? 'Bill unpaid lines again' : 'Open a corrected claim';
    case 'reopen':
      return 'Ask for a reopening';
    case 'appeal':
      return 'Write an appeal';
    case 'claim':
      return 'Open the claim';
    case 'takeOver':
      return 'Take over again';
    case 'file':
      return 'Open the file';
    case 'close':
      return 'Closed';
  }
}

/** How it ends where the next step is taken. */
function outcomeFor(nextStep: Work['nextStep']): string {
  if (nextStep === 'billPatient') return 'Billed to the patient';
  return nextStep === 'writeOff' ? 'Written off' : '';
}

/** What came back about a file and opened this; null for a payer's decision. */
function useRefusingEvent({ claimId, batchEventId }: Denial): BatchEvent | null {
  const events = useQuery('batches.ofClaim', { claimId }, { enabled: batchEventId !== null });
  return events.data?.find(({ id }) => id === batchEventId) ?? null;
}

/** What the payer or clearinghouse said, code by code, and on what. */
function Said({ view }: { readonly view: DenialView }) {
  const { row, payerClaimNumber } = view;
  const { denial } = row;
  const event = useRefusingEvent(denial);
  return (
    <Section title="What was said" plain>
      {event && event.refusals.length > 0 ? (
        <ul className={styles.said}>
          {event.refusals.map((refusal, at) => (
            <ProblemRow
              key={at}
              message={refusal.words}
              path={refusal.path}
              box={refusal.box}
              detail={refusal.place}
              about={row.claimNumber}
              of={{ claimId: denial.claimId, payerId: denial.payerId }}
            />
          ))}
        </ul>
      ) : denial.kind === 'denied' && denial.reason !== '' ? (
        <ul className={styles.said}>
          <li>
            <strong>{reasonCode(denial)}</strong> {sentence(carcWords(denial.reason).words)}
          </li>
          {denial.remarks.map((code) => (
            <li key={code}>
              <strong>{code}</strong> {sentence(rarcWords(code).words)}
            </li>
          ))}
        </ul>
      ) : (
        <p>{denial.words}</p>
      )}
      <Facts
        columns={3}
        items={[
          { label: 'Payer', value: row.payerName },
          { label: 'Line', value: row.code === '' ? 'The claim as a whole' : row.code },
          { label: 'Amount', value: formatCents(denial.cents) },
          { label: 'Came on', value: formatUsDate(denial.receivedOn) },
          { label: 'Date of service', value: row.dateOfService ? formatUsDate(row.dateOfService) : '' },
          {
            label: 'Payer’s number of the claim',
            value: [payerClaimNumber, numberSource(view)].filter(Boolean).join(', '),
          },
          {
            label: 'Filing limit',
            value: denial.filingLimitOn ? formatUsDate(denial.filingLimitOn) : 'Not set at the payer',
          },
        ]}
      />
    </Section>
  );
}

function WorkFields({
  draft,
  kind,
  readOnly,
}: {
  readonly draft: RecordDraft<Work>;
  readonly kind: Denial['kind'];
  readonly readOnly: boolean;
}) {
  const users = useQuery('users.list', {});
  const { fields, values } = draft;
  const closed = values.state === 'closed';
  return (
    <Section
      title="What is done about it"
      note={values.nextStep === null ? undefined : NEXT_STEP_WORDS[values.nextStep]}
    >
      <FieldRow>
        <SelectField
          label="Next step"
          width="m"
          clearable
          readOnly={readOnly}
          options={stepsFor(kind)}
          {...fields.bind('nextStep')}
        />
        <SelectField
          label="Owner"
          width="m"
          clearable
          placeholder="Nobody"
          readOnly={readOnly}
          options={(users.data ?? [])
            .filter(({ id, active, role }) => id === values.ownerId || (active && role !== 'technician'))
            .map(({ id, name }) => ({ value: id, label: name }))}
          {...fields.bind('ownerId')}
        />
        <TypedDateField
          label="Deadline"
          width="m"
          hint={kind === 'denied' ? 'Last day to appeal, if known' : 'Last day to file, if known'}
          readOnly={readOnly}
          {...fields.bind('dueOn')}
        />
      </FieldRow>
      <TextArea
        label="Note"
        width="full"
        maxLength={2000}
        personal
        readOnly={readOnly}
        {...fields.bind('note')}
      />
      {closed || values.outcome !== '' ? (
        <TextField
          label="Outcome"
          width="full"
          maxLength={200}
          readOnly={readOnly}
          {...fields.bind('outcome')}
        />
      ) : null}
    </Section>
  );
}

/** The lines of the claim are read with the claim; the payments came with it. */
function ClaimPaid({ claimId }: { readonly claimId: string }) {
  const claim = useQuery('claims.get', { id: claimId });
  return claim.data ? <PaidLines claimId={claimId} lines={claim.data.theCase.claim.lines} /> : null;
}

function sentence(words: string): string {
  return `${words.charAt(0).toUpperCase()}${words.slice(1)}.`;
}
