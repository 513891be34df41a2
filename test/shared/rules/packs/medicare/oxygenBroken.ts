import type { ClaimCase } from '../../../../../shared/domain/claimCase.ts';
import { exampleId, examplePaper } from '../../../../../shared/rules/examples/people.ts';
import type { Severity } from '../../../../../shared/rules/outcome.ts';
import { dropPapers, lineOf, paperOf, recordOf } from '../../startingCases.ts';
import {
  deviceOf,
  giveNotice,
  orderOf,
  otherClaim,
  rentalOf,
  secondLine,
  testOf,
  type OxygenStart,
} from './oxygenStarts.ts';

/** One fact broken or taken away, and the one finding that it has to raise: its rule, weight, status and field. */
export interface BrokenOxygen {
  readonly id: string;
  readonly what: string;
  readonly start: OxygenStart;
  readonly change: (theCase: ClaimCase) => void;
  readonly severity: Severity;
  readonly status: 'unmet' | 'unknown';
  readonly path: string;
  /** Findings that truly follow as well, where there are any. */
  readonly also: readonly string[];
}

type Change = (theCase: ClaimCase) => void;

function broken(
  start: OxygenStart,
  id: string,
  what: string,
  answer: `${Severity} ${'unmet' | 'unknown'}`,
  path: string,
  change: Change,
  also: readonly string[] = [],
): BrokenOxygen {
  const [severity, status] = answer.split(' ') as [Severity, 'unmet' | 'unknown'];
  return { id, what, start, change, severity, status, path, also };
}

const BLOCKED = 'blocker unmet';
const OPEN = 'blocker unknown';

function sayOnAll(theCase: ClaimCase, ...modifiers: string[]): void {
  for (const line of theCase.claim.lines) line.modifiers = modifiers;
}

function addLine(theCase: ClaimCase, code: string, modifiers: string[]): void {
  theCase.claim.lines.push({ ...structuredClone(lineOf(theCase)), id: exampleId(240), code, modifiers });
}

