import type { Checks } from '../vocabulary.ts';
import { MEDICARE_OXYGEN_CHECKS } from './medicareOxygenTable.ts';
import { OWNED_REPAIR_CHECKS } from './ownedRepairTable.ts';
import { ORTHOSIS_CHECKS } from './orthosisTable.ts';
import { RADIOPHARMACEUTICAL_CHECKS } from './radiopharmaceuticalTable.ts';
import { PAYER_TERMS_CHECKS } from './payerTermsTable.ts';
import { CONTRADICTION_CHECKS } from './contradictionsTable.ts';
import {
  billableAtAll,
  codeMeanings,
  codesInForce,
  coverageInForce,
  dateOfService,
  orderingPhysician,
  payerChosen,
  withinFilingLimit,
} from './claim.ts';
import { costComparison, costWithin } from './cost.ts';
import { diagnosisNamed } from './diagnosis.ts';
import { clinicalNote, invoicesAgree, notesRecent, technicianReport } from './documents.ts';
import {
  billedCodes,
  deviceBilled,
  linesPriced,
  modifiersAbsent,
  modifiersFit,
  modifierWhenRented,
  modifierWithReason,
  placeOutsideAcuteCare,
} from './lines.ts';
import { coverageModifier, hypoxemia, oxygenTest } from './oxygen.ts';
import { all } from './parts.ts';
import {
  authorization,
  chargeAgainstAllowance,
  contractTerm,
  duration,
  liabilityNotice,
  orderStatesTest,
  rentedFirst,
  saleOrRentalModifier,
  stationaryTrial,
} from './rental.ts';
import { linkedToLog } from './logLinks.ts';
import {
  partsItemised,
  partsMentionedAreItemised,
  repairFrequency,
  specificFault,
  visitOnFile,
  workCovered,
} from './visit.ts';

/** Every word of the vocabulary with the function behind it; a missing one does not compile. */
export const CHECKS: Checks = {
  ...MEDICARE_OXYGEN_CHECKS,
  ...OWNED_REPAIR_CHECKS,
  ...ORTHOSIS_CHECKS,
  ...RADIOPHARMACEUTICAL_CHECKS,
  ...PAYER_TERMS_CHECKS,
  ...CONTRADICTION_CHECKS,
  all,
  billedCodes,
  deviceBilled,
  placeOutsideAcuteCare,
  costWithin,
  costComparison,
  modifiersAbsent,
  modifierWhenRented,
  modifierWithReason,
  modifiersFit,
  partsItemised,
  partsMentionedAreItemised,
  invoicesAgree,
  diagnosisNamed,
  clinicalNote,
  notesRecent,
  visitOnFile,
  technicianReport,
  specificFault,
  repairFrequency,
  workCovered,
  coverageModifier,
  liabilityNotice,
  saleOrRentalModifier,
  rentedFirst,
  orderStatesTest,
  oxygenTest,
  hypoxemia,
  duration,
  authorization,
  stationaryTrial,
  contractTerm,
  chargeAgainstAllowance,
  dateOfService,
  payerChosen,
  coverageInForce,
  orderingPhysician,
  linesPriced,
  withinFilingLimit,
  billableAtAll,
  codesInForce,
  codeMeanings,
  linkedToLog,
};
