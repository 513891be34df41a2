import { compareReleases } from '../../shared/codes/compareReleases.ts';
import { loadHcpcs } from '../../shared/codes/loadHcpcs.ts';
import type { Release, ReleaseDifference } from '../../shared/codes/releaseModel.ts';
import type { IsoDate } from '../../shared/domain/dates.ts';
import type { Issue } from '../../shared/result.ts';
import { MAX_RELEASE_BYTES, readRelease } from '../codes/readRelease.ts';
import type { CliPorts, Unreadable } from './ports.ts';
import { json, printable } from './printing.ts';

/** `import-hcpcs FILE --dry-run`: what a CMS release would change. Nothing is stored here. */

export interface ImportAsked {
  readonly file: string;
  readonly dryRun: boolean;
  /** Another release in place of the shipped library. */
  readonly against: string | null;
  /** First day of the release in FILE, where its name does not tell. */
  readonly released: IsoDate | null;
  readonly json: boolean;
}

/** 0: read and compared; 2: a file was refused, or this cannot be done here. */
export async function importHcpcs(ports: CliPorts, asked: ImportAsked): Promise<0 | 2> {
  if (!asked.dryRun) {
    ports.err(
      'Importing is done in the program, under Codes: there it shows the open claims that a release touches, and is\n' +
        'recorded. Add --dry-run to see here what this file would change.\n',
    );
    return 2;
  }
  const file = await read(ports, asked, asked.file, asked.released);
  if (file === null) return 2;
  const other =
    asked.against === null ? (await loadHcpcs()).shipped() : await read(ports, asked, asked.against, null);
  if (other === null) return 2;
  // Compared in the order of time: nothing “ends” because an old file does not know it yet.
  const older = file.releasedOn < other.releasedOn;
  const difference = older ? compareReleases(file, other) : compareReleases(other, file);
  const summary = summaryOf(difference, asked, older);
  ports.out(asked.json ? json({ valid: true, ...summary, ...difference }) : words(difference, summary));
  return 0;
}

const REASONS: Readonly<Record<Unreadable, string>> = {
  missing: 'there is no such file',
  wrongKind: 'this is a folder',
  tooLarge: `this is larger than ${MAX_RELEASE_BYTES / 1024 / 1024} MB, which no release is`,
  refused: 'the system does not let this file be read',
};

async function read(
  ports: CliPorts,
  asked: ImportAsked,
  path: string,
  released: IsoDate | null,
): Promise<Release | null> {
  const bytes = await ports.readFile(path, MAX_RELEASE_BYTES);
  if (!bytes.ok) {
    ports.err(`${printable(path)}: ${REASONS[bytes.why]}.\n`);
    return null;
  }
  const release = await readRelease({ bytes: bytes.value, fileName: path }, { releasedOn: released });
  if (release.ok) return release.value;
  const issues: readonly Issue[] = release.fault.kind === 'invalid' ? release.fault.issues : [];
  if (asked.json) ports.out(json({ valid: false, file: path, issues }));
  const lines = issues.map((issue) => `  ${issue.path}: ${issue.message}`);
  ports.err(`${printable(path)} cannot be taken in.\n${lines.join('\n')}\n`);
  return null;
}

interface Summary {
  readonly comparedWith: 'what is shipped' | 'another file';
  /** True where the file is the older of the two: it is what came before, then. */
  readonly older: boolean;
  readonly counts: {
    readonly added: number;
    readonly ended: number;
    readonly reworded: number;
    readonly repriced: number;
    readonly unchanged: number;
  };
}

function summaryOf(difference: ReleaseDifference, { against }: ImportAsked, older: boolean): Summary {
  const { added, ended, reworded, repriced, unchanged } = difference;
  return {
    comparedWith: against === null ? 'what is shipped' : 'another file',
    older,
    counts: {
      added: added.length,
      ended: ended.length,
      reworded: reworded.length,
      repriced: repriced.length,
      unchanged,
    },
  };
}

/** More lines than these are for a script: --json has them all. */
const MOST_LINES = 25;

function words(difference: ReleaseDifference, { comparedWith, older }: Summary): string {
  const { before, after, added, ended, reworded, repriced, unchanged } = difference;
  const names = older
    ? `${before.name} is older than ${after.name} (${comparedWith}). This is what changed since`
    : `${after.name}, compared with ${before.name} (${comparedWith})`;
  const parts = [
    `${names}. Nothing was stored.`,
    `${count(added.length, 'code')} added, ${ended.length} ended, ${reworded.length} reworded, ${repriced.length} priced or covered otherwise, ${unchanged} unchanged.`,
    list('Added', added, ({ code, after: entry, broughtBack }) => {
      const days = [entry.addedOn, entry.endsOn].filter(Boolean).join(' to ');
      return `${code}  ${entry.short}${days === '' ? '' : ` (${days})`}${broughtBack ? ', brought back' : ''}`;
    }),
    list('Ended', ended, ({ code, before: entry, lastDay, replacedBy }) => {
      const instead = replacedBy.length === 0 ? '' : `; see ${replacedBy.join(', ')}`;
      return `${code}  ${entry.short} (${lastDay === null ? 'not in the file any more' : `last day ${lastDay}`}${instead})`;
    }),
    list('Reworded', reworded, ({ code, before: old, after: now }) =>
      old.long === now.long || old.long === '' || now.long === ''
        ? `${code}  ${old.short}\n    now  ${now.short}`
        : `${code}  ${old.long}\n    now  ${now.long}`,
    ),
    list('Priced or covered otherwise', repriced, ({ code, before: old, after: now }) => {
      return `${code}  ${old.coverage}/${old.pricing.join(',')} now ${now.coverage}/${now.pricing.join(',')}`;
    }),
  ];
  return `${parts.filter((part) => part !== '').join('\n')}\n`;
}

function list<T>(heading: string, items: readonly T[], line: (item: T) => string): string {
  if (items.length === 0) return '';
  const shown = items.slice(0, MOST_LINES).map((item) => `  ${line(item)}`);
  const more =
    items.length > MOST_LINES ? [`  and ${items.length - MOST_LINES} more; --json lists them all`] : [];
  return ['', `${heading}:`, ...shown, ...more].join('\n');
}

function count(number: number, noun: string): string {
  return `${number} ${noun}${number === 1 ? '' : 's'}`;
}
