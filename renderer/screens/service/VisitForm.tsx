import { Button } from '@mantine/core';
import { useState } from 'react';
import type { VisitView } from '../../../shared/contract/records.ts';
import { STAFF } from '../../../shared/contract/channel.ts';
import { readingsOf } from '../../../shared/domain/benchWords.ts';
import { ServiceVisitValues } from '../../../shared/domain/serviceVisit.ts';
import { call } from '../../client.ts';
import { ConflictDialog } from '../../components/ConflictDialog.tsx';
import { FaultMessage } from '../../components/FaultMessage.tsx';
import { Page } from '../../components/Page.tsx';
import { SavedLine } from '../../components/SavedLine.tsx';
import { Section } from '../../components/Section.tsx';
import { TextArea } from '../../components/TextArea.tsx';
import { bindField } from '../../records/editorProps.ts';
import { fieldWords } from '../../records/fieldWords.ts';
import { LaborEditor } from '../../records/LaborEditor.tsx';
import { PartsEditor } from '../../records/PartsEditor.tsx';
import { PickList } from '../../records/PickList.tsx';
import { ReadingsFields } from '../../records/ReadingsFields.tsx';
import { SealChip } from '../../records/RecordRows.tsx';
import { editorOf, useStoredDraft } from '../../records/recordDraft.ts';
import { removeWithUndo, useUndo } from '../../records/recordActions.ts';
import { RepairTotals } from '../../records/RepairTotals.tsx';
import { conflictText } from '../../records/historyWords.ts';
import { useSectionKeys } from '../../records/useSectionKeys.ts';
import { WORK_KINDS } from '../../records/words.ts';
import { go } from '../../shell/navigation.ts';
import { VisitLoans } from '../equipment/loans/LoanSection.tsx';
import { VisitMaintenance } from '../equipment/maintenance/VisitMaintenance.tsx';
import { RecallNotice } from '../equipment/recalls/RecallNotice.tsx';
import { useHasRole } from '../../stores/session.ts';
import { findingOptions } from './amendableFields.ts';
import { FinishVisit } from './FinishVisit.tsx';
import { HandOverButton, HandoverNote } from './Handover.tsx';
import { ReportButton } from './ReportButton.tsx';
import styles from './Visit.module.css';
import { VisitBasics } from './VisitBasics.tsx';
import { VisitBillable } from './VisitBillable.tsx';
import { VisitJumps } from './VisitJumps.tsx';
import { VisitPhotos } from './VisitPhotos.tsx';
import { VisitResult } from './VisitResult.tsx';

/**
 * A visit that is not signed yet: one page for a technician. Everything saves itself a moment after the last
 * key; a running timer stands in the visit with the instant at which it was started.
 */
