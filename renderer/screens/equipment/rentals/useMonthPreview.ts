import { useEffect, useState } from 'react';
import type { DueRow } from '../../../../shared/contract/rentals.ts';
import type { Fault } from '../../../../shared/result.ts';
import { call } from '../../../client.ts';
import { useInBranch } from '../../../stores/branches.ts';

/** The whole preview of a month, read page by page: nothing is chosen before all of it is there. */
export interface MonthPreview {
  readonly rows: readonly DueRow[];
  readonly total: number;
  readonly complete: boolean;
  readonly fault: Fault | null;
}

const LIMIT = 200;
const NONE: MonthPreview = { rows: [], total: 0, complete: false, fault: null };

/** Of the branch that the lists show. @param round another number reads the same month again. */
export function useMonthPreview(month: string, round: number): MonthPreview {
  const branchId = useInBranch().branchId ?? null;
  const key = `${month} ${round} ${branchId}`;
  const [held, setHeld] = useState<MonthPreview & { readonly key: string }>({ ...NONE, key });
  useEffect(() => {
    let current = true;
    async function read() {
      const rows: DueRow[] = [];
      for (;;) {
        const after = rows.at(-1)?.rentalId ?? null;
        const answer = await call('rentals.due', {
          month,
          after,
          limit: LIMIT,
          ...(branchId === null ? {} : { branchId }),
        });
        if (!current) return;
        if (!answer.ok) {
          setHeld({ ...NONE, key, fault: answer.fault });
          return;
        }
        rows.push(...answer.value.rows);
        const complete = answer.value.rows.length < LIMIT;
        setHeld({ key, rows: [...rows], total: answer.value.total, complete, fault: null });
        if (complete) return;
      }
    }
    void read();
    return () => {
      current = false;
    };
  }, [month, key, branchId]);
  return held.key === key ? held : NONE;
}
