import type { ClaimCase } from '../domain/claimCase.ts';
import { CLAIM_KIND_NAMES, isRepairKind } from '../domain/claimKind.ts';
import type { Instant } from '../domain/dates.ts';
import type { Id } from '../domain/ids.ts';
import type { PhotoMark } from '../domain/photoMarks.ts';
import type { Evaluation } from '../rules/evaluate.ts';
import { attachmentsOf } from './attachments.ts';
import { checklistSection } from './checklistSection.ts';
import { clinicalSection } from './clinicalSection.ts';
import { comparisonSection, partsSection } from './costSections.ts';
import { coverSection } from './coverSection.ts';
import { deliverySections } from './deliverySection.ts';
import { heading, paragraph } from './documentModel.ts';
import type { Block, PacketModel, Section } from './documentModel.ts';
import { letterhead, stampName } from './letterhead.ts';
import { orthosisSection } from './orthosisSection.ts';
import { ownedItemSection } from './ownedItemSection.ts';
import { rentalSection } from './rentalSection.ts';
import { termsSections } from './termsSection.ts';
import { treatmentSection } from './treatmentSection.ts';
import { visitBlocks, visitFacts } from './visitBlocks.ts';
import { date, instant, withUsDates } from './wording.ts';

/** A claim as it was finalised: the case, what the rules said of it, when and by whom. */
export interface FrozenClaim {
  readonly theCase: ClaimCase;
  readonly evaluation: Evaluation;
  readonly finalisedAt: Instant;
  readonly finalisedBy: string;
  /** The office's time zone, IANA name. */
  readonly timeZone: string;
  /** True for a claim that is still open: the packet is marked as a draft, and time and person are of the printing. */
  readonly draft?: boolean;
  /** What is drawn over the copies of photos, by document. */
  readonly marks?: ReadonlyMap<Id, readonly PhotoMark[]>;
}

/**
 * What the packet of a finalised claim says, in the order in which auditors read: cover, checklist, service report,
 * parts, comparison, order and test, what the kind of claim rests on, delivery, notices, list of papers; behind them
 * the papers themselves.
 */
export function packetModel(frozen: FrozenClaim): PacketModel {
  const { theCase, evaluation, finalisedAt, timeZone } = frozen;
  const { claim, office } = theCase;
  const repair = isRepairKind(claim.kind);
  const draft = frozen.draft === true;
  return {
    version: 1,
    kind: 'claimPacket',
    language: 'en-US',
    title: `Claim packet ${claim.number}`,
    supplier: letterhead(office),
    heading: {
      title: 'Claim packet',
      lines: [
        claim.number,
        `${CLAIM_KIND_NAMES[claim.kind]}, date of service ${date(claim.dateOfService) ?? 'not given'}`,
        `${draft ? 'Draft printed' : 'Finalized'} ${instant(finalisedAt, timeZone)} by ${frozen.finalisedBy}`,
      ],
    },
    stamp: { subject: stampName(theCase.patient), reference: `Claim ${claim.number}` },
    marks: [...(draft ? (['draft'] as const) : []), ...(office.sample ? (['sample'] as const) : [])],
    madeAt: finalisedAt,
    sections: [
      coverSection(theCase, evaluation),
      checklistSection(theCase, evaluation, timeZone),
      ...(repair || theCase.visit !== null ? [reportSection(theCase, timeZone)] : []),
      ...(repair && theCase.visit !== null ? [partsSection(theCase.visit)] : []),
      ...(repair ? [comparisonSection(theCase)] : []),
      clinicalSection(theCase),
      ...kindSections(theCase),
      ...deliverySections(theCase),
      ...termsSections(theCase),
      papersSection(theCase, evaluation),
    ],
    attachments: attachmentsOf(theCase.documents, frozen.marks),
  };
}

/** What only this kind of claim rests on. */
function kindSections(theCase: ClaimCase): readonly Section[] {
  switch (theCase.claim.kind) {
    case 'repair':
      return [];
    case 'equipmentRepair':
      return [ownedItemSection(theCase)];
    case 'portableRental':
    case 'oxygenRental':
      return [rentalSection(theCase)];
    case 'orthosis':
      return [orthosisSection(theCase)];
    case 'radiopharmaceutical':
      return [treatmentSection(theCase)];
  }
}

function reportSection(theCase: ClaimCase, timeZone: string): Section {
  const { visit } = theCase;
  const blocks: readonly Block[] =
    visit === null
      ? [paragraph('No service visit is named on this claim.', 'strong')]
      : [{ kind: 'facts', columns: 2, rows: visitFacts(visit) }, ...visitBlocks(visit, timeZone, false)];
  return { id: 'serviceReport', title: 'Service report', newPage: true, blocks: [...blocks] };
}

/** The papers with date, pages and fingerprint, and what an auditor would look for and not find. */
function papersSection(theCase: ClaimCase, evaluation: Evaluation): Section {
  const absent = evaluation.requirements.filter(
    (requirement) =>
      requirement.kind === 'requirement' &&
      (requirement.status === 'unmet' || requirement.status === 'unknown'),
  );
  const setAside = new Set(
    evaluation.findings.filter((finding) => finding.override !== null).map((finding) => finding.rule),
  );
  const unreadable = theCase.documents.filter((document) => document.condition !== 'readable');
  const absentBlock: Block = {
    kind: 'table',
    columns: [
      { title: 'Requirement', share: 7, align: 'left' },
      { title: 'What is asked', share: 11, align: 'left' },
      { title: 'What is missing', share: 11, align: 'left' },
      { title: 'Answer', share: 5, align: 'left' },
    ],
    rows: absent.map((requirement) => ({
      weight: 'body',
      cells: [
        requirement.id,
        requirement.title,
        withUsDates(requirement.evidence ?? '') || null,
        (requirement.status === 'unmet' ? 'Absent' : 'Not known') +
          (setAside.has(requirement.id) ? ', set aside' : ''),
      ],
    })),
    whenEmpty: `Nothing that the rules ${evaluation.packs.join(' and ')} ask for is absent.`,
  };
  return {
    id: 'papers',
    title: 'Attached papers',
    newPage: false,
    blocks: [
      ...(theCase.documents.length === 0
        ? [paragraph('No papers are attached to this claim.', 'strong')]
        : [
            paragraph(
              'Each paper is shown behind this list. The fingerprint (SHA-256) is that of the original file, which is kept unchanged.',
              'note',
            ),
            { kind: 'attachmentList' } satisfies Block,
          ]),
      ...(unreadable.length === 0
        ? []
        : [
            paragraph(
              `${String(unreadable.length)} of them cannot be shown: a page in its place says why. The original is on file.`,
              'strong',
            ),
          ]),
      heading('What is absent'),
      absentBlock,
    ],
  };
}
