// Bytes of a real file with something wrong with them: what a cut line, a wrong program or a person may do.
import type { Chance } from './chance.ts';

const PIECES: readonly Uint8Array[] = [
  Buffer.from('\r\n'),
  Buffer.from('\u0000\u0000\u0000\u0000'),
  Buffer.from('~'.repeat(40)),
  Buffer.from('*'.repeat(400)),
  Buffer.from('"'),
  Buffer.from(',,,,'),
  Buffer.from([0xff, 0xfe]),
  Buffer.from([0xef, 0xbb, 0xbf]),
  Buffer.from('999999999999999999999'),
  Buffer.from('-1'),
  Buffer.from('=cmd|calc'),
  Buffer.from('{"__proto__":1}'),
  Buffer.from('[[[[[[[['),
  Buffer.from('<</Kids[1 0 R]>>'),
  Buffer.from('ISA*00*'),
  Buffer.from('é\u202e'),
];

function joined(...parts: readonly Uint8Array[]): Uint8Array {
  return Buffer.concat(parts);
}

/** One to four things done to a copy: cut, flipped, taken out, doubled, moved, or a piece put in. */
export function spoilBytes(bytes: Uint8Array, chance: Chance): Uint8Array {
  let now: Uint8Array = Buffer.from(bytes);
  for (let left = 1 + chance.below(4); left > 0; left -= 1) {
    const at = chance.below(now.length + 1);
    const to = Math.min(now.length, at + 1 + chance.below(60));
    switch (chance.below(7)) {
      case 0:
        now = now.subarray(0, at);
        break;
      case 1: {
        const flipped = Buffer.from(now);
        if (at < flipped.length) flipped[at] = chance.below(256);
        now = flipped;
        break;
      }
      case 2:
        now = joined(now.subarray(0, at), now.subarray(to));
        break;
      case 3:
        now = joined(now.subarray(0, to), now.subarray(at));
        break;
      case 4:
        now = joined(now.subarray(at), now.subarray(0, at));
        break;
      case 5:
        now = joined(now.subarray(0, at), chance.pick(PIECES), now.subarray(at));
        break;
      default:
        now = joined(now.subarray(0, at), chance.pick(PIECES), now.subarray(to));
    }
  }
  return now;
}
