import { HCPCS_LIBRARY } from './data/library.ts';

/** HCPCS codes of the trade: official text beside what the billing guides say of them. */

export type Category =
  'dme' | 'supplies' | 'prostheticsOrthotics' | 'drugsRadiopharmaceuticals' | 'ambulance';

export const CATEGORY_NAMES: Readonly<Record<Category, string>> = {
  dme: 'Durable medical equipment',
  supplies: 'Supplies',
  prostheticsOrthotics: 'Prosthetics and orthotics',
  drugsRadiopharmaceuticals: 'Drugs and radiopharmaceuticals',
  ambulance: 'Ambulance',
};

export interface GuideMeaning {
  /** What a billing guide takes the code for, in our own words. */
  readonly meaning: string;
  /** False where that is not what the official descriptor says. */
  readonly agrees: boolean;
  /** Where they part, in our own words; '' when they agree. */
  readonly difference: string;
  /** Official codes that do mean it; empty when there is none. */
  readonly meantCodes: readonly string[];
}

export interface HcpcsEntry {
  readonly code: string;
  readonly category: Category;
  /** Official descriptors; null for a code that no release at hand holds. */
  readonly short: string | null;
  readonly long: string | null;
  /** What it is and when it is used, in our own words. */
  readonly detail: string;
  readonly guide: GuideMeaning | null;
  readonly similar: readonly { readonly code: string; readonly differs: string }[];
  /** First day in force; null: not known here. */
  readonly from: string | null;
  /** Last day in force; null while it runs or not known. */
  readonly to: string | null;
  readonly pricing: string;
  readonly source: string;
}

const BY_CODE: ReadonlyMap<string, HcpcsEntry> = new Map(HCPCS_LIBRARY.map((item) => [item.code, item]));

export function hcpcsEntry(code: string): HcpcsEntry | null {
  return BY_CODE.get(code) ?? null;
}

export function hcpcsLibrary(): readonly HcpcsEntry[] {
  return HCPCS_LIBRARY;
}

/** Entries whose code begins with the query, or that hold all of its words; codes first, then by code. */
export function searchHcpcs(query: string, limit: number): readonly HcpcsEntry[] {
  const words = query.toLowerCase().split(/\s+/).filter(Boolean);
  if (words.length === 0) return HCPCS_LIBRARY.slice(0, limit);
  const byCode = HCPCS_LIBRARY.filter((item) => item.code.toLowerCase().startsWith(words.join('')));
  const byWords = HCPCS_LIBRARY.filter((item) => {
    const text = [item.short, item.long, item.detail, item.guide?.meaning, CATEGORY_NAMES[item.category]]
      .join(' ')
      .toLowerCase();
    return !byCode.includes(item) && words.every((word) => text.includes(word));
  });
  return [...byCode, ...byWords].slice(0, limit);
}

/** A billed code whose guide meaning and official descriptor part. */
export interface CodeConflict {
  readonly code: string;
  readonly guideMeaning: string;
  readonly official: string;
  readonly difference: string;
  readonly meantCodes: readonly { readonly code: string; readonly official: string }[];
}

/** The conflict of a code; null when guide and official text agree, or no guide speaks of it. */
export function codeConflict(code: string): CodeConflict | null {
  const entry = hcpcsEntry(code);
  if (entry?.guide == null || entry.guide.agrees) return null;
  return {
    code,
    guideMeaning: entry.guide.meaning,
    official: entry.long ?? 'in no release at hand',
    difference: entry.guide.difference,
    meantCodes: entry.guide.meantCodes.map((meant) => ({
      code: meant,
      official: hcpcsEntry(meant)?.long ?? '',
    })),
  };
}
