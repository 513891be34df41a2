import type { GuideMeaning } from './library.ts';
import { MODIFIER_ROWS, type ModifierRow } from './modifierTable.ts';

/**
 * Modifiers: which belong on which codes, which exclude each other, where they stand on the line, and which of them
 * only a person may state. Small enough for the page.
 */

/**
 * Where a modifier stands on the line: what changes the amount first, then what tells about coverage and notices,
 * then what only locates or counts. A convention of the trade that payers ask for; no rule of Medicare was seen.
 */
export type ModifierPosition = 'pricing' | 'informational' | 'statistical';

/** Kinds of codes that a modifier is meant for. */
export type CodeFamily =
  | 'stationaryOxygen'
  | 'portableOxygen'
  | 'oxygenContents'
  | 'equipment'
  | 'supplies'
  | 'orthoses'
  | 'prostheses'
  | 'repairLabor'
  | 'drugs';

export interface ModifierExclusion {
  readonly with: readonly string[];
  readonly why: string;
  /** False: general knowledge of the trade, not seen in a source. Advises, and never blocks. */
  readonly verified: boolean;
}

export interface ModifierEntry extends ModifierRow {
  readonly position: ModifierPosition;
  /** What the supplier states with it, where it is a statement that only a person can make; null otherwise. */
  readonly attests: string | null;
  readonly excludes: readonly ModifierExclusion[];
  /** Empty: with codes of every kind. */
  readonly families: readonly CodeFamily[];
  /** What a billing guide takes it for, and where that parts from the official meaning. */
  readonly guide: Omit<GuideMeaning, 'meantCodes'> | null;
}

const PRICING: ReadonlySet<string> = new Set(
  'RR NU UE LL MS KH KI KJ KR RA RB QE QF QG QA QB QR JW JZ'.split(' '),
);
const STATISTICAL: ReadonlySet<string> = new Set('RT LT CR TW AV GW 99'.split(' '));

/**
 * Statements. JZ is one: that nothing was discarded is seen by whoever gave the dose, and the absence of a note is no
 * proof of it. JW is none: the discarded amount stands in the record, and the modifier follows from it. GY, GZ and EY
 * say what the supplier holds for true of coverage or the order, and cost the claim; they are asked like the rest.
 */
const ATTESTATIONS: Readonly<Record<string, string>> = {
  KX: 'Every criterion of the medical policy is met, and the record on file shows it.',
  N1: 'The test on file meets group 1 of oxygen coverage.',
  N2: 'The test on file meets group 2 of oxygen coverage, with one of its conditions.',
  N3: 'The patient is covered under group 3: no hypoxemia, and a condition that oxygen is shown to help.',
  GA: 'The required notice was given before delivery and is signed and on file.',
  GX: 'A notice that was not required was given and is on file.',
  GY: 'The item is excluded by law, or is no benefit of this payer.',
  GZ: 'A denial as not necessary is expected, and no notice was given.',
  GL: 'The upgrade was not needed, is given free of charge, and no notice was given.',
  EY: 'There is no order of a practitioner for this item.',
  CG: 'The criteria of the policy are applied: for a spinal orthosis, material that is not elastic or a rigid back panel.',
  SC: 'The service or supply is medically necessary.',
  BP: 'The patient was told of both choices and chose to buy.',
  BR: 'The patient was told of both choices and chose to rent.',
  BU: 'The patient was told of both choices and said nothing within 30 days.',
  JZ: 'Nothing of the single-dose container was discarded.',
};

interface ExclusiveGroup {
  readonly modifiers: readonly string[];
  readonly why: string;
  readonly verified: boolean;
}

