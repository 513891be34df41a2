import type { ClaimCase } from '../../../shared/domain/claimCase.ts';
import type { Severity } from '../../../shared/rules/outcome.ts';
import type { Start } from './startingCases.ts';

/** One fact broken or taken away, and the one finding that it has to raise: its rule, weight, status and field. */
export interface BrokenCase {
  readonly id: string;
  readonly what: string;
  readonly start: Start;
  readonly change: (theCase: ClaimCase) => void;
  readonly severity: Severity;
  readonly status: 'unmet' | 'unknown';
  readonly path: string;
  /** Findings that truly follow as well, where there are any. */
  readonly also?: readonly string[];
}

export function broken(
  start: Start,
  id: string,
  what: string,
  severity: Severity,
  status: 'unmet' | 'unknown',
  path: string,
  change: (theCase: ClaimCase) => void,
  also?: readonly string[],
): BrokenCase {
  return { id, what, start, change, severity, status, path, ...(also ? { also } : {}) };
}
