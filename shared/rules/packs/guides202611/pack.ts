import type { Pack } from '../../pack.ts';
import { CLAIM_RULES } from './claimRules.ts';
import { CODE_RULES } from './codeRules.ts';
import { CONTRADICTION_RULES } from './contradictionRules.ts';
import { ORTHOSIS_RULES } from './orthosisRules.ts';
import { PORTABLE_RENTAL_RULES } from './portableRentalRules.ts';
import { PORTABLE_TERMS_RULES } from './portableTermsRules.ts';
import { RADIOPHARMACEUTICAL_RULES } from './radiopharmaceuticalRules.ts';
import { REPAIR_RECORD_RULES } from './repairRecordRules.ts';
import { REPAIR_RULES } from './repairRules.ts';

const COMMON = {
  payer: 'CLAIM-PAYER',
  coverage: 'CLAIM-PAYER',
  'claim.dateOfService': 'CLAIM-DATE',
  'claim.lines': 'CLAIM-LINES',
  lineAmounts: 'CLAIM-LINES',
} as const;

/** The billing guides L7600, E1392, L1320 and A9600 beside Medicare's rules, as read in November 2026. Released: not to be edited. */
export const GUIDES_2026_11: Pack = {
  id: 'guides-2026-11',
  layer: 'guides',
  payerClass: 'any',
  from: '2020-01-01',
  to: null,
  rules: [
    ...CLAIM_RULES,
    ...CODE_RULES,
    ...REPAIR_RULES,
    ...REPAIR_RECORD_RULES,
    ...PORTABLE_RENTAL_RULES,
    ...PORTABLE_TERMS_RULES,
    ...CONTRADICTION_RULES,
    ...ORTHOSIS_RULES,
    ...RADIOPHARMACEUTICAL_RULES,
  ],
  owners: {
    repair: {
      ...COMMON,
      equipment: 'CLAIM-DEVICE',
      'equipment.ownership': 'L7600-MOD-RR',
      'equipment.replacementCents': 'L7600-COST-COMPARE',
      'equipment.serial': 'L7600-DOC-COMPLETE',
      order: 'L7600-DOC-ORDER',
      note: 'L7600-DOC-NOTES',
      visit: 'L7600-DOC-LOG',
      'visit.purpose': 'L7600-SCOPE-REPAIR',
      'visit.visitedOn': 'L7600-DOC-COMPLETE',
      'visit.technicianName': 'L7600-DOC-COMPLETE',
      'visit.findings': 'L7600-DOC-COMPLETE',
      'visit.result': 'L7600-DOC-COMPLETE',
      'visit.workDone': 'L7600-DOC-REPAIR',
      'visit.parts': 'L7600-DOC-PARTS',
      'visit.labor': 'L7600-COST-COMPARE',
    },
    portableRental: {
      ...COMMON,
      equipment: 'CLAIM-DEVICE',
      order: 'E1392-DOC-ORDER',
      oxygenTest: 'E1392-DOC-TEST',
      'claim.rental.basis': 'E1392-MOD-RR',
      'claim.delivery.deliveredOn': 'CLAIM-DELIVERY',
    },
    oxygenRental: { ...COMMON, equipment: 'CLAIM-DEVICE' },
    equipmentRepair: { ...COMMON, equipment: 'CLAIM-DEVICE' },
    orthosis: {
      ...COMMON,
      order: 'L1320-DOC-ORDER',
      'claim.delivery.deliveredOn': 'L1320-DOC-DELIVERY',
      'claim.orthosis.deficit': 'L1320-DOC-DEFICIT',
      'claim.orthosis.triedTreatment': 'L1320-DOC-TRIED',
      'claim.orthosis.whyNotEnough': 'L1320-DOC-TRIED',
    },
    radiopharmaceutical: {
      ...COMMON,
      order: 'A9600-DOC-ORDER',
      'claim.radiopharmaceutical.doseGiven': 'A9600-DOC-DOSE',
      'claim.radiopharmaceutical.doseUnit': 'A9600-DOC-DOSE',
      'claim.radiopharmaceutical.doseDiscarded': 'A9600-MOD-JW',
      'claim.radiopharmaceutical.boneMetastasesStated': 'A9600-DOC-DIAGNOSIS',
      'claim.radiopharmaceutical.priorTreatment': 'A9600-DOC-PRIOR',
      'claim.radiopharmaceutical.priorOutcome': 'A9600-DOC-PRIOR',
      'claim.radiopharmaceutical.reasonForTherapy': 'A9600-DOC-ORDER',
    },
  },
};
