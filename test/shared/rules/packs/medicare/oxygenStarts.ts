import type { ClaimCase, OtherClaim } from '../../../../../shared/domain/claimCase.ts';
import type { OxygenTest, Order } from '../../../../../shared/domain/clinical.ts';
import { addDays } from '../../../../../shared/domain/dates.ts';
import { evaluateCase, type Evaluation } from '../../../../../shared/rules/evaluate.ts';
import { exampleOxygenRental } from '../../../../../shared/rules/examples/exampleOxygenRental.ts';
import { exampleRental } from '../../../../../shared/rules/examples/exampleRental.ts';
import { exampleRepair } from '../../../../../shared/rules/examples/exampleRepair.ts';
import { exampleId, examplePaper } from '../../../../../shared/rules/examples/people.ts';
import { GUIDES_2026_11 } from '../../../../../shared/rules/packs/guides202611/pack.ts';
import { MEDICARE_PACKS } from '../../../../../shared/rules/packs/medicare/medicarePacks.ts';
import { lineOf, recordOf, TODAY } from '../../startingCases.ts';

/** Clean Medicare oxygen claims of every sort, to be broken one fact at a time. */

/** The guides and Medicare's packs alone, whatever else is shipped. */
export const OXYGEN_JUDGES = [GUIDES_2026_11, ...MEDICARE_PACKS];

export function judge(theCase: ClaimCase): Evaluation {
  return evaluateCase(theCase, TODAY, OXYGEN_JUDGES);
}

export const testOf = (theCase: ClaimCase): OxygenTest => recordOf(theCase.oxygenTest);
export const orderOf = (theCase: ClaimCase): Order => recordOf(theCase.order);
export const deviceOf = (theCase: ClaimCase): NonNullable<ClaimCase['equipment']> =>
  recordOf(theCase.equipment);
export const rentalOf = (theCase: ClaimCase): ClaimCase['claim']['rental'] => theCase.claim.rental;

export function secondLine(theCase: ClaimCase): ClaimCase['claim']['lines'][number] {
  return recordOf(theCase.claim.lines[1] ?? null);
}

/** Another claim of the patient with this payer. */
export function otherClaim(
  dateOfService: string,
  code: string,
  modifiers: readonly string[],
  change: Partial<OtherClaim> = {},
): OtherClaim {
  return {
    claimNumber: `CW-${dateOfService.slice(0, 4)}-000900`,
    state: 'paid',
    kind: 'oxygenRental',
    dateOfService,
    samePatient: true,
    sameEquipment: true,
    samePayer: true,
    lines: [{ code, modifiers: [...modifiers], units: 1 }],
    ...change,
  };
}

/** The first month of a portable concentrator. */
export function portable(): ClaimCase {
  return structuredClone(exampleRental('medicare'));
}

/** The first month of a concentrator with cylinders to go out with. */
export function rental(): ClaimCase {
  return structuredClone(exampleOxygenRental('medicare'));
}

/** The concentrator alone. */
export function stationary(): ClaimCase {
  const theCase = rental();
  theCase.claim.lines.pop();
  return theCase;
}

/** Qualified on exertion, by three readings of one session. */
export function exertion(): ClaimCase {
  const theCase = rental();
  Object.assign(testOf(theCase), {
    condition: 'exertion',
    saturationAtRest: 93,
    saturationOnOxygen: 94,
    sameSession: true,
  });
  return theCase;
}

/** Qualified asleep: the concentrator alone. */
export function asleep(): ClaimCase {
  const theCase = stationary();
  Object.assign(testOf(theCase), { condition: 'sleep', awakeSaturation: 93 });
  rentalOf(theCase).portablePrescribed = false;
  return theCase;
}

/** A later month: tested, begun and delivered, with use shown. */
export function laterMonth(theCase: ClaimCase, start: string, billed: number): ClaimCase {
  deviceOf(theCase).rentalStartedOn = start;
  Object.assign(testOf(theCase), { testedOn: addDays(start, -7), evaluatedOn: addDays(start, -6) });
  theCase.claim.delivery.deliveredOn = start;
  Object.assign(rentalOf(theCase), {
    rentalMonthsBilled: billed,
    continuedUseOn: '2026-09-20',
    continuedUseEvidence: 'Hour meter read at the visit',
  });
  return theCase;
}

/** Group II in its fifth month, with the repeat test and the new order. */
export function groupTwo(): ClaimCase {
  const theCase = laterMonth(rental(), '2026-06-07', 4);
  Object.assign(testOf(theCase), {
    testedOn: '2026-06-01',
    evaluatedOn: '2026-06-02',
    saturation: 89,
    groupTwoCondition: 'edema',
  });
  Object.assign(orderOf(theCase), {
    orderedOn: '2026-06-03',
    signedOn: '2026-06-03',
    receivedOn: '2026-06-04',
    faceToFaceOn: '2026-06-02',
  });
  theCase.otherTests = [
    { ...testOf(theCase), id: exampleId(230), testedOn: '2026-08-10', evaluatedOn: '2026-08-12' },
  ];
  theCase.otherOrders = [
    { ...orderOf(theCase), id: exampleId(231), orderedOn: '2026-08-14', signedOn: '2026-08-14' },
  ];
  for (const line of theCase.claim.lines) line.modifiers = ['RR', 'N2'];
  return theCase;
}

