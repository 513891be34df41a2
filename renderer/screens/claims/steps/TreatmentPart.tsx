import { FieldRow, Section } from '../../../components/Section.tsx';
import { CaseArea, CaseChoice, CaseDate, CaseText, CaseYesNo } from '../CaseFields.tsx';
import { useCase } from '../claimContext.ts';
import { PaperLine } from './PaperLine.tsx';

/** Diagnosis with its imaging, what was given against the pain before, and why this therapy. */
export function TreatmentPart() {
  const { claim, payer } = useCase();
  const settings = payer?.settings.radiopharmaceutical;
  const investigational =
    claim.radiopharmaceutical.primaryCancer === 'other' && settings?.otherCancersInvestigational === true;
  return (
    <>
      <Section level={3} plain title="Diagnosis and imaging">
        <FieldRow>
          <CaseYesNo path="claim.radiopharmaceutical.boneMetastasesStated" />
          <CaseChoice
            path="claim.radiopharmaceutical.primaryCancer"
            hint={investigational ? 'This payer takes it as investigational' : undefined}
          />
        </FieldRow>
        <FieldRow>
          <CaseDate path="claim.radiopharmaceutical.imagingOn" />
          <CaseText
            path="claim.radiopharmaceutical.imagingMethod"
            width="l"
            maxLength={120}
            hint="As the report names it"
          />
        </FieldRow>
        <PaperLine type="imagingReport" />
      </Section>
      <Section level={3} title="Before this therapy">
        <CaseArea path="claim.radiopharmaceutical.priorTreatment" maxLength={1000} />
        <CaseChoice path="claim.radiopharmaceutical.priorOutcome" />
      </Section>
      <Section
        level={3}
        title="Reason"
        note="In the physician’s sense, not ours: the record has to bear it out."
      >
        <CaseArea path="claim.radiopharmaceutical.reasonForTherapy" maxLength={1000} />
      </Section>
    </>
  );
}
