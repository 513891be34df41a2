import { laborUnits, rangeOf, standardRepair } from '../../codes/laborUnits.ts';
import { lacking, met, notApplicable, unknown, unmet, unmetWith } from '../outcome.ts';
import type { Check } from '../vocabulary.ts';
import { noLines } from './lines.ts';
import { laborLines, laborOf, NO_VISIT } from './ownedRepairFacts.ts';

/** Labor by the repaired code, in units of 15 minutes or as the table has it. */

export const laborItemized: Check<'laborItemized'> = function laborItemized(context) {
  const { visit, equipment } = context.theCase;
  if (visit === null) return lacking(...NO_VISIT);
  if (context.lines.length === 0) return noLines();
  const rows = laborOf(context);
  if (rows.length === 0) {
    return laborLines(context).length === 0
      ? notApplicable('no labor is billed')
      : unmet('visit.labor', 'labor is billed, and none is on record');
  }
  for (const [index, { repairedCode, standardRepair: key, minutes, description }] of rows.entries()) {
    const row = key === '' ? null : standardRepair(key);
    if (description.trim() === '')
      return unmet(`visit.labor.${index}.description`, `labor ${index + 1} does not say what was done`);
    if (repairedCode === '') {
      return unmet(`visit.labor.${index}.repairedCode`, `labor ${index + 1} names no code that was mended`);
    }
    if (key !== '' && row === null) {
      return unmet(`visit.labor.${index}.standardRepair`, `labor ${index + 1} names no row of the table`);
    }
    if (row !== null && equipment === null) return lacking('equipment', 'the device', 'claim.equipmentId');
    if (row !== null && equipment?.kind == null) return lacking('equipment.kind', 'the kind of the device');
    if (row !== null && equipment?.kind != null && !row.devices.includes(equipment.kind)) {
      return unmet(
        `visit.labor.${index}.standardRepair`,
        `labor ${index + 1}: ${row.name.toLowerCase()} is in the table for another kind of device`,
      );
    }
    if (minutes === null)
      return unmet(`visit.labor.${index}.minutes`, `the minutes of labor ${index + 1} are not given`);
  }
  return met(`${rows.length} ${rows.length === 1 ? 'stretch' : 'stretches'} of labor, each with its code`);
};

export const laborUnitsBilled: Check<'laborUnitsBilled'> = function laborUnitsBilled(context, params) {
  if (context.lines.length === 0) return noLines();
  const lines = laborLines(context);
  const [first] = lines;
  if (first === undefined) return notApplicable('no labor is billed');
  if (context.theCase.visit === null) return lacking(...NO_VISIT);
  const open = lines.find(({ units }) => units === null);
  if (open) return lacking('lineAmounts', 'the units of labor', `claim.lines.${open.index}.units`);
  const labor = laborOf(context).map((row) => (params.tabled ? row : { ...row, standardRepair: '' }));
  const recorded = laborUnits(labor);
  if (recorded === null) return lacking('visit.labor', 'the minutes of labor');
  const billed = lines.reduce((sum, { units }) => sum + (units ?? 0), 0);
  const { least, most, doubtful, doubts, tabled, timedMinutes } = recorded;
  const told = [
    tabled > 0 ? `${tabled} by the table` : '',
    timedMinutes > 0 ? `${timedMinutes} minutes` : '',
  ].filter(Boolean);
  const words = told.length === 0 ? 'no labor' : told.join(' and ');
  // More than is sure rests on a row of the table that was entered again.
  if (billed > most - doubtful && billed <= most) return unknown('visit.labor', doubts.join(' '));
  return billed >= least && billed <= most && billed > 0
    ? met(`${billed} units for ${words}`)
    : unmetWith(`claim.lines.${first.index}.units`, {
        detail: `${billed} billed, ${words} on record`,
        recorded: rangeOf(recorded),
      });
};
