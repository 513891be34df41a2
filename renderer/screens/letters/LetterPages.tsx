import { Button } from '@mantine/core';
import { useEffect, useRef, useState } from 'react';
import type { Fault } from '../../../shared/result.ts';
import { call, outputUrl, saveOutput } from '../../client.ts';
import { Dialog } from '../../components/Dialog.tsx';
import { DocumentPreview } from '../../components/DocumentPreview.tsx';
import { FaultMessage } from '../../components/FaultMessage.tsx';
import { LoadingBar } from '../../components/LoadingBar.tsx';
import styles from './Letters.module.css';

/** Letters as they were made, to look at, print and save. */
export function LetterPages({
  ids,
  onClose,
}: {
  readonly ids: readonly string[];
  readonly onClose: () => void;
}) {
  const [outputId, setOutputId] = useState<string | null>(null);
  const [fault, setFault] = useState<Fault | null>(null);
  const asked = ids.join(' ');
  useEffect(() => {
    let current = true;
    void call('letters.print', { ids: asked.split(' ') }).then((answer) => {
      if (!current) return;
      if (answer.ok) setOutputId(answer.value.outputId);
      else setFault(answer.fault);
    });
    return () => {
      current = false;
    };
  }, [asked]);
  return (
    <Dialog
      title="Letter as it was made"
      open
      size="xl"
      onClose={onClose}
      actions={
        <>
          <Button onClick={onClose}>Close</Button>
          {outputId === null ? null : (
            <Button variant="filled" onClick={() => saveOutput(outputId)}>
              Save as PDF
            </Button>
          )}
        </>
      }
    >
      <LoadingBar loading={outputId === null && fault === null} />
      {fault ? <FaultMessage fault={fault} /> : null}
      {outputId === null ? null : <PagesOf outputId={outputId} />}
    </Dialog>
  );
}

export function PagesOf({ outputId }: { readonly outputId: string }) {
  const box = useRef<HTMLDivElement>(null);
  useEffect(() => {
    // Under a long form the pages would come in unseen.
    box.current?.scrollIntoView({ block: 'nearest' });
  }, [outputId]);
  return (
    <div ref={box} className={styles.preview}>
      <DocumentPreview url={outputUrl(outputId)} mediaType="application/pdf" title="Pages of the letter" />
    </div>
  );
}