const COVERAGE: readonly BrokenOxygen[] = [
  broken('rental', 'MCR-O2-TEST', 'no test', BLOCKED, 'claim.oxygenTestId', (c) => {
    c.oxygenTest = null;
  }),
  broken('rental', 'MCR-O2-TEST', 'no value', BLOCKED, 'oxygenTest.saturation', (c) => {
    testOf(c).saturation = null;
  }),
  broken('rental', 'MCR-O2-TEST', 'rest or sleep not told', BLOCKED, 'oxygenTest.condition', (c) => {
    testOf(c).condition = null;
  }),
  broken('rental', 'MCR-O2-TEST', 'made by a supplier', BLOCKED, 'oxygenTest.performedBySupplier', (c) => {
    testOf(c).performedBySupplier = true;
  }),
  broken('rental', 'MCR-O2-TEST', 'evaluated by nobody', BLOCKED, 'oxygenTest.evaluatedByPhysician', (c) => {
    testOf(c).evaluatedByPhysician = false;
  }),
  broken('rental', 'MCR-O2-TEST', 'no paper', BLOCKED, 'oxygenTest.documentId', (c) => {
    dropPapers(c, 'oxygenTestResult');
  }),
  broken('rental', 'MCR-O2-GROUP', 'no hypoxemia', BLOCKED, 'oxygenTest.saturation', (c) => {
    testOf(c).saturation = 90;
  }),
  broken(
    'rental',
    'MCR-O2-GROUP',
    'group II without its condition',
    BLOCKED,
    'oxygenTest.groupTwoCondition',
    (c) => {
      testOf(c).saturation = 89;
    },
  ),
  broken(
    'rental',
    'MCR-O2-GROUP',
    'erythrocythemia without a hematocrit',
    OPEN,
    'oxygenTest.hematocrit',
    (c) => {
      testOf(c).saturation = 89;
      testOf(c).groupTwoCondition = 'erythrocythemia';
    },
  ),
  broken('rental', 'MCR-O2-GROUP', 'measured on oxygen', BLOCKED, 'oxygenTest.roomAir', (c) => {
    testOf(c).roomAir = false;
    testOf(c).onLpm = 2;
  }),
  broken('asleep', 'MCR-O2-GROUP', 'nothing known awake', OPEN, 'oxygenTest.awakeSaturation', (c) => {
    testOf(c).awakeSaturation = null;
  }),
  broken(
    'exertion',
    'MCR-O2-GROUP',
    'oxygen does not help',
    BLOCKED,
    'oxygenTest.saturationOnOxygen',
    (c) => {
      testOf(c).saturationOnOxygen = 86;
    },
  ),
  broken('groupThree', 'MCR-O2-GROUP', 'no condition of group III', BLOCKED, 'oxygenTest.saturation', (c) => {
    rentalOf(c).groupThreeCondition = '';
  }),
  broken(
    'rental',
    'MCR-O2-MODIFIER',
    'said by none of the lines',
    BLOCKED,
    'claim.lines.0.modifiers',
    (c) => {
      sayOnAll(c, 'RR');
    },
  ),
  broken('rental', 'MCR-O2-MODIFIER', 'said by one line only', BLOCKED, 'claim.lines.1.modifiers', (c) => {
    secondLine(c).modifiers = ['RR'];
  }),
  broken('rental', 'MCR-O2-MODIFIER', 'another group', BLOCKED, 'claim.lines.0.modifiers', (c) => {
    sayOnAll(c, 'RR', 'N2');
  }),
  broken('rental', 'MCR-O2-MODIFIER', 'KX on a new rental', BLOCKED, 'claim.lines.0.modifiers', (c) => {
    sayOnAll(c, 'RR', 'KX');
  }),
  broken(
    'rental',
    'MCR-O2-MODIFIER',
    'KX with CR on a new rental',
    BLOCKED,
    'claim.lines.0.modifiers',
    (c) => {
      sayOnAll(c, 'RR', 'KX', 'CR');
    },
  ),
  broken('rental', 'MCR-O2-MODIFIER', 'two groups on a line', BLOCKED, 'claim.lines.0.modifiers', (c) => {
    lineOf(c).modifiers = ['RR', 'N1', 'N2'];
  }),
  broken('rental', 'MCR-O2-MODIFIER', 'the second under 99', BLOCKED, 'claim.lines.0.modifiers', (c) => {
    lineOf(c).furtherModifiers = ['KX'];
  }),
  broken('in2022', 'MCR-O2-MODIFIER', 'N1 before there was one', BLOCKED, 'claim.lines.0.modifiers', (c) => {
    lineOf(c).modifiers = ['RR', 'N1'];
  }),
  broken(
    'rental',
    'MCR-O2-MODIFIER',
    'attested by nobody',
    BLOCKED,
    'claim.attestation.criteriaAttestedBy',
    (c) => {
      c.claim.attestation.criteriaAttestedBy = ' ';
    },
  ),
  broken(
    'rental',
    'MCR-O2-MODIFIER',
    'attested on no day',
    BLOCKED,
    'claim.attestation.criteriaAttestedOn',
    (c) => {
      c.claim.attestation.criteriaAttestedOn = null;
    },
  ),
  broken(
    'rental',
    'MCR-O2-MODIFIER',
    'attested tomorrow',
    BLOCKED,
    'claim.attestation.criteriaAttestedOn',
    (c) => {
      c.claim.attestation.criteriaAttestedOn = '2026-11-03';
    },
  ),
  broken('contents', 'MCR-O2-MODIFIER', 'contents without it', BLOCKED, 'claim.lines.0.modifiers', (c) => {
    lineOf(c).modifiers = [];
  }),
  broken(
    'maintenance',
    'MCR-O2-MODIFIER',
    'maintenance without it',
    BLOCKED,
    'claim.lines.0.modifiers',
    (c) => {
      lineOf(c).modifiers = ['MS'];
    },
  ),
  broken(
    'rental',
    'MCR-O2-PORTABLE',
    'moving about not told',
    BLOCKED,
    'claim.rental.mobilityInHome',
    (c) => {
      rentalOf(c).mobilityInHome = 'Walks well';
    },
  ),
  broken('rental', 'MCR-O2-PORTABLE', 'not prescribed', BLOCKED, 'claim.rental.portablePrescribed', (c) => {
    rentalOf(c).portablePrescribed = false;
  }),
  broken('rental', 'MCR-O2-PORTABLE', 'qualified asleep only', BLOCKED, 'claim.lines.1.code', (c) => {
    Object.assign(testOf(c), { condition: 'sleep', awakeSaturation: 93 });
  }),
  broken(
    'groupThree',
    'MCR-O2-GROUP3-PERIOD',
    'prescribed for how long nobody knows',
    OPEN,
    'order.lengthOfNeedMonths',
    (c) => {
      orderOf(c).lengthOfNeedMonths = null;
    },
  ),
  broken(
    'groupThree',
    'MCR-O2-GROUP3-PERIOD',
    'the second month of one prescribed',
    BLOCKED,
    'order.lengthOfNeedMonths',
    (c) => {
      orderOf(c).lengthOfNeedMonths = 1;
      Object.assign(deviceOf(c), { rentalStartedOn: '2026-09-07' });
      Object.assign(testOf(c), { testedOn: '2026-08-29', evaluatedOn: '2026-08-30' });
      c.claim.delivery.deliveredOn = '2026-09-07';
      Object.assign(orderOf(c), {
        receivedOn: '2026-09-01',
        signedOn: '2026-09-01',
        orderedOn: '2026-09-01',
        faceToFaceOn: '2026-08-30',
      });
      Object.assign(rentalOf(c), {
        rentalMonthsBilled: 1,
        continuedUseOn: '2026-10-01',
        continuedUseEvidence: 'Visit',
      });
    },
  ),
  broken('groupTwo', 'MCR-O2-REPEAT', 'no repeat test', BLOCKED, 'otherTests', (c) => {
    c.otherTests = [];
  }),
  broken('groupTwo', 'MCR-O2-REPEAT', 'evaluated by nobody', BLOCKED, 'otherTests', (c) => {
    recordOf(c.otherTests[0] ?? null).evaluatedByPhysician = false;
  }),
  broken('groupTwo', 'MCR-O2-REPEAT', 'evaluated on no day', BLOCKED, 'otherTests', (c) => {
    recordOf(c.otherTests[0] ?? null).evaluatedOn = null;
  }),
  broken('groupTwo', 'MCR-O2-REPEAT', 'evaluated before it was made', BLOCKED, 'otherTests', (c) => {
    recordOf(c.otherTests[0] ?? null).testedOn = '2026-08-13';
  }),
  broken('groupTwo', 'MCR-O2-REPEAT', 'made by the supplier', BLOCKED, 'otherTests', (c) => {
    recordOf(c.otherTests[0] ?? null).performedBySupplier = true;
  }),
  broken('groupTwo', 'MCR-O2-REPEAT', 'of another patient', BLOCKED, 'otherTests', (c) => {
    recordOf(c.otherTests[0] ?? null).patientId = c.office.id;
  }),
  broken('groupTwo', 'MCR-O2-REPEAT', 'does not qualify', BLOCKED, 'otherTests', (c) => {
    recordOf(c.otherTests[0] ?? null).saturation = 92;
  }),
  broken('groupTwo', 'MCR-O2-REPEAT', 'the first test again', BLOCKED, 'otherTests', (c) => {
    recordOf(c.otherTests[0] ?? null).testedOn = '2026-06-07';
  }),
  broken('groupTwo', 'MCR-O2-REPEAT-ORDER', 'no new order', BLOCKED, 'otherOrders', (c) => {
    c.otherOrders = [];
  }),
  broken('groupTwo', 'MCR-O2-REPEAT-ORDER', 'a day too early', BLOCKED, 'otherOrders', (c) => {
    recordOf(c.otherOrders[0] ?? null).orderedOn = '2026-08-05';
  }),
  broken('groupTwo', 'MCR-O2-REPEAT-ORDER', 'later than the service', BLOCKED, 'otherOrders', (c) => {
    recordOf(c.otherOrders[0] ?? null).orderedOn = '2026-10-08';
  }),
  broken('groupTwo', 'MCR-O2-REPEAT-ORDER', 'not signed', BLOCKED, 'otherOrders', (c) => {
    recordOf(c.otherOrders[0] ?? null).signature = 'stamp';
  }),
  broken('groupTwo', 'MCR-O2-REPEAT-ORDER', 'for a repair', BLOCKED, 'otherOrders', (c) => {
    recordOf(c.otherOrders[0] ?? null).covers = 'repair';
  }),
  broken('groupTwo', 'MCR-O2-REPEAT-ORDER', 'of another patient', BLOCKED, 'otherOrders', (c) => {
    recordOf(c.otherOrders[0] ?? null).patientId = c.office.id;
  }),
  broken('rental', 'MCR-O2-DIAGNOSIS', 'no diagnosis', BLOCKED, 'claim.diagnosisCodes', (c) => {
    c.claim.diagnosisCodes = [];
  }),
  broken('groupThree', 'MCR-O2-DENIED', 'angina alone', 'advice unmet', 'claim.diagnosisCodes', (c) => {
    recordOf(c.diagnoses[0] ?? null).code = 'I20.9';
    c.claim.diagnosisCodes = ['I20.9'];
  }),
  broken('rental', 'MCR-O2-RECORD', 'no note', 'warning unmet', 'documents', (c) => {
    dropPapers(c, 'clinicalNote');
  }),
  broken('rental', 'MCR-O2-HOME', 'in hospital', 'warning unmet', 'claim.placeOfService', (c) => {
    c.claim.placeOfService = '21';
  }),
  broken('portable', 'MCR-O2-HOME', 'skilled nursing', 'warning unmet', 'claim.placeOfService', (c) => {
    c.claim.placeOfService = '31';
  }),
  broken('portable', 'MCR-O2-HOME', 'no place', 'warning unknown', 'claim.placeOfService', (c) => {
    c.claim.placeOfService = '';
  }),
  broken(
    'in2021',
    'MCR-O2-ALTERNATIVES',
    'nothing else tried',
    'warning unmet',
    'claim.rental.otherTreatment',
    (c) => {
      rentalOf(c).otherTreatment = '';
    },
  ),
  broken(
    'in2021',
    'MCR-O2-ALTERNATIVES',
    'corrected or not',
    'warning unknown',
    'claim.rental.uncorrectedByOtherTreatment',
    (c) => {
      rentalOf(c).uncorrectedByOtherTreatment = null;
    },
  ),
];

