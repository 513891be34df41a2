import { placeOfService as knownPlace } from '../codes/placeOfService.ts';
import type { Order, OxygenTest } from '../domain/clinical.ts';
import { formatUsDate, isIsoDate } from '../domain/dates.ts';
import type { Instant, IsoDate } from '../domain/dates.ts';
import type { ServiceVisit } from '../domain/serviceVisit.ts';

/** How values of the records are said on paper. Null in, null out: what was not given is never filled in. */

export function date(value: IsoDate | null): string | null {
  return value === null || !isIsoDate(value) ? null : formatUsDate(value);
}

/** `11/22/2026, 10:42 AM CST`, in the office's time zone. */
export function instant(value: Instant, timeZone: string): string {
  const parts = new Intl.DateTimeFormat('en-US', {
    timeZone,
    year: 'numeric',
    month: '2-digit',
    day: '2-digit',
    hour: 'numeric',
    minute: '2-digit',
    timeZoneName: 'short',
  }).formatToParts(new Date(value));
  // Put together by hand: releases of the platform differ in the spaces between the parts.
  const get = (type: Intl.DateTimeFormatPartTypes): string =>
    parts.find((part) => part.type === type)?.value ?? '';
  const day = `${get('month')}/${get('day')}/${get('year')}`;
  return `${day}, ${get('hour')}:${get('minute')} ${get('dayPeriod')} ${get('timeZoneName')}`;
}

/** `94.8%`, `2 L/min`: number and unit are not parted at the end of a line. */
export function measured(value: number | null, unit: string): string | null {
  return value === null ? null : `${String(value)}${unit === '%' ? '' : '\u00a0'}${unit}`;
}

/** `12,345`. */
export function count(value: number | null): string | null {
  return value === null ? null : String(value).replace(/\B(?=(\d{3})+(?!\d))/g, ',');
}

export function yesNo(value: boolean | null): string | null {
  return value === null ? null : value ? 'Yes' : 'No';
}

export function plural(value: number, one: string, many = `${one}s`): string {
  return `${String(value)} ${value === 1 ? one : many}`;
}

/** The trade writes 99 months for a need that lasts for life. */
export function monthsOfNeed(months: number | null): string | null {
  if (months === null) return null;
  return months === 99 ? '99 (lifelong)' : plural(months, 'month');
}

type Named<Value extends string> = Readonly<Record<Value, string>>;

export const PURPOSES: Named<NonNullable<ServiceVisit['purpose']>> = {
  repair: 'Repair',
  emergency: 'Emergency call',
  preventive: 'Preventive maintenance',
  setup: 'Setup',
  pickup: 'Pick-up',
};

export const RESULTS: Named<NonNullable<ServiceVisit['result']>> = {
  repaired: 'Repaired',
  partsOnOrder: 'Parts on order',
  notRepairable: 'Not repairable',
  noFaultFound: 'No fault found',
  maintained: 'Maintained',
};

export const WORK_KINDS: Named<ServiceVisit['workKinds'][number]> = {
  partReplacement: 'part replacement',
  adjustment: 'adjustment',
  cleaning: 'cleaning',
  calibration: 'calibration',
  cosmetic: 'cosmetic work',
  battery: 'battery',
  accessory: 'accessory',
};

export const ORDER_COVERS: Named<NonNullable<Order['covers']>> = {
  repair: 'Repair of the device',
  upkeep: 'Upkeep of the device',
  rental: 'Rental',
  purchase: 'Purchase',
  contents: 'Oxygen contents',
  orthosis: 'Orthosis',
  treatment: 'Treatment',
};

export const ORDER_SIGNATURES: Named<Order['signature']> = {
  handwritten: 'By hand',
  electronic: 'Electronic',
  stamp: 'Stamp only',
  none: 'None',
};

export const DELIVERIES: Named<NonNullable<Order['delivery']>> = {
  continuous: 'Continuous flow',
  pulse: 'Pulse dose',
  both: 'Continuous flow and pulse dose',
};

export const TEST_METHODS: Named<NonNullable<OxygenTest['method']>> = {
  arterialBloodGas: 'Arterial blood gas',
  oximetry: 'Oximetry',
};

export const TEST_CONDITIONS: Named<NonNullable<OxygenTest['condition']>> = {
  rest: 'At rest',
  exertion: 'On exertion',
  sleep: 'Asleep',
};

export const GROUP_TWO_CONDITIONS: Named<NonNullable<OxygenTest['groupTwoCondition']>> = {
  edema: 'Dependent edema suggesting heart failure',
  pulmonaryHypertension: 'Pulmonary hypertension',
  erythrocythemia: 'Erythrocythemia',
};

export const TEST_STUDIES: Named<NonNullable<OxygenTest['study']>> = {
  standAlone: 'Made for itself',
  titration: 'Titration in a sleep laboratory',
  sleepApneaTest: 'Part of a sleep apnea test',
  stressTest: 'Part of a stress test',
};

export const SEXES: Named<'female' | 'male' | 'unknown'> = {
  female: 'Female',
  male: 'Male',
  unknown: 'Not stated',
};

export const RELATIONS: Named<'self' | 'spouse' | 'child' | 'other'> = {
  self: 'Self',
  spouse: 'Spouse',
  child: 'Child',
  other: 'Other',
};

/** `12, home`. */
export function placeOfService(code: string): string | null {
  if (code === '') return null;
  const place = knownPlace(code);
  return place === null ? code : `${code}, ${place.name.toLowerCase()}`;
}

/** A sentence of the rules as people read dates on paper: `2026-06-01` becomes `06/01/2026`. */
export function withUsDates(text: string): string {
  return text.replace(/\b\d{4}-\d{2}-\d{2}\b/g, (day) => (isIsoDate(day) ? formatUsDate(day) : day));
}

/** `06/01/2026 to 07/15/2026`; null while neither end is given. */
export function span(from: IsoDate | null, to: IsoDate | null, open = 'not given'): string | null {
  if (from === null && to === null) return null;
  return `${date(from) ?? 'not given'} to ${date(to) ?? open}`;
}

/** A name of a closed list; null where nothing was chosen. */
export function named<Value extends string>(names: Named<Value>, value: Value | null): string | null {
  return value === null ? null : names[value];
}
