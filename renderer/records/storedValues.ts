import type { z } from 'zod';
import type { Result } from '../../shared/result.ts';
import { ok } from '../../shared/result.ts';
import type { Saved } from '../stores/draft.ts';

/** A record as the program answers it: values, id, revision and perhaps more (a seal, a name beside an id). */
type StoredOf<Shape extends z.core.$ZodShape> = z.output<z.ZodObject<Shape, z.core.$strict>> & {
  readonly id: string;
  readonly revision: number;
};

/** The part of a stored record that its `save` channel takes: exactly the keys of its values' schema. */
export function valuesOf<Shape extends z.core.$ZodShape>(
  schema: z.ZodObject<Shape, z.core.$strict>,
  stored: StoredOf<Shape>,
): z.output<z.ZodObject<Shape, z.core.$strict>> {
  const entries = Object.keys(schema.shape).map((key) => [key, stored[key as keyof typeof stored]] as const);
  return Object.fromEntries(entries) as z.output<z.ZodObject<Shape, z.core.$strict>>;
}

/** A stored record as a draft takes it. */
export function savedOf<Shape extends z.core.$ZodShape>(
  schema: z.ZodObject<Shape, z.core.$strict>,
  stored: StoredOf<Shape>,
): Saved<z.output<z.ZodObject<Shape, z.core.$strict>>> {
  return { id: stored.id, revision: stored.revision, values: valuesOf(schema, stored) };
}

export function mapResult<A, B>(result: Result<A>, change: (value: A) => B): Result<B> {
  return result.ok ? ok(change(result.value)) : result;
}
