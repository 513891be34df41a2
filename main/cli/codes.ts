import { CATEGORY_NAMES } from '../../shared/codes/category.ts';
import { guideFactsOf } from '../../shared/codes/guideFacts.ts';
import { codeStanding, type Basis, type CodeStanding } from '../../shared/codes/hcpcs.ts';
import type { BookEntry, HcpcsBook } from '../../shared/codes/hcpcsBook.ts';
import { COVERAGE_FLAGS } from '../../shared/codes/indicators.ts';
import { codeConflict, guideMeaning, tradeEntry } from '../../shared/codes/library.ts';
import { loadHcpcs } from '../../shared/codes/loadHcpcs.ts';
import { modifierEntry, modifiersFor } from '../../shared/codes/modifiers.ts';
import { dateInZone, type IsoDate } from '../../shared/domain/dates.ts';
import type { CliPorts } from './ports.ts';
import { json, table } from './printing.ts';

/** `codes E1392 --on 2026-07-01`: what the shipped releases and the billing guides say of a code. */

/** Of a code, 0: in force on that day; 1: refused, or not known. Of a modifier, 0: there is one. */
export async function codes(
  ports: CliPorts,
  asked: { readonly code: string; readonly on: IsoDate | null; readonly json: boolean },
): Promise<0 | 1> {
  const code = asked.code.toUpperCase();
  // CMS's own day: which codes are in force turns with it.
  const on = asked.on ?? dateInZone(ports.clock(), 'America/New_York');
  const book = await loadHcpcs();
  if (code.length === 2) return modifier(ports, book, code, asked.json);
  const report = reportOf(book, code, on);
  ports.out(asked.json ? json(report) : words(report));
  return report.standing === 'inForce' ? 0 : 1;
}

/** What is printed: for scripts, so its keys are a promise. */
export interface CodeReport {
  readonly code: string;
  readonly on: IsoDate;
  readonly standing: CodeStanding['standing'];
  /** What "in force" rests on; null where it is not. */
  readonly basis: Basis | null;
  readonly why: string;
  readonly release: string;
  readonly from: IsoDate | null;
  readonly to: IsoDate | null;
  readonly official: {
    readonly long: string | null;
    readonly short: string | null;
    /** Wording of October 2020 where it was another. */
    readonly formerly: string | null;
    readonly source: string;
  } | null;
  readonly category: string | null;
  readonly medicare: {
    readonly coverage: string;
    readonly pricing: readonly string[];
    readonly text: string;
    readonly outpatientStatus: string | null;
  } | null;
  readonly guide: {
    readonly meaning: string;
    readonly agrees: boolean;
    readonly difference: string;
    readonly meant: readonly { readonly code: string; readonly official: string }[];
  } | null;
  readonly facts: readonly { readonly id: string; readonly text: string }[];
  readonly similar: readonly {
    readonly code: string;
    readonly differs: string;
    readonly official: string | null;
  }[];
  readonly likelyMeant: readonly { readonly code: string; readonly official: string; readonly why: string }[];
  readonly modifiers: readonly string[];
}

function reportOf(book: HcpcsBook, code: string, on: IsoDate): CodeReport {
  const standing = codeStanding(code, on);
  const entry = book.entry(code);
  const guide = guideMeaning(code);
  return {
    code,
    on,
    standing: standing.standing,
    basis: standing.standing === 'inForce' ? standing.basis : null,
    why: standing.why,
    release: standing.release,
    from: entry?.from ?? null,
    to: entry?.to ?? null,
    official: entry && officialOf(entry),
    category: entry && CATEGORY_NAMES[entry.category],
    medicare: entry && medicareOf(entry),
    guide: guide && {
      meaning: guide.meaning,
      agrees: guide.agrees,
      difference: guide.difference,
      meant: codeConflict(code)?.meantCodes ?? [],
    },
    facts: guideFactsOf(code).map(({ id, text }) => ({ id, text })),
    similar: (entry?.similar ?? tradeEntry(code)?.similar ?? []).map(({ code: other, differs }) => ({
      code: other,
      differs,
      official: book.entry(other)?.long ?? null,
    })),
    likelyMeant:
      standing.standing === 'notInForce'
        ? standing.likelyMeant.map((likely) => ({
            ...likely,
            official: book.entry(likely.code)?.long ?? likely.official,
          }))
        : [],
    modifiers: entry === null ? [] : modifiersFor(code).map((item) => item.code),
  };
}

