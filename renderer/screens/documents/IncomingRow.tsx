import { ActionIcon } from '@mantine/core';
import { IconFileTypePdf, IconFileText, IconTrash } from '@tabler/icons-react';
import { useEffect, useEffectEvent, useRef } from 'react';
import { Link } from 'wouter';
import type { DocumentRecord } from '../../../shared/domain/document.ts';
import { call, fileUrl } from '../../client.ts';
import { ConflictDialog } from '../../components/ConflictDialog.tsx';
import { SavedLine } from '../../components/SavedLine.tsx';
import { FieldRow } from '../../components/Section.tsx';
import { SelectField } from '../../components/SelectField.tsx';
import { StoredPicture } from '../../components/StoredPicture.tsx';
import { TextField } from '../../components/TextField.tsx';
import { TypedDateField } from '../../components/TypedDateField.tsx';
import { conflictText } from '../../records/historyWords.ts';
import { EquipmentField, PatientField } from '../../records/lookups.tsx';
import { removeWithUndo } from '../../records/recordActions.ts';
import { useHasRole } from '../../stores/session.ts';
import { documentLabel } from './documentLabels.ts';
import { TYPE_OPTIONS, typeOf } from './documentTypes.ts';
import { type Incoming, useIncoming } from './incoming.ts';
import { useDocumentDraft } from './useDocumentDraft.ts';
import styles from './Documents.module.css';

const DESK = ['owner', 'billingLead', 'office'] as const;

/** One document of the tray: what it looks like, and the few answers that file it. */
interface Props {
  readonly item: Incoming;
  readonly onChanged: () => void;
}

export function IncomingRow({ item, onChanged }: Props) {
  const { document } = item;
  const saved = useIncoming((store) => store.saved);
  const draft = useDocumentDraft(document, (stored) => {
    saved(stored);
    onChanged();
  });
  const shared = useIncoming((store) => store.shared);
  const taken = useRef(shared.round);
  const dismiss = useIncoming((store) => store.dismiss);
  const mayRemove = useHasRole(DESK);
  const { bind } = draft.fields;
  const name = draft.values.title === '' ? document.fileName : draft.values.title;

  const takeOver = useEffectEvent(() => draft.update((values) => ({ ...values, ...shared.values })));
  useEffect(() => {
    // Said of the papers that lay here then: not of one that came since, nor again when the list is drawn anew.
    if (shared.round === taken.current) return;
    taken.current = shared.round;
    if (shared.round > 0) takeOver();
  }, [shared.round]);

  async function remove() {
    const { id, revision } = draft;
    if (id === null || revision === null) return;
    await draft.flush();
    await removeWithUndo(
      'The document',
      () => call('documents.remove', { id, revision: draft.draft.store.getState().revision ?? revision }),
      async () => {
        dismiss(id);
        onChanged();
      },
    );
  }

  return (
    <li className={styles.incomingRow}>
      <Link href={`/documents/${document.id}`} className={styles.thumb} aria-label={`Open ${name}`}>
        <Thumb document={document} />
      </Link>
      <div className={styles.incomingMain}>
        <p className={styles.incomingName}>
          <strong>{document.fileName}</strong>
          <SavedLine draft={draft} />
          <ConflictDialog draft={draft} labelOf={documentLabel} show={conflictText} />
        </p>
        {item.notes.map((note) => (
          <p key={note} className={styles.incomingNote}>
            {note}
          </p>
        ))}
        <FieldRow>
          <SelectField
            {...bind('type')}
            label="Type"
            options={TYPE_OPTIONS}
            onChange={(value) => {
              const type = typeOf(value);
              if (type) bind('type').onChange(type);
            }}
          />
          <TypedDateField {...bind('documentDate')} label="Date of the paper" />
          <TextField {...bind('title')} label="Title" maxLength={120} />
          <PatientField {...bind('patientId')} label="Patient" width="m" />
          <EquipmentField {...bind('equipmentId')} label="Device" width="m" />
        </FieldRow>
      </div>
      {mayRemove ? (
        <ActionIcon aria-label={`Remove ${name}`} onClick={() => void remove()}>
          <IconTrash size="1rem" aria-hidden="true" />
        </ActionIcon>
      ) : null}
    </li>
  );
}

function Thumb({ document }: { readonly document: DocumentRecord }) {
  if (document.mediaType.startsWith('image/') && document.condition === 'readable') {
    return <StoredPicture url={fileUrl(document.id)} alt="" lazy />;
  }
  const Icon = document.mediaType === 'application/pdf' ? IconFileTypePdf : IconFileText;
  return <Icon aria-hidden="true" />;
}
