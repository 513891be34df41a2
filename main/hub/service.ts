import type { Buckets } from './buckets.ts';
import type { BodyPatience, Held } from './requestBody.ts';
import type { HubLimits, HubParts } from './routes.ts';

/** What a hub is told, and what one that runs holds. */

export interface Certificate {
  readonly cert: string | Buffer;
  readonly key: string | Buffer;
}

export interface HubOptions {
  readonly database: string;
  readonly host: string;
  /** 0: any that is free. */
  readonly port: number;
  /** Null: HTTP, for a proxy in front or for a trial. */
  readonly certificate: Certificate | null;
  /** A proxy in front says in `x-forwarded-for` who asks. */
  readonly behindProxy: boolean;
  /** Where /metrics is served, on the loopback address unless said otherwise; null: nowhere. */
  readonly metrics: { readonly host: string; readonly port: number } | null;
  readonly admission: string;
  readonly limits: HubLimits;
  readonly minSchema: number;
  /** Connections to PostgreSQL, at most. */
  readonly connections: number;
  /** Requests that prove nothing, of one address in a minute. */
  readonly failuresPerMinute: number;
  readonly patience: BodyPatience;
  /** How often lines are looked up that somebody waits for, while listening works and while not; milliseconds. */
  readonly checkMs: number;
  readonly checkDeafMs: number;
  readonly log: (entry: LogEntry) => void;
}

export type LogEntry = Readonly<Record<string, string | number | boolean>>;

export const USUAL: Omit<HubOptions, 'database' | 'certificate' | 'admission' | 'log'> = {
  host: '127.0.0.1',
  port: 8443,
  behindProxy: false,
  metrics: null,
  limits: { bytes: 10 * 1024 ** 3, devices: 500, requestsPerMinute: 1200 },
  minSchema: 0,
  connections: 20,
  failuresPerMinute: 60,
  patience: { idleMs: 20_000, bytesPerSecond: 2048, graceMs: 30_000, heldBytes: 256 * 1024 * 1024 },
  checkMs: 10_000,
  checkDeafMs: 1000,
};

export interface Service {
  readonly options: HubOptions;
  readonly parts: HubParts;
  readonly held: Held;
  readonly ofOffices: Buckets;
  readonly ofFailures: Buckets;
  readonly closing: AbortSignal;
}
