/** Places in a nested value by dotted paths such as `visit.parts.0.reason`. Pure. */

/**
 * A copy with one place changed; everything beside the path is the same object as before, so that who looks at
 * another part sees no change. A path that does not exist leaves the value as it is.
 */
export function setAt<T>(target: T, path: string, value: unknown): T {
  // The shape is kept by construction: only existing keys are replaced, and callers check what they put in.
  return replace(target, path.split('.'), value) as T;
}

function replace(target: unknown, keys: readonly string[], value: unknown): unknown {
  const [key, ...rest] = keys;
  if (key === undefined) return value;
  if (typeof target !== 'object' || target === null || !Object.hasOwn(target, key)) return target;
  if (Array.isArray(target)) {
    const index = Number(key);
    return target.map((item: unknown, at) => (at === index ? replace(item, rest, value) : item));
  }
  return Object.fromEntries(
    Object.entries(target).map(([name, item]) => [name, name === key ? replace(item, rest, value) : item]),
  );
}

/** True for the path itself and everything under it. */
export function isWithin(path: string, parent: string): boolean {
  return parent === '' || path === parent || path.startsWith(`${parent}.`);
}

/** True when one of two paths holds the other. */
export function overlaps(one: string, other: string): boolean {
  return isWithin(one, other) || isWithin(other, one);
}

/** A path and its parents, nearest first: `a.b.c`, `a.b`, `a`. */
export function withParents(path: string): readonly string[] {
  const keys = path.split('.');
  return keys.map((_key, index) => keys.slice(0, keys.length - index).join('.'));
}
