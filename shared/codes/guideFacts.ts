import { codeConflict, hcpcsEntry } from './library.ts';

/** What the billing guides say that no rule judges: shown in the code library and in explanations. Ids are the guides' rows. */
export interface GuideFact {
  readonly id: string;
  readonly title: string;
  readonly text: string;
  /** The codes beside which it is shown. */
  readonly codes: readonly string[];
}

/** A guide's row of a code: its meaning there, the official text, and what to use where they part. */
function codeFact(code: string, title: string): GuideFact {
  return { id: `CODE-${code}`, title, text: meaningText(code), codes: [code] };
}

function meaningText(code: string): string {
  const entry = hcpcsEntry(code);
  const official = entry?.long == null ? 'In no release at hand.' : `Officially: “${entry.long}”.`;
  const guide = `A billing guide takes ${code} for this: ${entry?.guide?.meaning ?? ''}.`;
  const conflict = codeConflict(code);
  if (conflict === null) return `${guide} ${official} They agree.`;
  const meant = conflict.meantCodes.map(({ code: other, official: text }) => `${other} (“${text}”)`);
  return [
    guide,
    official,
    conflict.difference,
    meant.length === 0 ? 'No official code means it.' : `What does mean it: ${meant.join('; ')}.`,
  ].join(' ');
}

export const GUIDE_FACTS: readonly GuideFact[] = [
  codeFact('L7600', 'L7600 as the repair guide takes it'),
  codeFact('E1390', 'E1390, stationary concentrator'),
  codeFact('E1392', 'E1392, portable concentrator'),
  codeFact('E0431', 'E0431, portable cylinders'),
  codeFact('L4396', 'L4396 as the repair guide takes it'),
  codeFact('L5619', 'L5619, in no release at hand'),
  codeFact('L1320', 'L1320 as its guide takes it'),
  codeFact('L0627', 'L0627, lumbar orthosis'),
  codeFact('L0454', 'L0454, orthosis of the trunk'),
  codeFact('L1832', 'L1832, knee orthosis'),
  codeFact('A9600', 'A9600 as its guide takes it'),
  codeFact('A9513', 'A9513, lutetium-177'),
  codeFact('A9606', 'A9606, radium-223'),
  codeFact('A9698', 'A9698 as its guide takes it'),
  {
    id: 'CODE-LEVEL2',
    title: 'HCPCS Level II',
    text: 'Codes of equipment, supplies, orthoses and prostheses, drugs and radiopharmaceuticals, and ambulance services that CPT does not cover. Each has a short and a long descriptor, a first and sometimes a last day, and a note on how it is priced; releases come every quarter and always with the new year.',
    codes: [],
  },
  {
    id: 'L7600-SCOPE-SERVICES',
    title: 'What counts as a repair',
    text: 'Finding a mechanical fault, cleaning internal components and replacing parts. A preventive visit counts as well as an emergency when it finds and mends a specific fault; upkeep alone does not.',
    codes: ['L7600', 'K0740'],
  },
  {
    id: 'L7600-SIMILAR',
    title: 'Codes beside L7600',
    text: 'L4396 and L5619 are other codes that the guide takes for repairs (knee orthoses, casting components), E1390 is the rental of the device itself. Officially L4396 is an ankle and foot brace and L5619 is in no release; labor on oxygen equipment is K0740.',
    codes: ['L7600', 'L4396', 'E1390', 'L5619', 'K0740'],
  },
  {
    id: 'E1392-SIMILAR',
    title: 'Codes beside E1392',
    text: 'E0431 is a portable system of cylinders, which hold a limited amount and are refilled. E1390 is the concentrator that stays in one place, for patients who need no mobility, or beside the portable one.',
    codes: ['E1392', 'E0431', 'E1390'],
  },
  {
    id: 'L1320-SIMILAR',
    title: 'Codes beside L1320',
    text: 'Of the braces that the guide sets beside it, L0627 is for the lower spine alone, L0454 holds the trunk more firmly, and L1832 is for the knee. The most exact code is the one to bill. Officially L1320 is none of the spine: a flexible brace of the trunk is L0450 or L0454, of the lower back L0628.',
    codes: ['L1320', 'L0627', 'L0454', 'L1832'],
  },
  {
    id: 'A9600-SIMILAR',
    title: 'Codes beside A9600',
    text: 'A9513 is lutetium-177 dotatate and A9606 radium-223, each with another use and another unit: millicuries the one, microcuries the other. A9698 serves, in the guide, for what has no code of its own; officially it is contrast material, and A9699 is the therapeutic radiopharmaceutical without a code.',
    codes: ['A9600', 'A9513', 'A9606', 'A9698', 'A9604', 'A9699'],
  },
];

/** The facts to show beside a code. */
export function guideFactsOf(code: string): readonly GuideFact[] {
  return GUIDE_FACTS.filter((fact) => fact.codes.includes(code));
}
