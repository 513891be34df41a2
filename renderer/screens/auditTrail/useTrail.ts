import { useEffect, useState } from 'react';
import type { AuditFilter, AuditTrailRow } from '../../../shared/contract/auditTrail.ts';
import type { Fault } from '../../../shared/result.ts';
import { call } from '../../client.ts';

/** The trail as far as it was read, newest first; entries only ever come at its top, so pages never shift. */
export interface Trail {
  readonly rows: readonly AuditTrailRow[];
  /** Entries of the whole trail. */
  readonly entries: number;
  readonly hasMore: boolean;
  readonly loading: boolean;
  readonly fault: Fault | null;
  /** True once the first page of the question asked now is there. */
  readonly settled: boolean;
  readonly more: () => void;
  readonly reload: () => void;
}

interface Held {
  readonly key: string | null;
  readonly rows: readonly AuditTrailRow[];
  readonly next: number | null;
  readonly entries: number;
}

const LIMIT = 100;

export function useTrail(filter: AuditFilter): Trail {
  const [held, setHeld] = useState<Held>({ key: null, rows: [], next: null, entries: 0 });
  const [fault, setFault] = useState<Fault | null>(null);
  const [round, setRound] = useState(0);
  const [asked, setAsked] = useState<{ readonly key: string; readonly before: number | null }>({
    key: '',
    before: null,
  });
  const [done, setDone] = useState<string | null>(null);
  const key = `${JSON.stringify(filter)} ${round}`;
  const before = asked.key === key ? asked.before : null;
  const question = `${key} ${before ?? ''}`;

  useEffect(() => {
    let current = true;
    const wanted = JSON.parse(key.slice(0, key.lastIndexOf(' '))) as AuditFilter;
    void call('auditTrail.list', { filter: wanted, before, limit: LIMIT }).then((answer) => {
      if (!current) return;
      setDone(question);
      if (!answer.ok) {
        setFault(answer.fault);
        return;
      }
      setFault(null);
      const { rows, next, entries } = answer.value;
      setHeld((last) => ({
        key,
        rows: before === null || last.key !== key ? rows : [...last.rows, ...rows],
        next,
        entries,
      }));
    });
    return () => {
      current = false;
    };
  }, [key, before, question]);

  const loading = done !== question;
  return {
    rows: held.rows,
    entries: held.entries,
    hasMore: held.next !== null,
    loading,
    fault,
    settled: held.key === key,
    more: () => {
      if (!loading && held.next !== null) setAsked({ key, before: held.next });
    },
    reload: () => setRound((last) => last + 1),
  };
}
