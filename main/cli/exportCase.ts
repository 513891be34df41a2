import { createHash } from 'node:crypto';
import { fillCms1500, layOutCms1500, type Cms1500Form } from '../../shared/billing/cms1500.ts';
import { outgoingOf } from '../../shared/billing/outgoing.ts';
import type { OutgoingClaim } from '../../shared/billing/outgoingClaim.ts';
import type { ClaimCase } from '../../shared/domain/claimCase.ts';
import { dateInZone, type IsoDate } from '../../shared/domain/dates.ts';
import { defaultFiling } from '../../shared/domain/filing.ts';
import { write837P } from '../../shared/edi/write837p.ts';
import { packetModel } from '../../shared/packet/packetModel.ts';
import { evaluateCase, type Evaluation } from '../../shared/rules/evaluate.ts';
import type { ExportCommand } from './args.ts';
import { gatherPapers } from './papers.ts';
import { readPartner, TEST_PARTNER } from './partner.ts';
import type { CliPorts } from './ports.ts';
import { printable, table } from './printing.ts';
import { MAX_CASE_BYTES, readCase } from './readCase.ts';

/**
 * `export 837|cms1500|packet CASE.json -o FILE`: what leaves the office, from a case alone. There is no store that
 * finalized it, so the rules are asked here, and what they block is not written. Everything is dated to the office's
 * day and noon of it: the same case on the same day gives the same bytes. Nothing that is said quotes the case.
 */

/** What was made, or what stands in the way: lines for the person. */
type Made =
  | {
      readonly ok: true;
      readonly bytes: Uint8Array;
      readonly facts: readonly (readonly [string, string])[];
      readonly notices: readonly string[];
    }
  | { readonly ok: false; readonly code: 1 | 2; readonly message: string; readonly lines: readonly string[] };

function refused(message: string, lines: readonly string[] = [], code: 1 | 2 = 1): Made {
  return { ok: false, code, message, lines };
}

interface Asked {
  readonly theCase: ClaimCase;
  readonly evaluation: Evaluation;
  /** The office's day. */
  readonly on: IsoDate;
}

/** 0: written; 1: the claim stands in the way; 2: not a valid case, or a file that cannot be read or written. */
export async function exportCase(ports: CliPorts, command: ExportCommand): Promise<0 | 1 | 2> {
  const { file, kind } = command;
  const name = file === '-' ? 'Standard input' : printable(file);
  const read =
    file === '-' ? await ports.readStandardInput(MAX_CASE_BYTES) : await ports.readFile(file, MAX_CASE_BYTES);
  if (!read.ok) {
    ports.err(`${name}: ${UNREADABLE[read.why]}.\n`);
    return 2;
  }
  const parsed = readCase(read.value);
  if (!parsed.ok) {
    const issues = parsed.issues.map(({ path, message }) => `  ${path}: ${message}\n`).join('');
    ports.err(`${name} is not a valid claim case: ${parsed.message}.\n${issues}`);
    return 2;
  }
  const { theCase } = parsed;
  const on = command.on ?? dateInZone(ports.clock(), theCase.office.timeZone);
  const evaluation = evaluateCase(theCase, on);
  const made =
    evaluation.finalisable || command.draft
      ? await MAKERS[kind](ports, command, { theCase, evaluation, on })
      : refused('the rules block this claim', findingLines(evaluation));
  if (!made.ok) {
    ports.err(`Not written: ${made.message}.\n${made.lines.map((line) => `  ${line}\n`).join('')}`);
    return made.code;
  }
  if (!(await ports.writeFile(command.out, made.bytes))) {
    ports.err(
      `${printable(command.out)}: the file could not be written. Check the folder, its rights and the space left.\n`,
    );
    return 2;
  }
  for (const notice of made.notices) ports.err(`Note: ${notice}\n`);
  const sha256 = createHash('sha256').update(made.bytes).digest('hex');
  ports.out(
    `${table([
      ['File', printable(command.out)],
      ['Claim', theCase.claim.number],
      ...made.facts,
      ['Bytes', String(made.bytes.length)],
      ['SHA-256', sha256],
    ])}\n`,
  );
  return 0;
}

const UNREADABLE = {
  missing: 'there is no such file',
  wrongKind: 'this is a folder, not a file',
  tooLarge: `this is larger than ${MAX_CASE_BYTES / 1024 / 1024} MB, which no claim case is`,
  refused: 'the system does not let this file be read',
} as const;

const MAKERS: Readonly<
  Record<ExportCommand['kind'], (ports: CliPorts, command: ExportCommand, asked: Asked) => Promise<Made>>
> = {
  '837': make837,
  cms1500: makeCms1500,
  packet: makePacket,
};

function findingLines({ findings, billable }: Evaluation): readonly string[] {
  const blockers = findings.filter(({ override, severity }) => override === null && severity === 'blocker');
  const lines = blockers.map(({ rule, path, message }) => `${rule} (${path}): ${message}`);
  return lines.length > 0 ? lines : [`The answer to whether it is to be billed is: ${billable.answer}.`];
}

type Outgoing = { readonly claim: OutgoingClaim } | { readonly refusal: Made };

function outgoing({ theCase, on }: Asked, finalised: boolean): Outgoing {
  const filing = theCase.payer?.filing ?? defaultFiling('commercial');
  const { claim, problems } = outgoingOf(theCase, filing, finalised ? on : null);
  if (claim) return { claim };
  return {
    refusal: refused(
      'the claim is not complete',
      problems.map(({ path, message }) => `${path}: ${message}`),
    ),
  };
}

