import type { AskedPaper } from '../../domain/chase.ts';
import type { ClaimCase } from '../../domain/claimCase.ts';
import { DOCUMENT_TYPE_NAMES, type DocumentType } from '../../domain/document.ts';
import type { Evaluation, Finding } from '../../rules/evaluate.ts';
import type { Source } from '../../rules/pack.ts';
import { requirementRuleId } from '../../rules/payerPack.ts';

/**
 * Which gaps of a claim a physician's paper would mend, and what is asked for. What the office itself has to enter,
 * what lies in the past and cannot be made good, and what a measured value decides is never asked of a physician.
 * The requests name the paper and the element; they never say what it should find.
 */
export interface PhysicianAsk {
  readonly ruleId: string;
  readonly paper: AskedPaper;
  /** The rule's title, as in the claim's checklist. */
  readonly title: string;
  /** What is asked for, as the letter says it. */
  readonly request: string;
  /** What the file lacks, from the claim's checks. */
  readonly missing: string;
  readonly source: Source;
  /** Nothing stands or falls with it, or nobody has verified it: asked only when somebody chooses it. */
  readonly optional: boolean;
}

interface Asked {
  readonly paper: AskedPaper;
  readonly request: string;
}

function order(request: string): Asked {
  return { paper: 'order', request };
}
function note(request: string): Asked {
  return { paper: 'note', request };
}
function result(request: string): Asked {
  return { paper: 'test', request };
}
function other(request: string): Asked {
  return { paper: 'other', request };
}

const OXYGEN_ORDER = order('A complete, signed and dated order for the oxygen equipment');
const REPAIR_ORDER = order('A signed and dated order that covers the repair or the upkeep of the device');
const BRACE_ORDER = order('A complete, signed and dated order for the orthosis');
const STILL_NEEDED = note('Your dated note that says whether the equipment is still needed');
const RECENT_NOTE = note('Your most recent dated note on the condition for which the equipment is used');
const ORDER_VISIT = note('The note of the visit that led to the order');
const DIAGNOSIS = note('The diagnosis as your record states it');
const TEST = result('The oxygen test with its value, its day and the condition under which it was made');
const OTHER_TREATMENT = note('What your record says of other treatment that was tried or considered');
const BLOOD = other('The blood counts taken before the treatment');

