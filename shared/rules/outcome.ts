import type { Fact } from './fields.ts';

export type Severity = 'blocker' | 'warning' | 'advice';

/** What a message may name. `detail` says in words what exactly is wrong; it never quotes a patient's data. */
export type Slots<S extends string> = Readonly<Record<S | 'detail', string>>;

export interface Unmet<S extends string> {
  readonly status: 'unmet';
  readonly path: string;
  readonly slots: Slots<S>;
  /** In place of the rule's severity, where this way of failing weighs differently. */
  readonly level?: Severity | undefined;
}

export interface Unknown {
  readonly status: 'unknown';
  readonly path: string;
  readonly detail: string;
  /** The fact that is missing; the rule that owns it speaks, this one waits. */
  readonly lacks?: Fact | undefined;
  readonly level?: Severity | undefined;
  /** True for an answer on a ground that nobody has verified, where the rule's own source is another. */
  readonly unverified?: boolean | undefined;
}

export interface Settled {
  readonly status: 'met' | 'notApplicable';
  /** Met: what shows it. Not applicable: why. */
  readonly evidence: string;
}

/** A check's answer. Missing data is `unknown` or `unmet`, never `met`. */
export type Outcome<S extends string = never> = Settled | Unmet<S> | Unknown;

export function met(evidence: string): Settled {
  return { status: 'met', evidence };
}

export function notApplicable(evidence: string): Settled {
  return { status: 'notApplicable', evidence };
}

export function unmet(path: string, detail: string, level?: Severity): Unmet<never> {
  return { status: 'unmet', path, slots: { detail }, level };
}

export function unmetWith<S extends string>(path: string, slots: Slots<S>, level?: Severity): Unmet<S> {
  return { status: 'unmet', path, slots, level };
}

export function unknown(path: string, detail: string, lacks?: Fact): Unknown {
  return { status: 'unknown', path, detail, lacks };
}

/** Unknown because one fact is not there; the path is the fact's own unless another field mends it. */
export function lacking(fact: Fact, name: string, path: string = fact): Unknown {
  return unknown(path, `${name} is not given`, fact);
}
