import { useState } from 'react';
import { Button } from '@mantine/core';
import { Link } from 'wouter';
import { isRentalKind, isRepairKind } from '../../../../shared/domain/claimKind.ts';
import { formatUsDate } from '../../../../shared/domain/dates.ts';
import { PAYER_CLASS_NAMES } from '../../../../shared/domain/payer.ts';
import { PhoneField } from '../../../components/PhoneField.tsx';
import { Facts, FieldRow, Section } from '../../../components/Section.tsx';
import { InsuredFields } from '../../../records/InsuredFields.tsx';
import { AddressFields } from '../../../records/AddressFields.tsx';
import { PayerField } from '../../../records/lookups.tsx';
import { RELATIONS, SEXES } from '../../../records/words.ts';
import { CaseDate, CaseSelect, CaseText, CaseYesNo } from '../CaseFields.tsx';
import { addCoverage } from '../claimActions.ts';
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
import { AuthorizationPart } from './AuthorizationPart.tsx';
import { RecordChoice } from './RecordChoice.tsx';

/** Who is served and who pays: shared records, so what is mended here is mended everywhere. */
export function PatientStep() {
  const { claim } = useCase();
  return (
    <>
      <Section level={3} plain title="Patient">
        <SourceGroup path="patient.id">
          <PatientFields />
        </SourceGroup>
      </Section>
      <Section level={3} title="Coverage">
        <CoverageFields />
      </Section>
      {isRepairKind(claim.kind) ? (
        <Section
          level={3}
          title="Verified before the service"
          note="That the plan was asked, and that the patient was told what they may owe."
        >
          <FieldRow>
            <CaseDate path="claim.repair.coverageVerifiedOn" />
            <CaseText
              path="claim.repair.coverageReference"
              maxLength={80}
              hint="Call reference, portal number"
            />
            <CaseDate path="claim.repair.patientToldOn" width="m" />
          </FieldRow>
        </Section>
      ) : null}
      {isRentalKind(claim.kind) ? (
        <Section
          level={3}
          title="Same or similar equipment"
          note="Whether the payer was asked if the patient already has one, from any supplier."
        >
          <CaseDate path="claim.rental.sameSimilarCheckedOn" width="m" />
        </Section>
      ) : null}
      {claim.kind === 'radiopharmaceutical' ? <ContractorPart /> : null}
      <AuthorizationPart />
      <OfficeLine />
    </>
  );
}

function PatientFields() {
  const { store } = useClaimPage();
  const { patient } = useCase();
  const phone = useAnswer('patient.phone');
  const address = useRecord('patient.address');
  return (
    <>
      <FieldRow>
        <CaseText path="patient.lastName" personal required maxLength={60} />
        <CaseText path="patient.firstName" personal required maxLength={60} />
        <CaseText path="patient.middleName" personal width="m" maxLength={60} />
        <CaseText path="patient.suffix" width="xs" maxLength={10} />
      </FieldRow>
      <FieldRow>
        <CaseDate path="patient.birthDate" past required />
        <CaseSelect path="patient.sex" options={SEXES} width="s" />
        <PhoneField
          {...phone}
          label="Telephone"
          value={typeof phone.value === 'string' ? phone.value : ''}
          onChange={phone.onChange}
        />
      </FieldRow>
      <AddressFields
        {...address}
        personal
        value={patient.address}
        onChange={(next) => editRecord(store, 'patient.address', patient.address, next)}
      />
    </>
  );
}

