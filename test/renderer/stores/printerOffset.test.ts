import { beforeEach, expect, test } from 'vitest';
import { readOffset, usePrinterOffset } from '../../../renderer/stores/printerOffset.ts';

beforeEach(() => localStorage.clear());

test('the correction of the printer is kept on this computer', () => {
  usePrinterOffset.getState().change({ right: 12 });
  usePrinterOffset.getState().change({ down: -5 });
  expect(readOffset()).toEqual({ right: 12, down: -5 });
});

test.each(['', 'null', '{"right":"1","down":0}', '{"right":5000,"down":0}', '{'])(
  'what is not understood (%s) is no correction',
  (kept) => {
    localStorage.setItem('claimwright.printerOffset', kept);
    expect(readOffset()).toEqual({ right: 0, down: 0 });
  },
);
