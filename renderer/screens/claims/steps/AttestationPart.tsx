import { Button } from '@mantine/core';
import { GUIDE_CODE } from '../../../../shared/domain/claimKind.ts';
import type { ClaimCase } from '../../../../shared/domain/claimCase.ts';
import { FieldRow, Section } from '../../../components/Section.tsx';
import { OXYGEN_GROUP_NAMES, oxygenGroup } from '../../../records/oxygenGroup.ts';
import { CaseDate, CaseText } from '../CaseFields.tsx';
import { useCase, useClaimPage, useReadOnly } from '../claimContext.ts';
import styles from '../Claim.module.css';

/**
 * "Every coverage criterion is met and documented" is a statement that a person makes under their name. The
 * program never puts the modifier on by itself: it offers to, once somebody has attested.
 */
export function AttestationPart() {
  const { store } = useClaimPage();
  const theCase = useCase();
  const readOnly = useReadOnly('claim.lines');
  const { claim, oxygenTest, payer } = theCase;
  const modifier = coverageModifier(theCase);
  const { criteriaAttestedBy: by, criteriaAttestedOn: on } = claim.attestation;
  const attested = by.trim() !== '' && on !== null;
  const at = claim.lines.findIndex((line) => line.code === GUIDE_CODE[claim.kind]);
  const line = claim.lines[at];

  function add() {
    if (!modifier || !line) return;
    store.getState().edit(`claim.lines.${at}.modifiers`, [...line.modifiers, modifier]);
  }

  return (
    <Section
      level={3}
      title="Coverage criteria"
      note="Who states that every criterion of the payer is met and documented. Type the name of the person who checked it."
    >
      {oxygenTest ? (
        <p>
          The test on file:{' '}
          {OXYGEN_GROUP_NAMES[oxygenGroup(oxygenTest, payer?.settings.rental.thresholds)].toLowerCase()}.
        </p>
      ) : (
        <p className="cw-quiet">No oxygen test is on this claim.</p>
      )}
      <FieldRow>
        <CaseText path="claim.attestation.criteriaAttestedBy" width="l" maxLength={80} />
        <CaseDate path="claim.attestation.criteriaAttestedOn" />
      </FieldRow>
      {readOnly ? null : (
        <div className={styles.actions}>
          {modifier && line && !line.modifiers.includes(modifier) ? (
            <>
              <Button disabled={!attested || line.modifiers.length >= 4} onClick={add}>
                Add {modifier} to line {at + 1}
              </Button>
              <span className="cw-quiet">
                {attested
                  ? `${by} attests it; ${modifier} says so to the payer.`
                  : `After somebody has attested, ${modifier} can be put on the line.`}
              </span>
            </>
          ) : (
            <span className="cw-quiet">{restingWords(theCase, modifier)}</span>
          )}
        </div>
      )}
    </Section>
  );
}

/** What says "criteria met" on this payer's line: KX, or N1 and N2 by the group the test reaches. */
function coverageModifier({ payer, oxygenTest }: ClaimCase): string | null {
  const settings = payer?.settings.rental;
  if (settings?.coverageModifier === 'KX') return 'KX';
  if (settings?.coverageModifier !== 'N1N2N3' || !oxygenTest) return null;
  const group = oxygenGroup(oxygenTest, settings.thresholds);
  if (group === 'groupI') return 'N1';
  return group === 'groupII' ? 'N2' : null;
}

function restingWords({ payer, claim }: ClaimCase, modifier: string | null): string {
  if (!payer) return 'The payer decides which modifier says so; no payer is named yet.';
  if (payer.settings.rental.coverageModifier === 'none') return 'This payer asks for no such modifier.';
  if (modifier === null)
    return 'The test on file reaches no group, so no modifier can say that the criteria are met.';
  if (claim.lines.some((line) => line.modifiers.includes(modifier))) return `${modifier} is on the line.`;
  return `Add a line ${GUIDE_CODE[claim.kind]} first.`;
}
