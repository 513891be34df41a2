import { Button } from '@mantine/core';
import { useState } from 'react';
import {
  DOCUMENT_LIMIT_MB,
  DOCUMENT_TYPE_NAMES,
  type DocumentRecord,
  DocumentType,
} from '../../../../shared/domain/document.ts';
import type { ClaimKind } from '../../../../shared/domain/claimKind.ts';
import { Dialog } from '../../../components/Dialog.tsx';
import { FileDrop } from '../../../components/FileDrop.tsx';
import { FilePreview } from '../../../components/FilePreview.tsx';
import { focusPath } from '../../../components/focusPath.ts';
import { FieldRow, Section } from '../../../components/Section.tsx';
import { SelectField } from '../../../components/SelectField.tsx';
import { Chip } from '../../../components/StatusChip.tsx';
import { addDocument } from '../../../records/addDocument.ts';
import { documentNote } from '../../../records/DocumentField.tsx';
import { sizeText } from '../../../records/DocumentCard.tsx';
import { CaseDate, CaseMoney, CaseSelect, CaseText, CaseYesNo } from '../CaseFields.tsx';
import { useNotices } from '../../../stores/notices.ts';
import { useCase, useClaim, useClaimPage, useReadOnly } from '../claimContext.ts';
import { GroupNote } from './GroupNote.tsx';
import styles from '../Claim.module.css';

/** The papers of the packet: what each is, what was checked in it, and more of them. */
export function AttachmentsStep() {
  const { store } = useClaimPage();
  const { claim, documents, patient } = useCase();
  const readOnly = useReadOnly('claim.documentIds');
  const [shown, setShown] = useState<DocumentRecord | null>(null);
  const name = shown ? shown.title || shown.fileName : '';

  async function take(uploadId: string, file: File) {
    await store.getState().flush();
    const owner = { patientId: patient.id, equipmentId: claim.equipmentId, visitId: claim.visitId };
    const answer = await addDocument(uploadId, file, owner, claim.id);
    if (!answer.ok) return answer;
    for (const text of answer.value.notes) useNotices.getState().show({ tone: 'news', text });
    await added(answer.value.document.id);
    return answer;
  }

  /** Shows the paper that has just come, with the cursor where it is told what it is. */
  async function added(id: string) {
    await store.getState().load();
    const at = store.getState().shown?.documents.findIndex((document) => document.id === id) ?? -1;
    requestAnimationFrame(() => focusPath(at < 0 ? 'documents' : `documents.${at}.type`));
  }

  return (
    <>
      <Section level={3} plain title="Add papers">
        <div data-path="documents">
          <div data-path="claim.documentIds">
            <GroupNote path="claim.documentIds" />
            <GroupNote path="documents" />
            {readOnly ? (
              <p className="cw-quiet">The papers of this claim cannot be changed.</p>
            ) : (
              <FileDrop
                label="Drop papers anywhere on this page"
                note={`PDF, PNG, JPEG or text, up to ${DOCUMENT_LIMIT_MB} MB each`}
                anywhere
                onUploaded={take}
              />
            )}
          </div>
        </div>
        {readOnly ? null : <ExistingPaper onAdded={(id) => void added(id)} />}
      </Section>
      <Section level={3} title={documents.length === 1 ? 'One paper' : `${documents.length} papers`}>
        {documents.length === 0 ? <p className="cw-quiet">No papers are on this claim yet.</p> : null}
        {documents.map((document, index) => (
          <Paper key={document.id} document={document} index={index} onShow={() => setShown(document)} />
        ))}
      </Section>
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

/** A paper that the patient's record already holds. */
function ExistingPaper({ onAdded }: { readonly onAdded: (id: string) => void }) {
  const { store } = useClaimPage();
  const { claim } = useCase();
  const all = useClaim((state) => state.view?.choices.documents) ?? [];
  const others = all.filter((document) => !claim.documentIds.includes(document.id));
  if (others.length === 0) return null;
  return (
    <SelectField
      label="Or a paper that is on file"
      value={null}
      width="l"
      placeholder="Choose a paper of this patient"
      options={others.map((document) => ({
        value: document.id,
        label: document.title || document.fileName,
        note: documentNote(document),
      }))}
      onChange={(id) => {
        if (id === null) return;
        store.getState().edit('claim.documentIds', [...claim.documentIds, id]);
        void store
          .getState()
          .flush()
          .then(() => onAdded(id));
      }}
    />
  );
}

function Paper({
  document,
  index,
  onShow,
}: {
  readonly document: DocumentRecord;
  readonly index: number;
  readonly onShow: () => void;
}) {
  const { store } = useClaimPage();
  const { claim } = useCase();
  const readOnly = useReadOnly('claim.documentIds');
  const path = `documents.${index}`;
  const name = document.title || document.fileName;
  const { type } = document;
  return (
    <div className={styles.line} role="group" aria-label={name}>
      <div className={styles.lineHead}>
        <span>
          {name}{' '}
          <span className={styles.source}>
            {[
              document.pages === null ? '' : document.pages === 1 ? '1 page' : `${document.pages} pages`,
              sizeText(document.bytes),
            ]
              .filter(Boolean)
              .join(', ')}
          </span>
        </span>
        <span className={styles.actions}>
          {document.condition === 'readable' ? null : (
            <Chip tone="unmet">{document.condition === 'damaged' ? 'Damaged' : 'Needs a password'}</Chip>
          )}
          <Button size="xs" aria-label={`Look at ${name}`} onClick={onShow}>
            Look
          </Button>
          {readOnly ? null : (
            <Button
              size="xs"
              aria-label={`Take ${name} off the claim`}
              onClick={() =>
                store.getState().edit(
                  'claim.documentIds',
                  claim.documentIds.filter((id) => id !== document.id),
                  'now',
                )
              }
            >
              Take off
            </Button>
          )}
        </span>
      </div>
      <FieldRow>
        <CaseSelect path={`${path}.type`} options={TYPES} />
        <CaseDate path={`${path}.documentDate`} />
        <CaseText path={`${path}.title`} width="m" maxLength={120} personal />
        <CaseText path={`${path}.author`} width="m" maxLength={120} />
      </FieldRow>
      <FieldRow>
        {type === 'photo' ? null : <CaseYesNo path={`${path}.signed`} />}
        {CLINICAL.has(type) && STATING.has(claim.kind) ? (
          <CaseYesNo
            path={`${path}.statesContinuedNeed`}
            label={claim.kind === 'equipmentRepair' ? 'States that the item is still needed' : undefined}
          />
        ) : null}
        {INVOICES.has(type) ? (
          <>
            <CaseText path={`${path}.invoiceNumber`} width="s" maxLength={40} />
            <CaseMoney path={`${path}.invoiceTotalCents`} width="m" />
          </>
        ) : null}
      </FieldRow>
    </div>
  );
}

const TYPES = DocumentType.options.map((value) => ({ value, label: DOCUMENT_TYPE_NAMES[value] }));
/** Kinds whose record has to say that the need goes on. */
const STATING: ReadonlySet<ClaimKind> = new Set([
  'repair',
  'equipmentRepair',
  'portableRental',
  'oxygenRental',
]);
const CLINICAL: ReadonlySet<DocumentType> = new Set([
  'clinicalNote',
  'physicianOrder',
  'oxygenTestResult',
  'other',
  'correspondence',
]);
const INVOICES: ReadonlySet<DocumentType> = new Set(['partsInvoice', 'costComparison']);
