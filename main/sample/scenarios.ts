import type { ClaimState } from '../../shared/domain/claim.ts';
import type { ClaimCase } from '../../shared/domain/claimCase.ts';
import { exampleEquipmentRepair } from '../../shared/rules/examples/exampleEquipmentRepair.ts';
import { exampleOrthosis } from '../../shared/rules/examples/exampleOrthosis.ts';
import { exampleOxygenRental } from '../../shared/rules/examples/exampleOxygenRental.ts';
import { exampleRadiopharmaceutical } from '../../shared/rules/examples/exampleRadiopharmaceutical.ts';
import { exampleRental } from '../../shared/rules/examples/exampleRental.ts';
import { exampleRepair } from '../../shared/rules/examples/exampleRepair.ts';

/**
 * What the sample office holds: for each patient one claim. Ten carry exactly one known defect each, for
 * practice; the others stand in every state that a claim can have.
 */
export interface Scenario {
  readonly base: () => ClaimCase;
  /** The one thing that is wrong, as told in the claim's note. */
  readonly lesson: string;
  readonly change: (theCase: ClaimCase) => ClaimCase;
  /** States that the claim goes through after it was written; empty: it stays a draft. */
  readonly path: readonly ClaimState[];
  readonly holdReason?: string;
  /** Days since the claim was opened. */
  readonly age: number;
}

function deviceOf(theCase: ClaimCase): NonNullable<ClaimCase['equipment']> {
  if (!theCase.equipment) throw new Error('the example has no device');
  return theCase.equipment;
}

function withLine(theCase: ClaimCase, modifiers: string[]): ClaimCase {
  const lines = theCase.claim.lines.map((line) => ({ ...line, modifiers }));
  return { ...theCase, claim: { ...theCase.claim, lines } };
}

function without(theCase: ClaimCase, type: ClaimCase['documents'][number]['type']): ClaimCase {
  const documents = theCase.documents.filter((document) => document.type !== type);
  return { ...theCase, documents, claim: { ...theCase.claim, documentIds: documents.map(({ id }) => id) } };
}

function same(theCase: ClaimCase): ClaimCase {
  return theCase;
}

/** A practice claim: the rule that finds what is wrong. */
export interface Defect extends Scenario {
  readonly rule: string;
}

/** The note by which a practice claim is known again. */
export function practiceNote({ lesson }: Scenario): string {
  return `Practice claim. ${lesson}`;
}

export const DEFECTS: readonly Defect[] = [
  {
    base: exampleRepair,
    lesson: 'There is no physician order.',
    rule: 'L7600-DOC-ORDER',
    change: (theCase) => ({ ...without(theCase, 'physicianOrder'), order: null }),
    path: [],
    age: 3,
  },
  {
    base: exampleOrthosis,
    lesson: 'There is no proof of delivery.',
    rule: 'L1320-DOC-DELIVERY',
    change: (theCase) => without(theCase, 'proofOfDelivery'),
    path: [],
    age: 8,
  },
  {
    base: exampleRadiopharmaceutical,
    lesson: 'More is billed than was given and discarded.',
    rule: 'A9600-DENY-DOSE',
    change(theCase) {
      const lines = theCase.claim.lines.map((line, index) =>
        index === 0 ? { ...line, units: (line.units ?? 0) + 1 } : line,
      );
      return { ...theCase, claim: { ...theCase.claim, lines } };
    },
    path: [],
    age: 5,
  },
  {
    base: exampleRepair,
    lesson: 'The repair costs more than the payer allows beside a new device.',
    rule: 'L7600-PAY-COSTRATIO',
    change: (theCase) => ({ ...theCase, equipment: { ...deviceOf(theCase), replacementCents: 39_000 } }),
    path: [],
    age: 12,
  },
  {
    base: exampleRepair,
    lesson: 'RR stands on the line of a device that the patient owns.',
    rule: 'L7600-MOD-RR',
    change: (theCase) => withLine(theCase, ['RR']),
    path: [],
    age: 1,
  },
  {
    base: exampleRepair,
    lesson: 'Original Medicare does not pay for the repair of oxygen equipment.',
    rule: 'CLAIM-BILLABLE',
    change(theCase) {
      const lines = theCase.claim.lines.map((line) => ({ ...line, code: 'K0740' }));
      return { ...theCase, claim: { ...theCase.claim, lines } };
    },
    path: [],
    age: 2,
  },
  {
    base: exampleRental,
    lesson: 'KX is no longer right for this Medicare rental.',
    rule: 'E1392-MOD-KX',
    change: same,
    path: [],
    age: 6,
  },
  {
    base: exampleRental,
    lesson: 'The oxygen test does not meet the threshold.',
    rule: 'E1392-CRITERIA',
    change: (theCase) => ({
      ...theCase,
      oxygenTest: theCase.oxygenTest && { ...theCase.oxygenTest, saturation: 92 },
    }),
    path: [],
    age: 9,
  },
  {
    base: exampleRental,
    lesson: 'The order names no saturation.',
    rule: 'E1392-DOC-ORDER-DETAIL',
    change: (theCase) => ({ ...theCase, order: theCase.order && { ...theCase.order, saturation: null } }),
    path: [],
    age: 15,
  },
  {
    base: exampleRepair,
    lesson: 'The invoice and the itemized parts do not agree.',
    rule: 'L7600-DOC-INVOICE',
    change: (theCase) => ({
      ...theCase,
      documents: theCase.documents.map((document) =>
        document.type === 'partsInvoice' ? { ...document, invoiceTotalCents: 12_950 } : document,
      ),
    }),
    path: [],
    age: 4,
  },
];

function standing(
  base: () => ClaimCase,
  path: readonly ClaimState[],
  age: number,
  more: Partial<Scenario> = {},
): Scenario {
  return { base, lesson: '', change: same, path, age, ...more };
}

const STANDING: readonly Scenario[] = [
  standing(exampleRepair, [], 0),
  standing(exampleRepair, ['onHold'], 21, {
    holdReason: 'Waiting for the payer to confirm the member number',
  }),
  standing(exampleRental, ['review'], 2),
  standing(exampleRepair, ['finalised'], 4),
  standing(exampleRental, ['finalised', 'sent'], 18),
  // Sent in a file of its own, and rejected by what came back for it.
  standing(exampleRepair, ['finalised', 'rejected'], 25),
  standing(exampleRepair, ['finalised', 'sent', 'denied'], 47),
  standing(exampleRental, ['finalised', 'sent', 'paid'], 60),
  standing(exampleRepair, ['finalised', 'sent', 'paid', 'closed'], 95),
  standing(exampleRental, ['review', 'finalised'], 3),
  standing(exampleOrthosis, ['review'], 7),
  standing(exampleRadiopharmaceutical, ['finalised'], 11),
  standing(exampleEquipmentRepair, [], 1),
  standing(exampleOxygenRental, ['finalised', 'sent'], 30),
];

export const SCENARIOS: readonly Scenario[] = [...DEFECTS, ...STANDING];
