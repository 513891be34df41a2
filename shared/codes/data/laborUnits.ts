import type { EquipmentKind } from '../../domain/equipment.ts';

/** One repair for which Medicare fixes the units of labor, whatever time it took. */
export interface StandardRepair {
  /** As it is kept on the labor of a visit; never reused. */
  readonly key: string;
  /** Devices that it is about. */
  readonly devices: readonly EquipmentKind[];
  readonly name: string;
  /** Units of 15 minutes for K0739, diagnosis included. */
  readonly units: number;
  /** What to know before relying on it; '' where nothing is. */
  readonly note: string;
  /** The table gives its units for each one: as many rows, as many times. */
  readonly each?: true;
}

const POWER: readonly EquipmentKind[] = ['powerWheelchair'];
const MANUAL: readonly EquipmentKind[] = ['manualWheelchair'];
const WHEELCHAIRS: readonly EquipmentKind[] = [...POWER, ...MANUAL];
const BED: readonly EquipmentKind[] = ['hospitalBed'];

/** DME contractors' table: in force from 2009-04-01, revised 2013-11-01. A dated table: a revision is a new one. */
/** Rows about the same thing, one or both of it: both together have the units of the pair, however many rows name them. */
export const PAIRS: readonly { readonly one: string; readonly pair: string }[] = [
  { one: 'powerMotorOne', pair: 'powerMotorPair' },
];

export const STANDARD_REPAIRS_2013 = {
  from: '2013-11-01',
  source: 'Noridian, repair labor billing and payment policy, revised 2013-11-01',
  repairs: [
    { key: 'powerBatteries', devices: POWER, name: 'Batteries', units: 2, note: '' },
    { key: 'powerJoystick', devices: POWER, name: 'Joystick', units: 2, note: '' },
    { key: 'powerCharger', devices: POWER, name: 'Charger', units: 2, note: '' },
    { key: 'powerShroud', devices: POWER, name: 'Shroud', units: 2, note: '' },
    { key: 'powerMotorOne', devices: POWER, name: 'One drive-wheel motor', units: 2, note: '' },
    { key: 'powerMotorPair', devices: POWER, name: 'Pair of drive-wheel motors', units: 3, note: '' },
    {
      key: 'wheelOrTire',
      devices: WHEELCHAIRS,
      name: 'Wheel or tire, each',
      units: 1,
      note: 'One copy of the table says 2 units: ask the contractor.',
      each: true,
    },
    { key: 'armrest', devices: WHEELCHAIRS, name: 'Armrest or arm pad', units: 1, note: '' },
    { key: 'antiTipper', devices: MANUAL, name: 'Anti-tipping device', units: 1, note: '' },
    { key: 'bedPendant', devices: BED, name: 'Pendant', units: 2, note: '' },
    { key: 'bedBoard', devices: BED, name: 'Headboard or footboard', units: 2, note: '' },
    { key: 'cpapBlower', devices: ['cpap'], name: 'Blower assembly', units: 2, note: '' },
    { key: 'seatLiftControl', devices: ['seatLift'], name: 'Hand control', units: 2, note: '' },
    { key: 'seatLiftScissor', devices: ['seatLift'], name: 'Scissor mechanism', units: 3, note: '' },
    { key: 'patientLiftPump', devices: ['patientLift'], name: 'Hydraulic pump', units: 2, note: '' },
  ],
} as const satisfies {
  readonly from: string;
  readonly source: string;
  readonly repairs: readonly StandardRepair[];
};
