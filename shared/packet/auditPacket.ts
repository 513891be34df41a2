import type { AbsentItem, AuditRequest } from '../domain/auditRequest.ts';
import { auditDueOn } from '../domain/auditRequest.ts';
import { totalCharge } from '../domain/claim.ts';
import type { ClaimCase } from '../domain/claimCase.ts';
import { CLAIM_KIND_NAMES } from '../domain/claimKind.ts';
import type { Instant } from '../domain/dates.ts';
import type { DocumentRecord } from '../domain/document.ts';
import type { Id } from '../domain/ids.ts';
import { formatCents } from '../domain/money.ts';
import type { Office, Patient } from '../domain/people.ts';
import type { PhotoMark } from '../domain/photoMarks.ts';
import type { Evaluation } from '../rules/evaluate.ts';
import { attachmentsOf } from './attachments.ts';
import type { PartLimits } from './auditParts.ts';
import { fact } from './documentModel.ts';
import type { Attachment, Block, Fact, PacketModel, Section, TableRow } from './documentModel.ts';
import { letterhead, personName, stampName } from './letterhead.ts';
import { date, instant, span, withUsDates } from './wording.ts';

/**
 * The answer to an auditor: claims as they were finalised with their papers, in the order in which auditors ask, what
 * is absent, and what identifies every paper. How it falls into parts is found out when its pages are known.
 */
export interface AuditPacketModel {
  readonly language: 'en-US';
  /** Among the properties of the files: never patient data. */
  readonly title: string;
  readonly supplier: PacketModel['supplier'];
  /** Of the pages that belong to no single claim. */
  readonly stamp: PacketModel['stamp'];
  readonly marks: PacketModel['marks'];
  readonly madeAt: Instant;
  readonly limits: PartLimits;
  readonly request: readonly Fact[];
  readonly patient: readonly Fact[];
  readonly claims: readonly TableRow[];
  readonly absent: readonly AbsentItem[];
  /** Claims of the period that are not in it, each with the reason. */
  readonly left: readonly { readonly number: string; readonly reason: string }[];
  readonly files: readonly AuditFile[];
}

/** A claim with its papers, or the papers that lie on no claim. */
export interface AuditFile {
  readonly title: string;
  /** '' for papers of no claim. */
  readonly claimNumber: string;
  /** As it was when the claim was frozen. */
  readonly supplier: PacketModel['supplier'];
  readonly heading: PacketModel['heading'];
  readonly stamp: PacketModel['stamp'];
  readonly sections: readonly Section[];
  readonly papers: readonly AuditPaper[];
  /** Papers of this claim that stand with an earlier one. */
  readonly elsewhere: readonly number[];
}

export interface AuditPaper {
  /** Through the whole packet, from 1. */
  readonly number: number;
  readonly attachment: Attachment;
}

export interface AuditedClaim {
  readonly theCase: ClaimCase;
  readonly evaluation: Evaluation;
  /** As it was frozen. */
  readonly packet: PacketModel;
}

export interface AuditFacts {
  readonly request: AuditRequest;
  readonly office: Office;
  readonly patient: Patient;
  readonly claims: readonly AuditedClaim[];
  /** Papers that the request adds; those that lie on an enclosed claim stand with the claim. */
  readonly papers: readonly DocumentRecord[];
  readonly marks: ReadonlyMap<Id, readonly PhotoMark[]>;
  readonly left: AuditPacketModel['left'];
  readonly madeAt: Instant;
  readonly madeBy: string;
  readonly timeZone: string;
}

const MEGABYTE = 1_000_000;

export function auditPacketModel(facts: AuditFacts): AuditPacketModel {
  const { request, office, patient } = facts;
  const claims = [...facts.claims].sort(byDateOfService);
  return {
    language: 'en-US',
    title: 'Audit packet',
    supplier: letterhead(office),
    stamp: { subject: stampName(patient), reference: claimsText(claims.map(numberOf)) },
    marks: office.sample ? ['sample'] : [],
    madeAt: facts.madeAt,
    limits: {
      pages: request.maxPages,
      // Megabytes as portals count them, so that none is over by the difference to binary ones.
      bytes: request.maxMegabytes === null ? null : request.maxMegabytes * MEGABYTE,
    },
    request: requestFacts(facts),
    patient: patientFacts(patient, claims),
    claims: claims.map(claimRow),
    absent: claims.flatMap(({ theCase, evaluation }) => absentOf(theCase.claim.number, evaluation)),
    left: facts.left,
    files: filesOf(facts, claims),
  };
}

function numberOf({ theCase }: AuditedClaim): string {
  return theCase.claim.number;
}

function byDateOfService({ theCase: one }: AuditedClaim, { theCase: other }: AuditedClaim): number {
  const key = ({ claim }: ClaimCase): string => `${claim.dateOfService ?? '9999'} ${claim.number}`;
  return key(one) < key(other) ? -1 : 1;
}

/** More numbers than this do not fit beside a name. */
const MOST_NAMED = 3;

function claimsText(numbers: readonly string[]): string {
  if (numbers.length === 0) return '';
  if (numbers.length === 1) return `Claim ${numbers[0] ?? ''}`;
  if (numbers.length <= MOST_NAMED) return `Claims ${numbers.join(', ')}`;
  return `${String(numbers.length)} claims, ${numbers[0] ?? ''} and others`;
}

