import { z } from 'zod';
import { IsoDate } from './dates.ts';
import { Id } from './ids.ts';
import { checkedText, stored, text } from './record.ts';
import { isIcd10Shape } from './identifiers.ts';

/** The physician's order and the oxygen test. */

export const OrderValues = z.strictObject({
  patientId: Id,
  physicianId: Id.nullable(),
  /** What the order covers. A repair is covered by an order for the repair or for the upkeep of the device. */
  covers: z.enum(['repair', 'upkeep', 'rental', 'purchase', 'contents', 'orthosis', 'treatment']).nullable(),
  /** Plain description of what is ordered. */
  description: text(500),
  orderedOn: IsoDate.nullable(),
  signedOn: IsoDate.nullable(),
  signature: z.enum(['handwritten', 'electronic', 'stamp', 'none']),
  /** Day the office had it in hand. */
  receivedOn: IsoDate.nullable(),
  /** Last day the order is good for; null: none stated. */
  validTo: IsoDate.nullable(),
  quantity: z.int().min(1).max(999).nullable(),
  /** The condition treated, in the physician's words. */
  condition: text(300),
  diagnosisCode: checkedText(10, isIcd10Shape, 'This is not the shape of an ICD-10-CM code, as J44.9.'),
  /** Percent, as the order states it. */
  saturation: z.number().min(30).max(100).nullable(),
  /** Arterial PaO2 in mm Hg, as the order states it. */
  pao2: z.number().min(15).max(200).nullable(),
  flowLpm: z.number().min(0.1).max(25).nullable(),
  delivery: z.enum(['continuous', 'pulse', 'both']).nullable(),
  /** Months of need; 99 means lifelong, as the trade writes it. */
  lengthOfNeedMonths: z.int().min(1).max(99).nullable(),
  /** What the paper itself names, as somebody who read it says. */
  namesPatient: z.boolean().nullable(),
  namesPractitioner: z.boolean().nullable(),
  /** Day of the visit to the practitioner that led to the order. */
  faceToFaceOn: IsoDate.nullable(),
  symptoms: text(500),
  /** Goals of the treatment. */
  goals: text(500),
  documentId: Id.nullable(),
});
export type OrderValues = z.infer<typeof OrderValues>;
/** What an order says beyond its first lines, while nobody has read it. */
export const NO_ORDER_DETAILS = {
  namesPatient: null,
  namesPractitioner: null,
  faceToFaceOn: null,
  symptoms: '',
  goals: '',
} as const;

export const Order = stored(OrderValues);
export type Order = z.infer<typeof Order>;

export const OxygenTestValues = z.strictObject({
  patientId: Id,
  method: z.enum(['arterialBloodGas', 'oximetry']).nullable(),
  testedOn: IsoDate.nullable(),
  condition: z.enum(['rest', 'exertion', 'sleep']).nullable(),
  /** Arterial PaO2 in mm Hg. */
  pao2: z.number().min(15).max(200).nullable(),
  /** Saturation in percent. */
  saturation: z.number().min(30).max(100).nullable(),
  /** Breathing room air; false: on oxygen at `onLpm`. */
  roomAir: z.boolean().nullable(),
  onLpm: z.number().min(0.1).max(25).nullable(),
  /** Exertion only: saturation in percent while exercising on oxygen, to show that it helps. */
  saturationOnOxygen: z.number().min(30).max(100).nullable(),
  performedBy: text(120),
  /** A supplier of the equipment may not be the tester (NCD 240.2). */
  performedBySupplier: z.boolean(),
  /** Exertion: saturation at rest without oxygen in the same session. */
  saturationAtRest: z.number().min(30).max(100).nullable(),
  sameSession: z.boolean().nullable(),
  /** Sleep: values while awake at rest on room air. */
  awakeSaturation: z.number().min(30).max(100).nullable(),
  awakePao2: z.number().min(15).max(200).nullable(),
  /** Sleep: how far the values fell, in points of saturation and in mm Hg. */
  fallSaturation: z.number().min(0).max(70).nullable(),
  fallPao2: z.number().min(0).max(150).nullable(),
  /** Sleep: signs that go with the fall, as poor memory, restlessness or insomnia. */
  hypoxemiaSigns: z.boolean().nullable(),
  /** Percent; above 56 it is erythrocythemia. */
  hematocrit: z.number().min(10).max(90).nullable(),
  orderedByPhysician: z.boolean().nullable(),
  evaluatedOn: IsoDate.nullable(),
  /** Tested during a stay in hospital, and the day of discharge. */
  inpatient: z.boolean().nullable(),
  dischargedOn: IsoDate.nullable(),
  /** Made for itself, as a titration in a sleep laboratory, or as part of a sleep apnea or stress test. */
  study: z.enum(['standAlone', 'titration', 'sleepApneaTest', 'stressTest']).nullable(),
  /** The condition that group II also asks for. */
  groupTwoCondition: z.enum(['edema', 'pulmonaryHypertension', 'erythrocythemia']).nullable(),
  evaluatedByPhysician: z.boolean(),
  documentId: Id.nullable(),
});
export type OxygenTestValues = z.infer<typeof OxygenTestValues>;
/** What a test says beyond value, date and condition, while nobody has read it. */
export const NO_TEST_DETAILS = {
  saturationAtRest: null,
  sameSession: null,
  awakeSaturation: null,
  awakePao2: null,
  fallSaturation: null,
  fallPao2: null,
  hypoxemiaSigns: null,
  hematocrit: null,
  orderedByPhysician: null,
  evaluatedOn: null,
  inpatient: null,
  dischargedOn: null,
  study: null,
} as const;

export const OxygenTest = stored(OxygenTestValues);
export type OxygenTest = z.infer<typeof OxygenTest>;
