import { expect, test } from 'vitest';
import { layOutCms1500 } from '../../../shared/billing/cms1500.ts';
import { type PortalRow, portalRows } from '../../../shared/billing/portalSheet.ts';
import { commercialClaim, formLine, medicareClaim, otherPayer } from '../../support/aClaimForm.ts';

const shown = (rows: readonly PortalRow[], box: string): readonly string[] =>
  rows.filter((row) => row.box === box).map(({ name, text }) => `${name}: ${text}`);

test('a claim stands in the order of the boxes, each value by itself', () => {
  const rows = portalRows(commercialClaim());
  expect(shown(rows, '2')).toEqual([
    'Patient: last name: TESTPERSON',
    'Patient: first name: AVERY',
    'Patient: middle initial: M',
  ]);
  expect(shown(rows, '3')).toEqual(['Patient’s birth date: 09/30/2011', 'Patient’s sex: Female']);
  expect(shown(rows, '5').at(-1)).toBe('Patient’s phone: 2175550123');
  expect(shown(rows, '33').slice(0, 5)).toEqual([
    'Supplier: name: EXEMPLARY HOME OXYGEN SUPPLY',
    'Supplier: street: 12 SAMPLE STREET SUITE 3',
    'Supplier: city: SPRINGFIELD',
    'Supplier: state: IL',
    'Supplier: ZIP: 62701-0001',
  ]);
  expect(shown(rows, '28')).toEqual(['Total charge: 123.45']);
  const boxes = rows.map(({ box }) => box);
  expect(boxes[0]).toBe('carrier');
  expect([...new Set(boxes)]).toEqual([
    ...['carrier', '1', '1a', '2', '3', '4', '5', '6', '7', '10a', '10b', '10c', '11', '11a', '11c', '11d'],
    ...['12', '13', '17', '17b', '20', '21', '24A', '24B', '24D', '24E', '24F', '24G'],
    ...['25', '26', '27', '28', '29', '31', '33', '33a', '33b'],
  ]);
});

test('ids of rows are unique and no text is empty', () => {
  const lines = Array.from({ length: 9 }, (_, index) =>
    formLine(index + 1, { note: 'A note', modifiers: ['RR', 'KH', 'KX', 'RT', 'CR'] }),
  );
  const rows = portalRows(commercialClaim({ lines, otherPayers: [otherPayer()], note: 'For the claim' }));
  expect(new Set(rows.map(({ id }) => id)).size).toBe(rows.length);
  expect(rows.filter(({ text }) => text === '')).toEqual([]);
  expect(rows.filter(({ line }) => line === 9).map(({ name, text }) => [name, text])).toContainEqual([
    'Note',
    'RRKHKXRTCR A NOTE',
  ]);
  expect(rows.filter(({ personal }) => personal).map(({ box }) => box)).toEqual([
    ...['2', '2', '2', '4', '4', '4', '9', '9'],
  ]);
});

test('everything that the printed forms say is on the sheet, from the same field', () => {
  const lines = Array.from({ length: 8 }, (_, index) => formLine(index + 1, { chargeCents: 1_000 + index }));
  for (const claim of [
    medicareClaim({ lines, authorizationNumber: 'ABH12345678901' }),
    commercialClaim({ lines, frequency: 'replacement', payerClaimNumber: '77-1' }),
  ]) {
    const rows = portalRows(claim);
    const bare = (text: string): string => text.replace(/[^A-Z0-9]/g, '');
    for (const { entries } of layOutCms1500(claim).forms)
      for (const { box, text, path } of entries) {
        // A mark is a word there, a total the claim's own, and a year has all of its digits.
        if (text === 'X' || box === '28' || box.startsWith('24A')) continue;
        const same = rows.filter((row) => row.path === path).map((row) => bare(row.text));
        const near = rows.filter((row) => row.box === box).map((row) => bare(row.text));
        const abbreviated = bare(text).replace('SPLY', 'SUPPLY');
        const found = [...same, ...near, near.join('')].some((each) => each.includes(abbreviated));
        expect(found, `box ${box}`).toBe(true);
      }
  }
});
