import { type ModifierEntry, MODIFIERS } from '../../../shared/codes/modifiers.ts';
import { type Column, DataTable } from '../../components/DataTable.tsx';
import { EmptyState } from '../../components/EmptyState.tsx';

/** Every modifier of these claims, its official words, and when it belongs on a line. */
export function ModifierBook({ query }: { readonly query: string }) {
  const words = query.toLowerCase().split(/\s+/).filter(Boolean);
  const rows = MODIFIERS.filter((entry) => {
    const text = `${entry.code} ${entry.official ?? ''} ${entry.use} ${GROUPS[entry.group]}`.toLowerCase();
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

const GROUPS: Readonly<Record<ModifierEntry['group'], string>> = {
  sale: 'Rental or sale',
  replacement: 'Replacement and repair',
  coverage: 'Coverage',
  notice: 'Notice of non-coverage',
  side: 'Side of the body',
  oxygen: 'Oxygen',
  rentalMonth: 'Rental month',
  drug: 'Drugs',
  other: 'Other',
};

const COLUMNS: readonly Column<ModifierEntry>[] = [
  {
    id: 'code',
    header: 'Modifier',
    width: 6,
    cell: (row) => <strong>{row.code}</strong>,
    sortBy: (row) => row.code,
  },
  { id: 'use', header: 'When to use it', min: 16, cell: (row) => row.use },
  {
    id: 'official',
    header: 'Official descriptor',
    min: 16,
    cell: (row) => row.official ?? <span className="cw-quiet">described in our own words only</span>,
  },
  {
    id: 'group',
    header: 'Kind',
    width: 12,
    cell: (row) => GROUPS[row.group],
    sortBy: (row) => GROUPS[row.group],
  },
];
