import type { Delivery } from '../../../../shared/domain/claimAnswers.ts';
import { FieldRow, Section } from '../../../components/Section.tsx';
import { CaseChoice, CaseDate, CasePicks, CaseSelect, CaseText } from '../CaseFields.tsx';
import { useCase } from '../claimContext.ts';
import { PaperLine } from './PaperLine.tsx';

/** When and how the item reached the patient, and what the proof of it shows, as somebody read it there. */
export function DeliveryPart() {
  const { delivery } = useCase().claim;
  const { method } = delivery;
  return (
    <Section level={3} title="Delivery">
      <PaperLine type="proofOfDelivery" />
      <FieldRow>
        <CaseDate path="claim.delivery.deliveredOn" />
        <CaseChoice path="claim.delivery.method" />
        {method === 'shipped' || delivery.shippedOn !== null ? (
          <CaseDate path="claim.delivery.shippedOn" hint="Label or pick-up" />
        ) : null}
      </FieldRow>
      <CasePicks
        path="claim.delivery.proofShows"
        only={method === null ? undefined : SHOWN_BY[method]}
        hint="Tick only what you read on the paper itself"
      />
      <FieldRow>
        <CaseText path="claim.delivery.receivedBy" width="l" maxLength={80} personal />
        <CaseSelect
          path="claim.delivery.receiverRelation"
          clearable
          hint={delivery.receiverRelation === 'supplierStaff' ? 'Cannot sign for the patient' : undefined}
        />
        <CaseDate path="claim.delivery.dischargedOn" hint="If delivered in hospital" />
      </FieldRow>
    </Section>
  );
}

const EVERY = ['patientName', 'deliveryAddress', 'itemDescription', 'quantity', 'dateDelivered'] as const;

/** What a proof of each kind of delivery consists of (Medicare's methods 1 to 3). */
const SHOWN_BY: Readonly<Record<NonNullable<Delivery['method']>, readonly string[]>> = {
  direct: [...EVERY, 'receiverSignature'],
  shipped: [...EVERY, 'trackingNumber', 'evidenceOfDelivery'],
  facility: [...EVERY, 'receiverSignature', 'trackingNumber', 'evidenceOfDelivery', 'facilityRecord'],
};
