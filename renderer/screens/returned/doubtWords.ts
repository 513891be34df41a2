import type { RemittanceClaimView } from '../../../shared/contract/returned.ts';
import { formatUsDate, type IsoDate } from '../../../shared/domain/dates.ts';
import { formatCents } from '../../../shared/domain/money.ts';
import type { ClaimDoubt } from '../../../shared/domain/returned.ts';

/** What is not plain about a claim of a remittance, in a sentence that stands alone. */
export function doubtWords(doubt: ClaimDoubt): string {
  switch (doubt.what) {
    case 'test':
      return 'The sender marked the file as a test. Nothing of it is posted.';
    case 'otherPayee':
      return 'The payment names another supplier, not this office.';
    case 'seenBefore':
      return 'A payment with the same number, day and amount is posted already.';
    case 'reversedBefore':
      return 'The payer took this decision back before, and that is posted.';
    case 'envelopeAgain':
      return 'An earlier file came under the same sender, number and time, with other content.';
    case 'incomplete':
      return 'The remittance is cut off or its count differs. Parts of it may be missing.';
    case 'claimCharge':
      return `The claim was sent with ${formatCents(doubt.sentCents)} and comes back with ${stated(doubt.statedCents)}, without its lines.`;
    case 'twice':
      return doubt.line === null
        ? 'This remittance decides the claim more than once.'
        : `This remittance decides our line ${doubt.line.code} more than once.`;
    case 'lineCharge':
      return `${lineWords(doubt.lineIndex)} has a charge of ${stated(doubt.statedCents)}. Our line ${doubt.line.code} was sent with ${formatCents(doubt.sentCents)}.`;
    case 'lineDay':
      return `${lineWords(doubt.lineIndex)} is of ${day(doubt.statedOn)}. Our line ${doubt.line.code} is of ${day(doubt.sentOn)}.`;
    case 'lineCode':
      return doubt.asked
        ? `${lineWords(doubt.lineIndex)} is ${doubt.judged || 'without a code'}. Our line in that place is ${doubt.sent}.`
        : `The payer judged ${doubt.sent} as ${doubt.judged || 'a line without a code'}.`;
    case 'lineUnknown':
      return `${lineWords(doubt.lineIndex)} fits none of our lines for sure.`;
    case 'split':
      return doubt.agrees
        ? `Our line ${doubt.line.code} came back in ${doubt.parts} parts.`
        : `Our line ${doubt.line.code} came back in ${doubt.parts} parts that do not add up to it.`;
    case 'unanswered': {
      const codes = doubt.lines.map(({ code }) => code).join(', ');
      return doubt.lines.length === 1
        ? `One line of ours is not answered: ${codes}.`
        : `${doubt.lines.length} lines of ours are not answered: ${codes}.`;
    }
  }
}

/** As it stands in the table, the first on top. */
function lineWords(lineIndex: number): string {
  return `Line ${lineIndex + 1} of the payer`;
}

function stated(cents: number | null): string {
  return cents === null ? 'an amount that is not readable' : formatCents(cents);
}

function day(date: IsoDate | null): string {
  return date === null ? 'no day' : formatUsDate(date);
}

/** What a person has to say yes to before a claim is posted by hand; each is asked for itself. */
export function askedBefore({
  balanced,
  doubts,
}: Pick<RemittanceClaimView, 'balanced' | 'doubts'>): readonly {
  readonly label: string;
  readonly note: string;
}[] {
  const has = (what: ClaimDoubt['what']): boolean => doubts.some((doubt) => doubt.what === what);
  return [
    ...(balanced
      ? []
      : [
          {
            label: 'Post it though it does not add up',
            note: 'The amounts are posted as the payer wrote them. What is open on the claim is then not sure.',
          },
        ]),
    ...(has('otherPayee')
      ? [
          {
            label: 'Post it though the payment names another supplier',
            note: 'Claims of another supplier may carry the same number as ours. Look at the bank account first.',
          },
        ]
      : []),
    ...(has('envelopeAgain')
      ? [
          {
            label: 'Post it though another file came under its number',
            note: 'If the payer mended the earlier file, what is posted from that one would be paid twice.',
          },
        ]
      : []),
    ...(has('reversedBefore')
      ? [
          {
            label: 'Post it though this was taken back before',
            note: 'Compare both with the bank account: a payment that was taken back once would be taken off twice.',
          },
        ]
      : []),
    ...(has('seenBefore')
      ? [
          {
            label: 'Post it though this payment came before',
            note: 'Look at the first one: a claim that is posted there would be paid twice.',
          },
        ]
      : []),
  ];
}
