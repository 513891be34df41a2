import { Button } from '@mantine/core';
import type { ClaimCase } from '../../../../shared/domain/claimCase.ts';
import { isRepairKind } from '../../../../shared/domain/claimKind.ts';
import { formatUsDate } from '../../../../shared/domain/dates.ts';
import { fullName } from '../../../../shared/domain/people.ts';
import { NpiField } from '../../../components/NpiField.tsx';
import { Section } from '../../../components/Section.tsx';
import { OrderFields } from '../../../records/OrderFields.tsx';
import { OxygenTestFields } from '../../../records/OxygenTestFields.tsx';
import { COVERS, labelOf, TEST_METHODS } from '../../../records/words.ts';
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
import { SourceGroup } from '../SourceLine.tsx';
import { OrthosisNeedPart } from './OrthosisNeedPart.tsx';
import { RecordChoice } from './RecordChoice.tsx';
import { RentalNeedPart } from './RentalNeedPart.tsx';
import { RepairNeedPart } from './RepairNeedPart.tsx';
import { TreatmentPart } from './TreatmentPart.tsx';
import styles from '../Claim.module.css';

/** The physician's order, the test, and in words why the patient needs it. */
export function OrderStep() {
  const { claim } = useCase();
  switch (claim.kind) {
    case 'repair':
      return <OrderSection plain />;
    case 'equipmentRepair':
      return (
        <>
          <RepairNeedPart />
          <OrderSection />
        </>
      );
    case 'portableRental':
    case 'oxygenRental':
      return (
        <>
          <OrderSection plain />
          <Section level={3} title="Oxygen test">
            <TestPart />
          </Section>
          <RentalNeedPart />
        </>
      );
    case 'orthosis':
      return (
        <>
          <OrderSection plain />
          <OrthosisNeedPart />
        </>
      );
    case 'radiopharmaceutical':
      return (
        <>
          <TreatmentPart />
          <OrderSection />
        </>
      );
  }
}

function OrderSection({ plain = false }: { readonly plain?: boolean }) {
  const theCase = useCase();
  return (
    <Section level={3} plain={plain} title="Order" note={orderNote(theCase)}>
      <OrderPart />
    </Section>
  );
}

/** What the payer wants of the order, where that is its own choice. */
function orderNote({ claim, payer }: ClaimCase): string | undefined {
  if (!payer) return undefined;
  const { orders, radiopharmaceutical } = payer.settings;
  const optional =
    (isRepairKind(claim.kind) && !orders.requiredForRepair) ||
    (claim.kind === 'radiopharmaceutical' && !radiopharmaceutical.orderRequired);
  return optional ? 'This payer asks for none; name it where there is one.' : undefined;
}

function OrderPart() {
  const { store, goTo } = useClaimPage();
  const { order } = useCase();
  const choices = useClaim((state) => state.view?.choices);
  const readOnly = useReadOnly('claim');
  const name = choices?.orders.find((each) => each.physicianId === order?.physicianId)?.physicianName;
  return (
    <>
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
        placeholder="Choose the order"
        none="No order of this patient is on file."
        record="order"
        add={
          readOnly ? null : (
            <Button onClick={() => void addOrder(store).then(() => goTo('order.physicianId'))}>
              {order ? 'Add another order' : 'Add order'}
            </Button>
          )
        }
      />
      {order ? (
        <div data-path="order">
          <SourceGroup path="order.id">
            <OrderPaper physicianName={name} />
          </SourceGroup>
          <PhysicianNpi />
        </div>
      ) : null}
    </>
  );
}

function OrderPaper({ physicianName }: { readonly physicianName: string | undefined }) {
  const { store } = useClaimPage();
  const { claim, order } = useCase();
  const documents = useClaim((state) => state.view?.choices.documents) ?? [];
  const editor = useRecord('order');
  if (!order) return null;
  return (
    <OrderFields
      {...editor}
      value={order}
      documents={documents}
      physicianName={physicianName}
      kind={claim.kind}
      onChange={(next) => editRecord(store, 'order', order, next)}
    />
  );
}

function TestPaper() {
  const { store } = useClaimPage();
  const { oxygenTest, payer } = useCase();
  const documents = useClaim((state) => state.view?.choices.documents) ?? [];
  const editor = useRecord('oxygenTest');
  if (!oxygenTest) return null;
  return (
    <OxygenTestFields
      {...editor}
      value={oxygenTest}
      documents={documents}
      thresholds={payer?.settings.rental.thresholds}
      onChange={(next) => editRecord(store, 'oxygenTest', oxygenTest, next)}
    />
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
  const { store, goTo } = useClaimPage();
  const { oxygenTest, payer } = useCase();
  const choices = useClaim((state) => state.view?.choices);
  const readOnly = useReadOnly('claim');
  const limits = payer?.settings.rental.thresholds;
  return (
    <>
      {limits ? (
        <p className={styles.stepNote}>
          {payer?.name}: saturation at most {limits.saturationAtMost}% or PaO₂ at most {limits.pao2AtMost} mm
          Hg
          {limits.saturationGroupTwoAtMost === null
            ? '.'
            : `; up to ${limits.saturationGroupTwoAtMost}% or ${limits.pao2GroupTwoAtMost ?? '–'} mm Hg with one of the group II conditions.`}
        </p>
      ) : null}
      <RecordChoice
        path="claim.oxygenTestId"
        options={(choices?.oxygenTests ?? []).map((each) => ({
          value: each.id,
          label: [
            labelOf(TEST_METHODS, each.method) || 'Test',
            each.testedOn ? formatUsDate(each.testedOn) : 'no date',
          ].join(', '),
          note: each.saturation === null ? '' : `${each.saturation}%`,
        }))}
        placeholder="Choose the test"
        none="No oxygen test of this patient is on file."
        record="oxygenTest"
        add={
          readOnly ? null : (
            <Button onClick={() => void addOxygenTest(store).then(() => goTo('oxygenTest.testedOn'))}>
              {oxygenTest ? 'Add another test' : 'Add oxygen test'}
            </Button>
          )
        }
      />
      {oxygenTest ? (
        <div data-path="oxygenTest">
          <SourceGroup path="oxygenTest.id">
            <TestPaper />
          </SourceGroup>
        </div>
      ) : null}
    </>
  );
}
