/** Medians of repeated runs, in milliseconds. */

export interface Timing {
  readonly label: string;
  readonly medianMs: number;
  readonly runs: number;
}

/** Runs `work` a few times to warm up, then `runs` times; async work is awaited. */
export async function measure(label: string, runs: number, work: () => unknown): Promise<Timing> {
  for (let index = 0; index < Math.min(runs, 20); index += 1) await work();
  const times: number[] = [];
  for (let index = 0; index < runs; index += 1) {
    const start = performance.now();
    await work();
    times.push(performance.now() - start);
  }
  times.sort((one, other) => one - other);
  return { label, medianMs: times[Math.floor(times.length / 2)] ?? 0, runs };
}

function milliseconds(value: number): string {
  return value < 1 ? `${(value * 1000).toFixed(1)} µs` : `${value.toFixed(2)} ms`;
}

export function report(title: string, timings: readonly Timing[], ratio: string): void {
  console.log(`\n${title}`);
  for (const { label, medianMs, runs } of timings) {
    console.log(`  ${label.padEnd(58)} ${milliseconds(medianMs).padStart(10)}  (median of ${runs})`);
  }
  console.log(`  ${ratio}`);
}

/** `12.3 times` */
export function times(one: Timing, other: Timing): string {
  return `${(one.medianMs / other.medianMs).toFixed(1)} times`;
}
