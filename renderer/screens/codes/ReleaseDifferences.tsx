import { useMemo, useState } from 'react';
import { Link } from 'wouter';
import type { ReleaseChange, ReleasePreview, TouchedClaim } from '../../../shared/contract/codes.ts';
import { formatUsDate, type IsoDate } from '../../../shared/domain/dates.ts';
import { ChoiceField } from '../../components/ChoiceField.tsx';
import { type Column, DataTable } from '../../components/DataTable.tsx';
import { EmptyState } from '../../components/EmptyState.tsx';
import { FieldRow } from '../../components/Section.tsx';
import { SelectField } from '../../components/SelectField.tsx';
import { StatusChip } from '../../components/StatusChip.tsx';
import { TextField } from '../../components/TextField.tsx';
import { useToday } from '../../stores/session.ts';
import { quartersAround } from './quarters.ts';
import { changeWords, placeSentence } from './releaseWords.ts';
import styles from './Import.module.css';

/** What a release would change, before it does: counts, the changes of each kind, and the open claims they touch. */
interface Props {
  readonly preview: ReleasePreview;
  readonly busy: boolean;
  /** Asks again: for another quarter than the file's name tells, or beside another release. */
  readonly onAsk: (asked: Asked) => void;
}

export interface Asked {
  readonly releasedOn: IsoDate;
  /** The key of a release; the one before it when null. */
  readonly compareWith: string | null;
}

type Tab = 'touched' | ReleaseChange['change'];

const KINDS: readonly { readonly value: ReleaseChange['change']; readonly label: string }[] = [
  { value: 'added', label: 'Added' },
  { value: 'ended', label: 'Ended' },
  { value: 'reworded', label: 'Reworded' },
  { value: 'repriced', label: 'Repriced' },
];

export function ReleaseDifferences({ preview, busy, onAsk }: Props) {
  const today = useToday();
  const claims = new Set(preview.touched.map(({ claimId }) => claimId)).size;
  const counts = countsOf(preview);
  const [tab, setTab] = useState<Tab>(claims > 0 ? 'touched' : firstKind(counts));
  const [query, setQuery] = useState('');
  const quarters = quartersAround(today, preview.releasedOn);
  const tabs: readonly { readonly value: Tab; readonly label: string }[] = [
    { value: 'touched', label: `Open claims (${claims})` },
    ...KINDS.map(({ value, label }) => ({
      value,
      label: `${label} (${counts[value].toLocaleString('en-US')})`,
    })),
  ];
  return (
    <div className={styles.differences} data-scroll>
      <div className={styles.about}>
        <div className={styles.aboutWords}>
          <p className={styles.place} data-place={preview.place} role="status">
            {placeSentence(preview)}
          </p>
          <p className="cw-quiet">
            {preview.fileName}, {preview.codes.toLocaleString('en-US')} codes and{' '}
            {preview.modifiers.toLocaleString('en-US')} modifiers, SHA-256{' '}
            <code title={preview.sha256}>{preview.sha256.slice(0, 12)}…</code>
          </p>
        </div>
        <FieldRow>
          <SelectField
            label="Release of"
            width="m"
            options={quarters}
            value={preview.releasedOn}
            disabled={busy}
            hint="From the file’s name or its latest change"
            onChange={(day) => {
              if (day !== null && day !== preview.releasedOn) onAsk({ releasedOn: day, compareWith: null });
            }}
          />
          <SelectField
            label={preview.comparedWith.later ? 'What changed up to' : 'What changes since'}
            width="l"
            options={preview.comparable.map(({ key, name }) => ({ value: key, label: name }))}
            value={preview.comparedWith.key}
            disabled={busy}
            hint={`${preview.unchanged.toLocaleString('en-US')} in force stay the same`}
            onChange={(key) => {
              if (key !== null && key !== preview.comparedWith.key)
                onAsk({ releasedOn: preview.releasedOn, compareWith: key });
            }}
          />
        </FieldRow>
      </div>
      <div className={styles.tools}>
        <ChoiceField<Tab>
          label="Show"
          bare
          options={tabs}
          value={tab}
          onChange={(next) => {
            if (next !== null) setTab(next);
          }}
        />
        <TextField
          label="Find in these"
          width="m"
          bare
          placeholder="Code or words"
          value={query}
          onChange={setQuery}
          maxLength={120}
        />
      </div>
      <div className={styles.rows}>
        {tab === 'touched' ? (
          <Touched preview={preview} query={query} />
        ) : (
          <Changes key={tab} change={tab} preview={preview} query={query} />
        )}
      </div>
    </div>
  );
}

function countsOf(preview: ReleasePreview): Readonly<Record<ReleaseChange['change'], number>> {
  const counts = { added: 0, ended: 0, reworded: 0, repriced: 0 };
  for (const { change } of preview.changes) counts[change] += 1;
  return counts;
}

function firstKind(counts: Readonly<Record<ReleaseChange['change'], number>>): Tab {
  return KINDS.find(({ value }) => counts[value] > 0)?.value ?? 'added';
}

