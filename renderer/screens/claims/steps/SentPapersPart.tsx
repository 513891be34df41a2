import { Button } from '@mantine/core';
import { IconPlus, IconTrash } from '@tabler/icons-react';
import type { FilingAnswers } from '../../../../shared/domain/filing.ts';
import { focusPath } from '../../../components/focusPath.ts';
import { FieldRow } from '../../../components/Section.tsx';
import { documentNote } from '../../../records/DocumentField.tsx';
import { CaseSelect, CaseText } from '../CaseFields.tsx';
import { useCase, useClaimPage, useReadOnly } from '../claimContext.ts';
import { attachmentTypeOf, nextControlNumber } from '../filingWords.ts';
import { GroupNote } from './GroupNote.tsx';
import styles from '../Claim.module.css';

const PATH = 'claim.filing.attachments';
type Attachments = FilingAnswers['attachments'];

/** Papers that the file announces and that go another way, each under a number that also stands on its cover sheet. */
export function SentPapersPart() {
  const { store } = useClaimPage();
  const { claim, documents } = useCase();
  const { attachments } = claim.filing;
  const readOnly = useReadOnly(PATH);
  function put(next: Attachments) {
    store.getState().edit(PATH, next);
  }
  function add(documentId: string | null) {
    const document = documents.find(({ id }) => id === documentId);
    const controlNumber = nextControlNumber(
      claim.number,
      attachments.map((each) => each.controlNumber),
    );
    const type = document ? attachmentTypeOf(document.type) : 'OZ';
    put([...attachments, { documentId, type, how: 'FX', controlNumber }]);
    requestAnimationFrame(() => focusPath(`${PATH}.${attachments.length}.controlNumber`));
  }
  const options = documents.map((document) => ({
    value: document.id,
    label: document.title || document.fileName,
    note: documentNote(document),
  }));
  return (
    <div data-path={PATH}>
      <GroupNote path={PATH} />
      <p className={styles.stepNote}>
        The payer finds the paper by its control number: write it on the cover sheet, and send the paper after
        the file was accepted.
      </p>
      {attachments.map((each, index) => (
        <div key={index} className={styles.line} role="group" aria-label={`Paper ${index + 1}`}>
          <div className={styles.lineHead}>
            <span>Paper {index + 1}</span>
            {readOnly ? null : (
              <Button
                size="xs"
                variant="subtle"
                color="gray"
                aria-label={`Remove paper ${index + 1}`}
                leftSection={<IconTrash size="1rem" aria-hidden="true" />}
                onClick={() => {
                  put(attachments.filter((_, at) => at !== index));
                  requestAnimationFrame(() => focusPath(PATH));
                }}
              >
                Remove
              </Button>
            )}
          </div>
          <FieldRow>
            <CaseSelect
              path={`${PATH}.${index}.documentId`}
              width="l"
              clearable
              options={options}
              placeholder="A paper that is not on the claim"
            />
            <CaseSelect path={`${PATH}.${index}.type`} width="l" />
          </FieldRow>
          <FieldRow>
            <CaseSelect path={`${PATH}.${index}.how`} width="m" />
            <CaseText
              path={`${PATH}.${index}.controlNumber`}
              width="l"
              maxLength={50}
              hint={each.how === 'AA' ? 'Not needed while the paper stays here' : 'On the cover sheet too'}
            />
          </FieldRow>
        </div>
      ))}
      {readOnly || attachments.length >= 10 ? null : (
        <div className={styles.actions}>
          {documents
            .filter(({ id }) => attachments.every(({ documentId }) => documentId !== id))
            .slice(0, 6)
            .map((document) => (
              <Button key={document.id} size="xs" onClick={() => add(document.id)}>
                Announce {document.title || document.fileName}
              </Button>
            ))}
          <Button
            size="xs"
            leftSection={<IconPlus size="1rem" aria-hidden="true" />}
            onClick={() => add(null)}
          >
            Announce another paper
          </Button>
        </div>
      )}
    </div>
  );
}
