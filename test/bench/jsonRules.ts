import { type ConditionProperties, Engine, type TopLevelCondition } from 'json-rules-engine';
import type { ClaimCase } from '../../shared/domain/claimCase.ts';
import { addMonths, daysBetween } from '../../shared/domain/dates.ts';
import { repairCost } from '../../shared/domain/serviceVisit.ts';
import { speaksOfReplacedParts } from '../../shared/rules/checks/visit.ts';

/**
 * The rules of the repair guide as json-rules-engine takes them: one rule for each id, whose event says that it is
 * broken. It says yes or no and nothing else: no evidence, no field that mends it, no difference between unmet and
 * not known. The sums and comparisons that its operators cannot do are facts of their own, computed once a claim.
 */

type Conditions = TopLevelCondition;

function is(fact: string, path: string, operator: string, value: unknown): ConditionProperties {
  return { fact, path, operator, value };
}

function fact(name: string, operator: string, value: unknown): ConditionProperties {
  return { fact: name, operator, value };
}

/** Null, or text without a word. */
function blank(name: string, path: string): ConditionProperties {
  return is(name, path, 'blank', true);
}

const MISSING_VISIT = is('case', '$.visit', 'equal', null);

/** What makes each rule fail. */
const BROKEN: Readonly<Record<string, Conditions>> = {
  'L7600-SCOPE-REPAIR': {
    any: [
      fact('billsRental', 'equal', true),
      fact('billsRepair', 'equal', false),
      is('visit', '$.purpose', 'in', ['setup', 'pickup', null]),
    ],
  },
  'L7600-SCOPE-DEVICE': {
    all: [is('equipment', '$.kind', 'notIn', ['stationaryConcentrator', 'portableConcentrator'])],
  },
  'L7600-SCOPE-HOME': {
    any: [
      blank('claim', '$.placeOfService'),
      is('claim', '$.placeOfService', 'in', ['21', '23', '51', '61']),
    ],
  },
  'L7600-SCOPE-SUPPLIER': {
    any: [
      blank('office', '$.licenseNumber'),
      fact('licenseRanOut', 'equal', true),
      blank('visit', '$.technicianQualification'),
    ],
  },
  'L7600-COST-CAP': { all: [fact('repairShare', 'greaterThan', 100)] },
  'L7600-COST-COMPARE': {
    any: [
      blank('claim', '$.repair.comparison.comparedOn'),
      blank('claim', '$.repair.comparison.repairSource'),
      blank('claim', '$.repair.comparison.replacementSource'),
      blank('equipment', '$.replacementCents'),
      fact('unpriced', 'equal', true),
    ],
  },
  'L7600-MOD-SIDE': { any: [fact('modifiers', 'contains', 'RT'), fact('modifiers', 'contains', 'LT')] },
  'L7600-MOD-RR': {
    any: [
      { all: [fact('rented', 'equal', true), fact('modifiers', 'doesNotContain', 'RR')] },
      { all: [fact('rented', 'equal', false), fact('modifiers', 'contains', 'RR')] },
    ],
  },
  'L7600-MOD-NU': {
    all: [fact('modifiers', 'contains', 'NU'), blank('claim', '$.repair.renewalReason')],
  },
  'L7600-MOD-COMPAT': {
    any: [
      { all: [fact('modifiers', 'contains', 'NU'), fact('modifiers', 'contains', 'RR')] },
      { all: [fact('modifiers', 'contains', 'NU'), fact('modifiers', 'contains', 'UE')] },
      { all: [fact('modifiers', 'contains', 'RA'), fact('modifiers', 'contains', 'RB')] },
      { all: [fact('modifiers', 'contains', 'KX'), fact('modifiers', 'contains', 'GA')] },
      fact('modifierTwice', 'equal', true),
      fact('modifierNotAccepted', 'equal', true),
    ],
  },
  'L7600-DOC-REPAIR': { any: [blank('visit', '$.workDone'), fact('wordsOfWork', 'lessThan', 3)] },
  'L7600-DOC-MALFUNCTION': { any: [blank('visit', '$.malfunction'), fact('wordsOfFault', 'lessThan', 2)] },
  'L7600-DOC-PARTS': { all: [fact('partsWithGaps', 'greaterThan', 0)] },
  'L7600-DOC-PARTS-NONE': {
    all: [fact('partsListed', 'equal', 0), fact('speaksOfParts', 'equal', true)],
  },
  'L7600-DOC-ORDER': {
    any: [
      is('case', '$.order', 'equal', null),
      is('order', '$.covers', 'notIn', ['repair', 'upkeep']),
      is('order', '$.signature', 'notIn', ['handwritten', 'electronic']),
      blank('order', '$.orderedOn'),
      blank('order', '$.signedOn'),
      fact('papers', 'doesNotContain', 'physicianOrder'),
    ],
  },
  'L7600-DOC-DIAGNOSIS': { all: [fact('diagnoses', 'equal', 0)] },
  'L7600-DOC-NOTES': { all: [fact('notesOfNeed', 'equal', 0)] },
  'L7600-DOC-INVOICE': { all: [fact('invoicesDiffer', 'equal', true)] },
  'L7600-DOC-LOG': {
    any: [MISSING_VISIT, fact('logOfAnother', 'equal', true)],
  },
  'L7600-DOC-REPORT': {
    all: [is('visit', '$.seal', 'equal', null), fact('papers', 'doesNotContain', 'serviceReport')],
  },
  'L7600-DOC-COMPLETE': {
    any: [
      blank('visit', '$.visitedOn'),
      blank('visit', '$.technicianName'),
      blank('equipment', '$.serial'),
      fact('findings', 'equal', 0),
      blank('visit', '$.workDone'),
      blank('visit', '$.result'),
    ],
  },
  'L7600-DENY-ROUTINE': {
    any: [
      fact('faults', 'equal', 0),
      is('visit', '$.result', 'equal', 'noFaultFound'),
      {
        all: [
          is('visit', '$.purpose', 'equal', 'preventive'),
          is('visit', '$.result', 'equal', 'maintained'),
        ],
      },
    ],
  },
  'L7600-DENY-FREQUENCY': {
    all: [fact('tooManyRepairs', 'equal', true), blank('claim', '$.repair.frequencyReason')],
  },
  'L7600-PAY-NEED': { all: [fact('noteTooOld', 'equal', true)] },
  'L7600-PAY-COSTRATIO': { all: [fact('overPayersShare', 'equal', true)] },
  'L7600-PAY-PARTS': { all: [fact('uncovered', 'equal', true)] },
  'L7600-PAY-VERIFY': {
    all: [
      is('payer', '$.settings.repair.verifyBeforeService', 'equal', true),
      { any: [blank('claim', '$.repair.coverageVerifiedOn'), blank('claim', '$.repair.patientToldOn')] },
    ],
  },
};

