import type { ClaimKind } from '../domain/claimKind.ts';
import type { PayerClass } from '../domain/payer.ts';
import type { CarcCode, RarcCode } from '../codes/denials.ts';
import type { Fact } from './fields.ts';
import type { CheckName, Condition, SeverityBy, SlotOf, Vocabulary } from './vocabulary.ts';

/** A step of the interview. */
export type Section =
  'billable' | 'patient' | 'equipment' | 'order' | 'labor' | 'codes' | 'attachments' | 'finish';

/** Where a rule comes from, how far that was checked, and when. */
export interface Source {
  readonly title: string;
  /** As precise as the source states it: a day, a month, or the day on which it was read. */
  readonly date: string;
  /** Chapter, section or address. */
  readonly ref: string;
  readonly verified: Verified;
  /** Day on which the source was last compared with the rule. */
  readonly verifiedOn: string;
}

/**
 * How far a rule's ground was checked: read in the source itself, told second-hand, a billing guide's word, the
 * payer's own settings, or general knowledge that nobody has confirmed. The last never weighs more than advice.
 */
export type Verified = 'verified' | 'secondHand' | 'guide' | 'payer' | 'unverified';

export interface Risk {
  readonly carc: readonly CarcCode[];
  readonly rarc: readonly RarcCode[];
}

interface RuleBase {
  readonly id: string;
  /** requirement: met only by evidence in the record; check: looks for a fault; policy: reads a payer's setting. */
  readonly kind: 'requirement' | 'check' | 'policy';
  readonly claimKinds: readonly ClaimKind[];
  /** A short noun phrase, as it stands in queues and checklists. */
  readonly title: string;
  readonly section: Section;
  readonly severity: SeverityBy;
  /** False where setting the finding aside would put a false statement, or no claim at all, into the file. */
  readonly overridable: boolean;
  readonly when?: readonly Condition[];
  /** Rules whose failing already says what this one would say. */
  readonly after?: readonly string[];
  /** What is wrong, with the check's slots in braces. */
  readonly message: string;
  /** In place of it while the question is only open; `{detail}` says what is missing. */
  readonly messageWhenUnknown?: string;
  /** What to do about it. */
  readonly remedy: string;
  /** In place of it while the question is only open. */
  readonly remedyWhenUnknown?: string;
  /** Why it matters. */
  readonly why: string;
  /** The field that mends it, where the check names none more exact. */
  readonly path: string;
  readonly risk?: Risk;
  readonly source: Source;
}

export type Owners = Readonly<Partial<Record<Fact, string>>>;

/** A rule: what is asked, with which parameters, and what is said when it fails. */
export type Rule<K extends CheckName = CheckName> = {
  readonly [P in K]: RuleBase & { readonly check: P; readonly with: Vocabulary[P]['with'] };
}[K];

type SlotsIn<T extends string> = T extends `${string}{${infer S}}${infer Rest}` ? S | SlotsIn<Rest> : never;
type Says<T extends string, S extends string> = SlotsIn<T> extends S ? T : never;

/** Writes one rule down. It only makes the compiler compare the message's slots with the check's. */
export function rule<K extends CheckName, const M extends string, const R extends string>(
  written: Rule<K> & { readonly message: Says<M, SlotOf<K>>; readonly remedy: Says<R, SlotOf<K>> },
): Rule<K> {
  return written;
}

/**
 * Packs of different layers judge a claim together: what the guides ask, what the payer's class asks officially, and
 * what one payer asks beyond that. Of each layer the newest that reaches the date of service is taken.
 */
export type Layer = 'guides' | 'policy' | 'payer';

export interface Pack {
  readonly id: string;
  readonly layer: Layer;
  readonly payerClass: PayerClass | 'any';
  /** First and last date of service that it judges; null: until a later pack takes over. */
  readonly from: string;
  readonly to: string | null;
  readonly rules: readonly Rule[];
  /** Which rule speaks when a fact is missing; every other rule that needs it waits. */
  readonly owners: Readonly<Partial<Record<ClaimKind, Owners>>>;
}
