import type { CodedLine, Context } from '../facts.ts';
import { unmet, type Unmet } from '../outcome.ts';

/** Modifiers that state something under a person's name: the program asks for the name, and adds none itself. */

/** What a line says, also beyond the four modifiers that it holds. */
export function said(line: CodedLine): readonly string[] {
  return [...line.modifiers, ...line.furtherModifiers];
}

/** Lines that say that a denial is expected do not claim that criteria are met. */
const EXPECTED_DENIAL = ['GA', 'GY', 'GZ'];

export function expectsDenial(line: CodedLine): boolean {
  return said(line).some((modifier) => EXPECTED_DENIAL.includes(modifier));
}

/** What the attestation behind a modifier lacks; null when somebody has attested it by today. */
export function attestationGap(context: Context, modifier: string): Unmet<never> | null {
  const { criteriaAttestedBy, criteriaAttestedOn } = context.theCase.claim.attestation;
  const on = `${modifier} is on the line, and`;
  if (criteriaAttestedBy.trim() === '') {
    return unmet('claim.attestation.criteriaAttestedBy', `${on} nobody has attested it`);
  }
  if (criteriaAttestedOn === null) {
    return unmet('claim.attestation.criteriaAttestedOn', `${on} the day of the attestation is not given`);
  }
  return criteriaAttestedOn > context.on
    ? unmet('claim.attestation.criteriaAttestedOn', `${on} the attestation lies in the future`)
    : null;
}

/** A modifier that is missing: asked of a person first, and put on the line then. */
export function missingModifier(context: Context, line: CodedLine, modifier: string): Unmet<never> {
  const { criteriaAttestedBy, criteriaAttestedOn } = context.theCase.claim.attestation;
  const attested = criteriaAttestedBy.trim() !== '' && criteriaAttestedOn !== null;
  return attested
    ? unmet(
        `claim.lines.${line.index}.modifiers`,
        `it is attested, and ${modifier} is missing on line ${line.index + 1}`,
      )
    : unmet(
        'claim.attestation.criteriaAttestedBy',
        `nobody has attested it, and ${modifier} is missing on line ${line.index + 1}`,
      );
}
