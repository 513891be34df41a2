import { z } from 'zod';
import { IsoDate } from './dates.ts';
import { HcpcsCode } from './identifiers.ts';
import { Cents } from './money.ts';
import { text } from './record.ts';

/** What the interview of a claim asks beside the records that it names. Groups that several kinds share come first. */

/** What a proof of delivery shows, as somebody who read it ticked it. */
export const DeliveryProofElement = z.enum([
  'patientName',
  'deliveryAddress',
  'itemDescription',
  'quantity',
  'dateDelivered',
  'receiverSignature',
  'trackingNumber',
  'evidenceOfDelivery',
  'facilityRecord',
]);
export type DeliveryProofElement = z.infer<typeof DeliveryProofElement>;

export const Delivery = z.strictObject({
  deliveredOn: IsoDate.nullable(),
  /** To the patient in person, by a carrier, or to a nursing facility. */
  method: z.enum(['direct', 'shipped', 'facility']).nullable(),
  /** Day of the label or of the carrier's pick-up. */
  shippedOn: IsoDate.nullable(),
  proofShows: z.array(DeliveryProofElement).max(9),
  receivedBy: text(80),
  receiverRelation: z
    .enum(['patient', 'family', 'caregiver', 'facilityStaff', 'supplierStaff', 'other'])
    .nullable(),
  /** Day of discharge where it was delivered in a hospital for fitting or training. */
  dischargedOn: IsoDate.nullable(),
});
export type Delivery = z.infer<typeof Delivery>;

/** The Advance Beneficiary Notice. */
export const LiabilityNotice = z.strictObject({
  abnIssuedOn: IsoDate.nullable(),
  abnSignedOn: IsoDate.nullable(),
  abnOption: z.enum(['1', '2', '3']).nullable(),
  /** Voluntary where the item is never covered; required where a denial is expected. */
  abnKind: z.enum(['required', 'voluntary']).nullable(),
  /** Why Medicare may not pay, as the notice says. */
  abnReason: text(300),
  abnEstimateCents: Cents.nullable(),
});
export type LiabilityNotice = z.infer<typeof LiabilityNotice>;

export const Authorization = z.strictObject({
  authorizationNumber: text(40),
  authorizationFrom: IsoDate.nullable(),
  authorizationTo: IsoDate.nullable(),
});
export type Authorization = z.infer<typeof Authorization>;

/** What a person states about the claim as a whole. */
export const Attestation = z.strictObject({
  /** Under their name: every coverage criterion of the payer is met and documented. */
  criteriaAttestedBy: text(80),
  criteriaAttestedOn: IsoDate.nullable(),
  /** Where a billing guide and the official code set part: in which meaning such codes are billed; null: not asked yet. */
  codeMeaning: z.enum(['official', 'guide']).nullable(),
});
export type Attestation = z.infer<typeof Attestation>;

export const RepairAnswers = z.strictObject({
  /** The repair-against-replacement comparison. The repair's own figure comes from parts and labor. */
  comparison: z.strictObject({
    comparedOn: IsoDate.nullable(),
    /** Where the repair figure comes from, e.g. the itemized parts and labor of the visit. */
    repairSource: text(160),
    replacementSource: text(160),
    conclusion: text(500),
  }),
  /** L7600-MOD-NU: why the work amounts to a functional renewal. */
  renewalReason: text(500),
  /** L7600-DENY-FREQUENCY: why another repair so soon. */
  frequencyReason: text(500),
  /** L7600-PAY-VERIFY. */
  coverageVerifiedOn: IsoDate.nullable(),
  coverageReference: text(80),
  patientToldOn: IsoDate.nullable(),
});
export type RepairAnswers = z.infer<typeof RepairAnswers>;

