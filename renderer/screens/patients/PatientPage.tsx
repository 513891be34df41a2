import { Button } from '@mantine/core';
import { DESK, LEADS, STAFF } from '../../../shared/contract/channel.ts';
import type { PatientView } from '../../../shared/contract/records.ts';
import { formatUsDate } from '../../../shared/domain/dates.ts';
import { fullName, PatientValues } from '../../../shared/domain/people.ts';
import { isBlank } from '../../../shared/domain/record.ts';
import { call } from '../../client.ts';
import { ConflictDialog } from '../../components/ConflictDialog.tsx';
import { drawnWhenChanged } from '../../components/drawnWhenChanged.ts';
import { Page } from '../../components/Page.tsx';
import { Personal, PersonName } from '../../components/PersonName.tsx';
import { SavedLine } from '../../components/SavedLine.tsx';
import { Section } from '../../components/Section.tsx';
import { DocumentsPanel } from '../../records/DocumentsPanel.tsx';
import { fieldWords } from '../../records/fieldWords.ts';
import { HistoryPanel } from '../../records/HistoryPanel.tsx';
import { conflictText } from '../../records/historyWords.ts';
import { NewClaimButton } from '../../records/NewClaimButton.tsx';
import { ClaimRows, DeviceRows, VisitRows } from '../../records/RecordRows.tsx';
import { editorOf, useStoredDraft } from '../../records/recordDraft.ts';
import { removeWithUndo, useUndo } from '../../records/recordActions.ts';
import type { NewRecord } from '../../records/useNewRecord.ts';
import { useSectionKeys } from '../../records/useSectionKeys.ts';
import { go } from '../../shell/navigation.ts';
import { useHasRole } from '../../stores/session.ts';
import { PatientAudits } from '../audits/PatientAudits.tsx';
import { WhoSawThis } from '../auditTrail/WhoSawThis.tsx';
import { PatientRentals } from '../equipment/RentalsSection.tsx';
import { PatientRetention } from '../safety/PatientRetention.tsx';
import { PatientLetters } from '../letters/LettersDialog.tsx';
import { useStartVisit } from '../service/startVisit.ts';
import { CoverageSection } from './CoverageSection.tsx';
import { DiagnosisSection } from './DiagnosisSection.tsx';
import { newPatient } from './newPatient.ts';
import { OrdersSection } from './OrdersSection.tsx';
import { OxygenTestsSection } from './OxygenTestsSection.tsx';
import { PatientSummary } from './PatientSummary.tsx';
import { PersonFields } from './PersonFields.tsx';

interface Props {
  readonly record: NewRecord;
  /** Null while the patient is not on file yet. */
  readonly view: PatientView | null;
  readonly reload: () => Promise<void>;
}

/** A patient's page: the summary, then everything in sections that save themselves. */
export function PatientPage({ record, view, reload }: Props) {
  const mayWrite = useHasRole(DESK);
  const mayService = useHasRole(STAFF);
  const draft = useStoredDraft({
    key: record.key,
    schema: PatientValues,
    channel: 'patients.save',
    stored: view?.patient ?? null,
    empty: newPatient(),
    refuse: (values) =>
      record.id === null && isBlank(values.firstName + values.lastName)
        ? 'Type a name: from then on everything saves itself.'
        : null,
    onSaved: () => {
      if (record.id !== null) void reload();
    },
    onBorn: record.born,
  });
  useUndo(reload);
  useSectionKeys();
  const { start, starting } = useStartVisit();
  const person = draft.values;
  const name = fullName(person);

  async function remove() {
    await draft.flush();
    const { id, revision } = draft.draft.store.getState();
    if (id === null || revision === null) return;
    const gone = await removeWithUndo(
      'The patient',
      () => call('patients.remove', { id, revision }),
      () => Promise.resolve(),
    );
    if (gone) go('/patients');
  }

  return (
    <Page
      title={name ? <PersonName name={name} /> : record.isNew ? 'New patient' : 'Patient without a name'}
      back={{ to: '/patients', label: 'Patients' }}
      status={
        <>
          {person.birthDate ? (
            <span>
              Born <Personal text={formatUsDate(person.birthDate)} />
            </span>
          ) : null}
          {person.chartNumber ? (
            <span>
              Chart <Personal text={person.chartNumber} />
            </span>
          ) : null}
          <SavedLine draft={draft} />
          <ConflictDialog draft={draft} labelOf={fieldWords} show={conflictText} />
        </>
      }
      actions={
        view ? (
          <>
            {mayWrite ? <Button onClick={() => void remove()}>Remove</Button> : null}
            {mayService ? (
              <Button
                loading={starting}
                onClick={() => void start({ patientId: view.patient.id, equipmentId: onlyDevice(view) })}
              >
                New visit
              </Button>
            ) : null}
            <NewClaimButton patientId={view.patient.id} equipmentId={onlyDevice(view)} main />
          </>
        ) : null
      }
    >
      {view && !record.isNew ? <PatientSummary view={view} /> : null}
      <PersonFields
        editor={editorOf(draft, !mayWrite)}
        ownId={record.id}
        autoFocus={record.isNew}
        update={draft.update}
      />
      {view ? <PatientSections view={view} reload={reload} readOnly={!mayWrite} /> : null}
    </Page>
  );
}

interface SectionsProps {
  readonly view: PatientView;
  readonly reload: () => Promise<void>;
  readonly readOnly: boolean;
}

/** What hangs on the patient, each record saving itself. */
const PatientSections = drawnWhenChanged(PatientSectionsItself);

function PatientSectionsItself({ view, reload, readOnly }: SectionsProps) {
  const shared = { view, reload, readOnly };
  const mayReadClaims = useHasRole([...DESK, 'readOnly']);
  const bench = useHasRole(['technician']);
  const leads = useHasRole(LEADS);
  return (
    <>
      {bench ? null : <CoverageSection {...shared} />}
      <DiagnosisSection {...shared} />
      <OrdersSection {...shared} />
      <OxygenTestsSection {...shared} />
      <Section title="Devices and visits">
        <DeviceRows rows={view.devices} empty="The patient holds no device." label="Devices held" />
        <VisitRows rows={view.visits} empty="No service visits yet." label="Service visits" />
      </Section>
      <PatientRentals id={view.patient.id} />
      {bench ? null : (
        <Section title="Claims">
          <ClaimRows rows={view.claims} empty="No claims yet." label="Claims of this patient" />
        </Section>
      )}
      {mayReadClaims ? <PatientLetters id={view.patient.id} /> : null}
      {mayReadClaims ? <PatientAudits id={view.patient.id} /> : null}
      <Section title="Documents">
        <DocumentsPanel
          documents={view.documents}
          defaults={{ patientId: view.patient.id }}
          reload={reload}
          readOnly={readOnly}
          empty="No documents yet: orders, notes and test results belong here."
        />
      </Section>
      {leads ? <PatientRetention patientId={view.patient.id} /> : null}
      <Section title="History" actions={<WhoSawThis patientId={view.patient.id} />}>
        <HistoryPanel kind="patient" id={view.patient.id} />
      </Section>
    </>
  );
}

/** The device, when the patient holds exactly one: nobody has to pick it then. */
function onlyDevice(view: PatientView): string | null {
  return view.devices.length === 1 ? (view.devices[0]?.id ?? null) : null;
}
