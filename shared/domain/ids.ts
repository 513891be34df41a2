import { z } from 'zod';

/** UUID version 7 as lower-case text: sorts by time of creation (RFC 9562). */
export const Id = z.string().regex(/^[0-9a-f]{8}-[0-9a-f]{4}-7[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/, {
  error: 'This is not an id of this program (UUID version 7, lower case).',
});
export type Id = z.infer<typeof Id>;

/** Where new ids come from: passed in, so that tests and rebuilds repeat. */
export type IdSource = () => Id;

/**
 * A UUIDv7 source over a clock in milliseconds since 1970 and a source of random bytes.
 * Ids of the same millisecond keep their order through a 12-bit counter (RFC 9562 section 6.2, method 1).
 */
export function idSource(clock: () => number, random: (bytes: number) => Uint8Array): IdSource {
  let lastMillis = -1;
  let counter = 0;
  return function nextId() {
    const now = Math.max(Math.floor(clock()), lastMillis);
    counter = now === lastMillis ? counter + 1 : 0;
    const overflow = counter > 0xfff;
    const millis = overflow ? now + 1 : now;
    if (overflow) counter = 0;
    lastMillis = millis;
    const tail = [...random(8)].map((byte) => byte.toString(16).padStart(2, '0')).join('');
    const time = millis.toString(16).padStart(12, '0');
    const variant = ((parseInt(tail.slice(0, 1), 16) & 0x3) | 0x8).toString(16);
    return [
      time.slice(0, 8),
      time.slice(8),
      `7${counter.toString(16).padStart(3, '0')}`,
      variant + tail.slice(1, 4),
      tail.slice(4, 16).padEnd(12, '0'),
    ].join('-');
  };
}

/** When a UUIDv7 was made, in milliseconds since 1970. */
export function msOfId(id: Id): number {
  return parseInt(id.slice(0, 8) + id.slice(9, 13), 16);
}
