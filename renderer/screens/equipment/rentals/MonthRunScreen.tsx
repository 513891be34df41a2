import { Button } from '@mantine/core';
import { useMemo, useRef, useState } from 'react';
import { Link } from 'wouter';
import { type BillingRun, type DueRow, RENTALS_AT_ONCE } from '../../../../shared/contract/rentals.ts';
import { addMonths, formatUsDate } from '../../../../shared/domain/dates.ts';
import { formatCents, sumCents } from '../../../../shared/domain/money.ts';
import type { Fault } from '../../../../shared/result.ts';
import { call } from '../../../client.ts';
import { ChoiceField } from '../../../components/ChoiceField.tsx';
import { type Column, DataTable } from '../../../components/DataTable.tsx';
import { EmptyState } from '../../../components/EmptyState.tsx';
import { FaultMessage } from '../../../components/FaultMessage.tsx';
import { Page } from '../../../components/Page.tsx';
import { PersonName } from '../../../components/PersonName.tsx';
import { SelectField } from '../../../components/SelectField.tsx';
import { Chip } from '../../../components/StatusChip.tsx';
import { DeviceName } from '../../../records/DeviceName.tsx';
import { useToday } from '../../../stores/session.ts';
import styles from './MonthRun.module.css';
import { useMonthPreview } from './useMonthPreview.ts';
import { BranchOnly } from '../../../records/BranchOnly.tsx';

/** A row of the preview with what became of it. */
interface RunRow extends DueRow {
  readonly opened: { readonly id: string; readonly number: string } | null;
  readonly leftOut: readonly string[] | null;
}

const COLUMNS: readonly Column<RunRow>[] = [
  {
    id: 'patient',
    header: 'Patient',
    min: 10,
    cell: (row) => <PersonName name={row.patientName} />,
    sortBy: (row) => row.patientName,
  },
  {
    id: 'device',
    header: 'Device',
    min: 8,
    cell: (row) => <DeviceName device={row.device} serial={row.serial} none="Not named" />,
    sortBy: (row) => row.device,
  },
  { id: 'code', header: 'Code', width: 4, nowrap: true, cell: (row) => row.code, sortBy: (row) => row.code },
  {
    id: 'month',
    header: 'Month',
    width: 4.25,
    number: true,
    cell: (row) => row.monthNumber ?? '',
    sortBy: (row) => row.monthNumber,
  },
  {
    id: 'service',
    header: 'Service date',
    width: 6.5,
    nowrap: true,
    cell: (row) => (row.monthFrom ? formatUsDate(row.monthFrom) : ''),
    sortBy: (row) => row.monthFrom,
  },
  { id: 'modifiers', header: 'Modifiers', width: 5.25, cell: (row) => row.modifiers.join(' ') },
  { id: 'payer', header: 'Payer', min: 7.75, cell: (row) => row.payerName, sortBy: (row) => row.payerName },
  {
    id: 'amount',
    header: 'Amount',
    width: 5.5,
    number: true,
    cell: (row) => (row.amountCents === null ? '' : formatCents(row.amountCents)),
    sortBy: (row) => row.amountCents,
  },
  { id: 'state', header: 'State', min: 13.25, cell: (row) => <RowState row={row} /> },
];

function RowState({ row }: { readonly row: RunRow }) {
  if (row.opened) {
    return (
      <>
        <Chip tone="met">Opened</Chip> <Link href={`/claims/${row.opened.id}`}>{row.opened.number}</Link>
      </>
    );
  }
  const reasons = row.leftOut ?? row.obstacles;
  return (
    <>
      <Chip tone={reasons.length === 0 ? 'advice' : 'na'}>
        {reasons.length === 0 ? 'Ready' : row.claim ? 'Billed' : 'Not billed'}
      </Chip>{' '}
      {row.claim ? <Link href={`/claims/${row.claim.id}`}>{row.claim.number}</Link> : reasons.join(' ')}
      {row.notes.length > 0 ? <span className="cw-quiet"> {row.notes.join(' ')}</span> : null}
    </>
  );
}

type Show = 'all' | 'ready' | 'leftOut' | 'opened';

