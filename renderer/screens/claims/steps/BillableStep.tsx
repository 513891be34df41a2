import { Button } from '@mantine/core';
import { useState } from 'react';
import { DESK } from '../../../../shared/contract/channel.ts';
import { OPEN_STATES } from '../../../../shared/domain/claim.ts';
import type { ClaimCase } from '../../../../shared/domain/claimCase.ts';
import { CLAIM_KIND_NAMES, isRentalKind, isRepairKind } from '../../../../shared/domain/claimKind.ts';
import { formatUsDate, type IsoDate, rentalMonthOn } from '../../../../shared/domain/dates.ts';
import { EQUIPMENT_KIND_NAMES, equipmentName, OWNERSHIP_NAMES } from '../../../../shared/domain/equipment.ts';
import { formatCents } from '../../../../shared/domain/money.ts';
import { PAYER_CLASS_NAMES } from '../../../../shared/domain/payer.ts';
import { PLACES_OF_SERVICE } from '../../../../shared/codes/placeOfService.ts';
import { ConfirmDialog } from '../../../components/Dialog.tsx';
import { type Fact, Facts, FieldRow, Section } from '../../../components/Section.tsx';
import { BillableAnswer } from '../../../records/BillableAnswer.tsx';
import { CaseArea, CaseChoice, CaseDate, CaseNumber, CaseSelect } from '../CaseFields.tsx';
import { closeAsRecord } from '../claimActions.ts';
import { useCase, useClaim, useClaimPage } from '../claimContext.ts';
import { RecordChoice } from './RecordChoice.tsx';

/** Before any work: payer, item, owner, rental month, warranty; what they add up to; and what was billed before. */
export function BillableStep() {
  const theCase = useCase();
  const { claim } = theCase;
  const given = claim.kind === 'radiopharmaceutical';
  return (
    <>
      <Answer />
      <Section level={3} plain title="What speaks for it and against it">
        <Facts columns={2} items={questions(theCase)} />
      </Section>
      {given ? (
        <Section level={3} title="Day and place">
          <FieldRow>
            <CaseDate path="claim.dateOfService" required />
            <Place hint="Where the dose was given" />
          </FieldRow>
        </Section>
      ) : (
        <DeviceAndDay />
      )}
      {isRentalKind(claim.kind) ? (
        <Section level={3} title="Rental">
          <FieldRow>
            <CaseChoice path="claim.rental.basis" options={BASES} />
            <CaseNumber path="claim.rental.rentalMonthsBilled" unit="mo." min={0} max={120} width="m" />
          </FieldRow>
        </Section>
      ) : null}
      {isRepairKind(claim.kind) && theCase.equipment?.ownership === 'rental' ? (
        <Section level={3} title="Rental">
          <CaseNumber path="claim.rental.rentalMonthsBilled" unit="mo." min={0} max={120} width="m" />
        </Section>
      ) : null}
      {isRepairKind(claim.kind) ? <EarlierRepairs theCase={theCase} /> : null}
      <OtherClaims theCase={theCase} />
    </>
  );
}

/** The answer; where it is not to bill a visit, the claim may be closed and the visit kept as what it is. */
function Answer() {
  const { store, role } = useClaimPage();
  const { claim, visit, payer } = useCase();
  const billable = useClaim((state) => state.view?.evaluation.billable);
  const frozen = useClaim((state) => state.view?.frozen ?? true);
  const [asking, setAsking] = useState(false);
  const [busy, setBusy] = useState(false);
  if (!billable) return null;
  const closable =
    billable.answer === 'doNotBill' &&
    isRepairKind(claim.kind) &&
    !frozen &&
    OPEN_STATES.includes(claim.state) &&
    DESK.includes(role);

  async function close() {
    setBusy(true);
    const view = await closeAsRecord(store);
    setBusy(false);
    if (view) setAsking(false);
  }

  return (
    <>
      <BillableAnswer
        {...billable}
        payerName={payer?.name}
        actions={
          closable && visit?.seal ? (
            <Button variant="filled" onClick={() => setAsking(true)}>
              Close the claim, keep the record
            </Button>
          ) : null
        }
      >
        {closable ? closingWords(visit) : null}
      </BillableAnswer>
      <ConfirmDialog
        title="Close the claim and keep the record?"
        open={asking}
        text="The claim is closed and stays closed. The signed visit is kept as a service record, with your name and the reason."
        confirm="Close and keep"
        busy={busy}
        onConfirm={() => void close()}
        onClose={() => setAsking(false)}
      />
    </>
  );
}

function closingWords(visit: ClaimCase['visit']): string | null {
  if (visit === null) return null;
  return visit.seal
    ? 'The visit stays as a service record.'
    : 'Once the visit is signed it can be kept as a service record.';
}

function DeviceAndDay() {
  const { claim, equipment } = useCase();
  return (
    <Section level={3} title="Device and day">
      <FieldRow>
        <DeviceChoice />
        <CaseDate path="claim.dateOfService" required />
        <Place hint="Where the device is used" />
      </FieldRow>
      {equipment ? (
        <>
          <FieldRow>
            <CaseSelect path="equipment.kind" options={KINDS} />
            <CaseChoice path="equipment.ownership" options={OWNERSHIPS} width="full" />
          </FieldRow>
          <FieldRow>
            <CaseDate path="equipment.warrantyUntil" width="m" />
            <CaseDate path="equipment.warrantyLaborUntil" width="m" />
          </FieldRow>
        </>
      ) : (
        <p className="cw-quiet">
          {claim.kind === 'orthosis'
            ? 'Choose the device where the office keeps it in its register.'
            : 'Choose the device to see who owns it and whether it is under warranty.'}
        </p>
      )}
    </Section>
  );
}

