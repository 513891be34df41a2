import type { ClaimDoubt, Payment, PostedFrom } from '../domain/returned.ts';
import type { Id } from '../domain/ids.ts';
import type { ClaimMatch, LineMatch, SentClaim, SentLine } from './matchRemittance.ts';
import { repeatsReversal } from './payerBooks.ts';
import type { Procedure } from './readElements.ts';
import { isReversal, type RemittanceClaim, type RemittanceLine } from './remittance.ts';

/** What is not plain about the lines of one claim of a remittance, as the matcher has found it. */

/** @param decided lines that an earlier remittance decided, and nobody took back. */
export function claimDoubtsOf(
  content: RemittanceClaim,
  match: ClaimMatch,
  sent: SentClaim | undefined,
  decided: ReadonlySet<Id>,
): ClaimDoubt[] {
  if (sent === undefined) return [];
  const ours = new Map(sent.lines.map((line) => [line.lineId, line]));
  const found: ClaimDoubt[] = [];
  if (match.flags.includes('chargeDiffers')) {
    const sentCents = sent.lines.reduce((sum, { chargeCents }) => sum + chargeCents, 0);
    found.push({ what: 'claimCharge', sentCents, statedCents: content.chargeCents });
  }
  if (match.flags.includes('twice')) found.push({ what: 'twice', line: null });
  const parts = new Map<SentLine, LineMatch[]>();
  for (const line of match.lines) {
    const own = ours.get(line.lineId ?? line.candidates[0] ?? '');
    if (own === undefined || !line.flags.includes('split')) continue;
    const list = parts.get(own) ?? [];
    parts.set(own, list);
    list.push(line);
  }
  for (const [line, list] of parts)
    found.push({
      what: 'split',
      line: named(line),
      parts: list.length,
      agrees: !list.some(({ flags }) => flags.includes('chargeDiffers')),
    });
  for (const line of match.lines) {
    const stated = content.lines[line.lineIndex];
    if (stated !== undefined)
      found.push(...lineDoubts(line, stated, ours.get(line.lineId ?? line.candidates[0] ?? '')));
  }
  const asked = match.lines.some(({ lineId }) => lineId === null);
  const open = match.unanswered.filter((lineId) => !decided.has(lineId));
  // Of a claim without lines all are decided at once; a line that is asked for may be any of those that are left.
  if (open.length > 0 && !asked && content.lines.length > 0 && !isReversal(content))
    found.push({ what: 'unanswered', lines: open.flatMap((lineId) => ours.get(lineId) ?? []).map(named) });
  return found;
}

/**
 * Whether a reversal takes back what this payer took back before, as the books would understand it.
 * @param posted all that is posted to the claim, oldest first.
 */
export function isReversedBefore(
  content: RemittanceClaim,
  from: Pick<PostedFrom, 'payerIdentifier' | 'payerName'>,
  posted: readonly Payment[],
): boolean {
  if (!isReversal(content)) return false;
  const { status, payerClaimNumber, originalPayerClaimNumber, paidCents, adjustments, lines } = content;
  return repeatsReversal(posted, {
    id: '',
    claimId: '',
    lineId: null,
    remittanceClaimId: null,
    turnsId: null,
    from: {
      payerIdentifier: from.payerIdentifier,
      payerName: from.payerName,
      status,
      payerClaimNumber,
      originalPayerClaimNumber: originalPayerClaimNumber ?? '',
    },
    paidCents: paidCents ?? 0,
    allowedCents: null,
    patientCents: 0,
    adjustments: [...adjustments, ...lines.flatMap((line) => line.adjustments)],
    remarks: [],
    on: '',
    note: '',
    at: '',
    userName: '',
  });
}

function named({ lineId, code }: SentLine): { readonly lineId: Id; readonly code: string } {
  return { lineId, code };
}

function lineDoubts(
  { lineIndex, lineId, flags }: LineMatch,
  stated: RemittanceLine,
  own: SentLine | undefined,
): ClaimDoubt[] {
  const asked = lineId === null;
  if (own === undefined || (asked && flags.length === 0)) return [{ what: 'lineUnknown', lineIndex }];
  const line = named(own);
  const found: ClaimDoubt[] = [];
  if (flags.includes('twice')) found.push({ what: 'twice', line });
  if (flags.includes('chargeDiffers') && !flags.includes('split'))
    found.push({
      what: 'lineCharge',
      lineIndex,
      line,
      sentCents: own.chargeCents,
      statedCents: stated.chargeCents === null ? null : Math.abs(stated.chargeCents),
    });
  if (flags.includes('dayDiffers'))
    found.push({ what: 'lineDay', lineIndex, line, sentOn: own.date, statedOn: stated.service.from });
  if (flags.includes('codeDiffers') || flags.includes('modifiersDiffer'))
    found.push({
      what: 'lineCode',
      lineIndex,
      line,
      sent: [own.code, ...own.modifiers].join(' '),
      judged: procedureText(stated.procedure),
      asked: asked && !flags.includes('split'),
    });
  return found;
}

function procedureText(procedure: Procedure | null): string {
  return procedure === null ? '' : [procedure.code, ...procedure.modifiers].join(' ');
}
