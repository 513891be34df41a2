import { execFileSync } from 'node:child_process';
import { X12Interchange, X12Parser } from 'node-x12';
import { balanceRemittance } from '../../shared/edi/balanceRemittance.ts';
import { matchRemittance, type SentClaim } from '../../shared/edi/matchRemittance.ts';
import { denialsOf } from '../../shared/edi/remittanceDenials.ts';
import { readInterchange } from '../../shared/edi/readInterchange.ts';
import { readReturned } from '../../shared/edi/readReturned.ts';
import { aCut, aPaidClaim, aPaidLine, aRemit, file835 } from '../support/edi/returnedFiles.ts';
import { measure, report, times } from './measure.ts';

/**
 * An 835 of a thousand and of ten thousand claims, each with a labor line that was paid and a part line that was
 * denied, beside `node-x12` on the same text. The library answers with segments and elements; the reader types every
 * value, names every doubt, and adds up lines, claims and payment. What stands beside it is therefore told twice: taken
 * apart only, and read whole. Matching and denials come on top.
 */

const FEW = 1_000;
const MANY = 10_000;
const RUNS = 7;

function remittanceText(count: number): string {
  const claims = Array.from({ length: count }, (_, place) => {
    const number = String(place).padStart(6, '0');
    const denied = place % 10 === 0;
    const labor = aPaidLine({
      charge: 12_000,
      units: 4,
      cuts: [aCut('CO', '45', 2_000), aCut('PR', '2', 2_000), aCut('CO', '253', 160)],
      control: `L${number}A`,
      allowed: 10_000,
    });
    const part = aPaidLine({
      code: 'E2378',
      modifiers: ['RB', 'KX', 'LT'],
      charge: 19_250,
      cuts: denied ? [aCut('CO', '16', 19_250)] : [aCut('CO', '45', 1_000)],
      control: `L${number}B`,
      remarks: denied ? ['M124'] : [],
    });
    return aPaidClaim({
      number: `CW-${number}`,
      payerNumber: `ICN${number}`,
      lines: [labor, part],
      remarks: ['MA01'],
    });
  });
  return file835([aRemit({ claims })]);
}

function sentClaims(count: number): readonly SentClaim[] {
  return Array.from({ length: count }, (_, place) => {
    const number = String(place).padStart(6, '0');
    const line = (letter: string, code: string, modifiers: readonly string[], chargeCents: number) => ({
      lineId: `${number}${letter}`,
      controlNumber: `L${number}${letter}`,
      code,
      modifiers,
      date: '2026-11-05',
      chargeCents,
    });
    return {
      claimId: number,
      number: `CW-${number}`,
      payerIdentifier: '17013',
      lines: [line('A', 'K0739', [], 12_000), line('B', 'E2378', ['RB', 'KX', 'LT'], 19_250)],
    };
  });
}

/** What is read, as a number that no compiler can leave out; a file that does not balance is a fault of the bench. */
function readWhole(text: string): number {
  const file = readReturned(text);
  const [only] = file.interchanges.flatMap(({ remittances }) => remittances);
  if (only === undefined || !only.balance.balanced || file.worst !== null)
    throw new Error('the file is not whole');
  return only.remittance.claims.length;
}

function parse(text: string): number {
  const read = new X12Parser(false).parse(text);
  if (!(read instanceof X12Interchange)) throw new Error('not one interchange');
  return read.functionalGroups[0]?.transactions[0]?.segments.length ?? 0;
}

const PEAK_OF = 'CLAIMWRIGHT_BENCH_PEAK';

export async function benchEdi835(): Promise<void> {
  const alone = process.env[PEAK_OF];
  if (alone !== undefined) return tellPeak(alone);
  const [few, many] = [remittanceText(FEW), remittanceText(MANY)];
  let sink = 0;
  const timed = (label: string, work: () => number) =>
    measure(label, RUNS, () => {
      sink += work();
    });
  const apart = await timed(
    '10,000 claims taken apart into segments',
    () => readInterchange(many).segmentCount,
  );
  const ours = {
    few: await timed('1,000 claims read, typed and balanced', () => readWhole(few)),
    many: await timed('10,000 claims read, typed and balanced', () => readWhole(many)),
  };
  const theirs = {
    few: await timed('1,000 claims, node-x12, into segments', () => parse(few)),
    many: await timed('10,000 claims, node-x12, into segments', () => parse(many)),
  };
  report(
    '835 files',
    [apart, ours.few, ours.many, theirs.few, theirs.many],
    `growth for 10 times the claims: ${times(ours.many, ours.few)}, node-x12 ${times(theirs.many, theirs.few)}; ` +
      `node-x12 / ours taken apart: ${times(theirs.many, apart)}; node-x12 / ours read whole: ${times(theirs.many, ours.many)}`,
  );

  const [read] = readReturned(many).interchanges.flatMap(({ remittances }) => remittances);
  if (read === undefined) throw new Error('no remittance');
  const { remittance } = read;
  const sent = sentClaims(MANY);
  const after = [
    await timed('matched with 10,000 claims that were sent', () => matchRemittance(remittance, sent).length),
    await timed('denials of 10,000 claims', () => remittance.claims.flatMap(denialsOf).length),
    await timed('10,000 claims balanced', () => balanceRemittance(remittance).imbalances.length),
  ];
  report('835 files, what follows', after, `claims: 10,000${sink < 0 ? ' ' : ''}`);
  for (const who of ['ours', 'node-x12'])
    console.log(`  peak memory of 10,000 claims, ${who}: ${peakOf(who)}`);
}

/** A process of its own, so that one does not hide behind what the other left. */
function peakOf(who: string): string {
  const [script = ''] = process.argv.slice(1);
  return execFileSync(process.execPath, ['--expose-gc', script, '--only', 'edi835'], {
    encoding: 'utf8',
    env: { ...process.env, [PEAK_OF]: who },
  })
    .trim()
    .split('\n')
    .slice(-1)
    .join('');
}

function tellPeak(who: string): void {
  const text = remittanceText(MANY);
  globalThis.gc?.();
  const before = process.memoryUsage().rss;
  if (who === 'ours') readWhole(text);
  else parse(text);
  const peak = process.resourceUsage().maxRSS * 1024;
  const over = Math.max(0, peak - before) / 1_000_000;
  console.log(
    `${over.toFixed(0)} MB over the start, for a file of ${(text.length / 1_000_000).toFixed(1)} MB`,
  );
}
