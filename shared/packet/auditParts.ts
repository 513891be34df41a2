/**
 * Splits a packet into parts that a fax or a portal takes. A unit (the summary of a claim, or one paper) stays whole
 * where it fits into a part of its own; what is larger is torn between two pages and nowhere else. Order is kept.
 */

/** What a page adds to a file. */
export interface PageWeight {
  /** Bytes of the page alone. */
  readonly own: number;
  /** Objects that pages of the same unit share (typefaces, pictures), by key: counted once in a part. */
  readonly shared: ReadonlyMap<number, number>;
}

export interface PacketUnit {
  readonly pages: readonly PageWeight[];
}

export interface PartLimits {
  /** Null: none. */
  readonly pages: number | null;
  readonly bytes: number | null;
}

/** Consecutive pages of a unit. */
export interface PartSlice {
  readonly unit: number;
  /** Its first page, counted from 0. */
  readonly from: number;
  readonly pages: number;
}

export interface PartPlan {
  readonly slices: readonly PartSlice[];
  /** With its own cover and manifest. */
  readonly pages: number;
  readonly bytes: number;
  /** It holds a single page, and that is more than the limits allow. */
  readonly overLimit: boolean;
}

interface Weight {
  readonly pages: number;
  readonly bytes: number;
}

interface OpenPart extends Weight {
  readonly slices: PartSlice[];
  /** Of the unit that was put in last. */
  readonly seen: ReadonlySet<number>;
}

/** @param overhead what a part costs before its first page, by its index: cover, manifest, typefaces. */
export function splitIntoParts(
  units: readonly PacketUnit[],
  limits: PartLimits,
  overhead: (part: number) => Weight,
): PartPlan[] {
  const parts: OpenPart[] = [emptyPart(overhead(0))];
  const current = (): OpenPart => parts.at(-1) ?? emptyPart(overhead(0));
  const fits = (part: Weight, more: Weight): boolean =>
    (limits.pages === null || part.pages + more.pages <= limits.pages) &&
    (limits.bytes === null || part.bytes + more.bytes <= limits.bytes);
  const turn = (): void => void parts.push(emptyPart(overhead(parts.length)));
  const take = (slice: PartSlice, weight: Weight, seen: ReadonlySet<number>): void => {
    const part = current();
    const last = part.slices.at(-1);
    const slices =
      last?.unit === slice.unit
        ? [...part.slices.slice(0, -1), { ...last, pages: last.pages + slice.pages }]
        : [...part.slices, slice];
    parts[parts.length - 1] = {
      slices,
      pages: part.pages + weight.pages,
      bytes: part.bytes + weight.bytes,
      seen,
    };
  };

  units.forEach(({ pages }, unit) => {
    if (pages.length === 0) return;
    const whole = weightOf(pages);
    if (!fits(current(), whole) && current().slices.length > 0 && fits(overhead(parts.length), whole)) turn();
    if (fits(current(), whole)) {
      take({ unit, from: 0, pages: pages.length }, whole, new Set());
      return;
    }
    pages.forEach((page, from) => {
      const begun = current().slices.at(-1)?.unit === unit;
      const here = addedBy(page, begun ? current().seen : NOTHING_SEEN);
      const turns = !fits(current(), here) && current().slices.length > 0;
      if (turns) turn();
      const seen = begun && !turns ? current().seen : NOTHING_SEEN;
      take({ unit, from, pages: 1 }, addedBy(page, seen), new Set([...seen, ...page.shared.keys()]));
    });
  });
  return parts.map(({ slices, pages, bytes }) => ({
    slices,
    pages,
    bytes,
    overLimit: !fits({ pages: 0, bytes: 0 }, { pages, bytes }),
  }));
}

const NOTHING_SEEN: ReadonlySet<number> = new Set();

function emptyPart({ pages, bytes }: Weight): OpenPart {
  return { slices: [], pages, bytes, seen: NOTHING_SEEN };
}

function addedBy(page: PageWeight, seen: ReadonlySet<number>): Weight {
  let bytes = page.own;
  for (const [key, size] of page.shared) if (!seen.has(key)) bytes += size;
  return { pages: 1, bytes };
}

function weightOf(pages: readonly PageWeight[]): Weight {
  const seen = new Set<number>();
  let bytes = 0;
  for (const page of pages) {
    bytes += addedBy(page, seen).bytes;
    for (const key of page.shared.keys()) seen.add(key);
  }
  return { pages: pages.length, bytes };
}
