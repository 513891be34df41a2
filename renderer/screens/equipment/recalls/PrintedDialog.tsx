import { Button } from '@mantine/core';
import { outputUrl, saveOutput } from '../../../client.ts';
import { Dialog } from '../../../components/Dialog.tsx';
import { DocumentPreview } from '../../../components/DocumentPreview.tsx';
import styles from './Printed.module.css';

/** A document that was just made, to look at, print and save. */
export function PrintedDialog({
  title,
  outputId,
  onSent,
  onClose,
}: {
  readonly title: string;
  readonly outputId: string;
  /** Of letters: somebody says that they were sent. */
  readonly onSent?: (() => void) | undefined;
  readonly onClose: () => void;
}) {
  return (
    <Dialog
      title={title}
      open
      onClose={onClose}
      size="l"
      actions={
        <>
          <Button onClick={onClose}>Close</Button>
          {onSent ? <Button onClick={onSent}>The letters were sent</Button> : null}
          <Button variant="filled" onClick={() => saveOutput(outputId)}>
            Save as PDF
          </Button>
        </>
      }
    >
      <div className={styles.preview}>
        <DocumentPreview url={outputUrl(outputId)} mediaType="application/pdf" title={title} />
      </div>
    </Dialog>
  );
}
