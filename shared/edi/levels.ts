import type { OutgoingClaim } from '../billing/outgoingClaim.ts';
import type { Batch837 } from './batch837.ts';
import { billingBlock } from './billingLoop.ts';
import { CLAIMS_PER_SUBSCRIBER } from './lengths.ts';
import { type Block, TERMINATOR } from './segments.ts';
import { patientBlock, subscriberBlock } from './subscriberLoop.ts';

/** Which claims stand together: one provider, one insured person and payer, one patient. */

/** A hierarchical level: what stands in its loops, and what is below it. */
export interface Level<Child> {
  readonly block: Block;
  readonly children: Child[];
}
export type ProviderLevel = Level<SubscriberLevel>;
export interface SubscriberLevel extends Level<OutgoingClaim> {
  /** Patients who are not the subscriber; the claims are theirs. */
  readonly patients: readonly Level<OutgoingClaim>[];
}

/** A claim with the blocks above it, and their text: equal text means the same level. */
export interface Placed {
  readonly claim: OutgoingClaim;
  readonly provider: Block;
  readonly subscriber: Block;
  readonly patient: Block | null;
  readonly keys: readonly [string, string, string];
}

/** Claims in the order of the wire: by provider, subscriber and patient, each in the order of first sight. */
export function groupClaims({ claims, partner }: Batch837): readonly Placed[] {
  const contact = { name: partner.contactName, phone: partner.contactPhone };
  const tree = new Map<string, Map<string, Map<string, Placed[]>>>();
  for (const claim of claims) {
    const provider = billingBlock(claim, contact);
    const subscriber = subscriberBlock(claim);
    const patient = claim.dependent && patientBlock(claim.dependent);
    const keys = [textOf(provider), textOf(subscriber), patient ? textOf(patient) : ''] as const;
    const ofProvider = within(tree, keys[0], () => new Map<string, Map<string, Placed[]>>());
    const ofSubscriber = within(ofProvider, keys[1], () => new Map<string, Placed[]>());
    within(ofSubscriber, keys[2], (): Placed[] => []).push({ claim, provider, subscriber, patient, keys });
  }
  return [...tree.values()].flatMap((provider) =>
    [...provider.values()].flatMap((subscriber) => [...subscriber.values()].flat()),
  );
}

function textOf({ texts }: Block): string {
  return texts.join(TERMINATOR);
}

function within<Value>(map: Map<string, Value>, key: string, make: () => Value): Value {
  const found = map.get(key);
  if (found !== undefined) return found;
  const made = make();
  map.set(key, made);
  return made;
}

/** The levels of one set. Equal neighbours share a level, up to the claims that one level holds. */
export function levelsOf(claims: readonly Placed[]): readonly ProviderLevel[] {
  return runs(claims, ({ keys }) => keys[0]).map((ofProvider) => ({
    block: ofProvider[0].provider,
    children: runs(ofProvider, ({ keys }) => keys[1]).flatMap(subscriberLevels),
  }));
}

function subscriberLevels(claims: Run<Placed>): readonly SubscriberLevel[] {
  const { subscriber, patient } = claims[0];
  if (patient === null) {
    return chunks(claims, CLAIMS_PER_SUBSCRIBER).map((part) => ({
      block: subscriber,
      children: part.map(({ claim }) => claim),
      patients: [],
    }));
  }
  const patients = runs(claims, ({ keys }) => keys[2]).flatMap((ofPatient) =>
    chunks(ofPatient, CLAIMS_PER_SUBSCRIBER).map((part) => ({
      block: ofPatient[0].patient ?? subscriber,
      children: part.map(({ claim }) => claim),
    })),
  );
  return [{ block: subscriber, children: [], patients }];
}

type Run<Value> = readonly [Value, ...Value[]];

/** Neighbours with the same key, together. */
function runs<Value>(values: readonly Value[], key: (value: Value) => string): Run<Value>[] {
  const found: [Value, ...Value[]][] = [];
  let last: string | null = null;
  for (const value of values) {
    const current = key(value);
    const open = found.at(-1);
    if (open && current === last) open.push(value);
    else found.push([value]);
    last = current;
  }
  return found;
}

export function chunks<Value>(values: readonly Value[], size: number): Value[][] {
  return Array.from({ length: Math.ceil(values.length / size) }, (_, part) =>
    values.slice(part * size, (part + 1) * size),
  );
}
