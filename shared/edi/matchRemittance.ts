import type { Remittance, RemittanceClaim, RemittanceLine } from './remittance.ts';

/**
 * Which claim and line of ours a remittance speaks of. Claims by our number, unless their line numbers belong to
 * another; else by line numbers that only one claim has. Lines by our line number, else by code, modifiers, date and charge, else by position; whatever is left is asked
 * of a person, with what it might be. Nothing is matched because it is merely the likeliest.
 */

export interface SentLine {
  readonly lineId: string;
  /** REF*6R as it was sent; null where none was. */
  readonly controlNumber: string | null;
  readonly code: string;
  readonly modifiers: readonly string[];
  /** ISO date of service, the first of a period. */
  readonly date: string | null;
  readonly chargeCents: number;
}

export interface SentClaim {
  readonly claimId: string;
  /** CLM01 as it was sent. */
  readonly number: string;
  /** The payer's id as it was sent; puts that payer's claims first among candidates. */
  readonly payerIdentifier: string | null;
  readonly lines: readonly SentLine[];
}

export type LineMatchedBy = 'controlNumber' | 'content' | 'position' | 'ask';

export type LineMatchFlag =
  /** Several lines of the remittance answer this one line. */
  | 'split'
  /** The charge is not the one that was sent. */
  | 'chargeDiffers'
  /** The payer judged another code than the one that was sent. */
  | 'codeDiffers';

export interface LineMatch {
  readonly lineIndex: number;
  readonly by: LineMatchedBy;
  /** Null: a person has to say. */
  readonly lineId: string | null;
  /** Ids of lines it might be, where a person is asked. */
  readonly candidates: readonly string[];
  readonly flags: readonly LineMatchFlag[];
}

export type ClaimMatchedBy =
  | 'number'
  /** Alike but for capitals, spaces and hyphens. */
  | 'numberAlike'
  | 'lineNumbers'
  | 'ask';

export interface ClaimMatch {
  readonly claimIndex: number;
  readonly by: ClaimMatchedBy;
  readonly claimId: string | null;
  /** Ids of claims it might be, where a person is asked; at most five. */
  readonly candidates: readonly string[];
  readonly lines: readonly LineMatch[];
  /** Lines of ours that the remittance says nothing of. */
  readonly unanswered: readonly string[];
}

const MOST_CANDIDATES = 5;

function alike(number: string): string {
  return number.toUpperCase().replace(/[\s-]/g, '');
}

function listed<Key, Value>(map: Map<Key, Value[]>, key: Key, value: Value): void {
  const list = map.get(key);
  if (list === undefined) map.set(key, [value]);
  else list.push(value);
}

/** A line's content as a key: code, modifiers in their order, date, charge. */
function sentKey({ code, modifiers, date, chargeCents }: SentLine): string {
  return [
    code.toUpperCase(),
    ...modifiers.map((one) => one.toUpperCase()),
    date ?? '',
    String(chargeCents),
  ].join('|');
}

/** The date of a line; where the payer gives none, that of the claim. */
function dateOfLine(claim: RemittanceClaim, line: RemittanceLine): string | null {
  return line.service.from ?? claim.dates.find(({ qualifier }) => qualifier === '232')?.date ?? null;
}

function answerKey(claim: RemittanceClaim, line: RemittanceLine): string | null {
  const procedure = line.submitted ?? line.procedure;
  const date = dateOfLine(claim, line);
  if (procedure === null || date === null || line.chargeCents === null) return null;
  return [procedure.code, ...procedure.modifiers, date, String(Math.abs(line.chargeCents))].join('|');
}

interface SentIndex {
  readonly byNumber: Map<string, SentClaim[]>;
  readonly byLikeNumber: Map<string, SentClaim[]>;
  readonly byControlNumber: Map<string, SentClaim[]>;
  readonly byContent: Map<string, SentClaim[]>;
}

function indexed(claims: readonly SentClaim[]): SentIndex {
  const index: SentIndex = {
    byNumber: new Map(),
    byLikeNumber: new Map(),
    byControlNumber: new Map(),
    byContent: new Map(),
  };
  for (const claim of claims) {
    listed(index.byNumber, claim.number, claim);
    listed(index.byLikeNumber, alike(claim.number), claim);
    for (const number of new Set(claim.lines.map(({ controlNumber }) => controlNumber))) {
      if (number !== null) listed(index.byControlNumber, number, claim);
    }
    for (const key of new Set(claim.lines.map(sentKey))) listed(index.byContent, key, claim);
  }
  return index;
}

