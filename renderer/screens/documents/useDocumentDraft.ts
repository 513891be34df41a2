import type { DocumentRecord, DocumentValues } from '../../../shared/domain/document.ts';
import { DocumentValues as DocumentValuesSchema } from '../../../shared/domain/document.ts';
import { ok } from '../../../shared/result.ts';
import { call } from '../../client.ts';
import { type RecordDraft, useRecordDraft } from '../../components/useRecordDraft.ts';
import type { Saved } from '../../stores/draft.ts';

/** A document's particulars on a screen, saved by themselves. */
export function useDocumentDraft(
  document: DocumentRecord,
  onSaved?: (document: DocumentRecord) => void,
): RecordDraft<DocumentValues> {
  return useRecordDraft<DocumentValues>({
    key: `document:${document.id}`,
    ...valuesOf(document),
    save: async (request) => {
      const answer = await call('documents.save', request);
      if (!answer.ok) return answer;
      onSaved?.(answer.value);
      return ok(valuesOf(answer.value));
    },
  });
}

/** What people say of a document, without what was found out about its file. */
function valuesOf(document: DocumentRecord): Saved<DocumentValues> {
  const { id, revision } = document;
  const entries = Object.keys(DocumentValuesSchema.shape).map((key) => [key, Reflect.get(document, key)]);
  return { id, revision, values: DocumentValuesSchema.parse(Object.fromEntries(entries)) };
}
