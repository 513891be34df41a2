import { FieldRow, Section } from '../../../components/Section.tsx';
import { CaseArea, CaseChoice, CaseDate } from '../CaseFields.tsx';

/** Why the item is still needed, and why this repair. */
export function RepairNeedPart() {
  return (
    <Section
      level={3}
      plain
      title="Need"
      note="Two things, each from the record: the item is still needed, and so is this repair."
    >
      <FieldRow>
        <CaseDate
          path="claim.ownedRepair.continuedNeedOn"
          width="l"
          hint="A note of the treating practitioner"
        />
      </FieldRow>
      <CaseArea path="claim.ownedRepair.repairNeed" maxLength={1000} />
      <CaseChoice path="claim.ownedRepair.cause" />
    </Section>
  );
}
