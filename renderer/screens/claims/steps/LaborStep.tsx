import { formatCents, percentOf } from '../../../../shared/domain/money.ts';
import { repairCost } from '../../../../shared/domain/serviceVisit.ts';
import type { ClaimCase } from '../../../../shared/domain/claimCase.ts';
import { FieldRow, Section } from '../../../components/Section.tsx';
import { LaborEditor } from '../../../records/LaborEditor.tsx';
import { PartsEditor } from '../../../records/PartsEditor.tsx';
import { RepairTotals } from '../../../records/RepairTotals.tsx';
import { CaseArea, CaseDate, CaseMoney, CaseText } from '../CaseFields.tsx';
import { useCase, useClaimPage, useRecord } from '../claimContext.ts';
import { SourceGroup } from '../SourceLine.tsx';
import { GroupNote } from './GroupNote.tsx';
import { DecisionPart } from './DecisionPart.tsx';
import { DoseStep } from './DoseStep.tsx';
import { LaborFigures } from './LaborFigures.tsx';
import { LoanerPart } from './LoanerPart.tsx';
import { OrthosisCourseStep } from './OrthosisCourseStep.tsx';
import { RentalTermsStep } from './RentalTermsStep.tsx';
import { SealedWork } from './SealedWork.tsx';
import styles from '../Claim.module.css';

/** What the claim rests on beside the order: the work of a repair, the terms of a rental, the course of a device, a dose. */
export function LaborStep() {
  const { claim } = useCase();
  switch (claim.kind) {
    case 'repair':
      return <RepairWork />;
    case 'equipmentRepair':
      return (
        <>
          <RepairWork />
          <LoanerPart />
        </>
      );
    case 'portableRental':
    case 'oxygenRental':
      return <RentalTermsStep />;
    case 'orthosis':
      return <OrthosisCourseStep />;
    case 'radiopharmaceutical':
      return <DoseStep />;
  }
}

function RepairWork() {
  const { goTo } = useClaimPage();
  const theCase = useCase();
  const { visit } = theCase;
  return (
    <>
      {visit === null ? (
        <p>
          Parts and labor stand in the service visit, and this claim names none.{' '}
          <button type="button" className={styles.link} onClick={() => goTo('claim.visitId')}>
            Choose the visit
          </button>
        </p>
      ) : visit.seal ? (
        <SealedWork />
      ) : (
        <>
          <Section level={3} plain title="Parts">
            <div data-path="visit.parts">
              <GroupNote path="visit.parts" />
              <SourceGroup path="visit.id">
                <PartsPart />
              </SourceGroup>
            </div>
          </Section>
          <Section level={3} title="Labor">
            <div data-path="visit.labor">
              <GroupNote path="visit.labor" />
              <SourceGroup path="visit.id">
                <LaborPart />
              </SourceGroup>
            </div>
          </Section>
        </>
      )}
      {visit && !visit.seal ? <RepairTotals parts={visit.parts} labor={visit.labor} /> : null}
      <LaborFigures />
      <Section
        level={3}
        title="Repair against replacement"
        note="Both figures with their sources. The repair’s own figure is what the lines above add up to."
      >
        <Comparison theCase={theCase} />
        <DecisionPart />
        <div data-path="claim.repair.comparison">
          <FieldRow>
            <CaseMoney path="equipment.replacementCents" width="m" />
            <CaseText
              path="equipment.replacementSource"
              width="l"
              maxLength={120}
              hint="Price list, quote or fee schedule with its date"
            />
          </FieldRow>
          <FieldRow>
            <CaseText path="claim.repair.comparison.repairSource" width="l" maxLength={160} />
            <CaseText path="claim.repair.comparison.replacementSource" width="l" maxLength={160} />
            <CaseDate path="claim.repair.comparison.comparedOn" />
          </FieldRow>
          <CaseArea path="claim.repair.comparison.conclusion" maxLength={500} />
        </div>
      </Section>
    </>
  );
}

function PartsPart() {
  const { store } = useClaimPage();
  const { visit, claim } = useCase();
  const editor = useRecord('visit.parts');
  if (!visit) return null;
  return (
    <PartsEditor
      {...editor}
      value={visit.parts}
      on={claim.dateOfService}
      onChange={(next) => store.getState().edit('visit.parts', next)}
    />
  );
}

function LaborPart() {
  const { store } = useClaimPage();
  const { visit, equipment, claim } = useCase();
  const editor = useRecord('visit.labor');
  if (!visit) return null;
  return (
    <LaborEditor
      {...editor}
      timers={false}
      device={equipment}
      on={claim.dateOfService}
      value={visit.labor}
      onChange={(next) => store.getState().edit('visit.labor', next)}
    />
  );
}

/** Both figures and the one as a share of the other; never an amount that is not known. */
function Comparison({ theCase }: { readonly theCase: ClaimCase }) {
  const { visit, equipment, payer } = theCase;
  const cost = visit ? repairCost(visit) : null;
  const replacement = equipment?.replacementCents ?? null;
  const share = cost && replacement ? percentOf(cost.totalCents, replacement) : null;
  const cap = payer?.settings.repair.costCapPercent ?? 100;
  return (
    <dl className={styles.compare} aria-live="off">
      <div>
        <dt>This repair</dt>
        <dd>
          {cost === null ? 'Not known' : formatCents(cost.totalCents)}
          {cost && cost.unpricedLines > 0 ? ' at least' : ''}
        </dd>
      </div>
      <div>
        <dt>Replacement</dt>
        <dd>{replacement === null ? 'Not known' : formatCents(replacement)}</dd>
      </div>
      <div>
        <dt>Share of the replacement</dt>
        <dd data-tone={share === null ? undefined : share <= cap ? 'met' : 'unmet'}>
          {share === null ? 'Not known' : `${share}%`}
        </dd>
      </div>
      <div>
        <dt>Allowed by the payer</dt>
        <dd>{payer ? `up to ${cap}%` : 'Not known'}</dd>
      </div>
    </dl>
  );
}
