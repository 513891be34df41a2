import type { ClaimCase } from '../../../shared/domain/claimCase.ts';
import type { Override } from '../../../shared/domain/claim.ts';
import { defaultSettings, type Payer } from '../../../shared/domain/payer.ts';
import { evaluateCase, type Evaluation } from '../../../shared/rules/evaluate.ts';
import { exampleOrthosis } from '../../../shared/rules/examples/exampleOrthosis.ts';
import { exampleRadiopharmaceutical } from '../../../shared/rules/examples/exampleRadiopharmaceutical.ts';
import { exampleRental } from '../../../shared/rules/examples/exampleRental.ts';
import { exampleRepair } from '../../../shared/rules/examples/exampleRepair.ts';
import { EXAMPLE_TODAY, exampleId } from '../../../shared/rules/examples/people.ts';
import type { Pack } from '../../../shared/rules/pack.ts';
import { GUIDES_2026_11 } from '../../../shared/rules/packs/guides202611/pack.ts';
import { ORTHOSIS_POLICY_RULES } from '../../../shared/rules/packs/medicare/orthosisPolicyRules.ts';
import { RADIOPHARMACEUTICAL_POLICY_RULES } from '../../../shared/rules/packs/medicare/radiopharmaceuticalPolicyRules.ts';

/** Clean cases to break: the examples, and some of them as Medicare takes them. */

export const TODAY = EXAMPLE_TODAY;

export function repair(): ClaimCase {
  return structuredClone(exampleRepair());
}

export function rental(): ClaimCase {
  return structuredClone(exampleRental());
}

/** The rental for Medicare: N1 in place of KX, a Medicare number, no terms of a commercial plan. */
export function medicareRental(): ClaimCase {
  const theCase = rental();
  const payer = payerOf(theCase);
  payer.class = 'medicare';
  payer.settings = { ...defaultSettings('medicare'), timelyFilingDays: 3650 };
  recordOf(theCase.coverage).memberId = '1EG4TE5MK73';
  lineOf(theCase).modifiers = ['RR', 'N1'];
  return theCase;
}

export function orthosis(): ClaimCase {
  return structuredClone(exampleOrthosis());
}

export function medicareOrthosis(): ClaimCase {
  return structuredClone(exampleOrthosis('medicare'));
}

/** An off-the-shelf brace of the right knee for Medicare: on every list, with KX and the tracking number. */
export function kneeOrthosis(): ClaimCase {
  const theCase = medicareOrthosis();
  Object.assign(lineOf(theCase), { code: 'L1833', modifiers: ['KX', 'RT'] });
  Object.assign(theCase.claim.orthosis, {
    fitting: 'offTheShelf',
    side: 'right',
    rigidity: 'rigid',
    fittedBy: '',
    fittedOn: null,
    fittingRecord: '',
  });
  theCase.claim.authorization = {
    authorizationNumber: 'SAMPLE12345678',
    authorizationFrom: '2026-10-05',
    authorizationTo: '2026-12-04',
  };
  return theCase;
}

/** A positioning orthosis of both ankles for Medicare, a line for each side. */
export function ankleOrthosis(): ClaimCase {
  const theCase = medicareOrthosis();
  const line = lineOf(theCase);
  Object.assign(line, { code: 'L4397', modifiers: ['KX', 'RT'] });
  theCase.claim.lines.push({ ...structuredClone(line), id: exampleId(122), modifiers: ['KX', 'LT'] });
  Object.assign(theCase.claim.orthosis, {
    fitting: 'offTheShelf',
    side: 'both',
    measurements: 'Passive dorsiflexion right 12 degrees, left 14 degrees, by goniometer',
    deficit: 'Contracture of both ankles in plantar flexion; it hinders walking and transfers.',
    triedTreatment: 'Stretching program of eight weeks under a therapist, and every day at home.',
  });
  return theCase;
}

export function radiopharmaceutical(): ClaimCase {
  return structuredClone(exampleRadiopharmaceutical());
}

export function medicareRadiopharmaceutical(): ClaimCase {
  return structuredClone(exampleRadiopharmaceutical('medicare'));
}

