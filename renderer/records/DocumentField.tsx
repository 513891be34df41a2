import { formatUsDate } from '../../shared/domain/dates.ts';
import { DOCUMENT_TYPE_NAMES, type DocumentRecord, type DocumentType } from '../../shared/domain/document.ts';
import type { FieldProps } from '../components/fieldTypes.ts';
import { SelectField } from '../components/SelectField.tsx';

/**
 * The paper behind a record, chosen among the patient's documents: those of the fitting type come first.
 *
 * value: the document's id, or null · documents: to choose from · type: what kind of paper it usually is
 */
export interface DocumentFieldProps extends FieldProps<string | null> {
  readonly documents: readonly DocumentRecord[];
  readonly type: DocumentType;
}

export function DocumentField({ documents, type, value, ...rest }: DocumentFieldProps) {
  const sorted = [...documents].sort((a, b) => Number(b.type === type) - Number(a.type === type));
  const options = sorted.map((document) => ({
    value: document.id,
    label: document.title || document.fileName,
    note: documentNote(document),
  }));
  const known = value === null || options.some((option) => option.value === value);
  return (
    <SelectField
      {...rest}
      width={rest.width ?? 'l'}
      clearable
      value={value}
      options={known ? options : [...options, { value, label: 'A document that was removed' }]}
      placeholder={documents.length === 0 ? 'No documents yet' : 'Choose a document'}
    />
  );
}

/** `Physician order, 06/03/2026`. */
export function documentNote(document: Pick<DocumentRecord, 'type' | 'documentDate'>): string {
  const date = document.documentDate ? `, ${formatUsDate(document.documentDate)}` : '';
  return `${DOCUMENT_TYPE_NAMES[document.type]}${date}`;
}
