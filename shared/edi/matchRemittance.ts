import { isReversal, type Remittance, type RemittanceClaim, type RemittanceLine } from './remittance.ts';

/**
 * Which claim and line of ours a remittance speaks of. Claims by our number, unless their line numbers belong to
 * another; else by line numbers that only one claim has. Lines by our line number, else by code, modifiers, date and
 * charge, else by position where nothing contradicts. A line whose charge or day is not the one that was sent, and
 * whatever else is left, is asked of a person, with what it might be. Nothing is matched because it is merely the
 * likeliest.
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
  /** The charge, that of all parts of a split line together, is not the one that was sent. */
  | 'chargeDiffers'
  | 'dayDiffers'
  /** Each side has a modifier that the other has not. */
  | 'modifiersDiffer'
  /** The remittance decides this line more than once, reversals taken off. */
  | 'twice'
  /** The payer judged another code than the one that was sent. */
  | 'codeDiffers';

export interface LineMatch {
  readonly lineIndex: number;
  readonly by: LineMatchedBy;
  /** Null: a person has to say. */
  readonly lineId: string | null;
  /** Ids of lines it might be, where a person is asked; the one that the flags speak of first. */
  readonly candidates: readonly string[];
  readonly flags: readonly LineMatchFlag[];
}

export type ClaimMatchedBy =
  | 'number'
  /** Alike but for capitals, spaces and hyphens. */
  | 'numberAlike'
  | 'lineNumbers'
  | 'ask';

/** Of claims that come without lines. */
export type ClaimMatchFlag = 'chargeDiffers' | 'twice';

export interface ClaimMatch {
  readonly claimIndex: number;
  readonly by: ClaimMatchedBy;
  readonly claimId: string | null;
  /** Ids of claims it might be, where a person is asked; at most five. */
  readonly candidates: readonly string[];
  /** Any of these waits for a person. */
  readonly flags: readonly ClaimMatchFlag[];
  readonly lines: readonly LineMatch[];
  /** Lines of ours that the remittance says nothing of, neither here nor where it decides the claim once more. */
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
  const sentById = new Map(sentClaims.map((claim) => [claim.claimId, claim]));
  const matches = remittance.claims.map((claim, claimIndex): ClaimMatch => {
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
      return { claimIndex, by: 'ask', claimId: null, candidates, flags: [], lines, unanswered: [] };
    }
    const by = named.length === 0 ? 'lineNumbers' : exact.length > 0 ? 'number' : 'numberAlike';
    const lines = matchLines(claim, sent);
    const total = sent.lines.reduce((sum, { chargeCents }) => sum + chargeCents, 0);
    const differs = claim.lines.length === 0 && Math.abs(claim.chargeCents ?? NaN) !== total;
    const flags: ClaimMatchFlag[] = differs ? ['chargeDiffers'] : [];
    return { claimIndex, by, claimId: sent.claimId, candidates: [], flags, lines, unanswered: [] };
  });
  return together(remittance, matches, sentById);
}

/** Passed on to another payer, or only a forecast. */
const DECIDES_NOTHING: ReadonlySet<string> = new Set(['23', '25']);

interface Decisions {
  /** How often each line is decided, less how often that is taken back; '' for the claim without lines. */
  readonly net: Map<string, number>;
  /** Lines that a decision speaks of, and those that a reversal does. */
  readonly decided: Set<string>;
  readonly reversed: Set<string>;
}

/** What shows only where all claims of the remittance that are the same of ours are looked at together. */
function together(
  { claims }: Remittance,
  matches: readonly ClaimMatch[],
  sentById: ReadonlyMap<string, SentClaim>,
): readonly ClaimMatch[] {
  const byClaim = new Map<string, Decisions>();
  for (const { claimIndex, claimId, lines } of matches) {
    const claim = claims[claimIndex];
    if (claimId === null || claim === undefined) continue;
    const all = byClaim.get(claimId) ?? { net: new Map(), decided: new Set(), reversed: new Set() };
    byClaim.set(claimId, all);
    const own = new Set(lines.map(({ lineId }) => lineId).filter((lineId) => lineId !== null));
    for (const lineId of own) (isReversal(claim) ? all.reversed : all.decided).add(lineId);
    if (DECIDES_NOTHING.has(claim.status)) continue;
    for (const key of claim.lines.length === 0 ? [''] : own)
      all.net.set(key, (all.net.get(key) ?? 0) + (isReversal(claim) ? -1 : 1));
  }
  return matches.map((match) => {
    const claim = claims[match.claimIndex];
    const sent = match.claimId === null ? undefined : sentById.get(match.claimId);
    const all = match.claimId === null ? undefined : byClaim.get(match.claimId);
    if (claim === undefined || sent === undefined || all === undefined) return match;
    const twice = (key: string): boolean =>
      !DECIDES_NOTHING.has(claim.status) && (all.net.get(key) ?? 0) * (isReversal(claim) ? -1 : 1) > 1;
    const lines = match.lines.map((line): LineMatch =>
      line.lineId !== null && twice(line.lineId)
        ? asked(line.lineIndex, [line.lineId], [...line.flags, 'twice'])
        : line,
    );
    const answered = isReversal(claim) ? all.reversed : all.decided;
    return {
      ...match,
      flags: claim.lines.length === 0 && twice('') ? [...match.flags, 'twice'] : match.flags,
      lines,
      unanswered: sent.lines.map(({ lineId }) => lineId).filter((lineId) => !answered.has(lineId)),
    };
  });
}

