import { Button } from '@mantine/core';
import { Link } from 'wouter';
import { DESK } from '../../../shared/contract/channel.ts';
import type { AuditView } from '../../../shared/contract/audit.ts';
import {
  AUDIT_RESPONSE_DAYS,
  AUDIT_SENT_HOW_NAMES,
  AuditRequestValues,
  AuditSentHow,
  auditDueOn,
  newAuditRequest,
} from '../../../shared/domain/auditRequest.ts';
import { formatUsDate } from '../../../shared/domain/dates.ts';
import { call } from '../../client.ts';
import { ConflictDialog } from '../../components/ConflictDialog.tsx';
import { NumberField } from '../../components/NumberField.tsx';
import { Page } from '../../components/Page.tsx';
import { PersonName } from '../../components/PersonName.tsx';
import { SavedLine } from '../../components/SavedLine.tsx';
import { FieldRow, Section } from '../../components/Section.tsx';
import { SelectField } from '../../components/SelectField.tsx';
import { TextArea } from '../../components/TextArea.tsx';
import { TextField } from '../../components/TextField.tsx';
import { TypedDateField } from '../../components/TypedDateField.tsx';
import { fieldWords } from '../../records/fieldWords.ts';
import { conflictText } from '../../records/historyWords.ts';
import { useStoredDraft } from '../../records/recordDraft.ts';
import { removeWithUndo, useUndo } from '../../records/recordActions.ts';
import { useSectionKeys } from '../../records/useSectionKeys.ts';
import { go } from '../../shell/navigation.ts';
import { useHasRole, useToday } from '../../stores/session.ts';
import { AbsentPart } from './AbsentPart.tsx';
import { AuditChip } from './AuditsScreen.tsx';
import { EnclosedPart } from './EnclosedPart.tsx';
import { PacketProgress } from './PacketProgress.tsx';
import { PacketsPart } from './PacketsPart.tsx';
import { usePackets } from './usePackets.ts';

const SENT_HOW = AuditSentHow.options.map((value) => ({ value, label: AUDIT_SENT_HOW_NAMES[value] }));

interface Props {
  readonly view: AuditView;
  readonly reload: () => Promise<void>;
}

/** A request: its clock, what answers it, what is absent, the packets made, and how it ended. It saves itself. */
export function AuditPage({ view, reload }: Props) {
  const mayWrite = useHasRole(DESK);
  const readOnly = !mayWrite;
  const today = useToday();
  const draft = useStoredDraft({
    key: `audit:${view.request.id}`,
    schema: AuditRequestValues,
    channel: 'audit.save',
    stored: view.request,
    empty: newAuditRequest(view.request.patientId, today),
    onSaved: () => void reload(),
  });
  useUndo(reload);
  useSectionKeys();
  const { values, fields } = draft;
  const chosen = values.claimIds.length + values.documentIds.length > 0;
  const packets = usePackets(view, mayWrite && chosen, draft.flush, reload);
  const due = auditDueOn({ askedOn: values.askedOn, dueOn: null });

  async function remove() {
    await draft.flush();
    const { id, revision } = draft.draft.store.getState();
    if (id === null || revision === null) return;
    const gone = await removeWithUndo(
      'The audit request',
      () => call('audit.remove', { id, revision }),
      () => Promise.resolve(),
    );
    if (gone) go('/audits');
  }

  return (
    <Page
      title={values.reference ? `Audit request ${values.reference}` : 'Audit request'}
      back={{ to: '/audits', label: 'Audit requests' }}
      status={
        <>
          <AuditChip request={{ ...view.request, ...values }} today={today} />
          <Link href={`/patients/${values.patientId}`}>
            <PersonName name={view.patientName || 'Patient without a name'} />
          </Link>
          <SavedLine draft={draft} />
          <ConflictDialog draft={draft} labelOf={fieldWords} show={conflictText} />
        </>
      }
      actions={
        mayWrite ? (
          <>
            <Button onClick={() => void remove()}>Remove</Button>
            <Button variant="filled" disabled={!packets.ready} onClick={() => void packets.make()}>
              Make the packet
            </Button>
          </>
        ) : null
      }
      tools={
        packets.job.running ? (
          <PacketProgress progress={packets.job.progress} cancel={mayWrite ? packets.job.cancel : null} />
        ) : null
      }
    >
      <Section title="Request" plain>
        <FieldRow>
          <TextField
            {...fields.bind('askedBy')}
            label="Asked by"
            width="l"
            maxLength={120}
            readOnly={readOnly}
          />
          <TextField {...fields.bind('reference')} label="Reference" maxLength={80} readOnly={readOnly} />
          <TypedDateField
            {...fields.bind('askedOn')}
            label="Date of the request"
            max={today}
            readOnly={readOnly}
          />
          <TypedDateField
            {...fields.bind('dueOn')}
            label="Due on, if stated"
            readOnly={readOnly}
            hint={
              due === null || values.dueOn !== null
                ? 'As the letter says'
                : `${formatUsDate(due)}: ${AUDIT_RESPONSE_DAYS} days`
            }
          />
        </FieldRow>
        <FieldRow>
          <TypedDateField {...fields.bind('periodFrom')} label="Period from" readOnly={readOnly} />
          <TypedDateField {...fields.bind('periodTo')} label="Period to" readOnly={readOnly} />
        </FieldRow>
        <TextArea
          {...fields.bind('note')}
          label="Note"
          maxLength={1000}
          readOnly={readOnly}
          hint="Stays in the office"
        />
      </Section>
      <EnclosedPart view={view} values={values} update={draft.update} readOnly={readOnly} />
      <AbsentPart absent={view.absent} claims={values.claimIds.length} />
      <Section
        title="Size of a part"
        note="What one fax or one upload takes. A packet that is larger is split; each part has its own cover and manifest, and the index covers all of them."
      >
        <FieldRow>
          <NumberField
            {...fields.bind('maxPages')}
            label="Most pages"
            width="s"
            readOnly={readOnly}
            hint="Empty: no limit"
          />
          <NumberField
            {...fields.bind('maxMegabytes')}
            label="Most megabytes"
            unit="MB"
            width="s"
            readOnly={readOnly}
            hint="Empty: no limit"
          />
        </FieldRow>
      </Section>
      <PacketsPart view={view} packets={packets} />
      <Section title="Answer">
        <FieldRow>
          <TypedDateField {...fields.bind('sentOn')} label="Sent on" max={today} readOnly={readOnly} />
          <SelectField
            {...fields.bind('sentHow')}
            label="Sent by"
            clearable
            options={SENT_HOW}
            readOnly={readOnly}
            onChange={(next) =>
              draft.update((before) => ({
                ...before,
                sentHow: AuditSentHow.options.find((each) => each === next) ?? null,
              }))
            }
          />
          <TextField
            {...fields.bind('sentReference')}
            label="Confirmation"
            width="l"
            maxLength={120}
            readOnly={readOnly}
            hint="Tracking number or receipt"
          />
        </FieldRow>
        <FieldRow>
          <TypedDateField {...fields.bind('closedOn')} label="Closed on" max={today} readOnly={readOnly} />
          <TextField
            {...fields.bind('outcome')}
            label="Outcome"
            width="full"
            maxLength={500}
            readOnly={readOnly}
          />
        </FieldRow>
      </Section>
    </Page>
  );
}
