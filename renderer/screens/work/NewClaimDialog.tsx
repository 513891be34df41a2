import { Button } from '@mantine/core';
import { useState } from 'react';
import type { PatientView } from '../../../shared/contract/records.ts';
import { CLAIM_KIND_NAMES, ClaimKind } from '../../../shared/domain/claimKind.ts';
import { formatUsDate } from '../../../shared/domain/dates.ts';
import { equipmentName } from '../../../shared/domain/equipment.ts';
import type { Fault } from '../../../shared/result.ts';
import { call } from '../../client.ts';
import { ChoiceField } from '../../components/ChoiceField.tsx';
import { Dialog } from '../../components/Dialog.tsx';
import { FaultMessage } from '../../components/FaultMessage.tsx';
import { SelectField, type SelectOption } from '../../components/SelectField.tsx';
import { useQuery } from '../../components/useQuery.ts';
import { BillableAnswer } from '../../records/BillableAnswer.tsx';
import { PatientField } from '../../records/lookups.tsx';
import { go } from '../../shell/navigation.ts';
import { useNotices } from '../../stores/notices.ts';

/**
 * Opens a claim: for whom, of which kind, and from which visit or device, so that everything already recorded
 * comes along. Says before it is opened when it would not be billed.
 */
export function NewClaimDialog({ onClose }: { readonly onClose: () => void }) {
  const [kind, setKind] = useState<ClaimKind>('repair');
  const [patientId, setPatientId] = useState<string | null>(null);
  const [from, setFrom] = useState<string | null>(null);
  const [tried, setTried] = useState(false);
  const [fault, setFault] = useState<Fault | null>(null);
  const [busy, setBusy] = useState(false);
  const patient = useQuery('patients.get', { id: patientId ?? '' }, { enabled: patientId !== null });
  const view = patient.data?.patient.id === patientId ? patient.data : null;
  const sources = view ? sourcesOf(view, kind) : [];
  const [what, id] = from?.split(' ') ?? [];
  const visitId = what === 'visit' ? (id ?? null) : null;
  const deviceId = what === 'device' ? (id ?? null) : null;
  const billable = useQuery(
    'claims.billable',
    { kind, patientId, equipmentId: deviceId, visitId },
    { enabled: patientId !== null },
  ).data;
  const refused = patientId !== null && billable?.answer === 'doNotBill';
  const visit = view?.visits.find((row) => row.id === visitId);
  const keepable = refused && visit?.sealed === true && !visit.keptAsRecord;

  async function keep() {
    if (visitId === null || busy) return;
    setBusy(true);
    const answer = await call('visits.keepAsRecord', { id: visitId, note: '' });
    setBusy(false);
    if (!answer.ok) {
      setFault(answer.fault);
      return;
    }
    useNotices.getState().show({ tone: 'done', text: 'Kept as a service record.' });
    onClose();
    go(`/service/${visitId}`);
  }

  async function open() {
    setTried(true);
    if (patientId === null || busy) return;
    setBusy(true);
    const visited = visitId === null ? null : await call('visits.get', { id: visitId });
    const visitDevice = visited?.ok ? visited.value.visit.equipmentId : null;
    const equipmentId = deviceId ?? visitDevice;
    const answer = await call('claims.create', { kind, patientId, equipmentId, visitId });
    setBusy(false);
    if (!answer.ok) {
      setFault(answer.fault);
      return;
    }
    onClose();
    go(`/claims/${answer.value.id}`);
  }

  return (
    <Dialog
      title="New claim"
      open
      onClose={onClose}
      actions={
        <>
          <Button onClick={onClose}>Cancel</Button>
          {keepable ? (
            <Button variant="filled" loading={busy} onClick={() => void keep()}>
              Keep as service record
            </Button>
          ) : null}
          <Button {...(refused ? {} : { variant: 'filled' })} loading={busy} onClick={() => void open()}>
            {refused ? 'Open a claim anyway' : 'Open the claim'}
          </Button>
        </>
      }
    >
      <PatientField
        label="Patient"
        value={patientId}
        required
        autoFocus
        error={tried && patientId === null ? 'Choose the patient the claim is for.' : null}
        onChange={(id) => {
          setPatientId(id);
          setFrom(null);
        }}
      />
      <KindChoice
        kind={kind}
        onChange={(next) => {
          setKind(next);
          setFrom(null);
        }}
      />
      {kind === 'radiopharmaceutical' ? null : (
        <SelectField
          label={kind === 'orthosis' ? 'Device of the register' : 'From a visit or a device'}
          width="full"
          clearable
          disabled={view === null}
          value={from}
          options={sources}
          placeholder={placeholderOf(view === null, sources.length === 0, kind)}
          hint={
            kind === 'orthosis'
              ? 'Only where the office keeps it there.'
              : 'A visit brings its readings, work, parts and labor along.'
          }
          onChange={setFrom}
        />
      )}
      {billable && (refused || billable.answer === 'billAnotherWay') ? (
        <BillableAnswer {...billable}>
          {visit?.keptAsRecord
            ? 'This visit is kept as a service record.'
            : refused && visit
              ? 'The visit stays as a service record.'
              : null}
        </BillableAnswer>
      ) : null}
      {fault ? <FaultMessage fault={fault} /> : null}
    </Dialog>
  );
}