const TESTS: readonly BrokenOxygen[] = [
  broken('rental', 'MCR-O2-TEST-ORDERED', 'not ordered', BLOCKED, 'oxygenTest.orderedByPhysician', (c) => {
    testOf(c).orderedByPhysician = false;
  }),
  broken('portable', 'MCR-O2-TEST-ORDERED', 'nobody knows', OPEN, 'oxygenTest.orderedByPhysician', (c) => {
    testOf(c).orderedByPhysician = null;
  }),
  broken('rental', 'MCR-O2-TEST', 'evaluated on no day', OPEN, 'oxygenTest.evaluatedOn', (c) => {
    testOf(c).evaluatedOn = null;
  }),
  broken('rental', 'MCR-O2-TEST', 'evaluated before it was made', BLOCKED, 'oxygenTest.evaluatedOn', (c) => {
    testOf(c).evaluatedOn = '2026-09-27';
  }),
  broken('switched', 'MCR-O2-TEST-TIME', 'tested later', 'warning unmet', 'oxygenTest.testedOn', (c) => {
    Object.assign(testOf(c), { testedOn: '2026-08-08', evaluatedOn: '2026-08-08' });
  }),
  broken('rental', 'MCR-O2-TEST-INPATIENT', 'not told', OPEN, 'oxygenTest.inpatient', (c) => {
    testOf(c).inpatient = null;
  }),
  broken('rental', 'MCR-O2-TEST-INPATIENT', 'discharge not told', BLOCKED, 'oxygenTest.dischargedOn', (c) => {
    testOf(c).inpatient = true;
  }),
  broken('rental', 'MCR-O2-TEST-INPATIENT', 'three days before', BLOCKED, 'oxygenTest.testedOn', (c) => {
    Object.assign(testOf(c), { inpatient: true, dischargedOn: '2026-10-01' });
  }),
  broken(
    'rental',
    'MCR-O2-TEST-INPATIENT',
    'discharged before the test',
    BLOCKED,
    'oxygenTest.dischargedOn',
    (c) => {
      Object.assign(testOf(c), { inpatient: true, dischargedOn: '2026-09-27' });
    },
  ),
  broken(
    'exertion',
    'MCR-O2-TEST-EXERTION',
    'no value at rest',
    BLOCKED,
    'oxygenTest.saturationAtRest',
    (c) => {
      testOf(c).saturationAtRest = null;
    },
  ),
  broken(
    'exertion',
    'MCR-O2-TEST-EXERTION',
    'no value with oxygen',
    BLOCKED,
    'oxygenTest.saturationOnOxygen',
    (c) => {
      testOf(c).saturationOnOxygen = null;
    },
  ),
  broken('exertion', 'MCR-O2-TEST-EXERTION', 'of two sessions', BLOCKED, 'oxygenTest.sameSession', (c) => {
    testOf(c).sameSession = false;
  }),
  broken('exertion', 'MCR-O2-TEST-EXERTION', 'sessions not told', OPEN, 'oxygenTest.sameSession', (c) => {
    testOf(c).sameSession = null;
  }),
  broken('rental', 'MCR-O2-TEST-ALONE', 'part of a stress test', 'warning unmet', 'oxygenTest.study', (c) => {
    testOf(c).study = 'stressTest';
  }),
  broken(
    'asleep',
    'MCR-O2-TEST-ALONE',
    'part of a sleep apnea test',
    'warning unmet',
    'oxygenTest.study',
    (c) => {
      testOf(c).study = 'sleepApneaTest';
    },
  ),
  broken('rental', 'MCR-O2-TEST-ALONE', 'not told', 'warning unknown', 'oxygenTest.study', (c) => {
    testOf(c).study = null;
  }),
  broken(
    'asleep',
    'MCR-O2-TEST-APNEA',
    'sleep apnea and no titration',
    'advice unmet',
    'oxygenTest.study',
    (c) => {
      c.diagnoses.push({ ...recordOf(c.diagnoses[0] ?? null), id: exampleId(241), code: 'G47.33' });
    },
  ),
  broken('rental', 'MCR-O2-TEST-GAS', 'a blood gas that says less', 'advice unmet', 'otherTests.0', (c) => {
    c.otherTests = [
      { ...testOf(c), id: exampleId(242), method: 'arterialBloodGas', pao2: 62, saturation: 91 },
    ];
  }),
];

