import fc from 'fast-check';
import { expect, test } from 'vitest';
import {
  pulledBytes,
  type PulledSet,
  pulledSetsOf,
  pushedBytes,
  type PushedSet,
  pushedSetsOf,
} from '../../../shared/sync/frames.ts';

const body = fc.uint8Array({ maxLength: 40 });
const count = fc.nat({ max: Number.MAX_SAFE_INTEGER });
const int4 = fc.nat({ max: 0xffff_ffff });
const pushed: fc.Arbitrary<PushedSet[]> = fc.array(
  fc.record({ device: fc.uuid(), n: count, ms: count, schema: int4, body }),
  { maxLength: 5 },
);
const mark = fc
  .uint8Array({ minLength: 16, maxLength: 16 })
  .map((bytes) => Buffer.from(bytes).toString('hex'));
const pulled: fc.Arbitrary<PulledSet[]> = fc.array(
  fc.record({ seq: count, mark, device: fc.uuid(), n: count, body }),
  {
    maxLength: 5,
  },
);

test('what is written in frames is read from them', () => {
  fc.assert(
    fc.property(pushed, (sets) => {
      expect(pushedSetsOf(pushedBytes(sets))).toEqual(sets);
    }),
  );
  fc.assert(
    fc.property(pulled, (sets) => {
      expect(pulledSetsOf(pulledBytes(sets))).toEqual(sets);
    }),
  );
});

test('frames that are cut off anywhere but between two are none', () => {
  fc.assert(
    fc.property(pushed, fc.nat(), (sets, cut) => {
      const bytes = pushedBytes(sets);
      const at = cut % (bytes.length + 1);
      const read = pushedSetsOf(bytes.subarray(0, at));
      const whole = sets.findIndex((_, index) => pushedBytes(sets.slice(0, index)).length === at);
      if (at === bytes.length) expect(read).toEqual(sets);
      else expect(read).toEqual(whole < 0 ? null : sets.slice(0, whole));
    }),
  );
});

test('any bytes are frames or none, without an error', () => {
  fc.assert(
    fc.property(fc.uint8Array({ maxLength: 200 }), (bytes) => {
      for (const read of [pushedSetsOf(bytes), pulledSetsOf(bytes)]) {
        if (read !== null) expect(read.length * 40).toBeLessThanOrEqual(bytes.length);
      }
    }),
  );
});

test('a number that JavaScript cannot hold is none', () => {
  const bytes = pushedBytes([
    { device: '00000000-0000-0000-0000-000000000000', n: 1, ms: 1, schema: 1, body: new Uint8Array(1) },
  ]);
  bytes[16] = 0xff;
  expect(pushedSetsOf(bytes)?.[0]?.n).toBeNaN();
});
