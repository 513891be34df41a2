import type { BatchRow } from '../../../shared/contract/batches.ts';
import { formatCents } from '../../../shared/domain/money.ts';
import type { Column } from '../../components/DataTable.tsx';
import { Chip } from '../../components/StatusChip.tsx';
import { instantText } from '../../records/HistoryPanel.tsx';
import { fileWords } from './fileWords.ts';

/** The columns in which files of claims are listed. `zone`: the office's own. */
export function fileColumns(zone: string): readonly Column<BatchRow>[] {
  return [
    {
      id: 'reference',
      header: 'File',
      width: 8,
      nowrap: true,
      cell: ({ batch }) => <strong>{batch.reference}</strong>,
    },
    { id: 'partner', header: 'Partner', min: 10, cell: (row) => row.partnerName },
    {
      id: 'written',
      header: 'Written',
      width: 12,
      nowrap: true,
      cell: ({ batch }) => instantText(batch.at, zone),
    },
    { id: 'by', header: 'By', min: 8, cell: ({ batch }) => batch.userName },
    { id: 'claims', header: 'Claims', width: 5, number: true, cell: (row) => row.claims },
    {
      id: 'total',
      header: 'Total',
      width: 7.5,
      number: true,
      cell: ({ batch }) => formatCents(batch.totalCents),
    },
    { id: 'state', header: 'State', width: 12, cell: (row) => <FileState row={row} /> },
  ];
}

export function FileState({ row }: { readonly row: BatchRow }) {
  const { state } = fileWords(row);
  return (
    <>
      <Chip tone={state.tone}>{state.text}</Chip>
      {row.batch.production ? null : <span className="cw-quiet"> test</span>}
    </>
  );
}
