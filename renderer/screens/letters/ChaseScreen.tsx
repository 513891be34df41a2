import { Button } from '@mantine/core';
import { IconPrinter } from '@tabler/icons-react';
import { useState } from 'react';
import { DESK } from '../../../shared/contract/channel.ts';
import type { ChaseRow, PhysicianChases } from '../../../shared/contract/letters.ts';
import { CHASE_STATE_NAMES, type ChaseState, OPEN_CHASES } from '../../../shared/domain/chase.ts';
import { call, saveOutput } from '../../client.ts';
import { type Column, DataTable } from '../../components/DataTable.tsx';
import { Dialog } from '../../components/Dialog.tsx';
import { FaultMessage } from '../../components/FaultMessage.tsx';
import { Page } from '../../components/Page.tsx';
import { PersonName } from '../../components/PersonName.tsx';
import { SelectField } from '../../components/SelectField.tsx';
import { SplitView } from '../../components/SplitView.tsx';
import { Chip } from '../../components/StatusChip.tsx';
import { TextField } from '../../components/TextField.tsx';
import { useQuery } from '../../components/useQuery.ts';
import { useUndo, valueOrNotice } from '../../records/recordActions.ts';
import { useChanges } from '../../stores/changes.ts';
import { useHasRole } from '../../stores/session.ts';
import { SentDialog } from './ChaseActions.tsx';
import { ChaseDialog } from './ChaseDialog.tsx';
import { PagesOf } from './LetterPages.tsx';
import { asksText, CHASE_STATES, CHASE_TONES, chaseNote, daysText } from './letterWords.ts';
import { useInBranch } from '../../stores/branches.ts';
import { BranchOnly, ListEmpty } from '../../records/BranchOnly.tsx';
import styles from './Letters.module.css';

const COLUMNS: readonly Column<ChaseRow>[] = [
  {
    id: 'state',
    header: 'State',
    width: 6,
    cell: ({ state }) => <Chip tone={CHASE_TONES[state]}>{CHASE_STATE_NAMES[state]}</Chip>,
    sortBy: ({ state }) => CHASE_STATES.indexOf(state),
  },
  {
    id: 'patient',
    header: 'Patient',
    min: 7,
    cell: ({ patientName }) => <PersonName name={patientName || 'Without a name'} />,
    sortBy: ({ patientName }) => patientName,
  },
  { id: 'asks', header: 'Asked for', min: 9, cell: asksText, sortBy: asksText },
  {
    id: 'physician',
    header: 'Physician',
    min: 7,
    cell: ({ physicianName }) => physicianName || 'Without a name',
    sortBy: ({ physicianName }) => physicianName,
  },
  {
    id: 'claim',
    header: 'Claim',
    width: 9,
    nowrap: true,
    cell: ({ claimNumber }) => claimNumber,
    sortBy: ({ claimNumber }) => claimNumber,
  },
  {
    id: 'out',
    header: 'Days out',
    width: 4.25,
    number: true,
    cell: ({ daysOut }) => daysOut ?? '',
    sortBy: ({ daysOut }) => daysOut,
  },
  { id: 'last', header: 'Last', min: 7, cell: chaseNote },
];

const SHOWN = [
  { value: 'open', label: 'Waiting' },
  { value: 'due', label: 'To send or due again' },
  ...CHASE_STATES.map((value) => ({ value, label: CHASE_STATE_NAMES[value] })),
  { value: 'all', label: 'All' },
];

function statesOf(shown: string): readonly ChaseState[] {
  if (shown === 'open') return OPEN_CHASES;
  if (shown === 'due') return ['toSend', 'dueAgain'];
  return CHASE_STATES.filter((state) => state === shown);
}

