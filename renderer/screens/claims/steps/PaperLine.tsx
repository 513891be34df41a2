import { DOCUMENT_TYPE_NAMES, type DocumentType } from '../../../../shared/domain/document.ts';
import { formatUsDate } from '../../../../shared/domain/dates.ts';
import { useAppearance } from '../../../stores/appearance.ts';
import { useCase, useClaimPage, useReadOnly } from '../claimContext.ts';
import styles from '../Claim.module.css';

/** Which paper of a type the claim holds, where the answers beside it are read from; the way to add one where it holds none. */
export function PaperLine({ type }: { readonly type: DocumentType }) {
  const { goTo } = useClaimPage();
  const { documents } = useCase();
  const readOnly = useReadOnly('claim.documentIds');
  const hidden = useAppearance((state) => state.hideNames);
  const papers = documents.filter((document) => document.type === type);
  const name = DOCUMENT_TYPE_NAMES[type];
  if (papers.length > 0) {
    return (
      <p className={styles.paperLine}>
        {name} on this claim:{' '}
        {papers
          .map((paper) =>
            [
              hidden ? '' : paper.title || paper.fileName,
              paper.documentDate ? formatUsDate(paper.documentDate) : 'no date',
            ]
              .filter(Boolean)
              .join(', '),
          )
          .join('; ')}
        .
      </p>
    );
  }
  return (
    <p className={styles.paperLine}>
      No {type === 'abn' ? name : name.toLowerCase()} is among the papers of this claim.{' '}
      {readOnly ? null : (
        <button type="button" className={styles.link} onClick={() => goTo('claim.documentIds')}>
          Add it
        </button>
      )}
    </p>
  );
}
