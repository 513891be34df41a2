import type { Authorization, LiabilityNotice } from '../domain/claimAnswers.ts';
import { CODE_MEANING_NAMES, NOTICE_KIND_NAMES, NOTICE_OPTION_NAMES } from '../domain/claimAnswerNames.ts';
import type { ClaimCase } from '../domain/claimCase.ts';
import { isRepairKind } from '../domain/claimKind.ts';
import { formatCents } from '../domain/money.ts';
import { fact, heading } from './documentModel.ts';
import type { Block, Fact, Section } from './documentModel.ts';
import { date, named, span } from './wording.ts';

/** What stands between supplier, patient and payer: the patient's signature, authorization, notice, attestation. */
export function termsSections(theCase: ClaimCase): readonly Section[] {
  const { claim, coverage } = theCase;
  const blocks: Block[] = [
    ...group('Patient’s authorization', signatureFacts(coverage)),
    ...group('Coverage verification', verificationFacts(theCase)),
    ...group('Prior authorization', authorizationFacts(claim.authorization)),
    ...group('Advance Beneficiary Notice', noticeFacts(claim.notice)),
    ...group('Attestation', attestationFacts(theCase)),
  ];
  if (blocks.length === 0) return [];
  return [{ id: 'terms', title: 'Authorizations, notices and attestation', newPage: false, blocks }];
}

/** Printed once something of it is given: what does not apply to a claim is not said to be missing here. */
function group(title: string, rows: Fact[]): readonly Block[] {
  if (rows.every((row) => row.value === null)) return [];
  return [heading(title), { kind: 'facts', columns: 2, rows }];
}

function signatureFacts(coverage: ClaimCase['coverage']): Fact[] {
  if (coverage === null) return [];
  return [
    fact('Signed by the patient', date(coverage.signatureOnFileOn)),
    fact(
      'Assignment',
      coverage.assignment === null ? null : coverage.assignment ? 'Accepted' : 'Not accepted',
    ),
  ];
}

function verificationFacts({ claim }: ClaimCase): Fact[] {
  const { coverageVerifiedOn, coverageReference, patientToldOn } = claim.repair;
  if (isRepairKind(claim.kind))
    return [
      fact('Verified', date(coverageVerifiedOn)),
      fact('Reference', coverageReference),
      fact('Patient told', date(patientToldOn)),
    ];
  const asked =
    claim.kind === 'orthosis' ? claim.orthosis.sameSimilarCheckedOn : claim.rental.sameSimilarCheckedOn;
  return [fact('Same or similar asked', date(asked))];
}

function authorizationFacts(authorization: Authorization): Fact[] {
  return [
    fact('Number', authorization.authorizationNumber),
    fact('Valid', span(authorization.authorizationFrom, authorization.authorizationTo)),
  ];
}

function noticeFacts(notice: LiabilityNotice): Fact[] {
  return [
    fact('Kind', named(NOTICE_KIND_NAMES, notice.abnKind)),
    fact('Issued', date(notice.abnIssuedOn)),
    fact('Signed', date(notice.abnSignedOn)),
    fact('Choice', named(NOTICE_OPTION_NAMES, notice.abnOption)),
    fact('Reason on the notice', notice.abnReason),
    fact('Estimated cost', notice.abnEstimateCents === null ? null : formatCents(notice.abnEstimateCents)),
  ];
}

function attestationFacts({ claim }: ClaimCase): Fact[] {
  const { criteriaAttestedBy, criteriaAttestedOn, codeMeaning } = claim.attestation;
  return [
    ...(criteriaAttestedBy === ''
      ? []
      : [fact('Criteria attested by', criteriaAttestedBy), fact('Attested on', date(criteriaAttestedOn))]),
    ...(codeMeaning === null
      ? []
      : [fact('Codes billed as meant by', named(CODE_MEANING_NAMES, codeMeaning))]),
  ];
}
