import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { guessType, titleFrom } from '../../../renderer/records/addDocument.ts';
import { fieldWords } from '../../../renderer/records/fieldWords.ts';
import { valueText, whatWords } from '../../../renderer/records/historyWords.ts';
import { oxygenGroup } from '../../../renderer/records/oxygenGroup.ts';
import { newOxygenTest } from '../../../renderer/records/OxygenTestFields.tsx';
import { anId } from './fakeProgram.ts';

describe('names of fields', () => {
  test.each([
    ['signedOn', 'Signed on'],
    ['memberId', 'Member ID'],
    ['parts.0.reason', 'Part 1: why needed'],
    ['labor.1.hourlyRateCents', 'Labor 2: rate an hour'],
    ['before.oxygenPercent', 'Readings before: oxygen concentration'],
    ['address.zip', 'Address: ZIP'],
  ])('%s is %s', (path, words) => expect(fieldWords(path)).toBe(words));
});

describe('values of the journal in words', () => {
  test.each([
    ['signature', 'none', 'Not signed'],
    ['roomAir', 1, 'Yes'],
    ['billed', 0, 'No'],
    ['unitCostCents', 14850, '$148.50'],
    ['orderedOn', '2026-06-03', '06/03/2026'],
    ['phone', '2175550112', '(217) 555-0112'],
    ['findings', ['sieveBed', 'noise'], 'Sieve bed spent or contaminated; Unusual noise or vibration'],
    ['payerId', anId(3), 'another record'],
    ['address', '{"line1":"1 Example Street","line2":""}', 'Street: 1 Example Street'],
    ['namesPatient', 0, 'No'],
    ['orthosis', '{"fitting":"customFitted","deficit":""}', 'Fitting: Prefabricated, custom fitted'],
    [
      'delivery',
      '{"method":"shipped","proofShows":["patientName","quantity"]}',
      'Method: Shipped by a carrier · Proof shows: Patient’s name; Quantity',
    ],
    ['technician_signature', '[[1,2,3,4]]', 'Drawn'],
    ['patientSignature', [], ''],
    ['runs', '[{"from":"2026-06-10T15:00:00.000Z","to":null}]', '1 run'],
    ['patientSignedAs', 'family', 'A relative of the patient'],
    ['note', '{not json', '{not json'],
    ['note', null, ''],
  ])('%s %j', (field, value, words) => expect(valueText(field, value).trim()).toBe(words));

  test('a new record leaves out what says nothing', () => {
    const after = {
      id: anId(1),
      n: 4,
      patient_id: anId(2),
      rank: 1,
      member_id: '',
      created_at: '2026-06-10T15:00:00.000Z',
    };
    expect(valueText('', after)).toBe('Rank: 1');
  });

  test('a part of the record says which part', () => {
    const row = {
      at: '',
      userName: '',
      action: 'update' as const,
      record: 'order',
      field: 'signedOn',
      before: null,
      after: null,
    };
    expect(whatWords(row, 'patient')).toBe('Order: signed on');
    expect(whatWords({ ...row, record: 'patient' }, 'patient')).toBe('Signed on');
    expect(whatWords({ ...row, action: 'insert' }, 'patient')).toBe('Order added');
  });
});

describe('the group of an oxygen test', () => {
  const atRest = {
    ...newOxygenTest('019a0000-0000-7000-8000-000000000001'),
    method: 'arterialBloodGas' as const,
    testedOn: '2026-06-01',
    condition: 'rest' as const,
    roomAir: true,
  };

  test.each([
    [55, null, null, 'groupI'],
    [56, null, null, 'groupIINeedsCondition'],
    [59, null, 'edema', 'groupII'],
    [60, null, 'edema', 'neither'],
    [null, 88, null, 'groupI'],
    [null, 88.4, null, 'groupI'],
    [null, 88.5, null, 'groupIINeedsCondition'],
    [null, 89, null, 'groupIINeedsCondition'],
    [null, 90, 'edema', 'neither'],
    [60, 88, null, 'groupI'],
    [null, null, 'edema', 'notYet'],
  ] as const)('PaO2 %s, saturation %s, %s: %s', (pao2, saturation, groupTwoCondition, group) => {
    expect(oxygenGroup({ ...atRest, pao2, saturation, groupTwoCondition }).group).toBe(group);
  });

  test('a lower value never meets less', () => {
    const rank = { notYet: 0, neither: 0, groupIINeedsCondition: 1, groupII: 2, groupIII: 0, groupI: 3 };
    fc.assert(
      fc.property(
        fc.integer({ min: 31, max: 100 }),
        fc.constantFrom(null, 'edema' as const),
        (saturation, groupTwoCondition) => {
          const at = (value: number) =>
            rank[oxygenGroup({ ...atRest, saturation: value, groupTwoCondition }).group];
          return at(saturation - 1) >= at(saturation);
        },
      ),
    );
  });

  test('a payer without group II knows only group I', () => {
    const thresholds = {
      pao2AtMost: 55,
      saturationAtMost: 88,
      pao2GroupTwoAtMost: null,
      saturationGroupTwoAtMost: null,
    };
    const edema = { ...atRest, pao2: 57, groupTwoCondition: 'edema' as const };
    expect(oxygenGroup(edema, { thresholds }).group).toBe('neither');
  });

  test('group III only with the condition that the claim names', () => {
    const normal = { ...atRest, method: 'oximetry' as const, saturation: 95 };
    expect(oxygenGroup(normal).group).toBe('neither');
    expect(oxygenGroup(normal, { groupThreeCondition: 'Cluster headache' }).group).toBe('groupIII');
  });

  test('says what is missing while it cannot be told', () => {
    const exertion = { ...atRest, condition: 'exertion' as const, saturation: 86 };
    expect(oxygenGroup(exertion)).toEqual({
      group: 'notYet',
      detail: 'the saturation at rest in the same session is not given',
    });
  });
});

test('a paper gets a first type and title from its file', () => {
  expect(guessType({ name: 'Parts_Invoice 44.pdf', type: 'application/pdf' })).toBe('partsInvoice');
  expect(guessType({ name: 'IMG_2044.JPG', type: 'image/jpeg' })).toBe('photo');
  expect(guessType({ name: 'scan.pdf', type: 'application/pdf' })).toBe('other');
  expect(guessType({ name: 'Letter of medical necessity.pdf', type: 'application/pdf' })).toBe(
    'letterOfMedicalNecessity',
  );
  expect(guessType({ name: 'Dose record 10-19.pdf', type: 'application/pdf' })).toBe('doseRecord');
  expect(guessType({ name: 'blood_counts.pdf', type: 'application/pdf' })).toBe('laboratoryReport');
  expect(guessType({ name: 'fitting-record.pdf', type: 'application/pdf' })).toBe('fittingRecord');
  expect(titleFrom('../..\\folder/Order_of  June.pdf')).toBe('Order of June');
});
