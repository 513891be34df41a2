import { Button } from '@mantine/core';
import { Link } from 'wouter';
import { DESK, STAFF } from '../../../shared/contract/channel.ts';
import type { EquipmentView } from '../../../shared/contract/records.ts';
import { formatUsDate } from '../../../shared/domain/dates.ts';
import {
  type EquipmentValues as Values,
  EquipmentValues,
  OWNERSHIP_NAMES,
} from '../../../shared/domain/equipment.ts';
import { formatCents } from '../../../shared/domain/money.ts';
import { isBlank } from '../../../shared/domain/record.ts';
import { call } from '../../client.ts';
import { ConflictDialog } from '../../components/ConflictDialog.tsx';
import { Page } from '../../components/Page.tsx';
import { PersonName } from '../../components/PersonName.tsx';
import { SavedLine } from '../../components/SavedLine.tsx';
import { readableDates } from '../../components/readableDates.ts';
import { Facts, Section } from '../../components/Section.tsx';
import { Chip } from '../../components/StatusChip.tsx';
import { DocumentsPanel } from '../../records/DocumentsPanel.tsx';
import { fieldWords } from '../../records/fieldWords.ts';
import { HistoryPanel } from '../../records/HistoryPanel.tsx';
import { conflictText } from '../../records/historyWords.ts';
import { NewClaimButton } from '../../records/NewClaimButton.tsx';
import { ClaimRows, VisitRows } from '../../records/RecordRows.tsx';
import { ReplacementButton } from '../../records/ReplacementButton.tsx';
import { editorOf, useStoredDraft } from '../../records/recordDraft.ts';
import { removeWithUndo, useUndo } from '../../records/recordActions.ts';
import type { NewRecord } from '../../records/useNewRecord.ts';
import { useSectionKeys } from '../../records/useSectionKeys.ts';
import { labelOf, STATUSES } from '../../records/words.ts';
import { go } from '../../shell/navigation.ts';
import { useHasRole, useToday } from '../../stores/session.ts';
import { useStartVisit } from '../service/startVisit.ts';
import { VerifyLogButton } from '../service/VerifyLog.tsx';
import { EquipmentFields } from './EquipmentFields.tsx';
import { HoldersSection } from './HoldersSection.tsx';
import { LabelsButton } from './LabelsButton.tsx';
import { DeviceLoans } from './loans/LoanSection.tsx';
import { DeviceMaintenance } from './maintenance/DeviceMaintenance.tsx';
import { newEquipment } from './newEquipment.ts';
import { RecallNotice } from './recalls/RecallNotice.tsx';
import { DeviceRentals } from './RentalsSection.tsx';
import { underWarranty, warrantyText } from './warrantyText.ts';

interface Props {
  readonly record: NewRecord;
  /** Null while the device does not exist yet. */
  readonly view: EquipmentView | null;
  readonly reload: () => Promise<void>;
}

