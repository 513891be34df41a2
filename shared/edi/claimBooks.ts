import type { Id } from '../domain/ids.ts';
import type { Cents } from '../domain/money.ts';
import type { Payment, PostedAdjustment } from '../domain/returned.ts';
import {
  accountedIn,
  type Answer,
  paidIn,
  type PayerAnswers,
  payersOf,
  turns,
  type Undoing,
  untouched,
} from './payerBooks.ts';
import { type DenialKind, denialKindOf } from './remittanceDenials.ts';

/**
 * Where a claim stands by all that was posted to it: every payer, every remittance, reversals and corrections, postings
 * that a person took back. Each payer accounts for the whole charge: payment, contractual adjustments, the patient's
 * share, and (23) what payers before it took up. So contractual adjustments count once, payments of all payers are
 * added, and the patient's share is what the last payer leaves. Amounts are cents.
 */

export interface Sums {
  readonly chargeCents: Cents;
  readonly paidCents: Cents;
  readonly patientCents: Cents;
  /** Taken off by payers, beside what the patient owes. */
  readonly adjustedCents: Cents;
  /** Charged, and neither paid, nor the patient's, nor taken off; negative: paid more than was charged. */
  readonly openCents: Cents;
}

export interface LineBooks extends Sums {
  /** null: what was said of the claim as a whole. */
  readonly lineId: Id | null;
  /** Of decisions that stand; what came to nothing is left out. */
  readonly adjustments: readonly PostedAdjustment[];
  readonly remarks: readonly string[];
  /** Days of the postings, each once. */
  readonly days: readonly string[];
  /** The last payer's word on it; null: nothing refused, or nothing decided. */
  readonly denial: DenialKind | null;
  /** Nothing was paid, and no payer's decision stands that leaves it to the patient or takes it off by contract. */
  readonly unpaid: boolean;
}

export const BOOK_FLAG_KINDS = [
  /** A second payment by one payer, and the first was not taken back. */
  'paidTwice',
  /** A payer took its decision back and sent no other. */
  'reversalWithoutCorrection',
  /** A reversal whose amounts are not those of the decision it undoes, turned. */
  'reversalDiffers',
  /** A reversal of something that was never posted here. */
  'reversalOfEarlier',
  /** Payments, adjustments and the patient's share come to more than the charge. */
  'moreThanCharged',
  /** Payers decided some of the lines, and none has said a word of the others. */
  'unanswered',
  /** An amount of an adjustment that could not be read. */
  'amountUnknown',
] as const;
export type BookFlagKind = (typeof BOOK_FLAG_KINDS)[number];

export interface BookFlag {
  readonly kind: BookFlagKind;
  readonly payerName: string;
  /** Claims of remittances that it is about. */
  readonly answerIds: readonly Id[];
}

export interface PayerBooks {
  readonly payer: string;
  readonly payerName: string;
  readonly rank: number;
  readonly paidCents: Cents;
  /** Claims of remittances whose decision stands. */
  readonly standingIds: readonly Id[];
  readonly undoneIds: readonly Id[];
  readonly reversalIds: readonly Id[];
  /** Nothing that it decided was paid, nor left to the patient. */
  readonly denied: boolean;
  /** Its own number of the claim, and the day, by its newest decision that stands; '' and null without one. */
  readonly number: string;
  readonly decidedOn: string | null;
  /** It says that it sent the claim on to the next payer itself. */
  readonly forwarded: boolean;
  /** What stands of its word, by line; null: of the claim as a whole. */
  readonly decided: readonly {
    readonly lineId: Id | null;
    readonly paidCents: Cents;
    readonly adjustments: readonly PostedAdjustment[];
  }[];
}

/** `takenBack`: every decision was reversed. `pending`: not decided yet. `none`: nothing is posted. */
export type BooksState = 'paid' | 'partlyDenied' | 'denied' | 'takenBack' | 'pending' | 'none';

export interface ClaimBooks {
  /** Each line of the claim, then the claim as a whole where something was posted to it. */
  readonly rows: readonly LineBooks[];
  readonly total: Sums;
  /** In the order in which they pay. */
  readonly payers: readonly PayerBooks[];
  readonly state: BooksState;
  /** Lines with a charge of which no payer has said a word, where others are decided. */
  readonly unanswered: readonly Id[];
  readonly flags: readonly BookFlag[];
}

