import type { Id } from '../domain/ids.ts';
import type { Payment } from '../domain/returned.ts';

/**
 * Postings of one claim put together as the payers gave them: which answers belong to one payer, in which order the
 * payers pay, which decision a reversal undoes, and which decisions stand. The order in which the payers' files came
 * does not matter; the order of one payer's own answers does.
 */

/** What one CLP brought: its postings and how it calls itself. */
export interface Answer {
  /** The claim of the remittance; a posting without one stands alone under its own id. */
  readonly id: Id;
  readonly payer: string;
  readonly payerName: string;
  readonly status: string;
  readonly number: string;
  readonly original: string;
  readonly postings: readonly Payment[];
}

/** A reversal with the decision that it undoes; null: nothing here, it was posted before or elsewhere. */
export interface Undoing {
  readonly reversal: Answer;
  readonly decision: Answer | null;
}

export interface PayerAnswers {
  readonly payer: string;
  readonly payerName: string;
  /** 1: pays first. */
  readonly rank: number;
  /** Decisions that nothing undid, oldest first. */
  readonly standing: readonly Answer[];
  readonly undone: readonly Undoing[];
}

const LAST = 99;
const UNDECIDED: readonly string[] = ['23', '25'];
const RANKS: Readonly<Record<string, number>> = { '1': 1, '19': 1, '2': 2, '20': 2, '3': 3, '21': 3 };

/** Postings that no person took back; a turned posting and the one that turns it are both left out. */
export function untouched(payments: readonly Payment[]): readonly Payment[] {
  const turned = new Set(payments.flatMap(({ turnsId }) => (turnsId === null ? [] : [turnsId])));
  return payments.filter(({ id, turnsId }) => turnsId === null && !turned.has(id));
}

/** @param payments oldest first. @returns payers in the order in which they pay. */
export function payersOf(payments: readonly Payment[]): readonly PayerAnswers[] {
  const answers = answersOf(untouched(payments)).filter(({ status }) => !UNDECIDED.includes(status));
  const groups = new Map<string, { rank: number | null; payer: string; answers: Answer[] }>();
  const put = (key: string, rank: number | null, answer: Answer): void => {
    const group = groups.get(key) ?? { rank, payer: answer.payer, answers: [] };
    group.answers.push(answer);
    groups.set(key, group);
  };
  const decisions = answers.filter(({ status }) => status !== '22');
  for (const answer of decisions) {
    const rank = RANKS[answer.status];
    if (rank !== undefined) put(`${answer.payer}|${rank}`, rank, answer);
  }
  // A denial (4) does not say at which place: the payer's own, where it has one.
  for (const answer of decisions.filter(({ status }) => RANKS[status] === undefined))
    put(keyOf(groups, ({ payer }) => payer === answer.payer) ?? `${answer.payer}|`, null, answer);
  for (const answer of answers.filter(({ status }) => status === '22')) {
    const key =
      keyOf(
        groups,
        (group) => group.payer === answer.payer && group.answers.some((one) => names(answer, one)),
      ) ??
      keyOf(groups, (group) => group.answers.some((one) => names(answer, one))) ??
      keyOf(
        groups,
        (group) => group.payer === answer.payer && group.answers.some((one) => turns(answer, one)),
      ) ??
      keyOf(groups, ({ payer }) => payer === answer.payer) ??
      `${answer.payer}|back`;
    put(key, LAST, answer);
  }
  const order = new Map(answers.map((answer, at) => [answer, at]));
  const place = (answer: Answer): number => order.get(answer) ?? 0;
  const taken = new Set([...groups.values()].map(({ rank }) => rank));
  return [...groups.entries()]
    .sort(([one], [other]) => (one < other ? -1 : one > other ? 1 : 0))
    .map(([, group]) => {
      const inOrder = group.answers.sort((one, other) => place(one) - place(other));
      return { ...paired(inOrder), payer: group.payer, rank: group.rank ?? freePlace(taken) };
    })
    .sort((one, other) => one.rank - other.rank);
}

function freePlace(taken: Set<number | null>): number {
  let rank = 1;
  while (taken.has(rank)) rank += 1;
  taken.add(rank);
  return rank;
}

