import { Button } from '@mantine/core';
import { useState } from 'react';
import { Link } from 'wouter';
import { formatUsDate } from '../../../../shared/domain/dates.ts';
import { isRepairKind } from '../../../../shared/domain/claimKind.ts';
import { equipmentName } from '../../../../shared/domain/equipment.ts';
import { FieldRow, Section } from '../../../components/Section.tsx';
import { useQuery } from '../../../components/useQuery.ts';
import { SelectField } from '../../../components/SelectField.tsx';
import { PickList } from '../../../records/PickList.tsx';
import { ReadingsFields } from '../../../records/ReadingsFields.tsx';
import { PURPOSES, RESULTS, WORK_KINDS } from '../../../records/words.ts';
import { readingsOf } from '../../../../shared/domain/benchWords.ts';
import { findingOptions } from '../../service/amendableFields.ts';
import { ClaimLoans } from '../../equipment/loans/LoanSection.tsx';
import { technicianChoices } from '../../service/technicians.ts';
import { technicianOf } from '../../service/VisitBasics.tsx';
import { CaseArea, CaseChoice, CaseDate, CaseNumber, CaseText } from '../CaseFields.tsx';
import { addVisit } from '../claimActions.ts';
import {
  editRecord,
  useAnswer,
  useCase,
  useClaim,
  useClaimPage,
  useReadOnly,
  useRecord,
} from '../claimContext.ts';
import { SourceGroup } from '../SourceLine.tsx';
import { DeliveryPart } from './DeliveryPart.tsx';
import { FittingPart } from './FittingPart.tsx';
import { OwnedItemPart } from './OwnedItemPart.tsx';
import { RecordChoice } from './RecordChoice.tsx';
import { SealedVisitFields, VisitSeal } from './VisitSeal.tsx';
import styles from '../Claim.module.css';

/** The device as the register has it, how it reached the patient, and the visit that the claim bills. */
export function EquipmentStep() {
  const { claim } = useCase();
  switch (claim.kind) {
    case 'repair':
      return (
        <>
          <DevicePart />
          <VisitPart />
          {claim.equipmentId ? <ClaimLoans equipmentId={claim.equipmentId} visitId={claim.visitId} /> : null}
        </>
      );
    case 'equipmentRepair':
      return (
        <>
          <DevicePart />
          <OwnedItemPart />
          <VisitPart />
        </>
      );
    case 'portableRental':
    case 'oxygenRental':
      return (
        <>
          <DevicePart />
          <DeliveryPart />
          <VisitPart />
        </>
      );
    case 'orthosis':
      return (
        <>
          <DevicePart />
          <FittingPart />
          <DeliveryPart />
        </>
      );
    case 'radiopharmaceutical':
      // No step of that kind: nothing is handed over and no visit is made.
      return null;
  }
}

function DevicePart() {
  const { claim, equipment } = useCase();
  const orthosis = claim.kind === 'orthosis';
  return (
    <Section level={3} plain title="Device">
      {equipment ? (
        <SourceGroup path="equipment.id">
          <FieldRow>
            <CaseText path="equipment.make" maxLength={60} />
            <CaseText path="equipment.model" maxLength={60} />
            <CaseText path="equipment.serial" code maxLength={60} required={!orthosis} />
            {orthosis ? <CaseText path="equipment.lot" code maxLength={60} /> : null}
            <CaseText path="equipment.hcpcs" code width="xs" maxLength={5} label="Code" />
          </FieldRow>
          {orthosis ? null : (
            <FieldRow>
              <CaseDate path="equipment.acquiredOn" />
              {claim.kind === 'equipmentRepair' ? null : (
                <>
                  <CaseDate path="equipment.rentalStartedOn" />
                  <CaseNumber path="equipment.hourMeter" unit="h" min={0} max={999_999} />
                </>
              )}
            </FieldRow>
          )}
          <p className={styles.source}>
            <Link href={`/equipment/${equipment.id}`}>Open {equipmentName(equipment)} in the register</Link>
          </p>
        </SourceGroup>
      ) : (
        <div data-path="equipment">
          <GoToDevice />
        </div>
      )}
    </Section>
  );
}

function GoToDevice() {
  const { goTo } = useClaimPage();
  const { claim } = useCase();
  return (
    <p className={styles.read}>
      {claim.kind === 'orthosis'
        ? 'No device of the register is named, and none is needed.'
        : 'No device is named on this claim.'}{' '}
      <button type="button" className={styles.link} onClick={() => goTo('claim.equipmentId')}>
        Choose the device
      </button>
    </p>
  );
}

