import { formatUsDate } from '../../../../shared/domain/dates.ts';
import { fullName } from '../../../../shared/domain/people.ts';
import { NpiField } from '../../../components/NpiField.tsx';
import { FieldRow, Section } from '../../../components/Section.tsx';
import { OrderFields } from '../../../records/OrderFields.tsx';
import { OxygenTestFields } from '../../../records/OxygenTestFields.tsx';
import { COVERS, labelOf, TEST_METHODS } from '../../../records/words.ts';
import { CaseArea, CaseChoice, CaseNumber, CaseText, CaseYesNo } from '../CaseFields.tsx';
import { addOrder, addOxygenTest } from '../claimActions.ts';
import {
  editRecord,
  useAnswer,
  useCase,
  useClaim,
  useClaimPage,
  useReadOnly,
  useRecord,
} from '../claimContext.ts';
import { AddButton } from './PatientStep.tsx';
import { RecordChoice } from './RecordChoice.tsx';
import styles from '../Claim.module.css';

/** The physician's order, the test, and in words why the patient needs it. */
export function OrderStep() {
  const { claim } = useCase();
  return (
    <>
      <Section level={3} plain title="Order">
        <OrderPart />
      </Section>
      {claim.kind === 'portableRental' ? (
        <>
          <Section level={3} title="Oxygen test">
            <TestPart />
          </Section>
          <Section
            level={3}
            title="Why oxygen, and why portable"
            note="In the physician’s sense, not ours: the record has to bear it out."
          >
            <CaseArea path="claim.rental.portableReason" maxLength={1000} />
            <CaseArea path="claim.rental.mobilityInHome" maxLength={1000} />
            <FieldRow>
              <CaseChoice path="claim.rental.duration" options={DURATIONS} width="l" />
              <CaseNumber path="claim.rental.durationMonths" unit="months" min={1} max={99} />
            </FieldRow>
            <FieldRow>
              <CaseYesNo path="claim.rental.followsGuideline" width="l" />
              <CaseText path="claim.rental.guideline" width="l" maxLength={200} />
            </FieldRow>
            <CaseArea path="claim.rental.otherTreatment" maxLength={1000} />
            <CaseYesNo path="claim.rental.uncorrectedByOtherTreatment" width="l" />
          </Section>
        </>
      ) : null}
    </>
  );
}

function OrderPart() {
  const { store } = useClaimPage();
  const { order } = useCase();
  const choices = useClaim((state) => state.view?.choices);
  const editor = useRecord('order');
  const readOnly = useReadOnly('claim');
  const name = choices?.orders.find((each) => each.physicianId === order?.physicianId)?.physicianName;
  return (
    <>
      <FieldRow>
        <RecordChoice
          path="claim.orderId"
          options={(choices?.orders ?? []).map((each) => ({
            value: each.id,
            label: [
              labelOf(COVERS, each.covers) || 'Order',
              each.orderedOn ? formatUsDate(each.orderedOn) : 'no date',
            ].join(', '),
            note: each.physicianName,
          }))}
          placeholder={choices?.orders.length === 0 ? 'No orders on file' : 'Choose the order'}
        />
        {readOnly ? null : (
          <div data-path={order ? undefined : 'order'}>
            <AddButton
              label={order ? 'Add another order' : 'Add order'}
              onClick={() => void addOrder(store)}
            />
          </div>
        )}
      </FieldRow>
      {order ? (
        <div data-path="order">
          <OrderFields
            {...editor}
            value={order}
            documents={choices?.documents ?? []}
            physicianName={name}
            onChange={(next) => editRecord(store, 'order', order, next)}
          />
          <PhysicianNpi />
        </div>
      ) : null}
    </>
  );
}

function PhysicianNpi() {
  const { physician } = useCase();
  const answer = useAnswer('physician.npi');
  if (!physician) return null;
  return (
    <NpiField
      {...answer}
      label={`NPI of ${fullName(physician) || 'the physician'}`}
      width="l"
      value={typeof answer.value === 'string' ? answer.value : ''}
    />
  );
}

function TestPart() {
  const { store } = useClaimPage();
  const { oxygenTest, payer } = useCase();
  const choices = useClaim((state) => state.view?.choices);
  const editor = useRecord('oxygenTest');
  const readOnly = useReadOnly('claim');
  const limits = payer?.settings.rental.thresholds;
  return (
    <>
      {limits ? (
        <p className={styles.stepNote}>
          {payer?.name}: saturation at most {limits.saturationAtMost} % or PaO₂ at most {limits.pao2AtMost} mm
          Hg
          {limits.saturationGroupTwoAtMost === null
            ? '.'
            : `; up to ${limits.saturationGroupTwoAtMost} % or ${limits.pao2GroupTwoAtMost ?? '–'} mm Hg with one of the group II conditions.`}
        </p>
      ) : null}
      <FieldRow>
        <RecordChoice
          path="claim.oxygenTestId"
          options={(choices?.oxygenTests ?? []).map((each) => ({
            value: each.id,
            label: [
              labelOf(TEST_METHODS, each.method) || 'Test',
              each.testedOn ? formatUsDate(each.testedOn) : 'no date',
            ].join(', '),
            note: each.saturation === null ? '' : `${each.saturation} %`,
          }))}
          placeholder={choices?.oxygenTests.length === 0 ? 'No tests on file' : 'Choose the test'}
        />
        {readOnly ? null : (
          <div data-path={oxygenTest ? undefined : 'oxygenTest'}>
            <AddButton
              label={oxygenTest ? 'Add another test' : 'Add oxygen test'}
              onClick={() => void addOxygenTest(store)}
            />
          </div>
        )}
      </FieldRow>
      {oxygenTest ? (
        <div data-path="oxygenTest">
          <OxygenTestFields
            {...editor}
            value={oxygenTest}
            documents={choices?.documents ?? []}
            thresholds={limits}
            onChange={(next) => editRecord(store, 'oxygenTest', oxygenTest, next)}
          />
        </div>
      ) : null}
    </>
  );
}

const DURATIONS = [
  { value: 'shortTerm', label: 'Short term' },
  { value: 'longTerm', label: 'Long term' },
];
