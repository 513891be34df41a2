/**
 * Joins two people's changes of one record, field by field. Values are plain JSON as it crosses the bridge.
 * Lists whose items carry an `id` are joined item by item; other lists are one field.
 */

export interface ConflictingField {
  /** Dotted path in the record; list items by their place in yours. */
  readonly path: string;
  readonly base: unknown;
  readonly yours: unknown;
  readonly theirs: unknown;
}

export interface Merged {
  readonly values: unknown;
  /** Changed on both sides to different values; `values` holds yours there. */
  readonly conflicts: readonly ConflictingField[];
  /** Paths taken over from them. */
  readonly taken: readonly string[];
}

/** Joins yours and theirs, both grown from base. */
export function threeWay(base: unknown, yours: unknown, theirs: unknown): Merged {
  const conflicts: ConflictingField[] = [];
  const taken: string[] = [];
  const values = join('', base, yours, theirs, conflicts, taken);
  return { values, conflicts, taken };
}

function join(
  path: string,
  base: unknown,
  yours: unknown,
  theirs: unknown,
  conflicts: ConflictingField[],
  taken: string[],
): unknown {
  if (same(yours, theirs) || same(base, theirs)) return yours;
  if (same(base, yours)) {
    taken.push(path);
    return theirs;
  }
  if (isRecord(base) && isRecord(yours) && isRecord(theirs)) {
    const keys = new Set([...Object.keys(yours), ...Object.keys(theirs)]);
    return Object.fromEntries(
      [...keys].map((key) => [
        key,
        join(under(path, key), base[key], yours[key], theirs[key], conflicts, taken),
      ]),
    );
  }
  if (hasIds(base) && hasIds(yours) && hasIds(theirs)) {
    return joinItems(path, base, yours, theirs, conflicts, taken);
  }
  conflicts.push({ path, base, yours, theirs });
  return yours;
}

interface Item {
  readonly id: string;
}

/** Your order; their new items at the end. Removed on one side and unchanged on the other: removed. */
function joinItems(
  path: string,
  base: readonly Item[],
  yours: readonly Item[],
  theirs: readonly Item[],
  conflicts: ConflictingField[],
  taken: string[],
): unknown[] {
  const before = byId(base);
  const their = byId(theirs);
  const joined: unknown[] = [];
  for (const item of yours) {
    const was = before.get(item.id);
    const other = their.get(item.id);
    const here = under(path, String(joined.length));
    if (was !== undefined && other === undefined) {
      if (same(was, item)) {
        taken.push(here);
        continue;
      }
      // They removed what you changed: yours stays until somebody decides.
      conflicts.push({ path: here, base: was, yours: item, theirs: null });
      joined.push(item);
    } else joined.push(other === undefined ? item : join(here, was, item, other, conflicts, taken));
  }
  const mine = byId(yours);
  for (const item of theirs) {
    const was = before.get(item.id);
    // You removed it: it stays removed unless they changed it meanwhile.
    if (mine.has(item.id) || (was !== undefined && same(was, item))) continue;
    taken.push(under(path, String(joined.length)));
    joined.push(item);
  }
  return joined;
}

function byId(items: readonly Item[]): ReadonlyMap<string, Item> {
  return new Map(items.map((item) => [item.id, item]));
}

function hasIds(value: unknown): value is readonly Item[] {
  return Array.isArray(value) && value.every((item) => isRecord(item) && typeof item['id'] === 'string');
}

function under(path: string, key: string): string {
  return path === '' ? key : `${path}.${key}`;
}

export function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** Deep equality of JSON values; the order of keys does not count. */
export function same(one: unknown, other: unknown): boolean {
  if (Object.is(one, other)) return true;
  if (Array.isArray(one) && Array.isArray(other)) {
    return one.length === other.length && one.every((item, index) => same(item, other[index]));
  }
  if (!isRecord(one) || !isRecord(other)) return false;
  const keys = Object.keys(one);
  return (
    keys.length === Object.keys(other).length &&
    keys.every((key) => key in other && same(one[key], other[key]))
  );
}

/**
 * `next`, with every part that is equal to the same part of `before` being the object it was: who looks at a part
 * that did not change sees no change, although the whole came anew over the wire. JSON values.
 */
export function reuse<T>(before: unknown, next: T): T {
  return reused(before, next) as T;
}

function reused(before: unknown, next: unknown): unknown {
  if (Object.is(before, next)) return before;
  if (Array.isArray(before) && Array.isArray(next)) {
    const items = next.map((item: unknown, index) => reused(before[index], item));
    return before.length === items.length && items.every((item, index) => item === before[index])
      ? before
      : items;
  }
  if (!isRecord(before) || !isRecord(next)) return next;
  const keys = Object.keys(next);
  const parts = Object.fromEntries(keys.map((key) => [key, reused(before[key], next[key])]));
  return keys.length === Object.keys(before).length &&
    keys.every((key) => Object.hasOwn(before, key) && Object.is(parts[key], before[key]))
    ? before
    : parts;
}

/** The value at a dotted path; undefined where there is none. '' is the whole. */
export function valueAt(values: unknown, path: string): unknown {
  if (path === '') return values;
  let at = values;
  for (const key of path.split('.')) {
    if (Array.isArray(at)) at = at[Number(key)];
    else if (isRecord(at)) at = at[key];
    else return undefined;
  }
  return at;
}

/** The values with one path replaced; a null in a list of items with ids takes the item out. */
export function withValueAt(values: unknown, path: string, value: unknown): unknown {
  if (path === '') return value;
  const [key = '', ...rest] = path.split('.');
  if (Array.isArray(values)) {
    const index = Number(key);
    if (rest.length === 0 && value === null && hasIds(values)) return values.filter((_, at) => at !== index);
    return values.map((item: unknown, at) =>
      at === index ? withValueAt(item, rest.join('.'), value) : item,
    );
  }
  const record = isRecord(values) ? values : {};
  return { ...record, [key]: withValueAt(record[key], rest.join('.'), value) };
}
