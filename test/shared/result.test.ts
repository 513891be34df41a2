import { expect, test } from 'vitest';
import { assertNever, fail, forbidden, invalid, notFound, ok, unavailable } from '../../shared/result.ts';

test('results say what was refused, and where', () => {
  expect(ok(7)).toEqual({ ok: true, value: 7 });
  expect(invalid('order.signedOn', 'Give a date.')).toEqual({
    ok: false,
    fault: {
      kind: 'invalid',
      message: 'Give a date.',
      issues: [{ path: 'order.signedOn', message: 'Give a date.' }],
    },
  });
  expect(notFound('claim')).toMatchObject({
    ok: false,
    fault: { kind: 'notFound', message: expect.stringContaining('claim') },
  });
  expect(unavailable('ENOSPC', 'The disk is full.')).toMatchObject({
    fault: { kind: 'unavailable', code: 'ENOSPC' },
  });
  expect(forbidden('No.')).toEqual(fail({ kind: 'forbidden', message: 'No.' }));
});

test('an unhandled case is a bug, and does not quote the value', () => {
  // @ts-expect-error the compiler refuses it; at run time it has to fail loudly all the same
  expect(() => assertNever('Testperson')).toThrow(/^unhandled case: string$/);
});
