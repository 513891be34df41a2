import { Button } from '@mantine/core';
import { useEffect, useState } from 'react';
import { DESK } from '../../../shared/contract/channel.ts';
import type { LetterOptions } from '../../../shared/contract/letters.ts';
import { formatUsDate } from '../../../shared/domain/dates.ts';
import {
  CHASED_KINDS,
  LETTER_KIND_NAMES,
  type LetterKind,
  type LetterRequest,
} from '../../../shared/domain/letter.ts';
import { call } from '../../client.ts';
import { CheckField } from '../../components/CheckField.tsx';
import { issueAt } from '../../components/ErrorSummary.tsx';
import { Dialog } from '../../components/Dialog.tsx';
import { FaultMessage } from '../../components/FaultMessage.tsx';
import { LoadingBar } from '../../components/LoadingBar.tsx';
import { FieldGroup, FieldRow, Section } from '../../components/Section.tsx';
import { SelectField } from '../../components/SelectField.tsx';
import { TextArea } from '../../components/TextArea.tsx';
import { readableDates } from '../../components/readableDates.ts';
import { useQuery } from '../../components/useQuery.ts';
import { PhysicianField } from '../../records/PhysicianField.tsx';
import { SendProblem } from '../../records/SendProblem.tsx';
import { type Sending, useSend } from '../../records/useSend.ts';
import { announceChange } from '../../stores/changes.ts';
import { useNotices } from '../../stores/notices.ts';
import { useHasRole } from '../../stores/session.ts';
import { LetterHistory } from './LetterHistory.tsx';
import { LetterPages, PagesOf } from './LetterPages.tsx';

interface Props {
  readonly claimId: string;
  /** The kind that is chosen first. */
  readonly kind?: LetterKind;
  readonly denialId?: string;
  readonly onClose: () => void;
}

/** Letters and forms of a claim: made, looked at, kept, and what became of those made before. */
export function LettersDialog({ claimId, kind, denialId, onClose }: Props) {
  const options = useQuery('letters.options', { claimId });
  const [made, setMade] = useState<string | null>(null);
  const mayWrite = useHasRole(DESK);
  if (made !== null) return <LetterPages ids={[made]} onClose={onClose} />;
  if (options.data && mayWrite)
    return (
      <LetterForm
        claimId={claimId}
        options={options.data}
        first={kind ?? firstKind(options.data)}
        denialId={denialId ?? null}
        onMade={setMade}
        onClose={onClose}
      />
    );
  return (
    <Dialog
      title="Letters"
      open
      size="l"
      onClose={onClose}
      actions={<Button onClick={onClose}>Close</Button>}
    >
      <LoadingBar loading={options.loading} />
      {options.fault ? <FaultMessage fault={options.fault} onRetry={() => void options.reload()} /> : null}
      {options.data ? <LetterHistory of={{ claimId }} /> : null}
    </Dialog>
  );
}

/** What is missing is asked for first; else what can be made at all. */
function firstKind({ kinds }: LetterOptions): LetterKind {
  return kinds.find(({ gap }) => gap === '')?.kind ?? 'writtenOrder';
}

interface FormProps {
  readonly claimId: string;
  readonly options: LetterOptions;
  readonly first: LetterKind;
  readonly denialId: string | null;
  readonly onMade: (letterId: string) => void;
  readonly onClose: () => void;
}

