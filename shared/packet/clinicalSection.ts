import type { ClaimCase } from '../domain/claimCase.ts';
import { type ClaimKind, isRentalKind } from '../domain/claimKind.ts';
import type { Order, OxygenTest } from '../domain/clinical.ts';
import type { Physician } from '../domain/people.ts';
import { fact, heading, paragraph } from './documentModel.ts';
import type { Block, Fact, Section } from './documentModel.ts';
import { personName } from './letterhead.ts';
import {
  DELIVERIES,
  GROUP_TWO_CONDITIONS,
  ORDER_COVERS,
  ORDER_SIGNATURES,
  TEST_CONDITIONS,
  TEST_METHODS,
  TEST_STUDIES,
  count,
  date,
  measured,
  monthsOfNeed,
  named,
  yesNo,
} from './wording.ts';

/** The order and, where oxygen is the subject, the test, as the records hold them. */
export function clinicalSection(theCase: ClaimCase): Section {
  const { claim, order, physician, oxygenTest } = theCase;
  const tested = claim.kind === 'repair' || isRentalKind(claim.kind) || oxygenTest !== null;
  return {
    id: 'clinicalFacts',
    title: tested ? 'Order and oxygen test' : 'Order',
    newPage: claim.kind !== 'repair',
    blocks: [
      heading('Physician order'),
      ...orderBlocks(order, physician, claim.kind),
      ...(tested ? [heading('Oxygen test'), ...testBlocks(oxygenTest)] : []),
    ],
  };
}

function orderBlocks(order: Order | null, physician: Physician | null, kind: ClaimKind): readonly Block[] {
  if (order === null) return [paragraph('No order is named on this claim.', 'strong')];
  const oxygen = kind !== 'orthosis' && kind !== 'radiopharmaceutical';
  const supplies = kind !== 'radiopharmaceutical';
  const rows: Fact[] = [
    fact('Physician', personName(physician)),
    fact('NPI', physician?.npi ?? null),
    fact('Covers', named(ORDER_COVERS, order.covers)),
    fact('Ordered', order.description),
    fact('Date of order', date(order.orderedOn)),
    fact('Signed', date(order.signedOn)),
    fact('Signature', ORDER_SIGNATURES[order.signature]),
    fact('Received', date(order.receivedOn)),
    fact('Good until', date(order.validTo) ?? 'No end stated'),
    fact('Quantity', count(order.quantity)),
    fact('Condition treated', order.condition),
    fact('Diagnosis code', order.diagnosisCode),
    ...(oxygen
      ? [
          fact('Saturation', measured(order.saturation, '%')),
          fact('PaO2', measured(order.pao2, 'mm Hg')),
          fact('Flow', measured(order.flowLpm, 'L/min')),
          fact('Delivery', named(DELIVERIES, order.delivery)),
        ]
      : []),
    // Asked of what is supplied; of a treatment it is told where it was read.
    ...[
      fact('Length of need', monthsOfNeed(order.lengthOfNeedMonths)),
      fact('Names the patient', yesNo(order.namesPatient)),
      fact('Names the practitioner', yesNo(order.namesPractitioner)),
      fact('Face-to-face visit', date(order.faceToFaceOn)),
    ].filter((row) => supplies || row.value !== null),
  ];
  const words: Fact[] =
    oxygen && order.symptoms === '' && order.goals === ''
      ? []
      : [fact('Symptoms', order.symptoms), fact('Goals of the treatment', order.goals)];
  return [
    { kind: 'facts', columns: 2, rows },
    ...(words.length === 0 ? [] : [{ kind: 'facts', columns: 1, rows: words } satisfies Block]),
  ];
}

function testBlocks(test: OxygenTest | null): readonly Block[] {
  if (test === null) return [paragraph('No oxygen test is named on this claim.')];
  const air =
    test.roomAir === null
      ? null
      : test.roomAir
        ? 'Room air'
        : (measured(test.onLpm, 'L/min of oxygen') ?? 'On oxygen');
  const rows: Fact[] = [
    fact('Method', named(TEST_METHODS, test.method)),
    fact('Date of test', date(test.testedOn)),
    fact('Condition', named(TEST_CONDITIONS, test.condition)),
    fact('Breathing', air),
    ...(test.method === 'oximetry' && test.pao2 === null ? [] : [fact('PaO2', measured(test.pao2, 'mm Hg'))]),
    fact('Saturation', measured(test.saturation, '%')),
    ...readingsBeside(test),
    fact('Performed by', test.performedBy),
    fact('By the supplier', yesNo(test.performedBySupplier)),
    fact('Part of a larger test', named(TEST_STUDIES, test.study)),
    fact('Ordered by the physician', yesNo(test.orderedByPhysician)),
    fact('Physician saw it', seen(test)),
    ...(test.inpatient === null ? [] : [fact('Tested in hospital', yesNo(test.inpatient))]),
    ...(test.dischargedOn === null ? [] : [fact('Discharged', date(test.dischargedOn))]),
    ...(test.groupTwoCondition === null
      ? []
      : [fact('Group II condition', GROUP_TWO_CONDITIONS[test.groupTwoCondition])]),
    ...(test.hematocrit === null ? [] : [fact('Hematocrit', measured(test.hematocrit, '%'))]),
  ];
  return [{ kind: 'facts', columns: 2, rows }];
}

/** What a test on exertion or asleep says beside its value. */
function readingsBeside(test: OxygenTest): readonly Fact[] {
  switch (test.condition) {
    case 'exertion':
      return [
        fact('Saturation at rest', measured(test.saturationAtRest, '%')),
        fact('Saturation on oxygen', measured(test.saturationOnOxygen, '%')),
        fact('One session', yesNo(test.sameSession)),
      ];
    case 'sleep':
      return [
        fact('Saturation awake', measured(test.awakeSaturation, '%')),
        ...(test.awakePao2 === null ? [] : [fact('PaO2 awake', measured(test.awakePao2, 'mm Hg'))]),
        ...(test.fallSaturation === null
          ? []
          : [fact('Saturation fell by', measured(test.fallSaturation, 'points'))]),
        ...(test.fallPao2 === null ? [] : [fact('PaO2 fell by', measured(test.fallPao2, 'mm Hg'))]),
        ...(test.hypoxemiaSigns === null ? [] : [fact('Signs with the fall', yesNo(test.hypoxemiaSigns))]),
      ];
    default:
      return [];
  }
}

function seen(test: OxygenTest): string {
  const on = date(test.evaluatedOn);
  return [test.evaluatedByPhysician ? 'Yes' : 'No', on].filter(Boolean).join(', ');
}
