import { useState } from 'react';
import type { DocumentRow } from '../../../shared/contract/records.ts';
import { formatUsDate } from '../../../shared/domain/dates.ts';
import {
  DOCUMENT_LIMIT_MB,
  DOCUMENT_TYPE_NAMES,
  type DocumentType,
} from '../../../shared/domain/document.ts';
import { fail, ok, type Result } from '../../../shared/result.ts';
import { call } from '../../client.ts';
import { type Column, DataTable } from '../../components/DataTable.tsx';
import { FaultMessage } from '../../components/FaultMessage.tsx';
import { FileDrop, sizeWords } from '../../components/FileDrop.tsx';
import { Page } from '../../components/Page.tsx';
import { PersonName } from '../../components/PersonName.tsx';
import { SelectField } from '../../components/SelectField.tsx';
import { Chip } from '../../components/StatusChip.tsx';
import { TextField } from '../../components/TextField.tsx';
import { useCalm } from '../../components/useCalm.ts';
import { guessType, newDocument, titleFrom } from '../../records/addDocument.ts';
import { PatientField } from '../../records/lookups.tsx';
import { useUndo } from '../../records/recordActions.ts';
import { usePagedRows } from '../../records/usePagedRows.ts';
import { go } from '../../shell/navigation.ts';
import { useHasRole } from '../../stores/session.ts';
import { TYPE_OPTIONS, typeOf } from './documentTypes.ts';
import { useIncoming } from './incoming.ts';
import { IncomingTray } from './IncomingTray.tsx';
import { useInBranch } from '../../stores/branches.ts';
import { BranchOnly, ListEmpty } from '../../records/BranchOnly.tsx';
import styles from './Documents.module.css';

const STAFF = ['owner', 'billingLead', 'office', 'technician'] as const;

/** All papers of the office. Files dropped anywhere on this screen are stored at once and filed in the tray. */
export function DocumentsScreen() {
  const [query, setQuery] = useState('');
  const [type, setType] = useState<DocumentType | null>(null);
  const [patientId, setPatientId] = useState<string | null>(null);
  const calmQuery = useCalm(query);
  const mayAdd = useHasRole(STAFF);
  const add = useIncoming((store) => store.add);
  const filter = { query: calmQuery, type, patientId, ...useInBranch() };
  const list = usePagedRows(JSON.stringify(filter), (page) => call('documents.list', { ...filter, ...page }));
  const { reload } = list;
  useUndo(reload);
  const filtered = query !== '' || type !== null || patientId !== null;

  async function take(uploadId: string, file: File): Promise<Result<unknown>> {
    const values = { ...newDocument(), type: guessType(file), title: titleFrom(file.name), patientId };
    const answer = await call('documents.add', { uploadId, values, claimId: null });
    if (!answer.ok) return fail(answer.fault);
    add(answer.value);
    void reload();
    return ok(null);
  }

  return (
    <Page
      fill
      title="Documents"
      status={<BranchOnly />}
      tools={
        <>
          <TextField
            label="Find a document"
            width="m"
            bare
            placeholder="Title, author, invoice number"
            value={query}
            onChange={setQuery}
          />
          <SelectField
            label="Type"
            bare
            options={TYPE_OPTIONS}
            clearable
            placeholder="All types"
            value={type}
            onChange={(value) => setType(typeOf(value) ?? null)}
          />
          <PatientField bare label="Patient" value={patientId} onChange={setPatientId} />
        </>
      }
    >
      <div className={styles.body}>
        {mayAdd ? (
          <div className={styles.top}>
            <FileDrop
              anywhere
              handedOn
              label="Add documents"
              note={`Drop files, photos or a whole folder anywhere on this page. PDF, PNG, JPEG or text, up to ${DOCUMENT_LIMIT_MB} MB each.`}
              accept="application/pdf,image/png,image/jpeg,text/plain"
              onUploaded={take}
            />
            <IncomingTray onChanged={() => void reload()} />
          </div>
        ) : null}
        {list.fault ? <FaultMessage fault={list.fault} onRetry={() => void reload()} /> : null}
        <DataTable
          label="Documents"
          columns={COLUMNS}
          rows={list.rows}
          rowKey={(row) => row.id}
          rowLabel={nameOf}
          total={list.total}
          loading={list.loading}
          onMore={list.more}
          onOpen={(row) => go(`/documents/${row.id}`)}
          empty={
            filtered ? (
              <ListEmpty text="No document fits." detail="Take a filter away to see more." />
            ) : (
              <ListEmpty
                text="No documents yet."
                detail="Orders, notes, invoices and photos live here and close the requirements of claims."
              />
            )
          }
        />
      </div>
    </Page>
  );
}

function nameOf(row: DocumentRow): string {
  return row.title === '' ? DOCUMENT_TYPE_NAMES[row.type] : row.title;
}

const CONDITIONS: Readonly<Record<string, string>> = {
  passwordProtected: 'Locked by a password',
  damaged: 'Damaged',
};

const COLUMNS: readonly Column<DocumentRow>[] = [
  { id: 'title', header: 'Title', min: 11, cell: (row) => nameOf(row), sortBy: nameOf },
  {
    id: 'type',
    header: 'Type',
    width: 10,
    cell: (row) => DOCUMENT_TYPE_NAMES[row.type],
    sortBy: (row) => DOCUMENT_TYPE_NAMES[row.type],
  },
  {
    id: 'date',
    header: 'Date',
    width: 6.5,
    cell: (row) =>
      row.documentDate ? formatUsDate(row.documentDate) : <span className="cw-quiet">none</span>,
    sortBy: (row) => row.documentDate,
  },
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
    min: 9,
    cell: (row) => row.equipmentName,
    sortBy: (row) => row.equipmentName,
  },
  {
    id: 'claims',
    header: 'Claims',
    width: 9,
    cell: (row) => row.claimNumbers.join(', '),
    sortBy: (row) => row.claimNumbers[0] ?? null,
  },
  {
    id: 'size',
    header: 'File',
    width: 9.5,
    cell: (row) => {
      const trouble = CONDITIONS[row.condition];
      return trouble === undefined ? fileWords(row) : <Chip tone="unknown">{trouble}</Chip>;
    },
    sortBy: (row) => row.bytes,
  },
];

function fileWords(row: DocumentRow): string {
  const pages = row.pages === null ? '' : `${row.pages} ${row.pages === 1 ? 'page' : 'pages'}, `;
  return `${pages}${sizeWords(row.bytes)}`;
}