function keyOf<Group>(groups: ReadonlyMap<string, Group>, fits: (group: Group) => boolean): string | null {
  const keys = [...groups].filter(([, group]) => fits(group)).map(([key]) => key);
  return keys.sort()[0] ?? null;
}

function answersOf(payments: readonly Payment[]): readonly Answer[] {
  const byAnswer = new Map<Id, Payment[]>();
  for (const payment of payments) {
    const id = payment.remittanceClaimId ?? payment.id;
    byAnswer.set(id, [...(byAnswer.get(id) ?? []), payment]);
  }
  return [...byAnswer].map(([id, postings]) => {
    const from = postings[0]?.from;
    return {
      id,
      payer: from?.payerIdentifier ?? '',
      payerName: from?.payerName ?? '',
      status: from?.status ?? '1',
      number: from?.payerClaimNumber ?? '',
      original: from?.originalPayerClaimNumber ?? '',
      postings,
    };
  });
}

/** Whether a reversal names the decision by the payer's number (REF F8, else CLP07). */
function names({ original, number }: Answer, decision: Answer): boolean {
  return decision.number !== '' && (decision.number === original || decision.number === number);
}

/** Whether the reversal has the decision's amounts, turned. */
export function turns(reversal: Answer, decision: Answer): boolean {
  return (
    paidIn(reversal.postings) + paidIn(decision.postings) === 0 &&
    accountedIn(reversal.postings) + accountedIn(decision.postings) === 0
  );
}

export function paidIn(postings: readonly Payment[]): number {
  return postings.reduce((sum, { paidCents }) => sum + paidCents, 0);
}

/** Payment and adjustments: the part of the charge that a decision speaks of. */
export function accountedIn(postings: readonly Payment[]): number {
  return postings.reduce(
    (sum, { paidCents, adjustments }) =>
      adjustments.reduce((cents, adjustment) => cents + (adjustment.cents ?? 0), sum + paidCents),
    0,
  );
}

/**
 * Whether a reversal that is still to be posted undoes what an earlier one undid: it names that decision, or has its
 * amounts, and none that stands fits it so well.
 */
export function repeatsReversal(payments: readonly Payment[], reversal: Payment): boolean {
  const payer = payersOf([...payments, reversal]).find(({ undone }) =>
    undone.some((one) => one.reversal.id === reversal.id),
  );
  const own = payer?.undone.find((one) => one.reversal.id === reversal.id);
  if (!payer || !own) return false;
  const fits = (how: typeof names, { decision }: Undoing): boolean =>
    decision !== null && how(own.reversal, decision);
  return payer.undone.some((other) => {
    if (other === own) return false;
    if (other.decision === null)
      return (
        own.decision === null &&
        other.reversal.number === own.reversal.number &&
        paidIn(other.reversal.postings) === paidIn(own.reversal.postings)
      );
    return [names, turns].some((how) => fits(how, other) && !fits(how, own));
  });
}

function paired(answers: readonly Answer[]): Pick<PayerAnswers, 'payerName' | 'standing' | 'undone'> {
  const standing = new Set(answers.filter(({ status }) => status !== '22'));
  const undone: Undoing[] = [];
  answers.forEach((reversal, at) => {
    if (reversal.status !== '22') return;
    const before = answers.slice(0, at).filter((answer) => standing.has(answer));
    const after = answers.slice(at + 1).filter((answer) => standing.has(answer));
    const named = (decision: Answer): boolean => names(reversal, decision);
    const same = (decision: Answer): boolean => turns(reversal, decision);
    const numbered = reversal.original !== '' || reversal.number !== '';
    const decision =
      // Parts of a claim may come under one number: the amounts tell which.
      before.findLast((decision) => named(decision) && same(decision)) ??
      before.findLast(named) ??
      after.find(named) ??
      before.findLast(same) ??
      before.findLast(({ number }) => !numbered || number === '') ??
      after.find(same) ??
      null;
    if (decision) standing.delete(decision);
    undone.push({ reversal, decision });
  });
  return {
    payerName: answers.findLast(({ payerName }) => payerName !== '')?.payerName ?? '',
    standing: [...standing],
    undone,
  };
}
