import { LABOR_CODES } from '../../codes/laborUnits.ts';
import type { Labor, Part } from '../../domain/serviceVisit.ts';
import { paymentClassOf, type PaymentClass } from '../billability/paymentClass.ts';
import type { CodedLine, Context } from '../facts.ts';
import { lacking, unknown, type Unknown } from '../outcome.ts';

/** What the checks on repairs of owned equipment ask of a case. */

export const LOANER_CODE = 'K0462';

/** Minor parts of braces and prostheses, billed by a code of the repair. */
export const MINOR_PARTS_CODES: readonly string[] = ['L4210', 'L7510'];

export const LABOR_CODE_LIST: readonly string[] = Object.values(LABOR_CODES);

export const NO_VISIT = ['visit', 'the service visit', 'claim.visitId'] as const;

/** The payment class of the device, or why it is not known. */
export function paymentClassIn({ theCase }: Context): PaymentClass | Unknown {
  const { equipment } = theCase;
  if (equipment === null) return lacking('equipment', 'the device', 'claim.equipmentId');
  const paid = paymentClassOf(equipment);
  if (paid !== null) return paid;
  return equipment.kind === null
    ? unknown('equipment.kind', 'the kind of the device is not given', 'equipment.kind')
    : unknown('equipment.hcpcs', 'no code of the device tells how it is paid for', 'equipment.hcpcs');
}

/** The codes of labor and of minor parts that repairs of a class are billed with. */
export function repairCodesOf(paid: PaymentClass): {
  readonly labor: string;
  readonly minorParts: string | null;
} {
  switch (paid) {
    case 'orthosis':
      return { labor: LABOR_CODES.orthosis, minorParts: 'L4210' };
    case 'prosthesis':
      return { labor: LABOR_CODES.prosthesis, minorParts: 'L7510' };
    case 'oxygen':
      return { labor: LABOR_CODES.oxygen, minorParts: null };
    default:
      return { labor: LABOR_CODES.equipment, minorParts: null };
  }
}

/** The code that the item itself is billed under; '' when not told. */
export function baseCodeOf({ theCase }: Context): string {
  return theCase.claim.ownedRepair.baseCode;
}

export function laborLines(context: Context): readonly CodedLine[] {
  return context.lines.filter(({ code }) => LABOR_CODE_LIST.includes(code));
}

/** Lines of parts that were fitted: everything that is neither labor, nor minor parts under a code of the repair, nor a loaner. */
export function partLines(context: Context): readonly CodedLine[] {
  return context.lines.filter(
    ({ code }) =>
      !LABOR_CODE_LIST.includes(code) && !MINOR_PARTS_CODES.includes(code) && code !== LOANER_CODE,
  );
}

export function billedParts(context: Context): readonly (Part & { readonly index: number })[] {
  return (context.theCase.visit?.parts ?? [])
    .map((part, index) => ({ ...part, index }))
    .filter(({ billed }) => billed);
}

export function laborOf(context: Context): readonly Labor[] {
  return context.theCase.visit?.labor ?? [];
}

export function modifiersOf(line: CodedLine): readonly string[] {
  return [...line.modifiers, ...line.furtherModifiers];
}
