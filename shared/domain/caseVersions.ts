import {
  NO_DELIVERY,
  NO_NOTICE,
  NO_ORTHOSIS_ANSWERS,
  NO_OWNED_REPAIR_ANSWERS,
  NO_RADIOPHARMACEUTICAL_ANSWERS,
  NO_RENTAL_ANSWERS,
} from './claimAnswers.ts';
import { ClaimCase, NO_SERVICE_HISTORY } from './claimCase.ts';
import { defaultFiling, NO_FILING, NO_INSURED } from './filing.ts';
import { NO_ORDER_DETAILS, NO_TEST_DETAILS } from './clinical.ts';
import { defaultSettings, PayerClass } from './payer.ts';
import { insuredOfName } from './insuredName.ts';
import { NO_ADDRESS } from './record.ts';

/**
 * Claim cases that were written down by an earlier version of the program: in finalized claims, and in files of the
 * command line. What a version did not ask is empty, and settings of a payer that it did not know are the class's.
 */

type Json = Readonly<Record<string, unknown>>;

function isJson(value: unknown): value is Json {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** The value in the form of today's version; unchanged where it is not a claim case of an earlier one. */
export function upgradedCase(value: unknown): unknown {
  const second = isJson(value) && value['version'] === 1 ? fromVersionOne(value) : value;
  const third = isJson(second) && second['version'] === 2 ? fromVersionTwo(second) : second;
  return isJson(third) && third['version'] === 3 ? fromVersionThree(third) : third;
}

/** A claim case as it was written down. @throws ZodError where it is none; what finalized claims hold always is one. */
export function readStoredCase(value: unknown): ClaimCase {
  return ClaimCase.parse(upgradedCase(value));
}

function fromVersionOne(old: Json): Json {
  return {
    ...old,
    version: 2,
    coverage: within(old['coverage'], (coverage) => ({
      ...coverage,
      signatureOnFileOn: null,
      assignment: null,
    })),
    payer: within(old['payer'], upgradedPayer),
    order: within(old['order'], (order) => ({ ...order, ...NO_ORDER_DETAILS })),
    oxygenTest: within(old['oxygenTest'], (test) => ({ ...test, ...NO_TEST_DETAILS })),
    visit: within(old['visit'], (visit) => ({
      ...visit,
      arrivedAt: '',
      leftAt: '',
      parts: each(visit['parts'], (part) => ({ ...part, code: '' })),
      labor: each(visit['labor'], (labor) => ({ ...labor, repairedCode: '', standardRepair: '' })),
    })),
    priorRepairs: each(old['priorRepairs'], (repair) => ({ ...repair, costCents: null })),
    serviceHistory: NO_SERVICE_HISTORY,
    otherTests: [],
    otherOrders: [],
    otherClaims: [],
    importedCodes: [],
    claim: within(old['claim'], upgradedClaim),
  };
}

/**
 * Version 2 did not ask in which meaning a code is billed that a guide and the official code set take differently; it
 * knew no timer runs, drawn signatures, planned days, catalog parts, price paid or links from lines to the log.
 */
function fromVersionTwo(old: Json): Json {
  return {
    ...old,
    version: 3,
    equipment: within(old['equipment'], (device) => ({
      ...device,
      acquisitionCents: null,
      acquisitionSource: '',
      hourMeterOn: null,
    })),
    visit: within(old['visit'], (visit) => ({
      ...visit,
      scheduledOn: null,
      maintenanceIds: [],
      technicianSignature: [],
      patientSignedAs: null,
      patientSignature: [],
      parts: each(visit['parts'], (part) => ({ ...part, catalogId: null })),
      labor: each(visit['labor'], (labor) => ({ ...labor, runs: [] })),
    })),
    claim: within(old['claim'], (claim) => ({
      ...claim,
      attestation: within(claim['attestation'], (attestation) => ({ ...attestation, codeMeaning: null })),
      lines: each(claim['lines'], (line) => ({ ...line, logIds: [] })),
    })),
  };
}

/**
 * Version 3 knew nothing of how claims are filed: payers' switches, the insured's own data, who paid before; nor who
 * enters a visit that another signed on paper.
 */
function fromVersionThree(old: Json): Json {
  return {
    ...old,
    version: 4,
    office: within(old['office'], (office) => ({ ...office, payTo: NO_ADDRESS, logo: '' })),
    coverage: within(old['coverage'], ({ insuredName, ...coverage }) => ({
      ...coverage,
      insured: typeof insuredName === 'string' ? insuredOfName(insuredName) : NO_INSURED,
      planName: '',
      insuranceType: '',
    })),
    payer: within(old['payer'], (payer) => {
      const payerClass = PayerClass.safeParse(payer['class']);
      return payerClass.success ? { ...payer, filing: defaultFiling(payerClass.data) } : payer;
    }),
    otherCoverages: [],
    rentalRecord: null,
    visit: within(old['visit'], (visit) => ({
      ...visit,
      seal: within(visit['seal'], (seal) => ({ ...seal, enteredBy: '' })),
    })),
    claim: within(old['claim'], (claim) => ({
      ...claim,
      filing: NO_FILING,
      lines: each(claim['lines'], (line) => ({ ...line, pointers: [], drug: null })),
    })),
  };
}

function upgradedPayer(payer: Json): Json {
  const payerClass = PayerClass.safeParse(payer['class']);
  if (!payerClass.success || !isJson(payer['settings'])) return payer;
  const { settings } = payer;
  const begin = defaultSettings(payerClass.data);
  return {
    ...payer,
    settings: {
      ...begin,
      ...settings,
      repair: { ...begin.repair, ...recordOf(settings['repair']) },
      rental: { ...begin.rental, ...recordOf(settings['rental']) },
    },
  };
}

function upgradedClaim(claim: Json): Json {
  const rental = recordOf(claim['rental']);
  const {
    deliveredOn = null,
    abnIssuedOn = null,
    abnSignedOn = null,
    abnOption = null,
    criteriaAttestedBy = '',
    criteriaAttestedOn = null,
    authorizationNumber = '',
    authorizationFrom = null,
    authorizationTo = null,
    ...rest
  } = rental;
  return {
    ...claim,
    lines: each(claim['lines'], (line) => ({ ...line, furtherModifiers: [] })),
    delivery: { ...NO_DELIVERY, deliveredOn },
    notice: { ...NO_NOTICE, abnIssuedOn, abnSignedOn, abnOption },
    authorization: { authorizationNumber, authorizationFrom, authorizationTo },
    attestation: { criteriaAttestedBy, criteriaAttestedOn },
    ownedRepair: NO_OWNED_REPAIR_ANSWERS,
    rental: { ...NO_RENTAL_ANSWERS, ...rest },
    orthosis: NO_ORTHOSIS_ANSWERS,
    radiopharmaceutical: NO_RADIOPHARMACEUTICAL_ANSWERS,
    overrides: each(claim['overrides'], (override) => ({ ...override, expiresOn: null })),
  };
}

function recordOf(value: unknown): Json {
  return isJson(value) ? value : {};
}

/** A record changed, where there is one; anything else as it was, for the schema to judge. */
function within(value: unknown, change: (record: Json) => Json): unknown {
  return isJson(value) ? change(value) : value;
}

function each(value: unknown, change: (record: Json) => Json): unknown {
  return Array.isArray(value) ? value.map((item) => within(item, change)) : value;
}
