/** Counts of this copy, as Prometheus reads them: of routes, never of offices. */

const BUCKETS_S = [0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10, 30];

export interface Measured {
  readonly method: string;
  /** The pattern, not the path: that names files and letters. */
  readonly route: string;
  readonly status: number;
  readonly seconds: number;
  readonly bytesIn: number;
  readonly bytesOut: number;
  readonly refused: string | null;
}

interface Histogram {
  readonly counts: number[];
  sum: number;
  count: number;
}

export interface Metrics {
  note(measured: Measured): void;
  add(name: 'sets', amount: number): void;
  /** @param gauges what is so at this moment, by name */
  text(gauges: Readonly<Record<string, number>>): string;
}

const HELP: Readonly<Record<string, string>> = {
  claimwright_hub_requests_total: 'Requests, by route and status.',
  claimwright_hub_refusals_total: 'Refused requests, by kind.',
  claimwright_hub_received_bytes_total: 'Bytes of bodies that were sent to the hub.',
  claimwright_hub_sent_bytes_total: 'Bytes of bodies that the hub sent.',
  claimwright_hub_sets_total: 'Change sets taken in.',
  claimwright_hub_request_seconds:
    'How long requests took, by route; those that wait for news are of their own.',
};

export function startMetrics(): Metrics {
  const counters = new Map<string, Map<string, number>>();
  const histograms = new Map<string, Histogram>();

  function count(name: string, labels: string, amount: number): void {
    const series = counters.get(name) ?? new Map<string, number>();
    counters.set(name, series);
    series.set(labels, (series.get(labels) ?? 0) + amount);
  }
  function observe(labels: string, seconds: number): void {
    const there = histograms.get(labels) ?? { counts: BUCKETS_S.map(() => 0), sum: 0, count: 0 };
    histograms.set(labels, there);
    const at = BUCKETS_S.findIndex((limit) => seconds <= limit);
    if (at >= 0) there.counts[at] = (there.counts[at] ?? 0) + 1;
    there.sum += seconds;
    there.count += 1;
  }

  return {
    note({ method, route, status, seconds, bytesIn, bytesOut, refused }) {
      const labels = `method="${method}",route="${route}"`;
      count('claimwright_hub_requests_total', `${labels},status="${String(status)}"`, 1);
      count('claimwright_hub_received_bytes_total', '', bytesIn);
      count('claimwright_hub_sent_bytes_total', '', bytesOut);
      if (refused !== null) count('claimwright_hub_refusals_total', `kind="${refused}"`, 1);
      observe(labels, seconds);
    },
    add(name, amount) {
      count(`claimwright_hub_${name}_total`, '', amount);
    },
    text(gauges) {
      const lines: string[] = [];
      for (const [name, series] of counters) {
        lines.push(`# HELP ${name} ${HELP[name] ?? ''}`, `# TYPE ${name} counter`);
        for (const [labels, value] of series) lines.push(line(name, labels, value));
      }
      const name = 'claimwright_hub_request_seconds';
      lines.push(`# HELP ${name} ${HELP[name] ?? ''}`, `# TYPE ${name} histogram`);
      for (const [labels, { counts, sum, count: all }] of histograms) {
        let below = 0;
        BUCKETS_S.forEach((limit, at) => {
          below += counts[at] ?? 0;
          lines.push(line(`${name}_bucket`, `${labels},le="${String(limit)}"`, below));
        });
        lines.push(line(`${name}_bucket`, `${labels},le="+Inf"`, all));
        lines.push(line(`${name}_sum`, labels, sum), line(`${name}_count`, labels, all));
      }
      for (const [gauge, value] of Object.entries(gauges)) {
        lines.push(`# TYPE claimwright_hub_${gauge} gauge`, line(`claimwright_hub_${gauge}`, '', value));
      }
      return `${lines.join('\n')}\n`;
    },
  };
}

function line(name: string, labels: string, value: number): string {
  return `${name}${labels === '' ? '' : `{${labels}}`} ${String(value)}`;
}
