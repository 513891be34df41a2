import type { ClaimCase } from '../../../shared/domain/claimCase.ts';
import { ClaimKind } from '../../../shared/domain/claimKind.ts';
import { PayerClass } from '../../../shared/domain/payer.ts';
import { exampleCase } from '../../../shared/rules/examples/exampleCase.ts';
import { BROKEN_CASES } from './brokenCases.ts';
import { BROKEN_OWNED_REPAIRS } from './brokenOwnedRepairCases.ts';
import { OWNED_REPAIR_STARTS } from './ownedRepairStarts.ts';
import { BROKEN_OXYGEN } from './packs/medicare/oxygenBroken.ts';
import { OXYGEN_STARTS } from './packs/medicare/oxygenStarts.ts';
import { BROKEN_TERMS, cleanCase, PREFIX, type TermsClass } from './packs/payerTerms/brokenTerms.ts';
import { STARTS } from './startingCases.ts';

/** Every starting case and every broken one that any test of the rules has, under one roof. */

export interface CleanCase {
  readonly name: string;
  readonly make: () => ClaimCase;
}

/** A fault planted in one of the clean cases, and the rule that is to find it. */
export interface Fault {
  readonly id: string;
  readonly what: string;
  readonly clean: CleanCase;
  readonly change: (theCase: ClaimCase) => void;
}

const TERMS_CLASSES: readonly TermsClass[] = ['medicaid', 'commercial'];

function named(prefix: string, makers: Readonly<Record<string, () => ClaimCase>>): readonly CleanCase[] {
  return Object.entries(makers).map(([name, make]) => ({ name: `${prefix} ${name}`, make }));
}

const EXAMPLES: readonly CleanCase[] = ClaimKind.options.flatMap((kind) =>
  PayerClass.options.map((payerClass) => ({
    name: `example ${kind} ${payerClass}`,
    make: () => structuredClone(exampleCase(kind, payerClass)),
  })),
);

const TERMS: readonly CleanCase[] = TERMS_CLASSES.flatMap((payerClass) =>
  ClaimKind.options.map((kind) => ({
    name: `terms ${kind} ${payerClass}`,
    make: () => cleanCase(kind, payerClass),
  })),
);

/** Claims in which nothing is wrong, save what the lists of their tests say stands in them. */
export const CLEAN_CASES: readonly CleanCase[] = [
  ...EXAMPLES,
  ...named('start', STARTS),
  ...named('oxygen', OXYGEN_STARTS),
  ...named('owned', OWNED_REPAIR_STARTS),
  ...TERMS,
];

function cleanOf(name: string): CleanCase {
  const found = CLEAN_CASES.find((clean) => clean.name === name);
  if (found === undefined) throw new Error(`there is no starting case ${name}`);
  return found;
}

export const FAULTS: readonly Fault[] = [
  ...BROKEN_CASES.map((item) => ({ ...item, clean: cleanOf(`start ${item.start}`) })),
  ...BROKEN_OXYGEN.map((item) => ({ ...item, clean: cleanOf(`oxygen ${item.start}`) })),
  ...BROKEN_OWNED_REPAIRS.map((item) => ({ ...item, clean: cleanOf(`owned ${item.start}`) })),
  ...TERMS_CLASSES.flatMap((payerClass) =>
    BROKEN_TERMS.map((item) => ({
      id: `${PREFIX[payerClass]}-${item.rule}`,
      what: item.what,
      clean: cleanOf(`terms ${item.kind} ${payerClass}`),
      change: item.change,
    })),
  ),
].map(({ id, what, clean, change }) => ({ id, what, clean, change }));

/** The clean case with the fault in it. */
export function withFault({ clean, change }: Fault): ClaimCase {
  const theCase = clean.make();
  change(theCase);
  return theCase;
}