/** Group III in its first month: cluster headache, and no hypoxemia. */
export function groupThree(): ClaimCase {
  const theCase = rental();
  testOf(theCase).saturation = 96;
  rentalOf(theCase).groupThreeCondition = 'Cluster headache';
  orderOf(theCase).lengthOfNeedMonths = 3;
  for (const line of theCase.claim.lines) line.modifiers = ['RR', 'N3'];
  return theCase;
}

/** Six liters by day and by night, with a test on four liters. */
export function highFlow(): ClaimCase {
  const theCase = rental();
  Object.assign(rentalOf(theCase), { dayLpm: 6, nightLpm: 6 });
  theCase.otherTests = [{ ...testOf(theCase), id: exampleId(232), saturation: 85, roomAir: false, onLpm: 4 }];
  for (const line of theCase.claim.lines) line.modifiers = ['RR', 'N1', 'QF'];
  return theCase;
}

/** Contents of cylinders after the last month of rental. */
export function contents(): ClaimCase {
  const theCase = laterMonth(stationary(), '2023-06-05', 36);
  Object.assign(deviceOf(theCase), { kind: 'gaseousCylinders', hcpcs: 'E0431' });
  Object.assign(lineOf(theCase), { code: 'E0443', modifiers: ['N1'] });
  Object.assign(testOf(theCase), { testedOn: '2023-05-30', evaluatedOn: '2023-05-31' });
  Object.assign(orderOf(theCase), {
    covers: 'contents',
    orderedOn: '2026-01-12',
    signedOn: '2026-01-12',
    receivedOn: '2026-01-13',
  });
  theCase.claim.dateOfService = '2026-10-05';
  theCase.claim.delivery.deliveredOn = '2026-10-05';
  Object.assign(rentalOf(theCase), {
    refillAskedOn: '2026-09-25',
    supplyEndsOn: '2026-10-10',
    refillAffirmed: true,
  });
  return theCase;
}

/** The first maintenance visit, half a year after the last month of rental. */
export function maintenance(): ClaimCase {
  const theCase = laterMonth(stationary(), '2023-04-10', 36);
  lineOf(theCase).modifiers = ['MS', 'N1'];
  deviceOf(theCase).warrantyLaborUntil = '2025-05-17';
  Object.assign(testOf(theCase), { testedOn: '2023-04-03', evaluatedOn: '2023-04-04' });
  theCase.claim.dateOfService = '2026-10-12';
  rentalOf(theCase).maintenanceBilledBefore = false;
  theCase.visit = {
    ...recordOf(structuredClone(exampleRepair()).visit),
    equipmentId: deviceOf(theCase).id,
    visitedOn: '2026-10-12',
    purpose: 'preventive',
    result: 'maintained',
    findings: ['noFault'],
    malfunction: '',
    workDone: 'Checked flow, concentration and alarms, cleaned the intake.',
    workKinds: ['cleaning'],
    parts: [],
    labor: [],
  };
  theCase.claim.visitId = theCase.visit.id;
  return theCase;
}

/** A concentrator in the third month, after two months of liquid oxygen, by a new order. */
export function switched(): ClaimCase {
  const theCase = laterMonth(stationary(), '2026-08-07', 2);
  theCase.claim.delivery.deliveredOn = '2026-10-05';
  theCase.otherClaims = [
    otherClaim('2026-09-07', 'E0439', ['RR', 'N1']),
    otherClaim('2026-08-07', 'E0439', ['RR', 'N1']),
  ];
  return theCase;
}

/** The first month of a concentrator that takes the place of a stolen one. */
export function replacement(): ClaimCase {
  const theCase = stationary();
  Object.assign(lineOf(theCase), {
    modifiers: ['RR', 'N1', 'RA'],
    narrative: 'Concentrator stolen 09/21/2026, police report on file',
  });
  Object.assign(rentalOf(theCase), { replacement: 'stolen', replacementEvidence: 'Police report SAMPLE-11' });
  theCase.otherClaims = [otherClaim('2024-02-01', 'E1390', ['RR', 'N1'])];
  return theCase;
}

/** The first month after a stay of three months in a nursing facility. */
export function afterBreak(): ClaimCase {
  const theCase = laterMonth(stationary(), '2025-03-07', 15);
  lineOf(theCase).narrative = 'BIB skilled nursing facility 06/20/2026 to 10/01/2026';
  rentalOf(theCase).breaks = [
    { from: '2026-06-20', to: '2026-10-01', kind: 'billing', reason: 'Nursing facility stay' },
  ];
  rentalOf(theCase).continuedUseOn = '2026-10-07';
  return theCase;
}

