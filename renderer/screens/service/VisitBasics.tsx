import { useState } from 'react';
import { formatUsDate } from '../../../shared/domain/dates.ts';
import { equipmentName } from '../../../shared/domain/equipment.ts';
import type { VisitRow, VisitView } from '../../../shared/contract/records.ts';
import type { User } from '../../../shared/domain/people.ts';
import { Link } from 'wouter';
import { call } from '../../client.ts';
import { ChoiceField } from '../../components/ChoiceField.tsx';
import { ConfirmDialog } from '../../components/Dialog.tsx';
import { PersonName } from '../../components/PersonName.tsx';
import { FieldRow, Section } from '../../components/Section.tsx';
import { SelectField } from '../../components/SelectField.tsx';
import { TimeField } from '../../components/TimeField.tsx';
import { TypedDateField } from '../../components/TypedDateField.tsx';
import { useLatest } from '../../components/useLatest.ts';
import { useQuery } from '../../components/useQuery.ts';
import { bindChoice, bindField, type EditorProps, frameAt } from '../../records/editorProps.ts';
import { EquipmentField, PatientField } from '../../records/lookups.tsx';
import { valueOrNotice } from '../../records/recordActions.ts';
import { PURPOSES } from '../../records/words.ts';
import { newEquipment } from '../equipment/newEquipment.ts';
import { warrantyText } from '../equipment/warrantyText.ts';
import { useToday } from '../../stores/session.ts';
import { DeviceDoubts } from './DeviceDoubts.tsx';
import { technicianChoices } from './technicians.ts';
import styles from './Visit.module.css';
import type { VisitValues } from './visitGaps.ts';
import { BranchField } from '../../records/BranchField.tsx';

interface Props {
  readonly editor: EditorProps<VisitValues>;
  readonly view: VisitView;
  readonly reload: () => Promise<void>;
}

/** What was worked on, for whom, when, by whom and why. The device's holder comes with the device. */
export function VisitBasics({ editor, view, reload }: Props) {
  const visit = editor.value;
  const latest = useLatest(editor);
  const [unknownSerial, setUnknownSerial] = useState<string | null>(null);
  const today = useToday();
  const users = useQuery('users.list', {});
  const chosen = useQuery(
    'equipment.get',
    { id: visit.equipmentId ?? '' },
    { enabled: visit.equipmentId !== null },
  );
  const device = chosen.data?.equipment.id === visit.equipmentId ? chosen.data : null;
  const technicians = technicianChoices(users.data ?? [], visit.technicianId);
  const shownPatient = visit.patientId === view.visit.patientId ? view.patientName : undefined;

  async function chooseDevice(equipmentId: string | null) {
    editor.onChange({ ...visit, equipmentId });
    if (equipmentId === null) return;
    const answer = await call('equipment.get', { id: equipmentId });
    const holder = answer.ok ? answer.value.equipment.holderId : null;
    const { value, onChange } = latest.current;
    // Another device, or the patient, may have been chosen while this one was looked up.
    const asBefore = value.equipmentId === equipmentId && value.patientId === visit.patientId;
    if (holder !== null && asBefore) onChange({ ...value, patientId: holder });
  }

  /** A serial that is not on file yet: the register gets it, the visit goes on. */
  async function registerDevice(serial: string) {
    setUnknownSerial(null);
    const values = { ...newEquipment(), serial, holderId: visit.patientId };
    const created = valueOrNotice(await call('equipment.save', { id: null, revision: null, values }));
    if (!created) return;
    const { value, onChange } = latest.current;
    if (value.equipmentId === visit.equipmentId) onChange({ ...value, equipmentId: created.id });
    await reload();
  }

  function chooseTechnician(id: string | null) {
    const user = technicians.find((each) => each.id === id);
    editor.onChange({ ...visit, ...technicianOf(user) });
  }

  return (
    <Section title="Device and visit" id="visit-device" plain>
      <FieldRow>
        <EquipmentField
          {...frameAt(editor, 'equipmentId')}
          label="Device: serial, scanned or typed"
          placeholder="Scan or type the serial, then Enter"
          autoFocus={view.visit.equipmentId === null && !editor.readOnly}
          value={visit.equipmentId}
          name={device ? equipmentName(device.equipment) : undefined}
          onChange={(id) => void chooseDevice(id)}
          create={{
            label: (text) => `Register a device with serial ${text.trim().toUpperCase()}`,
            run: (text) => setUnknownSerial(text.trim().toUpperCase()),
          }}
        />
        <PatientField {...bindField(editor, 'patientId')} label="Patient" name={shownPatient || undefined} />
      </FieldRow>
      {device ? (
        <dl className={styles.device}>
          <div>
            <dt>Device</dt>
            <dd>
              <Link href={`/equipment/${device.equipment.id}`}>{equipmentName(device.equipment)}</Link>
            </dd>
          </div>
          <div>
            <dt>Held by</dt>
            <dd>{device.holderName ? <PersonName name={device.holderName} /> : 'Nobody'}</dd>
          </div>
          <div>
            <dt>Warranty</dt>
            <dd>{warrantyText(device.equipment, today)}</dd>
          </div>
          <div>
            <dt>Last signed visit</dt>
            <dd>{lastVisit(device.visits, view.visit.id)}</dd>
          </div>
        </dl>
      ) : null}
      {device ? <DeviceDoubts device={device} patientId={visit.patientId} /> : null}
      <FieldRow>
        <TypedDateField {...bindField(editor, 'scheduledOn')} label="Planned for" />
        <TypedDateField {...bindField(editor, 'visitedOn')} label="Date of the visit" />
        <TimeField {...bindField(editor, 'arrivedAt')} label="Arrived" width="s" />
        <TimeField {...bindField(editor, 'leftAt')} label="Left" width="s" />
        <SelectField
          {...frameAt(editor, 'technicianId')}
          label="Technician"
          value={visit.technicianId}
          options={technicians.map((user) => ({
            value: user.id,
            label: user.name,
            note: user.qualification,
          }))}
          onChange={chooseTechnician}
        />
      </FieldRow>
      <FieldRow>
        <ChoiceField {...bindChoice(editor, 'purpose', PURPOSES)} label="Purpose" options={PURPOSES} />
        <BranchField
          value={visit.branchId}
          readOnly={editor.readOnly ?? false}
          onChange={(branchId) => editor.onChange({ ...visit, branchId })}
        />
      </FieldRow>
      <ConfirmDialog
        title="Register a new device?"
        open={unknownSerial !== null}
        text={
          <p>
            No device with serial <strong>{unknownSerial}</strong> is on file. Compare it with the label: a
            digit read wrongly would make a second device of the same one.
          </p>
        }
        confirm="Register it"
        onConfirm={() => void registerDevice(unknownSerial ?? '')}
        onClose={() => setUnknownSerial(null)}
      />
    </Section>
  );
}

/** The technician as they are copied into the visit, so that a later change of staff leaves the log alone. */
export function technicianOf(
  user: User | undefined,
): Pick<VisitValues, 'technicianId' | 'technicianName' | 'technicianQualification'> {
  return {
    technicianId: user?.id ?? null,
    technicianName: user?.name ?? '',
    technicianQualification: user?.qualification ?? '',
  };
}

function lastVisit(visits: readonly VisitRow[], thisId: string): string {
  const dates = visits.flatMap((each) =>
    each.sealed && each.id !== thisId && each.visitedOn ? [each.visitedOn] : [],
  );
  const last = dates.sort().at(-1);
  return last ? formatUsDate(last) : 'None on file';
}
