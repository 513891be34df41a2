import { formatCents } from '../domain/money.ts';
import type { IsoDate } from '../domain/dates.ts';
import type { Equipment } from '../domain/equipment.ts';
import type { Office, Patient } from '../domain/people.ts';
import { compareWithReplacement } from '../domain/replacementCost.ts';
import type { ReplacementDecision } from '../domain/replacementDecision.ts';
import { fact, heading, type PacketModel, paragraph } from './documentModel.ts';
import { letterhead, personName, stampName } from './letterhead.ts';
import { deviceFacts } from './visitBlocks.ts';
import { date, instant } from './wording.ts';

export interface JustificationFacts {
  readonly office: Office;
  readonly equipment: Equipment;
  readonly patient: Patient | null;
  readonly decision: ReplacementDecision;
  /** Day of the visit whose repair was weighed; null without one. */
  readonly visitedOn: IsoDate | null;
  /** The repairs before it, newest first. */
  readonly earlier: readonly {
    readonly on: IsoDate | null;
    readonly claimNumber: string;
    readonly costCents: number | null;
  }[];
}

/** The figures as they were when the decision was signed, said in words, with reason and signature. */
export function justificationSheet(facts: JustificationFacts): PacketModel {
  const { office, equipment, patient, decision, earlier } = facts;
  const { repairCents, earlierRepairs, earlierUnknown, earlierCents } = decision;
  const answer = compareWithReplacement({
    repair:
      repairCents === null
        ? null
        : { partsCents: 0, laborCents: 0, totalCents: repairCents, unpricedLines: 0 },
    // The sheet repeats the sums that were signed for, whatever the log says since.
    earlier: Array.from({ length: earlierRepairs }, (_, index) => ({
      costCents: index < earlierUnknown ? null : index === earlierRepairs - 1 ? earlierCents : 0,
    })),
    replacementCents: decision.replacementCents,
    replacementSource: decision.replacementSource,
    capPercent: decision.capPercent,
    screenPercent: decision.screenPercent,
    remainingMonths: decision.remainingMonths,
  });
  const done = decision.decision === 'repair' ? 'The device is repaired' : 'The device is replaced';
  return {
    version: 1,
    kind: 'justificationSheet',
    language: 'en-US',
    title: 'Repair against replacement',
    supplier: letterhead(office),
    heading: {
      title: 'Repair against replacement',
      lines: [`Decided ${date(decision.decidedOn) ?? ''}: ${done.toLowerCase()}`],
    },
    stamp: { subject: stampName(patient), reference: 'Repair against replacement' },
    marks: office.sample ? ['sample'] : [],
    madeAt: decision.at,
    sections: [
      {
        id: 'justification',
        title: 'Repair against replacement',
        newPage: true,
        blocks: [
          {
            kind: 'panels',
            panels: [
              {
                title: 'Patient',
                rows: [
                  fact('Name', personName(patient)),
                  fact('Birth date', date(patient?.birthDate ?? null)),
                  fact('Payer looked at', decision.payerName),
                  fact('Visit of the repair', date(facts.visitedOn)),
                ],
              },
              { title: 'Device', rows: deviceFacts(equipment) },
            ],
          },
          heading('Who has to keep it going'),
          {
            kind: 'facts',
            columns: 2,
            rows: decision.standing.facts.map(({ label, value }) => fact(label, value)),
          },
          ...(decision.standing.duties.length === 0
            ? [paragraph('Nobody’s duty to repair it at no charge is on record.', 'body')]
            : decision.standing.duties.map((duty) => paragraph(duty, 'strong'))),
          heading('The figures'),
          {
            kind: 'facts',
            columns: 2,
            rows: answer.figures.map(({ label, value }) => fact(label, value)),
          },
          ...answer.sentences.map(({ text, is }) =>
            paragraph(text, is === 'over' || is === 'unknown' ? 'strong' : 'body'),
          ),
          heading('Repairs of this device before'),
          {
            kind: 'table',
            columns: [
              { title: 'Day', share: 3, align: 'left' },
              { title: 'Claim', share: 5, align: 'left' },
              { title: 'Cost', share: 3, align: 'right' },
            ],
            rows: earlier.map((row) => ({
              weight: 'body' as const,
              cells: [
                date(row.on),
                row.claimNumber || 'not billed',
                row.costCents === null ? null : formatCents(row.costCents),
              ],
            })),
            whenEmpty: 'None is on record.',
          },
          heading('Decision'),
          paragraph(`${done}.`, 'strong'),
          { kind: 'facts', columns: 1, rows: [fact('Why', decision.reason)] },
          {
            kind: 'signatures',
            signers: [
              {
                role: 'Decided by',
                name: decision.signedName,
                detail: '',
                signed: `Signed electronically ${instant(decision.at, office.timeZone)}`,
              },
            ],
          },
        ],
      },
    ],
    attachments: [],
  };
}
