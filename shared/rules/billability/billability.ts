import type { Facts } from '../facts.ts';
import type { Fact, Field } from '../fields.ts';
import type { Source } from '../pack.ts';
import { PAYER_SETTINGS } from './repairSources.ts';
import type { BillingAnswer, DecisionRow } from './decisionRow.ts';
import { FURNISHING_ROWS } from './furnishingRows.ts';
import {
  type Answers,
  answersTo,
  type BillingQuestion,
  type Dimension,
  oxygenCapOf,
  rentalMonthOf,
} from './question.ts';
import { REPAIR_ROWS } from './repairRows.ts';

/** Whether to bill at all: asked before any work, and answered by a table of dated rows. */

export const DECISION_ROWS: readonly DecisionRow[] = [...REPAIR_ROWS, ...FURNISHING_ROWS];

/** Something that is not known and on which the answer hangs. */
export interface OpenQuestion {
  /** `who owns the device` */
  readonly name: string;
  /** What is missing, and the field that mends it. */
  readonly lacks: Fact;
  readonly path: Field;
}

export interface Billability {
  readonly answer: BillingAnswer;
  readonly why: string;
  readonly source: Source;
  /**
   * `stops`: read in the source itself, or the payer's own setting, so that it may stop a claim. `advises`: shown, and
   * no more. `toldElsewhere`: a rule of its own says it.
   */
  readonly weight: 'stops' | 'advises' | 'toldElsewhere';
  readonly path: Field;
  /** The row that decided; null while something is open, or where no row reaches. */
  readonly row: string | null;
  /** What has to be known first, the weightiest first; empty where a row decided. */
  readonly open: readonly OpenQuestion[];
}

/** The answer for a claim. */
export function billability(facts: Facts): Billability {
  const { theCase, on, dateOfService, lines } = facts;
  const { claim, payer, equipment } = theCase;
  return billabilityOf({
    kind: claim.kind,
    payer,
    equipment,
    dateOfService,
    on,
    basis: claim.rental.basis,
    rentalMonthsBilled: claim.rental.rentalMonthsBilled,
    lines,
    ownedRepair: claim.ownedRepair,
    contractor: claim.radiopharmaceutical.contractor,
  });
}

/**
 * The answer for anything that might be billed, with or without a claim.
 * @param rows the decision table; the shipped one unless told otherwise.
 */
export function billabilityOf(
  question: BillingQuestion,
  rows: readonly DecisionRow[] = DECISION_ROWS,
): Billability {
  const day = question.dateOfService ?? question.on;
  const answers = answersTo(question);
  const inForce = rows.filter((row) => row.from <= day && (row.to === null || day <= row.to));
  const { decided, possible } = firstThatHolds(inForce, answers);
  // A row that may hold changes nothing where it would answer the same.
  const deciding = possible.filter((row) => row.answer !== decided?.answer);
  if (deciding.length > 0) return openAnswer(question, deciding, answers);
  if (decided === null) return noAnswer(day);
  return {
    answer: decided.answer,
    why: filled(decided.why, question),
    source: decided.source,
    weight: weightOf(decided),
    path: decided.path,
    row: decided.id,
    open: [],
  };
}

/** The first row that holds, and the rows before it of which nobody knows yet. */
function firstThatHolds(
  rows: readonly DecisionRow[],
  answers: Answers,
): { readonly decided: DecisionRow | null; readonly possible: readonly DecisionRow[] } {
  const possible: DecisionRow[] = [];
  for (const row of rows) {
    const asked = dimensionsOf(row);
    if (asked.some((dimension) => contradicts(row, dimension, answers))) continue;
    if (asked.every((dimension) => answers[dimension] !== null)) return { decided: row, possible };
    possible.push(row);
  }
  return { decided: null, possible };
}

function dimensionsOf(row: DecisionRow): readonly Dimension[] {
  return Object.keys(row.when) as Dimension[];
}

function contradicts(row: DecisionRow, dimension: Dimension, answers: Answers): boolean {
  const answer = answers[dimension];
  const accepted: readonly string[] | undefined = row.when[dimension];
  return answer !== null && accepted !== undefined && !accepted.includes(answer);
}

function weightOf({ source, toldElsewhere }: DecisionRow): Billability['weight'] {
  if (toldElsewhere) return 'toldElsewhere';
  return source.verified === 'verified' || source.verified === 'payer' ? 'stops' : 'advises';
}

function filled(text: string, question: BillingQuestion): string {
  const { equipment, dateOfService } = question;
  const running = [equipment?.warrantyUntil, equipment?.warrantyLaborUntil]
    .filter((until) => until != null && (dateOfService === null || until >= dateOfService))
    .sort();
  const slots: Readonly<Record<string, string>> = {
    until: running.at(-1) ?? 'a day that is not given',
    month: String(rentalMonthOf(question) ?? ''),
    cap: String(oxygenCapOf(question.payer) ?? ''),
  };
  return text.replace(/\{(\w+)\}/g, (whole, slot: string) => slots[slot] ?? whole);
}