/** Radium-223 for Medicare, by the microcurie: 148.2 given and 12.5 discarded come to 149 and 12 units. */
export function radium(): ClaimCase {
  const theCase = medicareRadiopharmaceutical();
  const line = lineOf(theCase);
  Object.assign(line, { code: 'A9606', modifiers: [], units: 149 });
  theCase.claim.lines.push({
    ...structuredClone(line),
    id: exampleId(162),
    modifiers: ['JW'],
    units: 12,
    narrative: 'Rest of the vial, 12.5 microcuries',
  });
  Object.assign(theCase.claim.radiopharmaceutical, {
    primaryCancer: 'prostate',
    doseUnit: 'microcurie',
    doseOrdered: 148,
    doseGiven: 148.2,
    doseDiscarded: 12.5,
    discardReason: 'Dose by weight from a vial of one size',
  });
  return theCase;
}

/** Strontium-89 by its official code: the guide means something else by it, and the biller said which is billed. */
export function strontium(): ClaimCase {
  const theCase = medicareRadiopharmaceutical();
  Object.assign(lineOf(theCase), { code: 'A9600', units: 4 });
  Object.assign(theCase.claim.radiopharmaceutical, { doseOrdered: 4, doseGiven: 4 });
  theCase.claim.attestation.codeMeaning = 'official';
  return theCase;
}

export const STARTS = {
  repair,
  rental,
  medicareRental,
  orthosis,
  medicareOrthosis,
  kneeOrthosis,
  ankleOrthosis,
  radiopharmaceutical,
  medicareRadiopharmaceutical,
  radium,
  strontium,
} as const;
export type Start = keyof typeof STARTS;

/** Medicare's own rules on orthoses and radiopharmaceuticals alone, whatever else its packs hold. */
export const ORTHOSIS_AND_DOSE_POLICY: Pack = {
  id: 'orthoses-and-doses',
  layer: 'policy',
  payerClass: 'medicare',
  from: '2020-01-01',
  to: null,
  rules: [...ORTHOSIS_POLICY_RULES, ...RADIOPHARMACEUTICAL_POLICY_RULES],
  owners: {},
};

/** The packs by which a starting case is clean, and judged once it is broken. */
export const JUDGING: readonly Pack[] = [GUIDES_2026_11, ORTHOSIS_AND_DOSE_POLICY];

export function recordOf<T>(record: T | null): T {
  if (record === null) throw new Error('the example lacks this record');
  return record;
}

export function payerOf(theCase: ClaimCase): Payer {
  return recordOf(theCase.payer);
}

export function lineOf(theCase: ClaimCase): ClaimCase['claim']['lines'][number] {
  return lineAt(theCase, 0);
}

export function lineAt(theCase: ClaimCase, index: number): ClaimCase['claim']['lines'][number] {
  const line = theCase.claim.lines[index];
  if (line === undefined) throw new Error('the example lacks a line');
  return line;
}

export function paperOf(theCase: ClaimCase, type: string): ClaimCase['documents'][number] {
  const paper = theCase.documents.find((document) => document.type === type);
  if (paper === undefined) throw new Error(`the example lacks a paper: ${type}`);
  return paper;
}

export function partOf(theCase: ClaimCase, index: number): NonNullable<ClaimCase['visit']>['parts'][number] {
  const part = recordOf(theCase.visit).parts[index];
  if (part === undefined) throw new Error('the example lacks this part');
  return part;
}

export function dropPapers(theCase: ClaimCase, type: string): void {
  theCase.documents = theCase.documents.filter((document) => document.type !== type);
}

export function anOverride(ruleId: string, change: Partial<Override> = {}): Override {
  return {
    ruleId,
    reason: 'Agreed with the payer by telephone',
    userId: exampleId(6),
    userName: 'Casey Sample',
    role: 'billingLead',
    at: '2026-11-01T10:00:00.000Z',
    expiresOn: null,
    withdrawnAt: null,
    ...change,
  };
}

/** Judged by the guides and by what Medicare asks of orthoses and doses: the rest of the packs has tests of its own. */
export function judged(start: Start, change: (theCase: ClaimCase) => void = () => undefined): Evaluation {
  const theCase = STARTS[start]();
  change(theCase);
  return evaluateCase(theCase, TODAY, JUDGING);
}

export function statusOf(evaluation: Evaluation, id: string): string {
  return evaluation.requirements.find((requirement) => requirement.id === id)?.status ?? 'absent';
}

export function findingIds(evaluation: Evaluation): readonly string[] {
  return evaluation.findings.map((finding) => finding.rule);
}

export function blockerIds(evaluation: Evaluation): readonly string[] {
  return evaluation.findings.filter(({ severity }) => severity === 'blocker').map(({ rule }) => rule);
}
