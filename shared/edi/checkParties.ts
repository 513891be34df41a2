import type { OutgoingClaim, Person } from '../billing/outgoingClaim.ts';
import { isEin, isMbi, isTaxonomy } from '../domain/identifiers.ts';
import { type CaseField, FIELD } from './caseFields.ts';
import { MOST } from './lengths.ts';
import {
  type Findings,
  mayIdentifier,
  mayText,
  needAddress,
  needDate,
  needIdentifier,
  needName,
  needNpi,
  needPattern,
  needText,
  notice,
  problem,
} from './problems.ts';
import { originalMedicare, saysInsuranceType } from './subscriberLoop.ts';

/** The supplier, the insured, the patient, the payer, who ordered, and where it was done. */
export function checkParties(found: Findings, claim: OutgoingClaim): void {
  checkBilling(found, claim);
  checkCoverage(found, claim);
  checkPatient(found, claim);
  checkPayer(found, claim);
  checkOrdering(found, claim);
  checkFacility(found, claim);
}

function checkBilling(found: Findings, { billing, switches }: OutgoingClaim): void {
  const { office } = FIELD;
  needName(found, office.name, billing.name, MOST.lastOrOrgName, 'The name of the office');
  needNpi(found, office.npi, billing.npi, 'the office');
  if (!isEin(billing.taxId))
    problem(found, office.taxId, 'The tax id of the office is missing. Give its nine digits, as 12-3456789.');
  if (switches.sendsTaxonomy && !isTaxonomy(billing.taxonomy.trim()))
    problem(
      found,
      office.taxonomy,
      'This payer wants the taxonomy code of the office: ten places that end in X, as 332B00000X.',
    );
  needAddress(found, office.address, billing.address, {
    whose: 'the office',
    nineDigitZip: true,
    street: true,
  });
  if (billing.payTo)
    needAddress(found, office.payTo, billing.payTo, {
      whose: 'where payments go',
      nineDigitZip: false,
      street: false,
    });
}

/** SBR05: why Medicare pays after somebody else. */
const INSURANCE_TYPE = /^(?:12|13|14|15|16|41|42|43|47)$/;

function checkCoverage(found: Findings, claim: OutgoingClaim): void {
  const { coverage } = FIELD;
  const { memberId, groupNumber, planName, insuranceType } = claim.subscriber;
  needIdentifier(found, coverage.memberId, memberId, MOST.memberId, 'The member id');
  if (originalMedicare(claim.switches.filingIndicator) && memberId.trim() !== '' && !isMbi(memberId.trim()))
    problem(
      found,
      coverage.memberId,
      'This is not the form of a Medicare number (MBI): eleven places, as 1EG4-TE5-MK73. Read it from the card.',
    );
  mayIdentifier(found, coverage.groupNumber, groupNumber, MOST.groupNumber, 'The group number');
  if (groupNumber.trim() === '')
    mayText(found, coverage.planName, planName, MOST.planName, 'The name of the plan');
  if (saysInsuranceType(claim))
    needPattern(
      found,
      coverage.insuranceType,
      insuranceType,
      INSURANCE_TYPE,
      'Medicare does not pay first here: say why, as 12 for a spouse who works.',
    );
  if (claim.signatureOnFileOn === null)
    notice(
      found,
      coverage.signature,
      'No signature of the patient is on file, and the claim says so. Get it and note the day.',
    );
  if (claim.dependent && claim.payer.class === 'medicare')
    problem(
      found,
      coverage.relation,
      'With Medicare the patient is always the insured. Set the relation to the patient.',
    );
}

function checkPatient(found: Findings, { subscriber, dependent }: OutgoingClaim): void {
  const { patient, coverage } = FIELD;
  if (dependent) {
    needName(
      found,
      coverage.insured.lastName,
      subscriber.lastName,
      MOST.lastOrOrgName,
      'The last name of the insured',
    );
    needName(
      found,
      coverage.insured.firstName,
      subscriber.firstName,
      MOST.firstName,
      'The first name of the insured',
    );
    mayText(
      found,
      coverage.insured.middleName,
      subscriber.middleName,
      MOST.middleName,
      'The middle name of the insured',
    );
    mayText(found, coverage.insured.suffix, subscriber.suffix, MOST.suffix, 'The suffix of the insured');
  }
  const who: Person = dependent ?? subscriber;
  needName(found, patient.lastName, who.lastName, MOST.lastOrOrgName, 'The last name of the patient');
  needName(
    found,
    patient.firstName,
    who.firstName,
    MOST.firstName,
    'The first name of the patient (FNU where the card has none)',
  );
  mayText(found, patient.middleName, who.middleName, MOST.middleName, 'The middle name of the patient');
  mayText(found, patient.suffix, who.suffix, MOST.suffix, 'The suffix of the patient');
  needDate(found, patient.birthDate, who.birthDate, 'The birth date of the patient');
  needAddress(found, patient.address, who.address, {
    whose: 'the patient',
    nineDigitZip: false,
    street: false,
  });
}

/** SBR09, the guide's list. */
const FILING_INDICATORS: ReadonlySet<string> = new Set(
  '11 12 13 14 15 16 17 AM BL CH CI DS FI HM LM MA MB MC OF TV VA WC ZZ'.split(' '),
);

export function checkFilingIndicator(found: Findings, field: CaseField, indicator: string): void {
  if (!FILING_INDICATORS.has(indicator))
    problem(
      found,
      field,
      'The claim filing indicator of the payer is missing, as MB for Medicare Part B or CI for commercial. Choose it in the payer’s settings.',
    );
}

function checkPayer(found: Findings, { payer, switches }: OutgoingClaim): void {
  needName(found, FIELD.payer.name, payer.name, MOST.lastOrOrgName, 'The name of the payer');
  needIdentifier(
    found,
    FIELD.payer.identifier,
    payer.identifier,
    MOST.payerId,
    'The identifier of the payer for claims',
  );
  checkFilingIndicator(found, FIELD.payer.filingIndicator, switches.filingIndicator);
}

function checkOrdering(found: Findings, { ordering, switches }: OutgoingClaim): void {
  const { physician } = FIELD;
  if (originalMedicare(switches.filingIndicator) && switches.orderingAs !== 'lineDK')
    problem(
      found,
      FIELD.payer.orderingAs,
      'Medicare wants the ordering practitioner on each line. Set that in the filing settings of the payer.',
    );
  if (switches.orderingAs === 'none') return;
  if (!ordering) {
    problem(
      found,
      physician.self,
      'This payer wants the practitioner who ordered. Choose the order, or the practitioner.',
    );
    return;
  }
  needName(
    found,
    physician.lastName,
    ordering.lastName,
    MOST.lastOrOrgName,
    'The last name of the practitioner',
  );
  needName(
    found,
    physician.firstName,
    ordering.firstName,
    MOST.firstName,
    'The first name of the practitioner',
  );
  needNpi(found, physician.npi, ordering.npi, 'the practitioner who ordered');
}

function checkFacility(found: Findings, { facility }: OutgoingClaim): void {
  if (!facility) return;
  needText(found, FIELD.facility.name, facility.name, MOST.lastOrOrgName, 'The name of the facility');
  if (facility.npi.trim() !== '') needNpi(found, FIELD.facility.npi, facility.npi, 'the facility');
  needAddress(found, FIELD.facility.address, facility.address, {
    whose: 'the facility',
    nineDigitZip: true,
    street: true,
  });
}
