import type { RentalStart } from '../../../shared/contract/custody.ts';
import type { EquipmentValues } from '../../../shared/domain/equipment.ts';
import { HcpcsCode } from '../../../shared/domain/identifiers.ts';
import { newRentalValues, type RentalClass, type RentalValues } from '../../../shared/domain/rental.ts';

/** What the register says of a rental that nobody has entered yet. */

const CLASSES: Readonly<Partial<Record<NonNullable<EquipmentValues['kind']>, RentalClass>>> = {
  stationaryConcentrator: 'oxygenStationary',
  portableConcentrator: 'oxygenPortable',
};

/** Class and code of a rental of this device. */
export function rentalStartOf(device: Pick<EquipmentValues, 'kind' | 'hcpcs'>): RentalStart {
  return {
    class: device.kind === null ? null : (CLASSES[device.kind] ?? null),
    code: HcpcsCode.safeParse(device.hcpcs).data ?? '',
  };
}

export function rentalOfDevice(id: string, holderId: string, device: EquipmentValues): RentalValues {
  return {
    ...newRentalValues(holderId),
    ...rentalStartOf(device),
    equipmentId: id,
    startedOn: device.rentalStartedOn,
  };
}
