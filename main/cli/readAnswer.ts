import { carcWords, rarcWords } from '../../shared/codes/denialSteps.ts';
import { formatCents } from '../../shared/domain/money.ts';
import { claimNumberOf, type Acknowledgement, type SegmentError } from '../../shared/edi/acknowledgement.ts';
import type { ClaimStatusReply, StatusInformation } from '../../shared/edi/claimStatus.ts';
import {
  type ReturnedFile,
  type ReturnedInterchange,
  type ReturnedRemittance,
  readReturned,
} from '../../shared/edi/readReturned.ts';
import type { Adjustment, RemittanceClaim } from '../../shared/edi/remittance.ts';
import { claimStatusWords, outcomeOf, type ClaimOutcome } from '../../shared/edi/remittanceDenials.ts';
import type { CliPorts, Unreadable } from './ports.ts';
import { json, printable } from './printing.ts';

/**
 * `read FILE`: what came back, in words. The summary names claims by number and never a person; values that a receiver
 * copied out of a claim and free texts stay out of it. `--json` prints everything that was read.
 */

/** Larger than the largest remittance of a supplier. */
export const MAX_ANSWER_BYTES = 200 * 1024 * 1024;

/** 0: read; 1: something in it does not agree; 2: nothing that is read here. */
export async function readAnswer(
  ports: CliPorts,
  { file, json: asJson }: { readonly file: string; readonly json: boolean },
): Promise<0 | 1 | 2> {
  const read =
    file === '-'
      ? await ports.readStandardInput(MAX_ANSWER_BYTES)
      : await ports.readFile(file, MAX_ANSWER_BYTES);
  const name = file === '-' ? 'Standard input' : printable(file);
  if (!read.ok) {
    ports.err(`${name}: ${UNREADABLE[read.why]}.\n`);
    return 2;
  }
  const answer = readReturned(read.value);
  const empty = !answer.interchanges.some(holdsAnAnswer);
  if (empty)
    ports.err(
      `${name}: there is no TA1, 999, 997, 277CA or 835 in this file. Choose the file as the clearinghouse or payer delivered it.\n`,
    );
  if (asJson) ports.out(json(answer));
  else if (!empty || answer.doubts.length > 0) ports.out(`${words(answer).join('\n')}\n`);
  if (empty) return 2;
  return agrees(answer) ? 0 : 1;
}

const UNREADABLE: Readonly<Record<Unreadable, string>> = {
  missing: 'there is no such file',
  wrongKind: 'this is a folder, not a file',
  tooLarge: `this is larger than ${MAX_ANSWER_BYTES / 1024 / 1024} MB`,
  refused: 'the system does not let this file be read',
};

function holdsAnAnswer(found: ReturnedInterchange): boolean {
  const { interchangeReplies, acknowledgements, claimStatuses, remittances } = found;
  return [interchangeReplies, acknowledgements, claimStatuses, remittances].some(({ length }) => length > 0);
}

function agrees(answer: ReturnedFile): boolean {
  const balanced = answer.interchanges.every(({ remittances }) =>
    remittances.every(({ balance }) => balance.balanced),
  );
  return balanced && (answer.worst === null || answer.worst === 'note');
}

function words(answer: ReturnedFile): readonly string[] {
  const lines = answer.interchanges.flatMap(interchangeLines);
  if (answer.doubts.length === 0) return lines;
  return [
    ...lines,
    'To look at:',
    ...answer.doubts.map(
      ({ weight, segment, message }) =>
        `  ${weight}${segment === null ? '' : `, segment ${segment}`}: ${message}`,
    ),
    ...(answer.doubtsLeftOut === 0 ? [] : [`  and ${answer.doubtsLeftOut} more`]),
  ];
}

function interchangeLines(found: ReturnedInterchange): readonly string[] {
  const { facts } = found;
  const head = `Interchange ${printable(facts.control)} from ${printable(facts.sender)} to ${printable(facts.receiver)}`;
  return [
    `${head}${facts.test ? ', a test' : ''}${found.whole ? '' : ', not whole'}`,
    ...found.interchangeReplies.map(
      ({ control, verdict, code, words: why }) =>
        `  TA1: interchange ${printable(control)} ${VERDICTS[verdict]}${/^0*$/.test(code) ? '' : ` (${printable(code)} ${why})`}`,
    ),
    ...found.acknowledgements.flatMap(acknowledgementLines),
    ...found.claimStatuses.flatMap(statusLines),
    ...found.remittances.flatMap(remittanceLines),
    ...found.otherSets.map((kind) => `  ${printable(kind)}: not read here`),
  ];
}

const VERDICTS = {
  accepted: 'accepted',
  acceptedWithErrors: 'accepted with errors',
  partlyAccepted: 'partly accepted',
  rejected: 'rejected',
  unknown: 'answered in a way that is not known here',
} as const;

function acknowledgementLines(reply: Acknowledgement): readonly string[] {
  const { kind, groupControl, verdict, setsAccepted, setsReceived } = reply;
  const counts =
    setsReceived === null ? '' : `, ${setsAccepted ?? '?'} of ${setsReceived} transaction sets accepted`;
  return [
    `  ${kind}: group ${printable(groupControl)} ${VERDICTS[verdict]}${counts}`,
    ...reply.reasons.map(({ code, words: why }) => `    ${printable(code)} ${why}`),
    ...reply.sets.flatMap((set) => [
      `    ${printable(set.kind)} ${printable(set.control)} ${VERDICTS[set.verdict]}`,
      ...set.reasons.map(({ code, words: why }) => `      ${printable(code)} ${why}`),
      ...set.errors.flatMap(errorLines),
    ]),
  ];
}

