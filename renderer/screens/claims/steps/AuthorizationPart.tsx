import type { ClaimCase } from '../../../../shared/domain/claimCase.ts';
import { isRentalKind, isRepairKind } from '../../../../shared/domain/claimKind.ts';
import { FieldRow, Section } from '../../../components/Section.tsx';
import { CaseDate, CaseText } from '../CaseFields.tsx';
import { useCase } from '../claimContext.ts';

/** The payer's prior authorization. Of a repair it is asked only where the payer asks for it. */
export function AuthorizationPart() {
  const theCase = useCase();
  const { claim } = theCase;
  const asked = authorizationAsked(theCase);
  const given = Object.values(claim.authorization).some((value) => value !== null && value !== '');
  if (isRepairKind(claim.kind) && !asked && !given) return null;
  return (
    <Section level={3} title="Prior authorization" note={noteOf(theCase, asked)}>
      <FieldRow>
        <CaseText path="claim.authorization.authorizationNumber" code maxLength={40} required={asked} />
        <CaseDate path="claim.authorization.authorizationFrom" />
        <CaseDate path="claim.authorization.authorizationTo" />
      </FieldRow>
    </Section>
  );
}

function noteOf({ payer, claim }: ClaimCase, asked: boolean): string | undefined {
  if (asked) return 'This payer asks for it.';
  if (!payer) return undefined;
  // Medicare's lists of codes are the rules' to judge.
  if (payer.class === 'medicare' && claim.kind === 'orthosis')
    return 'Medicare asks for it for some codes; leave it blank if there is none.';
  return 'This payer does not ask for it; leave it blank if there is none.';
}

/** Whether the payer's settings ask for it: by the kind of claim, or by a code that is billed. */
export function authorizationAsked({ payer, claim }: ClaimCase): boolean {
  if (!payer) return false;
  const { settings } = payer;
  const { codes } = settings.authorization;
  if (claim.lines.some((line) => codes.includes(line.code))) return true;
  if (isRentalKind(claim.kind)) return settings.rental.priorAuthorization;
  if (claim.kind === 'orthosis') return settings.orthosis.priorAuthorization;
  return claim.kind === 'radiopharmaceutical' && settings.radiopharmaceutical.priorAuthorization;
}
