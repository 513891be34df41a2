import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  deviceLabel,
  LABEL_LENGTH,
  looksLikeLabel,
  readDeviceLabel,
  spacedLabel,
} from '../../../shared/domain/deviceLabel.ts';
import { idSource } from '../../../shared/domain/ids.ts';

const ALPHABET = '0123456789ABCDEFGHJKMNPQRSTVWXYZ';
/** Ids of any time with any chance. */
const anId = fc
  .record({ at: fc.integer({ min: 0, max: 2 ** 47 }), tail: fc.uint8Array({ minLength: 8, maxLength: 8 }) })
  .map(({ at, tail }) =>
    idSource(
      () => at,
      () => tail,
    )(),
  );

describe('a label', () => {
  test('comes back as the id that it was made of, however it is typed', () => {
    fc.assert(
      fc.property(anId, (id) => {
        const label = deviceLabel(id);
        expect(label).toHaveLength(LABEL_LENGTH);
        expect(label).toMatch(/^CW-[0-9A-HJKMNP-TV-Z]{27}$/);
        expect(readDeviceLabel(label)).toBe(id);
        expect(readDeviceLabel(` ${spacedLabel(label).toLowerCase()} `)).toBe(id);
        expect(readDeviceLabel(label.replaceAll('1', 'l').replaceAll('0', 'o'))).toBe(id);
        expect(looksLikeLabel(label)).toBe(true);
      }),
    );
  });

  test('with any one character wrong is no label', () => {
    fc.assert(
      fc.property(anId, fc.integer({ min: 3, max: LABEL_LENGTH - 1 }), (id, at) => {
        const label = deviceLabel(id);
        for (const other of ALPHABET) {
          if (other === label.charAt(at)) continue;
          expect(readDeviceLabel(label.slice(0, at) + other + label.slice(at + 1))).toBeNull();
        }
      }),
      { numRuns: 60 },
    );
  });

  test('with two characters swapped is no label', () => {
    const place = fc.integer({ min: 3, max: LABEL_LENGTH - 1 });
    fc.assert(
      fc.property(anId, place, place, (id, one, other) => {
        const characters = [...deviceLabel(id)];
        const [first, second] = [characters[one] ?? '', characters[other] ?? ''];
        fc.pre(first !== second);
        characters[one] = second;
        characters[other] = first;
        expect(readDeviceLabel(characters.join(''))).toBeNull();
      }),
    );
  });

  test('with a character lost or doubled is no label', () => {
    fc.assert(
      fc.property(anId, fc.integer({ min: 0, max: LABEL_LENGTH - 1 }), (id, at) => {
        const label = deviceLabel(id);
        fc.pre(label.charAt(at) !== '-');
        expect(readDeviceLabel(label.slice(0, at) + label.slice(at + 1))).toBeNull();
        expect(readDeviceLabel(label.slice(0, at) + label.charAt(at) + label.slice(at))).toBeNull();
      }),
    );
  });

  test.each(['', 'CW-', 'CW-2026-000123', 'SN 1001', 'CW-UUUUUUUUUUUUUUUUUUUUUUUUUUU'])(
    '%s is none',
    (text) => {
      expect(readDeviceLabel(text)).toBeNull();
    },
  );

  test('is not what a claim number or a serial looks like', () => {
    expect(looksLikeLabel('CW-2026-000123')).toBe(false);
    expect(looksLikeLabel('SYNTH-000-123')).toBe(false);
  });
});
