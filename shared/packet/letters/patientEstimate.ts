import { totalCharge } from '../../domain/claim.ts';
import type { ClaimCase } from '../../domain/claimCase.ts';
import { TEMPLATE_KIND_NAMES } from '../../domain/letter.ts';
import { formatCents } from '../../domain/money.ts';
import { type Block, fact, heading, type PacketModel, paragraph } from '../documentModel.ts';
import { date } from '../wording.ts';
import { inlineValues, itemName, type LetterFacts, letterModel, noteBlocks } from './letterFacts.ts';
import { fillTemplate } from './template.ts';

/** What is charged, and what the patient may expect to pay as far as the record says so. Nothing is reckoned from guesses. */
export function patientEstimate(facts: LetterFacts): PacketModel {
  const { subject, blocks } = fillTemplate('estimate', facts.text('estimate'), inlineValues(facts), {
    lines: lineBlocks(facts.theCase),
    share: shareBlocks(facts.theCase),
    note: noteBlocks(facts.request.note),
  });
  return letterModel(facts, { title: TEMPLATE_KIND_NAMES.estimate, subject, blocks });
}

function lineBlocks(theCase: ClaimCase): readonly Block[] {
  const { lines } = theCase.claim;
  const total = lines.length === 0 ? null : totalCharge(lines);
  return [
    {
      kind: 'table',
      columns: [
        { title: 'What we provide', share: 14, align: 'left' },
        { title: 'Code', share: 3, align: 'left' },
        { title: 'Quantity', share: 3, align: 'right' },
        { title: 'Charge', share: 4, align: 'right' },
      ],
      rows: [
        ...lines.map(({ code, description, units, chargeCents }) => ({
          weight: 'body' as const,
          cells: [
            description.trim() || itemName(theCase) || null,
            code,
            units === null ? null : String(units),
            chargeCents === null ? null : formatCents(chargeCents),
          ],
        })),
        ...(lines.length === 0
          ? []
          : [
              {
                weight: 'total' as const,
                cells: ['Total', '', '', total === null ? null : formatCents(total)],
              },
            ]),
      ],
      whenEmpty: 'No line is on the claim yet.',
    },
    ...(lines.length > 0 && total === null
      ? [paragraph('One charge is not known yet: the total is given when it is.', 'strong')]
      : []),
  ];
}

/** What the records themselves say of the patient's part. */
export function shareFacts({ claim, payer }: ClaimCase): readonly { label: string; value: string }[] {
  const { notice, filing } = claim;
  const signed = notice.abnSignedOn !== null && notice.abnOption !== '3';
  const monthly =
    claim.kind === 'portableRental' ? (payer?.settings.rental.allowedMonthlyCents ?? null) : null;
  return [
    ...(signed && notice.abnEstimateCents !== null
      ? [
          {
            label: `If Medicare does not pay (notice of ${date(notice.abnSignedOn) ?? ''})`,
            value: formatCents(notice.abnEstimateCents),
          },
        ]
      : []),
    ...(filing.patientPaidCents !== null
      ? [{ label: 'Paid by you already', value: formatCents(filing.patientPaidCents) }]
      : []),
    ...(monthly !== null
      ? [{ label: `${payer?.name ?? 'Payer'}’s allowance for a month`, value: formatCents(monthly) }]
      : []),
  ];
}

function shareBlocks(theCase: ClaimCase): readonly Block[] {
  const known = shareFacts(theCase);
  return [
    heading('Your part'),
    ...(known.length === 0
      ? []
      : [
          {
            kind: 'facts' as const,
            columns: 1 as const,
            rows: known.map(({ label, value }) => fact(label, value)),
          },
        ]),
    paragraph(
      'Your part is what your plan leaves to you: a deductible, a copayment or a share of the allowed amount. Our records do not hold what your plan says of it. Your plan can tell you.',
    ),
  ];
}