async function make837(ports: CliPorts, command: ExportCommand, asked: Asked): Promise<Made> {
  const found = outgoing(asked, true);
  if ('refusal' in found) return found.refusal;
  const read = command.partner === null ? null : await readPartner(ports, command.partner);
  if (read && !read.ok) return refused(read.message, read.lines, 2);
  const partner = read ? read.partner : TEST_PARTNER;
  if (partner.production && command.control === null)
    return refused(
      'the partner is marked as production, and no store counts the files here: give a control number that was never used with --control',
      [],
      2,
    );
  const control = command.control ?? 1;
  const outcome = write837P({
    id: `CW-CLI-${String(control).padStart(9, '0')}`,
    partner,
    submitterName: asked.theCase.office.name,
    controls: { interchange: control, group: control, firstSet: control },
    created: { on: asked.on, at: '12:00' },
    claims: [found.claim],
  });
  if (!outcome.ok) {
    const lines = outcome.problems.map(({ path, message }) => `${path}: ${message}`);
    return refused('a value stands in the way', lines);
  }
  const { text, facts, notices } = outcome.value;
  return {
    ok: true,
    bytes: new TextEncoder().encode(text),
    facts: [
      ['Form', '837P (005010X222A1)'],
      ['Partner', read ? 'from the file given' : 'made up; give your own with --partner'],
      ['Sent as', partner.production ? 'production (ISA15 P)' : 'test (ISA15 T)'],
      ['Control', facts.interchangeControl],
      ['Segments', String(facts.sets.reduce((sum, { segments }) => sum + segments, 0))],
    ],
    notices: notices.map(({ path, message }) => `${path}: ${message}`),
  };
}

async function makeCms1500(_ports: CliPorts, { draft }: ExportCommand, asked: Asked): Promise<Made> {
  const found = outgoing(asked, !draft);
  if ('refusal' in found) return found.refusal;
  const { forms, problems, remarks } = layOutCms1500(found.claim);
  const notices = [...problems, ...remarks].map(
    ({ box, path, message }) => `Box ${box} (${path}): ${message}`,
  );
  let printed: readonly Cms1500Form[] = forms;
  if (!draft) {
    const filled = fillCms1500(found.claim);
    if (!filled.ok) {
      const lines =
        filled.fault.kind === 'invalid'
          ? filled.fault.issues.map(({ path, message }) => `${path}: ${message}`)
          : [];
      return refused('a box of the form cannot be filled', lines);
    }
    printed = filled.value;
  }
  const { loadFormFont } = await import('../documents/fonts.ts');
  const { renderCms1500 } = await import('../documents/cms1500.ts');
  const { bytes, pages } = await renderCms1500(
    draft ? printed.map(asDraft) : printed,
    { offset: { right: 0, down: 0 }, madeAt: `${asked.on}T12:00:00.000Z` },
    await loadFormFont(),
  );
  return {
    ok: true,
    bytes,
    facts: [
      ['Form', `CMS-1500 (02/12)${draft ? ', draft' : ''}`],
      ['Pages', String(pages)],
    ],
    notices,
  };
}

/** Above the form's boxes, where whoever holds it sees it. */
function asDraft(form: Cms1500Form): Cms1500Form {
  const mark = { row: 3, column: 1, text: 'DRAFT - NOT FOR FILING', width: 22, path: '' };
  return { ...form, entries: [{ ...mark, box: '', name: 'Draft', personal: false }, ...form.entries] };
}

async function makePacket(ports: CliPorts, command: ExportCommand, asked: Asked): Promise<Made> {
  const { evaluation, on } = asked;
  const { draft } = command;
  const papers = await gatherPapers(ports, asked.theCase.documents, command);
  if (!papers.ok) return refused(papers.message, [], 2);
  const { documents, files, left, notices } = papers;
  const theCase: ClaimCase = { ...asked.theCase, documents: [...documents] };
  const model = packetModel({
    theCase,
    evaluation,
    finalisedAt: noonOf(on, theCase.office.timeZone),
    finalisedBy: 'the command line',
    timeZone: theCase.office.timeZone,
    draft,
  });
  const { loadFonts } = await import('../documents/fonts.ts');
  const { renderPacket } = await import('../documents/renderPacket.ts');
  const { bytes, pages, problems } = await renderPacket(
    model,
    (documentId) => files.get(documentId) ?? null,
    await loadFonts(),
    undefined,
    left,
  );
  const numbers = new Map(documents.map(({ id }, at) => [id, at + 1]));
  return {
    ok: true,
    bytes,
    facts: [
      ['Form', `Claim packet${draft ? ', draft' : ''}`],
      ['Pages', String(pages)],
      ['Papers', `${files.size} of ${documents.length} given`],
    ],
    notices: [
      ...notices,
      ...problems
        .filter(({ documentId }) => !left.has(documentId))
        .map(({ documentId, message }) => `Paper ${numbers.get(documentId) ?? '?'}: ${message}`),
    ],
  };
}

/** Noon in the office: the packet prints it as the office's own time. */
function noonOf(on: IsoDate, timeZone: string): string {
  const noon = Date.parse(`${on}T12:00:00.000Z`);
  const shown = new Intl.DateTimeFormat('en-US', {
    timeZone,
    hourCycle: 'h23',
    year: 'numeric',
    month: '2-digit',
    day: '2-digit',
    hour: '2-digit',
    minute: '2-digit',
  }).formatToParts(noon);
  const part = (type: string) => Number(shown.find((each) => each.type === type)?.value ?? 0);
  const local = Date.UTC(part('year'), part('month') - 1, part('day'), part('hour'), part('minute'));
  return new Date(noon - (local - noon)).toISOString();
}
