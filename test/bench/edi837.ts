import { execFileSync } from 'node:child_process';
import { JSEDINotation, X12Generator } from 'node-x12';
import type { OutgoingClaim } from '../../shared/billing/outgoingClaim.ts';
import type { Batch837 } from '../../shared/edi/batch837.ts';
import { write837P } from '../../shared/edi/write837p.ts';
import { aBatch, aClaim, aCommercialClaim, aLine, JANE } from '../support/edi/anOutgoingClaim.ts';
import { measure, report, times } from './measure.ts';

/**
 * 837P files of a thousand and of ten thousand claims, each of another person, beside `node-x12` with the same segments.
 * The library is handed segments that are ready; the writer begins at claims, checks every one of them, brings texts
 * into X12's alphabet, puts people together, and keeps an index back to each field.
 */

const FEW = 1_000;
const MANY = 10_000;
const RUNS = 5;

function claims(count: number): readonly OutgoingClaim[] {
  return Array.from({ length: count }, (_, place) => {
    const number = place + 1;
    const lines = [
      aLine(number * 3, { note: `K0825 bene owned purch 01152024; motor ${place % 90} min – labor` }),
      aLine(number * 3 + 1, { code: 'E2378', modifiers: ['RB', 'KX', 'LT'], units: 1, chargeCents: 19250 }),
      aLine(number * 3 + 2, { code: 'E1390', modifiers: ['RR', 'KX', 'KH'], units: 1, chargeCents: 18500 }),
    ];
    const name = { lastName: `Testperson-${word(place)}`, firstName: 'José' };
    return place % 2 === 0
      ? aClaim(number, { lines, subscriber: { ...JANE, ...name } })
      : aCommercialClaim(number, {
          lines,
          subscriber: { ...JANE, ...name, memberId: `FMH${String(number).padStart(8, '0')}` },
        });
  });
}

function word(place: number): string {
  return [...String(place)].map((digit) => 'abcdefghij'[Number(digit)]).join('');
}

function write(batch: Batch837): string {
  const outcome = write837P(batch);
  if (!outcome.ok) throw new Error(outcome.fault.message);
  return outcome.value.text;
}

/** The file taken apart as the library wants to be given it. */
function notationOf(file: string): JSEDINotation {
  const [isa = [], gs = [], ...rest] = file.split('~').map((segment) => segment.split('*'));
  const notation = new JSEDINotation(isa.slice(1), { elementDelimiter: '*', segmentTerminator: '~' });
  const group = notation.addFunctionalGroup(gs.slice(1));
  for (const [tag = '', ...elements] of rest) {
    if (tag === 'ST') group.addTransaction(elements);
    else if (!['SE', 'GE', 'IEA', ''].includes(tag)) group.transactions.at(-1)?.addSegment(tag, elements);
  }
  return notation;
}

function generate(notation: JSEDINotation): string {
  return new X12Generator(notation).toString();
}

const PEAK_OF = 'CLAIMWRIGHT_BENCH_PEAK';

export async function benchEdi837(): Promise<void> {
  const alone = process.env[PEAK_OF];
  if (alone !== undefined) return tellPeak(alone);
  const batches = { few: aBatch(claims(FEW)), many: aBatch(claims(MANY)) };
  const notations = { few: notationOf(write(batches.few)), many: notationOf(write(batches.many)) };
  let sink = 0;
  const timed = (label: string, work: () => string) =>
    measure(label, RUNS, () => {
      sink += work().length;
    });
  const ours = {
    few: await timed('1,000 claims checked and written', () => write(batches.few)),
    many: await timed('10,000 claims checked and written', () => write(batches.many)),
  };
  const theirs = {
    few: await timed('1,000 claims, node-x12, from segments', () => generate(notations.few)),
    many: await timed('10,000 claims, node-x12, from segments', () => generate(notations.many)),
  };
  report(
    '837P files',
    [ours.few, ours.many, theirs.few, theirs.many],
    `growth for 10 times the claims: ${times(ours.many, ours.few)}, node-x12 ${times(theirs.many, theirs.few)}; ours / node-x12: ${times(ours.many, theirs.many)}${sink < 0 ? ' ' : ''}`,
  );
  for (const who of ['ours', 'node-x12'])
    console.log(`  peak memory of 10,000 claims, ${who}: ${peakOf(who)}`);
}

/** A process of its own, so that one does not hide behind what the other left. */
function peakOf(who: string): string {
  const [script = ''] = process.argv.slice(1);
  return execFileSync(process.execPath, ['--expose-gc', script, '--only', 'edi837'], {
    encoding: 'utf8',
    env: { ...process.env, [PEAK_OF]: who },
  })
    .trim()
    .split('\n')
    .slice(-1)
    .join('');
}

function tellPeak(who: string): void {
  const batch = aBatch(claims(MANY));
  const notation = who === 'ours' ? null : notationOf(write(batch));
  globalThis.gc?.();
  const before = process.memoryUsage().rss;
  const written = (notation ? generate(notation) : write(batch)).length;
  const peak = process.resourceUsage().maxRSS * 1024;
  const over = Math.max(0, peak - before) / 1_000_000;
  console.log(`${over.toFixed(0)} MB over the start, for a file of ${(written / 1_000_000).toFixed(1)} MB`);
}
