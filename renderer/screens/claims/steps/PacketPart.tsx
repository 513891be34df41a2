import { Button } from '@mantine/core';
import { useState } from 'react';
import type { OutputOf } from '../../../../shared/contract/contract.ts';
import type { Fault } from '../../../../shared/result.ts';
import { call, outputUrl, saveOutput } from '../../../client.ts';
import { commitTyped } from '../../../components/commitTyped.ts';
import { DocumentPreview } from '../../../components/DocumentPreview.tsx';
import { FaultMessage } from '../../../components/FaultMessage.tsx';
import { Section } from '../../../components/Section.tsx';
import { useCommand } from '../../../stores/shortcuts.ts';
import { useCase, useClaim, useClaimPage } from '../claimContext.ts';
import { plural } from '../findings.ts';
import styles from '../Claim.module.css';

/** The packet as one PDF: looked at here, saved where the person says. Before finalising it is marked a draft. */
export function PacketPart() {
  const { store } = useClaimPage();
  const { claim, documents } = useCase();
  const frozen = useClaim((state) => state.view?.frozen ?? true);
  const [packet, setPacket] = useState<OutputOf<'claims.packet'> | null>(null);
  const [fault, setFault] = useState<Fault | null>(null);
  const [busy, setBusy] = useState(false);

  async function make(): Promise<OutputOf<'claims.packet'> | null> {
    if (busy) return null;
    setBusy(true);
    commitTyped();
    await store.getState().flush();
    const answer = await call('claims.packet', { id: claim.id });
    setBusy(false);
    setFault(answer.ok ? null : answer.fault);
    setPacket(answer.ok ? answer.value : null);
    return answer.ok ? answer.value : null;
  }

  async function save() {
    const made = await make();
    if (made) saveOutput(made.outputId);
  }

  useCommand('print', () => void save());

  return (
    <Section
      level={3}
      title={frozen ? 'Packet' : 'Packet, as a draft'}
      note={frozen ? 'Fixed with the claim: the same pages every time.' : undefined}
      actions={
        <>
          <Button loading={busy} onClick={() => void make()}>
            {packet ? 'Make it again' : 'Look at the packet'}
          </Button>
          <Button variant={frozen ? 'filled' : 'default'} loading={busy} onClick={() => void save()}>
            Save the packet
          </Button>
        </>
      }
    >
      {fault ? <FaultMessage fault={fault} onRetry={() => void make()} /> : null}
      {packet ? (
        <>
          {packet.problems.length === 0 ? null : (
            <ul className={styles.conflict}>
              {packet.problems.map((problem) => (
                <li key={problem.documentId}>
                  {documents.find((each) => each.id === problem.documentId)?.title || 'A paper'}:{' '}
                  {problem.message}
                </li>
              ))}
            </ul>
          )}
          <p className={styles.source}>
            {packet.fileName}, {plural(packet.pages, 'page')}
          </p>
          <div className={styles.preview}>
            <DocumentPreview
              url={outputUrl(packet.outputId)}
              mediaType="application/pdf"
              title="Packet of the claim"
              onSave={() => saveOutput(packet.outputId)}
            />
          </div>
        </>
      ) : null}
    </Section>
  );
}
