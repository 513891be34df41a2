import { useEffect, useEffectEvent, useState } from 'react';
import type { Fault, Result } from '../../shared/result.ts';
import { useChanges } from '../stores/changes.ts';

/**
 * A long list read page by page: the rows in hand, how many there are in all, and `more` for the next page.
 * Another question (`key`) begins anew and keeps the old rows in sight until its first answer.
 */
export interface PagedRows<Row> {
  readonly rows: readonly Row[];
  readonly total: number;
  /** There are more than `total`: they were counted up to a bound. */
  readonly atLeast: boolean;
  readonly loading: boolean;
  readonly fault: Fault | null;
  /** True once the first page of the question asked now is there. */
  readonly settled: boolean;
  readonly more: () => void;
  readonly reload: () => Promise<void>;
}

interface Page<Row> {
  readonly rows: readonly Row[];
  readonly total: number;
  readonly atLeast?: boolean;
}

const LIMIT = 100;

export function usePagedRows<Row>(
  key: string,
  ask: (page: { readonly offset: number; readonly limit: number }) => Promise<Result<Page<Row>>>,
): PagedRows<Row> {
  const [held, setHeld] = useState<{ readonly key: string | null } & Page<Row>>({
    key: null,
    rows: [],
    total: 0,
  });
  const [fault, setFault] = useState<Fault | null>(null);
  const [offset, setOffset] = useState(0);
  const [round, setRound] = useState(0);
  const [done, setDone] = useState<string | null>(null);
  const [askedKey, setAskedKey] = useState(key);
  if (askedKey !== key) {
    setAskedKey(key);
    setOffset(0);
  }
  const question = `${key} ${round} ${offset}`;
  const askLatest = useEffectEvent(ask);

  useEffect(() => {
    let current = true;
    void askLatest({ offset, limit: LIMIT }).then((answer) => {
      if (!current) return;
      setDone(question);
      if (!answer.ok) {
        setFault(answer.fault);
        return;
      }
      setFault(null);
      const page = answer.value;
      setHeld((before) => ({
        key,
        total: page.total,
        atLeast: page.atLeast === true,
        rows:
          offset === 0 || before.key !== key ? page.rows : [...before.rows.slice(0, offset), ...page.rows],
      }));
    });
    return () => {
      current = false;
    };
  }, [question, key, offset]);

  function reload(): Promise<void> {
    setOffset(0);
    setRound((before) => before + 1);
    return Promise.resolve();
  }
  useChanges(() => void reload());

  const loading = done !== question;
  return {
    rows: held.rows,
    total: held.total,
    atLeast: held.atLeast === true,
    loading,
    fault,
    settled: held.key === key,
    more: () => {
      if (!loading && (held.rows.length < held.total || held.atLeast)) setOffset(held.rows.length);
    },
    reload,
  };
}
