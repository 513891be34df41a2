import { expect, test } from 'vitest';
import { USUAL_CASES } from '../support/fuzz/chance.ts';

test('an ordinary run of the tests tries at least a hundred thousand spoiled messages and files', () => {
  const sum = Object.values(USUAL_CASES).reduce((total, count) => total + count, 0);
  expect(sum).toBeGreaterThanOrEqual(100_000);
});
