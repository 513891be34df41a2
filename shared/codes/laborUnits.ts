import type { EquipmentKind } from '../domain/equipment.ts';
import type { Labor } from '../domain/serviceVisit.ts';
import { STANDARD_REPAIRS_2013, type StandardRepair } from './data/laborUnits.ts';

/** Units of labor: 15 minutes each, or what a table fixes for common repairs (K0739). */

export type { StandardRepair };

export const MINUTES_A_UNIT = 15;

/** Codes of a technician's labor, each by the unit of 15 minutes. */
export const LABOR_CODES = {
  equipment: 'K0739',
  oxygen: 'K0740',
  orthosis: 'L4205',
  prosthesis: 'L7520',
} as const;

export const STANDARD_REPAIRS: readonly StandardRepair[] = STANDARD_REPAIRS_2013.repairs;

export function standardRepair(key: string): StandardRepair | null {
  return STANDARD_REPAIRS.find((repair) => repair.key === key) ?? null;
}

/** The tabled repairs of a kind of device; none for oxygen equipment, whose labor is not paid by this table. */
export function standardRepairsOf(kind: EquipmentKind | null): readonly StandardRepair[] {
  return kind === null ? [] : STANDARD_REPAIRS.filter(({ devices }) => devices.includes(kind));
}

export interface LaborUnits {
  /** Units that the table fixes. */
  readonly tabled: number;
  /** Minutes of work that no row of the table is about. */
  readonly timedMinutes: number;
  /** Fewest and most units that fit: they differ where the minutes make no whole unit. */
  readonly least: number;
  readonly most: number;
}

/**
 * The units of a visit's labor. Null while a stretch of timed work has no minutes.
 * A part of a unit is left open: the policy does not say which way it is rounded.
 */
export function laborUnits(labor: readonly Pick<Labor, 'minutes' | 'standardRepair'>[]): LaborUnits | null {
  let tabled = 0;
  let timedMinutes = 0;
  for (const { minutes, standardRepair: key } of labor) {
    const row = standardRepair(key);
    if (row) tabled += row.units;
    else if (minutes === null) return null;
    else timedMinutes += minutes;
  }
  const timed = timedMinutes / MINUTES_A_UNIT;
  return { tabled, timedMinutes, least: tabled + Math.floor(timed), most: tabled + Math.ceil(timed) };
}
