import type { Evaluation, Finding } from './evaluate.ts';
import { COMPARED_ON } from './sources.ts';
import type { Source } from './pack.ts';

/**
 * An evaluation that a finalized claim holds, in today's form: the first version named its pack but no list of packs,
 * counted no waived findings, and said of sources neither how far nor when they were checked.
 */
export function storedEvaluation(value: unknown): Evaluation {
  // Written by this program and sealed with the claim, so that its form is known.
  const stored = value as Partial<Evaluation> & Omit<Evaluation, 'packs'>;
  if (stored.packs !== undefined) return stored as Evaluation;
  return {
    ...stored,
    packs: [stored.pack],
    counts: {
      ...stored.counts,
      waived: stored.findings.filter((finding) => finding.override !== null).length,
    },
    findings: stored.findings.map((finding): Finding => ({
      ...finding,
      source: checkedSource(finding.source),
      override: finding.override && { ...finding.override, expiresOn: finding.override.expiresOn ?? null },
    })),
    billable: { ...stored.billable, source: checkedSource(stored.billable.source) },
  };
}

function checkedSource(source: Source): Source {
  return {
    ...source,
    verified: source.verified ?? 'secondHand',
    verifiedOn: source.verifiedOn ?? COMPARED_ON,
  };
}
