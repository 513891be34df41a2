import { familyOf } from '../../../../shared/codes/modifiers.ts';
import type { ClaimCase } from '../../../../shared/domain/claimCase.ts';
import { formatCents } from '../../../../shared/domain/money.ts';
import { Facts, FieldRow, Section } from '../../../components/Section.tsx';
import { CaseArea, CaseDate, CaseNumber, CaseSelect, CaseText, CaseYesNo } from '../CaseFields.tsx';
import { useCase } from '../claimContext.ts';
import { BreaksEditor } from './BreaksEditor.tsx';
import { PaperLine } from './PaperLine.tsx';
import styles from '../Claim.module.css';

/** On which terms the equipment is rented, what interrupted the rental, and that the patient goes on using it. */
export function RentalTermsStep() {
  const theCase = useCase();
  const { rental } = theCase.claim;
  return (
    <>
      <Section level={3} plain title="What the payer sets">
        <div className={styles.read}>
          <PayerTerms theCase={theCase} />
        </div>
        <CaseNumber path="claim.rental.agreedTermMonths" unit="mo." min={1} max={120} />
      </Section>
      <Section
        level={3}
        title="Breaks"
        note="Times without the equipment. How long each lasted decides how the months are counted."
      >
        <BreaksEditor />
      </Section>
      <Section level={3} title="Use and maintenance">
        <FieldRow>
          <CaseDate path="claim.rental.continuedUseOn" />
          <CaseText
            path="claim.rental.continuedUseEvidence"
            width="l"
            maxLength={300}
            hint="Refill log, visit, call"
          />
        </FieldRow>
        <PaperLine type="usageRecord" />
        {maintenanceMatters(theCase) ? (
          <FieldRow>
            <CaseYesNo path="claim.rental.maintenanceBilledBefore" />
            {rental.maintenanceBilledBefore === true || rental.lastMaintenanceOn !== null ? (
              <CaseDate path="claim.rental.lastMaintenanceOn" />
            ) : null}
          </FieldRow>
        ) : null}
      </Section>
      {refillsMatter(theCase) ? (
        <Section level={3} title="Refill of contents" note={refillNote(theCase)}>
          <FieldRow>
            <CaseDate path="claim.rental.refillAskedOn" />
            <CaseDate path="claim.rental.supplyEndsOn" />
            <CaseYesNo path="claim.rental.refillAffirmed" />
          </FieldRow>
        </Section>
      ) : null}
      <Section level={3} title="Replacement">
        <FieldRow>
          <CaseSelect path="claim.rental.replacement" clearable width="l" placeholder="No, or not known" />
          {rental.replacement !== null || rental.replacementEvidence !== '' ? (
            <CaseText
              path="claim.rental.replacementEvidence"
              width="l"
              maxLength={300}
              hint="Police or fire report, statement"
            />
          ) : null}
        </FieldRow>
      </Section>
      {trialMatters(theCase) ? (
        <Section level={3} title="Trial of a stationary system">
          <FieldRow>
            <CaseDate path="claim.rental.stationaryTrialFrom" />
            <CaseDate path="claim.rental.stationaryTrialTo" />
          </FieldRow>
          <CaseArea path="claim.rental.stationaryTrialOutcome" maxLength={500} />
        </Section>
      ) : null}
    </>
  );
}

const TERMS = {
  monthToMonth: 'Month to month',
  minimumTerm: 'Minimum term',
  purchaseOnly: 'Purchase only',
} as const;

function PayerTerms({ theCase }: { readonly theCase: ClaimCase }) {
  const settings = theCase.payer?.settings.rental;
  const term =
    settings === undefined
      ? ''
      : settings.term === 'minimumTerm' && settings.minimumTermMonths !== null
        ? `${TERMS.minimumTerm} of ${settings.minimumTermMonths} months`
        : TERMS[settings.term];
  const trial = settings === undefined ? '' : settings.stationaryTrialFirst ? 'Asked for' : 'Not asked for';
  return (
    <Facts
      columns={2}
      items={[
        { label: 'Term', value: term },
        {
          label: 'Months paid',
          value:
            settings === undefined
              ? ''
              : settings.oxygenCapMonths === null
                ? 'No limit'
                : `At most ${settings.oxygenCapMonths}`,
        },
        { label: 'Allowed a month', value: formatCents(settings?.allowedMonthlyCents ?? null) },
        {
          label: 'Billed on the first line',
          value: formatCents(theCase.claim.lines[0]?.chargeCents ?? null),
        },
        ...(theCase.claim.kind === 'portableRental'
          ? [{ label: 'Stationary trial first', value: trial }]
          : []),
      ]}
    />
  );
}

function maintenanceMatters({ claim, payer }: ClaimCase): boolean {
  return (
    payer === null ||
    payer.settings.rental.maintenanceMonths !== null ||
    claim.rental.maintenanceBilledBefore !== null ||
    claim.rental.lastMaintenanceOn !== null
  );
}

/** Contents are for cylinders and liquid oxygen; a concentrator makes its own. */
function refillsMatter({ claim, equipment }: ClaimCase): boolean {
  if (claim.kind !== 'oxygenRental') return false;
  const { refillAskedOn, supplyEndsOn, refillAffirmed } = claim.rental;
  return (
    claim.lines.some((line) => familyOf(line.code) === 'oxygenContents') ||
    equipment?.kind === 'gaseousCylinders' ||
    equipment?.kind === 'liquidOxygen' ||
    refillAskedOn !== null ||
    supplyEndsOn !== null ||
    refillAffirmed !== null
  );
}

function refillNote({ payer }: ClaimCase): string | undefined {
  if (!payer) return undefined;
  const { refillAskDays, refillDeliverDays } = payer.settings.rental;
  return `Asked at most ${refillAskDays} days before the supply ends, delivered at most ${refillDeliverDays} days before.`;
}

function trialMatters({ claim, payer }: ClaimCase): boolean {
  if (claim.kind !== 'portableRental') return false;
  const { stationaryTrialFrom, stationaryTrialTo, stationaryTrialOutcome } = claim.rental;
  return (
    payer?.settings.rental.stationaryTrialFirst !== false ||
    stationaryTrialFrom !== null ||
    stationaryTrialTo !== null ||
    stationaryTrialOutcome !== ''
  );
}
