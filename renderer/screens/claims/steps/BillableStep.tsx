import { EQUIPMENT_KIND_NAMES, equipmentName, OWNERSHIP_NAMES } from '../../../../shared/domain/equipment.ts';
import { formatUsDate, type IsoDate, rentalMonthOn } from '../../../../shared/domain/dates.ts';
import type { ClaimCase } from '../../../../shared/domain/claimCase.ts';
import { PAYER_CLASS_NAMES } from '../../../../shared/domain/payer.ts';
import { PLACES_OF_SERVICE } from '../../../../shared/codes/placeOfService.ts';
import { readableDates } from '../../../components/readableDates.ts';
import { Facts, FieldRow, Section } from '../../../components/Section.tsx';
import { CaseArea, CaseChoice, CaseDate, CaseNumber, CaseSelect } from '../CaseFields.tsx';
import { useCase, useClaim } from '../claimContext.ts';
import { RecordChoice } from './RecordChoice.tsx';
import styles from '../Claim.module.css';

/** Five questions before any work: payer, item, owner, rental month, warranty; and what they add up to. */
export function BillableStep() {
  const theCase = useCase();
  const billable = useClaim((state) => state.view?.evaluation.billable);
  const { claim, equipment } = theCase;
  const rental = claim.kind === 'portableRental';
  return (
    <>
      {billable ? (
        <div className={styles.banner} data-tone={TONES[billable.answer]}>
          <div className={styles.bannerText}>
            <p>
              <strong>{ANSWERS[billable.answer]}</strong> {readableDates(sentence(billable.why))}
            </p>
            <p>
              {billable.source.title}
              {billable.source.date ? `, ${readableDates(billable.source.date)}` : ''}
            </p>
          </div>
        </div>
      ) : null}
      <Section level={3} plain title="What speaks for it and against it">
        <Facts columns={2} items={questions(theCase)} />
      </Section>
      <Section level={3} title="Device and day">
        <FieldRow>
          <DeviceChoice />
          <CaseDate path="claim.dateOfService" required />
          <CaseSelect
            path="claim.placeOfService"
            options={PLACES}
            clearable
            empty=""
            width="l"
            hint="Where the device is used"
          />
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
          <p className="cw-quiet">Choose the device to see who owns it and whether it is under warranty.</p>
        )}
      </Section>
      {rental ? (
        <Section level={3} title="Rental">
          <FieldRow>
            <CaseChoice path="claim.rental.basis" options={BASES} />
            <CaseNumber path="claim.rental.rentalMonthsBilled" unit="mo." min={0} max={120} width="m" />
          </FieldRow>
        </Section>
      ) : (
        <EarlierRepairs theCase={theCase} />
      )}
    </>
  );
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
      {priorRepairs.length === 0 ? (
        <p className={styles.none}>None on file.</p>
      ) : (
        <Facts
          items={priorRepairs.slice(0, 12).map((repair, index) => ({
            label: `${formatUsDate(repair.dateOfService)}${index > 0 && repair.dateOfService === priorRepairs[index - 1]?.dateOfService ? ` (${index + 1})` : ''}`,
            value: repair.claimNumber || 'Without a claim',
          }))}
        />
      )}
      <CaseArea
        path="claim.repair.frequencyReason"
        maxLength={500}
        hint="Only where the payer’s limit is passed"
      />
    </Section>
  );
}

function questions(theCase: ClaimCase) {
  const { claim, equipment, payer } = theCase;
  const on = claim.dateOfService;
  return [
    { label: 'Who pays?', value: payer ? `${payer.name} (${PAYER_CLASS_NAMES[payer.class]})` : '' },
    { label: 'What is it?', value: equipment?.kind ? EQUIPMENT_KIND_NAMES[equipment.kind] : '' },
    { label: 'Who owns it?', value: equipment?.ownership ? OWNERSHIP_NAMES[equipment.ownership] : '' },
    { label: 'Rental month', value: rentalMonth(theCase, on) },
    { label: 'Parts warranty', value: warranty(equipment?.warrantyUntil ?? null, on) },
    { label: 'Labor warranty', value: warranty(equipment?.warrantyLaborUntil ?? null, on) },
  ];
}

function rentalMonth({ equipment, claim }: ClaimCase, on: IsoDate | null): string {
  if (!equipment || equipment.ownership !== 'rental') return 'Not rented out';
  const start = claim.delivery.deliveredOn ?? equipment.rentalStartedOn;
  if (!start || !on) return '';
  const month = rentalMonthOn(start, on);
  return month === 0 ? 'Before the rental began' : `Month ${month}, rented since ${formatUsDate(start)}`;
}

function warranty(until: IsoDate | null, on: IsoDate | null): string {
  if (!until) return '';
  if (!on) return `Until ${formatUsDate(until)}`;
  return until >= on ? `Runs until ${formatUsDate(until)}` : `Ended ${formatUsDate(until)}`;
}

function sentence(text: string): string {
  const trimmed = text.trim();
  return `${trimmed.charAt(0).toUpperCase()}${trimmed.slice(1)}${/[.!?]$/.test(trimmed) ? '' : '.'}`;
}

const ANSWERS = {
  bill: 'This can be billed.',
  doNotBill: 'Do not bill this.',
  billAnotherWay: 'Bill this another way.',
  needsPerson: 'Somebody has to decide.',
} as const;

const TONES = { bill: 'met', doNotBill: 'unmet', billAnotherWay: 'unknown', needsPerson: 'unknown' } as const;

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