/** Repair of equipment that the patient owns: the base item, and why both are needed. */
export const OwnedRepairAnswers = z.strictObject({
  /** HCPCS code of the item repaired; '' when not known. */
  baseCode: z.union([z.literal(''), HcpcsCode]),
  /** When the patient got it; only month and year are told to the payer. */
  obtainedOn: IsoDate.nullable(),
  paidBy: text(80),
  /** Whether the payer of this claim paid for the item. */
  paidByThisPayer: z.boolean().nullable(),
  /** Whether the item itself was denied earlier. */
  deniedBefore: z.boolean().nullable(),
  /** Whether a supplier handed over the title after capped rental. */
  titleTransferred: z.boolean().nullable(),
  cause: z.enum(['wear', 'accident', 'neglect', 'malicious']).nullable(),
  /** Why this repair is needed, from the record. */
  repairNeed: text(1000),
  /** Day of the practitioner's note that the item is still needed. */
  continuedNeedOn: IsoDate.nullable(),
  loanerProvided: z.boolean().nullable(),
  loanerFrom: IsoDate.nullable(),
  loanerTo: IsoDate.nullable(),
  loanerDescription: text(160),
  /** Why the repair took more than a day. */
  loanerReason: text(300),
});
export type OwnedRepairAnswers = z.infer<typeof OwnedRepairAnswers>;

export const RentalBreak = z.strictObject({
  from: IsoDate,
  /** Last day without the equipment; null while it lasts. */
  to: IsoDate.nullable(),
  /** Returned because the need ended, or billed elsewhere, as in a hospital or another plan. */
  kind: z.enum(['need', 'billing']),
  reason: text(200),
});
export type RentalBreak = z.infer<typeof RentalBreak>;

export const RentalAnswers = z.strictObject({
  basis: z.enum(['rental', 'purchase']).nullable(),
  /** Months already billed as rental before this claim. */
  rentalMonthsBilled: z.int().min(0).max(120).nullable(),
  /** Agreed term in months, where the payer sets a minimum. */
  agreedTermMonths: z.int().min(1).max(120).nullable(),
  /** E1392-DOC-PORTABLE: why a portable device. */
  portableReason: text(1000),
  mobilityInHome: text(1000),
  /** E1392-DOC-DURATION. */
  duration: z.enum(['shortTerm', 'longTerm']).nullable(),
  durationMonths: z.int().min(1).max(99).nullable(),
  /** E1392-DOC-GUIDELINE: the physician's word that use agrees with guidelines for long-term oxygen, and which. */
  followsGuideline: z.boolean().nullable(),
  guideline: text(200),
  /** E1392-CRITERIA-OTHER. */
  otherTreatment: text(1000),
  uncorrectedByOtherTreatment: z.boolean().nullable(),
  stationaryTrialFrom: IsoDate.nullable(),
  stationaryTrialTo: IsoDate.nullable(),
  stationaryTrialOutcome: text(500),
  /** The condition that literature shows to improve with oxygen without hypoxemia (Medicare group III). */
  groupThreeCondition: text(300),
  /** Prescribed flow in liters a minute, by day at rest and by night. */
  dayLpm: z.number().min(0).max(25).nullable(),
  nightLpm: z.number().min(0).max(25).nullable(),
  portablePrescribed: z.boolean().nullable(),
  breaks: z.array(RentalBreak).max(20),
  /** A new device in place of an earlier one: why, and what shows it. */
  replacement: z.enum(['usefulLife', 'lost', 'stolen', 'damaged']).nullable(),
  replacementEvidence: text(300),
  /** What shows that the patient goes on using the equipment, and of which day. */
  continuedUseOn: IsoDate.nullable(),
  continuedUseEvidence: text(300),
  /** Asked whether the same or a similar item is on file elsewhere. */
  sameSimilarCheckedOn: IsoDate.nullable(),
  /** Oxygen contents: when the patient was asked, when the supply ends, whether more is wanted. */
  refillAskedOn: IsoDate.nullable(),
  supplyEndsOn: IsoDate.nullable(),
  refillAffirmed: z.boolean().nullable(),
  /** Whether maintenance was billed with MS before, and the last time. */
  maintenanceBilledBefore: z.boolean().nullable(),
  lastMaintenanceOn: IsoDate.nullable(),
});
export type RentalAnswers = z.infer<typeof RentalAnswers>;

