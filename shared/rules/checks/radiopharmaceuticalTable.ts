import type { Check } from '../vocabulary.ts';
import type { RadiopharmaceuticalVocabulary } from '../vocabularies/radiopharmaceuticalVocabulary.ts';
import { doseBilled, doseRecorded, wasteBilled, zeroWasteStated } from './radiopharmaceuticalDoses.ts';
import {
  bloodCounts,
  boneMetastases,
  distinctService,
  repeatInterval,
  specificBeforeGeneral,
  treatmentAuthorization,
  treatmentCriteria,
} from './radiopharmaceuticalRecord.ts';

/** The functions behind the words of radiopharmaceuticalVocabulary.ts. */
export const RADIOPHARMACEUTICAL_CHECKS: {
  readonly [K in keyof RadiopharmaceuticalVocabulary]: Check<K>;
} = {
  boneMetastases,
  doseRecorded,
  doseBilled,
  wasteBilled,
  zeroWasteStated,
  distinctService,
  specificBeforeGeneral,
  treatmentCriteria,
  treatmentAuthorization,
  repeatInterval,
  bloodCounts,
};
