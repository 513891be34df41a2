import type { ClaimCase } from '../domain/claimCase.ts';
import type { Override } from '../domain/claim.ts';
import { type ClaimKind, isRentalKind } from '../domain/claimKind.ts';
import { ROLE_NAMES } from '../domain/people.ts';
import type { Evaluation } from '../rules/evaluate.ts';
import { fact, heading, paragraph } from './documentModel.ts';
import type { Block, Section } from './documentModel.ts';
import { date, instant, plural, withUsDates } from './wording.ts';

type Finding = Evaluation['findings'][number];
type Requirement = Evaluation['requirements'][number];

/** The rule that compares a billing guide's meaning of a code with the official one. */
const CODE_CONFLICT = 'CODE-CONFLICT';

/** Findings that nobody has set aside. */
export function standingFindings(evaluation: Evaluation): readonly Finding[] {
  return evaluation.findings.filter((finding) => finding.override === null);
}

/** Every requirement with its answer and its evidence; what remains; what was set aside, by whom and why. */
export function checklistSection(theCase: ClaimCase, evaluation: Evaluation, timeZone: string): Section {
  return {
    id: 'checklist',
    title: 'Checklist with evidence',
    newPage: true,
    blocks: [
      ...codeConflictNotices(theCase, evaluation),
      paragraph(summary(evaluation), 'strong'),
      { kind: 'checklist', groups: groups(evaluation, theCase.claim.kind) },
      ...findingBlocks(evaluation),
      ...overrideBlocks(theCase, evaluation, timeZone),
    ],
  };
}

function summary(evaluation: Evaluation): string {
  const { met, unmet, unknown, notApplicable, waived } = evaluation.counts;
  const open = standingFindings(evaluation).length;
  const counted = `${String(met)} met, ${String(unmet)} unmet, ${String(unknown)} not known, ${String(notApplicable)} not applicable${waived === 0 ? '' : `; ${String(waived)} set aside`}.`;
  return `${counted} ${open === 0 ? 'No finding remains.' : `${plural(open, 'finding remains', 'findings remain')}, listed below.`}`;
}

function groups(evaluation: Evaluation, kind: ClaimKind): Extract<Block, { kind: 'checklist' }>['groups'] {
  const bySection = new Map<string, Extract<Block, { kind: 'checklist' }>['groups'][number]>();
  for (const requirement of evaluation.requirements) {
    const title = sectionName(kind, requirement.section);
    const group = bySection.get(title) ?? { title, items: [] };
    bySection.set(title, group);
    group.items.push({
      status: requirement.status,
      id: requirement.id,
      title: requirement.title,
      evidence: withUsDates(requirement.evidence ?? '') || null,
    });
  }
  return [...bySection.values()];
}

/** The steps of the interview, as the checklist heads them. */
const SECTION_NAMES: Readonly<Record<Requirement['section'], string>> = {
  billable: 'Billable at all',
  patient: 'Patient and coverage',
  equipment: 'Equipment',
  order: 'Order and medical need',
  labor: 'Service, parts and labor',
  codes: 'Codes and modifiers',
  attachments: 'Papers',
  finish: 'Claim',
};

/** Steps are called by what they hold, and that differs by kind. */
function sectionName(kind: ClaimKind, section: Requirement['section']): string {
  if (section === 'labor' && isRentalKind(kind)) return 'Terms and use';
  if (section === 'labor' && kind === 'orthosis') return 'Earlier devices and follow-up';
  if (section === 'labor' && kind === 'radiopharmaceutical') return 'Dose and monitoring';
  if (section === 'equipment' && kind === 'orthosis') return 'Fitting and delivery';
  return SECTION_NAMES[section];
}

const SEVERITIES: Readonly<Record<Finding['severity'], string>> = {
  blocker: 'Blocks',
  warning: 'Warning',
  advice: 'Advice',
};

function findingBlocks(evaluation: Evaluation): readonly Block[] {
  const findings = standingFindings(evaluation);
  if (findings.length === 0) return [];
  return [
    heading('Findings that remain'),
    {
      kind: 'table',
      columns: [
        { title: 'Severity', share: 4, align: 'left' },
        { title: 'Rule', share: 6, align: 'left' },
        { title: 'Finding and why it matters', share: 17, align: 'left' },
        { title: 'Source', share: 9, align: 'left' },
      ],
      rows: findings.map((finding) => ({
        weight: 'body',
        cells: [
          SEVERITIES[finding.severity],
          finding.rule,
          withUsDates([finding.message, finding.why].filter(Boolean).join('\n')),
          sourceText(finding.source),
        ],
      })),
      whenEmpty: '',
    },
  ];
}

function overrideBlocks(theCase: ClaimCase, evaluation: Evaluation, timeZone: string): readonly Block[] {
  const { overrides } = theCase.claim;
  if (overrides.length === 0) return [];
  return [
    heading('Findings set aside'),
    ...overrides.map((override): Block => {
      const finding = evaluation.findings.find((candidate) => candidate.rule === override.ruleId);
      return {
        kind: 'notice',
        weight: override.withdrawnAt === null ? 'heavy' : 'plain',
        title: override.withdrawnAt === null ? override.ruleId : `${override.ruleId} (taken back)`,
        text: finding === undefined ? [] : [withUsDates(finding.message)],
        rows: [
          fact('Reason', override.reason),
          fact('Set aside by', whoAndWhen(override, timeZone)),
          ...(override.withdrawnAt === null
            ? []
            : [fact('Taken back', instant(override.withdrawnAt, timeZone))]),
        ],
      };
    }),
  ];
}

function whoAndWhen(override: Override, timeZone: string): string {
  return `${override.userName}, ${ROLE_NAMES[override.role]}, ${instant(override.at, timeZone)}`;
}

/**
 * Where a billed code means one thing in the guide and another in the official code set, the packet says so: with the
 * payer's word for it where there is one, and as an open conflict where there is none.
 */
function codeConflictNotices(theCase: ClaimCase, evaluation: Evaluation): readonly Block[] {
  const billed = new Set(theCase.claim.lines.map((line) => line.code));
  const findings = evaluation.findings.filter((finding) => isConflict(finding.rule));
  const open = findings.map((finding): Block => ({
    kind: 'notice',
    weight: 'heavy',
    title: finding.override === null ? 'Code conflict, open' : 'Code conflict, set aside',
    text: [finding.message, finding.why].filter(Boolean).map(withUsDates),
    rows: [fact('Source', sourceText(finding.source))],
  }));
  const met = evaluation.requirements.some(
    (requirement) => isConflict(requirement.id) && requirement.status === 'met',
  );
  const agreements =
    met && theCase.claim.attestation.codeMeaning !== 'official'
      ? (theCase.payer?.settings.codeAgreements ?? []).filter((agreement) => billed.has(agreement.code))
      : [];
  const settled = agreements.map((agreement): Block => ({
    kind: 'notice',
    weight: 'plain',
    title: `Code ${agreement.code} is billed in the payer’s own meaning`,
    text: [
      'The official code set describes this code differently. The payer has agreed to take it in the meaning of this claim.',
    ],
    rows: [fact('Agreement', agreement.source), fact('Confirmed', date(agreement.confirmedOn))],
  }));
  return [...open, ...settled];
}

/** The rule's own id, or one of a code under it. */
function isConflict(rule: string): boolean {
  return rule === CODE_CONFLICT || rule.startsWith(`${CODE_CONFLICT}-`);
}

function sourceText(source: Finding['source']): string | null {
  const unverified = source.verified === 'unverified' ? 'not verified' : '';
  return [source.title, source.ref, source.date, unverified].filter(Boolean).join(', ') || null;
}
