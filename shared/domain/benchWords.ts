import type { EquipmentKind } from './equipment.ts';
import { FaultFinding, type Readings } from './serviceVisit.ts';

/** Which findings and readings a technician is asked for, by the kind of device. */

const CONCENTRATORS: readonly EquipmentKind[] = [
  'stationaryConcentrator',
  'portableConcentrator',
  'transfillingSystem',
];
const POWER_MOBILITY: readonly EquipmentKind[] = ['powerWheelchair'];
/** Without a motor or an electronic part of their own. */
const MECHANICAL: readonly EquipmentKind[] = ['manualWheelchair', 'orthosis', 'prosthesis'];

const OF_CONCENTRATORS: readonly FaultFinding[] = [
  'lowOxygen',
  'lowFlow',
  'noPower',
  'compressor',
  'sieveBed',
  'valve',
  'filterBlocked',
  'alarm',
  'noise',
  'overheating',
  'leak',
  'controlBoard',
  'damage',
];
const OF_POWER_MOBILITY: readonly FaultFinding[] = [
  'motor',
  'battery',
  'charging',
  'joystick',
  'electronics',
  'tires',
  'brakes',
  'frame',
  'noPower',
  'noise',
  'overheating',
  'damage',
];
const OF_MECHANICAL: readonly FaultFinding[] = ['frame', 'tires', 'brakes', 'noise', 'damage'];
const OF_OTHERS: readonly FaultFinding[] = [
  'noPower',
  'motor',
  'battery',
  'electronics',
  'frame',
  'alarm',
  'noise',
  'overheating',
  'leak',
  'damage',
];
const ALWAYS: readonly FaultFinding[] = ['noFault', 'other'];

/**
 * The findings to pick from, in the order of the pick list; what was picked already stays among them.
 * @param kind null where it is not known: then all are offered
 */
export function findingsOf(
  kind: EquipmentKind | null,
  picked: readonly FaultFinding[],
): readonly FaultFinding[] {
  if (kind === null) return FaultFinding.options;
  const own = CONCENTRATORS.includes(kind)
    ? OF_CONCENTRATORS
    : POWER_MOBILITY.includes(kind)
      ? OF_POWER_MOBILITY
      : MECHANICAL.includes(kind)
        ? OF_MECHANICAL
        : OF_OTHERS;
  const offered = [...own, ...ALWAYS];
  return [...offered, ...picked.filter((finding) => !offered.includes(finding))];
}

type Reading = keyof Readings;

const ALL_READINGS: readonly Reading[] = ['oxygenPercent', 'flowLpm', 'pressurePsi', 'hourMeter', 'alarms'];

/**
 * The readings that are taken of a device of this kind; what was read already stays among them.
 * @param kind null where it is not known: then all are asked for
 */
export function readingsOf(kind: EquipmentKind | null, read: Readings): readonly Reading[] {
  const taken = takenOf(kind);
  return ALL_READINGS.filter((reading) => taken.includes(reading) || read[reading] !== null);
}

function takenOf(kind: EquipmentKind | null): readonly Reading[] {
  if (kind === null || CONCENTRATORS.includes(kind)) return ALL_READINGS;
  if (MECHANICAL.includes(kind)) return [];
  if (kind === 'gaseousCylinders' || kind === 'liquidOxygen') return ['flowLpm', 'pressurePsi'];
  if (POWER_MOBILITY.includes(kind)) return ['hourMeter'];
  return ['hourMeter', 'alarms'];
}
