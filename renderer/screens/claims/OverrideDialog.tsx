import { Button } from '@mantine/core';
import { useState } from 'react';
import type { Finding } from '../../../shared/rules/evaluate.ts';
import type { Fault } from '../../../shared/result.ts';
import { Dialog } from '../../components/Dialog.tsx';
import { FaultMessage } from '../../components/FaultMessage.tsx';
import type { IsoDate } from '../../../shared/domain/dates.ts';
import { TextArea } from '../../components/TextArea.tsx';
import { TypedDateField } from '../../components/TypedDateField.tsx';
import { useToday } from '../../stores/session.ts';
import { call } from '../../client.ts';
import { useClaimPage } from './claimContext.ts';

/** Sets a finding aside with a typed reason. Name, role, time and reason stay with the claim and go into its packet. */
export function OverrideDialog({
  finding,
  onClose,
}: {
  readonly finding: Finding;
  readonly onClose: () => void;
}) {
  const { store } = useClaimPage();
  const [reason, setReason] = useState('');
  const [expiresOn, setExpiresOn] = useState<IsoDate | null>(null);
  const today = useToday();
  const [fault, setFault] = useState<Fault | null>(null);
  const [tried, setTried] = useState(false);
  const [busy, setBusy] = useState(false);
  const short = reason.trim().length < 10;

  async function confirm() {
    setTried(true);
    if (short || busy) return;
    setBusy(true);
    const answer = await store
      .getState()
      .act(({ id }) =>
        call('claims.override', { id, ruleId: finding.rule, reason: reason.trim(), expiresOn }),
      );
    setBusy(false);
    if (answer.ok) onClose();
    else setFault(answer.fault);
  }

  return (
    <Dialog
      title={`Override ${finding.rule}`}
      open
      onClose={onClose}
      actions={
        <>
          <Button onClick={onClose}>Cancel</Button>
          <Button variant="filled" loading={busy} onClick={() => void confirm()}>
            Set this finding aside
          </Button>
        </>
      }
    >
      <p>{finding.message}</p>
      <TextArea
        label="Reason"
        value={reason}
        onChange={setReason}
        autoFocus
        required
        maxLength={500}
        minRows={3}
        error={tried && short ? 'Give the reason in a sentence: at least 10 characters.' : null}
        hint="Your name, role, the time and this reason stay with the claim and are printed in its packet."
      />
      <TypedDateField
        label="Until"
        width="m"
        value={expiresOn}
        onChange={setExpiresOn}
        min={today}
        hint="Last day on which this counts; empty: no end. After it the finding stands again."
      />
      {fault ? <FaultMessage fault={fault} /> : null}
    </Dialog>
  );
}
