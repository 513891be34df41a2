import { Button } from '@mantine/core';
import {
  DOCUMENT_TYPE_NAMES,
  type DocumentRecord,
  DocumentType,
  DocumentValues,
  PAYER_PAPERS,
} from '../../shared/domain/document.ts';
import { formatUsDate } from '../../shared/domain/dates.ts';
import { DESK } from '../../shared/contract/channel.ts';
import { call } from '../client.ts';
import { YesNoUnknownField } from '../components/ChoiceField.tsx';
import { ConflictDialog } from '../components/ConflictDialog.tsx';
import { MoneyField } from '../components/MoneyField.tsx';
import { SavedLine } from '../components/SavedLine.tsx';
import { FieldRow } from '../components/Section.tsx';
import { SelectField } from '../components/SelectField.tsx';
import { Chip } from '../components/StatusChip.tsx';
import { TextField } from '../components/TextField.tsx';
import { TypedDateField } from '../components/TypedDateField.tsx';
import { useRecordDraft } from '../components/useRecordDraft.ts';
import { useHasRole } from '../stores/session.ts';
import type { DocumentInput } from './addDocument.ts';
import { CardFoot, DisclosureCard } from './DisclosureCard.tsx';
import { bindField, type EditorProps } from './editorProps.ts';
import { fieldWords } from './fieldWords.ts';
import { conflictText } from './historyWords.ts';
import { removeWithUndo } from './recordActions.ts';
import { mapResult, savedOf } from './storedValues.ts';

const TYPES = DocumentType.options.map((value) => ({ value, label: DOCUMENT_TYPE_NAMES[value] }));

interface Props {
  readonly document: DocumentRecord;
  readonly open: boolean;
  readonly onToggle: () => void;
  readonly onPreview: () => void;
  readonly readOnly: boolean;
  readonly reload: () => Promise<void>;
}

/** One document: what it is in a row, what the paper says of itself when opened. */
export function DocumentCard({ document, open, onToggle, onPreview, readOnly, reload }: Props) {
  return (
    <DisclosureCard
      title={document.title || document.fileName}
      note={documentLine(document)}
      open={open}
      onToggle={onToggle}
      aside={
        <>
          {document.condition === 'readable' ? null : (
            <Chip tone="unmet">{document.condition === 'damaged' ? 'Damaged' : 'Needs a password'}</Chip>
          )}
          <Button size="xs" aria-label={`Look at ${document.title || document.fileName}`} onClick={onPreview}>
            Look
          </Button>
        </>
      }
    >
      <DocumentForm document={document} readOnly={readOnly} reload={reload} />
    </DisclosureCard>
  );
}

function DocumentForm({ document, readOnly, reload }: Pick<Props, 'document' | 'readOnly' | 'reload'>) {
  const mayRemove = useHasRole(DESK) && !readOnly;
  const bench = useHasRole(['technician']);
  const draft = useRecordDraft<DocumentInput>({
    key: `document:${document.id}`,
    ...savedOf(DocumentValues, document),
    save: async (request) => {
      const answer = await call('documents.save', request);
      if (answer.ok) void reload();
      return mapResult(answer, (stored) => savedOf(DocumentValues, stored));
    },
  });
  const props: EditorProps<DocumentInput> = {
    value: draft.values,
    onChange: (next) => draft.update(() => next),
    readOnly,
    errorAt: (path) => draft.issues.find((issue) => issue.path.replace(/^values\./, '') === path)?.message,
  };
  const { type } = draft.values;
  const invoice = type === 'partsInvoice' || type === 'costComparison';
  const clinical = type === 'clinicalNote' || type === 'physicianOrder' || type === 'oxygenTestResult';

  async function remove() {
    await draft.flush();
    const { id, revision } = draft.draft.store.getState();
    if (id === null || revision === null) return;
    await removeWithUndo('The document', () => call('documents.remove', { id, revision }), reload);
  }

  return (
    <>
      <FieldRow>
        <SelectField
          label="Type"
          path="type"
          options={bench ? TYPES.filter((each) => !PAYER_PAPERS.includes(each.value)) : TYPES}
          value={type}
          readOnly={readOnly}
          onChange={(next) => {
            const found = DocumentType.options.find((each) => each === next);
            if (found) draft.update((values) => ({ ...values, type: found }));
          }}
        />
        <TextField {...bindField(props, 'title')} label="Title" width="l" maxLength={120} personal />
        <TypedDateField {...bindField(props, 'documentDate')} label="Date of the paper" />
      </FieldRow>
      <FieldRow>
        <TextField {...bindField(props, 'author')} label="Written by" width="m" maxLength={120} />
        <YesNoUnknownField {...bindField(props, 'signed')} label="Signed" />
        {clinical ? (
          <YesNoUnknownField
            {...bindField(props, 'statesContinuedNeed')}
            label="Says that oxygen is still needed"
          />
        ) : null}
      </FieldRow>
      {invoice ? (
        <FieldRow>
          <TextField {...bindField(props, 'invoiceNumber')} label="Invoice number" width="m" maxLength={40} />
          {bench ? null : (
            <MoneyField {...bindField(props, 'invoiceTotalCents')} label="Total on the paper" />
          )}
        </FieldRow>
      ) : null}
      <TextField {...bindField(props, 'note')} label="Note" width="full" maxLength={500} />
      <CardFoot>
        <span>
          <SavedLine draft={draft} />
          <ConflictDialog draft={draft} labelOf={fieldWords} show={conflictText} />
        </span>
        {mayRemove ? (
          <Button size="xs" onClick={() => void remove()}>
            Remove document
          </Button>
        ) : null}
      </CardFoot>
    </>
  );
}

/** `Physician order · 06/03/2026 · 2 pages · 84 KB`. */
function documentLine(document: DocumentRecord): string {
  return [
    document.title === DOCUMENT_TYPE_NAMES[document.type] ? '' : DOCUMENT_TYPE_NAMES[document.type],
    document.documentDate ? formatUsDate(document.documentDate) : 'no date yet',
    document.pages === null ? '' : document.pages === 1 ? '1 page' : `${document.pages} pages`,
    sizeText(document.bytes),
  ]
    .filter(Boolean)
    .join(' · ');
}

export function sizeText(bytes: number): string {
  if (bytes < 1000) return `${bytes} bytes`;
  if (bytes < 1_000_000) return `${Math.round(bytes / 1000)} KB`;
  return `${(bytes / 1_000_000).toFixed(1)} MB`;
}
