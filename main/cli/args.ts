import { ClaimKind, GUIDE_CODE } from '../../shared/domain/claimKind.ts';
import { isIsoDate, type IsoDate } from '../../shared/domain/dates.ts';
import { PayerClass } from '../../shared/domain/payer.ts';

/** What was asked for on the command line. */
export type Command =
  | { readonly name: 'help' }
  | { readonly name: 'schema'; readonly of: 'case' | 'partner' }
  | { readonly name: 'example'; readonly kind: ClaimKind; readonly payerClass: PayerClass }
  | { readonly name: 'check'; readonly file: string; readonly on: IsoDate | null }
  | { readonly name: 'batch'; readonly folder: string; readonly on: IsoDate | null }
  | { readonly name: 'codes'; readonly code: string; readonly on: IsoDate | null; readonly json: boolean }
  | {
      readonly name: 'importHcpcs';
      readonly file: string;
      readonly dryRun: boolean;
      readonly against: string | null;
      readonly released: IsoDate | null;
      readonly json: boolean;
    }
  | ExportCommand
  /** A returned file; `-` is standard input. */
  | { readonly name: 'read'; readonly file: string; readonly json: boolean }
  /** Not understood; the message says what would be. */
  | { readonly name: 'unclear'; readonly message: string };

/** What a case is exported as. */
export type ExportKind = '837' | 'cms1500' | 'packet';

export interface ExportCommand {
  readonly name: 'export';
  readonly kind: ExportKind;
  /** `-` is standard input. */
  readonly file: string;
  readonly out: string;
  readonly on: IsoDate | null;
  /** Although the rules block it; marked as a draft. Never with 837. */
  readonly draft: boolean;
  /** 837: file of the trading partner; null: a made-up one, marked as a test. */
  readonly partner: string | null;
  /** 837: control number of interchange, group and set; null: none was given. */
  readonly control: number | null;
  /** packet: folder with the papers. */
  readonly papers: string | null;
  /** packet: also papers that are not, byte for byte, those of the case. */
  readonly changedPapers: boolean;
}

function unclear(message: string): Command {
  return { name: 'unclear', message };
}

export function parseArgs(args: readonly string[]): Command {
  const [name, ...rest] = args;
  if (name === undefined) return unclear('Say what to do.');
  if (name === 'help' || name === '--help' || name === '-h') return { name: 'help' };
  if (rest.includes('--help') || rest.includes('-h')) return { name: 'help' };
  if (name === 'schema') {
    const [of = 'case', ...more] = rest;
    return (of === 'case' || of === 'partner') && more.length === 0
      ? { name: 'schema', of }
      : unclear('schema takes case, partner, or no arguments.');
  }
  if (name === 'example') return parseExample(rest);
  if (name === 'check') return parseCheck(rest);
  if (name === 'codes') return parseCodes(rest);
  if (name === 'import-hcpcs') return parseImportHcpcs(rest);
  if (name === 'export') return parseExport(rest);
  if (name === 'read') return parseRead(rest);
  return unclear('There is no such command.');
}

/** A kind of claim by its own name, or by the code that claims of it begin with; case does not matter. */
function parseExample(rest: readonly string[]): Command {
  const options = readOptions(rest, ['--payer'], []);
  if (typeof options === 'string') return unclear(options);
  const [asked = '', ...more] = options.plain;
  const wanted = asked.toLowerCase();
  const kind = ClaimKind.options.find(
    (option) => option.toLowerCase() === wanted || GUIDE_CODE[option].toLowerCase() === wanted,
  );
  if (kind === undefined || more.length > 0) return unclear(`Say which example: ${EXAMPLES}.`);
  const payerClass = PayerClass.safeParse(options.values.get('--payer')?.toLowerCase() ?? 'commercial');
  return payerClass.success
    ? { name: 'example', kind, payerClass: payerClass.data }
    : unclear(`--payer is one of ${PayerClass.options.join(', ')}.`);
}

const EXAMPLES = ClaimKind.options.map((kind) => `${kind} (${GUIDE_CODE[kind]})`).join(', ');

function parseCheck(rest: readonly string[]): Command {
  let on: IsoDate | null = null;
  let folder: string | null = null;
  const files: string[] = [];
  for (let index = 0; index < rest.length; index += 1) {
    const argument = rest[index] ?? '';
    const [option, attached] = splitOption(argument);
    if (option === '--on' || option === '--batch') {
      const value = attached ?? rest[(index += 1)];
      if (value === undefined || value === '') {
        return unclear(option === '--on' ? '--on needs a date as YYYY-MM-DD.' : '--batch needs a folder.');
      }
      if (option === '--batch') {
        if (folder !== null) return unclear('Give --batch once.');
        folder = value;
      } else {
        if (on !== null) return unclear('Give --on once.');
        if (!isIsoDate(value)) return unclear('--on needs a real date as YYYY-MM-DD.');
        on = value;
      }
    } else if (argument.startsWith('-') && argument !== '-') {
      return unclear('check knows the options --on and --batch.');
    } else {
      files.push(argument);
    }
  }
  if (folder !== null) {
    return files.length === 0
      ? { name: 'batch', folder, on }
      : unclear('Give either a file or --batch with a folder.');
  }
  const [file, ...more] = files;
  if (file === undefined) return unclear('Say which file to check; - reads standard input.');
  if (more.length > 0) return unclear('check takes one file; --batch takes a folder.');
  return { name: 'check', file, on };
}