function asked(
  lineIndex: number,
  candidates: readonly string[],
  flags: readonly LineMatchFlag[] = [],
): LineMatch {
  return { lineIndex, by: 'ask', lineId: null, candidates, flags };
}

function codeDiffers(line: RemittanceLine, sent: SentLine): boolean {
  const judged = line.procedure?.code;
  return judged !== undefined && judged !== sent.code.toUpperCase();
}

/** Payers leave modifiers out, and add some; one side that holds the other is no contradiction. */
function modifiersDiffer(answered: readonly string[], sent: readonly string[]): boolean {
  const without = (one: readonly string[], other: readonly string[]): boolean =>
    one.some((modifier) => !other.some((each) => each.toUpperCase() === modifier.toUpperCase()));
  return without(answered, sent) && without(sent, answered);
}

/** Why a line of the remittance is not the line of ours that stands in its place; empty: nothing contradicts. */
function contradictions(claim: RemittanceClaim, line: RemittanceLine, sent: SentLine): LineMatchFlag[] {
  const flags: LineMatchFlag[] = [];
  const answered = line.submitted ?? line.procedure;
  const day = dateOfLine(claim, line);
  if (line.chargeCents === null || Math.abs(line.chargeCents) !== sent.chargeCents)
    flags.push('chargeDiffers');
  if (day !== null && sent.date !== null && day !== sent.date) flags.push('dayDiffers');
  if (answered?.code !== sent.code.toUpperCase()) flags.push('codeDiffers');
  else if (modifiersDiffer(answered.modifiers, sent.modifiers)) flags.push('modifiersDiffer');
  return flags;
}

function matchLines(claim: RemittanceClaim, sent: SentClaim): readonly LineMatch[] {
  const matches = new Map<number, LineMatch>();
  const free = new Set(sent.lines);
  const take = (lineIndex: number, by: LineMatchedBy, line: RemittanceLine, target: SentLine): void => {
    free.delete(target);
    const flags: LineMatchFlag[] = codeDiffers(line, target) ? ['codeDiffers'] : [];
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
    const charged = parts.reduce((sum, [, { chargeCents }]) => sum + (chargeCents ?? 0), 0);
    const chargeDiffers = !known || Math.abs(charged) !== target.chargeCents;
    const split = parts.length > 1;
    for (const [lineIndex, line] of parts) {
      // A payer splits a line by its days, too.
      const day = split ? null : line.service.from;
      const dayDiffers = day !== null && target.date !== null && day !== target.date;
      const flags: LineMatchFlag[] = [
        ...(split ? (['split'] as const) : []),
        ...(chargeDiffers ? (['chargeDiffers'] as const) : []),
        ...(dayDiffers ? (['dayDiffers'] as const) : []),
        ...(codeDiffers(line, target) ? (['codeDiffers'] as const) : []),
      ];
      matches.set(
        lineIndex,
        chargeDiffers || dayDiffers
          ? asked(lineIndex, [target.lineId], flags)
          : { lineIndex, by: 'controlNumber', lineId: target.lineId, candidates: [], flags },
      );
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
  const likely = new Map<number, readonly [SentLine, readonly LineMatchFlag[]]>();
  for (const [lineIndex, line] of claim.lines.entries()) {
    const target = sent.lines[lineIndex];
    if (!inStep || matches.has(lineIndex) || target === undefined || !free.has(target)) continue;
    const against = contradictions(claim, line, target);
    if (against.length === 0) take(lineIndex, 'position', line, target);
    else likely.set(lineIndex, [target, against]);
  }

  const left = [...free].map(({ lineId }) => lineId).slice(0, 50);
  return claim.lines.map((_line, lineIndex) => {
    const [target, against] = likely.get(lineIndex) ?? [];
    const first = target === undefined ? [] : [target.lineId];
    const others = left.filter((lineId) => lineId !== target?.lineId);
    return matches.get(lineIndex) ?? asked(lineIndex, [...first, ...others], against);
  });
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
