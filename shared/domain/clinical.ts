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
  covers: z.enum(['repair', 'upkeep', 'rental', 'purchase']).nullable(),
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
  documentId: Id.nullable(),
});
export type OrderValues = z.infer<typeof OrderValues>;
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
  /** Conditions that group II also asks for. */
  groupTwoCondition: z.enum(['edema', 'pulmonaryHypertension', 'erythrocythemia']).nullable(),
  evaluatedByPhysician: z.boolean(),
  documentId: Id.nullable(),
});
export type OxygenTestValues = z.infer<typeof OxygenTestValues>;
export const OxygenTest = stored(OxygenTestValues);
export type OxygenTest = z.infer<typeof OxygenTest>;
