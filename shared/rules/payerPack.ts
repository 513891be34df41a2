import { DOCUMENT_TYPE_NAMES, type DocumentType } from '../domain/document.ts';
import type { Id } from '../domain/ids.ts';
import type { CustomRequirement, Payer } from '../domain/payer.ts';
import type { Pack, Rule } from './pack.ts';
import type { Condition } from './vocabulary.ts';

/** The rules that one payer's own requirements make: a pack of their own beside the shipped ones. */

/**
 * The payer's requirements as a pack; null where it has none that judge. A retired one judges nothing. Which
 * payer, and as of which save, stands in the pack's id; the rows themselves stay with a finalised claim's case.
 */
export function payerPack(payer: Pick<Payer, 'id' | 'revision' | 'settings'>): Pack | null {
  const rows = payer.settings.customRequirements.filter((row) => row.retiredOn === null);
  const from = rows.map((row) => row.from).sort()[0];
  if (from === undefined) return null;
  return {
    id: `payer-${shortId(payer.id)}-${payer.revision}`,
    layer: 'payer',
    payerClass: 'any',
    from,
    to: null,
    rules: rows.map(requirementRule),
    owners: {},
  };
}

/** The id of the rule that a requirement makes. */
export function requirementRuleId(id: Id): string {
  return `PAYER-${shortId(id).toUpperCase()}`;
}

/** Ids begin with their time, which two made in the same minute share: the end is what sets them apart. */
function shortId(id: Id): string {
  return id.slice(-8);
}

function requirementRule(row: CustomRequirement): Rule {
  const title = withoutBraces(row.title);
  const base = {
    id: requirementRuleId(row.id),
    claimKinds: row.claimKinds,
    title,
    severity: row.severity,
    overridable: true,
    when: conditions(row),
    message: `${title}: {detail}.`,
    why: 'This payer asks for it beyond the general rules; the office put it on file.',
    source: {
      title: row.source.trim() === '' ? 'Requirement of this payer' : row.source,
      date: row.addedOn,
      ref: row.addedBy === '' ? 'put on file by the office' : `put on file by ${row.addedBy}`,
      verified: 'payer',
      verifiedOn: row.addedOn,
    },
  } as const;
  switch (row.wants.is) {
    case 'document':
      return {
        ...base,
        kind: 'requirement',
        section: 'attachments',
        after: SAME_PAPER[row.wants.type] ?? [],
        check: 'paperOnFile',
        with: { type: row.wants.type },
        remedy: `Attach it to the claim: ${DOCUMENT_TYPE_NAMES[row.wants.type].toLowerCase()}.`,
        path: 'documents',
        risk: { carc: ['252'], rarc: ['N706'] },
      };
    case 'modifier':
      return {
        ...base,
        kind: 'check',
        section: 'codes',
        check: 'modifierOnLines',
        with: { modifier: row.wants.modifier, codes: row.codes },
        remedy: `Put ${row.wants.modifier} on the line if the record bears it out.`,
        path: 'claim.lines',
        risk: { carc: ['4'], rarc: ['N519'] },
      };
    case 'authorization':
      return {
        ...base,
        kind: 'requirement',
        section: 'patient',
        after: AUTHORIZATION_RULES,
        check: 'authorization',
        with: {},
        remedy: 'Record number and dates from the payer’s letter.',
        path: 'claim.authorization.authorizationNumber',
        risk: { carc: ['197', '198'], rarc: [] },
      };
  }
}

function conditions(row: CustomRequirement): readonly Condition[] {
  return [
    { serviceFrom: row.from, otherwise: `asked for dates of service from ${row.from}` },
    ...(row.to === null
      ? []
      : [{ serviceTo: row.to, otherwise: `asked for dates of service up to ${row.to}` }]),
    ...(row.codes.length === 0
      ? []
      : [{ bills: row.codes, otherwise: `asked for ${row.codes.join(', ')}, which no line bills` }]),
  ];
}

/** A title is typed: braces in it are no slots of a message. */
function withoutBraces(title: string): string {
  return title.replace(/[{}]/g, '').trim();
}

/** Rules of the guides that speak of a missing authorization already. */
export const GUIDE_AUTHORIZATION_RULES = ['E1392-PAY-AUTH', 'L1320-PAY-AUTH', 'A9600-PAY-AUTH'] as const;

const AUTHORIZATION_RULES: readonly string[] = [
  ...GUIDE_AUTHORIZATION_RULES,
  'MCR-ORTH-AUTH',
  ...['MCD', 'COM'].flatMap((prefix) => [`${prefix}-AUTH`, `${prefix}-AUTH-RENTAL`]),
];

/** Shipped rules that speak of a missing paper already: one gap, one finding. */
const SAME_PAPER: Readonly<Partial<Record<DocumentType, readonly string[]>>> = {
  physicianOrder: ['L7600-DOC-ORDER', 'E1392-DOC-ORDER', 'L1320-DOC-ORDER', 'A9600-DOC-ORDER'],
  oxygenTestResult: ['E1392-DOC-TEST'],
  partsInvoice: ['L7600-DOC-INVOICE'],
  proofOfDelivery: ['CLAIM-DELIVERY', 'L1320-DOC-DELIVERY'],
  letterOfMedicalNecessity: ['L1320-DOC-LMN'],
  imagingReport: ['A9600-DOC-IMAGING'],
};
