import type { Evaluation, Finding } from '../../shared/rules/evaluate.ts';
import type { Severity } from '../../shared/rules/outcome.ts';
import type { Source } from '../../shared/rules/pack.ts';

/** What `check` prints: for scripts, so its keys are a promise. It names paths and rules, and no patient. */
export interface Report {
  /** Ids of the packs that judged, joined; `none` where none reaches the date of service. */
  readonly pack: string;
  readonly packs: readonly string[];
  readonly finalisable: boolean;
  readonly billable: Evaluation['billable'];
  /** `checked`: answered by the record, met or not. What is `unknown` was not checked. */
  readonly counts: { readonly checked: number } & Evaluation['counts'];
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
  const { pack, packs, finalisable, billable, counts, requirements, findings } = evaluation;
  return {
    pack,
    packs,
    finalisable,
    billable,
    counts: { checked: counts.met + counts.unmet, ...counts },
    requirements: requirements.map(({ id, status, evidence }) => ({ id, status, evidence })),
    findings: findings.map(reportFinding),
  };
}

function reportFinding({ rule, severity, path, message, remedy, source, override }: Finding): ReportFinding {
  const base = { rule, severity, path, message, remedy, source };
  return override === null ? base : { ...base, override: { role: override.role, at: override.at } };
}
