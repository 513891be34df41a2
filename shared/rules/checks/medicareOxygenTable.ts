import type { Check } from '../vocabulary.ts';
import type { MedicareOxygenVocabulary } from '../vocabularies/medicareOxygenVocabulary.ts';
import {
  oxygenDeniedConditions,
  oxygenGroup,
  oxygenGroupModifier,
  oxygenAtHome,
  oxygenGroupThreePeriod,
  oxygenPortable,
} from './medicareOxygenCoverage.ts';
import {
  oxygenDevice,
  oxygenOneSystemEach,
  oxygenPaymentCap,
  oxygenRentalModifiers,
  oxygenRentalStart,
} from './medicareOxygenCycle.ts';
import {
  oxygenBillingSignature,
  deliveryProven,
  oxygenDelivered,
  oxygenDeliveryDay,
  oxygenDeliveryElements,
  oxygenDischargeDelivery,
} from './medicareOxygenDelivery.ts';
import { oxygenContentsFlow, oxygenFlow, oxygenHighFlowTest } from './medicareOxygenFlow.ts';
import { oxygenNoOrder, oxygenNotice, oxygenNoticeForm, paperAbsent } from './medicareOxygenNotice.ts';
import {
  oxygenFaceToFace,
  oxygenOrder,
  oxygenOrderBeforeDelivery,
  oxygenPrescriber,
} from './medicareOxygenOrder.ts';
import {
  oxygenBreaks,
  oxygenContinuedNeed,
  oxygenContinuedUse,
  oxygenReplacement,
  oxygenSameSimilar,
  oxygenSystemChange,
} from './medicareOxygenPeriods.ts';
import {
  oxygenBloodGasPreferred,
  oxygenInpatientTest,
  oxygenRepeatOrder,
  oxygenRepeatTest,
  oxygenSleepApneaTest,
  oxygenTestTime,
} from './medicareOxygenTests.ts';
import {
  oxygenContentsInRental,
  oxygenContentsMonths,
  oxygenMaintenance,
  oxygenMaintenanceCodes,
  oxygenMaintenanceVisit,
  oxygenMaintenanceWarranty,
  oxygenRefill,
} from './medicareOxygenUpkeep.ts';

/** The functions behind the words of medicareOxygenVocabulary.ts. */
export const MEDICARE_OXYGEN_CHECKS: { readonly [K in keyof MedicareOxygenVocabulary]: Check<K> } = {
  oxygenGroup,
  oxygenGroupModifier,
  oxygenPortable,
  oxygenAtHome,
  oxygenGroupThreePeriod,
  oxygenDeniedConditions,
  oxygenInpatientTest,
  oxygenSleepApneaTest,
  oxygenTestTime,
  oxygenBloodGasPreferred,
  oxygenRepeatTest,
  oxygenRepeatOrder,
  oxygenFlow,
  oxygenHighFlowTest,
  oxygenOrder,
  oxygenOrderBeforeDelivery,
  oxygenFaceToFace,
  oxygenPrescriber,
  deliveryProven,
  oxygenDelivered,
  oxygenDeliveryElements,
  oxygenDeliveryDay,
  oxygenDischargeDelivery,
  oxygenBillingSignature,
  oxygenNotice,
  oxygenNoticeForm,
  oxygenNoOrder,
  paperAbsent,
  oxygenRentalStart,
  oxygenRentalModifiers,
  oxygenDevice,
  oxygenPaymentCap,
  oxygenOneSystemEach,
  oxygenSystemChange,
  oxygenReplacement,
  oxygenBreaks,
  oxygenContentsInRental,
  oxygenContentsMonths,
  oxygenContentsFlow,
  oxygenRefill,
  oxygenMaintenance,
  oxygenMaintenanceWarranty,
  oxygenMaintenanceCodes,
  oxygenMaintenanceVisit,
  oxygenContinuedNeed,
  oxygenContinuedUse,
  oxygenSameSimilar,
};
