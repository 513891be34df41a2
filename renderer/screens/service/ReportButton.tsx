import { Button } from '@mantine/core';
import { IconFileText } from '@tabler/icons-react';
import { useState } from 'react';
import { call, outputUrl, saveOutput } from '../../client.ts';
import { Dialog } from '../../components/Dialog.tsx';
import { DocumentPreview } from '../../components/DocumentPreview.tsx';
import { valueOrNotice } from '../../records/recordActions.ts';
import { useCommand } from '../../stores/shortcuts.ts';
import styles from './ReportButton.module.css';
import { drawnWhenChanged } from '../../components/drawnWhenChanged.ts';

/**
 * The service report as it would be printed, to look at and to save.
 *
 * before: saves what is being typed, so that the report shows it
 */
interface Props {
  readonly visitId: string;
  readonly before?: (() => Promise<boolean>) | undefined;
}

export const ReportButton = drawnWhenChanged(ReportButtonItself);

function ReportButtonItself({ visitId, before }: Props) {
  const [outputId, setOutputId] = useState<string | null>(null);
  const [busy, setBusy] = useState(false);

  async function make() {
    if (busy) return;
    setBusy(true);
    await before?.();
    const report = valueOrNotice(await call('visits.report', { id: visitId }));
    setBusy(false);
    if (report) setOutputId(report.outputId);
  }
  useCommand('print', () => void make(), { label: 'Service report' });

  return (
    <>
      <Button
        loading={busy}
        leftSection={<IconFileText size="1rem" aria-hidden="true" />}
        onClick={() => void make()}
      >
        Service report
      </Button>
      <Dialog
        title="Service report"
        open={outputId !== null}
        onClose={() => setOutputId(null)}
        size="l"
        actions={
          <>
            <Button onClick={() => setOutputId(null)}>Close</Button>
            <Button variant="filled" onClick={() => outputId && saveOutput(outputId)}>
              Save as PDF
            </Button>
          </>
        }
      >
        <div className={styles.preview}>
          {outputId ? (
            <DocumentPreview url={outputUrl(outputId)} mediaType="application/pdf" title="Service report" />
          ) : null}
        </div>
      </Dialog>
    </>
  );
}
