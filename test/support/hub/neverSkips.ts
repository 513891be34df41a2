// What every line must hold, whatever happens to those who write it: who reads on from the last place that was seen
// misses nothing, and nothing that was acknowledged is lost.
import { setTimeout as wait } from 'node:timers/promises';

export interface Line {
  /** Pushes sets of a writer, by their numbers. Rejects when nobody can say whether they were taken. */
  push(writer: number, numbers: readonly number[]): Promise<void>;
  /** What follows a place, in order. */
  pull(
    after: number,
  ): Promise<readonly { readonly seq: number; readonly writer: number; readonly n: number }[]>;
}

export interface Judged {
  /** Acknowledged, and not seen by who read on from place to place while all were writing. */
  readonly skipped: number;
  /** Acknowledged, and not there in the end. */
  readonly lost: number;
  /** Places that nothing stands at. */
  readonly gaps: number;
  /** Sets that stand there more than once. */
  readonly doubled: number;
  readonly acknowledged: number;
}

/** @param whileWriting what happens meanwhile; the writers go on until it ends */
export async function judgeLine(
  line: Line,
  { writers, whileWriting }: { readonly writers: number; readonly whileWriting: () => Promise<void> },
): Promise<Judged> {
  const acknowledged = new Set<string>();
  let over = false;

  async function write(writer: number): Promise<void> {
    for (let next = 1; !over;) {
      const numbers = Array.from({ length: 1 + Math.floor(Math.random() * 4) }, (_, at) => next + at);
      try {
        await line.push(writer, numbers);
        for (const n of numbers) acknowledged.add(`${String(writer)}/${String(n)}`);
        next += numbers.length;
      } catch {
        // Offered again: whoever asks does not know whether it was taken.
        await wait(5);
      }
    }
  }

  const seen = new Set<string>();
  let place = 0;
  async function read(): Promise<number> {
    const page = await line.pull(place).catch(() => []);
    for (const { seq, writer, n } of page) {
      seen.add(`${String(writer)}/${String(n)}`);
      place = Math.max(place, seq);
    }
    return page.length;
  }
  async function readOn(): Promise<void> {
    while (!over) {
      await read();
      await wait(2);
    }
  }

  const all = [...Array.from({ length: writers }, (_, writer) => write(writer)), readOn()];
  await whileWriting();
  over = true;
  await Promise.all(all);
  while ((await read()) > 0);

  const whole: { readonly seq: number; readonly name: string }[] = [];
  for (let after = 0; ;) {
    const page = await line.pull(after);
    whole.push(...page.map(({ seq, writer, n }) => ({ seq, name: `${String(writer)}/${String(n)}` })));
    const last = page.at(-1);
    if (!last) break;
    after = last.seq;
  }
  const names = new Set(whole.map(({ name }) => name));
  return {
    skipped: [...acknowledged].filter((name) => !seen.has(name)).length,
    lost: [...acknowledged].filter((name) => !names.has(name)).length,
    gaps: (whole.at(-1)?.seq ?? 0) - whole.length,
    doubled: whole.length - names.size,
    acknowledged: acknowledged.size,
  };
}
