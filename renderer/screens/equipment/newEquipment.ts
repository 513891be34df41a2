import type { EquipmentValues } from '../../../shared/domain/equipment.ts';

/** A device of which nothing is known yet. */
export function newEquipment(): EquipmentValues {
  return {
    kind: null,
    hcpcs: '',
    make: '',
    model: '',
    serial: '',
    lot: '',
    ownership: null,
    status: 'inService',
    holderId: null,
    location: '',
    acquiredOn: null,
    rentalStartedOn: null,
    warrantyUntil: null,
    warrantyLaborUntil: null,
    replacementCents: null,
    replacementSource: '',
    hourMeter: null,
    note: '',
    acquisitionCents: null,
    acquisitionSource: '',
    hourMeterOn: null,
  };
}