function requestFacts({ request, madeAt, madeBy, timeZone }: AuditFacts): Fact[] {
  return [
    fact('Asked by', request.askedBy),
    fact('Reference', request.reference),
    fact('Date of the request', date(request.askedOn)),
    fact('Due on', date(auditDueOn(request))),
    ...(request.periodFrom === null && request.periodTo === null
      ? []
      : [fact('Period', span(request.periodFrom, request.periodTo))]),
    fact('Made', `${instant(madeAt, timeZone)} by ${madeBy}`),
  ];
}

function patientFacts(patient: Patient, claims: readonly AuditedClaim[]): Fact[] {
  const members = new Set(claims.map(({ theCase }) => theCase.coverage?.memberId ?? '').filter(Boolean));
  const payers = new Set(claims.map(({ theCase }) => theCase.payer?.name ?? '').filter(Boolean));
  return [
    fact('Patient', personName(patient)),
    fact('Birth date', date(patient.birthDate)),
    ...(claims.length === 0
      ? []
      : [fact('Member id', [...members].join(', ')), fact('Payer', [...payers].join(', '))]),
  ];
}

function claimRow({ theCase, evaluation }: AuditedClaim): TableRow {
  const { claim } = theCase;
  const total = totalCharge(claim.lines);
  const { done, total: asked } = evaluation.auditReady;
  return {
    weight: 'body',
    cells: [
      claim.number,
      CLAIM_KIND_NAMES[claim.kind],
      date(claim.dateOfService),
      claim.lines
        .map(({ code }) => code)
        .filter(Boolean)
        .join(', ') || null,
      total === null ? null : formatCents(total),
      `${String(done)} of ${String(asked)}`,
    ],
  };
}

/** What a finalised claim lacks of what its rules ask for, also where somebody has set the finding aside. */
export function absentOf(claimNumber: string, evaluation: Evaluation): AbsentItem[] {
  const findings = new Map(evaluation.findings.map((finding) => [finding.rule, finding]));
  return evaluation.requirements.flatMap((requirement): AbsentItem[] => {
    const { id, title, kind, status, evidence } = requirement;
    if (kind !== 'requirement' || (status !== 'unmet' && status !== 'unknown')) return [];
    const finding = findings.get(id);
    return [
      {
        claimNumber,
        rule: id,
        title,
        missing: withUsDates(finding?.message || evidence || '') || 'Nothing on file shows it.',
        why: [finding?.why, finding?.risk].filter(Boolean).join(' ') || WHY_ANYWAY,
        status,
        setAside: (finding?.override ?? null) !== null,
      },
    ];
  });
}

/** For a requirement without a finding of its own: it waits for another answer. */
const WHY_ANYWAY = 'The rules of the date of service ask for it, and a reviewer goes by the same list.';

function filesOf(facts: AuditFacts, claims: readonly AuditedClaim[]): AuditFile[] {
  const numbers = new Map<Id, number>();
  const fresh = (attachments: readonly Attachment[]): AuditPaper[] =>
    attachments.flatMap((attachment) => {
      if (numbers.has(attachment.documentId)) return [];
      numbers.set(attachment.documentId, numbers.size + 1);
      return [{ number: numbers.size, attachment }];
    });
  const files = claims.map(({ theCase, packet }): AuditFile => {
    const elsewhere = packet.attachments.flatMap(({ documentId }) => numbers.get(documentId) ?? []);
    return {
      title: `Claim ${theCase.claim.number}`,
      claimNumber: theCase.claim.number,
      supplier: packet.supplier,
      heading: packet.heading,
      stamp: packet.stamp,
      sections: sectionsOf(packet),
      papers: fresh(packet.attachments),
      elsewhere,
    };
  });
  const others = fresh(attachmentsOf(facts.papers, facts.marks));
  if (others.length === 0) return files;
  const reference = claims.length === 0 ? '' : claimsText(claims.map(numberOf));
  return [
    ...files,
    {
      title: claims.length === 0 ? 'Papers' : 'Further papers',
      claimNumber: '',
      supplier: letterhead(facts.office),
      heading: { title: '', lines: [] },
      stamp: { subject: stampName(facts.patient), reference },
      sections: [],
      papers: others,
      elsewhere: [],
    },
  ];
}

/** The claim's own pages: its contents and its list of papers give way to those of the whole packet. */
function sectionsOf({ sections }: PacketModel): Section[] {
  return sections
    .filter(({ id }) => id !== 'papers')
    .map((section) => ({
      ...section,
      blocks: section.blocks.filter((block, index) => {
        const next: Block | undefined = section.blocks[index + 1];
        return !isList(block) && !(block.kind === 'heading' && next !== undefined && isList(next));
      }),
    }));
}

function isList({ kind }: Block): boolean {
  return kind === 'contents' || kind === 'attachmentList';
}

/** What is put into parts: a claim's own pages, or one paper. */
export type AuditUnit =
  | { readonly kind: 'sections'; readonly file: AuditFile }
  | { readonly kind: 'paper'; readonly file: AuditFile; readonly paper: AuditPaper };

/** In the order of the packet. */
export function unitsOf(model: AuditPacketModel): AuditUnit[] {
  return model.files.flatMap((file): AuditUnit[] => [
    ...(file.sections.length === 0 ? [] : [{ kind: 'sections', file } as const]),
    ...file.papers.map((paper): AuditUnit => ({ kind: 'paper', file, paper })),
  ]);
}