/** Of each group a line carries one at most. */
const EXCLUSIVE: readonly ExclusiveGroup[] = [
  {
    modifiers: ['RR', 'NU', 'UE', 'LL'],
    why: 'an item is rented, or sold new, or sold used',
    verified: true,
  },
  { modifiers: ['RA', 'RB'], why: 'the whole item is replaced, or a part of it', verified: true },
  {
    modifiers: ['KX', 'GA', 'GY', 'GZ'],
    why: 'the criteria are met, or a denial is expected',
    verified: true,
  },
  {
    modifiers: ['N1', 'N2', 'N3', 'GA', 'GY', 'GZ'],
    why: 'one coverage group is met, or a denial is expected',
    verified: false,
  },
  {
    modifiers: ['KX', 'N1', 'N2', 'N3'],
    why: 'N1, N2 and N3 took the place of KX on oxygen rentals from April 2023 on',
    verified: true,
  },
  {
    modifiers: ['GA', 'GX', 'GZ'],
    why: 'the notice was required, or voluntary, or not given',
    verified: true,
  },
  { modifiers: ['GL', 'GA', 'GX', 'GZ'], why: 'with a free upgrade no notice is given', verified: true },
  { modifiers: ['QA', 'QB', 'QE', 'QF', 'QG', 'QR'], why: 'one flow is prescribed', verified: true },
  { modifiers: ['KH', 'KI', 'KJ'], why: 'a line bills one rental month', verified: true },
  { modifiers: ['BP', 'BR', 'BU'], why: 'the patient made one choice', verified: true },
  { modifiers: ['RT', 'LT'], why: 'each side is billed on its own line', verified: true },
  { modifiers: ['JW', 'JZ'], why: 'something was discarded, or nothing', verified: true },
  { modifiers: ['59', 'XE'], why: 'the more exact one stands alone', verified: true },
  { modifiers: ['59', 'XP'], why: 'the more exact one stands alone', verified: true },
  { modifiers: ['59', 'XS'], why: 'the more exact one stands alone', verified: true },
  { modifiers: ['59', 'XU'], why: 'the more exact one stands alone', verified: true },
  { modifiers: ['EY', 'KX'], why: 'without an order the criteria are not met', verified: false },
  { modifiers: ['GK', 'GA', 'GZ'], why: 'GK stands on the other line of the pair', verified: false },
];

const OXYGEN: readonly CodeFamily[] = ['stationaryOxygen', 'portableOxygen', 'oxygenContents'];
const RENTED: readonly CodeFamily[] = ['stationaryOxygen', 'portableOxygen', 'equipment'];
const SIDED: readonly CodeFamily[] = ['orthoses', 'prostheses'];

/** Modifiers that mean nothing with codes of another kind. */
const FAMILIES: Readonly<Record<string, readonly CodeFamily[]>> = {
  RR: RENTED,
  NU: ['equipment', 'supplies', 'orthoses', 'prostheses'],
  UE: ['equipment'],
  LL: ['equipment'],
  MS: ['stationaryOxygen', 'portableOxygen', 'equipment'],
  KR: ['equipment'],
  KH: ['equipment'],
  KI: ['equipment'],
  KJ: ['equipment'],
  BP: ['equipment'],
  BR: ['equipment'],
  BU: ['equipment'],
  RA: [...RENTED, ...SIDED],
  RB: ['equipment', 'supplies', ...SIDED],
  N1: OXYGEN,
  N2: OXYGEN,
  N3: OXYGEN,
  QA: ['stationaryOxygen'],
  QB: ['stationaryOxygen', 'portableOxygen'],
  QE: ['stationaryOxygen'],
  QF: ['stationaryOxygen', 'portableOxygen'],
  QG: ['stationaryOxygen'],
  QR: ['stationaryOxygen'],
  QH: ['stationaryOxygen', 'portableOxygen'],
  CG: ['orthoses'],
  RT: SIDED,
  LT: SIDED,
  AV: ['supplies'],
  JW: ['drugs'],
  JZ: ['drugs'],
};

/** What the billing guides say of a modifier, beside what it officially is. */
const GUIDES: Readonly<Record<string, Omit<GuideMeaning, 'meantCodes'>>> = {
  RT: { meaning: 'the right side, where the device is not the same on both', agrees: true, difference: '' },
  LT: { meaning: 'the left side, where the device is not the same on both', agrees: true, difference: '' },
  RR: {
    meaning: 'the repaired device is rented out',
    agrees: false,
    difference:
      'Officially it bills the rental itself. Medicare does not pay for mending a rented device, so that a repair line has no use for it.',
  },
  NU: {
    meaning: 'the repair amounts to a functional renewal',
    agrees: false,
    difference: 'Officially it bills new equipment that is sold. Medicare oxygen equipment cannot be sold.',
  },
  KX: {
    meaning: 'medical necessity is shown',
    agrees: false,
    difference:
      'On Medicare oxygen rentals that began on or after 2023-04-01 N1, N2 or N3 took its place, and KX is refused.',
  },
  GA: { meaning: 'a signed notice is on file because a denial is expected', agrees: true, difference: '' },
  JW: {
    meaning: 'part of the dose was left over',
    // What it says is true; the difference is what it leaves out.
    agrees: true,
    difference: 'Since July 2023 a line with nothing left over carries JZ.',
  },
  '59': {
    meaning: 'a procedure apart from the one it is normally part of',
    agrees: true,
    difference: 'Where XE, XP, XS or XU fits, it goes before 59.',
  },
  '99': { meaning: 'more modifiers apply than the line holds', agrees: true, difference: '' },
};