const ORDER: readonly BrokenOxygen[] = [
  broken('rental', 'MCR-O2-ORDER', 'no order', BLOCKED, 'claim.orderId', (c) => {
    c.order = null;
    c.physician = null;
  }),
  broken('rental', 'MCR-O2-ORDER', 'of another patient', BLOCKED, 'claim.orderId', (c) => {
    orderOf(c).patientId = c.office.id;
  }),
  broken('rental', 'MCR-O2-ORDER', 'does not name the patient', BLOCKED, 'order.namesPatient', (c) => {
    orderOf(c).namesPatient = false;
  }),
  broken('portable', 'MCR-O2-ORDER', 'nobody has read it', OPEN, 'order.namesPatient', (c) => {
    orderOf(c).namesPatient = null;
    orderOf(c).namesPractitioner = null;
  }),
  broken(
    'portable',
    'MCR-O2-ORDER',
    'does not name the practitioner',
    BLOCKED,
    'order.namesPractitioner',
    (c) => {
      orderOf(c).namesPractitioner = false;
    },
  ),
  broken('rental', 'MCR-O2-ORDER', 'not dated', BLOCKED, 'order.orderedOn', (c) => {
    orderOf(c).orderedOn = null;
  }),
  broken('rental', 'MCR-O2-ORDER', 'dated tomorrow', BLOCKED, 'order.orderedOn', (c) => {
    orderOf(c).orderedOn = '2026-11-03';
  }),
  broken('rental', 'MCR-O2-ORDER', 'orders nothing', BLOCKED, 'order.description', (c) => {
    orderOf(c).description = ' ';
  }),
  broken('contents', 'MCR-O2-ORDER', 'two months and no quantity', BLOCKED, 'order.quantity', (c) => {
    orderOf(c).quantity = null;
    lineOf(c).units = 2;
  }),
  broken('rental', 'MCR-O2-ORDER', 'stamped', BLOCKED, 'order.signature', (c) => {
    orderOf(c).signature = 'stamp';
  }),
  broken('rental', 'MCR-O2-ORDER', 'signed on no day', BLOCKED, 'order.signedOn', (c) => {
    orderOf(c).signedOn = null;
  }),
  broken('contents', 'MCR-O2-ORDER', 'signed tomorrow', BLOCKED, 'order.signedOn', (c) => {
    orderOf(c).signedOn = '2026-11-03';
  }),
  broken('rental', 'MCR-O2-ORDER', 'for contents only', BLOCKED, 'order.covers', (c) => {
    orderOf(c).covers = 'contents';
  }),
  broken('contents', 'MCR-O2-ORDER', 'for a repair', BLOCKED, 'order.covers', (c) => {
    orderOf(c).covers = 'repair';
  }),
  broken('rental', 'MCR-O2-ORDER', 'covers nobody knows what', BLOCKED, 'order.covers', (c) => {
    orderOf(c).covers = null;
  }),
  broken('rental', 'MCR-O2-ORDER', 'run out the day before', BLOCKED, 'order.validTo', (c) => {
    orderOf(c).validTo = '2026-10-06';
  }),
  broken('rental', 'MCR-O2-ORDER', 'no paper', BLOCKED, 'order.documentId', (c) => {
    dropPapers(c, 'physicianOrder');
  }),
  broken('rental', 'MCR-O2-PRESCRIBER', 'a chiropractor', 'warning unmet', 'physician.credential', (c) => {
    recordOf(c.physician).credential = 'DC';
  }),
  broken(
    'portable',
    'MCR-O2-PRESCRIBER',
    'credential not told',
    'warning unknown',
    'physician.credential',
    (c) => {
      recordOf(c.physician).credential = '';
    },
  ),
  broken('contents', 'MCR-O2-NEED', 'nothing in a year', 'advice unmet', 'documents', (c) => {
    orderOf(c).orderedOn = '2025-10-04';
    paperOf(c, 'clinicalNote').documentDate = '2025-10-04';
  }),
  broken('contents', 'MCR-O2-NEED', 'nothing at all', 'advice unmet', 'documents', (c) => {
    orderOf(c).orderedOn = '2026-10-06';
    paperOf(c, 'clinicalNote').statesContinuedNeed = false;
  }),
  broken('contents', 'MCR-O2-USE', 'not shown', 'advice unmet', 'claim.rental.continuedUseOn', (c) => {
    rentalOf(c).continuedUseOn = null;
  }),
  broken(
    'contents',
    'MCR-O2-USE',
    'by what nobody knows',
    'advice unmet',
    'claim.rental.continuedUseEvidence',
    (c) => {
      rentalOf(c).continuedUseEvidence = '';
    },
  ),
  broken('contents', 'MCR-O2-USE', 'tomorrow', 'advice unmet', 'claim.rental.continuedUseOn', (c) => {
    rentalOf(c).continuedUseOn = '2026-11-03';
  }),
  broken(
    'contents',
    'MCR-O2-USE',
    'more than a year ago',
    'advice unmet',
    'claim.rental.continuedUseOn',
    (c) => {
      rentalOf(c).continuedUseOn = '2025-10-04';
    },
  ),
  broken('in2022', 'MCR-O2-CMN', 'no certificate', BLOCKED, 'documents', (c) => {
    dropPapers(c, 'certificateOfMedicalNecessity');
  }),
  broken('rental', 'MCR-O2-CMN-ENDED', 'a certificate', BLOCKED, 'documents.5', (c) => {
    c.documents.push(examplePaper(243, 'certificateOfMedicalNecessity', '2026-09-30', { signed: true }));
  }),
  broken('rental', 'MCR-O2-ORDER-FIRST', 'came in when nobody knows', BLOCKED, 'order.receivedOn', (c) => {
    orderOf(c).receivedOn = null;
  }),
  broken('rental', 'MCR-O2-ORDER-FIRST', 'came in the day after', BLOCKED, 'order.receivedOn', (c) => {
    orderOf(c).receivedOn = '2026-10-08';
  }),
  broken('rental', 'MCR-O2-ORDER-FIRST', 'signed the day after', BLOCKED, 'order.signedOn', (c) => {
    orderOf(c).signedOn = '2026-10-08';
  }),
  broken(
    'replacement',
    'MCR-O2-ORDER-FIRST',
    'a replacement only warns',
    'warning unmet',
    'order.receivedOn',
    (c) => {
      orderOf(c).receivedOn = '2026-10-08';
    },
  ),
  broken(
    'rental',
    'MCR-O2-ORDER-FIRST-OPEN',
    'a filling system',
    'warning unmet',
    'order.receivedOn',
    (c) => {
      secondLine(c).code = 'K0738';
      c.claim.lines.shift();
      deviceOf(c).kind = 'transfillingSystem';
      orderOf(c).receivedOn = '2026-10-08';
    },
  ),
  broken('rental', 'MCR-O2-F2F', 'no visit', BLOCKED, 'order.faceToFaceOn', (c) => {
    orderOf(c).faceToFaceOn = null;
  }),
  broken('rental', 'MCR-O2-F2F', 'a day too old', BLOCKED, 'order.faceToFaceOn', (c) => {
    orderOf(c).faceToFaceOn = '2026-03-29';
  }),
  broken('rental', 'MCR-O2-F2F', 'after the order', BLOCKED, 'order.faceToFaceOn', (c) => {
    orderOf(c).faceToFaceOn = '2026-10-01';
  }),
  broken('portable', 'MCR-O2-F2F-OPEN', 'no visit', 'warning unmet', 'order.faceToFaceOn', (c) => {
    orderOf(c).faceToFaceOn = null;
  }),
];

