import type { ClaimCase } from '../../../shared/domain/claimCase.ts';
import type { Override } from '../../../shared/domain/claim.ts';
import { defaultSettings, type Payer } from '../../../shared/domain/payer.ts';
import { evaluateCase, type Evaluation } from '../../../shared/rules/evaluate.ts';
import { exampleRental } from '../../../shared/rules/examples/exampleRental.ts';
import { exampleRepair } from '../../../shared/rules/examples/exampleRepair.ts';
import { EXAMPLE_TODAY, exampleId } from '../../../shared/rules/examples/people.ts';
import { GUIDES_2026_11 } from '../../../shared/rules/packs/guides202611/pack.ts';

/** Clean cases to break: the two examples, and the rental as Medicare takes it. */

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

export const STARTS = { repair, rental, medicareRental } as const;
export type Start = keyof typeof STARTS;

export function recordOf<T>(record: T | null): T {
  if (record === null) throw new Error('the example lacks this record');
  return record;
}

export function payerOf(theCase: ClaimCase): Payer {
  return recordOf(theCase.payer);
}

export function lineOf(theCase: ClaimCase): ClaimCase['claim']['lines'][number] {
  const line = theCase.claim.lines[0];
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

/** Judged by the guides' own pack: what the payers' packs add is told by their own tests. */
export function judged(start: Start, change: (theCase: ClaimCase) => void = () => undefined): Evaluation {
  const theCase = STARTS[start]();
  change(theCase);
  return evaluateCase(theCase, TODAY, [GUIDES_2026_11]);
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
