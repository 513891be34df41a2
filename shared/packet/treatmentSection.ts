import type { RadiopharmaceuticalAnswers } from '../domain/claimAnswers.ts';
import {
  CANCER_NAMES,
  CONTAINER_NAMES,
  CONTRACTOR_NAMES,
  DOSE_UNIT_SIGNS,
  MARROW_NAMES,
  PRIOR_OUTCOME_NAMES,
} from '../domain/claimAnswerNames.ts';
import type { ClaimCase } from '../domain/claimCase.ts';
import { fact, heading } from './documentModel.ts';
import type { Block, Fact, Section } from './documentModel.ts';
import { count, date, named, yesNo } from './wording.ts';

/** Diagnosis and imaging, what was tried against the pain, the dose, the blood counts, and how the patient is followed. */
export function treatmentSection({ claim }: ClaimCase): Section {
  const answers = claim.radiopharmaceutical;
  return {
    id: 'treatment',
    title: 'Radiopharmaceutical treatment',
    newPage: false,
    blocks: [
      heading('Diagnosis and imaging'),
      twoColumns(diagnosisFacts(answers)),
      heading('Why this therapy'),
      { kind: 'facts', columns: 1, rows: reasonFacts(answers) },
      heading('Dose'),
      twoColumns(doseFacts(answers)),
      heading('Blood counts and monitoring'),
      twoColumns(countFacts(answers)),
      { kind: 'facts', columns: 1, rows: [fact('Monitoring plan', answers.monitoringPlan)] },
      ...distinctBlocks(answers),
    ],
  };
}

/** The cover's panel in place of a device: nothing is handed over. */
export function treatmentFacts(answers: RadiopharmaceuticalAnswers): Fact[] {
  return [
    fact('Given', date(answers.administeredOn)),
    fact('Given by', answers.administeredBy),
    fact('Dose given', dose(answers.doseGiven, answers)),
    fact('Dose discarded', dose(answers.doseDiscarded, answers)),
    fact('Lot', answers.lot),
    ...(answers.contractor === null ? [] : [fact('Billed to', CONTRACTOR_NAMES[answers.contractor])]),
  ];
}

function diagnosisFacts(answers: RadiopharmaceuticalAnswers): Fact[] {
  return [
    fact('Bone metastases stated', yesNo(answers.boneMetastasesStated)),
    fact('Primary cancer', named(CANCER_NAMES, answers.primaryCancer)),
    fact('Imaging', date(answers.imagingOn)),
    fact('Kind of imaging', answers.imagingMethod),
  ];
}

function reasonFacts(answers: RadiopharmaceuticalAnswers): Fact[] {
  return [
    fact('Earlier treatment of pain', answers.priorTreatment),
    fact('Its outcome', named(PRIOR_OUTCOME_NAMES, answers.priorOutcome)),
    fact('Reason for the therapy', answers.reasonForTherapy),
  ];
}

function doseFacts(answers: RadiopharmaceuticalAnswers): Fact[] {
  const earlier =
    answers.firstTreatment === true ? 'None: the first dose of this agent' : date(answers.lastDoseOn);
  return [
    fact('Given', date(answers.administeredOn)),
    fact('Given by', answers.administeredBy),
    fact('Dose ordered', dose(answers.doseOrdered, answers)),
    fact('Dose given', dose(answers.doseGiven, answers)),
    fact('Dose discarded', dose(answers.doseDiscarded, answers)),
    ...(answers.discardReason === '' ? [] : [fact('Why discarded', answers.discardReason)]),
    fact('Container', named(CONTAINER_NAMES, answers.container)),
    fact('Lot', answers.lot),
    fact('Calibrated', date(answers.calibratedOn)),
    fact('Dose before this one', earlier),
  ];
}

function countFacts(answers: RadiopharmaceuticalAnswers): Fact[] {
  return [
    fact('Counted', date(answers.countsOn)),
    fact('Platelets', perMicroliter(answers.platelets)),
    fact('Leukocytes', perMicroliter(answers.leukocytes)),
    fact('Marrow suppression', named(MARROW_NAMES, answers.marrowSuppression)),
  ];
}

function distinctBlocks(answers: RadiopharmaceuticalAnswers): readonly Block[] {
  if (answers.distinctFrom === '' && answers.distinctReason === '') return [];
  return [
    heading('A service of its own'),
    {
      kind: 'facts',
      columns: 1,
      rows: [
        fact('Stands apart from', answers.distinctFrom),
        fact('Why it stands apart', answers.distinctReason),
      ],
    },
  ];
}

/** `4.2 mCi`; the unit is said to be missing where nobody chose it. */
function dose(value: number | null, { doseUnit }: RadiopharmaceuticalAnswers): string | null {
  if (value === null) return null;
  if (doseUnit === null) return `${String(value)} (unit not given)`;
  return `${String(value)}\u00a0${doseUnit === 'treatmentDose' && value === 1 ? 'dose' : DOSE_UNIT_SIGNS[doseUnit]}`;
}

function perMicroliter(value: number | null): string | null {
  return value === null ? null : `${count(value) ?? ''}\u00a0/µL`;
}

function twoColumns(rows: Fact[]): Block {
  return { kind: 'facts', columns: 2, rows };
}
