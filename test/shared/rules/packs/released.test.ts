import { createHash } from 'node:crypto';
import { describe, expect, test } from 'vitest';
import { PACKS } from '../../../../shared/rules/packs/packs.ts';
import { GUIDES_2026_11 } from '../../../../shared/rules/packs/guides202611/pack.ts';

/** One line for each pack. Once a version with it is out, the line never changes: new guidance is a new pack. */
const RELEASED: Readonly<Record<string, string>> = {
  'commercial-2026-11': '977260e9a22d2956071b69592c84b8f7c13725f5b9103b55e4947711c4a59c54',
  'medicaid-2026-11': 'c0189782a598e976d5d4562a7e873548a8486c5fe350232551dc533f3635f2c6',
  'medicare-2020-01': '17ca1ebc1767df457fb219cb6439fe1241798d6c548e85ad86b29f393ea68bc8',
  'medicare-2023-01': '4567e9d7b39ab942bcaf677dc2790d9667c7672acce170549116211cfd38bc8c',
  'medicare-2026-04': '7b7c216559a8a5d663d8e5ba01a2315877c4d66f95f88a477ee9a438d965a581',
};

describe('as they were released', () => {
  const packs = PACKS.filter((pack) => pack !== GUIDES_2026_11);

  test('every pack but the guides’, which has a pin of its own, stands here', () => {
    expect(Object.keys(RELEASED).sort()).toEqual(packs.map(({ id }) => id).sort());
  });

  test.each(packs.map((pack) => [pack.id, pack] as const))('%s is what was released', (id, pack) => {
    const { rules, ...head } = pack;
    const hash = createHash('sha256')
      .update(JSON.stringify({ ...head, rules }))
      .digest('hex');
    expect(hash).toBe(RELEASED[id]);
  });
});