/** By rule. A rule that is not here is none that a physician can mend. */
export const ASKS_BY_RULE: Readonly<Record<string, Asked>> = {
  'L7600-DOC-ORDER': REPAIR_ORDER,
  'MCD-ORDER-REPAIR': REPAIR_ORDER,
  'COM-ORDER-REPAIR': REPAIR_ORDER,
  'E1392-DOC-ORDER': OXYGEN_ORDER,
  'MCR-O2-ORDER': OXYGEN_ORDER,
  'MCD-ORDER-RENTAL': OXYGEN_ORDER,
  'COM-ORDER-RENTAL': OXYGEN_ORDER,
  'MCR-O2-REPEAT-ORDER': order('A new order, dated after the repeat test'),
  'MCR-O2-SWITCH': order('A new order for the kind of oxygen system that is provided now'),
  'E1392-DOC-ORDER-DETAIL': order('The measured saturation and the condition, stated on the order'),
  'E1392-DOC-DURATION': order('How long the equipment is expected to be needed'),
  'L1320-DOC-ORDER': BRACE_ORDER,
  'MCR-ORTH-SWO': BRACE_ORDER,
  'A9600-DOC-ORDER': order('A signed and dated order for the treatment that names its reason'),
  'L7600-DOC-NOTES': STILL_NEEDED,
  'MCR-O2-NEED': STILL_NEEDED,
  'MCR-RPR-NEED': STILL_NEEDED,
  'MCR-RPR-NEED-AGE': STILL_NEEDED,
  'MCD-RPR-STILL-NEEDED': STILL_NEEDED,
  'COM-RPR-STILL-NEEDED': STILL_NEEDED,
  'L7600-PAY-NEED': RECENT_NOTE,
  'MCD-RPR-NEED': RECENT_NOTE,
  'COM-RPR-NEED': RECENT_NOTE,
  'E1392-DOC-NOTES': RECENT_NOTE,
  'MCR-O2-RECORD': RECENT_NOTE,
  'MCR-O2-F2F': ORDER_VISIT,
  'MCR-O2-F2F-OPEN': ORDER_VISIT,
  'MCR-ORTH-F2F': ORDER_VISIT,
  'MCD-FACE': ORDER_VISIT,
  'COM-FACE': ORDER_VISIT,
  'CLAIM-DIAGNOSIS': DIAGNOSIS,
  'L7600-DOC-DIAGNOSIS': DIAGNOSIS,
  'E1392-DOC-DIAGNOSIS': DIAGNOSIS,
  'MCR-O2-DIAGNOSIS': DIAGNOSIS,
  'MCR-RPR-DX': DIAGNOSIS,
  'E1392-DOC-PORTABLE': note('What your record says of the use of oxygen while moving about'),
  'MCR-O2-PORTABLE': note('What your record says of the patient’s moving about at home'),
  'E1392-DOC-GUIDELINE': note('Whether the use follows a guideline for long-term oxygen, and which'),
  'E1392-CRITERIA-OTHER': OTHER_TREATMENT,
  'MCR-O2-ALTERNATIVES': OTHER_TREATMENT,
  'E1392-PAY-STATIONARY': note('What your record says of the time with a stationary system'),
  'E1392-DOC-TEST': TEST,
  'MCR-O2-TEST': TEST,
  'MCD-RENT-TEST': TEST,
  'COM-RENT-TEST': TEST,
  'MCR-O2-TEST-ORDERED': result('The record that you ordered and evaluated the oxygen test'),
  'MCR-O2-TEST-INPATIENT': result('The day of the oxygen test and the day of discharge from the hospital'),
  'MCR-O2-TEST-EXERTION': result(
    'The readings at rest, on exertion, and on exertion with oxygen, of one session',
  ),
  'MCR-O2-REPEAT': result('The repeat oxygen test with its day'),
  'MCR-O2-CMN': other('The certificate of medical necessity that this date of service still needs'),
  'L1320-DOC-DEFICIT': note('What your record says of the deficit that the orthosis is for'),
  'L1320-DOC-TRIED': note('What your record says of treatment tried without an orthosis'),
  'L1320-DOC-LMN': other('Your own letter about the orthosis'),
  'L1320-PAY-REASSESS': note('The note of your last reassessment'),
  'MCR-ORTH-CUSTOM': note('What your record says of a prefabricated orthosis'),
  'MCR-ORTH-CONTRACTURE': note('The measured contracture'),
  'A9600-DOC-DIAGNOSIS': note('The record of the diagnosis that the treatment is for'),
  'A9600-DOC-PRIOR': note('What your record says of earlier treatment of the pain'),
  'A9600-DOC-MONITOR': note('Your plan to follow response and side effects'),
  'A9600-DOC-IMAGING': other('The report of the imaging'),
  'A9600-SAFE-MARROW': BLOOD,
  'MCR-RX-SR89-COUNTS': BLOOD,
  'CLAIM-PHYSICIAN': other('Your full name and your NPI'),
};

/** Papers of a payer's own requirements that come from a physician. */
const PAPERS_OF_PHYSICIANS: Readonly<Partial<Record<DocumentType, AskedPaper>>> = {
  physicianOrder: 'order',
  clinicalNote: 'note',
  oxygenTestResult: 'test',
  certificateOfMedicalNecessity: 'other',
  letterOfMedicalNecessity: 'other',
  imagingReport: 'other',
  laboratoryReport: 'other',
};

/** What this claim lacks that a physician can send, in the order of the claim's own list; what was set aside is left out. */
export function physicianAsks(theCase: ClaimCase, evaluation: Evaluation): readonly PhysicianAsk[] {
  const requirements = new Map(evaluation.requirements.map((each) => [each.id, each]));
  return evaluation.findings
    .filter((finding) => finding.override === null)
    .flatMap((finding) => {
      const asked = ASKS_BY_RULE[finding.rule] ?? ownPaper(theCase, finding);
      if (!asked) return [];
      const requirement = requirements.get(finding.rule);
      return [
        {
          ...asked,
          ruleId: finding.rule,
          title: requirement?.title ?? finding.message,
          missing: requirement?.evidence ?? finding.message,
          source: finding.source,
          optional: finding.severity === 'advice' || finding.source.verified === 'unverified',
        },
      ];
    });
}

/** What a payer asks for beyond the rules, where a physician is who has it. */
function ownPaper({ payer }: ClaimCase, finding: Finding): Asked | null {
  const row = payer?.settings.customRequirements.find(({ id }) => requirementRuleId(id) === finding.rule);
  if (row?.wants.is !== 'document') return null;
  const paper = PAPERS_OF_PHYSICIANS[row.wants.type];
  if (paper === undefined) return null;
  return { paper, request: `${DOCUMENT_TYPE_NAMES[row.wants.type]}, as the payer asks for it` };
}