function fits(query: string, ...texts: readonly string[]): boolean {
  const text = texts.join(' ').toLowerCase();
  return query
    .toLowerCase()
    .split(/\s+/)
    .filter(Boolean)
    .every((word) => text.includes(word));
}

function Touched({ preview, query }: { readonly preview: ReleasePreview; readonly query: string }) {
  const rows = preview.touched.filter((row) => fits(query, row.number, row.code, TOUCHED_WORDS[row.change]));
  return (
    <DataTable
      label="Open claims that this release touches"
      columns={TOUCHED_COLUMNS}
      rows={rows}
      rowKey={(row) => `${row.claimId} ${row.code} ${row.change}`}
      empty={
        preview.touched.length === 0 ? (
          <EmptyState
            text="No open claim bills a code that ends or reads differently on its date of service."
            detail="Every open claim is judged again all the same when the release is imported."
          />
        ) : (
          <EmptyState text="No claim fits." />
        )
      }
    />
  );
}

const TOUCHED_WORDS: Readonly<Record<TouchedClaim['change'], string>> = {
  ended: 'not in force on that day: the claim will be blocked',
  reworded: 'official words change: read them before it goes out',
};

const TOUCHED_COLUMNS: readonly Column<TouchedClaim>[] = [
  {
    id: 'number',
    header: 'Claim',
    width: 9,
    nowrap: true,
    cell: (row) => <Link href={`/claims/${row.claimId}`}>{row.number}</Link>,
    sortBy: (row) => row.number,
  },
  { id: 'state', header: 'State', width: 8.25, cell: (row) => <StatusChip state={row.state} /> },
  {
    id: 'service',
    header: 'Service',
    width: 7,
    cell: (row) =>
      row.dateOfService ? formatUsDate(row.dateOfService) : <span className="cw-quiet">No date</span>,
    sortBy: (row) => row.dateOfService,
  },
  {
    id: 'code',
    header: 'Bills',
    width: 6,
    nowrap: true,
    cell: (row) => <strong>{row.code}</strong>,
    sortBy: (row) => row.code,
  },
  { id: 'why', header: 'What changes for it', min: 16, cell: (row) => TOUCHED_WORDS[row.change] },
];

function Changes(props: {
  readonly change: ReleaseChange['change'];
  readonly preview: ReleasePreview;
  readonly query: string;
}) {
  const { change, preview, query } = props;
  const claims = useMemo(() => claimsByCode(preview.touched), [preview]);
  const all = useMemo(
    () =>
      preview.changes
        .filter((row) => row.change === change)
        .map((row) => ({ ...row, claims: claims.get(row.code) ?? 0 }))
        .toSorted((one, other) => other.claims - one.claims),
    [preview, change, claims],
  );
  const rows = all.filter((row) => fits(query, row.code, row.before, row.after, row.replacedBy.join(' ')));
  return (
    <DataTable
      label={`${changeWords(change)} codes`}
      columns={COLUMNS[change]}
      rows={rows}
      rowKey={(row) => row.code}
      empty={
        all.length === 0 ? (
          <EmptyState text={`No code is ${changeWords(change).toLowerCase()}.`} />
        ) : (
          <EmptyState text="No code fits." />
        )
      }
    />
  );
}

function claimsByCode(touched: readonly TouchedClaim[]): ReadonlyMap<string, number> {
  const claims = new Map<string, Set<string>>();
  for (const { code, claimId } of touched)
    claims.set(code, (claims.get(code) ?? new Set<string>()).add(claimId));
  return new Map([...claims].map(([code, ids]) => [code, ids.size]));
}

type Row = ReleaseChange & { readonly claims: number };

const CODE: Column<Row> = {
  id: 'code',
  header: 'Code',
  width: 6,
  nowrap: true,
  cell: (row) => <strong>{row.code}</strong>,
  sortBy: (row) => row.code,
};

const CLAIMS: Column<Row> = {
  id: 'claims',
  header: 'Open claims',
  width: 7,
  number: true,
  cell: (row) => (row.claims === 0 ? '' : String(row.claims)),
  sortBy: (row) => row.claims,
};

function text(id: 'before' | 'after', header: string): Column<Row> {
  return { id, header, min: 16, cell: (row) => row[id] };
}

function day(header: string): Column<Row> {
  return {
    id: 'day',
    header,
    width: 7,
    cell: (row) => (row.day ? formatUsDate(row.day) : <span className="cw-quiet">not told</span>),
    sortBy: (row) => row.day,
  };
}

const COLUMNS: Readonly<Record<ReleaseChange['change'], readonly Column<Row>[]>> = {
  added: [CODE, text('after', 'Official descriptor'), day('First day')],
  ended: [
    CODE,
    text('before', 'What it was'),
    day('Last day'),
    {
      id: 'replacedBy',
      header: 'CMS points to',
      width: 9,
      cell: (row) => row.replacedBy.join(', ') || <span className="cw-quiet">nothing</span>,
    },
    CLAIMS,
  ],
  reworded: [CODE, text('before', 'Before'), text('after', 'Now'), CLAIMS],
  repriced: [CODE, text('before', 'Before'), text('after', 'Now')],
};
