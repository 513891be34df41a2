import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { paginate } from '../../../main/documents/rows.ts';
import type { Row } from '../../../main/documents/rows.ts';

function row(height: number, rest: Partial<Row> = {}): Row {
  return { height, withNext: false, draw: () => undefined, ...rest };
}

const never = (): boolean => false;

describe('pages', () => {
  test('hold no more than their height, and every row once and in order', () => {
    const anyRow = fc.record({ height: fc.integer({ min: 1, max: 90 }), withNext: fc.boolean() });
    fc.assert(
      fc.property(fc.array(anyRow, { maxLength: 60 }), (orders) => {
        const rows = orders.map((order) => row(order.height, { withNext: order.withNext }));
        const pages = paginate(rows, () => 100, never);
        expect(pages.flat().map((placed) => placed.row)).toEqual(rows);
        for (const page of pages) {
          for (const { row: placed, top } of page) expect(top + placed.height).toBeLessThanOrEqual(100);
        }
      }),
    );
  });

  test('do not part a heading from what it heads', () => {
    const heading = row(10, { withNext: true });
    const pages = paginate([row(85), heading, row(20)], () => 100, never);
    expect(pages.map((page) => page.length)).toEqual([1, 2]);
  });

  test('repeat the head of a table that goes on', () => {
    const head = row(10, { withNext: true });
    const body = Array.from({ length: 12 }, () => row(20, { head: [head] }));
    const pages = paginate([head, ...body], () => 100, never);
    expect(pages.every((page) => page[0]?.row === head)).toBe(true);
    expect(pages.flat().filter(({ row: placed }) => placed !== head)).toHaveLength(12);
  });

  test('do not begin with empty space', () => {
    const pages = paginate([row(90), row(15, { space: true, withNext: true }), row(20)], () => 100, never);
    expect(pages[1]?.[0]).toMatchObject({ top: 0, row: { height: 20 } });
  });

  test('take a row that is taller than a page rather than lose it', () => {
    expect(paginate([row(10), row(500), row(10)], () => 100, never).flat()).toHaveLength(3);
  });
});
