import type { OutgoingClaim } from '../billing/outgoingClaim.ts';
import type { Id } from '../domain/ids.ts';
import type { Cents } from '../domain/money.ts';
import {
  type Batch837,
  CLAIMS_PER_SET,
  type ClaimFacts,
  type Outcome837,
  type Written837,
} from './batch837.ts';
import { type BatchIndex, type IndexDraft, kindNumber } from './batchIndex.ts';
import { BILLING_HL } from './billingLoop.ts';
import { checkBatch } from './checkBatch.ts';
import { claimBlock, totalCents } from './claimLoop.ts';
import { ge, gs, iea, isa, SE, setControl, setHead } from './envelope.ts';
import { chunks, groupClaims, levelsOf, type ProviderLevel, type SubscriberLevel } from './levels.ts';
import { type Block, segmentText, type Shape, TERMINATOR } from './segments.ts';
import { PATIENT_HL, SUBSCRIBER_HL } from './subscriberLoop.ts';
import { EMPTY } from './wireText.ts';
import { code, type Wire, whole } from './wireValues.ts';

/**
 * Writes finalised claims as one 837P file (ASC X12N 005010X222A1): one interchange, one group, a transaction set for
 * each 5,000 claims. Claims of one billing provider, one insured person and one patient stand under the same
 * hierarchical levels. Refuses the whole batch with every problem of every claim when one of them cannot be sent.
 */
export function write837P(batch: Batch837): Outcome837 {
  const { problems, notices } = checkBatch(batch);
  if (problems.length > 0) {
    const message = `The file was not written: ${problems.length} ${problems.length === 1 ? 'value stands' : 'values stand'} in the way. Mend what is listed, then write it again.`;
    const issues = problems.map(({ path, message: text }) => ({ path, message: text }));
    return { ok: false, fault: { kind: 'invalid', message, issues }, problems };
  }
  return { ok: true, value: { ...written(batch), notices } };
}

function written(batch: Batch837): Omit<Written837, 'notices'> {
  const lines: string[] = [isa(batch), gs(batch)];
  const draft: IndexDraft = { places: new Map(), kinds: [] };
  const indexed: { readonly claimId: Id; readonly lineIds: readonly Id[] }[] = [];
  const facts: ClaimFacts[] = [];
  const ordered = groupClaims(batch);
  const sets = chunks(ordered, CLAIMS_PER_SET).map((claims, place) => {
    const number = setControl(batch.controls.firstSet + place);
    const set: SetDraft = { lines, draft, segments: [], count: 0, level: 0 };
    const firstClaim = indexed.length;
    const lastClaim = firstClaim + claims.length - 1;
    putBlock(set, setHead(batch, number), firstClaim, lastClaim);
    let next = firstClaim;
    for (const provider of levelsOf(claims)) next = putProvider(set, provider, next);
    for (const { claim } of claims) {
      indexed.push({ claimId: claim.claimId, lineIds: claim.lines.map(({ lineId }) => lineId) });
      facts.push(factsOf(claim, number));
    }
    const segments = set.count + 1;
    put(set, SE, segmentText('SE', [whole(segments), number]), firstClaim, lastClaim, -1);
    return { control: number as string, segments, claims: claims.length, places: set.segments };
  });
  lines.push(ge(sets.length, batch), iea(batch), '');
  const index: BatchIndex = {
    kinds: draft.kinds,
    claims: indexed,
    sets: sets.map(({ control, places }) => ({ control, segments: places })),
  };
  return {
    text: lines.join(TERMINATOR),
    index,
    facts: {
      batchId: batch.id,
      interchangeControl: String(batch.controls.interchange).padStart(9, '0'),
      groupControl: String(batch.controls.group),
      sets: sets.map(({ control, segments, claims }) => ({ control, segments, claims })),
      claims: facts,
      totalCents: facts.reduce<Cents>((sum, claim) => sum + claim.totalCents, 0),
    },
  };
}

/** A set while it is written. `segments` is that of the index. */
interface SetDraft {
  readonly lines: string[];
  readonly draft: IndexDraft;
  readonly segments: number[];
  count: number;
  /** HL01 given last. */
  level: number;
}

function put(set: SetDraft, of: Shape, text: string, first: number, last: number, line: number): void {
  set.lines.push(text);
  set.count += 1;
  set.segments.push(kindNumber(set.draft, of), first, last, line);
}

function putBlock(set: SetDraft, { shapes, texts, lines }: Block, first: number, last: number): void {
  shapes.forEach((of, place) => put(set, of, texts[place] ?? '', first, last, lines[place] ?? -1));
}

const LEVEL = { provider: code('20'), subscriber: code('22'), patient: code('23') } as const;

/** HL, numbered through the whole set; @returns its number. */
function putLevel(
  set: SetDraft,
  of: Shape,
  parent: number | null,
  kind: Wire,
  hasChild: boolean,
  first: number,
  last: number,
): number {
  set.level += 1;
  const above = parent === null ? EMPTY : whole(parent);
  put(
    set,
    of,
    segmentText('HL', [whole(set.level), above, kind, hasChild ? code('1') : code('0')]),
    first,
    last,
    -1,
  );
  return set.level;
}

/** @returns the place of the next claim. */
function putProvider(set: SetDraft, provider: ProviderLevel, first: number): number {
  const last = first + provider.children.reduce((sum, child) => sum + claimsBelow(child), 0) - 1;
  const own = putLevel(set, BILLING_HL, null, LEVEL.provider, true, first, last);
  putBlock(set, provider.block, first, last);
  return provider.children.reduce((next, subscriber) => putSubscriber(set, subscriber, own, next), first);
}

function claimsBelow({ children, patients }: SubscriberLevel): number {
  return patients.reduce((sum, patient) => sum + patient.children.length, children.length);
}

function putSubscriber(set: SetDraft, subscriber: SubscriberLevel, parent: number, first: number): number {
  const last = first + claimsBelow(subscriber) - 1;
  const hasPatients = subscriber.patients.length > 0;
  const own = putLevel(set, SUBSCRIBER_HL, parent, LEVEL.subscriber, hasPatients, first, last);
  putBlock(set, subscriber.block, first, last);
  let next = putClaims(set, subscriber.children, first);
  for (const patient of subscriber.patients) {
    const end = next + patient.children.length - 1;
    putLevel(set, PATIENT_HL, own, LEVEL.patient, false, next, end);
    putBlock(set, patient.block, next, end);
    next = putClaims(set, patient.children, next);
  }
  return next;
}

function putClaims(set: SetDraft, claims: readonly OutgoingClaim[], first: number): number {
  claims.forEach((claim, place) => putBlock(set, claimBlock(claim), first + place, first + place));
  return first + claims.length;
}

function factsOf(claim: OutgoingClaim, set: Wire): ClaimFacts {
  return {
    claimId: claim.claimId,
    number: claim.number,
    setControl: set,
    totalCents: totalCents(claim),
    lines: claim.lines.map(({ lineId, controlNumber, chargeCents }) => ({
      lineId,
      controlNumber,
      chargeCents,
    })),
  };
}
