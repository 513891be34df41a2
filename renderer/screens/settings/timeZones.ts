import type { SelectOption } from '../../components/SelectField.tsx';

/** Time zones with the names that people use; those of the United States first, every other one after. */
const NAMED: readonly (readonly [zone: string, label: string])[] = [
  ['America/New_York', 'Eastern (New York)'],
  ['America/Chicago', 'Central (Chicago)'],
  ['America/Denver', 'Mountain (Denver)'],
  ['America/Phoenix', 'Mountain, no daylight saving (Phoenix)'],
  ['America/Los_Angeles', 'Pacific (Los Angeles)'],
  ['America/Anchorage', 'Alaska (Anchorage)'],
  ['Pacific/Honolulu', 'Hawaii (Honolulu)'],
  ['America/Puerto_Rico', 'Atlantic (Puerto Rico)'],
  ['Pacific/Guam', 'Chamorro (Guam)'],
  ['Pacific/Pago_Pago', 'Samoa (Pago Pago)'],
];

export function timeZoneOptions(current: string): readonly SelectOption[] {
  const known = new Set(NAMED.map(([zone]) => zone));
  const others = Intl.supportedValuesOf('timeZone').filter((zone) => !known.has(zone));
  const all = [...NAMED, ...others.map((zone) => [zone, zone.replaceAll('_', ' ')] as const)];
  const options = all.map(([value, label]) => ({ value, label }));
  return options.some((option) => option.value === current) || current === ''
    ? options
    : [{ value: current, label: current }, ...options];
}
