import { daysBetween } from '../../domain/dates.ts';
import { DOCUMENT_TYPE_NAMES, type DocumentRecord, type DocumentType } from '../../domain/document.ts';
import { formatCents, sumCents } from '../../domain/money.ts';
import { repairCost } from '../../domain/serviceVisit.ts';
import { readField, type Field } from '../fields.ts';
import type { Context } from '../facts.ts';
import { lacking, met, notApplicable, unknown, unmet, unmetWith } from '../outcome.ts';
import type { Check } from '../vocabulary.ts';

/** Papers: what is on file, whose it is, and whether it says what it has to say. Titles are never quoted. */

interface Placed {
  readonly document: DocumentRecord;
  /** Path of the record within the case. */
  readonly path: string;
}

/** The case's papers of a type that are this patient's (or nobody's in particular). */
export function papers(context: Context, type: DocumentType): readonly Placed[] {
  return context.theCase.documents
    .map((document, index) => ({ document, path: `documents.${index}` }))
    .filter(({ document }) => document.type === type)
    .filter(
      ({ document }) => document.patientId === null || document.patientId === context.theCase.patient.id,
    );
}

function isReadable({ document }: Placed): boolean {
  return document.condition === 'readable' && document.bytes > 0;
}

function named(document: DocumentRecord): string {
  const name = DOCUMENT_TYPE_NAMES[document.type].toLowerCase();
  return document.documentDate === null ? `${name} on file` : `${name} of ${document.documentDate}`;
}

/** A readable paper of a type: the one the record names, or any of the claim's. */
export function usablePaper(
  context: Context,
  type: DocumentType,
  link: Field,
  name: string,
):
  | { readonly found: true; readonly evidence: string }
  | { readonly found: false; readonly path: string; readonly detail: string } {
  const linked = readField(context.theCase, link);
  const candidates = papers(context, type);
  const usable = candidates.filter(isReadable);
  const paper = usable.find(({ document }) => linked.given && document.id === linked.value) ?? usable[0];
  if (paper) return { found: true, evidence: named(paper.document) };
  const damaged = candidates[0];
  if (damaged) {
    return {
      found: false,
      path: damaged.path,
      detail: `the paper of ${name} cannot be opened: it is damaged or locked`,
    };
  }
  return { found: false, path: link, detail: `the paper of ${name} is not on file` };
}

export const clinicalNote: Check<'clinicalNote'> = function clinicalNote(context, { statesNeed, signed }) {
  const notes = papers(context, 'clinicalNote').filter(isReadable);
  if (notes.length === 0) return unmet('documents', 'no readable clinical note is among the papers');
  const problems = notes.map((note) => noteProblem(note, statesNeed, signed));
  const good = notes.filter((_, index) => problems[index] === null);
  const newest = newestOf(good);
  if (newest) return met(named(newest.document) + (statesNeed ? ', states the continuing need' : ', signed'));
  const refused = problems.find((problem) => problem?.status === 'unmet');
  const open = problems.find((problem) => problem !== null);
  const problem = open?.status === 'unknown' ? open : (refused ?? open);
  return problem?.status === 'unknown'
    ? unknown(problem.path, problem.detail)
    : unmet(problem?.path ?? 'documents', problem?.detail ?? 'no clinical note fits');
};

function noteProblem(
  { document, path }: Placed,
  statesNeed: boolean,
  signed: boolean,
): { readonly status: 'unmet' | 'unknown'; readonly path: string; readonly detail: string } | null {
  if (document.documentDate === null) {
    return { status: 'unknown', path: `${path}.documentDate`, detail: 'the note’s date is not given' };
  }
  const flags = [
    {
      wanted: statesNeed,
      value: document.statesContinuedNeed,
      field: 'statesContinuedNeed',
      yes: 'states that oxygen is still needed',
    },
    { wanted: signed, value: document.signed, field: 'signed', yes: 'is signed' },
  ] as const;
  for (const { wanted, value, field, yes } of flags) {
    if (!wanted || value === true) continue;
    return value === null
      ? { status: 'unknown', path: `${path}.${field}`, detail: `nobody has marked whether the note ${yes}` }
      : { status: 'unmet', path: `${path}.${field}`, detail: `no note on file ${yes}` };
  }
  return null;
}