export interface BookedLine {
  readonly id: Id;
  readonly chargeCents: Cents | null;
}

/** @param payments oldest first, with those that were taken back. */
export function booksOf(lines: readonly BookedLine[], payments: readonly Payment[]): ClaimBooks {
  const ids = new Set(lines.map(({ id }) => id));
  const rowOf = ({ lineId }: Payment): Id | null => (lineId !== null && ids.has(lineId) ? lineId : null);
  const payers = payersOf(payments);
  const standing = untouched(payments);
  const whole = lines.reduce((cents, { chargeCents }) => cents + (chargeCents ?? 0), 0);
  const keys = [
    ...lines.map(({ id, chargeCents }) => ({ lineId: id, chargeCents: chargeCents ?? 0 })),
    ...(payments.some((payment) => rowOf(payment) === null) ? [{ lineId: null, chargeCents: 0 }] : []),
  ];
  const rows = keys.map(({ lineId, chargeCents }) => {
    const of = (postings: readonly Payment[]) => postings.filter((posting) => rowOf(posting) === lineId);
    const said = payers.map((payer) => saidOf(payer, lineId, of, lineId === null ? whole : chargeCents));
    return { row: rowFrom(lineId, chargeCents, said, of(standing)), said };
  });
  const total = sumOf(rows.map(({ row }) => row));
  const judged = payers.map((payer, at) => ({ payer, said: rows.map(({ said }) => said[at]) }));
  const unanswered = unansweredOf(rows.map(({ row }) => row));
  return {
    rows: rows.map(({ row }) => row),
    total,
    payers: judged.map(({ payer, said }) => payerOf(payer, said)),
    state: stateOf(
      judged,
      rows.map(({ row }) => row),
    ),
    unanswered,
    flags: [
      ...flagsOf(judged, total),
      ...(unanswered.length > 0 ? [{ kind: 'unanswered', payerName: '', answerIds: [] } as const] : []),
    ],
  };
}

function unansweredOf(rows: readonly LineBooks[]): readonly Id[] {
  const lines = rows.filter(({ lineId }) => lineId !== null);
  const whole = rows.find(({ lineId }) => lineId === null);
  const silent = lines.filter(({ days, chargeCents }) => days.length === 0 && chargeCents !== 0);
  // What was said of the claim as a whole may well be said of these.
  const beside = whole && (whole.paidCents !== 0 || whole.patientCents !== 0 || whole.adjustedCents !== 0);
  if (beside === true || lines.every(({ days }) => days.length === 0)) return [];
  return silent.flatMap(({ lineId }) => lineId ?? []);
}

/** What one payer says of one line, netted. */
interface Said {
  readonly lineId: Id | null;
  readonly rank: number;
  readonly touched: boolean;
  /** It took its word on this back and has no other. */
  readonly takenBack: boolean;
  readonly paidCents: Cents;
  readonly patientCents: Cents;
  readonly adjustments: readonly PostedAdjustment[];
  readonly remarks: readonly string[];
  readonly denial: DenialKind | null;
  readonly whole: boolean;
  readonly twice: readonly Id[];
}

function saidOf(
  payer: PayerAnswers,
  lineId: Id | null,
  of: (postings: readonly Payment[]) => readonly Payment[],
  chargeCents: Cents,
): Said {
  // Said of the claim beside its lines: it takes off what the lines were paid.
  const beside =
    lineId === null && payer.standing.some(({ postings }) => postings.some((one) => one.lineId !== null));
  const charge = beside ? 0 : chargeCents;
  const settled = payer.undone.flatMap((undoing) => leftOf(undoing, of));
  const undone = payer.undone.some(
    ({ reversal, decision }) => of(decision?.postings ?? []).length > 0 || of(reversal.postings).length > 0,
  );
  const decisions = payer.standing.filter(({ postings }) => of(postings).length > 0);
  const all = decisions.flatMap(({ postings }) => of(postings));
  // More than the whole charge in several decisions: the last one is the word that counts, not all of them together.
  const over = decisions.length > 1 && accountedIn(all) > charge;
  const counted = over ? decisions.slice(-1) : decisions;
  const kept = [...settled, ...counted.flatMap(({ postings }) => of(postings))];
  const paidCents = paidIn([...settled, ...all]);
  const adjustments = net(kept.flatMap((posting) => posting.adjustments));
  const earlier = decisions.slice(0, -1).filter(({ postings }) => paidIn(of(postings)) > 0);
  const touched = decisions.length > 0 || accountedIn(kept) !== 0;
  const remarks = [...new Set(counted.flatMap(({ postings }) => of(postings).flatMap((one) => one.remarks)))];
  return {
    lineId,
    rank: payer.rank,
    touched,
    takenBack: !touched && undone,
    paidCents,
    patientCents: kept.reduce((sum, posting) => sum + posting.patientCents, 0),
    adjustments,
    remarks,
    denial: touched
      ? denialKindOf({
          adjustments,
          remarks,
          chargeCents: beside && adjustments.length === 0 ? null : chargeCents,
          paidCents: beside ? paidIn(payer.standing.flatMap(({ postings }) => postings)) : paidCents,
          saidDenied: lineId === null && !beside && counted.some(({ status }) => status === '4'),
        })
      : null,
    whole: accountedIn(kept) === charge,
    twice: over && earlier.length > 0 ? decisions.map(({ id }) => id) : [],
  };
}

