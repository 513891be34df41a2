import { FieldRow, Section } from '../../../components/Section.tsx';
import { CaseArea, CaseDate, CaseText, CaseYesNo } from '../CaseFields.tsx';
import { useCase } from '../claimContext.ts';

/** What the patient used while the item was away. */
export function LoanerPart() {
  const { ownedRepair: answers } = useCase().claim;
  const lent =
    answers.loanerProvided === true ||
    answers.loanerFrom !== null ||
    answers.loanerTo !== null ||
    answers.loanerDescription !== '' ||
    answers.loanerReason !== '';
  return (
    <Section level={3} title="Loaner" note="Where the repair took more than a day.">
      <FieldRow>
        <CaseYesNo path="claim.ownedRepair.loanerProvided" />
        {lent ? (
          <>
            <CaseDate path="claim.ownedRepair.loanerFrom" />
            <CaseDate path="claim.ownedRepair.loanerTo" hint="Blank while it is lent" />
          </>
        ) : null}
      </FieldRow>
      {lent ? (
        <>
          <CaseText
            path="claim.ownedRepair.loanerDescription"
            width="full"
            maxLength={160}
            hint="Kind, maker and model"
          />
          <CaseArea path="claim.ownedRepair.loanerReason" maxLength={300} minRows={1} />
        </>
      ) : null}
    </Section>
  );
}