function LetterForm({ claimId, options, first, denialId, onMade, onClose }: FormProps) {
  const sending = useSend();
  const [request, setRequest] = useState<LetterRequest>(() => ({
    kind: first,
    claimId,
    physicianId: options.physicianId,
    denialId: denialId ?? options.denials[0]?.id ?? null,
    ruleIds: options.asks.filter(({ optional }) => !optional).map(({ ruleId }) => ruleId),
    note: '',
    faxCover: false,
    orderForm: false,
  }));
  const [preview, setPreview] = useState<string | null>(null);
  const gap = options.kinds.find(({ kind }) => kind === request.kind)?.gap ?? '';

  function change(next: Partial<LetterRequest>): void {
    setPreview(null);
    setRequest((before) => ({ ...before, ...next }));
  }
  /** What the kind does not use is not sent along. */
  const sent: LetterRequest = {
    ...request,
    ruleIds: request.kind === 'physicianLetter' ? request.ruleIds : [],
    orderForm: request.kind === 'physicianLetter' && request.orderForm,
    denialId: request.kind === 'appeal' ? request.denialId : null,
    faxCover: request.faxCover && mayBeFaxed(request.kind),
  };

  async function look() {
    const shown = await sending.send(() => call('letters.preview', sent));
    if (shown) setPreview(shown.outputId);
  }
  async function make() {
    const answer = await sending.send(() => call('letters.make', sent));
    if (!answer) return;
    useNotices.getState().show({
      tone: 'done',
      text:
        answer.chaseId === null
          ? 'The letter is made and kept.'
          : 'The letter is made and kept. It waits in Chase until it is sent and comes back.',
    });
    announceChange();
    onMade(answer.letter.id);
  }

  return (
    <Dialog
      title={`Letters of ${options.claimNumber}`}
      open
      size="xl"
      onClose={onClose}
      actions={
        <>
          <Button onClick={onClose}>Close</Button>
          <Button disabled={gap !== ''} loading={sending.busy} onClick={() => void look()}>
            Look at it
          </Button>
          <Button variant="filled" disabled={gap !== ''} loading={sending.busy} onClick={() => void make()}>
            Make and keep it
          </Button>
        </>
      }
    >
      <SendProblem sending={sending} />
      <FieldRow>
        <SelectField
          label="Kind"
          width="l"
          value={request.kind}
          options={options.kinds.map(({ kind, gap: why }) => ({
            value: kind,
            label: LETTER_KIND_NAMES[kind],
            ...(why === '' ? {} : { note: 'Not now' }),
          }))}
          onChange={(kind) => change({ kind: kind ?? request.kind })}
        />
        {CHASED_KINDS.includes(request.kind) ? (
          <PhysicianField
            label="Physician"
            required
            value={request.physicianId}
            name={options.physicianName}
            path="physicianId"
            error={issueAt(sending.issues, 'physicianId')}
            onChange={(physicianId) => change({ physicianId })}
          />
        ) : null}
        {request.kind === 'appeal' && options.denials.length > 0 ? (
          <SelectField
            label="Denial"
            width="l"
            value={request.denialId}
            options={options.denials.map(({ id, reason, receivedOn, dueOn }) => ({
              value: id,
              label: `${formatUsDate(receivedOn)}${dueOn ? `, due ${formatUsDate(dueOn)}` : ''}`,
              note: reason,
            }))}
            onChange={(id) => change({ denialId: id })}
          />
        ) : null}
      </FieldRow>
      {gap === '' ? (
        <KindFields request={request} options={options} sending={sending} change={change} />
      ) : (
        <p>{gap}</p>
      )}
      {preview === null ? null : <PagesOf outputId={preview} />}
      <LetterHistory of={{ claimId }} />
    </Dialog>
  );
}

function mayBeFaxed(kind: LetterKind): boolean {
  return CHASED_KINDS.includes(kind) || kind === 'appeal';
}

interface KindProps {
  readonly request: LetterRequest;
  readonly options: LetterOptions;
  readonly sending: Sending;
  readonly change: (next: Partial<LetterRequest>) => void;
}

function KindFields({ request, options, sending, change }: KindProps) {
  const { kind, ruleIds } = request;
  return (
    <>
      {kind === 'physicianLetter' ? (
        <FieldGroup title="What is asked for">
          {issueAt(sending.issues, 'ruleIds') ? (
            <p role="alert">{issueAt(sending.issues, 'ruleIds')}</p>
          ) : null}
          {options.asks.map((ask) => (
            <CheckField
              key={ask.ruleId}
              label={ask.request}
              note={`${readableDates(`${ask.missing}. ${ask.source}`)}${ask.optional ? '. Not verified, or advice only' : ''}`}
              value={ruleIds.includes(ask.ruleId)}
              onChange={(on) =>
                change({
                  ruleIds: on ? [...ruleIds, ask.ruleId] : ruleIds.filter((each) => each !== ask.ruleId),
                })
              }
            />
          ))}
          <CheckField
            label="Enclose a written order to sign"
            value={request.orderForm}
            onChange={(orderForm) => change({ orderForm })}
          />
        </FieldGroup>
      ) : null}
      {kind === 'repairJustification' ? (
        <p>The sheet repeats the decision that was signed last, with its figures.</p>
      ) : (
        <TextArea
          label={kind === 'appeal' ? 'Our answer' : 'A sentence of your own'}
          hint={
            kind === 'appeal'
              ? 'Empty: lines are left for it'
              : 'Stands in the letter as you type it; leave it empty if nothing is to be added'
          }
          value={request.note}
          onChange={(note) => change({ note })}
          maxLength={3000}
          minRows={kind === 'appeal' ? 5 : 2}
          path="note"
        />
      )}
      {mayBeFaxed(kind) ? (
        <CheckField
          label="With a fax cover page"
          note="It names no patient"
          value={request.faxCover}
          onChange={(faxCover) => change({ faxCover })}
        />
      ) : null}
    </>
  );
}

/** The way to it from a claim. */
export function LettersButton({
  claimId,
  before,
}: {
  readonly claimId: string;
  readonly before?: () => Promise<unknown>;
}) {
  const [open, setOpen] = useState(false);
  const [ready, setReady] = useState(false);
  useEffect(() => {
    if (!open || ready) return;
    // What was just typed is saved first: the letter speaks of what is on file.
    void (before?.() ?? Promise.resolve()).then(() => setReady(true));
  }, [open, ready, before]);
  return (
    <>
      <Button onClick={() => setOpen(true)}>Letters</Button>
      {open && ready ? (
        <LettersDialog
          claimId={claimId}
          onClose={() => {
            setOpen(false);
            setReady(false);
          }}
        />
      ) : null}
    </>
  );
}

/** Letters of a patient, as a section of the patient's page. */
export function PatientLetters({ id }: { readonly id: string }) {
  return (
    <Section title="Letters">
      <LetterHistory of={{ patientId: id }} />
    </Section>
  );
}