interface Options {
  readonly values: ReadonlyMap<string, string>;
  readonly flags: ReadonlySet<string>;
  readonly plain: readonly string[];
}

/** Parts options from the rest; a string says what was wrong. */
function readOptions(
  rest: readonly string[],
  valued: readonly string[],
  flags: readonly string[],
): Options | string {
  const values = new Map<string, string>();
  const set = new Set<string>();
  const plain: string[] = [];
  for (let index = 0; index < rest.length; index += 1) {
    const argument = rest[index] ?? '';
    const [option, attached] = splitOption(argument);
    if (flags.includes(option) && attached === undefined) set.add(option);
    else if (valued.includes(option)) {
      const value = attached ?? rest[(index += 1)];
      if (value === undefined || value === '') return `${option} needs a value.`;
      if (values.has(option)) return `Give ${option} once.`;
      values.set(option, value);
    } else if (argument.startsWith('-') && argument !== '-') {
      return `The options here are ${[...valued, ...flags].join(', ')}.`;
    } else plain.push(argument);
  }
  return { values, flags: set, plain };
}

function parseCodes(rest: readonly string[]): Command {
  const options = readOptions(rest, ['--on'], ['--json']);
  if (typeof options === 'string') return unclear(options);
  const [code, ...more] = options.plain;
  if (code === undefined || more.length > 0) return unclear('Say which code: codes E1392.');
  if (!/^[A-Za-z0-9]{2,8}$/.test(code)) {
    return unclear('A code has a letter and four digits, a modifier two places.');
  }
  const on = options.values.get('--on') ?? null;
  if (on !== null && !isIsoDate(on)) return unclear('--on needs a real date as YYYY-MM-DD.');
  return { name: 'codes', code, on, json: options.flags.has('--json') };
}

function parseImportHcpcs(rest: readonly string[]): Command {
  const options = readOptions(rest, ['--against', '--released'], ['--dry-run', '--json']);
  if (typeof options === 'string') return unclear(options);
  const [file, ...more] = options.plain;
  if (file === undefined || more.length > 0) return unclear('Say which file: import-hcpcs FILE --dry-run.');
  const released = options.values.get('--released') ?? null;
  if (released !== null && !isIsoDate(released))
    return unclear('--released needs a real date as YYYY-MM-DD.');
  return {
    name: 'importHcpcs',
    file,
    dryRun: options.flags.has('--dry-run'),
    against: options.values.get('--against') ?? null,
    released,
    json: options.flags.has('--json'),
  };
}

/** Options that only one kind of export knows. */
const EXPORT_OPTIONS: Readonly<
  Record<ExportKind, { readonly values: readonly string[]; readonly flags: readonly string[] }>
> = {
  '837': { values: ['--partner', '--control'], flags: [] },
  cms1500: { values: [], flags: ['--draft'] },
  packet: { values: ['--papers'], flags: ['--draft', '--changed-papers'] },
};

function parseExport([kind, ...rest]: readonly string[]): Command {
  if (kind !== '837' && kind !== 'cms1500' && kind !== 'packet')
    return unclear('Say what to export: 837, cms1500 or packet.');
  const own = EXPORT_OPTIONS[kind];
  if (kind === '837' && rest.includes('--draft'))
    return unclear('There is no draft of an 837: a claim that is blocked is not sent.');
  const options = readOptions(rest, ['-o', '--on', ...own.values], own.flags);
  if (typeof options === 'string') return unclear(options);
  const [file, ...more] = options.plain;
  if (file === undefined || more.length > 0)
    return unclear(`Say which case: export ${kind} CASE.json -o FILE; - reads standard input.`);
  const out = options.values.get('-o');
  if (out === undefined) return unclear('Say where to write it: -o FILE.');
  if (out === file) return unclear('The file to write is the case itself. Choose another name.');
  const on = options.values.get('--on') ?? null;
  if (on !== null && !isIsoDate(on)) return unclear('--on needs a real date as YYYY-MM-DD.');
  const control = options.values.get('--control') ?? null;
  if (control !== null && !/^[1-9]\d{0,8}$/.test(control))
    return unclear('--control is a whole number from 1 to 999999999.');
  return {
    name: 'export',
    kind,
    file,
    out,
    on,
    draft: options.flags.has('--draft'),
    partner: options.values.get('--partner') ?? null,
    control: control === null ? null : Number(control),
    papers: options.values.get('--papers') ?? null,
    changedPapers: options.flags.has('--changed-papers'),
  };
}

function parseRead(rest: readonly string[]): Command {
  const options = readOptions(rest, [], ['--json']);
  if (typeof options === 'string') return unclear(options);
  const [file, ...more] = options.plain;
  if (file === undefined || more.length > 0)
    return unclear('Say which file: read FILE; - reads standard input.');
  return { name: 'read', file, json: options.flags.has('--json') };
}

function splitOption(argument: string): readonly [string, string | undefined] {
  const equals = argument.indexOf('=');
  return argument.startsWith('--') && equals > 0
    ? [argument.slice(0, equals), argument.slice(equals + 1)]
    : [argument, undefined];
}
