import type { BenchOffice } from './office.ts';
import { measure, report, times, type Timing } from './measure.ts';

/** What a keystroke in the code look-ups costs, with everything typed so far searched again. */

const TYPED = ['w', 'wh', 'wheelchair', 'oxygen', 'E', 'E1', 'E13', 'portable conc', 'repair labor', 'zzzz'];
const TYPED_DIAGNOSES = ['j', 'j9', 'J96.1', 'chronic obs', 'respiratory failure', 'fracture of', 'zzzz'];

export async function benchCodes(office: BenchOffice): Promise<void> {
  const one = await slowest('HCPCS', TYPED, (query) => office.call('codes.find', { query, limit: 100 }));
  const other = await slowest('ICD-10-CM', TYPED_DIAGNOSES, (query) =>
    office.call('codes.icd10', { query, limit: 50 }),
  );
  report(
    'A keystroke in the code look-ups (the slowest of what was typed)',
    [one, other],
    `diagnoses / codes: ${times(other, one)}`,
  );
}

async function slowest(
  name: string,
  typed: readonly string[],
  find: (query: string) => Promise<unknown>,
): Promise<Timing> {
  const timings: Timing[] = [];
  for (const query of typed) {
    timings.push(await measure(`${name}, “${query}”`, 40, () => find(query)));
  }
  const [first, ...rest] = timings;
  if (!first) throw new Error('nothing was typed');
  return rest.reduce((slow, timing) => (timing.medianMs > slow.medianMs ? timing : slow), first);
}