function VisitPart() {
  const { store, goTo } = useClaimPage();
  const { claim, visit } = useCase();
  const visits = useClaim((state) => state.view?.choices.visits) ?? [];
  const readOnly = useReadOnly('claim');
  const [busy, setBusy] = useState(false);
  async function add() {
    setBusy(true);
    await addVisit(store);
    setBusy(false);
    goTo('visit.visitedOn');
  }
  return (
    <Section
      level={3}
      title="Service visit"
      note={
        isRepairKind(claim.kind)
          ? undefined
          : 'Only where a visit belongs to this rental, such as the setup or a maintenance visit.'
      }
    >
      <RecordChoice
        path="claim.visitId"
        options={visits.map((each) => ({
          value: each.id,
          label: [each.visitedOn ? formatUsDate(each.visitedOn) : 'No date', each.device].join(', '),
          note: each.sealed ? 'sealed' : 'not signed',
        }))}
        placeholder="Choose the visit"
        none="No visit to this patient is on file."
        record="visit"
        add={
          readOnly || visit ? null : (
            <Button loading={busy} onClick={() => void add()}>
              Record the visit here
            </Button>
          )
        }
      />
      {visit ? (
        <>
          <VisitSeal />
          {visit.seal ? (
            <SealedVisitFields which="visit" />
          ) : (
            <SourceGroup path="visit.id">
              <VisitFields />
            </SourceGroup>
          )}
        </>
      ) : null}
    </Section>
  );
}

/** What the technician recorded, open to change until it is signed. */
function VisitFields() {
  const { store } = useClaimPage();
  const { visit, equipment } = useCase();
  const kind = equipment?.kind ?? null;
  const editor = useRecord('visit');
  const findings = useAnswer('visit.findings');
  const workKinds = useAnswer('visit.workKinds');
  if (!visit) return null;
  return (
    <>
      <FieldRow>
        <CaseDate path="visit.visitedOn" required />
        <Technician />
        <CaseChoice path="visit.purpose" options={PURPOSES} width="full" />
      </FieldRow>
      <CaseArea path="visit.complaint" maxLength={1000} />
      {readingsOf(kind, visit.before).length > 0 ? (
        <h4 className={styles.listTitle}>Readings before</h4>
      ) : null}
      <ReadingsFields
        {...editor}
        kind={kind}
        pathPrefix="visit.before"
        value={visit.before}
        onChange={(next) => editRecord(store, 'visit.before', visit.before, next)}
      />
      <PickList
        {...findings}
        label="Finding"
        value={visit.findings}
        options={findingOptions(kind, visit.findings)}
        onChange={(next) => findings.onChange([...next])}
      />
      <CaseArea
        path="visit.malfunction"
        maxLength={2000}
        required
        hint="What exactly was wrong with this device"
      />
      <CaseArea
        path="visit.workDone"
        maxLength={4000}
        required
        hint="The repair, or the parts replaced, in detail"
      />
      <PickList
        {...workKinds}
        label="Kinds of work"
        value={visit.workKinds}
        options={WORK_KINDS}
        onChange={(next) => workKinds.onChange([...next])}
      />
      {readingsOf(kind, visit.after).length > 0 ? <h4 className={styles.listTitle}>Readings after</h4> : null}
      <ReadingsFields
        {...editor}
        kind={kind}
        pathPrefix="visit.after"
        value={visit.after}
        onChange={(next) => editRecord(store, 'visit.after', visit.after, next)}
      />
      <CaseChoice path="visit.result" options={RESULTS} width="full" />
      <CaseArea path="visit.resultNote" maxLength={1000} minRows={1} />
      <CaseText path="visit.patientSignedBy" personal width="l" maxLength={80} />
    </>
  );
}

/** The technician with what qualifies them, copied into the log so that later staff changes leave it alone. */
function Technician() {
  const { store } = useClaimPage();
  const { visit } = useCase();
  const users = useQuery('users.list', {});
  const answer = useAnswer('visit.technicianName');
  if (!visit) return null;
  const known = technicianChoices(users.data ?? [], visit.technicianId);
  const options = known.map((user) => ({ value: user.id, label: user.name, note: user.qualification }));
  const copied =
    visit.technicianId !== null && !known.some((user) => user.id === visit.technicianId)
      ? [{ value: visit.technicianId, label: visit.technicianName || 'Somebody who left' }]
      : [];
  return (
    <SelectField
      {...answer}
      label="Technician"
      value={visit.technicianId}
      options={[...options, ...copied]}
      width="l"
      hint={visit.technicianQualification || undefined}
      onChange={(id) => {
        const chosen = technicianOf(known.find((user) => user.id === id));
        for (const [key, value] of Object.entries(chosen)) store.getState().edit(`visit.${key}`, value);
      }}
    />
  );
}
