import { Button } from '@mantine/core';
import { outputUrl, saveOutput } from '../../client.ts';
import { Dialog } from '../../components/Dialog.tsx';
import { DocumentPreview } from '../../components/DocumentPreview.tsx';
import { FaultMessage } from '../../components/FaultMessage.tsx';
import { useCommand } from '../../stores/shortcuts.ts';
import { PacketProblems } from './steps/PacketPart.tsx';
import { usePacket } from './usePacket.ts';
import styles from './Claim.module.css';

/** Ctrl+P on any step of a claim: its packet as it would be printed, to look at and to save. */
export function PacketDialog() {
  const { made, fault, make, clear } = usePacket();
  useCommand('print', () => void make(), { label: 'Packet of the claim' });
  return (
    <Dialog
      title="Packet of the claim"
      open={made !== null || fault !== null}
      onClose={clear}
      size="xl"
      actions={
        <>
          <Button onClick={clear}>Close</Button>
          {made ? (
            <Button variant="filled" onClick={() => saveOutput(made.outputId)}>
              Save as PDF
            </Button>
          ) : null}
        </>
      }
    >
      {fault ? <FaultMessage fault={fault} onRetry={() => void make()} /> : null}
      {made ? (
        <>
          <PacketProblems packet={made} />
          <div className={styles.preview}>
            <DocumentPreview
              url={outputUrl(made.outputId)}
              mediaType="application/pdf"
              title="Packet of the claim"
            />
          </div>
        </>
      ) : null}
    </Dialog>
  );
}