export const JSON_RULE_IDS: readonly string[] = Object.keys(BROKEN);

/** An engine that holds the rules; give it one claim case at a time. */
export function jsonRulesEngine(): Engine {
  const engine = new Engine([], { allowUndefinedFacts: true });
  engine.addOperator(
    'blank',
    (value: unknown, wanted: boolean) =>
      (value === null || value === undefined || (typeof value === 'string' && value.trim() === '')) ===
      wanted,
  );
  for (const [id, conditions] of Object.entries(BROKEN)) engine.addRule({ conditions, event: { type: id } });
  return engine;
}

/** Ids of the rules that are broken, as the engine says. */
export async function brokenByJsonRules(engine: Engine, theCase: ClaimCase): Promise<readonly string[]> {
  const { events } = await engine.run(factsOf(theCase));
  return events.map(({ type }) => type);
}

const wordsIn = (text: string): number => text.split(/\s+/).filter(Boolean).length;

function factsOf(theCase: ClaimCase): Record<string, unknown> {
  const { claim, visit, equipment, order, payer, office, documents, priorRepairs } = theCase;
  const modifiers = claim.lines.flatMap((line) => line.modifiers);
  const codes = claim.lines.map(({ code }) => code);
  const cost = visit ? repairCost(visit) : null;
  const replacement = equipment?.replacementCents ?? 0;
  const share = cost && replacement > 0 ? (cost.totalCents * 100) / replacement : 0;
  const settings = payer?.settings.repair;
  const service = claim.dateOfService ?? '';
  const notes = documents.filter(
    (paper) => paper.type === 'clinicalNote' && paper.statesContinuedNeed === true,
  );
  const newest =
    notes
      .map(({ documentDate }) => documentDate ?? '')
      .sort()
      .at(-1) ?? '';
  const billed = visit?.parts.filter((part) => part.billed) ?? [];
  const partsCents = repairCost({ parts: billed, labor: [] }).partsCents;
  const invoiced = documents
    .filter(({ type }) => type === 'partsInvoice')
    .reduce((sum, { invoiceTotalCents }) => sum + (invoiceTotalCents ?? 0), 0);
  const since = settings?.frequency ? addMonths(service, -settings.frequency.months) : '';
  return {
    case: theCase,
    claim,
    visit: visit ?? {},
    equipment: equipment ?? {},
    order: order ?? {},
    payer: payer ?? {},
    office,
    modifiers,
    billsRental: codes.some((code) => /^E(04[2-4]\d|139[0-2]|140[56])$|^K0738$/.test(code)),
    billsRepair: codes.some((code) => code === 'L7600' || code === 'K0740'),
    licenseRanOut: office.licenseExpiresOn !== null && office.licenseExpiresOn < service,
    repairShare: share,
    unpriced:
      visit !== null &&
      visit.labor.some(({ minutes, hourlyRateCents }) => minutes === null || hourlyRateCents === null),
    rented:
      equipment?.ownership === 'rental' &&
      equipment.rentalStartedOn !== null &&
      equipment.rentalStartedOn <= service,
    modifierTwice: claim.lines.some((line) => new Set(line.modifiers).size < line.modifiers.length),
    modifierNotAccepted:
      (payer?.settings.acceptedModifiers.length ?? 0) > 0 &&
      modifiers.some((modifier) => !payer?.settings.acceptedModifiers.includes(modifier)),
    wordsOfWork: wordsIn(visit?.workDone ?? ''),
    wordsOfFault: wordsIn(visit?.malfunction ?? ''),
    partsListed: visit?.parts.length ?? 0,
    partsWithGaps:
      visit?.parts.filter(
        (part) =>
          part.partNumber === '' ||
          part.description === '' ||
          part.quantity === null ||
          part.reason === '' ||
          (part.billed && part.unitCostCents === null),
      ).length ?? 0,
    speaksOfParts:
      visit !== null &&
      (visit.workKinds.includes('partReplacement') || speaksOfReplacedParts(visit.workDone)),
    papers: documents.map(({ type }) => type),
    diagnoses: claim.diagnosisCodes.length,
    notesOfNeed: notes.length,
    invoicesDiffer: billed.length > 0 && invoiced !== partsCents,
    logOfAnother:
      visit !== null &&
      (visit.patientId !== theCase.patient.id ||
        visit.equipmentId !== equipment?.id ||
        visit.visitedOn !== claim.dateOfService),
    findings: visit?.findings.length ?? 0,
    faults: visit?.findings.filter((finding) => finding !== 'noFault').length ?? 0,
    tooManyRepairs:
      settings?.frequency != null &&
      priorRepairs.filter(({ dateOfService }) => dateOfService > since && dateOfService <= service).length +
        1 >
        settings.frequency.repairs,
    noteTooOld:
      settings?.clinicalMaxAgeDays != null &&
      newest !== '' &&
      service !== '' &&
      daysBetween(newest, service) > settings.clinicalMaxAgeDays,
    overPayersShare: settings !== undefined && share > settings.costCapPercent,
    uncovered:
      settings !== undefined &&
      (billed.some(({ partNumber }) => settings.uncoveredPartNumbers.includes(partNumber)) ||
        (visit?.workKinds.some((kind) => settings.uncoveredWork.some((other) => other === kind)) ?? false)),
  };
}