const DELIVERY: readonly BrokenOxygen[] = [
  broken('rental', 'MCR-O2-DELIVERY', 'no day', BLOCKED, 'claim.delivery.deliveredOn', (c) => {
    c.claim.delivery.deliveredOn = null;
  }),
  broken('rental', 'MCR-O2-DELIVERY', 'the day after', BLOCKED, 'claim.delivery.deliveredOn', (c) => {
    c.claim.delivery.deliveredOn = '2026-10-08';
  }),
  broken('shipped', 'MCR-O2-DELIVERY', 'sent the day after', BLOCKED, 'claim.delivery.deliveredOn', (c) => {
    c.claim.delivery.shippedOn = '2026-10-08';
  }),
  broken(
    'shipped',
    'MCR-O2-DELIVERY',
    'sent nobody knows when',
    BLOCKED,
    'claim.delivery.deliveredOn',
    (c) => {
      c.claim.delivery.shippedOn = null;
    },
  ),
  broken('rental', 'MCR-O2-DELIVERY', 'no ticket', BLOCKED, 'documents', (c) => {
    dropPapers(c, 'proofOfDelivery');
  }),
  broken('portable', 'MCR-O2-POD', 'no method', OPEN, 'claim.delivery.method', (c) => {
    c.claim.delivery.method = null;
  }),
  broken('rental', 'MCR-O2-POD', 'no signature', BLOCKED, 'claim.delivery.proofShows', (c) => {
    c.claim.delivery.proofShows = c.claim.delivery.proofShows.filter(
      (shown) => shown !== 'receiverSignature',
    );
  }),
  ...(
    [
      'patientName',
      'deliveryAddress',
      'itemDescription',
      'quantity',
      'dateDelivered',
      'trackingNumber',
      'evidenceOfDelivery',
    ] as const
  ).map((element) =>
    broken(
      'shipped',
      'MCR-O2-POD',
      `a shipment without ${element}`,
      BLOCKED,
      'claim.delivery.proofShows',
      (c) => {
        c.claim.delivery.proofShows = c.claim.delivery.proofShows.filter((shown) => shown !== element);
      },
    ),
  ),
  broken(
    'rental',
    'MCR-O2-POD',
    'a facility without its record',
    BLOCKED,
    'claim.delivery.proofShows',
    (c) => {
      c.claim.delivery.method = 'facility';
    },
  ),
  broken(
    'rental',
    'MCR-O2-POD',
    'a facility that nobody signed for',
    BLOCKED,
    'claim.delivery.proofShows',
    (c) => {
      c.claim.delivery.method = 'facility';
      c.claim.delivery.proofShows = [
        ...c.claim.delivery.proofShows.filter((shown) => shown !== 'receiverSignature'),
        'facilityRecord',
      ];
    },
  ),
  broken(
    'rental',
    'MCR-O2-POD',
    'signed by the supplier’s staff',
    BLOCKED,
    'claim.delivery.receiverRelation',
    (c) => {
      c.claim.delivery.receiverRelation = 'supplierStaff';
    },
  ),
  broken(
    'rental',
    'MCR-O2-POD',
    'received by nobody knows whom',
    BLOCKED,
    'claim.delivery.receivedBy',
    (c) => {
      c.claim.delivery.receivedBy = '';
    },
  ),
  broken(
    'rental',
    'MCR-O2-POD',
    'a receiver of no relation',
    BLOCKED,
    'claim.delivery.receiverRelation',
    (c) => {
      c.claim.delivery.receiverRelation = null;
    },
  ),
  broken('portable', 'MCR-O2-POD-DAY', 'billed the day after', BLOCKED, 'claim.dateOfService', (c) => {
    c.claim.dateOfService = '2026-10-06';
  }),
  broken('rental', 'MCR-O2-POD-DAY', 'delivered the day before', BLOCKED, 'claim.dateOfService', (c) => {
    c.claim.delivery.deliveredOn = '2026-10-06';
  }),
  broken(
    'shipped',
    'MCR-O2-POD-DAY',
    'neither sent nor received on that day',
    BLOCKED,
    'claim.dateOfService',
    (c) => {
      c.claim.delivery.shippedOn = '2026-10-06';
    },
  ),
  broken(
    'beforeDischarge',
    'MCR-O2-POD-DISCHARGE',
    'three days before',
    'advice unmet',
    'claim.delivery.dischargedOn',
    (c) => {
      c.claim.delivery.deliveredOn = '2026-10-04';
    },
  ),
  broken(
    'beforeDischarge',
    'MCR-O2-POD-DISCHARGE',
    'after the discharge',
    'advice unmet',
    'claim.delivery.dischargedOn',
    (c) => {
      c.claim.delivery.dischargedOn = '2026-10-05';
    },
  ),
  broken(
    'beforeDischarge',
    'MCR-O2-POD-DISCHARGE',
    'billed for another day',
    'advice unmet',
    'claim.dateOfService',
    (c) => {
      c.claim.delivery.dischargedOn = '2026-10-08';
    },
  ),
  broken('rental', 'MCR-O2-SIGNATURE', 'none on file', BLOCKED, 'coverage.signatureOnFileOn', (c) => {
    recordOf(c.coverage).signatureOnFileOn = null;
  }),
  broken('rental', 'MCR-O2-SIGNATURE', 'tomorrow', BLOCKED, 'coverage.signatureOnFileOn', (c) => {
    recordOf(c.coverage).signatureOnFileOn = '2026-11-03';
  }),
  broken('portable', 'MCR-O2-SIGNATURE', 'assignment not told', OPEN, 'coverage.assignment', (c) => {
    recordOf(c.coverage).assignment = null;
  }),
  broken(
    'rental',
    'MCR-O2-SIGNATURE',
    'an old one without assignment',
    'warning unmet',
    'coverage.signatureOnFileOn',
    (c) => {
      recordOf(c.coverage).assignment = false;
    },
  ),
  broken('noticed', 'MCR-O2-NOTICE', 'GA without a notice', BLOCKED, 'claim.notice.abnIssuedOn', (c) => {
    c.claim.notice.abnIssuedOn = null;
  }),
  broken('noticed', 'MCR-O2-NOTICE-FORM', 'not signed', 'advice unmet', 'claim.notice.abnSignedOn', (c) => {
    c.claim.notice.abnSignedOn = null;
  }),
  broken(
    'noticed',
    'MCR-O2-NOTICE',
    'issued after the delivery',
    BLOCKED,
    'claim.notice.abnIssuedOn',
    (c) => {
      c.claim.notice.abnIssuedOn = '2026-10-08';
    },
  ),
  broken(
    'noticed',
    'MCR-O2-NOTICE-FORM',
    'signed after the delivery',
    'advice unmet',
    'claim.notice.abnSignedOn',
    (c) => {
      c.claim.notice.abnSignedOn = '2026-10-08';
    },
  ),
  broken('noticed', 'MCR-O2-NOTICE', 'its paper is missing', BLOCKED, 'documents', (c) => {
    dropPapers(c, 'abn');
  }),
  broken('noticed', 'MCR-O2-NOTICE', 'of a kind that nobody knows', OPEN, 'claim.notice.abnKind', (c) => {
    c.claim.notice.abnKind = null;
  }),
  broken('noticed', 'MCR-O2-NOTICE', 'GA for a voluntary notice', BLOCKED, 'claim.notice.abnKind', (c) => {
    c.claim.notice.abnKind = 'voluntary';
  }),
  broken('noticed', 'MCR-O2-NOTICE', 'GZ beside a notice', BLOCKED, 'claim.lines.0.modifiers', (c) => {
    sayOnAll(c, 'RR', 'GZ');
  }),
  broken(
    'noticed',
    'MCR-O2-NOTICE',
    'required and voluntary at once',
    BLOCKED,
    'claim.lines.1.modifiers',
    (c) => {
      secondLine(c).modifiers = ['RR', 'GX', 'GY'];
    },
  ),
  broken('rental', 'MCR-O2-NOTICE', 'a notice and no GA', 'warning unmet', 'claim.lines.0.modifiers', (c) => {
    giveNotice(c, '2026-10-05');
  }),
  broken(
    'rental',
    'MCR-O2-NOTICE',
    'a voluntary notice and neither GX nor GY',
    'warning unmet',
    'claim.lines.0.modifiers',
    (c) => {
      giveNotice(c, '2026-10-05');
      c.claim.notice.abnKind = 'voluntary';
    },
  ),
  broken('rental', 'MCR-O2-NOTICE', 'N1 beside GA', 'warning unmet', 'claim.lines.0.modifiers', (c) => {
    giveNotice(c, '2026-10-05');
    sayOnAll(c, 'RR', 'N1', 'GA');
  }),
  broken('portable', 'MCR-O2-NOTICE', 'GX for a required notice', BLOCKED, 'claim.notice.abnKind', (c) => {
    giveNotice(c, '2026-10-05');
    lineOf(c).modifiers = ['RR', 'GX', 'GA'];
    c.claim.notice.abnKind = 'voluntary';
    lineOf(c).modifiers = ['RR', 'GA'];
  }),
  ...(['abnReason', 'abnEstimateCents', 'abnOption'] as const).map((field) =>
    broken('noticed', 'MCR-O2-NOTICE-FORM', `no ${field}`, 'advice unmet', `claim.notice.${field}`, (c) => {
      Object.assign(c.claim.notice, { [field]: field === 'abnReason' ? '' : null });
    }),
  ),
  broken(
    'noticed',
    'MCR-O2-NOTICE-FORM',
    'more than a year old',
    'advice unmet',
    'claim.notice.abnIssuedOn',
    (c) => {
      c.claim.notice.abnIssuedOn = '2025-10-06';
    },
  ),
  broken('rental', 'MCR-O2-EY', 'with an order on file', 'advice unmet', 'claim.lines.0.modifiers', (c) => {
    lineOf(c).modifiers = ['RR', 'N1', 'EY'];
  }),
];

