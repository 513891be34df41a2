import { laborUnits } from '../../shared/codes/laborUnits.ts';
import { linkedLines, LOANER_CODE } from '../../shared/codes/lineLinks.ts';
import { familyOf } from '../../shared/codes/modifiers.ts';
import type { ClaimLine } from '../../shared/domain/claim.ts';
import { type ClaimKind, GUIDE_CODE, isRentalKind, isRepairKind } from '../../shared/domain/claimKind.ts';
import { daysBetween } from '../../shared/domain/dates.ts';
import type { Equipment } from '../../shared/domain/equipment.ts';
import { HcpcsCode } from '../../shared/domain/identifiers.ts';
import type { Loan } from '../../shared/domain/loan.ts';
import { Cents } from '../../shared/domain/money.ts';
import type { Payer } from '../../shared/domain/payer.ts';
import {
  effectiveVisit,
  repairCost,
  type RepairCost,
  type ServiceVisit,
} from '../../shared/domain/serviceVisit.ts';
import type { WriteContext } from '../dispatch.ts';

/** The lines that a new claim begins with: codes, units and charges that the records state. */

const FIRST_LINE: Readonly<Record<ClaimKind, string>> = {
  repair: 'Oxygen concentrator repair',
  equipmentRepair: 'Repair labor',
  portableRental: 'Portable oxygen concentrator, one month',
  oxygenRental: 'Oxygen equipment, one month',
  orthosis: 'Orthosis',
  radiopharmaceutical: 'Therapeutic radiopharmaceutical',
};

function firstLine(
  context: WriteContext,
  kind: ClaimKind,
  device: Equipment | null,
  visit: ServiceVisit | null,
  payer: Payer | null,
): ClaimLine {
  const current = visit ? effectiveVisit(visit) : null;
  const cost = current ? repairCost(current) : null;
  const rented = device?.ownership === 'rental' && (kind === 'repair' || isRentalKind(kind));
  return {
    id: context.newId(),
    code: codeOf(kind, device),
    // RR states who owns the device, which the register knows; it attests nothing.
    modifiers: rented ? ['RR'] : [],
    furtherModifiers: [],
    units: kind === 'equipmentRepair' ? unitsOfLabor(current, payer) : 1,
    chargeCents: kind === 'repair' && cost ? knownCharge(cost) : null,
    description: FIRST_LINE[kind],
    narrative: '',
    logIds: [],
    pointers: [],
    drug: null,
  };
}

/** The device's own code in the register where the claim bills the device; else what such a claim begins with. */
function codeOf(kind: ClaimKind, device: Equipment | null): string {
  const own = HcpcsCode.safeParse(device?.hcpcs).data;
  if (own === undefined) return GUIDE_CODE[kind];
  const family = familyOf(own);
  if (kind === 'oxygenRental' && (family === 'stationaryOxygen' || family === 'portableOxygen')) return own;
  return kind === 'orthosis' && family === 'orthoses' ? own : GUIDE_CODE[kind];
}

/** Units of the work on record: Medicare fixes some by its table. Null where they are no whole number. */
function unitsOfLabor(visit: ServiceVisit | null, payer: Payer | null): number | null {
  if (visit === null) return null;
  const tabled = payer?.class === 'medicare';
  const units = laborUnits(visit.labor.map((row) => (tabled ? row : { ...row, standardRepair: '' })));
  return units !== null && units.least === units.most && units.least > 0 ? units.least : null;
}

/** The lines that a new claim of a kind begins with, each linked to the rows of the log that it rests on. */
export function firstLines(
  context: WriteContext,
  kind: ClaimKind,
  of: {
    readonly device: Equipment | null;
    readonly visit: ServiceVisit | null;
    readonly payer: Payer | null;
    readonly loan: Loan | null;
  },
): ClaimLine[] {
  const { device, visit, payer, loan } = of;
  const lines = [
    firstLine(context, kind, device, visit, payer),
    ...(kind === 'equipmentRepair' ? partLines(context, visit) : []),
    ...(kind === 'equipmentRepair' && loan && lastedLonger(context, loan) ? [loanerLine(context)] : []),
  ];
  return isRepairKind(kind) ? [...linkedLines(lines, visit)] : lines;
}

/** A loaner is billed only where the repair took more than a day. */
function lastedLonger({ today }: WriteContext, { from, to }: Loan): boolean {
  return from !== null && daysBetween(from, to ?? today) > 1;
}

function loanerLine(context: WriteContext): ClaimLine {
  return {
    id: context.newId(),
    code: LOANER_CODE,
    modifiers: [],
    furtherModifiers: [],
    units: 1,
    chargeCents: null,
    description: 'Loaner during the repair',
    narrative: '',
    logIds: [],
    pointers: [],
    drug: null,
  };
}

/** A line for every part that has a code of its own. RB says that it was fitted in a repair, which the visit shows. */
function partLines(context: WriteContext, visit: ServiceVisit | null): ClaimLine[] {
  const parts = visit ? effectiveVisit(visit).parts : [];
  return parts
    .filter((part) => part.billed && part.code !== '')
    .slice(0, 40)
    .map((part) => ({
      id: context.newId(),
      code: part.code,
      modifiers: ['RB'],
      furtherModifiers: [],
      units: part.quantity,
      chargeCents: null,
      description: part.description,
      narrative: '',
      logIds: [],
      pointers: [],
      drug: null,
    }));
}

/** Null while a line has no price, or where the sum cannot be right. */
function knownCharge({ totalCents, unpricedLines }: RepairCost): Cents | null {
  return unpricedLines === 0 && totalCents > 0 && Cents.safeParse(totalCents).success ? totalCents : null;
}
