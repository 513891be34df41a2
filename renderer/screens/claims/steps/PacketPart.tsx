import { Button } from '@mantine/core';
import { useState } from 'react';
import { DESK } from '../../../../shared/contract/channel.ts';
import type { OutputOf } from '../../../../shared/contract/contract.ts';
import { outputUrl, saveOutput } from '../../../client.ts';
import { DocumentPreview } from '../../../components/DocumentPreview.tsx';
import { FaultMessage } from '../../../components/FaultMessage.tsx';
import { Section } from '../../../components/Section.tsx';
import { NewAuditDialog } from '../../audits/NewAuditDialog.tsx';
import { useCase, useClaim, useClaimPage } from '../claimContext.ts';
import { plural } from '../findings.ts';
import { usePacket } from '../usePacket.ts';
import styles from '../Claim.module.css';

/** The packet as one PDF: looked at here, saved where the person says. Before finalising it is marked a draft. */
export function PacketPart() {
  const frozen = useClaim((state) => state.view?.frozen ?? true);
  const { made, fault, busy, make, save } = usePacket();
  const { role } = useClaimPage();
  const { claim } = useCase();
  const [asked, setAsked] = useState(false);
  return (
    <Section
      level={3}
      title={frozen ? 'Packet' : 'Packet, as a draft'}
      note={frozen ? 'Fixed with the claim: the same pages every time.' : undefined}
      actions={
        <>
          {frozen && DESK.includes(role) ? (
            <Button onClick={() => setAsked(true)}>Answer an audit</Button>
          ) : null}
          <Button loading={busy} onClick={() => void make()}>
            {made ? 'Make it again' : 'Look at the packet'}
          </Button>
          <Button variant={frozen ? 'filled' : 'default'} loading={busy} onClick={() => void save()}>
            Save the packet
          </Button>
        </>
      }
    >
      {asked ? (
        <NewAuditDialog patientId={claim.patientId} claimIds={[claim.id]} onClose={() => setAsked(false)} />
      ) : null}
      {fault ? <FaultMessage fault={fault} onRetry={() => void make()} /> : null}
      {made ? (
        <>
          <PacketProblems packet={made} />
          <p className={styles.source}>
            {made.fileName}, {plural(made.pages, 'page')}
          </p>
          <div className={styles.preview}>
            <DocumentPreview
              url={outputUrl(made.outputId)}
              mediaType="application/pdf"
              title="Packet of the claim"
              onSave={() => saveOutput(made.outputId)}
            />
          </div>
        </>
      ) : null}
    </Section>
  );
}

/** Papers that could not be put into the packet, each with its reason. */
export function PacketProblems({ packet }: { readonly packet: OutputOf<'claims.packet'> }) {
  const { documents } = useCase();
  if (packet.problems.length === 0) return null;
  return (
    <ul className={styles.conflict}>
      {packet.problems.map((problem) => (
        <li key={problem.documentId}>
          {documents.find((each) => each.id === problem.documentId)?.title || 'A paper'}: {problem.message}
        </li>
      ))}
    </ul>
  );
}
