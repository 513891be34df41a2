import type { IsoDate } from '../domain/dates.ts';

/** A CMS release of HCPCS Level II as read from its file, and what two releases differ in. Plain data: it crosses to the page. */

/** One code or modifier with what its release says of it. Descriptors are CMS's own words. */
export interface ReleaseEntry {
  /** Five places (`E1392`) for a code, two (`RR`) for a modifier. */
  readonly code: string;
  readonly kind: 'code' | 'modifier';
  /** At most 28 characters. */
  readonly short: string;
  /** Whole: the continuation lines of the file are joined. */
  readonly long: string;
  /** CMS's coverage flag: C contractor's judgment, D special instructions, I not payable, M not covered, S excluded by statute; '' for none. */
  readonly coverage: string;
  /** Up to four pricing indicators of two digits, in the file's order. */
  readonly pricing: readonly string[];
  /** Codes that the file points to, usually in place of an ended one. */
  readonly crossReferences: readonly string[];
  /** Berenson-Eggers type of service; '' for none. */
  readonly betos: string;
  /** Day the code was created. */
  readonly addedOn: IsoDate | null;
  /** Day the last change took effect. */
  readonly effectiveOn: IsoDate | null;
  /** Last day in force; null while it runs. */
  readonly endsOn: IsoDate | null;
  /** What the release did to the code: A add, B and C reword, D end, F, P, S, T other change, N nothing, R bring back. */
  readonly action: string;
}

export interface Release {
  /** For people: `HCPCS Level II, October 2020`. */
  readonly name: string;
  /** The first day for which the release speaks: that of its quarter. */
  readonly releasedOn: IsoDate;
  /** Each code once, in the order of the codes, modifiers first. */
  readonly entries: readonly ReleaseEntry[];
}

export interface ReleaseName {
  readonly name: string;
  readonly releasedOn: IsoDate;
}

/** A code that the later release brings in. It may have ended again in between: `after.endsOn` tells. */
export interface AddedCode {
  readonly code: string;
  readonly kind: ReleaseEntry['kind'];
  readonly after: ReleaseEntry;
  /** True for a code that the earlier release held as ended. */
  readonly broughtBack: boolean;
}

/** A code of the earlier release that the later one ends, or does not hold any more. */
export interface EndedCode {
  readonly code: string;
  readonly kind: ReleaseEntry['kind'];
  readonly before: ReleaseEntry;
  /** Its last day in force; null where the later release simply leaves it out. */
  readonly lastDay: IsoDate | null;
  /** Where the later release says what to use in its place. */
  readonly replacedBy: readonly string[];
}

/** A code whose short or long descriptor changed. */
export interface RewordedCode {
  readonly code: string;
  readonly kind: ReleaseEntry['kind'];
  readonly before: { readonly short: string; readonly long: string };
  readonly after: { readonly short: string; readonly long: string };
}

/** A code whose coverage flag or pricing indicators changed. */
export interface RepricedCode {
  readonly code: string;
  readonly kind: ReleaseEntry['kind'];
  readonly before: { readonly coverage: string; readonly pricing: readonly string[] };
  readonly after: { readonly coverage: string; readonly pricing: readonly string[] };
}

/** What changes from one release to another. A code may be both reworded and repriced; lists are in order of codes. */
export interface ReleaseDifference {
  readonly before: ReleaseName;
  readonly after: ReleaseName;
  readonly added: readonly AddedCode[];
  readonly ended: readonly EndedCode[];
  readonly reworded: readonly RewordedCode[];
  readonly repriced: readonly RepricedCode[];
  /** Codes in force in both releases of which nothing named here changed. */
  readonly unchanged: number;
}