function officialOf({ long, short, formerly, source }: BookEntry): CodeReport['official'] {
  return { long, short, formerly, source };
}

function medicareOf(entry: BookEntry): CodeReport['medicare'] {
  const { coverage, pricingIndicators: pricing, pricing: text, facts } = entry;
  return { coverage, pricing, text, outpatientStatus: facts.outpatientStatus };
}

const BASES: Readonly<Record<Basis, string>> = {
  dates: 'its first and last day are known',
  verified: 'and it was seen in force in April 2026',
  listed: 'no end is known here; that release lists ended codes too, so import a full release to be certain',
};

function words(report: CodeReport): string {
  const { code, on, official, guide, medicare } = report;
  const rows: [string, string][] = [
    ['Code', official?.short == null ? code : `${code}  ${official.short}`],
    [`On ${on}`, standingWords(report)],
  ];
  if (official) {
    rows.push(['Official text', official.long ?? 'no descriptor at hand']);
    if (official.formerly !== null) rows.push(['In October 2020', official.formerly]);
    rows.push(['Source', official.source]);
    rows.push(['First day', report.from ?? 'not known']);
    rows.push(['Last day', report.to ?? 'none known']);
    rows.push(['Category', report.category ?? '']);
  }
  if (medicare) {
    const flag = COVERAGE_FLAGS[medicare.coverage] ?? '';
    const marks = [medicare.coverage, medicare.pricing.join(' ')].filter((mark) => mark !== '').join('/');
    const text = medicare.text.includes(flag) ? medicare.text : `${flag} ${medicare.text}`;
    rows.push(['Medicare', [marks, text].filter((part) => part !== '').join('  ')]);
  }
  if (guide) {
    rows.push(['Billing guide', `${guide.meaning}${guide.agrees ? ' (agrees)' : ''}`]);
    if (!guide.agrees) rows.push(['CONFLICT', guide.difference]);
    for (const meant of guide.meant) rows.push(['  means it', `${meant.code}  ${meant.official}`]);
  }
  for (const { code: other, differs } of report.similar) rows.push(['Similar', `${other}  ${differs}`]);
  for (const likely of report.likelyMeant) {
    rows.push(['Likely meant', `${likely.code}  ${likely.official} (${likely.why})`]);
  }
  if (report.modifiers.length > 0) rows.push(['Modifiers', report.modifiers.join(' ')]);
  return `${table(rows)}\n`;
}

function standingWords({ standing, why, basis }: CodeReport): string {
  if (standing === 'inForce') return `in force: ${why}; ${basis === null ? '' : BASES[basis]}.`;
  return standing === 'notInForce' ? `REFUSED: ${why}.` : `not known: ${why}.`;
}

function modifier(ports: CliPorts, book: HcpcsBook, code: string, asJson: boolean): 0 | 1 {
  const official = book.modifier(code);
  const known = modifierEntry(code);
  if (official === null && known === null) {
    const why = `${code} is no modifier of October 2025.`;
    ports.out(asJson ? json({ modifier: code, known: false, why }) : `${why}\n`);
    return 1;
  }
  if (asJson) {
    ports.out(json({ modifier: code, known: true, official, trade: known }));
    return 0;
  }
  const rows: [string, string][] = [['Modifier', code]];
  rows.push(['Official text', official?.long ?? 'CPT’s; its text is not CMS’s to give']);
  if (official) rows.push(['Source', official.source]);
  if (official?.endsOn != null) rows.push(['Last day', official.endsOn]);
  if (known) {
    rows.push(['When', known.use], ['On the line', known.position]);
    if (known.attests !== null) rows.push(['Attests', known.attests]);
    for (const item of known.excludes) rows.push(['Not with', `${item.with.join(' ')}: ${item.why}`]);
    if (known.guide) {
      rows.push(['Billing guide', known.guide.meaning]);
      const { agrees, difference } = known.guide;
      if (difference !== '') rows.push([agrees ? 'True but incomplete' : 'CONFLICT', difference]);
    }
  }
  ports.out(`${table(rows)}\n`);
  return 0;
}