const NOTHING: ReadonlySet<string> = new Set();
const NO_RUN: BillingRun = { made: [], leftOut: [] };

/** How many months back can be run from the list. */
const MONTHS_BACK = 24;

/** Bills a calendar month: what would be billed, what stands in the way, then a draft claim for each chosen rental. */
export function MonthRunScreen() {
  const today = useToday();
  const [month, setMonth] = useState(today.slice(0, 7));
  const [round, setRound] = useState(0);
  const preview = useMonthPreview(month, round);
  const [chosen, setChosen] = useState<ReadonlySet<string>>(NOTHING);
  const [show, setShow] = useState<Show>('all');
  const [run, setRun] = useState<BillingRun>(NO_RUN);
  const [progress, setProgress] = useState<{ readonly done: number; readonly of: number } | null>(null);
  const [fault, setFault] = useState<Fault | null>(null);
  const stop = useRef(false);

  const all = useMemo(() => rowsOf(preview.rows, run), [preview.rows, run]);
  const ready = all.filter(isReady);
  const picked = ready.filter(({ rentalId }) => chosen.has(rentalId));
  const rows = all.filter((row) => fits(row, show));
  const finished = run.made.length + run.leftOut.length > 0 && progress === null;

  function begin(next: string) {
    setMonth(next);
    setChosen(NOTHING);
    setRun(NO_RUN);
    setFault(null);
    setShow('all');
  }

  async function bill() {
    const ids = picked.map(({ rentalId }) => rentalId);
    stop.current = false;
    setFault(null);
    for (let done = 0; done < ids.length; done += RENTALS_AT_ONCE) {
      if (stop.current) break;
      setProgress({ done, of: ids.length });
      const answer = await call('rentals.bill', {
        month,
        rentalIds: ids.slice(done, done + RENTALS_AT_ONCE),
      });
      if (!answer.ok) {
        setFault(answer.fault);
        break;
      }
      const { made, leftOut } = answer.value;
      setRun((before) => ({ made: [...before.made, ...made], leftOut: [...before.leftOut, ...leftOut] }));
    }
    setProgress(null);
    setChosen(NOTHING);
  }

  return (
    <Page
      title="Month run"
      fill
      back={{ to: '/equipment/rentals', label: 'Rentals' }}
      status={
        <>
          <span className="cw-number">
            {preview.complete
              ? `${all.length.toLocaleString('en-US')} rentals, ${ready.length.toLocaleString('en-US')} ready`
              : `Reading ${preview.rows.length.toLocaleString('en-US')} of ${preview.total.toLocaleString('en-US')}`}
          </span>
          <BranchOnly />
        </>
      }
      actions={
        progress ? (
          <Button onClick={() => (stop.current = true)}>Stop after this batch</Button>
        ) : (
          <Button variant="filled" disabled={picked.length === 0} onClick={() => void bill()}>
            Open {picked.length.toLocaleString('en-US')} {picked.length === 1 ? 'claim' : 'claims'}
          </Button>
        )
      }
      tools={
        <>
          <SelectField
            label="Month"
            bare
            options={monthsBack(today)}
            value={month}
            disabled={progress !== null}
            onChange={(next) => begin(next ?? today.slice(0, 7))}
          />
          <ChoiceField
            label="Show"
            hideLabel
            bare
            options={SHOWN}
            value={show}
            onChange={(next) => setShow(next ?? 'all')}
          />
          <Button
            size="xs"
            disabled={!preview.complete || progress !== null || ready.length === 0}
            onClick={() => setChosen(new Set(ready.map(({ rentalId }) => rentalId)))}
          >
            Select all ready
          </Button>
          <Button
            size="xs"
            disabled={chosen.size === 0 || progress !== null}
            onClick={() => setChosen(NOTHING)}
          >
            Select none
          </Button>
          <span className="cw-number">
            {picked.length > 0
              ? `${picked.length.toLocaleString('en-US')} selected, ${formatCents(sumCents(picked.map(({ amountCents }) => amountCents ?? 0)))}`
              : ''}
          </span>
        </>
      }
    >
      <div className={styles.report} role="status">
        {progress ? (
          <label className={styles.progress}>
            <span>
              Opening claims: {progress.done.toLocaleString('en-US')} of {progress.of.toLocaleString('en-US')}
            </span>
            <progress value={progress.done} max={progress.of} />
          </label>
        ) : null}
        {progress === null && !finished && preview.complete && all.length > 0 ? (
          <p className="cw-quiet">
            What is ready can be chosen. Each becomes a draft claim; nothing is sent. A month that a claim
            bills already is never billed twice.
          </p>
        ) : null}
        {finished ? (
          <p>
            {run.made.length.toLocaleString('en-US')} {run.made.length === 1 ? 'draft was' : 'drafts were'}{' '}
            opened, {run.leftOut.length.toLocaleString('en-US')} left out.{' '}
            <Button
              size="xs"
              variant="subtle"
              onClick={() => {
                setRun(NO_RUN);
                setRound(round + 1);
              }}
            >
              Look at the month again
            </Button>
          </p>
        ) : null}
      </div>
      {fault ? <FaultMessage fault={fault} /> : null}
      {preview.fault ? (
        <FaultMessage fault={preview.fault} onRetry={() => setRound(round + 1)} />
      ) : (
        <DataTable
          label="Rentals of the month"
          columns={COLUMNS}
          rows={rows}
          rowKey={(row) => row.rentalId}
          rowLabel={(row) => `${row.code || 'rental'}, month ${row.monthNumber ?? 'none'}`}
          loading={!preview.complete}
          selected={chosen}
          onSelect={(next) => {
            if (progress) return;
            // Only what can be billed can be chosen; what another filter hides stays chosen.
            const here = new Set(rows.map(({ rentalId }) => rentalId));
            const kept = [...chosen].filter((id) => !here.has(id));
            const can = rows.filter((row) => isReady(row) && next.has(row.rentalId));
            setChosen(new Set([...kept, ...can.map(({ rentalId }) => rentalId)]));
          }}
          empty={
            preview.complete ? (
              all.length === 0 ? (
                <EmptyState
                  text="No rental ran in this month."
                  detail="A rental is entered on the page of its device or of its patient."
                />
              ) : (
                <EmptyState text="No rental of the month fits." detail="Choose All to see every one." />
              )
            ) : null
          }
        />
      )}
    </Page>
  );
}

