import type { Check } from '../vocabulary.ts';
import type { OwnedRepairVocabulary } from '../vocabularies/ownedRepairVocabulary.ts';
import {
  accumulatedRepairs,
  basePaidBy,
  causeCovered,
  continuedNeed,
  factIs,
  loanerFits,
  warrantyOver,
} from './ownedRepairItem.ts';
import { laborItemized, laborUnitsBilled } from './ownedRepairLabor.ts';
import {
  laborWithout,
  noFasteners,
  notBilled,
  partsOnLines,
  partsWith,
  repairCodesFit,
  repairNotUpkeep,
  workKindsAbsent,
} from './ownedRepairLines.ts';
import {
  baseItemTold,
  laborTold,
  minorPartsTold,
  miscellaneousTold,
  notesFit,
  specificCodeUsed,
} from './ownedRepairNotes.ts';

/** The functions behind the words of ownedRepairVocabulary.ts. */
export const OWNED_REPAIR_CHECKS: { readonly [K in keyof OwnedRepairVocabulary]: Check<K> } = {
  repairCodesFit,
  partsOnLines,
  partsWith,
  laborWithout,
  noFasteners,
  notBilled,
  repairNotUpkeep,
  workKindsAbsent,
  laborItemized,
  laborUnitsBilled,
  baseItemTold,
  laborTold,
  notesFit,
  miscellaneousTold,
  specificCodeUsed,
  minorPartsTold,
  factIs,
  basePaidBy,
  warrantyOver,
  causeCovered,
  continuedNeed,
  accumulatedRepairs,
  loanerFits,
};
