import type { HubRefusal, RefusalKind } from '../../shared/sync/hubProtocol.ts';

/** What a request comes to: a value, or a refusal that its asker can act on. */

/** `now` is put in when it is sent, where the database's clock was not looked at. */
export type Refusal = Omit<HubRefusal, 'now'> & { readonly now?: number };
export type Outcome<T> =
  { readonly ok: true; readonly value: T } | { readonly ok: false; readonly refusal: Refusal };

export function done<T>(value: T): Outcome<T> {
  return { ok: true, value };
}

export function refuse(
  refused: RefusalKind,
  message: string,
  more: Partial<Pick<Refusal, 'retryAfter' | 'minSchema' | 'have' | 'now'>> = {},
): { readonly ok: false; readonly refusal: Refusal } {
  return { ok: false, refusal: { refused, message, ...more } };
}

/** The status that each refusal travels under, so that proxies and dashboards understand it too. */
export const STATUS: Readonly<Record<RefusalKind, number>> = {
  invalid: 400,
  notSigned: 401,
  clockOff: 401,
  unknownOffice: 403,
  unknownDevice: 403,
  removed: 403,
  notAllowed: 403,
  notFound: 404,
  replayed: 409,
  setBack: 409,
  outOfPlace: 409,
  tooLarge: 413,
  clockAhead: 422,
  tooOld: 426,
  tooMany: 429,
  busy: 503,
  full: 507,
};

/** A body of an answer: bytes as they are, anything else as JSON. */
export interface Reply {
  readonly body: Uint8Array | object;
  readonly headers?: Readonly<Record<string, string>>;
}
