import type { FilingAnswers } from '../../../../shared/domain/filing.ts';
import { formatUsDate } from '../../../../shared/domain/dates.ts';
import { formatCents } from '../../../../shared/domain/money.ts';
import { NpiField } from '../../../components/NpiField.tsx';
import { FieldRow, Section } from '../../../components/Section.tsx';
import { AddressFields } from '../../../records/AddressFields.tsx';
import { CaseChoice, CaseDate, CaseMoney, CaseSelect, CaseText } from '../CaseFields.tsx';
import { editRecord, useAnswer, useCase, useClaimPage, useRecord } from '../claimContext.ts';
import { ACCIDENT_NAMES, DELAY_REASON_NAMES, FREQUENCY_NAMES } from '../filingWords.ts';
import { plural } from '../findings.ts';
import { Fold } from './Fold.tsx';
import { PriorPaymentsPart } from './PriorPaymentsPart.tsx';
import { SentPapersPart } from './SentPapersPart.tsx';

/** What the claim says of its own way to the payer. Most claims need none of it: each part is one line until opened. */
export function FilingPart() {
  const { claim, payer, coverage, otherCoverages } = useCase();
  const { filing } = claim;
  const before = otherCoverages.filter((other) => coverage && other.coverage.rank < coverage.rank);
  return (
    <Section
      level={3}
      title="Filing"
      note="Goes into the file or onto the form beside the lines. Open what this claim needs."
    >
      <Fold
        title="First claim or correction"
        state={[FREQUENCY_NAMES[filing.frequency], filing.payerClaimNumber].filter(Boolean).join(', ')}
        given={filing.frequency !== 'original' || filing.payerClaimNumber !== ''}
      >
        <FrequencyFields filing={filing} takes={payer ? payer.filing.takesReplacements : null} />
        {payer?.class === 'medicare' ? (
          <p className="cw-quiet">
            Medicare’s DME contractors take first claims only. One that was sent back unread goes again as a
            new claim; one that was decided is reopened or appealed.
          </p>
        ) : null}
      </Fold>
      {before.length > 0 || filing.priorPayments.length > 0 ? (
        <div data-path="otherCoverages">
          <Fold
            title="What other payers decided"
            state={
              filing.priorPayments.length === 0
                ? `${plural(before.length, 'payer comes', 'payers come')} before this one: not entered yet`
                : `${plural(filing.priorPayments.length, 'decision')} entered`
            }
            given
          >
            <PriorPaymentsPart before={before} />
          </Fold>
        </div>
      ) : null}
      <Fold
        title="Paid by the patient"
        state={filing.patientPaidCents ? formatCents(filing.patientPaidCents) : 'Nothing'}
        given={filing.patientPaidCents !== null && filing.patientPaidCents > 0}
      >
        <CaseMoney
          path="claim.filing.patientPaidCents"
          hint="On this claim, before it is sent: box 29"
          width="l"
        />
      </Fold>
      <Fold
        title="Accident"
        state={[
          ACCIDENT_NAMES[filing.accident],
          filing.accidentOn ? formatUsDate(filing.accidentOn) : '',
          filing.accidentState,
        ]
          .filter(Boolean)
          .join(', ')}
        given={filing.accident !== 'no'}
      >
        <FieldRow>
          <CaseChoice path="claim.filing.accident" />
          {filing.accident === 'no' ? null : <CaseDate path="claim.filing.accidentOn" />}
          {filing.accident === 'auto' ? (
            <CaseText path="claim.filing.accidentState" code width="s" maxLength={2} hint="Where it was" />
          ) : null}
        </FieldRow>
      </Fold>
      <Fold
        title="Late claim"
        state={filing.delayReason === '' ? 'On time' : DELAY_REASON_NAMES[filing.delayReason]}
        given={filing.delayReason !== ''}
      >
        <CaseSelect
          path="claim.filing.delayReason"
          width="full"
          clearable
          empty=""
          placeholder="On time"
          hint="Only past the payer’s filing limit; the payer decides whether it counts"
        />
      </Fold>
      <Fold
        title="Place of service elsewhere"
        state={filing.facility.name === '' ? 'At the patient’s home or at the office' : filing.facility.name}
        given={filing.facility.name !== '' || filing.facility.npi !== ''}
      >
        <FacilityFields filing={filing} />
      </Fold>
      <Fold
        title="Papers sent apart from the file"
        state={
          filing.attachments.length === 0
            ? 'None announced'
            : plural(filing.attachments.length, 'paper announced', 'papers announced')
        }
        given={filing.attachments.length > 0}
      >
        <SentPapersPart />
      </Fold>
    </Section>
  );
}

function FrequencyFields({
  filing,
  takes,
}: {
  readonly filing: FilingAnswers;
  /** Whether the payer takes corrections; null while nobody chose one. */
  readonly takes: boolean | null;
}) {
  const correction = filing.frequency !== 'original';
  return (
    <FieldRow>
      <CaseChoice path="claim.filing.frequency" />
      {correction || filing.payerClaimNumber !== '' ? (
        <CaseText
          path="claim.filing.payerClaimNumber"
          width="l"
          maxLength={50}
          required={correction}
          hint={
            !correction
              ? 'Only told with a replacement or a void'
              : takes === false
                ? 'This payer’s settings say that it takes no corrections'
                : 'The payer’s own number of the first claim, from its remittance'
          }
        />
      ) : null}
    </FieldRow>
  );
}

const FACILITY = 'claim.filing.facility';

function FacilityFields({ filing }: { readonly filing: FilingAnswers }) {
  const { store } = useClaimPage();
  const npi = useAnswer(`${FACILITY}.npi`);
  const address = useRecord(`${FACILITY}.address`);
  return (
    <>
      <FieldRow>
        <CaseText
          path={`${FACILITY}.name`}
          width="l"
          maxLength={60}
          hint="A nursing facility or group home, as it calls itself"
        />
        <NpiField
          {...npi}
          label="NPI of the facility"
          value={typeof npi.value === 'string' ? npi.value : ''}
          onChange={npi.onChange}
        />
      </FieldRow>
      <AddressFields
        {...address}
        labels={FACILITY_LABELS}
        value={filing.facility.address}
        onChange={(next) => editRecord(store, `${FACILITY}.address`, filing.facility.address, next)}
      />
    </>
  );
}

const FACILITY_LABELS = {
  line1: 'Facility’s street',
  city: 'Facility’s city',
  state: 'Facility’s state',
  zip: 'Facility’s ZIP',
};
