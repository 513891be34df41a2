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
import { PatientField } from '../../records/lookups.tsx';
import { go } from '../../shell/navigation.ts';

/**
 * Opens a claim: for whom, of which kind, and from which visit or device, so that everything already recorded
 * comes along.
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
  const sources = view ? sourcesOf(view) : [];

  async function open() {
    setTried(true);
    if (patientId === null || busy) return;
    setBusy(true);
    const [what, id] = from?.split(' ') ?? [];
    const visitId = what === 'visit' ? (id ?? null) : null;
    const visited = visitId === null ? null : await call('visits.get', { id: visitId });
    const visitDevice = visited?.ok ? visited.value.visit.equipmentId : null;
    const equipmentId = what === 'device' ? (id ?? null) : visitDevice;
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
          <Button variant="filled" loading={busy} onClick={() => void open()}>
            Open the claim
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
      <ChoiceField<ClaimKind>
        label="Kind of claim"
        width="full"
        value={kind}
        options={KINDS}
        onChange={(next) => setKind(next ?? 'repair')}
      />
      <SelectField
        label="From a visit or a device"
        width="full"
        clearable
        disabled={view === null}
        value={from}
        options={sources}
        placeholder={
          view === null
            ? 'Choose the patient first'
            : sources.length === 0
              ? 'No visit or device on file'
              : 'Choose, or leave it open'
        }
        hint="A visit brings its readings, work, parts and labor along."
        onChange={setFrom}
      />
      {fault ? <FaultMessage fault={fault} /> : null}
    </Dialog>
  );
}

const KINDS = ClaimKind.options.map((value) => ({ value, label: CLAIM_KIND_NAMES[value] }));

/** Visits without a claim first, then the devices. */
function sourcesOf(view: PatientView): readonly SelectOption[] {
  const visits = view.visits.toSorted(
    (one, other) => Number(one.claimNumber !== '') - Number(other.claimNumber !== ''),
  );
  return [
    ...visits.map((visit) => ({
      value: `visit ${visit.id}`,
      label: `Visit ${visit.visitedOn ? formatUsDate(visit.visitedOn) : 'without a date'}, ${visit.device}`,
      note: visit.claimNumber ? `on ${visit.claimNumber}` : visit.sealed ? 'signed' : 'not signed yet',
    })),
    ...view.devices.map((device) => ({
      value: `device ${device.id}`,
      label: equipmentName(device),
      note: 'Device',
    })),
  ];
}
