import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { OutgoingClaim } from '../../../shared/billing/outgoingClaim.ts';
import type { Batch837 } from '../../../shared/edi/batch837.ts';
import { readInterchange } from '../../../shared/edi/readInterchange.ts';
import { write837P } from '../../../shared/edi/write837p.ts';
import {
  aBatch,
  aClaim,
  aCommercialClaim,
  aFirstPayer,
  aLine,
  anAddress,
  JANE,
} from '../../support/edi/anOutgoingClaim.ts';
import { balanceFindings } from '../../support/edi/balance837.ts';
import { structureFindings } from '../../support/edi/structure837.ts';

/** Whatever people type, anywhere: a well-formed file, or a refusal that names where. Never anything between. */

const full = aClaim(1, {
  sequence: 'secondary',
  subscriber: { ...JANE, insuranceType: '12', suffix: 'Sr', planName: 'Plan' },
  frequency: 'original',
  delayReason: '9',
  accident: { kind: 'auto', on: '2026-10-01', state: 'OH' },
  authorizationNumber: 'ABH12345678901',
  note: 'Note',
  attachments: [{ type: 'OZ', how: 'FX', controlNumber: 'ACN1' }],
  facility: { name: 'Sample Gardens', npi: '1987654328', address: anAddress({ line2: 'B' }) },
  otherPayers: [aFirstPayer(aLine(1).lineId)],
  lines: [
    aLine(1, {
      modifiers: ['RB', 'KX', 'LT', 'CR', 'RT'],
      notOtherwiseClassified: true,
      description: 'Bracket',
      note: 'Line note',
      drug: { ndc: '50419-0208-01', quantity: 2, unit: 'ML' },
    }),
  ],
});
const dependent = aCommercialClaim(2, {
  frequency: 'replacement',
  payerClaimNumber: 'ICN1',
  dependent: { ...JANE, firstName: 'Timmy', relation: 'child' },
  lines: [aLine(2, { modifiers: ['RR'], rental: { rentalCents: 1, purchaseCents: 2, daysNeeded: 3 } })],
});
const batch = aBatch([full, dependent]);

/** Words of closed lists: no text can come into them. */
const CLOSED = new Set(
  'frequency class orderingAs authorizationOn rentalDates sequence sex relation kind how group unit claimId lineId'.split(
    ' ',
  ),
);

function placesOf(
  value: unknown,
  type: 'string' | 'number',
  path: readonly string[] = [],
): readonly (readonly string[])[] {
  if (typeof value === type) return CLOSED.has(path.at(-1) ?? '') ? [] : [path];
  if (typeof value !== 'object' || value === null) return [];
  return Object.entries(value).flatMap(([key, inner]) => placesOf(inner, type, [...path, key]));
}

function withAt<Value>(value: Value, path: readonly string[], given: unknown): Value {
  const copy = structuredClone(value);
  const last = path.at(-1) ?? '';
  const holder = path.slice(0, -1).reduce<unknown>((at, key) => Reflect.get(at as object, key), copy);
  Reflect.set(holder as object, last, given);
  return copy;
}

const TEXT_PLACES = placesOf(batch, 'string');
const NUMBER_PLACES = placesOf(batch, 'number').filter((path) => path[0] === 'claims');

function judge(changed: Batch837): void {
  const outcome = write837P(changed);
  if (outcome.ok) {
    expect(structureFindings(outcome.value.text)).toEqual([]);
    expect(balanceFindings(outcome.value.text)).toEqual([]);
    expect(readInterchange(outcome.value.text).doubts).toEqual([]);
    return;
  }
  expect(outcome.problems.length).toBeGreaterThan(0);
  for (const { path, message } of outcome.problems) {
    expect(path).toMatch(/^[a-zA-Z0-9.]+$/);
    expect(message).toMatch(/^.+\.$/);
  }
}

const anyText = fc.oneof(
  { weight: 4, arbitrary: fc.string({ unit: 'binary', maxLength: 60 }) },
  {
    weight: 2,
    arbitrary: fc.string({ unit: fc.constantFrom('*', ':', '^', '~', '\n', '\u0000', ' ', 'A', 'ß', '7') }),
  },
  { weight: 2, arbitrary: fc.string({ unit: 'grapheme-ascii', maxLength: 100 }) },
  {
    weight: 1,
    arbitrary: fc.constantFrom('', ' ', 'P~O~Box 7', '\ud800', 'ﷺ'.repeat(40), '-', '1', '2026-02-30'),
  },
);

test('there is something to fill', () => {
  expect(write837P(batch)).toMatchObject({ ok: true });
  expect(TEXT_PLACES.length).toBeGreaterThan(100);
  judge(batch);
});

test('any text in any text field', () => {
  fc.assert(
    fc.property(fc.constantFrom(...TEXT_PLACES), anyText, (path, text) => {
      judge(withAt(batch, path, text));
    }),
    { numRuns: 250 },
  );
});

test('any text in many fields at once', () => {
  const some = fc.array(fc.tuple(fc.constantFrom(...TEXT_PLACES), anyText), { minLength: 2, maxLength: 12 });
  fc.assert(
    fc.property(some, (changes) => {
      judge(changes.reduce((changed, [path, text]) => withAt(changed, path, text), batch));
    }),
    { numRuns: 80 },
  );
});

test.each(['é*'.repeat(5000), 'word~ 東'.repeat(1700)])(
  'ten thousand characters in each field in turn',
  (text) => {
    for (const path of TEXT_PLACES) judge(withAt(batch, path, text));
  },
);

test('any number in any field of a number', () => {
  const anyNumber = fc.oneof(
    fc.double(),
    fc.integer(),
    fc.constantFrom(0, -0, 0.5, 1e-10, 1e21, 9_999_999_999, 10_000_000_000, 0.001, 1.0005),
  );
  fc.assert(
    fc.property(fc.constantFrom(...NUMBER_PLACES), anyNumber, (path, number) => {
      judge(withAt(batch, path, number));
    }),
    { numRuns: 150 },
  );
});

test('charges of any size add up', () => {
  const charges = fc.array(fc.integer({ min: 0, max: 9_999_999 }), { minLength: 1, maxLength: 50 });
  fc.assert(
    fc.property(charges, (cents) => {
      const claim: OutgoingClaim = aClaim(1, {
        lines: cents.map((chargeCents, at) => aLine(at + 1, { chargeCents })),
      });
      judge(aBatch([claim]));
    }),
    { numRuns: 30 },
  );
});
