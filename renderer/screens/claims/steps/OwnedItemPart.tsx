import { FieldRow, Section } from '../../../components/Section.tsx';
import { CaseDate, CaseText, CaseYesNo } from '../CaseFields.tsx';
import { CodeField } from './CodeField.tsx';

/** The item that is repaired: what it is billed as, whose it is, and who paid for it. */
export function OwnedItemPart() {
  return (
    <Section
      level={3}
      title="The item repaired"
      note="The payer is told the item’s code, and month and year in which the patient got it."
    >
      <FieldRow>
        <CodeField path="claim.ownedRepair.baseCode" />
        <CaseDate path="claim.ownedRepair.obtainedOn" />
        <CaseText path="claim.ownedRepair.paidBy" width="m" maxLength={80} />
      </FieldRow>
      <FieldRow>
        <CaseYesNo path="claim.ownedRepair.paidByThisPayer" />
        <CaseYesNo path="claim.ownedRepair.deniedBefore" />
        <CaseYesNo path="claim.ownedRepair.titleTransferred" />
      </FieldRow>
    </Section>
  );
}
