// Values that fit a schema of the contract, mostly, and then do not: what a page that means harm would send.
import type { z } from 'zod';
import type { Chance } from './chance.ts';

/** Texts that have hurt programs before. */
export const NASTY_TEXTS: readonly string[] = [
  '',
  ' ',
  '\u0000',
  '\ud800',
  '\u202e\u200b\ufeff',
  'ﷺ'.repeat(40),
  '<script>alert(1)</script>',
  '"><img src=x onerror=alert(1)>',
  '=HYPERLINK("http://example.org")',
  "'; drop table patient; --",
  '%s%n%x',
  '../../../../etc/passwd',
  '..\\..\\windows\\win.ini',
  'ISA*00*~',
  '{{constructor.constructor("return process")()}}',
  '__proto__',
  '٢٠٢٦-١١-٠٢',
  '2026-02-30',
  '9999-12-31',
  '0000-00-00',
  '-0',
  '1e309',
  'x'.repeat(5000),
];

const NASTY_VALUES: readonly unknown[] = [
  null,
  true,
  false,
  -1,
  0,
  1.5,
  2 ** 53,
  -(2 ** 31),
  Number.MAX_SAFE_INTEGER,
  [],
  {},
  [[[[[[[[[[]]]]]]]]]],
  { __proto__: null, constructor: 'x' },
  { length: 1e9 },
  ...NASTY_TEXTS,
];

/** The part of zod's inner definition that is read here. */
interface Definition {
  readonly type: string;
  readonly shape?: Readonly<Record<string, z.ZodType>>;
  readonly innerType?: z.ZodType;
  readonly element?: z.ZodType;
  readonly options?: readonly z.ZodType[];
  readonly items?: readonly z.ZodType[];
  readonly values?: readonly unknown[];
  readonly entries?: Readonly<Record<string, unknown>>;
  readonly keyType?: z.ZodType;
  readonly valueType?: z.ZodType;
  readonly in?: z.ZodType;
  readonly getter?: () => z.ZodType;
  readonly checks?: readonly { readonly _zod: { readonly def: Readonly<Record<string, unknown>> } }[];
}

function definitionOf(schema: z.ZodType): Definition {
  return schema._zod.def as unknown as Definition;
}

/** @param known texts that exist in the store: ids, numbers, names of things. */
export function valueFor(schema: z.ZodType, chance: Chance, known: readonly string[], depth = 0): unknown {
  const definition = definitionOf(schema);
  const inner = (one: z.ZodType): unknown => valueFor(one, chance, known, depth + 1);
  switch (definition.type) {
    case 'object':
      return Object.fromEntries(
        Object.entries(definition.shape ?? {}).map(([name, one]) => [name, inner(one)]),
      );
    case 'array':
      return depth > 6
        ? []
        : Array.from({ length: chance.below(4) }, () => inner(definition.element ?? schema));
    case 'tuple':
      return (definition.items ?? []).map(inner);
    case 'record':
      return definition.keyType && definition.valueType
        ? { [String(inner(definition.keyType))]: inner(definition.valueType) }
        : {};
    case 'union':
      return inner(chance.pick(definition.options ?? []));
    case 'nullable':
      return chance.once(3) || !definition.innerType ? null : inner(definition.innerType);
    case 'optional':
      return chance.once(2) || !definition.innerType ? undefined : inner(definition.innerType);
    case 'default':
    case 'readonly':
    case 'nonoptional':
    case 'prefault':
      return definition.innerType ? inner(definition.innerType) : null;
    case 'pipe':
      return definition.in ? inner(definition.in) : null;
    case 'lazy':
      return depth > 6 || !definition.getter ? null : inner(definition.getter());
    case 'enum':
      return chance.pick(Object.values(definition.entries ?? {}));
    case 'literal':
      return chance.pick(definition.values ?? []);
    case 'boolean':
      return chance.once(2);
    case 'number':
      return numberFor(definition, chance);
    case 'string':
      return textFor(schema, chance, known);
    default:
      return chance.pick(NASTY_VALUES);
  }
}

function numberFor(definition: Definition, chance: Chance): number {
  let least = 0;
  let most = 1000;
  for (const { _zod } of definition.checks ?? []) {
    const { check, value } = _zod.def;
    if (check === 'greater_than' && typeof value === 'number') least = value;
    if (check === 'less_than' && typeof value === 'number') most = value;
  }
  return chance.once(5) ? chance.pick([least, most]) : least + chance.below(Math.max(1, most - least + 1));
}

const DAYS = ['2026-11-02', '2026-01-31', '2024-02-29', '2026-10-15', '1958-03-03'];

/** Tries what exists and what has the form of something, and takes the first that the schema lets in. */
function textFor(schema: z.ZodType, chance: Chance, known: readonly string[]): string {
  const tries = [
    chance.pick(known),
    chance.pick(DAYS),
    chance.pick(NASTY_TEXTS),
    'E1390',
    '2026-11-02T16:00:00.000Z',
    'IL',
    '62704',
    'America/Chicago',
    'a',
    '',
  ];
  return tries.find((one) => schema.safeParse(one).success) ?? chance.pick(tries);
}

/** The same value with one thing wrong with it, somewhere. */
export function spoiled(value: unknown, chance: Chance): unknown {
  if (chance.once(12)) return chance.pick(NASTY_VALUES);
  if (Array.isArray(value)) {
    if (value.length === 0 || chance.once(4)) return [...(value as unknown[]), chance.pick(NASTY_VALUES)];
    const at = chance.below(value.length);
    return value.map((one: unknown, index) => (index === at ? spoiled(one, chance) : one));
  }
  if (typeof value === 'object' && value !== null) {
    const entries = Object.entries(value);
    if (entries.length === 0 || chance.once(6)) return { ...value, [chance.pick(NASTY_TEXTS)]: 1 };
    const at = chance.below(entries.length);
    if (chance.once(5)) return Object.fromEntries(entries.filter((_entry, index) => index !== at));
    return Object.fromEntries(
      entries.map(([name, one], index) => [name, index === at ? spoiled(one, chance) : one]),
    );
  }
  return chance.pick(NASTY_VALUES);
}
