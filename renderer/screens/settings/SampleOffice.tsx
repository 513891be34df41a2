import { Button } from '@mantine/core';
import { useState } from 'react';
import type { Fault } from '../../../shared/result.ts';
import { call } from '../../client.ts';
import { FaultMessage } from '../../components/FaultMessage.tsx';
import { Section } from '../../components/Section.tsx';
import { flushAllDrafts } from '../../stores/draft.ts';
import { useSession } from '../../stores/session.ts';

/** Into the sample office and back. The two have stores and keys of their own. */
export function SampleOffice() {
  const sample = useSession((store) => store.status?.sample === true);
  const canLeave = useSession((store) => store.status?.canLeaveSample === true);
  const take = useSession((store) => store.take);
  const [fault, setFault] = useState<Fault | null>(null);
  const [busy, setBusy] = useState(false);

  async function move(channel: 'session.openSample' | 'session.leaveSample') {
    setBusy(true);
    setFault(null);
    await flushAllDrafts();
    // The own office is locked first, so that it never lies open behind the sample.
    useSession.setState({ moving: true });
    if (channel === 'session.openSample') await call('session.lock', {});
    const answer = await call(channel, {});
    useSession.setState({ moving: false });
    setBusy(false);
    if (answer.ok) take(answer);
    else setFault(answer.fault);
  }

  return (
    <Section
      title="Sample office"
      id="sample"
      note="Made-up patients, devices and claims in a store of their own: nothing of it can get into your records."
    >
      {fault ? <FaultMessage fault={fault} /> : null}
      {sample ? (
        canLeave ? (
          <Button loading={busy} onClick={() => void move('session.leaveSample')}>
            Leave the sample office
          </Button>
        ) : (
          <p>The program was started with the sample office only. Start it without --sample for your own.</p>
        )
      ) : (
        <Button loading={busy} onClick={() => void move('session.openSample')}>
          Lock, and look around in the sample office
        </Button>
      )}
    </Section>
  );
}
