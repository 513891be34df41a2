import type { ClaimCase } from '../../../shared/domain/claimCase.ts';
import type { Labor } from '../../../shared/domain/serviceVisit.ts';
import { exampleEquipmentRepair } from '../../../shared/rules/examples/exampleEquipmentRepair.ts';
import { exampleId } from '../../../shared/rules/examples/people.ts';
import { lineOf, recordOf } from './startingCases.ts';

/** Clean repairs of owned equipment to break: the example, and what else a repair can be. */

export function laborAt(theCase: ClaimCase, index: number): Labor {
  const labor = recordOf(theCase.visit).labor[index];
  if (labor === undefined) throw new Error('the example lacks this labor');
  return labor;
}

export function lineAt(theCase: ClaimCase, index: number): ClaimCase['claim']['lines'][number] {
  const line = theCase.claim.lines[index];
  if (line === undefined) throw new Error('the example lacks this line');
  return line;
}

/** A power wheelchair for Medicare. */
function wheelchair(): ClaimCase {
  return structuredClone(exampleEquipmentRepair('medicare'));
}

/** The wheelchair, and a loaner for nine days. */
function loaner(): ClaimCase {
  const theCase = wheelchair();
  Object.assign(theCase.claim.ownedRepair, {
    loanerProvided: true,
    loanerFrom: '2026-10-13',
    loanerTo: '2026-10-22',
    loanerDescription: 'Power wheelchair, Examplair Glide 1',
    loanerReason: 'The motor was on back-order for a week',
  });
  theCase.claim.lines.push({
    ...lineAt(theCase, 1),
    id: exampleId(240),
    code: 'K0462',
    modifiers: [],
    description: 'Loaner during the repair',
    narrative: 'K0823 04/2023; loaner Examplair Glide 1; E2368; motor back-ordered',
  });
  return theCase;
}

/** The wheelchair with a part that has no code of its own. */
function uncoded(): ClaimCase {
  const theCase = wheelchair();
  const [part] = recordOf(theCase.visit).parts;
  if (part === undefined) throw new Error('the example lacks a part');
  Object.assign(part, { code: 'K0108', partNumber: 'XQ-77', description: 'Zephyrbracket left' });
  Object.assign(lineAt(theCase, 1), {
    code: 'K0108',
    description: 'Zephyrbracket left',
    narrative: 'Zephyrbracket left, Examplair XQ-77, list $315.00, for K0823',
  });
  const labor = laborAt(theCase, 0);
  Object.assign(labor, { repairedCode: 'K0108', standardRepair: '', minutes: 30, runs: [] });
  lineAt(theCase, 0).narrative = 'K0823 04/2023 beneficiary-owned; K0108 30 min, K0823 30 min';
  return theCase;
}

/** A prosthesis of the lower leg: labor and minor parts. */
function prosthesis(): ClaimCase {
  const theCase = wheelchair();
  Object.assign(recordOf(theCase.equipment), { kind: 'prosthesis', hcpcs: 'L5301' });
  theCase.claim.ownedRepair.baseCode = 'L5301';
  const [part] = recordOf(theCase.visit).parts;
  if (part === undefined) throw new Error('the example lacks a part');
  Object.assign(part, { code: 'L7510', description: 'Suspension strap', quantity: 3 });
  Object.assign(laborAt(theCase, 0), { repairedCode: 'L5301', standardRepair: '', minutes: 30, runs: [] });
  laborAt(theCase, 1).repairedCode = 'L5301';
  Object.assign(lineOf(theCase), {
    code: 'L7520',
    narrative: 'L5301 04/2023 beneficiary-owned; 60 min',
  });
  Object.assign(lineAt(theCase, 1), {
    code: 'L7510',
    modifiers: [],
    narrative: 'L5301: suspension strap x3, list $12.00 each',
  });
  return theCase;
}

function medicaid(): ClaimCase {
  return structuredClone(exampleEquipmentRepair('medicaid'));
}

function commercial(): ClaimCase {
  return structuredClone(exampleEquipmentRepair('commercial'));
}

export const OWNED_REPAIR_STARTS = { wheelchair, loaner, uncoded, prosthesis, medicaid, commercial } as const;
export type OwnedRepairStart = keyof typeof OWNED_REPAIR_STARTS;