function newestOf(notes: readonly Placed[]): Placed | null {
  return notes.reduce<Placed | null>((newest, note) => {
    const date = note.document.documentDate ?? '';
    return newest === null || date > (newest.document.documentDate ?? '') ? note : newest;
  }, null);
}

export const notesRecent: Check<'notesRecent'> = function notesRecent(context) {
  const { payer, claim } = context.theCase;
  if (payer === null) return lacking('payer', 'the payer', 'claim.coverageId');
  const limit = payer.settings.repair.clinicalMaxAgeDays;
  if (limit === null) return notApplicable('this payer sets no age limit for clinical papers');
  if (claim.dateOfService === null) return lacking('claim.dateOfService', 'the date of service');
  const good = papers(context, 'clinicalNote')
    .filter(isReadable)
    .filter((note) => noteProblem(note, true, false) === null);
  const newest = newestOf(good);
  if (newest === null || newest.document.documentDate === null) {
    return unknown('documents', 'there is no clinical note whose age could be judged', 'note');
  }
  const age = daysBetween(newest.document.documentDate, claim.dateOfService);
  return age <= limit
    ? met(`newest note is ${Math.max(age, 0)} days old, the payer takes ${limit}`)
    : unmetWith(`${newest.path}.documentDate`, {
        detail: `the newest is ${age} days old on the date of service`,
        limit: String(limit),
      });
};

export const invoicesAgree: Check<'invoicesAgree'> = function invoicesAgree(context) {
  const { visit } = context.theCase;
  if (visit === null) return lacking('visit', 'the service visit', 'claim.visitId');
  const billed = visit.parts.filter((part) => part.billed);
  if (billed.length === 0) return notApplicable('no part is billed');
  const invoices = papers(context, 'partsInvoice').filter(isReadable);
  if (invoices.length === 0) return unmet('documents', 'no readable supply invoice is among the papers');
  const open = invoices.find(({ document }) => document.invoiceTotalCents === null);
  if (open)
    return unknown(`${open.path}.invoiceTotalCents`, 'the sum that an invoice states for parts is not given');
  const billedCost = repairCost({ parts: billed, labor: [] });
  if (billedCost.unpricedLines > 0) return unknown('visit.parts', 'a part has no cost yet', 'visit.parts');
  const stated = sumCents(invoices.map(({ document }) => document.invoiceTotalCents ?? 0));
  const everyPart = repairCost({ parts: visit.parts.map((part) => ({ ...part, billed: true })), labor: [] });
  // A part fitted free of charge may stand on the same invoice.
  const agrees =
    stated === billedCost.partsCents || (everyPart.unpricedLines === 0 && stated === everyPart.partsCents);
  return agrees
    ? met(`${invoices.length} of ${formatCents(stated)}, as the itemized parts`)
    : unmet(
        `${invoices[0]?.path ?? 'documents'}.invoiceTotalCents`,
        `the invoices state ${formatCents(stated)}, the itemized parts come to ${formatCents(billedCost.partsCents)}`,
      );
};

export const technicianReport: Check<'technicianReport'> = function technicianReport(context) {
  const { visit } = context.theCase;
  const paper = papers(context, 'serviceReport')
    .filter(isReadable)
    .find(({ document }) => document.signed === true);
  if (paper) return met(`signed ${named(paper.document)}`);
  if (visit === null) return lacking('visit', 'the service visit', 'claim.visitId');
  if (visit.seal !== null && visit.seal.signedName.trim() !== '') {
    return met(`log signed and sealed ${visit.seal.at.slice(0, 10)}`);
  }
  return unmet('visit.seal', 'the technician has not signed the visit, and no signed report is on file');
};