/** The one claim that has all of the line numbers; null where it is none or more than one. */
function byLineNumbers(claim: RemittanceClaim, index: SentIndex): SentClaim | null {
  const numbers = claim.lines.map(({ controlNumber }) => controlNumber).filter((number) => number !== null);
  let found: SentClaim | null = null;
  for (const number of numbers) {
    const owners = index.byControlNumber.get(number) ?? [];
    const [owner] = owners;
    if (owner === undefined || owners.length > 1 || (found !== null && found !== owner)) return null;
    found = owner;
  }
  return found;
}

/** Claims that share lines with what the payer answers; those of the same payer first. */
function candidatesFor(
  claim: RemittanceClaim,
  index: SentIndex,
  payerIds: ReadonlySet<string>,
): readonly string[] {
  const shared = new Map<SentClaim, number>();
  for (const line of claim.lines.slice(0, 100)) {
    const key = answerKey(claim, line);
    const owners = key === null ? [] : (index.byContent.get(key) ?? []);
    for (const owner of owners.slice(0, 200)) shared.set(owner, (shared.get(owner) ?? 0) + 1);
  }
  const ofPayer = ({ payerIdentifier }: SentClaim): number =>
    payerIdentifier !== null && payerIds.has(payerIdentifier) ? 1 : 0;
  return [...shared]
    .sort(([one, many], [other, more]) => more - many || ofPayer(other) - ofPayer(one))
    .slice(0, MOST_CANDIDATES)
    .map(([{ claimId }]) => claimId);
}

function payerIdsOf({ payer, traceOriginator }: Remittance): ReadonlySet<string> {
  const ids = [payer?.id ?? '', traceOriginator, ...(payer?.references.map(({ value }) => value) ?? [])];
  return new Set(ids.filter(Boolean));
}

/** Matches every claim of a remittance with what was sent. Both may be large: each is walked through once. */
export function matchRemittance(
  remittance: Remittance,
  sentClaims: readonly SentClaim[],
): readonly ClaimMatch[] {
  const index = indexed(sentClaims);
  const payerIds = payerIdsOf(remittance);
  return remittance.claims.map((claim, claimIndex): ClaimMatch => {
    const exact = index.byNumber.get(claim.claimNumber) ?? [];
    const near = exact.length > 0 ? exact : (index.byLikeNumber.get(alike(claim.claimNumber)) ?? []);
    const named = claim.claimNumber === '' ? [] : near;
    const [only] = named;
    const byLines = byLineNumbers(claim, index);
    // A number that leads to one claim, and line numbers that lead to another: one of them is wrong.
    const torn = only !== undefined && byLines !== null && !named.includes(byLines) ? [only, byLines] : [];
    const sure = named.length === 1 && torn.length === 0 ? only : undefined;
    const sent = sure ?? (named.length === 0 ? byLines : null);
    if (sent === null) {
      const either = torn.length > 0 ? torn : named;
      const candidates =
        either.length > 0
          ? either.slice(0, MOST_CANDIDATES).map(({ claimId }) => claimId)
          : candidatesFor(claim, index, payerIds);
      const lines = claim.lines.map((_line, lineIndex) => asked(lineIndex, []));
      return { claimIndex, by: 'ask', claimId: null, candidates, lines, unanswered: [] };
    }
    const by = named.length === 0 ? 'lineNumbers' : exact.length > 0 ? 'number' : 'numberAlike';
    const lines = matchLines(claim, sent);
    const answered = new Set(lines.map(({ lineId }) => lineId));
    const unanswered = sent.lines.filter(({ lineId }) => !answered.has(lineId)).map(({ lineId }) => lineId);
    return { claimIndex, by, claimId: sent.claimId, candidates: [], lines, unanswered };
  });
}

function asked(lineIndex: number, candidates: readonly string[]): LineMatch {
  return { lineIndex, by: 'ask', lineId: null, candidates, flags: [] };
}

function codeDiffers(line: RemittanceLine, sent: SentLine): boolean {
  const judged = line.procedure?.code;
  return judged !== undefined && judged !== sent.code.toUpperCase();
}

function flagsOf(
  line: RemittanceLine,
  sent: SentLine,
  charged: number | null,
  split: boolean,
): LineMatchFlag[] {
  const flags: LineMatchFlag[] = [];
  if (split) flags.push('split');
  if (charged === null || Math.abs(charged) !== sent.chargeCents) flags.push('chargeDiffers');
  if (codeDiffers(line, sent)) flags.push('codeDiffers');
  return flags;
}

