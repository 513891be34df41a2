import { Button } from '@mantine/core';
import { useState } from 'react';
import { DOCUMENT_LIMIT_MB, type DocumentRecord } from '../../shared/domain/document.ts';
import { Dialog } from '../components/Dialog.tsx';
import { FileDrop } from '../components/FileDrop.tsx';
import { FilePreview } from '../components/FilePreview.tsx';
import { addDocument, type DocumentInput } from './addDocument.ts';
import { useNotices } from '../stores/notices.ts';
import { DocumentCard } from './DocumentCard.tsx';
import styles from './DocumentsPanel.module.css';

/**
 * The documents of a record: drop more, say what each is, look at them, take one out again.
 *
 * documents · defaults: what is known of papers added here, their owner at least · claimId: the claim they are
 * also put into · reload: reads the record again after a change · readOnly · empty: said where there are none
 */
export interface DocumentsPanelProps {
  readonly documents: readonly DocumentRecord[];
  readonly defaults: Partial<DocumentInput>;
  readonly claimId?: string | null | undefined;
  readonly reload: () => Promise<void>;
  readonly readOnly?: boolean | undefined;
  readonly empty?: string | undefined;
}

export function DocumentsPanel(props: DocumentsPanelProps) {
  const { documents, readOnly = false } = props;
  const [openId, setOpenId] = useState<string | null>(null);
  const [shown, setShown] = useState<DocumentRecord | null>(null);

  async function add(uploadId: string, file: File) {
    const added = await addDocument(uploadId, file, props.defaults, props.claimId ?? null);
    if (!added.ok) return added;
    setOpenId(added.value.document.id);
    for (const text of added.value.notes) useNotices.getState().show({ tone: 'news', text });
    await props.reload();
    return added;
  }

  const name = shown ? shown.title || shown.fileName : '';
  return (
    <>
      {documents.length === 0 ? <p className="cw-quiet">{props.empty ?? 'No documents yet.'}</p> : null}
      {documents.map((document) => (
        <DocumentCard
          key={document.id}
          document={document}
          open={openId === document.id}
          onToggle={() => setOpenId(openId === document.id ? null : document.id)}
          onPreview={() => setShown(document)}
          readOnly={readOnly}
          reload={props.reload}
        />
      ))}
      {readOnly ? null : (
        <div className={styles.drop}>
          <FileDrop
            label="Add documents"
            note={`PDF, PNG, JPEG or text, up to ${DOCUMENT_LIMIT_MB} MB each`}
            onUploaded={add}
          />
        </div>
      )}
      <Dialog
        title={name}
        open={shown !== null}
        onClose={() => setShown(null)}
        size="l"
        actions={<Button onClick={() => setShown(null)}>Close</Button>}
      >
        <div className={styles.preview}>{shown ? <FilePreview document={shown} name={name} /> : null}</div>
      </Dialog>
    </>
  );
}