const CYCLE: readonly BrokenOxygen[] = [
  broken('rental', 'MCR-O2-START', 'no first day', BLOCKED, 'equipment.rentalStartedOn', (c) => {
    deviceOf(c).rentalStartedOn = null;
  }),
  broken('portable', 'MCR-O2-START', 'the day after', BLOCKED, 'equipment.rentalStartedOn', (c) => {
    deviceOf(c).rentalStartedOn = '2026-10-06';
  }),
  broken('rental', 'MCR-O2-START', 'billed before', BLOCKED, 'equipment.rentalStartedOn', (c) => {
    c.otherClaims = [otherClaim('2026-08-20', 'E1391', ['RR', 'N1'])];
  }),
  broken('rental', 'MCR-O2-DEVICE', 'cylinders billed alone', BLOCKED, 'equipment.kind', (c) => {
    c.claim.lines.shift();
  }),
  broken('rental', 'MCR-O2-DEVICE', 'a device of no kind', OPEN, 'equipment.kind', (c) => {
    deviceOf(c).kind = null;
  }),
  broken('rental', 'MCR-O2-DEVICE', 'the patient’s own', BLOCKED, 'equipment.ownership', (c) => {
    deviceOf(c).ownership = 'patientOwned';
  }),
  broken('rental', 'MCR-O2-DEVICE', 'whose nobody knows', OPEN, 'equipment.ownership', (c) => {
    deviceOf(c).ownership = null;
  }),
  broken('rental', 'MCR-O2-PURCHASE', 'a system sold', BLOCKED, 'claim.lines.2.code', (c) => {
    addLine(c, 'E0425', []);
  }),
  broken('rental', 'MCR-O2-BUNDLED', 'a cannula', BLOCKED, 'claim.lines.2.code', (c) => {
    addLine(c, 'A4615', []);
  }),
  broken('rental', 'MCR-O2-RR', 'a line without it', BLOCKED, 'claim.lines.1.modifiers', (c) => {
    secondLine(c).modifiers = ['N1'];
  }),
  broken('rental', 'MCR-O2-RR', 'NU beside it', BLOCKED, 'claim.lines.0.modifiers', (c) => {
    lineOf(c).modifiers = ['RR', 'NU', 'N1'];
  }),
  broken('contents', 'MCR-O2-RR', 'contents that are rented', BLOCKED, 'claim.lines.0.modifiers', (c) => {
    lineOf(c).modifiers = ['RR', 'N1'];
  }),
  broken('rental', 'MCR-O2-RR', 'rental or purchase not told', OPEN, 'claim.rental.basis', (c) => {
    rentalOf(c).basis = null;
  }),
  broken(
    'rental',
    'MCR-O2-MODIFIERS',
    'two that exclude each other',
    BLOCKED,
    'claim.lines.0.modifiers',
    (c) => {
      lineOf(c).modifiers = ['RR', 'LL', 'N1'];
    },
  ),
  broken('rental', 'MCR-O2-MODIFIERS', 'a part of a repair', BLOCKED, 'claim.lines.0.modifiers', (c) => {
    lineOf(c).modifiers = ['RR', 'RB', 'N1'];
  }),
  broken('portable', 'MCR-O2-CAPPED', 'KH', 'warning unmet', 'claim.lines.0.modifiers', (c) => {
    lineOf(c).modifiers = ['RR', 'N1', 'KH'];
  }),
  broken('rental', 'MCR-O2-FLOW', 'flow by day not told', OPEN, 'claim.rental.dayLpm', (c) => {
    rentalOf(c).dayLpm = null;
  }),
  broken('portable', 'MCR-O2-FLOW', 'flow by night not told', OPEN, 'claim.rental.nightLpm', (c) => {
    rentalOf(c).nightLpm = null;
  }),
  broken('rental', 'MCR-O2-FLOW', 'no flow at all', BLOCKED, 'claim.rental.dayLpm', (c) => {
    Object.assign(rentalOf(c), { dayLpm: 0, nightLpm: 0 });
  }),
  broken(
    'rental',
    'MCR-O2-FLOW',
    'a modifier that nothing asks for',
    BLOCKED,
    'claim.lines.0.modifiers',
    (c) => {
      lineOf(c).modifiers = ['RR', 'N1', 'QE'];
    },
  ),
  broken('highFlow', 'MCR-O2-FLOW', 'on one line only', BLOCKED, 'claim.lines.1.modifiers', (c) => {
    secondLine(c).modifiers = ['RR', 'N1'];
  }),
  broken(
    'stationary',
    'MCR-O2-FLOW',
    'portable prescribed or not',
    OPEN,
    'claim.rental.portablePrescribed',
    (c) => {
      Object.assign(rentalOf(c), { dayLpm: 6, nightLpm: 6, portablePrescribed: null });
    },
  ),
  broken('highFlow', 'MCR-O2-PORTABLE', 'prescribed or not', OPEN, 'claim.rental.portablePrescribed', (c) => {
    rentalOf(c).portablePrescribed = null;
  }),
  broken(
    'highFlow',
    'MCR-O2-FLOW',
    'the other system is billed without it',
    BLOCKED,
    'claim.lines.0.modifiers',
    (c) => {
      c.claim.lines.pop();
      c.otherClaims = [otherClaim('2026-10-07', 'E0431', ['RR', 'N1'])];
    },
  ),
  broken('highFlow', 'MCR-O2-FLOW-TEST', 'no test on four liters', 'advice unmet', 'otherTests', (c) => {
    c.otherTests = [];
  }),
  broken('highFlow', 'MCR-O2-FLOW-TEST', 'a test on three', 'advice unmet', 'otherTests', (c) => {
    recordOf(c.otherTests[0] ?? null).onLpm = 3.9;
  }),
  broken(
    'highFlow',
    'MCR-O2-FLOW-TEST',
    'a test that does not qualify',
    'advice unmet',
    'otherTests',
    (c) => {
      recordOf(c.otherTests[0] ?? null).saturation = 90;
    },
  ),
  broken(
    'rental',
    'MCR-O2-CAP',
    'more months on file than counted',
    BLOCKED,
    'claim.rental.rentalMonthsBilled',
    (c) => {
      deviceOf(c).rentalStartedOn = '2026-08-07';
      Object.assign(testOf(c), { testedOn: '2026-07-29', evaluatedOn: '2026-07-30' });
      c.claim.delivery.deliveredOn = '2026-08-07';
      Object.assign(orderOf(c), {
        receivedOn: '2026-08-01',
        signedOn: '2026-08-01',
        orderedOn: '2026-08-01',
        faceToFaceOn: '2026-07-30',
      });
      Object.assign(rentalOf(c), {
        rentalMonthsBilled: 1,
        continuedUseOn: '2026-10-01',
        continuedUseEvidence: 'Visit',
      });
      c.otherClaims = ['2026-09-07', '2026-08-07'].map((day) => otherClaim(day, 'E1390', ['RR', 'N1']));
    },
  ),
  broken(
    'portable',
    'MCR-O2-ONE-EACH',
    'billed for the month already',
    BLOCKED,
    'claim.lines.0.code',
    (c) => {
      c.otherClaims = [otherClaim('2026-10-20', 'E0431', ['RR', 'N1'])];
    },
  ),
  broken(
    'portable',
    'MCR-O2-ONE-EACH',
    'a draft for the month',
    'warning unmet',
    'claim.lines.0.code',
    (c) => {
      c.otherClaims = [otherClaim('2026-11-04', 'K0738', ['RR', 'N1'], { state: 'draft' })];
    },
  ),
  broken('rental', 'MCR-O2-ONE-EACH', 'two stationary systems', BLOCKED, 'claim.lines.2.code', (c) => {
    addLine(c, 'E0439', ['RR', 'N1']);
  }),
  broken('rental', 'MCR-O2-ONE-EACH', 'two of a line', BLOCKED, 'claim.lines.1.units', (c) => {
    secondLine(c).units = 2;
  }),
  broken('switched', 'MCR-O2-SWITCH', 'the order of the liquid system', BLOCKED, 'order.orderedOn', (c) => {
    Object.assign(orderOf(c), { orderedOn: '2026-08-03', faceToFaceOn: '2026-08-01' });
  }),
  broken('replacement', 'MCR-O2-REPLACEMENT', 'no RA', BLOCKED, 'claim.lines.0.modifiers', (c) => {
    lineOf(c).modifiers = ['RR', 'N1'];
  }),
  broken(
    'replacement',
    'MCR-O2-REPLACEMENT',
    'RA and no reason',
    BLOCKED,
    'claim.rental.replacement',
    (c) => {
      rentalOf(c).replacement = null;
      c.otherClaims = [];
    },
  ),
  broken(
    'replacement',
    'MCR-O2-REPLACEMENT',
    'nothing shows it',
    BLOCKED,
    'claim.rental.replacementEvidence',
    (c) => {
      rentalOf(c).replacementEvidence = '';
    },
  ),
  broken(
    'replacement',
    'MCR-O2-REPLACEMENT',
    'not told on the line',
    BLOCKED,
    'claim.lines.0.narrative',
    (c) => {
      lineOf(c).narrative = '';
    },
  ),
  broken(
    'replacement',
    'MCR-O2-REPLACEMENT',
    'lifetime not over',
    BLOCKED,
    'claim.rental.replacement',
    (c) => {
      rentalOf(c).replacement = 'usefulLife';
    },
  ),
  broken('replacement', 'MCR-O2-REPLACEMENT', 'the old order', BLOCKED, 'order.orderedOn', (c) => {
    Object.assign(orderOf(c), { orderedOn: '2024-02-01', faceToFaceOn: '2024-01-20' });
  }),
  broken(
    'replacement',
    'MCR-O2-REPLACEMENT',
    'RA in the second month',
    BLOCKED,
    'claim.lines.0.modifiers',
    (c) => {
      c.claim.dateOfService = '2026-11-01';
      deviceOf(c).rentalStartedOn = '2026-10-01';
      c.claim.delivery.deliveredOn = '2026-10-01';
      Object.assign(rentalOf(c), { continuedUseOn: '2026-11-01', continuedUseEvidence: 'Visit' });
    },
  ),
  broken('afterBreak', 'MCR-O2-BREAK', 'not told on the line', BLOCKED, 'claim.lines.0.narrative', (c) => {
    lineOf(c).narrative = 'Back from the facility';
  }),
  broken('afterBreak', 'MCR-O2-BREAK', 'told as the other kind', BLOCKED, 'claim.lines.0.narrative', (c) => {
    lineOf(c).narrative = 'BIN since June';
  }),
  broken('afterBreak', 'MCR-O2-BREAK', 'where nobody knows', BLOCKED, 'claim.rental.breaks.0.reason', (c) => {
    recordOf(rentalOf(c).breaks[0] ?? null).reason = ' ';
  }),
  broken('afterBreak', 'MCR-O2-BREAK', 'still going on', BLOCKED, 'claim.rental.breaks.0', (c) => {
    recordOf(rentalOf(c).breaks[0] ?? null).to = null;
  }),
  broken('afterBreak', 'MCR-O2-BREAK', 'ends before it begins', BLOCKED, 'claim.rental.breaks.0.to', (c) => {
    recordOf(rentalOf(c).breaks[0] ?? null).to = '2026-06-19';
  }),
  broken('afterBreak', 'MCR-O2-BREAK', 'need, without a new order', BLOCKED, 'order.orderedOn', (c) => {
    recordOf(rentalOf(c).breaks[0] ?? null).kind = 'need';
    lineOf(c).narrative = 'BIN 06/20/2026 to 10/01/2026';
    orderOf(c).orderedOn = '2026-06-20';
  }),
  broken('afterNeed', 'MCR-O2-BREAK', 'no longer than 60 days', BLOCKED, 'equipment.rentalStartedOn', (c) => {
    recordOf(rentalOf(c).breaks[0] ?? null).to = '2026-09-04';
  }),
  broken(
    'afterNeed',
    'MCR-O2-BREAK',
    'nothing from before it on file',
    OPEN,
    'claim.rental.breaks.0',
    (c) => {
      c.otherClaims = [];
    },
  ),
  broken(
    'afterBreak',
    'MCR-O2-BREAK',
    'begun anew by a break in billing',
    BLOCKED,
    'equipment.rentalStartedOn',
    (c) => {
      deviceOf(c).rentalStartedOn = '2026-10-02';
      c.claim.delivery.deliveredOn = '2026-10-02';
      c.claim.dateOfService = '2026-10-02';
    },
  ),
  broken(
    'portable',
    'MCR-O2-SAME-SIMILAR',
    'not asked',
    'advice unmet',
    'claim.rental.sameSimilarCheckedOn',
    (c) => {
      rentalOf(c).sameSimilarCheckedOn = null;
    },
  ),
  broken(
    'rental',
    'MCR-O2-SAME-SIMILAR',
    'asked the day after',
    'advice unmet',
    'claim.rental.sameSimilarCheckedOn',
    (c) => {
      rentalOf(c).sameSimilarCheckedOn = '2026-10-08';
    },
  ),
];