function errorLines(error: SegmentError): readonly string[] {
  const claim = claimNumberOf(error);
  const where = `      ${claim === null ? '' : `claim ${printable(claim)}, `}segment ${printable(error.segment)}${error.position === null ? '' : ` at ${error.position}`}`;
  return [
    `${where}: ${printable(error.code)} ${error.words}`,
    ...error.elements.map(
      ({ element, code, words: why }) =>
        `        element ${printable(error.segment)}${element === null ? '' : String(element).padStart(2, '0')}: ${printable(code)} ${why}`,
    ),
  ];
}

function statusLines({ claims, receivers, providers }: ClaimStatusReply): readonly string[] {
  const count = (verdict: 'accepted' | 'rejected' | 'unknown') =>
    claims.filter((claim) => claim.verdict === verdict).length;
  const unknown = count('unknown');
  return [
    `  277CA: ${count('accepted')} accepted, ${count('rejected')} rejected${unknown === 0 ? '' : `, ${unknown} unclear`}`,
    ...[...receivers, ...providers]
      .filter(({ verdict }) => verdict === 'rejected')
      .flatMap(({ trace, statuses }) => [
        `    everything under ${printable(trace)} rejected`,
        ...statuses.flatMap((status) => codeLines(status, '      ')),
      ]),
    ...claims.flatMap(({ claimNumber, verdict, payerClaimNumber, statuses, lines }) => [
      `    ${printable(claimNumber)} ${verdict === 'unknown' ? 'unclear' : verdict}${payerClaimNumber === null ? '' : `, payer’s number ${printable(payerClaimNumber)}`}`,
      ...statuses.flatMap((status) => codeLines(status, '      ')),
      ...lines
        .filter((line) => line.verdict !== 'accepted')
        .flatMap(({ controlNumber, statuses: own }) => [
          `      line ${printable(controlNumber ?? '?')}`,
          ...own.flatMap((status) => codeLines(status, '        ')),
        ]),
    ]),
  ];
}

function codeLines({ codes }: StatusInformation, indent: string): readonly string[] {
  return codes.map(({ category, status, entity, categoryWords, statusWords, entityWords }) => {
    const about = entity === '' ? '' : `, about ${entityWords === '' ? printable(entity) : entityWords}`;
    return `${indent}${printable(category)}:${printable(status)} ${categoryWords}; ${statusWords}${about}`;
  });
}

const OUTCOMES: Readonly<Record<ClaimOutcome, string>> = {
  paid: 'paid',
  partlyDenied: 'partly denied',
  denied: 'denied',
  pending: 'pending',
  reversal: 'reversal of an earlier payment',
  passedOn: 'passed on to another payer',
  forecast: 'forecast, no payment',
};

function remittanceLines({ remittance, balance }: ReturnedRemittance): readonly string[] {
  const { traceNumber, paymentDate, method, paymentCents, claims, providerAdjustments } = remittance;
  return [
    `  835: ${money(paymentCents)} by ${printable(method)} ${printable(traceNumber)}${paymentDate === null ? '' : ` of ${paymentDate}`}, ${claims.length} ${claims.length === 1 ? 'claim' : 'claims'}, ${balance.balanced ? 'balanced' : 'NOT balanced'}`,
    ...claims.flatMap(claimLines),
    ...providerAdjustments.map(
      ({ reason, cents }) => `    adjustment of the provider: ${printable(reason)} ${money(cents)}`,
    ),
    ...balance.imbalances.map(({ message, claimIndex, computedCents, statedCents }) => {
      const claim = claimIndex === null ? '' : `${printable(claims[claimIndex]?.claimNumber ?? '')}: `;
      return `    does not agree: ${claim}${message} (${money(computedCents)} counted, ${money(statedCents)} stated)`;
    }),
  ];
}

function claimLines(claim: RemittanceClaim): readonly string[] {
  const status = `${OUTCOMES[outcomeOf(claim)]} (status ${printable(claim.status)}, ${claimStatusWords(claim.status)})`;
  return [
    `    ${printable(claim.claimNumber)} ${status}: charged ${money(claim.chargeCents)}, paid ${money(claim.paidCents)}, patient ${money(claim.patientCents)}`,
    ...claim.adjustments.map((adjustment) => `      ${cut(adjustment)}`),
    ...claim.remarks.map((remark) => `      ${printable(remark)} ${rarcWords(remark).words}`),
    ...claim.lines.flatMap((line) => [
      `      line ${printable(line.controlNumber ?? '?')} ${printable(line.procedure?.code ?? '')}: charged ${money(line.chargeCents)}, paid ${money(line.paidCents)}`,
      ...line.adjustments.map((adjustment) => `        ${cut(adjustment)}`),
      ...line.remarks.map((remark) => `        ${printable(remark)} ${rarcWords(remark).words}`),
    ]),
  ];
}

function cut({ group, reason, cents }: Adjustment): string {
  return `${printable(group)}-${printable(reason)} ${money(cents)} ${carcWords(reason).words}`;
}

function money(cents: number | null): string {
  return cents === null ? 'an unknown amount' : formatCents(cents);
}
