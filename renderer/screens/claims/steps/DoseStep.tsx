import { DOSE_UNIT_SIGNS } from '../../../../shared/domain/claimAnswerNames.ts';
import type { ClaimCase } from '../../../../shared/domain/claimCase.ts';
import { Facts, FieldRow, Section } from '../../../components/Section.tsx';
import { CaseArea, CaseChoice, CaseDate, CaseNumber, CaseText, CaseYesNo } from '../CaseFields.tsx';
import { useCase } from '../claimContext.ts';
import { PaperLine } from './PaperLine.tsx';
import styles from '../Claim.module.css';

/** The dose from order to syringe, the blood counts before it, and how the patient is followed. */
export function DoseStep() {
  const theCase = useCase();
  const answers = theCase.claim.radiopharmaceutical;
  const unit = answers.doseUnit === null ? undefined : DOSE_UNIT_SIGNS[answers.doseUnit];
  const discarded = (answers.doseDiscarded ?? 0) > 0 || answers.discardReason !== '';
  return (
    <>
      <Section level={3} plain title="Dose" note="As the dose record states it, in its own unit.">
        <FieldRow>
          <CaseDate path="claim.radiopharmaceutical.administeredOn" />
          <CaseText path="claim.radiopharmaceutical.administeredBy" width="l" maxLength={80} />
        </FieldRow>
        <FieldRow>
          <CaseChoice path="claim.radiopharmaceutical.doseUnit" />
          <CaseChoice path="claim.radiopharmaceutical.container" />
        </FieldRow>
        <FieldRow>
          <DoseField path="claim.radiopharmaceutical.doseOrdered" unit={unit} />
          <DoseField path="claim.radiopharmaceutical.doseGiven" unit={unit} />
          <DoseField path="claim.radiopharmaceutical.doseDiscarded" unit={unit} />
        </FieldRow>
        {discarded ? (
          <CaseArea path="claim.radiopharmaceutical.discardReason" maxLength={300} minRows={1} />
        ) : null}
        <div className={styles.read}>
          <DoseSums theCase={theCase} unit={unit} />
        </div>
        <FieldRow>
          <CaseText path="claim.radiopharmaceutical.lot" code maxLength={60} />
          <CaseDate path="claim.radiopharmaceutical.calibratedOn" />
        </FieldRow>
        <PaperLine type="doseRecord" />
      </Section>
      <Section level={3} title="Earlier doses">
        <FieldRow>
          <CaseYesNo path="claim.radiopharmaceutical.firstTreatment" />
          {answers.firstTreatment === true && answers.lastDoseOn === null ? null : (
            <CaseDate path="claim.radiopharmaceutical.lastDoseOn" width="m" />
          )}
        </FieldRow>
      </Section>
      <Section level={3} title="Blood counts before the dose">
        <FieldRow>
          <CaseDate path="claim.radiopharmaceutical.countsOn" />
          <CaseNumber
            path="claim.radiopharmaceutical.platelets"
            unit="/µL"
            min={0}
            max={5_000_000}
            width="s"
          />
          <CaseNumber
            path="claim.radiopharmaceutical.leukocytes"
            unit="/µL"
            min={0}
            max={1_000_000}
            width="s"
          />
        </FieldRow>
        <CaseChoice path="claim.radiopharmaceutical.marrowSuppression" />
        <PaperLine type="laboratoryReport" />
      </Section>
      <Section level={3} title="Monitoring">
        <CaseArea path="claim.radiopharmaceutical.monitoringPlan" maxLength={1000} />
      </Section>
    </>
  );
}

function DoseField({ path, unit }: { readonly path: string; readonly unit: string | undefined }) {
  return <CaseNumber path={path} unit={unit} decimals={3} min={0} max={1_000_000} width="s" />;
}

/** What was used up, beside what the lines bill: arithmetic only, the units of a code are the rules' to compare. */
function DoseSums({ theCase, unit }: { readonly theCase: ClaimCase; readonly unit: string | undefined }) {
  const { doseGiven, doseDiscarded } = theCase.claim.radiopharmaceutical;
  const used = doseGiven === null ? null : sumOfDoses(doseGiven, doseDiscarded ?? 0);
  return (
    <Facts
      columns={2}
      items={[
        {
          label: 'Given and discarded',
          value: used === null ? '' : [used, unit].filter((part) => part !== undefined).join(' '),
        },
        {
          label: 'Units billed',
          value: theCase.claim.lines
            .map((line) =>
              [
                [line.code || 'no code', ...line.modifiers].join(' '),
                line.units === null ? 'not given' : String(line.units),
              ].join(': '),
            )
            .join(', '),
        },
      ]}
    />
  );
}

/** Doses have three places; sums of them are whole thousandths, whatever binary fractions make of it. */
export function sumOfDoses(...doses: readonly number[]): number {
  return doses.reduce((sum, dose) => sum + Math.round(dose * 1000), 0) / 1000;
}
