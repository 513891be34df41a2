import { Button } from '@mantine/core';
import { IconDownload, IconTrash } from '@tabler/icons-react';
import { DOCUMENT_TYPE_NAMES, type DocumentRecord } from '../../../shared/domain/document.ts';
import { call, copyUrl, saveFile } from '../../client.ts';
import { ConflictDialog } from '../../components/ConflictDialog.tsx';
import { FilePreview } from '../../components/FilePreview.tsx';
import { Page } from '../../components/Page.tsx';
import { SavedLine } from '../../components/SavedLine.tsx';
import { Facts, Section } from '../../components/Section.tsx';
import { SplitView } from '../../components/SplitView.tsx';
import { Chip } from '../../components/StatusChip.tsx';
import { sizeWords } from '../../components/FileDrop.tsx';
import { HistoryPanel } from '../../records/HistoryPanel.tsx';
import { conflictText } from '../../records/historyWords.ts';
import { removeWithUndo, useUndo } from '../../records/recordActions.ts';
import { go } from '../../shell/navigation.ts';
import { clockTime } from '../../components/SavedLine.tsx';
import { dateInZone, formatUsDate } from '../../../shared/domain/dates.ts';
import { officeZone, useHasRole, useSession } from '../../stores/session.ts';
import { ChaseReturn } from '../letters/ChaseReturn.tsx';
import { ClaimsOfDocument } from './ClaimsOfDocument.tsx';
import { documentLabel } from './documentLabels.ts';
import { DocumentFields } from './DocumentFields.tsx';
import { useDocumentDraft } from './useDocumentDraft.ts';
import styles from './Documents.module.css';

const STAFF = ['owner', 'billingLead', 'office', 'technician'] as const;
const DESK = ['owner', 'billingLead', 'office'] as const;

interface Props {
  readonly document: DocumentRecord;
  readonly reload: () => Promise<void>;
}

export function DocumentEditor({ document, reload }: Props) {
  const draft = useDocumentDraft(document);
  const mayEdit = useHasRole(STAFF);
  const mayRemove = useHasRole(DESK);
  const zone = useSession((store) => officeZone(store.status));
  useUndo(reload);
  const title = draft.values.title === '' ? DOCUMENT_TYPE_NAMES[draft.values.type] : draft.values.title;

  async function remove() {
    await draft.flush();
    const { revision } = draft.draft.store.getState();
    if (revision === null) return;
    const removed = await removeWithUndo(
      'The document',
      () => call('documents.remove', { id: document.id, revision }),
      async () => undefined,
    );
    if (removed) go('/documents');
  }

  const added = Date.parse(document.addedAt);
  return (
    <Page
      fill
      title={title}
      back={{ to: '/documents', label: 'Documents' }}
      status={
        <>
          <Chip tone="neutral">{DOCUMENT_TYPE_NAMES[draft.values.type]}</Chip>
          <SavedLine draft={draft} />
        </>
      }
      actions={
        <>
          <ConflictDialog draft={draft} labelOf={documentLabel} show={conflictText} />
          <Button
            onClick={() => saveFile(copyUrl(document.id))}
            leftSection={<IconDownload size="1rem" aria-hidden="true" />}
          >
            Save a copy
          </Button>
          {mayRemove ? (
            <Button leftSection={<IconTrash size="1rem" aria-hidden="true" />} onClick={() => void remove()}>
              Remove
            </Button>
          ) : null}
        </>
      }
    >
      <SplitView
        main={
          <div className={styles.preview}>
            <FilePreview document={document} name={title} />
          </div>
        }
        right={{
          label: 'About this document',
          content: (
            <>
              <ChaseReturn documentId={document.id} patientId={document.patientId} type={draft.values.type} />
              <Section title="What it is" plain>
                <DocumentFields fields={draft.fields} readOnly={!mayEdit} />
              </Section>
              <Section title="Claims that use it">
                <ClaimsOfDocument document={document} />
              </Section>
              <Section title="The file">
                <Facts
                  items={[
                    { label: 'Name', value: document.fileName },
                    { label: 'Size', value: sizeWords(document.bytes) },
                    { label: 'Pages', value: document.pages === null ? 'does not apply' : document.pages },
                    {
                      label: 'Added',
                      value: `${formatUsDate(dateInZone(added, zone))}, ${clockTime(added, zone)}, by ${document.addedBy}`,
                    },
                    { label: 'SHA-256', value: <code className={styles.hash}>{document.sha256}</code> },
                  ]}
                />
                <p className="cw-quiet">Kept byte for byte as it came in, encrypted.</p>
              </Section>
              <Section title="History">
                <HistoryPanel kind="document" id={document.id} />
              </Section>
            </>
          ),
        }}
      />
    </Page>
  );
}
