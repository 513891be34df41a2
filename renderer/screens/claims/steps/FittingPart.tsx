import { FieldRow, Section } from '../../../components/Section.tsx';
import { CaseArea, CaseChoice, CaseDate, CaseText, CaseYesNo } from '../CaseFields.tsx';
import { useCase } from '../claimContext.ts';
import { PaperLine } from './PaperLine.tsx';

/** How the orthosis was made to fit this patient: measures, configuration, who fitted it, and its side. */
export function FittingPart() {
  const { claim } = useCase();
  const { fitting, customReason, asymmetric, asymmetryReason } = claim.orthosis;
  const sided = claim.lines.some((line) => line.modifiers.some((each) => each === 'RT' || each === 'LT'));
  return (
    <>
      <Section level={3} title="Measurements and fitting">
        <FieldRow>
          <CaseChoice path="claim.orthosis.fitting" />
          <CaseChoice path="claim.orthosis.rigidity" />
        </FieldRow>
        <CaseArea
          path="claim.orthosis.measurements"
          maxLength={1000}
          hint="Each with its unit, as in the fitting record"
        />
        <CaseArea path="claim.orthosis.configuration" maxLength={500} minRows={1} />
        {fitting === 'customFabricated' || customReason !== '' ? (
          <CaseArea path="claim.orthosis.customReason" maxLength={500} />
        ) : null}
        <FieldRow>
          <CaseText path="claim.orthosis.fittedBy" width="l" maxLength={80} />
          <CaseDate path="claim.orthosis.fittedOn" />
          <CaseDate path="claim.orthosis.codingVerifiedOn" width="m" hint="This model, on the PDAC list" />
        </FieldRow>
        <CaseArea path="claim.orthosis.fittingRecord" maxLength={500} />
        <PaperLine type="fittingRecord" />
      </Section>
      <Section level={3} title="Side">
        <FieldRow>
          <CaseChoice path="claim.orthosis.side" />
          <CaseYesNo path="claim.orthosis.asymmetric" />
        </FieldRow>
        {asymmetric === true || asymmetryReason !== '' || sided ? (
          <CaseArea path="claim.orthosis.asymmetryReason" maxLength={300} minRows={1} />
        ) : null}
      </Section>
    </>
  );
}
