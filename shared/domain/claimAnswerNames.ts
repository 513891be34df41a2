import type {
  Attestation,
  Delivery,
  DeliveryProofElement,
  LiabilityNotice,
  OrthosisAnswers,
  OwnedRepairAnswers,
  RadiopharmaceuticalAnswers,
  RentalAnswers,
  RentalBreak,
} from './claimAnswers.ts';

/** The choices of a claim's answers in words, in the order in which they are offered: on the screen and on paper alike. */

type Names<Value extends string | null> = Readonly<Record<NonNullable<Value>, string>>;

export const DELIVERY_METHOD_NAMES: Names<Delivery['method']> = {
  direct: 'Handed over',
  shipped: 'Shipped by a carrier',
  facility: 'To a nursing facility',
};

export const PROOF_ELEMENT_NAMES: Names<DeliveryProofElement> = {
  patientName: 'Patient’s name',
  deliveryAddress: 'Delivery address',
  itemDescription: 'What was delivered',
  quantity: 'Quantity',
  dateDelivered: 'Date delivered',
  receiverSignature: 'Receiver’s signature',
  trackingNumber: 'Tracking or package number',
  evidenceOfDelivery: 'Carrier’s evidence of delivery',
  facilityRecord: 'Facility’s record that the patient got it',
};

export const RECEIVER_NAMES: Names<Delivery['receiverRelation']> = {
  patient: 'The patient',
  family: 'Family',
  caregiver: 'Caregiver',
  facilityStaff: 'Staff of the facility',
  supplierStaff: 'Staff of the supplier',
  other: 'Somebody else',
};

export const NOTICE_OPTION_NAMES: Names<LiabilityNotice['abnOption']> = {
  '1': 'Option 1: wants the item, and a claim to the payer',
  '2': 'Option 2: wants the item, without a claim',
  '3': 'Option 3: does not want the item',
};

export const NOTICE_KIND_NAMES: Names<LiabilityNotice['abnKind']> = {
  required: 'Required',
  voluntary: 'Voluntary',
};

export const CODE_MEANING_NAMES: Names<Attestation['codeMeaning']> = {
  official: 'The official descriptor',
  guide: 'The billing guide',
};

export const RENTAL_BASIS_NAMES: Names<RentalAnswers['basis']> = { rental: 'Rented', purchase: 'Bought' };

export const DURATION_NAMES: Names<RentalAnswers['duration']> = {
  shortTerm: 'Short term',
  longTerm: 'Long term',
};

export const BREAK_NAMES: Names<RentalBreak['kind']> = {
  need: 'Need ended',
  billing: 'Billed elsewhere',
};

export const RENTAL_REPLACEMENT_NAMES: Names<RentalAnswers['replacement']> = {
  usefulLife: 'End of its useful life',
  lost: 'Lost',
  stolen: 'Stolen',
  damaged: 'Damaged beyond repair',
};

export const CAUSE_NAMES: Names<OwnedRepairAnswers['cause']> = {
  wear: 'Wear',
  accident: 'Accident',
  neglect: 'Neglect',
  malicious: 'Malicious damage',
};

export const FITTING_NAMES: Names<OrthosisAnswers['fitting']> = {
  customFabricated: 'Custom made',
  customFitted: 'Prefabricated, custom fitted',
  offTheShelf: 'Off the shelf',
};

export const RIGIDITY_NAMES: Names<OrthosisAnswers['rigidity']> = {
  rigid: 'Rigid',
  semiRigid: 'Semi-rigid',
  elastic: 'Elastic',
};

export const SIDE_NAMES: Names<OrthosisAnswers['side']> = {
  left: 'Left',
  right: 'Right',
  both: 'Both',
  none: 'No side',
};

export const ORTHOSIS_REPLACEMENT_NAMES: Names<OrthosisAnswers['replacement']> = {
  lost: 'Lost',
  stolen: 'Stolen',
  damaged: 'Damaged beyond repair',
  changedNeed: 'The patient’s condition changed',
};

export const CANCER_NAMES: Names<RadiopharmaceuticalAnswers['primaryCancer']> = {
  prostate: 'Prostate',
  breast: 'Breast',
  other: 'Another',
};

export const PRIOR_OUTCOME_NAMES: Names<RadiopharmaceuticalAnswers['priorOutcome']> = {
  failed: 'Failed',
  insufficient: 'Not enough',
  sufficient: 'Enough',
};

export const DOSE_UNIT_NAMES: Names<RadiopharmaceuticalAnswers['doseUnit']> = {
  millicurie: 'Millicuries (mCi)',
  microcurie: 'Microcuries (µCi)',
  treatmentDose: 'Treatment doses',
};

/** Stands behind a number: `4.2 mCi`. */
export const DOSE_UNIT_SIGNS: Names<RadiopharmaceuticalAnswers['doseUnit']> = {
  millicurie: 'mCi',
  microcurie: 'µCi',
  treatmentDose: 'doses',
};

export const CONTAINER_NAMES: Names<RadiopharmaceuticalAnswers['container']> = {
  singleDose: 'Single dose',
  multiDose: 'Several doses',
};

export const MARROW_NAMES: Names<RadiopharmaceuticalAnswers['marrowSuppression']> = {
  none: 'None noted',
  mild: 'Mild',
  marked: 'Marked',
};

export const CONTRACTOR_NAMES: Names<RadiopharmaceuticalAnswers['contractor']> = {
  dmeMac: 'DME contractor (DME MAC)',
  abMac: 'Doctors’ contractor (A/B MAC)',
  hospital: 'Through a hospital',
};
