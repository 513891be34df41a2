import type { Evaluation, Finding } from '../../shared/rules/evaluate.ts';
import type { Severity } from '../../shared/rules/outcome.ts';
import type { Source } from '../../shared/rules/pack.ts';

/** What `check` prints: for scripts, so its keys are a promise. It names paths and rules, and no patient. */
export interface Report {
  readonly pack: string;
  readonly finalisable: boolean;
  readonly counts: Evaluation['counts'];
  readonly requirements: readonly {
    readonly id: string;
    readonly status: string;
    readonly evidence: string;
  }[];
  readonly findings: readonly ReportFinding[];
}

export interface ReportFinding {
  readonly rule: string;
  readonly severity: Severity;
  readonly path: string;
  readonly message: string;
  readonly remedy: string;
  readonly source: Source;
  /** Only where it was set aside. The reason typed is left out: it may speak of the patient. */
  readonly override?: { readonly role: string; readonly at: string };
}

export function reportOf(evaluation: Evaluation): Report {
  const { pack, finalisable, counts, requirements, findings } = evaluation;
  return {
    pack,
    finalisable,
    counts,
    requirements: requirements.map(({ id, status, evidence }) => ({ id, status, evidence })),
    findings: findings.map(reportFinding),
  };
}

function reportFinding({ rule, severity, path, message, remedy, source, override }: Finding): ReportFinding {
  const base = { rule, severity, path, message, remedy, source };
  return override === null ? base : { ...base, override: { role: override.role, at: override.at } };
}