function noAnswer(day: string): Billability {
  return {
    answer: 'needsPerson',
    why: `no row of the decision table is about this on ${day}`,
    source: PAYER_SETTINGS,
    weight: 'advises',
    path: 'claim.coverageId',
    row: null,
    open: [],
  };
}

/** What has to be known first: of every row in question the first thing that is not, payer and device before all. */
function openAnswer(
  question: BillingQuestion,
  deciding: readonly DecisionRow[],
  answers: Answers,
): Billability {
  const missing = deciding.flatMap((row) => {
    const dimension = dimensionsOf(row).find((asked) => answers[asked] === null);
    return dimension === undefined ? [] : [{ row, ...openQuestionOf(dimension, question) }];
  });
  const weighty = missing.filter(({ stops }) => stops);
  const sorted = [...weighty, ...missing.filter(({ stops }) => !stops)];
  const [first] = sorted;
  if (first === undefined) throw new Error('a row of which nobody knows lacks nothing');
  // Without payer or device nothing else can be judged: one question is enough.
  const asked = first.lacks === 'payer' || first.lacks === 'equipment' ? [first] : sorted;
  const open = asked
    .filter((one, index) => asked.findIndex((other) => other.path === one.path) === index)
    .map(({ name, lacks, path }) => ({ name, lacks, path }));
  const elsewhere = sorted.every(({ toldElsewhere }) => toldElsewhere);
  return {
    answer: 'needsPerson',
    why: `not given: ${open.map(({ name }) => name).join(', ')}`,
    source: first.row.source,
    weight: elsewhere ? 'toldElsewhere' : first.stops ? 'stops' : 'advises',
    path: first.path,
    row: null,
    open,
  };
}

interface MissingFact extends OpenQuestion {
  /** False where the answer is only advice as long as it is missing. */
  readonly stops: boolean;
  readonly toldElsewhere: boolean;
}

function missingFact(
  name: string,
  path: Field,
  options: { readonly lacks?: Fact; readonly stops?: boolean; readonly toldElsewhere?: boolean } = {},
): MissingFact {
  return {
    name,
    path,
    lacks: options.lacks ?? path,
    stops: options.stops ?? true,
    toldElsewhere: options.toldElsewhere ?? false,
  };
}

const NO_PAYER = missingFact('the payer', 'claim.coverageId', { lacks: 'payer' });
const NO_DEVICE = missingFact('the device', 'claim.equipmentId', { lacks: 'equipment' });
const NO_DATE = missingFact('the date of service', 'claim.dateOfService');

function openQuestionOf(dimension: Dimension, question: BillingQuestion): MissingFact {
  const { payer, equipment, dateOfService } = question;
  switch (dimension) {
    case 'payer':
    case 'coversOxygenRepairs':
    case 'needsOwnership':
    case 'needsOutOfWarranty':
    case 'purchaseAllowed':
    case 'bundlesContents':
    case 'paysMaintenance':
    case 'guideCode':
      return NO_PAYER;
    case 'service':
    case 'claim':
      return missingFact('rental or purchase', 'claim.rental.basis');
    case 'paymentClass':
      if (equipment === null) return NO_DEVICE;
      return equipment.kind === null
        ? missingFact('the kind of the device', 'equipment.kind')
        : missingFact('a code of the device that tells how it is paid for', 'equipment.hcpcs');
    case 'supply':
      return equipment === null ? NO_DEVICE : missingFact('the kind of the device', 'equipment.kind');
    // The last two are answered whatever is known.
    case 'ownership':
    case 'asksDenial':
    case 'contentsOf':
      return equipment === null ? NO_DEVICE : missingFact('who owns the device', 'equipment.ownership');
    case 'cap':
      if (payer === null) return NO_PAYER;
      return missingFact('the months billed so far', 'claim.rental.rentalMonthsBilled', { stops: false });
    case 'life':
      return missingFact('the first day of the rental', 'equipment.rentalStartedOn', { stops: false });
    case 'warranty':
      if (equipment === null) return NO_DEVICE;
      if (equipment.warrantyUntil !== null && dateOfService === null) return NO_DATE;
      return missingFact('the last day of the warranty', 'equipment.warrantyUntil', { stops: false });
    case 'deniedBefore':
      return missingFact('whether the item itself was denied before', 'claim.ownedRepair.deniedBefore');
    case 'cause':
      return missingFact('what caused the damage', 'claim.ownedRepair.cause', { stops: false });
    case 'paidBy':
      return missingFact('who paid for the item', 'claim.ownedRepair.paidByThisPayer', { stops: false });
    case 'contractor':
      return missingFact('which contractor is billed', 'claim.radiopharmaceutical.contractor', {
        stops: false,
        toldElsewhere: true,
      });
  }
}
