import { type ModifierEntry, MODIFIERS } from '../../../shared/codes/modifiers.ts';
import { type Column, DataTable } from '../../components/DataTable.tsx';
import { EmptyState } from '../../components/EmptyState.tsx';
import { Chip } from '../../components/StatusChip.tsx';
import styles from './Codes.module.css';
import { MODIFIER_GROUPS, POSITION_NAMES } from './modifierWords.ts';

/** Every modifier of these claims: when it belongs on a line, what it excludes, where it stands, and who may state it. */
export function ModifierBook({ query }: { readonly query: string }) {
  const words = query.toLowerCase().split(/\s+/).filter(Boolean);
  const rows = MODIFIERS.filter((entry) => {
    const text = [
      entry.code,
      entry.official,
      entry.use,
      entry.attests,
      entry.guide?.meaning,
      MODIFIER_GROUPS[entry.group],
      entry.attests ? 'statement' : '',
    ]
      .join(' ')
      .toLowerCase();
    return words.every((word) => text.includes(word));
  });
  return (
    <DataTable
      label="Modifiers"
      columns={COLUMNS}
      rows={rows}
      rowKey={(row) => row.code}
      empty={<EmptyState text="No modifier fits." />}
    />
  );
}

const COLUMNS: readonly Column<ModifierEntry>[] = [
  {
    id: 'code',
    header: 'Modifier',
    width: 5.75,
    cell: (row) => <strong>{row.code}</strong>,
    sortBy: (row) => row.code,
  },
  {
    id: 'use',
    header: 'When it belongs on the line',
    min: 18,
    cell: (row) => (
      <>
        {row.use}
        {row.attests ? (
          <span className={styles.attests}>
            <Chip tone="advice">Statement</Chip> {row.attests}
          </span>
        ) : null}
        {row.guide && row.guide.difference !== '' ? (
          <span className={styles.attests}>
            <Chip tone="unknown">{row.guide.agrees ? 'Guide incomplete' : 'Guide differs'}</Chip> The guide:{' '}
            {row.guide.meaning}. {row.guide.difference}
          </span>
        ) : null}
      </>
    ),
  },
  {
    id: 'excludes',
    header: 'Not together with',
    min: 12,
    cell: (row) =>
      row.excludes.map((exclusion) => (
        <span key={exclusion.with.join()} className={styles.exclusion}>
          <strong>{exclusion.with.join(', ')}</strong>: {exclusion.why}
          {exclusion.verified ? '' : ' (not verified: advises only)'}
        </span>
      )),
  },
  {
    id: 'position',
    header: 'On the line',
    width: 8.5,
    cell: (row) => POSITION_NAMES[row.position],
    sortBy: (row) => POSITION_NAMES[row.position],
  },
  {
    id: 'official',
    header: 'Official descriptor',
    min: 14,
    cell: (row) =>
      row.official ?? <span className="cw-quiet">CPT’s own, described in our own words only</span>,
  },
];
