import { expect, test } from 'vitest';
import { activeOverrides, ClaimCase } from '../../../shared/domain/claimCase.ts';
import {
  CLAIM_STATE_NAMES,
  ClaimState,
  ClaimValues,
  newClaimValues,
  NEXT_STATES,
  OPEN_STATES,
  totalCharge,
} from '../../../shared/domain/claim.ts';
import { equipmentName } from '../../../shared/domain/equipment.ts';
import { defaultSettings, PayerClass, PayerSettings } from '../../../shared/domain/payer.ts';
import { fullName, sortName, telephone } from '../../../shared/domain/people.ts';
import { formatAddress, isBlank, NO_ADDRESS, text } from '../../../shared/domain/record.ts';
import { exampleId } from '../../../shared/rules/examples/people.ts';
import { anOverride, repair } from '../rules/startingCases.ts';

test('a total is only known when every line has a charge', () => {
  expect(totalCharge([])).toBe(0);
  expect(totalCharge([{ chargeCents: 100 }, { chargeCents: 250 }])).toBe(350);
  expect(totalCharge([{ chargeCents: 100 }, { chargeCents: null }])).toBeNull();
});

test.each(['repair', 'portableRental'] as const)('an empty %s is a valid draft', (kind) => {
  const values = newClaimValues(kind, exampleId(1));
  expect(ClaimValues.parse(values)).toEqual(values);
});

test('states: every one has a name, what follows is a state, and a closed claim stays closed', () => {
  for (const state of ClaimState.options) {
    expect(CLAIM_STATE_NAMES[state]).not.toBe('');
    expect(NEXT_STATES[state]).not.toContain(state);
  }
  expect(NEXT_STATES.closed).toEqual([]);
  // Finalising is an act of its own, never a change of state that somebody picks.
  expect(Object.entries(NEXT_STATES).filter(([, next]) => next.includes('finalised'))).toEqual([]);
  expect(OPEN_STATES).toEqual(['draft', 'onHold', 'review']);
});

test('overrides that were taken back are not active', () => {
  const standing = anOverride('X');
  expect(activeOverrides([standing, anOverride('Y', { withdrawnAt: standing.at })])).toEqual([standing]);
});

test('a case is strict: no extra key, no missing record', () => {
  expect(ClaimCase.safeParse({ ...repair(), extra: 1 }).success).toBe(false);
  expect(ClaimCase.safeParse({ ...repair(), visit: undefined }).success).toBe(false);
  expect(ClaimCase.safeParse({ ...repair(), visit: null }).success).toBe(true);
});

test.each(PayerClass.options)('the settings that a new %s payer begins with are valid', (payerClass) => {
  expect(PayerSettings.parse(defaultSettings(payerClass))).toEqual(defaultSettings(payerClass));
});

test('Medicare begins with N modifiers, 36 months and no verification; a commercial plan with KX', () => {
  expect(defaultSettings('medicare')).toMatchObject({
    rental: { coverageModifier: 'N1N2N3', rentalMonthsBeforePurchase: 36 },
    timelyFilingDays: 365,
  });
  expect(defaultSettings('commercial')).toMatchObject({
    repair: { verifyBeforeService: true },
    rental: { coverageModifier: 'KX' },
  });
});

test('names, from what is known of them', () => {
  const avery = { firstName: 'Avery', middleName: 'M.', lastName: 'Testperson', suffix: 'Jr.' };
  expect(sortName(avery)).toBe('Testperson Jr., Avery M.');
  expect(fullName(avery)).toBe('Avery M. Testperson Jr.');
  expect(fullName({ firstName: 'Jordan', lastName: 'Exampleton', credential: 'MD' })).toBe(
    'Jordan Exampleton, MD',
  );
  expect(sortName({ firstName: '', lastName: 'Testperson' })).toBe('Testperson');
  expect(sortName({ firstName: '', lastName: '' })).toBe('');
  expect(telephone('2175550142')).toBe('(217) 555-0142');
  expect(equipmentName({ make: 'Examplair', model: 'Home 5', serial: '123' })).toBe(
    'Examplair Home 5, serial 123',
  );
  expect(equipmentName({ make: '', model: '', serial: '' })).toBe('Unnamed device');
});

test('addresses in one line, blanks, and texts without control characters', () => {
  expect(formatAddress(NO_ADDRESS)).toBe('');
  expect(formatAddress({ line1: '1 A St', line2: '', city: 'Springfield', state: 'IL', zip: '62701' })).toBe(
    '1 A St, Springfield, IL 62701',
  );
  expect([isBlank(' \n'), isBlank('x')]).toEqual([true, false]);
  expect(text(5).safeParse('a\nb').success).toBe(true);
  expect(['a\u0000', 'a\u001b', 'abcdef'].some((value) => text(5).safeParse(value).success)).toBe(false);
});
