import fc from 'fast-check';
import { expect, test } from 'vitest';
import { formatTime, parseTypedTime } from '../../../shared/domain/dates.ts';

test.each([
  ['9:30', '09:30'],
  ['930', '09:30'],
  ['0930', '09:30'],
  ['9.30 am', '09:30'],
  ['9', '09:00'],
  ['2p', '14:00'],
  ['2:05 P.M.', '14:05'],
  ['12a', '00:00'],
  ['12p', '12:00'],
  ['23:59', '23:59'],
  ['0:00', '00:00'],
])('%s is %s', (typed, time) => {
  expect(parseTypedTime(typed)).toBe(time);
});

test.each(['', 'noon', '24:00', '9:60', '13p', '0a', '9:3', '9m', '99999', '-1', '9:30x'])(
  '%s is no time',
  (typed) => {
    expect(parseTypedTime(typed)).toBeNull();
  },
);

test('what is shown is read back as the same time', () => {
  fc.assert(
    fc.property(fc.integer({ min: 0, max: 1439 }), (minute) => {
      const time = `${String(Math.floor(minute / 60)).padStart(2, '0')}:${String(minute % 60).padStart(2, '0')}`;
      expect(parseTypedTime(formatTime(time))).toBe(time);
      expect(parseTypedTime(time)).toBe(time);
    }),
  );
});
