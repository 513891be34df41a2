import { expect, test } from 'vitest';
import { createOutputs } from '../../main/outputs.ts';

const output = { bytes: new Uint8Array([1]), type: 'application/pdf', name: 'CW-2026-000001-packet.pdf' };

test('a finished document can be fetched more than once', () => {
  const outputs = createOutputs();
  const id = outputs.put(output);
  expect(id).toMatch(/^[0-9a-f]{32}$/);
  expect([outputs.get(id), outputs.get(id)]).toEqual([output, output]);
  expect(outputs.get('__proto__')).toBeNull();
});

test('only the last eight are kept, and none after clearing', () => {
  const outputs = createOutputs();
  const ids = Array.from({ length: 9 }, () => outputs.put(output));
  expect(ids.map((id) => outputs.get(id) !== null)).toEqual([false, ...Array<boolean>(8).fill(true)]);
  outputs.clear();
  expect(ids.every((id) => outputs.get(id) === null)).toBe(true);
});
