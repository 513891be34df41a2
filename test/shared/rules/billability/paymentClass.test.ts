import { describe, expect, test } from 'vitest';
import type { EquipmentKind } from '../../../../shared/domain/equipment.ts';
import {
  paymentClassOf,
  repairKindOf,
  type PaymentClass,
} from '../../../../shared/rules/billability/paymentClass.ts';

describe('how a device is paid for', () => {
  test.each<[EquipmentKind | null, string, PaymentClass | null]>([
    // By its code alone.
    [null, 'E1390', 'oxygen'],
    [null, 'E0440', 'oxygen'],
    [null, ' e1390 ', 'oxygen'],
    [null, 'E0465', 'frequentlyServiced'],
    [null, 'E0130', 'ownable'],
    [null, 'K0823', 'ownable'],
    // Supplies share an indicator with equipment, and a number within a code is no letter.
    [null, 'A7034', null],
    [null, 'AE130', null],
    [null, 'E9999', null],
    [null, '', null],
    // By its kind alone.
    ['stationaryConcentrator', '', 'oxygen'],
    ['liquidOxygen', '', 'oxygen'],
    ['orthosis', '', 'orthosis'],
    ['prosthesis', 'L5301', 'prosthesis'],
    ['hospitalBed', '', 'ownable'],
    ['other', '', null],
    // By both.
    ['hospitalBed', 'E0250', 'ownable'],
    ['portableConcentrator', 'E1392', 'oxygen'],
    ['other', 'E0130', 'ownable'],
    // A ventilator on file as another kind is still one; nothing else that disagrees is decided.
    ['cpap', 'E0465', 'frequentlyServiced'],
    ['stationaryConcentrator', 'E0465', null],
    ['cpap', 'E1390', null],
    ['orthosis', 'E0130', null],
  ])('%s under "%s": %s', (kind, hcpcs, paid) => {
    expect(paymentClassOf({ kind, hcpcs })).toBe(paid);
  });
});

describe('the kind of claim that bills its repair', () => {
  test.each<[EquipmentKind | null, string, 'repair' | 'equipmentRepair']>([
    ['stationaryConcentrator', 'E1390', 'repair'],
    [null, 'E1390', 'repair'],
    [null, '', 'repair'],
    ['powerWheelchair', 'K0823', 'equipmentRepair'],
    ['other', '', 'equipmentRepair'],
    [null, 'K0823', 'equipmentRepair'],
    ['cpap', 'E1390', 'equipmentRepair'],
  ])('%s under "%s": %s', (kind, hcpcs, claimKind) => {
    expect(repairKindOf({ kind, hcpcs })).toBe(claimKind);
  });

  test('is a concentrator’s while no device is chosen', () => {
    expect(repairKindOf(null)).toBe('repair');
  });
});
