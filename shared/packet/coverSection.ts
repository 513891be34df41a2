import { totalCharge } from '../domain/claim.ts';
import { FITTING_NAMES, RIGIDITY_NAMES } from '../domain/claimAnswerNames.ts';
import { CLAIM_KIND_NAMES } from '../domain/claimKind.ts';
import type { ClaimCase } from '../domain/claimCase.ts';
import { formatIcd10, formatPhone } from '../domain/identifiers.ts';
import { formatCents } from '../domain/money.ts';
import { fullName } from '../domain/people.ts';
import { PAYER_CLASS_NAMES } from '../domain/payer.ts';
import { formatAddress } from '../domain/record.ts';
import type { Evaluation } from '../rules/evaluate.ts';
import { standingFindings } from './checklistSection.ts';
import { fact, heading, paragraph } from './documentModel.ts';
import type { Block, Fact, Section } from './documentModel.ts';
import { personName } from './letterhead.ts';
import { treatmentFacts } from './treatmentSection.ts';
import { deviceFacts } from './visitBlocks.ts';
import { count, date, named, placeOfService, plural, RELATIONS, SEXES, withUsDates } from './wording.ts';

/** The first page: who, for whom, to whom, on what device, what is billed, and where the claim stands. */
export function coverSection(theCase: ClaimCase, evaluation: Evaluation): Section {
  const { claim } = theCase;
  return {
    id: 'cover',
    title: 'Cover',
    newPage: true,
    blocks: [
      {
        kind: 'panels',
        panels: [
          { title: 'Patient', rows: patientFacts(theCase) },
          { title: 'Payer', rows: payerFacts(theCase) },
          devicePanel(theCase),
          { title: 'Claim', rows: claimFacts(theCase) },
        ],
      },
      heading('Diagnoses'),
      diagnosisTable(theCase),
      heading('Lines'),
      lineTable(theCase),
      ...(claim.note.trim() === '' ? [] : [paragraph(`Note: ${claim.note.trim()}`)]),
      heading('Where this claim stands'),
      ...standing(evaluation),
      heading('Contents'),
      { kind: 'contents' },
    ],
  };
}

/** A radiopharmaceutical is given, not handed over: the dose stands where other claims name their device. */
function devicePanel({ claim, equipment }: ClaimCase): { title: string; rows: Fact[] } {
  if (claim.kind === 'radiopharmaceutical')
    return { title: 'Treatment', rows: treatmentFacts(claim.radiopharmaceutical) };
  if (claim.kind === 'orthosis' && equipment === null)
    return { title: 'Orthosis', rows: orthosisFacts(claim) };
  return { title: 'Device', rows: deviceFacts(equipment) };
}

function orthosisFacts({ orthosis, delivery, lines }: ClaimCase['claim']): Fact[] {
  return [
    fact('Item', lines.map((line) => line.description).find((each) => each !== '') ?? null),
    fact('Made to fit', named(FITTING_NAMES, orthosis.fitting)),
    fact('Rigidity', named(RIGIDITY_NAMES, orthosis.rigidity)),
    fact('Fitted by', orthosis.fittedBy),
    fact('Delivered', date(delivery.deliveredOn)),
  ];
}

function patientFacts({ patient, coverage }: ClaimCase): Fact[] {
  return [
    fact('Name', personName(patient)),
    fact('Birth date', date(patient.birthDate)),
    fact('Sex', SEXES[patient.sex]),
    fact('Member id', coverage?.memberId ?? null),
    ...(patient.chartNumber === '' ? [] : [fact('Chart number', patient.chartNumber)]),
    fact('Address', formatAddress(patient.address)),
    fact('Telephone', formatPhone(patient.phone || patient.mobile)),
  ];
}

function payerFacts({ payer, coverage }: ClaimCase): Fact[] {
  if (payer === null) return [fact('Payer', null)];
  const spans =
    coverage === null ? null : `${date(coverage.from) ?? 'not given'} to ${date(coverage.to) ?? 'open'}`;
  return [
    fact('Payer', payer.name),
    fact('Class', PAYER_CLASS_NAMES[payer.class]),
    fact('Payer id', payer.payerIdentifier),
    ...(coverage === null || coverage.groupNumber === '' ? [] : [fact('Group', coverage.groupNumber)]),
    fact('Insured', insured(coverage)),
    fact('Covered', spans),
    fact('Address', formatAddress(payer.address)),
  ];
}

function insured(coverage: ClaimCase['coverage']): string | null {
  if (coverage === null) return null;
  const pays = coverage.rank === 1 ? 'pays first' : `pays in place ${String(coverage.rank)}`;
  return [fullName(coverage.insured), RELATIONS[coverage.relation], pays].filter(Boolean).join(', ');
}

