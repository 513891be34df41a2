import type { IsoDate } from '../domain/dates.ts';
import type { Evaluation } from './evaluate.ts';
import type { Source } from './pack.ts';
import { packDates } from './selectPack.ts';
import { COMPARED_ON } from './sources.ts';

/** The honest answer where no pack reaches the date of service: nothing was checked, and nothing may be finalised. */
export function noPackEvaluation(judgedBy: IsoDate): Evaluation {
  const evidence = `No rules are shipped for ${judgedBy}; there are rules for dates of service ${packDates()}`;
  const path = 'claim.dateOfService';
  const source: Source = {
    title: 'Claimwright rule packs',
    date: judgedBy,
    ref: packDates(),
    verified: 'verified',
    verifiedOn: COMPARED_ON,
  };
  const title = 'Date of service';
  return {
    pack: 'none',
    packs: [],
    finalisable: false,
    counts: { met: 0, unmet: 0, unknown: 1, notApplicable: 0, waived: 0 },
    requirements: [
      { id: 'CLAIM-DATE', title, kind: 'check', status: 'unknown', evidence, path, section: 'billable' },
    ],
    findings: [
      {
        rule: 'CLAIM-DATE',
        severity: 'blocker',
        status: 'unknown',
        path,
        message: `${evidence}. Nothing of this claim was checked.`,
        remedy: 'Check the date of service. If it is right, this claim has to be judged by hand.',
        why: 'Rules change with time; a claim is judged by those of its date of service.',
        source,
        section: 'billable',
        overridable: false,
        override: null,
      },
    ],
    billReady: { done: 0, total: 1, missing: [{ id: 'CLAIM-DATE', title }] },
    auditReady: { done: 0, total: 1, missing: [{ id: 'CLAIM-DATE', title }] },
    billable: { answer: 'needsPerson', why: evidence, source },
  };
}
