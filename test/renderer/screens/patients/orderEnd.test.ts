import { expect, test } from 'vitest';
import { orderEnd } from '../../../../renderer/screens/patients/orderEnd.ts';

const TODAY = '2026-06-10';

test.each([
  [{ validTo: '2026-06-09', lengthOfNeedMonths: 99, orderedOn: '2026-01-01' }, 'ended 06/09/2026'],
  [{ validTo: '2026-06-20', lengthOfNeedMonths: null, orderedOn: null }, 'until 06/20/2026, 10 days left'],
  [{ validTo: null, lengthOfNeedMonths: 12, orderedOn: '2026-01-31' }, 'until 01/31/2027'],
  [{ validTo: null, lengthOfNeedMonths: 99, orderedOn: '2026-01-31' }, 'lifelong'],
  [{ validTo: null, lengthOfNeedMonths: 12, orderedOn: null }, 'no end stated'],
])('an order %j', (order, words) => expect(orderEnd(order, TODAY)).toBe(words));
