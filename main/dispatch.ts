import { randomBytes } from 'node:crypto';
import type { z } from 'zod';
import type { AttachmentBox } from '../db/attachments.ts';
import type { Connection } from '../db/open.ts';
import {
  type CheckedInputOf,
  type ChannelName,
  type Contract,
  contract,
  isChannelName,
  type OutputOf,
} from '../shared/contract/contract.ts';
import type { IsoDate, Instant } from '../shared/domain/dates.ts';
import type { Id, IdSource } from '../shared/domain/ids.ts';
import type { Office, User } from '../shared/domain/people.ts';
import { assertNever, fail, forbidden, locked, type Issue, type Result } from '../shared/result.ts';
import type { Witness } from './auditing/witness.ts';
import { changesClaims, claimsAreHere } from './handlers/heldClaims.ts';
import type { CallOrigin, Log } from './hosts/ports.ts';
import type { Services } from './services.ts';

/**
 * The one way from a window to a handler: parse, authorise, transact, handle, reply. It is the only place that
 * catches, and the only one that checks a role.
 */

/** What a handler that reads may use. Everything in it belongs to the signed-in person's open office. */
export interface ReadContext {
  readonly db: Connection;
  readonly user: User;
  readonly office: Office;
  readonly today: IsoDate;
  readonly now: Instant;
}

/** What a handler that writes may use. It runs inside a transaction that a failed Result rolls back. */
export interface WriteContext extends ReadContext {
  readonly newId: IdSource;
  /** The transaction's own id in the journal. */
  readonly transactionId: Id;
  readonly attachments: AttachmentBox;
}

/** What a handler with effects may use. It opens its own short transactions through the services. */
export interface EffectContext {
  readonly services: Services;
  /** Null for the channels that work before anybody has signed in. */
  readonly user: User | null;
  readonly origin: CallOrigin;
}

type HandlerOf<Name extends ChannelName> = Contract[Name]['kind'] extends 'read'
  ? (input: CheckedInputOf<Name>, context: ReadContext) => Result<OutputOf<Name>>
  : Contract[Name]['kind'] extends 'write'
    ? (input: CheckedInputOf<Name>, context: WriteContext) => Result<OutputOf<Name>>
    : (input: CheckedInputOf<Name>, context: EffectContext) => Promise<Result<OutputOf<Name>>>;

/** A handler for every channel: one that is missing, unknown or of the wrong kind does not compile. */
export type Handlers = { readonly [Name in ChannelName]: HandlerOf<Name> };

/** A handler after its channel's schema has checked the input: types are settled by `Handlers`. */
type AnyRead = (input: unknown, context: ReadContext) => Result<unknown>;
type AnyWrite = (input: unknown, context: WriteContext) => Result<unknown>;
type AnyEffect = (input: unknown, context: EffectContext) => Promise<Result<unknown>>;

/** The two channels that an owner may use before the recovery code has come back. */
const BEFORE_RECOVERY: readonly ChannelName[] = [
  'session.confirmRecovery',
  'session.newRecoveryCode',
  'session.lock',
];

export type Dispatch = (channel: string, input: unknown, origin: CallOrigin) => Promise<Result<unknown>>;

/** @param witness notes in the audit trail what is given away */
export function createDispatch(handlers: Handlers, services: Services, log: Log, witness: Witness): Dispatch {
  return async function dispatch(channel, input, origin) {
    try {
      return await answer(handlers, services, log, witness, channel, input, origin);
    } catch (error) {
      const reference = randomBytes(4).toString('hex');
      log.error(reference, error);
      return fail({
        kind: 'internal',
        reference,
        message: `Something went wrong inside the program. Nothing of this step was saved. Try again; if it happens again, give your support this reference: ${reference}.`,
      });
    }
  };
}