export function EquipmentPage({ record, view, reload }: Props) {
  const mayWrite = useHasRole(STAFF);
  const mayRemove = useHasRole(DESK);
  const claims = !useHasRole(['technician']);
  const draft = useStoredDraft({
    key: record.key,
    schema: EquipmentValues,
    channel: 'equipment.save',
    stored: view?.equipment ?? null,
    empty: newEquipment(),
    refuse: (values) =>
      record.id === null && isBlank(values.serial + values.make + values.model)
        ? 'Give a serial, a make or a model: from then on everything saves itself.'
        : null,
    onSaved: () => {
      if (record.id !== null) void reload();
    },
    onBorn: record.born,
  });
  useUndo(reload);
  useSectionKeys();
  const { start, starting } = useStartVisit();
  const device = draft.values;
  const title =
    [device.make, device.model].filter(Boolean).join(' ') || (record.isNew ? 'New device' : 'Unnamed device');

  async function remove() {
    await draft.flush();
    const { id, revision } = draft.draft.store.getState();
    if (id === null || revision === null) return;
    const gone = await removeWithUndo(
      'The device',
      () => call('equipment.remove', { id, revision }),
      () => Promise.resolve(),
    );
    if (gone) go('/equipment');
  }

  return (
    <Page
      title={device.serial ? `${title}, serial ${device.serial}` : title}
      back={{ to: '/equipment', label: 'Equipment' }}
      status={
        <>
          {device.ownership ? <Chip tone="neutral">{OWNERSHIP_NAMES[device.ownership]}</Chip> : null}
          <Chip tone={device.status === 'inRepair' ? 'unknown' : 'na'}>
            {labelOf(STATUSES, device.status)}
          </Chip>
          <SavedLine draft={draft} />
          <ConflictDialog draft={draft} labelOf={fieldWords} show={conflictText} />
        </>
      }
      actions={
        view ? (
          <>
            {mayRemove ? <Button onClick={() => void remove()}>Remove</Button> : null}
            <LabelsButton ids={[view.equipment.id]} />
            <ReplacementButton equipmentId={view.equipment.id} visitId={null} />
            {device.holderId ? (
              <NewClaimButton patientId={device.holderId} equipmentId={view.equipment.id} />
            ) : null}
            {mayWrite ? (
              <Button
                variant="filled"
                loading={starting}
                onClick={() => void start({ equipmentId: view.equipment.id, patientId: device.holderId })}
              >
                New visit
              </Button>
            ) : null}
          </>
        ) : null
      }
    >
      {view && !record.isNew ? <RecallNotice equipmentId={view.equipment.id} /> : null}
      {view && !record.isNew ? <EquipmentSummary view={view} device={device} /> : null}
      {view && !record.isNew ? <DeviceRentals id={view.equipment.id} device={device} /> : null}
      <EquipmentFields
        editor={editorOf(draft, !mayWrite)}
        holderName={view?.holderName}
        placed={view !== null && (view.equipment.holderId !== null || view.moved)}
        autoFocus={record.isNew}
      />
      {view ? (
        <>
          <HoldersSection
            device={view.equipment}
            before={draft.flush}
            revision={() => draft.draft.store.getState().revision}
            reload={reload}
          />
          <Section
            title="Visits"
            actions={view.visits.length > 0 ? <VerifyLogButton equipmentId={view.equipment.id} /> : null}
          >
            <VisitRows rows={view.visits} empty="No visits yet." label="Visits of this device" withPatient />
          </Section>
          <DeviceMaintenance equipmentId={view.equipment.id} />
          <DeviceLoans
            equipmentId={view.equipment.id}
            isLoaner={device.ownership === 'loaner'}
            holderId={view.equipment.holderId}
          />
          {claims ? (
            <Section title="Claims">
              <ClaimRows
                rows={view.claims}
                empty="No claims for this device yet."
                label="Claims for this device"
                withPatient
              />
            </Section>
          ) : null}
          <Section title="Documents">
            <DocumentsPanel
              documents={view.documents}
              defaults={{ equipmentId: view.equipment.id, patientId: device.holderId }}
              reload={reload}
              readOnly={!mayWrite}
            />
          </Section>
          <Section title="History">
            <HistoryPanel kind="equipment" id={view.equipment.id} />
          </Section>
        </>
      ) : null}
    </Page>
  );
}

/** What somebody on the telephone asks about a device. */
function EquipmentSummary({ view, device }: { readonly view: EquipmentView; readonly device: Values }) {
  const today = useToday();
  const money = !useHasRole(['technician']);
  const last = view.visits
    .map((visit) => visit.visitedOn)
    .filter((date) => date !== null)
    .sort()
    .at(-1);
  return (
    <Section title="Summary" plain>
      <Facts
        columns={2}
        items={[
          {
            label: 'Held by',
            value: device.holderId ? (
              <Link href={`/patients/${device.holderId}`}>
                <PersonName name={view.holderName || 'Patient on file'} />
              </Link>
            ) : (
              'Nobody'
            ),
          },
          {
            label: 'Warranty',
            value: (
              <>
                {warrantyText(device, today)}{' '}
                {underWarranty(device, today) ? (
                  <Chip tone="advice">A repair is the maker’s to pay</Chip>
                ) : null}
              </>
            ),
          },
          { label: 'Last visit', value: last ? formatUsDate(last) : 'None on file' },
          { label: 'Acquired', value: acquiredText(device, money) },
          ...(money
            ? [
                {
                  label: 'Replacement cost',
                  value:
                    device.replacementCents === null
                      ? ''
                      : readableDates(
                          `${formatCents(device.replacementCents)}${device.replacementSource ? `, ${device.replacementSource}` : ''}`,
                        ),
                },
              ]
            : []),
          ...(device.ownership === 'rental'
            ? [
                {
                  // Its month, which breaks change, stands on the line of the rental.
                  label: 'Rented since',
                  value: dateOr(device.rentalStartedOn),
                },
              ]
            : []),
          {
            label: 'Hour meter',
            value: hourMeterText(device),
          },
        ]}
      />
    </Section>
  );
}

function hourMeterText({ hourMeter, hourMeterOn }: Values): string {
  if (hourMeter === null) return '';
  const hours = `${hourMeter.toLocaleString('en-US')} h`;
  return hourMeterOn === null
    ? `${hours}, day of the reading not known`
    : `${hours} on ${formatUsDate(hourMeterOn)}`;
}

function acquiredText({ acquiredOn, acquisitionCents, acquisitionSource }: Values, money: boolean): string {
  return [
    acquiredOn === null ? '' : formatUsDate(acquiredOn),
    acquisitionCents === null || !money ? '' : formatCents(acquisitionCents),
    acquisitionSource,
  ]
    .filter(Boolean)
    .join(', ');
}

function dateOr(date: string | null): string {
  return date ? formatUsDate(date) : '';
}