/**
 * What of a decision and its reversal still counts on a line. Nothing where the amounts are the same, turned: payers
 * reverse under another group (CR), too, or the claim as a whole without its lines.
 */
function leftOf(
  { reversal, decision }: Undoing,
  of: (postings: readonly Payment[]) => readonly Payment[],
): readonly Payment[] {
  if (decision === null) return of(reversal.postings);
  if (turns(reversal, decision)) return [];
  const both = [...of(decision.postings), ...of(reversal.postings)];
  return paidIn(both) === 0 && accountedIn(both) === 0 ? [] : both;
}

/** What payers before took up, as a later payer tells it. */
const PRIOR_PAYERS = '23';

function rowFrom(
  lineId: Id | null,
  chargeCents: Cents,
  said: readonly Said[],
  postings: readonly Payment[],
): LineBooks {
  let [paid, patient, adjusted] = [0, 0, 0];
  let [first, gone] = [true, false];
  let last: Said | null = null;
  for (const one of said) {
    paid += one.paidCents;
    gone ||= one.takenBack;
    if (!one.touched) continue;
    const others = one.adjustments.filter(({ group }) => group !== 'PR');
    if (first && !gone) adjusted = centsOf(others);
    // It accounts for the whole charge: what it does not owe, less what was paid before it.
    else if (one.whole && !gone) adjusted = Math.max(0, centsOf(others) - (paid - one.paidCents));
    else adjusted += centsOf(others.filter(({ reason }) => reason !== PRIOR_PAYERS));
    patient = one.patientCents;
    first = false;
    last = one;
  }
  const decided = said.filter(({ touched }) => touched);
  return {
    lineId,
    chargeCents,
    paidCents: paid,
    patientCents: patient,
    adjustedCents: adjusted,
    openCents: chargeCents - paid - patient - adjusted,
    adjustments: net(decided.flatMap(({ adjustments }) => adjustments)),
    remarks: [...new Set(decided.flatMap(({ remarks }) => remarks))],
    days: [...new Set(postings.map(({ on }) => on))],
    denial: last?.denial ?? null,
    unpaid: paid <= 0 && (last === null || last.denial === 'denied' || last.denial === 'unclear'),
  };
}

type Judged = readonly { readonly payer: PayerAnswers; readonly said: readonly (Said | undefined)[] }[];

function isDenied(said: readonly (Said | undefined)[]): boolean {
  const decided = said.filter((one) => one?.touched === true);
  const stopped = decided.filter((one) => one?.denial === 'denied' || one?.denial === 'unclear');
  const paid = decided.reduce((cents, one) => cents + (one?.paidCents ?? 0), 0);
  const atWhole = stopped.some((one) => one?.lineId === null);
  return paid <= 0 && stopped.length > 0 && (stopped.length === decided.length || atWhole);
}

function stands(said: readonly (Said | undefined)[]): boolean {
  return said.some((one) => one?.touched === true);
}

