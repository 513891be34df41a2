import { Button } from '@mantine/core';
import { useEffect, useRef, useState } from 'react';
import type { ConflictRow } from '../../../shared/contract/branches.ts';
import { DESK } from '../../../shared/contract/channel.ts';
import type { Fault } from '../../../shared/result.ts';
import { call } from '../../client.ts';
import { EmptyState } from '../../components/EmptyState.tsx';
import { FaultMessage } from '../../components/FaultMessage.tsx';
import { LoadingBar } from '../../components/LoadingBar.tsx';
import { Page } from '../../components/Page.tsx';
import { useQuery } from '../../components/useQuery.ts';
import { useAppearance } from '../../stores/appearance.ts';
import { announceChange, useChanges } from '../../stores/changes.ts';
import { useNotices } from '../../stores/notices.ts';
import { useHasRole } from '../../stores/session.ts';
import { useCommand } from '../../stores/shortcuts.ts';
import { useSyncState } from '../../stores/syncState.ts';
import { plural } from '../claims/findings.ts';
import { BranchesNav } from './BranchesNav.tsx';
import { ConflictCard } from './ConflictCard.tsx';
import styles from './Conflicts.module.css';
import { NotOn } from './NotOn.tsx';

/** As many as are drawn at once; the next ones move up when these are decided. */
const SHOWN = 50;

/** Fields that two people wrote at the same time: what stands, what lost, and somebody's word on which it is to be. */
export function ConflictsScreen() {
  const conflicts = useQuery('conflicts.list', { offset: 0, limit: SHOWN }, { keep: true });
  const off = useSyncState((store) => store.state?.on === false);
  const refresh = useSyncState((store) => store.refresh);
  const mayDecide = useHasRole(DESK);
  const { hideNames, change } = useAppearance();
  const [busy, setBusy] = useState<string | null>(null);
  const [refused, setRefused] = useState<{ readonly key: string; readonly fault: Fault } | null>(null);
  const list = useRef<HTMLDivElement>(null);
  /** The place in the list that takes the focus once the decided one is gone. */
  const goTo = useRef<number | null>(null);
  useChanges(() => void conflicts.reload());
  useCommand('nextGap', () => step(1), { label: 'Next conflict' });
  useCommand('previousGap', () => step(-1), { label: 'Previous conflict' });

  const rows = conflicts.data?.rows ?? [];
  const total = conflicts.data?.total ?? 0;

  useEffect(() => {
    if (goTo.current === null) return;
    const cards = cardsIn(list.current);
    (cards[Math.min(goTo.current, cards.length - 1)] ?? document.querySelector<HTMLElement>('h1'))?.focus();
    goTo.current = null;
  }, [conflicts.data]);

  function step(by: 1 | -1) {
    const cards = cardsIn(list.current);
    const at = cards.findIndex((card) => card.contains(document.activeElement));
    const next = at < 0 ? (by > 0 ? 0 : cards.length - 1) : at + by;
    cards[next]?.focus();
  }

  async function settle(row: ConflictRow, at: number, take: string | null) {
    const key = keyOf(row);
    setBusy(key);
    setRefused(null);
    const answer = await call('conflicts.settle', {
      table: row.table,
      row: row.row,
      field: row.field,
      stands: row.stands.version,
      take,
      note: '',
    });
    setBusy(null);
    if (answer.ok) {
      goTo.current = at;
      useNotices.getState().show({
        tone: 'done',
        text:
          take === null ? 'Kept as it stands.' : 'Taken. What stood before is in the history of the record.',
      });
      announceChange();
      void refresh();
      return;
    }
    setRefused({ key, fault: answer.fault });
    void conflicts.reload();
  }

  if (off && total === 0) {
    return (
      <Page title="Conflicts">
        <NotOn onTurnedOn={() => void refresh()} />
      </Page>
    );
  }
  return (
    <Page
      title="Conflicts"
      tools={<BranchesNav />}
      status={total > 0 ? <span className="cw-quiet">{plural(total, 'field')} to decide</span> : null}
    >
      <LoadingBar loading={conflicts.loading && !conflicts.data} />
      {conflicts.fault ? (
        <FaultMessage fault={conflicts.fault} onRetry={() => void conflicts.reload()} />
      ) : null}
      {conflicts.data && total === 0 ? (
        <EmptyState
          text="Nothing to decide."
          detail="Where two people changed the same field on different devices, both values show up here, on every device."
        />
      ) : null}
      {rows.length > 0 ? (
        <p className={styles.lead}>
          Two people changed these fields before their devices had exchanged. The later one stands until
          somebody decides; nothing is lost either way.
          {mayDecide ? '' : ' Somebody of the office decides.'}
        </p>
      ) : null}
      {hideNames && rows.length > 0 ? (
        <p className={styles.hidden}>
          What was typed is hidden together with the names.{' '}
          <Button size="xs" onClick={() => change({ hideNames: false })}>
            Show names
          </Button>
        </p>
      ) : null}
      <div ref={list} className={styles.cards}>
        {rows.map((row, at) => (
          <ConflictCard
            key={keyOf(row)}
            row={row}
            mayDecide={mayDecide}
            busy={busy === keyOf(row)}
            fault={refused?.key === keyOf(row) ? refused.fault : null}
            onSettle={(take) => void settle(row, at, take)}
          />
        ))}
      </div>
      {total > rows.length && rows.length > 0 ? (
        <p className="cw-quiet">
          {plural(total - rows.length, 'more field follows', 'more fields follow')} once these are decided.
        </p>
      ) : null}
    </Page>
  );
}

function keyOf(row: ConflictRow): string {
  return `${row.table} ${row.row} ${row.field}`;
}

function cardsIn(list: HTMLElement | null): readonly HTMLElement[] {
  return [...(list?.querySelectorAll<HTMLElement>('article') ?? [])];
}