async function answer(
  handlers: Handlers,
  services: Services,
  log: Log,
  witness: Witness,
  channel: string,
  input: unknown,
  origin: CallOrigin,
): Promise<Result<unknown>> {
  if (!isChannelName(channel)) {
    return refuse(log, 'unknown channel', [{ path: 'channel', message: 'There is no such message.' }]);
  }
  const entry = contract[channel];
  const parsed = checked(entry.input, input);
  if (!parsed.ok) return refuse(log, channel, parsed.issues);
  // Before anybody is judged: while this waits the office may be locked.
  if (entry.kind === 'write') await services.quiet();
  // Also where no timer came to it: the computer slept, or its clock was put on.
  services.lockIfIdle();
  const admitted = admit(channel, services);
  if (!admitted.ok) return admitted;
  const { user } = admitted.value;
  switch (entry.kind) {
    case 'read': {
      const result = services.read((context) => (handlers[channel] as AnyRead)(parsed.value, context));
      return told(witness, services, channel, parsed.value, result);
    }
    case 'write': {
      const written = services.write(channel, entry.label, (context) => {
        const here = claimsAreHere(channel, parsed.value, context);
        return here.ok ? (handlers[channel] as AnyWrite)(parsed.value, context) : here;
      });
      // What is read may be asked for by a page that nobody sits before; what is written, somebody entered.
      if (written.ok) services.session.touch();
      return written;
    }
    case 'effect': {
      const own = services.forThisSitting();
      if (changesClaims(channel)) {
        const here = own.read((context) => claimsAreHere(channel, parsed.value, context));
        if (!here.ok) return here;
      }
      const result = await (handlers[channel] as AnyEffect)(parsed.value, { services: own, user, origin });
      return told(witness, own, channel, parsed.value, result);
    }
    default:
      return assertNever(entry);
  }
}

/** Nothing is given away that was not noted: not to a window whose person has signed out meanwhile. */
function told(
  witness: Witness,
  services: Services,
  channel: ChannelName,
  input: unknown,
  result: Result<unknown>,
): Result<unknown> {
  return !result.ok || witness.answered(services, channel, input, result.value) ? result : locked();
}

/** Who is asking, if they may: the same check for every host and every channel. */
function admit(channel: ChannelName, services: Services): Result<{ user: User | null }> {
  const { roles } = contract[channel];
  const user = services.user();
  if (roles === 'anyone') return { ok: true, value: { user } };
  if (user === null) return locked();
  if (services.awaitsRecovery() && !BEFORE_RECOVERY.includes(channel)) {
    return fail({
      kind: 'locked',
      message: 'Type the recovery code back first: until then nothing can be entered.',
    });
  }
  if (!roles.includes(user.role)) {
    return forbidden('Your role may not do this. Ask the billing lead or the owner.');
  }
  return { ok: true, value: { user } };
}

/** Logged by channel and count only: the input may hold anything. */
function refuse(log: Log, channel: string, issues: readonly Issue[]): Result<never> {
  log.info('input refused', { channel, issues: issues.length });
  const first = issues[0];
  const message =
    issues.length === 1 && first ? first.message : 'Some of what was entered cannot be saved as it stands.';
  return fail({ kind: 'invalid', message, issues: issues.slice(0, 50) });
}

function checked(
  schema: z.ZodType,
  input: unknown,
): { readonly ok: true; readonly value: unknown } | { readonly ok: false; readonly issues: Issue[] } {
  try {
    const parsed = schema.safeParse(input);
    return parsed.success
      ? { ok: true, value: parsed.data }
      : { ok: false, issues: parsed.error.issues.map(issueOf) };
  } catch (error) {
    // The stack ran out: only a sender who means harm nests a value that deep.
    if (error instanceof RangeError)
      return { ok: false, issues: [{ path: '', message: 'This is nested too deep.' }] };
    throw error;
  }
}

/** Never quotes an unknown key or a value: either may be somebody's data. */
function issueOf(issue: z.core.$ZodIssue): Issue {
  const path = issue.path.map(String).join('.');
  if (issue.code === 'unrecognized_keys')
    return { path, message: 'There is a field here that does not belong.' };
  if (issue.code === 'invalid_union')
    return { path, message: 'This is not one of the values that fit here.' };
  return { path, message: issue.message };
}
