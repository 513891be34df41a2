import { Section } from '../../../components/Section.tsx';
import { CaseArea, CaseYesNo } from '../CaseFields.tsx';
import { useCase } from '../claimContext.ts';
import { PaperLine } from './PaperLine.tsx';

/** Why an orthosis, what was tried without one, and the letter that says so. */
export function OrthosisNeedPart() {
  const { payer } = useCase();
  const asked = payer?.settings.orthosis.letterOfNecessity ?? null;
  return (
    <>
      <Section
        level={3}
        title="Why an orthosis"
        note="In the physician’s sense, not ours: the record has to bear it out."
      >
        <CaseArea path="claim.orthosis.deficit" maxLength={1000} />
        <CaseArea path="claim.orthosis.triedTreatment" maxLength={1000} />
        <CaseArea path="claim.orthosis.whyNotEnough" maxLength={1000} />
      </Section>
      <Section
        level={3}
        title="Letter of medical necessity"
        note={
          asked === null
            ? undefined
            : asked
              ? 'This payer asks for one.'
              : 'This payer does not ask for one; it goes into the packet where there is one.'
        }
      >
        <PaperLine type="letterOfMedicalNecessity" />
        <CaseYesNo path="claim.orthosis.letterComparesOptions" />
      </Section>
    </>
  );
}
