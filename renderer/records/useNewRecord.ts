import { useEffect, useState } from 'react';
import { navigate } from 'wouter/use-hash-location';

/**
 * The page of a record whose address ends in an id, or in `new` for one that does not exist yet. The record is
 * born on its page: with its first save the address takes the id, and the page stays as it is, cursor and all.
 *
 * @returns id (null until born), key: names the draft and the page, born(id): to call with the first save,
 * isNew: it began here
 */
export interface NewRecord {
  readonly id: string | null;
  readonly key: string;
  readonly isNew: boolean;
  readonly born: (id: string) => void;
}

/** Counts births, so that the next new record of an area is another draft than the last. */
const births = new Map<string, number>();

function newKey(area: string): string {
  return `${area}:new:${births.get(area) ?? 0}`;
}

export function useNewRecord(area: string, path: string, param: string): NewRecord {
  const [birth, setBirth] = useState(() => (param === 'new' ? { key: newKey(area), id: NOT_YET } : null));
  const [seen, setSeen] = useState(param);
  if (param !== seen) {
    setSeen(param);
    // The address took the id of the record that was born here, or leads to another record.
    if (param === 'new') setBirth({ key: newKey(area), id: NOT_YET });
    else if (birth?.id !== param) setBirth(null);
  }

  const bornId = birth?.id ?? null;
  useEffect(() => {
    if (param === 'new' && bornId !== null) navigate(`${path}/${bornId}`, { replace: true });
  }, [param, bornId, path]);

  if (birth === null) return { id: param, key: `${area}:${param}`, isNew: false, born: () => undefined };
  return {
    id: birth.id,
    key: birth.key,
    isNew: true,
    born(id) {
      if (birth.id === id) return;
      births.set(area, (births.get(area) ?? 0) + 1);
      setBirth({ key: birth.key, id });
    },
  };
}

const NOT_YET: string | null = null;