function stateOf(judged: Judged, rows: readonly LineBooks[]): BooksState {
  const standing = judged.filter(({ said }) => stands(said));
  if (standing.length === 0) return judged.length > 0 ? 'takenBack' : 'none';
  const kinds = standing.map(({ said }) =>
    said.filter((one) => one?.touched === true).map((one) => one?.denial),
  );
  const pending = kinds.map((each) => each.length > 0 && each.every((kind) => kind === 'pending'));
  if (pending.every(Boolean)) return 'pending';
  const decided = standing.filter((_, at) => pending[at] !== true);
  if (decided.every(({ said }) => isDenied(said))) return 'denied';
  return rows.some(({ denial }) => denial === 'denied' || denial === 'unclear') ? 'partlyDenied' : 'paid';
}

/** CLP02: processed, and forwarded to a further payer. */
const FORWARDED: readonly string[] = ['19', '20', '21'];

function payerOf(payer: PayerAnswers, said: readonly (Said | undefined)[]): PayerBooks {
  const newest = payer.standing.at(-1);
  return {
    payer: payer.payer,
    payerName: payer.payerName,
    rank: payer.rank,
    paidCents: said.reduce((cents, one) => cents + (one?.paidCents ?? 0), 0),
    standingIds: payer.standing.map(({ id }) => id),
    undoneIds: payer.undone.flatMap(({ decision }) => (decision ? [decision.id] : [])),
    reversalIds: payer.undone.map(({ reversal }) => reversal.id),
    denied: isDenied(said),
    number: newest?.number ?? '',
    decidedOn: newest?.postings[0]?.on ?? null,
    forwarded: FORWARDED.includes(newest?.status ?? ''),
    decided: said.flatMap((one) =>
      one?.touched === true
        ? [{ lineId: one.lineId, paidCents: one.paidCents, adjustments: one.adjustments }]
        : [],
    ),
  };
}

function flagsOf(judged: Judged, total: Sums): readonly BookFlag[] {
  const flags: BookFlag[] = [];
  for (const { payer, said } of judged) {
    const add = (kind: BookFlagKind, answers: readonly Id[]): void => {
      if (answers.length > 0)
        flags.push({ kind, payerName: payer.payerName, answerIds: [...new Set(answers)] });
    };
    add(
      'paidTwice',
      said.flatMap((one) => one?.twice ?? []),
    );
    const reversals = payer.undone.map(({ reversal }) => reversal.id);
    const anew = judged.some((other) => other.payer.payer === payer.payer && stands(other.said));
    if (!anew) add('reversalWithoutCorrection', reversals);
    for (const { reversal, decision } of payer.undone) {
      if (decision === null) add('reversalOfEarlier', [reversal.id]);
      else if (!turns(reversal, decision)) add('reversalDiffers', [reversal.id, decision.id]);
    }
    add(
      'amountUnknown',
      payer.standing.filter(isUnread).map(({ id }) => id),
    );
  }
  if (total.openCents < 0 && flags.every(({ kind }) => kind !== 'paidTwice')) {
    const answerIds = judged.flatMap(({ payer }) => payer.standing.map(({ id }) => id));
    flags.push({ kind: 'moreThanCharged', payerName: '', answerIds });
  }
  return flags;
}

function isUnread({ postings }: Answer): boolean {
  return postings.some(({ adjustments }) => adjustments.some(({ cents }) => cents === null));
}

function sumOf(rows: readonly Sums[]): Sums {
  const sum = (key: keyof Sums): Cents => rows.reduce((cents, row) => cents + row[key], 0);
  return {
    chargeCents: sum('chargeCents'),
    paidCents: sum('paidCents'),
    patientCents: sum('patientCents'),
    adjustedCents: sum('adjustedCents'),
    openCents: sum('openCents'),
  };
}

function centsOf(adjustments: readonly PostedAdjustment[]): Cents {
  return adjustments.reduce((sum, { cents }) => sum + (cents ?? 0), 0);
}

/** One for each reason; what was taken back to nothing is left out. An amount that nobody could read stays so. */
function net(adjustments: readonly PostedAdjustment[]): readonly PostedAdjustment[] {
  const sums = new Map<string, PostedAdjustment>();
  for (const each of adjustments) {
    const key = `${each.group} ${each.reason}`;
    const before = sums.get(key);
    const cents = !before
      ? each.cents
      : before.cents === null || each.cents === null
        ? null
        : before.cents + each.cents;
    sums.set(key, { ...each, cents });
  }
  return [...sums.values()].filter(({ cents }) => cents !== 0);
}
