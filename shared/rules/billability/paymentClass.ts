import { hcpcsFacts } from '../../codes/hcpcsFacts.ts';
import { type Equipment, OXYGEN_EQUIPMENT } from '../../domain/equipment.ts';

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

/** Oxygen by the month without a device. */
export const CONTENTS_CODES: readonly string[] = ['E0441', 'E0442', 'E0443', 'E0444', 'E0447'];

/** Oxygen systems sold, which Medicare no longer prices. */
const OXYGEN_SOLD: readonly string[] = ['E0425', 'E0430', 'E0435', 'E0440'];

/** CMS's pricing indicators: oxygen, frequently serviced, inexpensive or routinely purchased, capped rental. */
const CLASS_OF_INDICATOR: Readonly<Record<string, PaymentClass>> = {
  '33': 'oxygen',
  '31': 'frequentlyServiced',
  '32': 'ownable',
  '36': 'ownable',
};

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

function classOfCode(written: string): PaymentClass | null {
  const code = written.trim().toUpperCase();
  if (OXYGEN_SOLD.includes(code)) return 'oxygen';
  // Supplies (A) and drugs share some indicators with equipment, and are nothing that is mended.
  if (!/^[EK]/.test(code)) return null;
  const [indicator = ''] = hcpcsFacts(code)?.pricing ?? [];
  return CLASS_OF_INDICATOR[indicator] ?? null;
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