const UPKEEP: readonly BrokenOxygen[] = [
  broken('rental', 'MCR-O2-CONTENTS', 'beside the rental', BLOCKED, 'claim.lines.1.code', (c) => {
    Object.assign(secondLine(c), { code: 'E0443', modifiers: ['N1'] });
    Object.assign(rentalOf(c), {
      refillAskedOn: '2026-10-01',
      supplyEndsOn: '2026-10-10',
      refillAffirmed: true,
    });
  }),
  broken(
    'contents',
    'MCR-O2-CONTENTS',
    'a stationary rental on another claim',
    BLOCKED,
    'claim.lines.0.code',
    (c) => {
      c.otherClaims = [otherClaim('2026-11-04', 'E1390', ['RR', 'N1'])];
    },
  ),
  broken('contents', 'MCR-O2-CONTENTS-MONTHS', 'four months', BLOCKED, 'claim.lines.0.units', (c) => {
    lineOf(c).units = 4;
  }),
  broken('contents', 'MCR-O2-CONTENTS-FLOW', 'for two liters', BLOCKED, 'claim.lines.0.code', (c) => {
    lineOf(c).code = 'E0447';
    deviceOf(c).kind = 'liquidOxygen';
  }),
  broken('contents', 'MCR-O2-CONTENTS-FLOW', 'flow not told', OPEN, 'claim.rental.nightLpm', (c) => {
    lineOf(c).code = 'E0447';
    deviceOf(c).kind = 'liquidOxygen';
    rentalOf(c).nightLpm = null;
  }),
  ...(['refillAskedOn', 'supplyEndsOn', 'refillAffirmed'] as const).map((field) =>
    broken('contents', 'MCR-O2-REFILL', `no ${field}`, BLOCKED, `claim.rental.${field}`, (c) => {
      rentalOf(c)[field] = null;
    }),
  ),
  broken('contents', 'MCR-O2-REFILL', 'not wanted', BLOCKED, 'claim.rental.refillAffirmed', (c) => {
    rentalOf(c).refillAffirmed = false;
  }),
  broken('contents', 'MCR-O2-REFILL', 'asked 31 days before', BLOCKED, 'claim.rental.refillAskedOn', (c) => {
    rentalOf(c).refillAskedOn = '2026-09-09';
  }),
  broken(
    'contents',
    'MCR-O2-REFILL',
    'asked after the delivery',
    BLOCKED,
    'claim.rental.refillAskedOn',
    (c) => {
      rentalOf(c).refillAskedOn = '2026-10-06';
    },
  ),
  broken(
    'contents',
    'MCR-O2-REFILL',
    'delivered 11 days before',
    BLOCKED,
    'claim.delivery.deliveredOn',
    (c) => {
      rentalOf(c).supplyEndsOn = '2026-10-16';
    },
  ),
  broken('maintenance', 'MCR-O2-MS', 'a day too early', BLOCKED, 'claim.dateOfService', (c) => {
    c.claim.dateOfService = '2026-10-09';
    recordOf(c.visit).visitedOn = '2026-10-09';
  }),
  broken('maintenance', 'MCR-O2-MS', 'two units', BLOCKED, 'claim.lines.0.units', (c) => {
    lineOf(c).units = 2;
  }),
  broken('maintenance', 'MCR-O2-MS', 'labor under warranty', BLOCKED, 'equipment.warrantyLaborUntil', (c) => {
    deviceOf(c).warrantyLaborUntil = '2026-10-12';
  }),
  broken(
    'maintenance',
    'MCR-O2-MS',
    'billed before or not',
    OPEN,
    'claim.rental.maintenanceBilledBefore',
    (c) => {
      rentalOf(c).maintenanceBilledBefore = null;
    },
  ),
  broken(
    'maintenance',
    'MCR-O2-MS',
    'billed before on no day',
    OPEN,
    'claim.rental.lastMaintenanceOn',
    (c) => {
      rentalOf(c).maintenanceBilledBefore = true;
    },
  ),
  broken(
    'maintenance',
    'MCR-O2-MS',
    'the last a day too near',
    BLOCKED,
    'claim.rental.lastMaintenanceOn',
    (c) => {
      Object.assign(rentalOf(c), { maintenanceBilledBefore: true, lastMaintenanceOn: '2026-04-13' });
    },
  ),
  broken(
    'maintenance',
    'MCR-O2-MS',
    'said to be the first, and one is on file',
    BLOCKED,
    'claim.rental.maintenanceBilledBefore',
    (c) => {
      c.otherClaims = [otherClaim('2026-05-01', 'E1390', ['MS', 'N1'])];
    },
  ),
  broken(
    'maintenance',
    'MCR-O2-MS',
    'a later one on file',
    BLOCKED,
    'claim.rental.lastMaintenanceOn',
    (c) => {
      Object.assign(rentalOf(c), { maintenanceBilledBefore: true, lastMaintenanceOn: '2026-04-12' });
      c.otherClaims = [otherClaim('2026-05-01', 'E1390', ['MS', 'N1'])];
    },
  ),
  broken('maintenance', 'MCR-O2-MS', 'the last month was paid later', BLOCKED, 'claim.dateOfService', (c) => {
    c.otherClaims = [otherClaim('2026-03-13', 'E1390', ['RR', 'N1'])];
  }),
  broken(
    'maintenance',
    'MCR-O2-MS-WARRANTY',
    'the warranty ended lately',
    'advice unmet',
    'equipment.warrantyLaborUntil',
    (c) => {
      deviceOf(c).warrantyLaborUntil = '2026-04-13';
    },
  ),
  broken(
    'maintenance',
    'MCR-O2-MS-CODE',
    'a humidifying system',
    'advice unmet',
    'claim.lines.0.code',
    (c) => {
      lineOf(c).code = 'E1405';
    },
  ),
  broken('maintenance', 'MCR-O2-MS-VISIT', 'no visit', 'advice unmet', 'claim.visitId', (c) => {
    c.visit = null;
    c.claim.visitId = null;
  }),
  broken('maintenance', 'MCR-O2-MS-VISIT', 'to another device', 'advice unmet', 'claim.visitId', (c) => {
    recordOf(c.visit).equipmentId = c.office.id;
  }),
  broken('maintenance', 'MCR-O2-MS-VISIT', 'on another day', 'advice unmet', 'claim.dateOfService', (c) => {
    recordOf(c.visit).visitedOn = '2026-10-11';
  }),
  broken('maintenance', 'MCR-O2-MS-VISIT', 'on no day', 'advice unknown', 'visit.visitedOn', (c) => {
    recordOf(c.visit).visitedOn = null;
  }),
  broken('maintenance', 'MCR-O2-MS-VISIT', 'not signed', 'advice unmet', 'visit.seal', (c) => {
    recordOf(c.visit).seal = null;
  }),
];

export const BROKEN_OXYGEN: readonly BrokenOxygen[] = [
  ...COVERAGE,
  ...TESTS,
  ...ORDER,
  ...DELIVERY,
  ...CYCLE,
  ...UPKEEP,
];