export const OrthosisAnswers = z.strictObject({
  /** L1320-DOC-DEFICIT: the deficit, and how the orthosis meets it. */
  deficit: text(1000),
  /** L1320-DOC-TRIED: treatment without an orthosis, and why it was not enough. */
  triedTreatment: text(1000),
  whyNotEnough: text(1000),
  /** L1320-DOC-MEASURE. */
  measurements: text(1000),
  configuration: text(500),
  fitting: z.enum(['customFabricated', 'customFitted', 'offTheShelf']).nullable(),
  fittedBy: text(80),
  fittedOn: IsoDate.nullable(),
  /** What was adjusted on the patient, by whom it can be done only with training. */
  fittingRecord: text(500),
  /** Why a prefabricated device would not do. */
  customReason: text(500),
  rigidity: z.enum(['rigid', 'semiRigid', 'elastic']).nullable(),
  /** Day of the coding verification that was looked up. */
  codingVerifiedOn: IsoDate.nullable(),
  side: z.enum(['left', 'right', 'both', 'none']).nullable(),
  asymmetric: z.boolean().nullable(),
  asymmetryReason: text(300),
  /** L1320-DOC-LMN: the letter compares the orthosis with other options. */
  letterComparesOptions: z.boolean().nullable(),
  longTerm: z.boolean().nullable(),
  reassessedOn: IsoDate.nullable(),
  /** L1320-DENY-FREQUENCY: the last one, and why another so soon. */
  lastFurnishedOn: IsoDate.nullable(),
  /** Day on which patient and payer were asked whether the same or a similar device was furnished before. */
  sameSimilarCheckedOn: IsoDate.nullable(),
  frequencyReason: text(500),
  replacement: z.enum(['lost', 'stolen', 'damaged', 'changedNeed']).nullable(),
});
export type OrthosisAnswers = z.infer<typeof OrthosisAnswers>;

/** A dose with at most three places behind the point, in the unit of the record. */
const Dose = z.number().min(0).max(1_000_000).multipleOf(0.001);

export const RadiopharmaceuticalAnswers = z.strictObject({
  boneMetastasesStated: z.boolean().nullable(),
  primaryCancer: z.enum(['prostate', 'breast', 'other']).nullable(),
  imagingOn: IsoDate.nullable(),
  imagingMethod: text(120),
  /** A9600-DOC-PRIOR: earlier treatment of pain, and its outcome. */
  priorTreatment: text(1000),
  priorOutcome: z.enum(['failed', 'insufficient', 'sufficient']).nullable(),
  /** A9600-DOC-ORDER: why this therapy, in the physician's sense. */
  reasonForTherapy: text(1000),
  administeredOn: IsoDate.nullable(),
  administeredBy: text(80),
  /** Unit in which the record states the doses. */
  doseUnit: z.enum(['millicurie', 'microcurie', 'treatmentDose']).nullable(),
  doseOrdered: Dose.nullable(),
  doseGiven: Dose.nullable(),
  doseDiscarded: Dose.nullable(),
  discardReason: text(300),
  container: z.enum(['singleDose', 'multiDose']).nullable(),
  lot: text(60),
  calibratedOn: IsoDate.nullable(),
  monitoringPlan: text(1000),
  /** Blood counts before the dose: platelets and leukocytes per microliter. */
  countsOn: IsoDate.nullable(),
  platelets: z.int().min(0).max(5_000_000).nullable(),
  leukocytes: z.int().min(0).max(1_000_000).nullable(),
  marrowSuppression: z.enum(['none', 'mild', 'marked']).nullable(),
  /** True: no dose of the agent was given before this one. */
  firstTreatment: z.boolean().nullable(),
  /** The dose before this one. */
  lastDoseOn: IsoDate.nullable(),
  /** A9600-MOD-59: the procedure it is distinct from, and why. */
  distinctFrom: text(160),
  distinctReason: text(500),
  /** How the doctor's contractor is billed: this is no supplier's item for Medicare. */
  contractor: z.enum(['dmeMac', 'abMac', 'hospital']).nullable(),
});
export type RadiopharmaceuticalAnswers = z.infer<typeof RadiopharmaceuticalAnswers>;

