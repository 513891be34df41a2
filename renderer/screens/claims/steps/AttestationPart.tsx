import { Button } from '@mantine/core';
import { modifierEntry, orderModifiers } from '../../../../shared/codes/modifiers.ts';
import type { ClaimCase } from '../../../../shared/domain/claimCase.ts';
import { isRentalKind } from '../../../../shared/domain/claimKind.ts';
import { FieldRow, Section } from '../../../components/Section.tsx';
import { OXYGEN_GROUP_NAMES } from '../../../records/oxygenGroup.ts';
import { coverageModifiers, groupOnFile, type Offer, offersOf } from '../attestations.ts';
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
  const { claim } = theCase;
  const { criteriaAttestedBy: by, criteriaAttestedOn: on } = claim.attestation;
  const attested = by.trim() !== '' && on !== null;
  const offers = offersOf(theCase);
  if (!attestationMatters(theCase, offers)) return null;
  const open = offers.filter((offer) => offer.barred === null);
  const words = offerWords(theCase, offers, attested ? by : null);

  function add({ at, modifier }: Offer) {
    const modifiers = claim.lines[at]?.modifiers ?? [];
    store.getState().edit(`claim.lines.${at}.modifiers`, orderModifiers([...modifiers, modifier]));
  }

  return (
    <Section
      level={3}
      title="Coverage criteria"
      note="Who states that every criterion of the payer is met and documented. Type the name of the person who checked it."
    >
      {isRentalKind(claim.kind) ? <TestOnFile theCase={theCase} /> : null}
      <FieldRow>
        <CaseText path="claim.attestation.criteriaAttestedBy" width="l" maxLength={80} />
        <CaseDate path="claim.attestation.criteriaAttestedOn" />
      </FieldRow>
      {readOnly ? null : (
        <div className={styles.actions}>
          {open.map((offer) => (
            <Button key={`${offer.at} ${offer.modifier}`} disabled={!attested} onClick={() => add(offer)}>
              Add {offer.modifier} to line {offer.at + 1}
            </Button>
          ))}
          <span className="cw-quiet">{words}</span>
        </div>
      )}
    </Section>
  );
}

/** Asked where the payer takes such a modifier, where one stands on a line, or once somebody has attested. */
function attestationMatters(theCase: ClaimCase, offers: readonly Offer[]): boolean {
  const { claim, payer } = theCase;
  return (
    payer === null ||
    offers.length > 0 ||
    isRentalKind(claim.kind) ||
    coverageModifiers(theCase).length > 0 ||
    claim.attestation.criteriaAttestedBy !== '' ||
    claim.attestation.criteriaAttestedOn !== null ||
    saidOn(claim).some((modifier) => STATEMENTS.includes(modifier))
  );
}

function saidOn(claim: ClaimCase['claim']): readonly string[] {
  return claim.lines.flatMap((line) => [...line.modifiers, ...line.furtherModifiers]);
}

function TestOnFile({ theCase }: { readonly theCase: ClaimCase }) {
  const found = groupOnFile(theCase);
  if (!found) return <p className="cw-quiet">No oxygen test is on this claim.</p>;
  const name = OXYGEN_GROUP_NAMES[found.group];
  return (
    <p>
      The test on file: {name.charAt(0).toLowerCase()}
      {name.slice(1)} ({found.detail}).
    </p>
  );
}

/** What stands beside the buttons, or in their place. */
function offerWords(theCase: ClaimCase, offers: readonly Offer[], by: string | null): string {
  const { payer, claim } = theCase;
  const open = [...new Set(offers.filter((offer) => offer.barred === null).map(({ modifier }) => modifier))];
  if (open.length > 0) {
    return by === null
      ? `After somebody has attested, ${open.join(' or ')} can be put on the line.`
      : `${by} attests it: ${open.map((each) => `${each} says to the payer: ${modifierEntry(each)?.attests ?? 'the criteria are met.'}`).join(' ')}`;
  }
  const [barred] = offers;
  if (barred?.barred) return barred.barred;
  if (!payer) return 'The payer decides which modifier says so; no payer is named yet.';
  const said = saidOn(claim);
  const there = STATEMENTS.filter((modifier) => said.includes(modifier));
  if (there.length > 0) return `${there.join(' and ')} is on the line.`;
  if (coverageModifiers(theCase).length > 0) return 'Add a line with a code first.';
  return isRentalKind(claim.kind) && payer.settings.rental.coverageModifier !== 'none'
    ? 'The test on file reaches no group, so no modifier can say that the criteria are met.'
    : 'This payer asks for no such modifier.';
}

const STATEMENTS: readonly string[] = ['KX', 'N1', 'N2', 'N3', 'CG', 'JZ'];