/** Papers that physicians were asked for: who has them, since when, and what is to be sent today. */
export function ChaseScreen() {
  const [physicianId, setPhysicianId] = useState<string | null>(null);
  const [shown, setShown] = useState('open');
  const [query, setQuery] = useState('');
  const [selected, setSelected] = useState<ReadonlySet<string>>(new Set());
  const [openId, setOpenId] = useState<string | null>(null);
  const [marking, setMarking] = useState<readonly string[] | null>(null);
  const [printed, setPrinted] = useState<PrintedBatch | null>(null);
  const [printing, setPrinting] = useState(false);
  const mayWrite = useHasRole(DESK);
  const inBranch = useInBranch();
  const physicians = useQuery('chase.physicians', inBranch, { keep: true });
  const list = useQuery(
    'chase.list',
    { query, physicianId, states: [...statesOf(shown)], ...inBranch, offset: 0, limit: 200 },
    { keep: true },
  );
  const reload = async (): Promise<void> => {
    await Promise.all([physicians.reload(), list.reload()]);
  };
  useChanges(() => void reload());
  useUndo(reload);
  const rows = list.data?.rows ?? [];
  const chosen = rows.filter(({ chase }) => selected.has(chase.id)).map(({ chase }) => chase.id);
  const opened = rows.find(({ chase }) => chase.id === openId) ?? null;
  const due = (physicians.data ?? [])
    .filter((each) => physicianId === null || each.physicianId === physicianId)
    .reduce((sum, each) => sum + each.toSend + each.dueAgain, 0);

  async function print() {
    setPrinting(true);
    const answer = valueOrNotice(await call('chase.print', { ids: chosen, physicianId, ...inBranch }));
    setPrinting(false);
    if (answer) setPrinted(answer);
  }

  return (
    <Page
      title="Chase"
      status={<BranchOnly />}
      fill
      back={{ to: '/work', label: 'Work' }}
      actions={
        mayWrite ? (
          <>
            <Button disabled={chosen.length === 0} onClick={() => setMarking(chosen)}>
              Mark as sent
            </Button>
            <Button
              variant="filled"
              loading={printing}
              disabled={chosen.length === 0 && due === 0}
              leftSection={<IconPrinter size="1rem" aria-hidden="true" />}
              onClick={() => void print()}
            >
              {chosen.length > 0 ? `Print ${chosen.length} chosen` : `Print ${due} due`}
            </Button>
          </>
        ) : null
      }
    >
      <SplitView
        left={{
          label: 'Physicians',
          content: <Physicians rows={physicians.data ?? []} chosen={physicianId} onChoose={setPhysicianId} />,
        }}
        main={
          <div className={styles.room}>
            <div className={styles.filters}>
              <TextField
                label="Find"
                bare
                width="l"
                value={query}
                onChange={setQuery}
                placeholder="Patient, physician or claim"
                maxLength={120}
              />
              <SelectField
                label="Show"
                bare
                width="m"
                value={shown}
                options={SHOWN}
                onChange={(next) => setShown(next ?? 'open')}
              />
            </div>
            {list.fault && !list.data ? (
              <FaultMessage fault={list.fault} onRetry={() => void list.reload()} />
            ) : (
              <DataTable
                label="Asked papers"
                columns={COLUMNS}
                rows={rows}
                rowKey={({ chase }) => chase.id}
                rowLabel={({ physicianName, claimNumber }) => `${claimNumber}, ${physicianName}`}
                onOpen={({ chase }) => setOpenId(chase.id)}
                loading={list.loading}
                {...(mayWrite ? { selected, onSelect: setSelected } : {})}
                empty={
                  list.data ? (
                    <ListEmpty
                      text="No paper is waited for here."
                      detail="A letter to a physician starts one: on a claim, choose Letters."
                    />
                  ) : null
                }
              />
            )}
          </div>
        }
      />
      {opened ? <ChaseDialog row={opened} onClose={() => setOpenId(null)} /> : null}
      {marking ? (
        <SentDialog
          ids={marking}
          onDone={() => {
            setSelected(new Set());
            setPrinted(null);
          }}
          onClose={() => setMarking(null)}
        />
      ) : null}
      {printed && !marking ? (
        <BatchDialog
          printed={printed}
          onSent={() => setMarking(printed.chaseIds)}
          onClose={() => setPrinted(null)}
        />
      ) : null}
    </Page>
  );
}

interface PrintedBatch {
  readonly outputId: string;
  readonly pages: number;
  readonly chaseIds: readonly string[];
  readonly withoutLetter: number;
}

/** The letters in one file; that they were sent is said by a person, when they were. */
function BatchDialog({
  printed,
  onSent,
  onClose,
}: {
  readonly printed: PrintedBatch;
  readonly onSent: () => void;
  readonly onClose: () => void;
}) {
  const letters = printed.chaseIds.length === 1 ? '1 letter' : `${printed.chaseIds.length} letters`;
  return (
    <Dialog
      title="Letters to send"
      open
      size="xl"
      onClose={onClose}
      actions={
        <>
          <Button onClick={onClose}>Close</Button>
          <Button onClick={onSent}>Mark as sent</Button>
          <Button variant="filled" onClick={() => saveOutput(printed.outputId)}>
            Save as PDF
          </Button>
        </>
      }
    >
      <p>
        {letters}, {printed.pages === 1 ? '1 page' : `${printed.pages} pages`}.
        {printed.withoutLetter > 0 ? ` ${printed.withoutLetter} without a letter are left out.` : ''}
      </p>
      <PagesOf outputId={printed.outputId} />
    </Dialog>
  );
}

/** Every physician who was asked, with what is open, how long answers took, and what is oldest. */
function Physicians({
  rows,
  chosen,
  onChoose,
}: {
  readonly rows: readonly PhysicianChases[];
  readonly chosen: string | null;
  readonly onChoose: (id: string | null) => void;
}) {
  const open = rows.reduce((sum, { toSend, sent, dueAgain }) => sum + toSend + sent + dueAgain, 0);
  return (
    <ul className={styles.physicians}>
      <li>
        <button
          type="button"
          className={styles.physician}
          aria-pressed={chosen === null}
          onClick={() => onChoose(null)}
        >
          <span className={styles.name}>All physicians</span>
          <span className={styles.counts}>{open} waited for</span>
        </button>
      </li>
      {rows.map((row) => (
        <li key={row.physicianId}>
          <button
            type="button"
            className={styles.physician}
            aria-pressed={chosen === row.physicianId}
            onClick={() => onChoose(row.physicianId)}
          >
            <span className={styles.name}>{row.physicianName || 'Without a name'}</span>
            <span className={styles.counts}>{countsText(row)}</span>
            <span className={styles.counts}>{timesText(row)}</span>
          </button>
        </li>
      ))}
    </ul>
  );
}

function countsText({ toSend, sent, dueAgain, returned }: PhysicianChases): string {
  return [
    toSend > 0 ? `${toSend} to send` : '',
    dueAgain > 0 ? `${dueAgain} due again` : '',
    sent > 0 ? `${sent} out` : '',
    returned > 0 ? `${returned} returned` : '',
  ]
    .filter(Boolean)
    .join(', ');
}

function timesText({ averageDays, oldestDays }: PhysicianChases): string {
  return [
    oldestDays === null ? '' : `oldest ${daysText(oldestDays)}`,
    averageDays === null ? 'no answer yet' : `answers in ${daysText(averageDays)}`,
  ]
    .filter(Boolean)
    .join(', ');
}