function CoverageFields() {
  const { store, goTo } = useClaimPage();
  const { coverage, payer } = useCase();
  const coverages = useClaim((state) => state.view?.choices.coverages) ?? [];
  const readOnly = useReadOnly('claim');
  const insured = useRecord('coverage.insured');
  const [adding, setAdding] = useState(false);
  return (
    <>
      <RecordChoice
        path="claim.coverageId"
        options={coverages.map((each) => ({
          value: each.id,
          label: each.payerName,
          note: [`pays ${ORDINALS[each.rank - 1] ?? each.rank}`, each.to ? `to ${formatUsDate(each.to)}` : '']
            .filter(Boolean)
            .join(', '),
        }))}
        placeholder="Choose the coverage"
        none="No coverage of this patient is on file."
        record="coverage"
        add={readOnly || adding ? null : <Button onClick={() => setAdding(true)}>Add coverage</Button>}
      />
      {adding ? (
        <PayerField
          label="Payer of the new coverage"
          value={null}
          autoFocus
          onChange={(payerId) => {
            setAdding(false);
            if (payerId !== null) void addCoverage(store, payerId).then(() => goTo('coverage.memberId'));
          }}
        />
      ) : null}
      {coverage ? (
        <SourceGroup path="coverage.id">
          <FieldRow>
            <CaseText path="coverage.memberId" code required maxLength={30} />
            <CaseText path="coverage.groupNumber" maxLength={30} />
            <CaseText path="coverage.planName" width="m" maxLength={60} />
            <CaseSelect path="coverage.relation" options={RELATIONS} width="m" />
          </FieldRow>
          {coverage.insuranceType !== '' || (payer?.class === 'medicare' && coverage.rank > 1) ? (
            <CaseSelect
              path="coverage.insuranceType"
              width="l"
              empty=""
              clearable
              placeholder="Not said yet"
            />
          ) : null}
          {coverage.relation === 'self' ? null : (
            <InsuredFields
              {...insured}
              value={coverage.insured}
              onChange={(next) => editRecord(store, 'coverage.insured', coverage.insured, next)}
            />
          )}
          <FieldRow>
            <CaseDate path="coverage.from" />
            <CaseDate path="coverage.to" hint="Blank while it runs" />
            <CaseDate path="coverage.signatureOnFileOn" width="m" hint="To bill and to ask for records" />
            <CaseYesNo path="coverage.assignment" />
          </FieldRow>
        </SourceGroup>
      ) : null}
      {payer ? (
        <div data-path="payer">
          <Facts
            columns={2}
            items={[
              {
                label: 'Payer',
                value: (
                  <Link href={`/payers/${payer.id}`}>
                    {payer.name}, {PAYER_CLASS_NAMES[payer.class]}
                  </Link>
                ),
              },
              { label: 'Payer id', value: payer.payerIdentifier },
              { label: 'File within', value: `${payer.settings.timelyFilingDays} days of service` },
            ]}
          />
        </div>
      ) : null}
    </>
  );
}

/** Which of Medicare's contractors takes a claim for a radiopharmaceutical: it is no item of the DME benefit. */
function ContractorPart() {
  const { payer, claim } = useCase();
  if (payer && payer.class !== 'medicare' && claim.radiopharmaceutical.contractor === null) return null;
  return (
    <Section
      level={3}
      title="Who takes the claim"
      note="For Medicare a radiopharmaceutical is no equipment or supply: who gave it decides which contractor is billed."
    >
      <CaseSelect path="claim.radiopharmaceutical.contractor" clearable width="l" placeholder="Not known" />
    </Section>
  );
}

function OfficeLine() {
  const { office } = useCase();
  return (
    <Section level={3} title="Supplier">
      <div data-path="office">
        <Facts
          columns={2}
          items={[
            {
              label: 'Billed by',
              value: <Link href="/settings">{office.name || 'Office without a name'}</Link>,
            },
            { label: 'NPI', value: office.npi },
            {
              label: 'License',
              value: [
                office.licenseNumber,
                office.licenseState,
                office.licenseExpiresOn ? `until ${formatUsDate(office.licenseExpiresOn)}` : '',
              ]
                .filter(Boolean)
                .join(', '),
            },
          ]}
        />
      </div>
    </Section>
  );
}

const ORDINALS = ['first', 'second', 'third', 'fourth'];
