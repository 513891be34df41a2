import { Button, Progress } from '@mantine/core';
import { IconShieldCheck } from '@tabler/icons-react';
import { useEffect, useRef, useState } from 'react';
import { Link } from 'wouter';
import type { LogPart, NamedLogBreak } from '../../../shared/contract/visitLog.ts';
import { formatUsDate } from '../../../shared/domain/dates.ts';
import type { LogBreakKind } from '../../../shared/domain/serviceLog.ts';
import type { Fault } from '../../../shared/result.ts';
import { call } from '../../client.ts';
import { Dialog } from '../../components/Dialog.tsx';
import { FaultMessage } from '../../components/FaultMessage.tsx';
import styles from './Visit.module.css';

/** What was walked until now. */
interface Walked extends Omit<LogPart, 'next'> {
  readonly total: number;
  readonly done: boolean;
}

const NOTHING_YET: Walked = { logs: 0, total: 0, entries: 0, unhashed: 0, breaks: [], done: false };

const KINDS: Readonly<Record<LogBreakKind, string>> = {
  changed: 'an entry no longer says what was signed',
  missing: 'an entry, or its place in the log, was taken out',
  order: 'an entry stands where it was not made',
  papers: 'a photo or paper of it is gone, was put elsewhere or is another one',
};

/**
 * Walks the log of signed visits, of one device or of all, and names the first break of each.
 *
 * equipmentId: null for all
 */
export function VerifyLogButton({ equipmentId }: { readonly equipmentId: string | null }) {
  const [walked, setWalked] = useState<Walked | null>(null);
  const [fault, setFault] = useState<Fault | null>(null);
  const open = useRef(false);
  useEffect(
    () => () => {
      open.current = false;
    },
    [],
  );

  async function verify() {
    open.current = true;
    setFault(null);
    setWalked(NOTHING_YET);
    const counted = equipmentId === null ? await call('service.countLogs', {}) : null;
    if (counted && !counted.ok) return setFault(counted.fault);
    let sum: Walked = { ...NOTHING_YET, total: counted?.value.logs ?? 1 };
    let after: string | null = '';
    while (after !== null && open.current) {
      const part: Awaited<ReturnType<typeof call<'service.verifyLog'>>> = await call('service.verifyLog', {
        equipmentId,
        after,
      });
      if (!part.ok) return setFault(part.fault);
      const { logs, entries, unhashed, breaks, next }: LogPart = part.value;
      after = next;
      sum = {
        ...sum,
        logs: sum.logs + logs,
        entries: sum.entries + entries,
        unhashed: sum.unhashed + unhashed,
        breaks: [...sum.breaks, ...breaks],
        done: next === null,
      };
      setWalked(sum);
    }
    return undefined;
  }

  function close() {
    open.current = false;
    setWalked(null);
  }

  return (
    <>
      <Button leftSection={<IconShieldCheck size="1rem" aria-hidden="true" />} onClick={() => void verify()}>
        Verify log
      </Button>
      <Dialog
        title="Verify the service log"
        open={walked !== null}
        onClose={close}
        actions={<Button onClick={close}>Close</Button>}
      >
        {fault ? <FaultMessage fault={fault} onRetry={() => void verify()} /> : null}
        {walked && !walked.done && !fault ? (
          <Progress
            value={walked.total === 0 ? 0 : (100 * walked.logs) / walked.total}
            aria-label="Walking the log"
          />
        ) : null}
        {walked?.done ? <Verdict walked={walked} /> : null}
      </Dialog>
    </>
  );
}

function Verdict({ walked }: { readonly walked: Walked }) {
  const { breaks, entries, logs, unhashed } = walked;
  return (
    <div role="status" className={styles.verdict}>
      {breaks.length === 0 ? (
        <p>
          <strong>The log holds.</strong> {counted(entries, 'entry', 'entries')} of{' '}
          {counted(logs, 'device', 'devices')}: each says what was signed and follows the one before.
        </p>
      ) : (
        <>
          <p>
            <strong>
              The log is broken at {counted(breaks.length, 'device', 'devices')}. The first break of each:
            </strong>
          </p>
          <ul>
            {breaks.map((each) => (
              <li key={each.visitId}>
                <BreakText found={each} />
              </li>
            ))}
          </ul>
          <p>Compare these entries with a backup made before, or with the printed reports.</p>
        </>
      )}
      {unhashed > 0 ? (
        <p>
          {counted(unhashed, 'amendment was', 'amendments were')} made before amendments were part of the
          chain: nothing can be said of {unhashed === 1 ? 'it' : 'them'}.
        </p>
      ) : null}
      <p className="cw-quiet">
        The log is tamper-evident: a change made to the file by other means leaves a trace here. It does not
        keep anybody from making one.
      </p>
    </div>
  );
}

function BreakText({ found }: { readonly found: NamedLogBreak }) {
  const device = [found.device || 'A visit without a device', found.serial].filter(Boolean).join(', ');
  const day = found.visitedOn ? `, visit of ${formatUsDate(found.visitedOn)}` : '';
  return (
    <>
      <Link href={`/service/${found.visitId}`}>
        {device}
        {day}
      </Link>
      : {KINDS[found.kind]}.
    </>
  );
}

function counted(value: number, one: string, many: string): string {
  return `${value.toLocaleString('en-US')} ${value === 1 ? one : many}`;
}
