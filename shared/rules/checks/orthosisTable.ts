import type { Check } from '../vocabulary.ts';
import type { OrthosisVocabulary } from '../vocabularies/orthosisVocabulary.ts';
import { proofComplete, servedOnDelivery } from './orthosisDelivery.ts';
import { orthosisFrequency, usefulLife } from './orthosisHistory.ts';
import {
  coverageStated,
  furtherModifiers,
  kindBilled,
  madeAsCoded,
  modifiersAbsentOn,
  notElastic,
  rigidAttested,
  sideOnEachLine,
  sideStated,
} from './orthosisLines.ts';
import { listedAuthorization, listedFaceToFace, listedOrderFirst } from './orthosisLists.ts';
import {
  contractureShown,
  customFit,
  diagnosisSupports,
  orthosisCriteria,
  orthosisDelivered,
  reassessed,
} from './orthosisRecord.ts';

/** The functions behind the words of orthosisVocabulary.ts. */
export const ORTHOSIS_CHECKS: { readonly [K in keyof OrthosisVocabulary]: Check<K> } = {
  kindBilled,
  sideStated,
  orthosisCriteria,
  furtherModifiers,
  orthosisDelivered,
  diagnosisSupports,
  orthosisFrequency,
  reassessed,
  rigidAttested,
  notElastic,
  modifiersAbsentOn,
  sideOnEachLine,
  coverageStated,
  proofComplete,
  servedOnDelivery,
  listedOrderFirst,
  listedFaceToFace,
  listedAuthorization,
  madeAsCoded,
  customFit,
  usefulLife,
  contractureShown,
};