export const NO_DELIVERY: Delivery = {
  deliveredOn: null,
  method: null,
  shippedOn: null,
  proofShows: [],
  receivedBy: '',
  receiverRelation: null,
  dischargedOn: null,
};

export const NO_NOTICE: LiabilityNotice = {
  abnIssuedOn: null,
  abnSignedOn: null,
  abnOption: null,
  abnKind: null,
  abnReason: '',
  abnEstimateCents: null,
};

export const NO_AUTHORIZATION: Authorization = {
  authorizationNumber: '',
  authorizationFrom: null,
  authorizationTo: null,
};

export const NO_ATTESTATION: Attestation = {
  criteriaAttestedBy: '',
  criteriaAttestedOn: null,
  codeMeaning: null,
};

export const NO_REPAIR_ANSWERS: RepairAnswers = {
  comparison: { comparedOn: null, repairSource: '', replacementSource: '', conclusion: '' },
  renewalReason: '',
  frequencyReason: '',
  coverageVerifiedOn: null,
  coverageReference: '',
  patientToldOn: null,
};

export const NO_OWNED_REPAIR_ANSWERS: OwnedRepairAnswers = {
  baseCode: '',
  obtainedOn: null,
  paidBy: '',
  paidByThisPayer: null,
  deniedBefore: null,
  titleTransferred: null,
  cause: null,
  repairNeed: '',
  continuedNeedOn: null,
  loanerProvided: null,
  loanerFrom: null,
  loanerTo: null,
  loanerDescription: '',
  loanerReason: '',
};

export const NO_RENTAL_ANSWERS: RentalAnswers = {
  basis: null,
  rentalMonthsBilled: null,
  agreedTermMonths: null,
  portableReason: '',
  mobilityInHome: '',
  duration: null,
  durationMonths: null,
  followsGuideline: null,
  guideline: '',
  otherTreatment: '',
  uncorrectedByOtherTreatment: null,
  stationaryTrialFrom: null,
  stationaryTrialTo: null,
  stationaryTrialOutcome: '',
  groupThreeCondition: '',
  dayLpm: null,
  nightLpm: null,
  portablePrescribed: null,
  breaks: [],
  replacement: null,
  replacementEvidence: '',
  continuedUseOn: null,
  continuedUseEvidence: '',
  sameSimilarCheckedOn: null,
  refillAskedOn: null,
  supplyEndsOn: null,
  refillAffirmed: null,
  maintenanceBilledBefore: null,
  lastMaintenanceOn: null,
};

export const NO_ORTHOSIS_ANSWERS: OrthosisAnswers = {
  deficit: '',
  triedTreatment: '',
  whyNotEnough: '',
  measurements: '',
  configuration: '',
  fitting: null,
  fittedBy: '',
  fittedOn: null,
  fittingRecord: '',
  customReason: '',
  rigidity: null,
  codingVerifiedOn: null,
  side: null,
  asymmetric: null,
  asymmetryReason: '',
  letterComparesOptions: null,
  longTerm: null,
  reassessedOn: null,
  lastFurnishedOn: null,
  sameSimilarCheckedOn: null,
  frequencyReason: '',
  replacement: null,
};

export const NO_RADIOPHARMACEUTICAL_ANSWERS: RadiopharmaceuticalAnswers = {
  boneMetastasesStated: null,
  primaryCancer: null,
  imagingOn: null,
  imagingMethod: '',
  priorTreatment: '',
  priorOutcome: null,
  reasonForTherapy: '',
  administeredOn: null,
  administeredBy: '',
  doseUnit: null,
  doseOrdered: null,
  doseGiven: null,
  doseDiscarded: null,
  discardReason: '',
  container: null,
  lot: '',
  calibratedOn: null,
  monitoringPlan: '',
  countsOn: null,
  platelets: null,
  leukocytes: null,
  marrowSuppression: null,
  firstTreatment: null,
  lastDoseOn: null,
  distinctFrom: '',
  distinctReason: '',
  contractor: null,
};
