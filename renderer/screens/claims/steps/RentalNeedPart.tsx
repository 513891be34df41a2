import { familyOf } from '../../../../shared/codes/modifiers.ts';
import type { ClaimCase } from '../../../../shared/domain/claimCase.ts';
import { FieldRow, Section } from '../../../components/Section.tsx';
import { groupOnFile } from '../attestations.ts';
import { CaseArea, CaseChoice, CaseNumber, CaseText, CaseYesNo } from '../CaseFields.tsx';
import { useCase } from '../claimContext.ts';

/** The flow prescribed, and in the physician's sense why oxygen, and why away from the wall. */
export function RentalNeedPart() {
  const theCase = useCase();
  const portable = theCase.claim.kind === 'portableRental';
  return (
    <>
      <Section level={3} title="Flow prescribed">
        <FieldRow>
          <CaseNumber path="claim.rental.dayLpm" unit="L/min" decimals={2} min={0} max={25} />
          <CaseNumber
            path="claim.rental.nightLpm"
            unit="L/min"
            decimals={2}
            min={0}
            max={25}
            hint="Blank if it is the same"
          />
          <CaseYesNo path="claim.rental.portablePrescribed" />
        </FieldRow>
      </Section>
      <Section
        level={3}
        title={portable ? 'Why oxygen, and why portable' : 'Why oxygen'}
        note="In the physician’s sense, not ours: the record has to bear it out."
      >
        {portable || portableMatters(theCase) ? (
          <>
            <CaseArea path="claim.rental.portableReason" maxLength={1000} />
            <CaseArea path="claim.rental.mobilityInHome" maxLength={1000} />
          </>
        ) : null}
        <FieldRow>
          <CaseChoice path="claim.rental.duration" width="l" />
          <CaseNumber path="claim.rental.durationMonths" unit="mo." min={1} max={99} />
        </FieldRow>
        {groupThreeMatters(theCase) ? (
          <CaseText path="claim.rental.groupThreeCondition" width="full" maxLength={300} />
        ) : null}
        {portable ? (
          <>
            <FieldRow>
              <CaseYesNo path="claim.rental.followsGuideline" width="l" />
              <CaseText path="claim.rental.guideline" width="l" maxLength={200} />
            </FieldRow>
            <CaseArea path="claim.rental.otherTreatment" maxLength={1000} />
            <CaseYesNo path="claim.rental.uncorrectedByOtherTreatment" width="l" />
          </>
        ) : null}
      </Section>
    </>
  );
}

function portableMatters({ claim, equipment }: ClaimCase): boolean {
  const { portablePrescribed, portableReason, mobilityInHome } = claim.rental;
  return (
    portablePrescribed === true ||
    equipment?.kind === 'portableConcentrator' ||
    claim.lines.some((line) => familyOf(line.code) === 'portableOxygen') ||
    portableReason !== '' ||
    mobilityInHome !== ''
  );
}

/** Asked where the payer knows group III and the test reaches no other group, or where somebody speaks of it. */
function groupThreeMatters(theCase: ClaimCase): boolean {
  const { claim, payer } = theCase;
  if (claim.rental.groupThreeCondition !== '') return true;
  if (claim.lines.some((line) => line.modifiers.includes('N3'))) return true;
  return payer?.settings.rental.coverageModifier === 'N1N2N3' && groupOnFile(theCase)?.group === 'neither';
}
