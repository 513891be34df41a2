import type { Equipment } from '../../domain/equipment.ts';
import { OXYGEN_EQUIPMENT } from '../../domain/equipment.ts';
import { FREQUENTLY_SERVICED, OWNABLE, OXYGEN } from './paymentClassCodes.ts';

/** How equipment is paid for, which decides who pays for mending it. */
export type PaymentClass =
  /** By the month, repairs included. */
  | 'oxygen'
  /** Devices such as ventilators, rented for as long as they are used, service included. */
  | 'frequentlyServiced'
  /** Bought outright, or the patient's own after capped rental. */
  | 'ownable'
  | 'orthosis'
  | 'prosthesis'
  | 'radiopharmaceutical';

type Device = Pick<Equipment, 'kind' | 'hcpcs'>;

const codesOf = (text: string): ReadonlySet<string> => new Set(text.split(/\s+/).filter(Boolean));

const CLASS_OF_CODES: readonly { readonly is: PaymentClass; readonly codes: ReadonlySet<string> }[] = [
  { is: 'oxygen', codes: codesOf(OXYGEN) },
  { is: 'frequentlyServiced', codes: codesOf(FREQUENTLY_SERVICED) },
  { is: 'ownable', codes: codesOf(OWNABLE) },
];

/**
 * The payment class of a device by its kind and by the code that bills it; null where neither tells, or where the
 * two do not agree.
 */
export function paymentClassOf(device: Device): PaymentClass | null {
  const byCode = classOfCode(device.hcpcs);
  const byKind = classOfKind(device.kind);
  if (byCode === null || byKind === null) return byCode ?? byKind;
  if (byCode === byKind) return byCode;
  // A kind says only what is usual of it; a ventilator on file as another kind is still one.
  return byKind === 'ownable' && byCode === 'frequentlyServiced' ? byCode : null;
}

function classOfCode(code: string): PaymentClass | null {
  return CLASS_OF_CODES.find(({ codes }) => codes.has(code.trim().toUpperCase()))?.is ?? null;
}

function classOfKind(kind: Device['kind']): PaymentClass | null {
  if (kind === null || kind === 'other') return null;
  if (OXYGEN_EQUIPMENT.includes(kind)) return 'oxygen';
  return kind === 'orthosis' || kind === 'prosthesis' ? kind : 'ownable';
}

/** The kind of claim that bills the repair of a device; a concentrator's while the device is not known. */
export function repairKindOf(device: Device | null): 'repair' | 'equipmentRepair' {
  if (device === null) return 'repair';
  const paid = paymentClassOf(device);
  return paid === 'oxygen' || (paid === null && device.kind === null) ? 'repair' : 'equipmentRepair';
}
