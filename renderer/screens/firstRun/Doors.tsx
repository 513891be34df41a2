import { Button } from '@mantine/core';
import { useState } from 'react';
import type { Fault } from '../../../shared/result.ts';
import { call } from '../../client.ts';
import { FaultMessage } from '../../components/FaultMessage.tsx';
import { useSession } from '../../stores/session.ts';
import { RestoreDoor } from '../backups/RestoreDoor.tsx';
import { GateFrame } from '../gate/GateFrame.tsx';
import styles from './FirstRun.module.css';

/** The very first screen: set up the own office, join one as its next device, or look around in the sample office. */
export function Doors({ onSetUp, onJoin }: { readonly onSetUp: () => void; readonly onJoin: () => void }) {
  const take = useSession((store) => store.take);
  const version = useSession((store) => store.status?.version);
  const [opening, setOpening] = useState(false);
  const [fault, setFault] = useState<Fault | null>(null);

  async function openSample() {
    setOpening(true);
    const answer = await call('session.openSample', {});
    setOpening(false);
    if (answer.ok) take(answer);
    else setFault(answer.fault);
  }

  return (
    <GateFrame
      wide
      title="Welcome"
      intro="Claimwright turns the repairs and rentals of your equipment into complete, documented claims. Everything stays on this computer, encrypted; nothing is sent anywhere unless you connect it."
      foot={
        <>
          <RestoreDoor plain />
          <span>Version {version}</span>
        </>
      }
    >
      <div className={styles.doors}>
        <section className={styles.door} aria-labelledby="door-own">
          <h2 id="door-own">Your own office</h2>
          <p>
            About five minutes. Have your NPI, tax id and license at hand, and a printer or a pen for the
            recovery code.
          </p>
          <Button variant="filled" onClick={onSetUp} data-autofocus>
            Set up my office
          </Button>
        </section>
        <section className={styles.door} aria-labelledby="door-join">
          <h2 id="door-join">An office that is there already</h2>
          <p>
            This computer becomes one more device of your office. Have the code at hand that the owner made
            for it.
          </p>
          <Button onClick={onJoin}>Join an office</Button>
        </section>
        <section className={styles.door} aria-labelledby="door-sample">
          <h2 id="door-sample">A sample office</h2>
          <p>
            Made-up patients, devices and claims in every state, in a store of their own. Try everything; your
            own office stays empty.
          </p>
          <Button loading={opening} onClick={() => void openSample()}>
            Look around with a sample office
          </Button>
        </section>
      </div>
      {fault ? <FaultMessage fault={fault} /> : null}
    </GateFrame>
  );
}