export function VisitForm({
  view,
  reload,
}: {
  readonly view: VisitView;
  readonly reload: () => Promise<void>;
}) {
  const draft = useStoredDraft({
    key: `visit:${view.visit.id}`,
    schema: ServiceVisitValues,
    channel: 'visits.save',
    stored: view.visit,
    empty: view.visit,
    onSaved: () => {
      // Another device or patient brings other facts to show.
      const { equipmentId, patientId } = draft.values;
      if (equipmentId !== view.visit.equipmentId || patientId !== view.visit.patientId) void reload();
    },
  });
  const mayWrite = useHasRole(STAFF);
  const [sealing, setSealing] = useState(false);
  const readOnly = !mayWrite || sealing;
  const [handovers, setHandovers] = useState(0);
  const handed = () => setHandovers((count) => count + 1);
  const prices = !useHasRole(['technician']);
  useUndo(reload);
  useSectionKeys();

  const visit = draft.values;
  // The device that was just chosen comes with the next look at the visit.
  const kind = view.equipment?.id === visit.equipmentId ? (view.equipment?.kind ?? null) : null;
  const props = editorOf(draft, readOnly);

  const jumps = [
    { id: 'visit-device', label: 'Device' },
    { id: 'visit-complaint', label: 'Complaint' },
    ...(readingsOf(kind, visit.before).length > 0 ? [{ id: 'visit-before', label: 'Before' }] : []),
    { id: 'visit-finding', label: 'Finding' },
    { id: 'visit-work', label: 'Work' },
    { id: 'visit-parts', label: 'Parts' },
    { id: 'visit-labor', label: 'Labor' },
    ...(readingsOf(kind, visit.after).length > 0 ? [{ id: 'visit-after', label: 'After' }] : []),
    { id: 'visit-photos', label: 'Photos' },
    { id: 'visit-result', label: 'Result' },
    ...(mayWrite ? [{ id: 'visit-finish', label: 'Finish' }] : []),
  ];

  async function remove() {
    await draft.flush();
    const { id, revision } = draft.draft.store.getState();
    if (id === null || revision === null) return;
    const gone = await removeWithUndo(
      'The service visit',
      () => call('visits.remove', { id, revision }),
      () => Promise.resolve(),
    );
    if (gone) go('/service');
  }

  return (
    <Page
      title="Service visit"
      back={{ to: '/service', label: 'Service' }}
      status={
        <>
          <SealChip sealed={false} />
          <SavedLine draft={draft} />
          <ConflictDialog draft={draft} labelOf={fieldWords} show={conflictText} />
        </>
      }
      actions={
        <div className={styles.actions}>
          {mayWrite ? (
            <Button disabled={sealing} onClick={() => void remove()}>
              Remove
            </Button>
          ) : null}
          {mayWrite ? <HandOverButton visitId={view.visit.id} before={draft.flush} onDone={handed} /> : null}
          <ReportButton visitId={view.visit.id} before={draft.flush} />
        </div>
      }
    >
      <div className={styles.bench}>
        <VisitJumps jumps={jumps} />
        {draft.fault && draft.fault.kind !== 'invalid' && draft.fault.kind !== 'conflict' ? (
          <FaultMessage fault={draft.fault} onRetry={() => void draft.flush()} />
        ) : null}
        <HandoverNote key={handovers} visitId={view.visit.id} />
        {prices ? <VisitBillable view={view} /> : null}
        {visit.equipmentId ? <RecallNotice equipmentId={visit.equipmentId} /> : null}
        <VisitBasics editor={props} view={view} reload={reload} />
        <Section title="Complaint" id="visit-complaint">
          <TextArea
            {...bindField(props, 'complaint')}
            label="In the patient’s own words"
            maxLength={1000}
            minRows={2}
          />
        </Section>
        {readingsOf(kind, visit.before).length > 0 ? (
          <Section title="Readings before" id="visit-before">
            <ReadingsFields
              {...props}
              kind={kind}
              value={visit.before}
              pathPrefix="before"
              onChange={(before) => draft.update((values) => ({ ...values, before }))}
            />
          </Section>
        ) : null}
        <Section title="Finding" id="visit-finding">
          <PickList
            {...bindField(props, 'findings')}
            label="What was found"
            options={findingOptions(kind, visit.findings)}
            onChange={(findings) => draft.update((values) => ({ ...values, findings: [...findings] }))}
          />
          <TextArea
            {...bindField(props, 'malfunction')}
            label="The malfunction, in your words"
            maxLength={2000}
          />
        </Section>
        <Section title="Work done" id="visit-work">
          <TextArea {...bindField(props, 'workDone')} label="What you did" maxLength={4000} />
          <PickList
            {...bindField(props, 'workKinds')}
            label="Kinds of work"
            options={WORK_KINDS}
            onChange={(workKinds) => draft.update((values) => ({ ...values, workKinds: [...workKinds] }))}
          />
        </Section>
        <Section
          title="Parts"
          id="visit-parts"
          note="Scan or type the number; Enter goes on to the next field."
        >
          <PartsEditor
            {...props}
            value={visit.parts}
            pathPrefix="parts"
            on={visit.visitedOn}
            device={view.equipment}
            prices={prices}
            onChange={(parts) => draft.update((values) => ({ ...values, parts: [...parts] }))}
          />
        </Section>
        <Section title="Labor" id="visit-labor">
          <LaborEditor
            {...props}
            value={visit.labor}
            pathPrefix="labor"
            device={view.equipment}
            on={visit.visitedOn}
            prices={prices}
            onChange={(labor) => draft.update((values) => ({ ...values, labor: [...labor] }))}
          />
          {prices ? <RepairTotals parts={visit.parts} labor={visit.labor} /> : null}
        </Section>
        {readingsOf(kind, visit.after).length > 0 ? (
          <Section title="Readings after" id="visit-after">
            <ReadingsFields
              {...props}
              kind={kind}
              value={visit.after}
              pathPrefix="after"
              onChange={(after) => draft.update((values) => ({ ...values, after }))}
            />
          </Section>
        ) : null}
        {visit.equipmentId ? (
          <VisitMaintenance
            equipmentId={visit.equipmentId}
            value={visit.maintenanceIds}
            readOnly={readOnly}
            onChange={(maintenanceIds) => draft.update((values) => ({ ...values, maintenanceIds }))}
          />
        ) : null}
        <VisitPhotos view={view} visit={visit} reload={reload} readOnly={!mayWrite} />
        <VisitLoans
          visitId={view.visit.id}
          equipmentId={view.visit.equipmentId}
          patientId={view.visit.patientId}
        />
        <VisitResult editor={props} />
        {mayWrite ? (
          <FinishVisit
            draft={draft}
            device={view.equipment}
            reload={reload}
            busy={sealing}
            onBusy={setSealing}
          />
        ) : null}
      </div>
    </Page>
  );
}
