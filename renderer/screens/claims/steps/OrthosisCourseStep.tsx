import type { ClaimCase } from '../../../../shared/domain/claimCase.ts';
import { formatUsDate } from '../../../../shared/domain/dates.ts';
import { Facts, FieldRow, Section } from '../../../components/Section.tsx';
import { CaseArea, CaseDate, CaseSelect, CaseYesNo } from '../CaseFields.tsx';
import { useCase } from '../claimContext.ts';
import styles from '../Claim.module.css';

/** What the patient had before, and what comes after: the payer's limit, and the physician's reassessment. */
export function OrthosisCourseStep() {
  const theCase = useCase();
  const settings = theCase.payer?.settings.orthosis;
  return (
    <>
      <Section level={3} plain title="Earlier devices" note={frequencyNote(settings?.frequency)}>
        <EarlierDevices theCase={theCase} />
        <FieldRow>
          <CaseDate path="claim.orthosis.sameSimilarCheckedOn" width="m" hint="Of patient and payer" />
          <CaseDate path="claim.orthosis.lastFurnishedOn" hint="Blank if it is the first" />
          <CaseSelect path="claim.orthosis.replacement" clearable width="l" placeholder="No, or not known" />
        </FieldRow>
        <CaseArea
          path="claim.orthosis.frequencyReason"
          maxLength={500}
          hint="Only where the payer’s limit is passed"
        />
      </Section>
      <Section level={3} title="Follow-up" note={reassessNote(settings?.reassessDays)}>
        <FieldRow>
          <CaseYesNo path="claim.orthosis.longTerm" />
          <CaseDate path="claim.orthosis.reassessedOn" />
        </FieldRow>
      </Section>
    </>
  );
}

type Settings = NonNullable<ClaimCase['payer']>['settings']['orthosis'];

function frequencyNote(frequency: Settings['frequency'] | undefined): string | undefined {
  if (frequency === undefined) return undefined;
  if (frequency === null) return 'The payer sets no limit on how often.';
  return `The payer allows ${frequency.devices} in ${frequency.months} months.`;
}

function reassessNote(days: number | null | undefined): string | undefined {
  if (days === undefined) return undefined;
  if (days === null) return 'The payer asks for no reassessment.';
  return `In long-term use the payer asks the physician to reassess every ${days} days.`;
}

/** What the office itself billed before, so that the date need not be looked for. */
function EarlierDevices({ theCase }: { readonly theCase: ClaimCase }) {
  const earlier = theCase.otherClaims.filter(
    (other) => other.kind === 'orthosis' && other.samePatient && other.dateOfService !== null,
  );
  if (earlier.length === 0)
    return <p className={`cw-quiet ${styles.read}`}>No earlier orthosis is on a claim here.</p>;
  return (
    <div className={styles.read}>
      <Facts
        items={earlier.slice(0, 12).map((other) => ({
          label: `${other.claimNumber || 'Claim'}${other.dateOfService ? `, ${formatUsDate(other.dateOfService)}` : ''}`,
          value: other.lines
            .map((line) => [line.code, ...line.modifiers].filter(Boolean).join(' '))
            .join(', '),
        }))}
      />
    </div>
  );
}