/** The first month of a new rental: the equipment had gone back while it was not needed. */
export function afterNeed(): ClaimCase {
  const theCase = stationary();
  lineOf(theCase).narrative = 'BIN 06/20/2026 to 10/01/2026';
  rentalOf(theCase).breaks = [{ from: '2026-06-20', to: '2026-10-01', kind: 'need', reason: 'Recovered' }];
  theCase.otherClaims = ['2026-06-07', '2026-05-07'].map((day) => otherClaim(day, 'E1390', ['RR', 'N1']));
  return theCase;
}

/** A denial is expected, and the patient signed a notice before the delivery. */
export function noticed(): ClaimCase {
  const theCase = rental();
  testOf(theCase).saturation = 93;
  for (const line of theCase.claim.lines) line.modifiers = ['RR', 'GA'];
  giveNotice(theCase, '2026-10-05');
  return theCase;
}

export function giveNotice(theCase: ClaimCase, day: string): void {
  Object.assign(theCase.claim.notice, {
    abnIssuedOn: day,
    abnSignedOn: day,
    abnOption: '1',
    abnKind: 'required',
    abnReason: 'The test does not show low oxygen',
    abnEstimateCents: 18_700,
  });
  theCase.documents.push(examplePaper(233, 'abn', day, { signed: true }));
}

/** Sent by a carrier; billed by the day on which it left. */
export function shipped(): ClaimCase {
  const theCase = rental();
  Object.assign(theCase.claim.delivery, {
    method: 'shipped',
    shippedOn: '2026-10-07',
    deliveredOn: '2026-10-09',
    proofShows: [
      'patientName',
      'deliveryAddress',
      'itemDescription',
      'quantity',
      'dateDelivered',
      'trackingNumber',
      'evidenceOfDelivery',
    ],
    receivedBy: '',
    receiverRelation: null,
  });
  return theCase;
}

/** Delivered in hospital the day before the patient went home. */
export function beforeDischarge(): ClaimCase {
  const theCase = rental();
  Object.assign(theCase.claim.delivery, { deliveredOn: '2026-10-06', dischargedOn: '2026-10-07' });
  return theCase;
}

/** A month of 2022: with its certificate, and KX. */
export function in2022(): ClaimCase {
  const theCase = laterMonth(stationary(), '2022-03-07', 2);
  moveTo(theCase, '2022-05-07');
  theCase.claim.delivery.deliveredOn = '2022-03-07';
  Object.assign(testOf(theCase), { testedOn: '2022-03-01', evaluatedOn: '2022-03-02' });
  Object.assign(orderOf(theCase), { orderedOn: '2022-03-02', signedOn: '2022-03-02' });
  rentalOf(theCase).continuedUseOn = '2022-05-01';
  lineOf(theCase).modifiers = ['RR', 'KX'];
  theCase.documents.push(examplePaper(234, 'certificateOfMedicalNecessity', '2022-03-02', { signed: true }));
  return theCase;
}

/** A month of 2021, when other treatment had to be tried first. */
export function in2021(): ClaimCase {
  const theCase = in2022();
  theCase.claim.dateOfService = '2021-05-07';
  deviceOf(theCase).rentalStartedOn = '2021-03-07';
  theCase.claim.delivery.deliveredOn = '2021-03-07';
  Object.assign(testOf(theCase), { testedOn: '2021-03-01', evaluatedOn: '2021-03-02' });
  Object.assign(orderOf(theCase), { orderedOn: '2021-03-02', signedOn: '2021-03-02' });
  Object.assign(rentalOf(theCase), {
    continuedUseOn: '2021-05-01',
    otherTreatment: 'Inhaled bronchodilators and steroids',
    uncorrectedByOtherTreatment: true,
  });
  return theCase;
}

/** Sets the date of service, and everything that has to lie before it. */
export function moveTo(theCase: ClaimCase, day: string): void {
  theCase.claim.dateOfService = day;
  recordOf(theCase.coverage).from = '2019-01-01';
  recordOf(theCase.coverage).signatureOnFileOn = '2019-01-02';
}

export const OXYGEN_STARTS = {
  portable,
  rental,
  stationary,
  exertion,
  asleep,
  groupTwo,
  groupThree,
  highFlow,
  contents,
  maintenance,
  switched,
  replacement,
  afterBreak,
  afterNeed,
  noticed,
  shipped,
  beforeDischarge,
  in2022,
  in2021,
} as const;
export type OxygenStart = keyof typeof OXYGEN_STARTS;

/** What stands in a starting case whatever is done to it. */
export function standing(start: OxygenStart): readonly string[] {
  // That the criteria are not met is what the notice is about: it only warns.
  return start === 'noticed' ? ['MCR-O2-GROUP'] : [];
}