const SHOWN: readonly { readonly value: Show; readonly label: string }[] = [
  { value: 'all', label: 'All' },
  { value: 'ready', label: 'Ready' },
  { value: 'leftOut', label: 'Not ready' },
  { value: 'opened', label: 'Opened' },
];

/** Made once: a run may hold ten thousand names. */
const byName = new Intl.Collator('en-US');

function rowsOf(rows: readonly DueRow[], run: BillingRun): readonly RunRow[] {
  const made = new Map(run.made.map(({ rentalId, claimId, number }) => [rentalId, { id: claimId, number }]));
  const left = new Map(run.leftOut.map(({ rentalId, reasons }) => [rentalId, reasons]));
  return rows
    .map((row) => ({
      ...row,
      opened: made.get(row.rentalId) ?? null,
      leftOut: left.get(row.rentalId) ?? null,
    }))
    .sort((one, other) => byName.compare(one.patientName, other.patientName));
}

function isReady(row: RunRow): boolean {
  return row.opened === null && row.leftOut === null && row.obstacles.length === 0;
}

function fits(row: RunRow, show: Show): boolean {
  switch (show) {
    case 'all':
      return true;
    case 'ready':
      return isReady(row);
    case 'opened':
      return row.opened !== null;
    case 'leftOut':
      return row.opened === null && !isReady(row);
  }
}

function monthsBack(today: string): readonly { readonly value: string; readonly label: string }[] {
  return Array.from({ length: MONTHS_BACK }, (_, index) => {
    const value = addMonths(`${today.slice(0, 7)}-01`, -index).slice(0, 7);
    return { value, label: monthName(value) };
  });
}

/** `October 2026`. */
function monthName(month: string): string {
  const named = new Intl.DateTimeFormat('en-US', { month: 'long', year: 'numeric', timeZone: 'UTC' });
  return named.format(new Date(`${month}-01T00:00:00.000Z`));
}
