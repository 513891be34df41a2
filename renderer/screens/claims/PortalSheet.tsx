import { Button } from '@mantine/core';
import { IconCheck } from '@tabler/icons-react';
import { type KeyboardEvent, useRef, useState } from 'react';
import type { PortalRow } from '../../../shared/billing/portalSheet.ts';
import { copyForAWhile } from '../../components/copyForAWhile.ts';
import { KeyHint } from '../../components/KeyHint.tsx';
import { useAppearance } from '../../stores/appearance.ts';
import { usePortalTicks } from '../../stores/portalTicks.ts';
import styles from './PortalSheet.module.css';

const NONE: readonly string[] = [];

/**
 * A claim to be typed into a payer's web form: every value is copied with one key and ticked off.
 *
 * claimId: ticks are kept by it · rows: portalRows(claim)
 */
export function PortalSheet({
  claimId,
  rows,
}: {
  readonly claimId: string;
  readonly rows: readonly PortalRow[];
}) {
  const ticked = usePortalTicks((store) => store.ticks[claimId] ?? NONE);
  const tick = usePortalTicks((store) => store.set);
  const reset = usePortalTicks((store) => store.reset);
  const hidden = useAppearance((store) => store.hideNames);
  const list = useRef<HTMLOListElement>(null);
  const [current, setCurrent] = useState<string | null>(null);
  const [said, setSaid] = useState('');
  const [refused, setRefused] = useState(false);
  const done = rows.filter(({ id }) => ticked.includes(id)).length;
  const entry = current ?? rows.find(({ id }) => !ticked.includes(id))?.id ?? rows[0]?.id;

  async function copy(row: PortalRow) {
    const copied = await copyForAWhile(row.text);
    setRefused(!copied);
    setSaid(copied ? `Copied: ${rowName(row)}` : '');
    if (copied) tick(claimId, row.id, true);
  }

  function onKeyDown(event: KeyboardEvent, row: PortalRow, index: number) {
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    if (event.key === 'c' || event.key === 'C') void copy(row);
    else if (event.key === ' ') tick(claimId, row.id, !ticked.includes(row.id));
    else if (event.key === 'ArrowDown') focusRow(index + 1);
    else if (event.key === 'ArrowUp') focusRow(index - 1);
    else if (event.key === 'Home') focusRow(0);
    else if (event.key === 'End') focusRow(rows.length - 1);
    else return;
    event.preventDefault();
  }

  function focusRow(index: number) {
    list.current?.querySelectorAll<HTMLElement>('[data-row]')[index]?.focus();
  }

  return (
    <div className={styles.sheet}>
      <div className={styles.head}>
        <div className={styles.progress}>
          <p role="status">
            {done} of {rows.length} entered
          </p>
          <progress aria-label="Values entered" value={done} max={Math.max(1, rows.length)} />
        </div>
        <p className={styles.keys}>
          <KeyHint keys="Enter" /> or <KeyHint keys="C" /> copies and ticks off, <KeyHint keys="Space" />{' '}
          ticks only, arrows move
        </p>
        <Button
          size="xs"
          disabled={done === 0}
          onClick={() => {
            reset(claimId);
            setCurrent(null);
            setSaid('');
          }}
        >
          Start over
        </Button>
      </div>
      {refused ? (
        <p role="alert" className={styles.refused}>
          This window may not use the clipboard. Select the value and copy it with Ctrl+C, or allow the
          clipboard for this page; nothing was ticked off.
        </p>
      ) : null}
      <p role="status" className={styles.said}>
        {said}
      </p>
      <ol ref={list} className={styles.list} aria-label="Values in the order of the form">
        {rows.map((row, index) => {
          const isTicked = ticked.includes(row.id);
          const text = row.personal && hidden ? 'Name hidden' : row.text;
          return (
            <li key={row.id}>
              <button
                type="button"
                data-row={row.id}
                data-path={row.path}
                data-line={startsLine(rows, index) || undefined}
                className={styles.row}
                aria-pressed={isTicked}
                tabIndex={row.id === entry ? 0 : -1}
                onFocus={() => setCurrent(row.id)}
                onClick={() => void copy(row)}
                onKeyDown={(event) => onKeyDown(event, row, index)}
              >
                <span className={styles.tick}>
                  {isTicked ? <IconCheck size="1rem" stroke={2.4} aria-label="Entered" /> : null}
                </span>
                <span className={styles.box}>{row.box === 'carrier' ? '' : row.box}</span>
                <span className={styles.name}>
                  {row.line === null ? row.name : `Line ${row.line}: ${row.name}`}
                </span>
                <span className={styles.value}>{text}</span>
              </button>
            </li>
          );
        })}
      </ol>
    </div>
  );
}

function rowName({ box, line, name }: PortalRow): string {
  const place = box === 'carrier' ? '' : `${box} `;
  return line === null ? `${place}${name}` : `${place}${name}, line ${line}`;
}

function startsLine(rows: readonly PortalRow[], index: number): boolean {
  return index > 0 && rows[index]?.line !== rows[index - 1]?.line;
}
