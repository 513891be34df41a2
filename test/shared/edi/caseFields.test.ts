import { expect, test } from 'vitest';
import { z } from 'zod';
import { ClaimCase } from '../../../shared/domain/claimCase.ts';
import { type CaseField, DIAGNOSIS_FIELDS, FIELD, pathOf } from '../../../shared/edi/caseFields.ts';

function fieldsIn(value: unknown): readonly CaseField[] {
  if (typeof value !== 'object' || value === null) return [];
  if ('path' in value && typeof value.path === 'string') return [value as CaseField];
  return Object.values(value).flatMap(fieldsIn);
}

const PATHS = [...fieldsIn(FIELD), ...DIAGNOSIS_FIELDS].map((field) => pathOf(field, 0));

/** Whether a dotted path leads to something in a schema. */
function leadsSomewhere(schema: unknown, keys: readonly string[]): boolean {
  const bare = schema instanceof z.ZodNullable ? schema.unwrap() : schema;
  const [key, ...rest] = keys;
  if (key === undefined) return bare !== undefined;
  if (bare instanceof z.ZodObject) return leadsSomewhere(bare.shape[key], rest);
  if (bare instanceof z.ZodArray) return /^\d+$/.test(key) && leadsSomewhere(bare.element, rest);
  return false;
}

test.each(PATHS.filter((path) => !/^(?:partner|batch)\./.test(path)))(
  '%s is a field of the claim case',
  (path) => {
    expect(leadsSomewhere(ClaimCase, path.split('.'))).toBe(true);
  },
);

test('a path that leads nowhere is seen', () => {
  expect(leadsSomewhere(ClaimCase, ['claim', 'lines', '0', 'kode'])).toBe(false);
  expect(leadsSomewhere(ClaimCase, ['claim', 'number', 'x'])).toBe(false);
});