function matchLines(claim: RemittanceClaim, sent: SentClaim): readonly LineMatch[] {
  const matches = new Map<number, LineMatch>();
  const free = new Set(sent.lines);
  const take = (lineIndex: number, by: LineMatchedBy, line: RemittanceLine, target: SentLine): void => {
    free.delete(target);
    const flags = flagsOf(line, target, line.chargeCents, false);
    matches.set(lineIndex, { lineIndex, by, lineId: target.lineId, candidates: [], flags });
  };

  const byControl = new Map<string, SentLine[]>();
  for (const line of sent.lines) if (line.controlNumber !== null) listed(byControl, line.controlNumber, line);
  const answers = new Map<SentLine, [number, RemittanceLine][]>();
  for (const [lineIndex, line] of claim.lines.entries()) {
    const owners = line.controlNumber === null ? [] : (byControl.get(line.controlNumber) ?? []);
    const [owner] = owners;
    if (owner !== undefined && owners.length === 1) listed(answers, owner, [lineIndex, line]);
  }
  for (const [target, parts] of answers) {
    free.delete(target);
    const known = parts.every(([, { chargeCents }]) => chargeCents !== null);
    const charged = known ? parts.reduce((sum, [, { chargeCents }]) => sum + (chargeCents ?? 0), 0) : null;
    for (const [lineIndex, line] of parts) {
      const flags = flagsOf(line, target, charged, parts.length > 1);
      matches.set(lineIndex, {
        lineIndex,
        by: 'controlNumber',
        lineId: target.lineId,
        candidates: [],
        flags,
      });
    }
  }

  const freeByContent = new Map<string, SentLine[]>();
  for (const line of free) listed(freeByContent, sentKey(line), line);
  const openByContent = new Map<string, [number, RemittanceLine][]>();
  for (const [lineIndex, line] of claim.lines.entries()) {
    const key = matches.has(lineIndex) ? null : answerKey(claim, line);
    if (key !== null) listed(openByContent, key, [lineIndex, line]);
  }
  for (const [key, open] of openByContent) {
    const targets = freeByContent.get(key) ?? [];
    if (targets.length !== open.length) continue;
    // Lines that are alike in all of this can only be told apart by their order.
    const by = targets.length === 1 ? 'content' : 'position';
    for (const [at, [lineIndex, line]] of open.entries()) {
      const target = targets[at];
      if (target !== undefined) take(lineIndex, by, line, target);
    }
  }

  const inStep = claim.lines.length === sent.lines.length;
  for (const [lineIndex, line] of claim.lines.entries()) {
    if (matches.has(lineIndex)) continue;
    const target = sent.lines[lineIndex];
    const answered = (line.submitted ?? line.procedure)?.code;
    const fits =
      target !== undefined &&
      free.has(target) &&
      (answered === target.code.toUpperCase() || Math.abs(line.chargeCents ?? 0) === target.chargeCents);
    if (inStep && fits) take(lineIndex, 'position', line, target);
  }

  const left = [...free].map(({ lineId }) => lineId).slice(0, 50);
  return claim.lines.map((_line, lineIndex) => matches.get(lineIndex) ?? asked(lineIndex, left));
}

export interface ProviderAdjustmentMatch {
  /** Index into the remittance's provider adjustments. */
  readonly adjustmentIndex: number;
  /** The claim its reference names, by our number; null where it names none, or several. */
  readonly claimId: string | null;
}

/**
 * Which claim of ours a provider adjustment (PLB) refers to, such as an overpayment that is taken back. The reference
 * holds our number or the payer's, alone or among other words; the payer's counts where this remittance, or
 * `payerNumbers` (the payer's number to our claim id), tells whose it is.
 */
export function matchProviderAdjustments(
  remittance: Remittance,
  sentClaims: readonly SentClaim[],
  payerNumbers: ReadonlyMap<string, string> = new Map(),
): readonly ProviderAdjustmentMatch[] {
  const ids = new Map<string, Set<string>>();
  const name = (number: string, claimId: string): void => {
    if (number !== '')
      ids.set(number.toUpperCase(), (ids.get(number.toUpperCase()) ?? new Set()).add(claimId));
  };
  for (const { number, claimId } of sentClaims) name(number, claimId);
  for (const [number, claimId] of payerNumbers) name(number, claimId);
  for (const { claimNumber, payerClaimNumber } of remittance.claims) {
    const owners = [...(ids.get(claimNumber.toUpperCase()) ?? [])];
    const [owner] = owners;
    if (owner !== undefined && owners.length === 1) name(payerClaimNumber, owner);
  }
  return remittance.providerAdjustments.map(({ reference }, adjustmentIndex) => {
    const words = [reference, ...reference.split(/\s+/, 20)].map((word) => word.toUpperCase());
    const found = new Set(words.flatMap((word) => [...(ids.get(word) ?? [])]));
    const [claimId] = found;
    return { adjustmentIndex, claimId: found.size === 1 ? (claimId ?? null) : null };
  });
}