function claimFacts({ claim, physician, visit }: ClaimCase): Fact[] {
  return [
    fact('Claim', claim.number),
    fact('Kind', CLAIM_KIND_NAMES[claim.kind]),
    fact('Date of service', date(claim.dateOfService)),
    fact('Place of service', placeOfService(claim.placeOfService)),
    fact('Physician', personName(physician)),
    fact('Physician NPI', physician?.npi ?? null),
    ...(visit === null ? [] : [fact('Technician', visit.technicianName)]),
  ];
}

function diagnosisTable({ claim, diagnoses }: ClaimCase): Block {
  const described = new Map(diagnoses.map((diagnosis) => [formatIcd10(diagnosis.code), diagnosis]));
  return {
    kind: 'table',
    columns: [
      { title: '', share: 1, align: 'left' },
      { title: 'Code', share: 2, align: 'left' },
      { title: 'Diagnosis', share: 14, align: 'left' },
      { title: 'Since', share: 3, align: 'right' },
    ],
    rows: claim.diagnosisCodes.map((code, index) => {
      const diagnosis = described.get(formatIcd10(code));
      return {
        weight: 'body',
        cells: [
          // Letters as box 24E points to them.
          'ABCDEFGHIJKL'[index] ?? '',
          formatIcd10(code),
          diagnosis?.description || null,
          date(diagnosis?.diagnosedOn ?? null),
        ],
      };
    }),
    whenEmpty: 'No diagnosis is on this claim.',
  };
}

function lineTable({ claim }: ClaimCase): Block {
  const total = totalCharge(claim.lines);
  const rows: Extract<Block, { kind: 'table' }>['rows'] = claim.lines.map((line, index) => ({
    weight: 'body',
    cells: [
      String(index + 1),
      line.code || null,
      line.modifiers.join(' ') || '–',
      [
        line.description,
        line.narrative,
        line.furtherModifiers.length === 0 ? '' : `Further modifiers: ${line.furtherModifiers.join(' ')}`,
      ]
        .filter(Boolean)
        .join('\n') || null,
      count(line.units),
      line.chargeCents === null ? null : formatCents(line.chargeCents),
    ],
  }));
  if (rows.length > 0) {
    rows.push({
      weight: 'total',
      cells: ['', 'Total', '', '', '', total === null ? null : formatCents(total)],
    });
  }
  return {
    kind: 'table',
    columns: [
      { title: '', share: 1, align: 'right' },
      { title: 'Code', share: 2.4, align: 'left' },
      { title: 'Modifiers', share: 3, align: 'left' },
      { title: 'Description', share: 13, align: 'left' },
      { title: 'Units', share: 2, align: 'right' },
      { title: 'Charge', share: 3.4, align: 'right' },
    ],
    rows,
    whenEmpty: 'Nothing is billed on this claim.',
  };
}

/** How many requirements were checked, met, set aside and not known, under which rules. */
function standing(evaluation: Evaluation): Block[] {
  const { counts, packs } = evaluation;
  const checked = counts.met + counts.unmet;
  const asked = checked + counts.unknown;
  const open = standingFindings(evaluation).length;
  const sentences = [
    `${String(checked)} of ${plural(asked, 'requirement')} could be checked: ${String(counts.met)} met, ${String(counts.unmet)} unmet, ${String(counts.unknown)} not known; ${String(counts.notApplicable)} not applicable.`,
    open === 0 ? 'No finding remains.' : `${plural(open, 'finding remains', 'findings remain')}.`,
    counts.waived === 0
      ? 'None was set aside.'
      : `${plural(counts.waived, 'finding was', 'findings were')} set aside with a reason.`,
    packs.length === 0 ? 'No rules cover this date of service.' : `Rules: ${packs.join(', ')}.`,
  ];
  return [
    paragraph(sentences.join(' ')),
    {
      kind: 'facts',
      columns: 2,
      rows: [
        fact('Ready to bill', meterText(evaluation.billReady)),
        fact('Ready for an audit', meterText(evaluation.auditReady)),
      ],
    },
    { kind: 'facts', columns: 1, rows: [fact('Billable', billableText(evaluation))] },
  ];
}

function meterText(meter: Evaluation['billReady']): string {
  return `${String(meter.done)} of ${String(meter.total)}`;
}

const BILLABLE: Readonly<Record<Evaluation['billable']['answer'], string>> = {
  bill: 'Yes',
  doNotBill: 'No',
  billAnotherWay: 'In another way',
  needsPerson: 'For a person to decide',
};

function billableText({ billable }: Evaluation): string {
  const answer = BILLABLE[billable.answer];
  return billable.why === '' ? answer : `${answer}: ${withUsDates(billable.why)}`;
}
