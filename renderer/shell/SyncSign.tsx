import { Button, Popover } from '@mantine/core';
import { IconAlertTriangle, IconArrowsExchange } from '@tabler/icons-react';
import { useState } from 'react';
import { Link } from 'wouter';
import type { SyncState } from '../../shared/contract/branches.ts';
import { READERS } from '../../shared/contract/channel.ts';
import { FaultMessage } from '../components/FaultMessage.tsx';
import { Facts } from '../components/Section.tsx';
import type { Fault } from '../../shared/result.ts';
import { plural } from '../screens/claims/findings.ts';
import { syncTrouble, waitingWords } from '../screens/branches/branchWords.ts';
import { programNow, useHasRole } from '../stores/session.ts';
import { useSyncState, useSyncWatch } from '../stores/syncState.ts';
import { agoWords } from './ago.ts';
import styles from './SyncSign.module.css';

/**
 * How this device stands with the others of the office: two short lines of one width, whatever they say, and the whole
 * of it behind them. Nothing where the office works on one device.
 */
export function SyncSign() {
  const state = useSyncWatch();
  const [open, setOpen] = useState(false);
  if (!state?.on) return null;
  const trouble = syncTrouble(state);
  const Icon = trouble ? IconAlertTriangle : IconArrowsExchange;
  return (
    <>
      <Popover opened={open} onChange={setOpen} position="bottom-end" width="22rem" trapFocus returnFocus>
        <Popover.Target>
          <button
            type="button"
            className={styles.sign}
            data-trouble={trouble !== null || undefined}
            aria-expanded={open}
            aria-haspopup="dialog"
            onClick={() => setOpen(!open)}
          >
            <Icon aria-hidden="true" className={styles.icon} />
            <span className={styles.lines}>
              <span className={styles.line}>{trouble ? trouble.short : lastWords(state)}</span>
              <span className={styles.line} data-mark={state.conflicts > 0 || undefined}>
                {waitingWords(state) || 'Nothing waits'}
              </span>
            </span>
          </button>
        </Popover.Target>
        <Popover.Dropdown aria-label="Exchange with other devices" p="sm">
          <Details state={state} onGone={() => setOpen(false)} />
        </Popover.Dropdown>
      </Popover>
      <span className={styles.told} role="status">
        {toldWords(state)}
      </span>
    </>
  );
}

function Details({ state, onGone }: { readonly state: SyncState; readonly onGone: () => void }) {
  const exchange = useSyncState((store) => store.exchange);
  const atMost = useSyncState((store) => store.filesAtMost);
  const reads = useHasRole(READERS);
  const [fault, setFault] = useState<Fault | null>(null);
  const trouble = syncTrouble(state);
  const files = state.filesOut + state.filesIn;

  async function now() {
    setFault(null);
    const answer = await exchange();
    if (!answer.ok) setFault(answer.fault);
  }

  return (
    <div className={styles.details}>
      {trouble ? (
        <p className={styles.trouble}>
          <strong>{trouble.title}.</strong> {trouble.text}
        </p>
      ) : null}
      <Facts
        items={[
          { label: 'Last exchange', value: state.lastAt ? ago(state.lastAt) : notYet(state) },
          { label: 'Changes to send', value: state.waiting.toLocaleString('en-US') },
          {
            label: 'Documents',
            value:
              files === 0
                ? 'None on their way'
                : `${state.filesOut.toLocaleString('en-US')} to send, ${state.filesIn.toLocaleString('en-US')} to come`,
          },
          { label: 'Conflicts', value: state.conflicts.toLocaleString('en-US') },
        ]}
      />
      <progress
        className={styles.progress}
        data-idle={files === 0 || undefined}
        aria-label="Documents on their way"
        max={Math.max(1, atMost)}
        value={files === 0 ? 0 : atMost - files}
      />
      {state.held > 0 ? (
        <p className="cw-quiet">
          {plural(state.held, 'change')} of a newer program {state.held === 1 ? 'waits' : 'wait'} until this
          one is updated.
        </p>
      ) : null}
      {fault ? <FaultMessage fault={fault} /> : null}
      <div className={styles.actions}>
        {state.hub ? (
          <Button size="xs" loading={state.going} disabled={state.blocked !== ''} onClick={() => void now()}>
            Exchange now
          </Button>
        ) : (
          <span className="cw-quiet">There is no hub: changes travel by files.</span>
        )}
        {reads ? (
          <>
            <Link href="/branches/exchange" onClick={onGone}>
              Exchange
            </Link>
            <Link href="/branches/conflicts" onClick={onGone}>
              Conflicts
            </Link>
          </>
        ) : null}
      </div>
    </div>
  );
}

function notYet({ hub }: SyncState): string {
  return hub ? 'Not yet' : 'By files';
}

function ago(instant: string): string {
  return agoWords(Date.parse(instant), programNow());
}

function lastWords(state: SyncState): string {
  const files = state.filesOut + state.filesIn;
  if (files > 0 && state.hub) return `${plural(files, 'document')} to go`;
  if (state.going) return 'Exchanging…';
  if (state.lastAt !== null) return `Exchanged ${ago(state.lastAt)}`;
  return state.hub ? 'Not exchanged yet' : 'Exchange by files';
}

/** What is told without being asked: trouble and conflicts, never the passing of time. */
function toldWords(state: SyncState): string {
  const trouble = syncTrouble(state);
  return [
    trouble ? `${trouble.title}. ${trouble.text}` : '',
    state.conflicts > 0 ? `${plural(state.conflicts, 'conflict')} to decide.` : '',
  ]
    .filter(Boolean)
    .join(' ');
}