/** The kinds that the billing guides are about, then the others. */
const GUIDE_KINDS: readonly ClaimKind[] = ['repair', 'portableRental', 'orthosis', 'radiopharmaceutical'];

const NOTES: Readonly<Record<ClaimKind, string>> = {
  repair: 'A technician’s work on an oxygen concentrator, with its parts.',
  portableRental: 'A portable oxygen concentrator, by the month.',
  orthosis: 'A brace: fitted, delivered and measured.',
  radiopharmaceutical: 'A therapeutic dose that was given.',
  equipmentRepair: 'Work on other equipment that the patient owns, as a wheelchair.',
  oxygenRental: 'Other oxygen equipment by the month, its contents or its maintenance.',
};

function KindChoice({
  kind,
  onChange,
}: {
  readonly kind: ClaimKind;
  readonly onChange: (kind: ClaimKind) => void;
}) {
  const other = !GUIDE_KINDS.includes(kind);
  const choose = (next: ClaimKind | null) => {
    if (next !== null) onChange(next);
  };
  return (
    <>
      <ChoiceField<ClaimKind>
        label="Kind of claim"
        width="full"
        value={other ? null : kind}
        options={optionsOf(GUIDE_KINDS)}
        hint={other ? undefined : NOTES[kind]}
        onChange={choose}
      />
      <ChoiceField<ClaimKind>
        label="Or another kind"
        width="full"
        value={other ? kind : null}
        options={optionsOf(ClaimKind.options.filter((each) => !GUIDE_KINDS.includes(each)))}
        hint={other ? NOTES[kind] : undefined}
        onChange={choose}
      />
    </>
  );
}

function optionsOf(kinds: readonly ClaimKind[]) {
  return kinds.map((value) => ({ value, label: CLAIM_KIND_NAMES[value] }));
}

function placeholderOf(noPatient: boolean, none: boolean, kind: ClaimKind): string {
  if (noPatient) return 'Choose the patient first';
  if (!none) return 'Choose, or leave it open';
  return kind === 'orthosis' ? 'No orthosis on file' : 'No visit or device on file';
}

/** Visits without a claim first, then the devices; an orthosis comes of no visit. */
function sourcesOf(view: PatientView, kind: ClaimKind): readonly SelectOption[] {
  if (kind === 'radiopharmaceutical') return [];
  const orthosis = kind === 'orthosis';
  const visits = orthosis
    ? []
    : view.visits.toSorted((one, other) => Number(one.claimNumber !== '') - Number(other.claimNumber !== ''));
  // What is worn is made, delivered and mended; oxygen equipment is something else.
  const devices = view.devices.filter(
    (device) =>
      kind === 'equipmentRepair' || (device.kind === 'orthosis' || device.kind === 'prosthesis') === orthosis,
  );
  return [
    ...visits.map((visit) => ({
      value: `visit ${visit.id}`,
      label: `Visit ${visit.visitedOn ? formatUsDate(visit.visitedOn) : 'without a date'}, ${visit.device}`,
      note: sourceNote(visit),
    })),
    ...devices.map((device) => ({
      value: `device ${device.id}`,
      label: equipmentName(device),
      note: 'Device',
    })),
  ];
}

function sourceNote({ claimNumber, keptAsRecord, sealed }: PatientView['visits'][number]): string {
  if (claimNumber) return `on ${claimNumber}`;
  if (keptAsRecord) return 'kept as a service record';
  return sealed ? 'signed' : 'not signed yet';
}
