import type { CsvCheck, CsvPreview } from '../../shared/contract/register.ts';
import type { BenchOffice } from './office.ts';
import { benchOffice, value } from './office.ts';
import { measure, report, type Timing, times } from './measure.ts';

/**
 * The register at a thousand and at a hundred thousand devices: one keystroke in its search box, moving a device into a
 * home (every other held device is compared), the queue of duplicates, and a file of that many rows taken in.
 */

const MAKES = ['Examplair', 'Samplecare', 'Mockmed', 'Fictiva'];
const SIZES = [1_000, 100_000];

export async function benchRegister(): Promise<void> {
  const results = [];
  for (const size of SIZES) {
    const office = await benchOffice(1, () => undefined);
    const file = await takeIn(office, size);
    results.push({ size, file, lists: await lists(office) });
    await office.close();
  }
  const [small, large] = results;
  if (!small || !large) throw new Error('nothing was measured');
  for (const [index, timing] of large.lists.entries()) {
    const before = small.lists[index];
    if (before)
      report(
        `Register: ${timing.label}`,
        [before, timing],
        `growth: ${times(timing, before)} for 100 times the devices`,
      );
  }
  for (const { size, file } of results) {
    console.log(`\nA CSV file of ${size} devices: looked at, checked and taken in`);
    for (const [step, ms] of Object.entries(file)) {
      console.log(
        `  ${step.padEnd(58)} ${ms.toFixed(0).padStart(7)} ms  ${((ms * 1000) / size).toFixed(1)} µs a row`,
      );
    }
  }
}

async function lists(office: BenchOffice): Promise<Timing[]> {
  const page = { ownership: null, offset: 0, limit: 100 };
  const list = (query: string, more: object = {}) =>
    office.call('equipment.list', { query, ...page, ...more });
  return [
    await measure('first page', 20, () => list('')),
    await measure('first page of one status', 20, () => list('', { status: 'inStock' })),
    await measure('search, whole serial', 20, () => list('LST-000500')),
    await measure('search, one letter that fits all', 20, () => list('L')),
    await measure('search, two letters that fit all', 20, () => list('LS')),
    await measure('search, three letters that fit many', 20, () => list('LST')),
    await measure('search, three letters and a status', 20, () => list('LST', { status: 'inStock' })),
    await measure('scan of a serial', 20, () => office.call('equipment.scan', { text: 'LST-000500' })),
    await measure('queue of duplicates', 5, () => office.call('equipment.duplicates', {})),
  ];
}

async function takeIn(office: BenchOffice, size: number): Promise<Record<string, number>> {
  const rows = Array.from({ length: size }, (_, index) =>
    [
      `LST-${String(index).padStart(6, '0')}`,
      MAKES[index % MAKES.length],
      `Model ${index % 40}`,
      'Shelf',
      '120.50',
    ].join(),
  );
  const bytes = new TextEncoder().encode(`Serial,Make,Model,Location,Cost\n${rows.join('\n')}\n`);
  const send = async (): Promise<{ uploadId: string; delimiter: null }> => {
    const sent = value((await office.app.putFile(bytes, 'list.csv', 'text/csv')) as never) as {
      uploadId: string;
    };
    return { uploadId: sent.uploadId, delimiter: null };
  };
  const took: Record<string, number> = {};
  const timed = async <T>(step: string, work: () => Promise<T>): Promise<T> => {
    const start = performance.now();
    const answer = await work();
    took[step] = performance.now() - start;
    return answer;
  };
  const { mapping } = await timed('looked at', async () =>
    office.call<CsvPreview>('register.readCsv', await send()),
  );
  await timed('checked against itself and the register', async () =>
    office.call<CsvCheck>('register.checkCsv', { ...(await send()), mapping }),
  );
  await timed('taken in, encrypted and journaled, in one transaction', async () =>
    office.call('register.importCsv', {
      ...(await send()),
      mapping,
      leaveOutWrong: false,
      leaveOutLike: true,
    }),
  );
  await timed('written out again', () =>
    office.call('register.exportCsv', { ownership: null, withHolders: false }),
  );
  return took;
}
