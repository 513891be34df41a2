import { expect, test } from 'vitest';
import { rule } from '../../../shared/rules/pack.ts';
import { GUIDES_2026_11 } from '../../../shared/rules/packs/guides202611/pack.ts';
import { packDates, selectPack } from '../../../shared/rules/selectPack.ts';
import { ruleTitle } from '../../../shared/rules/ruleTitle.ts';
import { oneOf, type Part } from '../../../shared/rules/vocabulary.ts';

const base = {
  id: 'X',
  kind: 'check',
  claimKinds: ['repair'],
  title: 'X',
  section: 'codes',
  severity: 'warning',
  overridable: true,
  remedy: 'x',
  why: 'x',
  path: 'claim.lines',
  source: { title: 'x', date: '2026', ref: 'x', verified: 'guide', verifiedOn: '2026-11-22' },
} as const;

// What may not be written is kept out by the compiler: each of these has to fail to compile.
test('a pack with a wrong word in it does not compile', () => {
  const written = [
    rule({ ...base, check: 'modifiersAbsent', with: { modifiers: ['RT'] }, message: '{modifiers} {detail}' }),
    // @ts-expect-error there is no such check
    rule({ ...base, check: 'modifierAbsent', with: { modifiers: ['RT'] }, message: 'x' }),
    // @ts-expect-error the parameter has another name
    rule({ ...base, check: 'modifiersAbsent', with: { modifier: ['RT'] }, message: 'x' }),
    // @ts-expect-error the check has no such slot
    rule({ ...base, check: 'modifiersAbsent', with: { modifiers: ['RT'] }, message: '{modifier}' }),
    // @ts-expect-error the remedy has no such slot either
    rule({ ...base, check: 'dateOfService', with: {}, message: 'x', remedy: '{limit}' }),
    // @ts-expect-error there is no such denial code
    rule({ ...base, check: 'dateOfService', with: {}, message: 'x', risk: { carc: ['9999'], rarc: [] } }),
  ];
  expect(written).toHaveLength(6);
  const parts: readonly Part[] = [
    { is: 'given', field: 'visit.workDone', name: 'x', otherwise: 'unmet' },
    // @ts-expect-error there is no such field
    { is: 'given', field: 'visit.workdone', name: 'x', otherwise: 'unmet' },
    // @ts-expect-error a date is not compared with that
    { is: 'notAfter', field: 'order.signedOn', than: 'yesterday', not: 'x' },
  ];
  expect(parts).toHaveLength(3);
  // @ts-expect-error an order covers no such thing
  oneOf({ field: 'order.covers', name: 'x', values: { sale: 'x' }, not: 'x', otherwise: 'unmet' });
});

test('a pack is chosen by the date of service: both ends belong to it', () => {
  const pack = { ...GUIDES_2026_11, id: 'closed', to: '2026-12-31' };
  expect(selectPack('repair', null, '2020-01-01', [pack])?.id).toBe('closed');
  expect(selectPack('repair', null, '2019-12-31', [pack])).toBeNull();
  expect(selectPack('repair', null, '2026-12-31', [pack])?.id).toBe('closed');
  expect(selectPack('repair', null, '2027-01-01', [pack])).toBeNull();
});

test('the payer’s own pack before one for any, and of two the newer', () => {
  const any = GUIDES_2026_11;
  const medicare = { ...any, id: 'medicare', payerClass: 'medicare' as const, from: '2024-01-01' };
  const newer = { ...any, id: 'newer', from: '2026-06-01' };
  const packs = [any, medicare, newer];
  expect(selectPack('repair', 'medicare', '2026-07-01', packs)?.id).toBe('medicare');
  expect(selectPack('repair', 'commercial', '2026-07-01', packs)?.id).toBe('newer');
  expect(selectPack('repair', 'commercial', '2026-05-31', packs)?.id).toBe(any.id);
  expect(selectPack('repair', null, '2026-07-01', packs)?.id).toBe('newer');
});

test('a pack without a rule for the kind of claim does not judge it', () => {
  const rentals = {
    ...GUIDES_2026_11,
    rules: GUIDES_2026_11.rules.filter(({ claimKinds }) => !claimKinds.includes('repair')),
  };
  expect(selectPack('repair', null, '2026-07-01', [rentals])).toBeNull();
});

test('the days for which there are rules, in words', () => {
  expect(packDates()).toBe('from 2020-01-01 on');
  expect(packDates([{ ...GUIDES_2026_11, to: '2026-12-31' }])).toBe('from 2020-01-01 to 2026-12-31');
});

test('titles by id', () => {
  expect(ruleTitle('L7600-DOC-ORDER')).toBe('Physician’s order');
  expect(ruleTitle('NOBODY')).toBe('NOBODY');
});