function positionOf(code: string): ModifierPosition {
  return PRICING.has(code) ? 'pricing' : STATISTICAL.has(code) ? 'statistical' : 'informational';
}

export const MODIFIERS: readonly ModifierEntry[] = MODIFIER_ROWS.map((row) => ({
  ...row,
  position: positionOf(row.code),
  attests: ATTESTATIONS[row.code] ?? null,
  excludes: EXCLUSIVE.filter(({ modifiers }) => modifiers.includes(row.code)).map(
    ({ modifiers, why, verified }) => ({
      with: modifiers.filter((other) => other !== row.code),
      why,
      verified,
    }),
  ),
  families: FAMILIES[row.code] ?? [],
  guide: GUIDES[row.code] ?? null,
}));

const BY_CODE: ReadonlyMap<string, ModifierEntry> = new Map(MODIFIERS.map((item) => [item.code, item]));

export function modifierEntry(code: string): ModifierEntry | null {
  return BY_CODE.get(code) ?? null;
}

/** True for a modifier that states something only a person can: it is asked, never added. */
export function isAttestation(code: string): boolean {
  return ATTESTATIONS[code] !== undefined;
}

const POSITIONS: readonly ModifierPosition[] = ['pricing', 'informational', 'statistical'];

/**
 * The same modifiers in the order of the line: pricing, informational, statistical; 99 last, for it points to the
 * note. Within each kind they keep their order, so that a biller's own is left alone; one that is not known here
 * counts as informational.
 */
export function orderModifiers(modifiers: readonly string[]): readonly string[] {
  const rank = (code: string): number => (code === '99' ? 9 : POSITIONS.indexOf(positionOf(code)));
  return [...modifiers].sort((one, other) => rank(one) - rank(other));
}

export interface ModifierConflict {
  readonly modifiers: readonly string[];
  readonly why: string;
  readonly verified: boolean;
}

/** Modifiers of one line that exclude each other, or that stand there twice. */
export function modifierConflicts(modifiers: readonly string[]): readonly ModifierConflict[] {
  const twice = [...new Set(modifiers.filter((code, index) => modifiers.indexOf(code) !== index))];
  const clashes = EXCLUSIVE.flatMap(({ modifiers: group, why, verified }) => {
    const found = [...new Set(modifiers.filter((code) => group.includes(code)))];
    return found.length > 1 ? [{ modifiers: found, why, verified }] : [];
  });
  const known = new Set<string>();
  return [
    ...twice.map((code) => ({ modifiers: [code], why: 'it stands on the line twice', verified: true })),
    // A pair that two groups forbid is told once, with the first reason.
    ...clashes.filter(({ modifiers: found }) => {
      const key = [...found].sort().join();
      if (known.has(key)) return false;
      known.add(key);
      return true;
    }),
  ];
}

const STATIONARY = new Set('E0424 E0425 E0439 E0440 E1353 E1390 E1391 E1405 E1406'.split(' '));
const PORTABLE = new Set('E0430 E0431 E0433 E0434 E0435 E1392 K0738'.split(' '));
const CONTENTS = new Set('E0441 E0442 E0443 E0444 E0447'.split(' '));
const REPAIR_LABOR = new Set('K0739 K0740 L4205 L7520'.split(' '));

/** The kind of a code, as modifiers know it; null for codes that no modifier here is meant for. */
export function familyOf(code: string): CodeFamily | null {
  if (STATIONARY.has(code)) return 'stationaryOxygen';
  if (PORTABLE.has(code)) return 'portableOxygen';
  if (CONTENTS.has(code)) return 'oxygenContents';
  if (REPAIR_LABOR.has(code)) return 'repairLabor';
  if (/^[EK]\d{4}$/.test(code)) return 'equipment';
  if (/^L[0-4]\d{3}$/.test(code)) return 'orthoses';
  if (/^L[5-9]\d{3}$/.test(code)) return 'prostheses';
  if (/^A9[5-8]\d{2}$|^J\d{4}$/.test(code)) return 'drugs';
  return /^A\d{4}$/.test(code) ? 'supplies' : null;
}

/** Modifiers that are meant for a code: those of its kind, and those for codes of every kind. */
export function modifiersFor(code: string): readonly ModifierEntry[] {
  const family = familyOf(code);
  return MODIFIERS.filter(
    ({ families }) => families.length === 0 || (family !== null && families.includes(family)),
  );
}
