import fc from 'fast-check';
import { ClaimCase } from '../../../shared/domain/claimCase.ts';
import { addDays } from '../../../shared/domain/dates.ts';
import { CLEAN_CASES, FAULTS, type CleanCase, type Fault } from './everyCase.ts';
import { TODAY } from './startingCases.ts';

/** Cases drawn by lot: a clean one with some known faults, some other values, some facts taken away; always valid. */

export type Path = readonly (string | number)[];

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** Every place of a value, its own first. */
export function pathsOf(value: unknown, path: Path = []): Path[] {
  if (Array.isArray(value)) {
    return [path, ...value.flatMap((item: unknown, index) => pathsOf(item, [...path, index]))];
  }
  if (isRecord(value)) {
    return [path, ...Object.entries(value).flatMap(([key, item]) => pathsOf(item, [...path, key]))];
  }
  return [path];
}

export function get(value: unknown, path: Path): unknown {
  return path.reduce<unknown>(
    (at, key) => (Array.isArray(at) || isRecord(at) ? Reflect.get(at, key) : undefined),
    value,
  );
}

function valid(value: unknown): ClaimCase | null {
  const parsed = ClaimCase.safeParse(value);
  return parsed.success ? parsed.data : null;
}

/** The same case with one place changed; null when that would be no valid case. */
export function withChange(theCase: ClaimCase, path: Path, value: unknown): ClaimCase | null {
  const key = path.at(-1);
  const parent = get(theCase, path.slice(0, -1));
  if (key === undefined || typeof parent !== 'object' || parent === null || !(key in parent)) return null;
  return valid(replaced(theCase, path, value));
}

/** A copy along the path; the schema copies the rest as it checks it. */
function replaced(at: unknown, path: Path, value: unknown): unknown {
  const [key, ...rest] = path;
  if (key === undefined) return value;
  const copy: unknown = Array.isArray(at) ? [...(at as unknown[])] : isRecord(at) ? { ...at } : at;
  if (Array.isArray(copy) || isRecord(copy)) Reflect.set(copy, key, replaced(get(at, [key]), rest, value));
  return copy;
}

/**
 * The same case with one fact less: a record or an answer that is not there, a text that is empty, a list without
 * this item or any. Null where there is nothing, or where the schema wants a value.
 */
export function without(theCase: ClaimCase, path: Path): ClaimCase | null {
  const value = get(theCase, path);
  const key = path.at(-1);
  if (key === undefined || value === undefined || value === null || value === '') return null;
  if (typeof key === 'number') {
    const list = get(theCase, path.slice(0, -1));
    return Array.isArray(list)
      ? withChange(
          theCase,
          path.slice(0, -1),
          list.filter((_, index) => index !== key),
        )
      : null;
  }
  if (Array.isArray(value)) return value.length === 0 ? null : withChange(theCase, path, []);
  const emptied = typeof value === 'string' ? withChange(theCase, path, '') : null;
  return emptied ?? withChange(theCase, path, null);
}

/** Other values of the same kind, and the empty one; which of them are valid is the schema's business. */
function othersLike(value: unknown): fc.Arbitrary<unknown> {
  const empty = [null, '', []];
  if (typeof value === 'number')
    return fc.constantFrom<unknown>(...empty, 0, 1, 2, 36, 88, 88.5, 89, 90, 24_150, 1_000_000);
  if (typeof value === 'boolean') return fc.constantFrom<unknown>(...empty, !value);
  if (Array.isArray(value)) {
    const lists = [['RR', 'NU'], ['GA', 'KX'], ['N1'], ['RT', 'CG'], ['JW'], ['RB'], ['MS'], ['noFault']];
    return fc.constantFrom<unknown>([], value.slice(1), [...value, ...value], ...lists);
  }
  const dates = fc.integer({ min: -900, max: 400 }).map((days) => addDays(TODAY, days));
  return fc.oneof(fc.constantFrom<unknown>(...empty, ...CHOICES, ...TEXTS), dates);
}

const CHOICES = [
  'rental',
  'patientOwned',
  'purchase',
  'repair',
  'preventive',
  'noFault',
  'medicare',
  'medicaid',
  'handwritten',
  'none',
  'exertion',
  'sleep',
  'elastic',
  'offTheShelf',
  'both',
  'lost',
  'microcurie',
  'multiDose',
  'shipped',
  'facility',
  'supplierStaff',
  'neglect',
] as const;
const TEXTS = ['KX', 'N1N2N3', 'E1390', 'L7600', 'L0454', 'L1832', 'A4467', 'A9606', 'K0739', 'E1399'].concat(
  ['J84.10', '21', 'x y z'],
);

/** Words that a draft may carry anywhere: finding one of them in an answer says nothing of a patient. */
export const DRAFT_WORDS: readonly string[] = [...CHOICES, ...TEXTS];

function isLeaf(theCase: ClaimCase, path: Path): boolean {
  return path.length > 0 && (!isRecord(get(theCase, path)) || path.length === 1);
}

/** The case with the fault, or as it was where an earlier fault took the record away. */
function plus(theCase: ClaimCase, fault: Fault): ClaimCase {
  const copy = structuredClone(theCase);
  try {
    fault.change(copy);
  } catch {
    return theCase;
  }
  return valid(copy) ?? theCase;
}

/** A clean case with up to three known faults and five other values. */
export function draftOf(clean: CleanCase): fc.Arbitrary<ClaimCase> {
  const start = clean.make();
  const faults = FAULTS.filter((fault) => fault.clean.name === clean.name);
  const places = pathsOf(start).filter((path) => isLeaf(start, path));
  const change = fc
    .constantFrom(...places)
    .chain((path) => othersLike(get(start, path)).map((value) => ({ path, value })));
  const someFaults =
    faults.length === 0 ? fc.constant([]) : fc.array(fc.constantFrom(...faults), { maxLength: 3 });
  return fc
    .tuple(someFaults, fc.array(change, { maxLength: 5 }))
    .map(([broken, changes]) =>
      changes.reduce((at, { path, value }) => withChange(at, path, value) ?? at, broken.reduce(plus, start)),
    );
}

export const anyDraft: fc.Arbitrary<ClaimCase> = fc.constantFrom(...CLEAN_CASES).chain(draftOf);

/** Some of what a clean case knows, and nothing else: up to six facts are taken away. */
export function lessOf(clean: CleanCase): fc.Arbitrary<ClaimCase> {
  const start = clean.make();
  return fc
    .array(fc.constantFrom(...pathsOf(start).slice(1)), { maxLength: 6 })
    .map((paths) => paths.reduce((at, path) => without(at, path) ?? at, start));
}

/** In the words of a finding's path: `visit.parts.0.reason`. */
export function dotted(path: Path): string {
  return path.join('.');
}