function Place({ hint }: { readonly hint: string }) {
  return <CaseSelect path="claim.placeOfService" options={PLACES} clearable empty="" width="l" hint={hint} />;
}

function DeviceChoice() {
  const devices = useClaim((state) => state.view?.choices.devices) ?? [];
  const { equipment } = useCase();
  return (
    <RecordChoice
      path="claim.equipmentId"
      width="l"
      options={devices.map((device) => ({
        value: device.id,
        label: equipmentName(device),
        note: device.ownership ? OWNERSHIP_NAMES[device.ownership] : '',
      }))}
      current={equipment ? { value: equipment.id, label: equipmentName(equipment) } : null}
      placeholder={devices.length === 0 ? 'The patient holds no device' : 'Choose the device'}
    />
  );
}

function EarlierRepairs({ theCase }: { readonly theCase: ClaimCase }) {
  const { priorRepairs, payer } = theCase;
  const limit = payer?.settings.repair.frequency ?? null;
  return (
    <Section
      level={3}
      title="Earlier repairs of this device"
      note={
        limit
          ? `The payer allows ${limit.repairs} in ${limit.months} months.`
          : 'The payer sets no limit on how often.'
      }
    >
      <div data-path="priorRepairs">
        {priorRepairs.length === 0 ? (
          <p className="cw-quiet">None on file.</p>
        ) : (
          <Facts
            items={priorRepairs.slice(0, 12).map((repair, index) => ({
              label: `${formatUsDate(repair.dateOfService)}${index > 0 && repair.dateOfService === priorRepairs[index - 1]?.dateOfService ? ` (${index + 1})` : ''}`,
              value: [repair.claimNumber || 'Without a claim', formatCents(repair.costCents)]
                .filter(Boolean)
                .join(', '),
            }))}
          />
        )}
      </div>
      <CaseArea
        path="claim.repair.frequencyReason"
        maxLength={500}
        hint="Only where the payer’s limit is passed"
      />
    </Section>
  );
}

const MOST_SHOWN = 8;

/** What else was billed for this patient or this device: the newest few. */
function OtherClaims({ theCase }: { readonly theCase: ClaimCase }) {
  const { otherClaims } = theCase;
  if (otherClaims.length === 0) return null;
  return (
    <Section
      level={3}
      title="Other claims of the patient and the device"
      note={
        otherClaims.length > MOST_SHOWN ? `The newest ${MOST_SHOWN} of ${otherClaims.length}.` : undefined
      }
    >
      <div data-path="otherClaims">
        <Facts
          items={otherClaims.slice(0, MOST_SHOWN).map((other) => ({
            label: other.claimNumber,
            value: [
              CLAIM_KIND_NAMES[other.kind],
              other.dateOfService ? formatUsDate(other.dateOfService) : '',
              other.lines.map(({ code, modifiers }) => [code, ...modifiers].join(' ')).join('; '),
              other.samePatient ? '' : 'another patient’s',
            ]
              .filter(Boolean)
              .join(', '),
          }))}
        />
      </div>
    </Section>
  );
}

function questions(theCase: ClaimCase): readonly Fact[] {
  const { claim, equipment, payer } = theCase;
  const on = claim.dateOfService;
  const who = {
    label: 'Who pays?',
    value: payer ? `${payer.name} (${PAYER_CLASS_NAMES[payer.class]})` : '',
  };
  if (claim.kind === 'radiopharmaceutical') {
    return [who, { label: 'What is it?', value: CLAIM_KIND_NAMES[claim.kind] }];
  }
  return [
    who,
    { label: 'What is it?', value: equipment?.kind ? EQUIPMENT_KIND_NAMES[equipment.kind] : '' },
    { label: 'Who owns it?', value: equipment?.ownership ? OWNERSHIP_NAMES[equipment.ownership] : '' },
    ...(claim.kind === 'orthosis' ? [] : [{ label: 'Rental month', value: rentalMonth(theCase, on) }]),
    { label: 'Parts warranty', value: warranty(equipment?.warrantyUntil ?? null, on) },
    { label: 'Labor warranty', value: warranty(equipment?.warrantyLaborUntil ?? null, on) },
  ];
}

function rentalMonth({ equipment, claim }: ClaimCase, on: IsoDate | null): string {
  if (!equipment || equipment.ownership !== 'rental') return 'Not rented out';
  const start = claim.delivery.deliveredOn ?? equipment.rentalStartedOn;
  if (!start || !on) return '';
  const { rentalMonthsBilled } = claim.rental;
  const month = rentalMonthsBilled === null ? rentalMonthOn(start, on) : rentalMonthsBilled + 1;
  return month === 0 ? 'Before the rental began' : `Month ${month}, rented since ${formatUsDate(start)}`;
}

function warranty(until: IsoDate | null, on: IsoDate | null): string {
  if (!until) return '';
  if (!on) return `Until ${formatUsDate(until)}`;
  return until >= on ? `Runs until ${formatUsDate(until)}` : `Ended ${formatUsDate(until)}`;
}

const PLACES = PLACES_OF_SERVICE.map((place) => ({
  value: place.code,
  label: `${place.code} ${place.name}`,
  note: place.acute ? 'Acute care' : '',
}));
const KINDS = Object.entries(EQUIPMENT_KIND_NAMES).map(([value, label]) => ({ value, label }));
const OWNERSHIPS = Object.entries(OWNERSHIP_NAMES).map(([value, label]) => ({ value, label }));
const BASES = [
  { value: 'rental', label: 'Rented' },
  { value: 'purchase', label: 'Bought' },
];
