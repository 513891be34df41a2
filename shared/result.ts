/**
 * What a function that may be refused answers with. Expected failures are values from a closed set;
 * bugs throw and are caught once, in dispatch.
 */

/** One field that changed under the editor: what is stored now, and who put it there. */
export interface ChangedField {
  readonly path: string;
  readonly current: unknown;
  readonly by: string;
  /** Instant, ISO 8601 with offset. */
  readonly at: string;
}

/** One thing wrong with an input: where (dotted path) and what to do about it. Never quotes the value. */
export interface Issue {
  readonly path: string;
  readonly message: string;
}

export type Fault =
  /** The input is not acceptable; every problem is listed with its path. */
  | { readonly kind: 'invalid'; readonly message: string; readonly issues: readonly Issue[] }
  /** There is no such record (or it was removed). */
  | { readonly kind: 'notFound'; readonly message: string }
  /** Somebody saved first; nothing was written. */
  | {
      readonly kind: 'conflict';
      readonly message: string;
      readonly revision: number;
      readonly changed: readonly ChangedField[];
    }
  /** Findings or the state of the record stand in the way; rule ids are listed. */
  | { readonly kind: 'blocked'; readonly message: string; readonly rules: readonly string[] }
  | { readonly kind: 'forbidden'; readonly message: string }
  /** The store is locked or not set up yet. `retryAfterSeconds` when attempts are slowed down. */
  | { readonly kind: 'locked'; readonly message: string; readonly retryAfterSeconds?: number }
  /** The computer refused: disk full, folder read-only, file damaged, no printer. `code` names which. */
  | { readonly kind: 'unavailable'; readonly message: string; readonly code: string }
  /** A bug. Only the reference under which it was logged leaves the main process. */
  | { readonly kind: 'internal'; readonly message: string; readonly reference: string };

export type FaultKind = Fault['kind'];

export type Result<T> =
  { readonly ok: true; readonly value: T } | { readonly ok: false; readonly fault: Fault };

export function ok<T>(value: T): Result<T> {
  return { ok: true, value };
}

export function fail(fault: Fault): Result<never> {
  return { ok: false, fault };
}

/** Refuses one field. `path` is dotted, e.g. `order.signedOn`. */
export function invalid(path: string, message: string): Result<never> {
  return fail({ kind: 'invalid', message, issues: [{ path, message }] });
}

export function notFound(what: string): Result<never> {
  return fail({
    kind: 'notFound',
    message: `This ${what} does not exist any more. Go back and choose another.`,
  });
}

export function unavailable(code: string, message: string): Result<never> {
  return fail({ kind: 'unavailable', code, message });
}

/** Refused for a reason that a person can mend: the message says how. */
export function blocked(message: string): Result<never> {
  return fail({ kind: 'blocked', message, rules: [] });
}

/** Nobody is signed in, or somebody else by now. */
export function locked(): Result<never> {
  return fail({ kind: 'locked', message: 'The office is locked. Unlock it with your passphrase to go on.' });
}

export function forbidden(message: string): Result<never> {
  return fail({ kind: 'forbidden', message });
}

/** Makes the compiler prove that every case of a union was handled. */
export function assertNever(value: never): never {
  throw new Error(`unhandled case: ${typeof value}`);
}
